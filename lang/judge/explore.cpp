#include <algorithm>
#include <deque>

#include "judge/asking.hpp"
#include "judge/walk.hpp"

// One question, under every reading that matters.
namespace licet::core {

namespace {

template <class T>
void add_once(std::vector<T>& list, const T& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

std::vector<RowKey> keys_of(const std::vector<Row>& rows, const std::vector<std::uint32_t>& which) {
  std::vector<RowKey> keys;
  for (const std::uint32_t i : which) add_once(keys, key_of(rows[i]));
  return keys;
}

// The causes of a truth that outlives its judge are listed beside it; the set itself only says that there are some.
constexpr CauseSet kUnknown = CauseSet{1};

Leaf leaf_of(const Judge& judge, const Verdict& verdict) {
  Leaf leaf;
  leaf.possible = verdict.possible;
  leaf.per_instrument = verdict.per_instrument;
  for (const auto& decisive : verdict.decisive_in) leaf.decisive_in.push_back(keys_of(verdict.rows, decisive));
  leaf.why = judge.causes(verdict.why);
  leaf.decisive = keys_of(verdict.rows, verdict.decisive);
  leaf.pending = keys_of(verdict.rows, verdict.pending);
  for (const auto& [first, second] : verdict.conflicts)
    leaf.conflicts.emplace_back(key_of(verdict.rows[first]), key_of(verdict.rows[second]));
  leaf.needs = verdict.needs;
  for (const auto& [rule, causes] : verdict.conditions) {
    for (const Cause& cause : judge.causes(causes)) leaf.conditions.push_back({rule, cause});
  }
  return leaf;
}

// Splits a question on the open readings that it hangs on, in document order and breadth first. `ask(case, chosen)`
// answers it under some readings and says on what it hangs; `keep` takes an answer that is not split further.
class Splitting {
public:
  Splitting(const Case& facts, const Limits& limits) : facts_(facts), limits_(limits) {}

  template <class Ask, class Keep>
  void run(Ask ask, Keep keep) {
    std::optional<Case> read;  // the case with the readings of a branch; the first needs none
    std::deque<Chosen> todo{{}};
    for (std::size_t kept = 0; !todo.empty();) {
      const Chosen chosen = todo.front();
      todo.pop_front();
      if (!chosen.empty()) {
        if (!read) read = facts_;
        read->readings = facts_.readings;
        for (const auto& [reading, option] : chosen) read->readings[index(reading)] = option;
      }
      auto answer = ask(chosen.empty() ? facts_ : *read, chosen);
      const auto open =
          std::find_if(answer.why.begin(), answer.why.end(), [](const Cause& c) { return c.kind == CauseOf::reading; });
      if (open == answer.why.end() || !split(ReadingId{open->a}, kept, chosen, todo)) {
        keep(std::move(answer));
        ++kept;
      }
    }
  }
  [[nodiscard]] const std::vector<ReadingId>& tried() const { return tried_; }
  [[nodiscard]] bool capped() const { return capped_; }

private:
  using Chosen = std::vector<std::pair<ReadingId, std::uint32_t>>;

  bool split(ReadingId reading, std::size_t kept, const Chosen& chosen, std::deque<Chosen>& todo) {
    const std::size_t options = facts_.program->readings[index(reading)].options.size();
    const bool named = std::find(tried_.begin(), tried_.end(), reading) != tried_.end();
    const bool fits = limits_.readings == 0 || kept + todo.size() + options <= limits_.readings;
    if (!fits || (!named && limits_.named_readings != 0 && tried_.size() >= limits_.named_readings)) {
      capped_ = true;
      return false;
    }
    add_once(tried_, reading);
    for (std::uint32_t option = 0; option < options; ++option) {
      todo.push_back(chosen);
      todo.back().emplace_back(reading, option);
    }
    return true;
  }

  const Case& facts_;
  const Limits limits_;
  std::vector<ReadingId> tried_;
  bool capped_ = false;
};

void sort_causes(std::vector<Cause>& causes) {
  std::sort(causes.begin(), causes.end());
  causes.erase(std::unique(causes.begin(), causes.end()), causes.end());
}

}  // namespace

Explored explore(const Case& facts, const Question& question, Fuel& fuel, const std::atomic<bool>* cancel) {
  Explored all;
  Splitting splitting(facts, fuel.limits());
  const auto ask = [&](const Case& read, const auto& chosen) {
    if (all.out_of_fuel) return Leaf{};
    Judge judge(read, question, fuel.limits(), cancel);
    Leaf leaf = leaf_of(judge, judge.verdict());
    leaf.chosen = chosen;
    fuel.use(judge.fuel_used());
    for (const Presumed& presumed : judge.presumed()) add_once(all.presumed, presumed);
    if (judge.out_of_fuel()) {
      all.out_of_fuel = true;
      all.fuel_rule = judge.fuel_rule();
      leaf.why.clear();
    }
    return leaf;
  };
  splitting.run(ask, [&](Leaf leaf) { all.leaves.push_back(std::move(leaf)); });
  all.split = splitting.tried();
  all.capped = splitting.capped();
  for (const Leaf& leaf : all.leaves) {
    all.possible = all.possible | leaf.possible;
    all.agree = all.agree && leaf.possible == all.leaves.front().possible;
    all.why.insert(all.why.end(), leaf.why.begin(), leaf.why.end());
  }
  if (!all.agree) {
    for (const ReadingId reading : all.split)
      all.why.push_back({CauseOf::reading, static_cast<std::uint32_t>(reading), kNone, kNoSymbol, {}});
  }
  sort_causes(all.why);
  if (all.possible.single()) all.why.clear();
  return all;
}

Evaluated evaluate(const Case& facts, NodeId node, const Limits& limits, const std::atomic<bool>* cancel) {
  Fuel fuel(limits);
  Splitting splitting(facts, limits);
  struct Value3 {
    Operand value;
    std::vector<Value> list;
    std::vector<Cause> why;
  };
  std::vector<Value3> leaves;
  Evaluated out;
  const auto ask = [&](const Case& read, const auto&) {
    Value3 leaf;
    if (out.out_of_fuel) return leaf;
    Judge judge(read, {}, fuel.limits(), cancel);
    leaf.value = judge.value(facts.code, node, judge.plain_frame());
    leaf.why = judge.causes(leaf.value.causes);
    if (leaf.value.known() && leaf.value.value.kind() == ValueKind::list) leaf.list = judge.list_of(leaf.value.value);
    fuel.use(judge.fuel_used());
    out.out_of_fuel = judge.out_of_fuel();
    if (out.out_of_fuel) leaf.value.causes = kUnknown;
    return leaf;
  };
  splitting.run(ask, [&](Value3 leaf) { leaves.push_back(std::move(leaf)); });
  const Value3& first = leaves.front();
  const bool agree = std::all_of(leaves.begin(), leaves.end(), [&](const Value3& leaf) {
    const bool lists = leaf.value.value.kind() == ValueKind::list && first.value.value.kind() == ValueKind::list;
    return leaf.value.known() && (lists ? leaf.list == first.list : leaf.value.value == first.value.value);
  });
  if (agree && !out.out_of_fuel) {
    out.value = first.value;
    out.list = first.list;
    out.settled_anyway = splitting.tried();
  } else {
    out.value.causes = kUnknown;
    for (const Value3& leaf : leaves) out.causes.insert(out.causes.end(), leaf.why.begin(), leaf.why.end());
    // Where it is unknown under every reading, no reading makes a difference that anybody could see.
    const bool differ =
        std::any_of(leaves.begin(), leaves.end(), [](const Value3& leaf) { return leaf.value.known(); });
    for (const ReadingId reading : differ ? splitting.tried() : std::vector<ReadingId>())
      out.causes.push_back({CauseOf::reading, static_cast<std::uint32_t>(reading), kNone, kNoSymbol, {}});
    sort_causes(out.causes);
  }
  const bool known = out.value.known();
  out.is_truth = known ? out.value.value.kind() == ValueKind::boolean : is_truth(*facts.program, facts.code, node);
  out.truth = known ? truth_of(out.is_truth && out.value.value.yes()) : Truth{Kleene::unknown, kUnknown};
  return out;
}

}  // namespace licet::core
