// Values that stand alone in a JSON string.
#include <catch2/catch.hpp>

#include "story/told.hpp"

using namespace licet::core;

TEST_CASE("money is a currency, one blank and an exact amount") {
  const auto money = read_money("EUR 12.50");
  REQUIRE(money);
  CHECK(money->first == *Decimal::parse("12.5"));
  CHECK(money->second == "EUR");
  for (const char* text : {"", "EUR", "EUR ", "EUR12", "eur 12", "EURO 12", "12 EUR", "EUR  12", "EUR 12,50", "EUR 1e3",
                           "EUR 0.1234567891"}) {
    CAPTURE(text);
    CHECK_FALSE(read_money(text));
  }
}

TEST_CASE("lengths of time are read as they are told") {
  CHECK(read_duration("1 day") == Duration{0, 1});
  CHECK(read_duration("2 weeks") == Duration{0, 14});
  CHECK(read_duration("1 year and 3 months") == Duration{15, 0});
  CHECK(read_duration("1 month and 3 days") == Duration{1, 3});
  for (const Duration duration : {Duration{0, 28}, Duration{12, 0}, Duration{1, 3}})
    CHECK(read_duration(duration_text(duration)) == duration);
  for (const char* text :
       {"", "28", "days", "28days", "-1 days", "1.5 days", "1 day and", "9999999999 days", "1 fortnight"}) {
    CAPTURE(text);
    CHECK_FALSE(read_duration(text));
  }
}
