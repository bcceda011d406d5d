#pragma once

#include <vector>

#include "program/code.hpp"
#include "syntax/ast.hpp"

// Going through expressions and code without recursion, however deep they are.
namespace licet::core {

// Calls `visit(ExprId, const Expr&)` for `root` and every expression in it, in no particular order.
template <class Visit>
void walk(const Ast& ast, ExprId root, Visit visit) {
  std::vector<ExprId> todo{root};
  const auto push = [&](ExprId id) {
    if (id != kNoExpr) todo.push_back(id);
  };
  const auto push_list = [&](const ExprList& list) {
    for (std::uint32_t i = 0; i < list.count; ++i) push(ast.expr_lists[list.first + i]);
  };
  while (!todo.empty()) {
    const ExprId id = todo.back();
    todo.pop_back();
    if (id == kNoExpr) continue;
    visit(id, ast[id]);
    match(
        ast[id].kind, [](const ErrorExpr&) {}, [](const Literal&) {}, [](const NameExpr&) {},
        [&](const FieldExpr& e) { push(e.of); }, [&](const CallExpr& e) { push_list(e.arguments); },
        [&](const CompareExpr& e) { push(e.left), push(e.right); }, [&](const IsAExpr& e) { push(e.what); },
        [&](const InExpr& e) { push(e.what), push(e.in); },
        [&](const WithinExpr& e) { push(e.day), push(e.from), push(e.until); },
        [&](const NotExpr& e) { push(e.operand); }, [&](const AllOfExpr& e) { push_list(e.operands); },
        [&](const AnyOfExpr& e) { push_list(e.operands); }, [&](const AtLeastOfExpr& e) { push_list(e.operands); },
        [&](const QuantifiedExpr& e) { push(e.in), push(e.condition); },
        [&](const SumExpr& e) { push(e.value), push(e.in), push(e.condition); },
        [&](const AddExpr& e) { push_list(e.operands); }, [&](const NegateExpr& e) { push(e.operand); },
        [&](const MultiplyExpr& e) { push_list(e.operands); },
        [&](const DivideExpr& e) { push(e.left), push(e.right); },
        [&](const ShiftExpr& e) { push(e.duration), push(e.day); },
        [&](const HappenedExpr& e) {
          const Happened& happened = ast.happened[e.index];
          for (std::uint32_t i = 0; i < happened.act.fields.count; ++i) {
            push(ast.field_values[happened.act.fields.first + i].value);
          }
          push(happened.by), push(happened.within);
        },
        [&](const AuthorisedExpr& e) { push(ast.authorised[e.index].by.person); },
        [&](const UnderExpr& e) { push(e.what), push(e.under); }, [&](const ListExpr& e) { push_list(e.elements); });
  }
}

// Calls `visit(NodeId)` for the operands of one node.
template <class Visit>
void for_each_operand(const CodePool& code, NodeId id, Visit visit) {
  const Node& node = code[id];
  const auto one = [&](std::uint32_t operand) {
    if (operand != kNone) visit(NodeId{operand});
  };
  const auto list = [&] {
    for (std::uint32_t i = 0; i < node.c; ++i) visit(code.lists[node.b + i]);
  };
  switch (node.op) {
    case Op::constant:
    case Op::error:
    case Op::variable:
    case Op::this_act:
    case Op::actor:
    case Op::today:
    case Op::holders:
    case Op::events:
    case Op::reading_is:
      return;
    case Op::authorised:
      return one(static_cast<std::uint32_t>(code.licences[node.a].person));
    case Op::field:
    case Op::event_day:
    case Op::event_actor:
    case Op::negate:
    case Op::truth:
    case Op::not_:
    case Op::is_a:
    case Op::is_act:
      return one(node.a);
    case Op::open_list:
      return one(node.b);
    case Op::divide:
    case Op::shift:
    case Op::compare:
    case Op::in_set:
    case Op::under:
    case Op::some:
    case Op::every:
    case Op::count_of:
    case Op::count_at_least:
      one(node.a);
      return one(node.b);
    case Op::sum:
      one(node.a), one(node.b);
      return one(node.c);
    case Op::add:
    case Op::multiply:
    case Op::choose:
    case Op::set_of:
    case Op::all_of:
    case Op::any_of:
    case Op::at_least_of:
    case Op::judgment:
    case Op::reference:
    case Op::term:
    case Op::state:
      return list();
  }
}

// Calls `visit(NodeId)` for `root` and all below it. Shared nodes may be visited more than once.
template <class Visit>
void walk(const CodePool& code, NodeId root, Visit visit) {
  if (!is_some(root)) return;
  std::vector<NodeId> todo{root};
  while (!todo.empty()) {
    const NodeId id = todo.back();
    todo.pop_back();
    visit(id);
    for_each_operand(code, id, [&](NodeId operand) { todo.push_back(operand); });
  }
}

}  // namespace licet::core
