#include <algorithm>

#include "judge/inside.hpp"

// Authorisations: given, stated absent, or not mentioned. Only what is given lifts, and only for its paragraph and its
// act.
namespace licet::core {

namespace {

bool among(const std::vector<Symbol>& symbols, Symbol symbol) {
  return std::find(symbols.begin(), symbols.end(), symbol) != symbols.end();
}

}  // namespace

// Whether this authorisation is for the rule, the act and the actor of the frame; by whom it is, is another question.
Truth Judge::fits(const Authorisation& authorisation, const Frame& frame) {
  const Rule& rule = program_.rules[index(frame.rule)];
  const ObjectId told = root(frame.act);
  if (is_some(authorisation.under_rule) && authorisation.under_rule != frame.rule) return kNot;
  const Symbol paragraph = authorisation.under_paragraph;
  if (paragraph != kNoSymbol && !among(rule.cites.paragraphs, paragraph)) return kNot;
  if (is_some(authorisation.of) && authorisation.of != told) return kNot;
  if (is_some(authorisation.act)) {
    const auto is_kind = [&](ObjectId act) {
      return is_some(act_of(act)) && program_.is_a(act_of(act), authorisation.act);
    };
    if (!is_kind(frame.act) && !is_kind(told)) return kNot;
  }
  AllOf all(causes_);
  if (is_some(authorisation.for_whom)) {
    const Operand whom{Value::object(static_cast<std::uint32_t>(authorisation.for_whom)), kNoCause};
    const Operand teller = actor_of(told), actor = actor_of(frame.act);
    if (!(teller.known() && teller.value == whom.value)) all.add(compare_objects(actor, whom));
  }
  for (const Fact& limit : authorisation.with) {
    if (all.decided()) break;
    all.add(limit.state == FactState::known
                ? compare(CompareCode::is, field_of(frame.act, limit.field), {limit.value, kNoCause})
                : causes_.unknown({CauseOf::authoriser, static_cast<std::uint32_t>(frame.rule), kNone, kNoSymbol, {}}));
  }
  // "50" of which text? One paragraph never cures another's.
  if (paragraph != kNoSymbol && !is_some(authorisation.under_rule) && !all.decided() && in_several_texts(paragraph)) {
    all.add(causes_.unknown(mistake(Mistake::which_paragraph, static_cast<std::uint32_t>(frame.rule)).causes));
  }
  return all.truth();
}

bool Judge::in_several_texts(Symbol paragraph) const {
  InstrumentId text = kNo<InstrumentId>;
  for (const Rule& rule : program_.rules) {
    if (rule.licences.empty() || !among(rule.cites.paragraphs, paragraph)) continue;
    if (is_some(text) && text != rule.instrument) return true;
    text = rule.instrument;
  }
  return false;
}

Truth Judge::compare_objects(const Operand& left, const Operand& right) {
  const CauseSet unknown = causes_.join(left.causes, right.causes);
  return unknown != kNoCause ? causes_.unknown(unknown) : truth_of(same(left.value, right.value));
}

LicenceState Judge::licence(std::uint32_t number, Frame& frame) {
  LicenceState state;
  if (!is_some(frame.rule) || !is_some(frame.act)) {
    state.standing = LicenceStanding::uncertain;
    state.given = state.chance = truth_of_value(mistake(Mistake::no_such_thing));
    state.absent = kNot;
    return state;
  }
  const Licence& wanted = program_.code.licences[number];
  const Day day = day_of(frame.act), now = case_.now.value_or(case_.on);
  const Day until = wanted.in_advance ? day : frame.as_of.value_or(std::max(now, day));
  const auto person = wanted.who == WhoKind::person ? value_at(program_.code, wanted.person, frame) : Operand{};
  const Truth competence =
      causes_.unknown({CauseOf::authoriser, static_cast<std::uint32_t>(frame.rule), kNone, kNoSymbol, {}});
  AnyOf given(causes_), absent(causes_);
  bool late = false;
  for (std::uint32_t i = 0; i < case_.authorisations.size() && spend(); ++i) {
    const Authorisation& told = case_.authorisations[i];
    AllOf all(causes_);
    all.add(fits(told, frame));
    if (all.decided()) continue;
    if (!told.given) {
      if (wanted.who ==
          WhoKind::person) {  // of everybody, or of this person; what no holder of a role gave, a named person may have
        if (is_some(told.by))
          all.add(compare_objects(person, {Value::object(static_cast<std::uint32_t>(told.by)), kNoCause}));
        if (is_some(told.by_role)) all.add(kNot);
      } else if (wanted.who == WhoKind::role) {
        if (is_some(told.by))
          all.add(isa({Value::object(static_cast<std::uint32_t>(told.by)), kNoCause}, wanted.role, day));
        if (is_some(told.by_role)) all.add(truth_of(program_.is_a(wanted.role, told.by_role)));
      }
      absent.add(all.truth());
      continue;
    }
    const Operand by = is_some(told.by) ? Operand{Value::object(static_cast<std::uint32_t>(told.by)), kNoCause}
                                        : Operand{{}, competence.causes};
    if (wanted.who == WhoKind::someone) {  // alleged, until somebody finds that the giver was competent
      const Found answers = found(FindingKind::competent, kNone, {{Value::number(Decimal(i))}, kNo<RuleId>});
      all.add(answers.yes != answers.no ? truth_of(answers.yes) : competence);
    } else if (wanted.who == WhoKind::role) {
      all.add(isa(by, wanted.role, told.on.value_or(day)));
    } else {
      all.add(compare_objects(by, person));
    }
    const bool in_time = !told.on || *told.on <= until;
    if (!all.truth().no() && !in_time) late = true;
    all.add(truth_of(in_time));
    const Truth counts = all.truth();
    if (!counts.no() && (!state.authorisation || counts.yes())) {
      state.authorisation = i;
      state.by_oneself = by.known() && actor_of(frame.act).known() && by.value == actor_of(frame.act).value;
    }
    given.add(counts);
  }
  state.given = given.truth();
  state.absent = absent.truth();
  state.too_late = wanted.in_advance && now > day;
  state.chance = state.too_late ? kNot : !state.absent;
  if (!state.given.no() && !state.absent.no()) {  // both said: an error, never a permission
    const CauseSet open = causes_.join(state.given.causes, state.absent.causes);
    state.given = causes_.unknown(
        open != kNoCause
            ? open
            : mistake(Mistake::contradictory_authorisations, static_cast<std::uint32_t>(frame.rule)).causes);
  }
  state.standing = state.given.yes()       ? LicenceStanding::given
                   : state.given.unknown() ? LicenceStanding::uncertain
                   : state.absent.yes()    ? LicenceStanding::stated_absent
                   : late                  ? LicenceStanding::not_given_in_time
                                           : LicenceStanding::not_mentioned;
  return state;
}

LicenceState Judge::licence_state(std::uint32_t number, const Frame& frame) {
  Frame own = frame;
  return licence(number, own);
}

}  // namespace licet::core
