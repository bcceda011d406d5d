-- The OpenID AuthZEN Authorization API 1.0, answered by Licet. https://openid.net/specs/authorization-api-1_0.html
--
-- subject and resource are entities of the case: their type is a role of the policy, their properties are its fields. The
-- action is an act, and the resource the field of it that `options.resource` names ("what"). Properties are facts on
-- demand: those that no rule needs for this answer are never looked at, so members that nobody knows are ignored, as the
-- specification demands.
local cjson = require "cjson.safe"

local authzen = {}
authzen.__index = authzen

function authzen.new(policy, options)
  return setmetatable({ policy = policy, resource = options.resource }, authzen)
end

local function object(value) return type(value) == "table" and value or nil end
local function text(value) return type(value) == "string" and value ~= "" and value or nil end

-- A denial that is no answer of the policy but a mistake in the request.
local function refused(message)
  return { decision = false, context = { error = { status = 400, message = message } } }
end

local function list(values) return setmetatable(values, cjson.array_mt) end

-- What is told of an answer besides yes or no.
function authzen:context(answer, case, fetch)
  local rules, missing = {}, {}
  for i, rule in answer:reasons() do
    rules[i] = { rule = rule.rule, instrument = rule.instrument, cites = list(rule.cites) }
  end
  for i, one in ipairs(answer.missing) do missing[i] = { what = one.what, why = one.why, who = one.who, ask = one.ask } end
  local context = {
    verdict = answer.verdict,
    reason_user = { en = (answer.text:gsub("%s+$", "")) },
    rules = list(rules),
    policy = self.policy:digest(),
  }
  if answer.permitted then return context end
  context.missing = list(missing)
  local repaired = self.policy:ask { case = case, "request? what would permit it?", fetch = fetch }
  context.repairs = list(repaired and cjson.decode(repaired.json).repairs or {})
  return context
end

-- One evaluation: { subject, action, resource, context } to { decision, context }.
function authzen:evaluate(request)
  local subject, action, resource = object(request.subject), object(request.action), object(request.resource)
  if not subject or not text(subject.type) or not text(subject.id) then return refused "subject needs type and id" end
  if not action or not text(action.name) then return refused "action needs a name" end
  if not resource or not text(resource.type) or not text(resource.id) then return refused "resource needs type and id" end
  if subject.id == resource.id then return refused "subject and resource need different ids" end

  local properties = {
    [subject.id] = object(subject.properties) or {},
    [resource.id] = object(resource.properties) or {},
    request = object(action.properties) or {},
  }
  local function fetch(name, _, field)
    local value = (properties[name] or {})[field]
    if value == cjson.null then return nil end
    return value
  end
  local asked_on = object(request.context) and text(request.context.time)
  local case = {
    on = (asked_on or os.date "!%Y-%m-%d"):sub(1, 10),
    entities = { [subject.id] = { is = { subject.type } }, [resource.id] = { is = { resource.type } } },
    ask = { may = action.name, by = subject.id, with = { [self.resource] = resource.id }, as = "request" },
  }
  local answer, message = self.policy:ask { case = case, fetch = fetch }
  if not answer then return refused(message) end
  return { decision = answer.permitted, context = self:context(answer, case, fetch) }
end

-- Several: what an evaluation lacks it takes from the request itself.
function authzen:evaluate_all(request)
  if type(request.evaluations) ~= "table" or #request.evaluations == 0 then return self:evaluate(request) end
  local semantic = object(request.options) and text(request.options.evaluations_semantic) or "execute_all"
  local stops_at = { deny_on_first_deny = false, permit_on_first_permit = true }
  if semantic ~= "execute_all" and stops_at[semantic] == nil then return nil, "evaluations_semantic is not known" end
  local results = {}
  for i, one in ipairs(request.evaluations) do
    one = object(one) or {}
    results[i] = self:evaluate {
      subject = one.subject or request.subject,
      action = one.action or request.action,
      resource = one.resource or request.resource,
      context = one.context or request.context,
    }
    if results[i].decision == stops_at[semantic] then break end
  end
  return { evaluations = list(results) }
end

-- Body in, status and body out. Denials are 200; only a request that is none is 400.
function authzen:serve(body, several)
  local request, message = cjson.decode(body or "")
  if type(request) ~= "table" or request[1] ~= nil then
    return 400, cjson.encode { error = "the body must be a JSON object" .. (message and (": " .. message) or "") }
  end
  local result
  if several then
    result, message = self:evaluate_all(request)
    if not result then return 400, cjson.encode { error = message } end
  else
    result = self:evaluate(request)
  end
  local mistake = not result.evaluations and result.context.error
  if mistake then return mistake.status, cjson.encode { error = mistake.message } end
  return 200, cjson.encode(result)
end

function authzen.metadata(base)
  return cjson.encode {
    policy_decision_point = base,
    access_evaluation_endpoint = base .. "/access/v1/evaluation",
    access_evaluations_endpoint = base .. "/access/v1/evaluations",
  }
end

return authzen
