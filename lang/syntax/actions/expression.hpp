#pragma once

#include "syntax/actions/tools.hpp"

// Words and expressions.
namespace licet::core {

// ---- words ----------------------------------------------------------------------------------------------------------

template <>
struct action<g::comment> : token<&B::comment> {};
template <>
struct action<g::name_word> : token<&B::name> {};
template <>
struct action<g::path_text> : token<&B::path> {};
template <>
struct action<g::reference_text> : token<&B::reference> {};
template <>
struct action<g::text_piece> : token<&B::text_piece> {};
template <>
struct action<g::citation_text> : token<&B::citation> {};

// ---- expressions ----------------------------------------------------------------------------------------------------

template <>
struct action<g::absent> : does<&B::absent> {};
template <>
struct action<g::fields_begin> : does<&B::fields_begin> {};
template <>
struct action<g::no_fields> : does<&B::fields_begin> {};
template <>
struct action<g::field_value> : does<&B::field_value> {};
template <>
struct action<g::pattern> : spans<&B::pattern> {};

template <>
struct action<g::party_a> : does<&B::party_a> {};
template <>
struct action<g::party_the> : does<&B::party_the> {};
template <>
struct action<g::party_every> : does<&B::party_every> {};
template <>
struct action<g::party_anyone> : does<&B::party_anyone> {};
template <>
struct action<g::party_someone> : does<&B::party_someone> {};
template <>
struct action<g::party_reference> : does<&B::party_reference> {};
template <>
struct action<g::whom> : spans<&B::whom> {};

template <>
struct action<g::list_begin> : does<&B::list_begin> {};
template <>
struct action<g::list_paren> : marks<Layout::list> {};
template <>
struct action<g::member_tail> : token<&B::member> {};
template <>
struct action<g::call> : spans<&B::call> {};
template <>
struct action<g::plain_reference> : does<&B::plain_reference> {};
template <>
struct action<g::bracket_list> : spans<&B::bracket_list> {};
template <>
struct action<g::none_operand> : spans<&B::none_literal> {};
template <>
struct action<g::text_operand> : spans<&B::text_literal> {};
template <>
struct action<g::date_operand_text> : token<&B::date_literal> {};
template <>
struct action<g::currency_text> : token<&B::currency> {};
template <>
struct action<g::amount_text> : token<&B::money_literal> {};
template <>
struct action<g::quantity_number> : token<&B::number_literal> {};
template <>
struct action<g::unit_text> : token<&B::time_unit> {};
template <>
struct action<g::shift_before> : does<&B::shift_before> {};
template <>
struct action<g::shift_after> : does<&B::shift_after> {};
template <>
struct action<g::all_of> : spans<&B::all_of> {};
template <>
struct action<g::any_of> : spans<&B::any_of> {};
template <>
struct action<g::least_number> : spans<&B::least_number> {};
template <>
struct action<g::at_least_of> : spans<&B::at_least_of> {};
template <>
struct action<g::some_in> : spans<&B::some_in> {};
template <>
struct action<g::every_in> : spans<&B::every_in> {};
template <>
struct action<g::count_of> : spans<&B::count_of> {};
template <>
struct action<g::sum_of> : spans<&B::sum_of> {};
template <>
struct action<g::happened> : spans<&B::happened> {};
template <>
struct action<g::in_advance> : does<&B::in_advance> {};
template <>
struct action<g::authorised> : spans<&B::authorised> {};

template <>
struct action<g::minus_text> : marks<Layout::sign> {};
template <>
struct action<g::negation> : spans<&B::negate_at> {};
template <>
struct action<g::chain_begin> : does<&B::chain_begin> {};
template <>
struct action<g::multiply_run> : does<&B::multiply_chain> {};
template <>
struct action<g::divide_tail> : does<&B::divide> {};
template <>
struct action<g::subtract_tail> : does<&B::negate> {};
template <>
struct action<g::add_run> : does<&B::add_chain> {};

template <>
struct action<g::op_more> : does<&B::more> {};
template <>
struct action<g::op_less> : does<&B::less> {};
template <>
struct action<g::op_at_least> : does<&B::at_least> {};
template <>
struct action<g::op_at_most> : does<&B::at_most> {};
template <>
struct action<g::op_earlier> : does<&B::earlier> {};
template <>
struct action<g::op_later> : does<&B::later> {};
template <>
struct action<g::op_no_earlier> : does<&B::no_earlier> {};
template <>
struct action<g::op_no_later> : does<&B::no_later> {};
template <>
struct action<g::measured> : does<&B::measured> {};
template <>
struct action<g::in_tail> : does<&B::in> {};
template <>
struct action<g::not_in_tail> : does<&B::not_in> {};
template <>
struct action<g::is_a_tail> : does<&B::is_a> {};
template <>
struct action<g::is_value> : does<&B::is> {};
template <>
struct action<g::is_not_value> : does<&B::is_not> {};
template <>
struct action<g::is_not_a> : does<&B::is_not_a> {};
template <>
struct action<g::is_not_in> : does<&B::not_in> {};
template <>
struct action<g::within_begin> : does<&B::within_begin> {};
template <>
struct action<g::from_day> : does<&B::from_day> {};
template <>
struct action<g::until_day> : does<&B::until_day> {};
template <>
struct action<g::until_before> : does<&B::until_before> {};
template <>
struct action<g::under_tail> : does<&B::under> {};

template <>
struct action<g::not_tail> : does<&B::not_> {};
template <>
struct action<g::and_run> : does<&B::and_chain> {};
template <>
struct action<g::or_run> : does<&B::or_chain> {};
template <>
struct action<g::mixed_place> : does<&B::mixed_begin> {};
template <>
struct action<g::mixed_rest> : does<&B::mixed_end> {};

}  // namespace licet::core
