#include <algorithm>
#include <memory>
#include <vector>

#include "command.hpp"
#include "meaning/load.hpp"

namespace licet::command {

namespace {

struct CheckOptions {
  std::vector<std::string> paths;
};

// What answers may rest on without anybody having found it: to be read, and signed, by whoever answers for the policy.
std::string presumptions_text(const core::Program& program, std::size_t width) {
  std::string text;
  for (const core::JudgmentId id : core::presumptions(program)) {
    const core::Judgment& judgment = program.judgments[core::index(id)];
    std::string cites;
    for (const core::Symbol cite : judgment.cites.paragraphs)
      cites += (cites.empty() ? " [" : ", ") + std::string(program.symbols.text(cite));
    if (!cites.empty()) cites += "]";
    text += wrapped(fmt::format("  {}{} is presumed {}: {}\n", program.symbols.text(judgment.name), cites,
                                *judgment.presumed ? "yes" : "no", judgment.ask),
                    width, 2);
  }
  return text.empty() ? text : "\nHolds until somebody doubts it:\n" + text;
}

core::Code first_error(const std::vector<core::Diagnostic>& all) {
  return std::find_if(all.begin(), all.end(),
                      [](const core::Diagnostic& d) { return d.severity == core::Severity::error; })
      ->code;
}

Status run(const CheckOptions& options, Terminal& terminal) {
  core::LoadRequest request;
  request.paths = options.paths.empty() ? std::vector<std::string>{"."} : options.paths;
  request.findings = core::Findings::yes;
  const core::Loaded loaded = core::load(request);
  terminal.out.write(core::render(loaded.diagnostics, *loaded.sources, terminal.out.colour()));
  const auto& all = loaded.diagnostics.all();
  const auto errors = static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [](const core::Diagnostic& d) { return d.severity == core::Severity::error; }));
  const std::size_t warnings = all.size() - errors + loaded.diagnostics.left_out();
  if (!all.empty()) terminal.out.write("\n");
  const auto counted = [](std::size_t number, const char* what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
  };
  if (errors > 0) {
    terminal.out.print("{}{}: `licet explain {}` tells more\n", counted(errors, "error"),
                       warnings == 0 ? "" : ", " + counted(warnings, "finding"), core::code_label(first_error(all)));
    return Status::wrong;
  }
  const core::Program& program = *loaded.program;
  terminal.out.print("{}, {}: {}\n", counted(program.instruments.size(), "instrument"),
                     counted(program.rules.size(), "rule"),
                     warnings == 0 ? "nothing found" : counted(warnings, "finding"));
  terminal.out.write(presumptions_text(program, terminal.out.width()));
  return warnings == 0 ? Status::well : Status::refused;
}

}  // namespace

void add_check(CLI::App& licet, Action& chosen) {
  CLI::App* command =
      licet.add_subcommand("check",
                           "Reads policies over their author's shoulder, and says what looks wrong\n\n"
                           "  $ licet check policies/interpol        files and folders, taken together\n"
                           "  $ licet check                          everything in this folder");
  auto options = std::make_shared<CheckOptions>();
  command->add_option("PATH", options->paths, "files and folders; without any: the folder you are in")
      ->option_text("[PATH…]");
  command->footer(
      "Beyond errors it finds paragraphs that nothing cites, norms that contradict each other without saying which "
      "prevails, rules that can never speak, and the like; and it lists every presumption, for somebody to sign.\n\n"
      "Exit status: 0 nothing found; 1 findings; 3 errors.");
  command->callback([options, &chosen] { chosen = [options](Terminal& terminal) { return run(*options, terminal); }; });
}

}  // namespace licet::command
