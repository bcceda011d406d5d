#pragma once

#include <string>
#include <vector>

#include "program/program.hpp"

// Types as people call them, and which value may stand where.
namespace licet::core {

[[nodiscard]] Type type_of_kind(Kind kind);
[[nodiscard]] Type object_type(RoleId role = kNo<RoleId>);
[[nodiscard]] Type act_type(ActId act);
[[nodiscard]] Type option_type(TypeId options);
[[nodiscard]] Type set_type(const Type& member);
[[nodiscard]] Type member_type(const Type& set);

// "money", "a date", "a `Country`", "one of travel | cash". For messages.
[[nodiscard]] std::string type_text(const Program& program, const Symbols& symbols, const Type& type);

// Roles and things from which this one is made: itself, what it is a special case of, and for a defined role what it
// means.
[[nodiscard]] bool may_hold_both(const Program& program, RoleId a, RoleId b);

// A person may hold several roles, so one role may stand for another when they have a general one in common.
[[nodiscard]] bool fits(const Program& program, const Type& actual, const Type& expected);
[[nodiscard]] bool comparable(const Program& program, const Type& a, const Type& b);
[[nodiscard]] bool has_order(Kind kind);

// What a field called `name` is on a value of a type. Special roles and acts are asked too, since a rule on a general
// act may speak of what only some of its kinds have.
struct FieldSearch {
  const Field* field = nullptr;
  bool own = false;                       // declared there, or inherited: not merely a field of some special kind
  std::vector<const Field*> disagreeing;  // several special ones have it, and differ in type
};
[[nodiscard]] FieldSearch search_field(const Program& program, const std::vector<Type>& types, FieldId id);
[[nodiscard]] std::vector<Symbol> field_names_of(const Program& program, const std::vector<Type>& types);

}  // namespace licet::core
