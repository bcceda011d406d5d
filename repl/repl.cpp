#include <memory>

#include <unistd.h>

#include <licet/version.h>

#include "about.hpp"
#include "command.hpp"
#include "files.hpp"
#include "history.hpp"
#include "interrupt.hpp"
#include "lines.hpp"
#include "prompt.hpp"

namespace licet::command {

namespace {

struct ReplOptions {
  std::vector<std::string> policies;
};

// At most three lines. Somebody who comes back needs no more than the first.
std::string banner(const core::Program& program, bool first_time) {
  std::string line = policy_line(program);
  if (program.instruments.size() != 1) {
    line = fmt::format("{} instruments, {} rules\n", program.instruments.size(), program.rules.size());
  }
  std::string text = "licet " LICET_VERSION ", " + line;
  if (!first_time) return text;
  const FirstSteps steps = first_steps(program);
  return text + fmt::format(
                    "Tell something, then ask:  {}  and then  {}\n"
                    ":about lists the words of this policy, :help tells the rest, Ctrl-D ends.\n",
                    steps.statement, steps.question);
}

Status converse(Conversation& conversation, Terminal& terminal) {
  HistoryFile history(state_folder());
  const std::vector<std::string> before = history.read();
  const Interrupts interrupts;
  const Prompt* current = nullptr;
  LineEditor editor([&](std::string_view line) { return current->complete(line); });
  for (const std::string& entry : before) editor.remember(entry);
  Prompt prompt(conversation, terminal, [&](std::string_view sign) { return editor.read(sign); });
  current = &prompt;
  prompt.remember = [&](const std::string& entry) {
    editor.remember(entry);
    history.append(entry);
  };
  terminal.out.write(banner(*conversation.policy().program, before.empty()));
  static_cast<void>(prompt.run());
  return Status::well;  // whoever sat there has seen what went wrong
}

Status run(const ReplOptions& options, Terminal& terminal) {
  LoadedPolicy loaded = load_policy(options.policies, terminal.err.colour());
  terminal.err.write(loaded.messages);
  if (!loaded.policy) return Status::wrong;
  Manner manner;
  manner.today = core::today();
  manner.width = terminal.out.width();
  manner.colour = terminal.out.colour();
  const bool person = ::isatty(0) == 1 && terminal.out.terminal();
  if (person) manner.cancel = Interrupts::flag();
  Conversation conversation(*std::move(loaded.policy), manner);
  if (person) return converse(conversation, terminal);
  Lines lines;
  const auto read = [&](std::string_view) {
    std::optional<std::string> line = lines.next();
    return line ? LineEditor::Line{LineEditor::End::line, *std::move(line)}
                : LineEditor::Line{LineEditor::End::end, {}};
  };
  return Prompt(conversation, terminal, read).run();
}

}  // namespace

void add_repl(CLI::App& licet, Action& chosen) {
  CLI::App* command = licet.add_subcommand(
      "repl",
      "A conversation: tell what is the case, ask what is permitted, and why\n\n"
      "  $ licet repl policies/interpol\n"
      "  licet> let gabon, togo be Country\n"
      "  licet> may gabon give_benefit { to: togo, kind: travel } as flights?\n"
      "  licet> what is missing?\n\n"
      "  $ licet repl policies/interpol < questions.txt     without a terminal: answers, and no prompt");
  auto options = std::make_shared<ReplOptions>();
  command->add_option("POLICY", options->policies, "files, or folders with all .licet files below them")
      ->option_text("POLICY…")
      ->required();
  command->footer(
      "What is typed is kept in $XDG_STATE_HOME/licet/history (else ~/.local/state/licet/history).\n\n"
      "Exit status: 0; of a script on standard input 1 if an expectation was not met, 3 if a statement was wrong.");
  command->callback([options, &chosen] { chosen = [options](Terminal& terminal) { return run(*options, terminal); }; });
}

}  // namespace licet::command
