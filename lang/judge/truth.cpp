#include "judge/truth.hpp"

#include <bit>
#include <tuple>

namespace licet::core {

namespace {

// Any order of values will do, as long as it is the same every time.
bool value_before(const Value& left, const Value& right) {
  const auto key = [](const Value& v) {
    const bool decimal = v.kind() == ValueKind::number || v.kind() == ValueKind::money;
    return std::tuple(v.kind(), v.kind() == ValueKind::money ? v.currency() : kNoSymbol,
                      v.kind() == ValueKind::duration ? v.duration().months : 0,
                      decimal                           ? v.decimal().mantissa()
                      : v.kind() == ValueKind::duration ? v.duration().days
                                                        : v.day(),
                      decimal ? v.decimal().scale() : 0);
  };
  return key(left) < key(right);
}

}  // namespace

bool operator<(const Cause& left, const Cause& right) {
  const auto key = [](const Cause& c) { return std::tuple(c.kind, c.a, c.b, c.demanded_by, c.text, c.of.size()); };
  if (key(left) != key(right)) return key(left) < key(right);
  for (std::size_t i = 0; i < left.of.size(); ++i) {
    if (value_before(left.of[i], right.of[i])) return true;
    if (value_before(right.of[i], left.of[i])) return false;
  }
  return false;
}

std::string_view mistake_text(Mistake mistake) {
  switch (mistake) {
    case Mistake::overflow:
      return "a number that does not fit";
    case Mistake::currency:
      return "two currencies";
    case Mistake::kinds:
      return "values of different kinds";
    case Mistake::none_has_no_size:
      return "`none` has no size";
    case Mistake::date_out_of_range:
      return "a date outside the years 1 to 9999";
    case Mistake::lengths:
      return "months and days cannot be compared";
    case Mistake::division_by_zero:
      return "a division by zero";
    case Mistake::no_case_holds:
      return "no case of the term holds";
    case Mistake::no_such_thing:
      return "no such thing in the case";
    case Mistake::not_a_truth:
      return "a value that is neither yes nor no";
    case Mistake::contradictory_findings:
      return "findings that contradict each other";
    case Mistake::contradictory_authorisations:
      return "an authorisation that is both given and said to be absent";
    case Mistake::which_paragraph:
      return "an authorisation under a paragraph that several instruments have";
    case Mistake::several_values:
      return "one event that counts as several, with different values";
    case Mistake::out_of_fuel:
      return "a question that takes too long";
  }
  return "";
}

Grade Grades::least() const { return Grade(std::countr_zero(bits_)); }
Grade Grades::greatest() const { return Grade(std::bit_width(bits_) - 1); }

GradeClass class_of(Grade grade) {
  switch (grade) {
    case Grade::silent:
    case Grade::no_power:
      return GradeClass::silent;
    case Grade::permitted:
    case Grade::recommended:
    case Grade::obligatory:
      return GradeClass::allowed;
    case Grade::discouraged:
      return GradeClass::discouraged;
    case Grade::needs_authorisation:
    case Grade::prohibited:
      return GradeClass::refused;
  }
  return GradeClass::refused;
}

std::string_view grade_text(Grade grade) {
  switch (grade) {
    case Grade::silent:
      return "unregulated";
    case Grade::no_power:
      return "no power";
    case Grade::permitted:
      return "permitted";
    case Grade::recommended:
      return "recommended";
    case Grade::discouraged:
      return "discouraged";
    case Grade::obligatory:
      return "obligatory";
    case Grade::needs_authorisation:
      return "needs authorisation";
    case Grade::prohibited:
      return "prohibited";
  }
  return "";
}

std::string_view status_text(DutyStatus status) {
  switch (status) {
    case DutyStatus::not_arisen:
      return "not arisen";
    case DutyStatus::open:
      return "open";
    case DutyStatus::suspended:
      return "suspended";
    case DutyStatus::fulfilled:
      return "fulfilled";
    case DutyStatus::fulfilled_late:
      return "fulfilled late";
    case DutyStatus::violated:
      return "violated";
    case DutyStatus::not_followed:
      return "not followed";
    case DutyStatus::void_:
      return "void";
  }
  return "";
}

}  // namespace licet::core
