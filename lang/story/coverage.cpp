#include "story/coverage.hpp"

#include <algorithm>

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
  for (std::size_t i = 0; i < program->instruments.size(); ++i)
    ++scenarios_[instrument_name(*program, InstrumentId{static_cast<std::uint32_t>(i)})];
}

std::size_t Coverage::scenarios_about(std::string_view instrument) const {
  const auto found = scenarios_.find(instrument);
  return found == scenarios_.end() ? 0 : found->second;
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

void Coverage::count(ActId act, const Answer& answer) {
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
  if (is_some(act)) {
    for (const RuleId rule : program_->rules_on[index(act)]) {
      if (std::find(certain.begin(), certain.end(), rule) == certain.end()) ++at(rule).silent;
    }
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
    if (!is_some(duty.id.rule)) continue;
    RuleCoverage& rule = at(duty.id.rule);
    const DutyStatus status = duty.statuses.size() == 1 ? duty.statuses[0] : DutyStatus::open;
    rule.silent += status == DutyStatus::not_arisen || status == DutyStatus::void_ ? 1 : 0;
    if (status == DutyStatus::not_arisen) continue;
    ++rule.duties;
    exercised(rule);
  }
}

}  // namespace licet::core
