#include <algorithm>

#include "judge/inside.hpp"
#include "judge/nested.hpp"

// Which rules bear on an act, which of them prevail, and what each says. The graph of rules that defeat, cover and
// break each other has no cycles (checked when they are loaded), so every value is worked out once, without a fixpoint.
namespace licet::core {

namespace {

std::uint64_t pair_of(RuleId rule, ObjectId act) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(rule)) << 32U) | static_cast<std::uint32_t>(act);
}

bool among(const std::vector<InstrumentId>& group, InstrumentId instrument) {
  return std::find(group.begin(), group.end(), instrument) != group.end();
}

}  // namespace

// The rule bears on the act, defeat left aside. Its `unless` silences it here, except under a ban: see own.
Truth Judge::plain(RuleId id, ObjectId act) {
  if (const Truth* known = tables_->plain.find(pair_of(id, act), 0)) return *known;
  const Nested nested(*this);
  const Within within(*this, id);
  const Rule& rule = program_.rules[index(id)];
  AllOf all(causes_);
  all.add(reach(act, rule.act));
  if (!all.decided()) all.add(in_force(id, day_of(act)));
  if (!all.decided()) all.add(holds(act));
  if (!all.decided() && rule.origin.kind != CauseKind::none) {
    AnyOf any(causes_);
    for_instances(id, day_of(act), actor_of(act), [&](std::uint32_t instance) {
      any.add(calls_for(instance, act));
      return !any.decided();
    });
    all.add(any.truth());
  } else if (!all.decided()) {
    Frame frame = act_frame(act, id);
    all.add(bears(rule, act, frame));
    if (!all.decided()) all.add(optional_truth(rule.pattern, frame, true));
    if (!all.decided()) all.add(optional_truth(rule.such, frame, true));
    if (!all.decided()) all.add(optional_truth(rule.condition, frame, true));
    if (!all.decided()) all.add(addressed(rule, act, frame));
    if (!all.decided() && !is_ban(rule.modality)) all.add(!optional_truth(rule.unless, frame, false));
    if (!all.decided()) all.add(undone(id, act));
  }
  return tables_->plain.keep(pair_of(id, act), 0, all.truth());
}

// A duty without a trigger that one act discharges does not ask for a second.
Truth Judge::undone(RuleId id, ObjectId act) {
  const Rule& rule = program_.rules[index(id)];
  const Operand actor = actor_of(act);
  AllOf all(causes_);
  if (!is_duty(rule.modality) || rule.origin.kind != CauseKind::none || is_standing(rule) || !actor.known())
    return all.truth();
  for_instances(id, day_of(act), actor, [&](std::uint32_t i) {
    const Instance& instance = *instances_[i];
    if (instance.bearer_is != BearerIs::somebody || !instance.bearer.known() || instance.bearer.value != actor.value)
      return true;
    AllOf both(causes_);
    both.add(instance.exists);
    both.add(standing(i, day_of(act)).done);
    all.add(!both.truth());
    return !all.decided();
  });
  return all.truth();
}

// Whether the rule binds the actor, or speaks to him. A duty of which the text does not say whose it is obliges nobody
// in particular.
Truth Judge::bears(const Rule& rule, ObjectId act, Frame& frame) {
  switch (rule.bearer.kind) {
    case BearerKind::role:
    case BearerKind::the_role:
      return isa(actor_of(act), rule.bearer.role, day_of(act));
    case BearerKind::anyone:
      return kYes;
    case BearerKind::someone:
      return truth_of(!is_duty(rule.modality));
    case BearerKind::person: {
      AllOf both(causes_);
      both.add(compare_objects(actor_of(act), value_at(program_.code, rule.bearer.person, frame)));
      if (!both.decided()) both.add(isa(actor_of(act), rule.bearer.role, day_of(act)));
      return both.truth();
    }
  }
  return kNot;
}

Truth Judge::is_whom(const Whom& whom, const Operand& other, Frame& frame, Day day) {
  if (!other.known()) return causes_.unknown(other.causes);
  if (other.value.kind() == ValueKind::list) {  // done to several at once
    AnyOf any(causes_);
    for (const Value& one : list_of(other.value)) any.add(is_whom(whom, {one, kNoCause}, frame, day));
    return any.truth();
  }
  switch (whom.kind) {
    case WhomKind::anyone:
      return kYes;
    case WhomKind::role:
    case WhomKind::every:
      return isa(other, whom.role, day);
    case WhomKind::person: {
      const Operand person = value_at(program_.code, whom.person, frame);
      if (!person.known()) return causes_.unknown(person.causes);
      if (person.value.kind() != ValueKind::list) return truth_of(same(person.value, other.value));
      const auto& list = list_of(person.value);
      return truth_of(std::any_of(list.begin(), list.end(), [&](const Value& one) { return same(one, other.value); }));
    }
  }
  return kNot;
}

Truth Judge::addressed(const Rule& rule, ObjectId act, Frame& frame) {
  if (rule.to.empty()) return kYes;
  const Operand other = field_of(act, to_field_);
  AnyOf any(causes_);
  for (const Whom& whom : rule.to) any.add(is_whom(whom, other, frame, day_of(act)));
  return any.truth();
}

// ---- defeat --------------------------------------------------------------------------------------------------------

// Whether `rival` can stand notwithstanding `rule`: only from a text that speaks, and from one of no lesser rank unless
// the rule itself yields to it. Within one text (a proposal too) rank does not matter.
bool Judge::stands_against(RuleId rival, RuleId rule) const {
  const Rule &strong = program_.rules[index(rival)], &weak = program_.rules[index(rule)];
  if (!live(strong.instrument) && strong.instrument != weak.instrument) return false;
  if (std::find(weak.subject_to.begin(), weak.subject_to.end(), rival) != weak.subject_to.end()) return true;
  return tier(program_.instruments[index(strong.instrument)].force) >=
         tier(program_.instruments[index(weak.instrument)].force);
}

// The rule governs the act: it bears on it and nothing defeats it. Whether a ban lets go is left to own: it governs
// still.
Truth Judge::base(RuleId id, ObjectId act) {
  if (const Truth* known = tables_->base.find(pair_of(id, act), 0)) return *known;
  const Nested nested(*this);
  const Within within(*this, id);
  if (!spend()) return exhausted();
  const Rule& rule = program_.rules[index(id)];
  AllOf all(causes_);
  all.add(plain(id, act));
  for (const RuleId rival : rule.defeaters) {
    if (all.decided()) break;
    if (stands_against(rival, id)) all.add(!somehow_base(rival, act));
  }
  for (const Symbol text : rule.subject_to_unloaded) {
    if (!all.decided()) all.add(!reference(text, {}));
  }
  return tables_->base.keep(pair_of(id, act), 0, all.truth());
}

// Does the rule govern the act under some description that it counts as?
Truth Judge::somehow_base(RuleId rule, ObjectId act) {
  AnyOf any(causes_);
  for (const ObjectId described : family_of(act)) {
    any.add(base(rule, described));
    if (any.decided()) break;
  }
  return any.truth();
}

// A rule that a licence may lift covers no principle: its licence would cure the principle.
Truth Judge::speaks(RuleId rule, ObjectId act) {
  return program_.rules[index(rule)].licences.empty() ? base(rule, act) : kNot;
}

// Does a more specific rule speak for this one?
Truth Judge::covered(RuleId id, ObjectId act) {
  AnyOf any(causes_);
  for (const RuleId specific : program_.rules[index(id)].applied_by) {
    for (const ObjectId described : family_of(act)) {
      if (!any.decided()) any.add(speaks(specific, described));
    }
  }
  return any.truth();
}

// ---- what a rule says ----------------------------------------------------------------------------------------------

// Whether a ban's `unless` holds of the act; with hope, as if authorisations that nobody mentioned were given.
Truth Judge::lets_go(RuleId id, ObjectId act, bool hope) {
  if (const Truth* known = tables_->lets_go.find(pair_of(id, act), hope ? 1 : 0)) return *known;
  const Within within(*this, id);
  const Rule& rule = program_.rules[index(id)];
  Truth truth;
  if (rule.origin.kind == CauseKind::none) {
    Frame frame = act_frame(act, id);
    frame.hope = hope;
    truth = optional_truth(rule.unless, frame, false);
  } else {
    AllOf all(causes_);
    for_instances(id, day_of(act), actor_of(act), [&](std::uint32_t instance) {
      AnyOf either(causes_);
      either.add(!calls_for(instance, act));
      Frame frame = weighed_frame(*instances_[instance], act);
      frame.actor = actor_of(act);
      frame.hope = hope;
      if (!either.decided()) either.add(optional_truth(rule.unless, frame, false));
      all.add(either.truth());
      return !all.decided();
    });
    truth = all.truth();
  }
  return tables_->lets_go.keep(pair_of(id, act), hope ? 1 : 0, truth);
}

// The authorisations in a ban's `unless` that are not mentioned and could still be given.
std::vector<std::uint32_t> Judge::hoped(RuleId id, ObjectId act) {
  const Rule& rule = program_.rules[index(id)];
  std::vector<std::uint32_t> hoped;
  for (const std::uint32_t number : rule.licences) {
    const auto consider = [&](Frame frame) {
      const LicenceState state = licence(number, frame);
      if (!state.given.yes() && !state.chance.no() && (hoped.empty() || hoped.back() != number))
        hoped.push_back(number);
    };
    if (rule.origin.kind == CauseKind::none) {
      consider(act_frame(act, id));
      continue;
    }
    for_instances(id, day_of(act), actor_of(act), [&](std::uint32_t instance) {
      if (calls_for(instance, act).no()) return true;
      Frame frame = weighed_frame(*instances_[instance], act);
      frame.actor = actor_of(act);
      frame.as_of.reset();
      consider(frame);
      return true;
    });
  }
  return hoped;
}

Grade Judge::Own::least() const { return (stated | (licence ? Grades(Grade::permitted) : Grades())).least(); }

// What the rule says of the act if it is effective. A ban that lets go is itself a permission. Of leaving the act
// undone a rule says the opposite: what must be done is prohibited to leave, what is forbidden is obligatory to leave;
// and what is merely permitted, or not required, may be left.
Judge::Own Judge::own(RuleId id, ObjectId act) {
  const Rule& rule = program_.rules[index(id)];
  const bool refrain = question_.refrain && root(act) == question_.act;
  Own own;
  switch (rule.modality) {
    case Modality::must:
      own.stated = refrain ? Grade::prohibited : Grade::obligatory;
      return own;
    case Modality::should:
      own.stated = refrain ? Grade::discouraged : Grade::recommended;
      return own;
    case Modality::may:
      own.stated = Grade::permitted;
      return own;
    case Modality::need_not:
      own.stated = refrain ? Grade::permitted : Grade::silent;
      return own;
    case Modality::must_not:
    case Modality::should_not:
      break;
  }
  const Truth free = lets_go(id, act, false);
  own.causes = free.causes;
  own.licence = !free.no();
  if (free.yes()) return own;
  if (rule.modality == Modality::should_not) {
    own.stated = refrain ? Grade::recommended : Grade::discouraged;
    return own;
  }
  if (refrain) {  // whether or not somebody could still authorise the act
    own.stated = Grade::obligatory;
    return own;
  }
  Truth hope = kNot;
  if (!hoped(id, act).empty()) {
    hope = lets_go(id, act, true);
    own.causes = causes_.join(own.causes, hope.causes);
  }
  if (!hope.no()) own.stated = own.stated | Grade::needs_authorisation;
  if (!hope.yes()) own.stated = own.stated | Grade::prohibited;
  return own;
}

Row Judge::weigh(RuleId id, ObjectId act) {
  Row row;
  row.rule = id;
  row.instrument = program_.rules[index(id)].instrument;
  row.modality = program_.rules[index(id)].modality;
  row.act = act;
  row.plain = !plain(id, act).no();
  AllOf count(causes_);
  const Truth governs = base(id, act);
  row.defeated = plain(id, act).yes() && governs.no();
  count.add(governs);
  if (!count.decided()) {
    const Truth spoken_for = covered(id, act);
    row.covered = spoken_for.yes();
    count.add(!spoken_for);
  }
  const Truth counts = count.truth();
  row.silent = !counts.yes();
  if (counts.no()) return row;
  const Own says = own(id, act);
  row.stated = says.stated;
  row.licence = says.licence;
  row.causes = causes_.join(counts.causes, says.causes);
  return row;
}

// ---- what is certain although it is open which rule says it
// -----------------------------------------------------------

// The least grade that is certain if the rule is effective: its own, or that of the rules that may speak for it.
Grade Judge::least(RuleId id, ObjectId act, const std::vector<InstrumentId>& group) {
  if (!among(group, program_.rules[index(id)].instrument)) return Grade::silent;
  if (const std::uint8_t* known = tables_->floors.find(pair_of(id, act), 0)) return Grade{*known};
  const Nested nested(*this);
  if (!spend()) return Grade::silent;
  Grade grade = own(id, act).least();
  for (const RuleId specific : program_.rules[index(id)].applied_by) {
    for (const ObjectId described : family_of(act)) {
      if (!speaks(specific, described).no()) grade = std::min(grade, least(specific, described, group));
    }
  }
  tables_->floors.keep(pair_of(id, act), 0, static_cast<std::uint8_t>(grade));
  return grade;
}

// The least grade that the rule makes certain: if it bears on the act, then it is effective or one of its defeaters is.
Grade Judge::floor(RuleId id, ObjectId act, const std::vector<InstrumentId>& group) {
  const Rule& rule = program_.rules[index(id)];
  if (!plain(id, act).yes()) return Grade::silent;
  for (const Symbol text : rule.subject_to_unloaded) {
    if (!reference(text, {}).no()) return Grade::silent;
  }
  Grade grade = least(id, act, group);
  for (const RuleId rival : rule.defeaters) {
    if (!stands_against(rival, id)) continue;
    for (const ObjectId described : family_of(act)) {
      if (!base(rival, described).no()) grade = std::min(grade, least(rival, described, group));
    }
  }
  return grade;
}

}  // namespace licet::core
