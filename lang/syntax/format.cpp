#include "syntax/format.hpp"

#include <algorithm>

#include "syntax/format_line.hpp"
#include "syntax/format_tokens.hpp"

// The formatter moves the words of the text about; it never prints the Ast. So nothing can get lost, and the result
// means what the text meant: the grammar sees the same words in the same order.
namespace licet::core {

namespace {

// One or more lines of the result that belong together.
struct Block {
  std::vector<PrintedLine> lines;
  bool blank_before = false;  // the author left a line free
  bool declaration = false;   // a declaration begins
  bool comment = false;       // a comment that stands alone
  bool leads = false;         // that comment belongs to what comes after it
};

// Titles of an instrument's clauses that are followed by their text, one below the other.
bool is_title(std::string_view word) {
  constexpr std::string_view kTitles[] = {"title", "cite", "issuer", "status", "outline", "edition", "replaces"};
  return std::find(std::begin(kTitles), std::end(kTitles), word) != std::end(kTitles);
}
constexpr std::size_t kTitleWidth = 8;

class Formatter {
public:
  Formatter(const Ast& ast, const Source& source) : tokens_(format_tokens(ast, source)) {}

  std::string run() {
    for (at_ = 0; at_ < tokens_.size();) {
      if (tokens_[at_].comment) {
        lone_comment();
      } else {
        line();
      }
    }
    return joined();
  }

private:
  // A comment on its own line stands as far in as what follows it; one at the end of a declaration that was indented
  // stays with that.
  void lone_comment() {
    const FormatToken& token = tokens_[at_];
    const std::size_t next = after_comments(at_);
    const bool before_declaration = next == tokens_.size() || tokens_[next].line == Layout::declaration;
    std::size_t indent = before_declaration ? 0 : indent_of(tokens_[next].line.value_or(Layout::declaration));
    const bool leads = !(before_declaration && token.indented);
    if (!leads) indent = 2;
    blocks_.push_back(
        {{{std::string(indent, ' ') + std::string(token.text), {}}}, token.blank_before, false, true, leads});
    ++at_;
  }

  [[nodiscard]] std::size_t indent_of(Layout layout) const {
    if (layout == Layout::declaration) return 0;
    const bool inner = layout == Layout::condition || layout == Layout::manner;
    return inner && rule_ ? 4 : 2;
  }

  void line() {
    const FormatToken& first = tokens_[at_];
    const Layout layout = first.line.value_or(Layout::declaration);
    if (layout == Layout::declaration) begin_declaration();
    FormatLine line;
    line.indent = indent_of(layout);
    if (layout == Layout::field) line.pad_first = field_width_;
    if (instrument_ && layout == Layout::remark && is_title(first.text)) line.pad_first = kTitleWidth;
    line.tokens.push_back(first);
    bool inline_manner = layout == Layout::norm || layout == Layout::manner || layout == Layout::declaration;
    std::size_t next = at_ + 1;
    for (; next < tokens_.size(); ++next) {
      const FormatToken& token = tokens_[next];
      if (token.comment && (token.own_line ? ends_here(next) : false)) break;
      if (token.comment) inline_manner = false;
      if (token.line && !(token.line == Layout::manner && inline_manner)) break;
      line.tokens.push_back(token);
    }
    if (layout == Layout::declaration && flat_width(line) > kFormatWidth) {  // `if` of a long counts-as
      const auto manner = std::find_if(line.tokens.begin(), line.tokens.end(),
                                       [](const FormatToken& token) { return token.line == Layout::manner; });
      next -= static_cast<std::size_t>(line.tokens.end() - manner);
      line.tokens.erase(manner, line.tokens.end());
    }
    Block block;
    block.blank_before = first.blank_before;
    block.declaration = layout == Layout::declaration;
    format_line(line, block.lines);
    blocks_.push_back(std::move(block));
    at_ = next;
  }

  // Whether nothing but comments stands between here and the next line of the result.
  bool ends_here(std::size_t at) {
    const std::size_t next = after_comments(at);
    return next == tokens_.size() || tokens_[next].line.has_value();
  }

  // What follows a run of comments; remembered, since each of them asks.
  std::size_t after_comments(std::size_t at) {
    if (after_comments_ <= at) after_comments_ = at;
    while (after_comments_ < tokens_.size() && tokens_[after_comments_].comment) ++after_comments_;
    return after_comments_;
  }

  void begin_declaration() {
    instrument_ = tokens_[at_].text == "instrument";
    rule_ = tokens_[at_].text == "rule";
    field_width_ = 0;
    for (std::size_t i = at_ + 1; i < tokens_.size() && tokens_[i].line != Layout::declaration; ++i) {
      if (tokens_[i].line == Layout::field) field_width_ = std::max(field_width_, columns(tokens_[i].text));
    }
  }

  // Longer declarations have a free line around them. Short ones may stand close together.
  void free_lines() {
    constexpr std::size_t kShort = 3;
    const auto is_long = [&](std::size_t declaration) {
      std::size_t lines = 0;
      for (std::size_t i = declaration; i < blocks_.size() && (i == declaration || !blocks_[i].declaration); ++i) {
        if (!blocks_[i].comment) lines += blocks_[i].lines.size();
      }
      return lines > kShort;
    };
    bool before_long = false;
    bool any = false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!blocks_[i].declaration) continue;
      const bool now_long = is_long(i);
      std::size_t group = i;  // with the comments right above it
      while (group > 0 && blocks_[group - 1].comment && blocks_[group - 1].leads && !blocks_[group].blank_before)
        --group;
      if (any && (now_long || before_long)) blocks_[group].blank_before = true;
      before_long = now_long;
      any = true;
    }
  }

  // Comments behind lines that no free line parts stand one below the other, unless that were too far right.
  std::string joined() {
    constexpr std::size_t kFarRight = 80;
    free_lines();
    std::string text;
    for (std::size_t i = 0; i < blocks_.size();) {
      std::size_t end = i + 1;
      while (end < blocks_.size() && !blocks_[end].blank_before) ++end;
      std::size_t column = 0;
      for (std::size_t j = i; j < end; ++j) {
        for (const PrintedLine& line : blocks_[j].lines) {
          if (!line.comment.empty()) column = std::max(column, columns(line.code) + 2);
        }
      }
      if (column > kFarRight) column = 0;
      if (i > 0) text += '\n';
      for (; i < end; ++i) {
        for (const PrintedLine& line : blocks_[i].lines) {
          text += line.code;
          if (!line.comment.empty()) {
            const std::size_t width = columns(line.code);
            text += std::string(width + 2 < column ? column - width : 2, ' ') + line.comment;
          }
          text += '\n';
        }
      }
    }
    return text;
  }

  std::vector<FormatToken> tokens_;
  std::size_t at_ = 0, after_comments_ = 0;
  std::vector<Block> blocks_;
  bool instrument_ = false, rule_ = false;  // is being written
  std::size_t field_width_ = 0;
};

}  // namespace

std::string format(const Ast& ast, const Source& source) { return Formatter(ast, source).run(); }

}  // namespace licet::core
