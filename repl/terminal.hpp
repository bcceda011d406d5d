#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "text/diagnostic.hpp"

// Where the command writes. Nothing else in this folder writes to a standard stream.
namespace licet::command {

// One of the two standard streams. Collects what is written and knows what became of it: a reader who went away ends
// the output quietly, a full disk is an error that `main` reports.
class Output {
public:
  explicit Output(int descriptor);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  template <class... T>
  void print(fmt::format_string<T...> format, T&&... arguments) {
    write(fmt::format(format, std::forward<T>(arguments)...));
  }
  void flush();
  void finish();  // flushes and closes: some file systems tell only now that the disk is full

  [[nodiscard]] bool terminal() const { return terminal_; }
  [[nodiscard]] core::Colour colour() const { return colour_; }
  [[nodiscard]] std::size_t width() const;                // columns to wrap at: 100, or less on a narrow terminal
  [[nodiscard]] bool closed() const { return closed_; }   // nobody reads any more: a long loop may stop
  [[nodiscard]] int trouble() const { return trouble_; }  // errno of what went wrong, 0 if all is well

private:
  int descriptor_;
  bool terminal_;
  core::Colour colour_;
  bool closed_ = false;
  int trouble_ = 0;
  std::string waiting_;
};

struct Terminal {
  Output out{1};
  Output err{2};
};

// Makes sure that descriptors 0 to 2 are taken, so that no file of ours becomes "standard output"; a closed pipe
// becomes an error that Output sees instead of a signal that ends the process with its status.
void prepare_streams();

enum class Ink { plain, bold, faint, green, red, yellow, blue };
[[nodiscard]] std::string inked(std::string_view text, Ink ink, core::Colour colour);

// Breaks lines longer than `width` at blanks; what was broken off is indented as its line was, and `hang` more.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t hang = 0);

// Names in columns, as `ls` prints them, for a terminal of this width.
[[nodiscard]] std::string columns(const std::vector<std::string>& names, std::size_t width);

[[nodiscard]] std::size_t display_width(std::string_view utf8);  // columns it takes; colour takes none

}  // namespace licet::command
