#include "story/finder.hpp"

#include <algorithm>

namespace licet::core {

std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

std::string enumerated(const std::vector<std::string>& names, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 < names.size() ? ", " : " " + std::string(last) + " ";
    out += names[i];
  }
  return out;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  const std::string near = nearest(name, candidates);
  return near.empty() ? "" : "did you mean " + quoted(near) + "?";
}

Day first_common_day(const Program& program) {
  std::optional<Day> latest;
  for (const Instrument& instrument : program.instruments) {
    if (instrument.force == Force::proposal) continue;
    std::optional<Day> begins;
    for (const InForce& period : instrument.periods) {
      const auto first = period.first_at_latest ? period.first_at_latest : period.first;
      if (first && (!begins || *first < *begins)) begins = first;
    }
    if (begins && (!latest || *begins > *latest)) latest = begins;
  }
  constexpr Day kMillennium = 10957;  // 2000-01-01: a policy without dates is asked on some day, and always the same
  return latest.value_or(kMillennium);
}

Draft::Draft(std::shared_ptr<const Program> policy) : facts(std::move(policy)) {
  facts.on = first_common_day(*facts.program);
}

std::shared_ptr<Symbols> extended(std::shared_ptr<const Symbols> symbols) {
  const Symbols* before = symbols.get();
  return {new Symbols(before), [symbols = std::move(symbols)](Symbols* own) { delete own; }};
}

std::shared_ptr<Symbols> copied(const Program& program, const Symbols& symbols) {
  auto copy = std::make_shared<Symbols>(&program.symbols);
  for (std::uint32_t i = program.symbols.size(); i < symbols.size(); ++i) copy->intern(symbols.text(Symbol{i}));
  return copy;
}

void Finder::wrong(Code code, const Where& where, std::string message, std::string help) {
  if (!where.path.empty()) message = quoted(where.path) + ": " + message;
  auto report = diagnostics_.report(code, where.place, std::move(message));
  if (!help.empty()) report.help(std::move(help));
}

// A dotted name is that of its owner and what it declares; an instrument's own name may have dots as well.
Lookup Finder::look_up(std::string_view name, Kinds kinds) const {
  const Names& names = facts_.program->names;
  const Symbol whole = facts_.symbols->find(name);
  Lookup found = names.look_up(whole, kinds, draft_.seen_from);
  if (found.found != nullptr || !found.candidates.empty()) return found;
  const auto dot = name.rfind('.');
  if (dot == name.npos) return found;
  return names.look_up_in(facts_.symbols->find(name.substr(0, dot)), facts_.symbols->find(name.substr(dot + 1)), kinds);
}

std::uint32_t Finder::try_declared(std::string_view name, Kinds kinds) const {
  const Lookup found = look_up(name, kinds);
  return found.found != nullptr ? found.found->id : kNone;
}

std::uint32_t Finder::declared(const Word& word, Kinds kinds, Code code, std::string_view what,
                               std::vector<std::string> more) {
  const Lookup found = look_up(word.text, kinds);
  if (found.found != nullptr) return found.found->id;
  if (!found.candidates.empty()) {
    std::vector<std::string> full;
    for (const Declared* d : found.candidates) {
      full.push_back(quoted(std::string(facts_.text(d->owner)) + "." + std::string(facts_.text(d->name))));
    }
    wrong(code, word.where, quoted(word.text) + " is declared more than once",
          "say which is meant: " + enumerated(full));
    return kNone;
  }
  for (const Symbol name : facts_.program->names.all(kinds)) more.emplace_back(facts_.text(name));
  wrong(code, word.where, "there is no " + std::string(what) + " " + quoted(word.text), did_you_mean(word.text, more));
  return kNone;
}

ObjectId Finder::object(const Word& word) {
  const ObjectId found = facts_.find(facts_.symbols->find(word.text));
  if (is_some(found)) return found;
  std::vector<std::string> names;
  for (const Object& object : facts_.objects) {
    if (object.name != kNoSymbol) names.emplace_back(facts_.text(object.name));
  }
  std::string help = did_you_mean(word.text, names);
  if (help.empty()) help = "introduce it before: `let " + word.text + " be …`";
  if (!word.where.path.empty() && did_you_mean(word.text, names).empty())
    help = "introduce it under \"entities\" or \"events\"";
  wrong(Code::unknown_thing, word.where, "nobody and nothing is called " + quoted(word.text) + " in this case",
        std::move(help));
  return kNo<ObjectId>;
}

RoleId Finder::role(const Word& word) {
  return RoleId{declared(word, DeclaredAs::role, Code::unknown_case_role, "role or kind of thing")};
}

std::optional<ActFound> Finder::act(const Word& word) {
  const Symbol name = facts_.symbols->find(word.text);
  std::vector<std::string> own;
  for (const OwnAct& act : draft_.acts) {
    if (act.name == name) return ActFound{act.like, &act};
    own.emplace_back(facts_.text(act.name));
  }
  const std::uint32_t id = declared(word, DeclaredAs::act, Code::unknown_case_act, "act", std::move(own));
  if (id == kNone) return std::nullopt;
  return ActFound{ActId{id}, nullptr};
}

JudgmentId Finder::judgment(const Word& word) {
  return JudgmentId{declared(word, DeclaredAs::judgment, Code::not_a_judgment, "judgment")};
}

ReadingId Finder::reading(const Word& word) {
  return ReadingId{declared(word, DeclaredAs::reading, Code::unknown_case_reading, "reading")};
}

RuleId Finder::rule(const Word& word) {
  return RuleId{declared(word, DeclaredAs::rule, Code::unknown_case_rule, "rule")};
}

InstrumentId Finder::instrument(const Word& word) {
  return InstrumentId{declared(word, DeclaredAs::instrument, Code::unknown_case_instrument, "instrument")};
}

bool Finder::paragraph(const Word& word) {
  std::vector<std::string> cited;
  for (const Rule& rule : facts_.program->rules) {
    for (const Symbol paragraph : rule.cites.paragraphs) {
      if (facts_.text(paragraph) == word.text) return true;
      cited.emplace_back(facts_.text(paragraph));
    }
  }
  wrong(Code::unknown_case_rule, word.where, "no rule cites a paragraph \"" + word.text + "\"",
        did_you_mean(word.text, cited));
  return false;
}

}  // namespace licet::core
