#pragma once

#include <string>
#include <vector>

#include "answer/telling.hpp"
#include "program/program.hpp"

// What a policy knows, for somebody who has not read it.
namespace licet::command {

// "interpol.election_campaigns: 16 paragraphs, 23 rules"; one line for each instrument.
[[nodiscard]] std::string policy_line(const core::Program& program);

// The words that may be used: roles, acts with their fields, judgments, readings, terms, rules.
[[nodiscard]] std::string vocabulary(const core::Program& program, std::size_t width, core::Colour colour);

// What is declared under this name, in sentences. Empty: nothing is.
[[nodiscard]] std::string about_name(const core::Program& program, std::string_view name, std::size_t width);
[[nodiscard]] std::vector<std::string> names_to_tell_about(const core::Program& program);

// A statement and a question that this policy understands, for the first lines of a session.
struct FirstSteps {
  std::string statement, question;
};
[[nodiscard]] FirstSteps first_steps(const core::Program& program);

}  // namespace licet::command
