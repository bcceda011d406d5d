#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "judge/judge.hpp"

// Which rules and paragraphs the scenarios of a policy have exercised, and how.
namespace licet::core {

struct RuleCoverage {
  std::uint32_t considered = 0;        // it bore, or might have borne, on an act asked about
  std::uint32_t effective = 0;         // it spoke for certain
  std::uint32_t decisive = 0;          // it made the headline
  std::uint32_t defeated = 0;          // another stood notwithstanding it
  std::uint32_t let_go = 0;            // its `unless` held: a permission
  std::uint32_t pending = 0;           // it hung on something unknown
  std::uint32_t duties = 0;            // instances seen, of any status
  std::vector<std::string> scenarios;  // that exercised it, in order, each once
};

class Coverage {
public:
  explicit Coverage(std::shared_ptr<const Program> program);
  void begin(std::string scenario);  // what follows belongs to it
  void count(const Answer& answer);
  void count(const std::vector<Duty>& duties);
  [[nodiscard]] const RuleCoverage& of(RuleId rule) const { return rules_[index(rule)]; }

  // Paragraph by paragraph of each outline: its rules with their counts, notes with their reason, what nothing cites,
  // and what no scenario has exercised.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string json() const;

private:
  std::shared_ptr<const Program> program_;
  std::vector<RuleCoverage> rules_;
  std::string scenario_;
};

}  // namespace licet::core
