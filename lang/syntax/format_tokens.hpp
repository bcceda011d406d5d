#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"

namespace licet::core {

// A word, sign, text, citation or comment, as the formatter moves it about.
struct FormatToken {
  std::string_view text;
  std::uint32_t begin = 0;
  std::optional<Layout> line;  // begins something that has a place of its own
  bool comment = false;
  bool own_line = false;      // of a comment: nothing stands before it on its line
  bool indented = false;      // of a comment on its own line
  bool blank_before = false;  // an empty line stands before it
  bool touches_name = false;  // a parenthesis of a call
  bool is_sign = false;       // a minus that belongs to what follows
  bool citation = false;
};

// All tokens of a text that was parsed without mistakes, in order.
[[nodiscard]] std::vector<FormatToken> format_tokens(const Ast& ast, const Source& source);

// Whether a blank stands between two neighbours on one line.
[[nodiscard]] bool blank_between(const FormatToken& left, const FormatToken& right);

}  // namespace licet::core
