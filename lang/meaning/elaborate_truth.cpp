#include <algorithm>

#include "meaning/elaborate.hpp"

// Truths: and, or, comparisons, quantifiers, what happened, what was authorised.
namespace licet::core {

namespace {

constexpr Kinds kKinds = DeclaredAs::role | DeclaredAs::act;

CompareCode code_of(CompareOp op) {
  switch (op) {
    case CompareOp::is:
      return CompareCode::is;
    case CompareOp::is_not:
      return CompareCode::is_not;
    case CompareOp::less:
      return CompareCode::less;
    case CompareOp::at_most:
      return CompareCode::at_most;
    case CompareOp::more:
      return CompareCode::more;
    case CompareOp::at_least:
      return CompareCode::at_least;
  }
  return CompareCode::is;
}

CompareOp turned(CompareOp op) {  // 3 less than x: x more than 3
  switch (op) {
    case CompareOp::less:
      return CompareOp::more;
    case CompareOp::at_most:
      return CompareOp::at_least;
    case CompareOp::more:
      return CompareOp::less;
    case CompareOp::at_least:
      return CompareOp::at_most;
    default:
      return op;
  }
}

bool is_equality(CompareOp op) { return op == CompareOp::is || op == CompareOp::is_not; }

}  // namespace

NodeId Elaborator::condition(ExprId expr) {
  if (expr == kNoExpr) return kNo<NodeId>;
  return truth_of(value(expr, type_of_kind(Kind::boolean)), around_.ast[expr].span);
}

Typed Elaborator::truth(ExprId expr) {
  const Expr& written = around_.ast[expr];
  const Span span = written.span;
  const auto truth = [](NodeId node) { return Typed{node, type_of_kind(Kind::boolean), true, {}}; };
  const auto operands = [&](const ExprList& list) {
    std::vector<NodeId> nodes;
    for (std::uint32_t i = 0; i < list.count; ++i) nodes.push_back(condition(around_.ast.expr_lists[list.first + i]));
    return nodes;
  };
  return match(
      written.kind,  //
      [&](const ErrorExpr&) { return mistake(span); }, [&](const Literal&) { return value(expr); },
      [&](const NameExpr&) { return value(expr); }, [&](const FieldExpr&) { return value(expr); },
      [&](const CallExpr&) { return value(expr); }, [&](const CompareExpr& c) { return compare(c, span); },
      [&](const IsAExpr& i) { return truth(is_a(i, span)); }, [&](const InExpr& i) { return truth(member(i, span)); },
      [&](const WithinExpr& w) { return truth(within(w, span)); },
      [&](const NotExpr& n) { return truth(negation(condition(n.operand), span)); },
      [&](const AllOfExpr& a) {
        const std::size_t narrowed = scope_.narrowed.size();
        for (std::uint32_t i = 0; i < a.operands.count; ++i) narrow_by(around_.ast.expr_lists[a.operands.first + i]);
        const auto nodes = operands(a.operands);
        scope_.narrowed.resize(narrowed);
        return truth(all_of(nodes, span));
      },
      [&](const AnyOfExpr& a) { return truth(any_of(operands(a.operands), span)); },
      [&](const AtLeastOfExpr& a) { return truth(emit_list(Op::at_least_of, operands(a.operands), span, a.least)); },
      [&](const QuantifiedExpr&) { return value(expr); }, [&](const SumExpr&) { return value(expr); },
      [&](const AddExpr&) { return value(expr); }, [&](const NegateExpr&) { return value(expr); },
      [&](const MultiplyExpr&) { return value(expr); }, [&](const DivideExpr&) { return value(expr); },
      [&](const ShiftExpr&) { return value(expr); },
      [&](const HappenedExpr& h) { return truth(happened(around_.ast.happened[h.index], span)); },
      [&](const AuthorisedExpr& a) { return truth(authorised(around_.ast.authorised[a.index], span)); },
      [&](const UnderExpr& u) { return truth(under(u, span)); }, [&](const ListExpr&) { return value(expr); });
}

// ---- comparisons ---------------------------------------------------------------------------------------------------

bool Elaborator::known_alone(ExprId expr) const {
  const Expr& written = around_.ast[expr];
  if (const auto* literal = variant2::get_if<Literal>(&written.kind)) {
    return literal->kind != LiteralKind::none && literal->kind != LiteralKind::yes && literal->kind != LiteralKind::no;
  }
  const auto* name = variant2::get_if<NameExpr>(&written.kind);
  if (name == nullptr) return true;
  const bool variable = std::any_of(scope_.variables.begin(), scope_.variables.end(),
                                    [&](const Variable& v) { return v.name == name->name; });
  if (variable || (around_.facts != nullptr && is_some(around_.facts->find(name->name)))) return true;
  if (scope_.bare != Bare::nothing) {
    Typed base;
    base.type = scope_.bare == Bare::fields_of_this ? act_type(scope_.this_act) : scope_.person;
    base.path = scope_.bare == Bare::fields_of_this ? "this" : "person";
    const FieldSearch search = search_field(around_.program, types_of(base), around_.program.names.field(name->name));
    if (search.field != nullptr || !search.disagreeing.empty()) return true;
  }
  const Lookup lookup = around_.program.names.look_up(
      name->name, DeclaredAs::term | DeclaredAs::judgment | DeclaredAs::state, around_.from());
  return lookup.found != nullptr;
}

const Declared* Elaborator::reading(ExprId expr) const {
  const auto names = names_of(expr);
  if (!names || (names->names.size() == 1 && known_alone(expr))) return nullptr;
  if (names->names.size() == 1) {
    return around_.program.names.look_up(names->names[0], DeclaredAs::reading, around_.from()).found;
  }
  const Symbol owner = join(names->names, names->names.size() - 1);
  return around_.program.names.look_up_in(owner, names->names.back(), DeclaredAs::reading).found;
}

std::optional<NodeId> Elaborator::compare_reading(const CompareExpr& expr, Span span) {
  const Declared* found = is_equality(expr.op) ? reading(expr.left) : nullptr;
  if (found == nullptr) return std::nullopt;
  touch(*found);
  const Reading& reading = around_.program.readings[found->id];
  const Expr& right = around_.ast[expr.right];
  Symbol option = kNoSymbol;
  if (const auto* name = variant2::get_if<NameExpr>(&right.kind)) option = name->name;
  if (const auto* literal = variant2::get_if<Literal>(&right.kind)) {
    if (literal->kind == LiteralKind::yes) option = around_.symbols.intern("yes");
    if (literal->kind == LiteralKind::no) option = around_.symbols.intern("no");
    if (literal->kind == LiteralKind::none) option = around_.symbols.intern("none");
  }
  const auto at = std::find(reading.options.begin(), reading.options.end(), option);
  if (at == reading.options.end()) {
    std::vector<std::string> candidates;
    std::string all;
    for (const Symbol known : reading.options) {
      candidates.emplace_back(around_.symbols.text(known));
      all += (all.empty() ? "" : " | ") + candidates.back();
    }
    const std::string near = nearest(around_.symbols.text(option), candidates);
    auto said = report(Code::unknown_option, right.span,
                       "the reading `" + std::string(around_.symbols.text(found->name)) + "` is one of " + all);
    said.label(found->place, "declared here");
    if (!near.empty()) said.help("did you mean `" + near + "`?");
    return mistake(span).node;
  }
  Node node;
  node.op = Op::reading_is;
  node.a = found->id;
  node.b = static_cast<std::uint32_t>(at - reading.options.begin());
  const NodeId is = emit(node, span);
  return expr.op == CompareOp::is ? is : negation(is, span);
}

// `count of x in xs … at least n` asks whether there are n, so that it can be known before every member is decided.
std::optional<NodeId> Elaborator::compare_count(const CompareExpr& expr, Span span) {
  const auto count_in = [&](ExprId id) {
    const auto* q = variant2::get_if<QuantifiedExpr>(&around_.ast[id].kind);
    return q != nullptr && q->quantifier == Quantifier::count ? q : nullptr;
  };
  const auto number_in = [&](ExprId id) -> std::optional<std::int64_t> {
    const auto* literal = variant2::get_if<Literal>(&around_.ast[id].kind);
    if (literal == nullptr || literal->kind != LiteralKind::number) return std::nullopt;
    return literal->value.decimal().whole();
  };
  const bool left = count_in(expr.left) != nullptr;
  const auto* count = left ? count_in(expr.left) : count_in(expr.right);
  const auto number = number_in(left ? expr.right : expr.left);
  constexpr std::int64_t kMost = 1'000'000'000;  // more than any case holds; keeps n + 1 in range
  if (count == nullptr || !number || *number < 0 || *number > kMost) return std::nullopt;
  const NodeId counted = quantified(*count, around_.ast[left ? expr.left : expr.right].span).node;
  const auto at_least = [&](std::int64_t n) {
    Node node = around_.code[counted];
    node.op = Op::count_at_least;
    node.c = static_cast<std::uint32_t>(n);
    return emit(node, span);
  };
  switch (left ? expr.op : turned(expr.op)) {
    case CompareOp::at_least:
      return at_least(*number);
    case CompareOp::more:
      return at_least(*number + 1);
    case CompareOp::less:
      return negation(at_least(*number), span);
    case CompareOp::at_most:
      return negation(at_least(*number + 1), span);
    case CompareOp::is:
      return all_of({at_least(*number), negation(at_least(*number + 1), span)}, span);
    case CompareOp::is_not:
      return any_of({negation(at_least(*number), span), at_least(*number + 1)}, span);
  }
  return std::nullopt;
}

void Elaborator::expect_order(const Typed& left, const Typed& right, const CompareExpr& expr, Span span) {
  const auto text = [&](const Typed& t) { return type_text(around_.program, around_.symbols, t.type); };
  for (const auto& [typed, id] : {std::pair(&left, expr.left), std::pair(&right, expr.right)}) {
    const auto* literal = variant2::get_if<Literal>(&around_.ast[id].kind);
    if (literal != nullptr && literal->kind == LiteralKind::none) {
      report(Code::no_order, around_.ast[id].span, "`none` has no size").help("ask `is none` or `is not none` first");
      return;
    }
    if (!has_order(typed->type.kind)) {
      auto said = report(Code::no_order, around_.ast[id].span, text(*typed) + " is neither more nor less");
      said.help(typed->type.kind == Kind::act ? "compare its `.day`" : "use `is` or `is not`");
      return;
    }
  }
  const Kind kind = left.type.kind == Kind::any ? right.type.kind : left.type.kind;
  if (expr.dated && kind != Kind::date && kind != Kind::any) {
    report(Code::date_words, span, text(left) + " is not earlier or later")
        .help("use `more than`, `at least`, `less than` or `at most`");
  } else if (!expr.dated && kind == Kind::date) {
    report(Code::date_words, span, "a date is not more or less")
        .help("use `earlier than`, `later than`, `no earlier than` or `no later than`");
  }
}

Typed Elaborator::compare(const CompareExpr& expr, Span span) {
  const auto truth = [](NodeId node) { return Typed{node, type_of_kind(Kind::boolean), true, {}}; };
  if (const auto node = compare_reading(expr, span)) return truth(*node);
  if (const auto node = compare_count(expr, span)) return truth(*node);

  // The side that is clear by itself goes first, and says which options the other may be.
  const bool left_first = known_alone(expr.left) || !known_alone(expr.right);
  Typed left, right;
  if (left_first) {
    left = value(expr.left);
    if (is_mistake(left) && !known_alone(expr.right)) return mistake(span);
    right = value(expr.right, left.type);
  } else {
    right = value(expr.right);
    if (is_mistake(right)) return mistake(span);
    left = value(expr.left, right.type);
  }
  const Span left_span = around_.ast[expr.left].span, right_span = around_.ast[expr.right].span;
  const auto* name = variant2::get_if<NameExpr>(&around_.ast[expr.right].kind);
  const Op right_op = around_.code[right.node].op;
  if (is_equality(expr.op) && name != nullptr && (right_op == Op::holders || right_op == Op::events) &&
      left.type.kind != Kind::set && left.type.kind != Kind::any) {
    const std::string written(around_.symbols.text(name->name));
    report(Code::wrong_name, right_span,
           "`" + written + "` is " + (right_op == Op::holders ? "a role" : "an act") + ", not one person or thing")
        .help("write `is a " + written + "`");
    return mistake(span);
  }
  if (is_mistake(left) || is_mistake(right)) return mistake(span);

  if (is_equality(expr.op)) {
    const auto either = [&](const Typed& a, const Typed& b) {
      const auto types = types_of(a), others = types_of(b);
      return std::any_of(types.begin(), types.end(), [&](const Type& x) {
        return std::any_of(others.begin(), others.end(),
                           [&](const Type& y) { return comparable(around_.program, x, y); });
      });
    };
    if (!either(left, right)) {
      report(Code::type_mismatch, span,
             type_text(around_.program, around_.symbols, left.type) + " is compared with " +
                 type_text(around_.program, around_.symbols, right.type));
      return mistake(span);
    }
  } else {
    expect_order(left, right, expr, span);
    if (!fits(around_.program, left.type, right.type)) {
      report(Code::type_mismatch, span,
             type_text(around_.program, around_.symbols, left.type) + " is compared with " +
                 type_text(around_.program, around_.symbols, right.type));
      return mistake(span);
    }
  }

  if (left.type.kind == Kind::boolean && right.type.kind == Kind::boolean && (left.truth || right.truth)) {
    const auto fixed = [&](const Typed& t) { return t.truth ? std::nullopt : folded(t.node); };
    const bool is = expr.op == CompareOp::is;
    const auto against = [&](const Typed& t, Span at, bool yes) {  // linked(this) is no
      const NodeId node = truth_of(t, at);
      return truth(yes == is ? node : negation(node, span));
    };
    if (const auto value = fixed(right)) return against(left, left_span, value->yes());
    if (const auto value = fixed(left)) return against(right, right_span, value->yes());
    const NodeId a = truth_of(left, left_span), b = truth_of(right, right_span);
    const NodeId same =
        any_of({all_of({a, b}, span), all_of({negation(a, left_span), negation(b, right_span)}, span)}, span);
    return truth(is ? same : negation(same, span));
  }

  const auto left_money = left.type.kind == Kind::money ? folded(left.node) : std::nullopt;
  const auto right_money = right.type.kind == Kind::money ? folded(right.node) : std::nullopt;
  if (left_money && right_money && left_money->currency() != right_money->currency()) {
    report(Code::currencies_differ, span,
           std::string(around_.symbols.text(left_money->currency())) + " is compared with " +
               std::string(around_.symbols.text(right_money->currency())));
  }
  Node node;
  node.op = Op::compare;
  node.flag = static_cast<std::uint8_t>(code_of(expr.op));
  node.a = static_cast<std::uint32_t>(value_node(left, left_span));
  node.b = static_cast<std::uint32_t>(value_node(right, right_span));
  return truth(emit(node, span));
}

// ---- membership ----------------------------------------------------------------------------------------------------

NodeId Elaborator::is_a(const IsAExpr& expr, Span span) {
  const Typed what = value(expr.what);
  const auto signed_ = [&](NodeId node) { return expr.negated ? negation(node, span) : node; };
  if (is_unloaded(expr.role)) {
    const NodeId argument = value_node(what, around_.ast[expr.what].span);
    const Symbol name = around_.symbols.intern(text(expr.role));
    return signed_(emit_list(Op::reference, {argument}, span, static_cast<std::uint32_t>(name)));
  }
  const Declared* found = declared(expr.role, kKinds);
  if (found == nullptr) return mistake(span).node;
  const bool role = found->as == DeclaredAs::role;
  const Type wanted = role ? object_type(RoleId{found->id}) : act_type(ActId{found->id});
  const bool kinds_agree = what.type.kind == Kind::any || what.type.kind == wanted.kind;
  if (!kinds_agree ||
      (role && what.type.kind == Kind::object && !may_hold_both(around_.program, what.type.role, wanted.role))) {
    auto said = report(Code::type_mismatch, span,
                       type_text(around_.program, around_.symbols, what.type) + " is never " +
                           type_text(around_.program, around_.symbols, wanted));
    if (role && what.type.kind == Kind::act) said.help("ask about who does it: its `.actor`");
    return mistake(span).node;
  }
  Node node;
  node.op = role ? Op::is_a : Op::is_act;
  node.a = static_cast<std::uint32_t>(value_node(what, around_.ast[expr.what].span));
  node.b = found->id;
  return signed_(emit(node, span));
}

NodeId Elaborator::member(const InExpr& expr, Span span) {
  const Typed what = value(expr.what);
  if (is_mistake(what)) return what.node;
  const NodeId argument = value_node(what, around_.ast[expr.what].span);
  if (const auto names = names_of(expr.in)) {
    const Lookup lookup =
        names->names.size() == 1
            ? around_.program.names.look_up(names->names[0], DeclaredAs::role | DeclaredAs::act | DeclaredAs::term,
                                            around_.from())
            : around_.program.names.look_up_in(join(names->names, names->names.size() - 1), names->names.back(),
                                               DeclaredAs::role | DeclaredAs::act | DeclaredAs::term);
    if (const Declared* found = lookup.found) {
      const bool list = found->as == DeclaredAs::term && around_.program.terms[found->id].list != ListKind::none;
      if (list && around_.program.terms[found->id].types.size() == 1) {
        touch(*found);
        const Type& wanted = around_.program.terms[found->id].types[0];
        if (!fits_here(what, wanted)) {
          report(Code::type_mismatch, around_.ast[expr.what].span,
                 "the list `" + std::string(around_.symbols.text(found->name)) + "` is of " +
                     type_text(around_.program, around_.symbols, wanted) + ", but this is " +
                     type_text(around_.program, around_.symbols, what.type));
          return mistake(span).node;
        }
        return emit_list(Op::term, {argument}, span, found->id);
      }
    }
  }
  const Typed in = set(expr.in, what.type);
  const Type member_ = member_type(in.type);
  if (in.type.kind == Kind::set && !fits_here(what, member_)) {
    report(Code::type_mismatch, span,
           type_text(around_.program, around_.symbols, what.type) + " is never in " +
               type_text(around_.program, around_.symbols, in.type));
    return mistake(span).node;
  }
  Node node;
  const Node set_node = around_.code[in.node];
  if (set_node.op == Op::holders || set_node.op == Op::events) {  // x in Country: x is a Country
    node.op = set_node.op == Op::holders ? Op::is_a : Op::in_set;
    node.b = set_node.op == Op::holders ? set_node.a : static_cast<std::uint32_t>(in.node);
  } else {
    node.op = Op::in_set;
    node.b = static_cast<std::uint32_t>(in.node);
  }
  node.a = static_cast<std::uint32_t>(argument);
  return emit(node, span);
}

NodeId Elaborator::within(const WithinExpr& expr, Span span) {
  const Type date = type_of_kind(Kind::date);
  const Typed day = value_of(expr.day, date);
  std::vector<NodeId> parts;
  const auto limit = [&](ExprId bound, CompareCode code) {
    if (bound == kNoExpr) return;
    const Typed other = value_of(bound, date);
    Node node;
    node.op = Op::compare;
    node.flag = static_cast<std::uint8_t>(code);
    node.a = static_cast<std::uint32_t>(day.node);
    node.b = static_cast<std::uint32_t>(other.node);
    parts.push_back(emit(node, span));
  };
  limit(expr.from, CompareCode::at_least);
  limit(expr.until, expr.before_end ? CompareCode::less : CompareCode::at_most);
  return all_of(std::move(parts), span);
}

NodeId Elaborator::under(const UnderExpr& expr, Span span) {
  const Typed what = value_of(expr.what, object_type());
  const Typed over = value_of(expr.under, object_type());
  const FieldSearch search = search_field(around_.program, types_of(what), around_.program.names.field(expr.via));
  if (search.field == nullptr || search.field->type.kind != Kind::object) {
    if (what.type.kind == Kind::any) return mistake(span).node;
    auto said =
        report(search.field == nullptr ? Code::unknown_field : Code::type_mismatch, span,
               search.field == nullptr ? type_text(around_.program, around_.symbols, what.type) + " has no field `" +
                                             std::string(around_.symbols.text(expr.via)) + "`"
                                       : "`via` wants a field that leads to a person or thing");
    if (search.field != nullptr) said.label(search.field->place, "declared here");
    return mistake(span).node;
  }
  Node node;
  node.op = Op::under;
  node.a = static_cast<std::uint32_t>(what.node);
  node.b = static_cast<std::uint32_t>(over.node);
  node.c = static_cast<std::uint32_t>(search.field->id);
  return emit(node, span);
}

// ---- what happened, what was authorised ----------------------------------------------------------------------------

NodeId Elaborator::happened(const Happened& happened, Span span) {
  const ActId act_ = act(happened.act.act);
  Node events;
  events.op = Op::events;
  events.a = is_some(act_) ? static_cast<std::uint32_t>(act_) : 0;
  const NodeId set_ = emit(events, happened.act.span);
  const std::uint16_t slot = bring(kNoSymbol, act_type(act_), span);
  const auto event = [&] {
    Node node;
    node.op = Op::variable;
    node.a = slot;
    return emit(node, happened.act.span);
  };
  std::vector<NodeId> parts{pattern(happened.act, event(), act_)};
  if (happened.by != kNoExpr) {
    Node node;
    node.op = Op::event_actor;
    node.a = static_cast<std::uint32_t>(event());
    const NodeId who = emit(node, around_.ast[happened.by].span);
    parts.push_back(who_is(who, happened.by));
  }
  if (happened.within != kNoExpr) {  // no earlier than that long ago
    const Span at = around_.ast[happened.within].span;
    const Typed duration = value_of(happened.within, type_of_kind(Kind::duration));
    Node today;
    today.op = Op::today;
    Node shift;
    shift.op = Op::shift;
    shift.flag = 0;
    shift.a = static_cast<std::uint32_t>(duration.node);
    shift.b = static_cast<std::uint32_t>(emit(today, at));
    Node day;
    day.op = Op::event_day;
    day.a = static_cast<std::uint32_t>(event());
    Node since;
    since.op = Op::compare;
    since.flag = static_cast<std::uint8_t>(CompareCode::at_least);
    since.a = static_cast<std::uint32_t>(emit(day, at));
    since.b = static_cast<std::uint32_t>(emit(shift, at));
    parts.push_back(emit(since, at));
  }
  scope_.variables.pop_back();
  scope_.slots = slot;
  Node node;
  node.op = Op::some;
  node.slot = slot;
  node.a = static_cast<std::uint32_t>(set_);
  node.b = static_cast<std::uint32_t>(all_of(std::move(parts), span));
  return emit(node, span);
}

NodeId Elaborator::authorised(const Authorised& authorised, Span span) {
  Licence licence;
  licence.in_advance = authorised.in_advance;
  switch (authorised.by.kind) {
    case PartyKind::someone:
    case PartyKind::anyone:
      licence.who = WhoKind::someone;
      break;
    case PartyKind::every_role:  // the grammar has it only where somebody is owed something
    case PartyKind::a_role:
    case PartyKind::the_role:
      licence.who = WhoKind::role;
      licence.role = role(authorised.by.role);
      break;
    case PartyKind::person:
      licence.who = WhoKind::person;
      licence.person = value_of(authorised.by.person, object_type()).node;
      break;
  }
  if (!scope_.licences) {
    report(Code::authorised_outside_rule, span, "`authorised` can stand only in the `if` or `unless` of a rule");
    return mistake(span).node;
  }
  Node node;
  node.op = Op::authorised;
  node.a = static_cast<std::uint32_t>(around_.code.licences.size());
  around_.code.licences.push_back(licence);
  return emit(node, span);
}

}  // namespace licet::core
