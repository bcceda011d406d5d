#include <algorithm>

#include "judge/inside.hpp"
#include "judge/nested.hpp"

// Sets and what is said of their members. A set may be unknown, and so may each membership; nothing is skipped.
namespace licet::core {

Members Judge::members_at(const CodePool& code, NodeId set, Frame& frame) {
  const Nested nested(*this);
  Members members;
  if (!spend()) {
    members.unknown = exhausted().causes;
    return members;
  }
  const Node& node = code[set];
  switch (node.op) {
    case Op::set_of:
      for (std::uint32_t i = 0; i < node.c; ++i) {
        const Operand member = value_at(code, code.lists[node.b + i], frame);
        members.unknown = causes_.join(members.unknown, member.causes);
        const auto twice = [&](const SetMember& other) { return member.known() && same(other.value, member.value); };
        if (std::none_of(members.list.begin(), members.list.end(), twice)) members.list.push_back({member.value, kYes});
      }
      return members;
    case Op::holders:
      for (std::uint32_t i = 0; i < case_.objects.size() && spend(); ++i) {
        if (case_.objects[i].kind != ObjectKind::entity) continue;
        const Value who = Value::object(i);
        const Truth held = isa({who, kNoCause}, RoleId{node.a}, frame.day);
        if (!held.no()) members.list.push_back({who, held});
      }
      break;
    case Op::events:
      for (const std::uint32_t place : candidates(ActId{node.a}, std::nullopt)) {
        if (!spend() || day_of(events_[place]) > frame.day) break;
        for (const ObjectId act : family_of(events_[place])) {
          AllOf all(causes_);
          all.add(seen(act, frame));
          if (!all.decided()) all.add(holds(act));
          if (!all.decided()) all.add(reach(act, ActId{node.a}));
          if (!all.decided()) members.list.push_back({Value::object(static_cast<std::uint32_t>(act)), all.truth()});
        }
      }
      break;
    case Op::term: {  // a defined set: its body, seen from inside, keeps what is open about each member
      if (++called_ > limits_.call_depth && limits_.call_depth != 0) run_out();
      Frame inside = inside_term(code, set, frame);
      members = members_at(program_.code, program_.terms[node.a].body, inside);
      --called_;
      return members;
    }
    default: {
      const Operand value = value_at(code, set, frame);
      members.unknown = value.causes;
      if (!value.known() || value.value.is_none()) return members;  // nobody is an empty set
      if (value.value.kind() != ValueKind::list) {
        members.unknown = mistake(Mistake::kinds).causes;
        return members;
      }
      for (const Value& member : list_of(value.value)) members.list.push_back({member, kYes});
      return members;
    }
  }
  if (spent_) members.unknown = exhausted().causes;
  return members;
}

// A set as a value, where one is handed on: known only if every membership is.
Operand Judge::set_value(const CodePool& code, NodeId set, Frame& frame) {
  Members members = members_at(code, set, frame);
  std::vector<Value> list;
  for (const SetMember& member : members.list) {
    members.unknown = causes_.join(members.unknown, member.holds.causes);
    list.push_back(member.value);
  }
  if (members.unknown != kNoCause) return {{}, members.unknown};
  const std::size_t before = program_.lists.size() + case_.lists.size();
  auto kept = std::find(lists_.begin(), lists_.end(), list);
  if (kept == lists_.end()) kept = lists_.insert(lists_.end(), std::move(list));
  return {Value::list(static_cast<std::uint32_t>(before + static_cast<std::size_t>(kept - lists_.begin()))), kNoCause};
}

namespace {

// The variable of a quantifier is written into the frame while its condition is looked at, and taken back afterwards: a
// name in sight outside may have the same slot in a term that was entered meanwhile.
class Bound {
public:
  Bound(Frame& frame, std::uint16_t slot) : slot_(frame.slots[slot]), outer_(slot_) {}
  ~Bound() { slot_ = outer_; }
  Bound(const Bound&) = delete;
  Bound& operator=(const Bound&) = delete;
  void be(const Value& value) { slot_ = {value, kNoCause}; }

private:
  Operand& slot_;
  Operand outer_;
};

}  // namespace

// `some x in xs has (c)`; negated: `some x in xs has (not c)`, from which `every` is made.
Truth Judge::some(const CodePool& code, const Node& node, Frame& frame, bool negated) {
  const Members members = members_at(code, NodeId{node.a}, frame);
  if (members.unknown != kNoCause) return causes_.unknown(members.unknown);
  Bound variable(frame, node.slot);
  AnyOf any(causes_);
  for (const SetMember& member : members.list) {
    variable.be(member.value);
    AllOf both(causes_);
    both.add(member.holds);
    if (node.b != kNone) {
      const Truth condition = truth_at(code, NodeId{node.b}, frame);
      both.add(negated ? !condition : condition);
    }
    any.add(both.truth());
    if (any.decided() || spent_) break;
  }
  return any.truth();
}

// Calls `each(truth, first, last)` for every thing in the set; an act that is there under several descriptions is one
// thing.
template <class Each>
CauseSet Judge::each_thing(const CodePool& code, const Node& node, Frame& frame, Each each) {
  const Members members = members_at(code, NodeId{node.a}, frame);
  if (members.unknown != kNoCause) return members.unknown;
  Bound variable(frame, node.slot);
  const auto thing = [&](const Value& value) {
    return value.kind() == ValueKind::object ? Value::object(static_cast<std::uint32_t>(root(ObjectId{value.index()})))
                                             : value;
  };
  for (std::size_t first = 0; first < members.list.size() && !spent_;) {
    std::size_t last = first;
    AnyOf any(causes_);
    std::vector<SetMember> described;
    while (last < members.list.size() && thing(members.list[last].value) == thing(members.list[first].value)) {
      const SetMember& member = members.list[last++];
      variable.be(member.value);
      AllOf both(causes_);
      both.add(member.holds);
      if (node.b != kNone) both.add(truth_at(code, NodeId{node.b}, frame));
      described.push_back({member.value, both.truth()});
      any.add(described.back().holds);
    }
    if (!each(any.truth(), described, variable)) break;
    first = last;
  }
  return spent_ ? exhausted().causes : kNoCause;
}

Truth Judge::count_at_least(const CodePool& code, const Node& node, Frame& frame) {
  AtLeast count(causes_, node.c);
  const CauseSet unknown = each_thing(code, node, frame, [&](Truth holds, const auto&, auto&) {
    count.add(holds);
    return !count.decided();
  });
  return unknown != kNoCause ? causes_.unknown(unknown) : count.truth();
}

// `count of` as a number, and `sum of`: unknown unless every member is decided.
Operand Judge::count_or_sum(const CodePool& code, const Node& node, Frame& frame) {
  Operand total{Value::number(Decimal(0)), kNoCause};
  CauseSet open = kNoCause;
  const CauseSet unknown =
      each_thing(code, node, frame, [&](Truth holds, const std::vector<SetMember>& described, Bound& variable) {
        open = causes_.join(open, holds.causes);
        if (!holds.yes()) return true;
        std::optional<Operand> value;
        if (node.op == Op::count_of) value = Operand{Value::number(Decimal(1)), kNoCause};
        for (std::size_t i = 0; i < described.size() && node.op == Op::sum; ++i) {
          if (described[i].holds.no()) continue;
          variable.be(described[i].value);
          const Operand one = value_at(code, NodeId{node.c}, frame);
          if (value && value->known() && one.known() && !same(value->value, one.value)) {
            value = mistake(Mistake::several_values);
          } else if (!value || value->known()) {
            value = one;
          }
        }
        total = add(total, *value);
        return true;
      });
  open = causes_.join(causes_.join(open, unknown), total.causes);
  return open != kNoCause ? Operand{{}, open} : total;
}

Truth Judge::in_set(const CodePool& code, const Node& node, Frame& frame) {
  const Operand what = value_at(code, NodeId{node.a}, frame);
  const Members members = members_at(code, NodeId{node.b}, frame);
  const CauseSet unknown = causes_.join(what.causes, members.unknown);
  if (unknown != kNoCause) return causes_.unknown(unknown);
  AnyOf any(causes_);
  for (const SetMember& member : members.list) {
    if (same(what.value, member.value)) any.add(member.holds);
    if (any.decided()) break;
  }
  return any.truth();
}

// `x under y via f`: y is x's f, or its f's f, and so on. A cycle in the data must not hang us.
Truth Judge::under(const Operand& what, const Operand& above, FieldId via) {
  Operand at = what;
  std::vector<Value> passed;
  while (at.known() && above.known() && spend() && std::find(passed.begin(), passed.end(), at.value) == passed.end()) {
    passed.push_back(at.value);
    at = field_value(at, via);
    if (at.known() && same(at.value, above.value)) return kYes;
  }
  if (spent_) return exhausted();
  const CauseSet unknown = causes_.join(at.causes, above.causes);
  return unknown != kNoCause ? causes_.unknown(unknown) : kNot;
}

}  // namespace licet::core
