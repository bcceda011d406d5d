#include "answer/page.hpp"

#include <algorithm>

namespace licet::core {

namespace {

constexpr std::size_t kLeastColumn = 16;  // narrower than this, text is unreadable: let it run over instead

std::string_view escape(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::good:
      return "\x1b[1;32m";
    case Tone::caution:
      return "\x1b[1;33m";
    case Tone::bad:
      return "\x1b[1;31m";
    case Tone::open:
      return "\x1b[1;36m";
    case Tone::quiet:
      return "\x1b[1m";
  }
  return "";
}

}  // namespace

Tone tone_of(std::optional<Grade> headline) {
  if (!headline) return Tone::open;
  switch (class_of(*headline)) {
    case GradeClass::silent:
      return Tone::quiet;
    case GradeClass::allowed:
      return Tone::good;
    case GradeClass::discouraged:
      return Tone::caution;
    case GradeClass::refused:
      return *headline == Grade::prohibited ? Tone::bad : Tone::caution;
  }
  return Tone::plain;
}

std::string toned(std::string_view text, Tone tone, Colour colour) {
  if (colour == Colour::no || tone == Tone::plain) return std::string(text);
  return std::string(escape(tone)) + std::string(text) + "\x1b[0m";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t size = columns(word);
    if (width != 0 && !line.empty() && used + 1 + size > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (!line.empty()) {
      line += ' ';
      ++used;
    }
    line += word;
    used += size;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

// What is left of the width for a text: lines after the first hang by two, so a text that does not fit has two less.
std::size_t Page::room(std::size_t indent, std::size_t needed) const {
  if (width_ == 0 || indent + needed <= width_) return 0;
  return std::max(kLeastColumn, width_ > indent + 2 ? width_ - indent - 2 : 0);
}

void Page::put(std::string_view line) {
  text_ += line;
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  text_ += '\n';
}

void Page::line(std::size_t indent, std::string_view text) { line(indent, "", Tone::plain, text); }

void Page::line(std::size_t indent, std::string_view lead, Tone tone, std::string_view text) {
  lay_out_rows();
  const std::string whole = std::string(lead) + std::string(text);
  auto lines = wrapped(whole, room(indent, columns(whole)));
  if (!lead.empty() && lines[0].size() >= lead.size())
    lines[0] = toned(lead, tone, colour_) + lines[0].substr(lead.size());
  for (std::size_t i = 0; i < lines.size(); ++i) put(std::string(indent + (i == 0 ? 0 : 2), ' ') + lines[i]);
}

void Page::row(std::size_t indent, std::string left, std::string right) {
  rows_.push_back({indent, std::move(left), std::move(right)});
}

void Page::lay_out_rows() {
  if (rows_.empty()) return;
  const auto rows = std::move(rows_);
  rows_.clear();
  std::size_t left = 0, right = 0;
  for (const Row& row : rows) {
    left = std::max(left, row.indent + columns(row.left));
    right = std::max(right, columns(row.right));
  }
  if (width_ != 0 && left + 2 + right > width_) {  // share: the right column keeps what it needs up to two fifths
    right = std::min(right, std::max(kLeastColumn, width_ * 2 / 5));
    left = std::min(left, std::max(kLeastColumn, width_ > right + 2 ? width_ - right - 2 : 0));
  }
  for (const Row& row : rows) {
    const std::size_t own = left > row.indent ? left - row.indent : 0;
    const bool fits = width_ == 0 || columns(row.left) <= own;
    const auto lines = wrapped(row.left, fits ? 0 : std::max(kLeastColumn, own > 2 ? own - 2 : 0));
    const auto notes = wrapped(row.right, width_ == 0 ? 0 : right);
    for (std::size_t i = 0; i < std::max(lines.size(), notes.size()); ++i) {
      std::string line(row.indent + (i == 0 ? 0 : 2), ' ');
      if (i < lines.size()) line += lines[i];
      if (i < notes.size() && !notes[i].empty()) {
        const std::size_t used = columns(line), note = columns(notes[i]);
        std::size_t from = std::max(used, left) + 2;
        if (width_ != 0 && from + note > width_ && used > row.indent) {  // a long word: a line of its own
          put(line);
          line.clear();
          from = std::min(left + 2, width_ > note ? width_ - note : 0);
        }
        line += std::string(from - columns(line), ' ') + notes[i];
      }
      put(line);
    }
  }
}

std::string Page::text() {
  lay_out_rows();
  return text_;
}

}  // namespace licet::core
