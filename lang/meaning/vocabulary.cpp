#include <algorithm>

#include "meaning/build.hpp"
#include "meaning/walk.hpp"

// Third pass: what terms, defined roles, counts-as, judgments and states mean.
namespace licet::core {

namespace {

class Vocabulary {
public:
  explicit Vocabulary(Build& build) : build_(build), program_(build.program) {}

  // A term's type follows from what it means, so the terms that it uses go first. One round about (a circle, reported
  // by check_graph) leaves a type open, which then fits everywhere.
  void terms() {
    for (std::size_t i = 0; i < program_.terms.size(); ++i) list_parameter(i);
    enum class Mark : std::uint8_t { fresh, open, done };
    std::vector<Mark> marks(program_.terms.size(), Mark::fresh);
    std::vector<std::vector<std::size_t>> uses(program_.terms.size());
    for (std::size_t i = 0; i < uses.size(); ++i) uses[i] = used_terms(i);
    for (std::size_t start = 0; start < marks.size(); ++start) {
      std::vector<std::pair<std::size_t, std::size_t>> stack{{start, 0}};  // term, how many of its uses were looked at
      while (!stack.empty()) {
        auto& [at, next] = stack.back();
        if (marks[at] == Mark::done) {
          stack.pop_back();
        } else if (next < uses[at].size()) {
          marks[at] = Mark::open;
          const std::size_t used = uses[at][next++];
          if (marks[used] == Mark::fresh) stack.emplace_back(used, 0);
        } else {
          marks[at] = Mark::done;
          const std::size_t ready = at;
          stack.pop_back();
          term(ready);
        }
      }
    }
  }

  void roles() {
    for (std::size_t i = 0; i < program_.roles.size(); ++i) {
      const auto& of = build_.roles[i];
      if (of.decl == nullptr || of.decl->means.empty()) continue;
      std::vector<NodeId> alternatives;
      for (const RoleAlternative& written : of.decl->means) {
        Scope scope;
        scope.bare = Bare::fields_of_person;
        scope.slots = 1;
        scope.place = "in what a role means";
        Elaborator elaborator = build_.elaborator(of.text, scope);
        const RoleId role = elaborator.role(written.role);
        if (!is_some(role)) continue;
        elaborator.scope().person = object_type(role);
        Node person;
        person.op = Op::variable;
        person.a = 0;
        Node held;
        held.op = Op::is_a;
        held.a = static_cast<std::uint32_t>(elaborator.emit(person, written.role.span));
        held.b = static_cast<std::uint32_t>(role);
        const NodeId is = elaborator.emit(held, written.role.span);
        elaborator.narrow(written.condition);
        const NodeId with = elaborator.condition(written.condition);
        alternatives.push_back(elaborator.all_of({is, with}, written.role.span));
      }
      program_.roles[i].means = build_.elaborator(of.text).any_of(alternatives, of.decl->name.span);
    }
  }

  void counts_as() {
    for (std::size_t i = 0; i < program_.counts_as.size(); ++i) {
      const auto& of = build_.counts_as[i];
      CountsAs& made = program_.counts_as[i];
      Elaborator elaborator = build_.elaborator(of.text);
      made.from = elaborator.act(of.decl->from.act);
      made.to = elaborator.act(of.decl->to.act);
      if (of.decl->by) made.bearer = elaborator.role(*of.decl->by);
      made.name = program_.symbols.intern(elaborator.text(of.decl->from.act) + " counts as " +
                                          elaborator.text(of.decl->to.act));
      if (!is_some(made.from) || !is_some(made.to)) {
        made.from = made.to = ActId{0};  // reported; what follows is checked as far as it can be
        continue;
      }
      Scope& scope = elaborator.scope();
      scope.this_act = made.from;
      scope.bare = Bare::fields_of_this;
      scope.place = "here";
      const RoleId by = is_some(made.bearer) ? made.bearer : program_.acts[index(made.from)].by;
      scope.actor = object_type(by);
      if (is_some(program_.acts[index(made.from)].by)) {
        scope.narrowed.push_back({"actor", object_type(program_.acts[index(made.from)].by)});
      }
      scope.slots = 1;
      if (of.decl->variable.symbol != kNoSymbol) scope.variables.push_back({of.decl->variable.symbol, scope.actor, 0});
      elaborator.narrow(of.decl->condition);
      Node self;
      self.op = Op::this_act;
      const NodeId pattern = elaborator.pattern(of.decl->from, elaborator.emit(self, of.decl->from.span), made.from);
      const NodeId condition = elaborator.condition(of.decl->condition);
      made.condition = elaborator.all_of({pattern, condition}, of.span);
      mapping(elaborator, *of.decl, made);
      if (of.decl->attributed != kNoExpr) made.by = elaborator.value_of(of.decl->attributed, object_type()).node;
    }
  }

  void judgments() {
    for (std::size_t i = 0; i < program_.judgments.size(); ++i) {
      const auto& of = build_.judgments[i];
      const Judgment& made = program_.judgments[i];
      for (std::size_t at = made.ask.find('{'); at != std::string::npos; at = made.ask.find('{', at + 1)) {
        const std::size_t end = made.ask.find('}', at);
        if (end == std::string::npos) break;
        const std::string name = made.ask.substr(at + 1, end - at - 1);
        std::vector<std::string> candidates;
        for (const Symbol parameter : made.parameters) candidates.push_back(build_.name(parameter));
        if (std::find(candidates.begin(), candidates.end(), name) != candidates.end()) continue;
        const std::string near = nearest(name, candidates);
        auto said = build_.report(Code::unknown_parameter, of.text, of.decl->name.span,
                                  "the question of `" + build_.name(made.name) + "` speaks of `{" + name +
                                      "}`, which is not one of its parameters");
        if (!near.empty()) said.help("did you mean `{" + near + "}`?");
      }
    }
  }

  void states() {
    for (std::size_t i = 0; i < program_.states.size(); ++i) {
      const auto& of = build_.states[i];
      State& made = program_.states[i];
      occurrences(of.text, of.decl->starts, of.decl->starts_for, made, made.starts);
      occurrences(of.text, of.decl->ends, of.decl->ends_for, made, made.ends);
    }
  }

private:
  // `includes flag, emblem` without a parameter: a list is a question about one thing, whose type its members tell.
  void list_parameter(std::size_t i) {
    Term& made = program_.terms[i];
    const auto& of = build_.terms[i];
    if (of.decl->includes.empty() || !made.types.empty()) return;
    made.parameters.push_back(program_.symbols.intern("it"));
    Type type;
    const Ast& ast = build_.texts[of.text].ast;
    const auto* name = variant2::get_if<NameExpr>(&ast[of.decl->includes.front()].kind);
    if (name != nullptr) {
      const Lookup role = program_.names.look_up(name->name, DeclaredAs::role, ast.source);
      if (role.found != nullptr) {
        type = object_type();
      } else {  // the list of options that has all of them
        for (const TypeId id : program_.names.enumerations_with(name->name)) {
          const auto& options = program_.types[index(id)].options;
          const bool all = std::all_of(of.decl->includes.begin(), of.decl->includes.end(), [&](ExprId member) {
            const auto* other = variant2::get_if<NameExpr>(&ast[member].kind);
            return other != nullptr && std::find(options.begin(), options.end(), other->name) != options.end();
          });
          if (all && type.kind == Kind::any) type = option_type(id);
        }
      }
    } else if (const auto* literal = variant2::get_if<Literal>(&ast[of.decl->includes.front()].kind)) {
      if (literal->kind == LiteralKind::text) type.kind = Kind::text;
    }
    made.types.push_back(type);
  }

  std::vector<std::size_t> used_terms(std::size_t i) {
    std::vector<std::size_t> used;
    const auto& of = build_.terms[i];
    const Ast& ast = build_.texts[of.text].ast;
    const auto add = [&](Symbol owner, Symbol name) {
      const Lookup lookup = owner == kNoSymbol ? program_.names.look_up(name, DeclaredAs::term, ast.source)
                                               : program_.names.look_up_in(owner, name, DeclaredAs::term);
      if (lookup.found != nullptr) used.push_back(lookup.found->id);
    };
    const auto look = [&](ExprId root) {
      if (root == kNoExpr) return;
      walk(ast, root, [&](ExprId, const Expr& expr) {
        if (const auto* name = variant2::get_if<NameExpr>(&expr.kind)) add(kNoSymbol, name->name);
        const auto* call = variant2::get_if<CallExpr>(&expr.kind);
        if (call == nullptr) return;
        std::string owner;
        for (std::uint32_t n = 0; n + 1 < call->callee.count; ++n) {
          owner += (n == 0 ? "" : ".") + build_.name(ast.names[call->callee.first + n]);
        }
        add(owner.empty() ? kNoSymbol : program_.symbols.intern(owner),
            ast.names[call->callee.first + call->callee.count - 1]);
      });
    };
    for (const TermCase& one : of.decl->cases) look(one.value), look(one.condition);
    for (const ExprId member : of.decl->includes) look(member);
    for (const ExprId member : of.decl->excludes) look(member);
    return used;
  }

  void term(std::size_t i) {
    Term& made = program_.terms[i];
    const auto& of = build_.terms[i];
    Scope scope;
    scope.place = "in a term";
    for (std::size_t p = 0; p < made.parameters.size() && p < kMostSlots; ++p) {
      scope.variables.push_back({made.parameters[p], made.types[p], scope.slots++});
    }
    Elaborator elaborator = build_.elaborator(of.text, scope);
    const bool both = !of.decl->cases.empty() && !of.decl->includes.empty();
    const bool neither = of.decl->cases.empty() && of.decl->includes.empty();
    if (both || neither) {
      build_
          .report(Code::empty_term, of.text, of.decl->name.span,
                  "`" + build_.name(made.name) +
                      (both ? "` both means something and lists what it includes"
                            : "` says neither what it means nor what it includes"))
          .help(both ? "write two terms" : "add `means …` or `includes …`");
    }
    if (of.decl->cases.empty()) {
      list(elaborator, i);
    } else {
      cases(elaborator, i);
    }
  }

  void cases(Elaborator& elaborator, std::size_t i) {
    const auto& of = build_.terms[i];
    const auto& written = of.decl->cases;
    std::vector<Typed> values;
    std::vector<NodeId> conditions;
    Type type;
    for (const TermCase& one : written) {
      const std::size_t narrowed = elaborator.scope().narrowed.size();
      elaborator.narrow(one.condition);
      conditions.push_back(elaborator.condition(one.condition));
      Typed value = type.kind == Kind::any ? elaborator.value(one.value) : elaborator.value(one.value, type);
      elaborator.scope().narrowed.resize(narrowed);
      if (type.kind == Kind::any) {
        type = value.type;
      } else if (!fits(program_, value.type, type) || !fits(program_, type, value.type)) {
        build_.report(Code::type_mismatch, of.text, elaborator.around().ast[one.value].span,
                      "this case gives " + type_text(program_, program_.symbols, value.type) + ", but an earlier one " +
                          type_text(program_, program_.symbols, type));
      }
      values.push_back(value);
    }
    Term& made = program_.terms[i];
    made.type = type;
    const Span span = of.decl->name.span;
    const auto value_span = [&](std::size_t n) { return elaborator.around().ast[written[n].value].span; };
    if (type.kind == Kind::boolean) {  // or of: this case holds and is reached
      std::vector<NodeId> parts;
      std::vector<NodeId> before;
      for (std::size_t n = 0; n < values.size(); ++n) {
        std::vector<NodeId> part = before;
        if (is_some(conditions[n])) part.push_back(conditions[n]);
        part.push_back(elaborator.truth_of(values[n], value_span(n)));
        parts.push_back(elaborator.all_of(part, value_span(n)));
        if (!is_some(conditions[n])) break;  // what follows is never reached
        before.push_back(elaborator.negation(conditions[n], elaborator.around().ast[written[n].condition].span));
      }
      made.body = elaborator.any_of(parts, span);
      return;
    }
    if (values.size() == 1 && !is_some(conditions[0])) {
      made.body = elaborator.value_node(values[0], value_span(0));
      return;
    }
    std::vector<NodeId> pairs;
    for (std::size_t n = 0; n < values.size(); ++n) {
      const NodeId always = is_some(conditions[n])
                                ? conditions[n]
                                : elaborator.truth_of({elaborator.constant_node(Value::boolean(true), value_span(n)),
                                                       type_of_kind(Kind::boolean),
                                                       false,
                                                       {}},
                                                      value_span(n));
      pairs.push_back(always);
      pairs.push_back(elaborator.value_node(values[n], value_span(n)));
    }
    made.body = elaborator.emit_list(Op::choose, pairs, span);
  }

  // `it` is one of those written out; where the list is open, also what a finding counts among them, but never what it
  // says it does not include.
  void list(Elaborator& elaborator, std::size_t i) {
    const auto& of = build_.terms[i];
    program_.terms[i].type = type_of_kind(Kind::boolean);
    if (of.decl->includes.empty()) {
      program_.terms[i].body = elaborator.constant_node(Value::boolean(false), of.decl->name.span);
      return;
    }
    if (program_.terms[i].types.size() != 1) {
      build_
          .report(Code::wrong_arguments, of.text, of.decl->name.span,
                  "the list `" + build_.name(program_.terms[i].name) + "` has " +
                      std::to_string(program_.terms[i].types.size()) +
                      " parameters, but a list is a question about one thing")
          .help("give it one parameter, or none");
      return;
    }
    const Type type = program_.terms[i].types[0];
    const auto it = [&](Span span) {
      Node node;
      node.op = Op::variable;
      node.a = 0;
      return elaborator.emit(node, span);
    };
    const auto is_member = [&](ExprId member) {
      const Span span = elaborator.around().ast[member].span;
      const auto* name = variant2::get_if<NameExpr>(&elaborator.around().ast[member].kind);
      const bool may_be_role = type.kind == Kind::object || type.kind == Kind::act || type.kind == Kind::any;
      const Declared* found = nullptr;
      if (name != nullptr && may_be_role) {
        found =
            program_.names.look_up(name->name, DeclaredAs::role | DeclaredAs::act, elaborator.around().from()).found;
      }
      Node node;
      node.a = static_cast<std::uint32_t>(it(span));
      if (found != nullptr) {  // includes Staff, Delegate: whoever is one
        node.op = found->as == DeclaredAs::role ? Op::is_a : Op::is_act;
        node.b = found->id;
      } else {
        node.op = Op::compare;
        node.flag = static_cast<std::uint8_t>(CompareCode::is);
        node.b = static_cast<std::uint32_t>(elaborator.value_of(member, type).node);
      }
      return elaborator.emit(node, span);
    };
    std::vector<NodeId> members;
    for (const ExprId member : of.decl->includes) members.push_back(is_member(member));
    if (of.decl->list_end == ListEnd::open) {
      Node open;
      open.op = Op::open_list;
      open.a = static_cast<std::uint32_t>(i);
      open.b = static_cast<std::uint32_t>(it(of.decl->name.span));
      members.push_back(elaborator.emit(open, of.decl->name.span));
    }
    std::vector<NodeId> parts;
    for (const ExprId member : of.decl->excludes) {
      parts.push_back(elaborator.negation(is_member(member), elaborator.around().ast[member].span));
    }
    parts.push_back(elaborator.any_of(members, of.decl->name.span));
    program_.terms[i].body = elaborator.all_of(parts, of.decl->name.span);
  }

  void mapping(Elaborator& elaborator, const CountsAsDecl& decl, CountsAs& made) {
    const Ast& ast = elaborator.around().ast;
    std::vector<Symbol> seen;
    for (std::uint32_t n = 0; n < decl.to.fields.count; ++n) {
      const FieldValue& written = ast.field_values[decl.to.fields.first + n];
      if (std::find(seen.begin(), seen.end(), written.field.symbol) != seen.end()) {
        elaborator.report(Code::duplicate_name, written.field.span,
                          "the field `" + build_.name(written.field.symbol) + "` stands twice");
        continue;
      }
      seen.push_back(written.field.symbol);
      const std::vector<Type> types{act_type(made.to)};
      const FieldSearch search = search_field(program_, types, program_.names.field(written.field.symbol));
      if (search.field == nullptr) {
        std::vector<std::string> candidates;
        for (const Symbol name : field_names_of(program_, types)) candidates.push_back(build_.name(name));
        const std::string near = nearest(build_.name(written.field.symbol), candidates);
        auto said = elaborator.report(search.disagreeing.empty() ? Code::unknown_field : Code::ambiguous_field,
                                      written.field.span,
                                      type_text(program_, program_.symbols, act_type(made.to)) + " has no field `" +
                                          build_.name(written.field.symbol) + "`");
        if (!near.empty()) said.help("did you mean `" + near + "`?");
        continue;
      }
      made.with.push_back({search.field->id, elaborator.value_of(written.value, search.field->type).node});
    }
  }

  void occurrences(std::uint32_t text, const std::vector<Trigger>& triggers, const std::vector<ExprList>& lists,
                   State& state, std::vector<Occurrence>& made) {
    for (std::size_t n = 0; n < triggers.size(); ++n) {
      const Trigger& trigger = triggers[n];
      Scope scope;
      scope.place = "in what a state starts or ends with";
      Elaborator elaborator = build_.elaborator(text, scope);
      Occurrence occurrence;
      if (trigger.kind == TriggerKind::breach) {
        build_.report(Code::wrong_name, text, trigger.span, "a state starts and ends with an act, not with a breach")
            .help("name the act that follows the breach");
        continue;
      }
      const TriggerCode code = lower_trigger(elaborator, trigger);
      occurrence.act = code.act;
      occurrence.condition = code.condition;
      const ExprList given = n < lists.size() ? lists[n] : ExprList{};
      if (given.count != state.types.size()) {
        build_
            .report(Code::wrong_arguments, text, trigger.span,
                    "`" + build_.name(state.name) + "` is about " + std::to_string(state.types.size()) +
                        (state.types.size() == 1 ? " thing" : " things") + ", but this is `for` " +
                        std::to_string(given.count))
            .help("say `for` what it starts or ends");
      }
      for (std::uint32_t a = 0; a < given.count && a < state.types.size(); ++a) {
        occurrence.arguments.push_back(
            elaborator.value_of(elaborator.around().ast.expr_lists[given.first + a], state.types[a]).node);
      }
      made.push_back(std::move(occurrence));
    }
  }

  Build& build_;
  Program& program_;
};

}  // namespace

TriggerCode lower_trigger(Elaborator& elaborator, const Trigger& trigger) {
  TriggerCode made;
  made.act = elaborator.act(trigger.act.act);
  Scope& scope = elaborator.scope();
  scope.variables.push_back({trigger.variable.symbol, is_some(made.act) ? act_type(made.act) : Type{}, 0});
  scope.slots = 1;
  const auto event = [&](Span span) {
    Node node;
    node.op = Op::variable;
    node.a = 0;
    return elaborator.emit(node, span);
  };
  std::vector<NodeId> parts{elaborator.pattern(trigger.act, event(trigger.act.span), made.act)};
  if (trigger.by) {
    Node who;
    who.op = Op::event_actor;
    who.a = static_cast<std::uint32_t>(event(trigger.by->span));
    parts.push_back(elaborator.party_is(elaborator.emit(who, trigger.by->span), *trigger.by));
    // `plan_event by Country as e`: e.actor is a Country from here on.
    const bool role = trigger.by->kind == PartyKind::a_role || trigger.by->kind == PartyKind::the_role;
    if (role && trigger.variable.symbol != kNoSymbol && trigger.by->role.count == 1) {
      const Declared* found = elaborator.around()
                                  .program.names
                                  .look_up(elaborator.around().ast.names[trigger.by->role.first], DeclaredAs::role,
                                           elaborator.around().from())
                                  .found;
      const std::string path = std::string(elaborator.around().symbols.text(trigger.variable.symbol)) + ".actor";
      if (found != nullptr) scope.narrowed.push_back({path, object_type(RoleId{found->id})});
    }
  }
  elaborator.narrow(trigger.condition);
  parts.push_back(elaborator.condition(trigger.condition));
  made.condition = elaborator.all_of(std::move(parts), trigger.span);
  return made;
}

void lower_vocabulary(Build& build) {
  Vocabulary vocabulary(build);
  vocabulary.terms();
  vocabulary.roles();
  vocabulary.counts_as();
  vocabulary.judgments();
  vocabulary.states();
}

}  // namespace licet::core
