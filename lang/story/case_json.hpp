#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "program/case.hpp"
#include "story/story.hpp"
#include "text/diagnostic.hpp"

// Cases as JSON. Every mistake names the path to it (`entities.gabon.is[0]`) and its place in the text; numbers are
// read as exact decimals; the order of keys means nothing.
namespace licet::core {

struct AskedInJson {  // the "ask" of a case: a question in the words of the language, told as data
  AskModal modal = AskModal::may;
  Question question;
};
struct CaseInJson {
  Case facts;
  std::optional<AskedInJson> ask;
  bool day_told = false;
};

// None if anything is wrong. `name` is what diagnostics call the text; `sources` receives it.
[[nodiscard]] std::optional<CaseInJson> read_case(std::shared_ptr<const Program> policy, std::string_view json,
                                                  std::string_view name, Sources& sources, Diagnostics& diagnostics);

// A story that goes on from such a case. With "ask", the question has been put and its outcome is the last.
struct StoryFromJson {
  std::optional<Story> story;  // none: diagnostics
  std::optional<Outcome> asked;
  std::shared_ptr<Sources> sources;
  Diagnostics diagnostics;
};
[[nodiscard]] StoryFromJson story_from_json(std::shared_ptr<const Program> policy, std::string_view json,
                                            std::string_view name, StoryOptions options = {});

// Equal cases give equal bytes.
[[nodiscard]] std::string case_json(const Case& facts);

}  // namespace licet::core
