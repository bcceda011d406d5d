#include <algorithm>
#include <deque>

#include "judge/asking.hpp"

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

Leaf leaf_of(const Judge& judge, const Verdict& verdict) {
  Leaf leaf;
  leaf.possible = verdict.possible;
  leaf.per_instrument = verdict.per_instrument;
  for (const auto& decisive : verdict.decisive_in) leaf.decisive_in.push_back(keys_of(verdict.rows, decisive));
  leaf.why = judge.causes(verdict.why);
  leaf.decisive = keys_of(verdict.rows, verdict.decisive);
  leaf.pending = keys_of(verdict.rows, verdict.pending);
  for (const auto& [first, second] : verdict.conflicts) leaf.conflicts.emplace_back(key_of(verdict.rows[first]), key_of(verdict.rows[second]));
  leaf.needs = verdict.needs;
  for (const auto& [rule, causes] : verdict.conditions) {
    for (const Cause& cause : judge.causes(causes)) leaf.conditions.push_back({rule, cause});
  }
  return leaf;
}

}  // namespace

Explored explore(const Case& facts, const Question& question, Fuel& fuel, const std::atomic<bool>* cancel) {
  const Limits limits = fuel.limits();
  Explored all;
  std::optional<Case> read;  // the case with the readings of a branch; the first needs none
  std::deque<std::vector<std::pair<ReadingId, std::uint32_t>>> todo{{}};
  while (!todo.empty()) {
    const auto chosen = todo.front();
    todo.pop_front();
    if (!chosen.empty()) {
      if (!read) read = facts;
      read->readings = facts.readings;
      for (const auto& [reading, option] : chosen) read->readings[index(reading)] = option;
    }
    Judge judge(chosen.empty() ? facts : *read, question, fuel.limits(), cancel);
    Leaf leaf = leaf_of(judge, judge.verdict());
    leaf.chosen = chosen;
    fuel.use(judge.fuel_used());
    for (const Presumed& presumed : judge.presumed()) add_once(all.presumed, presumed);
    if (judge.out_of_fuel()) {
      all.out_of_fuel = true;
      all.fuel_rule = judge.fuel_rule();
      all.leaves.push_back(std::move(leaf));
      break;
    }
    const auto open = std::find_if(leaf.why.begin(), leaf.why.end(), [](const Cause& c) { return c.kind == CauseOf::reading; });
    if (open != leaf.why.end()) {
      const ReadingId reading{open->a};
      const std::size_t options = facts.program->readings[open->a].options.size();
      const bool named = std::find(all.split.begin(), all.split.end(), reading) != all.split.end();
      const bool fits = limits.readings == 0 || all.leaves.size() + todo.size() + options <= limits.readings;
      if (fits && (named || limits.named_readings == 0 || all.split.size() < limits.named_readings)) {
        add_once(all.split, reading);
        for (std::uint32_t option = 0; option < options; ++option) {
          todo.push_back(chosen);
          todo.back().emplace_back(reading, option);
        }
        continue;
      }
      all.capped = true;
    }
    all.leaves.push_back(std::move(leaf));
  }
  for (const Leaf& leaf : all.leaves) {
    all.possible = all.possible | leaf.possible;
    all.agree = all.agree && leaf.possible == all.leaves.front().possible;
    all.why.insert(all.why.end(), leaf.why.begin(), leaf.why.end());
  }
  if (!all.agree) {
    for (const ReadingId reading : all.split) all.why.push_back({CauseOf::reading, static_cast<std::uint32_t>(reading), kNone, kNoSymbol, {}});
  }
  std::sort(all.why.begin(), all.why.end());
  all.why.erase(std::unique(all.why.begin(), all.why.end()), all.why.end());
  if (all.possible.single()) all.why.clear();
  return all;
}

}  // namespace licet::core
