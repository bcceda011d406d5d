#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "program/program.hpp"
#include "text/diagnostic.hpp"

// From texts to a policy.
namespace licet::core {

struct NamedText {  // in memory: the name is used in messages, and as a path by `use`
  std::string name;
  std::string text;
};
enum class Findings : std::uint8_t { no, yes };  // what only `check` wants to know: warnings 5xxx

struct LoadRequest {
  std::vector<std::string> paths;  // files, or folders: all *.licet in them but *.scenarios.licet, in sorted order
  std::vector<NamedText> texts;
  Findings findings = Findings::no;
};
struct Loaded {
  std::shared_ptr<const Program> program;  // nullptr: `diagnostics` say why
  std::shared_ptr<Sources> sources;        // for rendering; those of the program
  Diagnostics diagnostics;                 // sorted
};

// Never throws for what a policy or a path may be. Modules that a text uses are found by themselves: `std.…` within the
// library, others beside the text that uses them or in a folder above it (or among `texts`).
[[nodiscard]] Loaded load(const LoadRequest& request);

// One text, mostly for tests.
[[nodiscard]] Loaded load_text(std::string_view text, std::string_view name = "policy.licet");

// The judgments that hold until somebody doubts them, for the ethics office to sign; in order.
[[nodiscard]] std::vector<JudgmentId> presumptions(const Program& program);

}  // namespace licet::core
