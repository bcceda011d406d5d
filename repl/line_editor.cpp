#include "line_editor.hpp"

#include <cerrno>
#include <cstdio>
#include <string>

#include <histedit.h>

#include "history.hpp"
#include "interrupt.hpp"
#include "terminal.hpp"

namespace licet::command {

namespace {

std::string common_start(const std::vector<std::string>& words) {
  std::string start = words.front();
  for (const std::string& word : words) {
    std::size_t same = 0;
    while (same < start.size() && same < word.size() && start[same] == word[same]) ++same;
    start.resize(same);
  }
  while (!start.empty() && (static_cast<unsigned char>(start.back()) & 0xC0U) == 0x80U) start.pop_back();
  return start;
}

}  // namespace

struct LineEditor::Inside {
  EditLine* editor = nullptr;
  History* history = nullptr;
  HistEvent event{};
  Completer completer;
  std::string prompt;

  static Inside& of(EditLine* editor) {
    void* inside = nullptr;
    el_get(editor, EL_CLIENTDATA, &inside);
    return *static_cast<Inside*>(inside);
  }

  static char* prompt_of(EditLine* editor) { return of(editor).prompt.data(); }

  // Bound to the tab key. Completes as far as all candidates agree; where they do not agree at all it lists them.
  static unsigned char complete(EditLine* editor, int /*key*/) {
    Inside& inside = of(editor);
    const LineInfo* line = el_line(editor);
    const std::string_view before(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
    const Completions found = inside.completer(before);
    if (found.words.empty()) return CC_REFRESH_BEEP;
    const std::string_view typed = before.substr(found.from);
    std::string insert = common_start(found.words).substr(typed.size());
    if (found.words.size() == 1) insert += found.after;
    if (!insert.empty()) return el_insertstr(editor, insert.c_str()) == -1 ? CC_REFRESH_BEEP : CC_REFRESH;
    Output out(1);
    out.write("\n" + columns(found.words, out.width()));
    return CC_REDISPLAY;
  }
};

LineEditor::LineEditor(Completer completer) : inside_(std::make_unique<Inside>()) {
  Inside& in = *inside_;
  in.completer = std::move(completer);
  in.editor = el_init("licet", stdin, stdout, stderr);
  in.history = history_init();
  history(in.history, &in.event, H_SETSIZE, static_cast<int>(HistoryFile::kMost));
  history(in.history, &in.event, H_SETUNIQUE, 1);
  el_set(in.editor, EL_CLIENTDATA, &in);
  el_set(in.editor, EL_PROMPT, &Inside::prompt_of);
  el_set(in.editor, EL_EDITOR, "emacs");
  el_set(in.editor, EL_SIGNAL, 1);  // it puts the terminal in order before a signal does what it does
  el_set(in.editor, EL_HIST, ::history, in.history);
  el_set(in.editor, EL_ADDFN, "licet-complete", "Completes a word", &Inside::complete);
  el_set(in.editor, EL_BIND, "^I", "licet-complete", nullptr);
  el_set(in.editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  el_set(in.editor, EL_BIND, "^W", "ed-delete-prev-word", nullptr);
  el_set(in.editor, EL_BIND, "\\e[1;5D", "ed-prev-word", nullptr);
  el_set(in.editor, EL_BIND, "\\e[1;5C", "em-next-word", nullptr);
  el_set(in.editor, EL_BIND, "\\e[3~", "ed-delete-next-char", nullptr);
  el_source(in.editor, nullptr);  // ~/.editrc: a person may prefer the keys of vi
}

LineEditor::~LineEditor() {
  if (inside_->editor != nullptr) el_end(inside_->editor);
  if (inside_->history != nullptr) history_end(inside_->history);
}

LineEditor::Line LineEditor::read(std::string_view prompt) {
  Inside& in = *inside_;
  in.prompt = std::string(prompt) + ' ';  // without colour: the search of libedit does not know how wide that is
  for (;;) {
    int count = 0;
    errno = 0;
    const char* text = el_gets(in.editor, &count);
    if (Interrupts::take()) {
      el_reset(in.editor);
      std::fputs("^C\n", stdout);
      std::fflush(stdout);
      return {End::interrupted, {}};
    }
    if (text == nullptr || count <= 0) {
      if (count < 0 && errno == EINTR) continue;  // another signal, such as a stop and its continuation
      std::fputs("\n", stdout);
      std::fflush(stdout);
      return {End::end, {}};
    }
    std::string line(text, static_cast<std::size_t>(count));
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    return {End::line, std::move(line)};
  }
}

void LineEditor::remember(const std::string& entry) {
  history(inside_->history, &inside_->event, H_ENTER, entry.c_str());
}

}  // namespace licet::command
