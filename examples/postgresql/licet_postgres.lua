-- What the functions of licet.sql share: one policy per session (and per parallel worker), loaded when it is first asked.
local licet = require "licet"

local module = {}
local policy

-- The answer to a case with its question, as JSON text. A mistake in it is an error of the statement.
function module.ask(case)
  if not policy then
    policy = assert(licet.load(spi.execute("SELECT current_setting('licet.policy') AS path")[1].path))
  end
  local answer, message = policy:ask(case)
  if not answer then error(message, 0) end
  return answer
end

return module
