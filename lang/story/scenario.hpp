#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "story/coverage.hpp"
#include "story/story.hpp"

// Runs the scenarios of texts, each as a story of its own, and says which expectations were met.
namespace licet::core {

struct Expectation {
  Place place;
  bool met = false;
  std::string text;  // unmet: what was expected, what came, and why
};
struct ScenarioResult {
  std::string title;
  std::string file;
  Position position;
  std::vector<std::string> cites;
  std::vector<Expectation> expectations;
  Diagnostics diagnostics;  // statements that are wrong: the scenario stops at the first
  std::string transcript;   // what the prompt would have shown
  std::chrono::microseconds time{0};
  [[nodiscard]] bool passed() const;  // no error, every expectation met, and at least one of them
};

// Scenario texts and the policy that they are about. `load_suites` makes them from paths.
struct Suite {
  std::string name;
  std::shared_ptr<const Program> program;
  std::shared_ptr<Symbols> symbols;  // of the texts; extends the program's
  std::shared_ptr<Sources> sources;
  std::vector<Ast> texts;
};
struct Suites {
  std::vector<Suite> suites;
  std::shared_ptr<Sources> sources;  // for rendering
  Diagnostics diagnostics;
};

// Files and folders. `x.scenarios.licet` is about `x.licet` beside it and about every module that it names with `use`;
// scenarios in any other file are about that file and what it uses.
[[nodiscard]] Suites load_suites(const std::vector<std::string>& paths);

[[nodiscard]] std::vector<ScenarioResult> run_scenarios(const Suite& suite, const StoryOptions& options,
                                                        Coverage* coverage = nullptr);

// For people: what failed in full, what passed as a count. Deterministic: no times, no addresses.
[[nodiscard]] std::string report_text(const std::vector<ScenarioResult>& results, const Sources& sources,
                                      Colour colour = Colour::no);
[[nodiscard]] std::string report_junit(const std::vector<ScenarioResult>& results, const Sources& sources);

}  // namespace licet::core
