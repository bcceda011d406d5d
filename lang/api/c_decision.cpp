#include "api/c_inside.hpp"

using namespace licet::c;

namespace {

using licet::Decision;

// One property of a decision, or what stands for it where there is none.
template <class Of, class Otherwise>
auto of(const licet_decision* decision, Of get, Otherwise otherwise) {
  return decision == nullptr ? otherwise : static_cast<Otherwise>(get(decision->decision));
}

template <class List>
size_t count(const licet_decision* decision, List list) {
  return of(
      decision, [&](const Decision& d) { return (d.*list)().size(); }, size_t{0});
}

// The element, or NULL.
template <class List>
auto at(const licet_decision* decision, List list, size_t index) {
  return index < count(decision, list) ? &(decision->decision.*list)()[index] : nullptr;
}

// What is told when it is asked for, and needs memory for that.
template <class Of>
licet_text told(const licet_decision* decision, Of get) noexcept {
  try {
    return of(decision, get, kEmpty);
  } catch (...) {
    return kEmpty;
  }
}

template <class Explain>
licet_status explained(const licet_decision* decision, licet_explanation** out, licet_error** error, Explain explain) {
  return created(memory_of(decision), out, error, [&] {
    const licet_decision& from = need(decision, "the decision");
    return from.memory.make<licet_explanation>(explain(from.decision));
  });
}

bool is_verdict(int32_t verdict) { return verdict >= LICET_INVALID && verdict <= LICET_PROHIBITED; }

}  // namespace

extern "C" {

licet_text licet_verdict_text(int32_t verdict) {
  return is_verdict(verdict) ? text(to_text(static_cast<licet::Verdict>(verdict))) : kEmpty;
}

licet_text licet_force_text(int32_t force) {
  if (force < LICET_FORCE_NONE || force > LICET_FORCE_PROPOSAL) return kEmpty;
  return text(to_text(static_cast<licet::Force>(force)));
}

void licet_decision_free(licet_decision* decision) { Memory::destroy(decision); }

int32_t licet_decision_kind(const licet_decision* decision) {
  return of(
      decision, [](const Decision& d) { return d.kind(); }, int32_t{LICET_KIND_INVALID});
}
int32_t licet_decision_verdict(const licet_decision* decision) {
  return of(
      decision, [](const Decision& d) { return d.verdict(); }, int32_t{LICET_INVALID});
}
int32_t licet_decision_permitted(const licet_decision* decision) {
  return of(
      decision, [](const Decision& d) { return d.permitted(); }, int32_t{0});
}
int32_t licet_decision_allowed(const licet_decision* decision) {
  return of(
      decision, [](const Decision& d) { return d.allowed(); }, int32_t{0});
}
int32_t licet_decision_force(const licet_decision* decision) {
  return of(
      decision, [](const Decision& d) { return d.force(); }, int32_t{LICET_FORCE_NONE});
}
int32_t licet_decision_truth(const licet_decision* decision) {
  return of(
      decision, [](const Decision& d) { return d.truth(); }, int32_t{LICET_IS_UNKNOWN});
}
int32_t licet_decision_gave_up(const licet_decision* decision) {
  return of(
      decision, [](const Decision& d) { return d.gave_up(); }, int32_t{0});
}
int32_t licet_decision_withheld(const licet_decision* decision) {
  return of(
      decision, [](const Decision& d) { return d.withheld(); }, int32_t{0});
}
licet_text licet_decision_text(const licet_decision* decision) {
  return told(decision, [](const Decision& d) { return text(d.text()); });
}
licet_text licet_decision_json(const licet_decision* decision) {
  return told(decision, [](const Decision& d) { return text(d.json()); });
}
const licet_error* licet_decision_warnings(const licet_decision* decision) {
  return decision == nullptr ? nullptr : &decision->warnings;
}

size_t licet_decision_possible_count(const licet_decision* decision) { return count(decision, &Decision::possible); }
int32_t licet_decision_possible(const licet_decision* decision, size_t index) {
  const auto* verdict = at(decision, &Decision::possible, index);
  return verdict == nullptr ? int32_t{LICET_INVALID} : static_cast<int32_t>(*verdict);
}

size_t licet_decision_decisive_count(const licet_decision* decision) { return count(decision, &Decision::decisive); }
licet_status licet_decision_decisive(const licet_decision* decision, size_t index, licet_rule* out) {
  const auto* rule = at(decision, &Decision::decisive, index);
  if (rule == nullptr) return LICET_MISUSE;
  return hand_out(out, {0, text(rule->rule), text(rule->instrument), text(rule->modal), text(rule->file), rule->line,
                        rule->column, rule->cites.size()});
}
licet_text licet_decision_cite(const licet_decision* decision, size_t decisive, size_t index) {
  const auto* rule = at(decision, &Decision::decisive, decisive);
  return rule == nullptr || index >= rule->cites.size() ? kEmpty : text(rule->cites[index]);
}

size_t licet_decision_need_count(const licet_decision* decision) { return count(decision, &Decision::needs); }
licet_status licet_decision_need(const licet_decision* decision, size_t index, licet_need* out) {
  const auto* need = at(decision, &Decision::needs, index);
  if (need == nullptr) return LICET_MISUSE;
  return hand_out(out, {0, text(need->of), text(need->under.rule), text(need->under.instrument), need->in_advance});
}

size_t licet_decision_missing_count(const licet_decision* decision) { return count(decision, &Decision::missing); }
licet_status licet_decision_missing(const licet_decision* decision, size_t index, licet_missing* out) {
  const auto* missing = at(decision, &Decision::missing, index);
  if (missing == nullptr) return LICET_MISUSE;
  return hand_out(
      out, {0, text(missing->what), text(missing->why), text(missing->who), text(missing->ask), missing->settles});
}

size_t licet_decision_presumed_count(const licet_decision* decision) { return count(decision, &Decision::presumed); }
licet_text licet_decision_presumed(const licet_decision* decision, size_t index) {
  const auto* presumed = at(decision, &Decision::presumed, index);
  return presumed == nullptr ? kEmpty : text(*presumed);
}

size_t licet_decision_duty_count(const licet_decision* decision) { return count(decision, &Decision::duties); }
licet_status licet_decision_duty(const licet_decision* decision, size_t index, licet_duty* out) {
  const auto* duty = at(decision, &Decision::duties, index);
  if (duty == nullptr) return LICET_MISUSE;
  return hand_out(out, {0, text(duty->rule), text(duty->instrument), text(duty->bearer), text(duty->to),
                        text(duty->cause), text(duty->last_day), duty->statuses.size()});
}
licet_text licet_decision_duty_status(const licet_decision* decision, size_t duty, size_t index) {
  const auto* one = at(decision, &Decision::duties, duty);
  return one == nullptr || index >= one->statuses.size() ? kEmpty : text(one->statuses[index]);
}

size_t licet_decision_name_count(const licet_decision* decision) { return count(decision, &Decision::names); }
licet_text licet_decision_name(const licet_decision* decision, size_t index) {
  const auto* name = at(decision, &Decision::names, index);
  return name == nullptr ? kEmpty : text(*name);
}

licet_status licet_decision_explain(const licet_decision* decision, licet_explanation** out, licet_error** error) {
  return explained(decision, out, error, [](const Decision& d) { return d.explain(); });
}

licet_status licet_decision_explain_why_not(const licet_decision* decision, int32_t wanted_verdict,
                                            licet_explanation** out, licet_error** error) {
  return explained(decision, out, error, [&](const Decision& d) {
    if (!is_verdict(wanted_verdict)) throw Misuse("there is no such verdict");
    return d.explain_why_not(static_cast<licet::Verdict>(wanted_verdict));
  });
}

void licet_explanation_free(licet_explanation* explanation) { Memory::destroy(explanation); }

licet_text licet_explanation_text(const licet_explanation* explanation) {
  return explanation == nullptr ? kEmpty : text(explanation->explanation.text());
}

licet_text licet_explanation_json(const licet_explanation* explanation) {
  return explanation == nullptr ? kEmpty : text(explanation->explanation.json());
}

}  // extern "C"
