#include <algorithm>

#include "answer/account.hpp"
#include "answer/names.hpp"
#include "answer/page.hpp"
#include "answer/tell.hpp"
#include "answer/text.hpp"
#include "answer/words.hpp"

// The verdict in a few lines: what it is, by which paragraph, with what force, and what it rests on.
namespace licet::core {

namespace {

constexpr std::size_t kMostRules = 4;   // cited in a headline; the rest is counted
constexpr std::size_t kMostDuties = 3;  // that the act would bring about, told one by one

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::vector<RuleId> decisive_rules(const Answer& answer) {
  std::vector<RuleId> rules;
  for (const std::uint32_t row : answer.decisive) {
    const RuleId rule = answer.rows[row].rule;
    if (is_some(rule) && std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
  }
  return rules;
}

// ` ("strictly forbidden")`: what the source itself says, where the author kept it.
std::string own_words(const Program& program, const std::vector<RuleId>& rules) {
  std::vector<std::string> words;
  for (const RuleId rule : rules) {
    const std::string& said = program.rules[index(rule)].words;
    if (!said.empty() && std::find(words.begin(), words.end(), in_quotes(said)) == words.end())
      words.push_back(in_quotes(said));
  }
  return words.empty() ? "" : " (" + joined(words) + ")";
}

std::string by_what(const Account& account, const Answer& answer) {
  std::vector<RuleId> rules = decisive_rules(answer);
  const std::size_t more = rules.size() > kMostRules ? rules.size() - kMostRules : 0;
  rules.resize(rules.size() - more);
  if (rules.empty()) return "";
  return " by " + account.citation(rules) + (more > 0 ? ", and " + counted(more, "more rule") : "") +
         own_words(account.program, rules);
}

std::string force_text(std::optional<Force> force) {
  if (!force) return "";
  switch (*force) {
    case Force::law:
    case Force::order:
    case Force::code:
      return "";
    case Force::guidance:
      return "This is guidance; no binding text speaks of it.";
    case Force::commentary:
      return "Only a commentary says so; no text that binds or guides speaks of it.";
    case Force::proposal:
      return "This is what a proposal says; it is not in force.";
  }
  return "";
}

constexpr std::size_t kMostOpen = 2;  // of those whose own verdict is open, named

// A proposal speaks only when it is asked for, and then nothing else does.
bool speaks(const Account& account, const InstrumentVerdict& verdict) {
  const auto grade = headline(verdict.possible);
  return !(grade && class_of(*grade) == GradeClass::silent) &&
         tier(account.program.instruments[index(verdict.instrument)].force) >= 0;
}

// Where several texts speak, what each says by itself, the one that binds most first: "Staff Rules: prohibited by 4."
// Where the answer is known, those whose own verdict is open are only named.
void put_texts(Page& page, const Account& account, const Answer& answer, std::size_t most) {
  const Program& program = account.program;
  std::vector<const InstrumentVerdict*> spoken;
  std::vector<std::string> open;
  for (const InstrumentVerdict& verdict : answer.instruments) {
    if (!speaks(account, verdict)) continue;
    if (answer.headline && !headline(verdict.possible))
      open.push_back(instrument_title(program, verdict.instrument));
    else
      spoken.push_back(&verdict);
  }
  const auto force = [&](const InstrumentVerdict* v) { return tier(program.instruments[index(v->instrument)].force); };
  std::stable_sort(spoken.begin(), spoken.end(), [&](const auto* a, const auto* b) {
    return std::pair(force(a), a->possible.greatest()) > std::pair(force(b), b->possible.greatest());
  });
  for (std::size_t i = 0; i < spoken.size() && i < most; ++i) {
    const InstrumentVerdict& verdict = *spoken[i];
    std::vector<RuleId> rules;
    for (const std::uint32_t row : verdict.decisive) {
      const RuleId rule = answer.rows[row].rule;
      if (is_some(rule) && std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
    }
    const std::size_t more = rules.size() > kMostRules ? rules.size() - kMostRules : 0;
    rules.resize(rules.size() - more);
    std::string text = instrument_title(program, verdict.instrument);
    if (force(&verdict) == 1) text += " (guidance)";
    if (force(&verdict) == 0) text += " (commentary)";
    text += ": " + verdicts(verdict.possible);
    if (!rules.empty())
      text += " by " + account.paragraphs(rules) + (more > 0 ? " and more" : "") + own_words(program, rules);
    page.line(2, text + ".");
  }
  if (spoken.size() > most) page.line(2, "And " + counted(spoken.size() - most, "more text") + ".");
  if (open.size() > kMostOpen + 1) {
    const std::size_t more = open.size() - kMostOpen;
    open.resize(kMostOpen);
    open.push_back(counted(more, "more text"));
  }
  if (!open.empty()) page.line(2, "Not determined by itself: " + joined(open) + ".");
}

bool several_speak(const Account& account, const Answer& answer) {
  if (is_some(account.question.under)) return false;  // one text alone was asked
  return std::count_if(answer.instruments.begin(), answer.instruments.end(),
                       [&](const InstrumentVerdict& verdict) { return speaks(account, verdict); }) > 1;
}

// "of the Executive Head, in advance, under 50"
// How many licences stand in a piece of code, and whether one of them is enough wherever several do.
struct LicencesIn {
  std::size_t count = 0;
  bool alternatives = true;
};
LicencesIn licences_in(const CodePool& code, NodeId id) {
  LicencesIn found;
  const Node& node = code[id];
  if (node.op == Op::authorised) found.count = 1;
  std::size_t parts = 0;
  if (node.op == Op::all_of || node.op == Op::any_of) {
    for (std::uint32_t i = 0; i < node.c; ++i) {
      const LicencesIn part = licences_in(code, code.lists[node.b + i]);
      found.count += part.count;
      found.alternatives = found.alternatives && part.alternatives;
      if (part.count > 0) ++parts;
    }
  }
  if (node.op != Op::any_of && parts > 1) found.alternatives = false;
  return found;
}

// One rule after the other; of a rule that any of several may lift, one is enough.
std::string needed(const Account& account, const Answer& answer) {
  const CodePool& code = account.program.code;
  std::vector<std::string> needs;
  for (std::size_t i = 0; i < answer.needs.size(); ++i) {
    const RuleId rule = answer.needs[i].rule;
    const bool seen = std::any_of(answer.needs.begin(), answer.needs.begin() + static_cast<std::ptrdiff_t>(i),
                                  [&](const NeedsWho& other) { return other.rule == rule; });
    if (seen) continue;
    const char* between =
        licences_in(code, account.program.rules[index(rule)].unless).alternatives ? " or of " : "; and of ";
    std::vector<std::string> givers;
    for (const NeedsWho& need : answer.needs) {
      if (need.rule != rule) continue;
      std::string one = account.licence_giver(need) + (code.licences[need.licence].in_advance ? ", in advance," : "");
      if (std::find(givers.begin(), givers.end(), one) == givers.end()) givers.push_back(std::move(one));
    }
    std::string text;
    for (const std::string& giver : givers) text += (text.empty() ? "" : between) + giver;
    text += " under " + account.citation({rule});
    if (std::find(needs.begin(), needs.end(), text) == needs.end()) needs.push_back(std::move(text));
  }
  std::string text;
  for (const std::string& one : needs) text += (text.empty() ? " of " : "; and of ") + one;
  return text;
}

// "prohibited" may be said of leaving it undone; "unregulated" of the question.
std::string verdict_words(const Account& account, std::optional<Grade> headline) {
  const std::string word = upper(verdict_text(headline));
  if (!headline) return word;
  switch (account.telling.asking) {
    case Asking::may:
      return word;
    case Asking::may_refrain:
      return word;
    case Asking::must:
      return (*headline == Grade::obligatory ? "YES, " : "NO: ") + word;
    case Asking::should:
      return (*headline == Grade::obligatory || *headline == Grade::recommended ? "YES, " : "NO: ") + word;
  }
  return word;
}

void put_silence(Page& page, const Account& account, const Answer& answer, const std::string& word,
                 const std::string& unless) {
  const Object* act = is_some(account.question.act) ? &account.facts.objects[index(account.question.act)] : nullptr;
  if (answer.headline == Grade::no_power) {
    page.line(0, word, Tone::quiet,
              ": no rule gives " + account.actor() + " the power to " + account.act() +
                  (unless.empty() ? "." : "," + unless + "."));
  } else if (act != nullptr && act->unlisted_act != kNoSymbol && unless.empty()) {
    page.line(0, word, Tone::quiet,
              ": the policy knows no act " + in_quotes(account.facts.text(act->unlisted_act)) +
                  ". Silence is not permission.");
  } else {
    page.line(0, word, Tone::quiet,
              std::string(": no rule speaks of this") + (unless.empty() ? "." : "," + unless + ".") +
                  " Silence is not permission.");
  }
}

// Without the readings that make no difference, however the others are chosen.
std::vector<ReadingLeaf> that_matter(std::vector<ReadingLeaf> leaves) {
  std::vector<ReadingId> readings;
  for (const ReadingLeaf& leaf : leaves) {
    for (const auto& [reading, option] : leaf.chosen) {
      if (std::find(readings.begin(), readings.end(), reading) == readings.end()) readings.push_back(reading);
    }
  }
  for (const ReadingId reading : readings) {
    std::vector<ReadingLeaf> without;
    bool matters = false;
    for (const ReadingLeaf& leaf : leaves) {
      ReadingLeaf less = leaf;
      less.chosen.erase(std::remove_if(less.chosen.begin(), less.chosen.end(),
                                       [&](const auto& choice) { return choice.first == reading; }),
                        less.chosen.end());
      const auto same = std::find_if(without.begin(), without.end(),
                                     [&](const ReadingLeaf& other) { return other.chosen == less.chosen; });
      if (same == without.end())
        without.push_back(std::move(less));
      else
        matters = matters || !(same->possible == leaf.possible);
    }
    if (!matters && without.size() > 1) leaves = std::move(without);
  }
  return leaves;
}

// Which way of reading the texts gives which answer; each question once. Returns the readings that were told.
std::vector<ReadingId> put_readings(Page& page, const Account& account, const Answer& answer) {
  const Program& program = account.program;
  const std::vector<ReadingLeaf> leaves = that_matter(answer.readings);
  std::vector<ReadingId> readings;
  for (const ReadingLeaf& leaf : leaves) {
    for (const auto& [reading, option] : leaf.chosen) {
      if (std::find(readings.begin(), readings.end(), reading) == readings.end()) readings.push_back(reading);
    }
  }
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Reading& declared = program.readings[index(readings[i])];
    const std::string text =
        declared.question.empty() ? words_of(program.symbols.text(declared.name)) : declared.question;
    page.line(2, std::string(i == 0 ? "It depends on how the text is read: " : "and: ") + text +
                     account.bracketed(declared.cites));
  }
  for (const ReadingLeaf& leaf : leaves) {
    std::vector<std::string> read;
    for (const auto& [reading, option] : leaf.chosen)
      read.push_back(option_text(program.symbols.text(program.readings[index(reading)].options[option])));
    page.line(4, joined(read) + ": " + verdicts(leaf.possible) + ".");
  }
  return readings;
}

}  // namespace

void put_headline(Page& page, const Account& account, const Answer& answer, std::size_t texts) {
  const std::string word = verdict_words(account, answer.headline);
  if (answer.out_of_fuel) {
    page.line(0, word, Tone::open,
              ": the limit of work was reached" +
                  (is_some(answer.fuel_rule) ? " in " + account.rule(answer.fuel_rule) : std::string()) +
                  ", so nothing is certain.");
    return;
  }
  std::string unless;
  if (const std::size_t presumed = answer.presumed.size(); presumed > 2) {
    unless = " unless one of " + std::to_string(presumed) + " presumptions turns out wrong";
  } else if (presumed > 0) {
    unless = " unless " + account.presumption(answer.presumed.front());
    if (presumed > 1) unless += ", or 1 other presumption turns out wrong";
  }
  const bool several = several_speak(account, answer);
  if (!answer.headline) {
    page.line(0, word, Tone::open, ": " + verdicts(answer.possible) + (unless.empty() ? "." : "," + unless + "."));
    const std::vector<ReadingId> told = put_readings(page, account, answer);
    std::size_t left = answer.missing.size();
    if (left > 0) {
      const Cause& first = answer.missing.front().cause;
      const bool said =
          first.kind == CauseOf::reading && std::find(told.begin(), told.end(), ReadingId{first.a}) != told.end();
      const std::string who = account.who(first);
      if (!said)
        page.line(2, std::string(left == 1 ? "It depends on: " : "It depends first on: ") + account.ask(first) +
                         (who.empty() ? "" : " (for " + who + " to say)"));
      if (left > 1)
        page.line(2, std::string(said ? "Perhaps also on " : "Then on ") + counted(left - 1, "more question") +
                         ": what is missing?");
    }
    if (several) put_texts(page, account, answer, texts);
  } else if (class_of(*answer.headline) == GradeClass::silent) {
    put_silence(page, account, answer, word, unless);
  } else {
    const bool refrain = account.question.refrain;
    std::string text = refrain ? " not to " + account.act() : "";
    if (*answer.headline == Grade::needs_authorisation)
      text += needed(account, answer);
    else if (!several)
      text += by_what(account, answer);
    if (!unless.empty()) text += "," + unless;
    Grades perhaps;
    for (int g = 0; g < kGrades; ++g) {
      const auto grade = static_cast<Grade>(g);
      if (answer.possible.has(grade) && grade != *answer.headline) perhaps = perhaps | grade;
    }
    if (!perhaps.empty()) text += "; perhaps " + verdicts(perhaps);
    page.line(0, word, tone_of(answer.headline), text + (several ? ". Several texts speak of this:" : "."));
    if (several) put_texts(page, account, answer, texts);
    if (*answer.headline == Grade::needs_authorisation) {
      for (const Condition& condition : answer.conditions)
        page.line(2, "It also depends on: " + account.ask(condition.cause) +
                         account.bracketed(account.program.rules[index(condition.rule)].cites));
    }
  }
  const std::string force = force_text(answer.force);
  if (!force.empty() && answer.headline && class_of(*answer.headline) != GradeClass::silent) page.line(2, force);
}

// "provided that gabon then gives …": what doing it would bring about, told of those that may do it.
void put_provisos(Page& page, const Account& account, const Answer& answer) {
  if (!answer.headline || class_of(*answer.headline) != GradeClass::allowed) return;
  struct Group {
    RuleId rule;
    std::optional<ObjectId> bearer;
    std::optional<Day> last_day;
    bool certain = true;
    std::vector<ObjectId> to;
  };
  std::vector<Group> groups;  // one duty owed to many is one line
  for (const Proviso& proviso : answer.provided) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
      return g.rule == proviso.id.rule && g.bearer == proviso.id.bearer && g.certain == proviso.certain &&
             g.last_day == proviso.last_day;
    });
    if (group == groups.end())
      group = groups.insert(groups.end(), {proviso.id.rule, proviso.id.bearer, proviso.last_day, proviso.certain, {}});
    if (is_some(proviso.id.to)) group->to.push_back(proviso.id.to);
  }
  for (std::size_t i = 0; i < groups.size() && i < kMostDuties; ++i) {
    const Group& group = groups[i];
    const Rule& rule = account.program.rules[index(group.rule)];
    const std::string who = group.bearer ? account.naming.object(*group.bearer) : "somebody";
    std::string text = (group.certain ? "Then " : "Then perhaps ") + who + " " +
                       std::string(modality_text(rule.modality)) + " " +
                       words_of(account.program.symbols.text(account.program.acts[index(rule.act)].name));
    if (group.to.size() > 3) {
      text += " to " + counted(group.to.size(), "person");
    } else if (!group.to.empty()) {
      std::vector<std::string> to;
      for (const ObjectId one : group.to) to.push_back(account.naming.object(one));
      text += " to " + joined(to);
    }
    if (group.last_day) text += " by " + day_text(*group.last_day);
    if (rule.due.kind == DueKind::promptly) text += " promptly";
    page.line(2, text + account.bracketed(rule.cites) + ".");
  }
  if (groups.size() > kMostDuties)
    page.line(2, "And " + counted(groups.size() - kMostDuties, "more duty") + " would follow.");
}

std::string headline(const Case& facts, const Question& question, const Answer& answer, const Telling& telling) {
  const Account account(facts, question, telling);
  Page page(telling);
  put_headline(page, account, answer);
  put_provisos(page, account, answer);
  return page.text();
}

}  // namespace licet::core
