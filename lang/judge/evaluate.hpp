#pragma once

#include <array>
#include <atomic>
#include <compare>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "judge/causes.hpp"
#include "judge/judge.hpp"

// The evaluator: one case, one question, and everything that was worked out for it. `decide` asks it for verdicts; the
// explanation asks it for the truth of every part and puts the parts together again.
namespace licet::core {

// Where a piece of code is evaluated: who acts, what act, seen from when. A value: copy it and change a slot to look
// inside a quantifier.
struct Frame {
  std::array<Operand, kMostSlots> slots{};
  ObjectId act = kNo<ObjectId>;  // `this`. kNo: the code speaks of no act (a term)
  Operand actor;
  Day day = 0;                       // `today`
  ObjectId vantage = kNo<ObjectId>;  // events are seen that came before this act; kNo: those up to `day`
  RuleId rule = kNo<RuleId>;         // whose licences `authorised` speaks of
  std::optional<Day> as_of;  // authorisations count up to this day; none: up to the later of the act's day and now
  bool hope = false;         // authorisations nobody mentioned, and that could still be given, count as given
};

// Acts that are in no case, numbered after the case's objects: an act under another description (attributed to another,
// or with other fields, by counting as it), the act that a duty demands, and a breach of a rule.
struct Derived {
  enum class Kind : std::uint8_t { described, demanded, breach } kind = Kind::described;
  ObjectId root = kNo<ObjectId>;  // described: the act told. breach: the event that caused the duty or broke the ban
  std::vector<CountsAsId> path;   // described: how it came to count as this
  RuleId rule = kNo<RuleId>;      // demanded, breach
  ActId act = kNo<ActId>;
  Operand by;
  Day on = 0;
  CauseSet day_unknown = kNoCause;  // breach: not empty if nobody knows the day
  Truth holds = kYes;               // described, breach: whether it counts as this; whether there was a breach
  std::optional<DutyId> duty;       // breach of a duty: of this one,
  ObjectId event = kNo<ObjectId>;   // by this event (kNo: by letting time pass, or by what somebody found)
  std::vector<std::pair<FieldId, Operand>> fields;  // described: those that the counts-as sets
};

struct SetMember {
  Value value;
  Truth holds;  // whether it is a member
};
struct Members {
  CauseSet unknown = kNoCause;  // not empty: nobody knows the set
  std::vector<SetMember> list;
};

struct Description {  // one of the acts that an act counts as; the first is the act itself
  ObjectId act = kNo<ObjectId>;
  std::vector<CountsAsId> path;
  Truth holds;
};

struct Rival {  // a rule that stands against another, and whether it speaks of the act under some description
  RuleId rule = kNo<RuleId>;
  bool stands = true;  // false: its instrument has not the rank, or does not speak (a proposal)
  Truth base;
};

struct Weighing {  // what a rule says of one description of the act, part by part. A part that the rule lacks is yes
  Truth in_force, holds, reaches;
  Truth called;  // a rule with a trigger: whether some instance of it speaks of this act (see calls)
  Truth bearer, to, pattern, condition, such;  // a rule without one
  Truth unless = kNot;                         // of a ban: whether it lets go
  Truth unless_hoped = kNot;                   // the same, if authorisations that could still be given were
  Truth undone;                                // a duty without a trigger: not yet done
  Truth plain, base, covered;
};

struct Call {  // an instance of a rule with a trigger, weighed for one act
  DutyId id;
  Frame frame;     // under which pattern, such, condition and unless are evaluated for the act
  Frame at_cause;  // under which the trigger's condition was
  Truth exists, bearer, to, pattern, condition, such, live;
  Truth calls;  // all of them
};

enum class LicenceStanding : std::uint8_t { given, not_given_in_time, stated_absent, not_mentioned, uncertain };
struct LicenceState {
  LicenceStanding standing = LicenceStanding::not_mentioned;
  Truth given, absent;
  Truth chance;             // it could still be given
  bool too_late = false;    // wanted in advance, and the day is past
  bool by_oneself = false;  // the one who acts gave it: to be flagged
  std::optional<std::uint32_t>
      authorisation;  // index into Case::authorisations: the one that counts, or that is alleged
};

enum class BearerIs : std::uint8_t;
enum class Variation : std::uint8_t;
struct Instance;
struct Standing;
struct Row;
struct Verdict;

class Judge {
public:
  // The case, its program and `cancel` must outlive it and stay unchanged. A question without an act judges nothing,
  // but answers about duties and values.
  Judge(const Case& facts, const Question& question, const Limits& limits = {},
        const std::atomic<bool>* cancel = nullptr);
  ~Judge();
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  // ---- values ------------------------------------------------------------------------------------------------------
  [[nodiscard]] Truth truth(const CodePool& code, NodeId node, const Frame& frame);
  [[nodiscard]] Operand value(const CodePool& code, NodeId node, const Frame& frame);
  [[nodiscard]] Members members(const CodePool& code, NodeId set, const Frame& frame);
  // The frame for looking inside: the body of a term (from a `term` node), the definition of a role.
  [[nodiscard]] Frame inside_term(const CodePool& code, NodeId term, const Frame& frame);
  [[nodiscard]] Frame inside_role(const Operand& person, Day day) const;
  [[nodiscard]] LicenceState licence_state(std::uint32_t licence, const Frame& frame);
  [[nodiscard]] Frame plain_frame() const;  // for code that speaks of no act, on the day asked about
  [[nodiscard]] std::vector<Cause> causes(CauseSet set) const { return causes_.list(set); }

  // ---- the act asked about and the rules on it ---------------------------------------------------------------------
  [[nodiscard]] std::vector<Description> family();  // RuleRow::member counts these
  [[nodiscard]] std::vector<CountsAsId> path_of(ObjectId act,
                                                std::uint32_t member);  // how an act came to be described so
  [[nodiscard]] Frame frame(RuleId rule, std::uint32_t member);         // of a rule without a trigger
  [[nodiscard]] Weighing weighing(RuleId rule, std::uint32_t member);
  [[nodiscard]] std::vector<Call> calls(RuleId rule, std::uint32_t member);
  [[nodiscard]] std::vector<Call> calls_before(RuleId rule,
                                               std::uint32_t member);  // RuleRow::before: duties to be done first
  [[nodiscard]] std::vector<Rival> defeaters(RuleId rule, std::uint32_t member);
  [[nodiscard]] std::vector<Rival> specific(RuleId rule, std::uint32_t member);  // rules that apply this one
  [[nodiscard]] Truth in_force(RuleId rule, Day day);

  // ---- things of the case, and those that only the judge knows ------------------------------------------------------
  [[nodiscard]] bool in_case(ObjectId object) const { return index(object) < case_.objects.size(); }
  [[nodiscard]] const Derived& derived(ObjectId object) const { return derived_[index(object) - case_.objects.size()]; }
  [[nodiscard]] ObjectId root(ObjectId object) const;  // the act told, of an act under another description; else itself
  [[nodiscard]] ActId act_of(ObjectId object) const;
  [[nodiscard]] Operand actor_of(ObjectId object) const;
  [[nodiscard]] Day day_of(ObjectId object) const;
  [[nodiscard]] Truth isa(const Operand& who, RoleId role, Day day);
  [[nodiscard]] Truth reach(ObjectId act, ActId general);
  [[nodiscard]] Truth before(ObjectId first, ObjectId second);
  [[nodiscard]] const std::vector<Value>& list_of(const Value& list) const;
  [[nodiscard]] Operand field_of(ObjectId object, FieldId field);

  // ---- for decide, duties and repairs ------------------------------------------------------------------------------
  // The act asked about counts as done: what would follow from it? Before anything was asked.
  void count_as_done();
  [[nodiscard]] Verdict verdict();
  [[nodiscard]] std::vector<Duty> duties(ObjectId of, ObjectId to, RuleId rule, bool listed_only);
  [[nodiscard]] std::vector<Proviso> provisos();
  [[nodiscard]] const std::vector<Presumed>& presumed() const { return presumed_; }  // that some evaluation looked at
  struct Demanded {  // what an open duty wants done before the act asked about, as far as it is known
    ObjectId by = kNo<ObjectId>;
    std::vector<std::pair<FieldId, Value>> fields;
  };
  [[nodiscard]] std::vector<Demanded> demanded_before(RuleId rule);
  [[nodiscard]] bool out_of_fuel() const { return spent_; }
  [[nodiscard]] RuleId fuel_rule() const { return fuel_rule_; }
  [[nodiscard]] std::uint64_t fuel_used() const { return used_; }

private:
  // judge.cpp
  void index_events();
  void index_findings();
  bool spend(std::uint64_t steps = 1);
  void run_out();
  Truth exhausted();
  struct Nested;  // guards the depth of evaluations within each other
  struct Within;  // names the rule that is being worked on

  // evaluate.cpp
  Truth truth_at(const CodePool& code, NodeId node, Frame& frame);
  Operand value_at(const CodePool& code, NodeId node, Frame& frame);
  Truth truth_of_value(const Operand& operand);
  Truth optional_truth(NodeId node, Frame& frame,
                       bool absent);  // of the program's code; absent: what a missing part is
  Operand value_of_truth(Truth truth) const;
  Operand unknown_value(const Cause& cause) { return {{}, causes_.only(cause)}; }
  Operand mistake(Mistake mistake, std::uint32_t about = kNone, std::vector<Value> of = {});
  std::vector<Operand> arguments_of(const CodePool& code, const Node& node, Frame& frame);
  Operand call_term(TermId term, std::vector<Operand> arguments, const Frame& frame);
  Operand choose(const CodePool& code, const Node& node, Frame& frame);
  Operand field_value(const Operand& of, FieldId field);
  Truth state(StateId state, const std::vector<Operand>& arguments, const Frame& frame);
  Truth happens(const Occurrence& occurrence, const std::vector<Operand>& arguments, ObjectId event,
                const Frame& frame);
  const Field* declaration(ObjectId object, FieldId field) const;

  // arithmetic.cpp
  Truth compare(CompareCode how, const Operand& left, const Operand& right);
  bool same(const Value& left, const Value& right) const;
  std::optional<std::strong_ordering> order_of_options(Symbol left, Symbol right) const;
  Operand known(std::optional<Value> value, Mistake otherwise);
  Operand add(const Operand& left, const Operand& right);
  Operand negate(const Operand& operand);
  Operand multiply(const Operand& left, const Operand& right);
  Operand divide(const Operand& left, const Operand& right);
  Operand shift(const Operand& duration, const Operand& date, bool after);

  // sets.cpp
  Members members_at(const CodePool& code, NodeId set, Frame& frame);
  Operand set_value(const CodePool& code, NodeId set, Frame& frame);
  template <class Each>
  CauseSet each_thing(const CodePool& code, const Node& node, Frame& frame, Each each);
  Truth some(const CodePool& code, const Node& node, Frame& frame, bool negated);
  Truth count_at_least(const CodePool& code, const Node& node, Frame& frame);
  Operand count_or_sum(const CodePool& code, const Node& node, Frame& frame);
  Truth in_set(const CodePool& code, const Node& node, Frame& frame);
  Truth under(const Operand& what, const Operand& above, FieldId via);

  // findings.cpp
  struct Found {
    bool yes = false, no = false, unknown = false;
    [[nodiscard]] bool contradictory() const { return yes && no; }
    [[nodiscard]] bool decided() const { return yes || no; }
  };
  struct Subject {  // the things that something is found of
    std::vector<Value> of;
    RuleId demanded_by = kNo<RuleId>;
  };
  [[nodiscard]] Subject subject(const std::vector<Operand>& arguments) const;
  [[nodiscard]] Found found(FindingKind kind, std::uint32_t id, const Subject& subject) const;
  [[nodiscard]] bool doubted(JudgmentId judgment, const Subject& subject) const;
  void note_presumed(Presumed presumed);
  Truth contradiction(std::uint32_t what, Symbol text, const Subject& about);
  Truth judgment(JudgmentId judgment, const std::vector<Operand>& arguments);
  Truth reference(Symbol name, const std::vector<Operand>& arguments);
  Truth open_list(TermId term, const Operand& what);

  // licence.cpp
  LicenceState licence(std::uint32_t licence, Frame& frame);
  Truth fits(const Authorisation& authorisation, const Frame& frame);
  [[nodiscard]] bool in_several_texts(Symbol paragraph) const;
  Truth compare_objects(const Operand& left, const Operand& right);

  // explaining.cpp
  ObjectId described(std::uint32_t member);

  // matching.cpp
  Truth reach_from(ObjectId act, ActId kind, ActId general);
  Truth counts(CountsAsId counts_as, ObjectId act);
  void describe(ObjectId act, std::vector<CountsAsId>& path, std::vector<ObjectId>& family);
  std::span<const ObjectId> family_of(ObjectId act);
  bool attributable(ActId act);
  Truth holds(ObjectId act);
  Truth seen(ObjectId event, const Frame& frame);
  Truth begun(const InForce& period, InstrumentId instrument, Day day);
  Truth over(const InForce& period, InstrumentId instrument, Day day);
  Truth begun(InstrumentId instrument, Day day);
  Truth instrument_in_force(InstrumentId instrument, Day day);
  [[nodiscard]] std::optional<Day> first_day(InstrumentId instrument, Day day) const;
  [[nodiscard]] bool live(InstrumentId instrument) const;
  // Events that may fall under the act and may be by the actor, as places in events_, ascending.
  const std::vector<std::uint32_t>& candidates(ActId act, std::optional<ObjectId> actor);
  ObjectId derive(Derived derived);

  // norms.cpp
  Frame act_frame(ObjectId act, RuleId rule) const;
  Truth base(RuleId rule, ObjectId act);
  Truth plain(RuleId rule, ObjectId act);
  Truth undone(RuleId rule, ObjectId act);
  Truth bears(const Rule& rule, ObjectId act, Frame& frame);
  Truth addressed(const Rule& rule, ObjectId act, Frame& frame);
  Truth is_whom(const Whom& whom, const Operand& other, Frame& frame, Day day);
  Truth lets_go(RuleId rule, ObjectId act, bool hope);
  Truth somehow_base(RuleId rule, ObjectId act);
  Truth speaks(RuleId rule, ObjectId act);
  Truth covered(RuleId rule, ObjectId act);
  bool stands_against(RuleId rival, RuleId rule) const;
  struct Own {             // what a rule says if it is effective
    Grades stated;         // with its own modality
    bool licence = false;  // or a permission, by letting go
    CauseSet causes = kNoCause;
    [[nodiscard]] Grade least() const;
  };
  Own own(RuleId rule, ObjectId act);
  Row weigh(RuleId rule, ObjectId act);
  Grade least(RuleId rule, ObjectId act, const std::vector<InstrumentId>& group);
  Grade floor(RuleId rule, ObjectId act, const std::vector<InstrumentId>& group);
  std::vector<std::uint32_t> hoped(RuleId rule, ObjectId act);

  // instance.cpp
  template <class Each>  // calls each(instance) until it returns false: those that arose by that day and may be this
                         // person's
  void for_instances(RuleId rule, Day until, const Operand& bearer, Each each);
  const std::vector<std::uint32_t>& instances(RuleId rule, Day until, std::optional<ObjectId> bearer);
  std::vector<std::uint32_t> instances_caused_by(RuleId rule, ObjectId act);
  struct Arising;  // what may give rise to instances
  Arising from_event(RuleId rule, ObjectId event);
  void add_for_bearers(const Arising& arising, std::optional<ObjectId> only, std::vector<std::uint32_t>& out);
  void add_for_bearer(const Arising& arising, BearerIs is, const Operand& bearer, std::vector<std::uint32_t>& out);
  void add(const Instance& instance, Truth exists, std::vector<std::uint32_t>& out);
  [[nodiscard]] bool is_person(ObjectId entity) const;
  void fill_demanded(const Instance& instance);
  Frame instance_frame(const Instance& instance);
  Frame weighed_frame(const Instance& instance, ObjectId act);
  const std::vector<ObjectId>& breaches(RuleId rule, Day until);
  void add_breaches_of_duty(RuleId rule, Day until, std::vector<ObjectId>& out);
  void add_breaches_of_ban(RuleId rule, Day until, std::vector<ObjectId>& out);
  Operand bearer_of(const Instance& instance);

  // duty.cpp
  struct Doing {  // an event that may do what a duty demands, or what breaks it
    ObjectId event = kNo<ObjectId>;
    Truth truth;
  };
  struct Wanted;                                            // what acts are looked for
  [[nodiscard]] static bool is_standing(const Rule& rule);  // no cause, no deadline: no single act discharges it
  std::vector<Doing> doings(const Instance& instance, const Wanted& wanted, Day until);
  Operand deadline(const Instance& instance);
  Operand moved_by_pauses(const Instance& instance, Operand last, Day until);
  Truth paused(const Instance& instance, Day day);
  const Standing& standing(std::uint32_t instance, Day day);
  Standing work_out(std::uint32_t instance, Day day);
  std::vector<std::pair<Day, Truth>> releases(const Instance& instance, Day until);
  Truth released_by(const std::vector<std::pair<Day, Truth>>& releases, const Operand& last);
  std::vector<Day> days_to_look_at(const Instance& instance, Day until, Variation variation) const;
  Variation variation(NodeId node);
  Variation variation_of(NodeId node, std::uint32_t depth);
  Truth calls_for(std::uint32_t instance, ObjectId act);
  Call call(std::uint32_t instance, ObjectId act);
  Truth said_to_have_failed(const Instance& instance);
  Truth live_duty(std::uint32_t instance, Day day);
  Truth forbids(std::uint32_t instance, ObjectId act);  // until the duty is done
  Truth is_bearer(const Instance& instance, ObjectId act);
  Truth owed_to(const Instance& instance, ObjectId act);
  [[nodiscard]] Duty duty(std::uint32_t instance, Day day);
  [[nodiscard]] DutyId duty_id(const Instance& instance);

  // verdict.cpp
  std::vector<Row> rows();
  void combine(const std::vector<Row>& rows, const std::vector<InstrumentId>& group, bool power, Grades& possible,
               CauseSet& why);
  [[nodiscard]] std::vector<std::uint32_t> decisive(const std::vector<Row>& rows,
                                                    const std::vector<InstrumentId>& group, Grades possible) const;
  void find_conflicts(Verdict& verdict) const;
  void find_needs(Verdict& verdict);

  const Case& case_;
  const Program& program_;
  Question question_;
  Limits limits_;
  const std::atomic<bool>* cancel_;
  Causes causes_;
  std::uint64_t used_ = 0;
  std::uint32_t nested_ = 0, called_ = 0;
  bool spent_ = false;
  RuleId fuel_rule_ = kNo<RuleId>, working_on_ = kNo<RuleId>;

  std::vector<ObjectId> events_;            // by day, then as told
  std::vector<std::uint32_t> event_place_;  // by ObjectId: its place in events_
  RuleId reported_ = kNo<RuleId>;           // its instances are kept although they have not arisen
  bool done_ = false;                       // the act asked about is among them
  FieldId to_field_ = kNo<FieldId>;
  std::vector<std::unique_ptr<Instance>> instances_;
  std::deque<Derived> derived_;            // stays where it is while it grows
  std::vector<std::vector<Value>> lists_;  // sets that were worked out: numbered after those of the case
  std::vector<ObjectId> objects_;          // 0, 1, 2, …: families of one are spans of it
  std::vector<Presumed> presumed_;

  struct Tables;  // what was worked out
  std::unique_ptr<Tables> tables_;
};

}  // namespace licet::core
