#pragma once

#include <stdexcept>
#include <string>

#include "terminal.hpp"
#include "text/diagnostic.hpp"

namespace licet::command {

// Thrown by an action that cannot go on: the problem is told as `error[E7xxx]: message` with its help, and the command
// ends with Status::wrong. `main` catches it.
struct Problem : std::runtime_error {
  Problem(core::Code code, const std::string& message, std::string help = {})
      : std::runtime_error(message), code(code), help(std::move(help)) {}
  core::Code code;
  std::string help;
};
void tell(Terminal& terminal, const Problem& problem);                  // to standard error
[[nodiscard]] Problem cannot_read(const std::string& path, int error);  // `error` is an errno

}  // namespace licet::command
