#pragma once

#include <string>
#include <vector>

#include "answer/telling.hpp"
#include "answer/text.hpp"
#include "story/finder.hpp"

namespace licet::core {

// The case as statements of the language, one each, which tell it again. What statements cannot say (an authorisation
// for one person of an act in general, that the order within a day is not known) stands there as a comment.
[[nodiscard]] std::vector<std::string> case_statements(const Draft& draft);

// Questions in the words of the language.
[[nodiscard]] std::string act_question(const Draft& draft, ObjectId act, Asking asking);
[[nodiscard]] std::string duties_question(const Draft& draft, const DutiesAsked& asked);

}  // namespace licet::core
