#pragma once

#include <string>
#include <utility>
#include <vector>

#include "answer/account.hpp"
#include "answer/explanation.hpp"
#include "answer/page.hpp"
#include "answer/recorder.hpp"

// Proofs as lines: of each rule the conditions that mattered, one line each, and what was looked at in vain.
namespace licet::core {

struct Ground {  // "the recipient (togo) is a Country" … "given"
  std::size_t indent = 0;
  std::string told, source;
};

// The leaves on which the truth of a condition rests, in the order of the text, none twice.
[[nodiscard]] std::vector<Ground> grounds_of(const Proof& condition);
// Of a rule: its conditions, then `no exception: …` for each that did not help.
[[nodiscard]] std::vector<Ground> grounds_of_rule(const Account& account, const Proof& rule);
// Why a rule does not speak: the first part that fails. Nothing if it does speak.
[[nodiscard]] std::optional<Ground> obstacle_of(const Account& account, const Proof& rule);

// "no_benefits [8(i)]: gabon must not give benefit, because …", and its grounds, at most so many. `lead` says what the
// rule does: " forbids it".
void put_rule(Page& page, const Account& account, const Proof& rule, std::size_t most, std::string_view lead = "");

// The rules on this act that say nothing of it, those that came nearest to speaking first.
struct Silent {
  RuleId rule = kNo<RuleId>;
  Ground obstacle;
  std::size_t fails = 0;
};
[[nodiscard]] std::vector<Silent> silent_rules(const Account& account, Recorder& recorder, const Answer& answer);

}  // namespace licet::core
