#pragma once

#include <string>
#include <vector>

#include "answer/telling.hpp"
#include "judge/judge.hpp"

// The author's names of what an answer speaks of: what scenarios expect, and what JSON carries.
namespace licet::core {

// The name of a cause as an author writes it in `expect … missing NAME`: `linked` (a judgment), `equally_offered` (a
// field of the act asked about), `reception.modest` (a field of anything else), `election_day_counts` (a reading),
// `interpol.meetings` (a text that is not loaded: its instrument), `meeting1` (an alleged event), `ann is Staff`
// written `ann.Staff` (an open role), `no_benefits` (the rule whose authoriser or bearer is not known), `order` (of two
// events), `coc` (an instrument whose period is not known), `flags` (an open list), `error` (something that cannot be
// worked out).
[[nodiscard]] std::string cause_name(const Case& facts, const Cause& cause);

// Whether a scenario's NAME means this cause: its cause_name, or a longer form of it (`flights.equally_offered` for a
// field of the act asked about, `interpol.meetings.allows` for a reference, `interpol.campaign.linked` for what an
// instrument declares).
[[nodiscard]] bool cause_is_named(const Case& facts, const Cause& cause, std::string_view name);

[[nodiscard]] std::string_view cause_kind_text(CauseOf kind);  // "judgment"; "fact" also for one that was asked in vain

[[nodiscard]] std::string mistake_words(const Case& facts, const Cause& cause);  // of an error: "two currencies"

[[nodiscard]] std::string rule_name(const Program& program, RuleId rule);  // "no_benefits"
[[nodiscard]] std::string full_rule_name(const Program& program,
                                         RuleId rule);  // "interpol.election_campaigns.no_benefits"
[[nodiscard]] std::string instrument_name(const Program& program, InstrumentId id);  // "interpol.election_campaigns"
[[nodiscard]] std::string instrument_title(const Program& program,
                                           InstrumentId id);  // its title, else its name in words
[[nodiscard]] std::string place_text(const Program& program,
                                     Place place);  // "interpol.licet:41:1"; empty without a source
[[nodiscard]] std::string verdict_name(
    std::optional<Grade> headline);  // "needs_authorisation", "undetermined": for scenarios
[[nodiscard]] std::string verdict_text(std::optional<Grade> headline);  // "needs authorisation"

}  // namespace licet::core
