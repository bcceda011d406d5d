#pragma once

#include "syntax/grammar/words.hpp"

// Conditions and values. No two alternatives of a `sor` begin with the same recursive rule: what they share is read
// once, and the rest folds it into a node (left-factored; otherwise nested parentheses would take exponential time).
namespace licet::core::grammar {

struct expression;
struct condition;
struct operand;
struct factor;

struct nested_expression : nest<expression> {};
struct nested_condition : nest<condition> {};
struct nested_operand : nest<operand> {};
struct nested_factor : nest<factor> {};

struct w_and : word<"and"> {};
struct w_or : word<"or"> {};
struct w_not : word<"not"> {};
struct w_is : word<"is"> {};
struct w_in : word<"in"> {};
struct article : seq<sor<word_text<"a">, word_text<"an">>, not_at<one<':', '.', ',', ')', '}', ']'>>, skip> {
  static constexpr const char* what = "`a` or `an`";
};
struct absent : success {};  // stands for a part that was left out

// ---- pattern = path ["{" [(name ":" expression) % ","] "}"]
// -----------------------------------------------------------
struct field_value : if_must<name, sign<':'>, nested_expression> {
  static constexpr const char* what = "a field and its value: `name: value`";
};
struct fields_end : sign<'}'> {
  static constexpr const char* what = "`}` or `,`";
};
// Where the comma between two fields is missing, that is said, and nothing else.
struct next_field : seq<at<name_text, skip, one<':'>>, expect<fields_end>, field_value> {};
struct field_values : opt<field_value, star<sor<if_must<comma, field_value>, next_field>>> {};
struct fields_begin : sign<'{'> {};
struct fields : bracket<fields_begin, field_values, fields_end> {};
struct no_fields : success {};
struct pattern : seq<path, sor<fields, no_fields>> {
  static constexpr const char* what = "an act";
};

// ---- whom = ("a" | "an" | "the") path | "someone" | path;  every and anyone elsewhere
// ---------------------------------
struct party_a : if_must<article, path> {};
struct party_the : if_must<word<"the">, path> {};
struct party_every : if_must<seq<at<word<"every">, name>, word<"every">>, path> {};
struct party_anyone : soft<"anyone"> {};
struct party_someone : soft<"someone"> {};
struct party_reference : reference {};
struct party : sor<party_a, party_the, party_every, party_anyone, party_someone, party_reference> {
  static constexpr const char* what = "a person, `a ROLE` or `the ROLE`";
};
struct whom : party {
  static constexpr const char* what = "a role, a person or `someone`";
};

// ---- operands -------------------------------------------------------------------------------------------------------
struct list_begin : success {};
struct list_paren : one<'('> {};  // belongs to the name before it: linked(this)
struct list_end : sign<')'> {
  static constexpr const char* what = "`)` or `,`";
};
struct expressions : list_must<nested_expression, comma> {
  static constexpr const char* what = "a value or a condition";
};
struct open_list : seq<sign<'('>, list_begin> {
  static constexpr const char* what = "`(`";
};
struct full_list : bracket<open_list, expressions, list_end> {
  static constexpr const char* what = "`(`";
};

struct member_tail : seq<one<'.'>, member_text> {};
struct member_tails : star<member_tail, skip> {};

struct group_end : sign<')'> {};
struct plain_group : bracket<sign<'('>, nested_expression, group_end> {
  static constexpr const char* what = "`(`";
};
struct group : seq<plain_group, member_tails> {};

// reference, or path "(" [expression % ","] ")"
struct call_open : seq<list_paren, skip, list_begin> {};
struct call : bracket<call_open, opt<expressions>, list_end> {};
struct plain_reference : success {};
struct reference_operand : seq<reference, sor<call, plain_reference>, member_tails> {};

struct bracket_open : seq<sign<'['>, list_begin> {};
struct bracket_end : sign<']'> {
  static constexpr const char* what = "`]` or `,`";
};
struct bracket_list : bracket<bracket_open, opt<expressions>, bracket_end> {};

struct none_operand : word<"none"> {};
struct text_operand : text {};
struct date_operand_text : date_text {};
struct date_operand : seq<date_operand_text, skip> {};

// money: three capitals, a number. Takes in 1,200 for the builder to explain.
struct currency_text : seq<rep<3, upper>, not_at<identifier_other>> {};
struct currency : seq<currency_text, skip, at<digit>> {};
struct amount_text : seq<number_text, star<one<','>, rep<3, digit>, not_at<digit>>> {};
struct money : seq<at<currency>, currency, amount_text, skip> {};

// number [unit [("before" | "after") operand]]
struct unit_text {
  using rule_t = unit_text;
  using subs_t = empty_list;
  template <class Input>
  static bool match(Input& in) {
    const char* at = in.current();
    while (at != in.end() && continues_name(*at)) ++at;
    const auto size = static_cast<std::size_t>(at - in.current());
    if (!is_time_unit({in.current(), size})) return false;
    in.bump(size);
    return true;
  }
};
struct unit : seq<at<unit_text, skip, not_at<one<':'>>>, unit_text, skip> {
  static constexpr const char* what = "`days`, `weeks`, `months` or `years`";
};
struct shift_before : if_must<soft<"before">, nested_operand> {};
struct shift_after : if_must<soft<"after">, nested_operand> {};
struct quantity_number : number_text {};
struct quantity : seq<quantity_number, skip, opt<unit, opt<sor<shift_before, shift_after>>>> {};

// all of (...), any of (...), at least 2 of (...)
struct all_of : if_must<seq<at<word<"all">, word<"of">>, word<"all">, word<"of">>, full_list> {};
struct any_of : if_must<seq<at<word<"any">, word<"of">>, word<"any">, word<"of">>, full_list> {};
struct least_number : seq<number_text, skip> {
  static constexpr const char* what = "a number";
};
struct at_least_words : seq<at<word<"at">, word<"least">>, word<"at">, word<"least">> {};
struct at_least_of : if_must<at_least_words, least_number, word<"of">, full_list> {};

// some x in xs has (c), every x in xs has (c), count of x in xs [has (c)], sum of v over x in xs [has (c)]
struct has_condition : if_must<word<"has">, plain_group> {
  static constexpr const char* what = "`has (`, and what it has";
};
struct has_or_not : sor<has_condition, absent> {};
struct some_words : seq<at<word<"some">, name, w_in>, word<"some">> {};
struct every_words : seq<at<word<"every">, name, w_in>, word<"every">> {};
struct count_words : seq<at<word<"count">, word<"of">>, word<"count">, word<"of">> {};
struct sum_words : seq<at<word<"sum">, word<"of">>, word<"sum">, word<"of">> {};
struct some_in : if_must<some_words, name, w_in, nested_operand, has_condition> {};
struct every_in : if_must<every_words, name, w_in, nested_operand, has_condition> {};
struct count_of : if_must<count_words, name, w_in, nested_operand, has_or_not> {};
struct sum;
struct nested_sum;
struct sum_of : if_must<sum_words, nested_sum, word<"over">, name, w_in, nested_operand, has_or_not> {};

// happened(PATTERN [by WHO] [within DURATION]), authorised [in advance] by WHO
struct reference_value : seq<reference, plain_reference> {
  static constexpr const char* what = "a name";
};
struct by_or_not : sor<if_must<word<"by">, reference_value>, absent> {};
struct within_or_not : sor<if_must<word<"within">, nested_sum>, absent> {};
struct happened_end : sign<')'> {
  static constexpr const char* what = "`by`, `within` or `)`";
};
struct happened_open : seq<at<word<"happened">, one<'('>>, word<"happened">, list_paren, skip> {};
struct happened_act : seq<pattern, by_or_not, within_or_not> {
  static constexpr const char* what = "an act";
};
struct happened : bracket<happened_open, happened_act, happened_end> {};
struct in_advance : if_must<w_in, word<"advance">> {};
struct authorised : if_must<word<"authorised">, opt<in_advance>, word<"by">, whom> {};

struct operand : sor<group, bracket_list, none_operand, text_operand, date_operand, money, quantity, authorised, all_of,
                     any_of, at_least_of, some_in, every_in, count_of, sum_of, happened, reference_operand> {
  static constexpr const char* what = "a value";
};

// ---- sum = product {("+" | "-") product}, product = factor {("*" | "/") factor}, factor = "-" factor | operand
// -------
struct minus_text : one<'-'> {};
struct negation : if_must<seq<minus_text, skip>, nested_factor> {};
struct factor : sor<negation, operand> {
  static constexpr const char* what = "a value";
};
struct chain_begin : success {};  // what was just read is the first of a chain
struct multiply_run : seq<at<one<'*'>>, chain_begin, plus<if_must<sign<'*'>, factor>>> {};
struct divide_tail : if_must<sign<'/'>, factor> {};
struct product : seq<factor, star<sor<multiply_run, divide_tail>>> {
  static constexpr const char* what = "a value";
};
struct add_tail : if_must<sign<'+'>, product> {};
struct subtract_tail : if_must<sign<'-'>, product> {};
struct add_run : seq<at<one<'+', '-'>>, chain_begin, plus<sor<add_tail, subtract_tail>>> {};
struct sum : seq<product, opt<add_run>> {
  static constexpr const char* what = "a value";
};
struct nested_sum : nest<sum> {};
struct sum_list : seq<list_begin, list_must<sum, comma>> {
  static constexpr const char* what = "a value";
};

// ---- comparison -----------------------------------------------------------------------------------------------------
struct than : word<"than"> {};
struct op_more : seq<at<word<"more">, than>, word<"more">, than> {};
struct op_less : seq<at<word<"less">, than>, word<"less">, than> {};
struct least_words : seq<word<"at">, word<"least">> {};
// `at least 2 of (...)` is a condition of its own, also behind `is`.
struct op_at_least
    : seq<at<least_words>, not_at<least_words, number_text, skip, word<"of">>, word<"at">, word<"least">> {};
struct op_at_most : seq<at<word<"at">, word<"most">>, word<"at">, word<"most">> {};
struct op_earlier : seq<at<word<"earlier">, than>, word<"earlier">, than> {};
struct op_later : seq<at<word<"later">, than>, word<"later">, than> {};
struct no_earlier : seq<word<"no">, word<"earlier">, than> {};
struct no_later : seq<word<"no">, word<"later">, than> {};
struct op_no_earlier : seq<at<no_earlier>, no_earlier> {};
struct op_no_later : seq<at<no_later>, no_later> {};
struct measure : sor<op_more, op_less, op_at_least, op_at_most, op_earlier, op_later, op_no_earlier, op_no_later> {};

struct measured : if_must<measure, sum> {};
// `in edition NAME` is a clause of a rule, never a comparison.
struct in_word : seq<not_at<w_in, word<"edition">>, w_in> {};
struct in_tail : if_must<in_word, sum> {};
struct not_in_tail : if_must<seq<at<w_not, w_in>, w_not, w_in>, sum> {};
struct is_a_tail : if_must<article, path> {};
struct is_value : sum {
  static constexpr const char* what = "a value, or `a ROLE`";
};
struct is_not_value : sum {
  static constexpr const char* what = "a value, or `a ROLE`";
};
struct is_not_a : if_must<article, path> {};
struct is_not_in : if_must<in_word, sum> {};
struct is_not_rest : sor<is_not_a, is_not_in, is_not_value> {
  static constexpr const char* what = "a value, or `a ROLE`";
};
struct is_not : if_must<w_not, is_not_rest> {};
struct is_rest : sor<is_not, is_a_tail, in_tail, measured, is_value> {
  static constexpr const char* what = "a value, or `a ROLE`";
};
struct is_tail : if_must<w_is, is_rest> {};

struct within_begin : success {};
struct until_before : if_must<word<"before">, sum> {};
struct until_day : sum {};
struct until_rest : sor<until_before, until_day> {
  static constexpr const char* what = "a day";
};
struct until_tail : if_must<soft<"until">, until_rest> {};
struct from_day : sum {
  static constexpr const char* what = "a day";
};
struct from_tail : if_must<sor<soft<"from">, soft<"since">>, from_day, opt<until_tail>> {};
struct only_until : seq<at<soft<"until">>, within_begin, until_tail> {};
struct under_tail : if_must<soft<"under">, sum, word<"via">, name> {};

struct comparison : seq<sum, opt<sor<is_tail, measured, in_tail, not_in_tail, from_tail, only_until, under_tail>>> {
  static constexpr const char* what = "a value or a condition";
};

// ---- condition = "not" condition | comparison; expression = condition {"and" condition} | condition {"or" condition}
// --
struct not_tail : if_must<w_not, nested_condition> {};
struct condition : sor<not_tail, comparison> {
  static constexpr const char* what = "a value or a condition";
};
struct mixed_word : sor<w_and, w_or> {};
struct mixed_place : success {};
struct mixed_rest : plus<if_must<mixed_word, condition>> {};
struct and_mixed : seq<at<w_or>, mixed_place, mixed_rest> {};
struct or_mixed : seq<at<w_and>, mixed_place, mixed_rest> {};
struct and_run : seq<at<w_and>, chain_begin, plus<if_must<w_and, condition>>> {};
struct or_run : seq<at<w_or>, chain_begin, plus<if_must<w_or, condition>>> {};
struct expression : seq<condition, opt<sor<seq<and_run, opt<and_mixed>>, seq<or_run, opt<or_mixed>>>>> {
  static constexpr const char* what = "a value or a condition";
};

}  // namespace licet::core::grammar

namespace tao::pegtl {

template <class Name>
struct analyze_traits<Name, licet::core::grammar::unit_text> : analyze_any_traits<> {};

}  // namespace tao::pegtl
