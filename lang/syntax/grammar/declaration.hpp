#pragma once

#include "syntax/grammar/statement.hpp"

// Declarations. README.md shows each with an example.
namespace licet::core::grammar {

// ---- where a declaration begins: looked at, never kept
// ---------------------------------------------------------------

struct braces_text {  // from `{` to its `}`, texts and comments passed over
  using rule_t = braces_text;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    if (in.empty() || *in.current() != '{') return false;
    std::size_t open = 0;  // how many; limited, so that a file of open braces is not read again for each of them
    for (const char* at = in.current(); at != in.end(); ++at) {
      const bool comment = *at == '-' && at + 1 != in.end() && at[1] == '-';
      if (*at == '"' || comment) {
        const char close = comment ? '\n' : '"';
        for (++at; at != in.end() && *at != close && *at != '\n';) ++at;
        if (at == in.end()) return false;
      }
      if (*at == '{' && ++open > kMost) return false;
      if (*at == '}' && --open == 0) {
        in.bump(static_cast<std::size_t>(at + 1 - in.current()));
        return true;
      }
    }
    return false;
  }

private:
  static constexpr std::size_t kMost = 20;
};
struct counts_as_start : seq<path_text, skip, opt<braces_text, skip>, opt<word<"by">, path_text, skip>,
                             opt<word<"as">, name_text, skip>, word<"counts">, word<"as">> {};
struct declaration_word {
  using rule_t = declaration_word;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const char* at = in.current();
    while (at != in.end() && continues_name(*at)) ++at;
    const auto size = static_cast<std::size_t>(at - in.current());
    if (!is_declaration_word({in.current(), size}) || !continues_declaration(in, at)) return false;
    in.bump(size);
    return true;
  }
};
struct declaration_start : sor<declaration_word, counts_as_start> {};
struct settle_start : word_text<"settle"> {};

// Clauses up to the next declaration. What is wrong in one is reported, and reading goes on at the next line that
// begins with one. An unknown word at the very start of a line is taken for a broken declaration, not for a broken
// clause.
template <class Start>
struct clauses_end : sor<eof, declaration_start, seq<unindented, not_at<Start>>> {};
template <class Clause, class Start>
struct clauses : star<not_at<clauses_end<Start>>, recover<must<Clause>, to_line_of<Start, declaration_start>>> {};

// ---- what declarations share ----------------------------------------------------------------------------------------

struct small_name : name {
  static constexpr const char* what = "a name";
};
struct capital_name : name {
  static constexpr const char* what = "a name";
};

struct parent : seq<article, must<path>> {
  static constexpr const char* what = "`a` or `an`, and a name";
};
struct parents : if_must<w_is, list_must<parent, w_and>> {};

// kind = path | name "|" name {"|" name} | "set" "of" path
struct set_of : if_must<seq<at<word<"set">, word<"of">>, word<"set">, word<"of">>, path> {};
struct kind_begin : success {};
struct other_option : if_must<sign<'|'>, name> {};
struct named_or_options : seq<path, kind_begin, star<other_option>> {};
struct kind : sor<set_of, named_or_options> {
  static constexpr const char* what = "a type";
};
struct parameter : if_must<name, sign<':'>, kind> {
  static constexpr const char* what = "a name and its type: `name: Type`";
};
struct parameters_end : sign<')'> {
  static constexpr const char* what = "`)` or `,`";
};
struct parameters : bracket<seq<list_paren, skip>, opt<list_must<parameter, comma>>, parameters_end> {};

// field = name ":" kind ["=" sum | "presumed" sum] ["confidential"]
struct field_start : seq<name_text, skip, one<':'>> {};
struct field_default : if_must<sign<'='>, sum> {};
struct field_presumed : if_must<soft<"presumed">, sum> {};
struct field_confidential : soft<"confidential"> {};
struct field_header : seq<at<field_start>, name, sign<':'>> {};
struct field : if_must<field_header, kind, opt<sor<field_default, field_presumed>>, opt<field_confidential>> {
  static constexpr const char* what = "a field (`name : type`) or the next declaration";
};
struct field_list : clauses<field, field_start> {};

struct condition_if : if_must<word<"if">, expression> {};
struct if_or_not : sor<condition_if, absent> {};

// trigger = "after" pattern ["by" whom] ["as" name] ["if" expression] | "after" "breach" "of" path ["as" name] ["if"
// expression]
struct trigger_by : if_must<soft<"by">, whom> {};
struct trigger_as : if_must<soft<"as">, name> {};
struct breach_rule : path {};
struct breach : if_must<seq<at<word<"breach">, word<"of">>, word<"breach">, word<"of">>, breach_rule, opt<trigger_as>,
                        if_or_not> {};
struct trigger_act : seq<pattern> {};
struct trigger_event : seq<trigger_act, opt<trigger_by>, opt<trigger_as>, if_or_not> {};
struct trigger_rest : sor<breach, trigger_event> {
  static constexpr const char* what = "an act, or `breach of RULE`";
};
struct trigger : if_must<word<"after">, trigger_rest> {
  static constexpr const char* what = "`after`";
};

// ---- instrument -----------------------------------------------------------------------------------------------------

struct title : if_must<word<"title">, text> {};
struct cite : if_must<word<"cite">, text> {};
struct issuer : if_must<word<"issuer">, text> {};
struct status_text : sor<word_text<"law">, word_text<"order">, word_text<"code">, word_text<"guidance">,
                         word_text<"commentary">, word_text<"proposal">> {};
struct status_value : seq<status_text, skip> {
  static constexpr const char* what = "law, order, code, guidance, commentary or proposal";
};
struct status : if_must<word<"status">, status_value> {};
struct at_latest : if_must<word<"at">, word<"latest">> {};
struct at_earliest : if_must<word<"at">, word<"earliest">> {};
struct period_until : if_must<soft<"until">, opt<at_earliest>, sum> {};
struct until_or_not : sor<period_until, absent> {};
struct period : if_must<w_in, word<"force">, word<"from">, opt<at_latest>, sum, until_or_not> {
  static constexpr const char* what = "`in force from`";
};
struct instrument_period : seq<period> {};
struct edition : if_must<word<"edition">, small_name, period> {};
struct replaces : if_must<word<"replaces">, path_list> {};
struct part_of : if_must<word<"part">, word<"of">, path> {};
struct relies_on : if_must<word<"relies">, word<"on">, path, opt<text>> {};

// An entry of the outline ends at ",", "..", a comment, or the end of its line.
struct entry_text {
  using rule_t = entry_text;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    return citation_text::match_until(in, [](const char* at, const char* end) {
      const bool two = at + 1 != end && at[1] == *at;
      return *at == ',' || ((*at == '.' || *at == '-') && two);
    });
  }
};
struct entry_first : seq<entry_text, skip> {};
struct entry_last : seq<entry_text, skip> {
  static constexpr const char* what = "the number of the last paragraph";
};
struct entry_dots : seq<two<'.'>, skip> {};
struct entry : seq<entry_first, opt<if_must<entry_dots, entry_last>>> {
  static constexpr const char* what = "the number of a paragraph, on the same line or after a comma";
};
struct outline : if_must<word<"outline">, list_must<entry, comma>> {};

struct instrument_start : sor<word<"title">, word<"cite">, word<"issuer">, word<"status">, seq<w_in, word<"force">>,
                              word<"edition">, word<"replaces">, word<"part">, word<"relies">, word<"outline">> {};
struct instrument_clause
    : sor<title, cite, issuer, status, instrument_period, edition, replaces, part_of, relies_on, outline> {
  static constexpr const char* what =
      "a clause of the instrument (`title`, `cite`, `status`, ...) or the next declaration";
  static constexpr const char* words = "title cite issuer status in edition replaces part relies outline";
};
struct instrument_name : path {};
struct instrument_word : word<"instrument"> {};
struct instrument_decl : if_must<instrument_word, instrument_name, clauses<instrument_clause, instrument_start>> {};

// ---- use, type, thing, role, act ------------------------------------------------------------------------------------

struct use_word : word<"use"> {};
struct use_decl : if_must<use_word, path_list> {};

struct type_alias : if_must<sign<'='>, kind> {};
struct type_record : if_must<word<"has">, field_list> {};
struct type_body : sor<type_alias, type_record> {
  static constexpr const char* what = "`=` or `has`";
};
struct type_word : word<"type"> {};
struct type_decl : if_must<type_word, capital_name, type_body> {};

struct thing_word : word<"thing"> {};
struct thing_decl : if_must<thing_word, capital_name, opt<parents>, field_list> {};

struct alternative_with : if_must<soft<"with">, plain_group> {};
struct alternative : seq<article, must<path>, sor<alternative_with, absent>> {
  static constexpr const char* what = "`a ROLE`";
};
struct means_roles : if_must<soft<"means">, list_must<alternative, w_or>> {};
struct header_cites : cites {};
struct role_word : word<"role"> {};
struct role_decl : if_must<role_word, capital_name, star<sor<parents, means_roles, header_cites>>, field_list> {};

struct act_by : if_must<soft<"by">, path> {};
struct act_word : word<"act"> {};
struct power_word : word<"power"> {};
struct act_decl : if_must<sor<act_word, power_word>, small_name, star<sor<parents, act_by, header_cites>>, field_list> {
};

// ---- counts as ------------------------------------------------------------------------------------------------------

struct counts_by : if_must<word<"by">, path> {};
struct counts_as_name : if_must<word<"as">, name> {};
struct counts_attributed : if_must<word<"by">, reference_value> {};
struct counts_begin : at<counts_as_start> {};
struct counts_from : seq<pattern> {
  static constexpr const char* what = pattern::what;
};
struct counts_to : seq<pattern> {
  static constexpr const char* what = "an act";
};
struct counts_if : if_must<word<"if">, expression> {};
struct attributed_or_not : sor<counts_attributed, absent> {};
struct counts_as_decl : if_must<counts_begin, counts_from, opt<counts_by>, opt<counts_as_name>, word<"counts">,
                                word<"as">, counts_to, attributed_or_not, opt<header_cites>, opt<counts_if>> {};

// ---- term, judgment, reading, settle, state -------------------------------------------------------------------------

struct term_means : if_must<word<"means">, expression, if_or_not> {};
struct nothing_else : seq<at<w_and, word<"nothing">>, if_must<w_and, word<"nothing">, word<"else">>> {};
struct and_the_like : seq<at<w_and, word<"the">>, if_must<w_and, word<"the">, word<"like">>> {};
struct term_includes : if_must<word<"includes">, sum_list, opt<sor<nothing_else, and_the_like>>> {};
struct term_excludes : if_must<word<"does">, w_not, word<"include">, sum_list> {};
struct term_start : sor<word<"means">, word<"includes">, word<"does">> {};
struct term_clause : sor<term_means, term_includes, term_excludes> {
  static constexpr const char* what =
      "a clause of the term (`means`, `includes`, `does not include`) or the next declaration";
  static constexpr const char* words = "means includes does";
};
struct term_word : word<"term"> {};
struct term_decl
    : if_must<term_word, small_name, opt<parameters>, opt<header_cites>, clauses<term_clause, term_start>> {};

struct yes_text : word<"yes"> {};
struct no_text : word<"no"> {};
struct yes_or_no : sor<yes_text, no_text> {
  static constexpr const char* what = "`yes` or `no`";
};
struct judgment_by : if_must<word<"by">, whom> {};
struct judgment_ask : if_must<word<"ask">, text> {};
struct judgment_eyes : if_must<w_in, word<"the">, word<"eyes">, word<"of">, text> {};
struct judgment_presumed : if_must<word<"presumed">, yes_or_no> {};
struct judgment_start : sor<word<"by">, word<"ask">, seq<w_in, word<"the">>, word<"presumed">> {};
struct judgment_clause : sor<judgment_by, judgment_ask, judgment_eyes, judgment_presumed> {
  static constexpr const char* what =
      "a clause of the judgment (`by`, `ask`, `in the eyes of`, `presumed`) or the next declaration";
  static constexpr const char* words = "by ask in presumed";
};
struct judgment_word : word<"judgment"> {};
struct judgment_decl
    : if_must<judgment_word, small_name, opt<parameters>, opt<header_cites>, clauses<judgment_clause, judgment_start>> {
};

struct reading_question : text {
  static constexpr const char* what = "the question in quotation marks";
};
struct reading_options : if_must<word<"options">, list_must<name, sign<'|'>>> {
  static constexpr const char* what = "`options`";
};
struct reading_word : word<"reading"> {};
struct reading_decl : if_must<reading_word, small_name, opt<header_cites>, reading_question, reading_options> {};

struct settle_because : if_must<word<"because">, text> {};
struct settle_body : seq<path, must<word<"as">, name>> {
  static constexpr const char* what = "a reading";
};
struct settle_word : word<"settle"> {};
struct settle_decl : if_must<settle_word, settle_body, opt<settle_because>> {};

// The comma behind the arguments may also end the clause: `for s.matter, ends after ...`.
struct state_change : sor<seq<word<"starts">, word<"after">>, seq<word<"ends">, word<"after">>> {};
struct state_more : seq<comma, not_at<state_change>> {};
struct state_for : if_must<soft<"for">, list_begin, sum, star<if_must<seq<at<state_more>, state_more>, sum>>> {};
struct state_no_for : success {};
struct state_args : seq<sor<state_for, state_no_for>, opt<comma>> {};
struct state_starts : if_must<word<"starts">, trigger, state_args> {};
struct state_ends : if_must<word<"ends">, trigger, state_args> {};
struct state_start : sor<word<"starts">, word<"ends">> {};
struct state_clause : sor<state_starts, state_ends> {
  static constexpr const char* what = "`starts after`, `ends after` or the next declaration";
  static constexpr const char* words = "starts ends";
};
struct state_word : word<"state"> {};
struct state_decl
    : if_must<state_word, small_name, opt<parameters>, opt<header_cites>, clauses<state_clause, state_start>> {};

// ---- note -----------------------------------------------------------------------------------------------------------

struct note_see : if_must<word<"see">, path> {};
struct note_text : text {};
struct note_word : word<"note"> {};
struct note_decl : if_must<note_word, header_cites, opt<note_see>, opt<note_text>> {};

// ---- scenario -------------------------------------------------------------------------------------------------------

struct scenario_end : sor<eof, seq<not_at<settle_start>, declaration_start>, seq<unindented, not_at<statement_start>>> {
};
struct statements
    : star<not_at<scenario_end>, recover<must<scenario_statement>, to_line_of<statement_start, declaration_start>>> {};
struct scenario_title : text {
  static constexpr const char* what = "its title in quotation marks";
};
struct scenario_word : word<"scenario"> {};
struct scenario_decl : if_must<scenario_word, scenario_title, opt<header_cites>, statements> {};

}  // namespace licet::core::grammar

namespace tao::pegtl {

template <class Name>
struct analyze_traits<Name, licet::core::grammar::braces_text> : analyze_any_traits<> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::declaration_word> : analyze_any_traits<> {};
template <class Name>
struct analyze_traits<Name, licet::core::grammar::entry_text> : analyze_any_traits<> {};

}  // namespace tao::pegtl
