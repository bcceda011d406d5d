#include "judge/walk.hpp"

#include <unordered_set>

namespace licet::core {

std::vector<NodeId> reachable(const Program& program, const std::vector<NodeId>& roots) {
  std::vector<NodeId> found, todo = roots;
  std::unordered_set<std::uint32_t> seen;
  const auto occurrences = [&](const std::vector<Occurrence>& list) {
    for (const Occurrence& occurrence : list) {
      todo.push_back(occurrence.condition);
      todo.insert(todo.end(), occurrence.arguments.begin(), occurrence.arguments.end());
    }
  };
  while (!todo.empty()) {
    const NodeId id = todo.back();
    todo.pop_back();
    if (!is_some(id) || !seen.insert(static_cast<std::uint32_t>(id)).second) continue;
    found.push_back(id);
    const Node& node = program.code[id];
    for_operands(program.code, node, [&](NodeId operand) { todo.push_back(operand); });
    if (node.op == Op::term) todo.push_back(program.terms[node.a].body);
    if (node.op == Op::state) {
      occurrences(program.states[node.a].starts);
      occurrences(program.states[node.a].ends);
    }
    if (node.op == Op::is_a || node.op == Op::holders) {
      const RoleId role{node.op == Op::is_a ? node.b : node.a};
      for (const RoleId defined : program.defined_roles) {
        if (program.is_a(defined, role)) todo.push_back(program.roles[index(defined)].means);
      }
    }
  }
  return found;
}

bool is_truth(const Program& program, const CodePool& code, NodeId id) {
  const Node& node = code[id];
  if (node.op == Op::term) return program.terms[node.a].type.kind == Kind::boolean;
  return node.op >= Op::truth;
}

std::vector<NodeId> code_of(const Program& program, const Rule& rule) {
  std::vector<NodeId> roots{rule.origin.condition, rule.bearer.person, rule.pattern, rule.condition,   rule.unless,
                            rule.due.when,         rule.due.such,      rule.such,    rule.broken_such, rule.paused};
  for (const Whom& whom : rule.to) roots.push_back(whom.person);
  return reachable(program, roots);
}

}  // namespace licet::core
