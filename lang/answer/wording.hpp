#pragma once

#include <functional>
#include <string>
#include <vector>

#include "answer/naming.hpp"
#include "answer/sentences.hpp"
#include "program/case.hpp"

// Phrases for pieces of code: a noun phrase for a value ("the item's owner"), a clause for a condition ("the recipient
// is a Country"). Told of a policy, or of one case: then the values that things have are put behind them in brackets.
namespace licet::core {

inline constexpr std::string_view kWithheld = "withheld";  // instead of a value that is not for this reader

class Wording {
public:
  Wording(const Program& program, const CodePool& code) : program_(&program), code_(&code) {}

  // What the sentence calls things. Set before use.
  std::string actor = "the one who acts";
  std::string act = "this act";
  std::vector<std::string> slots;               // by slot of the frame; an empty one is looked for in the text
  const Naming* naming = nullptr;               // of the case, if one is spoken of
  std::function<std::string(NodeId)> inserted;  // the value of a node in the case; empty: none to show

  [[nodiscard]] std::string noun(NodeId node) const;
  [[nodiscard]] std::string shown(
      NodeId node) const;  // the noun phrase, with its value in the case: "the value (EUR 1200)"
  [[nodiscard]] std::string argument(NodeId node) const;  // the value in the case, else the noun phrase
  [[nodiscard]] std::string clause(NodeId node, Polarity polarity = Polarity::affirmed) const;
  // A pattern as a tail of "give notice": "with event e and channel i247"; what is not a plain field as "such that …".
  [[nodiscard]] std::string pattern(NodeId node) const;
  [[nodiscard]] std::string question(JudgmentId judgment,
                                     const std::vector<std::string>& arguments) const;  // its `ask`, filled in
  [[nodiscard]] std::string question(NodeId judgment) const;
  [[nodiscard]] std::string variable(std::uint16_t slot,
                                     NodeId within) const;  // its name in the text; "it" if it has none

  // What a condition says of an event in a slot: who did it, with which fields, and what else has to be so.
  struct EventParts {
    std::string who;                // "gabon", "a Country"; empty: whoever
    RoleId role = kNo<RoleId>;      // who is any holder of it
    std::vector<std::string> with;  // "channel i247"
    std::vector<NodeId> rest;
  };
  [[nodiscard]] EventParts event_parts(NodeId condition, std::uint16_t slot) const;

private:
  template <class Enough>
  bool find_variable(NodeId within, std::uint16_t slot, Enough enough) const;
  [[nodiscard]] bool speaks_of_bound(NodeId node) const;
  [[nodiscard]] Wording binding(std::uint16_t slot, std::string name) const;  // for the condition of a quantifier
  [[nodiscard]] std::string value_in_case(NodeId node) const;
  enum class Depth : std::uint8_t { top, inner, deep };  // how many `and`s and `or`s stand around
  [[nodiscard]] std::string clause(NodeId node, Polarity polarity, Depth depth) const;
  [[nodiscard]] std::string several(const Node& node, bool all, Polarity polarity, Depth depth) const;
  [[nodiscard]] std::string compared(const Node& node, Polarity polarity) const;
  [[nodiscard]] std::string so(NodeId value, Polarity polarity) const;  // of a yes-or-no value
  [[nodiscard]] std::string holds(std::string_view name, const Node& node, Polarity polarity) const;
  [[nodiscard]] std::string membership(const Node& node, Polarity polarity) const;
  [[nodiscard]] std::string licence(const Licence& licence, Polarity polarity) const;
  [[nodiscard]] std::string quantified(const Node& node, Polarity polarity) const;
  [[nodiscard]] std::string happened(const Node& node, Polarity polarity) const;
  [[nodiscard]] NodeId condition_of(const Node& choose) const;  // of a condition that stands as a value; else kNo
  [[nodiscard]] std::string chosen(const Node& node, bool truths) const;
  [[nodiscard]] std::string field(const Node& node) const;
  [[nodiscard]] std::string set(NodeId node, std::string_view word) const;
  [[nodiscard]] std::string members(NodeId set, NodeId condition, std::uint16_t slot) const;
  [[nodiscard]] std::vector<NodeId> parts(
      NodeId condition) const;  // of an `and`, and of those within it; itself otherwise
  [[nodiscard]] std::vector<NodeId> list(const Node& node) const;
  [[nodiscard]] bool is_variable(NodeId node, std::uint16_t slot) const;
  [[nodiscard]] bool is_dated(NodeId node) const;
  [[nodiscard]] bool is_boolean(NodeId node, bool& yes) const;  // a constant yes or no
  [[nodiscard]] bool is_none(NodeId node) const;
  [[nodiscard]] const Field* any_declaration(FieldId field) const;
  [[nodiscard]] std::string words(Symbol name) const { return words_of(program_->symbols.text(name)); }
  [[nodiscard]] std::string role(RoleId role) const { return words(program_->roles[index(role)].name); }
  [[nodiscard]] std::string constant(const Value& value) const;
  [[nodiscard]] std::string text(Symbol symbol) const;
  [[nodiscard]] std::string written(NodeId node) const;  // in the source; empty if that is not at hand

  const Program* program_;
  const CodePool* code_;
  std::vector<std::uint16_t> bound_;  // slots of quantifiers around
};

[[nodiscard]] bool is_truth(Op op);  // whether a node of this kind is a condition and not a value

}  // namespace licet::core
