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

// The form of the question. The judge decides about the act; this says how that decision answers what was asked.
enum class Asking : std::uint8_t { may, must, should, may_refrain };

struct Telling {
  std::size_t width = 100;  // columns; lines are broken at words. 0: never broken
  Colour colour = Colour::no;
  Sight sight = Sight::without_confidential;
  Asking asking = Asking::may;
};

// What the grade of doing an act says about leaving it: obligatory makes refraining prohibited, recommended discouraged,
// discouraged recommended, prohibited (or needing authorisation) obligatory; what is merely permitted may be left;
// of what no rule speaks, none says whether it may be left.
[[nodiscard]] Grade refraining(Grade grade);

// The grades as they answer the form of question that was asked: those of the act, or of leaving it.
[[nodiscard]] Grades as_asked(Grades possible, Asking asking);
// The headline so: none if they are of several classes.
[[nodiscard]] std::optional<Grade> headline_as_asked(const Answer& answer, Asking asking);

}  // namespace licet::core
