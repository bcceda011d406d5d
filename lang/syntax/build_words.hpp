#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"
#include "text/diagnostic.hpp"

namespace licet::core {

// What a rule of the grammar says it would have liked to see.
struct Expectation {
  const char* what;        // "a name", "`must`"
  const char* words = "";  // with blanks between: the words that might have been meant
  Code code = Code::unexpected;
};

// Thrown by the grammar, caught by its recovery, never leaves the parser. No string and no position in it: with those,
// 20,000 errors took 6 s instead of 0.06 s.
struct SyntaxError {
  const char* at;
  Expectation expected;
};

// The builders are what the actions of the grammar call. Each collects on stacks what was read and not yet used; a
// finished node goes into the pools of the Ast. This one knows names, paths, texts, citations, and how to complain.
class WordBuilder {
public:
  WordBuilder(SourceId id, const Source& source, Symbols& symbols, Diagnostics& diagnostics);

  Ast ast;
  std::size_t nesting = 0;  // brackets open around what is being read
  bool at_prompt = false;   // the text was typed: its last question mark may be missing

  void name(Span span);
  void capital_name();  // the name just read must begin with a capital letter, or must not
  void small_name();
  void path(Span span);
  void text_piece(Span span);  // without its quotation marks
  void citation(Span span);
  void comment(Span span);

  void report(const SyntaxError& error);
  void report_missing(Expectation expected, const char* at);
  void report_unclosed(Expectation expected, const char* at, const char* opened);
  Diagnostics::Report complain(Code code, Span span, std::string message);
  [[nodiscard]] bool gave_up() const { return diagnostics_.left_out() > 0; }
  [[nodiscard]] std::size_t complaints() const { return complaints_; }
  [[nodiscard]] bool ended_too_early() const { return ended_too_early_; }

  [[nodiscard]] std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - text_.data()); }
  [[nodiscard]] std::string_view text(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  [[nodiscard]] std::string shown(Span span) const;                // the text, not too long for a message
  [[nodiscard]] Span trimmed(const char* begin, const char* end);  // without the blanks and comments at its end
  void lay_out(Layout layout, Span span) { ast.layout.push_back({layout, span}); }

protected:
  Name take_name();
  Path take_path();
  std::vector<Path> take_paths();  // all that wait
  std::vector<Name> take_names();
  std::string take_text();
  Citations take_citations();
  Symbol intern(Span span) { return symbols_.intern(text(span)); }
  [[nodiscard]] std::string path_text(const Path& path) const;
  Path make_path(std::string_view dotted, Span span);
  std::uint32_t before_trivia(std::uint32_t end);
  [[nodiscard]] std::string_view symbol_text(Symbol symbol) const { return symbols_.text(symbol); }

  Symbols& symbols_;
  std::vector<Name> names_;
  std::vector<Path> paths_;
  Citations citations_;
  std::string words_;  // pieces of a text, joined
  bool words_given_ = false;

private:
  Diagnostics::Report say_missing(Expectation expected, const char* where);
  void note_end(std::uint32_t at);
  Span found_at(std::uint32_t at);

  SourceId id_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::uint32_t trimmed_from_ = 0, trimmed_to_ = 0;  // the last answer of before_trivia
  std::uint32_t missing_at_ = 0xFFFFFFFF;            // where something was said to be missing
  std::size_t complaints_ = 0;
  bool ended_too_early_ = false;
};

}  // namespace licet::core
