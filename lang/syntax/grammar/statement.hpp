#pragma once

#include "syntax/grammar/expression.hpp"

// What a scenario holds and what is typed at the prompt: statements, questions, expectations.
namespace licet::core::grammar {

struct moment_text : sor<date_text, number_text> {};  // what is no date the builder explains
struct moment : seq<moment_text, skip> {
  static constexpr const char* what = "a date such as 2024-11-05";
};
struct as_name : if_must<soft<"as">, name> {};

// What follows a question; at the prompt the end of the line will do.
struct prompt_end {
  using rule_t = prompt_end;
  using subs_t = empty_list;
  template <apply_mode, rewind_mode, template <class...> class, template <class...> class, class Input, class Builder>
  static bool match(Input& in, Builder& builder) {
    return builder.at_prompt && in.empty();
  }
};
struct question_end : sor<sign<'?'>, prompt_end> {
  static constexpr const char* what = "`?`";
};
struct question_mark : expect<question_end> {};

// ---- let ------------------------------------------------------------------------------------------------------------

struct let_like : if_must<soft<"like">, path> {};
struct let_act : seq<at<word<"an">, word<"act">>, word<"an">, word<"act">, opt<let_like>> {};
struct held_perhaps : seq<at<word<"perhaps">, sor<article, name_text>>, word<"perhaps">> {};
struct held_begin : path {};
struct held_from : if_must<soft<"from">, sum> {};
struct held_until : if_must<soft<"until">, sum> {};
struct held_from_or_not : sor<held_from, absent> {};
struct held_until_or_not : sor<held_until, absent> {};
struct open_roles : soft<"open"> {};
struct role_held : seq<opt<held_perhaps>, opt<article>, held_begin, held_from_or_not, held_until_or_not> {};
struct held : sor<let_act, open_roles, role_held> {
  static constexpr const char* what = "a role, `open` or `an act`";
};
struct held_list : list_must<held, w_and> {
  static constexpr const char* what = held::what;
};
struct let_names : name_list {};
struct let_fields : fields {};
struct let_statement : if_must<word<"let">, let_names, word<"be">, held_list, opt<let_fields>> {};

// ---- events, facts, findings, doubts, authorisations, readings ------------------------------------------------------

struct event_name : as_name {};
struct event : seq<reference_value, must<word<"does">, pattern>, opt<event_name>> {
  static constexpr const char* what = "who did it, and `does ACT`";
};
struct perhaps_event : if_must<word<"perhaps">, word<"on">, moment, event> {};

struct fact : if_must<reference, w_is, sum> {
  static constexpr const char* what = "what the fact is about: NAME.FIELD";
};
struct suppose : if_must<word<"suppose">, fact> {};

struct unknown_text : word<"unknown"> {};
struct yes_answer : word<"yes"> {};
struct no_answer : word<"no"> {};
struct answer : sor<yes_answer, no_answer, unknown_text> {
  static constexpr const char* what = "`yes`, `no` or `unknown`";
};
struct arguments : bracket<seq<list_paren, skip>, opt<expressions>, list_end> {};
struct finding : if_must<word<"finding">, path, list_begin, opt<arguments>, answer, by_or_not> {};
struct doubt : if_must<word<"doubt">, path, list_begin, opt<arguments>> {};

// `on` and `under` begin statements, too: they continue an authorisation only on its line.
struct granted_by : if_must<word<"by">, reference_value> {};
struct under_paragraph : text {};
struct under_rule : path {};
struct granted_under_rest : sor<under_paragraph, under_rule> {
  static constexpr const char* what = "a rule, or a paragraph in quotation marks";
};
struct granted_under : if_must<seq<same_line, word<"under">>, granted_under_rest> {};
struct granted_on : if_must<seq<same_line, word<"on">>, moment> {};
struct granted_name : as_name {};
struct granted : star<sor<granted_by, granted_under, granted_on, granted_name>> {};
struct granted_word : sor<word<"by">, word<"under">, word<"on">, word<"as">> {};
struct authorised_what : name {};
struct authorised_statement : if_must<word<"authorised">, opt<seq<not_at<granted_word>, authorised_what>>, granted> {};
struct authorised_of : if_must<word<"of">, authorised_what> {};
struct no_authorisation : if_must<word<"no">, word<"authorisation">, opt<authorised_of>, granted> {};

struct settle_statement : if_must<word<"settle">, path, word<"as">, name> {};

// ---- expect ---------------------------------------------------------------------------------------------------------

// A verdict of one or two words. Two words become one name: needs_authorisation.
struct verdict_words
    : sor<seq<word_text<"needs">, skip, word_text<"authorisation">>, seq<word_text<"no">, skip, word_text<"power">>,
          seq<word_text<"not">, skip, sor<word_text<"arisen">, word_text<"followed">>>,
          seq<word_text<"fulfilled">, skip, word_text<"late">>> {};
struct verdict_word : sor<word_text<"none">, name_text> {};
// `expect no` may be followed by `power?`, which asks something of its own.
struct verdict_text : sor<seq<at<verdict_words, skip, not_at<one<'?'>>>, verdict_words>, verdict_word> {};
struct verdict : seq<verdict_text, skip> {
  static constexpr const char* what = "a verdict";
};
struct why_verdict_text : sor<verdict_words, verdict_word> {};
struct why_verdict : seq<why_verdict_text, skip> {
  static constexpr const char* what = "a verdict";
};
struct expected_date : date_operand {};
struct expected : sor<expected_date, verdict> {
  static constexpr const char* what = "a verdict, a name or a date";
};
struct expected_list : list_must<expected, comma> {
  static constexpr const char* what = expected::what;
};
struct verdict_list : list_must<verdict, comma> {
  static constexpr const char* what = verdict::what;
};
struct expect_by : if_must<soft<"by">, path_list> {};
struct expect_in : if_must<w_in, path> {};
struct missing_nothing : soft<"nothing"> {};
struct missing_paths : path_list {};
struct missing_what : sor<missing_nothing, missing_paths> {
  static constexpr const char* what = "`nothing`, or what is missing";
};
struct expect_missing : if_must<soft<"missing">, missing_what> {};
struct expect_provided : if_must<soft<"provided">, path_list> {};
struct possible_begin : success {};
struct expect_possible : if_must<soft<"possible">, possible_begin, verdict_list> {};
struct expect_unless : if_must<word<"unless">, path_list> {};
struct expect_conflict : if_must<soft<"conflict">, path_list> {};
struct expect_clause
    : sor<expect_by, expect_in, expect_missing, expect_provided, expect_possible, expect_unless, expect_conflict> {};
struct expectation_words : expected_list {
  static constexpr const char* what = expected::what;
};
struct expect_statement : if_must<word<"expect">, expectation_words, star<expect_clause>> {};

// ---- questions ------------------------------------------------------------------------------------------------------

struct ask_may : word<"may"> {};
struct ask_must : word<"must"> {};
struct ask_should : word<"should"> {};
struct ask_modal : sor<ask_may, ask_must, ask_should> {
  static constexpr const char* what = "`may`, `must` or `should`";
};
struct ask_refrain : if_must<seq<at<word<"refrain">, word<"from">>, word<"refrain">>, word<"from">> {};
struct ask_actor : reference_value {
  static constexpr const char* what = "who may, must or should";
};
struct ask_name : as_name {};
struct ask_act : if_must<ask_modal, ask_actor, opt<ask_refrain>, pattern, opt<ask_name>> {
  static constexpr const char* what = "`may`, `must` or `should`";
};
struct act_question : seq<ask_act> {};

struct inverted_not : w_not {};
struct inverted_is_a : seq<at<opt<w_not>, article>, opt<inverted_not>, article, must<path>> {};
struct is_question : if_must<w_is, expression, opt<inverted_is_a>> {};

struct duties_question : if_must<seq<at<word<"duties">, word<"of">>, word<"duties">, word<"of">>, reference_value> {};
struct status_of : if_must<word<"for">, reference_value> {};
struct status_of_or_not : sor<status_of, absent> {};
struct status_question
    : if_must<seq<at<word<"status">, word<"of">>, word<"status">, word<"of">>, path, status_of_or_not> {};

struct owed_question : if_must<word<"owed">, word<"to">, reference_value> {};
struct missing_question : word<"missing"> {};
struct what_is_rest : sor<owed_question, missing_question> {
  static constexpr const char* what = "`missing` or `owed to`";
};
struct what_is : if_must<w_is, what_is_rest> {};
struct open_acts_question : if_must<word<"may">, reference_value, word<"do">, word<"now">> {};
struct permit_question : if_must<word<"would">, word<"permit">, word<"it">> {};
struct supposed_fact : seq<at<reference_text, skip, w_is>, fact> {};
struct changing_statement;
struct changed : sor<supposed_fact, changing_statement> {
  static constexpr const char* what = "a fact, an event, a finding or another statement";
};
struct what_if : if_must<word<"if">, changed> {};
struct what_rest : sor<what_is, open_acts_question, permit_question, what_if> {
  static constexpr const char* what = "`if`, `is missing`, `is owed to`, `would permit it` or `may ... do now`";
};
struct what_question : if_must<word<"what">, what_rest> {};

struct who_question : if_must<word<"who">, ask_modal, pattern> {};

struct range_role : seq<at<path_text, skip, ask_modal>, path> {};
struct range_dots : seq<two<'.'>, skip> {
  static constexpr const char* what = "`..`";
};
struct range_days : if_must<sum, range_dots, sum> {};
struct range : sor<range_role, range_days> {
  static constexpr const char* what = "a role, or two dates with `..` between them";
};
struct which_question : if_must<word<"which">, name, w_in, range, ask_act> {};

struct why_not : if_must<w_not, why_verdict> {};
struct why_question : if_must<word<"why">, opt<why_not>> {};

// A name asks again what was asked under it. At the prompt it may stand alone, unless it begins something longer.
struct statement_word
    : sor<word<"let">, word<"on">, word<"perhaps">, word<"suppose">, word<"finding">, word<"doubt">, word<"authorised">,
          word<"no">, word<"settle">, word<"expect">, ask_modal, w_is, word<"duties">, word<"what">, word<"status">,
          word<"who">, word<"which">, word<"why">, word<"under">, word<"strictly">> {};
struct again_marked : seq<not_at<word_text<"why">>, name_text, skip, one<'?'>> {};
struct again_alone : seq<not_at<statement_word>, name_text, skip, prompt_end> {};
struct again_start : sor<again_marked, again_alone> {};
struct again_question : seq<at<again_start>, name> {};

struct ask : sor<again_question, act_question, is_question, duties_question, status_question, what_question,
                 who_question, which_question, why_question> {
  static constexpr const char* what = "a question";
  static constexpr const char* words = "may must should is duties status what who which why";
};

// Before a question: on DATE: under READING is OPTION, INSTRUMENT: strictly:
struct colon : sign<':'> {
  static constexpr const char* what = "`:` and a question";
};
struct supposed_reading : if_must<w_is, name> {};
struct supposed_instrument : success {};
struct supposed : seq<path, sor<supposed_reading, supposed_instrument>> {
  static constexpr const char* what = "a reading or an instrument";
};
struct under_prefix : if_must<word<"under">, list_must<supposed, comma>, colon> {};
struct strictly_prefix : if_must<word<"strictly">, colon> {};
struct on_prefix : if_must<word<"on">, moment, colon> {};
struct question_rest : seq<star<sor<on_prefix, under_prefix, strictly_prefix>>, must<ask>, question_mark> {
  static constexpr const char* what = "a question";
};
struct prefixed_question : seq<at<sor<word<"under">, word<"strictly">>>, question_rest> {};
struct question : seq<ask, question_mark> {};

// on DATE is a day; an event of that day, if somebody `does` something; or the day of one question, with a colon.
struct on_question_day : success {};
struct on_question : if_must<sign<':'>, on_question_day, question_rest> {};
struct on_event : seq<at<reference_text, skip, word<"does">>, event> {};
struct on_day : success {};
struct on_rest : sor<on_question, on_event, on_day> {};
struct on_statement : if_must<word<"on">, moment, on_rest> {};

// ---- statements -----------------------------------------------------------------------------------------------------

struct changing_statement : sor<let_statement, perhaps_event, on_statement, suppose, finding, doubt,
                                authorised_statement, no_authorisation, settle_statement> {
  static constexpr const char* what = "a fact, an event, a finding or another statement";
};
struct plain_statement : sor<changing_statement, expect_statement, prefixed_question> {};
struct statement_body : sor<seq<at<again_start>, question>, plain_statement, question> {
  static constexpr const char* what = "a statement or a question";
  static constexpr const char* words = kStatementWords;
};
struct scenario_statement : statement_body {
  static constexpr const char* what = "a statement, a question or the next declaration";
  static constexpr const char* words = kStatementWords;
};
struct statement_start : sor<statement_word, again_start> {};

// What was typed, or asked by a host.
struct prompt_statement : statement_body {
  static constexpr const char* what = "a statement or a question";
  static constexpr const char* words = kStatementWords;
};
struct input : seq<skip, star<not_at<eof>, recover<must<prompt_statement>, to_line_of<statement_start>>>> {};

}  // namespace licet::core::grammar

namespace tao::pegtl {

template <class Name>
struct analyze_traits<Name, licet::core::grammar::prompt_end> : analyze_opt_traits<> {};

}  // namespace tao::pegtl
