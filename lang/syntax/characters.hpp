#pragma once

#include <string_view>

#include "text/diagnostic.hpp"

namespace licet::core {

// The size of the mark that some editors write before the text; 0 if there is none.
[[nodiscard]] std::size_t byte_order_mark(std::string_view text);

// False, after a complaint, if the text cannot be read at all: too large, not UTF-8, NUL or misleading characters.
[[nodiscard]] bool check_characters(SourceId id, std::string_view text, Diagnostics& diagnostics);

}  // namespace licet::core
