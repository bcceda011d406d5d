#include <algorithm>

#include "judge/inside.hpp"
#include "judge/nested.hpp"

// The instances of a rule: one for each cause, bearer and counterparty. What may be a cause gives one that may exist.
namespace licet::core {

struct Judge::Arising {
  RuleId rule = kNo<RuleId>;
  ObjectId cause = kNo<ObjectId>;
  Truth because = kYes;
  std::optional<Day> since;
  Day day = 0;                       // whose version and facts count
  ObjectId vantage = kNo<ObjectId>;  // kNo although there is a cause: from the end of the day
};

namespace {

std::uint64_t key_of(RuleId rule, std::optional<ObjectId> bearer) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(rule)) << 32U) |
         (bearer ? static_cast<std::uint32_t>(*bearer) : kNone);
}

Value object_value(ObjectId id) { return Value::object(static_cast<std::uint32_t>(id)); }

}  // namespace

// Those of a cause that is an event are worked out once for all days: whether a duty arose does not depend on what came
// later. Where each holder of a role has his own, those of one bearer can be had alone.
const std::vector<std::uint32_t>& Judge::instances(RuleId id, Day until, std::optional<ObjectId> bearer) {
  const Rule& rule = program_.rules[index(id)];
  const bool by_event = rule.origin.kind == CauseKind::event;
  const std::uint32_t day = by_event ? 0 : static_cast<std::uint32_t>(until);
  if (rule.bearer.kind == BearerKind::person || rule.bearer.kind == BearerKind::someone) bearer.reset();
  if (const std::uint32_t* all = tables_->instances.find(key_of(id, std::nullopt), day))
    return tables_->instance_lists[*all];
  if (const std::uint32_t* his = tables_->instances.find(key_of(id, bearer), day)) return tables_->instance_lists[*his];
  const Nested nested(*this);
  const Within within(*this, id);
  std::vector<std::uint32_t> out;
  if (rule.origin.kind == CauseKind::none) {
    Arising always;
    always.rule = id;
    always.since = first_day(rule.instrument, until);
    always.day = until;
    add_for_bearers(always, bearer, out);
  } else if (by_event) {
    for (const std::uint32_t place : candidates(rule.origin.act, std::nullopt)) {
      if (!spend()) break;
      for (const ObjectId event : family_of(events_[place])) add_for_bearers(from_event(id, event), bearer, out);
    }
  } else {
    for (const ObjectId breach : breaches(rule.origin.breach_of, until)) {
      if (!spend()) break;
      Arising arising;
      arising.rule = id;
      arising.cause = breach;
      arising.because = derived(breach).holds;
      const bool known = derived(breach).day_unknown == kNoCause;
      if (known) arising.since = derived(breach).on;
      arising.day = known ? derived(breach).on : until;
      add_for_bearers(arising, bearer, out);
    }
  }
  tables_->instance_lists.push_back(std::move(out));
  tables_->instances.keep(key_of(id, bearer), day, static_cast<std::uint32_t>(tables_->instance_lists.size() - 1));
  return tables_->instance_lists.back();
}

Judge::Arising Judge::from_event(RuleId rule, ObjectId event) {
  Arising arising;
  arising.rule = rule;
  arising.cause = event;
  arising.since = arising.day = day_of(event);
  arising.vantage = event;
  AllOf both(causes_);
  both.add(reach(event, program_.rules[index(rule)].origin.act));
  if (!both.decided()) both.add(holds(event));
  arising.because = both.truth();
  return arising;
}

std::vector<std::uint32_t> Judge::instances_caused_by(RuleId rule, ObjectId act) {
  std::vector<std::uint32_t> out;
  for (const ObjectId described : family_of(act)) add_for_bearers(from_event(rule, described), std::nullopt, out);
  return out;
}

bool Judge::is_person(ObjectId entity) const {
  const Object& object = case_.objects[index(entity)];
  const auto is_thing = [&](const Held& held) { return program_.roles[index(held.role)].thing; };
  return object.kind == ObjectKind::entity &&
         (object.roles.empty() || !std::all_of(object.roles.begin(), object.roles.end(), is_thing));
}

void Judge::add_for_bearers(const Arising& arising, std::optional<ObjectId> only, std::vector<std::uint32_t>& out) {
  if (arising.because.no()) return;
  const Rule& rule = program_.rules[index(arising.rule)];
  const bool duty = is_duty(rule.modality);
  switch (rule.bearer.kind) {
    case BearerKind::someone:
      return add_for_bearer(arising, duty ? BearerIs::nobody : BearerIs::anyone, {}, out);
    case BearerKind::person: {
      Frame frame;
      if (is_some(arising.cause)) frame.slots[0] = {object_value(arising.cause), kNoCause};
      frame.day = arising.day;
      frame.rule = arising.rule;
      const Operand who = value_at(program_.code, rule.bearer.person, frame);
      if (who.known() && who.value.is_none()) return;
      if (!who.known() || who.value.kind() != ValueKind::list)
        return add_for_bearer(arising, BearerIs::somebody, who, out);
      for (const Value& one : std::vector<Value>(list_of(who.value)))
        add_for_bearer(arising, BearerIs::somebody, {one, kNoCause}, out);
      return;
    }
    case BearerKind::anyone:
      if (!duty) return add_for_bearer(arising, BearerIs::anyone, {}, out);
      break;
    case BearerKind::role:
    case BearerKind::the_role:
      break;
  }
  const auto binds = [&](ObjectId id) {
    if (case_.objects[index(id)].kind != ObjectKind::entity) return false;
    if (rule.bearer.kind == BearerKind::anyone) return is_person(id);
    return !isa({object_value(id), kNoCause}, rule.bearer.role, arising.day).no();
  };
  if (only && binds(*only)) return add_for_bearer(arising, BearerIs::somebody, {object_value(*only), kNoCause}, out);
  if (only && rule.bearer.kind != BearerKind::the_role) return;
  bool held = false;
  for (std::uint32_t i = 0; i < case_.objects.size() && spend(); ++i) {
    if (!binds(ObjectId{i})) continue;
    held = true;
    if (only) break;  // somebody else holds it
    add_for_bearer(arising, BearerIs::somebody, {Value::object(i), kNoCause}, out);
  }
  if (!held && rule.bearer.kind == BearerKind::the_role) add_for_bearer(arising, BearerIs::vacant, {}, out);
}

// One instance for each counterparty; never to oneself.
void Judge::add_for_bearer(const Arising& arising, BearerIs is, const Operand& bearer,
                           std::vector<std::uint32_t>& out) {
  const Rule& rule = program_.rules[index(arising.rule)];
  Instance instance;
  instance.rule = arising.rule;
  instance.cause = arising.cause;
  instance.bearer_is = is;
  instance.bearer = bearer;
  instance.since = arising.since;
  instance.frame_day = arising.day;
  Derived demanded;
  demanded.kind = Derived::Kind::demanded;
  demanded.rule = arising.rule;
  demanded.act = rule.act;
  demanded.by = bearer_of(instance);
  demanded.on = arising.day;
  instance.demanded = derive(std::move(demanded));
  if (is_some(arising.cause) && arising.since)
    instance.vantage = is_some(arising.vantage) ? arising.vantage : instance.demanded;
  fill_demanded(instance);

  Frame frame = instance_frame(instance);
  AllOf arises(causes_);
  arises.add(arising.because);
  arises.add(in_force(arising.rule, arising.day));
  if (is == BearerIs::somebody && !arises.decided()) arises.add(isa(bearer, rule.bearer.role, arising.day));
  if (arises.decided()) return;
  arises.add(optional_truth(rule.origin.condition, frame, true));
  if (arises.decided() && reported_ != arising.rule) return;
  // The rule's own `if` may speak of the one to whom it is owed. After a trigger it makes the duty void, see duty.cpp.
  const auto add_this = [&](Truth holds) {
    AllOf exists(causes_);
    exists.add(arises.truth());
    exists.add(holds);
    instance.condition = kYes;
    if (!exists.decided() && !is_ban(rule.modality)) {
      Frame own = instance_frame(instance);
      instance.condition = optional_truth(rule.condition, own, true);
    }
    if (rule.origin.kind == CauseKind::none) exists.add(instance.condition);
    add(instance, exists.truth(), out);
  };
  if (rule.to.empty()) return add_this(kYes);

  const ObjectId demanded_of_all = instance.demanded, vantage = instance.vantage;
  std::vector<Value> owed;
  const auto once = [&](const Operand& to, Truth holds) {
    if (to.known() && !to.value.is_none()) {
      const auto is_it = [&](const Value& other) { return same(other, to.value); };
      if (std::any_of(owed.begin(), owed.end(), is_it)) return;
      owed.push_back(to.value);
    }
    instance.to = to;
    instance.demanded = demanded_of_all;
    instance.vantage = vantage;
    if (is_some(to_field_) && !(to.known() && to.value.is_none())) {  // the act that is demanded is to this person
      Derived towards = derived(demanded_of_all);
      std::erase_if(towards.fields, [&](const auto& field) { return field.first == to_field_; });
      towards.fields.emplace_back(to_field_, to);
      instance.demanded = derive(std::move(towards));
      if (instance.vantage == demanded_of_all) instance.vantage = instance.demanded;
    }
    add_this(holds);
  };
  for (instance.whom = 0; instance.whom < rule.to.size(); ++instance.whom) {
    const Whom& whom = rule.to[instance.whom];
    switch (whom.kind) {
      case WhomKind::role:
      case WhomKind::anyone:
        once({}, kYes);
        break;
      case WhomKind::every:
        for (std::uint32_t i = 0; i < case_.objects.size() && spend(); ++i) {
          const Operand to{object_value(ObjectId{i}), kNoCause};
          if (case_.objects[i].kind != ObjectKind::entity || (bearer.known() && bearer.value == to.value)) continue;
          const Truth held = isa(to, whom.role, arising.day);
          if (!held.no()) once(to, held);
        }
        break;
      case WhomKind::person: {
        const Operand to = value_at(program_.code, whom.person, frame);
        if (to.known() && to.value.is_none()) break;  // owed to nobody
        if (!to.known() || to.value.kind() != ValueKind::list) {
          once(to, kYes);
          break;
        }
        for (const Value& one : std::vector<Value>(list_of(to.value))) once({one, kNoCause}, kYes);
        break;
      }
    }
  }
}

void Judge::add(const Instance& instance, Truth exists, std::vector<std::uint32_t>& out) {
  if (exists.no() && reported_ != instance.rule) return;
  out.push_back(static_cast<std::uint32_t>(instances_.size()));
  instances_.push_back(std::make_unique<Instance>(instance));
  instances_.back()->exists = exists;
}

Operand Judge::bearer_of(const Instance& instance) {
  if (instance.bearer_is == BearerIs::somebody) return instance.bearer;
  return unknown_value({CauseOf::bearer, static_cast<std::uint32_t>(instance.rule), kNone, kNoSymbol, {}});
}

// What the pattern says of the act that is demanded is known of it: `report { matter: e.matter }` is about that matter.
void Judge::fill_demanded(const Instance& instance) {
  const Rule& rule = program_.rules[index(instance.rule)];
  if (!is_some(rule.pattern)) return;
  const CodePool& code = program_.code;
  Frame frame = instance_frame(instance);
  std::vector<std::pair<FieldId, Operand>> fields;
  const auto read = [&](NodeId id) {
    const Node& part = code[id];
    if (part.op != Op::compare || CompareCode{part.flag} != CompareCode::is) return;
    const Node& field = code[NodeId{part.a}];
    if (field.op != Op::field || code[NodeId{field.a}].op != Op::this_act) return;
    fields.emplace_back(FieldId{field.b}, value_at(code, NodeId{part.b}, frame));
  };
  const Node& pattern = code[rule.pattern];
  if (pattern.op == Op::all_of) {
    for (std::uint32_t i = 0; i < pattern.c; ++i) read(code.lists[pattern.b + i]);
  } else {
    read(rule.pattern);
  }
  derived_[index(instance.demanded) - case_.objects.size()].fields = std::move(fields);
}

// ---- frames --------------------------------------------------------------------------------------------------------

Frame Judge::instance_frame(const Instance& instance) {
  Frame frame;
  if (is_some(instance.cause)) frame.slots[0] = {object_value(instance.cause), kNoCause};
  frame.act = instance.demanded;
  frame.actor = bearer_of(instance);
  frame.day = instance.frame_day;
  frame.vantage = instance.vantage;
  frame.rule = instance.rule;
  frame.as_of = instance.frame_day;
  return frame;
}

// For weighing an act under the instance: whether it does what is demanded, or what is forbidden.
Frame Judge::weighed_frame(const Instance& instance, ObjectId act) {
  Frame frame = instance_frame(instance);
  frame.act = frame.vantage = act;
  frame.day = day_of(act);
  frame.as_of = frame.day;
  if (instance.bearer_is != BearerIs::somebody) frame.actor = actor_of(act);
  return frame;
}

// ---- breaches ------------------------------------------------------------------------------------------------------

// One for each reason of each duty, or for each forbidden event.
const std::vector<ObjectId>& Judge::breaches(RuleId rule, Day until) {
  const std::uint64_t key = static_cast<std::uint32_t>(rule);
  if (const std::uint32_t* known = tables_->breaches.find(key, static_cast<std::uint32_t>(until)))
    return tables_->breach_lists[*known];
  const Nested nested(*this);
  const Within within(*this, rule);
  std::vector<ObjectId> out;
  const Modality modality = program_.rules[index(rule)].modality;
  if (is_duty(modality)) add_breaches_of_duty(rule, until, out);
  if (is_ban(modality)) add_breaches_of_ban(rule, until, out);
  tables_->breach_lists.push_back(std::move(out));
  tables_->breaches.keep(key, static_cast<std::uint32_t>(until),
                         static_cast<std::uint32_t>(tables_->breach_lists.size() - 1));
  return tables_->breach_lists.back();
}

void Judge::add_breaches_of_duty(RuleId rule, Day until, std::vector<ObjectId>& out) {
  for_instances(
      rule, until, unknown_value({CauseOf::bearer, static_cast<std::uint32_t>(rule), kNone, kNoSymbol, {}}),
      [&](std::uint32_t i) {
        for (const Reason& reason : standing(i, until).reasons) {
          AllOf both(causes_);
          both.add(reason.truth);
          both.add(instances_[i]->exists);
          if (both.decided()) continue;
          Derived breach;
          breach.kind = Derived::Kind::breach;
          breach.rule = rule;
          breach.duty = duty_id(*instances_[i]);
          breach.event = reason.event;
          const ObjectId cause = instances_[i]->cause;
          breach.act = program_.rules[index(rule)].act;
          breach.fields =
              derived(instances_[i]->demanded).fields;  // a breach of a duty speaks of the act that was not done
          if (is_some(cause)) breach.root = in_case(root(cause)) ? root(cause) : derived(cause).root;
          breach.by = bearer_of(*instances_[i]);
          breach.on = reason.day.value_or(until);
          breach.day_unknown = reason.day_unknown;
          breach.holds = both.truth();
          out.push_back(derive(std::move(breach)));
        }
        return spend();
      });
}

void Judge::add_breaches_of_ban(RuleId rule, Day until, std::vector<ObjectId>& out) {
  for (const std::uint32_t place : candidates(program_.rules[index(rule)].act, std::nullopt)) {
    if (day_of(events_[place]) > until || !spend()) break;
    for (const ObjectId event : family_of(events_[place])) {
      const Row row = weigh(rule, event);
      if (row.stated.empty()) continue;
      Derived breach;
      breach.kind = Derived::Kind::breach;
      breach.rule = rule;
      breach.act = act_of(event);
      breach.root = root(event);
      breach.event = event;
      breach.by = actor_of(event);
      breach.on = day_of(event);
      breach.holds = row.silent || row.licence ? causes_.unknown(row.causes) : kYes;
      out.push_back(derive(std::move(breach)));
    }
  }
}

}  // namespace licet::core
