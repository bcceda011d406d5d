#include <catch2/catch.hpp>

#include "value/decimal.hpp"

using licet::core::Decimal;

namespace {
Decimal d(const char* text) { return *Decimal::parse(text); }
}  // namespace

TEST_CASE("value/decimal: numbers are read exactly and printed in their shortest form") {
  CHECK(d("12.50").text() == "12.5");
  CHECK(d("-3.25").text() == "-3.25");
  CHECK(d("0.000000001").text() == "0.000000001");
  CHECK(d("1_000_000").text() == "1000000");
  CHECK(d("-0").text() == "0");
  CHECK(d("12.5").money_text() == "12.50");
  CHECK(d("12").money_text() == "12");
  CHECK(d("9223372036854775807").text() == "9223372036854775807");
}

TEST_CASE("value/decimal: what is malformed or does not fit has no value, it is never rounded") {
  for (const char* text : {"", "-", ".", "1.", ".5", "1..2", "1.2.3", "1e3", "+1", "_1", "1_", "12a", "0.0000000001",
                           "9223372036854775808", "99999999999999999999999999999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(Decimal::parse(text).has_value());
  }
}

TEST_CASE("value/decimal: tenths add up, unlike in floating point") {
  CHECK(*add(d("0.1"), d("0.2")) == d("0.3"));
  CHECK(*subtract(d("0.3"), d("0.1")) == d("0.2"));
  CHECK(*multiply(d("1.1"), d("1.1")) == d("1.21"));
  CHECK(*divide(d("1"), d("8")) == d("0.125"));
}

TEST_CASE("value/decimal: overflow, inexact and undefined results have no value") {
  CHECK_FALSE(add(d("9223372036854775807"), d("1")).has_value());
  CHECK_FALSE(subtract(d("-9223372036854775807"), d("1")).has_value());
  CHECK_FALSE(multiply(d("9223372036854775807"), d("2")).has_value());
  CHECK_FALSE(multiply(d("0.000000001"), d("0.1")).has_value());
  CHECK_FALSE(divide(d("1"), d("3")).has_value());
  CHECK_FALSE(divide(d("1"), d("0")).has_value());
}

TEST_CASE("value/decimal: order does not depend on how a number was written") {
  CHECK((d("30000") <=> d("30000.00")) == std::strong_ordering::equal);
  CHECK((d("29999.999999999") <=> d("30000")) == std::strong_ordering::less);
  CHECK((d("-1.5") <=> d("-1.25")) == std::strong_ordering::less);
  CHECK((d("9223372036854775807") <=> d("0.000000001")) == std::strong_ordering::greater);
  CHECK(d("7").whole() == 7);
  CHECK_FALSE(d("7.5").whole().has_value());
}
