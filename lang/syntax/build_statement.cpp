#include "syntax/build_statement.hpp"

#include <utility>

#include "syntax/word_table.hpp"

namespace licet::core {

void Builder::begin_input() {
  at_prompt = true;
  unknown_allowed_ = true;
}

void Builder::rewind(const Mark& mark) {
  DeclarationBuilder::rewind(mark);
  let_ = {};
  event_ = {};
  authorisation_ = {};
  expect_ = {};
  question_ = {};
  act_ = {};
  which_ = {};
  why_not_ = kNoSymbol;
  held_perhaps_ = inverted_not_ = false;
}

std::uint32_t Builder::store(Span span) {
  ast.statements.push_back({std::move(finished_), span});
  finished_ = LetStatement{};
  return static_cast<std::uint32_t>(ast.statements.size() - 1);
}

void Builder::scenario_statement(Span span) { as<ScenarioDecl>().statements.push_back(store(span)); }
void Builder::prompt_statement(Span span) { ast.input.push_back(store(span)); }

void Builder::moment(Span span) {
  moment_ = {};
  moment_span_ = span;
  if (const auto moment = parse_moment(text(span))) {
    moment_ = *moment;
    return;
  }
  complain(Code::bad_date, span, "there is no day `" + shown(span) + "`")
      .help(
          "a date is written year-month-day with all its digits: 2024-11-05, a time of day behind it: "
          "2024-11-05T09:30");
}

Day Builder::day() {
  if (moment_.minute) {
    complain(Code::bad_date, moment_span_, "a time of day means nothing here")
        .help("it may stand only after `on`, where an event is told; write `" + day_text(moment_.day) + "`");
  }
  return moment_.day;
}

// ---- let, events, facts ---------------------------------------------------------------------------------------------

void Builder::role_held() {
  RoleHeld held;
  held.until = take();
  held.from = take();
  held.role = take_path();
  held.perhaps = std::exchange(held_perhaps_, false);
  let_.roles.push_back(held);
}

void Builder::event_name() { event_.name = take_name(); }

void Builder::event() {
  event_.act = take_pattern();
  event_.who = take();
  event_.when = moment_;
}
void Builder::perhaps_event() {
  event_.perhaps = true;
  on_event();
}
void Builder::on_day() { finish(DayStatement{day()}); }

void Builder::fact() {
  const ExprId value = take();
  Path path = take_path();
  if (path.count < 2) {
    complain(Code::unexpected, path.span, "expected whose field it is, found only `" + path_text(path) + "`")
        .help("write NAME.FIELD is VALUE: gabon.candidate is yes");
    finish(FactStatement{kNoExpr, {ast.names[path.first], path.span}, value});
    return;
  }
  const Symbol field = ast.names[path.first + path.count - 1];
  const auto size = static_cast<std::uint32_t>(symbol_text(field).size());
  const Span whole = path.span;
  path.count -= 1;
  path.span.end -= size + 1;
  paths_.push_back(path);
  plain_reference();
  finish(FactStatement{take(), {field, {whole.end - size, whole.end}}, value});
}

void Builder::finding() {
  const ExprId by = take();
  const ExprList of = take_expr_list();
  finish(FindingStatement{take_path(), of, found_, by});
}
void Builder::doubt() {
  const ExprList of = take_expr_list();
  finish(DoubtStatement{take_path(), of});
}

void Builder::authorisation_absent() {
  authorisation_.given = false;
  authorised_given();
}

void Builder::settled() {
  const Name option = take_name();
  finish(SettleStatement{take_path(), option});
}

// ---- expect ---------------------------------------------------------------------------------------------------------

// Two words of one verdict become one name: needs_authorisation. Between them may be anything that means nothing.
void Builder::verdict(Span span) {
  const std::string_view all = text(span);
  std::size_t first = 0;
  while (first < all.size() && continues_name(all[first])) ++first;
  std::size_t last = all.size();
  while (last > 0 && continues_name(all[last - 1])) --last;
  std::string words(all.substr(0, first));
  if (first < all.size()) words += "_" + std::string(all.substr(last));
  names_.push_back({symbols_.intern(words), span});
}

// ---- questions ------------------------------------------------------------------------------------------------------

void Builder::ask(QuestionKind kind) {
  question_.kind = std::move(kind);
  finish(std::exchange(question_, {}));
}

void Builder::inverted_is_a() {
  const Path role = take_path();
  const ExprId what = take();
  push(IsAExpr{what, role, std::exchange(inverted_not_, false)}, {span_of(what).begin, role.span.end});
}

void Builder::status_question() {
  const ExprId of = take();
  ask(StatusQuestion{take_path(), of});
}

void Builder::range_days() {
  which_.until = take();
  which_.from = take();
}
void Builder::which_question() {
  which_.variable = take_name();
  which_.ask = std::exchange(act_, {});
  ask(std::exchange(which_, {}));
}

void Builder::changed(Span span) { changed_ = store(span); }

void Builder::what_if() {
  if (question_.on || question_.strictly || !question_.under.empty() || !question_.readings.empty()) {
    complain(Code::unexpected, ast.statements[changed_].span,
             "a `what if` changes one thing, and the words before it another")
        .help("ask the question again with `on`, `under` or `strictly` first, and then `what if`");
  }
  question_ = {};
  finish(WhatIfStatement{changed_});
}

void Builder::supposed_reading() {
  const Name option = take_name();
  question_.readings.push_back({take_path(), option});
}

}  // namespace licet::core
