#include "judge/causes.hpp"

#include <algorithm>
#include <iterator>

namespace licet::core {

namespace {

void mix(std::size_t& hash, std::uint64_t more) { hash = scatter(hash + scatter(more)); }

std::size_t hash_of(const Cause& cause) {
  std::size_t hash = static_cast<std::size_t>(cause.kind);
  mix(hash, cause.a);
  mix(hash, cause.b);
  mix(hash, static_cast<std::uint64_t>(cause.text));
  mix(hash, static_cast<std::uint64_t>(cause.demanded_by));
  for (const Value& value : cause.of) mix(hash, hash_of(value));
  return hash;
}

}  // namespace

std::size_t hash_of(const Value& value) {
  std::size_t hash = static_cast<std::size_t>(value.kind());
  switch (value.kind()) {
    case ValueKind::none:
      break;
    case ValueKind::number:
    case ValueKind::money:
      mix(hash, static_cast<std::uint64_t>(value.decimal().mantissa()));
      mix(hash, static_cast<std::uint64_t>(value.decimal().scale()));
      if (value.kind() == ValueKind::money) mix(hash, static_cast<std::uint64_t>(value.currency()));
      break;
    case ValueKind::duration:
      mix(hash, static_cast<std::uint64_t>(value.duration().months));
      mix(hash, static_cast<std::uint64_t>(value.duration().days));
      break;
    case ValueKind::boolean:
      mix(hash, value.yes() ? 1 : 0);
      break;
    case ValueKind::date:
      mix(hash, static_cast<std::uint64_t>(value.day()));
      break;
    case ValueKind::text:
    case ValueKind::option:
      mix(hash, static_cast<std::uint64_t>(value.symbol()));
      break;
    case ValueKind::object:
    case ValueKind::list:
      mix(hash, value.index());
      break;
  }
  return hash;
}

Causes::Causes() { sets_.emplace_back(); }  // kNoCause

CauseSet Causes::only(const Cause& cause) {
  const std::size_t hash = hash_of(cause);
  const auto [first, last] = by_hash_.equal_range(hash);
  const auto known = std::find_if(first, last, [&](const auto& entry) { return causes_[entry.second] == cause; });
  if (known != last) return singles_[known->second];
  causes_.push_back(cause);
  const auto number = static_cast<std::uint32_t>(causes_.size() - 1);
  by_hash_.emplace(hash, number);
  singles_.push_back(keep({number}));
  return singles_.back();
}

CauseSet Causes::join(CauseSet left, CauseSet right) {
  if (left == right || right == kNoCause) return left;
  if (left == kNoCause) return right;
  const auto [low, high] = std::minmax({static_cast<std::uint64_t>(left), static_cast<std::uint64_t>(right)});
  if (const CauseSet* known = unions_.find(high, low)) return *known;
  std::vector<std::uint32_t> both;
  const auto &a = numbers(left), &b = numbers(right);
  both.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return unions_.keep(high, low, keep(std::move(both)));
}

CauseSet Causes::keep(std::vector<std::uint32_t> sorted) {
  std::size_t hash = sorted.size();
  for (const std::uint32_t number : sorted) mix(hash, number);
  const auto [first, last] = sets_by_hash_.equal_range(hash);
  const auto known = std::find_if(first, last, [&](const auto& entry) { return sets_[entry.second] == sorted; });
  if (known != last) return CauseSet{known->second};
  sets_.push_back(std::move(sorted));
  const auto number = static_cast<std::uint32_t>(sets_.size() - 1);
  sets_by_hash_.emplace(hash, number);
  return CauseSet{number};
}

std::vector<Cause> Causes::list(CauseSet set) const {
  std::vector<Cause> list;
  for (const std::uint32_t number : numbers(set)) list.push_back(causes_[number]);
  std::sort(list.begin(), list.end());
  return list;
}

bool Causes::has_reading(CauseSet set, ReadingId reading) const {
  return std::any_of(numbers(set).begin(), numbers(set).end(), [&](std::uint32_t number) {
    return causes_[number].kind == CauseOf::reading && causes_[number].a == index(reading);
  });
}

}  // namespace licet::core
