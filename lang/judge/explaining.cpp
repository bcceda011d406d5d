#include <algorithm>

#include "judge/inside.hpp"

// The parts of a verdict, one by one, for whoever puts them together again.
namespace licet::core {

std::vector<Description> Judge::family() {
  std::vector<Description> family;
  if (!is_some(question_.act)) return family;
  for (const ObjectId act : family_of(question_.act)) {
    family.push_back({act, in_case(act) ? std::vector<CountsAsId>() : derived(act).path, holds(act)});
  }
  return family;
}

std::vector<CountsAsId> Judge::path_of(ObjectId act, std::uint32_t member) {
  const auto family = family_of(act);
  return member < family.size() && !in_case(family[member]) ? derived(family[member]).path : std::vector<CountsAsId>();
}

ObjectId Judge::described(std::uint32_t member) {
  const auto family = family_of(question_.act);
  return family[std::min<std::size_t>(member, family.size() - 1)];
}

Frame Judge::frame(RuleId rule, std::uint32_t member) { return act_frame(described(member), rule); }

Weighing Judge::weighing(RuleId id, std::uint32_t member) {
  const ObjectId act = described(member);
  const Rule& rule = program_.rules[index(id)];
  Weighing parts;
  parts.in_force = in_force(id, day_of(act));
  parts.holds = holds(act);
  parts.reaches = reach(act, rule.act);
  parts.called = parts.bearer = parts.to = parts.pattern = parts.condition = parts.such = parts.undone = kYes;
  if (rule.origin.kind != CauseKind::none) {
    AnyOf any(causes_);
    for (const Call& one : calls(id, member)) any.add(one.calls);
    parts.called = any.truth();
  } else {
    Frame frame = act_frame(act, id);
    parts.bearer = bears(rule, act, frame);
    parts.to = addressed(rule, act, frame);
    parts.pattern = optional_truth(rule.pattern, frame, true);
    parts.condition = optional_truth(rule.condition, frame, true);
    parts.such = optional_truth(rule.such, frame, true);
    parts.undone = undone(id, act);
    parts.unless = optional_truth(rule.unless, frame, false);
  }
  if (is_ban(rule.modality)) {
    parts.unless = lets_go(id, act, false);
    parts.unless_hoped = lets_go(id, act, true);
  }
  parts.plain = plain(id, act);
  parts.base = base(id, act);
  parts.covered = covered(id, act);
  return parts;
}

// The instances that may speak of the act; each with every part, also those that no longer matter to it.
std::vector<Call> Judge::calls(RuleId id, std::uint32_t member) {
  const ObjectId act = described(member);
  const Rule& rule = program_.rules[index(id)];
  std::vector<Call> calls;
  if (rule.origin.kind == CauseKind::none) return calls;
  for_instances(id, day_of(act), actor_of(act), [&](std::uint32_t number) {
    const Instance& instance = *instances_[number];
    Call one = call(number, act);
    one.id = duty_id(instance);
    one.at_cause = instance_frame(instance);
    one.to = owed_to(instance, act);
    one.pattern = optional_truth(rule.pattern, one.frame, true);
    one.such = optional_truth(rule.such, one.frame, true);
    if (!is_duty(rule.modality)) one.condition = optional_truth(rule.condition, one.frame, true);
    one.live = live_duty(number, day_of(act));
    calls.push_back(std::move(one));
    return spend();
  });
  return calls;
}

std::vector<Call> Judge::calls_before(RuleId id, std::uint32_t member) {
  const ObjectId act = described(member);
  const Rule& rule = program_.rules[index(id)];
  std::vector<Call> calls;
  for_instances(id, day_of(act), actor_of(act), [&](std::uint32_t number) {
    const Instance& instance = *instances_[number];
    Call one;
    one.id = duty_id(instance);
    one.frame = weighed_frame(instance, act);
    one.at_cause = instance_frame(instance);
    one.exists = instance.exists;
    one.bearer = is_bearer(instance, act);
    one.to = one.pattern = one.condition = kYes;
    one.such = optional_truth(rule.due.such, one.frame, true);
    const Standing& now = standing(number, day_of(act));
    AllOf open(causes_);
    open.add(!now.done);
    open.add(!now.released);
    one.live = open.truth();
    one.calls = forbids(number, act);
    calls.push_back(std::move(one));
    return spend();
  });
  return calls;
}

std::vector<Judge::Demanded> Judge::demanded_before(RuleId id) {
  std::vector<Demanded> wanted;
  for (const ObjectId act : family_of(question_.act)) {
    for_instances(id, day_of(act), actor_of(act), [&](std::uint32_t number) {
      if (forbids(number, act).no()) return true;
      const Instance& instance = *instances_[number];
      Demanded demanded;
      const Operand by = instance.bearer_is == BearerIs::somebody ? instance.bearer : actor_of(act);
      if (by.known() && by.value.kind() == ValueKind::object) demanded.by = ObjectId{by.value.index()};
      for (const auto& [field, value] : derived(instance.demanded).fields) {
        if (value.known()) demanded.fields.emplace_back(field, value.value);
      }
      if (instance.to.known() && !instance.to.value.is_none() && is_some(to_field_))
        demanded.fields.emplace_back(to_field_, instance.to.value);
      wanted.push_back(std::move(demanded));
      return spend();
    });
  }
  return wanted;
}

std::vector<Rival> Judge::defeaters(RuleId id, std::uint32_t member) {
  std::vector<Rival> rivals;
  for (const RuleId rival : program_.rules[index(id)].defeaters) {
    rivals.push_back({rival, stands_against(rival, id), somehow_base(rival, described(member))});
  }
  return rivals;
}

std::vector<Rival> Judge::specific(RuleId id, std::uint32_t member) {
  std::vector<Rival> rivals;
  for (const RuleId specific : program_.rules[index(id)].applied_by) {
    rivals.push_back(
        {specific, program_.rules[index(specific)].licences.empty(), somehow_base(specific, described(member))});
  }
  return rivals;
}

}  // namespace licet::core
