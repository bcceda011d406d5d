#include <algorithm>

#include "judge/inside.hpp"
#include "judge/nested.hpp"

// What the instances of a rule say of one act; and duties as they are reported.
namespace licet::core {

// Does the open duty demand this act, or the ban that an event began forbid it?
Call Judge::call(std::uint32_t number, ObjectId act) {
  const Instance& instance = *instances_[number];
  const Rule& rule = program_.rules[index(instance.rule)];
  Call call;
  call.frame = weighed_frame(instance, act);
  call.exists = instance.exists;
  call.bearer = instance.bearer_is == BearerIs::nobody ? kNot : is_bearer(instance, act);
  AllOf all(causes_);
  const auto part = [&](Truth& truth, auto work_out) {  // what can no longer matter is left unlooked at
    if (!all.decided()) all.add(truth = work_out());
  };
  all.add(call.exists);
  all.add(call.bearer);
  part(call.to, [&] { return owed_to(instance, act); });
  part(call.pattern, [&] { return optional_truth(rule.pattern, call.frame, true); });
  part(call.such, [&] { return optional_truth(rule.such, call.frame, true); });
  call.condition = kYes;
  if (!is_duty(rule.modality)) part(call.condition, [&] { return optional_truth(rule.condition, call.frame, true); });
  part(call.live, [&] { return live_duty(number, day_of(act)); });
  call.calls = all.truth();
  return call;
}

Truth Judge::calls_for(std::uint32_t instance, ObjectId act) {
  return spend() ? call(instance, act).calls : exhausted();
}

// An open `must … before ACT` forbids ACT until it is done.
Truth Judge::forbids(std::uint32_t number, ObjectId act) {
  const Instance& instance = *instances_[number];
  const Rule& rule = program_.rules[index(instance.rule)];
  AllOf all(causes_);
  all.add(instance.exists);
  all.add(is_bearer(instance, act));
  if (!all.decided()) all.add(holds(act));
  if (!all.decided()) all.add(reach(act, rule.due.act));
  if (all.decided()) return kNot;
  const Standing& now = standing(number, day_of(act));
  all.add(!now.done);
  all.add(!now.released);
  Frame frame = weighed_frame(instance, act);
  if (!all.decided()) all.add(optional_truth(rule.due.such, frame, true));
  return all.truth();
}

// ---- reporting -----------------------------------------------------------------------------------------------------

DutyId Judge::duty_id(const Instance& instance) {
  DutyId id;
  id.rule = instance.rule;
  if (is_some(instance.cause)) {
    if (in_case(instance.cause)) {
      id.cause = instance.cause;
    } else if (derived(instance.cause).kind == Derived::Kind::breach) {
      id.breach = static_cast<std::uint32_t>(instance.cause);
    } else {
      id.cause = root(instance.cause);
      const auto family = family_of(id.cause);
      id.member = static_cast<std::uint32_t>(std::find(family.begin(), family.end(), instance.cause) - family.begin());
    }
  }
  const auto object = [](const Operand& who) { return who.known() && who.value.kind() == ValueKind::object; };
  if (instance.bearer_is == BearerIs::somebody && object(instance.bearer))
    id.bearer = ObjectId{instance.bearer.value.index()};
  if (object(instance.to)) id.to = ObjectId{instance.to.value.index()};
  return id;
}

// Six truths, of which exactly one is yes once everything is known; until then the status is one of those that are not
// no.
Duty Judge::duty(std::uint32_t number, Day day) {
  const Instance& instance = *instances_[number];
  const Rule& rule = program_.rules[index(instance.rule)];
  const Standing& now = standing(number, day);
  Duty duty;
  duty.id = duty_id(instance);
  duty.nobody_named = instance.bearer_is == BearerIs::nobody || instance.bearer_is == BearerIs::anyone;
  if (duty.id.breach != kNone) {
    const Derived& breach = derived(instance.cause);
    duty.breach_of = breach.rule;
    if (breach.by.known() && breach.by.value.kind() == ValueKind::object)
      duty.breach_by = ObjectId{breach.by.value.index()};
  }
  CauseSet open = kNoCause;
  const auto may_be = [&](DutyStatus status, std::initializer_list<Truth> parts) {
    AllOf all(causes_);
    for (const Truth part : parts) all.add(part);
    if (!all.truth().no()) duty.statuses.push_back(status);
    open = causes_.join(open, all.truth().causes);
  };
  const bool weak = rule.modality == Modality::should || rule.modality == Modality::should_not;
  may_be(DutyStatus::not_arisen, {!instance.exists});
  may_be(DutyStatus::open, {instance.exists, !now.missed, !now.done, !now.released, !now.paused});
  may_be(DutyStatus::suspended, {instance.exists, !now.missed, !now.done, !now.released, now.paused});
  may_be(DutyStatus::fulfilled, {instance.exists, !now.missed, now.done});
  may_be(DutyStatus::fulfilled_late, {instance.exists, now.missed, now.done});
  may_be(weak ? DutyStatus::not_followed : DutyStatus::violated, {instance.exists, now.missed, !now.done});
  may_be(DutyStatus::void_, {instance.exists, !now.missed, !now.done, now.released});
  if (is_some(rule.origin.act) || duty.id.breach != kNone) duty.since = instance.since;
  if (now.last.known() && !now.last.value.is_none()) duty.last_day = now.last.value.day();
  duty.promptly = rule.due.kind == DueKind::promptly;
  duty.done_by = now.done_by;
  for (const Reason& reason : now.reasons) {
    if (!reason.truth.yes() || duty.breach_day) continue;
    duty.breach_day = reason.day;
    if (is_some(reason.event)) duty.broken_by = reason.event;
  }
  if (duty.statuses.size() > 1) duty.missing = causes_.list(open);
  return duty;
}

namespace {

// An act that counts as another's is one event: what it gives rise to under several descriptions is one duty, where it
// is the same duty of the same person. `list` ends with those of the same cause.
template <class List, class Same>
bool is_told_already(const List& list, const DutyId& id, Same same) {
  if (id.member == 0) return false;
  for (auto other = list.rbegin(); other != list.rend(); ++other) {
    DutyId described = other->id;
    described.member = id.member;
    if (described.rule != id.rule || described.cause != id.cause) return false;
    if (described == id && same(*other)) return true;
  }
  return false;
}

}  // namespace

// Of one rule those that have not arisen are reported too: there was a cause, and its condition failed.
// `listed_only`: what stands beside an answer, that is the duties of the one who is asked about and those that events
// began. Else those of a bearer, owed to somebody, or of one rule.
std::vector<Duty> Judge::duties(ObjectId of, ObjectId to, RuleId only, bool listed_only) {
  std::vector<Duty> duties;
  reported_ = only;
  const Operand everybody = unknown_value({CauseOf::bearer, kNone, kNone, kNoSymbol, {}});
  const ObjectId asked = is_some(question_.act) ? case_.objects[index(question_.act)].by : kNo<ObjectId>;
  for (std::uint32_t r = 0; r < program_.rules.size(); ++r) {
    const RuleId id{r};
    const Rule& rule = program_.rules[r];
    if (is_some(only) ? id != only : !live(rule.instrument)) continue;
    const bool triggered = rule.origin.kind != CauseKind::none;
    if (!is_duty(rule.modality) && !(is_ban(rule.modality) && triggered)) continue;
    const ObjectId bearer = listed_only ? (triggered ? kNo<ObjectId> : asked) : of;
    if (!triggered && !is_some(bearer) && (listed_only || (!is_some(only) && !is_some(to)))) continue;
    const Operand who =
        is_some(bearer) ? Operand{Value::object(static_cast<std::uint32_t>(bearer)), kNoCause} : everybody;
    for_instances(id, case_.on, who, [&](std::uint32_t number) {
      const Instance& instance = *instances_[number];
      const auto is_other = [](const Operand& one, ObjectId other) {
        return is_some(other) && one.known() && one.value != Value::object(static_cast<std::uint32_t>(other));
      };
      const bool named = instance.bearer_is == BearerIs::somebody;
      if (is_some(bearer) && (named ? is_other(instance.bearer, bearer) : instance.bearer_is != BearerIs::anyone))
        return true;
      if (listed_only && !triggered && !instance.bearer.known()) return true;
      if (is_some(to) && (instance.whom == kNone || is_other(instance.to, to))) return true;
      Duty told = duty(number, case_.on);
      const bool arisen = told.statuses != std::vector{DutyStatus::not_arisen};
      // What has not arisen is told of what happened as it happened, and of whoever was asked about.
      if (!arisen && (told.id.member != 0 || (is_some(bearer) && !instance.bearer.known()))) return true;
      // Whether it binds hangs on the very act that it demands, and nobody has done or named that: there is nothing to
      // tell.
      const auto of_that_act = [&](const Cause& cause) { return cause.demanded_by == id; };
      const bool idle = !triggered && !is_some(only) && told.statuses.size() > 1;
      if (idle && std::all_of(told.missing.begin(), told.missing.end(), of_that_act)) return true;
      const auto same = [&](const Duty& other) {
        return other.statuses == told.statuses && other.missing == told.missing && other.last_day == told.last_day;
      };
      if (!is_told_already(duties, told.id, same)) duties.push_back(std::move(told));
      return spend();
    });
  }
  return duties;
}

// The duties that the act would create: those whose cause it is, were it done now. One step only.
std::vector<Proviso> Judge::provisos() {
  std::vector<Proviso> provisos;
  if (!is_some(question_.act) || !is_some(act_of(question_.act)) || question_.refrain) return provisos;
  const auto& may_be = program_.may_be[index(act_of(question_.act))];
  for (std::uint32_t r = 0; r < program_.rules.size(); ++r) {
    const Rule& rule = program_.rules[r];
    if (rule.origin.kind != CauseKind::event || !is_duty(rule.modality) || !live(rule.instrument)) continue;
    if (!std::binary_search(may_be.begin(), may_be.end(), rule.origin.act)) continue;
    count_as_done();
    const Within within(*this, RuleId{r});
    for (const std::uint32_t number : instances_caused_by(RuleId{r}, question_.act)) {
      const Instance& instance = *instances_[number];
      AllOf both(causes_);
      both.add(instance.exists);
      both.add(instance.condition);
      if (both.decided()) continue;
      const Operand last = deadline(instance);
      Proviso proviso{duty_id(instance), both.truth().yes(), std::nullopt};
      if (last.known() && !last.value.is_none()) proviso.last_day = last.value.day();
      const auto same = [&](const Proviso& other) {
        return other.certain == proviso.certain && other.last_day == proviso.last_day;
      };
      if (!is_told_already(provisos, proviso.id, same)) provisos.push_back(proviso);
    }
  }
  return provisos;
}

}  // namespace licet::core
