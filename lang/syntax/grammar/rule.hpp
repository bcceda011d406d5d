#pragma once

#include "syntax/grammar/declaration.hpp"

// rule = "rule" name [cites] [trigger ","] bearer modal pattern {clause}
namespace licet::core::grammar {

struct rule_trigger : seq<trigger> {};
struct rule_trigger_comma : if_must<rule_trigger, expect<comma>> {};
struct bearer : party {
  static constexpr const char* what = "who the rule binds: `a ROLE`, `the ROLE`, `anyone`, `someone` or a person";
};

struct modal_must : word<"must"> {};
struct modal_should : word<"should"> {};
struct modal_may : word<"may"> {};
struct modal_need_not : if_must<word<"need">, w_not> {};
struct modal_not : w_not {};
struct may_not_text : word_text<"not"> {};
struct may_not : seq<may_not_text, skip> {};
struct modal : sor<seq<modal_must, opt<modal_not>>, seq<modal_should, opt<modal_not>>, seq<modal_may, opt<may_not>>,
                   modal_need_not> {
  static constexpr const char* what = "`must`, `must not`, `should`, `should not`, `may` or `need not`";
};

struct clause_party : party {};
struct party_list : list_must<clause_party, w_and> {
  static constexpr const char* what = party::what;
};
struct clause_to : if_must<soft<"to">, party_list> {};
struct clause_if : if_must<word<"if">, expression> {};
struct clause_unless : if_must<word<"unless">, expression> {};
struct clause_within : if_must<soft<"within">, sum> {};
struct before_pattern : seq<at<path_text, skip, one<'{'>>, pattern> {};
struct before_day : sum {};
struct before_what : sor<before_pattern, before_day> {
  static constexpr const char* what = "a day or an act";
};
struct clause_before : if_must<soft<"before">, before_what> {};
struct clause_by : if_must<soft<"by">, sum> {};
struct clause_promptly : soft<"promptly"> {};
struct clause_such_that : if_must<soft<"such">, word<"that">, expression> {};
struct clause_broken_by : if_must<soft<"broken">, word<"by">, pattern> {};
struct clause_paused : if_must<soft<"paused">, word<"while">, expression> {};
struct clause_notwithstanding : if_must<soft<"notwithstanding">, path_list> {};
struct clause_subject_to : if_must<soft<"subject">, word<"to">, path_list> {};
struct clause_applies : if_must<soft<"applies">, path_list> {};
struct clause_edition : if_must<seq<at<w_in, word<"edition">>, w_in, word<"edition">>, name> {};
struct clause_words : if_must<soft<"words">, text> {};
struct clause_because : if_must<soft<"because">, text> {};
struct rule_start : sor<word<"to">, word<"if">, word<"unless">, word<"within">, word<"before">, word<"by">,
                        word<"promptly">, word<"such">, word<"broken">, word<"paused">, word<"notwithstanding">,
                        word<"subject">, word<"applies">, seq<w_in, word<"edition">>, word<"words">, word<"because">> {
};
struct rule_clause : sor<clause_to, clause_if, clause_unless, clause_within, clause_before, clause_by, clause_promptly,
                         clause_such_that, clause_broken_by, clause_paused, clause_notwithstanding, clause_subject_to,
                         clause_applies, clause_edition, clause_words, clause_because> {
  static constexpr const char* what = "a clause of the rule (`if`, `unless`, ...) or the next declaration";
  static constexpr const char* words =
      "to if unless within before by promptly such broken paused notwithstanding subject applies words because";
};
struct rule_act : seq<pattern> {
  static constexpr const char* what = "an act";
};
struct rule_header : seq<small_name, opt<header_cites>, opt<rule_trigger_comma>, must<bearer, modal, rule_act>> {
  static constexpr const char* what = "a name";
};
struct rule_word : word<"rule"> {};
struct rule_decl : if_must<rule_word, rule_header, clauses<rule_clause, rule_start>> {};

}  // namespace licet::core::grammar
