#include "value/decimal.hpp"

#include <limits>

namespace licet::core {

namespace {

Wide power_of_ten(int exponent) {
  Wide power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

}  // namespace

std::optional<Decimal> Decimal::make(Wide mantissa, int scale) {
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  if (mantissa == 0) scale = 0;
  if (scale > kMostScale || scale < 0) return std::nullopt;
  if (mantissa > std::numeric_limits<std::int64_t>::max() || mantissa < -std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  Decimal result;
  result.mantissa_ = static_cast<std::int64_t>(mantissa);
  result.scale_ = static_cast<std::uint8_t>(scale);
  return result;
}

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  const bool negative = !digits.empty() && digits.front() == '-';
  if (negative) digits.remove_prefix(1);
  Wide mantissa = 0;
  int scale = -1;
  bool any = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    if (c == '_' && i > 0 && i + 1 < digits.size()) continue;
    if (c == '.' && scale < 0 && any && i + 1 < digits.size()) {
      scale = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    mantissa = mantissa * 10 + (c - '0');
    if (mantissa > power_of_ten(30)) return std::nullopt;
    if (scale >= 0) ++scale;
  }
  if (!any) return std::nullopt;
  return make(negative ? -mantissa : mantissa, scale < 0 ? 0 : scale);
}

std::optional<std::int64_t> Decimal::whole() const {
  if (scale_ != 0) return std::nullopt;
  return mantissa_;
}

std::string Decimal::text() const {
  const bool negative = mantissa_ < 0;
  std::string digits = std::to_string(negative ? -mantissa_ : mantissa_);
  if (scale_ > 0) {
    if (digits.size() <= scale_) digits.insert(0, scale_ + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale_, 1, '.');
  }
  return negative ? "-" + digits : digits;
}

std::string Decimal::money_text() const { return scale_ == 1 ? text() + "0" : text(); }

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  return a.mantissa_ * power_of_ten(b.scale_) <=> b.mantissa_ * power_of_ten(a.scale_);
}

std::optional<Decimal> add(Decimal a, Decimal b) {
  const int scale = a.scale() > b.scale() ? a.scale() : b.scale();
  return Decimal::make(a.mantissa() * power_of_ten(scale - a.scale()) + b.mantissa() * power_of_ten(scale - b.scale()),
                       scale);
}

std::optional<Decimal> subtract(Decimal a, Decimal b) {
  const auto minus = Decimal::make(-static_cast<Wide>(b.mantissa()), b.scale());
  return minus ? add(a, *minus) : std::nullopt;
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  return Decimal::make(static_cast<Wide>(a.mantissa()) * b.mantissa(), a.scale() + b.scale());
}

std::optional<Decimal> divide(Decimal a, Decimal b) {
  if (b.mantissa() == 0) return std::nullopt;
  // a/b = (am * 10^bs) / (bm * 10^as), extended by nine places. INVARIANT: 10^18 * 10^9 * 10^9 < 2^127.
  const Wide over = static_cast<Wide>(a.mantissa()) * power_of_ten(b.scale()) * power_of_ten(Decimal::kMostScale);
  const Wide under = static_cast<Wide>(b.mantissa()) * power_of_ten(a.scale());
  if (over % under != 0) return std::nullopt;
  return Decimal::make(over / under, Decimal::kMostScale);
}

}  // namespace licet::core
