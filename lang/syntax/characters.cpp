#include "syntax/characters.hpp"

#include <cstring>

#include "syntax/parser.hpp"

namespace licet::core {

namespace {

struct Letter {
  char32_t code = 0;
  std::size_t size = 0;  // 0: these bytes are not UTF-8
};

// Refuses, as the standard demands, what is longer than it need be, halves of surrogate pairs, and beyond U+10FFFF.
Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return {};
  char32_t code = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  const bool longer = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  if (longer || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) return {};
  return {code, size};
}

// Characters that reorder what is shown, so that a text reads otherwise than it is.
bool misleads(char32_t code) { return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069); }

}  // namespace

std::size_t byte_order_mark(std::string_view text) { return text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0; }

bool check_characters(SourceId id, std::string_view text, Diagnostics& diagnostics) {
  const auto complain = [&](Code code, std::size_t at, std::size_t size, const char* what, const char* help) {
    const auto begin = static_cast<std::uint32_t>(at);
    diagnostics.report(code, {id, {begin, begin + static_cast<std::uint32_t>(size)}}, what).help(help);
    return false;
  };
  if (text.size() > ParseLimits::kTextSize) {
    return complain(Code::text_too_large, 0, 0, "this text is larger than 8 MiB", "divide it into several files");
  }
  bool good = true;
  for (std::size_t at = byte_order_mark(text); at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (letter.size == 0) {
      return complain(Code::not_utf8, at, 1, "this byte is not UTF-8", "save the file with the encoding UTF-8");
    }
    if (letter.code == 0) {
      return complain(Code::nul_character, at, 1, "a text holds no NUL character",
                      "save the file as UTF-8, not as UTF-16");
    }
    if (misleads(letter.code)) {
      good = complain(Code::hidden_character, at, letter.size,
                      "an invisible character here changes the order of what is shown",
                      "delete it, or type the line again");
    }
    at += letter.size;
  }
  return good;
}

}  // namespace licet::core
