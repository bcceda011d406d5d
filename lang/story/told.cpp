#include "story/told.hpp"

#include <limits>

namespace licet::core {

std::optional<std::pair<Decimal, std::string>> read_money(std::string_view text) {
  if (text.size() < 5 || text[3] != ' ') return std::nullopt;
  for (const char c : text.substr(0, 3)) {
    if (c < 'A' || c > 'Z') return std::nullopt;
  }
  const auto amount = Decimal::parse(text.substr(4));
  if (!amount) return std::nullopt;
  return std::pair{*amount, std::string(text.substr(0, 3))};
}

namespace {

struct Unit {
  std::string_view one, many;
  int months, days;
};
constexpr Unit kUnits[] = {
    {"day", "days", 0, 1}, {"week", "weeks", 0, 7}, {"month", "months", 1, 0}, {"year", "years", 12, 0}};

// part = NUMBER " " UNIT
bool add_part(std::string_view part, Duration& total) {
  const auto blank = part.find(' ');
  if (blank == part.npos) return false;
  const auto number = Decimal::parse(part.substr(0, blank));
  const auto whole = number ? number->whole() : std::nullopt;
  if (!whole || *whole < 0 || *whole > 1'000'000) return false;
  const auto name = part.substr(blank + 1);
  for (const Unit& unit : kUnits) {
    if (name != unit.one && name != unit.many) continue;
    const std::int64_t months = total.months + *whole * unit.months, days = total.days + *whole * unit.days;
    if (months > std::numeric_limits<std::int32_t>::max() || days > std::numeric_limits<std::int32_t>::max())
      return false;
    total = {static_cast<std::int32_t>(months), static_cast<std::int32_t>(days)};
    return true;
  }
  return false;
}

}  // namespace

std::optional<Duration> read_duration(std::string_view text) {
  constexpr std::string_view kAnd = " and ";
  Duration total;
  while (true) {
    const auto joint = text.find(kAnd);
    if (!add_part(text.substr(0, joint), total)) return std::nullopt;
    if (joint == text.npos) return total;
    text.remove_prefix(joint + kAnd.size());
  }
}

}  // namespace licet::core
