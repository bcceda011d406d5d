#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "meaning/type.hpp"
#include "program/case.hpp"
#include "syntax/ast.hpp"
#include "text/diagnostic.hpp"

// Turns expressions into code: looks up each name, checks each type, and reports what is wrong once. The same for
// policies and for what a case says; they differ in their Surroundings.
namespace licet::core {

// What an expression may speak of, besides the names that its Scope brings into sight.
struct Surroundings {
  const Ast& ast;
  const Program& program;  // the vocabulary
  Symbols& symbols;
  CodePool& code;
  Diagnostics& diagnostics;
  const Case* facts = nullptr;                 // a case: its entities, events and acts asked about have names
  std::vector<Symbol> unloaded;                // instruments that this file may refer to although they are not loaded
  std::set<std::uint32_t>* touched = nullptr;  // texts whose names were used
  std::function<Value(std::vector<Value>)> make_list;
  [[nodiscard]] SourceId from() const { return facts == nullptr ? ast.source : kNoSource; }
};

struct Variable {
  Symbol name = kNoSymbol;
  Type type;
  std::uint16_t slot = 0;
};
struct Narrowed {  // `x is a R` stands beside it, so x has the fields of an R there too
  std::string path;
  Type type;
};
enum class Bare : std::uint8_t { nothing, fields_of_this, fields_of_person };
struct Scope {
  std::vector<Variable> variables;  // the last of a name is meant
  std::uint16_t slots = 0;          // taken
  ActId this_act = kNo<ActId>;      // what `this` is; kNo: there is no `this`
  Type actor;                       // with `this`
  Bare bare = Bare::nothing;        // what a bare name may be a field of; the person stands in slot 0
  Type person;
  bool licences = false;            // `authorised` may stand here
  std::string_view place = "here";  // "in a term": for messages about `this`
  std::vector<Narrowed> narrowed;
};

struct Typed {  // a piece of code and what it gives
  NodeId node = kNo<NodeId>;
  Type type;           // any: known to be wrong already, or `none`; fits everywhere
  bool truth = false;  // made by an operation of truths; else a value
  std::string path;    // "this.to": names what may have been narrowed. Empty: no path
};

class Elaborator {
public:
  Elaborator(Surroundings around, Scope scope) : around_(std::move(around)), scope_(std::move(scope)) {}

  [[nodiscard]] Scope& scope() { return scope_; }
  [[nodiscard]] const Surroundings& around() const { return around_; }

  NodeId condition(ExprId expr);                        // a truth; kNo for kNoExpr
  Typed value(ExprId expr, const Type& expected = {});  // of whatever type: `expected` helps to understand bare options
  Typed value_of(ExprId expr, const Type& expected);    // a value node that fits, or a report
  std::optional<Value> constant(ExprId expr, const Type& expected);     // a fixed value; leaves no code behind
  NodeId pattern(const ActPattern& pattern, NodeId object, ActId act);  // its fields over `object`; kNo without fields
  NodeId who_is(NodeId who, ExprId by);                                 // `by`: the name of a role, or a person
  NodeId party_is(NodeId who, const Party& party);                      // kNo: anybody
  [[nodiscard]] ActId act(const Path& path);                            // kNo: reported
  [[nodiscard]] ActId act(Symbol name, Span span);  // one that is known to be an act, or to be several
  [[nodiscard]] RoleId role(const Path& path);
  [[nodiscard]] RuleId rule(const Path& path, std::vector<Symbol>* unloaded);  // kNo: reported, or put among `unloaded`
  [[nodiscard]] const Declared* declared(const Path& path, Kinds kinds);       // nullptr: reported
  [[nodiscard]] bool is_unloaded(const Path& path) const;  // names a text that is not loaded, or something in it
  [[nodiscard]] std::string text(const Path& path) const;  // dotted

  std::uint16_t bring(Symbol name, const Type& type, Span span);       // a new variable in the next slot
  [[nodiscard]] std::vector<Type> types_of(const Typed& typed) const;  // with what was narrowed
  void narrow(ExprId condition);  // what `x is a R` among its conjuncts tells, for what follows

  NodeId emit(Node node, Span span);
  NodeId emit_list(Op op, const std::vector<NodeId>& list, Span span, std::uint32_t a = kNone);
  NodeId all_of(std::vector<NodeId> parts, Span span);  // leaves out kNo; one part stays itself; kNo if there is none
  NodeId any_of(std::vector<NodeId> parts, Span span);
  NodeId negation(NodeId part, Span span);
  NodeId constant_node(const Value& value, Span span);
  NodeId truth_of(const Typed& typed, Span span);    // as a condition
  NodeId value_node(const Typed& typed, Span span);  // as a value: a truth becomes yes or no
  Typed field(const Typed& base, Symbol name, Span span);
  Diagnostics::Report report(Code code, Span span, std::string message);

private:
  struct Dotted {  // how a name, or names with dots, may be understood
    std::vector<Symbol> names;
    Span span;
  };
  Typed name(Symbol symbol, Span span, const Type& expected);
  Typed dotted(const Dotted& path, ExprId expr, const Type& expected);
  std::optional<Typed> variable_or_field(Symbol symbol, Span span, const Type& expected);
  std::optional<Typed> told(Symbol symbol, Span span);  // something that the case has named
  std::optional<Typed> option(Symbol symbol, Span span, const Type& expected);
  Typed declared_value(const Declared& declared, Span span);
  Typed call(const CallExpr& call, Span span);
  Typed call_declared(const Declared& declared, const ExprList& arguments, Span span);
  Typed literal(const Literal& literal, Span span, const Type& expected);
  Typed truth(ExprId expr);
  Typed compare(const CompareExpr& compare, Span span);
  std::optional<NodeId> compare_reading(const CompareExpr& compare, Span span);
  std::optional<NodeId> compare_count(const CompareExpr& compare, Span span);
  NodeId is_a(const IsAExpr& expr, Span span);
  NodeId member(const InExpr& expr, Span span);
  NodeId within(const WithinExpr& expr, Span span);
  NodeId happened(const Happened& happened, Span span);
  NodeId authorised(const Authorised& authorised, Span span);
  NodeId under(const UnderExpr& expr, Span span);
  Typed quantified(const QuantifiedExpr& expr, Span span);
  Typed sum(const SumExpr& expr, Span span);
  Typed add(const AddExpr& expr, Span span);
  Typed multiply(const MultiplyExpr& expr, Span span);
  Typed divide(const DivideExpr& expr, Span span);
  Typed negate(const NegateExpr& expr, Span span);
  Typed shift(const ShiftExpr& expr, Span span);
  Typed list(const ListExpr& expr, Span span, const Type& expected);
  Typed set(ExprId expr, const Type& member = {});    // of any kind that can be looked through
  [[nodiscard]] bool known_alone(ExprId expr) const;  // means something without knowing what it is compared with
  [[nodiscard]] const Declared* reading(ExprId expr) const;
  [[nodiscard]] std::optional<Dotted> names_of(ExprId expr) const;
  [[nodiscard]] std::string path_text(ExprId expr) const;
  [[nodiscard]] bool fits_here(const Typed& actual, const Type& expected) const;
  [[nodiscard]] bool unloaded_name(const std::vector<Symbol>& names) const;
  [[nodiscard]] Symbol join(const std::vector<Symbol>& names, std::size_t count) const;
  [[nodiscard]] std::vector<std::string> names_in_sight(const Type& expected) const;
  [[nodiscard]] std::optional<Value> folded(NodeId node) const;
  Typed mistake(Span span);
  [[nodiscard]] bool is_mistake(
      const Typed& typed) const;       // reported: what is compared with it is not told off for that
  void look_at(const ExprList& list);  // for mistakes alone, where nothing else is known
  const Declared* settle(const Lookup& lookup, Symbol symbol, Span span);
  void touch(const Declared& declared);
  void expect_order(const Typed& left, const Typed& right, const CompareExpr& compare, Span span);
  void narrow_by(ExprId conjunct);

  Surroundings around_;
  Scope scope_;
};

}  // namespace licet::core
