-- What memory.c runs with memory that ends: one request, as a host would make it. Gives whether the answer was the right one.
local policy = ...
local case = assert(policy:case())
assert(case:on "2024-03-01")
assert(case:add("ann", { "Guest" }))
assert(case:act("bottle", "ann", "bring_wine", { value = "EUR 5", bottles = 2, with = { "ann" } }))
local answer = assert(policy:ask {
  case = case,
  "bottle?",
  fetch = function(_, _, field) return field == "kind" and "red" or nil end,
})
if answer.permitted or answer.allowed then return "permitted by mistake" end
local fetched = #answer.warnings == 0
if fetched and answer.verdict ~= "needs authorisation" then return answer.text end
if fetched and answer.decisive[1].rule ~= "no_red" then return "another rule" end
local none, message = policy:ask({ entities = { ann = { is = { "Nobody" } } } }, "may ann invite?")
if none ~= nil or not (message:find "Nobody" or message == "out of memory") then return "a mistake was lost" end
if not answer:why():find "red" and fetched then return "no reason" end
if #answer.text == 0 or #answer.json == 0 then return "nothing is told" end
local asker = assert(policy:asker { case = case, by = "ann", act = "bring_wine" })
local outcome = assert(asker:decide { kind = "red", value = "EUR 5", with = { "ann" } })
if outcome.permitted or not outcome.decisive[1].cites[1] then return "another outcome" end
if assert(asker:ask { kind = "red" }).permitted then return "permitted by mistake" end
for _, rule in answer:reasons() do
  if not rule.file then return "no file" end
end
return true
