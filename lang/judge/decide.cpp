#include <algorithm>
#include <bit>
#include <tuple>

#include "judge/asking.hpp"
#include "judge/walk.hpp"

// The whole answer to "may A do X?": the verdict under every reading that matters, what it rests on, what is missing,
// and what the act would bring about.
namespace licet::core {

std::optional<Grade> headline(Grades possible) {
  if (possible.empty() || class_of(possible.least()) != class_of(possible.greatest())) return std::nullopt;
  for (int g = 0; g < kGrades; ++g) {
    const Grade grade{static_cast<std::uint8_t>(g)};
    if (possible.has(grade) && class_of(grade) != class_of(possible.least())) return std::nullopt;
  }
  return possible.least();
}

namespace {

// What every leaf has; where there is nothing that all have and the leaves agree on the outcome, what any of them has.
template <class T>
std::vector<T> common(const std::vector<Leaf>& leaves, std::vector<T> Leaf::*list, bool or_any) {
  std::vector<T> all = leaves.front().*list, any;
  for (const Leaf& leaf : leaves) {
    std::erase_if(all, [&](const T& item) {
      return std::find((leaf.*list).begin(), (leaf.*list).end(), item) == (leaf.*list).end();
    });
    for (const T& item : leaf.*list) {
      if (std::find(any.begin(), any.end(), item) == any.end()) any.push_back(item);
    }
  }
  return all.empty() && or_any ? any : all;
}

template <class T>
std::vector<T> together(const std::vector<Leaf>& leaves, std::vector<T> Leaf::*list) {
  std::vector<T> any;
  for (const Leaf& leaf : leaves) {
    for (const T& item : leaf.*list) {
      if (std::find(any.begin(), any.end(), item) == any.end()) any.push_back(item);
    }
  }
  return any;
}

class Deciding {
public:
  Deciding(const Case& facts, const Question& question, const Limits& limits, const std::atomic<bool>* cancel)
      : facts_(facts), program_(*facts.program), question_(question), fuel_(limits), cancel_(cancel) {}

  Answer decide() {
    explored_ = explore(facts_, question_, fuel_, cancel_);
    if (explored_.out_of_fuel) return gave_up(explored_.fuel_rule);
    Judge judge(facts_, question_, fuel_.limits(), cancel_);
    const Verdict verdict = judge.verdict();
    add_rows(judge, verdict);
    add_verdict();
    answer_.duties = judge.duties(kNo<ObjectId>, kNo<ObjectId>, kNo<RuleId>, true);
    fuel_.use(judge.fuel_used());
    if (judge.out_of_fuel()) return gave_up(judge.fuel_rule());
    Judge afterwards(facts_, question_, fuel_.limits(), cancel_);
    answer_.provided = afterwards.provisos();
    fuel_.use(afterwards.fuel_used());
    if (afterwards.out_of_fuel()) return gave_up(afterwards.fuel_rule());
    add_references();
    add_presumed();
    rank_missing();
    return std::move(answer_);
  }

private:
  // Running out of fuel never yields a permission: anything is possible, and the rule is named.
  Answer gave_up(RuleId rule) const {
    Answer answer;
    answer.possible = Grades::of_bits(0xFF);
    answer.out_of_fuel = true;
    answer.fuel_rule = rule;
    answer.instruments.resize(program_.instruments.size());
    for (std::uint32_t i = 0; i < program_.instruments.size(); ++i)
      answer.instruments[i] = {InstrumentId{i}, answer.possible, {}};
    const Cause cause{CauseOf::error,
                      static_cast<std::uint32_t>(Mistake::out_of_fuel),
                      static_cast<std::uint32_t>(rule),
                      kNoSymbol,
                      {}};
    answer.missing.push_back({cause, false, false, 0, static_cast<double>(kGrades)});
    return answer;
  }

  // The rows are those of the case as it stands, open readings unknown: under a reading each says one of the things it
  // may say here.
  void add_rows(const Judge& judge, const Verdict& verdict) {
    std::vector<const Row*> rows;
    for (const Row& row : verdict.rows) rows.push_back(&row);
    const auto order = [](const Row* a, const Row* b) {
      const auto key = [](const Row* row) {
        return std::tuple(-static_cast<int>(row->grades().greatest()), -static_cast<int>(row->grades().least()),
                          row->kind == RowKind::replaced, row->rule, row->kind, row->instrument, row->replaced,
                          row->member);
      };
      return key(a) < key(b);
    };
    std::stable_sort(rows.begin(), rows.end(), order);
    for (const Row* row : rows) {
      RuleRow out;
      out.rule = row->rule;
      out.member = row->member;
      out.before = row->kind == RowKind::before;
      out.instrument = row->instrument;
      if (row->kind == RowKind::replaced) {
        out.replaced = row->instrument;
        out.replaced_text = row->replaced;
      }
      out.grades = row->grades();
      out.certain = row->certain();
      out.licence = row->licence && row->certain();
      out.may_let_go = row->licence;
      out.defeated = row->defeated;
      out.covered = row->covered;
      out.causes = judge.causes(row->causes);
      answer_.rows.push_back(std::move(out));
      keys_.push_back(key_of(*row));
    }
  }

  // The rows of a rule: those that may give this grade, if there are any.
  void add_indices(const std::vector<RowKey>& keys, std::optional<Grade> grade, std::vector<std::uint32_t>& out) const {
    for (const RowKey& key : keys) {
      std::vector<std::uint32_t> with, all;
      for (std::uint32_t i = 0; i < keys_.size(); ++i) {
        if (keys_[i] != key) continue;
        all.push_back(i);
        if (grade && answer_.rows[i].grades.has(*grade)) with.push_back(i);
      }
      const auto& chosen = with.empty() ? all : with;
      out.insert(out.end(), chosen.begin(), chosen.end());
    }
    std::sort(out.begin(), out.end());
  }

  void add_verdict() {
    const auto& leaves = explored_.leaves;
    answer_.possible = explored_.possible;
    answer_.headline = headline(answer_.possible);
    const bool open = !answer_.possible.single();
    const Grade top = answer_.possible.least();
    add_indices(common(leaves, &Leaf::decisive, explored_.agree), top, answer_.decisive);
    if (open) add_indices(together(leaves, &Leaf::pending), std::nullopt, answer_.pending);
    for (std::uint32_t i = 0; i < answer_.rows.size(); ++i) {
      if (answer_.rows[i].defeated || answer_.rows[i].covered) answer_.defeated.push_back(i);
    }
    for (const auto& [first, second] : common(leaves, &Leaf::conflicts, false)) {
      std::vector<std::uint32_t> a, b;
      add_indices({first}, std::nullopt, a);
      add_indices({second}, std::nullopt, b);
      if (!a.empty() && !b.empty())
        answer_.conflicts.push_back({std::min(a.front(), b.front()), std::max(a.front(), b.front())});
    }
    std::sort(answer_.conflicts.begin(), answer_.conflicts.end(), [](const Conflict& a, const Conflict& b) {
      return std::tuple(a.first, a.second) < std::tuple(b.first, b.second);
    });
    for (std::uint32_t i = 0; i < program_.instruments.size(); ++i) {
      InstrumentVerdict own{InstrumentId{i}, {}, {}};
      std::vector<RowKey> decisive;
      for (const Leaf& leaf : leaves) {
        own.possible = own.possible | leaf.per_instrument[i];
        decisive.insert(decisive.end(), leaf.decisive_in[i].begin(), leaf.decisive_in[i].end());
      }
      std::sort(decisive.begin(), decisive.end());
      decisive.erase(std::unique(decisive.begin(), decisive.end()), decisive.end());
      add_indices(decisive, own.possible.least(), own.decisive);
      answer_.instruments.push_back(std::move(own));
    }
    for (const auto& [rule, licence] : together(leaves, &Leaf::needs)) answer_.needs.push_back({rule, licence});
    for (const Leaf& leaf : leaves) {
      for (const Condition& condition : leaf.conditions) {
        const auto same = [&](const Condition& other) {
          return other.rule == condition.rule && other.cause == condition.cause;
        };
        if (std::none_of(answer_.conditions.begin(), answer_.conditions.end(), same))
          answer_.conditions.push_back(condition);
      }
      if (!explored_.agree) answer_.readings.push_back({leaf.chosen, leaf.possible});
    }
    if (explored_.agree) answer_.settled_anyway = explored_.split;
    answer_.readings_capped = explored_.capped;
    add_force();
  }

  // The force of the text that speaks: of a decisive rule's, else of the highest that is not silent.
  void add_force() {
    if (answer_.headline && class_of(*answer_.headline) == GradeClass::silent) return;
    const auto take = [&](InstrumentId id) {
      const Force force = program_.instruments[index(id)].force;
      if (!answer_.force || tier(force) > tier(*answer_.force)) answer_.force = force;
    };
    if (is_some(question_.under)) return take(question_.under);
    for (const std::uint32_t i : answer_.decisive) take(answer_.rows[i].instrument);
    if (answer_.force) return;
    for (const InstrumentVerdict& own : answer_.instruments) {
      const bool speaks =
          own.possible.greatest() > Grade::no_power && tier(program_.instruments[index(own.instrument)].force) >= 0;
      if (speaks) take(own.instrument);
    }
  }

  // Texts that are not loaded and that rules on this act, or the documents they stand in, speak of.
  void add_references() {
    const auto add = [&](Symbol name) {
      const bool loaded = is_some(program_.find_instrument(name));
      if (!loaded && std::find(answer_.references.begin(), answer_.references.end(), name) == answer_.references.end())
        answer_.references.push_back(name);
    };
    std::vector<bool> seen(program_.instruments.size());
    for (const RuleRow& row : answer_.rows) {
      if (row.replaced_text != kNoSymbol) add(row.replaced_text);
      if (!is_some(row.rule)) continue;
      const Rule& rule = program_.rules[index(row.rule)];
      for (const Symbol name : rule.subject_to_unloaded) add(name);
      for (const NodeId node : code_of(program_, rule)) {
        if (program_.code[node].op == Op::reference) add(Symbol{program_.code[node].a});
      }
      if (seen[index(row.instrument)]) continue;
      seen[index(row.instrument)] = true;
      for (const Symbol name : program_.instruments[index(row.instrument)].relies_on) add(name);
    }
  }

  // A presumption that does not matter when all of them are unknown does not matter when they are presumed; of the
  // others each is turned round and the question asked again. What could not be tried is listed: too many is safe, too
  // few is not.
  void add_presumed() {
    if (explored_.presumed.empty()) return;
    Question strict = question_;
    strict.strictly = true;
    Judge judge(facts_, strict, fuel_.limits(), cancel_);
    const Verdict verdict = judge.verdict();
    fuel_.use(judge.fuel_used());
    const std::vector<Cause> why = judge.causes(verdict.why);
    std::sort(explored_.presumed.begin(), explored_.presumed.end(),
              [](const Presumed& a, const Presumed& b) { return cause_of(a) < cause_of(b); });
    for (const Presumed& presumed : explored_.presumed) {
      const Cause cause = cause_of(presumed);
      if (!judge.out_of_fuel() && std::find(why.begin(), why.end(), cause) == why.end()) continue;
      const std::vector<Value> others = other_values(presumed);
      if (others.empty() || changes_when(cause, others)) answer_.presumed.push_back(presumed);
    }
  }

  static Cause cause_of(const Presumed& presumed) {
    if (is_some(presumed.judgment)) {
      return {CauseOf::judgment,   static_cast<std::uint32_t>(presumed.judgment), kNone, kNoSymbol, presumed.of,
              presumed.demanded_by};
    }
    return {CauseOf::fact,
            static_cast<std::uint32_t>(presumed.object),
            static_cast<std::uint32_t>(presumed.field),
            kNoSymbol,
            {}};
  }

  // What may be true instead. Empty: too many things to try.
  [[nodiscard]] std::vector<Value> other_values(const Presumed& presumed) const {
    if (is_some(presumed.judgment)) return {Value::boolean(!presumed.answer)};
    const Field* field = declared_field(facts_, presumed.object, presumed.field);
    std::vector<Value> values = values_of(facts_, *field);
    std::erase(values, *field->fallback);
    return values;
  }

  bool changes_when(const Cause& cause, const std::vector<Value>& values) {
    for (const Value& value : values) {
      const std::optional<Grades> possible = asked_again(cause, value);
      if (!possible) answer_.presumed_untried = true;
      if (!possible || *possible != answer_.possible) return true;
    }
    return false;
  }

  std::optional<Grades> asked_again(const Cause& cause, const Value& value) {
    if (fuel_.empty()) return std::nullopt;
    Case changed = facts_;
    settle(changed, cause, value);
    const Explored explored = explore(changed, question_, fuel_, cancel_);
    if (explored.out_of_fuel) {
      fuel_.use(~0ULL);
      return std::nullopt;
    }
    return explored.possible;
  }

  // Questions worth asking: those that can settle the answer alone first, then by how much they leave open. What has no
  // finite choice of its own comes last.
  void rank_missing() {
    for (const Cause& cause : explored_.why) {
      Missing missing{cause, false, false, 0, static_cast<double>(std::popcount(answer_.possible.bits()))};
      const std::vector<Value> values = alternatives(facts_, cause);
      std::vector<Grades> outcomes;
      for (const Value& value : values) {
        const auto possible = asked_again(cause, value);
        if (!possible) break;
        outcomes.push_back(*possible);
      }
      if (!values.empty() && outcomes.size() == values.size()) {
        const auto settled = std::count_if(outcomes.begin(), outcomes.end(), [](Grades g) { return g.single(); });
        double left = 0;
        for (const Grades possible : outcomes) left += std::popcount(possible.bits());
        missing.settles = settled > 0;
        missing.whatever = outcomes.front().single() &&
                           std::count(outcomes.begin(), outcomes.end(), outcomes.front()) == std::ssize(outcomes);
        missing.share = static_cast<double>(settled) / static_cast<double>(values.size());
        missing.left = left / static_cast<double>(values.size());
      } else if (!values.empty()) {
        answer_.missing_unranked = true;
      }
      answer_.missing.push_back(std::move(missing));
    }
    std::stable_sort(answer_.missing.begin(), answer_.missing.end(), [](const Missing& a, const Missing& b) {
      return std::tuple(-a.share, a.left) < std::tuple(-b.share, b.left);
    });
  }

  const Case& facts_;
  const Program& program_;
  const Question question_;
  Fuel fuel_;
  const std::atomic<bool>* cancel_;
  Explored explored_;
  std::vector<RowKey> keys_;  // of answer_.rows
  Answer answer_;
};

}  // namespace

Answer decide(const Case& facts, const Question& question, const Limits& limits, const std::atomic<bool>* cancel) {
  return Deciding(facts, question, limits, cancel).decide();
}

Duties duties(const Case& facts, ObjectId of, ObjectId to, RuleId rule, const Limits& limits,
              const std::atomic<bool>* cancel) {
  Judge judge(facts, {}, limits, cancel);
  Duties found;
  found.all = judge.duties(of, to, rule, false);
  found.out_of_fuel = judge.out_of_fuel();
  found.fuel_rule = judge.fuel_rule();
  return found;
}

}  // namespace licet::core
