#pragma once

#include <cstdint>

#include "text/symbol.hpp"
#include "value/calendar.hpp"
#include "value/decimal.hpp"

namespace licet::core {

enum class ValueKind : std::uint8_t {
  none,      // known emptiness: "nobody", "nothing"
  boolean,   // yes or no
  number,    // exact decimal
  money,     // exact decimal and a currency
  date,      // a calendar day
  duration,  // months and days
  text,      // free text, interned
  option,    // a member of an enumeration, interned
  object,    // an entity, an event or the act asked about: an index into the case
  list,      // a set of values: an index into the list pool of its owner (policy or case)
};

// A known value, 16 bytes. Unknown is not a value: see judge/truth.hpp.
class Value {
public:
  constexpr Value() = default;
  static Value none() { return {}; }
  static Value boolean(bool yes) { return Value(ValueKind::boolean, 0, 0, yes ? 1 : 0); }
  static Value number(Decimal d) { return Value(ValueKind::number, d.scale(), 0, d.mantissa()); }
  static Value money(Decimal d, Symbol currency) {
    return Value(ValueKind::money, d.scale(), static_cast<std::uint32_t>(currency), d.mantissa());
  }
  static Value date(Day day) { return Value(ValueKind::date, 0, 0, day); }
  static Value duration(Duration d) {
    return Value(ValueKind::duration, 0, static_cast<std::uint32_t>(d.months), d.days);
  }
  static Value text(Symbol s) { return Value(ValueKind::text, 0, 0, static_cast<std::int64_t>(s)); }
  static Value option(Symbol s) { return Value(ValueKind::option, 0, 0, static_cast<std::int64_t>(s)); }
  static Value object(std::uint32_t index) { return Value(ValueKind::object, 0, 0, index); }
  static Value list(std::uint32_t index) { return Value(ValueKind::list, 0, 0, index); }

  [[nodiscard]] ValueKind kind() const { return kind_; }
  [[nodiscard]] bool is_none() const { return kind_ == ValueKind::none; }
  [[nodiscard]] bool yes() const { return number_ != 0; }                            // of a boolean
  [[nodiscard]] Decimal decimal() const { return *Decimal::make(number_, scale_); }  // of a number or money
  [[nodiscard]] Symbol currency() const { return Symbol{unit_}; }                    // of money
  [[nodiscard]] Day day() const { return static_cast<Day>(number_); }                // of a date
  [[nodiscard]] Duration duration() const {
    return {static_cast<std::int32_t>(unit_), static_cast<std::int32_t>(number_)};
  }
  [[nodiscard]] Symbol symbol() const { return Symbol{static_cast<std::uint32_t>(number_)}; }  // of text, option
  [[nodiscard]] std::uint32_t index() const { return static_cast<std::uint32_t>(number_); }    // of object, list
  friend bool operator==(const Value&, const Value&) = default;

private:
  Value(ValueKind kind, int scale, std::uint32_t unit, std::int64_t number)
      : kind_(kind), scale_(static_cast<std::uint8_t>(scale)), unit_(unit), number_(number) {}

  ValueKind kind_ = ValueKind::none;
  std::uint8_t scale_ = 0;
  std::uint32_t unit_ = 0;
  std::int64_t number_ = 0;
};

}  // namespace licet::core
