#include <algorithm>

#include "answer/grounds.hpp"
#include "answer/names.hpp"
#include "answer/tell.hpp"
#include "answer/text.hpp"
#include "answer/words.hpp"

// Why the verdict is what it is. Long proofs stay in the JSON: what a person reads is kept to one screen.
namespace licet::core {

namespace {

constexpr std::size_t kMostLines = 15;  // of a whole `why`, at the usual width

// How much is told. Each step leaves out more, until the text is short enough.
struct Detail {
  std::size_t rules;    // told with their conditions
  std::size_t grounds;  // of the first of them
  std::size_t others;   // grounds of the others
  std::size_t texts;    // told one by one, where several speak
  bool asides;          // readings that change nothing, what other instruments say, texts that are not loaded
};
constexpr Detail kDetails[] = {{3, 8, 5, 6, true}, {2, 6, 4, 6, true},  {2, 5, 2, 5, true},  {1, 5, 0, 4, true},
                               {1, 4, 0, 3, true}, {1, 4, 0, 3, false}, {1, 3, 0, 2, false}, {1, 2, 0, 1, false}};

const Proof* proof_of(const Explanation& explanation, std::uint32_t row) {
  return row < explanation.root.children.size() ? &explanation.root.children[row] : nullptr;
}

// A rule may bear on an act under several of the descriptions that it counts as, and is named once.
void put_once(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

std::string would(const RuleRow& row) {
  Grades grades;
  for (int g = static_cast<int>(Grade::permitted); g < kGrades; ++g) {
    if (row.grades.has(static_cast<Grade>(g))) grades = grades | static_cast<Grade>(g);
  }
  return grades.empty() ? "" : " may make it " + verdicts(grades);
}

void put_rules(Page& page, const Account& account, const Answer& answer, const Explanation& explanation,
               const Detail& detail) {
  // What decides; where nothing is certain, what hangs on something.
  const bool open = !answer.headline;
  std::vector<std::uint32_t> rows = open ? answer.pending : answer.decisive;
  if (open && rows.empty()) rows = answer.decisive;
  std::size_t told = 0;
  std::vector<std::string> likewise;
  for (const std::uint32_t row : rows) {
    const Proof* proof = proof_of(explanation, row);
    if (proof == nullptr) continue;
    if (!is_some(proof->rule)) {
      page.line(2, capitalised(proof->told) + ".");
    } else if (told < detail.rules) {
      put_rule(page, account, *proof, told == 0 ? detail.grounds : detail.others, open ? would(answer.rows[row]) : "");
      ++told;
    } else {
      put_once(likewise, account.rule(proof->rule));
    }
  }
  const std::size_t most = detail.texts > 2 ? 4 : 2;
  if (likewise.size() > most) {
    const std::size_t more = likewise.size() - (most - 1);
    likewise.resize(most - 1);
    likewise.push_back(std::to_string(more) + " more");
  }
  if (!likewise.empty()) page.line(2, (open ? "Also open: " : "Likewise: ") + joined(likewise) + ".");
  if (open) return;

  std::vector<std::string> perhaps;  // rules that may yet make the verdict stricter
  for (const std::uint32_t row : answer.pending) {
    if (std::find(answer.decisive.begin(), answer.decisive.end(), row) != answer.decisive.end()) continue;
    if (!is_some(answer.rows[row].rule) || answer.rows[row].grades.greatest() <= *answer.headline) continue;
    perhaps.push_back(account.rule(answer.rows[row].rule));
  }
  if (perhaps.size() > 3) perhaps.resize(3);
  if (!perhaps.empty()) page.line(2, "Stricter, perhaps, by " + joined(perhaps) + ": what is missing?");
}

void put_conflicts(Page& page, const Account& account, const Answer& answer) {
  if (answer.conflicts.empty()) return;
  const Conflict& first = answer.conflicts.front();
  const auto rank = [&](const RuleRow& row) { return tier(account.program.instruments[index(row.instrument)].force); };
  const bool equal = rank(answer.rows[first.first]) == rank(answer.rows[first.second]);
  std::string text = "Conflict: " + account.rule(answer.rows[first.first].rule) + " contradicts " +
                     account.rule(answer.rows[first.second].rule) + ", and the texts do not say which prevails; the " +
                     (equal ? "stricter" : "text of higher rank") + " is answered.";
  if (answer.conflicts.size() > 1)
    text += " There " + std::string(answer.conflicts.size() == 2
                                        ? "is one more."
                                        : "are " + std::to_string(answer.conflicts.size() - 1) + " more.");
  page.line(2, text);
}

void put_set_aside(Page& page, const Account& account, const Answer& answer, const Explanation& explanation) {
  std::vector<std::string> told;
  for (const std::uint32_t row : answer.defeated) {
    const Proof* proof = proof_of(explanation, row);
    if (proof == nullptr || !is_some(proof->rule)) continue;
    std::vector<std::string> by;
    for (const Proof& child : proof->children) {
      const bool rival = child.kind == ProofKind::exception && child.rule != proof->rule;
      const bool specific = child.kind == ProofKind::rule;
      if ((rival || specific) && child.truth == Kleene::yes) put_once(by, account.rule(child.rule));
    }
    put_once(told, account.rule(proof->rule) + (by.empty() ? "" : " by " + joined(by)));
  }
  if (told.size() > 3) {
    const std::size_t more = told.size() - 2;
    told.resize(2);
    told.push_back(std::to_string(more) + " more");
  }
  if (!told.empty()) page.line(2, "Set aside: " + joined(told) + ".");
}

void put_asides(Page& page, const Account& account, const Answer& answer) {
  std::vector<std::string> readings;
  for (const ReadingId reading : answer.settled_anyway) {
    const Reading& declared = account.program.readings[index(reading)];
    readings.push_back(in_quotes(declared.question.empty() ? words_of(account.program.symbols.text(declared.name))
                                                           : declared.question) +
                       account.bracketed(declared.cites));
  }
  if (!readings.empty()) page.line(2, "The same however one reads " + joined(readings) + ".");
  std::vector<std::string> references;
  for (const Symbol reference : answer.references) references.emplace_back(account.facts.text(reference));
  // What a text says is named by its own name behind the text's; the text is named once.
  const std::vector<std::string> all = references;
  references.erase(std::remove_if(references.begin(), references.end(),
                                  [&](const std::string& one) {
                                    return std::any_of(all.begin(), all.end(), [&](const std::string& other) {
                                      return one.starts_with(other + ".");
                                    });
                                  }),
                   references.end());
  if (!references.empty()) page.line(2, "Relied on, and not loaded: " + joined(references) + ".");
}

void put_presumptions(Page& page, const Account& account, const Answer& answer) {
  for (std::size_t i = 1; i < answer.presumed.size() && i < 4; ++i)
    page.line(2, "Also presumed; it would change if " + account.presumption(answer.presumed[i]) + ".");
}

}  // namespace

std::string why(const Case& facts, const Question& question, const Answer& answer, const Telling& telling) {
  const Account account(facts, question, telling);
  const Explanation explanation = explain(facts, question, answer, telling);
  std::string text;
  for (const Detail& detail : kDetails) {
    Page page(telling);
    put_headline(page, account, answer, detail.texts);
    put_rules(page, account, answer, explanation, detail);
    if (answer.headline && class_of(*answer.headline) == GradeClass::silent) {
      Recorder recorder(facts, question, telling);
      const auto silent = silent_rules(account, recorder, answer);
      for (std::size_t i = 0; i < silent.size() && i < 3; ++i) {
        page.row(2, account.rule(silent[i].rule) + " does not apply: " + silent[i].obstacle.told,
                 silent[i].obstacle.source);
      }
      if (silent.size() > 3)
        page.line(2, "Nor do " + counted(silent.size() - 3, "other rule") + " on acts of this kind.");
    }
    put_conflicts(page, account, answer);
    if (detail.texts > 2) put_set_aside(page, account, answer, explanation);
    put_provisos(page, account, answer);
    if (detail.asides) {
      put_presumptions(page, account, answer);
      put_asides(page, account, answer);
    }
    text = page.text();
    if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) <= kMostLines) break;
  }
  return text;
}

}  // namespace licet::core
