#include "story/lower.hpp"

#include "meaning/elaborate.hpp"

namespace licet::core {

namespace {

// Texts that rules name although they are not loaded: a case may speak of them in the same words.
std::vector<Symbol> unloaded_texts(const Program& program) {
  std::vector<Symbol> names;
  for (const Instrument& instrument : program.instruments) {
    for (const auto* from : {&instrument.relies_on, &instrument.replaces_unloaded})
      names.insert(names.end(), from->begin(), from->end());
  }
  return names;
}

}  // namespace

std::optional<NodeId> lower_for_case(const Ast& ast, ExprId expr, Case& facts, Diagnostics& diagnostics) {
  const CodePool before = facts.code;
  const std::size_t found = diagnostics.all().size() + diagnostics.left_out();
  Surroundings around{
      ast, *facts.program, *facts.symbols, facts.code, diagnostics, &facts, unloaded_texts(*facts.program), nullptr,
      {}};
  around.make_list = [&facts](std::vector<Value> members) { return facts.make_list(std::move(members)); };
  Scope scope;
  scope.place = "in a case";
  Elaborator elaborator(around, scope);
  const Typed typed = elaborator.value(expr);
  const Span span = ast[expr].span;
  const NodeId node = typed.truth || typed.type.kind == Kind::boolean ? elaborator.truth_of(typed, span)
                                                                      : elaborator.value_node(typed, span);
  if (diagnostics.all().size() + diagnostics.left_out() == found) return node;
  facts.code = before;
  return std::nullopt;
}

}  // namespace licet::core
