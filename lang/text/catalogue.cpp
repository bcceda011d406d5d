#include <algorithm>

#include "text/diagnostic.hpp"

namespace licet::core {

const std::vector<CodeStory>& code_stories() {
  static const std::vector<CodeStory> stories = [] {
    [[maybe_unused]] constexpr Severity error = Severity::error;  // as the lines of codes.def spell them
    [[maybe_unused]] constexpr Severity warning = Severity::warning;
    std::vector<CodeStory> all = {
#define LICET_CODE(name, number, severity, title, story) {Code::name, severity, #name, title, story},
#include "text/codes.def"
#undef LICET_CODE
    };
    std::sort(all.begin(), all.end(), [](const CodeStory& a, const CodeStory& b) { return a.code < b.code; });
    return all;
  }();
  return stories;
}

const CodeStory* find_code(unsigned number) {
  const auto& stories = code_stories();
  const auto found = std::lower_bound(
      stories.begin(), stories.end(), number,
      [](const CodeStory& story, unsigned wanted) { return static_cast<unsigned>(story.code) < wanted; });
  return found != stories.end() && static_cast<unsigned>(found->code) == number ? &*found : nullptr;
}

std::string code_label(Code code) {
  const CodeStory* story = find_code(static_cast<unsigned>(code));
  const bool warning = story != nullptr && story->severity == Severity::warning;
  return (warning ? "W" : "E") + std::to_string(static_cast<unsigned>(code));
}

}  // namespace licet::core
