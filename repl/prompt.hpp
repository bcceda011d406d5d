#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/telling.hpp"
#include "conversation.hpp"
#include "line_editor.hpp"
#include "problem.hpp"
#include "status.hpp"
#include "terminal.hpp"

// The conversation at the prompt: reads lines, tells them to the Conversation, shows what comes back. The same code
// serves a person on a terminal and a script on standard input; they differ in where lines come from.
namespace licet::command {

class Prompt {
public:
  using Reader = std::function<LineEditor::Line(std::string_view prompt)>;
  using Words = std::vector<std::string>;

  Prompt(Conversation& conversation, Terminal& terminal, Reader reader);

  // Until the input ends or `:quit`: wrong if anything was, refused if an expectation was not met.
  Status run();

  std::function<void(const std::string&)> remember;  // for the history, if somebody keeps one

  // The line editor's: of the line up to the cursor.
  [[nodiscard]] Completions complete(std::string_view before_cursor) const;

private:
  // What begins with a colon. One table says what there is, what `:help` tells about it, and what Tab completes.
  struct Command {
    const char* name;
    const char* arguments;
    const char* about;
    void (Prompt::*run)(const Words& words);
  };
  static const std::vector<Command>& commands();

  void line(const std::string& text);
  void say(const std::string& text);
  void show(const core::Outcome& outcome);
  void command(const std::string& text);
  void wrong(const Problem& problem);
  void dropped(const std::vector<std::string>& statements);
  [[nodiscard]] core::Telling telling() const;

  void load(const Words& words);
  void reload(const Words& words);
  void about(const Words& words);
  void save(const Words& words);
  void cases(const Words& words);
  void go_to_case(const Words& words);
  void clear(const Words& words);
  void undo(const Words& words);
  void timeline(const Words& words);
  void interview(const Words& words);
  void json(const Words& words);
  void set(const Words& words);
  void help(const Words& words);
  void quit(const Words& words);

  Conversation& conversation_;
  Terminal& terminal_;
  Reader read_;
  std::string pending_;  // a statement that goes on in the next line
  bool ended_ = false;
  Status status_ = Status::well;
};

}  // namespace licet::command
