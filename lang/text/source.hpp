#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace licet::core {

// Half-open range of byte offsets within one source.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(Span, Span) = default;
};

enum class SourceId : std::uint32_t {};
inline constexpr SourceId kNoSource = SourceId{0xFFFFFFFF};

// A span of a named source.
struct Place {
  SourceId source = kNoSource;
  Span span;
};

// Line and column for people: both count from 1; the column counts code points, not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

[[nodiscard]] std::size_t columns(std::string_view text);  // code points: how wide it is for people

// One text with its name. Owns the text for as long as anything made from it is in use.
class Source {
public:
  Source(std::string name, std::string text);
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Position position(std::uint32_t offset) const;
  [[nodiscard]] std::string_view line(std::uint32_t number) const;  // without its line break

private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> starts_;  // offset of each line's first byte
};

// All texts of one load. Sources are never removed, so a SourceId stays valid. May extend those of a policy (a case has
// texts of its own); the policy's then stay unchanged.
class Sources {
public:
  explicit Sources(std::shared_ptr<const Sources> before = nullptr);
  SourceId add(std::string name, std::string text);
  [[nodiscard]] const Source& operator[](SourceId id) const;
  [[nodiscard]] std::size_t size() const { return base_ + sources_.size(); }

private:
  std::shared_ptr<const Sources> before_;
  std::size_t base_;  // how many stand before
  std::vector<std::unique_ptr<Source>> sources_;
};

}  // namespace licet::core
