#include <chrono>
#include <memory>
#include <vector>

#include "answer/json.hpp"
#include "command.hpp"
#include "conversation.hpp"
#include "lines.hpp"
#include "story/case_json.hpp"

namespace licet::command {

namespace {

struct BatchOptions {
  std::vector<std::string> policies;
  bool why = false;
  bool strictly = false;
  bool confidential = false;
};

// What stands in place of a decision when a case is wrong.
std::string problem_json(std::size_t line, const core::Diagnostics& diagnostics) {
  std::string text = fmt::format("{{\"schema\":1,\"line\":{},\"problems\":[", line);
  bool first = true;
  for (const core::Diagnostic& diagnostic : diagnostics.all()) {
    text += fmt::format("{}{{\"code\":{},\"message\":{},\"help\":{}}}", first ? "" : ",",
                        core::json_string(core::code_label(diagnostic.code)), core::json_string(diagnostic.message),
                        core::json_string(diagnostic.help));
    first = false;
  }
  return text + "]}";
}

// How far it is, for somebody who waits: on a terminal only, at most twice a second.
class Progress {
public:
  explicit Progress(Output& err) : err_(err) {}
  ~Progress() {
    if (shown_) err_.write("\r\x1b[K");
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void at(std::size_t done) {
    const auto now = std::chrono::steady_clock::now();
    if (!err_.terminal() || now - last_ < std::chrono::milliseconds(500)) return;
    last_ = now;
    shown_ = true;
    err_.print("\r{} cases", done);
  }

private:
  Output& err_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  bool shown_ = false;
};

Status run(const BatchOptions& options, Terminal& terminal) {
  const LoadedPolicy loaded = load_policy(options.policies, terminal.err.colour());
  terminal.err.write(loaded.messages);
  if (!loaded.policy) return Status::wrong;
  Manner manner;
  manner.why = options.why;
  manner.strictly = options.strictly;
  manner.confidential = options.confidential;
  manner.today = core::today();
  Status status = Status::well;
  Lines lines;
  Progress progress(terminal.err);
  for (std::size_t number = 1; !terminal.out.closed() && terminal.out.trouble() == 0; ++number) {
    const std::optional<std::string> line = lines.next();
    if (!line) break;
    if (line->find_first_not_of(" \t\r") == std::string::npos) continue;
    core::StoryFromJson read =
        core::story_from_json(loaded.policy->program, *line, fmt::format("line {}", number), story_options(manner));
    if (read.story && !read.asked)
      read.diagnostics.report(core::Code::json_key_missing, {}, "the case asks nothing: it has no `ask`");
    const bool answered = read.asked && read.asked->kind == core::OutcomeKind::answered;
    if (!answered) status = Status::wrong;
    const core::Diagnostics& what = read.asked ? read.asked->diagnostics : read.diagnostics;
    terminal.out.write((answered ? read.asked->json : problem_json(number, what)) + "\n");
    progress.at(number);
  }
  return status;
}

}  // namespace

void add_batch(CLI::App& licet, Action& chosen) {
  CLI::App* command = licet.add_subcommand(
      "batch",
      "Answers many cases: a line of JSON in, a line of JSON out\n\n"
      "  $ licet batch policies/interpol < cases.ndjson > decisions.ndjson\n"
      "  $ tail -f cases.ndjson | licet batch access.licet | jq -c '[.verdict, .decisive[].rule]'");
  auto options = std::make_shared<BatchOptions>();
  command->add_option("POLICY", options->policies, "files, or folders with all .licet files below them")
      ->option_text("POLICY…")
      ->required();
  command->add_flag("--why", options->why, "each decision with its proof");
  command->add_flag("--strictly", options->strictly, "what is only presumed counts as unknown");
  command->add_flag("--confidential", options->confidential, "shows fields that the policy declares confidential");
  command->footer(
      "A line that is no case is answered, in its place, by an object with `line` and `problems`; the others are "
      "answered all "
      "the same. Empty lines are passed over.\n\nExit status: 0 every case was answered; 3 some were wrong, or the "
      "policy is.");
  command->callback([options, &chosen] { chosen = [options](Terminal& terminal) { return run(*options, terminal); }; });
}

}  // namespace licet::command
