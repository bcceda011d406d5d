#include "judge_support.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "meaning/load.hpp"
#include "text/diagnostic.hpp"

namespace judge_test {

std::shared_ptr<const Program> policy(std::string_view text) {
  const Loaded loaded = load_text(text);
  INFO(render(loaded.diagnostics, *loaded.sources));
  REQUIRE(loaded.program);
  return loaded.program;
}

Talk& Talk::say(std::string_view statements) {
  for (const Outcome& outcome : story_.say(statements)) {
    INFO(outcome.text << render(outcome.diagnostics, story_.sources()));
    CHECK(outcome.kind != OutcomeKind::wrong);
    CHECK(outcome.kind != OutcomeKind::unmet);
    CHECK(outcome.kind != OutcomeKind::incomplete);
  }
  return *this;
}

ObjectId Talk::object(std::string_view name) const { return story_.facts().find(story_.facts().symbols->find(name)); }
RuleId Talk::rule(std::string_view name) const {
  return facts().program->find_rule(facts().program->symbols.find(name));
}

bool within(Grades part, Grades whole) { return (part.bits() & ~whole.bits()) == 0; }

std::string grades_text(Grades grades) {
  std::string text;
  for (int g = 0; g < kGrades; ++g) {
    const Grade grade{static_cast<std::uint8_t>(g)};
    if (grades.has(grade)) text += (text.empty() ? "" : "|") + std::string(grade_text(grade));
  }
  return text;
}

namespace {

std::string object_text(const Case& facts, std::uint32_t id) {
  const Object& object = facts.objects[id];
  return object.kind == ObjectKind::asked ? "asked" : std::string(facts.text(object.name));
}

std::string sorted(std::vector<std::string> items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return fmt::format("{}", fmt::join(items, ", "));
}

}  // namespace

std::string cause_text(const Case& facts, const Cause& cause) {
  const Program& program = *facts.program;
  const auto name = [&](Symbol symbol) { return std::string(facts.text(symbol)); };
  const auto thing = [&](std::uint32_t id) {
    return is_some(cause.demanded_by) ? "demanded by " + name(program.rules[index(cause.demanded_by)].name)
                                      : object_text(facts, id);
  };
  std::string of;
  for (const Value& value : cause.of)
    of += " " + (value.kind() == ValueKind::object ? object_text(facts, value.index())
                 : is_some(cause.demanded_by)      ? thing(kNone)
                                                   : std::string("value"));
  switch (cause.kind) {
    case CauseOf::fact:
      return "fact " + thing(cause.a) + "." + name(program.field_names[cause.b]);
    case CauseOf::asked:
      return "asked " + thing(cause.a) + "." + name(program.field_names[cause.b]);
    case CauseOf::judgment:
      return "judgment " + name(program.judgments[cause.a].name) + of;
    case CauseOf::reading:
      return "reading " + name(program.readings[cause.a].name);
    case CauseOf::reference:
      return "reference " + name(cause.text) + of;
    case CauseOf::order: {
      std::string first = object_text(facts, cause.a), second = object_text(facts, cause.b);
      return "order " + std::min(first, second) + " " + std::max(first, second);
    }
    case CauseOf::authoriser:
      return "authoriser " + name(program.rules[cause.a].name);
    case CauseOf::event:
      return "event " + object_text(facts, cause.a);
    case CauseOf::role:
      return "role " + object_text(facts, cause.a) + " " + name(program.roles[cause.b].name);
    case CauseOf::period:
      return "period " + name(program.instruments[cause.a].name);
    case CauseOf::open_list:
      return "list " + name(program.terms[cause.a].name) + of;
    case CauseOf::bearer:
      return "bearer " + name(program.rules[cause.a].name);
    case CauseOf::error:
      return "error " + (cause.text != kNoSymbol
                             ? name(cause.text)
                             : std::string(mistake_text(Mistake{static_cast<std::uint8_t>(cause.a)})));
  }
  return "";
}

std::string summary(const Case& facts, const Answer& answer) {
  const Program& program = *facts.program;
  const auto rule = [&](RuleId id) { return std::string(facts.text(program.rules[index(id)].name)); };
  const auto row = [&](std::uint32_t i) {
    const RuleRow& own = answer.rows[i];
    return is_some(own.rule) ? rule(own.rule) + (own.before ? " before" : "")
                             : std::string(facts.text(own.replaced_text));
  };
  const auto rows = [&](const std::vector<std::uint32_t>& which) {
    std::vector<std::string> names;
    for (const std::uint32_t i : which) names.push_back(row(i));
    return sorted(names);
  };
  const auto person = [&](ObjectId id) {
    return is_some(id) ? object_text(facts, static_cast<std::uint32_t>(id)) : "-";
  };
  std::vector<std::string> missing, conflicts, instruments, needs, presumed, duties, provided, weights;
  for (const Missing& one : answer.missing)
    missing.push_back(cause_text(facts, one.cause) + fmt::format(" {:.3f} {:.3f}", one.share, one.left));
  for (const Conflict& one : answer.conflicts)
    conflicts.push_back(std::min(row(one.first), row(one.second)) + "/" + std::max(row(one.first), row(one.second)));
  for (const InstrumentVerdict& one : answer.instruments) {
    instruments.push_back(std::string(facts.text(program.instruments[index(one.instrument)].name)) + " " +
                          grades_text(one.possible) + " by " + rows(one.decisive));
  }
  for (const NeedsWho& one : answer.needs) needs.push_back(rule(one.rule));
  for (const Presumed& one : answer.presumed) {
    std::string of;
    for (const Value& value : one.of)
      of += value.kind() == ValueKind::object ? " " + object_text(facts, value.index()) : " demanded";
    presumed.push_back(
        (is_some(one.judgment) ? std::string(facts.text(program.judgments[index(one.judgment)].name)) : "field") + of);
  }
  for (const Duty& one : answer.duties) {
    std::string text = rule(one.id.rule) + " " + person(one.id.cause) + " " +
                       person(one.id.bearer.value_or(kNo<ObjectId>)) + " " + person(one.id.to);
    if (is_some(one.breach_of)) text += " after breach of " + rule(one.breach_of) + " by " + person(one.breach_by);
    for (const DutyStatus status : one.statuses) text += " " + std::string(status_text(status));
    if (one.last_day) text += " by " + day_text(*one.last_day);
    duties.push_back(text);
  }
  for (const Proviso& one : answer.provided)
    provided.push_back(rule(one.id.rule) + " " + person(one.id.bearer.value_or(kNo<ObjectId>)) +
                       (one.certain ? "" : " perhaps"));
  for (const Condition& one : answer.conditions)
    provided.push_back(rule(one.rule) + " if " + cause_text(facts, one.cause));
  for (std::uint32_t i = 0; i < answer.rows.size(); ++i) {
    std::vector<std::string> causes;
    for (const Cause& cause : answer.rows[i].causes) causes.push_back(cause_text(facts, cause));
    weights.push_back(row(i) + ": " + grades_text(answer.rows[i].grades) + (answer.rows[i].certain ? "" : "?") + " [" +
                      sorted(causes) + "]");
  }
  std::string text = "possible " + grades_text(answer.possible) + (answer.out_of_fuel ? " out of fuel" : "");
  const auto add = [&](std::string_view name, const std::string& value) {
    text += fmt::format("\n  {}: {}", name, value);
  };
  add("decisive", rows(answer.decisive));
  add("pending", rows(answer.pending));
  add("defeated", rows(answer.defeated));
  add("conflicts", sorted(conflicts));
  add("instruments", sorted(instruments));
  add("missing", sorted(missing));
  add("needs", sorted(needs));
  add("presumed", sorted(presumed));
  add("provided", sorted(provided));
  add("readings", fmt::format("{} {}", answer.readings.size(), answer.settled_anyway.size()));
  add("duties", sorted(duties));
  add("rows", sorted(weights));
  return text;
}

}  // namespace judge_test
