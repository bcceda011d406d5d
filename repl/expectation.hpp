#pragma once

#include <string>

#include "story/reply.hpp"

namespace licet::command {

// What a scenario expects that gives this answer: "expect prohibited by no_benefits". Empty if the answer is of a kind
// that cannot be expected. Says what matters and no more: an `expect` that repeated everything would break at every
// change.
[[nodiscard]] std::string expectation(const core::Reply& reply);

}  // namespace licet::command
