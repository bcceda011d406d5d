#pragma once

#include <string>

#include "syntax/ast.hpp"
#include "text/symbol.hpp"

// Everything that an Ast says, without the places where it says it: two texts mean the same to every later pass if and
// only if these are equal.
[[nodiscard]] std::string ast_text(const licet::core::Ast& ast, const licet::core::Symbols& symbols);
