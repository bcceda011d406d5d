-- Asks, from Lua, whether one country may pay for the flight of another's delegate, and what would change the answer.
--   LUA_CPATH="build/release/lua/5.4/?.so" lua5.4 examples/lua/flights.lua [POLICY]
-- Exit status: 0 allowed, 1 refused, 2 not settled, 3 something is wrong.
local licet = require "licet"

local policy, message = licet.load(arg[1] or "policies/interpol")
if not policy then
  io.stderr:write(message)
  os.exit(3)
end

local case = {
  on = "2024-11-05",
  entities = {
    gabon = { is = { "Country" } },
    togo = { is = { "Country" } },
    vote = { is = { "ExecutiveCommitteeElection" }, call = "2024-06-03", day = "2024-11-06" },
    mira = { is = { "Candidate" }, election = "vote", nominated_by = "gabon" },
  },
  ask = { may = "give_benefit", by = "gabon", with = { to = "togo", kind = "travel" }, as = "flights" },
}

-- Facts on demand: what the answer hangs on, and only that.
local function fetch(object, _, field)
  print(("(the host is asked for %s.%s)"):format(object, field))
  if field == "value" then return "EUR 1200" end
end

local open = assert(policy:ask { case = case, fetch = fetch })
io.write(open.text)
for _, missing in ipairs(open.missing) do print("missing: " .. missing.what, missing.ask) end

case.findings = { { judgment = "linked", of = { "flights" }, answer = "yes", by = "chair" } }
local answer = assert(policy:ask { case = case, fetch = fetch })
print("\nOnce the chair has found that it is linked to the election:")
io.write(answer:why())
for i, rule in answer:reasons() do print(i, rule.rule, table.concat(rule.cites, ", "), rule.modal) end
os.exit(answer.verdict == "undetermined" and 2 or answer.permitted and 0 or 1)
