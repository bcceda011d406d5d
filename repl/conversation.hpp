#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy.hpp"
#include "story/story.hpp"

// What a session at the prompt holds: a policy, and one or more cases told about it. Knows nothing of terminals.
//
// A case keeps every statement that it accepted, as text. Taking one back, reading the policy again or changing how
// answers are told is then the same thing: telling the statements again to a new Story.
namespace licet::command {

struct Manner {               // how answers are given
  bool why = false;           // with their grounds
  bool strictly = false;      // presumptions count as unknown
  bool confidential = false;  // confidential fields are shown
  std::optional<core::Day> today;
  std::size_t width = 100;
  core::Colour colour = core::Colour::no;
  const std::atomic<bool>* cancel = nullptr;
};
[[nodiscard]] core::StoryOptions story_options(const Manner& manner);

struct Said {  // a statement that was accepted
  std::string text;
  core::OutcomeKind kind = core::OutcomeKind::told;
};
struct Matter {  // one case of the session
  std::string name;
  core::Story story;
  std::vector<Said> said;
  bool saved = true;  // nothing was said since it was saved, or there is nothing to save
};

class Conversation {
public:
  Conversation(Policy policy, Manner manner);

  // One or more statements. What was accepted is part of the case from now on.
  std::vector<core::Outcome> say(std::string_view text);

  // Takes back the last statement that told something. What was said later stays, unless it no longer makes sense.
  struct Undone {
    std::optional<std::string> statement;  // none: nothing is left to take back
    std::vector<std::string> dropped;      // later statements that went with it
  };
  Undone undo();

  // The last question as a statement that asks it again. An act that has no name gets one, so that more can be told
  // about it. Empty: nothing was asked about which something could be told.
  std::string question_again();

  // Another policy, or the same read again: every case is told again. Returns the statements that no longer fit.
  std::vector<std::string> use(Policy policy);
  std::vector<std::string> set(const Manner& manner);

  // Goes to the case of this name; begins it, with these statements, if there is none.
  void go_to(const std::string& name, const std::vector<std::string>& statements = {});
  void clear();  // the present case begins again

  [[nodiscard]] const Policy& policy() const { return policy_; }
  [[nodiscard]] const Manner& manner() const { return manner_; }
  [[nodiscard]] const std::vector<Matter>& matters() const { return matters_; }
  [[nodiscard]] const Matter& matter() const { return matters_[present_]; }
  [[nodiscard]] const core::Story& story() const { return matter().story; }
  [[nodiscard]] const std::optional<core::Outcome>& last_answer() const { return last_answer_; }
  // The present case as a scenario: what was told and asked, each answer with what is expected. It names the day asked
  // about, so that it does not depend on the clock.
  [[nodiscard]] std::vector<std::string> as_statements() const;
  void mark_saved() { matters_[present_].saved = true; }

private:
  std::vector<std::string> tell_again(Matter& matter, std::vector<Said> said);
  std::vector<std::string> tell_all_again();

  Policy policy_;
  Manner manner_;
  std::vector<Matter> matters_;  // never empty
  std::size_t present_ = 0;
  std::optional<core::Outcome> last_answer_;
};

// Whether the text is all there, or wants another line.
[[nodiscard]] bool is_incomplete(std::string_view text);

// On one line, without comments: as the history keeps it.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace licet::command
