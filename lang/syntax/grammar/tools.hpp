#pragma once

#include <cstring>
#include <string_view>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "syntax/advice.hpp"
#include "syntax/build_words.hpp"
#include "syntax/parser.hpp"
#include "syntax/word_table.hpp"

// What the grammar is made with: words, signs, and rules that report a mistake and carry on.
//
// A rule that must stand says in `what` how it is called in a message. `must` raises SyntaxError, which `recover`
// catches; `expect` reports by itself that something is missing and goes on as if it stood there.
namespace licet::core::grammar {

namespace pegtl = tao::pegtl;
using namespace tao::pegtl;  // NOLINT: the grammar is written in its words

// A word of the grammar as a template argument: word<"rule">.
template <std::size_t N>
struct Letters {
  char text[N] = {};
  consteval Letters(const char (&letters)[N]) {  // NOLINT: word<"rule"> is the point
    for (std::size_t i = 0; i < N; ++i) text[i] = letters[i];
  }
  static constexpr std::size_t size = N - 1;
};

template <Letters W>
struct Quoted {
  char text[W.size + 3] = {};
  consteval Quoted() {
    text[0] = text[W.size + 1] = '`';
    for (std::size_t i = 0; i < W.size; ++i) text[i + 1] = W.text[i];
  }
};
template <Letters W>
inline constexpr Quoted<W> kQuoted{};

// ---- blanks and comments: eaten by the word or sign before them, never inside other rules ---------------------------

struct comment : seq<two<'-'>, until<at<eolf>>> {};
struct skip : star<sor<plus<one<' ', '\t', '\n', '\r'>>, comment>> {};

template <Letters W>
struct word_text {
  using rule_t = word_text;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const auto left = static_cast<std::size_t>(in.end() - in.current());
    if (left < W.size || std::memcmp(in.current(), W.text, W.size) != 0) return false;
    if (left > W.size && continues_name(in.current()[W.size])) return false;
    in.bump(W.size);
    return true;
  }
};

// word: the word W. soft: the same where a name, too, may stand; a name is followed by a sign that W never has.
template <Letters W>
struct word : seq<word_text<W>, skip> {
  static constexpr const char* what = kQuoted<W>.text;
};
template <Letters W>
struct soft : seq<word<W>, not_at<one<':', '?'>>> {
  static constexpr const char* what = kQuoted<W>.text;
};
template <char C>
struct sign : seq<one<C>, skip> {
  static constexpr char letters[2] = {C, '\0'};
  static constexpr const char* what = kQuoted<Letters<2>(letters)>.text;
};

// ---- what was expected ----------------------------------------------------------------------------------------------

template <class T>
struct expect;
template <class T>
struct nest;

// Whether a rule always matches, so that nothing need be said about its failing.
template <class Rule>
inline constexpr bool never_fails = false;
template <>
inline constexpr bool never_fails<internal::success> = true;
template <class... T>
inline constexpr bool never_fails<internal::star<T...>> = true;
template <class... T>
inline constexpr bool never_fails<internal::opt<T...>> = true;
template <class T>
inline constexpr bool never_fails<expect<T>> = true;
template <class... T>
inline constexpr bool never_fails<internal::seq<T...>> = (never_fails<typename T::rule_t> && ...);
template <class... T>
inline constexpr bool never_fails<internal::sor<T...>> = (never_fails<typename T::rule_t> || ...);

template <class Rule>
struct said_by {
  using type = Rule;
};
template <class Rule, class Separator>
struct said_by<list_must<Rule, Separator>> {
  using type = Rule;
};

template <class Rule>
constexpr Expectation expectation() {
  using Said = typename said_by<Rule>::type;
  Expectation expected{"something else"};
  if constexpr (requires { Said::what; }) {
    expected.what = Said::what;
  } else {
    static_assert(never_fails<typename Rule::rule_t>, "say what was expected: give the rule a `what`");
  }
  if constexpr (requires { Said::words; }) expected.words = Said::words;
  if constexpr (requires { Said::code; }) expected.code = Said::code;
  return expected;
}

template <class Rule>
struct control : normal<Rule> {
  template <class Input, class... States>
  [[noreturn]] static void raise(const Input& in, States&&... /*builder*/) {
    throw SyntaxError{in.current(), expectation<Rule>()};
  }
};

// expect<T>: T, or a report that T is missing; parsing goes on as if it were there.
template <class T>
struct expect {
  using rule_t = expect;
  using subs_t = type_list<T>;
  template <apply_mode A, rewind_mode, template <class...> class Action, template <class...> class Control, class Input,
            class Builder>
  static bool match(Input& in, Builder& builder) {
    if (Control<T>::template match<A, rewind_mode::required, Action, Control>(in, builder)) return true;
    if constexpr (A == apply_mode::action) builder.report_missing(expectation<T>(), in.current());
    return true;
  }
};

// bracket<Open, Body, Close>: after Open the Body must stand; a missing Close is reported with the place of Open.
template <class Open, class Body, class Close>
struct bracket {
  using rule_t = bracket;
  using subs_t = type_list<Open, must<Body>, Close>;
  template <apply_mode A, rewind_mode M, template <class...> class Action, template <class...> class Control,
            class Input, class Builder>
  static bool match(Input& in, Builder& builder) {
    const char* const begin = in.current();
    if (!Control<Open>::template match<A, rewind_mode::required, Action, Control>(in, builder)) return false;
    (void)Control<must<Body>>::template match<A, M, Action, Control>(in, builder);
    if (Control<Close>::template match<A, rewind_mode::required, Action, Control>(in, builder)) return true;
    if constexpr (A == apply_mode::action) builder.report_unclosed(expectation<Close>(), in.current(), begin);
    return true;
  }
};

// nest<T>: T, one level deeper. Stands on every way from a rule back to itself, and only once on each.
template <class T>
struct nest {
  using rule_t = nest;
  using subs_t = type_list<T>;
  static constexpr const char* what = expectation<T>().what;
  template <apply_mode A, rewind_mode M, template <class...> class Action, template <class...> class Control,
            class Input, class Builder>
  static bool match(Input& in, Builder& builder) {
    struct Level {
      std::size_t& nesting;
      explicit Level(std::size_t& n) : nesting(n) { ++nesting; }
      ~Level() { --nesting; }
      Level(const Level&) = delete;
      Level& operator=(const Level&) = delete;
    };
    const Level level(builder.nesting);
    if (builder.nesting > ParseLimits::kNesting) {
      throw SyntaxError{in.current(), {"less nesting", "", Code::nested_too_deep}};
    }
    return Control<T>::template match<A, M, Action, Control>(in, builder);
  }
};

// recover<T, Sync>: T; if it raises, report that, forget what the unfinished T has put on the builder's stacks, skip to
// Sync, and go on. After so many reports that no more are kept the rest of the text is left alone.
template <class T, class Sync>
struct recover {
  using rule_t = recover;
  using subs_t = type_list<T, Sync>;
  template <apply_mode A, rewind_mode M, template <class...> class Action, template <class...> class Control,
            class Input, class Builder>
  static bool match(Input& in, Builder& builder) {
    const char* const begin = in.current();
    const auto mark = builder.mark();
    try {
      return Control<T>::template match<A, M, Action, Control>(in, builder);
    } catch (const SyntaxError& error) {
      builder.report(error);
      builder.rewind(mark);
      in.iterator() = error.at;  // not where T began: what was read well is not read again
      (void)Control<Sync>::template match<apply_mode::nothing, rewind_mode::dontcare, Action, Control>(in, builder);
      if (in.current() == begin && !in.empty()) {  // always make progress
        in.bump(1);
        (void)Control<Sync>::template match<apply_mode::nothing, rewind_mode::dontcare, Action, Control>(in, builder);
      }
      if (builder.gave_up()) in.bump(static_cast<std::size_t>(in.end() - in.current()));
      return true;
    }
  }
};

// ---- lines: they carry no meaning, but tell where to go on after a mistake
// -------------------------------------------

struct line_start {  // nothing but blanks before this place on its line
  using rule_t = line_start;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const char* at = in.current();
    while (at != in.begin() && (at[-1] == ' ' || at[-1] == '\t')) --at;
    return at == in.begin() || at[-1] == '\n';
  }
};
struct unindented {  // the very start of a line
  using rule_t = unindented;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    return in.current() == in.begin() || in.current()[-1] == '\n';
  }
};
struct same_line {  // on the line on which the word before it ends
  using rule_t = same_line;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const char* at = in.current();
    while (at != in.begin() && (at[-1] == ' ' || at[-1] == '\t')) --at;
    return at != in.begin() && at[-1] != '\n';
  }
};
struct next_line : seq<sor<one<'\n'>, seq<plus<not_one<'\n'>>, opt<one<'\n'>>>>, star<one<' ', '\t'>>> {};

// The very start of a line with what is probably a misspelt `rule` or `act`, and something behind it.
struct misspelt_declaration {
  using rule_t = misspelt_declaration;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const char* at = in.current();
    if (at != in.begin() && at[-1] != '\n') return false;
    while (at != in.end() && continues_name(*at)) ++at;
    const bool more = at != in.end() && *at == ' ' && at + 1 != in.end() && continues_name(at[1]);
    return more && resembles_declaration({in.current(), static_cast<std::size_t>(at - in.current())});
  }
};

// Skips to the next line that begins with one of Starts, or to the end.
template <class... Starts>
struct to_line_of : until<sor<at<eof>, at<line_start, sor<Starts..., misspelt_declaration>>>, next_line> {};

}  // namespace licet::core::grammar

namespace tao::pegtl {

template <class Name, licet::core::grammar::Letters W>
struct analyze_traits<Name, licet::core::grammar::word_text<W>> : analyze_any_traits<> {};
template <class Name, class T>
struct analyze_traits<Name, licet::core::grammar::expect<T>> : analyze_opt_traits<T> {};
template <class Name, class Open, class Body, class Close>
struct analyze_traits<Name, licet::core::grammar::bracket<Open, Body, Close>> : analyze_seq_traits<Open, Body> {};
template <class Name, class T>
struct analyze_traits<Name, licet::core::grammar::nest<T>> : analyze_seq_traits<T> {};
template <class Name, class T, class Sync>
struct analyze_traits<Name, licet::core::grammar::recover<T, Sync>> : analyze_any_traits<T, Sync> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::line_start> : analyze_opt_traits<> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::unindented> : analyze_opt_traits<> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::misspelt_declaration> : analyze_opt_traits<> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::same_line> : analyze_opt_traits<> {};

}  // namespace tao::pegtl
