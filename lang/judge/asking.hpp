#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "judge/inside.hpp"

// One question, under every reading that matters; and the same question asked again of a changed case.
namespace licet::core {

// Fuel is for a question and all that it takes to answer it, not for each evaluation.
class Fuel {
public:
  explicit Fuel(const Limits& limits) : limits_(limits), left_(limits.fuel) {}
  [[nodiscard]] bool empty() const { return limits_.fuel != 0 && left_ == 0; }
  void use(std::uint64_t steps) { left_ = steps < left_ ? left_ - steps : 0; }
  [[nodiscard]] Limits limits() const {  // for the next evaluation
    Limits limits = limits_;
    limits.fuel = limits_.fuel == 0 ? 0 : std::max<std::uint64_t>(left_, 1);
    return limits;
  }

private:
  Limits limits_;
  std::uint64_t left_;
};

struct Leaf {  // the answer under some readings
  std::vector<std::pair<ReadingId, std::uint32_t>> chosen;
  Grades possible;
  std::vector<Grades> per_instrument;
  std::vector<std::vector<RowKey>> decisive_in;
  std::vector<Cause> why;
  std::vector<RowKey> decisive, pending;
  std::vector<std::pair<RowKey, RowKey>> conflicts;
  std::vector<std::pair<RuleId, std::uint32_t>> needs;
  std::vector<Condition> conditions;
};

struct Explored {
  std::vector<Leaf> leaves;
  std::vector<ReadingId> split;  // the readings that were tried, in that order
  Grades possible;
  bool agree = true;
  bool capped = false;
  bool out_of_fuel = false;
  RuleId fuel_rule = kNo<RuleId>;
  std::vector<Presumed> presumed;  // that some evaluation looked at
  std::vector<Cause> why;          // what the answer hangs on, in document order; empty if it is determined
};

// Splits, in document order, only on open readings that the answer hangs on. At the cap the rest stay unknown: wider,
// still sound.
[[nodiscard]] Explored explore(const Case& facts, const Question& question, Fuel& fuel,
                               const std::atomic<bool>* cancel);

// The finite ways in which a cause could be settled, each as a change to the case. Empty: none of its own (an error, an
// order of events, a text that is not loaded).
// A fact: its value; a judgment, reference, list or event: a boolean; a reading: the option's index, a number.
[[nodiscard]] std::vector<Value> alternatives(const Case& facts, const Cause& cause);
[[nodiscard]] std::vector<Value> values_of(const Case& facts, const Field& field);  // finite many, or none
void settle(Case& facts, const Cause& cause, const Value& value);

// For numbers, money and dates: values below, at and above the constants that the field is compared with.
[[nodiscard]] std::vector<Value> thresholds(const Program& program, FieldId field, Kind kind);

}  // namespace licet::core
