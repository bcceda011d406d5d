#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/telling.hpp"
#include "answer/words.hpp"
#include "program/case.hpp"

// English from compiled code. A sentence says exactly what the code means: nothing is left out, and nothing that was
// written with `and` and `or` can be read in two ways.
namespace licet::core {

// A rule as one sentence: "A Country must not give benefit if …, unless …."
[[nodiscard]] std::string rule_sentence(const Program& program, RuleId rule);

// The same in its pieces, for a page that lays them out. Empty: the rule has no such piece. Together they are all that
// the sentence says, in this order.
struct RulePieces {
  std::string norm;                    // "After somebody did report, the Head must answer to every Staff within 3 days"
  std::string such, condition;         // what follows "such that" and "if"
  std::string unless, paused;          // what follows "unless" and "but not while"
  std::string broken;                  // "an act "leave" breaks it"
  std::vector<std::string> relations;  // sentences on what it prevails over, yields to, applies; its edition
};
[[nodiscard]] RulePieces rule_pieces(const Program& program, RuleId rule);
// The other declarations that a reading aid shows.
[[nodiscard]] std::string term_sentence(const Program& program, TermId term);
[[nodiscard]] std::string role_sentence(const Program& program, RoleId role);
[[nodiscard]] std::string judgment_sentence(const Program& program, JudgmentId judgment);
[[nodiscard]] std::string reading_sentence(const Program& program, ReadingId reading);
[[nodiscard]] std::string counts_as_sentence(const Program& program, CountsAsId counts_as);
[[nodiscard]] std::string state_sentence(const Program& program, StateId state);

// A condition as a clause ("the recipient is a Country"), or denied ("the recipient is not a Country").
enum class Polarity : std::uint8_t { affirmed, denied };
[[nodiscard]] std::string condition_phrase(const Program& program, const CodePool& code, NodeId node,
                                           Polarity polarity = Polarity::affirmed);

// A value for people: "EUR 1200", "2024-11-20", "yes", "nobody", "togo", a list in order.
[[nodiscard]] std::string value_text(const Case& facts, const Value& value, const Telling& telling = {});

}  // namespace licet::core
