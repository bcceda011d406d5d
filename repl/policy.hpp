#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "program/program.hpp"
#include "text/diagnostic.hpp"

namespace licet::command {

struct Policy {
  std::vector<std::string> paths;  // as they were named
  std::shared_ptr<const core::Program> program;
};

struct LoadedPolicy {
  std::optional<Policy> policy;  // none: the messages say why
  std::string messages;          // rendered; may be warnings beside a policy
};

// `POLICY… [STATEMENT…]`. A statement has a blank or a question mark in it; a policy is a file or folder, and is
// believed to be one if it exists.
struct PoliciesAndStatements {
  std::vector<std::string> policies, statements;
};
[[nodiscard]] PoliciesAndStatements sorted_out(
    const std::vector<std::string>& arguments);  // throws a Problem: no policy

// Reads files and folders. The messages end with a newline unless they are empty.
[[nodiscard]] LoadedPolicy load_policy(std::vector<std::string> paths, core::Colour colour);

}  // namespace licet::command
