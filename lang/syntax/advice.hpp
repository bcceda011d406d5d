#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/build_words.hpp"

namespace licet::core {

// What to do about a mistake: for people who know rules and have never programmed.
struct Advice {
  Code code;
  std::string help;
  bool about_found = false;  // what was found is the mistake, not that something is missing before it
};

[[nodiscard]] Advice advise(std::string_view text, Span found, const Expectation& expected);

// Whether a word is probably a misspelt `rule`, `act` ...
[[nodiscard]] bool resembles_declaration(std::string_view word);

// The size of the word, number, text or sign that begins at `at`; 0 at the end of the text.
[[nodiscard]] std::size_t token_size(std::string_view text, std::uint32_t at);

// "`unless`", "the end of the file"
[[nodiscard]] std::string token_name(std::string_view text, Span found, bool at_prompt);

}  // namespace licet::core
