#include <licet/case.hpp>

#include "api/face.hpp"
#include "story/listener.hpp"
#include "story/write_case.hpp"
#include "syntax/parser.hpp"

namespace licet {

void Case::Inside::change() {
  if (!shared.exchange(false)) return;
  draft.facts.symbols = core::copied(*draft.facts.program, *draft.facts.symbols);
  sources = std::make_shared<core::Sources>(sources);
}

namespace {

std::string call(std::string_view name, std::string_view argument) {
  return std::string(name) + "(\"" + std::string(argument) + "\")";
}

}  // namespace

Case::Case(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Case::Case(const Case& other) : inside_(std::make_unique<Inside>(*other.inside_)) {}
Case::Case(Case&&) noexcept = default;
Case& Case::operator=(const Case& other) {
  if (this != &other) inside_ = std::make_unique<Inside>(*other.inside_);
  return *this;
}
Case& Case::operator=(Case&&) noexcept = default;
Case::~Case() = default;

// Every call: takes tables of its own if need be, tells, and shows what was wrong.
template <class Tell>
Case& Case::tell_with(std::string path, Tell tell) {
  inside_->change();
  const std::uint32_t number = inside_->calls++;
  const core::Where where{{core::kNoSource, {number, number}}, std::move(path)};
  const std::size_t before = inside_->wrong.all().size() + inside_->wrong.left_out();
  core::Teller teller(inside_->draft, inside_->wrong);
  tell(teller, where);
  if (inside_->wrong.all().size() + inside_->wrong.left_out() != before)
    inside_->shown = Face::diagnostics(inside_->wrong, *inside_->sources);
  return *this;
}

namespace {

std::optional<core::Day> day_of(core::Teller& teller, std::string_view text, const core::Where& where) {
  const auto day = core::parse_day(text);
  if (!day)
    teller.finder().wrong(core::Code::bad_case_day, where, "there is no day \"" + std::string(text) + "\"",
                          "write year-month-day: \"2024-11-05\"");
  return day;
}

// False: a day was given, and is none.
bool optional_day(core::Teller& teller, const std::string& text, const core::Where& where,
                  std::optional<core::Day>& out) {
  if (text.empty()) return true;
  out = day_of(teller, text, where);
  return out.has_value();
}

core::Word word(std::string_view text, const core::Where& where) { return {std::string(text), where}; }

core::ToldAct act_of(std::string_view name, std::string_view who, std::string_view act, const Fields& fields,
                     const core::Where& where) {
  return {word(name, where), Face::told(Value(who), where), word(act, where), Face::fields(fields, where)};
}

std::vector<core::Told> arguments(const std::vector<Value>& of, const core::Where& where) {
  std::vector<core::Told> told;
  for (const Value& one : of) told.push_back(Face::told(one, where));
  return told;
}

bool entity(core::Teller& teller, std::string_view name, const std::vector<Held>& roles, const Fields& fields,
            bool open, const core::Where& where) {
  core::ToldEntity told{word(name, where), {}, open, Face::fields(fields, where)};
  for (const Held& held : roles) {
    core::ToldRole role{word(held.role, where), std::nullopt, std::nullopt, held.perhaps};
    if (!optional_day(teller, held.from, where, role.from) || !optional_day(teller, held.until, where, role.until))
      return false;
    told.roles.push_back(std::move(role));
  }
  return teller.entity(told);
}

}  // namespace

Case& Case::on(std::string_view day) {
  return tell_with(call("on", day), [&](core::Teller& teller, const core::Where& where) {
    if (const auto found = day_of(teller, day, where)) teller.day(*found);
  });
}

Case& Case::now(std::string_view day) {
  return tell_with(call("now", day), [&](core::Teller& teller, const core::Where& where) {
    if (const auto found = day_of(teller, day, where)) inside_->draft.facts.now = *found;
  });
}

Case& Case::ordered(bool as_told) {
  return tell_with("ordered", [&](core::Teller&, const core::Where&) { inside_->draft.facts.ordered = as_told; });
}

Case& Case::add(std::string_view name, std::vector<Held> roles, const Fields& fields) {
  return tell_with(call("add", name), [&](core::Teller& teller, const core::Where& where) {
    entity(teller, name, roles, fields, false, where);
  });
}

Case& Case::add_open(std::string_view name, std::vector<Held> roles, const Fields& fields) {
  return tell_with(call("add_open", name), [&](core::Teller& teller, const core::Where& where) {
    entity(teller, name, roles, fields, true, where);
  });
}

Case& Case::set(std::string_view name, std::string_view field, const Value& value) {
  return tell_with(call("set", name), [&](core::Teller& teller, const core::Where& where) {
    const core::ObjectId object = teller.finder().object(word(name, where));
    if (core::is_some(object)) teller.fact(object, {word(field, where), Face::told(value, where)});
  });
}

Case& Case::event_with(std::string_view name, std::string_view when, std::string_view who, std::string_view act,
                       const Fields& fields, bool perhaps) {
  return tell_with(call("event", name.empty() ? act : name), [&](core::Teller& teller, const core::Where& where) {
    const auto moment = core::parse_moment(when);
    if (!moment) {
      teller.finder().wrong(core::Code::bad_case_day, where, "there is no day \"" + std::string(when) + "\"",
                            "write \"2024-11-05\" or \"2024-11-05T09:30\"");
      return;
    }
    (void)teller.event({act_of(name, who, act, fields, where), *moment, perhaps});
  });
}

Case& Case::event(std::string_view name, std::string_view when, std::string_view who, std::string_view act,
                  const Fields& fields) {
  return event_with(name, when, who, act, fields, false);
}

Case& Case::alleged(std::string_view name, std::string_view when, std::string_view who, std::string_view act,
                    const Fields& fields) {
  return event_with(name, when, who, act, fields, true);
}

Case& Case::act(std::string_view name, std::string_view who, std::string_view act, const Fields& fields) {
  return tell_with(call("act", name), [&](core::Teller& teller, const core::Where& where) {
    (void)teller.asked(act_of(name, who, act, fields, where));
  });
}

Case& Case::finding(std::string_view judgment, const std::vector<Value>& of, Finding answer, std::string_view by) {
  return tell_with(call("finding", judgment), [&](core::Teller& teller, const core::Where& where) {
    teller.finding({word(judgment, where), arguments(of, where), Face::found(answer), std::string(by)});
  });
}

Case& Case::doubt(std::string_view judgment, const std::vector<Value>& of) {
  return tell_with(call("doubt", judgment), [&](core::Teller& teller, const core::Where& where) {
    teller.doubt(word(judgment, where), arguments(of, where), where);
  });
}

Case& Case::authorisation(const Authorisation& a) {
  return tell_with(call("authorisation", a.of), [&](core::Teller& teller, const core::Where& where) {
    core::ToldAuthorisation told;
    told.given = a.given;
    told.where = where;
    told.of = word(a.of, where);
    told.to = word(a.to, where);
    told.by = word(a.by, where);
    told.under = word(a.under, where);
    if (!a.under.empty()) told.how = core::ToldAuthorisation::Under::either;
    told.with = Face::fields(a.with, where);
    told.name = word(a.name, where);
    if (optional_day(teller, a.on, where, told.on)) teller.authorisation(told);
  });
}

Case& Case::settle(std::string_view reading, std::string_view option) {
  return tell_with(call("settle", reading), [&](core::Teller& teller, const core::Where& where) {
    teller.settle(word(reading, where), word(option, where));
  });
}

Case& Case::tell(std::string_view statements) {
  return tell_with("tell", [&](core::Teller&, const core::Where&) {
    core::Draft& draft = inside_->draft;
    const core::SourceId source = inside_->sources->add("tell", std::string(statements));
    core::Diagnostics here;
    core::Input input = core::parse_input(source, *inside_->sources, *draft.facts.symbols, here);
    const core::Ast& ast = input.ast;
    for (const std::uint32_t i : ast.input) {
      if (here.has_errors()) break;
      core::Listener listener(ast, draft, here);
      const auto question = [&] {
        listener.finder().wrong(core::Code::not_a_question, listener.where(ast.statements[i].span),
                                "a case is told facts; this asks something", "put the question with Policy::ask");
        return false;
      };
      core::match(
          ast.statements[i].kind, [&](const core::QuestionStatement&) { return question(); },
          [&](const core::WhatIfStatement&) { return question(); },
          [&](const core::ExpectStatement&) { return question(); },
          [&](const auto& told) { return listener.tell(told); });
    }
    for (const core::Diagnostic& d : here.all()) {
      auto report = inside_->wrong.report(d.code, d.place, d.message);
      report.help(d.help);
      for (const core::Label& label : d.labels) report.label(label.place, label.message);
    }
  });
}

bool Case::ok() const { return !inside_->wrong.has_errors(); }
const Diagnostics& Case::diagnostics() const { return inside_->shown; }

std::string Case::json() const { return core::case_json(inside_->draft, inside_->ask ? &*inside_->ask : nullptr); }

core::Verdict3 Face::found(Finding answer) {
  switch (answer) {
    case Finding::no:
      return core::Verdict3::no;
    case Finding::yes:
      return core::Verdict3::yes;
    case Finding::unknown:
      break;
  }
  return core::Verdict3::unknown;
}

}  // namespace licet
