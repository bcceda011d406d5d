#include "story/listener.hpp"

#include <algorithm>

#include "judge/judge.hpp"
#include "meaning/type.hpp"
#include "story/lower.hpp"

namespace licet::core {

namespace {

Verdict3 verdict_of(Found found) {
  return found == Found::yes ? Verdict3::yes : found == Found::no ? Verdict3::no : Verdict3::unknown;
}

Told exact(const Value& value, Where where) {
  Told told;
  told.kind = Told::Kind::exact;
  told.value = value;
  told.where = std::move(where);
  return told;
}

}  // namespace

// ---- names ---------------------------------------------------------------------------------------------------------

Word Listener::word(const Path& path) const {
  Word out{"", where(path.span)};
  for (std::uint32_t i = 0; i < path.count; ++i) {
    out.text += (i == 0 ? "" : ".") + std::string(draft_.facts.text(ast_.names[path.first + i]));
  }
  return out;
}

Word Listener::word(const Name& name) const { return {std::string(draft_.facts.text(name.symbol)), where(name.span)}; }

std::string Listener::dotted(ExprId expr) const {
  if (expr == kNoExpr) return {};
  const ExprKind& kind = ast_[expr].kind;
  if (const auto* name = variant2::get_if<NameExpr>(&kind)) return std::string(draft_.facts.text(name->name));
  if (const auto* field = variant2::get_if<FieldExpr>(&kind)) {
    const std::string of = dotted(field->of);
    return of.empty() ? of : of + "." + std::string(draft_.facts.text(field->name));
  }
  return {};
}

// Whether a name occurs anywhere in what is written between two places; the pools keep an expression's parts before it,
// so its span is enough.
bool Listener::speaks_of(ExprId expr, Symbol name) const {
  const Span span = ast_[expr].span;
  return std::any_of(ast_.exprs.begin(), ast_.exprs.end(), [&](const Expr& inner) {
    const auto* other = variant2::get_if<NameExpr>(&inner.kind);
    return other != nullptr && other->name == name && inner.span.begin >= span.begin && inner.span.end <= span.end;
  });
}

bool Listener::mentions(const FieldList& list, Symbol name) const {
  for (std::uint32_t i = 0; i < list.count; ++i) {
    if (speaks_of(ast_.field_values[list.first + i].value, name)) return true;
  }
  return false;
}

// ---- values --------------------------------------------------------------------------------------------------------

Told Listener::literal(const Literal& literal, Span span) {
  Told told;
  told.where = where(span);
  switch (literal.kind) {
    case LiteralKind::none:
      told.kind = Told::Kind::none;
      return told;
    case LiteralKind::unknown:
      told.kind = Told::Kind::unknown;
      return told;
    case LiteralKind::yes:
      return exact(Value::boolean(true), told.where);
    case LiteralKind::no:
      return exact(Value::boolean(false), told.where);
    case LiteralKind::today:
      return exact(Value::date(facts().on), told.where);
    case LiteralKind::text:
      told.kind = Told::Kind::text;
      told.text = facts().text(literal.value.symbol());
      return told;
    case LiteralKind::number:
    case LiteralKind::money:
    case LiteralKind::date:
    case LiteralKind::duration:
      return exact(literal.value, told.where);
    case LiteralKind::this_:
    case LiteralKind::actor:
      break;
  }
  told.kind = Told::Kind::error;
  finder().wrong(Code::no_value, told.where, "`this` and `actor` mean something in a rule, and nothing in a case",
                 "use the name of the act or of the person");
  return told;
}

Told Listener::value(ExprId expr) {
  if (expr == kNoExpr) return {};
  const Expr& node = ast_[expr];
  if (const auto* simple = variant2::get_if<Literal>(&node.kind)) return literal(*simple, node.span);
  if (const auto* name = variant2::get_if<NameExpr>(&node.kind)) {
    if (stand_.name != kNoSymbol && name->name == stand_.name) return exact(stand_.value, where(node.span));
    Told told;
    told.kind = Told::Kind::name;
    told.text = facts().text(name->name);
    told.where = where(node.span);
    return told;
  }
  if (const auto* list = variant2::get_if<ListExpr>(&node.kind)) {
    Told told;
    told.kind = Told::Kind::list;
    told.where = where(node.span);
    for (std::uint32_t i = 0; i < list->elements.count; ++i)
      told.members.push_back(value(ast_.expr_lists[list->elements.first + i]));
    return told;
  }
  return worked_out(expr);
}

Told Listener::worked_out(ExprId expr) {
  Told told;
  told.kind = Told::Kind::error;
  told.where = where(ast_[expr].span);
  const auto lowered = lower_for_case(ast_, expr, facts(), diagnostics_);
  if (!lowered) return told;
  const Evaluated is = evaluate(facts(), *lowered);
  const bool known = is.is_truth ? !is.truth.unknown() : is.value.known();
  if (!known) {
    finder().wrong(Code::no_value, told.where, "what this is worth is not known in this case");
    return told;
  }
  return exact(is.is_truth ? Value::boolean(is.truth.yes()) : is.value.value, told.where);
}

ToldFields Listener::fields(const FieldList& list) {
  ToldFields out;
  for (std::uint32_t i = 0; i < list.count; ++i) {
    const FieldValue& field = ast_.field_values[list.first + i];
    out.push_back({word(field.field), value(field.value)});
  }
  return out;
}

ObjectId Listener::object(ExprId expr) { return teller_.person(value(expr)); }

std::optional<Day> Listener::day(ExprId expr) {
  const auto fact = teller_.value(value(expr), type_of_kind(Kind::date), "this place");
  if (!fact) return std::nullopt;
  if (fact->state == FactState::known && fact->value.kind() == ValueKind::date) return fact->value.day();
  finder().wrong(Code::bad_case_day, where(ast_[expr].span), "a day is expected here");
  return std::nullopt;
}

ToldAct Listener::act(const Name& name, ExprId who, const ActPattern& pattern) {
  return {name.symbol == kNoSymbol ? Word{} : word(name), value(who), word(pattern.act), fields(pattern.fields)};
}

// ---- statements ----------------------------------------------------------------------------------------------------

bool Listener::tell(const LetStatement& let) {
  const ToldFields told = fields(let.fields);
  if (let.act) {
    // Names that stand together are taken or refused together.
    const std::vector<OwnAct> before = draft_.acts;
    for (const Name& name : let.names) {
      if (teller_.own_act(word(name), let.like.count == 0 ? Word{} : word(let.like), told)) continue;
      draft_.acts = before;
      return false;
    }
    return true;
  }
  ToldEntity entity;
  entity.fields = told;
  entity.open_roles = let.open_roles;
  for (const RoleHeld& held : let.roles) {
    ToldRole role{word(held.role), std::nullopt, std::nullopt, held.perhaps};
    if (held.from != kNoExpr && !(role.from = day(held.from))) return false;
    if (held.until != kNoExpr && !(role.until = day(held.until))) return false;
    entity.roles.push_back(std::move(role));
  }
  const std::vector<Object> before = facts().objects;
  for (const Name& name : let.names) {
    entity.name = word(name);
    if (teller_.entity(entity)) continue;
    facts().objects = before;
    return false;
  }
  return true;
}

bool Listener::tell(const EventStatement& event) {
  return is_some(teller_.event({act(event.name, event.who, event.act), event.when, event.perhaps}));
}

bool Listener::tell(const FactStatement& fact) {
  const ObjectId id = object(fact.object);
  return is_some(id) && teller_.fact(id, {word(fact.field), value(fact.value)});
}

bool Listener::tell(const FindingStatement& finding) {
  ToldFinding told{word(finding.judgment), {}, verdict_of(finding.answer), dotted(finding.by)};
  for (std::uint32_t i = 0; i < finding.of.count; ++i) {
    const ExprId argument = ast_.expr_lists[finding.of.first + i];
    // `failed(interpol.code.give_notice, dinner)` names a rule, which no value is.
    const std::string name = told.judgment.text == "failed" && i == 0 ? dotted(argument) : "";
    Told of;
    if (!name.empty()) {
      of.kind = Told::Kind::name;
      of.text = name;
      of.where = where(ast_[argument].span);
    }
    told.of.push_back(name.empty() ? value(argument) : std::move(of));
  }
  return teller_.finding(told, mode_ == Mode::supposing);
}

bool Listener::tell(const DoubtStatement& doubt) {
  std::vector<Told> of;
  for (std::uint32_t i = 0; i < doubt.of.count; ++i) of.push_back(value(ast_.expr_lists[doubt.of.first + i]));
  return teller_.doubt(word(doubt.judgment), of, where(doubt.judgment.span));
}

bool Listener::tell(const AuthorisationStatement& authorisation) {
  ToldAuthorisation told;
  told.given = authorisation.given;
  told.where = where(authorisation.what.span);
  if (authorisation.what.symbol != kNoSymbol) told.of = word(authorisation.what);
  if (authorisation.by != kNoExpr) {
    told.by = {dotted(authorisation.by), where(ast_[authorisation.by].span)};
    if (told.by.empty()) {
      finder().wrong(Code::unknown_thing, told.by.where, "a name is expected here");
      return false;
    }
  }
  if (authorisation.under_rule.count > 0) {
    told.how = ToldAuthorisation::Under::rule;
    told.under = word(authorisation.under_rule);
  } else if (!authorisation.under_paragraph.empty()) {
    told.how = ToldAuthorisation::Under::paragraph;
    told.under = {authorisation.under_paragraph, told.where};
  }
  told.on = authorisation.on;
  if (authorisation.name.symbol != kNoSymbol) told.name = word(authorisation.name);
  return teller_.authorisation(told);
}

}  // namespace licet::core
