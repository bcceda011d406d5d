#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "program/case.hpp"

// Yes, no, or unknown with everything that could matter.
namespace licet::core {

// Why something is not known: an atom of a cause set. `fields` that a kind does not use are at their defaults.
enum class CauseOf : std::uint8_t {
  fact,        // object, field: nobody gave it
  asked,       // object, field: somebody was asked and did not know
  judgment,    // judgment, arguments
  reading,     // reading
  reference,   // text: the dotted name in a text that is not loaded
  order,       // object, object2: which of two events of one day came first
  authoriser,  // rule: whether the one who authorised was competent
  event,       // object: whether an alleged event happened
  role,        // object, role: whether an open-roled person holds it
  period,      // instrument: whether it was in force on that day
  open_list,   // term, arguments: whether it is "the like" of an open list
  bearer,      // rule: the text names nobody
  error,       // text, or a Mistake in `a`: what went wrong (overflow, another currency, a bad date)
};
enum class Mistake : std::uint8_t {  // what can only be found while evaluating; what the compiler found has a text
  overflow,                          // a number that does not fit, or a quotient that has no exact decimal
  currency,                          // of: two amounts that show the currencies
  kinds,                             // values that cannot be compared or added
  none_has_no_size,
  date_out_of_range,
  lengths,  // months against days: which is longer depends on the calendar
  division_by_zero,
  no_case_holds,  // a: the term is in b where known
  no_such_thing,  // a field of what is not in the case
  not_a_truth,
  contradictory_findings,        // b: judgment; or text: the reference. of: the arguments
  contradictory_authorisations,  // b: rule
  which_paragraph,               // b: rule. The authorisation names a paragraph that several instruments have
  several_values,                // one event, added up under several descriptions that differ
  out_of_fuel,                   // b: rule in which the limit was reached
};
[[nodiscard]] std::string_view mistake_text(Mistake mistake);  // "two currencies"

struct Cause {
  CauseOf kind = CauseOf::error;
  std::uint32_t a = kNone;           // object, judgment, reading, rule, instrument, term, mistake (as the kind says)
  std::uint32_t b = kNone;           // field, second object, role
  Symbol text = kNoSymbol;           // reference; error: what the compiler found, else kNoSymbol
  std::vector<Value> of;             // arguments of a judgment, a reference or an open list
  RuleId demanded_by = kNo<RuleId>;  // the act spoken of is the one that a duty of this rule demands: it is in no case,
                                     // so `a` of a fact is kNone, and an argument that stands for it is none
  friend bool operator==(const Cause&, const Cause&) = default;
};
[[nodiscard]] bool operator<(const Cause& left, const Cause& right);  // by kind, then document order

// A set of causes, by number: 0 is empty. Sets are kept once per question (see Causes), so equal sets are equal
// numbers.
enum class CauseSet : std::uint32_t {};
inline constexpr CauseSet kNoCause = CauseSet{0};

enum class Kleene : std::uint8_t { no, yes, unknown };
struct Truth {
  Kleene kleene = Kleene::no;
  CauseSet causes = kNoCause;  // not empty exactly if unknown
  [[nodiscard]] bool yes() const { return kleene == Kleene::yes; }
  [[nodiscard]] bool no() const { return kleene == Kleene::no; }
  [[nodiscard]] bool unknown() const { return kleene == Kleene::unknown; }
  friend bool operator==(Truth, Truth) = default;
};
inline constexpr Truth kYes{Kleene::yes, kNoCause};
inline constexpr Truth kNot{Kleene::no, kNoCause};
inline constexpr Truth truth_of(bool yes) { return yes ? kYes : kNot; }

// A value, or unknown with causes.
struct Operand {
  Value value;
  CauseSet causes = kNoCause;
  [[nodiscard]] bool known() const { return causes == kNoCause; }
};

// What may be the answer: a set of grades, the verdict being the greatest of what holds.
enum class Grade : std::uint8_t {
  silent,
  no_power,
  permitted,
  recommended,
  discouraged,
  obligatory,
  needs_authorisation,
  prohibited
};
inline constexpr int kGrades = 8;
class Grades {
public:
  constexpr Grades() = default;
  constexpr Grades(Grade g)
      : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(g))) {}  // NOLINT: a grade is a set of one
  static constexpr Grades of_bits(unsigned bits) {
    Grades g;
    g.bits_ = static_cast<std::uint8_t>(bits);
    return g;
  }
  [[nodiscard]] constexpr unsigned bits() const { return bits_; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr bool has(Grade g) const { return ((bits_ >> static_cast<unsigned>(g)) & 1U) != 0; }
  [[nodiscard]] constexpr bool single() const { return bits_ != 0 && (bits_ & (bits_ - 1U)) == 0; }
  [[nodiscard]] Grade least() const;  // of a set that is not empty
  [[nodiscard]] Grade greatest() const;
  friend constexpr Grades operator|(Grades a, Grades b) { return of_bits(a.bits() | b.bits()); }
  friend constexpr bool operator==(Grades, Grades) = default;

private:
  std::uint8_t bits_ = 0;
};
enum class GradeClass : std::uint8_t { silent, allowed, discouraged, refused };
[[nodiscard]] GradeClass class_of(Grade grade);
[[nodiscard]] std::string_view grade_text(Grade grade);  // "needs authorisation"; silent is "unregulated"

enum class DutyStatus : std::uint8_t {
  not_arisen,
  open,
  suspended,
  fulfilled,
  fulfilled_late,
  violated,
  not_followed,
  void_
};
[[nodiscard]] std::string_view status_text(DutyStatus status);  // "fulfilled late"

}  // namespace licet::core
