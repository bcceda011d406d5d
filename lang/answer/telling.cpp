#include "answer/telling.hpp"

namespace licet::core {

Grade refraining(Grade grade) {
  switch (grade) {
    case Grade::silent:
    case Grade::no_power: return Grade::silent;
    case Grade::permitted: return Grade::permitted;
    case Grade::recommended: return Grade::discouraged;
    case Grade::discouraged: return Grade::recommended;
    case Grade::obligatory: return Grade::prohibited;
    case Grade::needs_authorisation:
    case Grade::prohibited: return Grade::obligatory;
  }
  return Grade::silent;
}

Grades as_asked(Grades possible, Asking asking) {
  if (asking != Asking::may_refrain) return possible;
  Grades result;
  for (int g = 0; g < kGrades; ++g) {
    const auto grade = static_cast<Grade>(g);
    if (possible.has(grade)) result = result | refraining(grade);
  }
  return result;
}

std::optional<Grade> headline_as_asked(const Answer& answer, Asking asking) {
  if (asking != Asking::may_refrain) return answer.headline;
  const Grades left = as_asked(answer.possible, asking);
  if (left.empty()) return std::nullopt;
  for (int g = 0; g < kGrades; ++g) {
    if (left.has(static_cast<Grade>(g)) && class_of(static_cast<Grade>(g)) != class_of(left.least())) return std::nullopt;
  }
  return left.least();
}

}  // namespace licet::core
