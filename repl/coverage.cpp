#include <memory>
#include <vector>

#include "command.hpp"
#include "files.hpp"
#include "problem.hpp"
#include "report/coverage_report.hpp"
#include "story/scenario.hpp"

namespace licet::command {

namespace {

struct CoverageOptions {
  std::vector<std::string> paths;
  std::string html;
  bool json = false;
};

// What the counts come to: rules that no answer ever rested on, and exceptions that never made a difference.
std::string gaps_text(const core::CoverageReport& report, std::size_t width) {
  std::string out;
  const auto list = [&](std::string_view title, const std::vector<std::string>& names) {
    if (names.empty()) return;
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "  " : ", ") + name;
    out += fmt::format("{}:\n{}\n", title, wrapped(text, width));
  };
  list("Never decided anything", report.never_decisive);
  list("Never silent or beaten: no scenario shows where they end", report.never_silent);
  list("Never let go, though they have an `unless`", report.never_let_go);
  list("Never prevailed over the rule that they are an exception to", report.never_prevailed);
  return out;
}

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
  const core::CoverageReport report = core::coverage_report(coverage);
  if (!options.html.empty()) {
    if (const std::string why = write_file(options.html, core::coverage_html(report)); !why.empty())
      throw Problem(core::Code::cannot_write, fmt::format("cannot write `{}`: {}", options.html, why));
  }
  if (options.json) {
    terminal.out.write(core::coverage_json(report) + "\n");
  } else {
    terminal.out.write(core::coverage_text(report) + gaps_text(report, terminal.out.width()));
  }
  if (failed > 0) terminal.err.print("{} scenarios failed: `licet test` shows them\n", failed);
  return failed > 0 ? Status::refused : Status::well;
}

}  // namespace

void add_coverage(CLI::App& licet, Action& chosen) {
  CLI::App* command =
      licet.add_subcommand("coverage",
                           "Shows, paragraph by paragraph, what encodes it and which scenarios exercise it\n\n"
                           "  $ licet coverage policies/interpol          for people\n"
                           "  $ licet coverage --json policies/interpol   for programs: one line\n"
                           "  $ licet coverage --html coverage.html policies   a page to read or to send");
  auto options = std::make_shared<CoverageOptions>();
  command->add_option("POLICY", options->paths, "files and folders, with the scenarios beside them")
      ->option_text("POLICY…")
      ->required();
  command->add_flag("--json", options->json, "as JSON");
  command->add_option("--html", options->html, "also writes it as a page that needs nothing else")->type_name("FILE");
  command->footer(
      "It also lists rules that never decided anything, exceptions that never let go, and paragraphs that nothing "
      "cites.\n\n"
      "Exit status: 0; 1 if a scenario failed; 3 if a policy or a scenario is wrong.");
  command->callback([options, &chosen] { chosen = [options](Terminal& terminal) { return run(*options, terminal); }; });
}

}  // namespace licet::command
