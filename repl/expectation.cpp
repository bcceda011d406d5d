#include "expectation.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "answer/names.hpp"
#include "answer/sentences.hpp"

namespace licet::command {

namespace {

using core::Reply;

// Each once, in order.
std::string list(const std::vector<std::string>& names) {
  std::string text;
  std::set<std::string> told;
  for (const std::string& name : names) {
    if (told.insert(name).second) text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

bool is_path(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

std::string missing_clause(const core::Case& facts, const std::vector<core::Cause>& causes) {
  std::vector<std::string> names;
  for (const core::Cause& cause : causes) {
    if (std::string name = core::cause_name(facts, cause); is_path(name)) names.push_back(std::move(name));
  }
  return names.empty() ? "" : " missing " + list(names);
}

// By the short name where it is enough.
std::string rule_text(const core::Program& program, core::RuleId rule) {
  const core::Symbol name = program.rules[core::index(rule)].name;
  const auto same =
      std::count_if(program.rules.begin(), program.rules.end(), [&](const core::Rule& r) { return r.name == name; });
  return same > 1 ? core::full_rule_name(program, rule) : core::rule_name(program, rule);
}

std::string act(const Reply& reply) {
  const core::Answer& answer = reply.answer;
  const core::Program& program = *reply.view.program;
  std::string text = "expect " + core::verdict_text(answer.headline);
  if (!answer.headline) {
    std::vector<core::Cause> causes;
    for (const core::Missing& missing : answer.missing) causes.push_back(missing.cause);
    std::vector<std::string> possible;
    for (int g = 0; g < core::kGrades; ++g) {
      if (answer.possible.has(static_cast<core::Grade>(g)))
        possible.emplace_back(core::grade_text(static_cast<core::Grade>(g)));
    }
    return text + " possible " + list(possible) + missing_clause(reply.view, causes);
  }
  std::vector<std::string> rules;
  for (const std::uint32_t row : answer.decisive) {
    if (core::is_some(answer.rows[row].rule)) rules.push_back(rule_text(program, answer.rows[row].rule));
  }
  if (!rules.empty()) text += " by " + list(rules);
  std::vector<std::string> presumptions;
  for (const core::Presumed& presumed : answer.presumed) {
    if (core::is_some(presumed.judgment)) {
      presumptions.emplace_back(program.symbols.text(program.judgments[core::index(presumed.judgment)].name));
    }
  }
  if (!presumptions.empty()) text += " unless " + list(presumptions);
  return text;
}

std::string truth(const Reply& reply) {
  if (reply.is.is_truth) {
    const char* word = reply.is.truth.unknown() ? "unknown" : reply.is.truth.yes() ? "yes" : "no";
    return fmt::format("expect {}{}", word, missing_clause(reply.view, reply.is.causes));
  }
  if (!reply.is.value.known()) return "expect unknown" + missing_clause(reply.view, reply.is.causes);
  const core::ValueKind kind = reply.is.value.value.kind();
  const bool sayable =
      kind == core::ValueKind::date || kind == core::ValueKind::option || kind == core::ValueKind::object;
  return sayable ? "expect " + core::value_text(reply.view, reply.is.value.value) : "";
}

std::string duties(const Reply& reply) {
  std::vector<std::string> statuses;
  for (const core::Duty& duty : reply.duties.all) {
    if (duty.statuses == std::vector{core::DutyStatus::not_arisen}) continue;
    statuses.emplace_back(duty.statuses.size() == 1 ? core::status_text(duty.statuses[0]) : "undetermined");
  }
  return "expect " + (statuses.empty() ? "none" : list(statuses));
}

std::string rows(const Reply& reply) {
  std::vector<std::string> names;
  for (const core::Candidate& row : reply.rows) {
    if (!core::is_among(row, reply.asking)) continue;
    names.push_back(core::is_some(row.act)
                        ? std::string(reply.view.text(reply.view.program->acts[core::index(row.act)].name))
                        : core::value_text(reply.view, row.what));
  }
  return "expect " + (names.empty() ? "none" : list(names));
}

}  // namespace

std::string expectation(const Reply& reply) {
  switch (reply.kind) {
    case core::ReplyKind::act:
      return act(reply);
    case core::ReplyKind::truth:
      return truth(reply);
    case core::ReplyKind::duties:
      return duties(reply);
    case core::ReplyKind::rows:
      return rows(reply);
  }
  return {};
}

}  // namespace licet::command
