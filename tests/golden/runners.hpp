#pragma once

#include <string>
#include <string_view>

// What comes of a golden program. `name` is its file name, which diagnostics show.
using Runner = std::string (*)(const std::string& name, const std::string& program);

// The runner of the goldens in this folder of tests/golden, or nullptr: then they fail, lest they pass unseen.
Runner runner_of(std::string_view folder);
