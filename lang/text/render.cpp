#include <algorithm>

#include "text/diagnostic.hpp"

namespace licet::core {

namespace {

constexpr std::size_t kTab = 4;           // columns
constexpr std::size_t kWidestLine = 160;  // columns shown of a line; a longer one is cut around the caret

struct Letter {  // one code point of a line as it is shown
  std::string shown;
  std::size_t width;
};

struct Range {
  char32_t first, last;
};

bool in_ranges(char32_t code, const Range* begin, const Range* end) {
  return std::any_of(begin, end, [&](Range range) { return code >= range.first && code <= range.last; });
}

std::size_t width_of(char32_t code) {
  static constexpr Range kNone[] = {
      {0x300, 0x36F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
  static constexpr Range kTwo[] = {{0x1100, 0x115F},   {0x2E80, 0xA4CF},   {0xAC00, 0xD7A3},
                                   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                                   {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
  if (in_ranges(code, std::begin(kNone), std::end(kNone))) return 0;
  return in_ranges(code, std::begin(kTwo), std::end(kTwo)) ? 2 : 1;
}

// The letter that begins at `at`, and moves `at` behind it. A control character could drive a terminal and a broken
// byte could not be shown: both become U+FFFD.
Letter next_letter(std::string_view text, std::size_t& at) {
  static const std::string kReplacement = "\xEF\xBF\xBD";
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(at);
  const std::size_t begin = at++;
  if (lead == '\t') return {std::string(kTab, ' '), kTab};
  if (lead < 0x20 || lead == 0x7F) return {kReplacement, 1};
  if (lead < 0x80) return {std::string(1, static_cast<char>(lead)), 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(begin + i) & 0xC0U) != 0x80U || lead < 0xC2) return {kReplacement, 1};
    code = (code << 6U) | (byte(begin + i) & 0x3FU);
  }
  const bool control = code < 0xA0 || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  if (control) {
    at = begin + length;
    return {kReplacement, 1};
  }
  at = begin + length;
  return {std::string(text.substr(begin, length)), width_of(code)};
}

std::string shown(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) result += next_letter(text, at).shown;
  return result;
}

class Painter {
public:
  explicit Painter(Colour colour) : on_(colour == Colour::yes) {}
  [[nodiscard]] std::string operator()(const char* code, const std::string& text) const {
    return on_ ? std::string("\x1b[") + code + "m" + text + "\x1b[0m" : text;
  }

private:
  bool on_;
};

constexpr const char* kBold = "1";
constexpr const char* kRed = "1;31";
constexpr const char* kYellow = "1;33";
constexpr const char* kBlue = "1;34";

// The line, and under it marks below the span (up to the end of the line, at least one).
struct Excerpt {
  std::string line, marks;
};

Excerpt excerpt(std::string_view line, std::size_t begin, std::size_t end, char mark) {
  std::size_t before = 0;  // columns before the span
  std::size_t under = 0;   // columns of the span
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t from = at;
    letters.push_back(next_letter(line, at));
    if (from < begin) before += letters.back().width;
    if (from >= begin && from < end) under += letters.back().width;
  }
  std::size_t total = 0;
  for (const Letter& letter : letters) total += letter.width;
  Excerpt result;
  std::size_t skip = 0;  // columns left out at the start of a long line
  if (total > kWidestLine && before > kWidestLine / 2) skip = before - kWidestLine / 2;
  std::size_t column = 0;
  for (const Letter& letter : letters) {
    if (column >= skip && column < skip + kWidestLine) result.line += letter.shown;
    column += letter.width;
  }
  if (total > skip + kWidestLine) result.line += "...";
  if (skip > 0) result.line.insert(0, "...");
  while (!result.line.empty() && result.line.back() == ' ') result.line.pop_back();
  const std::size_t most = skip + kWidestLine - before;
  result.marks = std::string(before - skip + (skip > 0 ? 3 : 0), ' ') +
                 std::string(std::min(std::max<std::size_t>(under, 1), std::max<std::size_t>(most, 1)), mark);
  return result;
}

std::string at_place(const Place& place, const Sources& sources, char mark, const char* colour, const Painter& paint) {
  if (place.source == kNoSource) return {};
  const Source& source = sources[place.source];
  const Position position = source.position(place.span.begin);
  const std::string_view line = source.line(position.line);
  const auto size = static_cast<std::uint32_t>(source.text().size());
  const std::uint32_t from = std::min(place.span.begin, size);
  std::uint32_t line_begin = from;  // of the line that holds the span's begin
  while (line_begin > 0 && source.text()[line_begin - 1] != '\n') --line_begin;
  const std::size_t begin = from - line_begin;
  const Excerpt seen = excerpt(line, begin, begin + (place.span.end > from ? place.span.end - from : 0), mark);
  const std::string number = std::to_string(position.line);
  const std::string gutter(number.size(), ' ');
  std::string text = gutter + paint(kBlue, "--> ") + shown(source.name()) + ":" + number + ":" +
                     std::to_string(position.column) + "\n";
  text += gutter + paint(kBlue, " |") + "\n";
  text += paint(kBlue, number + " |") + (seen.line.empty() ? "" : " ") + seen.line + "\n";
  text += gutter + paint(kBlue, " | ") + paint(colour, seen.marks) + "\n";
  return text;
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const Sources& sources, Colour colour) {
  const Painter paint(colour);
  const bool error = diagnostic.severity == Severity::error;
  const char* tone = error ? kRed : kYellow;
  std::string text = paint(tone, (error ? "error[" : "warning[") + code_label(diagnostic.code) + "]") +
                     paint(kBold, ": " + shown(diagnostic.message)) + "\n";
  text += at_place(diagnostic.place, sources, '^', tone, paint);
  for (const Label& label : diagnostic.labels) {
    text += "note: " + shown(label.message) + "\n" + at_place(label.place, sources, '-', kBlue, paint);
  }
  if (!diagnostic.help.empty()) text += paint(kBold, "help") + ": " + shown(diagnostic.help) + "\n";
  return text;
}

std::string render(const Diagnostics& diagnostics, const Sources& sources, Colour colour) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (!text.empty()) text += "\n";
    text += render(diagnostic, sources, colour);
  }
  if (diagnostics.left_out() > 0) {
    text += "\nand " + std::to_string(diagnostics.left_out()) + " more, not shown: only the first " +
            std::to_string(Diagnostics::kMost) + " of a kind are\n";
  }
  return text;
}

}  // namespace licet::core
