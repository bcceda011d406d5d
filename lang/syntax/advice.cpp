#include "syntax/advice.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "syntax/word_table.hpp"

namespace licet::core {

namespace {

struct Hint {
  std::string_view found;
  Code code;
  const char* help;
};

// Signs of programming languages and of word processors. Longest first where one begins another.
constexpr Hint kSigns[] = {
    {">=", Code::foreign_word, "write `at least` (for dates: `no earlier than`)"},
    {"=>", Code::foreign_word, "write `at least` (for dates: `no earlier than`)"},
    {"<=", Code::foreign_word, "write `at most` (for dates: `no later than`)"},
    {"=<", Code::foreign_word, "write `at most` (for dates: `no later than`)"},
    {"<>", Code::foreign_word, "write `is not`"},
    {"!=", Code::foreign_word, "write `is not`"},
    {"==", Code::foreign_word, "write `is`"},
    {":=", Code::foreign_word, "write `=` for the default of a field, and `is` to compare"},
    {"=", Code::foreign_word, "write `is`"},
    {">", Code::foreign_word, "write `more than` (for dates: `later than`)"},
    {"<", Code::foreign_word, "write `less than` (for dates: `earlier than`)"},
    {"&", Code::foreign_word, "write `and`"},
    {"||", Code::foreign_word, "write `or`"},
    {"!", Code::foreign_word, "write `not`"},
    {"//", Code::foreign_word, "a comment begins with `--`"},
    {"/*", Code::foreign_word, "a comment begins with `--`, on each of its lines"},
    {"#", Code::foreign_word, "a comment begins with `--`"},
    {";", Code::foreign_word, "nothing stands between clauses or declarations; leave it out"},
    {"%", Code::unexpected_character, "write a part of a hundred as a number: 0.05 for five per cent"},
    {"'", Code::unexpected_character, "a text stands in straight double quotation marks: \"...\""},
    {"`", Code::unexpected_character, "names stand without quotation marks"},
    {"\xE2\x80\x9C", Code::unexpected_character, "use straight quotation marks: \"...\""},  // left double
    {"\xE2\x80\x9D", Code::unexpected_character, "use straight quotation marks: \"...\""},  // right double
    {"\xE2\x80\x9E", Code::unexpected_character, "use straight quotation marks: \"...\""},  // low double
    {"\xE2\x80\x98", Code::unexpected_character, "use straight quotation marks: \"...\""},  // left single
    {"\xE2\x80\x99", Code::unexpected_character, "use straight quotation marks: \"...\""},  // right single
    {"\xC2\xAB", Code::unexpected_character, "use straight quotation marks: \"...\""},      // guillemets
    {"\xC2\xBB", Code::unexpected_character, "use straight quotation marks: \"...\""},
    {"\xE2\x80\x93", Code::unexpected_character, "write an ordinary hyphen `-`; a comment begins with two"},  // en dash
    {"\xE2\x80\x94", Code::unexpected_character, "a comment begins with two ordinary hyphens `--`"},          // em dash
    {"\xE2\x88\x92", Code::unexpected_character, "write an ordinary hyphen `-` for minus"},
    {"\xE2\x89\xA5", Code::foreign_word, "write `at least` (for dates: `no earlier than`)"},
    {"\xE2\x89\xA4", Code::foreign_word, "write `at most` (for dates: `no later than`)"},
    {"\xE2\x89\xA0", Code::foreign_word, "write `is not`"},
    {"\xC2\xA0", Code::unexpected_character, "this blank is a no-break space; type an ordinary one"},
    {"\xE2\x82\xAC", Code::unexpected_character, "write the currency as three letters before the amount: EUR 1200"},
    {"$", Code::unexpected_character, "write the currency as three letters before the amount: USD 1200"},
    {"\xC2\xA3", Code::unexpected_character, "write the currency as three letters before the amount: GBP 1200"},
    {"\xC2\xA7", Code::unexpected_character, "cite a paragraph in brackets behind the name: [8(i)]"},
};

// Words where a modal should stand.
constexpr Hint kModals[] = {
    {"shall", Code::foreign_word, "write `must`"},
    {"will", Code::foreign_word, "write `must`"},
    {"has", Code::foreign_word, "write `must` for `has to`"},
    {"have", Code::foreign_word, "write `must` for `have to`"},
    {"is", Code::foreign_word, "write `must`, `must not` or `may` and then the act"},
    {"are", Code::foreign_word, "write `must`, `must not` or `may` and then the act"},
    {"can", Code::foreign_word, "write `may`"},
    {"cannot", Code::foreign_word, "write `must not`"},
    {"could", Code::foreign_word, "write `may`"},
    {"might", Code::foreign_word, "write `may`"},
    {"ought", Code::foreign_word, "write `should`"},
    {"needs", Code::foreign_word, "write `must`, or `need not` to say that there is no duty"},
    {"not", Code::foreign_word, "write `must not` to forbid, `need not` to say that there is no duty"},
};

// Words that may stand anywhere, but not where they were found.
constexpr Hint kWords[] = {
    {"after", Code::unexpected, "to compare dates write `later than`; a trigger stands before the bearer of the rule"},
    {"because", Code::unexpected, "a reason stands once, at the end of a rule or of `settle`"},
    {"does", Code::unexpected, "an event is written `on 2024-11-05 WHO does ACT`"},
    {"else", Code::foreign_word, "write a second rule, or a second `means`, for the other case"},
    {"elif", Code::foreign_word, "write a second rule, or a second `means`, for the other case"},
    {"then", Code::foreign_word, "leave `then` out: `if` and `unless` stand behind the act"},
    {"when", Code::foreign_word, "write `if`; what a rule waits for stands before its bearer: `after ACT as e,`"},
    {"where", Code::foreign_word, "write `if`"},
    {"provided", Code::foreign_word, "write `if`"},
    {"except", Code::foreign_word, "write `unless`"},
    {"equals", Code::foreign_word, "write `is`"},
    {"exceeds", Code::foreign_word, "write `more than`"},
    {"greater", Code::foreign_word, "write `more than`"},
    {"bigger", Code::foreign_word, "write `more than`"},
    {"over", Code::foreign_word, "write `more than`"},
    {"above", Code::foreign_word, "write `more than`"},
    {"below", Code::foreign_word, "write `less than`"},
    {"smaller", Code::foreign_word, "write `less than`"},
    {"fewer", Code::foreign_word, "write `less than`"},
    {"authorized", Code::foreign_word, "write `authorised`"},
    {"authorization", Code::foreign_word, "write `authorisation`"},
    {"judgement", Code::foreign_word, "write `judgment`"},
    {"define", Code::foreign_word, "a declaration begins with its kind: `term`, `role`, `act`, ..."},
    {"function", Code::foreign_word, "a defined term is written `term NAME(...) means ...`"},
    {"class", Code::foreign_word, "write `thing` or `role`"},
    {"enum", Code::foreign_word, "write `type NAME = ONE | ANOTHER`"},
    {"import", Code::foreign_word, "write `use`"},
    {"include", Code::foreign_word, "write `use`"},
    {"action", Code::foreign_word, "write `act`"},
    {"permit", Code::foreign_word, "write a rule: `a ROLE may ACT`"},
    {"forbid", Code::foreign_word, "write a rule: `a ROLE must not ACT`"},
    {"test", Code::foreign_word, "write `scenario`"},
    {"assert", Code::foreign_word, "write `expect`"},
    {"hours", Code::unexpected, "Licet counts in days, weeks, months and years"},
    {"hour", Code::unexpected, "Licet counts in days, weeks, months and years"},
};

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> all;
  while (!words.empty()) {
    const std::size_t blank = std::min(words.find(' '), words.size());
    if (blank > 0) all.emplace_back(words.substr(0, blank));
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
  return all;
}

const Hint* find_hint(std::string_view found, const Hint* begin, const Hint* end) {
  const Hint* hint = std::find_if(begin, end, [&](const Hint& h) { return h.found == found; });
  return hint == end ? nullptr : hint;
}

std::string_view word_before(std::string_view text, std::uint32_t at) {
  std::size_t end = at;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  std::size_t begin = end;
  while (begin > 0 && continues_name(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

bool first_on_line(std::string_view text, std::uint32_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n';
}

bool is_number(std::string_view word) { return !word.empty() && is_digit(word.front()); }

// The word that was probably meant; not one that is merely a part of it.
std::string near_word(const std::string& name, std::string_view words) {
  const std::vector<std::string> candidates = split(words);
  if (std::find(candidates.begin(), candidates.end(), name) != candidates.end()) return {};  // it was well spelt
  std::string near = nearest(name, candidates);
  const bool close = near.size() <= name.size() + 2 && name.size() <= near.size() + 2;
  return close ? near : std::string();
}

Advice advise_word(std::string_view text, Span found, std::string_view word, const Expectation& expected) {
  const std::string_view what = expected.what;
  const std::string name(word);
  const bool code_given = expected.code != Code::unexpected;
  const auto with = [&](Code code) { return code_given ? expected.code : code; };
  if (holds(what, "need not")) {
    if (const Hint* hint = find_hint(word, std::begin(kModals), std::end(kModals)))
      return {hint->code, hint->help, true};
    if (first_on_line(text, found.begin)) return {expected.code, {}};
    return {expected.code, "after its bearer a rule has one of the six modals, and then the act"};
  }
  if (word_before(text, found.begin) == "be" && !holds(what, "role")) {
    return {Code::foreign_word, "a rule names what its bearer does: `must announce`, not `must be announced`", true};
  }
  const bool declaration = holds(what, "declaration");
  if (expected.words[0] != '\0' || declaration) {
    std::string words = expected.words;
    if (declaration) words += std::string(" ") + kDeclarationWords;
    if (holds(what, "clause")) words += std::string(" ") + kOperatorWords;
    const std::string near = near_word(name, words);
    if (!near.empty()) return {with(Code::unexpected), "did you mean `" + near + "`?", true};
  }
  const Hint* hint = find_hint(word, std::begin(kWords), std::end(kWords));
  const bool closing = what.starts_with("`)`") || what.starts_with("`]`") || what.starts_with("`}`");
  if (hint != nullptr && (!closing || hint->code == Code::foreign_word)) return {with(hint->code), hint->help, true};
  if (holds(what, "a name") && is_reserved(word)) {
    return {expected.code, "`" + name + "` has its meaning everywhere and cannot be a name; choose another", true};
  }
  const bool comparing = word == "is" || word == "more" || word == "less" || word == "earlier" || word == "later";
  if (comparing && holds(what, "clause")) {
    return {expected.code, "comparisons do not chain; join two of them with `and`, or use parentheses", true};
  }
  if (is_number(word_before(text, found.begin)) && word.size() == 3 &&
      std::all_of(word.begin(), word.end(), is_capital)) {
    return {expected.code, "the currency stands before the amount: " + name + " 1200", true};
  }
  if (holds(what, "statement") && !first_on_line(text, found.begin)) {
    return {expected.code, "look at the words before it: a statement on this line may lack a word", true};
  }
  return {with(Code::unexpected), {}, code_given};
}

}  // namespace

bool resembles_declaration(std::string_view word) {
  return word.size() >= 3 && !is_declaration_word(word) && !near_word(std::string(word), kDeclarationWords).empty();
}

std::size_t token_size(std::string_view text, std::uint32_t at) {
  constexpr std::size_t kMost = 60;  // bytes of a token that are worth showing
  if (at >= text.size()) return 0;
  const std::string_view rest = text.substr(at, kMost);
  std::size_t end = 1;
  if (begins_name(rest[0])) {
    while (end < rest.size() && continues_name(rest[end])) ++end;
  } else if (is_digit(rest[0])) {
    while (end < rest.size() &&
           (continues_name(rest[end]) || (rest[end] == '.' && end + 1 < rest.size() && is_digit(rest[end + 1]))))
      ++end;
  } else if (rest[0] == '"') {
    while (end < rest.size() && rest[end] != '"' && rest[end] != '\n' && rest[end] != '\r') ++end;
    if (end < rest.size() && rest[end] == '"') ++end;
  } else {
    while (end < rest.size() && (static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) ++end;
    for (const std::string_view sign : {">=", "<=", "=>", "=<", "<>", "!=", "==", ":=", "||", "&&", "//", "/*", ".."}) {
      if (rest.substr(0, 2) == sign) end = 2;
    }
  }
  while (end < rest.size() && (static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) ++end;  // a letter cut in two
  return end;
}

std::string token_name(std::string_view text, Span found, bool at_prompt) {
  if (found.begin >= text.size()) return at_prompt ? "the end of the line" : "the end of the file";
  const std::string_view token = text.substr(found.begin, found.end - found.begin);
  if (token.front() == '"') return "the text " + std::string(token);
  if (token == "\xC2\xA0") return "a no-break space";
  return "`" + std::string(token) + "`";
}

Advice advise(std::string_view text, Span found, const Expectation& expected) {
  const std::string_view token = text.substr(found.begin, found.end - found.begin);
  const std::string_view what = expected.what;
  if (token.empty()) return {expected.code, {}};
  if (begins_name(token.front())) return advise_word(text, found, token, expected);
  if (is_digit(token.front())) {
    if (holds(what, "a name")) return {Code::bad_number, "a name begins with a letter", true};
    return {expected.code, {}, true};
  }
  if (token == "=" && holds(what, "field")) return {expected.code, "a field is written `name : type = default`"};
  if (token == "=" && holds(what, "`be`")) return {Code::foreign_word, "write `be`: let gabon be Country", true};
  if (token == "?" && what.starts_with("a statement"))
    return {expected.code, "a question begins with its word: `may`, `is`, `what`, ...", true};
  const bool between = holds(what, "declaration") || what.starts_with("a statement");  // no bracket is open there
  if (between && token == "}") return {expected.code, "no `{` is open here", true};
  if (between && token == ")") return {expected.code, "no `(` is open here", true};
  if (between && token == "]") return {expected.code, "no `[` is open here", true};
  const auto sign = std::find_if(std::begin(kSigns), std::end(kSigns),
                                 [&](const Hint& hint) { return token.substr(0, hint.found.size()) == hint.found; });
  if (sign != std::end(kSigns)) return {sign->code, sign->help, true};
  if (static_cast<unsigned char>(token.front()) >= 0x80U) {
    return {Code::unexpected_character, "outside of texts and comments Licet is written in plain letters a to z", true};
  }
  return {expected.code, {}};
}

}  // namespace licet::core
