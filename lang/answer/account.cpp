#include "answer/account.hpp"

#include <algorithm>

#include "answer/names.hpp"
#include "answer/wording.hpp"
#include "answer/words.hpp"
#include "judge/evaluate.hpp"

namespace licet::core {

std::string verdicts(Grades possible, std::string_view word) {
  std::vector<std::string> names;
  for (int g = 0; g < kGrades; ++g) {
    if (possible.has(static_cast<Grade>(g))) names.emplace_back(grade_text(static_cast<Grade>(g)));
  }
  return joined(names, word);
}

std::string Account::paragraphs(const Cites& cites) const {
  std::vector<std::string> names;
  for (const Symbol paragraph : cites.paragraphs) names.emplace_back(program.symbols.text(paragraph));
  return joined(names);
}

std::string Account::bracketed(const Cites& cites) const {
  std::string text;
  for (const Symbol paragraph : cites.paragraphs)
    text += (text.empty() ? "" : ", ") + std::string(program.symbols.text(paragraph));
  return text.empty() ? "" : " [" + text + "]";
}

std::string Account::rule(RuleId id) const {
  return rule_name(program, id) + bracketed(program.rules[index(id)].cites);
}

namespace {

// What rules cite, none twice; a rule that cites nothing goes by its name.
void put_paragraphs(const Program& program, RuleId id, std::vector<std::string>& paragraphs) {
  std::vector<std::string> names;
  for (const Symbol paragraph : program.rules[index(id)].cites.paragraphs)
    names.emplace_back(program.symbols.text(paragraph));
  if (names.empty()) names.push_back(rule_name(program, id));
  for (std::string& name : names) {
    if (std::find(paragraphs.begin(), paragraphs.end(), name) == paragraphs.end())
      paragraphs.push_back(std::move(name));
  }
}

}  // namespace

std::string Account::paragraphs(const std::vector<RuleId>& rules) const {
  std::vector<std::string> names;
  for (const RuleId rule : rules) put_paragraphs(program, rule, names);
  return joined(names);
}

std::string Account::citation(const std::vector<RuleId>& rules) const {
  struct Group {
    InstrumentId instrument;
    std::vector<std::string> paragraphs;
  };
  std::vector<Group> groups;
  for (const RuleId id : rules) {
    const Rule& rule = program.rules[index(id)];
    auto group =
        std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.instrument == rule.instrument; });
    if (group == groups.end()) group = groups.insert(groups.end(), {rule.instrument, {}});
    put_paragraphs(program, id, group->paragraphs);
  }
  std::string text;
  for (const Group& group : groups) {
    text += (text.empty() ? "" : "; and by ") + joined(group.paragraphs);
    if (is_some(group.instrument)) text += ", " + instrument_title(program, group.instrument);
  }
  return text;
}

std::string Account::actor() const {
  return is_some(question.act) ? naming.object(facts.objects[index(question.act)].by) : "somebody";
}

std::string Account::act() const {
  if (!is_some(question.act)) return "do this";
  const Object& object = facts.objects[index(question.act)];
  if (object.unlisted_act != kNoSymbol) return words_of(facts.text(object.unlisted_act));
  if (!is_some(object.act) || object.act == ActId{0}) return "do this";
  return words_of(program.symbols.text(program.acts[index(object.act)].name));
}

std::string Account::licence_giver(const NeedsWho& need) const { return licence_giver(need.rule, need.licence); }

std::string Account::licence_giver(RuleId rule, std::uint32_t licence) const {
  const Licence& wanted = program.code.licences[licence];
  switch (wanted.who) {
    case WhoKind::role:
      return the(words_of(program.symbols.text(program.roles[index(wanted.role)].name)));
    case WhoKind::person: {
      Judge judge(facts, question);
      const Operand person = judge.value(program.code, wanted.person, judge.frame(rule, 0));
      if (person.known() && person.value.kind() == ValueKind::object) return naming.value(person.value);
      Wording wording(program, program.code);
      wording.naming = &naming;
      wording.actor = actor();
      return wording.noun(wanted.person);
    }
    case WhoKind::someone:
      return "somebody competent, whom the text does not name";
  }
  return "";
}

std::string Account::presumption(const Presumed& presumed) const {
  if (is_some(presumed.field)) {
    Cause cause{CauseOf::fact,
                static_cast<std::uint32_t>(presumed.object),
                static_cast<std::uint32_t>(presumed.field),
                kNoSymbol,
                {},
                kNo<RuleId>};
    return "the answer to " + in_quotes(ask(cause)) + " is " + (presumed.answer ? "no" : "yes");
  }
  const Judgment& judgment = program.judgments[index(presumed.judgment)];
  const Cause cause{CauseOf::judgment, static_cast<std::uint32_t>(presumed.judgment), kNone, kNoSymbol, presumed.of,
                    kNo<RuleId>};
  return "the answer to " + in_quotes(ask(cause)) + " is " + (presumed.answer ? "no" : "yes") +
         bracketed(judgment.cites);
}

}  // namespace licet::core
