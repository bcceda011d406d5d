-- An HAProxy action that asks Licet: who may read what. It sets txn.permitted, and txn.refusal to what the refused are
-- told. Loaded once per thread (lua-load-per-thread), so that no thread waits for another.
local licet = require "licet"
local policy = assert(licet.load(os.getenv "LICET_POLICY"))

-- HAProxy gives a list for each header, counted from 0.
local function header(txn, name)
  local values = txn.http:req_get_headers()[name]
  return values and values[0]
end

local function ask(txn)
  local person, role = header(txn, "x-person"), header(txn, "x-role")
  if not person or not role then return false, "Say who you are.\n" end
  local path = txn.sf:path()
  local answer, message = policy:ask {
    case = {
      on = os.date "!%Y-%m-%d",
      entities = { [person] = { is = { role } }, [path] = { is = { "Document" } } },
      ask = { may = "read", by = person, with = { what = path }, as = "request" },
    },
    -- Facts on demand: the level of the document is looked up only where a rule wants it.
    fetch = function(_, _, field)
      if field == "level" then return path:find("/restricted/", 1, true) and "restricted" or "open" end
    end,
  }
  if not answer then return false, message end
  return answer.permitted, answer.text
end

core.register_action("licet", { "http-req" }, function(txn)
  local ok, permitted, text = pcall(ask, txn)
  if not ok then
    core.Alert("licet: " .. tostring(permitted))
    permitted, text = false, "The rules could not be asked.\n" -- a mistake is never a permission
  end
  txn:set_var("txn.permitted", permitted)
  txn:set_var("txn.refusal", text)
end, 0)

-- For measuring alone: /cost?n=1000 says how much processor time a decision costs.
core.register_service("licet_cost", "http", function(applet)
  local n = tonumber(applet.qs:match "n=(%d+)") or 1000
  local case = assert(policy:case {
    on = "2024-11-05",
    entities = { bob = { is = { "Person" } }, paper = { is = { "Document" }, level = "restricted" } },
    ask = { may = "read", by = "bob", with = { what = "paper" }, as = "request" },
  })
  local began = os.clock()
  for _ = 1, n do assert(policy:ask(case)) end
  local text = ("%.1f us per decision\n"):format((os.clock() - began) * 1e6 / n)
  applet:set_status(200)
  applet:add_header("content-length", #text)
  applet:start_response()
  applet:send(text)
end)
