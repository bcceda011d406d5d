#include "syntax/format_line.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace licet::core {

namespace {

using Tokens = std::vector<FormatToken>;

bool is_text(const FormatToken& token) { return !token.comment && token.text.front() == '"'; }

// Writes tokens line by line. Where they do not fit, the line is broken at the outermost brackets that allow it: before
// `and`, `or`, `if` and clauses, behind commas; as few times as possible; and what still does not fit, further inside.
class LineWriter {
public:
  LineWriter(const FormatLine& line, std::vector<PrintedLine>& out) : line_(line), out_(out) {
    int depth = 0;
    for (const FormatToken& token : line.tokens) {
      const char c = token.comment ? ' ' : token.text.front();
      if (token.text.size() == 1 && (c == ')' || c == ']' || c == '}')) --depth;
      depths_.push_back(depth);
      if (token.text.size() == 1 && (c == '(' || c == '[' || c == '{')) ++depth;
    }
  }

  void run() {
    current_ = std::string(line_.indent, ' ');
    const std::size_t more = continuation();
    std::size_t from = 0;
    while (from < line_.tokens.size()) {
      std::size_t to = from;
      while (to < line_.tokens.size() && !line_.tokens[to].comment) ++to;
      if (to > from) write(from, to, more);
      if (to == line_.tokens.size()) break;
      comment(line_.tokens[to], more);
      from = to + 1;
      if (from < line_.tokens.size()) new_line(more);
    }
    if (!ended_) out_.push_back({current_, {}});
  }

private:
  // Where a broken line goes on: below the second word of a clause, so that `and` stands below what it joins; two steps
  // further in for what begins with no word of its own.
  [[nodiscard]] std::size_t continuation() const {
    const Tokens& tokens = line_.tokens;
    const Layout layout = tokens.front().line.value_or(Layout::statement);
    const std::size_t steps = line_.indent + (tokens.front().text == "note" ? 2 : 4);
    if (tokens.size() < 2 || tokens[1].comment) return steps;
    const std::size_t first = std::max(columns(tokens.front().text), line_.pad_first);
    if (layout == Layout::field) return line_.indent + first + 1;  // options stand below the colon, or the equals sign
    if (tokens.front().text == "type" && tokens.size() > 3) return line_.indent + width(0, 2) + 1;
    const bool clause = layout == Layout::condition || layout == Layout::manner || layout == Layout::remark;
    return clause && !is_text(tokens.front()) ? line_.indent + first + 1 : steps;
  }

  void comment(const FormatToken& token, std::size_t more) {
    if (token.own_line && !line_empty()) new_line(more);
    if (!token.own_line && !line_empty()) {
      out_.push_back({current_, std::string(token.text)});
      current_.clear();
      ended_ = true;
      return;
    }
    current_ += token.text;
  }

  void new_line(std::size_t indent) {
    if (!std::exchange(ended_, false)) out_.push_back({current_, {}});
    current_ = std::string(indent, ' ');
  }

  [[nodiscard]] bool line_empty() const { return current_.find_first_not_of(' ') == std::string::npos; }

  void put(std::size_t i) {
    const FormatToken& token = line_.tokens[i];
    if (i > 0 && !line_empty() && blank_between(line_.tokens[i - 1], token)) current_ += ' ';
    if (i == 1 && line_.tokens[0].line == Layout::field) current_ += ' ';  // field : type
    current_ += token.text;
    if (i == 0 && columns(token.text) < line_.pad_first)
      current_ += std::string(line_.pad_first - columns(token.text), ' ');
  }

  [[nodiscard]] std::size_t width(std::size_t from, std::size_t to) const {
    std::size_t width = 0;
    for (std::size_t i = from; i < to; ++i) {
      const std::size_t size = columns(line_.tokens[i].text);
      width += i == 0 ? std::max(size, line_.pad_first) : size;
      if (i > from && blank_between(line_.tokens[i - 1], line_.tokens[i])) ++width;
      if (i == 1 && line_.tokens[0].line == Layout::field) ++width;
    }
    return width;
  }

  // Texts that stand side by side stand one under the other.
  [[nodiscard]] bool must_break(std::size_t i) const {
    return i > 0 && is_text(line_.tokens[i]) && is_text(line_.tokens[i - 1]);
  }

  [[nodiscard]] bool may_break(std::size_t i) const {
    const FormatToken& token = line_.tokens[i];
    const FormatToken& before = line_.tokens[i - 1];
    if (token.citation && depths_[i] > 0) return false;
    if (must_break(i) || before.text == "," || token.text == "|" || token.line == Layout::manner) return true;
    if (is_text(token) && line_.tokens.front().text == "note") return true;
    const bool expect = line_.tokens.front().text == "expect";
    for (const std::string_view word : {"and", "or", "if", "counts"}) {
      if (token.text == word) return before.text != "what";  // `what if` stays together
    }
    for (const std::string_view word : {"missing", "provided", "possible", "unless", "conflict"}) {
      if (expect && token.text == word) return true;
    }
    return false;
  }

  // Where to break the tokens: as far out as possible.
  [[nodiscard]] std::vector<std::size_t> breaks_between(std::size_t from, std::size_t to) const {
    std::vector<std::size_t> breaks;
    for (std::size_t i = from + 1; i < to; ++i) {
      if (!may_break(i)) continue;
      if (!breaks.empty() && depths_[i] < depths_[breaks.front()]) breaks.clear();
      if (breaks.empty() || depths_[i] == depths_[breaks.front()]) breaks.push_back(i);
    }
    return breaks;
  }

  // Inside of a bracket, lines go on behind it, if that is not too far right.
  [[nodiscard]] std::size_t inside(std::size_t from, std::size_t first_break, std::size_t more) const {
    constexpr std::size_t kFarRight = 70;
    for (std::size_t i = first_break; i-- > from;) {
      const std::string_view text = line_.tokens[i].text;
      if (depths_[i] >= depths_[first_break] || (text != "(" && text != "[" && text != "{")) continue;
      const bool blank = from > 0 && !line_empty() && blank_between(line_.tokens[from - 1], line_.tokens[from]);
      const std::size_t column = columns(current_) + (blank ? 1 : 0) + width(from, i + 1) + (text == "{" ? 1 : 0);
      return column > kFarRight ? more + 2 : column;
    }
    return more;
  }

  void write(std::size_t from, std::size_t to, std::size_t more) {
    bool forced = false;
    for (std::size_t i = from + 1; i < to; ++i) forced = forced || must_break(i);
    std::vector<std::size_t> breaks = breaks_between(from, to);
    if ((!forced && columns(current_) + width(from, to) <= kFormatWidth) || breaks.empty()) {
      for (std::size_t i = from; i < to; ++i) put(i);
      return;
    }
    more = inside(from, breaks.front(), more);
    breaks.push_back(to);
    std::size_t begin = from;
    std::size_t lines = 0;
    for (const std::size_t end : breaks) {
      const bool fits = columns(current_) + 1 + width(begin, end) <= kFormatWidth;
      const bool was_broken = out_.size() > lines && begin > from;  // what is before it took several lines
      if (begin > from && (!fits || was_broken || must_break(begin))) new_line(more);
      lines = out_.size();
      write(begin, end, more);
      begin = end;
    }
  }

  const FormatLine& line_;
  std::vector<PrintedLine>& out_;
  std::vector<int> depths_;  // of brackets, before each token; a closing one counts as outside
  std::string current_;
  bool ended_ = false;  // by a comment: the line is out already
};

}  // namespace

std::size_t flat_width(const FormatLine& line) {
  std::size_t width = line.indent;
  for (std::size_t i = 0; i < line.tokens.size() && !line.tokens[i].comment; ++i) {
    width += columns(line.tokens[i].text);
    if (i > 0 && blank_between(line.tokens[i - 1], line.tokens[i])) ++width;
  }
  return width;
}

void format_line(const FormatLine& line, std::vector<PrintedLine>& out) { LineWriter(line, out).run(); }

}  // namespace licet::core
