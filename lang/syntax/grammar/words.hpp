#pragma once

#include "syntax/grammar/tools.hpp"

// Names, paths, texts, numbers, dates, citations.
namespace licet::core::grammar {

// What stands after a word that begins a declaration: a name, a text, a citation. A name that lacks its capital, begins
// with a digit, or is missing at the end of the file, too: that is a broken declaration, not something else.
template <class Input>
bool continues_declaration(const Input& in, const char* at) {
  while (at != in.end() && (*at == ' ' || *at == '\t')) ++at;
  if (at == in.end()) return true;
  const auto rest = std::string_view(at, static_cast<std::size_t>(in.end() - at));
  const bool counts_as = rest.starts_with("counts ") || rest.starts_with("by ") || rest.starts_with("as ");
  return !counts_as &&
         (continues_name(*at) || *at == '"' || *at == '[' || (static_cast<unsigned char>(*at) & 0x80U) != 0);
}

// A name that is not reserved.
struct name_text {
  using rule_t = name_text;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const char* at = in.current();
    if (at == in.end() || !begins_name(*at)) return false;
    while (at != in.end() && continues_name(*at)) ++at;
    const std::string_view found(in.current(), static_cast<std::size_t>(at - in.current()));
    if (is_reserved(found) || begins_declaration(in, found, at)) return false;
    in.bump(found.size());
    return true;
  }

private:
  // `rule` at the very start of a line with a name behind it: where a file is broken, the next declaration shall not
  // become a part of the broken one.
  template <class Input>
  static bool begins_declaration(const Input& in, std::string_view found, const char* behind) {
    const bool first = in.current() == in.begin() || in.current()[-1] == '\n';
    return first && is_declaration_word(found) && continues_declaration(in, behind);
  }
};

// For the same reason a word that begins a clause or a statement, first on its line and with a name or a text behind
// it, is not the name that a line before it lacks. It is one after a comma, where a long list goes on.
struct not_next_line {
  using rule_t = not_next_line;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const char* at = in.current();
    while (at != in.end() && continues_name(*at)) ++at;
    if (!begins_line({in.current(), static_cast<std::size_t>(at - in.current())})) return true;
    while (at != in.end() && (*at == ' ' || *at == '\t')) ++at;
    if (at == in.end() || (!begins_name(*at) && *at != '"')) return true;
    const char* before = in.current();
    bool line = false;
    while (before != in.begin() && std::string_view(" \t\r\n").find(before[-1]) != std::string_view::npos) {
      line = line || *--before == '\n';
    }
    return !line || before == in.begin() || before[-1] == ',';
  }
};

// After a dot any word will do: e.actor.
struct member_text {
  using rule_t = member_text;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const char* at = in.current();
    if (at == in.end() || !begins_name(*at)) return false;
    while (at != in.end() && continues_name(*at)) ++at;
    in.bump(static_cast<std::size_t>(at - in.current()));
    return true;
  }
};
struct members : star<one<'.'>, member_text> {};  // stops before `..`

// name = letter or "_", then letters, digits, "_"        path = name {"." word}
// `a` may be a name, too, where no article can stand: judgment linked(a: conduct), after announce as a.
struct name_word : sor<name_text, word_text<"a">> {};
struct name : seq<not_next_line, name_word, skip> {
  static constexpr const char* what = "a name";
};
struct path_text : seq<name_text, members> {};
struct path : seq<not_next_line, path_text, skip> {
  static constexpr const char* what = "a name";
};
// reference = (name | "this" | "actor") {"." word}
struct reference_text : seq<sor<name_text, word_text<"this">, word_text<"actor">, word_text<"a">>, members> {};
struct reference : seq<reference_text, skip> {
  static constexpr const char* what = "a name";
};

struct comma : sign<','> {};
struct name_list : list_must<name, comma> {
  static constexpr const char* what = "a name";
};
struct path_list : list_must<path, comma> {
  static constexpr const char* what = "a name";
};

// text = '"' ... '"' {'"' ... '"'}
struct text_piece : star<sor<seq<one<'\\'>, not_one<'\n', '\r'>>, not_one<'"', '\n', '\r', '\\'>>> {};
struct text_end : one<'"'> {
  static constexpr const char* what = "a quotation mark";
  static constexpr Code code = Code::unclosed_text;
};
struct text : plus<if_must<one<'"'>, text_piece, text_end, skip>> {
  static constexpr const char* what = "a text in quotation marks";
};

// number = digits ["." digits]. Takes in what is only meant as a number (8i) or as a date (05/11/2024, 5.11.2024), for
// the builder to explain.
struct number_text {
  using rule_t = number_text;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const char* at = in.current();
    if (at == in.end() || !is_digit(*at)) return false;
    const auto digit = [&](const char* p) { return p != in.end() && is_digit(*p); };
    const char* after = at;  // of day/month/year
    int slashes = 0;
    while (digit(after) || (*after == '/' && digit(after + 1) && slashes++ < 2)) {
      if (++after == in.end()) break;
    }
    if (slashes == 2) at = after;
    while (at != in.end() && (continues_name(*at) || (*at == '.' && digit(at + 1)))) ++at;
    in.bump(static_cast<std::size_t>(at - in.current()));
    return true;
  }
};

// date = YYYY-MM-DD ["T" hh:mm]: by its shape; whether there is such a day the builder knows.
struct date_text : seq<rep<4, digit>, one<'-'>, plus<digit>, one<'-'>, plus<digit>,
                       star<sor<identifier_other, seq<one<':'>, at<digit>>>>> {};

// cites = "[" citation % "," "]": free text up to a comma or the bracket
struct citation_text {
  using rule_t = citation_text;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    return match_until(in, [](const char* at, const char*) { return *at == ',' || *at == ']' || *at == '['; });
  }
  // Up to a stop or the end of the line, without the blanks at its end; not empty.
  template <class Input, class Stop>
  static bool match_until(Input& in, Stop stop) {
    const char* at = in.current();
    while (at != in.end() && *at != '\n' && *at != '\r' && !stop(at, in.end())) ++at;
    while (at != in.current() && (at[-1] == ' ' || at[-1] == '\t')) --at;
    if (at == in.current()) return false;
    in.bump(static_cast<std::size_t>(at - in.current()));
    return true;
  }
};
struct citation : seq<citation_text, skip> {
  static constexpr const char* what = "the number of a paragraph";
};
struct citation_list : list_must<citation, comma> {
  static constexpr const char* what = citation::what;
};
struct cites : bracket<sign<'['>, citation_list, sign<']'>> {
  static constexpr const char* what = "paragraphs in brackets, such as [8, 8(i)]";
};

}  // namespace licet::core::grammar

namespace tao::pegtl {

template <class Name>
struct analyze_traits<Name, licet::core::grammar::name_text> : analyze_any_traits<> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::not_next_line> : analyze_opt_traits<> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::member_text> : analyze_any_traits<> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::number_text> : analyze_any_traits<> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::citation_text> : analyze_any_traits<> {};

}  // namespace tao::pegtl
