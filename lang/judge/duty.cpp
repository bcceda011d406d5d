#include <algorithm>

#include "judge/inside.hpp"
#include "judge/nested.hpp"

// Where a duty stands on a day: whether it is done, missed, let go or paused, from the events up to that day alone.
namespace licet::core {

struct Judge::Wanted {
  ActId act = kNo<ActId>;
  NodeId pattern = kNo<NodeId>, such = kNo<NodeId>, condition = kNo<NodeId>, unless = kNo<NodeId>;
  bool owed = false;  // the counterparty must agree
  bool all = true;    // every one; else nothing after the first that is certain
};

bool Judge::is_standing(const Rule& rule) {
  return rule.origin.kind == CauseKind::none && rule.due.kind == DueKind::none;
}

Truth Judge::is_bearer(const Instance& instance, ObjectId act) {
  switch (instance.bearer_is) {
    case BearerIs::somebody:
      return compare_objects(instance.bearer, actor_of(act));
    case BearerIs::anyone:
    case BearerIs::nobody:
      return kYes;
    case BearerIs::vacant:
      return kNot;
  }
  return kNot;
}

Truth Judge::owed_to(const Instance& instance, ObjectId act) {
  if (instance.whom == kNone) return kYes;
  const Whom& whom = program_.rules[index(instance.rule)].to[instance.whom];
  const Operand other = field_of(act, to_field_);
  if (whom.kind == WhomKind::role || whom.kind == WhomKind::anyone) {
    Frame frame = weighed_frame(instance, act);
    return is_whom(whom, other, frame, day_of(act));
  }
  const CauseSet unknown = causes_.join(other.causes, instance.to.causes);
  if (unknown != kNoCause) return causes_.unknown(unknown);
  if (other.value.kind() != ValueKind::list) return truth_of(same(other.value, instance.to.value));
  const auto& list = list_of(other.value);
  return truth_of(
      std::any_of(list.begin(), list.end(), [&](const Value& one) { return same(one, instance.to.value); }));
}

// Events up to the day, by the bearer, that fit; none that is known to come before the cause, nor the cause itself.
std::vector<Judge::Doing> Judge::doings(const Instance& instance, const Wanted& wanted, Day until) {
  std::vector<Doing> found;
  std::optional<Day> certain_since;
  const bool one = instance.bearer_is == BearerIs::somebody && instance.bearer.known() &&
                   instance.bearer.value.kind() == ValueKind::object;
  const auto& places =
      candidates(wanted.act, one ? std::optional(ObjectId{instance.bearer.value.index()}) : std::nullopt);
  const bool after_act =
      is_some(instance.cause) && (in_case(instance.cause) || derived(instance.cause).kind == Derived::Kind::described);
  auto place = places.begin();
  if (instance.since) {
    place = std::lower_bound(places.begin(), places.end(), *instance.since,
                             [&](std::uint32_t p, Day day) { return day_of(events_[p]) < day; });
  }
  for (; place != places.end() && spend(); ++place) {
    const ObjectId event = events_[*place];
    const Day day = day_of(event);
    if (day > until || (certain_since && day > *certain_since)) break;
    if (after_act && (event == root(instance.cause) || before(event, instance.cause).yes())) continue;
    AnyOf any(causes_);
    for (const ObjectId act : family_of(event)) {
      AllOf all(causes_);
      all.add(is_bearer(instance, act));
      if (!all.decided()) all.add(holds(act));
      if (!all.decided()) all.add(reach(act, wanted.act));
      if (!all.decided() && wanted.owed) all.add(owed_to(instance, act));
      if (all.decided()) continue;
      Frame frame = weighed_frame(instance, act);
      all.add(optional_truth(wanted.pattern, frame, true));
      if (!all.decided()) all.add(optional_truth(wanted.such, frame, true));
      if (!all.decided()) all.add(optional_truth(wanted.condition, frame, true));
      if (!all.decided()) all.add(!optional_truth(wanted.unless, frame, false));
      any.add(all.truth());
    }
    if (any.truth().no()) continue;
    found.push_back({event, any.truth()});
    // What comes on a later day changes nothing: the duty is done, and was done in time exactly if this was in time.
    if (!wanted.all && any.truth().yes() && !certain_since) certain_since = day;
  }
  return found;
}

// ---- deadlines -----------------------------------------------------------------------------------------------------

// The last day in time; none if there is no such day.
Operand Judge::deadline(const Instance& instance) {
  const Due& due = program_.rules[index(instance.rule)].due;
  Frame frame = instance_frame(instance);
  switch (due.kind) {
    case DueKind::none:
    case DueKind::before_act:
    case DueKind::promptly:
      return {};
    case DueKind::within: {
      Operand since;
      if (instance.since) {
        since.value = Value::date(*instance.since);
      } else if (is_some(instance.cause) && !in_case(instance.cause)) {
        since.causes = derived(instance.cause).day_unknown;
      }
      return shift(value_at(program_.code, due.when, frame), since, true);
    }
    case DueKind::by_day:
      return shift({Value::duration({}), kNoCause}, value_at(program_.code, due.when, frame), true);
    case DueKind::before_day:
      return shift({Value::duration({0, 1}), kNoCause}, value_at(program_.code, due.when, frame), false);
  }
  return {};
}

Truth Judge::paused(const Instance& instance, Day day) {
  const NodeId node = program_.rules[index(instance.rule)].paused;
  if (!is_some(node)) return kNot;
  Frame frame = instance_frame(instance);
  frame.vantage = kNo<ObjectId>;
  frame.day = day;
  frame.as_of = day;
  return truth_at(program_.code, node, frame);
}

// Each day on which the duty was paused, since its cause, moves the last day by one.
Operand Judge::moved_by_pauses(const Instance& instance, Operand last, Day until) {
  if (!is_some(program_.rules[index(instance.rule)].paused) || !last.known() || last.value.kind() != ValueKind::date)
    return last;
  Day end = last.value.day();
  for (Day day = instance.since.value_or(instance.frame_day); day <= std::min(end, until) && spend(); ++day) {
    const Truth held = paused(instance, day);
    if (held.unknown()) return {{}, held.causes};
    if (held.yes() && ++end > kLastDay) return mistake(Mistake::date_out_of_range);
  }
  return {Value::date(end), kNoCause};
}

// ---- letting go ----------------------------------------------------------------------------------------------------

// The days on which the duty is, or may be, let go: its `unless` holds, or (after a trigger) its `if` no longer does,
// or a rule that defeats it is effective. A ban is let go by the last alone: its own `unless` is looked at for each
// act.
std::vector<std::pair<Day, Truth>> Judge::releases(const Instance& instance, Day until) {
  const Rule& rule = program_.rules[index(instance.rule)];
  AnyOf defeat(causes_);
  for (const RuleId rival : rule.defeaters) {
    if (!defeat.decided() && stands_against(rival, instance.rule)) defeat.add(somehow_base(rival, instance.demanded));
  }
  const bool ban = is_ban(rule.modality);
  const NodeId unless = ban ? kNo<NodeId> : rule.unless;
  const NodeId condition = ban || rule.origin.kind == CauseKind::none ? kNo<NodeId> : rule.condition;
  std::vector<std::pair<Day, Truth>> releases;
  if (!is_some(unless) && !is_some(condition) && defeat.truth().no()) return releases;
  const Variation varies = std::max(is_some(unless) ? variation(unless) : Variation::never,
                                    is_some(condition) ? variation(condition) : Variation::never);
  for (const Day day : days_to_look_at(instance, until, varies)) {
    if (!spend()) break;
    Frame frame = instance_frame(instance);
    frame.vantage = kNo<ObjectId>;
    frame.day = day;
    frame.as_of = day;
    AnyOf any(causes_);
    any.add(defeat.truth());
    if (!any.decided()) any.add(optional_truth(unless, frame, false));
    if (!any.decided()) any.add(!optional_truth(condition, frame, true));
    if (!any.truth().no()) releases.emplace_back(day, any.truth());
    if (any.decided()) break;  // let go is let go
  }
  return releases;
}

Truth Judge::released_by(const std::vector<std::pair<Day, Truth>>& releases, const Operand& last) {
  AnyOf any(causes_);
  for (const auto& [day, truth] : releases) {
    AllOf both(causes_);
    both.add(truth);
    if (!last.known()) {
      both.add(causes_.unknown(last.causes));
    } else if (!last.value.is_none()) {
      both.add(truth_of(day <= last.value.day()));
    }
    any.add(both.truth());
  }
  return any.truth();
}

// Days on which the answer may be another than on the day before. (Days on which nothing happens are days too: what
// depends on the day alone is looked at on each.)
std::vector<Day> Judge::days_to_look_at(const Instance& instance, Day until, Variation variation) const {
  std::vector<Day> days;
  const auto& changes = tables_->change_days;
  Day first = instance.since.value_or(until);
  if (!instance.since) {  // always: from before the first thing that happened
    if (!events_.empty()) first = std::min(first, day_of(events_.front()) - 1);
    for (const Day day : changes) first = std::min(first, day - 1);
  }
  if (first > until) return days;
  if (variation == Variation::by_day) {
    for (Day day = first; day <= until; ++day) days.push_back(day);
    return days;
  }
  days.push_back(first);
  if (variation == Variation::never) return days;
  const auto from =
      std::lower_bound(events_.begin(), events_.end(), first, [&](ObjectId e, Day day) { return day_of(e) < day; });
  for (auto event = from; event != events_.end() && day_of(*event) <= until; ++event) {
    if (days.back() != day_of(*event)) days.push_back(day_of(*event));
  }
  for (const Day day : changes) {
    if (day > first && day <= until) days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

// ---- where it stands -----------------------------------------------------------------------------------------------

const Standing& Judge::standing(std::uint32_t instance, Day day) {
  if (const std::uint32_t* known = tables_->standings.find(instance, static_cast<std::uint32_t>(day)))
    return tables_->standing_list[*known];
  Standing found = work_out(instance, day);
  tables_->standing_list.push_back(std::move(found));
  tables_->standings.keep(instance, static_cast<std::uint32_t>(day),
                          static_cast<std::uint32_t>(tables_->standing_list.size() - 1));
  return tables_->standing_list.back();
}

Standing Judge::work_out(std::uint32_t number, Day day) {
  const Nested nested(*this);
  const Instance& instance = *instances_[number];
  const Within within(*this, instance.rule);
  const Rule& rule = program_.rules[index(instance.rule)];
  const bool ban = is_ban(rule.modality);
  Standing now;
  now.last = moved_by_pauses(instance, deadline(instance), day);
  now.paused = paused(instance, day);
  std::vector<Doing> doing;
  if (is_duty(rule.modality) && !is_standing(rule))
    doing = doings(instance, {rule.act, rule.pattern, rule.such, kNo<NodeId>, kNo<NodeId>, true, false}, day);
  const auto let_go = releases(instance, day);

  AnyOf done(causes_);
  for (const Doing& one : doing) {
    done.add(one.truth);
    if (one.truth.yes() && !now.done_by) now.done_by = one.event;
  }
  now.done = done.truth();
  now.released = released_by(let_go, {});
  const auto add = [&](Reason reason, AllOf& all) {
    reason.truth = all.truth();
    if (!reason.truth.no()) now.reasons.push_back(reason);
  };
  if (!now.last.known() || !now.last.value.is_none()) {
    AllOf missed(causes_);
    missed.add(now.last.known() ? truth_of(day > now.last.value.day()) : causes_.unknown(now.last.causes));
    AnyOf in_time(causes_);
    for (const Doing& one : doing) {
      AllOf both(causes_);
      both.add(one.truth);
      both.add(now.last.known() ? truth_of(day_of(one.event) <= now.last.value.day())
                                : causes_.unknown(now.last.causes));
      in_time.add(both.truth());
    }
    missed.add(!in_time.truth());
    missed.add(!released_by(let_go, now.last));
    Reason reason{Reason::Kind::deadline, kNo<ObjectId>, std::nullopt, now.last.causes, {}};
    if (now.last.known()) reason.day = now.last.value.day() + 1;
    add(reason, missed);
  }
  if (rule.due.kind == DueKind::before_act) {
    for (const Doing& act :
         doings(instance, {rule.due.act, kNo<NodeId>, rule.due.such, kNo<NodeId>, kNo<NodeId>, false, true}, day)) {
      AllOf missed(causes_);
      missed.add(act.truth);
      AnyOf first(causes_);
      for (const Doing& one : doing) {
        AllOf both(causes_);
        both.add(one.truth);
        if (!both.decided()) both.add(before(one.event, act.event));
        first.add(both.truth());
      }
      missed.add(!first.truth());
      missed.add(!released_by(let_go, {Value::date(day_of(act.event)), kNoCause}));
      add({Reason::Kind::came_first, act.event, day_of(act.event), kNoCause, {}}, missed);
    }
  }
  std::vector<Doing> broken;
  if (is_some(rule.broken_by))
    broken =
        doings(instance, {rule.broken_by, kNo<NodeId>, rule.broken_such, kNo<NodeId>, kNo<NodeId>, false, true}, day);
  if (ban) {
    const auto more =
        doings(instance, {rule.act, rule.pattern, rule.such, rule.condition, rule.unless, true, true}, day);
    broken.insert(broken.end(), more.begin(), more.end());
  }
  for (const Doing& one : broken) {
    AllOf missed(causes_);
    missed.add(one.truth);
    missed.add(!released_by(let_go, {Value::date(day_of(one.event)), kNoCause}));
    add({Reason::Kind::broken, one.event, day_of(one.event), kNoCause, {}}, missed);
  }
  if (const Truth failed = said_to_have_failed(instance); !failed.no()) {
    now.reasons.push_back({Reason::Kind::failed, kNo<ObjectId>, day, kNoCause, failed});
  }
  AnyOf missed(causes_);
  for (const Reason& reason : now.reasons) missed.add(reason.truth);
  now.missed = missed.truth();
  return now;
}

// A finding `failed(rule, cause)`; of a rule without a cause, `failed(rule)` or `failed(rule, bearer)`.
Truth Judge::said_to_have_failed(const Instance& instance) {
  Found answers = found(FindingKind::failed, static_cast<std::uint32_t>(instance.rule), {{}, kNo<RuleId>});
  const auto ask = [&](ObjectId about) {
    const Found more = found(FindingKind::failed, static_cast<std::uint32_t>(instance.rule),
                             {{Value::object(static_cast<std::uint32_t>(about))}, kNo<RuleId>});
    answers.yes = answers.yes || more.yes;
    answers.no = answers.no || more.no;
  };
  if (is_some(instance.cause)) {
    const ObjectId told = root(instance.cause);
    if (in_case(told)) ask(told);
    if (!in_case(told) && is_some(derived(told).root)) ask(derived(told).root);
  } else if (instance.bearer.known() && instance.bearer.value.kind() == ValueKind::object) {
    ask(ObjectId{instance.bearer.value.index()});
  }
  if (answers.contradictory()) {
    return causes_.unknown(mistake(Mistake::contradictory_findings, static_cast<std::uint32_t>(instance.rule)).causes);
  }
  return truth_of(answers.yes);
}

// It binds on that day: not done, and either missed or not let go. While it is paused it asks for nothing.
Truth Judge::live_duty(std::uint32_t number, Day day) {
  const Instance& instance = *instances_[number];
  AllOf all(causes_);
  all.add(instance.exists);
  if (all.decided()) return kNot;
  const Standing& now = standing(number, day);
  if (!is_duty(program_.rules[index(instance.rule)].modality)) {
    all.add(!now.released);
    return all.truth();
  }
  all.add(!now.done);
  AllOf open(causes_);
  open.add(!now.released);
  open.add(!now.paused);
  AnyOf either(causes_);
  either.add(now.missed);
  either.add(open.truth());
  all.add(either.truth());
  return all.truth();
}

}  // namespace licet::core
