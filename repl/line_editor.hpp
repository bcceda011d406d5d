#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// One line at a time from a person on a terminal: editing, history, completion. libedit is known to line_editor.cpp
// alone.
namespace licet::command {

struct Completions {
  std::size_t from = 0;            // where in the line the word begins that is being completed
  std::vector<std::string> words;  // whole words, sorted; each begins with what stands there
  std::string after = " ";         // what follows a word that is the only one
};
// Of the line up to the cursor.
using Completer = std::function<Completions(std::string_view before_cursor)>;

class LineEditor {
public:
  enum class End { line, interrupted, end };  // interrupted: Ctrl-C; end: Ctrl-D on an empty line, or a closed terminal
  struct Line {
    End end = End::line;
    std::string text;
  };

  explicit LineEditor(Completer completer);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  // The prompt is written without its blank. What is waiting for standard output must have been flushed.
  Line read(std::string_view prompt);
  void remember(const std::string& entry);  // the newest of what the up arrow brings back

private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace licet::command
