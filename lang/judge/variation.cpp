#include <algorithm>

#include "judge/inside.hpp"
#include "judge/walk.hpp"

// What the truth of a piece of code can change with while a duty runs: never, with what happens (events,
// authorisations, roles held for a time), or from day to day because it speaks of today. Conditions are looked at again
// only as often.
namespace licet::core {

Variation Judge::variation(NodeId node) { return variation_of(node, 0); }

Variation Judge::variation_of(NodeId id, std::uint32_t depth) {
  if (const std::uint8_t* known = tables_->variations.find(static_cast<std::uint32_t>(id), 0)) return Variation{*known};
  if (depth > 1000 || !spend()) return Variation::by_day;  // never too seldom
  const CodePool& code = program_.code;
  const Node& node = code[id];
  Variation most = Variation::never;
  const auto include = [&](NodeId part) {
    if (is_some(part) && most != Variation::by_day) most = std::max(most, variation_of(part, depth + 1));
  };
  const auto include_role = [&](RoleId role) {
    most = std::max(most, Variation::by_what_happens);
    for (const RoleId defined : program_.defined_roles) {
      if (program_.is_a(defined, role)) include(program_.roles[index(defined)].means);
    }
  };
  for_operands(code, node, include);
  if (node.op == Op::today) most = Variation::by_day;
  if (node.op == Op::events || node.op == Op::authorised || node.op == Op::state)
    most = std::max(most, Variation::by_what_happens);
  if (node.op == Op::holders) include_role(RoleId{node.a});
  if (node.op == Op::is_a) include_role(RoleId{node.b});
  if (node.op == Op::term) include(program_.terms[node.a].body);
  return Variation{tables_->variations.keep(static_cast<std::uint32_t>(id), 0, static_cast<std::uint8_t>(most))};
}

}  // namespace licet::core
