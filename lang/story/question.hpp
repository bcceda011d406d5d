#pragma once

#include <optional>

#include "story/listener.hpp"
#include "story/reply.hpp"
#include "syntax/ast.hpp"

namespace licet::core {

// Looks up what a question names, and returns how to put it. An act asked about enters the case: it has a name from
// then on. Questions about the last answer (why, what is missing, what would permit it) are not for this. `ast` must
// outlive the result. None: reported, and the case is as it was.
[[nodiscard]] std::optional<Put> understand(const Ast& ast, const QuestionStatement& question, Draft& draft,
                                            Diagnostics& diagnostics, const StoryOptions& options);

inline constexpr std::int64_t kMostDays = 3660;  // of `which d in A..B`: ten years, each day a question

}  // namespace licet::core
