#pragma once

#include "syntax/grammar/rule.hpp"

// The grammar of Licet. Include it in one place: it brings PEGTL with it. README.md is the same for people.
//   grammar/tools.hpp        words, signs, and how mistakes are reported and survived
//   grammar/words.hpp        names, paths, texts, numbers, dates, citations
//   grammar/expression.hpp   conditions and values
//   grammar/statement.hpp    scenarios and the prompt; `input` is what is typed there
//   grammar/declaration.hpp  everything that may be declared, but rules
//   grammar/rule.hpp         rules
namespace licet::core::grammar {

struct declaration
    : sor<counts_as_decl, rule_decl, act_decl, role_decl, thing_decl, type_decl, term_decl, judgment_decl, reading_decl,
          settle_decl, state_decl, note_decl, scenario_decl, instrument_decl, use_decl> {
  static constexpr const char* what = "a declaration";
  static constexpr Code code = Code::unknown_declaration;
};

// file = {declaration}
struct file : seq<skip, until<eof, recover<must<declaration>, to_line_of<declaration_start>>>> {};

}  // namespace licet::core::grammar
