#include "ast_text.hpp"

#include <string>
#include <vector>

using namespace licet::core;

namespace {

// Each `put` writes one kind of node in full: a new kind of node breaks the build here, as everywhere. A field that is
// added to a node must be written here, or it goes uncompared.
class Writer {
public:
  Writer(const Ast& ast, const Symbols& symbols) : ast_(ast), symbols_(symbols) {}

  std::string run() {
    for (const Decl& decl : ast_.decls) {
      match(decl.kind, [&](const auto& kind) { put(kind); });
      out_ += '\n';
    }
    for (const std::uint32_t statement : ast_.input) put_statement(statement);
    out_ += std::to_string(ast_.comments.size()) + " comments\n";
    return std::move(out_);
  }

private:
  // ---- plain things
  template <class... Parts>
  void node(const char* name, const Parts&... parts) {
    out_ += '(';
    out_ += name;
    ((out_ += ' ', put(parts)), ...);
    out_ += ')';
  }
  void put(const char* text) { out_ += text; }
  void put(const std::string& text) { out_ += '"' + text + '"'; }
  void put(Symbol symbol) { out_ += symbols_.text(symbol); }
  void put(const Name& name) { put(name.symbol); }
  void put(bool yes) { out_ += yes ? "yes" : "no"; }
  void put(std::uint32_t number) { out_ += std::to_string(number); }
  void put(Day day) { out_ += day_text(day); }
  void put(const Moment& moment) { out_ += moment_text(moment); }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void put(Enum value) { out_ += '#' + std::to_string(static_cast<int>(value)); }
  template <class T>
  void put(const std::optional<T>& optional) {
    if (optional) {
      put(*optional);
    } else {
      out_ += '-';
    }
  }
  template <class T>
  void put(const std::vector<T>& list) {
    out_ += '[';
    for (const T& element : list) {
      put(element);
      out_ += ' ';
    }
    out_ += ']';
  }
  void put(const Path& path) {
    for (std::uint32_t i = 0; i < path.count; ++i) {
      if (i > 0) out_ += '.';
      put(ast_.names[path.first + i]);
    }
    if (path.count == 0) out_ += '-';
  }
  void put(const Value& value) {
    switch (value.kind()) {
      case ValueKind::none:
        out_ += "none";
        break;
      case ValueKind::boolean:
        put(value.yes());
        break;
      case ValueKind::number:
        out_ += value.decimal().text();
        break;
      case ValueKind::money:
        out_ += std::string(symbols_.text(value.currency())) + value.decimal().text();
        break;
      case ValueKind::date:
        put(value.day());
        break;
      case ValueKind::duration:
        out_ += duration_text(value.duration());
        break;
      default:
        put(value.symbol());
    }
  }

  // ---- expressions
  void put(ExprId id) {
    if (id == kNoExpr) {
      out_ += '-';
      return;
    }
    match(ast_[id].kind, [&](const auto& kind) { put(kind); });
  }
  void put(ExprList list) {
    out_ += '[';
    for (std::uint32_t i = 0; i < list.count; ++i) {
      put(ast_.expr_lists[list.first + i]);
      out_ += ' ';
    }
    out_ += ']';
  }
  void put(FieldList list) {
    out_ += '{';
    for (std::uint32_t i = 0; i < list.count; ++i) {
      const FieldValue& field = ast_.field_values[list.first + i];
      put(field.field);
      out_ += ": ";
      put(field.value);
      out_ += ' ';
    }
    out_ += '}';
  }
  void put(const ErrorExpr&) { node("error"); }
  void put(const Literal& e) { node("literal", e.kind, e.value); }
  void put(const NameExpr& e) { node("name", e.name); }
  void put(const FieldExpr& e) { node("field", e.of, e.name); }
  void put(const CallExpr& e) { node("call", e.callee, e.arguments); }
  void put(const CompareExpr& e) { node("compare", e.op, e.dated, e.left, e.right); }
  void put(const IsAExpr& e) { node("is-a", e.what, e.role, e.negated); }
  void put(const InExpr& e) { node("in", e.what, e.in); }
  void put(const WithinExpr& e) { node("within", e.day, e.from, e.until, e.before_end); }
  void put(const NotExpr& e) { node("not", e.operand); }
  void put(const AllOfExpr& e) { node("all-of", e.operands, e.word); }
  void put(const AnyOfExpr& e) { node("any-of", e.operands, e.word); }
  void put(const AtLeastOfExpr& e) { node("at-least", e.least, e.operands); }
  void put(const QuantifiedExpr& e) { node("quantified", e.quantifier, e.variable, e.in, e.condition); }
  void put(const SumExpr& e) { node("sum", e.value, e.variable, e.in, e.condition); }
  void put(const AddExpr& e) { node("add", e.operands); }
  void put(const NegateExpr& e) { node("negate", e.operand); }
  void put(const MultiplyExpr& e) { node("multiply", e.operands); }
  void put(const DivideExpr& e) { node("divide", e.left, e.right); }
  void put(const ShiftExpr& e) { node("shift", e.duration, e.word, e.day); }
  void put(const HappenedExpr& e) {
    const Happened& happened = ast_.happened[e.index];
    node("happened", happened.act, happened.by, happened.within);
  }
  void put(const AuthorisedExpr& e) {
    node("authorised", ast_.authorised[e.index].in_advance, ast_.authorised[e.index].by);
  }
  void put(const UnderExpr& e) { node("under", e.what, e.under, e.via); }
  void put(const ListExpr& e) { node("list", e.elements); }

  // ---- parts of declarations
  void put(const ActPattern& pattern) { node("act", pattern.act, pattern.fields); }
  void put(const Party& party) { node("party", party.kind, party.role, party.person); }
  void put(const Trigger& t) { node("trigger", t.kind, t.act, t.rule, t.by, t.variable, t.condition); }
  void put(const Deadline& d) { node("deadline", d.kind, d.when, d.act); }
  void put(const Citation& citation) { put(std::string(symbols_.text(citation.text))); }
  void put(const Period& p) { node("period", p.from, p.from_at_latest, p.until, p.until_at_earliest); }
  void put(const Edition& e) { node("edition", e.name, e.period); }
  void put(const Reliance& r) { node("relies", r.instrument, r.title); }
  void put(const OutlineEntry& e) { node("entry", e.first, e.last); }
  void put(const TypeExpr& t) { node("type", t.kind, t.name, t.options); }
  void put(const FieldDecl& f) { node("field", f.name, f.type, f.value, f.presumed, f.confidential); }
  void put(const RoleAlternative& a) { node("alternative", a.role, a.condition); }
  void put(const Parameter& p) { node("parameter", p.name, p.type); }
  void put(const TermCase& c) { node("case", c.value, c.condition); }

  // ---- declarations
  void put(const InstrumentDecl& d) {
    node("instrument", d.name, d.title, d.cite, d.issuer, d.status, d.periods, d.editions, d.replaces, d.part_of,
         d.relies_on, d.outline);
  }
  void put(const UseDecl& d) { node("use", d.modules); }
  void put(const TypeDecl& d) { node("type", d.name, d.alias, d.fields); }
  void put(const ThingDecl& d) { node("thing", d.name, d.parents, d.fields); }
  void put(const RoleDecl& d) { node("role", d.name, d.parents, d.means, d.cites, d.fields); }
  void put(const ActDecl& d) { node("act", d.power, d.name, d.parents, d.by, d.cites, d.fields); }
  void put(const CountsAsDecl& d) {
    node("counts-as", d.from, d.by, d.variable, d.to, d.attributed, d.cites, d.condition);
  }
  void put(const TermDecl& d) {
    node("term", d.name, d.parameters, d.cites, d.cases, d.includes, d.list_end, d.excludes);
  }
  void put(const JudgmentDecl& d) {
    node("judgment", d.name, d.parameters, d.cites, d.by, d.ask, d.standpoint, d.presumed);
  }
  void put(const ReadingDecl& d) { node("reading", d.name, d.cites, d.question, d.options); }
  void put(const SettleDecl& d) { node("settle", d.reading, d.option, d.because); }
  void put(const StateDecl& d) {
    node("state", d.name, d.parameters, d.cites, d.starts, d.starts_for, d.ends, d.ends_for);
  }
  void put(const RuleDecl& d) {
    node("rule", d.name, d.cites, d.after, d.bearer, d.modal, d.act, d.to, d.condition, d.unless, d.deadline,
         d.such_that, d.broken_by, d.paused_while, d.notwithstanding, d.subject_to, d.applies, d.edition, d.words,
         d.because);
  }
  void put(const NoteDecl& d) { node("note", d.cites, d.see, d.text); }
  void put(const ScenarioDecl& d) {
    node("scenario", d.title, d.cites);
    for (const std::uint32_t statement : d.statements) put_statement(statement);
  }

  // ---- statements
  void put_statement(std::uint32_t statement) {
    out_ += "\n  ";
    match(ast_.statements[statement].kind, [&](const auto& kind) { put(kind); });
  }
  void put(const RoleHeld& r) { node("held", r.role, r.from, r.until, r.perhaps); }
  void put(const LetStatement& s) { node("let", s.names, s.roles, s.open_roles, s.act, s.like, s.fields); }
  void put(const EventStatement& s) { node("event", s.perhaps, s.when, s.who, s.act, s.name); }
  void put(const DayStatement& s) { node("day", s.day); }
  void put(const FactStatement& s) { node("fact", s.object, s.field, s.value); }
  void put(const FindingStatement& s) { node("finding", s.judgment, s.of, s.answer, s.by); }
  void put(const DoubtStatement& s) { node("doubt", s.judgment, s.of); }
  void put(const AuthorisationStatement& s) {
    node("authorisation", s.given, s.what, s.by, s.under_rule, s.under_paragraph, s.on, s.name);
  }
  void put(const SettleStatement& s) { node("settle", s.reading, s.option); }
  void put(const QuestionStatement& s) {
    node("question", s.on, s.under, s.readings, s.strictly);
    match(s.kind, [&](const auto& kind) { put(kind); });
  }
  void put(const WhatIfStatement& s) {
    node("what-if");
    put_statement(s.statement);
  }
  void put(const ExpectStatement& s) {
    node("expect", s.words, s.values, s.by, s.in, s.missing, s.provided, s.possible, s.unless, s.conflict,
         s.nothing_missing);
  }
  void put(const ActQuestion& q) { node("ask", q.modal, q.refrain, q.actor, q.act, q.name); }
  void put(const AgainQuestion& q) { node("again", q.name); }
  void put(const IsQuestion& q) { node("is", q.expr); }
  void put(const DutiesQuestion& q) { node("duties", q.of); }
  void put(const OwedQuestion& q) { node("owed", q.to); }
  void put(const StatusQuestion& q) { node("status", q.rule, q.of); }
  void put(const OpenActsQuestion& q) { node("open-acts", q.actor); }
  void put(const WhoQuestion& q) { node("who", q.modal, q.act); }
  void put(const WhichQuestion& q) { node("which", q.variable, q.from, q.until, q.role, q.ask); }
  void put(const WhyQuestion& q) { node("why", q.not_verdict); }
  void put(const PermitQuestion&) { node("permit"); }
  void put(const MissingQuestion&) { node("missing"); }

  const Ast& ast_;
  const Symbols& symbols_;
  std::string out_;
};

}  // namespace

std::string ast_text(const Ast& ast, const Symbols& symbols) { return Writer(ast, symbols).run(); }
