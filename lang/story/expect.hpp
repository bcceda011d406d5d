#pragma once

#include <string>

#include "story/listener.hpp"
#include "story/reply.hpp"
#include "syntax/ast.hpp"

namespace licet::core {

// Whether the last answer is what was expected. `wrong` reports of expectations that can never be met (a misspelt
// verdict, an unknown rule) are errors of the scenario, not failures.
struct Checked {
  bool sound = true;  // false: reported
  bool met = false;
  std::string text;  // not met: what was expected (`written`), what came, and why; at most five lines
};
[[nodiscard]] Checked check(const ExpectStatement& expect, const Ast& ast, std::string_view written, const Reply& reply,
                            Draft& draft, Diagnostics& diagnostics);

}  // namespace licet::core
