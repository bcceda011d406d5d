#pragma once

#include "syntax/actions/tools.hpp"

// Declarations and rules.
namespace licet::core {

// ---- declarations ---------------------------------------------------------------------------------------------------

template <>
struct action<g::instrument_word> : begins<InstrumentDecl> {};
template <>
struct action<g::use_word> : begins<UseDecl> {};
template <>
struct action<g::type_word> : begins<TypeDecl> {};
template <>
struct action<g::thing_word> : begins<ThingDecl> {};
template <>
struct action<g::role_word> : begins<RoleDecl> {};
template <>
struct action<g::act_word> : begins<ActDecl> {};
template <>
struct action<g::power_word> : does<&B::begin_power> {};
template <>
struct action<g::counts_begin> : begins<CountsAsDecl> {};
template <>
struct action<g::term_word> : begins<TermDecl> {};
template <>
struct action<g::judgment_word> : begins<JudgmentDecl> {};
template <>
struct action<g::reading_word> : begins<ReadingDecl> {};
template <>
struct action<g::settle_word> : begins<SettleDecl> {};
template <>
struct action<g::state_word> : begins<StateDecl> {};
template <>
struct action<g::rule_word> : begins<RuleDecl> {};
template <>
struct action<g::note_word> : begins<NoteDecl> {};
template <>
struct action<g::scenario_word> : begins<ScenarioDecl> {};
template <>
struct action<g::declaration> : laid_out<Layout::declaration, &B::declaration> {};

template <>
struct action<g::small_name> : does<&B::declared_small_name> {};
template <>
struct action<g::capital_name> : does<&B::declared_capital_name> {};
template <>
struct action<g::header_cites> : part<&B::header_cites> {};
template <>
struct action<g::parents> : part<&B::header_parents> {};
template <>
struct action<g::parameter> : does<&B::parameter> {};
template <>
struct action<g::parameters> : does<&B::parameters> {};

template <>
struct action<g::set_of> : spans<&B::kind_set> {};
template <>
struct action<g::kind_begin> : does<&B::kind_begin> {};
template <>
struct action<g::named_or_options> : spans<&B::kind_named> {};
template <>
struct action<g::type_alias> : does<&B::type_alias> {};
template <>
struct action<g::field_header> : does<&B::field_name> {};
template <>
struct action<g::field_default> : does<&B::field_default> {};
template <>
struct action<g::field_presumed> : does<&B::field_presumed> {};
template <>
struct action<g::field_confidential> : does<&B::field_confidential> {};
template <>
struct action<g::field> : laid_out<Layout::field, &B::field> {};

template <>
struct action<g::instrument_name> : does<&B::instrument_name> {};
template <>
struct action<g::title> : clause<Layout::remark, &B::title> {};
template <>
struct action<g::cite> : clause<Layout::remark, &B::cite> {};
template <>
struct action<g::issuer> : clause<Layout::remark, &B::issuer> {};
template <>
struct action<g::status_text> : token<&B::status> {};
template <>
struct action<g::status> : marks<Layout::remark> {};
template <>
struct action<g::at_latest> : does<&B::at_latest> {};
template <>
struct action<g::at_earliest> : does<&B::at_earliest> {};
template <>
struct action<g::period> : does<&B::period> {};
template <>
struct action<g::instrument_period> : clause<Layout::remark, &B::instrument_period> {};
template <>
struct action<g::edition> : clause<Layout::remark, &B::edition> {};
template <>
struct action<g::replaces> : clause<Layout::remark, &B::replaces> {};
template <>
struct action<g::part_of> : clause<Layout::remark, &B::part_of> {};
template <>
struct action<g::relies_on> : clause<Layout::remark, &B::relies_on> {};
template <>
struct action<g::entry_first> : spans<&B::entry_first> {};
template <>
struct action<g::entry_last> : spans<&B::entry_last> {};
template <>
struct action<g::outline> : clause<Layout::remark, &B::outline> {};

template <>
struct action<g::use_decl> : does<&B::use> {};
template <>
struct action<g::alternative> : does<&B::alternative> {};
template <>
struct action<g::means_roles> : part<&B::means_roles> {};
template <>
struct action<g::act_by> : part<&B::act_by> {};
template <>
struct action<g::counts_from> : does<&B::counts_from> {};
template <>
struct action<g::counts_by> : does<&B::counts_by> {};
template <>
struct action<g::counts_as_name> : does<&B::counts_name> {};
template <>
struct action<g::counts_to> : does<&B::counts_to> {};
template <>
struct action<g::counts_attributed> : does<&B::counts_attributed> {};
template <>
struct action<g::counts_if> : clause<Layout::manner, &B::condition> {};

template <>
struct action<g::term_means> : clause<Layout::remark, &B::term_means> {};
template <>
struct action<g::term_includes> : clause<Layout::remark, &B::term_includes> {};
template <>
struct action<g::nothing_else> : does<&B::term_closed> {};
template <>
struct action<g::and_the_like> : does<&B::term_open> {};
template <>
struct action<g::term_excludes> : clause<Layout::remark, &B::term_excludes> {};
template <>
struct action<g::yes_text> : does<&B::yes> {};
template <>
struct action<g::no_text> : does<&B::no> {};
template <>
struct action<g::judgment_by> : clause<Layout::remark, &B::judgment_by> {};
template <>
struct action<g::judgment_ask> : clause<Layout::remark, &B::judgment_ask> {};
template <>
struct action<g::judgment_eyes> : clause<Layout::remark, &B::judgment_eyes> {};
template <>
struct action<g::judgment_presumed> : clause<Layout::remark, &B::judgment_presumed> {};
template <>
struct action<g::reading_question> : clause<Layout::remark, &B::reading_question> {};
template <>
struct action<g::reading_options> : clause<Layout::remark, &B::reading_options> {};
template <>
struct action<g::settle_body> : does<&B::settle> {};
template <>
struct action<g::settle_because> : clause<Layout::remark, &B::settle_because> {};
template <>
struct action<g::trigger_act> : does<&B::trigger_event> {};
template <>
struct action<g::breach_rule> : does<&B::trigger_breach> {};
template <>
struct action<g::trigger_by> : does<&B::trigger_by> {};
template <>
struct action<g::trigger_as> : does<&B::trigger_name> {};
template <>
struct action<g::trigger> : spans<&B::trigger> {};
template <>
struct action<g::state_no_for> : does<&B::list_begin> {};
template <>
struct action<g::state_starts> : clause<Layout::remark, &B::state_starts> {};
template <>
struct action<g::state_ends> : clause<Layout::remark, &B::state_ends> {};
template <>
struct action<g::note_see> : does<&B::note_see> {};
template <>
struct action<g::note_text> : does<&B::note_text> {};
template <>
struct action<g::scenario_title> : does<&B::scenario_title> {};

// ---- rules ----------------------------------------------------------------------------------------------------------

template <>
struct action<g::rule_trigger> : clause<Layout::norm, &B::rule_trigger> {};
template <>
struct action<g::bearer> : laid_out<Layout::norm, &B::bearer> {};
template <>
struct action<g::modal_must> : does<&B::must> {};
template <>
struct action<g::modal_should> : does<&B::should> {};
template <>
struct action<g::modal_may> : does<&B::may> {};
template <>
struct action<g::modal_need_not> : does<&B::need_not> {};
template <>
struct action<g::modal_not> : does<&B::must_not> {};
template <>
struct action<g::may_not_text> : token<&B::may_not> {};
template <>
struct action<g::rule_act> : does<&B::rule_act> {};
template <>
struct action<g::clause_party> : spans<&B::clause_party> {};
template <>
struct action<g::clause_to> : clause<Layout::manner, &B::clause_to> {};
template <>
struct action<g::clause_if> : clause<Layout::condition, &B::clause_if> {};
template <>
struct action<g::clause_unless> : clause<Layout::condition, &B::clause_unless> {};
template <>
struct action<g::clause_within> : clause<Layout::manner, &B::clause_within> {};
template <>
struct action<g::before_day> : does<&B::before_day> {};
template <>
struct action<g::before_pattern> : does<&B::before_act> {};
template <>
struct action<g::clause_before> : clause<Layout::manner, &B::clause_before> {};
template <>
struct action<g::clause_by> : clause<Layout::manner, &B::clause_by> {};
template <>
struct action<g::clause_promptly> : clause<Layout::manner, &B::clause_promptly> {};
template <>
struct action<g::clause_such_that> : clause<Layout::condition, &B::clause_such_that> {};
template <>
struct action<g::clause_broken_by> : clause<Layout::condition, &B::clause_broken_by> {};
template <>
struct action<g::clause_paused> : clause<Layout::condition, &B::clause_paused> {};
template <>
struct action<g::clause_notwithstanding> : clause<Layout::remark, &B::clause_notwithstanding> {};
template <>
struct action<g::clause_subject_to> : clause<Layout::remark, &B::clause_subject_to> {};
template <>
struct action<g::clause_applies> : clause<Layout::remark, &B::clause_applies> {};
template <>
struct action<g::clause_edition> : clause<Layout::remark, &B::clause_edition> {};
template <>
struct action<g::clause_words> : clause<Layout::remark, &B::clause_words> {};
template <>
struct action<g::clause_because> : clause<Layout::remark, &B::clause_because> {};

}  // namespace licet::core
