#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "judge/truth.hpp"
#include "program/case.hpp"

// One question against one case. The meaning is LANGUAGE.md section 3; see README.md of this folder for the equations.
namespace licet::core {

struct Limits {                      // each with its reason; 0 is "none". Counted while evaluating, inside every loop
  std::uint64_t fuel = 50'000'000;   // steps of evaluation per question: about a second
  std::uint32_t readings = 64;       // evaluations that open readings may split a question into
  std::uint32_t named_readings = 8;  // open readings that an answer explores by name
  std::uint32_t repair_questions = 2'000;  // questions asked again when looking for what would permit it
  std::uint32_t repair_size = 3;           // most changes in one repair
  std::uint32_t call_depth = 200;          // terms, states and defined roles within each other
  std::uint32_t nesting =
      2'500;  // evaluations within each other, rules that defeat each other included: bounds the stack
};

// ---- the answer, as ids (tier 1) -----------------------------------------------------------------------------------

struct RuleRow {  // one rule that bears, or may bear, on the act (under one of the descriptions that it counts as)
  RuleId rule = kNo<RuleId>;
  std::uint32_t member = 0;  // which description: 0 the act itself, else an attributed one (see Judge::family)
  bool before = false;       // an open duty that has to be done before this act
  InstrumentId replaced =
      kNo<InstrumentId>;  // no rule: a text that this instrument replaces is not loaded and may say anything:
  Symbol replaced_text = kNoSymbol;  // this one
  InstrumentId instrument = kNo<InstrumentId>;
  Grades grades;         // what it may add. Silent alone, and certain: it is defeated or covered
  bool certain = false;  // nothing is open about it
  bool licence = false;  // certain, and a permission by letting go
  bool may_let_go = false;
  bool defeated = false;      // it bears on the act, and another rule prevails over it
  bool covered = false;       // a more specific rule that applies it speaks for it
  std::vector<Cause> causes;  // what that hangs on
};
struct NeedsWho {  // an authorisation that is not mentioned and could still be given
  RuleId rule = kNo<RuleId>;
  std::uint32_t licence = 0;  // index into CodePool::licences
};
struct Conflict {
  std::uint32_t first = 0, second = 0;  // into Answer::rows
};
struct InstrumentVerdict {
  InstrumentId instrument = kNo<InstrumentId>;
  Grades possible;
  std::vector<std::uint32_t> decisive;  // into rows
};
struct ReadingLeaf {  // under these options the answer is this
  std::vector<std::pair<ReadingId, std::uint32_t>> chosen;
  Grades possible;
};
struct Presumed {  // a presumption whose reversal would change the answer: of a judgment, or of a field declared
                   // `presumed`
  JudgmentId judgment = kNo<JudgmentId>;
  std::vector<Value> of;
  bool answer = false;
  ObjectId object = kNo<ObjectId>;  // a field: of this object
  FieldId field = kNo<FieldId>;
  RuleId demanded_by = kNo<RuleId>;  // as in Cause
  friend bool operator==(const Presumed&, const Presumed&) = default;
};
struct DutyId {  // identifies an instance
  RuleId rule = kNo<RuleId>;
  ObjectId cause = kNo<ObjectId>;  // the event; kNo for rules without a trigger
  std::uint32_t breach = kNone;    // or a breach, numbered within the judge
  std::optional<ObjectId> bearer;  // none: not known, or nobody named (see Duty::nobody_named)
  ObjectId to = kNo<ObjectId>;
  std::uint32_t member = 0;  // under which description the event is the cause: 0 as it was told
  friend bool operator==(const DutyId&, const DutyId&) = default;
};
struct Duty {
  DutyId id;
  bool nobody_named = false;           // the text says `someone`: whoever does it discharges it
  RuleId breach_of = kNo<RuleId>;      // the cause is a breach of this rule, on the day `since`,
  ObjectId breach_by = kNo<ObjectId>;  // by this person
  std::vector<DutyStatus> statuses;    // one: certain; several: undetermined between them
  std::optional<Day> since, last_day;  // the day of the cause; the last day in time
  bool promptly = false;
  std::optional<ObjectId> done_by;    // the event that discharged it
  std::optional<ObjectId> broken_by;  // the event that violated it
  std::optional<Day> breach_day;
  std::vector<Cause> missing;
};
struct Proviso {  // a duty that the act would create
  DutyId id;
  bool certain = true;
  std::optional<Day> last_day;
};
struct Condition {  // what a needed authorisation leaves open besides: "provided that …"
  RuleId rule = kNo<RuleId>;
  Cause cause;
};
struct Missing {
  Cause cause;
  bool settles = false;   // some value of it settles the answer alone
  bool whatever = false;  // every value of it settles the answer, and in the same way
  double share = 0;       // share of its values that settle it
  double left = 0;        // mean number of outcomes left
};

struct Answer {
  Grades possible;
  std::optional<Grade> headline;                           // none: undetermined
  std::optional<Force> force;                              // with what force the headline speaks; none: nothing speaks
  std::vector<RuleRow> rows;                               // by strength, then document order
  std::vector<std::uint32_t> decisive, pending, defeated;  // into rows
  std::vector<Conflict> conflicts;
  std::vector<InstrumentVerdict> instruments;
  std::vector<NeedsWho> needs;
  std::vector<Condition> conditions;
  std::vector<Missing> missing;  // ranked; empty when determined
  std::vector<Presumed> presumed;
  std::vector<ReadingLeaf> readings;      // not empty: the readings disagree
  std::vector<ReadingId> settled_anyway;  // open readings that were tried and change nothing
  std::vector<Symbol> references;         // open references that rules on this act name
  std::vector<Proviso> provided;
  std::vector<Duty> duties;       // of the one who is asked about, and those that events began
  bool missing_unranked = false;  // there were too many missing causes to try the values of all
  bool presumed_untried = false;  // there were too many presumptions: some that are listed may not matter
  bool readings_capped = false;
  bool out_of_fuel = false;
  RuleId fuel_rule = kNo<RuleId>;  // where it ran out. The answer is then undetermined
};

enum class Changer : std::uint8_t { actor, authority, finding, time, nobody };
struct Change {
  enum class Kind : std::uint8_t { fact, finding, licence, reading, do_first } kind = Kind::fact;
  Cause what;                 // fact, finding, reading
  Value value;                // fact: the new value; finding: a boolean; reading: an option's index as a number
  RuleId rule = kNo<RuleId>;  // licence, do_first
  std::uint32_t licence = kNone;
  Changer by = Changer::actor;
};
struct Repairs {
  std::vector<std::vector<Change>> sets;  // smallest first; each was asked again in full and permits
  bool complete = true;                   // false: the search stopped at its limit
};

// ---- the judge -----------------------------------------------------------------------------------------------------

struct Frame;  // judge/evaluate.hpp

// Decides one question. Not for two threads; the case and its program must outlive it and stay unchanged.
// "May A refrain from X?" is the same question with `refrain`: each rule on X counts for what it says of leaving X
// undone (must: prohibited, should: discouraged, must not: obligatory, should not: recommended; else permitted), and
// the greatest of these is the answer.
[[nodiscard]] Answer decide(const Case& facts, const Question& question, const Limits& limits = {},
                            const std::atomic<bool>* cancel = nullptr);

// Every duty instance of the case on its day: of `of` (bearer), owed to `to`, or of one rule; kNo means any.
struct Duties {
  std::vector<Duty> all;
  bool out_of_fuel = false;        // there may be more, and nothing said of these is certain
  RuleId fuel_rule = kNo<RuleId>;  // where it ran out
};
[[nodiscard]] Duties duties(const Case& facts, ObjectId of, ObjectId to, RuleId rule, const Limits& limits = {},
                            const std::atomic<bool>* cancel = nullptr);

// The smallest sets of changes after which the answer is permitted, recommended or obligatory.
[[nodiscard]] Repairs repairs(const Case& facts, const Question& question, const Limits& limits = {},
                              const std::atomic<bool>* cancel = nullptr);

// A truth or value asked on its own (`is TERM(…)?`); `node` belongs to facts.code. Open readings that matter are tried,
// as for a verdict: where it is the same under all of them it is known.
struct Evaluated {
  bool is_truth = true;
  Truth truth;
  Operand value;
  std::vector<Cause> causes;
  std::vector<Value> list;                // the members, where the value is a set
  std::vector<ReadingId> settled_anyway;  // open readings that were tried and change nothing
  bool out_of_fuel = false;               // the truth is then unknown
};
[[nodiscard]] Evaluated evaluate(const Case& facts, NodeId node, const Limits& limits = {},
                                 const std::atomic<bool>* cancel = nullptr);

// One grade, if all outcomes are of one class: then the least strict, which is certain. None: undetermined.
[[nodiscard]] std::optional<Grade> headline(Grades possible);

}  // namespace licet::core
