#include <algorithm>

#include "judge/inside.hpp"
#include "judge/nested.hpp"

// Who is what, what falls under what, what counts as what, and which texts are in force.
namespace licet::core {

namespace {

std::uint64_t pair_of(std::uint64_t high, std::uint64_t low) { return (high << 32U) | low; }
std::uint64_t pair_of(ObjectId high, auto low) {
  return pair_of(static_cast<std::uint32_t>(high), static_cast<std::uint32_t>(low));
}

}  // namespace

// Asserted roles are closed unless declared open; a defined role is as open as the facts it is defined by.
Truth Judge::isa(const Operand& who, RoleId role, Day day) {
  if (!is_some(role)) return kYes;
  if (!who.known()) return causes_.unknown(who.causes);
  if (who.value.kind() != ValueKind::object || !in_case(ObjectId{who.value.index()})) return kNot;
  const Object& person = case_.objects[who.value.index()];
  if (person.kind != ObjectKind::entity) return kNot;
  const std::uint64_t key = pair_of(who.value.index(), static_cast<std::uint32_t>(role));
  if (const Truth* known = tables_->isa.find(key, static_cast<std::uint32_t>(day))) return *known;
  bool perhaps = person.open_roles;
  for (const Held& held : person.roles) {
    if (!program_.is_a(held.role, role) || (held.from && day < *held.from) || (held.until && day > *held.until))
      continue;
    if (!held.perhaps) return tables_->isa.keep(key, static_cast<std::uint32_t>(day), kYes);
    perhaps = true;
  }
  AnyOf any(causes_);
  for (const RoleId defined : program_.defined_roles) {
    if (!program_.is_a(defined, role) || any.decided()) continue;
    if (++called_ > limits_.call_depth && limits_.call_depth != 0) run_out();
    Frame inside = inside_role(who, day);
    any.add(truth_at(program_.code, program_.roles[index(defined)].means, inside));
    --called_;
  }
  if (perhaps)
    any.add(causes_.unknown({CauseOf::role, who.value.index(), static_cast<std::uint32_t>(role), kNoSymbol, {}}));
  return tables_->isa.keep(key, static_cast<std::uint32_t>(day), any.truth());
}

// ---- acts ----------------------------------------------------------------------------------------------------------

// By the hierarchy, or by plainly counting as (same fields, same actor).
Truth Judge::reach(ObjectId act, ActId general) {
  const ActId kind = act_of(act);
  if (!is_some(kind) || !is_some(general)) return kNot;
  if (program_.is_a(kind, general)) return kYes;
  const auto& may_be = program_.may_be[index(kind)];
  if (!std::binary_search(may_be.begin(), may_be.end(), general)) return kNot;
  if (const Truth* known = tables_->reach.find(pair_of(act, general), 0)) return *known;
  const Truth reached = reach_from(act, kind, general);
  return tables_->reach.keep(pair_of(act, general), 0, reached);
}

Truth Judge::reach_from(ObjectId act, ActId kind, ActId general) {
  const Nested nested(*this);
  if (!spend()) return exhausted();
  if (program_.is_a(kind, general)) return kYes;
  AnyOf any(causes_);
  for (std::uint32_t i = 0; i < program_.counts_as.size() && !any.decided(); ++i) {
    const CountsAs& c = program_.counts_as[i];
    const auto& may_be = program_.may_be[index(c.to)];
    if (!c.plain() || !program_.is_a(kind, c.from) || !std::binary_search(may_be.begin(), may_be.end(), general))
      continue;
    if (program_.is_a(kind, c.to)) continue;  // a general act counts as a special one: the second time it gains nothing
    AllOf both(causes_);
    both.add(counts(CountsAsId{i}, act));
    if (!both.decided()) both.add(reach_from(act, c.to, general));
    any.add(both.truth());
  }
  return any.truth();
}

Truth Judge::counts(CountsAsId id, ObjectId act) {
  if (const Truth* known = tables_->counts.find(pair_of(act, id), 0)) return *known;
  const CountsAs& c = program_.counts_as[index(id)];
  Frame frame = act_frame(act, kNo<RuleId>);
  frame.slots[0] = frame.actor;
  AllOf both(causes_);
  both.add(isa(frame.actor, c.bearer, frame.day));
  if (!both.decided()) both.add(optional_truth(c.condition, frame, true));
  return tables_->counts.keep(pair_of(act, id), 0, both.truth());
}

// Whether an act of this kind may count as another act, with other fields or by another.
bool Judge::attributable(ActId kind) {
  auto& table = tables_->attributable;
  if (table.empty()) table.assign(program_.acts.size(), -1);
  std::int8_t& entry = table[index(kind)];
  if (entry < 0) {
    const auto& may_be = program_.may_be[index(kind)];
    entry = std::any_of(program_.counts_as.begin(), program_.counts_as.end(), [&](const CountsAs& c) {
      return !c.plain() && std::binary_search(may_be.begin(), may_be.end(), c.from);
    });
  }
  return entry != 0;
}

// The act itself, and the acts it counts as with other fields or by another. Each counts-as is used once on a path.
std::span<const ObjectId> Judge::family_of(ObjectId act) {
  act = root(act);
  const ActId kind = act_of(act);
  if (in_case(act) && (!is_some(kind) || !attributable(kind))) return {&objects_[index(act)], 1};
  if (const std::uint32_t* known = tables_->families.find(static_cast<std::uint32_t>(act), 0))
    return tables_->family_lists[*known];
  std::vector<ObjectId> family;
  std::vector<CountsAsId> path;
  if (is_some(kind) && attributable(kind)) {
    describe(act, path, family);
  } else {
    family.push_back(act);
  }
  tables_->family_lists.push_back(std::move(family));
  tables_->families.keep(static_cast<std::uint32_t>(act), 0,
                         static_cast<std::uint32_t>(tables_->family_lists.size() - 1));
  return tables_->family_lists.back();
}

void Judge::describe(ObjectId act, std::vector<CountsAsId>& path, std::vector<ObjectId>& family) {
  const Nested nested(*this);
  family.push_back(act);
  for (std::uint32_t i = 0; i < program_.counts_as.size() && spend(); ++i) {
    const CountsAs& c = program_.counts_as[i];
    const CountsAsId id{i};
    if (c.plain() || std::find(path.begin(), path.end(), id) != path.end()) continue;
    AllOf all(causes_);
    all.add(holds(act));
    if (!all.decided()) all.add(reach(act, c.from));
    if (!all.decided()) all.add(counts(id, act));
    if (all.decided()) continue;
    Derived other;
    other.root = root(act);
    other.act = program_.is_a(act_of(act), c.to) ? act_of(act) : c.to;
    other.on = day_of(act);
    other.holds = all.truth();
    path.push_back(id);
    other.path = path;
    Frame frame = act_frame(act, kNo<RuleId>);
    frame.slots[0] = frame.actor;
    other.by = is_some(c.by) ? value_at(program_.code, c.by, frame) : frame.actor;
    for (const FieldMapping& mapping : c.with)
      other.fields.emplace_back(mapping.field, value_at(program_.code, mapping.value, frame));
    if (!in_case(act)) {  // fields set before on the way carry over
      for (const auto& field : derived(act).fields) {
        const bool replaced =
            std::any_of(c.with.begin(), c.with.end(), [&](const FieldMapping& m) { return m.field == field.first; });
        if (!replaced) other.fields.push_back(field);
      }
    }
    describe(derive(std::move(other)), path, family);
    path.pop_back();
  }
}

// Was it done at all, and does it count as this?
Truth Judge::holds(ObjectId act) {
  if (!in_case(act)) return derived(act).holds;
  const Object& told = case_.objects[index(act)];
  if (told.denied) return kNot;
  return told.perhaps ? causes_.unknown({CauseOf::event, static_cast<std::uint32_t>(act), kNone, kNoSymbol, {}}) : kYes;
}

Truth Judge::seen(ObjectId event, const Frame& frame) {
  return is_some(frame.vantage) ? before(event, frame.vantage) : truth_of(day_of(event) <= frame.day);
}

const std::vector<std::uint32_t>& Judge::candidates(ActId act, std::optional<ObjectId> actor) {
  const std::uint64_t key = pair_of(index(act), actor ? static_cast<std::uint32_t>(*actor) : kNone);
  if (const std::uint32_t* known = tables_->candidates.find(key, actor ? 1 : 0))
    return tables_->candidate_lists[*known];
  std::vector<std::uint32_t> found;
  const auto& by_act = tables_->by_act;
  const auto told = [&](std::uint32_t place) -> const Object& { return case_.objects[index(events_[place])]; };
  for (const ActId kind : is_some(act) ? program_.kinds_of[index(act)] : std::vector<ActId>()) {
    const auto first = std::lower_bound(by_act.begin(), by_act.end(), kind,
                                        [&](std::uint32_t place, ActId k) { return told(place).act < k; });
    const auto last =
        std::upper_bound(first, by_act.end(), kind, [&](ActId k, std::uint32_t place) { return k < told(place).act; });
    if (!actor || attributable(kind)) {  // an act that counts as another's may be by anybody
      found.insert(found.end(), first, last);
    } else {
      const auto from = std::lower_bound(first, last, *actor,
                                         [&](std::uint32_t place, ObjectId who) { return told(place).by < who; });
      const auto until =
          std::upper_bound(from, last, *actor, [&](ObjectId who, std::uint32_t place) { return who < told(place).by; });
      found.insert(found.end(), from, until);
    }
  }
  std::sort(found.begin(), found.end());
  tables_->candidate_lists.push_back(std::move(found));
  tables_->candidates.keep(key, actor ? 1 : 0, static_cast<std::uint32_t>(tables_->candidate_lists.size() - 1));
  return tables_->candidate_lists.back();
}

// ---- texts ---------------------------------------------------------------------------------------------------------

bool Judge::live(InstrumentId instrument) const {
  return tier(program_.instruments[index(instrument)].force) >= 0 || instrument == question_.under;
}

namespace {

// Its periods; else those of its editions; else those of the document that it is part of; else it is always in force.
std::vector<const InForce*> periods_of(const Program& program, InstrumentId id) {
  std::vector<const InForce*> periods;
  for (std::size_t steps = 0; is_some(id) && periods.empty() && steps <= program.instruments.size(); ++steps) {
    const Instrument& instrument = program.instruments[index(id)];
    for (const InForce& period : instrument.periods) periods.push_back(&period);
    if (periods.empty()) {
      for (const EditionPeriod& edition : instrument.editions) periods.push_back(&edition.period);
    }
    id = instrument.part_of;
  }
  return periods;
}

}  // namespace

// Between its first day (or ever) and the latest that it can be, nobody knows whether it has begun.
Truth Judge::begun(const InForce& period, InstrumentId instrument, Day day) {
  if (!period.first_at_latest) return truth_of(!period.first || day >= *period.first);
  if (day >= *period.first_at_latest) return kYes;
  if (period.first && day < *period.first) return kNot;
  return causes_.unknown({CauseOf::period, static_cast<std::uint32_t>(instrument), kNone, kNoSymbol, {}});
}

Truth Judge::over(const InForce& period, InstrumentId instrument, Day day) {
  if (period.last && day > *period.last) return kYes;
  if (!period.last_at_earliest || day <= *period.last_at_earliest) return kNot;
  return causes_.unknown({CauseOf::period, static_cast<std::uint32_t>(instrument), kNone, kNoSymbol, {}});
}

Truth Judge::begun(InstrumentId instrument, Day day) {
  const auto periods = periods_of(program_, instrument);
  if (periods.empty()) return kYes;
  AnyOf any(causes_);
  for (const InForce* period : periods) any.add(begun(*period, instrument, day));
  return any.truth();
}

// In one of its periods, and nothing that replaces it has begun.
Truth Judge::instrument_in_force(InstrumentId instrument, Day day) {
  const std::uint64_t key = pair_of(index(instrument), static_cast<std::uint32_t>(day));
  if (const Truth* known = tables_->in_force.find(key, 0)) return *known;
  AllOf all(causes_);
  const auto periods = periods_of(program_, instrument);
  AnyOf any(causes_);
  for (const InForce* period : periods) {
    AllOf during(causes_);
    during.add(begun(*period, instrument, day));
    during.add(!over(*period, instrument, day));
    any.add(during.truth());
  }
  if (!periods.empty()) all.add(any.truth());
  for (std::uint32_t i = 0; i < program_.instruments.size(); ++i) {
    const Instrument& later = program_.instruments[i];
    if (tier(later.force) < 0 ||
        std::find(later.replaces.begin(), later.replaces.end(), instrument) == later.replaces.end())
      continue;
    all.add(!begun(InstrumentId{i}, day));
  }
  return tables_->in_force.keep(key, 0, all.truth());
}

Truth Judge::in_force(RuleId id, Day day) {
  const Rule& rule = program_.rules[index(id)];
  AllOf both(causes_);
  both.add(instrument_in_force(rule.instrument, day));
  if (rule.edition == kNoSymbol || both.decided()) return both.truth();
  AnyOf any(causes_);
  for (const EditionPeriod& edition : program_.instruments[index(rule.instrument)].editions) {
    if (edition.name != rule.edition) continue;
    AllOf during(causes_);
    during.add(begun(edition.period, rule.instrument, day));
    during.add(!over(edition.period, rule.instrument, day));
    any.add(during.truth());
  }
  both.add(any.truth());
  return both.truth();
}

// The first day of the period that the day lies in, as far as the text gives one.
std::optional<Day> Judge::first_day(InstrumentId instrument, Day day) const {
  std::optional<Day> first;
  for (const InForce* period : periods_of(program_, instrument)) {
    const auto begins = period->first ? period->first : period->first_at_latest;
    if (!begins) return std::nullopt;
    if (!first || (*begins <= day && (*begins > *first || *first > day))) first = begins;
  }
  return first;
}

}  // namespace licet::core
