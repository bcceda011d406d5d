#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace licet::core {

// A calendar day as days since 1970-01-01; years 1 to 9999.
using Day = std::int32_t;
inline constexpr Day kFirstDay = -719162;  // 0001-01-01
inline constexpr Day kLastDay = 2932896;   // 9999-12-31

// A length of time in calendar units. Months and days are kept apart: a month is not 30 days.
struct Duration {
  std::int32_t months = 0;
  std::int32_t days = 0;
  friend bool operator==(Duration, Duration) = default;
};

// A day and, where it is known, the minute of that day (0 to 1439).
struct Moment {
  Day day = 0;
  std::optional<std::int32_t> minute;
};

[[nodiscard]] std::optional<Day> parse_day(std::string_view text);        // "2024-11-05"; none if there is no such day
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);  // a day, or "2024-11-05T09:30"
[[nodiscard]] std::string day_text(Day day);
[[nodiscard]] std::string moment_text(const Moment& moment);
[[nodiscard]] std::string duration_text(Duration duration);  // "1 year", "28 days", "1 month and 3 days"

// The day `duration` later; months first, clamped to the month's last day, then days. None outside years 1 to 9999.
[[nodiscard]] std::optional<Day> later(Day day, Duration duration);
[[nodiscard]] std::optional<Day> earlier(Day day, Duration duration);

[[nodiscard]] Day
today();  // the current day in UTC: the only clock in the library, used by the faces, never by the judge

}  // namespace licet::core
