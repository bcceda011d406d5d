#pragma once

#include <string>
#include <vector>

#include "syntax/format_tokens.hpp"

namespace licet::core {

// One declaration's head, clause, field or statement, which may need several lines on paper.
struct FormatLine {
  std::vector<FormatToken> tokens;  // comments among them end the line they stand on
  std::size_t indent = 0;
  std::size_t pad_first = 0;  // the first token is padded to this width
};

// Where lines end, unless one word or text is longer than that.
inline constexpr std::size_t kFormatWidth = 120;

struct PrintedLine {
  std::string code;
  std::string comment;  // behind the code
};

// Appends the lines, without line breaks, to `out`.
void format_line(const FormatLine& line, std::vector<PrintedLine>& out);

[[nodiscard]] std::size_t flat_width(const FormatLine& line);  // up to its first comment, if nothing is broken

}  // namespace licet::core
