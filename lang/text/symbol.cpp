#include "text/symbol.hpp"

namespace licet::core {

Symbols::Symbols(const Symbols* parent) : parent_(parent), base_(parent ? parent->size() : 0) {
  if (!parent) intern("");
}

Symbol Symbols::intern(std::string_view name) {
  if (parent_ != nullptr) {
    const Symbol known = parent_->find(name);
    if (known != kNoSymbol || name.empty()) return known;
  }
  if (const auto found = ids_.find(name); found != ids_.end()) return Symbol{found->second};
  texts_.push_back(std::make_unique<std::string>(name));
  const std::uint32_t id = base_ + static_cast<std::uint32_t>(texts_.size()) - 1;
  ids_.emplace(*texts_.back(), id);
  return Symbol{id};
}

Symbol Symbols::find(std::string_view name) const {
  if (parent_ != nullptr) {
    const Symbol known = parent_->find(name);
    if (known != kNoSymbol) return known;
  }
  const auto found = ids_.find(name);
  return found == ids_.end() ? kNoSymbol : Symbol{found->second};
}

std::string_view Symbols::text(Symbol symbol) const {
  const auto id = static_cast<std::uint32_t>(symbol);
  return id < base_ ? parent_->text(symbol) : std::string_view(*texts_[id - base_]);
}

}  // namespace licet::core
