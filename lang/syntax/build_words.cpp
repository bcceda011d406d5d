#include "syntax/build_words.hpp"

#include <algorithm>

#include "syntax/advice.hpp"
#include "syntax/parser.hpp"
#include "syntax/word_table.hpp"

namespace licet::core {

WordBuilder::WordBuilder(SourceId id, const Source& source, Symbols& symbols, Diagnostics& diagnostics)
    : symbols_(symbols), id_(id), text_(source.text()), diagnostics_(diagnostics) {
  ast.source = id;
}

// ---- what is read ---------------------------------------------------------------------------------------------------

void WordBuilder::name(Span span) { names_.push_back({intern(span), span}); }

void WordBuilder::capital_name() {
  const Name& name = names_.back();
  const std::string given(symbol_text(name.symbol));
  if (is_capital(given.front())) return;
  std::string better = given;
  if (better.front() >= 'a' && better.front() <= 'z') better.front() = static_cast<char>(better.front() - 'a' + 'A');
  complain(Code::wrong_capital, name.span,
           "the name `" + given + "` of a type, thing or role begins with a small letter")
      .help("write `" + better + "`");
}

void WordBuilder::small_name() {
  const Name& name = names_.back();
  const std::string given(symbol_text(name.symbol));
  if (!is_capital(given.front())) return;
  std::string better = given;
  better.front() = static_cast<char>(better.front() - 'A' + 'a');
  complain(Code::wrong_capital, name.span, "the name `" + given + "` begins with a capital letter")
      .help("only types, things and roles do; write `" + better + "`");
}

void WordBuilder::path(Span span) { paths_.push_back(make_path(text(span), span)); }

Path WordBuilder::make_path(std::string_view dotted, Span span) {
  Path path{static_cast<std::uint32_t>(ast.names.size()), 0, span};
  while (true) {
    const std::size_t dot = dotted.find('.');
    ast.names.push_back(symbols_.intern(dotted.substr(0, dot)));
    ++path.count;
    if (dot == std::string_view::npos) return path;
    dotted.remove_prefix(dot + 1);
  }
}

void WordBuilder::text_piece(Span span) {
  if (words_given_) words_ += ' ';
  words_given_ = true;
  const std::string_view piece = text(span);
  for (std::size_t i = 0; i < piece.size(); ++i) {
    if (piece[i] == '\\') {
      const std::uint32_t at = span.begin + static_cast<std::uint32_t>(i);
      const bool known = i + 1 < piece.size() && (piece[i + 1] == '"' || piece[i + 1] == '\\');
      if (known) {
        ++i;
      } else {
        complain(Code::unknown_escape, {at, at + 1}, "a backslash stands before something that needs none")
            .help("write \\\" for a quotation mark and \\\\ for a backslash");
      }
    }
    words_ += piece[i];
  }
}

void WordBuilder::citation(Span span) {
  std::string words;  // runs of blanks count as one
  for (const char c : text(span)) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank || words.back() != ' ') words += blank ? ' ' : c;
  }
  citations_.push_back({symbols_.intern(words), span});
  lay_out(Layout::citation, span);
}

// A comment behind a word that was looked at twice is seen twice; the first time counts.
void WordBuilder::comment(Span span) {
  if (!ast.comments.empty() && ast.comments.back().begin >= span.begin) return;
  ast.comments.push_back(span);
  trimmed_from_ = trimmed_to_ = 0;
}

// ---- what is used ---------------------------------------------------------------------------------------------------

Name WordBuilder::take_name() {
  const Name name = names_.back();
  names_.pop_back();
  return name;
}

Path WordBuilder::take_path() {
  const Path path = paths_.back();
  paths_.pop_back();
  return path;
}

std::vector<Path> WordBuilder::take_paths() { return std::exchange(paths_, {}); }
std::vector<Name> WordBuilder::take_names() { return std::exchange(names_, {}); }
Citations WordBuilder::take_citations() { return std::exchange(citations_, {}); }

std::string WordBuilder::take_text() {
  words_given_ = false;
  return std::exchange(words_, {});
}

std::string WordBuilder::path_text(const Path& path) const {
  std::string text;
  for (std::uint32_t i = 0; i < path.count; ++i) {
    if (i > 0) text += '.';
    text += symbol_text(ast.names[path.first + i]);
  }
  return text;
}

// ---- places ---------------------------------------------------------------------------------------------------------

std::uint32_t WordBuilder::before_trivia(std::uint32_t end) {
  // Nested rules that end at one place ask one after the other: remembered, so that a long run of blanks behind 200
  // closing brackets is walked once.
  if (end == trimmed_from_) return trimmed_to_;
  std::uint32_t at = end;
  const auto last = std::upper_bound(ast.comments.begin(), ast.comments.end(), end,
                                     [](std::uint32_t place, Span comment) { return place < comment.end; });
  auto before = static_cast<std::size_t>(last - ast.comments.begin());
  while (true) {
    while (at > 0 && std::string_view(" \t\r\n").find(text_[at - 1]) != std::string_view::npos) --at;
    while (before > 0 && ast.comments[before - 1].begin >= at) --before;
    if (before == 0 || ast.comments[before - 1].end < at) break;  // blanks at the end of a comment belong to it
    at = ast.comments[--before].begin;
  }
  trimmed_from_ = end;
  trimmed_to_ = at;
  return at;
}

Span WordBuilder::trimmed(const char* begin, const char* end) {
  const std::uint32_t from = offset(begin);
  return {from, std::max(from, before_trivia(offset(end)))};
}

// The word, number, text or sign at a place.
Span WordBuilder::found_at(std::uint32_t at) { return {at, at + static_cast<std::uint32_t>(token_size(text_, at))}; }

// Up to where the first line ends, or a word after 60 letters.
std::string WordBuilder::shown(Span span) const {
  constexpr std::size_t kMost = 60;
  const std::string_view words = text(span);
  std::size_t end = std::min({words.size(), words.find('\n'), words.size() > kMost ? kMost : words.size()});
  if (end == words.size()) return std::string(words);
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;  // not in the middle of a letter
  return std::string(words.substr(0, end)) + "...";
}

// ---- complaints -----------------------------------------------------------------------------------------------------

Diagnostics::Report WordBuilder::complain(Code code, Span span, std::string message) {
  ++complaints_;
  return diagnostics_.report(code, {id_, span}, std::move(message));
}

void WordBuilder::note_end(std::uint32_t at) {
  if (complaints_ == 0 && at == text_.size()) ended_too_early_ = true;
}

// What was found on a later line is not what is wrong: the complaint points behind the word before it.
void WordBuilder::report(const SyntaxError& error) {
  const std::uint32_t at = offset(error.at);
  if (error.expected.code == Code::unclosed_text) {
    const std::uint32_t quote = static_cast<std::uint32_t>(text_.substr(0, at).rfind('"'));
    complain(Code::unclosed_text, {quote, at}, "this text is not closed before the end of its line")
        .help("close it with a quotation mark; several texts, one under the other, are joined with a blank");
    return;
  }
  if (error.expected.code == Code::nested_too_deep) {
    complain(Code::nested_too_deep, {at, at},
             "brackets or operations are nested more than " + std::to_string(ParseLimits::kNesting) + " levels deep")
        .help("give a part of this a name with `term`");
    return;
  }
  if (at == missing_at_) return;  // what was said to be missing is missing indeed
  note_end(at);
  const Span found = found_at(at);
  const Advice advice = advise(text_, found, error.expected);
  const std::uint32_t before = before_trivia(at);
  const bool later_line = text_.substr(before, at - before).find('\n') != std::string_view::npos;
  const bool behind = at == text_.size() || (later_line && !advice.about_found);
  const std::string message =
      std::string("expected ") + error.expected.what + ", found " + token_name(text_, found, at_prompt);
  complain(advice.code, behind ? Span{before, before} : found, message).help(advice.help);
}

Diagnostics::Report WordBuilder::say_missing(Expectation expected, const char* where) {
  const std::uint32_t at = offset(where);
  missing_at_ = at;
  note_end(at);
  const Span found = found_at(at);
  const Advice advice = advise(text_, found, expected);
  const std::uint32_t before = before_trivia(at);
  Diagnostics::Report report =
      complain(advice.code, advice.about_found ? found : Span{before, before},
               std::string("expected ") + expected.what + ", found " + token_name(text_, found, at_prompt));
  report.help(advice.help);
  return report;
}

void WordBuilder::report_missing(Expectation expected, const char* at) { say_missing(expected, at); }

// Where the bracket was opened is said if that is not on the same line.
void WordBuilder::report_unclosed(Expectation expected, const char* at, const char* opened) {
  Diagnostics::Report report = say_missing(expected, at);
  const std::uint32_t from =
      offset(opened) +
      static_cast<std::uint32_t>(std::string_view(opened, text_.data() + text_.size()).find_first_of("([{"));
  const std::uint32_t before = before_trivia(offset(at));
  if (text_.substr(from, before - from).find('\n') == std::string_view::npos) return;
  report.label({id_, {from, from + 1}}, "opened here");
}

}  // namespace licet::core
