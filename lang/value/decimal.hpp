#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace licet::core {

__extension__ typedef __int128
    Wide;  // room for the product of two mantissas; a typedef, as `using` takes no __extension__

// An exact decimal number: mantissa / 10^scale, scale 0 to 9, 18 digits. Always in lowest form (12.50 is 125/10^1).
// No floating point is involved anywhere; what does not fit is reported as no value, never rounded.
class Decimal {
public:
  static constexpr int kMostScale = 9;

  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t whole) : mantissa_(whole) {}    // NOLINT: whole numbers are decimals
  static std::optional<Decimal> make(Wide mantissa, int scale);  // none if it does not fit
  static std::optional<Decimal> parse(std::string_view digits);  // "12", "-3.50", "1_000_000"; none if malformed

  [[nodiscard]] constexpr std::int64_t mantissa() const { return mantissa_; }
  [[nodiscard]] constexpr int scale() const { return scale_; }
  [[nodiscard]] std::optional<std::int64_t> whole() const;  // none if there is a fraction
  [[nodiscard]] std::string text() const;                   // shortest form: "12.5"
  [[nodiscard]] std::string money_text() const;             // at least two places if there is a fraction: "12.50"

  friend bool operator==(Decimal, Decimal) = default;
  friend std::strong_ordering operator<=>(Decimal a, Decimal b);

private:
  std::int64_t mantissa_ = 0;
  std::uint8_t scale_ = 0;
};

[[nodiscard]] std::optional<Decimal> add(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> subtract(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> multiply(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> divide(Decimal a,
                                            Decimal b);  // none if b is 0 or the result is not exact in 9 places

}  // namespace licet::core
