---@meta licet
-- What the Lua module offers, for the Lua language server and for people. It is not loaded by programs.
--
--   local licet = require "licet"
--   local policy = assert(licet.load "policies/interpol")
--   local answer = assert(policy:ask {
--     case = { entities = { gabon = { is = { "Country" } }, togo = { is = { "Country" } } } },
--     "may gabon give_benefit { to: togo, kind: travel }?",
--   })
--   if not answer.permitted then print(answer:why()) end
--
-- A mistake of a user (a wrong policy, case or question) is `nil, message`, as with io.open; a mistake in the program (a
-- wrong argument, an option that does not exist) is raised. Objects are freed when they are collected, by :close(), and
-- in Lua 5.4 at the end of the scope of a <close> variable. Objects belong to one Lua state.

---@class licet
---@field version string "0.1.0"
local licet = {}

--- Files, or folders with all *.licet below them.
---@param ... string
---@return licet.Policy?
---@return string? message every mistake, with its line and a caret
function licet.load(...) end

--- Texts that are not on disk: one, or several by name.
---@param text string|table<string, string>
---@param name? string for diagnostics
---@return licet.Policy?
---@return string? message
function licet.compile(text, name) end

---@class licet.Policy
local Policy = {}

--- One question. `case` is one that was built, a table as in JSON, or JSON text; without a question the case asks it
--- itself (`ask`). Everything may stand in one table: `policy:ask { case = …, "question", strictly = true }`.
---@param case licet.Case|licet.CaseTable|string|licet.AskTable|nil
---@param question? string "may gabon announce?", "duties of gabon?", "flights? what if togo is gabon?"
---@param options? licet.Options
---@return licet.Answer?
---@return string? message
function Policy:ask(case, question, options) end

--- For one act that is asked about again and again: names are looked up and values checked once.
---@param from { by: string, act: string, case?: licet.Case|licet.CaseTable|string } and licet.Options but for `fetch`
---@return licet.Asker?
---@return string? message
function Policy:asker(from) end

---@class licet.Asker
local Asker = {}
--- Only the fields that rules read are looked at: see needed(). Equal outcomes are one table, which must not be changed.
---@param fields table<string, licet.Value>
---@return { verdict: string, permitted: boolean, allowed: boolean, gave_up: boolean, decisive: licet.Rule[] }?
---@return string? message
function Asker:decide(fields) end
--- The same as a full answer, with its text, its proof and what is missing.
---@param fields table<string, licet.Value>
---@return licet.Answer?
---@return string? message
function Asker:ask(fields) end
---@return string[]
function Asker:needed() end
function Asker:close() end

--- An empty case, or one from a table as in JSON or from JSON text.
---@param from? licet.CaseTable|string
---@return licet.Case?
---@return string? message
function Policy:case(from) end

---@return string # "sha256:…"
function Policy:digest() end
---@return string[]
function Policy:instruments() end
---@return string # empty if there are none
function Policy:warnings() end
function Policy:close() end

--- How to ask, and what the host makes of the answer.
---@class licet.Options
---@field strictly? boolean presumptions count as unknown
---@field show_confidential? boolean the answer is for eyes that may see confidential fields
---@field allow_unregulated? boolean `allowed` is true where no rule speaks
---@field allow_discouraged? boolean `allowed` is true for what should not be done
---@field fetch? licet.Fetch facts on demand
---@field fuel? integer steps of evaluation; 0 is no limit
---@field readings? integer
---@field named_readings? integer
---@field repair_questions? integer
---@field repair_size? integer
---@field call_depth? integer
---@field output? integer bytes of a text; a longer one is cut and says so

--- Called for each fact that nobody told and on which the answer hangs. nil: not known. What it raises makes the fact
--- unknown, and stands in `warnings` of the answer.
---@alias licet.Fetch fun(object: string, is: string, field: string): licet.Value

---@class licet.AskTable: licet.Options
---@field case? licet.Case|licet.CaseTable|string
---@field question? string or as [1]
---@field [1]? string

--- A value: a string as written ("togo", "EUR 1200", "2024-11-05"), a number, true or false, a list of these,
--- `{ unknown = true }` (somebody was asked and did not know) or `{ none = true }` (nobody, nothing). Numbers are exact:
--- one that has no short decimal form is refused; write "12.50".
---@alias licet.Value string|number|boolean|table|nil

--- The published JSON format (lang/answer/schema/case.schema.json) as a table.
---@class licet.CaseTable
---@field on? string
---@field now? string
---@field ordered? boolean
---@field entities? table<string, table>
---@field events? table[]
---@field asked? table[]
---@field findings? table[]
---@field authorisations? table[]
---@field doubts? table[]
---@field readings? table<string, string>
---@field under? string
---@field ask? table

--- Each call that tells something returns the case, or `nil, message`; after a mistake no question about it is answered.
---@class licet.Case
local Case = {}

---@param day string "2024-11-05": the day asked about
---@return licet.Case?, string?
function Case:on(day) end
---@param day string the day on which one asks, if it is another
---@return licet.Case?, string?
function Case:now(day) end
---@param as_told? boolean events of one day happened in the order in which they are told
---@return licet.Case?, string?
function Case:ordered(as_told) end
---@param name string
---@param roles? string|licet.Role|(string|licet.Role)[]
---@param fields? table<string, licet.Value>
---@param flags? { open: boolean } open: may have any role besides
---@return licet.Case?, string?
function Case:add(name, roles, fields, flags) end
---@param name string
---@param field string
---@param value licet.Value
---@return licet.Case?, string?
function Case:set(name, field, value) end
---@param name string?
---@param when string "2024-10-01" or "2024-10-01T09:30"
---@param who string
---@param act string
---@param fields? table<string, licet.Value>
---@return licet.Case?, string?
function Case:event(name, when, who, act, fields) end
---@param name string?
---@param when string
---@param who string
---@param act string
---@param fields? table<string, licet.Value>
---@return licet.Case?, string?
function Case:alleged(name, when, who, act, fields) end
---@param name string an act to ask about by name: "flights?"
---@param who string
---@param act string
---@param fields? table<string, licet.Value>
---@return licet.Case?, string?
function Case:act(name, who, act, fields) end
---@param judgment string
---@param of licet.Value one, or a list
---@param answer boolean|"unknown"
---@param by? string
---@return licet.Case?, string?
function Case:finding(judgment, of, answer, by) end
---@param judgment string
---@param of? licet.Value
---@return licet.Case?, string?
function Case:doubt(judgment, of) end
---@param what licet.Authorisation
---@return licet.Case?, string?
function Case:authorisation(what) end
---@param reading string
---@param option string
---@return licet.Case?, string?
function Case:settle(reading, option) end
---@param statements string "let togo be Country  on 2024-10-01 togo does plan_event as dinner"
---@return licet.Case?, string?
function Case:tell(statements) end
---@return boolean # no mistake so far
function Case:ok() end
---@return licet.Case?, string?
function Case:copy() end
---@return string
function Case:json() end
function Case:close() end

---@class licet.Role
---@field role string
---@field from? string
---@field until? string
---@field perhaps? boolean

---@class licet.Authorisation
---@field of? string
---@field to? string
---@field by? string
---@field under? string
---@field on? string
---@field name? string
---@field with? table<string, licet.Value>
---@field absent? boolean it is known that there is none

--- Read like a table. A field that an answer does not have is an error, not nil.
---@class licet.Answer
---@field permitted boolean permitted, recommended or obligatory, and for certain
---@field allowed boolean what the host makes of it: see licet.Options
---@field verdict string "permitted", "needs authorisation", "undetermined", …
---@field possible string[]
---@field force "none"|"binding"|"guidance"|"commentary"|"proposal"
---@field kind "verdict"|"truth"|"duties"|"names"|"told"
---@field truth boolean? of kind truth; nil: not known
---@field decisive licet.Rule[] the strongest first
---@field needs { of: string?, rule: string, instrument: string, in_advance: boolean }[]
---@field missing { what: string, why: string, who: string?, ask: string?, settles: boolean }[]
---@field presumed string[]
---@field duties licet.Duty[]
---@field names string[]
---@field warnings string[]
---@field gave_up boolean a limit was reached
---@field withheld boolean it would tell what is confidential
---@field text string for people; tostring(answer) too
---@field json string one line
local Answer = {}

---@return string # the proof, for people
function Answer:why() end
---@return string
function Answer:why_json() end
---@param verdict? string "permitted" if left out
---@return string
function Answer:why_not(verdict) end
--- `for i, rule in answer:reasons() do`
---@return fun(rules: licet.Rule[], i: integer): integer, licet.Rule
---@return licet.Rule[]
---@return integer
function Answer:reasons() end
function Answer:close() end

---@class licet.Rule
---@field rule string
---@field instrument string
---@field cites string[]
---@field modal string as the text says it: "strictly forbidden"
---@field file string
---@field line integer
---@field column integer

---@class licet.Duty
---@field rule string
---@field instrument string
---@field bearer string?
---@field to string?
---@field cause string?
---@field statuses string[]
---@field last_day string?

return licet
