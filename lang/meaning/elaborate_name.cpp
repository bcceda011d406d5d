#include <algorithm>

#include "meaning/elaborate.hpp"

// What a name in an expression means: a variable, a field of `this`, something the case has named, an option, a term …
namespace licet::core {

namespace {

constexpr Kinds kCallable = DeclaredAs::term | DeclaredAs::judgment | DeclaredAs::state;
constexpr Kinds kSpoken = kCallable | DeclaredAs::reading | DeclaredAs::role | DeclaredAs::act;

}  // namespace

std::optional<Elaborator::Dotted> Elaborator::names_of(ExprId expr) const {
  Dotted dotted;
  dotted.span = around_.ast[expr].span;
  while (const auto* field = variant2::get_if<FieldExpr>(&around_.ast[expr].kind)) {
    dotted.names.push_back(field->name);
    expr = field->of;
  }
  const auto* name = variant2::get_if<NameExpr>(&around_.ast[expr].kind);
  if (name == nullptr) return std::nullopt;
  dotted.names.push_back(name->name);
  std::reverse(dotted.names.begin(), dotted.names.end());
  return dotted;
}

// Names of one path are equal exactly if they mean the same thing here: `to` and `this.to` do.
std::string Elaborator::path_text(ExprId expr) const {
  std::string tail;
  while (const auto* field = variant2::get_if<FieldExpr>(&around_.ast[expr].kind)) {
    tail = "." + std::string(around_.symbols.text(field->name)) + tail;
    expr = field->of;
  }
  if (const auto* literal = variant2::get_if<Literal>(&around_.ast[expr].kind)) {
    if (literal->kind == LiteralKind::this_) return tail == ".actor" ? "actor" : "this" + tail;
    return literal->kind == LiteralKind::actor ? "actor" + tail : "";
  }
  const auto* name = variant2::get_if<NameExpr>(&around_.ast[expr].kind);
  if (name == nullptr) return {};
  const std::string text(around_.symbols.text(name->name));
  const bool variable = std::any_of(scope_.variables.begin(), scope_.variables.end(),
                                    [&](const Variable& v) { return v.name == name->name; });
  if (variable) return text + tail;
  if (scope_.bare == Bare::fields_of_this) return "this." + text + tail;
  if (scope_.bare == Bare::fields_of_person) return "person." + text + tail;
  return text + tail;
}

// ---- names ---------------------------------------------------------------------------------------------------------

std::optional<Typed> Elaborator::variable_or_field(Symbol symbol, Span span, const Type& expected) {
  const bool is_option = expected.kind == Kind::option && is_some(expected.options) &&
                         std::find(around_.program.types[index(expected.options)].options.begin(),
                                   around_.program.types[index(expected.options)].options.end(),
                                   symbol) != around_.program.types[index(expected.options)].options.end();
  const auto weigh = [&](const Type& type,
                         std::string_view what) {  // a variable or field against an option of its name
    if (!is_option) return true;
    if (!fits(around_.program, type, expected)) return false;
    const std::string name(around_.symbols.text(symbol));
    report(Code::ambiguous_name, span, "`" + name + "` is both an option and " + std::string(what))
        .help("rename one of the two");
    return true;
  };
  for (std::size_t i = scope_.variables.size(); i-- > 0;) {
    const Variable& variable = scope_.variables[i];
    if (variable.name != symbol || symbol == kNoSymbol) continue;
    if (!weigh(variable.type, "a name given here")) return std::nullopt;
    Node node;
    node.op = Op::variable;
    node.a = variable.slot;
    return Typed{emit(node, span), variable.type, false, std::string(around_.symbols.text(symbol))};
  }
  if (scope_.bare == Bare::nothing) return std::nullopt;
  const bool of_this = scope_.bare == Bare::fields_of_this;
  Typed base;
  base.type = of_this ? act_type(scope_.this_act) : scope_.person;
  base.path = of_this ? "this" : "person";
  const FieldSearch search = search_field(around_.program, types_of(base), around_.program.names.field(symbol));
  if (search.field == nullptr && search.disagreeing.empty()) return std::nullopt;
  if (search.field != nullptr && !weigh(search.field->type, "a field")) return std::nullopt;
  Node node;
  node.op = of_this ? Op::this_act : Op::variable;
  if (!of_this) node.a = 0;
  base.node = emit(node, span);
  return field(base, symbol, span);
}

std::optional<Typed> Elaborator::told(Symbol symbol, Span span) {
  if (around_.facts == nullptr) return std::nullopt;
  const ObjectId id = around_.facts->find(symbol);
  if (!is_some(id)) return std::nullopt;
  const Object& object = around_.facts->objects[index(id)];
  Typed typed;
  typed.node = constant_node(Value::object(static_cast<std::uint32_t>(id)), span);
  typed.path = "case." + std::string(around_.symbols.text(symbol));
  if (object.kind != ObjectKind::entity) {
    typed.type = act_type(object.act);
    return typed;
  }
  typed.type = object_type(object.roles.empty() || object.open_roles ? kNo<RoleId> : object.roles.front().role);
  for (const Held& held : object.roles) scope_.narrowed.push_back({typed.path, object_type(held.role)});
  return typed;
}

std::optional<Typed> Elaborator::option(Symbol symbol, Span span, const Type& expected) {
  Type wanted = expected.kind == Kind::set ? member_type(expected) : expected;
  const auto& with = around_.program.names.enumerations_with(symbol);
  if (wanted.kind == Kind::option && is_some(wanted.options)) {
    const auto& options = around_.program.types[index(wanted.options)].options;
    if (std::find(options.begin(), options.end(), symbol) == options.end()) return std::nullopt;
  } else if (wanted.kind != Kind::any || with.empty()) {
    return std::nullopt;
  } else {
    wanted = option_type(with.front());
    if (with.size() > 1) {
      auto said = report(Code::ambiguous_name, span,
                         "`" + std::string(around_.symbols.text(symbol)) + "` is an option of several lists");
      for (const TypeId id : with) said.label(around_.program.types[index(id)].place, "of this list");
      said.help("compare it with a field, or give the parameter a type");
    }
  }
  return Typed{constant_node(Value::option(symbol), span), wanted, false, {}};
}

Typed Elaborator::declared_value(const Declared& found, Span span) {
  Node node;
  node.a = found.id;
  switch (found.as) {
    case DeclaredAs::role:
      node.op = Op::holders;
      return {emit(node, span), set_type(object_type(RoleId{found.id})), false, {}};
    case DeclaredAs::act:
      node.op = Op::events;
      return {emit(node, span), set_type(act_type(ActId{found.id})), false, {}};
    default:
      return call_declared(found, {}, span);
  }
}

std::vector<std::string> Elaborator::names_in_sight(const Type& expected) const {
  std::vector<std::string> names;
  const auto add = [&](Symbol symbol) { names.emplace_back(around_.symbols.text(symbol)); };
  if (expected.kind == Kind::option && is_some(expected.options)) {
    for (const Symbol option : around_.program.types[index(expected.options)].options) add(option);
  }
  for (const Variable& variable : scope_.variables) add(variable.name);
  Typed base;
  if (scope_.bare == Bare::fields_of_this) base.type = act_type(scope_.this_act), base.path = "this";
  if (scope_.bare == Bare::fields_of_person) base.type = scope_.person, base.path = "person";
  if (scope_.bare != Bare::nothing) {
    for (const Symbol field : field_names_of(around_.program, types_of(base))) add(field);
  }
  if (around_.facts != nullptr) {
    for (const Object& object : around_.facts->objects) add(object.name);
  }
  for (const Symbol symbol : around_.program.names.all(kSpoken)) add(symbol);
  return names;
}

Typed Elaborator::name(Symbol symbol, Span span, const Type& expected) {
  if (const auto known = variable_or_field(symbol, span, expected)) return *known;
  if (const auto known = told(symbol, span)) return *known;
  const Lookup lookup = around_.program.names.look_up(symbol, kSpoken, around_.from());
  const bool wants_option =
      expected.kind == Kind::option || (expected.kind == Kind::set && expected.member == Kind::option);
  if (wants_option || (lookup.found == nullptr && lookup.candidates.empty())) {
    if (const auto known = option(symbol, span, expected)) return *known;
  }
  if (const Declared* found = settle(lookup, symbol, span)) return declared_value(*found, span);

  const std::string text(around_.symbols.text(symbol));
  const std::string near = nearest(text, names_in_sight(expected));
  if (wants_option && is_some(expected.options)) {
    auto said =
        report(Code::unknown_option, span,
               "`" + text + "` is not " + type_text(around_.program, around_.symbols, option_type(expected.options)));
    said.label(around_.program.types[index(expected.options)].place, "the options stand here");
    if (!near.empty()) said.help("did you mean `" + near + "`?");
  } else {
    const auto others = around_.program.names.named(symbol);
    if (!others.empty()) {
      report(Code::wrong_name, span,
             "`" + text + "` is " + std::string(declared_text(others.front()->as)) + ", which is not a value")
          .label(others.front()->place, "declared here");
    } else {
      auto said = report(Code::unknown_name, span, "the name `" + text + "` is not known here");
      if (!near.empty()) said.help("did you mean `" + near + "`?");
    }
  }
  return mistake(span);
}

// `a.b.c`: fields of something known, or something in another text, or a reference into one that is not loaded.
Typed Elaborator::dotted(const Dotted& path, ExprId expr, const Type& expected) {
  (void)expected;
  const Symbol first = path.names.front();
  const Span span = path.span;
  std::vector<Span> spans;  // of each prefix, longest first
  for (ExprId at = expr;;) {
    spans.push_back(around_.ast[at].span);
    const auto* field = variant2::get_if<FieldExpr>(&around_.ast[at].kind);
    if (field == nullptr) break;
    at = field->of;
  }
  std::reverse(spans.begin(), spans.end());
  const auto fields_from = [&](Typed base, std::size_t at) {
    for (; at < path.names.size(); ++at) base = field(base, path.names[at], spans[at]);
    return base;
  };
  if (const auto known = variable_or_field(first, spans.front(), {})) return fields_from(*known, 1);
  if (const auto known = told(first, spans.front())) return fields_from(*known, 1);
  for (std::size_t count = path.names.size() - 1; count > 0; --count) {
    const Symbol owner = join(path.names, count);
    if (!around_.program.names.is_owner(owner)) continue;
    const Lookup lookup = around_.program.names.look_up_in(owner, path.names[count], kSpoken);
    if (const Declared* found = settle(lookup, path.names[count], span)) {
      return fields_from(declared_value(*found, spans[count]), count + 1);
    }
    std::vector<std::string> candidates;
    for (const Symbol name : around_.program.names.all(kSpoken)) {
      if (around_.program.names.look_up_in(owner, name, kSpoken).found != nullptr) {
        candidates.emplace_back(around_.symbols.text(name));
      }
    }
    const std::string near = nearest(around_.symbols.text(path.names[count]), candidates);
    auto said = report(Code::unknown_name, span,
                       "`" + std::string(around_.symbols.text(owner)) + "` declares no `" +
                           std::string(around_.symbols.text(path.names[count])) + "` that can stand here");
    if (!near.empty()) said.help("did you mean `" + std::string(around_.symbols.text(owner)) + "." + near + "`?");
    return mistake(span);
  }
  if (unloaded_name(path.names)) {
    const NodeId node =
        emit_list(Op::reference, {}, span, static_cast<std::uint32_t>(join(path.names, path.names.size())));
    return {node, type_of_kind(Kind::boolean), true, {}};
  }
  const Lookup lookup = around_.program.names.look_up(first, kSpoken, around_.from());
  if (const Declared* found = settle(lookup, first, spans.front())) {
    return fields_from(declared_value(*found, spans.front()), 1);
  }
  const std::string text(around_.symbols.text(first));
  const std::string near = nearest(text, names_in_sight({}));
  auto said = report(Code::unknown_name, spans.front(), "the name `" + text + "` is not known here");
  if (!near.empty()) {
    said.help("did you mean `" + near + "`?");
  } else if (around_.facts == nullptr) {
    said.help("if it is a text that is not loaded, say in the head of this one that it `relies on` it");
  }
  return mistake(span);
}

// ---- fields --------------------------------------------------------------------------------------------------------

Typed Elaborator::field(const Typed& base, Symbol symbol, Span span) {
  const std::string name(around_.symbols.text(symbol));
  // The name alone is what may be wrong: `grade` in `actor.grade`.
  const auto length = static_cast<std::uint32_t>(name.size());
  const Span here = span.end - span.begin > length ? Span{span.end - length, span.end} : span;
  Typed result;
  if (!base.path.empty()) result.path = base.path + "." + name;
  Node node;
  node.a = static_cast<std::uint32_t>(base.node);
  if (base.type.kind == Kind::any) return mistake(span);
  if (base.type.kind != Kind::object && base.type.kind != Kind::act) {
    report(Code::no_fields, here, type_text(around_.program, around_.symbols, base.type) + " has no fields")
        .help(base.type.kind == Kind::set ? "look through it: `some x in … has (x." + name + " …)`" : std::string());
    return mistake(span);
  }
  const auto types = types_of(base);
  if (base.type.kind == Kind::act && name == "actor") {
    node.op = Op::event_actor;
    if (around_.code[base.node].op == Op::this_act) node = Node{Op::actor};
    const RoleId by = is_some(base.type.act) ? around_.program.acts[index(base.type.act)].by : kNo<RoleId>;
    result.type = object_type(by);
    if (node.op == Op::actor) result.type = scope_.actor, result.path = "actor";
    result.node = emit(node, span);
    return result;
  }
  const FieldSearch search = search_field(around_.program, types, around_.program.names.field(symbol));
  // The day it was done, unless the act itself gives the word another meaning: what some special act of another text
  // calls its day must not take the word away from all that are more general.
  if (base.type.kind == Kind::act && name == "day" && !search.own) {
    node.op = Op::event_day;
    result.type = type_of_kind(Kind::date);
    result.node = emit(node, span);
    return result;
  }
  if (search.field != nullptr) {
    node.op = Op::field;
    node.b = static_cast<std::uint32_t>(search.field->id);
    result.type = search.field->type;
    result.node = emit(node, span);
    return result;
  }
  const std::string what = type_text(around_.program, around_.symbols, base.type);
  if (!search.disagreeing.empty()) {
    auto said = report(Code::ambiguous_field, here, "`" + name + "` means different things for " + what);
    for (const Field* field : search.disagreeing) {
      said.label(field->place, "here it is " + type_text(around_.program, around_.symbols, field->type));
    }
    said.help("say which is meant with a condition beside it, such as `… is a …`");
    return mistake(span);
  }
  std::vector<std::string> candidates;
  for (const Symbol known : field_names_of(around_.program, types))
    candidates.emplace_back(around_.symbols.text(known));
  if (base.type.kind == Kind::act) candidates.emplace_back("actor");
  const std::string near = nearest(name, candidates);
  auto said = report(Code::unknown_field, here, what + " has no field `" + name + "`");
  if (base.type.kind == Kind::object) {  // whose field is it?
    for (const Role& role : around_.program.roles) {
      const auto own =
          std::find_if(role.fields.begin(), role.fields.end(), [&](const Field& f) { return f.name == symbol; });
      if (own == role.fields.end()) continue;
      said.label(own->place, "`" + std::string(around_.symbols.text(role.name)) + "` has one");
      said.help("ask beside it whether it is one: `… is a " + std::string(around_.symbols.text(role.name)) + "`");
      return mistake(span);
    }
  }
  if (!near.empty()) said.help("did you mean `" + near + "`?");
  return mistake(span);
}

// ---- terms, judgments, states --------------------------------------------------------------------------------------

Typed Elaborator::call(const CallExpr& call, Span span) {
  if (is_unloaded(call.callee)) {
    std::vector<NodeId> arguments;
    for (std::uint32_t i = 0; i < call.arguments.count; ++i) {
      const ExprId argument = around_.ast.expr_lists[call.arguments.first + i];
      arguments.push_back(value_node(value(argument), around_.ast[argument].span));
    }
    const Symbol name = around_.symbols.intern(text(call.callee));
    return {emit_list(Op::reference, arguments, span, static_cast<std::uint32_t>(name)),
            type_of_kind(Kind::boolean),
            true,
            {}};
  }
  const Declared* found = declared(call.callee, kCallable);
  if (found != nullptr) return call_declared(*found, call.arguments, span);
  look_at(call.arguments);
  return mistake(span);
}

void Elaborator::look_at(const ExprList& list) {
  for (std::uint32_t i = 0; i < list.count; ++i) {
    const ExprId id = around_.ast.expr_lists[list.first + i];
    if (known_alone(id)) (void)value(id);
  }
}

Typed Elaborator::call_declared(const Declared& found, const ExprList& arguments, Span span) {
  const Program& program = around_.program;
  const std::string name(around_.symbols.text(found.name));
  const std::vector<Type>* types = nullptr;
  Typed result;
  Op op = Op::term;
  result.type = type_of_kind(Kind::boolean);
  result.truth = true;
  switch (found.as) {
    case DeclaredAs::term: {
      const Term& term = program.terms[found.id];
      types = &term.types;
      result.type = term.type;
      result.truth = term.type.kind == Kind::boolean;
      break;
    }
    case DeclaredAs::judgment:
      op = Op::judgment;
      types = &program.judgments[found.id].types;
      break;
    case DeclaredAs::state:
      op = Op::state;
      types = &program.states[found.id].types;
      break;
    default: {  // a reading that stands alone: makes sense when it is a yes-or-no question
      const Reading& reading = program.readings[found.id];
      const Symbol yes = around_.symbols.find("yes");
      for (std::size_t i = 0; i < reading.options.size(); ++i) {
        if (reading.options[i] != yes || yes == kNoSymbol) continue;
        Node node;
        node.op = Op::reading_is;
        node.a = found.id;
        node.b = static_cast<std::uint32_t>(i);
        result.node = emit(node, span);
        return result;
      }
      auto said = report(Code::not_a_condition, span, "`" + name + "` is a reading: it is neither yes nor no");
      if (!reading.options.empty()) {
        said.help("say which option: `" + name + " is " + std::string(around_.symbols.text(reading.options[0])) + "`");
      }
      return mistake(span);
    }
  }
  if (arguments.count != types->size()) {
    const auto many = [](std::size_t n) { return std::to_string(n) + (n == 1 ? " thing" : " things"); };
    report(Code::wrong_arguments, span,
           "`" + name + "` is given " + many(arguments.count) + ", but takes " + many(types->size()))
        .label(found.place, "declared here");
    look_at(arguments);
    result.node = mistake(span).node;
    result.truth = false;
    result.type = {};
    return result;
  }
  std::vector<NodeId> given;
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    given.push_back(value_of(around_.ast.expr_lists[arguments.first + i], (*types)[i]).node);
  }
  result.node = emit_list(op, given, span, found.id);
  return result;
}

}  // namespace licet::core
