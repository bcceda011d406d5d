#pragma once

#include <string>

#include "ast_text.hpp"
#include "syntax/format.hpp"
#include "syntax/parser.hpp"

// One text, read.
struct Parsed {
  explicit Parsed(const std::string& text)
      : source(sources.add("test.licet", text)), ast(licet::core::parse(source, sources, symbols, diagnostics)) {}

  [[nodiscard]] std::string problems() const { return render(diagnostics, sources); }
  [[nodiscard]] std::string meaning() const { return ast_text(ast, symbols); }
  [[nodiscard]] std::string formatted() const { return format(ast, sources[source]); }
  // "line:column message" of each problem.
  [[nodiscard]] std::string brief() const {
    std::string text;
    for (const licet::core::Diagnostic& diagnostic : diagnostics.all()) {
      const auto position = sources[source].position(diagnostic.place.span.begin);
      text += std::to_string(position.line) + ":" + std::to_string(position.column) + " " + diagnostic.message + "\n";
    }
    return text;
  }
  [[nodiscard]] std::string helps() const {
    std::string text;
    for (const licet::core::Diagnostic& diagnostic : diagnostics.all()) text += diagnostic.help + "\n";
    return text;
  }

  licet::core::Sources sources;
  licet::core::Symbols symbols;
  licet::core::Diagnostics diagnostics;
  licet::core::SourceId source;
  licet::core::Ast ast;
};

// What was typed at the prompt, read.
struct Typed {
  explicit Typed(const std::string& text)
      : source(sources.add("prompt", text)), input(licet::core::parse_input(source, sources, symbols, diagnostics)) {}

  [[nodiscard]] std::string problems() const { return render(diagnostics, sources); }
  [[nodiscard]] std::string meaning() const { return ast_text(input.ast, symbols); }

  licet::core::Sources sources;
  licet::core::Symbols symbols;
  licet::core::Diagnostics diagnostics;
  licet::core::SourceId source;
  licet::core::Input input;
};

// The condition of a rule, as ast_text writes it.
inline std::string expression(const std::string& text) {
  const Parsed parsed("term t means " + text);
  if (parsed.diagnostics.has_errors()) return parsed.problems();
  const std::string all = parsed.meaning();
  const std::string before = "[(case ";
  const auto from = all.find(before) + before.size();
  return all.substr(from, all.find(" -) ]", from) - from);
}
