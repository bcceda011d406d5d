#include <algorithm>

#include "meaning/elaborate.hpp"

// Values: literals, arithmetic, sets, and what is fixed.
namespace licet::core {

Typed Elaborator::value(ExprId expr, const Type& expected) {
  const Expr& written = around_.ast[expr];
  const Span span = written.span;
  return match(
      written.kind,  //
      [&](const ErrorExpr&) { return mistake(span); }, [&](const Literal& l) { return literal(l, span, expected); },
      [&](const NameExpr& n) { return name(n.name, span, expected); },
      [&](const FieldExpr& f) {
        if (const auto names = names_of(expr)) return dotted(*names, expr, expected);
        return field(value(f.of), f.name, span);
      },
      [&](const CallExpr& c) { return call(c, span); }, [&](const CompareExpr&) { return truth(expr); },
      [&](const IsAExpr&) { return truth(expr); }, [&](const InExpr&) { return truth(expr); },
      [&](const WithinExpr&) { return truth(expr); }, [&](const NotExpr&) { return truth(expr); },
      [&](const AllOfExpr&) { return truth(expr); }, [&](const AnyOfExpr&) { return truth(expr); },
      [&](const AtLeastOfExpr&) { return truth(expr); }, [&](const QuantifiedExpr& q) { return quantified(q, span); },
      [&](const SumExpr& s) { return sum(s, span); }, [&](const AddExpr& a) { return add(a, span); },
      [&](const NegateExpr& n) { return negate(n, span); }, [&](const MultiplyExpr& m) { return multiply(m, span); },
      [&](const DivideExpr& d) { return divide(d, span); }, [&](const ShiftExpr& s) { return shift(s, span); },
      [&](const HappenedExpr&) { return truth(expr); }, [&](const AuthorisedExpr&) { return truth(expr); },
      [&](const UnderExpr&) { return truth(expr); }, [&](const ListExpr& l) { return list(l, span, expected); });
}

Typed Elaborator::value_of(ExprId expr, const Type& expected) {
  Typed typed = value(expr, expected);
  const Span span = around_.ast[expr].span;
  if (!fits_here(typed, expected)) {
    const bool a_day = expected.kind == Kind::date && typed.type.kind == Kind::act;
    const bool a_role = typed.type.kind == Kind::set && around_.code[typed.node].op == Op::holders;
    auto said = report(Code::type_mismatch, span,
                       type_text(around_.program, around_.symbols, expected) + " is wanted here, but this is " +
                           type_text(around_.program, around_.symbols, typed.type));
    if (a_day) said.help("the day of an act is its `.day`");
    if (a_role) said.help("a role is not a person: say who holds it");
    return mistake(span);
  }
  typed.node = value_node(typed, span);
  typed.truth = false;
  return typed;
}

Typed Elaborator::literal(const Literal& literal, Span span, const Type& expected) {
  const auto fixed = [&](Kind kind) {
    return Typed{constant_node(literal.value, span), type_of_kind(kind), false, {}};
  };
  const auto plain = [&](Op op, const Type& type, std::string path) {
    Node node;
    node.op = op;
    return Typed{emit(node, span), type, false, std::move(path)};
  };
  switch (literal.kind) {
    case LiteralKind::none:
      return {constant_node(Value::none(), span), {}, false, {}};
    case LiteralKind::yes:
    case LiteralKind::no: {
      const bool yes = literal.kind == LiteralKind::yes;
      if (expected.kind == Kind::option) {  // a list such as `yes | no | partly`
        if (const auto known = option(around_.symbols.intern(yes ? "yes" : "no"), span, expected)) return *known;
      }
      return {constant_node(Value::boolean(yes), span), type_of_kind(Kind::boolean), false, {}};
    }
    case LiteralKind::unknown:
      report(Code::unknown_asked, span, "`unknown` may stand only in what a case says");
      return mistake(span);
    case LiteralKind::number:
      return fixed(Kind::number);
    case LiteralKind::money:
      return fixed(Kind::money);
    case LiteralKind::date:
      return fixed(Kind::date);
    case LiteralKind::duration:
      return fixed(Kind::duration);
    case LiteralKind::text:
      return fixed(Kind::text);
    case LiteralKind::this_:
    case LiteralKind::actor: {
      const bool self = literal.kind == LiteralKind::this_;
      if (!is_some(scope_.this_act)) {
        report(Code::no_this, span,
               "there is no `" + std::string(self ? "this" : "actor") + "` " + std::string(scope_.place))
            .help("`this` and `actor` stand in rules; give a parameter instead");
        return mistake(span);
      }
      return self ? plain(Op::this_act, act_type(scope_.this_act), "this") : plain(Op::actor, scope_.actor, "actor");
    }
    case LiteralKind::today:
      return plain(Op::today, type_of_kind(Kind::date), {});
  }
  return mistake(span);
}

// ---- arithmetic ----------------------------------------------------------------------------------------------------

namespace {

bool can_add(Kind kind) { return kind == Kind::number || kind == Kind::money || kind == Kind::duration; }

}  // namespace

Typed Elaborator::add(const AddExpr& expr, Span span) {
  std::vector<NodeId> nodes;
  Type result;
  std::optional<Value> amount;  // the first fixed amount of money
  bool dated = false, wrong = false, faulty = false;
  for (std::uint32_t i = 0; i < expr.operands.count; ++i) {
    const ExprId id = around_.ast.expr_lists[expr.operands.first + i];
    const Typed typed = value(id);
    nodes.push_back(value_node(typed, around_.ast[id].span));
    const Kind kind = typed.type.kind;
    faulty = faulty || kind == Kind::any;
    if (kind == Kind::date) {
      wrong = wrong || dated;
      dated = true;
    } else if (kind != Kind::any) {
      wrong = wrong || !can_add(kind) || (result.kind != Kind::any && result.kind != kind);
      result = typed.type;
    }
    const auto fixed = kind == Kind::money ? folded(nodes.back()) : std::nullopt;
    if (fixed && amount && fixed->currency() != amount->currency()) {
      report(Code::currencies_differ, around_.ast[id].span,
             std::string(around_.symbols.text(fixed->currency())) + " is added to " +
                 std::string(around_.symbols.text(amount->currency())));
    }
    if (fixed && !amount) amount = fixed;
  }
  wrong = wrong || (dated && result.kind != Kind::duration && result.kind != Kind::any);
  if (wrong) {
    report(Code::no_arithmetic, span, "these values do not add up")
        .help(dated ? "to a date only durations are added; compare dates with `28 days before …`"
                    : "numbers add to numbers, money to money, durations to durations and to a date");
    return mistake(span);
  }
  if (faulty) return mistake(span);
  if (dated) result = type_of_kind(Kind::date);
  return {emit_list(Op::add, nodes, span), result, false, {}};
}

Typed Elaborator::negate(const NegateExpr& expr, Span span) {
  const Typed typed = value(expr.operand);
  if (typed.type.kind == Kind::any) return mistake(span);
  if (!can_add(typed.type.kind)) {
    report(Code::no_arithmetic, span,
           type_text(around_.program, around_.symbols, typed.type) + " cannot be subtracted");
    return mistake(span);
  }
  Node node;
  node.op = Op::negate;
  node.a = static_cast<std::uint32_t>(typed.node);
  return {emit(node, span), typed.type, false, {}};
}

Typed Elaborator::multiply(const MultiplyExpr& expr, Span span) {
  std::vector<NodeId> nodes;
  Type result = type_of_kind(Kind::number);
  bool wrong = false, faulty = false;
  for (std::uint32_t i = 0; i < expr.operands.count; ++i) {
    const ExprId id = around_.ast.expr_lists[expr.operands.first + i];
    const Typed typed = value(id);
    nodes.push_back(value_node(typed, around_.ast[id].span));
    faulty = faulty || typed.type.kind == Kind::any;
    if (typed.type.kind == Kind::money) {
      wrong = wrong || result.kind == Kind::money;
      result = typed.type;
    } else if (typed.type.kind != Kind::number && typed.type.kind != Kind::any) {
      wrong = true;
    }
  }
  if (wrong) {
    report(Code::no_arithmetic, span, "these values cannot be multiplied")
        .help("numbers are multiplied, and money by numbers");
    return mistake(span);
  }
  if (faulty) return mistake(span);
  return {emit_list(Op::multiply, nodes, span), result, false, {}};
}

Typed Elaborator::divide(const DivideExpr& expr, Span span) {
  const Typed left = value(expr.left);
  const Typed right = value(expr.right);
  if (left.type.kind == Kind::any || right.type.kind == Kind::any) return mistake(span);
  const bool by_number =
      right.type.kind == Kind::number && (left.type.kind == Kind::number || left.type.kind == Kind::money);
  const bool ratio = right.type.kind == Kind::money && left.type.kind == Kind::money;
  if (!by_number && !ratio) {
    report(Code::no_arithmetic, span, "these values cannot be divided")
        .help("numbers and money are divided by numbers, and money by money");
    return mistake(span);
  }
  Node node;
  node.op = Op::divide;
  node.a = static_cast<std::uint32_t>(left.node);
  node.b = static_cast<std::uint32_t>(right.node);
  return {emit(node, span), ratio ? type_of_kind(Kind::number) : left.type, false, {}};
}

Typed Elaborator::shift(const ShiftExpr& expr, Span span) {
  const Typed duration = value_of(expr.duration, type_of_kind(Kind::duration));
  const Typed day = value_of(expr.day, type_of_kind(Kind::date));
  Node node;
  node.op = Op::shift;
  node.flag = expr.word == ShiftWord::before ? 0 : 1;
  node.a = static_cast<std::uint32_t>(duration.node);
  node.b = static_cast<std::uint32_t>(day.node);
  return {emit(node, span), type_of_kind(Kind::date), false, {}};
}

// ---- sets ----------------------------------------------------------------------------------------------------------

Typed Elaborator::list(const ListExpr& expr, Span span, const Type& expected) {
  Type member = expected.kind == Kind::set ? member_type(expected) : Type{};
  std::vector<NodeId> nodes;
  for (std::uint32_t i = 0; i < expr.elements.count; ++i) {
    const ExprId id = around_.ast.expr_lists[expr.elements.first + i];
    const Typed typed = member.kind == Kind::any ? value(id) : value_of(id, member);
    if (member.kind == Kind::any) member = typed.type;
    nodes.push_back(value_node(typed, around_.ast[id].span));
  }
  return {emit_list(Op::set_of, nodes, span), set_type(member), false, {}};
}

Typed Elaborator::set(ExprId expr, const Type& member) {
  const Typed typed = value(expr, set_type(member));
  if (typed.type.kind == Kind::set || typed.type.kind == Kind::any) return typed;
  const Span span = around_.ast[expr].span;
  report(Code::not_a_set, span,
         "a set is wanted here, but this is " + type_text(around_.program, around_.symbols, typed.type));
  return mistake(span);
}

Typed Elaborator::quantified(const QuantifiedExpr& expr, Span span) {
  const Typed in = set(expr.in);
  const std::size_t narrowed = scope_.narrowed.size();
  const std::uint16_t slot = bring(expr.variable, member_type(in.type), span);
  narrow(expr.condition);
  const NodeId condition_ = condition(expr.condition);
  scope_.narrowed.resize(narrowed);
  scope_.variables.pop_back();
  scope_.slots = slot;
  Node node;
  node.slot = slot;
  node.a = static_cast<std::uint32_t>(in.node);
  node.b = static_cast<std::uint32_t>(condition_);
  switch (expr.quantifier) {
    case Quantifier::some:
      node.op = Op::some;
      break;
    case Quantifier::every:
      node.op = Op::every;
      break;
    case Quantifier::count:
      node.op = Op::count_of;
      break;
  }
  const bool truth = expr.quantifier != Quantifier::count;
  return {emit(node, span), type_of_kind(truth ? Kind::boolean : Kind::number), truth, {}};
}

Typed Elaborator::sum(const SumExpr& expr, Span span) {
  const Typed in = set(expr.in);
  const std::size_t narrowed = scope_.narrowed.size();
  const std::uint16_t slot = bring(expr.variable, member_type(in.type), span);
  narrow(expr.condition);
  const NodeId condition_ = condition(expr.condition);
  const Typed amount = value(expr.value);
  scope_.narrowed.resize(narrowed);
  scope_.variables.pop_back();
  scope_.slots = slot;
  if (amount.type.kind == Kind::any) return mistake(span);
  if (!can_add(amount.type.kind)) {
    report(Code::no_arithmetic, around_.ast[expr.value].span,
           type_text(around_.program, around_.symbols, amount.type) + " cannot be summed");
    return mistake(span);
  }
  Node node;
  node.op = Op::sum;
  node.slot = slot;
  node.a = static_cast<std::uint32_t>(in.node);
  node.b = static_cast<std::uint32_t>(condition_);
  node.c = static_cast<std::uint32_t>(amount.node);
  return {emit(node, span), amount.type, false, {}};
}

// ---- what is fixed -------------------------------------------------------------------------------------------------

std::optional<Value> Elaborator::folded(NodeId id) const {
  const CodePool& code = around_.code;
  const Node node = code[id];
  const auto operand = [&](std::uint32_t i) { return folded(NodeId{i}); };
  switch (node.op) {
    case Op::constant:
      return code.constants[node.a];
    case Op::negate: {
      const auto of = operand(node.a);
      if (!of) return std::nullopt;
      if (of->kind() == ValueKind::duration) return Value::duration({-of->duration().months, -of->duration().days});
      if (of->kind() != ValueKind::number && of->kind() != ValueKind::money) return std::nullopt;
      const auto minus = subtract(Decimal(0), of->decimal());
      if (!minus) return std::nullopt;
      return of->kind() == ValueKind::money ? Value::money(*minus, of->currency()) : Value::number(*minus);
    }
    case Op::shift: {
      const auto duration = operand(node.a);
      const auto day = operand(node.b);
      if (!duration || !day || duration->kind() != ValueKind::duration || day->kind() != ValueKind::date)
        return std::nullopt;
      const auto moved =
          node.flag == 0 ? earlier(day->day(), duration->duration()) : later(day->day(), duration->duration());
      return moved ? std::optional(Value::date(*moved)) : std::nullopt;
    }
    case Op::set_of: {
      std::vector<Value> members;
      for (std::uint32_t i = 0; i < node.c; ++i) {
        const auto member = folded(code.lists[node.b + i]);
        if (!member) return std::nullopt;
        members.push_back(*member);
      }
      return around_.make_list ? std::optional(around_.make_list(std::move(members))) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::optional<Value> Elaborator::constant(ExprId expr, const Type& expected) {
  CodePool& code = around_.code;
  const auto nodes = code.nodes.size();
  const auto lists = code.lists.size();
  const auto constants = code.constants.size();
  const auto licences = code.licences.size();
  const Typed typed = value_of(expr, expected);
  const auto fixed = folded(typed.node);
  const bool faulty = code[typed.node].op == Op::error;
  code.nodes.resize(nodes);
  code.places.resize(nodes);
  code.lists.resize(lists);
  code.constants.resize(constants);
  code.licences.resize(licences);
  if (!fixed && !faulty) {
    report(Code::not_constant, around_.ast[expr].span, "a fixed value is wanted here")
        .help("write it out: it cannot depend on a case");
  }
  return fixed;
}

}  // namespace licet::core
