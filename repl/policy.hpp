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

// Reads files and folders. The messages end with a newline unless they are empty.
[[nodiscard]] LoadedPolicy load_policy(std::vector<std::string> paths, core::Colour colour);

}  // namespace licet::command
