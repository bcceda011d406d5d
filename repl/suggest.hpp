#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "program/case.hpp"

// What may be typed next: the words of the language, the names of the policy and of the case, as the place asks for
// them.
namespace licet::command {

struct Suggestions {
  std::size_t from = 0;            // where the word begins that is being typed
  std::vector<std::string> words;  // sorted; each begins with what stands there
  std::string after = " ";         // what to add behind the only one
};

// `before` is the text of the statement up to the cursor, over several lines if need be.
[[nodiscard]] Suggestions suggest(const core::Case& facts, std::string_view before);

}  // namespace licet::command
