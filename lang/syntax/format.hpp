#pragma once

#include <string>

#include "syntax/ast.hpp"

namespace licet::core {

// The text of `source` in the house layout: every word and every comment as it was, only blanks and line breaks are
// new. `ast` must be what parsing `source` without errors gave. Formatting a formatted text changes nothing.
[[nodiscard]] std::string format(const Ast& ast, const Source& source);

}  // namespace licet::core
