#pragma once

#include <cstdint>
#include <vector>

// A table from pairs of numbers to small results: what was worked out once for a question is not worked out again.
// Open addressing in one array, since it is looked up for every rule and event.
namespace licet::core {

[[nodiscard]] constexpr std::uint64_t scatter(std::uint64_t key) {  // the finaliser of splitmix64
  key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9ULL;
  key = (key ^ (key >> 27)) * 0x94D049BB133111EBULL;
  return key ^ (key >> 31);
}

template <class Result>
class Memo {
public:
  [[nodiscard]] const Result* find(std::uint64_t high, std::uint64_t low) const {
    if (slots_.empty()) return nullptr;
    for (std::size_t i = home(high, low);; i = (i + 1) & (slots_.size() - 1)) {
      if (!slots_[i].used) return nullptr;
      if (slots_[i].high == high && slots_[i].low == low) return &slots_[i].result;
    }
  }
  const Result& keep(std::uint64_t high, std::uint64_t low, Result result) {  // replaces
    if (2 * (count_ + 1) > slots_.size()) grow();
    std::size_t i = home(high, low);
    while (slots_[i].used && (slots_[i].high != high || slots_[i].low != low)) i = (i + 1) & (slots_.size() - 1);
    count_ += slots_[i].used ? 0 : 1;
    slots_[i] = {high, low, true, std::move(result)};
    return slots_[i].result;
  }
  void clear() {
    slots_.clear();
    count_ = 0;
  }

private:
  struct Slot {
    std::uint64_t high = 0, low = 0;
    bool used = false;
    Result result{};
  };
  [[nodiscard]] std::size_t home(std::uint64_t high, std::uint64_t low) const {
    return scatter(high + scatter(low)) & (slots_.size() - 1);
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : 2 * slots_.size());
    old.swap(slots_);
    for (Slot& slot : old) {
      if (!slot.used) continue;
      std::size_t i = home(slot.high, slot.low);
      while (slots_[i].used) i = (i + 1) & (slots_.size() - 1);
      slots_[i] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace licet::core
