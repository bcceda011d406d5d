#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "text/source.hpp"

namespace licet::core {

// Numbers of diagnostics. Never reused; each has its long story in catalogue.cpp (`licet explain E2003`).
//   1xxx the text    2xxx names    3xxx types and values    4xxx meaning    5xxx findings of `check` (warnings)
//   6xxx cases, scenarios, questions    7xxx files and the command line
enum class Code : unsigned short {
#define LICET_CODE(name, number, severity, title, story) name = number,
#include "text/codes.def"
#undef LICET_CODE
};

enum class Severity { error, warning };

struct Label {  // a second place that helps to understand the first: "first defined here"
  Place place;
  std::string message;
};

struct Diagnostic {
  Code code;
  Severity severity;
  Place place;
  std::string message;  // lower case, no final period, user text in backticks; says what is wrong here
  std::string help;     // what to do; may be empty
  std::vector<Label> labels;
};

// Collects diagnostics: one error per place, at most kMost of them (the rest are counted).
class Diagnostics {
public:
  static constexpr std::size_t kMost = 100;

  // Handle to a reported diagnostic, for adding help and labels. Does nothing if the report was suppressed.
  class Report {
  public:
    Report(Diagnostics* owner, std::size_t index) : owner_(owner), index_(index) {}
    Report& help(std::string text);
    Report& label(Place place, std::string message);

  private:
    Diagnostics* owner_;
    std::size_t index_;
  };

  Report report(Code code, Place place, std::string message);
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t left_out() const { return left_out_; }  // how many more there were than kMost
  void sort();  // by source, place, code: the order in which a person reads

private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
  std::size_t left_out_ = 0;
};

struct CodeStory {
  Code code;
  Severity severity;
  const char* name;
  const char* title;
  const char* story;
};

// All codes in ascending order, for `licet explain`.
[[nodiscard]] const std::vector<CodeStory>& code_stories();
[[nodiscard]] const CodeStory* find_code(unsigned number);  // nullptr if there is none
[[nodiscard]] std::string code_label(Code code);            // "E2003" or "W5001"

enum class Colour { no, yes };

// Renders one diagnostic with its line, caret, labels and help. Ends with a newline.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Sources& sources, Colour colour = Colour::no);
[[nodiscard]] std::string render(const Diagnostics& diagnostics, const Sources& sources, Colour colour = Colour::no);

// The candidate nearest to `name` by edit distance, or empty if none is near enough to suggest.
[[nodiscard]] std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace licet::core
