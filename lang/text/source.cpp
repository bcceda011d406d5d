#include "text/source.hpp"

#include <algorithm>

namespace licet::core {

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

Position Source::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  std::uint32_t column = 1;
  const bool marked = line == 1 && text_.starts_with("\xEF\xBB\xBF");  // a byte order mark is no column
  for (std::uint32_t i = marked ? 3 : starts_[line - 1]; i < offset; ++i) column += (text_[i] & 0xC0) != 0x80 ? 1 : 0;
  return {line, column};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

Sources::Sources(std::shared_ptr<const Sources> before)
    : before_(std::move(before)), base_(before_ ? before_->size() : 0) {}

const Source& Sources::operator[](SourceId id) const {
  const auto i = static_cast<std::size_t>(id);
  return i < base_ ? (*before_)[id] : *sources_[i - base_];
}

SourceId Sources::add(std::string name, std::string text) {
  sources_.push_back(std::make_unique<Source>(std::move(name), std::move(text)));
  return SourceId{static_cast<std::uint32_t>(size() - 1)};
}

}  // namespace licet::core
