#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <licet/export.h>

namespace licet {

// What a field of a person, a thing or an act holds.
//
//   licet::Value a = "togo";        as written: the field's type says whether it is a name, a text, a date or money
//   licet::Value b = "EUR 1200";
//   licet::Value c = true;          yes
//   licet::Value d = 3;
//   licet::Value e = licet::Value::list({"gabon", "togo"});
//   licet::Value f = licet::Value::unknown();   somebody was asked and did not know
//
// There is no way from a `double`: numbers are exact, so write them as text, "12.50". A value that does not fit its
// field is found when it is put into a case; see Case::diagnostics.
class LICET_API Value {
public:
  enum class Kind { none, yes_no, number, text, list, unknown };

  Value() = default;  // none: known emptiness, "nobody"
  Value(std::string text)
      : kind_(Kind::text), text_(std::move(text)) {}          // NOLINT: fields are written as `{"to", "togo"}`
  Value(std::string_view text) : Value(std::string(text)) {}  // NOLINT
  Value(const char* text) : Value(std::string(text)) {}       // NOLINT
  Value(std::same_as<bool> auto yes) : kind_(Kind::yes_no), yes_(yes) {}  // NOLINT: only a bool, never a pointer
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) Value(Number whole)
      : kind_(Kind::number), text_(std::to_string(whole)) {}  // NOLINT
  Value(std::chrono::year_month_day day);                     // NOLINT
  template <std::floating_point Inexact>
  Value(Inexact) = delete;  // write "12.50"

  static Value none() { return {}; }
  static Value number(std::string as_written);  // "12.50"
  static Value unknown();
  static Value list(std::vector<Value> members);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool yes() const { return yes_; }                               // of yes_no
  [[nodiscard]] const std::string& text() const { return text_; }               // of text and number, as written
  [[nodiscard]] const std::vector<Value>& members() const { return members_; }  // of list

private:
  Kind kind_ = Kind::none;
  bool yes_ = false;
  std::string text_;
  std::vector<Value> members_;
};

// A named value: `{"kind", "travel"}`.
struct Field {
  std::string name;
  Value value;
};
using Fields = std::vector<Field>;

}  // namespace licet
