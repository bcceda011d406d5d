#include <catch2/catch.hpp>

#include "value/calendar.hpp"

using namespace licet::core;

namespace {
Day day(const char* text) { return *parse_day(text); }
std::string shifted(const char* from, Duration by) {
  const auto result = later(day(from), by);
  return result ? day_text(*result) : "none";
}
std::string back(const char* from, Duration by) {
  const auto result = earlier(day(from), by);
  return result ? day_text(*result) : "none";
}
}  // namespace

TEST_CASE("value/calendar: days are read and printed as written") {
  CHECK(day("1970-01-01") == 0);
  CHECK(day("0001-01-01") == kFirstDay);
  CHECK(day("9999-12-31") == kLastDay);
  for (const char* text : {"0001-01-01", "1969-12-31", "2000-02-29", "2024-11-05", "9999-12-31"})
    CHECK(day_text(day(text)) == text);
}

TEST_CASE("value/calendar: a day that does not exist is refused") {
  for (const char* text : {"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "0000-01-01",
                           "2024-1-1", "24-01-01", "2024/01/01", "2024-01-01 ", "", "2024-01-0x"}) {
    INFO(text);
    CHECK_FALSE(parse_day(text).has_value());
  }
}

TEST_CASE("value/calendar: moments keep the minute, and refuse what is none") {
  CHECK(moment_text(*parse_moment("2024-11-05T09:30")) == "2024-11-05T09:30");
  CHECK(parse_moment("2024-11-05T23:59")->minute == 1439);
  CHECK_FALSE(parse_moment("2024-11-05")->minute.has_value());
  for (const char* text :
       {"2024-11-05T24:00", "2024-11-05T09:60", "2024-11-05 09:30", "2024-11-05T9:30", "2024-11-05T09:30:00"}) {
    INFO(text);
    CHECK_FALSE(parse_moment(text).has_value());
  }
}

TEST_CASE("value/calendar: months clamp to the last day of the month, days do not") {
  CHECK(shifted("2024-01-31", {1, 0}) == "2024-02-29");
  CHECK(shifted("2023-01-31", {1, 0}) == "2023-02-28");
  CHECK(shifted("2024-02-29", {12, 0}) == "2025-02-28");
  CHECK(shifted("2024-01-31", {1, 1}) == "2024-03-01");
  CHECK(back("2024-03-31", {1, 0}) == "2024-02-29");
  CHECK(back("2022-09-26", {0, 28}) == "2022-08-29");
  CHECK(shifted("2024-12-31", {0, 1}) == "2025-01-01");
}

TEST_CASE("value/calendar: a shift out of the calendar has no value") {
  CHECK(shifted("9999-12-31", {0, 1}) == "none");
  CHECK(back("0001-01-01", {0, 1}) == "none");
  CHECK(shifted("2024-01-01", {2147483647, 0}) == "none");
  CHECK(shifted("2024-01-01", {0, 2147483647}) == "none");
  CHECK(back("2024-01-01", {-2147483647 - 1, 0}) == "none");
}

TEST_CASE("value/calendar: durations are said in words") {
  CHECK(duration_text({12, 0}) == "1 year");
  CHECK(duration_text({24, 0}) == "2 years");
  CHECK(duration_text({1, 3}) == "1 month and 3 days");
  CHECK(duration_text({0, 28}) == "28 days");
  CHECK(duration_text({0, 0}) == "0 days");
}
