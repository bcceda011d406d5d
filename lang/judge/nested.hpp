#pragma once

#include "judge/evaluate.hpp"

namespace licet::core {

// Guards the depth of evaluations within each other. When there are too many the fuel counts as spent: the stack is
// finite too, and running out of either gives the same answer.
struct Judge::Nested {
  explicit Nested(Judge& judge) : judge_(judge) {
    if (++judge.nested_ > judge.limits_.nesting && judge.limits_.nesting != 0) judge.run_out();
  }
  ~Nested() { --judge_.nested_; }
  Nested(const Nested&) = delete;
  Nested& operator=(const Nested&) = delete;

private:
  Judge& judge_;
};

// Names the rule that is being worked on, for when the fuel runs out.
struct Judge::Within {
  Within(Judge& judge, RuleId rule) : judge_(judge), outer_(judge.working_on_) { judge.working_on_ = rule; }
  ~Within() { judge_.working_on_ = outer_; }
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

private:
  Judge& judge_;
  RuleId outer_;
};

}  // namespace licet::core
