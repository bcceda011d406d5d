#include <memory>
#include <vector>

#include "command.hpp"
#include "conversation.hpp"
#include "files.hpp"
#include "story/case_json.hpp"

namespace licet::command {

namespace {

struct AskOptions {
  std::vector<std::string> arguments;  // policies, then statements
  std::string facts;                   // a file of JSON, or "-"
  std::string on;
  bool json = false;
  bool why = false;
  bool strictly = false;
  bool confidential = false;
};

Status status_of(core::Tenor tenor) {
  switch (tenor) {
    case core::Tenor::no:
      return Status::refused;
    case core::Tenor::open:
      return Status::undecided;
    case core::Tenor::yes:
    case core::Tenor::none:
      return Status::well;
  }
  return Status::well;
}

class Asking {
public:
  Asking(const AskOptions& options, Terminal& terminal) : options_(options), terminal_(terminal) {}

  Status run() {
    const auto [policies, statements] = sorted_out(options_.arguments);
    LoadedPolicy loaded = load_policy(policies, terminal_.err.colour());
    terminal_.err.write(loaded.messages);
    if (!loaded.policy) return Status::wrong;
    if (!begin(loaded.policy->program, statements.empty())) return Status::wrong;
    for (const std::string& statement : statements) {
      if (!say(statement, "the question")) return Status::wrong;
    }
    if (!asked_) {
      throw Problem(core::Code::not_a_question, "nothing is asked",
                    "end with a question, as in 'may gabon give_benefit { to: togo }?'");
    }
    return unmet_ ? worse(status_, Status::refused) : status_;
  }

private:
  // The story, from JSON or from nothing. What the JSON asks is answered if nothing else is asked.
  bool begin(const std::shared_ptr<const core::Program>& program, bool answer_json) {
    Manner manner;
    manner.why = options_.why;
    manner.strictly = options_.strictly;
    manner.confidential = options_.confidential;
    manner.today = core::today();
    manner.width = terminal_.out.width();
    manner.colour = terminal_.out.colour();
    core::StoryOptions how = story_options(manner);
    if (!options_.on.empty()) {
      how.on = core::parse_day(options_.on);
      if (!how.on)
        throw Problem(core::Code::bad_date, fmt::format("`--on {}` is no date", options_.on),
                      "as in `--on 2024-11-05`");
    }
    if (options_.facts.empty()) {
      story_.emplace(program, how);
      return !how.on || say("on " + core::day_text(*how.on), "--on");
    }
    FileText json = read_file(options_.facts);
    if (json.error != 0) throw cannot_read(options_.facts, json.error);
    const std::string name = options_.facts == "-" ? "standard input" : options_.facts;
    core::StoryFromJson read = core::story_from_json(program, json.text, name, how);
    terminal_.err.write(core::render(read.diagnostics, *read.sources, terminal_.err.colour()));
    if (!read.story) return false;
    story_ = std::move(read.story);
    return !answer_json || !read.asked || answer(*read.asked);
  }

  bool say(const std::string& text, const std::string& name) {
    for (const core::Outcome& outcome : story_->say(text, name)) {
      if (!answer(outcome)) return false;
    }
    return true;
  }

  bool answer(const core::Outcome& outcome) {
    terminal_.err.write(core::render(outcome.diagnostics, story_->sources(), terminal_.err.colour()));
    switch (outcome.kind) {
      case core::OutcomeKind::told:
        return true;
      case core::OutcomeKind::wrong:
      case core::OutcomeKind::incomplete:
        return false;
      case core::OutcomeKind::unmet:
        unmet_ = true;
        break;
      case core::OutcomeKind::met:
        return true;
      case core::OutcomeKind::answered:
        asked_ = true;
        status_ = status_of(outcome.tenor);  // of several answers the last: it is the one that everything was told for
        break;
    }
    terminal_.out.write(options_.json && !outcome.json.empty() ? outcome.json + "\n" : outcome.text);
    return true;
  }

  const AskOptions& options_;
  Terminal& terminal_;
  std::optional<core::Story> story_;
  bool asked_ = false;
  bool unmet_ = false;
  Status status_ = Status::well;
};

constexpr const char* kAbout = R"(Answers a question: is it permitted, and why?

  $ licet ask policies/interpol 'let gabon, togo be Country' \
        'may gabon give_benefit { to: togo, kind: travel }?'
  $ licet ask policies/interpol --case facts.json --why
  $ get-case 17 | licet ask policies/interpol --case - --json 'flights?' | jq .verdict
  $ if licet ask access.licet --case request.json > reason.txt; then open_the_door; fi)";

}  // namespace

void add_ask(CLI::App& licet, Action& chosen) {
  CLI::App* command = licet.add_subcommand("ask", kAbout);
  auto options = std::make_shared<AskOptions>();
  command
      ->add_option(
          "POLICY", options->arguments,
          "files or folders first, then statements and questions of the language. What holds a blank or a question "
          "mark, and is not a file, is a statement")
      ->option_text("POLICY… [STATEMENT…]")
      ->required();
  command->add_option("--case", options->facts, "facts as JSON, from a file or from standard input (-)")
      ->type_name("FILE");
  command->add_option("--on", options->on, "the day asked about; else that of the case, else today")->type_name("DATE");
  command->add_flag("--json", options->json, "each answer as one line of JSON");
  command->add_flag("--why", options->why, "with the grounds of the answer");
  command->add_flag("--strictly", options->strictly, "what is only presumed counts as unknown");
  command->add_flag("--confidential", options->confidential, "shows fields that the policy declares confidential");
  command->footer(
      "Exit status: 0 permitted, recommended or obligatory; 1 prohibited, discouraged or needs authorisation; 2 "
      "undetermined, "
      "unregulated or no power; 3 the policy, the case or the question is wrong. Of several answers the last counts.");
  command->callback(
      [options, &chosen] { chosen = [options](Terminal& terminal) { return Asking(*options, terminal).run(); }; });
}

}  // namespace licet::command
