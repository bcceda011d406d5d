#include "story/coverage.hpp"

#include <algorithm>

#include "answer/json.hpp"
#include "answer/names.hpp"

namespace licet::core {

void Coverage::add(const std::shared_ptr<const Program>& program) {
  for (std::size_t i = 0; i < program->instruments.size(); ++i) {
    const InstrumentId id{static_cast<std::uint32_t>(i)};
    const std::string name = instrument_name(*program, id);
    const bool known = std::any_of(instruments_.begin(), instruments_.end(),
                                   [&](const Declared& d) { return instrument_name(*d.program, d.id) == name; });
    if (!known) instruments_.push_back({program, id});
  }
}

void Coverage::begin(const std::shared_ptr<const Program>& program, std::string scenario) {
  if (program != program_) add(program);
  program_ = program;
  scenario_ = std::move(scenario);
}

RuleCoverage& Coverage::at(RuleId rule) { return rules_[full_rule_name(*program_, rule)]; }

RuleCoverage Coverage::of(std::string_view full_rule_name) const {
  const auto found = rules_.find(full_rule_name);
  return found == rules_.end() ? RuleCoverage{} : found->second;
}

void Coverage::exercised(RuleCoverage& rule) {
  if (rule.exercised() && (rule.scenarios.empty() || rule.scenarios.back() != scenario_))
    rule.scenarios.push_back(scenario_);
}

void Coverage::count(const Answer& answer) {
  const auto among = [](const std::vector<std::uint32_t>& rows, std::uint32_t row) {
    return std::find(rows.begin(), rows.end(), row) != rows.end();
  };
  std::vector<RuleId> certain;
  for (std::uint32_t i = 0; i < answer.rows.size(); ++i) {
    const RuleRow& row = answer.rows[i];
    if (!is_some(row.rule)) continue;
    RuleCoverage& rule = at(row.rule);
    const bool defeated = among(answer.defeated, i), pending = among(answer.pending, i);
    const bool effective = !defeated && !pending && row.grades.single();
    ++rule.considered;
    rule.effective += effective ? 1 : 0;
    rule.decisive += among(answer.decisive, i) ? 1 : 0;
    rule.defeated += defeated ? 1 : 0;
    rule.let_go += row.licence ? 1 : 0;
    rule.pending += pending ? 1 : 0;
    if (effective) certain.push_back(row.rule);
    exercised(rule);
  }
  for (const std::uint32_t i : answer.defeated) {
    if (!is_some(answer.rows[i].rule)) continue;
    for (const RuleId by : program_->rules[index(answer.rows[i].rule)].defeaters) {
      if (std::find(certain.begin(), certain.end(), by) != certain.end()) ++at(by).defeats;
    }
  }
  count(answer.duties);
}

void Coverage::count(const std::vector<Duty>& duties) {
  for (const Duty& duty : duties) {
    if (!is_some(duty.id.rule) || (duty.statuses.size() == 1 && duty.statuses[0] == DutyStatus::not_arisen)) continue;
    RuleCoverage& rule = at(duty.id.rule);
    ++rule.duties;
    exercised(rule);
  }
}

namespace {

struct Cited {  // what cites one paragraph
  std::vector<RuleId> rules;
  std::vector<std::string> others;  // declarations by name
  std::vector<std::string> notes;
  [[nodiscard]] bool empty() const { return rules.empty() && others.empty() && notes.empty(); }
};

Cited cited_by(const Program& program, InstrumentId instrument, Symbol paragraph) {
  Cited out;
  const auto cites = [&](const Cites& c) {
    return std::find(c.paragraphs.begin(), c.paragraphs.end(), paragraph) != c.paragraphs.end();
  };
  const auto name = [&](Symbol symbol) { return std::string(program.symbols.text(symbol)); };
  const auto collect = [&](const auto& things) {
    for (const auto& thing : things) {
      if (thing.instrument == instrument && cites(thing.cites)) out.others.push_back(name(thing.name));
    }
  };
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    if (program.rules[i].instrument == instrument && cites(program.rules[i].cites))
      out.rules.push_back(RuleId{static_cast<std::uint32_t>(i)});
  }
  collect(program.roles);
  collect(program.acts);
  collect(program.counts_as);
  collect(program.judgments);
  collect(program.readings);
  collect(program.terms);
  collect(program.states);
  for (const NoteText& note : program.instruments[index(instrument)].notes) {
    if (!cites(note.cites)) continue;
    out.notes.push_back(note.see == kNoSymbol ? note.text
                                              : "see " + name(note.see) + (note.text.empty() ? "" : ": " + note.text));
  }
  return out;
}

std::string counts_text(const RuleCoverage& rule) {
  std::string out;
  const auto put = [&](std::string_view word, std::uint32_t count) {
    if (count > 0) out += (out.empty() ? "" : ", ") + std::string(word) + " " + std::to_string(count);
  };
  put("considered", rule.considered);
  put("effective", rule.effective);
  put("decisive", rule.decisive);
  put("defeated", rule.defeated);
  put("prevailed", rule.defeats);
  put("let go", rule.let_go);
  put("pending", rule.pending);
  put("duties", rule.duties);
  if (!rule.exercised()) return "no scenario exercises it" + (out.empty() ? "" : " (" + out + ")");
  return out + ", scenarios " + std::to_string(rule.scenarios.size());
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text + " ";
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ",") + json_string(text);
  return "[" + out + "]";
}

}  // namespace

std::string Coverage::text() const {
  std::string out;
  for (const auto& [program, id] : instruments_) {
    const Instrument& instrument = program->instruments[index(id)];
    if (!out.empty()) out += "\n";
    out += instrument_name(*program, id) + (instrument.title.empty() ? "" : ": " + instrument.title) + "\n";
    std::size_t widest = 1, accounted = 0, exercised = 0, rules = 0;
    for (const Paragraph& paragraph : instrument.outline)
      widest = std::max(widest, program->symbols.text(paragraph.cite).size());
    for (const Paragraph& paragraph : instrument.outline) {
      const Cited cited = cited_by(*program, id, paragraph.cite);
      const std::string first = "  " + padded(std::string(program->symbols.text(paragraph.cite)), widest);
      const std::string next = "  " + padded("", widest);
      std::vector<std::string> lines;
      for (const RuleId rule : cited.rules)
        lines.push_back(rule_name(*program, rule) + ": " + counts_text(of(full_rule_name(*program, rule))));
      std::string others;
      for (const std::string& other : cited.others) others += (others.empty() ? "" : ", ") + other;
      if (!others.empty()) lines.push_back(others);
      for (const std::string& note : cited.notes) lines.push_back("note: " + note);
      if (lines.empty()) lines.emplace_back("nothing cites it");
      for (std::size_t i = 0; i < lines.size(); ++i) out += (i == 0 ? first : next) + lines[i] + "\n";
      accounted += cited.empty() ? 0 : 1;
    }
    for (std::size_t i = 0; i < program->rules.size(); ++i) {
      const RuleId rule{static_cast<std::uint32_t>(i)};
      if (program->rules[i].instrument != id) continue;
      const RuleCoverage counts = of(full_rule_name(*program, rule));
      ++rules;
      exercised += counts.exercised() ? 1 : 0;
      if (program->rules[i].cites.empty())
        out += "  " + padded("-", widest) + rule_name(*program, rule) + ": " + counts_text(counts) + "\n";
    }
    out += "  " + std::to_string(exercised) + " of " + std::to_string(rules) + " rules exercised, " +
           std::to_string(accounted) + " of " + std::to_string(instrument.outline.size()) +
           " paragraphs accounted for\n";
  }
  return out;
}

std::string Coverage::json() const {
  std::string out;
  for (const auto& [program, id] : instruments_) {
    const Instrument& instrument = program->instruments[index(id)];
    std::string paragraphs, rules;
    for (const Paragraph& paragraph : instrument.outline) {
      const Cited cited = cited_by(*program, id, paragraph.cite);
      std::vector<std::string> names;
      for (const RuleId rule : cited.rules) names.push_back(rule_name(*program, rule));
      paragraphs += (paragraphs.empty() ? "" : ",") + std::string("{\"cite\":") +
                    json_string(program->symbols.text(paragraph.cite)) + ",\"rules\":" + json_list(names) +
                    ",\"declarations\":" + json_list(cited.others) + ",\"notes\":" + json_list(cited.notes) + "}";
    }
    for (std::size_t i = 0; i < program->rules.size(); ++i) {
      const RuleId rule{static_cast<std::uint32_t>(i)};
      if (program->rules[i].instrument != id) continue;
      const RuleCoverage counts = of(full_rule_name(*program, rule));
      const auto number = [](std::string_view key, std::uint32_t count) {
        return ",\"" + std::string(key) + "\":" + std::to_string(count);
      };
      rules += (rules.empty() ? "" : ",") + std::string("{\"rule\":") + json_string(rule_name(*program, rule)) +
               number("considered", counts.considered) + number("effective", counts.effective) +
               number("decisive", counts.decisive) + number("defeated", counts.defeated) +
               number("prevailed", counts.defeats) + number("let_go", counts.let_go) +
               number("pending", counts.pending) + number("duties", counts.duties) +
               ",\"scenarios\":" + json_list(counts.scenarios) + "}";
    }
    out += (out.empty() ? "" : ",") + std::string("{\"instrument\":") + json_string(instrument_name(*program, id)) +
           ",\"paragraphs\":[" + paragraphs + "],\"rules\":[" + rules + "]}";
  }
  return "{\"schema\":1,\"instruments\":[" + out + "]}";
}

}  // namespace licet::core
