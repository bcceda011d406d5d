#include "meaning/elaborate.hpp"

#include <algorithm>

// What all expressions share: emitting code, looking up what stands alone (roles, acts, rules), reporting.
namespace licet::core {

namespace {

// "role, thing or act": what may stand somewhere.
std::string kinds_text(Kinds kinds) {
  std::vector<std::string> words;
  const auto add = [&](DeclaredAs as, std::initializer_list<const char*> names) {
    if (!kinds.has(as)) return;
    for (const char* name : names) {
      if (std::find(words.begin(), words.end(), name) == words.end()) words.emplace_back(name);
    }
  };
  add(DeclaredAs::role, {"role", "thing"});
  add(DeclaredAs::act, {"act"});
  add(DeclaredAs::options, {"type"});
  add(DeclaredAs::alias, {"type"});
  add(DeclaredAs::term, {"term"});
  add(DeclaredAs::judgment, {"judgment"});
  add(DeclaredAs::state, {"state"});
  add(DeclaredAs::reading, {"reading"});
  add(DeclaredAs::instrument, {"instrument"});
  add(DeclaredAs::module, {"module"});
  add(DeclaredAs::rule, {"rule"});
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

std::string with_article(const std::string& noun) {
  return (std::string_view("aeiou").find(noun.front()) == std::string_view::npos ? "a " : "an ") + noun;
}

}  // namespace

// ---- emitting ------------------------------------------------------------------------------------------------------

NodeId Elaborator::emit(Node node, Span span) {
  around_.code.nodes.push_back(node);
  around_.code.places.push_back({around_.ast.source, span});
  return NodeId{static_cast<std::uint32_t>(around_.code.nodes.size() - 1)};
}

NodeId Elaborator::emit_list(Op op, const std::vector<NodeId>& list, Span span, std::uint32_t a) {
  Node node;
  node.op = op;
  node.a = a;
  node.b = static_cast<std::uint32_t>(around_.code.lists.size());
  node.c = static_cast<std::uint32_t>(list.size());
  around_.code.lists.insert(around_.code.lists.end(), list.begin(), list.end());
  return emit(node, span);
}

NodeId Elaborator::all_of(std::vector<NodeId> parts, Span span) {
  parts.erase(std::remove(parts.begin(), parts.end(), kNo<NodeId>), parts.end());
  if (parts.empty()) return kNo<NodeId>;
  return parts.size() == 1 ? parts.front() : emit_list(Op::all_of, parts, span);
}

NodeId Elaborator::any_of(std::vector<NodeId> parts, Span span) {
  parts.erase(std::remove(parts.begin(), parts.end(), kNo<NodeId>), parts.end());
  if (parts.empty()) return kNo<NodeId>;
  return parts.size() == 1 ? parts.front() : emit_list(Op::any_of, parts, span);
}

NodeId Elaborator::negation(NodeId part, Span span) {
  Node node;
  node.op = Op::not_;
  node.a = static_cast<std::uint32_t>(part);
  return emit(node, span);
}

NodeId Elaborator::constant_node(const Value& value, Span span) {
  Node node;
  node.op = Op::constant;
  node.a = static_cast<std::uint32_t>(around_.code.constants.size());
  around_.code.constants.push_back(value);
  return emit(node, span);
}

Typed Elaborator::mistake(Span span) {
  Node node;
  node.op = Op::error;
  node.a = static_cast<std::uint32_t>(around_.symbols.intern("a mistake in the text"));
  return {emit(node, span), {}, false, {}};
}

bool Elaborator::is_mistake(const Typed& typed) const {
  return is_some(typed.node) && around_.code[typed.node].op == Op::error;
}

NodeId Elaborator::truth_of(const Typed& typed, Span span) {
  if (typed.truth) return typed.node;
  if (typed.type.kind != Kind::boolean && typed.type.kind != Kind::any) {
    report(Code::not_a_condition, span,
           "a condition is yes or no, but this is " + type_text(around_.program, around_.symbols, typed.type))
        .help("compare it with something");
  }
  Node node;
  node.op = Op::truth;
  node.a = static_cast<std::uint32_t>(typed.node);
  return emit(node, span);
}

NodeId Elaborator::value_node(const Typed& typed, Span span) {
  if (!typed.truth) return typed.node;
  const NodeId yes = constant_node(Value::boolean(true), span);
  const NodeId no = constant_node(Value::boolean(false), span);
  return emit_list(Op::choose, {typed.node, yes, negation(typed.node, span), no}, span);
}

Diagnostics::Report Elaborator::report(Code code, Span span, std::string message) {
  return around_.diagnostics.report(code, {around_.ast.source, span}, std::move(message));
}

// ---- scope ---------------------------------------------------------------------------------------------------------

std::uint16_t Elaborator::bring(Symbol name, const Type& type, Span span) {
  if (scope_.slots >= kMostSlots) {
    report(Code::too_many_variables, span, "more than " + std::to_string(kMostSlots) + " names are in sight here")
        .help("take a part of the condition out into a term");
    scope_.slots = 0;  // goes on checking; a policy with an error is never judged with
  }
  const bool known = name != kNoSymbol && std::any_of(scope_.variables.begin(), scope_.variables.end(),
                                                      [&](const Variable& variable) { return variable.name == name; });
  if (known) {
    report(Code::duplicate_name, span, "`" + std::string(around_.symbols.text(name)) + "` has a meaning here already")
        .help("choose another name: two of one name in one condition are soon mixed up");
  }
  const std::uint16_t slot = scope_.slots++;
  scope_.variables.push_back({name, type, slot});
  return slot;
}

void Elaborator::narrow(ExprId condition) {
  if (condition == kNoExpr) return;
  std::vector<ExprId> todo{condition};
  while (!todo.empty()) {
    const ExprId expr = todo.back();
    todo.pop_back();
    if (const auto* all = variant2::get_if<AllOfExpr>(&around_.ast[expr].kind)) {
      for (std::uint32_t i = 0; i < all->operands.count; ++i) {
        todo.push_back(around_.ast.expr_lists[all->operands.first + i]);
      }
    } else {
      narrow_by(expr);
    }
  }
}

void Elaborator::narrow_by(ExprId conjunct) {
  const auto* is = variant2::get_if<IsAExpr>(&around_.ast[conjunct].kind);
  if (is == nullptr || is->negated || is->role.count != 1) return;
  const std::string path = path_text(is->what);
  if (path.empty()) return;
  const Lookup lookup = around_.program.names.look_up(around_.ast.names[is->role.first],
                                                      DeclaredAs::role | DeclaredAs::act, around_.from());
  if (lookup.found == nullptr) return;
  scope_.narrowed.push_back({path, lookup.found->as == DeclaredAs::role ? object_type(RoleId{lookup.found->id})
                                                                        : act_type(ActId{lookup.found->id})});
}

std::vector<Type> Elaborator::types_of(const Typed& typed) const {
  std::vector<Type> types{typed.type};
  if (typed.path.empty()) return types;
  for (const Narrowed& narrowed : scope_.narrowed) {
    if (narrowed.path == typed.path) types.push_back(narrowed.type);
  }
  return types;
}

bool Elaborator::fits_here(const Typed& actual, const Type& expected) const {
  const auto types = types_of(actual);
  return std::any_of(types.begin(), types.end(),
                     [&](const Type& type) { return fits(around_.program, type, expected); });
}

// ---- names that stand alone ----------------------------------------------------------------------------------------

Symbol Elaborator::join(const std::vector<Symbol>& names, std::size_t count) const {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ".") + std::string(around_.symbols.text(names[i]));
  return around_.symbols.intern(text);
}

std::string Elaborator::text(const Path& path) const {
  std::string text;
  for (std::uint32_t i = 0; i < path.count; ++i) {
    text += (i == 0 ? "" : ".") + std::string(around_.symbols.text(around_.ast.names[path.first + i]));
  }
  return text;
}

bool Elaborator::unloaded_name(const std::vector<Symbol>& names) const {
  for (std::size_t count = names.size(); count > 0; --count) {
    const Symbol prefix = join(names, count);
    if (around_.program.names.is_owner(prefix)) return false;
    if (std::find(around_.unloaded.begin(), around_.unloaded.end(), prefix) != around_.unloaded.end()) return true;
  }
  return false;
}

bool Elaborator::is_unloaded(const Path& path) const {
  const auto first = around_.ast.names.begin() + path.first;
  return unloaded_name(std::vector<Symbol>(first, first + path.count));
}

void Elaborator::touch(const Declared& declared) {
  if (around_.touched != nullptr) around_.touched->insert(static_cast<std::uint32_t>(declared.place.source));
}

const Declared* Elaborator::settle(const Lookup& lookup, Symbol symbol, Span span) {
  if (lookup.found != nullptr) {
    touch(*lookup.found);
    return lookup.found;
  }
  if (lookup.candidates.empty()) return nullptr;
  const std::string name(around_.symbols.text(symbol));
  auto report_ = report(Code::ambiguous_name, span, "`" + name + "` could mean several things");
  for (const Declared* candidate : lookup.candidates) {
    report_.label(candidate->place, std::string(declared_text(candidate->as)) + " of `" +
                                        std::string(around_.symbols.text(candidate->owner)) + "`");
  }
  report_.help("say which: `" + std::string(around_.symbols.text(lookup.candidates.front()->owner)) + "." + name + "`");
  return lookup.candidates.front();  // a guess, so that no second mistake follows from the first
}

const Declared* Elaborator::declared(const Path& path, Kinds kinds) {
  if (path.count == 0) return nullptr;
  const auto& names = around_.program.names;
  const Symbol last = around_.ast.names[path.first + path.count - 1];
  const std::string whole = text(path);
  const std::string wanted = kinds_text(kinds);
  if (path.count > 1) {
    std::vector<Symbol> owner(around_.ast.names.begin() + path.first,
                              around_.ast.names.begin() + path.first + path.count - 1);
    const Symbol dotted = join(owner, owner.size());
    if (names.is_owner(dotted)) {
      if (const Declared* found = settle(names.look_up_in(dotted, last, kinds), last, path.span)) return found;
      std::vector<std::string> candidates;
      for (const Symbol name : names.all(kinds)) {
        if (names.look_up_in(dotted, name, kinds).found != nullptr) candidates.emplace_back(around_.symbols.text(name));
      }
      const std::string near = nearest(around_.symbols.text(last), candidates);
      auto said = report(Code::unknown_name, path.span,
                         "`" + std::string(around_.symbols.text(dotted)) + "` has no " + wanted + " `" +
                             std::string(around_.symbols.text(last)) + "`");
      if (!near.empty()) said.help("did you mean `" + std::string(around_.symbols.text(dotted)) + "." + near + "`?");
    } else {
      report(Code::not_loaded, path.span, "`" + std::string(around_.symbols.text(dotted)) + "` is not loaded")
          .help("load it beside this text, or say in the head of this one that it `relies on` it");
    }
    return nullptr;
  }
  if (const Declared* found = settle(names.look_up(last, kinds, around_.from()), last, path.span)) return found;
  const auto others = names.named(last);
  if (!others.empty()) {
    report(Code::wrong_name, path.span,
           "`" + whole + "` is " + std::string(declared_text(others.front()->as)) + ", but " + with_article(wanted) +
               " is wanted here")
        .label(others.front()->place, "declared here");
    return nullptr;
  }
  std::vector<std::string> candidates;
  for (const Symbol name : names.all(kinds)) candidates.emplace_back(around_.symbols.text(name));
  const std::string near = nearest(whole, candidates);
  auto said = report(Code::unknown_name, path.span, "there is no " + wanted + " `" + whole + "`");
  if (!near.empty()) said.help("did you mean `" + near + "`?");
  return nullptr;
}

ActId Elaborator::act(const Path& path) {
  const Declared* found = declared(path, DeclaredAs::act);
  return found == nullptr ? kNo<ActId> : ActId{found->id};
}

ActId Elaborator::act(Symbol name, Span span) {
  const Declared* found = settle(around_.program.names.look_up(name, DeclaredAs::act, around_.from()), name, span);
  return found == nullptr ? kNo<ActId> : ActId{found->id};
}

RoleId Elaborator::role(const Path& path) {
  const Declared* found = declared(path, DeclaredAs::role);
  return found == nullptr ? kNo<RoleId> : RoleId{found->id};
}

RuleId Elaborator::rule(const Path& path, std::vector<Symbol>* unloaded) {
  if (unloaded != nullptr && is_unloaded(path)) {
    unloaded->push_back(around_.symbols.intern(text(path)));
    return kNo<RuleId>;
  }
  const Declared* found = declared(path, DeclaredAs::rule);
  return found == nullptr ? kNo<RuleId> : RuleId{found->id};
}

// ---- patterns and parties ------------------------------------------------------------------------------------------

NodeId Elaborator::pattern(const ActPattern& pattern, NodeId object, ActId act) {
  if (!is_some(act)) return kNo<NodeId>;  // reported: of an unknown act nothing can be said
  std::vector<NodeId> parts;
  std::vector<Symbol> seen;
  for (std::uint32_t i = 0; i < pattern.fields.count; ++i) {
    const FieldValue& written = around_.ast.field_values[pattern.fields.first + i];
    if (std::find(seen.begin(), seen.end(), written.field.symbol) != seen.end()) {
      report(Code::duplicate_name, written.field.span,
             "the field `" + std::string(around_.symbols.text(written.field.symbol)) + "` stands twice");
      continue;
    }
    seen.push_back(written.field.symbol);
    const Typed field_ = field({object, act_type(act), false, {}}, written.field.symbol, written.field.span);
    if (is_mistake(field_)) continue;
    const Typed wanted = value_of(written.value, field_.type);
    Node node;
    node.op = Op::compare;
    node.flag = static_cast<std::uint8_t>(CompareCode::is);
    node.a = static_cast<std::uint32_t>(field_.node);
    node.b = static_cast<std::uint32_t>(wanted.node);
    parts.push_back(emit(node, {written.field.span.begin, around_.ast[written.value].span.end}));
  }
  return all_of(std::move(parts), pattern.span);
}

NodeId Elaborator::who_is(NodeId who, ExprId by) {
  if (by == kNoExpr) return kNo<NodeId>;
  const Span span = around_.ast[by].span;
  Node node;
  node.a = static_cast<std::uint32_t>(who);
  if (const auto names = names_of(by)) {
    const bool known = known_alone(by);
    const Lookup lookup = names->names.size() == 1 && !known
                              ? around_.program.names.look_up(names->names[0], DeclaredAs::role, around_.from())
                              : Lookup{};
    if (const Declared* found = settle(lookup, names->names[0], span)) {
      node.op = Op::is_a;
      node.b = found->id;
      return emit(node, span);
    }
  }
  const Typed person = value_of(by, object_type());
  node.op = Op::compare;
  node.flag = static_cast<std::uint8_t>(CompareCode::is);
  node.b = static_cast<std::uint32_t>(person.node);
  return emit(node, span);
}

NodeId Elaborator::party_is(NodeId who, const Party& party) {
  Node node;
  node.a = static_cast<std::uint32_t>(who);
  switch (party.kind) {
    case PartyKind::anyone:
    case PartyKind::someone:
      return kNo<NodeId>;
    case PartyKind::every_role:  // the grammar has it only where somebody is owed something
    case PartyKind::a_role:
    case PartyKind::the_role: {
      const RoleId role_ = role(party.role);
      if (!is_some(role_)) return kNo<NodeId>;
      node.op = Op::is_a;
      node.b = static_cast<std::uint32_t>(role_);
      return emit(node, party.span);
    }
    case PartyKind::person:
      return who_is(who, party.person);
  }
  return kNo<NodeId>;
}

}  // namespace licet::core
