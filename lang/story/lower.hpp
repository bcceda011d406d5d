#pragma once

#include <optional>

#include "program/case.hpp"
#include "syntax/ast.hpp"
#include "text/diagnostic.hpp"

namespace licet::core {

// Compiles an expression of a case (`is in_campaign(vote)?`, `28 days before vote.day`) into facts.code; a yes-or-no
// value as a truth. None: reported, and the code is as it was.
[[nodiscard]] std::optional<NodeId> lower_for_case(const Ast& ast, ExprId expr, Case& facts, Diagnostics& diagnostics);

}  // namespace licet::core
