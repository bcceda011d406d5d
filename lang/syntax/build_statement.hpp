#pragma once

#include "syntax/build_declaration.hpp"

namespace licet::core {

// Builds the statements of scenarios and of the prompt. This is the builder that the whole grammar works with.
class Builder : public DeclarationBuilder {
public:
  using DeclarationBuilder::DeclarationBuilder;

  void rewind(const Mark& mark);       // an abandoned statement leaves nothing behind
  void begin_input();                  // what follows was typed: statements, no declarations
  void scenario_statement(Span span);  // a statement is finished
  void prompt_statement(Span span);
  void moment(Span span);

  // let
  void let_names() { let_.names = take_names(); }
  void let_act() { let_.act = true; }
  void let_like() { let_.like = take_path(); }
  void held_perhaps() { held_perhaps_ = true; }
  void open_roles() { let_.open_roles = true; }
  void role_held();
  void let_fields() { let_.fields = take_fields(); }
  void let() { finish(std::exchange(let_, {})); }

  // events and facts
  void event();
  void event_name();
  void perhaps_event();
  void on_event() { finish(std::exchange(event_, {})); }
  void on_day();
  void fact();
  void finding();
  void finding_yes() { found_ = Found::yes; }
  void finding_no() { found_ = Found::no; }
  void finding_unknown() { found_ = Found::unknown; }
  void doubt();
  void authorised_what() { authorisation_.what = take_name(); }
  void granted_by() { authorisation_.by = take(); }
  void granted_under_paragraph() { authorisation_.under_paragraph = take_text(); }
  void granted_under_rule() { authorisation_.under_rule = take_path(); }
  void granted_on() { authorisation_.on = day(); }
  void granted_name() { authorisation_.name = take_name(); }
  void authorised_given() { finish(std::exchange(authorisation_, {})); }
  void authorisation_absent();
  void settled();

  // expect
  void verdict(Span span);
  void expected_date() { expect_.values.push_back(take()); }
  void expect_words() { expect_.words = take_names(); }
  void expect_by() { expect_.by = take_paths(); }
  void expect_in() { expect_.in = take_path(); }
  void missing_nothing() { expect_.nothing_missing = true; }
  void missing_paths() { expect_.missing = take_paths(); }
  void expect_provided() { expect_.provided = take_paths(); }
  void expect_possible() { expect_.possible = take_names(); }
  void expect_unless() { expect_.unless = take_paths(); }
  void expect_conflict() { expect_.conflict = take_paths(); }
  void expect() { finish(std::exchange(expect_, {})); }

  // questions
  void ask_may() { ask_modal_ = AskModal::may; }
  void ask_must() { ask_modal_ = AskModal::must; }
  void ask_should() { ask_modal_ = AskModal::should; }
  void ask_modal() { act_.modal = ask_modal_; }
  void ask_actor() { act_.actor = take(); }
  void ask_refrain() { act_.refrain = true; }
  void ask_name() { act_.name = take_name(); }
  void ask_act() { act_.act = take_pattern(); }
  void act_question() { ask(std::exchange(act_, {})); }
  void again() { ask(AgainQuestion{take_name()}); }
  void inverted_not() { inverted_not_ = true; }
  void inverted_is_a();
  void is_question() { ask(IsQuestion{take()}); }
  void duties_question() { ask(DutiesQuestion{take()}); }
  void owed_question() { ask(OwedQuestion{take()}); }
  void status_question();
  void open_acts_question() { ask(OpenActsQuestion{take()}); }
  void permit_question() { ask(PermitQuestion{}); }
  void missing_question() { ask(MissingQuestion{}); }
  void who_question() { ask(WhoQuestion{ask_modal_, take_pattern()}); }
  void range_role() { which_.role = take_path(); }
  void range_days();
  void which_question();
  void why_not() { why_not_ = take_name().symbol; }
  void why_question() { ask(WhyQuestion{std::exchange(why_not_, kNoSymbol)}); }
  void changed(Span span);
  void what_if();

  // what stands before a question
  void on_question_day() { question_.on = day(); }
  void supposed_reading();
  void supposed_instrument() { question_.under.push_back(take_path()); }
  void strictly() { question_.strictly = true; }

private:
  template <class Kind>
  void finish(Kind&& kind) {
    finished_ = std::forward<Kind>(kind);
  }
  void ask(QuestionKind kind);
  Day day();  // of the last moment; a time of day is complained about
  std::uint32_t store(Span span);

  StatementKind finished_;
  LetStatement let_;
  EventStatement event_;
  AuthorisationStatement authorisation_;
  ExpectStatement expect_;
  QuestionStatement question_;
  ActQuestion act_;
  WhichQuestion which_;
  Moment moment_;
  Span moment_span_;
  Found found_ = Found::yes;
  AskModal ask_modal_ = AskModal::may;
  Symbol why_not_ = kNoSymbol;
  std::uint32_t changed_ = 0;
  bool held_perhaps_ = false;
  bool inverted_not_ = false;
};

}  // namespace licet::core
