#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "judge/judge.hpp"
#include "story/story.hpp"

// A policy from a text, and what is said of a case, with expectations: what is wrong or not met fails the test that
// says it.
namespace judge_test {

using namespace licet::core;

[[nodiscard]] std::shared_ptr<const Program> policy(std::string_view text);

class Talk {
public:
  explicit Talk(std::string_view policy_text) : story_(policy(policy_text)) {}
  Talk& say(std::string_view statements);
  [[nodiscard]] const Case& facts() const { return story_.facts(); }
  [[nodiscard]] ObjectId object(std::string_view name) const;
  [[nodiscard]] RuleId rule(std::string_view name) const;

private:
  Story story_;
};

// An answer by the names of what it speaks of, in an order that does not depend on the order of declarations or facts.
[[nodiscard]] std::string summary(const Case& facts, const Answer& answer);
[[nodiscard]] std::string cause_text(const Case& facts, const Cause& cause);
[[nodiscard]] std::string grades_text(Grades grades);
[[nodiscard]] bool within(Grades part, Grades whole);

}  // namespace judge_test
