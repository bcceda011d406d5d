#include <algorithm>
#include <compare>

#include "judge/inside.hpp"

// Comparing and calculating. Exact decimals throughout; what does not fit, or cannot be compared, is an unknown with
// that mistake as its cause, so that no slip can become a yes or a no.
namespace licet::core {

namespace {

bool is_amount(const Value& value) { return value.kind() == ValueKind::number || value.kind() == ValueKind::money; }

// The sum over nothing is the number 0, whatever is added up: as money it is nothing in any currency.
bool is_nothing(const Value& value) { return value.kind() == ValueKind::number && value.decimal() == Decimal(0); }

void agree_on_nothing(Value& left, Value& right) {
  const auto adapt = [](Value& nothing, const Value& other) {
    if (!is_nothing(nothing)) return;
    if (other.kind() == ValueKind::money) nothing = Value::money(Decimal(0), other.currency());
    if (other.kind() == ValueKind::duration) nothing = Value::duration({});
  };
  adapt(left, right);
  adapt(right, left);
}

bool satisfies(CompareCode how, std::strong_ordering order) {
  switch (how) {
    case CompareCode::is:
      return order == 0;
    case CompareCode::is_not:
      return order != 0;
    case CompareCode::less:
      return order < 0;
    case CompareCode::at_most:
      return order <= 0;
    case CompareCode::more:
      return order > 0;
    case CompareCode::at_least:
      return order >= 0;
  }
  return false;
}

// Months and days are kept apart: a month is 28 to 31 days, so only lengths that differ in one direction can be
// compared.
std::optional<std::strong_ordering> order_of(Duration left, Duration right) {
  const auto months = left.months <=> right.months, days = left.days <=> right.days;
  if (months == 0 || days == 0 || (months < 0) == (days < 0)) return months == 0 ? days : months;
  return std::nullopt;
}

}  // namespace

const std::vector<Value>& Judge::list_of(const Value& list) const {
  const std::size_t known = program_.lists.size() + case_.lists.size();
  return list.index() < known ? case_.list(list) : lists_[list.index() - known];
}

// Equal as values: an act is the same under every description, a set is the same in every order.
bool Judge::same(const Value& left, const Value& right) const {
  if (left.kind() != right.kind()) {
    Value a = left, b = right;
    agree_on_nothing(a, b);
    return a.kind() == b.kind() && a == b;
  }
  if (left.kind() == ValueKind::object) return root(ObjectId{left.index()}) == root(ObjectId{right.index()});
  if (left.kind() == ValueKind::list) {
    const auto contains = [&](const std::vector<Value>& list, const std::vector<Value>& members) {
      return std::all_of(members.begin(), members.end(), [&](const Value& member) {
        return std::any_of(list.begin(), list.end(), [&](const Value& other) { return same(member, other); });
      });
    };
    return contains(list_of(left), list_of(right)) && contains(list_of(right), list_of(left));
  }
  return left == right;
}

// Which of two options of one enumeration stands further up. Both may be options of several: then all must agree.
std::optional<std::strong_ordering> Judge::order_of_options(Symbol left, Symbol right) const {
  std::optional<std::strong_ordering> order;
  for (const Options& type : program_.types) {
    const auto a = std::find(type.options.begin(), type.options.end(), left);
    const auto b = std::find(type.options.begin(), type.options.end(), right);
    if (a == type.options.end() || b == type.options.end()) continue;
    const std::strong_ordering here = (a - type.options.begin()) <=> (b - type.options.begin());
    if (order && *order != here) return std::nullopt;
    order = here;
  }
  return order;
}

Truth Judge::compare(CompareCode how, const Operand& left, const Operand& right) {
  const CauseSet unknown = causes_.join(left.causes, right.causes);
  if (unknown != kNoCause) return causes_.unknown(unknown);
  Value a = left.value, b = right.value;
  agree_on_nothing(a, b);
  const bool equality = how == CompareCode::is || how == CompareCode::is_not;
  const auto wrong = [&](Mistake what, std::vector<Value> of = {}) {
    return causes_.unknown(mistake(what, kNone, std::move(of)).causes);
  };
  if (a.is_none() || b.is_none()) {
    if (!equality) return wrong(Mistake::none_has_no_size);
    return truth_of((a.is_none() && b.is_none()) == (how == CompareCode::is));
  }
  if (a.kind() != b.kind()) return wrong(Mistake::kinds);
  std::optional<std::strong_ordering> order;
  switch (a.kind()) {
    case ValueKind::money:
      if (a.currency() != b.currency()) {
        const auto [low, high] = std::minmax({a.currency(), b.currency()});
        return wrong(Mistake::currency, {Value::money(Decimal(0), low), Value::money(Decimal(0), high)});
      }
      order = a.decimal() <=> b.decimal();
      break;
    case ValueKind::number:
      order = a.decimal() <=> b.decimal();
      break;
    case ValueKind::date:
      order = a.day() <=> b.day();
      break;
    case ValueKind::duration:
      if (!equality) {
        order = order_of(a.duration(), b.duration());
        if (!order) return wrong(Mistake::lengths);
      }
      break;
    case ValueKind::option:
      if (!equality) order = order_of_options(a.symbol(), b.symbol());
      break;
    case ValueKind::none:
    case ValueKind::boolean:
    case ValueKind::text:
    case ValueKind::object:
    case ValueKind::list:
      break;  // equal or not; neither is the greater
  }
  if (order) return truth_of(satisfies(how, *order));
  if (!equality) return wrong(Mistake::kinds);
  return truth_of(same(a, b) == (how == CompareCode::is));
}

Operand Judge::known(std::optional<Value> value, Mistake otherwise) {
  return value ? Operand{*value, kNoCause} : mistake(otherwise);
}

namespace {

std::optional<Value> with_decimal(const Value& like, std::optional<Decimal> decimal) {
  if (!decimal) return std::nullopt;
  return like.kind() == ValueKind::money ? Value::money(*decimal, like.currency()) : Value::number(*decimal);
}

std::optional<Value> with_duration(std::int64_t months, std::int64_t days) {
  const auto fits = [](std::int64_t n) { return n == static_cast<std::int32_t>(n); };
  if (!fits(months) || !fits(days)) return std::nullopt;
  return Value::duration({static_cast<std::int32_t>(months), static_cast<std::int32_t>(days)});
}

}  // namespace

Operand Judge::add(const Operand& left, const Operand& right) {
  const CauseSet unknown = causes_.join(left.causes, right.causes);
  if (unknown != kNoCause) return {{}, unknown};
  Value a = left.value, b = right.value;
  agree_on_nothing(a, b);
  if (a.is_none() || b.is_none()) return mistake(Mistake::none_has_no_size);
  if (a.kind() == ValueKind::date && b.kind() == ValueKind::duration) return shift(right, left, true);
  if (a.kind() == ValueKind::duration && b.kind() == ValueKind::date) return shift(left, right, true);
  if (a.kind() != b.kind()) return mistake(Mistake::kinds);
  if (a.kind() == ValueKind::duration) {
    const Duration x = a.duration(), y = b.duration();
    return known(with_duration(std::int64_t{x.months} + y.months, std::int64_t{x.days} + y.days), Mistake::overflow);
  }
  if (!is_amount(a)) return mistake(Mistake::kinds);
  if (a.kind() == ValueKind::money && a.currency() != b.currency()) {
    const auto [low, high] = std::minmax({a.currency(), b.currency()});
    return mistake(Mistake::currency, kNone, {Value::money(Decimal(0), low), Value::money(Decimal(0), high)});
  }
  return known(with_decimal(a, licet::core::add(a.decimal(), b.decimal())), Mistake::overflow);
}

Operand Judge::negate(const Operand& operand) {
  if (!operand.known()) return operand;
  const Value& value = operand.value;
  if (value.is_none()) return mistake(Mistake::none_has_no_size);
  if (value.kind() == ValueKind::duration) {
    return known(with_duration(-std::int64_t{value.duration().months}, -std::int64_t{value.duration().days}),
                 Mistake::overflow);
  }
  if (!is_amount(value)) return mistake(Mistake::kinds);
  return known(with_decimal(value, subtract(Decimal(0), value.decimal())), Mistake::overflow);
}

Operand Judge::multiply(const Operand& left, const Operand& right) {
  const CauseSet unknown = causes_.join(left.causes, right.causes);
  if (unknown != kNoCause) return {{}, unknown};
  if (left.value.is_none() || right.value.is_none()) return mistake(Mistake::none_has_no_size);
  const bool number_first = left.value.kind() == ValueKind::number;
  const Value& number = number_first ? left.value : right.value;
  const Value& other = number_first ? right.value : left.value;
  if (number.kind() != ValueKind::number) return mistake(Mistake::kinds);
  if (other.kind() == ValueKind::duration) {
    const auto times = number.decimal().whole();
    if (!times || *times != static_cast<std::int32_t>(*times)) return mistake(Mistake::overflow);
    return known(with_duration(*times * other.duration().months, *times * other.duration().days), Mistake::overflow);
  }
  if (!is_amount(other)) return mistake(Mistake::kinds);
  return known(with_decimal(other, licet::core::multiply(number.decimal(), other.decimal())), Mistake::overflow);
}

Operand Judge::divide(const Operand& left, const Operand& right) {
  const CauseSet unknown = causes_.join(left.causes, right.causes);
  if (unknown != kNoCause) return {{}, unknown};
  const Value &a = left.value, &b = right.value;
  if (a.is_none() || b.is_none()) return mistake(Mistake::none_has_no_size);
  if (!is_amount(a) || !is_amount(b)) return mistake(Mistake::kinds);
  if (b.decimal() == Decimal(0)) return mistake(Mistake::division_by_zero);
  const auto quotient = licet::core::divide(a.decimal(), b.decimal());
  if (b.kind() == ValueKind::number) return known(with_decimal(a, quotient), Mistake::overflow);
  if (a.kind() != ValueKind::money) return mistake(Mistake::kinds);
  if (a.currency() != b.currency()) {
    const auto [low, high] = std::minmax({a.currency(), b.currency()});
    return mistake(Mistake::currency, kNone, {Value::money(Decimal(0), low), Value::money(Decimal(0), high)});
  }
  return known(quotient ? std::optional(Value::number(*quotient)) : std::nullopt, Mistake::overflow);
}

Operand Judge::shift(const Operand& duration, const Operand& date, bool after) {
  const CauseSet unknown = causes_.join(duration.causes, date.causes);
  if (unknown != kNoCause) return {{}, unknown};
  if (date.value.is_none() || duration.value.is_none()) return mistake(Mistake::none_has_no_size);
  if (date.value.kind() != ValueKind::date || duration.value.kind() != ValueKind::duration)
    return mistake(Mistake::kinds);
  const auto day =
      after ? later(date.value.day(), duration.value.duration()) : earlier(date.value.day(), duration.value.duration());
  return known(day ? std::optional(Value::date(*day)) : std::nullopt, Mistake::date_out_of_range);
}

}  // namespace licet::core
