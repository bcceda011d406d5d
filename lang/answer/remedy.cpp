#include <algorithm>

#include "answer/account.hpp"
#include "answer/names.hpp"
#include "answer/page.hpp"
#include "answer/text.hpp"
#include "answer/wording.hpp"
#include "answer/words.hpp"

// What is still missing, and what would permit it.
namespace licet::core {

namespace {

constexpr std::size_t kMostQuestions = 8;
constexpr std::size_t kTried = 3;  // questions of which every answer is tried, to say what it would come to
constexpr std::size_t kMostRepairs = 8;

std::string standing(const Account& account, const Missing& missing) {
  const std::string who = account.who(missing.cause);
  std::string text;
  switch (missing.cause.kind) {
    case CauseOf::judgment:
      text = who.empty() ? "to be judged; the text names nobody" : "for " + who + " to say";
      break;
    case CauseOf::reading:
      text = "how the text is read" + (who.empty() ? "" : "; for " + who + " to settle");
      break;
    case CauseOf::asked:
      text = "asked before, and not known";
      break;
    case CauseOf::reference:
      text = "for whoever has that text";
      break;
    case CauseOf::error:
      text = "a mistake in the facts or in the policy";
      break;
    default:
      text = who.empty() ? "a fact" : "for " + who + " to say";
      break;
  }
  return text;
}

// "If yes, prohibited; if no, unregulated." Empty where the answers make no visible difference.
std::string effects(const Account& account, const Missing& missing) {
  if (missing.whatever) return "Whatever the answer, the verdict is the same.";
  const auto outcomes = account.outcomes(missing.cause);
  if (outcomes.size() == 1) return "";
  std::string text;
  for (const Account::Outcome& outcome : outcomes) {
    const std::string then =
        outcome.headline ? verdict_text(outcome.headline) : "still open (" + verdicts(outcome.possible) + ")";
    text += (text.empty() ? "If " : "; if ") + joined(outcome.answers, "or") + ", " + then;
  }
  return text.empty() ? "" : text + ".";
}

std::string who_changes(const Account& account, const Change& change) {
  switch (change.by) {
    case Changer::actor:
      return account.actor();
    case Changer::authority:
      return is_some(change.rule) && change.licence != kNone ? account.licence_giver(change.rule, change.licence)
                                                             : "an authority";
    case Changer::finding: {
      const std::string who = account.who(change.what);
      return who.empty() ? "whoever is to judge" : who;
    }
    case Changer::time:
      return "time";
    case Changer::nobody:
      return "nobody can change this";
  }
  return "";
}

std::string changed(const Account& account, const Change& change) {
  const Program& program = account.program;
  switch (change.kind) {
    case Change::Kind::fact: {
      const std::string field = words_of(program.symbols.text(program.field_names[change.what.b]));
      const bool own = ObjectId{change.what.a} == account.question.act;
      const std::string whose = own ? (field == "to" ? "the recipient" : "the " + field)
                                    : possessive(account.naming.object(ObjectId{change.what.a})) + " " + field;
      if (account.is_secret(change.what)) return whose + " is another (withheld)";
      if (change.value.kind() == ValueKind::boolean) {
        if (const auto predicate = predicate_of(program.symbols.text(program.field_names[change.what.b]))) {
          return account.naming.object(ObjectId{change.what.a}) + " " +
                 (change.value.yes() ? predicate->affirmed : predicate->denied);
        }
      }
      return whose + " is " + account.naming.value(change.value);
    }
    case Change::Kind::finding: {
      const std::string yes = change.value.kind() == ValueKind::boolean && !change.value.yes() ? "no" : "yes";
      return "the answer to " + in_quotes(account.ask(change.what)) + " is " + yes;
    }
    case Change::Kind::reading: {
      const Reading& reading = program.readings[change.what.a];
      const auto option = change.value.decimal().whole();
      const std::string text =
          reading.question.empty() ? words_of(program.symbols.text(reading.name)) : reading.question;
      return in_quotes(text) + " is read as " +
             (option ? option_text(program.symbols.text(reading.options[static_cast<std::size_t>(*option)]))
                     : "another option");
    }
    case Change::Kind::licence: {
      const Licence& licence = program.code.licences[change.licence];
      return account.licence_giver(change.rule, change.licence) + " authorises it" +
             (licence.in_advance ? " in advance" : "") + " under " + account.rule(change.rule);
    }
    case Change::Kind::do_first: {
      const Rule& rule = program.rules[index(change.rule)];
      return "what " + account.rule(change.rule) + " demands is done first (" +
             words_of(program.symbols.text(program.acts[index(rule.act)].name)) + ")";
    }
  }
  return "";
}

}  // namespace

std::string question_text(const Case& facts, const Cause& cause, const Telling& telling) {
  const Question none;
  const Account account(facts, none, telling);
  const std::string who = account.who(cause);
  return account.ask(cause) + (who.empty() ? "" : " (for " + who + " to say)") + "\n";
}

std::string missing_text(const Case& facts, const Question& question, const Answer& answer, const Telling& telling) {
  const Account account(facts, question, telling);
  Page page(telling);
  if (answer.missing.empty()) {
    page.line(0, answer.out_of_fuel ? "The limit of work was reached; nothing can be said of what is missing."
                                    : "Nothing is missing: no further fact can change the answer.");
    return page.text();
  }
  page.line(0, answer.headline ? "The verdict is certain; these could still make it stricter or add to it:"
                               : "To be answered, the most decisive first:");
  for (std::size_t i = 0; i < answer.missing.size() && i < kMostQuestions; ++i) {
    const Missing& missing = answer.missing[i];
    page.row(2, std::to_string(i + 1) + ". " + account.ask(missing.cause), standing(account, missing));
    if (i >= kTried) continue;
    const std::string then = effects(account, missing);
    if (!then.empty()) page.row(5, then, "");
  }
  if (answer.missing.size() > kMostQuestions)
    page.line(2, "And " + std::to_string(answer.missing.size() - kMostQuestions) + " more, which decide less.");
  if (answer.missing_unranked)
    page.line(2, "There were too many to try what each would settle; the order is that of the texts.");
  return page.text();
}

std::string repairs_text(const Case& facts, const Question& question, const Repairs& repairs, const Telling& telling) {
  const Account account(facts, question, telling);
  Page page(telling);
  const bool already =
      std::any_of(repairs.sets.begin(), repairs.sets.end(), [](const auto& set) { return set.empty(); });
  if (already) {
    page.line(0, "It is permitted as it stands.");
    return page.text();
  }
  if (repairs.sets.empty()) {
    page.line(
        0, repairs.complete
               ? "Nothing that can be changed would permit it."
               : "Nothing was found that would permit it; the search stopped at its limit, so there may be something.");
    return page.text();
  }
  page.line(0, "It would be permitted if:");
  for (std::size_t i = 0; i < repairs.sets.size() && i < kMostRepairs; ++i) {
    std::vector<std::string> parts, who;
    for (const Change& change : repairs.sets[i]) {
      parts.push_back(changed(account, change));
      std::string by = who_changes(account, change);
      if (std::find(who.begin(), who.end(), by) == who.end()) who.push_back(std::move(by));
    }
    page.row(2, "- " + joined(parts), joined(who));
  }
  if (repairs.sets.size() > kMostRepairs)
    page.line(2, "And " + std::to_string(repairs.sets.size() - kMostRepairs) + " more ways.");
  if (!repairs.complete) page.line(2, "The search stopped at its limit; there may be others.");
  return page.text();
}

}  // namespace licet::core
