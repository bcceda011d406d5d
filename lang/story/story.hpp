#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "judge/judge.hpp"
#include "program/case.hpp"
#include "syntax/ast.hpp"
#include "text/diagnostic.hpp"

// A conversation about one policy: facts are told, questions are asked, statement by statement. Scenario files and the
// prompt are the same thing, and so is a JSON case once it has been read.
namespace licet::core {

enum class OutcomeKind : std::uint8_t {
  told,        // the case has changed
  answered,    // a question; `text` and `json`
  met,         // an expectation that holds
  unmet,       // one that does not: `text` says what was expected, what came, and why
  wrong,       // `diagnostics`; the statement has changed nothing
  incomplete,  // the input stops in the middle of a statement: ask for another line
};

// What an answer comes to, for exit statuses and scripts.
enum class Tenor : std::uint8_t { none, yes, no, open };  // permitted …; prohibited …; undetermined, unregulated …

struct Outcome {
  OutcomeKind kind = OutcomeKind::told;
  Span span;         // of the statement
  std::string text;  // for people; ends with a line break unless empty
  std::string json;  // one line, without its break; of questions only
  Tenor tenor = Tenor::none;
  bool anew = false;  // a question of its own, whose reply is Story::last(); not one about the last answer, as `why?`
  Diagnostics diagnostics;
};

struct WantedFact;  // story/fetch.hpp
struct Told;        // story/told.hpp

struct StoryOptions {
  Limits limits;
  const std::atomic<bool>* cancel = nullptr;
  std::optional<Day> today;  // the day asked about until one is told (the prompt gives the clock's). None: see Story
  std::optional<Day> on;     // the day asked about, whatever a JSON case says
  bool show_confidential = false;
  bool explain = false;     // every verdict with its proof, as `why?` would give it
  bool strictly = false;    // every question as if it began with `strictly:`
  std::size_t width = 100;  // columns of the texts, see Telling
  Colour colour = Colour::no;
  const std::function<std::optional<Told>(const WantedFact&)>* fetch = nullptr;  // facts on demand: story/fetch.hpp
  bool tells = true;      // false: a new answer is left in last() without text and JSON, see outcome_of in reply.hpp
  bool keeps_log = true;  // for as_scenario; a host that asks once has no use for it
};

struct Draft;  // story/finder.hpp: a case while it is told
struct Reply;  // story/reply.hpp: a question as it was understood, and its answer
struct StoryFromJson;
struct CaseAsk;  // story/case_json.hpp

// Where no day was told, the day asked about is the later of `options.today` and the last event. Where there is no
// `today` either: the first day on which every instrument is known to have begun, so that a scenario never depends on
// the clock. Belongs to one thread. The policy is shared.
class Story {
public:
  explicit Story(std::shared_ptr<const Program> policy, StoryOptions options = {});
  Story(Draft draft, std::shared_ptr<Sources> sources, StoryOptions options = {});  // goes on from a case that was read
  ~Story();
  Story(Story&&) noexcept;
  Story& operator=(Story&&) noexcept;

  // Text as it is typed at the prompt: one or more statements. Stops at the first that is wrong.
  std::vector<Outcome> say(std::string_view text, std::string_view name = "prompt");

  // Exactly one question, perhaps with others about its answer (`flights? what would permit it?`): the outcome of the
  // last.
  Outcome ask(std::string_view question, std::string_view name = "question");
  Outcome ask(const CaseAsk& asked);  // of a JSON case

  // One statement of a text that is parsed already. Its symbols are those of facts().symbols or of the policy.
  Outcome run(const Ast& ast, std::uint32_t statement);

  [[nodiscard]] const Case& facts() const;
  [[nodiscard]] const Draft& draft() const;
  [[nodiscard]] const Sources& sources() const;  // for rendering diagnostics: those of the policy and all that was said
  [[nodiscard]] std::shared_ptr<Sources> shared_sources();
  [[nodiscard]] Reply take_last();                       // moves it out; only if there is one
  [[nodiscard]] const Reply* last() const;               // the last question; nullptr before there is one
  [[nodiscard]] std::vector<std::string> names() const;  // that have a meaning now, for completion at the prompt

  // What was told and asked, as text that gives the same answers when it is told again.
  [[nodiscard]] std::string as_scenario(std::string_view title) const;
  [[nodiscard]] std::string as_json() const;  // the facts, and the last question

private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

// A story that goes on from a JSON case (case_json.hpp). With "ask", the question has been put and `asked` is its
// outcome.
struct StoryFromJson {
  std::optional<Story> story;  // none: diagnostics
  std::optional<Outcome> asked;
  std::shared_ptr<Sources> sources;
  Diagnostics diagnostics;
};
[[nodiscard]] StoryFromJson story_from_json(std::shared_ptr<const Program> policy, std::string_view json,
                                            std::string_view name, StoryOptions options = {});

}  // namespace licet::core
