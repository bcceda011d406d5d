#pragma once

#include "syntax/build_statement.hpp"
#include "syntax/grammar.hpp"

// What is done when a rule of the grammar has matched: a table from rules to functions of the builder. A rule that is
// made with `seq<pattern>` runs the action of `pattern` and its own; one that derives from `pattern` only its own.
namespace licet::core {

template <class Rule>
struct action : tao::pegtl::nothing<Rule> {};

// The function takes nothing.
template <auto Function>
struct does {
  static void apply0(Builder& builder) { (builder.*Function)(); }
};
// The function takes what the rule matched, which is a single word without blanks behind it.
template <auto Function>
struct token {
  template <class Input>
  static void apply(const Input& in, Builder& builder) {
    (builder.*Function)(Span{builder.offset(in.begin()), builder.offset(in.end())});
  }
};
// The function takes what the rule matched, without the blanks and comments at its end.
template <auto Function>
struct spans {
  template <class Input>
  static void apply(const Input& in, Builder& builder) {
    (builder.*Function)(builder.trimmed(in.begin(), in.end()));
  }
};
// A part that may stand only once: the function asks `once`, which wants to know where this one stands.
template <auto Function>
struct part {
  template <class Input>
  static void apply(const Input& in, Builder& builder) {
    builder.clause_at(builder.trimmed(in.begin(), in.end()));
    (builder.*Function)();
  }
};
// The same, and the formatter wants to know, too.
template <Layout L, auto Function>
struct clause {
  template <class Input>
  static void apply(const Input& in, Builder& builder) {
    const Span span = builder.trimmed(in.begin(), in.end());
    builder.clause_at(span);
    builder.lay_out(L, span);
    (builder.*Function)();
  }
};
// The same for a function that wants the place.
template <Layout L, auto Function>
struct laid_out {
  template <class Input>
  static void apply(const Input& in, Builder& builder) {
    const Span span = builder.trimmed(in.begin(), in.end());
    builder.lay_out(L, span);
    (builder.*Function)(span);
  }
};
// Only the formatter wants to know.
template <Layout L>
struct marks {
  template <class Input>
  static void apply(const Input& in, Builder& builder) {
    builder.lay_out(L, {builder.offset(in.begin()), builder.offset(in.end())});
  }
};
template <class Decl>
struct begins {
  static void apply0(Builder& builder) { builder.begin<Decl>(); }
};

namespace g = grammar;
using B = Builder;

}  // namespace licet::core
