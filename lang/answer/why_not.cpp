#include <algorithm>

#include "answer/grounds.hpp"
#include "answer/names.hpp"
#include "answer/tell.hpp"
#include "answer/text.hpp"
#include "answer/words.hpp"

// Why it is not another verdict: what refuses it, or what would have had to speak for it and did not.
namespace licet::core {

namespace {

constexpr std::size_t kMostTold = 4;  // rules of either kind, told one by one

bool would_say(const Rule& rule, Grade wanted) {
  switch (wanted) {
    case Grade::permitted:
      return rule.modality == Modality::may || (is_ban(rule.modality) && is_some(rule.unless));
    case Grade::recommended:
      return rule.modality == Modality::should;
    case Grade::obligatory:
      return rule.modality == Modality::must;
    case Grade::discouraged:
      return rule.modality == Modality::should_not;
    case Grade::needs_authorisation:
      return rule.modality == Modality::must_not && !rule.licences.empty();
    case Grade::prohibited:
      return rule.modality == Modality::must_not;
    case Grade::no_power:
    case Grade::silent:
      return false;
  }
  return false;
}

// The verb of what a rule does to the wanted verdict: "forbids it".
std::string_view does(const RuleRow& row) {
  switch (row.grades.greatest()) {
    case Grade::prohibited:
      return "forbids it";
    case Grade::needs_authorisation:
      return "forbids it unless it is authorised";
    case Grade::obligatory:
      return "demands it";
    case Grade::discouraged:
      return "advises against it";
    case Grade::recommended:
      return "advises it";
    case Grade::permitted:
      return "permits it";
    case Grade::no_power:
    case Grade::silent:
      break;
  }
  return "says nothing of it";
}

}  // namespace

std::string why_not(const Case& facts, const Question& question, const Answer& answer, Grade wanted,
                    const Telling& telling) {
  const Account account(facts, question, telling);
  Page page(telling);
  if (answer.headline == wanted) {
    page.line(0, "It is " + verdict_text(answer.headline) + ".");
    return page.text();
  }
  page.line(0, "Not " + std::string(grade_text(wanted)) + ", ", Tone::plain,
            "but " + verdict_text(answer.headline) + ":");
  Recorder recorder(facts, question, telling);
  std::size_t told = 0;

  // What makes it stricter than was wanted, or may. The strongest first, as the rows are.
  std::size_t more = 0;
  for (const RuleRow& row : answer.rows) {
    if (!is_some(row.rule) || row.grades.empty() || row.grades.greatest() <= wanted) continue;
    if (told == kMostTold) {
      ++more;
      continue;
    }
    ++told;
    const Proof proof = row.before ? recorder.duty_first(row.rule, row.member) : recorder.rule(row.rule, row.member);
    const std::string lead = row.before ? " comes first" : (row.certain ? " " : " perhaps ") + std::string(does(row));
    put_rule(page, account, proof, told == 1 ? 5 : 3, lead);
  }
  if (more > 0) page.line(2, "And " + counted(more, "more rule") + " in its way.");
  const bool refused = told > 0;

  // What would have had to speak for it, and what it lacked.
  const auto silent = silent_rules(account, recorder, answer);
  std::size_t candidates = 0;
  for (const Silent& one : silent) {
    if (!would_say(account.program.rules[index(one.rule)], wanted)) continue;
    if (++candidates > kMostTold) continue;
    page.row(
        2, account.rule(one.rule) + " would make it " + std::string(grade_text(wanted)) + ", but " + one.obstacle.told,
        one.obstacle.source);
  }
  if (candidates > kMostTold) page.line(2, "Nor does any of " + std::to_string(candidates - kMostTold) + " more.");
  if (!refused && candidates == 0 && answer.headline) {
    page.line(2, "No rule on acts of this kind says that it is " + std::string(grade_text(wanted)) + ".");
  }
  if (!answer.headline && !answer.missing.empty())
    page.line(2, "It may still turn out so. First question: " + account.ask(answer.missing.front().cause));
  return page.text();
}

}  // namespace licet::core
