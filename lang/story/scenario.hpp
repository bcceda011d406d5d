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
  Diagnostics diagnostics;                 // a statement that is wrong: the scenario stops there
  std::shared_ptr<const Sources> sources;  // for rendering them
  std::string transcript;                  // what the prompt would have shown: each question and its answer
  std::string dialogue;                    // the same with all that was told, and without the expectations
  std::chrono::microseconds time{0};
  [[nodiscard]] bool passed() const;  // nothing is wrong, and every expectation is met
};

// Texts with scenarios, and the policy that they are about.
struct Suite {
  std::string name;  // of the file
  std::shared_ptr<const Program> program;
  std::shared_ptr<Symbols> symbols;  // of the text; extends the program's
  std::shared_ptr<Sources> sources;
  Ast text;
  SourceId seen_from = kNoSource;  // the policy whose names go first
};
struct Suites {
  std::vector<Suite> suites;
  std::shared_ptr<Sources> sources;  // for rendering
  Diagnostics diagnostics;
};

// Files and folders. `x.scenarios.licet` is about `x.licet` beside it and about every instrument and module that it
// names with `use`; scenarios in any other file are about that file and what it uses.
[[nodiscard]] Suites load_suites(const std::vector<std::string>& paths);

// The scenarios that stand in the texts of a policy itself.
[[nodiscard]] std::vector<Suite> suites_within(const std::shared_ptr<const Program>& program);

[[nodiscard]] std::vector<ScenarioResult> run_scenarios(const Suite& suite, const StoryOptions& options,
                                                        Coverage* coverage = nullptr);

// For people: what failed in full, what passed as a count. Deterministic: no times, no addresses.
[[nodiscard]] std::string report_text(const std::vector<ScenarioResult>& results, Colour colour = Colour::no);
[[nodiscard]] std::string report_junit(const std::vector<ScenarioResult>& results);

}  // namespace licet::core
