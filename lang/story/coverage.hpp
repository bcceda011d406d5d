#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "judge/judge.hpp"

// Which rules and paragraphs scenarios have exercised, and how. Several policies may share instruments: these are
// counted together, by name.
namespace licet::core {

struct RuleCoverage {
  std::uint32_t considered = 0;  // it bore, or might have borne, on an act asked about
  std::uint32_t effective = 0;   // it spoke for certain
  std::uint32_t decisive = 0;    // it made the headline
  std::uint32_t defeated = 0;    // another rule prevailed over it
  std::uint32_t defeats = 0;     // it prevailed over another: an exception that fired
  std::uint32_t let_go = 0;      // its `unless` held: an exception within it that fired
  std::uint32_t pending = 0;     // it hung on something unknown
  std::uint32_t duties = 0;      // instances seen, of any status but not arisen
  std::uint32_t silent = 0;      // the act is one it speaks of, and it did not: other bearers, conditions, or beaten
  std::vector<std::string> scenarios;  // that exercised it, in order, each once
  [[nodiscard]] bool exercised() const { return effective + defeated + let_go + pending + duties > 0; }
};

class Coverage {
public:
  Coverage() = default;
  explicit Coverage(const std::shared_ptr<const Program>& program) { add(program); }

  void add(const std::shared_ptr<const Program>& program);  // its instruments are listed, exercised or not
  void begin(const std::shared_ptr<const Program>& program, std::string scenario);  // what follows belongs to it
  void count(ActId act, const Answer& answer);                                      // `act`: what was asked about
  void count(const std::vector<Duty>& duties);
  [[nodiscard]] RuleCoverage of(std::string_view full_rule_name) const;

  struct Declared {  // an instrument, where it was first seen
    std::shared_ptr<const Program> program;
    InstrumentId id;
  };
  [[nodiscard]] const std::vector<Declared>& instruments() const { return instruments_; }
  [[nodiscard]] std::size_t scenarios_about(std::string_view instrument) const;  // those that ran with it loaded

private:
  RuleCoverage& at(RuleId rule);
  void exercised(RuleCoverage& rule);

  std::vector<Declared> instruments_;
  std::map<std::string, RuleCoverage, std::less<>> rules_;     // by full name
  std::map<std::string, std::size_t, std::less<>> scenarios_;  // by instrument
  std::shared_ptr<const Program> program_;
  std::string scenario_;
};

}  // namespace licet::core
