#pragma once

#include "syntax/actions/tools.hpp"

// Statements and questions.
namespace licet::core {

// ---- statements and questions ---------------------------------------------------------------------------------------

template <>
struct action<g::scenario_statement> : laid_out<Layout::statement, &B::scenario_statement> {};
template <>
struct action<g::prompt_statement> : laid_out<Layout::statement, &B::prompt_statement> {};
template <>
struct action<g::moment_text> : token<&B::moment> {};
template <>
struct action<g::let_names> : does<&B::let_names> {};
template <>
struct action<g::let_act> : does<&B::let_act> {};
template <>
struct action<g::let_like> : does<&B::let_like> {};
template <>
struct action<g::held_perhaps> : does<&B::held_perhaps> {};
template <>
struct action<g::open_roles> : does<&B::open_roles> {};
template <>
struct action<g::role_held> : does<&B::role_held> {};
template <>
struct action<g::let_fields> : does<&B::let_fields> {};
template <>
struct action<g::let_statement> : does<&B::let> {};
template <>
struct action<g::event_name> : does<&B::event_name> {};
template <>
struct action<g::event> : does<&B::event> {};
template <>
struct action<g::perhaps_event> : does<&B::perhaps_event> {};
template <>
struct action<g::on_event> : does<&B::on_event> {};
template <>
struct action<g::on_day> : does<&B::on_day> {};
template <>
struct action<g::fact> : does<&B::fact> {};
template <>
struct action<g::yes_answer> : does<&B::finding_yes> {};
template <>
struct action<g::no_answer> : does<&B::finding_no> {};
template <>
struct action<g::unknown_text> : does<&B::finding_unknown> {};
template <>
struct action<g::finding> : does<&B::finding> {};
template <>
struct action<g::doubt> : does<&B::doubt> {};
template <>
struct action<g::authorised_what> : does<&B::authorised_what> {};
template <>
struct action<g::granted_by> : does<&B::granted_by> {};
template <>
struct action<g::under_paragraph> : does<&B::granted_under_paragraph> {};
template <>
struct action<g::under_rule> : does<&B::granted_under_rule> {};
template <>
struct action<g::granted_on> : does<&B::granted_on> {};
template <>
struct action<g::granted_name> : does<&B::granted_name> {};
template <>
struct action<g::authorised_statement> : does<&B::authorised_given> {};
template <>
struct action<g::no_authorisation> : does<&B::authorisation_absent> {};
template <>
struct action<g::settle_statement> : does<&B::settled> {};

template <>
struct action<g::verdict_text> : token<&B::verdict> {};
template <>
struct action<g::why_verdict_text> : token<&B::verdict> {};
template <>
struct action<g::expected_date> : does<&B::expected_date> {};
template <>
struct action<g::expectation_words> : does<&B::expect_words> {};
template <>
struct action<g::expect_by> : does<&B::expect_by> {};
template <>
struct action<g::expect_in> : does<&B::expect_in> {};
template <>
struct action<g::missing_nothing> : does<&B::missing_nothing> {};
template <>
struct action<g::missing_paths> : does<&B::missing_paths> {};
template <>
struct action<g::expect_provided> : does<&B::expect_provided> {};
template <>
struct action<g::expect_possible> : does<&B::expect_possible> {};
template <>
struct action<g::expect_unless> : does<&B::expect_unless> {};
template <>
struct action<g::expect_conflict> : does<&B::expect_conflict> {};
template <>
struct action<g::expect_statement> : does<&B::expect> {};

template <>
struct action<g::ask_may> : does<&B::ask_may> {};
template <>
struct action<g::ask_must> : does<&B::ask_must> {};
template <>
struct action<g::ask_should> : does<&B::ask_should> {};
template <>
struct action<g::ask_modal> : does<&B::ask_modal> {};
template <>
struct action<g::ask_actor> : does<&B::ask_actor> {};
template <>
struct action<g::ask_refrain> : does<&B::ask_refrain> {};
template <>
struct action<g::ask_name> : does<&B::ask_name> {};
template <>
struct action<g::ask_act> : does<&B::ask_act> {};
template <>
struct action<g::act_question> : does<&B::act_question> {};
template <>
struct action<g::again_question> : does<&B::again> {};
template <>
struct action<g::inverted_not> : does<&B::inverted_not> {};
template <>
struct action<g::inverted_is_a> : does<&B::inverted_is_a> {};
template <>
struct action<g::is_question> : does<&B::is_question> {};
template <>
struct action<g::duties_question> : does<&B::duties_question> {};
template <>
struct action<g::owed_question> : does<&B::owed_question> {};
template <>
struct action<g::status_question> : does<&B::status_question> {};
template <>
struct action<g::open_acts_question> : does<&B::open_acts_question> {};
template <>
struct action<g::permit_question> : does<&B::permit_question> {};
template <>
struct action<g::missing_question> : does<&B::missing_question> {};
template <>
struct action<g::who_question> : does<&B::who_question> {};
template <>
struct action<g::range_role> : does<&B::range_role> {};
template <>
struct action<g::range_days> : does<&B::range_days> {};
template <>
struct action<g::which_question> : does<&B::which_question> {};
template <>
struct action<g::why_not> : does<&B::why_not> {};
template <>
struct action<g::why_question> : does<&B::why_question> {};
template <>
struct action<g::changed> : spans<&B::changed> {};
template <>
struct action<g::what_if> : does<&B::what_if> {};
template <>
struct action<g::supposed_reading> : does<&B::supposed_reading> {};
template <>
struct action<g::supposed_instrument> : does<&B::supposed_instrument> {};
template <>
struct action<g::on_question_day> : does<&B::on_question_day> {};
template <>
struct action<g::strictly_prefix> : does<&B::strictly> {};

}  // namespace licet::core
