#pragma once

#include <string>

#include "answer/telling.hpp"
#include "program/case.hpp"

namespace licet::command {

// The case as a calendar: what happened, which duties began, are due, were kept or broken, which states hold, where the
// day asked about stands. For people; whole lines.
[[nodiscard]] std::string timeline(const core::Case& facts, const core::Telling& telling);

}  // namespace licet::command
