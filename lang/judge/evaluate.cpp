#include <algorithm>

#include "judge/inside.hpp"
#include "judge/nested.hpp"

// Code to truths and values: one case per operation, n-ary strong Kleene, unknowns with their causes.
namespace licet::core {

Truth Judge::truth(const CodePool& code, NodeId node, const Frame& frame) {
  Frame own = frame;  // quantifiers write their variable into it
  return truth_at(code, node, own);
}

Operand Judge::value(const CodePool& code, NodeId node, const Frame& frame) {
  Frame own = frame;
  return value_at(code, node, own);
}

Members Judge::members(const CodePool& code, NodeId set, const Frame& frame) {
  Frame own = frame;
  return members_at(code, set, own);
}

Truth Judge::truth_at(const CodePool& code, NodeId id, Frame& frame) {
  const Nested nested(*this);
  if (!spend()) return exhausted();
  const Node& node = code[id];
  const auto operand = [&](std::uint32_t i) { return code.lists[node.b + i]; };
  switch (node.op) {
    case Op::truth:
      return truth_of_value(value_at(code, NodeId{node.a}, frame));
    case Op::all_of: {
      AllOf all(causes_);
      for (std::uint32_t i = 0; i < node.c && !all.decided(); ++i) all.add(truth_at(code, operand(i), frame));
      return all.truth();
    }
    case Op::any_of: {
      AnyOf any(causes_);
      for (std::uint32_t i = 0; i < node.c && !any.decided(); ++i) any.add(truth_at(code, operand(i), frame));
      return any.truth();
    }
    case Op::not_:
      return !truth_at(code, NodeId{node.a}, frame);
    case Op::at_least_of: {
      AtLeast count(causes_, node.a);
      for (std::uint32_t i = 0; i < node.c && !count.decided(); ++i) count.add(truth_at(code, operand(i), frame));
      return count.truth();
    }
    case Op::compare: {
      const Operand left = value_at(code, NodeId{node.a}, frame);
      return compare(CompareCode{node.flag}, left, value_at(code, NodeId{node.b}, frame));
    }
    case Op::is_a:
      return isa(value_at(code, NodeId{node.a}, frame), RoleId{node.b}, frame.day);
    case Op::is_act: {
      const Operand act = value_at(code, NodeId{node.a}, frame);
      if (!act.known()) return causes_.unknown(act.causes);
      return act.value.kind() == ValueKind::object ? reach(ObjectId{act.value.index()}, ActId{node.b}) : kNot;
    }
    case Op::in_set:
      return in_set(code, node, frame);
    case Op::some:
      return some(code, node, frame, false);
    case Op::every:
      return !some(code, node, frame, true);
    case Op::count_at_least:
      return count_at_least(code, node, frame);
    case Op::under: {
      const Operand what = value_at(code, NodeId{node.a}, frame);
      return under(what, value_at(code, NodeId{node.b}, frame), FieldId{node.c});
    }
    case Op::judgment:
      return judgment(JudgmentId{node.a}, arguments_of(code, node, frame));
    case Op::reading_is: {
      const auto& reading = program_.readings[node.a];
      const auto chosen = case_.readings[node.a] ? case_.readings[node.a] : reading.settled;
      if (chosen) return truth_of(*chosen == node.b);
      return causes_.unknown({CauseOf::reading, node.a, kNone, kNoSymbol, {}});
    }
    case Op::reference:
      return reference(Symbol{node.a}, arguments_of(code, node, frame));
    case Op::authorised: {
      const LicenceState found = licence(node.a, frame);
      if (!frame.hope || found.given.yes()) return found.given;
      AnyOf any(causes_);
      any.add(found.given);
      any.add(found.chance);
      return any.truth();
    }
    case Op::state:
      return state(StateId{node.a}, arguments_of(code, node, frame), frame);
    case Op::open_list:
      return open_list(TermId{node.a}, value_at(code, NodeId{node.b}, frame));
    default:
      return truth_of_value(value_at(code, id, frame));  // of an operation that gives a value
  }
}

Operand Judge::value_at(const CodePool& code, NodeId id, Frame& frame) {
  const Nested nested(*this);
  if (!spend()) return value_of_truth(exhausted());
  const Node& node = code[id];
  const auto operand = [&](std::uint32_t i) { return value_at(code, code.lists[node.b + i], frame); };
  switch (node.op) {
    case Op::constant:
      return {code.constants[node.a], kNoCause};
    case Op::error:
      return unknown_value({CauseOf::error, kNone, kNone, Symbol{node.a}, {}});
    case Op::variable:
      return frame.slots[node.a];
    case Op::this_act:
      return is_some(frame.act) ? Operand{Value::object(static_cast<std::uint32_t>(frame.act)), kNoCause}
                                : mistake(Mistake::no_such_thing);
    case Op::actor:
      return frame.actor;
    case Op::today:
      return {Value::date(frame.day), kNoCause};
    case Op::field:
      return field_value(value_at(code, NodeId{node.a}, frame), FieldId{node.b});
    case Op::event_day:
    case Op::event_actor: {
      const Operand of = value_at(code, NodeId{node.a}, frame);
      if (!of.known() || of.value.is_none()) return of;
      if (of.value.kind() != ValueKind::object) return mistake(Mistake::no_such_thing);
      const ObjectId act{of.value.index()};
      if (node.op == Op::event_actor) return actor_of(act);
      if (!in_case(act) && derived(act).day_unknown != kNoCause) return {{}, derived(act).day_unknown};
      return {Value::date(day_of(act)), kNoCause};
    }
    case Op::add: {
      Operand sum = operand(0);
      for (std::uint32_t i = 1; i < node.c; ++i) sum = add(sum, operand(i));
      return sum;
    }
    case Op::negate:
      return negate(value_at(code, NodeId{node.a}, frame));
    case Op::multiply: {
      Operand product = operand(0);
      for (std::uint32_t i = 1; i < node.c; ++i) product = multiply(product, operand(i));
      return product;
    }
    case Op::divide: {
      const Operand left = value_at(code, NodeId{node.a}, frame);
      return divide(left, value_at(code, NodeId{node.b}, frame));
    }
    case Op::shift: {
      const Operand duration = value_at(code, NodeId{node.a}, frame);
      return shift(duration, value_at(code, NodeId{node.b}, frame), node.flag != 0);
    }
    case Op::choose:
      return choose(code, node, frame);
    case Op::sum:
    case Op::count_of:
      return count_or_sum(code, node, frame);
    case Op::term:
      return call_term(TermId{node.a}, arguments_of(code, node, frame), frame);
    case Op::set_of:
    case Op::holders:
    case Op::events:
      return set_value(code, id, frame);
    default:
      return value_of_truth(truth_at(code, id, frame));
  }
}

std::vector<Operand> Judge::arguments_of(const CodePool& code, const Node& node, Frame& frame) {
  std::vector<Operand> arguments;
  arguments.reserve(node.c);
  for (std::uint32_t i = 0; i < node.c; ++i) arguments.push_back(value_at(code, code.lists[node.b + i], frame));
  return arguments;
}

// ---- between truths and values -------------------------------------------------------------------------------------

Truth Judge::truth_of_value(const Operand& operand) {
  if (!operand.known()) return causes_.unknown(operand.causes);
  if (operand.value.kind() == ValueKind::boolean) return truth_of(operand.value.yes());
  return causes_.unknown(mistake(Mistake::not_a_truth).causes);
}

Operand Judge::value_of_truth(Truth truth) const { return {Value::boolean(truth.yes()), truth.causes}; }

Truth Judge::optional_truth(NodeId node, Frame& frame, bool absent) {
  return is_some(node) ? truth_at(program_.code, node, frame) : truth_of(absent);
}

Operand Judge::mistake(Mistake what, std::uint32_t about, std::vector<Value> of) {
  return unknown_value({CauseOf::error, static_cast<std::uint32_t>(what), about, kNoSymbol, std::move(of)});
}

Operand Judge::field_value(const Operand& of, FieldId field) {
  if (!of.known() || of.value.is_none()) return of;
  if (of.value.kind() != ValueKind::object) return mistake(Mistake::no_such_thing);
  return field_of(ObjectId{of.value.index()}, field);
}

// ---- terms and states ----------------------------------------------------------------------------------------------

// The value of the first condition that holds. While an earlier condition is open several values are possible; if they
// are all the same it does not matter which it is.
Operand Judge::choose(const CodePool& code, const Node& node, Frame& frame) {
  std::vector<Operand> possible;
  CauseSet open = kNoCause;
  bool settled = false;
  for (std::uint32_t i = 0; i + 1 < node.c && !settled; i += 2) {
    const Truth holds = truth_at(code, code.lists[node.b + i], frame);
    if (holds.no()) continue;
    possible.push_back(value_at(code, code.lists[node.b + i + 1], frame));
    open = causes_.join(open, holds.causes);
    settled = holds.yes();
  }
  if (!settled) possible.push_back(mistake(Mistake::no_case_holds));
  bool agree = true;
  CauseSet unknown = open;
  for (const Operand& value : possible) {
    agree = agree && value.known() && same(value.value, possible.front().value);
    unknown = causes_.join(unknown, value.causes);
  }
  return agree ? possible.front() : Operand{{}, unknown};
}

namespace {

std::size_t hash_of_call(std::uint64_t what, const std::vector<Operand>& arguments, Day day, ObjectId vantage) {
  std::size_t hash = scatter(what);
  for (const Operand& argument : arguments) {
    hash = scatter(hash + (argument.known() ? hash_of(argument.value) : ~static_cast<std::size_t>(argument.causes)));
  }
  return scatter(hash + scatter((static_cast<std::uint64_t>(static_cast<std::uint32_t>(day)) << 32U) |
                                static_cast<std::uint32_t>(vantage)));
}

bool same_arguments(const std::vector<Operand>& left, const std::vector<Operand>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const Operand& a, const Operand& b) {
    return a.causes == b.causes && (!a.known() || a.value == b.value);
  });
}

}  // namespace

// A term depends on its arguments, on the day, and on which events are seen: so it is worked out once for each.
Operand Judge::call_term(TermId term, std::vector<Operand> arguments, const Frame& frame) {
  const std::size_t hash = hash_of_call(index(term), arguments, frame.day, frame.vantage);
  auto& called = tables_->called;
  const std::uint32_t* first = tables_->terms.find(hash, 0);
  for (std::uint32_t i = first == nullptr ? kNone : *first; i != kNone; i = called[i].next) {
    if (called[i].term == term && called[i].day == frame.day && called[i].vantage == frame.vantage &&
        same_arguments(called[i].arguments, arguments)) {
      return called[i].result;
    }
  }
  if (++called_ > limits_.call_depth && limits_.call_depth != 0) run_out();
  Frame inside;
  std::copy_n(arguments.begin(), std::min(arguments.size(), inside.slots.size()), inside.slots.begin());
  inside.day = frame.day;
  inside.vantage = frame.vantage;
  const Operand result = value_at(program_.code, program_.terms[index(term)].body, inside);
  --called_;
  first = tables_->terms.find(hash, 0);
  called.push_back(
      {term, kNo<StateId>, std::move(arguments), frame.day, frame.vantage, result, first == nullptr ? kNone : *first});
  tables_->terms.keep(hash, 0, static_cast<std::uint32_t>(called.size() - 1));
  return result;
}

Frame Judge::inside_term(const CodePool& code, NodeId term, const Frame& frame) {
  Frame own = frame, inside;
  const std::vector<Operand> arguments = arguments_of(code, code[term], own);
  std::copy_n(arguments.begin(), std::min(arguments.size(), inside.slots.size()), inside.slots.begin());
  inside.day = frame.day;
  inside.vantage = frame.vantage;
  return inside;
}

// The event began (or ended) the state for these arguments.
Truth Judge::happens(const Occurrence& occurrence, const std::vector<Operand>& arguments, ObjectId event,
                     const Frame& frame) {
  AllOf all(causes_);
  all.add(seen(event, frame));
  all.add(holds(event));
  all.add(reach(event, occurrence.act));
  if (all.decided()) return kNot;
  Frame inside = act_frame(event, kNo<RuleId>);
  inside.slots[0] = {Value::object(static_cast<std::uint32_t>(event)), kNoCause};
  for (std::size_t i = 0; i < occurrence.arguments.size() && i < arguments.size() && !all.decided(); ++i) {
    all.add(compare(CompareCode::is, value_at(program_.code, occurrence.arguments[i], inside), arguments[i]));
  }
  if (!all.decided()) all.add(optional_truth(occurrence.condition, inside, true));
  return all.truth();
}

// Some event began it, and none that came after has ended it.
Truth Judge::state(StateId state, const std::vector<Operand>& arguments, const Frame& frame) {
  const std::size_t hash = hash_of_call(~static_cast<std::uint64_t>(index(state)), arguments, frame.day, frame.vantage);
  auto& called = tables_->called;
  const std::uint32_t* first = tables_->terms.find(hash, 1);
  for (std::uint32_t i = first == nullptr ? kNone : *first; i != kNone; i = called[i].next) {
    if (called[i].state == state && called[i].day == frame.day && called[i].vantage == frame.vantage &&
        same_arguments(called[i].arguments, arguments)) {
      return truth_of_value(called[i].result);
    }
  }
  if (++called_ > limits_.call_depth && limits_.call_depth != 0) run_out();
  const State& declared = program_.states[index(state)];
  std::vector<std::pair<ObjectId, Truth>> starts, ends;
  const auto collect = [&](const std::vector<Occurrence>& occurrences, std::vector<std::pair<ObjectId, Truth>>& found) {
    for (const Occurrence& occurrence : occurrences) {
      for (const std::uint32_t place : candidates(occurrence.act, std::nullopt)) {
        if (day_of(events_[place]) > frame.day) break;
        for (const ObjectId event : family_of(events_[place])) {
          const Truth truth = happens(occurrence, arguments, event, frame);
          if (!truth.no()) found.emplace_back(event, truth);
        }
      }
    }
  };
  collect(declared.starts, starts);
  if (!starts.empty()) collect(declared.ends, ends);
  AnyOf any(causes_);
  for (const auto& [start, began] : starts) {
    AllOf lasts(causes_);
    lasts.add(began);
    for (const auto& [end, ended] : ends) {
      AllOf over(causes_);
      over.add(ended);
      over.add(before(start, end));
      lasts.add(!over.truth());
      if (lasts.decided()) break;
    }
    any.add(lasts.truth());
    if (any.decided()) break;
  }
  --called_;
  first = tables_->terms.find(hash, 1);
  const Truth result = any.truth();
  called.push_back({kNo<TermId>, state, arguments, frame.day, frame.vantage, value_of_truth(result),
                    first == nullptr ? kNone : *first});
  tables_->terms.keep(hash, 1, static_cast<std::uint32_t>(called.size() - 1));
  return result;
}

}  // namespace licet::core
