#include "prompt.hpp"

#include <algorithm>

#include "about.hpp"
#include "files.hpp"
#include "interrupt.hpp"
#include "suggest.hpp"

namespace licet::command {

namespace {

// Words of a line that begins with a colon; "…" keeps blanks together.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  bool in_word = false;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
      if (!in_word) words.emplace_back();
      in_word = true;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\n')) {
      in_word = false;
    } else {
      if (!in_word) words.emplace_back();
      in_word = true;
      words.back() += c;
    }
  }
  return words;
}

bool is_blank(std::string_view text) { return on_one_line(text).empty(); }

Ink ink_of(core::Tenor tenor) {
  switch (tenor) {
    case core::Tenor::yes:
      return Ink::green;
    case core::Tenor::no:
      return Ink::red;
    case core::Tenor::open:
      return Ink::yellow;
    case core::Tenor::none:
      return Ink::plain;
  }
  return Ink::plain;
}

}  // namespace

Prompt::Prompt(Conversation& conversation, Terminal& terminal, Reader reader)
    : conversation_(conversation), terminal_(terminal), read_(std::move(reader)) {}

core::Telling Prompt::telling() const {
  const Manner& manner = conversation_.manner();
  core::Telling telling;
  telling.width = manner.width;
  telling.colour = manner.colour;
  telling.sight = manner.confidential ? core::Sight::everything : core::Sight::without_confidential;
  return telling;
}

Status Prompt::run() {
  while (!ended_) {
    terminal_.out.flush();
    const LineEditor::Line next = read_(pending_.empty() ? "licet>" : "...>");
    if (next.end == LineEditor::End::end) break;
    if (next.end == LineEditor::End::interrupted) {
      pending_.clear();
    } else {
      line(next.text);
    }
    if (terminal_.out.closed()) break;
  }
  if (!ended_ && !is_blank(pending_)) say(pending_);  // the input ended in the middle: that is wrong, and said
  return status_;
}

void Prompt::line(const std::string& text) {
  const bool goes_on = !pending_.empty();
  pending_ += text + "\n";
  if (is_blank(pending_)) {
    pending_.clear();
    return;
  }
  const bool is_command = on_one_line(pending_).front() == ':' && !goes_on;
  // An empty line ends a statement whose author did not mean it to go on: what is missing is then said.
  if (!is_command && !is_blank(text) && is_incomplete(pending_)) return;
  const std::string all = std::exchange(pending_, {});
  if (remember) remember(on_one_line(all));
  if (is_command) {
    command(on_one_line(all));
  } else {
    say(all);
  }
}

void Prompt::say(const std::string& text) {
  for (const core::Outcome& outcome : conversation_.say(text)) show(outcome);
}

void Prompt::show(const core::Outcome& outcome) {
  if (Interrupts::take()) {
    terminal_.out.write("interrupted: there is no answer, and nothing is lost\n");
    return;
  }
  switch (outcome.kind) {
    case core::OutcomeKind::told:
      break;
    case core::OutcomeKind::unmet:
      status_ = worse(status_, Status::refused);
      break;
    case core::OutcomeKind::wrong:
    case core::OutcomeKind::incomplete:
      status_ = Status::wrong;
      break;
    case core::OutcomeKind::answered:
    case core::OutcomeKind::met:
      break;
  }
  if (!outcome.diagnostics.all().empty()) {
    terminal_.out.flush();
    terminal_.err.write(core::render(outcome.diagnostics, conversation_.story().sources(), terminal_.err.colour()));
  }
  if (outcome.text.empty()) return;
  const std::size_t end = std::min(outcome.text.find('\n'), outcome.text.size());
  const bool coloured_already = outcome.text.find('\x1b') != std::string::npos;
  const Ink ink = coloured_already ? Ink::plain : ink_of(outcome.tenor);
  terminal_.out.write(inked(outcome.text.substr(0, end), ink, terminal_.out.colour()) + outcome.text.substr(end));
}

void Prompt::wrong(const Problem& problem) {
  status_ = Status::wrong;
  tell(terminal_, problem);
}

void Prompt::command(const std::string& text) {
  std::vector<std::string> words = words_in(std::string_view(text).substr(1));
  const std::string name = words.empty() ? "" : words.front();
  if (!words.empty()) words.erase(words.begin());
  std::vector<const Command*> candidates;
  for (const Command& command : commands()) {
    if (command.name == name) candidates = {&command};
    if (command.name == name) break;
    if (!name.empty() && std::string_view(command.name).starts_with(name)) candidates.push_back(&command);
  }
  if (candidates.size() != 1) {
    std::string which;
    for (const Command* candidate : candidates)
      which += fmt::format("{}`:{}`", which.empty() ? "" : ", ", candidate->name);
    wrong({core::Code::unknown_prompt_command, fmt::format("there is no command `:{}`", name),
           which.empty() ? "`:help` lists the commands" : "it may mean " + which});
    return;
  }
  try {
    (this->*candidates.front()->run)(words);
  } catch (const Problem& problem) {
    wrong(problem);
  }
}

Completions Prompt::complete(std::string_view before_cursor) const {
  if (pending_.empty() && before_cursor.starts_with(':')) {
    const std::size_t blank = before_cursor.rfind(' ');
    Completions found;
    found.from = blank == std::string_view::npos ? 1 : blank + 1;
    const std::string_view typed = before_cursor.substr(found.from);
    const std::string_view name = before_cursor.substr(1, before_cursor.find(' ') - 1);
    std::vector<std::string> words;
    if (blank == std::string_view::npos) {
      for (const Command& command : commands()) words.emplace_back(command.name);
    } else if (name == "case") {
      for (const Matter& matter : conversation_.matters()) words.push_back(matter.name);
    } else if (name == "set") {
      words = {"why", "strictly", "confidential", "today", "on", "off"};
    } else if (name == "about") {
      words = names_to_tell_about(*conversation_.policy().program);
    } else if (name == "load" || name == "save") {
      words = files_that_begin(std::string(typed));
      found.after = "";
    }
    for (std::string& word : words) {
      if (word.starts_with(typed)) found.words.push_back(std::move(word));
    }
    std::sort(found.words.begin(), found.words.end());
    return found;
  }
  const std::string all = pending_ + std::string(before_cursor);
  const Suggestions suggested = suggest(conversation_.story().facts(), all);
  if (suggested.from < pending_.size()) return {};
  return {suggested.from - pending_.size(), suggested.words, suggested.after};
}

}  // namespace licet::command
