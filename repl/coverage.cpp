#include <memory>
#include <set>
#include <vector>

#include "answer/names.hpp"
#include "command.hpp"
#include "story/scenario.hpp"

namespace licet::command {

namespace {

struct CoverageOptions {
  std::vector<std::string> paths;
  bool json = false;
};

// What the counts come to: rules that no answer ever rested on, and exceptions that never made a difference.
class Idle {
public:
  Idle(const core::Coverage& coverage, std::size_t width) : coverage_(coverage), width_(width) {}

  void add(const core::Program& program) {
    for (std::size_t i = 0; i < program.rules.size(); ++i) {
      const core::Rule& rule = program.rules[i];
      const std::string name = core::full_rule_name(program, core::RuleId{static_cast<std::uint32_t>(i)});
      const core::RuleCoverage seen = coverage_.of(name);
      if (seen.decisive == 0 && seen.duties == 0) never_decisive_.insert(name);
      if (core::is_some(rule.unless) && seen.let_go == 0) never_let_go_.insert(name);
      for (const core::RuleId over : rule.defeaters) {
        const std::string exception = core::full_rule_name(program, over);
        if (coverage_.of(exception).defeats == 0) never_prevailed_.insert(exception);
      }
    }
  }

  [[nodiscard]] std::string text() const {
    return list("Never decided anything", never_decisive_) +
           list("Never let go, though they have an `unless`", never_let_go_) +
           list("Never prevailed over the rule that they are an exception to", never_prevailed_);
  }

private:
  [[nodiscard]] std::string list(std::string_view title, const std::set<std::string>& names) const {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "  " : ", ") + name;
    return names.empty() ? text : fmt::format("{}:\n{}\n", title, wrapped(text, width_));
  }

  const core::Coverage& coverage_;
  std::size_t width_;
  std::set<std::string> never_decisive_, never_let_go_, never_prevailed_;
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
  if (options.json) {
    terminal.out.write(coverage.json() + "\n");
  } else {
    Idle idle(coverage, terminal.out.width());
    for (const core::Suite& suite : suites.suites) idle.add(*suite.program);
    terminal.out.write(coverage.text() + idle.text());
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
                           "  $ licet coverage --json policies/interpol   for programs: one line for each policy");
  auto options = std::make_shared<CoverageOptions>();
  command->add_option("POLICY", options->paths, "files and folders, with the scenarios beside them")
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
