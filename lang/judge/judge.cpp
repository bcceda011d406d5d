#include <algorithm>
#include <tuple>

#include "judge/inside.hpp"
#include "judge/nested.hpp"

// Setting up for one question; fuel; and the things of the case and beyond it.
namespace licet::core {

Judge::Judge(const Case& facts, const Question& question, const Limits& limits, const std::atomic<bool>* cancel)
    : case_(facts),
      program_(*facts.program),
      question_(question),
      limits_(limits),
      cancel_(cancel),
      tables_(std::make_unique<Tables>()) {
  to_field_ = program_.find_field(program_.symbols.find("to"));
  objects_.reserve(case_.objects.size());
  for (std::uint32_t i = 0; i < case_.objects.size(); ++i) {
    objects_.push_back(ObjectId{i});
    if (case_.objects[i].kind == ObjectKind::event) events_.push_back(ObjectId{i});
    for (const Held& held : case_.objects[i].roles) {
      if (held.from) tables_->change_days.push_back(*held.from);
      if (held.until) tables_->change_days.push_back(*held.until + 1);
    }
  }
  for (const Authorisation& authorisation : case_.authorisations) {
    if (authorisation.on) tables_->change_days.push_back(*authorisation.on);
  }
  index_events();
  index_findings();
}

Judge::~Judge() = default;

void Judge::count_as_done() {
  if (!is_some(question_.act) || done_) return;
  done_ = true;
  if (case_.objects[index(question_.act)].kind != ObjectKind::event) events_.push_back(question_.act);
  index_events();
}

void Judge::index_events() {
  std::sort(events_.begin(), events_.end(), [&](ObjectId a, ObjectId b) {
    const auto key = [&](ObjectId id) {
      const Object& object = case_.objects[index(id)];
      return std::tuple(day_of(id), object.kind == ObjectKind::asked, object.order, id);
    };
    return key(a) < key(b);
  });
  event_place_.assign(case_.objects.size(), kNone);
  auto& by_act = tables_->by_act;
  by_act.clear();
  for (std::uint32_t place = 0; place < events_.size(); ++place) {
    event_place_[index(events_[place])] = place;
    by_act.push_back(place);
  }
  std::sort(by_act.begin(), by_act.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t place) {
      const Object& object = case_.objects[index(events_[place])];
      return std::tuple(object.act, object.by, place);
    };
    return key(a) < key(b);
  });
}

// ---- fuel ----------------------------------------------------------------------------------------------------------

bool Judge::spend(std::uint64_t steps) {
  if (spent_) return false;
  used_ += steps;
  const bool too_much = limits_.fuel != 0 && used_ > limits_.fuel;
  if (too_much || (cancel_ != nullptr && cancel_->load(std::memory_order_relaxed))) run_out();
  return !spent_;
}

void Judge::run_out() {
  if (spent_) return;
  spent_ = true;
  fuel_rule_ = working_on_;
}

// Everything that is asked after the fuel ran out is unknown, for that reason. What was kept meanwhile is worthless,
// but nobody can see it: an answer that ran out of fuel says nothing but that.
Truth Judge::exhausted() {
  Cause cause{CauseOf::error,
              static_cast<std::uint32_t>(Mistake::out_of_fuel),
              static_cast<std::uint32_t>(fuel_rule_),
              kNoSymbol,
              {}};
  return causes_.unknown(cause);
}

// ---- things --------------------------------------------------------------------------------------------------------

ObjectId Judge::derive(Derived derived) {
  derived_.push_back(std::move(derived));
  return ObjectId{static_cast<std::uint32_t>(case_.objects.size() + derived_.size() - 1)};
}

ObjectId Judge::root(ObjectId object) const {
  if (!is_some(object) || in_case(object)) return object;
  const Derived& d = derived(object);
  return d.kind == Derived::Kind::described ? d.root : object;
}

ActId Judge::act_of(ObjectId object) const {
  return in_case(object) ? case_.objects[index(object)].act : derived(object).act;
}

Operand Judge::actor_of(ObjectId object) const {
  if (!in_case(object)) return derived(object).by;
  const ObjectId by = case_.objects[index(object)].by;
  return {is_some(by) ? Value::object(static_cast<std::uint32_t>(by)) : Value::none(), kNoCause};
}

Day Judge::day_of(ObjectId object) const {
  if (!in_case(object)) return derived(object).on;
  const Object& told = case_.objects[index(object)];
  return told.kind == ObjectKind::asked ? case_.on : told.on;
}

// On one day only the minute can tell, or the place in the story if the case keeps its order. What is asked about, and
// what a duty demands, comes after all that happened that day.
Truth Judge::before(ObjectId first, ObjectId second) {
  first = root(first);
  second = root(second);
  if (first == second) return kNot;
  const Day day = day_of(first), other_day = day_of(second);
  const auto is_last = [&](ObjectId id) {
    return in_case(id) ? case_.objects[index(id)].kind == ObjectKind::asked
                       : derived(id).kind == Derived::Kind::demanded;
  };
  const bool known_days = (in_case(first) || derived(first).day_unknown == kNoCause) &&
                          (in_case(second) || derived(second).day_unknown == kNoCause);
  if (known_days && day != other_day) return truth_of(day < other_day);
  if (known_days && (is_last(first) || is_last(second))) return truth_of(is_last(second));
  if (known_days && in_case(first) && in_case(second)) {
    const Object &a = case_.objects[index(first)], &b = case_.objects[index(second)];
    if (a.minute && b.minute && *a.minute != *b.minute) return truth_of(*a.minute < *b.minute);
    if (case_.ordered) return truth_of(std::tuple(a.order, first) < std::tuple(b.order, second));
    if (a.minute && b.minute) return kNot;
  }
  Cause cause{CauseOf::order, kNone, kNone, kNoSymbol, {}};
  const auto [low, high] = std::minmax({first, second});
  if (in_case(low)) cause.a = static_cast<std::uint32_t>(low);
  if (in_case(high)) cause.b = static_cast<std::uint32_t>(high);
  return causes_.unknown(cause);
}

const Field* declared_field(const Case& facts, ObjectId object, FieldId field) {
  const Program& program = *facts.program;
  const Object& thing = facts.objects[index(object)];
  if (thing.kind != ObjectKind::entity) return is_some(thing.act) ? program.field(thing.act, field) : nullptr;
  const Field* found = nullptr;
  for (const Held& held : thing.roles) {
    const Field* here = program.field(held.role, field);
    if (here != nullptr && (found == nullptr || (!found->fallback && here->fallback))) found = here;
  }
  for (const RoleId role :
       program.defined_roles) {  // roles that nobody is said to hold, but may hold by their definition
    if (found == nullptr) found = program.field(role, field);
  }
  return found;
}

const Field* Judge::declaration(ObjectId object, FieldId field) const {
  const Field* found = nullptr;
  if (!in_case(object) && is_some(derived(object).act)) found = program_.field(derived(object).act, field);
  const ObjectId told = root(object);
  return found == nullptr && in_case(told) ? declared_field(case_, told, field) : found;
}

Operand Judge::field_of(ObjectId object, FieldId field) {
  const ObjectId told = root(object);
  if (!in_case(object)) {
    const Derived& d = derived(object);
    for (const auto& [id, value] : d.fields) {
      if (id == field) return value;
    }
    if (d.kind == Derived::Kind::described && !in_case(told)) return field_of(d.root, field);
    if (d.kind == Derived::Kind::breach && !d.duty) return field_of(d.event, field);
    if (d.kind != Derived::Kind::described) {
      Cause cause{CauseOf::fact, kNone, static_cast<std::uint32_t>(field), kNoSymbol, {}};
      cause.demanded_by = d.rule;
      if (const Field* declared = declaration(object, field);
          declared != nullptr && declared->fallback && !(declared->presumed && question_.strictly)) {
        return {*declared->fallback, kNoCause};
      }
      return unknown_value(cause);
    }
  }
  const Fact* fact = case_.fact(told, field);
  if (fact != nullptr && fact->state == FactState::known) return {fact->value, kNoCause};
  if (fact != nullptr) {
    return unknown_value(
        {CauseOf::asked, static_cast<std::uint32_t>(told), static_cast<std::uint32_t>(field), kNoSymbol, {}});
  }
  const Field* declared = declaration(object, field);
  if (declared != nullptr && declared->fallback && !(declared->presumed && question_.strictly)) {
    if (declared->presumed) {
      const bool yes = declared->fallback->kind() == ValueKind::boolean && declared->fallback->yes();
      note_presumed({kNo<JudgmentId>, {}, yes, told, field, kNo<RuleId>});
    }
    return {*declared->fallback, kNoCause};
  }
  return unknown_value(
      {CauseOf::fact, static_cast<std::uint32_t>(told), static_cast<std::uint32_t>(field), kNoSymbol, {}});
}

// ---- frames --------------------------------------------------------------------------------------------------------

Frame Judge::plain_frame() const {
  Frame frame;
  frame.day = case_.on;
  return frame;
}

Frame Judge::act_frame(ObjectId act, RuleId rule) const {
  Frame frame;
  frame.act = act;
  frame.actor = actor_of(act);
  frame.day = day_of(act);
  frame.vantage = act;
  frame.rule = rule;
  return frame;
}

Frame Judge::inside_role(const Operand& person, Day day) const {
  Frame frame;
  frame.slots[0] = person;
  frame.day = day;
  return frame;
}

}  // namespace licet::core
