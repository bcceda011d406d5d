#pragma once

#include <string>
#include <string_view>
#include <vector>

// What was typed at the prompt, kept between sessions: a text file, one entry on a line, for the user alone. Every
// entry is written at once, so that a crash loses nothing and two sessions side by side lose nothing of each other.
namespace licet::command {

class HistoryFile {
public:
  static constexpr std::size_t kMost = 1000;  // entries kept; a file of more than twice as many is cut when it is read

  explicit HistoryFile(std::string folder);  // empty: nothing is kept
  [[nodiscard]] std::vector<std::string> read();
  void append(std::string_view entry);  // silent when the file cannot be written: history is a comfort, not a duty

private:
  std::string path_;
  std::string last_;  // the same entry twice in a row is kept once
};

}  // namespace licet::command
