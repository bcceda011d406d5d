#pragma once

#include "syntax/build_expression.hpp"

namespace licet::core {

// Builds declarations: one at a time, in `decl_`, clause by clause.
class DeclarationBuilder : public ExpressionBuilder {
public:
  using ExpressionBuilder::ExpressionBuilder;

  template <class Decl>
  void begin() {
    decl_ = Decl{};
    seen_.clear();
    field_ = {};
    parameters_.clear();
    trigger_ = {};
    period_ = {};
    alternatives_.clear();
    unknown_allowed_ = std::is_same_v<Decl, ScenarioDecl>;
    complaints_before_ = complaints();
  }
  void begin_power();
  void declaration(Span span);
  void clause_at(Span span) { clause_span_ = span; }

  void declared_small_name();  // of whatever is being declared
  void declared_capital_name();
  void header_cites();
  void header_parents();
  void parameter();
  void parameters();
  void condition();  // `if` of a counts-as

  // types and fields
  void kind_begin() { name_marks_ = names_.size(); }
  void kind_named(Span span);
  void kind_set(Span span);
  void type_alias();
  void field_name();
  void field_default();
  void field_presumed();
  void field_confidential();
  void field(Span span);

  // instrument
  void instrument_name();
  void title();
  void cite();
  void issuer();
  void status(Span span);
  void at_latest() { period_.from_at_latest = true; }
  void at_earliest() { period_.until_at_earliest = true; }
  void period();
  void instrument_period();
  void edition();
  void replaces();
  void part_of();
  void relies_on();
  void entry_first(Span span);
  void entry_last(Span span);
  void outline() { once("outline"); }

  void use() { as<UseDecl>().modules = take_paths(); }
  void means_roles();
  void alternative();
  void act_by();

  // counts as
  void counts_from() { as<CountsAsDecl>().from = take_pattern(); }
  void counts_by() { as<CountsAsDecl>().by = take_path(); }
  void counts_name() { as<CountsAsDecl>().variable = take_name(); }
  void counts_to() { as<CountsAsDecl>().to = take_pattern(); }
  void counts_attributed() { as<CountsAsDecl>().attributed = take(); }

  // term, judgment, reading, settle, state, note, scenario
  void term_means();
  void term_includes();
  void term_closed() { as<TermDecl>().list_end = ListEnd::closed; }
  void term_open() { as<TermDecl>().list_end = ListEnd::open; }
  void term_excludes();
  void judgment_by();
  void judgment_ask();
  void judgment_eyes();
  void yes() { answer_ = true; }
  void no() { answer_ = false; }
  void judgment_presumed();
  void reading_question() { as<ReadingDecl>().question = take_text(); }
  void reading_options() { as<ReadingDecl>().options = take_names(); }
  void settle();
  void settle_because() { as<SettleDecl>().because = take_text(); }
  void trigger_event();
  void trigger_breach();
  void trigger_by();
  void trigger_name() { trigger_.variable = take_name(); }
  void trigger(Span span);
  void state_starts();
  void state_ends();
  void note_text() { as<NoteDecl>().text = take_text(); }
  void note_see() { as<NoteDecl>().see = take_path(); }
  void scenario_title() { as<ScenarioDecl>().title = take_text(); }

  // rule
  void rule_trigger() { as<RuleDecl>().after = trigger_; }
  void bearer(Span span);
  void must() { as<RuleDecl>().modal = Modal::must; }
  void should() { as<RuleDecl>().modal = Modal::should; }
  void may() { as<RuleDecl>().modal = Modal::may; }
  void need_not() { as<RuleDecl>().modal = Modal::need_not; }
  void must_not();
  void may_not(Span span);
  void rule_act() { as<RuleDecl>().act = take_pattern(); }
  void clause_party(Span span);
  void clause_to();
  void clause_if();
  void clause_unless();
  void clause_within() { deadline(DeadlineKind::within, take()); }
  void before_day() { before_act_ = false; }
  void before_act() { before_act_ = true; }
  void clause_before();
  void clause_by() { deadline(DeadlineKind::by, take()); }
  void clause_promptly() { deadline(DeadlineKind::promptly, kNoExpr); }
  void clause_such_that();
  void clause_broken_by();
  void clause_paused();
  void clause_notwithstanding();
  void clause_subject_to();
  void clause_applies();
  void clause_edition();
  void clause_words();
  void clause_because();

protected:
  template <class Decl>
  Decl& as() {
    return variant2::get<Decl>(decl_);
  }
  // False, after a complaint, if this declaration has such a clause already. The first one stays.
  bool once(const char* clause);

  DeclKind decl_;
  bool answer_ = false;

private:
  void declared_name();
  struct Seen {
    std::string_view clause;
    Span span;
  };
  void deadline(DeadlineKind kind, ExprId when);
  void missing(Span span, const std::string& what, const std::string& help);
  void check_complete(Span span);

  std::vector<Seen> seen_;
  Span clause_span_;         // of the clause that has just been read
  bool before_act_ = false;  // `before` is followed by an act, not by a day
  std::size_t complaints_before_ = 0;
  std::size_t name_marks_ = 0;
  TypeExpr kind_;
  FieldDecl field_;
  std::vector<Parameter> parameters_;
  Period period_;
  Name edition_;
  Trigger trigger_;
  std::vector<RoleAlternative> alternatives_;
};

}  // namespace licet::core
