#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answer/telling.hpp"

// A text for people, line by line: indented, broken at words, with a second column where there is one.
namespace licet::core {

enum class Tone : std::uint8_t { plain, good, caution, bad, open, quiet };  // what a verdict's colour says
[[nodiscard]] Tone tone_of(std::optional<Grade> headline);
[[nodiscard]] std::string toned(std::string_view text, Tone tone, Colour colour);

class Page {
public:
  explicit Page(const Telling& telling) : width_(telling.width), colour_(telling.colour) {}

  // A paragraph; the lines after its first are indented by two more. `lead` is put before it in the tone's colour.
  void line(std::size_t indent, std::string_view text);
  void line(std::size_t indent, std::string_view lead, Tone tone, std::string_view text);
  // Rows that follow each other share the place where their second column begins.
  void row(std::size_t indent, std::string left, std::string right);
  [[nodiscard]] std::string text();

private:
  struct Row {
    std::size_t indent;
    std::string left, right;
  };
  void lay_out_rows();
  void put(std::string_view line);
  [[nodiscard]] std::size_t room(std::size_t indent, std::size_t needed) const;

  std::size_t width_;
  Colour colour_;
  std::vector<Row> rows_;
  std::string text_;
};

// Broken at blanks so that no line is longer than `width` (a longer word stands alone). 0: one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace licet::core
