#pragma once

#include <cstddef>
#include <cstdint>

#include "syntax/ast.hpp"
#include "text/diagnostic.hpp"

// From text to Ast. Nothing throws for an author's mistake: what is wrong goes to `diagnostics`, several mistakes per
// run, and what could be read of the rest is in the Ast. Where Diagnostics::has_errors(), declarations may be missing
// from it, so a later pass that looks names up would complain about them again.
namespace licet::core {

// How large and how deep a text may be.
struct ParseLimits {
  // A rule with its reasons is about 100 bytes; spans would allow 4 GiB, but nobody means to write that.
  static constexpr std::size_t kTextSize = std::size_t{8} << 20;
  // Brackets inside brackets. The parser recurses for each: 200 levels take less than 1 MiB of stack even when built
  // with sanitizers, and so fit the smallest thread a host may use.
  static constexpr std::size_t kNesting = 200;
  // Expression inside expression, as later passes recurse. Chains of and, or, + and * are flat.
  static constexpr std::uint32_t kTreeDepth = 1000;
};

// Reads one file.
[[nodiscard]] Ast parse(SourceId id, const Sources& sources, Symbols& symbols, Diagnostics& diagnostics);

// What was typed at the prompt, or a question asked by a host: statements, listed in Ast::input. Its last question mark
// may be missing.
struct Input {
  Ast ast;
  bool incomplete = false;  // nothing is wrong but that the text ends too early: a prompt asks for another line
};
[[nodiscard]] Input parse_input(SourceId id, const Sources& sources, Symbols& symbols, Diagnostics& diagnostics);

}  // namespace licet::core
