#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace licet::core {

// A name as a number. Equality of names is equality of symbols of one table (or of a table and its parent).
enum class Symbol : std::uint32_t {};
inline constexpr Symbol kNoSymbol = Symbol{0};  // the empty name; every table holds it as its first entry

// Names seen so far. A table may extend a parent (a case extends its policy): the parent must outlive it and stay
// unchanged. Thread-safety: reading is safe from many threads, interning is not.
class Symbols {
public:
  explicit Symbols(const Symbols* parent = nullptr);
  Symbols(const Symbols&) = delete;
  Symbols& operator=(const Symbols&) = delete;

  Symbol intern(std::string_view name);
  [[nodiscard]] Symbol find(std::string_view name) const;  // kNoSymbol if the name was never seen
  [[nodiscard]] std::string_view text(Symbol symbol) const;
  [[nodiscard]] std::uint32_t size() const { return base_ + static_cast<std::uint32_t>(texts_.size()); }

private:
  const Symbols* parent_;
  std::uint32_t base_;
  std::vector<std::unique_ptr<std::string>> texts_;  // stable addresses: the map's keys point into them
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

}  // namespace licet::core
