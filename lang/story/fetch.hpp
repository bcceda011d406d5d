#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "story/reply.hpp"
#include "story/told.hpp"

// Facts on demand: those that nobody told and on which an answer hangs are fetched, and the question is put again.
// Outside the judge, which so stays a function of a case: what it lists as missing is all that could matter.
namespace licet::core {

struct WantedFact {
  std::string object, is, field;  // as licet::Wanted
};
using FetchFact = std::function<std::optional<Told>(const WantedFact& wanted)>;  // none: not known. Throws nothing

// Puts a question until nothing more can be fetched: each fact is asked for once. What comes stands in the draft
// afterwards. None: the question, or a value that came, is wrong and was reported.
[[nodiscard]] std::optional<Reply> put_and_fetch(const Put& put, Draft& draft, Diagnostics& diagnostics,
                                                 const StoryOptions& options);

}  // namespace licet::core
