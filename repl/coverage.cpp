#include <memory>
#include <vector>

#include "command.hpp"
#include "story/scenario.hpp"

namespace licet::command {

namespace {

struct CoverageOptions {
  std::vector<std::string> paths;
  bool json = false;
};

Status run(const CoverageOptions& options, Terminal& terminal) {
  const core::Suites suites = core::load_suites(options.paths);
  terminal.err.write(core::render(suites.diagnostics, *suites.sources, terminal.err.colour()));
  if (suites.diagnostics.has_errors()) return Status::wrong;
  core::Coverage coverage;
  std::size_t failed = 0;
  for (const core::Suite& suite : suites.suites) {
    coverage.add(suite.program);
    for (const core::ScenarioResult& result : core::run_scenarios(suite, {}, &coverage)) {
      if (!result.passed()) ++failed;
    }
  }
  terminal.out.write(options.json ? coverage.json() + "\n" : coverage.text());
  if (failed > 0) terminal.err.print("{} scenarios failed: `licet test` shows them\n", failed);
  return failed > 0 ? Status::refused : Status::well;
}

}  // namespace

void add_coverage(CLI::App& licet, Action& chosen) {
  CLI::App* command =
      licet.add_subcommand("coverage",
                           "Shows, paragraph by paragraph, what encodes it and which scenarios exercise it\n\n"
                           "  $ licet coverage policies/interpol          for people\n"
                           "  $ licet coverage --json policies/interpol   for programs: one line for each policy");
  auto options = std::make_shared<CoverageOptions>();
  command->add_option("policies", options->paths, "files and folders, with the scenarios beside them")
      ->option_text("POLICY…")
      ->required();
  command->add_flag("--json", options->json, "as JSON");
  command->footer(
      "It also lists rules that never decided anything, exceptions that never let go, and paragraphs that nothing "
      "cites.\n\n"
      "Exit status: 0; 1 if a scenario failed; 3 if a policy or a scenario is wrong.");
  command->callback([options, &chosen] { chosen = [options](Terminal& terminal) { return run(*options, terminal); }; });
}

}  // namespace licet::command
