-- The Lua module, as its users see it. The same file for Lua 5.1 to 5.4 and LuaJIT.
local licet = require "licet"
local house = require "house"

local tests, failed = {}, 0
local function test(name, run) tests[#tests + 1] = { name, run } end
local function equal(got, wanted)
  if got ~= wanted then error(("expected %s, got %s"):format(tostring(wanted), tostring(got)), 2) end
end
local function contains(text, part)
  if not tostring(text):find(part, 1, true) then error(("no `%s` in: %s"):format(part, tostring(text)), 2) end
end
local function raises(part, run, ...)
  local ok, message = pcall(run, ...)
  if ok then error("nothing was raised", 2) end
  contains(message, part)
end

local policy = assert(licet.compile(house, "house.licet"))
local function guests()
  local case = assert(policy:case())
  assert(assert(case:on "2024-03-01"):add("ann", "Guest"))
  return assert(case:add("chief", { "Host" }))
end

test("a policy is loaded from files and folders, and says what it is", function()
  local loaded = assert(licet.load "policies/interpol")
  contains(loaded:digest(), "sha256:")
  equal(loaded:instruments()[1], "interpol.election_campaigns")
  equal(loaded:warnings(), "")
  contains(tostring(loaded), "policy sha256:")
  equal(policy:digest(), assert(licet.compile { ["house.licet"] = house }):digest())
end)

test("a mistake of an author is nil and a message that says where", function()
  local none, message = licet.compile("instrument x\nrole Guest\nact smoke by Gest\n", "x.licet")
  equal(none, nil)
  contains(message, "x.licet:3:14")
  contains(message, "did you mean `Guest`?")
  none, message = licet.load "no/such/folder"
  equal(none, nil)
  contains(message, "no/such/folder")
end)

test("an answer is read like a table, and its lists are made once", function()
  local answer = assert(policy:ask(guests(), "may ann bring_wine { kind: red, value: EUR 5 } as bottle?"))
  equal(answer.verdict, "needs authorisation")
  equal(answer.permitted, false)
  equal(answer.allowed, false)
  equal(answer.kind, "verdict")
  equal(answer.force, "binding")
  equal(answer.gave_up, false)
  equal(#answer.decisive, 1)
  equal(answer.decisive, answer.decisive)
  equal(answer.decisive[1].rule, "no_red")
  equal(answer.decisive[1].cites[1], "1")
  equal(answer.decisive[1].file, "house.licet")
  equal(answer.needs[1].of, "the Host")
  equal(answer.possible[1], "needs authorisation")
  contains(answer.json, '"verdict":"needs authorisation"')
  equal(tostring(answer), answer.text)
  contains(answer:why(), "red")
  contains(answer:why_json(), '"proof"')
  assert(#answer:why_not() > 0)
  contains(answer:why(), "red")
  local seen = {}
  for _, rule in answer:reasons() do seen[#seen + 1] = rule.rule end
  equal(table.concat(seen, " "), "no_red")
  raises("an answer has no `permited`", function() return answer.permited end)
  raises("no such verdict", answer.why_not, answer, "nice")
end)

test("a case is a table, as in JSON", function()
  local case = {
    on = "2024-03-01",
    entities = { ann = { is = { "Guest" } }, chief = { is = { "Host" } } },
    findings = { { judgment = "fine", of = { "bottle" }, answer = "yes", by = "chief" } },
    ask = { may = "bring_wine", by = "ann", with = { kind = "white", value = { EUR = 5 }, bottles = 2 }, as = "bottle" },
  }
  local answer = assert(policy:ask(case))
  equal(answer.verdict, "permitted")
  equal(#answer.presumed, 1)
  equal(assert(policy:ask { case = case }).verdict, "permitted")
  equal(assert(policy:ask { case = case, strictly = true }).verdict, "undetermined")
  equal(assert(policy:ask(assert(policy:case(case)))).verdict, "permitted")
  equal(assert(policy:ask(assert(policy:case(case)):json())).verdict, "permitted")
  case.ask.with.kind = "green"
  local none, message = policy:ask(case)
  equal(none, nil)
  contains(message, "green")
  contains(message, "ask.with.kind")
  case.ask = nil
  equal(policy:ask(case), nil)
  equal(assert(policy:ask { case = { entities = { ann = { is = { "Guest" } } } }, "may ann invite?" }).verdict, "unregulated")
  raises("either a list or has names", policy.ask, policy, { case = { entities = { "a", b = 1 } } })
  raises("can be no part of a case", policy.ask, policy, { case = { on = print } })
end)

test("what is empty in a table is a list or an object, as its place wants", function()
  local case = { entities = { ann = { is = {} }, bob = {} }, events = {}, findings = {}, readings = {} }
  assert(policy:case(case))
end)

test("a case is built by calls, and a mistake in it is never an answer", function()
  local case = guests()
  assert(case:act("bottle", "ann", "bring_wine", { kind = "white", value = "EUR 5", bottles = 2, shared = true, with = { "ann" } }))
  assert(case:finding("fine", "bottle", true, "chief"))
  equal(assert(policy:ask(case, "bottle?")).permitted, true)
  local doubted = assert(case:copy())
  assert(doubted:doubt("rude", "ann"))
  equal(assert(policy:ask(doubted, "bottle?")).permitted, false)
  equal(assert(policy:ask(case, "bottle?")).permitted, true)
  assert(case:settle("rose", "as_red"))
  assert(case:tell "let feast be Dinner")
  assert(case:authorisation { of = "bottle", by = "chief", on = "2024-02-01" })
  assert(case:set("bottle", "dinner", "feast"))
  assert(case:ok())
  local none, message = case:set("bottle", "kind", "green")
  equal(none, nil)
  contains(message, "green")
  equal(case:ok(), false)
  none, message = policy:ask(case, "bottle?")
  equal(none, nil)
  contains(message, "green")
  raises("is no value of Licet", case.set, case, "bottle", "kind", print)
  raises("not exact", case.set, case, "bottle", "bottles", 0.1 + 0.2)
  raises("not exact", case.set, case, "bottle", "bottles", 0 / 0)
end)

test("numbers are exact", function()
  local case = guests()
  assert(case:act("few", "ann", "bring_wine", { kind = "white", bottles = 12 }))
  assert(case:act("many", "ann", "bring_wine", { kind = "white", bottles = 12.5 }))
  equal(assert(policy:ask(case, "many?")).verdict, "prohibited")
  assert(assert(policy:ask(case, "few?")).verdict ~= "prohibited")
end)

test("events and duties", function()
  local case = guests()
  assert(case:event("call", "2024-02-28", "ann", "invite"))
  local answer = assert(policy:ask(case, "duties of ann?"))
  equal(answer.kind, "duties")
  local duty = answer.duties[1]
  equal(duty.rule, "answer")
  equal(duty.bearer, "ann")
  equal(duty.cause, "call")
  equal(duty.last_day, "2024-03-06")
  equal(duty.statuses[1], "open")
  assert(case:event(nil, "2024-03-02", "ann", "reply"))
  assert(case:alleged("rumour", "2024-03-01", "ann", "invite"))
  equal(assert(policy:ask(case, "is ann a Guest?")).truth, true)
  assert(case:act("cheap", "ann", "bring_wine", { value = "EUR 5" }))
  equal(assert(policy:ask(case, "is cheap.value more than EUR 100?")).truth, false)
  equal(assert(policy:ask(case, "is cheap.bottles more than 100?")).truth, nil)
  equal(assert(policy:ask(case, "who may bring_wine { kind: white }?")).kind, "names")
end)

test("what if, and what would permit it", function()
  local case = guests()
  local answer = assert(policy:ask(case, "may ann bring_wine { kind: red, value: EUR 5 } as bottle? what if bottle.kind is white?"))
  equal(answer.verdict, "undetermined")
  equal(answer.kind, "told")
  answer = assert(policy:ask(case, "may ann bring_wine { kind: red, value: EUR 5, bottles: 1 } as bottle? what would permit it?"))
  contains(answer.text, "the Host authorises it")
end)

test("facts on demand: a function is asked what the answer hangs on, and may fail without harm", function()
  local case, asked = guests(), {}
  local function ask(fetch)
    return policy:ask { case = case, "may ann bring_wine { value: EUR 5, bottles: 1 } as bottle?", fetch = fetch }
  end
  local answer = assert(ask(function(object, is, field)
    asked[#asked + 1] = object .. "|" .. is .. "|" .. field
    return "red"
  end))
  equal(answer.verdict, "needs authorisation")
  equal(table.concat(asked, " "), "bottle|bring_wine|kind")
  answer = assert(ask(function() return nil end))
  equal(answer.verdict, "undetermined")
  equal(answer.missing[1].why, "asked")
  answer = assert(ask(function() error "the directory is closed" end))
  equal(answer.verdict, "undetermined")
  contains(answer.warnings[1], "the directory is closed")
  answer = assert(ask(function() error {} end))
  equal(#answer.warnings, 1)
  answer = assert(ask(function() return print end))
  contains(answer.warnings[1], "is no value of Licet")
  answer = assert(ask(function() return { unknown = true } end))
  equal(answer.verdict, "undetermined")
  local none, message = ask(function() return "green" end)
  equal(none, nil)
  contains(message, "fetched bottle.kind")
  answer = assert(ask(function() return assert(policy:ask(guests(), "is ann a Guest?")).truth and "red" end)) -- within each other
  equal(answer.verdict, "needs authorisation")
  local routine = coroutine.wrap(function() return assert(ask(function() return "red" end)).verdict end)
  equal(routine(), "needs authorisation")
end)

test("an asker answers as ask does, reads what rules read, and gives equal outcomes as one table", function()
  local asker = assert(policy:asker { case = guests(), by = "ann", act = "bring_wine" })
  local needed = {}
  for _, name in ipairs(asker:needed()) do needed[name] = true end
  assert(needed.kind and needed.value and not needed.shared)
  for _, kind in ipairs { "red", "white", false } do
    for _, value in ipairs { "EUR 5", "EUR 500", false } do
      for _, bottles in ipairs { 2, 13, false } do
        local fields = { kind = kind or nil, value = value or nil, bottles = bottles or nil }
        local case = guests()
        assert(case:act("bottle", "ann", "bring_wine", fields))
        local wanted = assert(policy:ask(case, "bottle?"))
        local got = assert(asker:decide(fields))
        equal(got.verdict, wanted.verdict)
        equal(got.permitted, wanted.permitted)
        equal(#got.decisive, #wanted.decisive)
        if wanted.decisive[1] then
          equal(got.decisive[1].rule, wanted.decisive[1].rule)
          equal(got.decisive[1].cites[1], wanted.decisive[1].cites[1])
        end
        equal(assert(asker:ask(fields)).verdict, wanted.verdict)
        assert(rawequal(got, asker:decide(fields)) or #got.decisive > 2)
      end
    end
  end
  local none, message = asker:decide { kind = "green" }
  equal(none, nil)
  contains(message, "green")
  equal(asker:decide({ kind = "red", value = "EUR 5", bottles = 1 }).verdict, "needs authorisation")
  for i = 1, 9000 do equal(asker:decide({ kind = "white", value = "EUR " .. 101 + i, bottles = 1 }).permitted, false) end
  equal(asker:decide({ kind = "red", value = "EUR 5", bottles = 1 }).verdict, "needs authorisation")
  raises("no option `fetch`", policy.asker, policy, { by = "ann", act = "invite", fetch = print })
  none, message = policy:asker { by = "bob", act = "bring_wine" }
  equal(none, nil)
  contains(message, "bob")
  asker:close()
  raises("this asker is closed", asker.decide, asker, {})
end)

test("limits, and what the host makes of silence", function()
  local case = guests()
  equal(assert(policy:ask(case, "may ann bring_wine { kind: red }?", { fuel = 1 })).gave_up, true)
  equal(assert(policy:ask(case, "may ann invite?", { allow_unregulated = true })).allowed, true)
  equal(assert(policy:ask(case, "may ann invite?")).allowed, false)
  contains(assert(policy:ask(case, "may ann bring_wine { kind: red }?", { output = 20 })).text, "cut off here: more than 20 bytes")
  equal(assert(policy:ask(case, "may ann bring_wine { kind: red }?", { output = 20 })).json, '{"schema":1,"kind":"cut","limit":20}')
  raises("no option `strict`", policy.ask, policy, case, "may ann invite?", { strict = true })
  raises("out of range", policy.ask, policy, case, "may ann invite?", { fuel = -1 })
end)

test("what is closed is told so, and may be closed again", function()
  local own = assert(licet.compile(house))
  local case = assert(own:case())
  local answer = assert(own:ask({ entities = { ann = { is = { "Guest" } } } }, "may ann invite?"))
  own:close()
  own:close()
  raises("this policy is closed", own.digest, own)
  equal(tostring(own), "a closed policy")
  assert(case:add("ann", "Guest")) -- it holds what it needs
  case:close()
  case:close()
  raises("this case is closed", case.ok, case)
  equal(tostring(case), "a closed case")
  equal(answer.verdict, "unregulated")
  answer:close()
  answer:close()
  raises("this answer is closed", function() return answer.verdict end)
  equal(tostring(answer), "a closed answer")
  equal(getmetatable(own), "licet.policy")
end)

test("a wrong thing in the place of another is told, and nothing crashes", function()
  raises("licet.policy expected", policy.digest, io.stdout)
  raises("licet.case expected", guests().ok, policy)
  raises("string expected", licet.load, {})
  raises("licet.policy expected", policy.ask, guests())
  raises("table expected", policy.ask, policy, guests(), "may ann invite?", 7)
end)

test("thousands of objects are collected", function()
  local case = guests()
  for _ = 1, 300 do
    assert(policy:ask(assert(case:copy()), "is ann a Guest?"))
  end
  collectgarbage()
end)

if _VERSION == "Lua 5.4" then
  test("<close> closes", function()
    local kept
    load([[
      local policy, keep = ...
      local case <close> = assert(policy:case())
      keep(case)
    ]])(policy, function(case) kept = case end)
    equal(tostring(kept), "a closed case")
  end)
end

for _, one in ipairs(tests) do
  local ok, message = pcall(one[2])
  if not ok then
    failed = failed + 1
    io.stderr:write("FAILED: ", one[1], "\n  ", tostring(message), "\n")
  end
end
print(("%s: %d tests, %d failed"):format(_VERSION, #tests, failed))
os.exit(failed == 0 and 0 or 1)
