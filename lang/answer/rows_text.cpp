#include <algorithm>

#include "answer/account.hpp"
#include "answer/grounds.hpp"
#include "answer/names.hpp"
#include "answer/page.hpp"
#include "answer/tell.hpp"
#include "answer/text.hpp"
#include "answer/words.hpp"

// Is …?  Who …?  Which …?  What may one do now?  What if …?
namespace licet::core {

namespace {

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

void put_truth(Page& page, const Case& facts, const Evaluated& is, const Proof& proof, const Telling& telling) {
  const Question none;
  const Account account(facts, none, telling);
  if (is.out_of_fuel) {
    page.line(0, "UNKNOWN", Tone::open, ": the limit of work was reached.");
    return;
  }
  if (proof.withheld) {
    page.line(0, "WITHHELD", Tone::quiet, ": it rests on what is confidential.");
    return;
  }
  if (!is.is_truth) {
    page.line(0, capitalised(proof.told) + (is.value.known() ? "." : ": not known."));
  } else if (is.truth.unknown()) {
    page.line(0, "UNKNOWN", Tone::open, " " + proof.told + ".");
  } else {
    page.line(0, is.truth.yes() ? "YES" : "NO", is.truth.yes() ? Tone::good : Tone::bad, ": " + proof.told + ".");
  }
  for (std::size_t i = 0; i < is.causes.size() && i < 3; ++i) {
    if (account.is_secret(is.causes[i])) continue;
    const std::string who = account.who(is.causes[i]);
    page.line(2, "It depends on: " + account.ask(is.causes[i]) + (who.empty() ? "" : " (for " + who + " to say)"));
  }
}

std::string candidates_text(const Account& account, const std::vector<const Candidate*>& rows) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Candidate& row = *rows[i];
    if (is_some(row.act)) {
      names.push_back(words_of(account.program.symbols.text(account.program.acts[index(row.act)].name)));
    } else if (row.what.kind() == ValueKind::date) {  // days that follow each other are one range
      std::size_t last = i;
      while (last + 1 < rows.size() && rows[last + 1]->what.kind() == ValueKind::date &&
             rows[last + 1]->what.day() == rows[last]->what.day() + 1)
        ++last;
      names.push_back(day_text(row.what.day()) + (last > i ? " to " + day_text(rows[last]->what.day()) : ""));
      i = last;
    } else {
      names.push_back(account.naming.value(row.what));
    }
  }
  return joined(names);
}

}  // namespace

std::string truth_text(const Case& facts, NodeId node, const Evaluated& is, const Telling& telling) {
  Page page(telling);
  put_truth(page, facts, is, explain_truth(facts, node, telling).root, telling);
  return page.text();
}

std::string why_truth(const Case& facts, NodeId node, const Evaluated& is, const Telling& telling) {
  Page page(telling);
  const Explanation explanation = explain_truth(facts, node, telling);
  put_truth(page, facts, is, explanation.root, telling);
  if (is.out_of_fuel) return page.text();
  constexpr std::size_t kMost = 12;
  std::size_t told = 0;
  for (const Proof& proof : explanation.root.children) {
    for (const Ground& ground : grounds_of(proof)) {
      if (ground.told == explanation.root.told && ground.indent == 0 && ground.source.empty())
        continue;  // said already
      if (++told <= kMost) page.row(2 + ground.indent, ground.told, ground.source);
    }
  }
  if (told > kMost) page.line(2, "and " + counted(told - kMost, "more point"));
  return page.text();
}

std::string rows_text(const Case& facts, const std::vector<Candidate>& rows, const Telling& telling) {
  Page page(telling);
  if (rows.empty()) {
    page.line(0, "None: there is nobody and nothing to try.");
    return page.text();
  }
  // The allowed first, then what is open, what speaks against it, and silence.
  constexpr Grade kOrder[] = {Grade::obligatory, Grade::recommended, Grade::permitted};
  constexpr Grade kRest[] = {Grade::discouraged, Grade::needs_authorisation, Grade::prohibited, Grade::no_power,
                             Grade::silent};
  const auto put = [&](std::optional<Grade> headline) {
    std::vector<const Candidate*> of;
    for (const Candidate& row : rows) {
      if (row.answer.headline == headline) of.push_back(&row);
    }
    if (of.empty()) return;
    const Account account(facts, of.front()->question, telling);
    std::vector<RuleId> rules;  // that say so, of all of them together
    for (const Candidate* row : of) {
      for (const std::uint32_t decisive : row->answer.decisive) {
        const RuleId rule = row->answer.rows[decisive].rule;
        if (is_some(rule) && std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
      }
    }
    std::string by;
    if (headline && !rules.empty() && rules.size() <= 3) by = " (by " + account.citation(rules) + ")";
    if (std::any_of(of.begin(), of.end(), [](const Candidate* row) { return !row->answer.presumed.empty(); }))
      by += ", unless a presumption turns out wrong";
    page.line(0, upper(verdict_text(headline)), tone_of(headline), ": " + candidates_text(account, of) + by);
  };
  for (const Grade grade : kOrder) put(grade);
  put(std::nullopt);
  for (const Grade grade : kRest) put(grade);
  return page.text();
}

std::string difference_text(const Case& before, const Question& asked_before, const Answer& was, const Case& after,
                            const Question& asked_after, const Answer& is, const Telling& telling) {
  const Account old(before, asked_before, telling), now(after, asked_after, telling);
  Page page(telling);
  const auto rules_of = [](const Answer& answer) {
    std::vector<RuleId> rules;
    for (const std::uint32_t row : answer.decisive) {
      const RuleId rule = answer.rows[row].rule;
      if (is_some(rule) && std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
    }
    return rules;
  };
  const auto names = [](const Account& account, const std::vector<RuleId>& rules) {
    std::vector<std::string> names;
    for (const RuleId rule : rules) names.push_back(account.rule(rule));
    return joined(names);
  };
  const auto then = rules_of(was), later = rules_of(is);
  const std::string before_by = then.empty() ? "" : ", by " + names(old, then);
  if (was.headline != is.headline) {
    page.line(0, "Before it was " + verdict_text(was.headline) + before_by + ".");
  } else if (then != later) {
    page.line(0, "The verdict stays, for other reasons; before it was" +
                     (before_by.empty() ? " so by no rule" : before_by.substr(1)) + ".");
  } else if (was.possible != is.possible) {
    page.line(0, "The verdict stays; before it could also have turned out " + verdicts(was.possible) + ".");
  } else {
    page.line(0, "That makes no difference to the verdict.");
  }
  return page.text();
}

}  // namespace licet::core
