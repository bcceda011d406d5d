#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <licet/export.h>

namespace licet {

// What is wrong with a text, and where. Plain data: copies freely, refers to nothing.
//
//   for (const licet::Diagnostic& d : loaded.diagnostics())
//     std::cerr << d.file << ':' << d.line << ": " << d.message << '\n';
enum class Severity { error, warning };

struct Label {  // a second place that helps to understand the first: "first defined here"
  std::string file;
  std::size_t line = 0, column = 0;  // from 1; 0: no place in a text
  std::string message;
};

struct Diagnostic {
  std::string code;  // "E2003"; `licet explain E2003` tells its story. Never reused for another mistake
  Severity severity = Severity::error;
  std::string file;                  // as it was named when loaded; empty: no text, as for a call of Case::add
  std::size_t line = 0, column = 0;  // from 1, in code points; 0: no place in a text
  std::size_t begin = 0, end = 0;    // the same place in bytes
  std::string message;               // what is wrong here, in one sentence
  std::string help;                  // what to do about it; may be empty
  std::vector<Label> labels;
};

// All that was found in one run, in the order in which a person reads: by file, then by place.
class LICET_API Diagnostics {
public:
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] bool has_errors() const;  // false: warnings at most
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }
  [[nodiscard]] const Diagnostic& operator[](std::size_t i) const { return all_[i]; }

  // All of them for a terminal or a log, each with its line of text and a caret below the place.
  [[nodiscard]] const std::string& render() const { return rendered_; }

private:
  friend struct Face;  // the library's own; see lang/api
  std::vector<Diagnostic> all_;
  std::string rendered_;
};

}  // namespace licet
