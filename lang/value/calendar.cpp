#include "value/calendar.hpp"

namespace licet::core {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

year_month_day date_of(Day day) { return year_month_day(sys_days(std::chrono::days(day))); }

std::optional<Day> shift(Day day, std::int64_t months, std::int64_t days) {
  if (months > 120000 || months < -120000) return std::nullopt;
  year_month_day date = date_of(day) + std::chrono::months(months);
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  const std::int64_t result = sys_days(date).time_since_epoch().count() + days;
  if (result < kFirstDay || result > kLastDay) return std::nullopt;
  return static_cast<Day>(result);
}

std::string counted(std::int32_t number, const char* unit) {
  return std::to_string(number) + " " + unit + (number == 1 ? "" : "s");
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year == 0) return std::nullopt;
  const year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return static_cast<Day>(sys_days(date).time_since_epoch().count());
}

std::optional<Moment> parse_moment(std::string_view text) {
  const auto day = parse_day(text.substr(0, 10));
  if (!day) return std::nullopt;
  if (text.size() == 10) return Moment{*day, std::nullopt};
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const auto hour = digits(text.substr(11, 2));
  const auto minute = digits(text.substr(14, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return Moment{*day, *hour * 60 + *minute};
}

std::string day_text(Day day) {
  const year_month_day date = date_of(day);
  const auto pad = [](unsigned number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
  };
  return pad(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         pad(static_cast<unsigned>(date.month()), 2) + "-" + pad(static_cast<unsigned>(date.day()), 2);
}

std::string moment_text(const Moment& moment) {
  if (!moment.minute) return day_text(moment.day);
  const auto two = [](std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return day_text(moment.day) + "T" + two(*moment.minute / 60) + ":" + two(*moment.minute % 60);
}

std::string duration_text(Duration duration) {
  std::string text;
  const auto join = [&](const std::string& part) { text += (text.empty() ? "" : " and ") + part; };
  if (duration.months != 0 && duration.months % 12 == 0) {
    join(counted(duration.months / 12, "year"));
  } else if (duration.months != 0) {
    join(counted(duration.months, "month"));
  }
  if (duration.days != 0 || text.empty()) join(counted(duration.days, "day"));
  return text;
}

std::optional<Day> later(Day day, Duration duration) { return shift(day, duration.months, duration.days); }

std::optional<Day> earlier(Day day, Duration duration) {
  return shift(day, -static_cast<std::int64_t>(duration.months), -static_cast<std::int64_t>(duration.days));
}

Day today() {
  return static_cast<Day>(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count());
}

}  // namespace licet::core
