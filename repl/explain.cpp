#include <cctype>
#include <memory>

#include "command.hpp"

namespace licet::command {

namespace {

struct ExplainOptions {
  std::string code;
};

const char* range_title(unsigned number) {
  switch (number / 1000) {
    case 1:
      return "The text";
    case 2:
      return "Names";
    case 3:
      return "Types and values";
    case 4:
      return "Meaning";
    case 5:
      return "Findings of `licet check`";
    case 6:
      return "Cases, scenarios and questions";
    default:
      return "Files and the command line";
  }
}

Status list(Terminal& terminal) {
  unsigned range = 0;
  for (const core::CodeStory& story : core::code_stories()) {
    const auto number = static_cast<unsigned>(story.code);
    if (number / 1000 != range) {
      if (range != 0) terminal.out.write("\n");
      range = number / 1000;
      terminal.out.write(inked(range_title(number), Ink::bold, terminal.out.colour()) + "\n");
    }
    terminal.out.write(
        wrapped(fmt::format("  {}  {}\n", core::code_label(story.code), story.title), terminal.out.width(), 7));
  }
  return Status::well;
}

// "E2003", "e2003", "2003" and "error[E2003]" all mean the same.
unsigned number_in(const std::string& text) {
  unsigned number = 0;
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0 && number < 10000)
      number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

Status explain(const ExplainOptions& options, Terminal& terminal) {
  if (options.code.empty()) return list(terminal);
  const core::CodeStory* story = core::find_code(number_in(options.code));
  if (story == nullptr) {
    throw Problem(core::Code::unknown_code, fmt::format("there is no diagnostic `{}`", options.code),
                  "`licet explain` lists all of them");
  }
  terminal.out.write(
      inked(fmt::format("{}: {}", core::code_label(story->code), story->title), Ink::bold, terminal.out.colour()));
  terminal.out.write("\n\n" + wrapped(story->story, terminal.out.width()) + "\n");
  return Status::well;
}

}  // namespace

void add_explain(CLI::App& licet, Action& chosen) {
  CLI::App* command = licet.add_subcommand("explain",
                                           "Tells the long story of a diagnostic, or lists all diagnostics\n\n"
                                           "  $ licet explain E2003\n"
                                           "  $ licet explain");
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("CODE", options->code, "the number in brackets of a message; without it: a list of all")
      ->option_text("[CODE]");
  command->footer("Exit status: 0; 3 if there is no such diagnostic.");
  command->callback(
      [options, &chosen] { chosen = [options](Terminal& terminal) { return explain(*options, terminal); }; });
}

}  // namespace licet::command
