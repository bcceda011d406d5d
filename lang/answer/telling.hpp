#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "judge/judge.hpp"
#include "text/diagnostic.hpp"

// How an answer is told: to whom, in what width, and as the answer to which form of question.
namespace licet::core {

// What the one who reads may see. Fields declared confidential are withheld unless everything may be seen.
enum class Sight : std::uint8_t { without_confidential, everything };

// The form of the question. The judge decides about the act, or about leaving it (Question::refrain); this is how the
// question was put, so that the answer can begin as an answer to it.
enum class Asking : std::uint8_t { may, must, should, may_refrain };

struct Telling {
  std::size_t width = 100;  // columns; lines are broken at words. 0: never broken
  Colour colour = Colour::no;
  Sight sight = Sight::without_confidential;
  Asking asking = Asking::may;
};

}  // namespace licet::core
