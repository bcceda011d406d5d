#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "judge/evaluate.hpp"

// What the files of the judge share among themselves: duty instances, their standing, the rows of a verdict, the
// tables.
namespace licet::core {

enum class BearerIs : std::uint8_t {
  somebody,  // `bearer`, who may be unknown
  anyone,    // a ban on everybody
  nobody,    // the text names nobody: whoever does it discharges it
  vacant,    // `the ROLE`, and nobody in the case holds it
};
struct Instance {
  RuleId rule = kNo<RuleId>;
  ObjectId cause = kNo<ObjectId>;  // an event, under some description, or a breach; kNo: no trigger
  BearerIs bearer_is = BearerIs::somebody;
  Operand bearer;
  std::uint32_t whom = kNone;  // which Whom of the rule; kNone: it names no counterparty
  Operand to;                  // of a Whom that is a person, or one of `every`
  std::optional<Day> since;    // the day of the cause; none: always, or unknown
  Day frame_day = 0;
  ObjectId vantage = kNo<ObjectId>;   // events are seen from here when the duty arises
  ObjectId demanded = kNo<ObjectId>;  // the act it demands
  Truth exists = kYes;
  Truth condition = kYes;  // the rule's own `if` when it arose
};

// The declaration that a field of this object has; null if none of its roles, or its act, has such a field.
[[nodiscard]] const Field* declared_field(const Case& facts, ObjectId object, FieldId field);

// What the truth of a piece of code may change with while a duty runs.
enum class Variation : std::uint8_t { never, by_what_happens, by_day };

struct Reason {  // why a duty may be missed, or a ban broken
  enum class Kind : std::uint8_t { deadline, came_first, broken, failed } kind = Kind::deadline;
  ObjectId event = kNo<ObjectId>;
  std::optional<Day> day;
  CauseSet day_unknown = kNoCause;
  Truth truth;
};
struct Standing {  // of an instance on a day: four truths from which its status is read off, and what they rest on
  Truth done, missed, released;
  Truth paused = kNot;
  Operand last;  // the last day in time: none if there is no deadline
  std::vector<Reason> reasons;
  std::optional<ObjectId> done_by;
};

enum class RowKind : std::uint8_t { rule, before, replaced };
struct Row {  // a rule, weighed for one description of the act. What it may add: exactly one of these will turn out
              // true
  RowKind kind = RowKind::rule;
  RuleId rule = kNo<RuleId>;
  InstrumentId instrument = kNo<InstrumentId>;
  Symbol replaced = kNoSymbol;  // the text that is not loaded
  Modality modality = Modality::may;
  ObjectId act = kNo<ObjectId>;
  std::uint32_t member = 0;
  Grades stated;         // with its modality
  bool licence = false;  // a permission by letting go
  bool silent = false;   // or nothing
  CauseSet causes = kNoCause;
  bool plain = false;     // it bears, or may bear, on the act, defeat left aside
  bool defeated = false;  // it bears on the act, and another prevails
  bool covered = false;   // a more specific rule speaks for it

  [[nodiscard]] Grades grades() const {
    return stated | (licence ? Grades(Grade::permitted) : Grades()) | (silent ? Grades(Grade::silent) : Grades());
  }
  [[nodiscard]] bool certain() const;
  // Whether it confers a power, if it does: every outcome of it, or some.
  [[nodiscard]] bool may_confer() const {
    return licence || kind == RowKind::replaced || (!stated.empty() && grants());
  }
  [[nodiscard]] bool surely_confers() const {
    return may_confer() && !silent && kind != RowKind::replaced && (stated.empty() || grants());
  }

private:
  [[nodiscard]] bool grants() const { return modality == Modality::may || modality == Modality::must; }
};

// Rows of several evaluations (under other readings) are the same if their keys are.
struct RowKey {
  RowKind kind = RowKind::rule;
  RuleId rule = kNo<RuleId>;
  InstrumentId instrument = kNo<InstrumentId>;
  Symbol replaced = kNoSymbol;
  friend auto operator<=>(const RowKey&, const RowKey&) = default;
};
[[nodiscard]] RowKey key_of(const Row& row);

struct Verdict {  // one evaluation
  std::vector<Row> rows;
  std::vector<Grades> per_instrument;                   // by InstrumentId
  std::vector<std::vector<std::uint32_t>> decisive_in;  // by InstrumentId: into rows
  Grades possible;
  CauseSet why = kNoCause;                       // what it hangs on; empty if determined
  std::vector<std::uint32_t> decisive, pending;  // into rows
  std::vector<std::pair<std::uint32_t, std::uint32_t>> conflicts;
  std::vector<std::pair<RuleId, std::uint32_t>> needs;
  std::vector<std::pair<RuleId, CauseSet>> conditions;
  std::vector<InstrumentId> speaking;  // the instruments from which it was taken
};

struct Judge::Tables {
  Memo<Truth> isa, reach, counts, in_force, base, plain, lets_go;
  Memo<std::uint32_t> terms;  // hash -> first of a chain in `called`
  struct Called {
    TermId term;
    StateId state;
    std::vector<Operand> arguments;
    Day day;
    ObjectId vantage;
    Operand result;
    std::uint32_t next;
  };
  std::deque<Called> called;
  Memo<std::uint32_t> families;  // index into family_lists, kNone: only itself
  std::deque<std::vector<ObjectId>> family_lists;
  std::vector<std::int8_t> attributable;  // by ActId: -1 not worked out
  Memo<std::uint32_t> candidates;
  std::deque<std::vector<std::uint32_t>> candidate_lists;
  Memo<std::uint32_t> instances;
  std::deque<std::vector<std::uint32_t>> instance_lists;
  Memo<std::uint32_t> standings;
  std::deque<Standing> standing_list;
  Memo<std::uint32_t> breaches;
  std::deque<std::vector<ObjectId>> breach_lists;
  Memo<std::uint8_t> floors;  // of one group of instruments
  Memo<std::uint8_t> variations;
  std::unordered_map<std::size_t, std::vector<std::uint32_t>> findings, doubts,
      presumed;                       // by hash of what it is about
  std::vector<std::uint32_t> by_act;  // places in events_, sorted by act, then by actor
  std::vector<Day> change_days;       // on which roles and authorisations of the case begin or end
};

template <class Each>
void Judge::for_instances(RuleId rule, Day until, const Operand& bearer, Each each) {
  const bool somebody = bearer.known() && bearer.value.kind() == ValueKind::object;
  for (const std::uint32_t i :
       instances(rule, until, somebody ? std::optional(ObjectId{bearer.value.index()}) : std::nullopt)) {
    const Instance& instance = *instances_[i];
    if (is_some(instance.cause) && instance.since && *instance.since > until) continue;  // kept for every day at once
    if (!each(i)) return;
  }
}

}  // namespace licet::core
