#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answer/naming.hpp"
#include "answer/telling.hpp"
#include "judge/judge.hpp"

// What the texts about one question have in common: how rules, paragraphs and unknowns are spoken of.
namespace licet::core {

class Account {
public:
  Account(const Case& facts, const Question& question, const Telling& telling, ObjectId known = kNo<ObjectId>)
      : facts(facts),
        program(*facts.program),
        question(question),
        telling(telling),
        known(known),
        naming(facts, telling.sight, question.act, known) {}

  const Case& facts;
  const Program& program;
  const Question& question;
  const Telling& telling;
  ObjectId known;  // a person whose name the reader has used
  Naming naming;

  [[nodiscard]] std::string paragraphs(const Cites& cites) const;  // "8 and 8(i)"; empty if it cites nothing
  [[nodiscard]] std::string bracketed(const Cites& cites) const;   // " [8, 8(i)]"; empty if it cites nothing
  [[nodiscard]] std::string rule(RuleId rule) const;               // "no_benefits [8, 8(i)]"
  // "8 and 8(i), Code of Conduct; and 3, Guidelines": what the rules are cited as, grouped by instrument in their
  // order.
  [[nodiscard]] std::string paragraphs(
      const std::vector<RuleId>& rules) const;  // "5, 7 and 8(i)"; names where none is cited
  [[nodiscard]] std::string citation(const std::vector<RuleId>& rules) const;
  [[nodiscard]] std::string actor() const;                                            // of the act asked about
  [[nodiscard]] std::string act() const;                                              // its own verb: "give benefit"
  [[nodiscard]] std::string licence_giver(RuleId rule, std::uint32_t licence) const;  // "the Executive Head"
  [[nodiscard]] std::string licence_giver(const NeedsWho& need) const;

  // Unknowns.
  [[nodiscard]] std::string ask(const Cause& cause) const;  // the question to put to a person
  [[nodiscard]] std::string who(
      const Cause& cause) const;  // who can answer it: "the Presiding Officer"; empty: anybody who knows
  [[nodiscard]] std::string what(const Cause& cause) const;  // "linked(flights)", "flights.value": for programs
  [[nodiscard]] bool is_secret(const Cause& cause) const;    // its answer is confidential
  [[nodiscard]] std::string presumption(
      const Presumed& presumed) const;  // what would have to turn out: "the answer to … is yes [5]"

  // What each answer to an unknown would make of the verdict; answers that come to the same stand together. Empty where
  // the answers are many, or cannot be told one by one.
  struct Outcome {
    std::vector<std::string> answers;  // "yes"; "travel" and "cash"
    std::optional<Grade> headline;
    Grades possible;
  };
  [[nodiscard]] std::vector<Outcome> outcomes(const Cause& cause) const;

private:
  [[nodiscard]] std::string arguments(const std::vector<Value>& of) const;
  [[nodiscard]] std::string ask_fact(const Cause& cause) const;
};

[[nodiscard]] std::string verdicts(Grades possible,
                                   std::string_view word = "or");  // "permitted or prohibited", the mildest first

}  // namespace licet::core
