#include "syntax/parser.hpp"

#include <algorithm>

#include "syntax/actions/declaration.hpp"
#include "syntax/actions/expression.hpp"
#include "syntax/actions/statement.hpp"
#include "syntax/characters.hpp"

namespace licet::core {

namespace {

// The parser reads one kind of input only: each would be compiled anew.
using ParserInput = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy>;

template <class Rule>
void run(const Source& source, Builder& builder) {
  const std::string_view text = source.text();
  const char* const begin = text.data() + byte_order_mark(text);
  ParserInput in(begin, text.data() + text.size(), "");
  try {
    (void)tao::pegtl::parse<Rule, action, grammar::control>(in, builder);
  } catch (
      const SyntaxError& error) {  // none is known to get past the recovery; if one does, it is reported all the same
    builder.report(error);
  }
  const auto before = [](const LayoutMark& a, const LayoutMark& b) { return a.span.begin < b.span.begin; };
  std::stable_sort(builder.ast.layout.begin(), builder.ast.layout.end(), before);
}

}  // namespace

Ast parse(SourceId id, const Sources& sources, Symbols& symbols, Diagnostics& diagnostics) {
  const Source& source = sources[id];
  Builder builder(id, source, symbols, diagnostics);
  if (check_characters(id, source.text(), diagnostics)) run<grammar::file>(source, builder);
  return std::move(builder.ast);
}

Input parse_input(SourceId id, const Sources& sources, Symbols& symbols, Diagnostics& diagnostics) {
  const Source& source = sources[id];
  Builder builder(id, source, symbols, diagnostics);
  builder.begin_input();
  if (check_characters(id, source.text(), diagnostics)) run<grammar::input>(source, builder);
  const bool incomplete = builder.ended_too_early();
  return {std::move(builder.ast), incomplete};
}

}  // namespace licet::core
