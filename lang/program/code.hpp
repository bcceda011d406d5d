#pragma once

#include <cstdint>
#include <vector>

#include "program/ids.hpp"
#include "text/source.hpp"
#include "value/value.hpp"

// Conditions and values as flat code: nodes in one array, operands before the node that uses them, lists of operands in
// another. Names are resolved and types checked; what cannot be evaluated is an `error` node, an unknown with that
// cause.
namespace licet::core {

enum class Op : std::uint8_t {
  // values                 operands
  constant,     // a: index into CodePool::constants
  error,        // a: Symbol, what is wrong. Known when compiled; behaves as an unknown and never as a no
  variable,     // a: slot of the frame
  this_act,     // the act asked about (in a duty: the event weighed, or the act demanded)
  actor,        // who does this_act
  today,        // the day asked about
  field,        // a: node (an object), b: FieldId
  event_day,    // a: node (an event or act): the day it was done
  event_actor,  // a: node (an event or act): who did it; also written e.actor
  add,          // list b, c. Numbers, money of one currency, durations; a date and durations
  negate,       // a
  multiply,     // list b, c
  divide,       // a, b
  shift,        // a: duration, b: date; flag 0: before, 1: after
  choose,       // list b, c of pairs condition, value: the value of the first condition that holds; none holds: error
  sum,          // slot: the variable, a: set, b: condition or kNone, c: value
  count_of,     // slot: the variable, a: set, b: condition or kNone. A number, unknown unless every member is decided
  // sets
  set_of,   // list b, c: the members written out
  holders,  // a: RoleId. The entities of the case that hold it
  events,   // a: ActId. The events that fall under it, seen from `this` (before it), else from today
  // truths
  truth,           // a: node of a boolean value (a field, a variable)
  all_of,          // list b, c
  any_of,          // list b, c
  not_,            // a
  at_least_of,     // a: how many, list b, c
  compare,         // flag: CompareCode, a, b
  is_a,            // a: node, b: RoleId
  is_act,          // a: node (an event or act), b: ActId
  in_set,          // a: node, b: set
  some,            // slot: the variable, a: set, b: condition (kNone: there is a member)
  every,           // slot: the variable, a: set, b: condition
  count_at_least,  // slot: the variable, a: set, b: condition or kNone, c: how many. From `count of … at least n`
  under,           // a: node, b: node, c: FieldId: b is reached from a along the field, one step or more
  judgment,        // a: JudgmentId, list b, c: arguments
  reading_is,      // a: ReadingId, b: index of the option
  reference,   // a: Symbol, the dotted name in an instrument that is not loaded; list b, c: arguments. A finding may
               // answer it
  authorised,  // a: index into CodePool::licences
  term,        // a: TermId, list b, c: arguments. Of any type
  state,       // a: StateId, list b, c: arguments
  open_list,  // a: TermId, b: node: whether this unlisted thing is "the like" of the list: unknown until a finding says
};

enum class CompareCode : std::uint8_t { is, is_not, less, at_most, more, at_least };

struct Node {
  Op op = Op::error;
  std::uint8_t flag = 0;
  std::uint16_t slot = 0;
  std::uint32_t a = kNone, b = kNone, c = kNone;
};
static_assert(sizeof(Node) == 16);

enum class WhoKind : std::uint8_t { role, person, someone };
struct Licence {  // authorised [in advance] by WHO
  WhoKind who = WhoKind::someone;
  RoleId role = kNo<RoleId>;    // role
  NodeId person = kNo<NodeId>;  // person
  bool in_advance = false;
};

// A pool of nodes. A policy has one; a case that asks `is EXPR?` has one of its own.
struct CodePool {  // not `Code`: that is the number of a diagnostic
  std::vector<Node> nodes;
  std::vector<Place> places;  // where each node was written: same length as nodes
  std::vector<NodeId> lists;
  std::vector<Value> constants;
  std::vector<Licence> licences;

  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes[index(id)]; }
};

inline constexpr std::size_t kMostSlots = 32;  // variables in sight at one place: parameters, triggers, quantifiers

}  // namespace licet::core
