#pragma once

#include <vector>

#include "program/program.hpp"

// Walking over code without evaluating it.
namespace licet::core {

// Calls each(NodeId) for every operand of the node, in the order in which they were written.
template <class Each>
void for_operands(const CodePool& code, const Node& node, Each each) {
  const auto one = [&](std::uint32_t part) {
    if (part != kNone) each(NodeId{part});
  };
  const auto list = [&] {
    for (std::uint32_t i = 0; i < node.c; ++i) each(code.lists[node.b + i]);
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
    case Op::authorised:
      return;
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
      one(node.a);
      one(node.b);
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

// Every node that these can reach, through terms, states and defined roles too, each once.
[[nodiscard]] std::vector<NodeId> reachable(const Program& program, const std::vector<NodeId>& roots);

// Whether the node gives a yes or a no, and not some other value.
[[nodiscard]] bool is_truth(const Program& program, const CodePool& code, NodeId node);

// The code of a rule: pattern, conditions, deadlines.
[[nodiscard]] std::vector<NodeId> code_of(const Program& program, const Rule& rule);

}  // namespace licet::core
