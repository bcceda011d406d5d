#include "terminal.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cwchar>
#include <vector>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace licet::command {

namespace {

constexpr std::size_t kWidest = 100;  // longer lines are hard to read, however wide the window
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWaiting = 65536;  // bytes written at once

// https://no-color.org: any value that is not empty means no. A dumb terminal shows the codes as litter.
core::Colour wanted_colour(bool terminal) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  if (!terminal || (no_colour != nullptr && *no_colour != '\0')) return core::Colour::no;
  if (kind == nullptr || std::string_view(kind) == "dumb") return core::Colour::no;
  return core::Colour::yes;
}

const char* code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "\x1b[1m";
    case Ink::faint:
      return "\x1b[2m";
    case Ink::green:
      return "\x1b[1;32m";
    case Ink::red:
      return "\x1b[1;31m";
    case Ink::yellow:
      return "\x1b[1;33m";
    case Ink::blue:
      return "\x1b[1;34m";
  }
  return "";
}

// Length in bytes of the colour code that starts at `at`, or 0.
std::size_t escape_length(std::string_view text, std::size_t at) {
  if (text[at] != '\x1b' || at + 1 >= text.size() || text[at + 1] != '[') return 0;
  std::size_t end = at + 2;
  while (end < text.size() && (text[end] < '@' || text[end] > '~')) ++end;
  return std::min(end + 1, text.size()) - at;
}

}  // namespace

Output::Output(int descriptor)
    : descriptor_(descriptor), terminal_(::isatty(descriptor) == 1), colour_(wanted_colour(terminal_)) {}

void Output::write(std::string_view text) {
  if (closed_ || trouble_ != 0) return;
  waiting_ += text;
  if (terminal_ || descriptor_ == 2 || waiting_.size() >= kWaiting) flush();  // messages are seen at once
}

void Output::flush() {
  std::string_view rest = waiting_;
  while (!rest.empty() && !closed_ && trouble_ == 0) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      closed_ = true;
    } else if (errno != EINTR && errno != EAGAIN) {
      trouble_ = errno;
    }
  }
  waiting_.clear();
}

void Output::finish() {
  flush();
  if (!closed_ && trouble_ == 0 && !terminal_ && ::close(descriptor_) != 0 && errno != EINTR) trouble_ = errno;
}

std::size_t Output::width() const {
  winsize size{};
  if (!terminal_ || ::ioctl(descriptor_, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kWidest;
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
}

void prepare_streams() {
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT: nothing runs beside us yet
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    // Opened for reading only: writing to a stream that the caller has closed still fails, and is reported.
    while (::fcntl(descriptor, F_GETFD) == -1 && ::open("/dev/null", O_RDONLY) != -1) {
    }
  }
}

std::string inked(std::string_view text, Ink ink, core::Colour colour) {
  if (colour == core::Colour::no || ink == Ink::plain || text.empty()) return std::string(text);
  return fmt::format("{}{}\x1b[0m", code_of(ink), text);
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    if (const std::size_t skip = escape_length(utf8, at); skip > 0) {
      at += skip;
      continue;
    }
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // From the locale only what cannot be decided here: whether a sign takes two columns or none.
    wchar_t sign = lead;
    if (length > 1) {
      sign = static_cast<wchar_t>(lead & (0xFFU >> (length + 1)));
      for (std::size_t i = 1; i < length && at + i < utf8.size(); ++i) {
        sign = static_cast<wchar_t>((static_cast<unsigned>(sign) << 6U) |
                                    (static_cast<unsigned char>(utf8[at + i]) & 0x3FU));
      }
    }
    const int columns = length == 1 ? 1 : ::wcwidth(sign);
    width += columns < 0 ? 1 : static_cast<std::size_t>(columns);
    at += length;
  }
  return width;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t hang) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    const bool ended = end < text.size();
    text.remove_prefix(ended ? end + 1 : end);

    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::string next_indent(std::min(indent + hang, width / 2), ' ');
    std::string row(line.substr(0, indent));
    std::size_t used = indent;
    bool first = true;  // no blank before the first word of a row
    for (std::size_t at = indent; at < line.size();) {
      const std::size_t blanks = std::min(line.find_first_not_of(' ', at), line.size()) - at;
      const std::size_t stop = std::min(line.find(' ', at + blanks), line.size());
      const std::string_view word = line.substr(at + blanks, stop - at - blanks);
      const std::size_t wide = display_width(word);
      if (!first && used + blanks + wide > width) {
        out += row + '\n';
        row = next_indent;
        used = next_indent.size();
        first = true;
      }
      if (!first) {
        row.append(blanks, ' ');
        used += blanks;
      }
      row += word;
      used += wide;
      first = false;
      at = stop;
    }
    out += row;
    if (ended) out += '\n';
  }
  return out;
}

std::string columns(const std::vector<std::string>& names, std::size_t width) {
  std::size_t widest = 1;
  for (const std::string& name : names) widest = std::max(widest, display_width(name));
  const std::size_t across = std::max<std::size_t>(1, (width + 2) / (widest + 2));
  const std::size_t rows = (names.size() + across - 1) / across;
  std::string out;
  for (std::size_t row = 0; row < rows; ++row) {
    std::string line;
    for (std::size_t at = row; at < names.size(); at += rows) {
      line += names[at];
      if (at + rows < names.size()) line.append(widest + 2 - display_width(names[at]), ' ');
    }
    out += line + '\n';
  }
  return out;
}

}  // namespace licet::command
