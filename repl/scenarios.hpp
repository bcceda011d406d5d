#pragma once

#include <string>
#include <vector>

#include "policy.hpp"

// Scenario files as the prompt uses them: to begin a case with one, and to keep a case as one.
namespace licet::command {

struct ScenarioText {
  std::string title;
  std::vector<std::string> statements;  // without what is expected: at the prompt one asks
};
// Of the files of the policy and those beside them.
[[nodiscard]] std::vector<ScenarioText> scenarios_of(const Policy& policy);

// Adds a scenario to a file, which is made if need be and begins by naming the policy. Returns the title that it has
// there (a number follows it if the file has one of that title). Throws Problem.
std::string add_scenario(const std::string& path, const Policy& policy, const std::string& title,
                         const std::vector<std::string>& statements);

}  // namespace licet::command
