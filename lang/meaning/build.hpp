#pragma once

#include <map>
#include <set>
#include <vector>

#include "meaning/elaborate.hpp"

// A policy under construction. The passes of this folder share it, in the order in which build.cpp calls them.
namespace licet::core {

struct UsedModule {
  Symbol name = kNoSymbol;
  SourceId source = kNoSource;  // kNoSource: not found, reported
  Span span;
};
struct Text {  // one parsed file
  Ast ast;
  Symbol owner = kNoSymbol;  // the dotted name of its instrument or module
  InstrumentId instrument = kNo<InstrumentId>;
  std::vector<UsedModule> uses;
  std::vector<Symbol> unloaded;     // texts that it may refer to although they are not loaded
  std::set<std::uint32_t> touched;  // sources whose names it has used
};

template <class Decl>
struct Of {  // the declaration from which something is made
  std::uint32_t text = 0;
  const Decl* decl = nullptr;
  Span span;
};

struct Build {
  Build(Program& program_made, Diagnostics& reports, std::vector<Text> parsed)
      : program(program_made), diagnostics(reports), texts(std::move(parsed)) {}

  Program& program;
  Diagnostics& diagnostics;
  std::vector<Text> texts;

  // By id, in step with the tables of the program. A record type is a thing without a declaration of its own kind.
  std::vector<Of<RoleDecl>> roles;  // decl is null for things and records
  std::vector<Of<ThingDecl>> things;
  std::vector<Of<TypeDecl>> records;
  std::vector<Of<ActDecl>> acts;  // [0] is `conduct`: null
  std::vector<Of<CountsAsDecl>> counts_as;
  std::vector<Of<JudgmentDecl>> judgments;
  std::vector<Of<ReadingDecl>> readings;
  std::vector<Of<TermDecl>> terms;
  std::vector<Of<StateDecl>> states;
  std::vector<Of<InstrumentDecl>> instruments;
  std::vector<Of<RuleDecl>> rules;
  std::vector<Of<TypeDecl>> types;  // by TypeId; null for anonymous lists
  std::vector<Of<TypeDecl>> aliases;
  std::vector<std::optional<Type>> alias_types;
  std::set<std::uint32_t> open_aliases;  // being looked at: one of these again is a circle
  std::map<std::vector<Symbol>, TypeId> anonymous;

  [[nodiscard]] Surroundings around(std::uint32_t text);
  [[nodiscard]] Elaborator elaborator(std::uint32_t text, Scope scope = {});
  [[nodiscard]] Place place(std::uint32_t text, Span span) const { return {texts[text].ast.source, span}; }
  [[nodiscard]] std::string name(Symbol symbol) const { return std::string(program.symbols.text(symbol)); }
  [[nodiscard]] Type type(std::uint32_t text, const TypeExpr& written);
  [[nodiscard]] Cites cites(const Citations& written) const;
  Diagnostics::Report report(Code code, std::uint32_t text, Span span, std::string message) {
    return diagnostics.report(code, place(text, span), std::move(message));
  }
};

struct TriggerCode {
  ActId act = kNo<ActId>;
  NodeId condition = kNo<NodeId>;  // pattern, by and if
};
// `after ACT [pattern] [by ROLE] as v [if …]`: brings v into slot 0 of the elaborator's scope.
[[nodiscard]] TriggerCode lower_trigger(Elaborator& elaborator, const Trigger& trigger);

void declare_names(Build& build);      // ids and names of everything, duplicates
void refer(Build& build);              // which instruments a text may name although they are not loaded
void declare_shapes(Build& build);     // hierarchies, fields, parameters
void lower_instruments(Build& build);  // heads, outlines, notes, settled readings
void lower_vocabulary(Build& build);   // terms, defined roles, counts-as, judgments, states
void lower_rules(Build& build);
void check_graph(Build& build);      // no circle, no nesting too deep
void check_supply(Build& build);     // counts-as gives what the rules on its target read
void check_citations(Build& build);  // every citation is in the outline
void find_warnings(Build& build);    // findings of `check`
void find_lints(Build& build);       // those about single rules and pairs of them

// The outline that an instrument's citations are of: its own, and those of the parts of the same document.
[[nodiscard]] std::vector<Paragraph> shared_outline(const Program& program, InstrumentId id);

[[nodiscard]] bool is_built_in_type(std::string_view name);

}  // namespace licet::core
