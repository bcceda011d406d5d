#include "syntax/format_tokens.hpp"

#include <algorithm>

#include "syntax/characters.hpp"
#include "syntax/word_table.hpp"

namespace licet::core {

namespace {

// Reads the tokens of the grammar without its rules. INVARIANT: cuts the text where the grammar does, except that a
// path with its dots and a date with its hyphens is one token.
class Lexer {
public:
  Lexer(const Ast& ast, const Source& source) : ast_(ast), text_(source.text()), at_(byte_order_mark(source.text())) {}

  std::vector<FormatToken> run() {
    while (skip_blanks()) {
      FormatToken token = next();
      token.blank_before = lines_ > 1;
      tokens_.push_back(token);
    }
    return std::move(tokens_);
  }

private:
  bool skip_blanks() {
    lines_ = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++lines_;
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') break;
    }
    return at_ < text_.size();
  }

  FormatToken next() {
    FormatToken token;
    token.begin = static_cast<std::uint32_t>(at_);
    for (; mark_ < ast_.layout.size() && ast_.layout[mark_].span.begin <= at_; ++mark_) {
      if (ast_.layout[mark_].span.begin == at_) apply(ast_.layout[mark_], token);
    }
    std::size_t end = at_;
    while (comment_ < ast_.comments.size() && ast_.comments[comment_].end <= at_) ++comment_;
    if (comment_ < ast_.comments.size() && ast_.comments[comment_].begin == at_) {
      token.comment = true;
      token.own_line = tokens_.empty() || lines_ > 0;
      token.indented = at_ > 0 && (text_[at_ - 1] == ' ' || text_[at_ - 1] == '\t');
      end = ast_.comments[comment_].end;
    } else if (token.citation) {
      end = citation_end_;
    } else {
      end = plain_end();
    }
    token.text = text_.substr(at_, end - at_);
    while (token.comment && std::string_view(" \t\r").find(token.text.back()) != std::string_view::npos)
      token.text.remove_suffix(1);
    at_ = end;
    return token;
  }

  void apply(const LayoutMark& mark, FormatToken& token) {
    switch (mark.layout) {
      case Layout::citation:
        token.citation = true;
        citation_end_ = mark.span.end;
        break;
      case Layout::list:
        token.touches_name = true;
        break;
      case Layout::sign:
        token.is_sign = true;
        break;
      case Layout::declaration:
        token.line = Layout::declaration;
        break;  // before what else begins there
      default:
        if (token.line != Layout::declaration) token.line = mark.layout;
    }
  }

  [[nodiscard]] bool has(std::size_t at, bool (*what)(char)) const { return at < text_.size() && what(text_[at]); }

  [[nodiscard]] std::size_t plain_end() const {
    std::size_t end = at_ + 1;
    const char first = text_[at_];
    if (first == '"') {
      while (text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
      return end + 1;
    }
    if (first == '.' && has(end, begins_name)) return words_end(end);
    if (begins_name(first)) return words_end(end);
    if (is_digit(first)) {
      const auto more = [&](std::size_t at) {
        const char c = text_[at];
        return continues_name(c) ||
               ((c == '.' || c == '-' || c == ':') && has(at + 1, is_digit) && date_or_point(c, at));
      };
      while (end < text_.size() && more(end)) ++end;
      return end;
    }
    if (first == '.' && end < text_.size() && text_[end] == '.') return end + 1;
    return end;
  }

  [[nodiscard]] std::size_t words_end(std::size_t end) const {
    while (end < text_.size() && (continues_name(text_[end]) || (text_[end] == '.' && has(end + 1, begins_name))))
      ++end;
    return end;
  }

  // 1-2 is a difference, 2024-11-05 a date.
  [[nodiscard]] bool date_or_point(char c, std::size_t at) const {
    if (c == '.') return true;
    const auto digits = [&](std::size_t from, std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) {
        if (!has(from + i, is_digit)) return false;
      }
      return true;
    };
    const bool date = digits(at_, 4) && text_.size() > at_ + 9 && text_[at_ + 4] == '-' && text_[at_ + 7] == '-';
    return date && (c == ':' ? at == at_ + 13 : at == at_ + 4 || at == at_ + 7);
  }

  const Ast& ast_;
  std::string_view text_;
  std::size_t at_;
  std::size_t lines_ = 0;  // line breaks before the token
  std::size_t mark_ = 0, comment_ = 0, citation_end_ = 0;
  std::vector<FormatToken> tokens_;
};

}  // namespace

std::vector<FormatToken> format_tokens(const Ast& ast, const Source& source) { return Lexer(ast, source).run(); }

bool blank_between(const FormatToken& left, const FormatToken& right) {
  const auto begins = [](const FormatToken& token, std::string_view signs) {
    return signs.find(token.text.front()) != std::string_view::npos;
  };
  if (left.text == ".." || right.text == "..") {  // unless three dots would come of it
    const bool dots = left.citation && left.text.back() == '.';
    return dots || (right.citation && right.text.front() == '.');
  }
  if (left.citation || right.citation) return left.text != "[" && right.text != "]" && right.text != ",";
  if (left.is_sign) return right.is_sign;
  if (begins(right, ",)]?:")) return false;
  if (begins(left, "([")) return false;
  if (left.text == "{" && right.text == "}") return false;
  if (right.touches_name) return false;
  return right.text.front() != '.' || left.text != ")";
}

}  // namespace licet::core
