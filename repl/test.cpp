#include <memory>
#include <vector>

#include "command.hpp"
#include "files.hpp"
#include "report/coverage_report.hpp"
#include "story/scenario.hpp"

namespace licet::command {

namespace {

struct TestOptions {
  std::vector<std::string> paths;
  std::string junit;
  bool coverage = false;
};

Status run(const TestOptions& options, Terminal& terminal) {
  const core::Suites suites = core::load_suites(options.paths.empty() ? std::vector<std::string>{"."} : options.paths);
  terminal.err.write(core::render(suites.diagnostics, *suites.sources, terminal.err.colour()));
  std::vector<core::ScenarioResult> results;
  core::Coverage coverage;
  for (const core::Suite& suite : suites.suites) {
    coverage.add(suite.program);
    for (core::ScenarioResult& result : core::run_scenarios(suite, {}, &coverage)) results.push_back(std::move(result));
  }
  if (results.empty() && !suites.diagnostics.has_errors()) {
    throw Problem(core::Code::no_scenarios, "there is no scenario here",
                  "scenarios stand in `NAME.scenarios.licet` beside the policy `NAME.licet`");
  }
  if (!results.empty()) terminal.out.write(core::report_text(results, terminal.out.colour()));
  if (options.coverage) terminal.out.write("\n" + core::coverage_text(core::coverage_report(coverage)));
  if (!options.junit.empty()) {
    if (const std::string why = write_file(options.junit, core::report_junit(results)); !why.empty()) {
      throw Problem(core::Code::cannot_write, fmt::format("cannot write `{}`: {}", options.junit, why));
    }
  }
  if (suites.diagnostics.has_errors()) return Status::wrong;
  for (const core::ScenarioResult& result : results) {
    if (!result.passed()) return Status::refused;
  }
  return Status::well;
}

}  // namespace

void add_test(CLI::App& licet, Action& chosen) {
  CLI::App* command =
      licet.add_subcommand("test",
                           "Runs the scenarios of policies\n\n"
                           "  $ licet test policies                       every scenario below\n"
                           "  $ licet test --junit results.xml policies   and writes the results for a build server\n"
                           "  $ licet test --coverage policies/interpol   and shows which rules they exercised");
  auto options = std::make_shared<TestOptions>();
  command->add_option("PATH", options->paths, "files and folders; without any: the folder you are in")
      ->option_text("[PATH…]");
  command->add_option("--junit", options->junit, "also writes the results to this file, as JUnit XML")
      ->type_name("FILE");
  command->add_flag("--coverage", options->coverage, "also shows what the scenarios exercised");
  command->footer(
      "Scenarios in `x.scenarios.licet` are about `x.licet` beside it, and about what they name with `use`.\n\n"
      "Exit status: 0 all passed; 1 some failed; 3 a policy is wrong, or there is no scenario.");
  command->callback([options, &chosen] { chosen = [options](Terminal& terminal) { return run(*options, terminal); }; });
}

}  // namespace licet::command
