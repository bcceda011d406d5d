#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "program/code.hpp"
#include "program/ids.hpp"
#include "program/names.hpp"
#include "text/source.hpp"
#include "text/symbol.hpp"
#include "value/value.hpp"

// The compiled policy: everything resolved, checked and numbered. Immutable once built, so any number of threads may
// judge with it at once. `meaning` builds it; `judge`, `answer` and `story` read it.
namespace licet::core {

// ---- types and fields ----------------------------------------------------------------------------------------------

enum class Kind : std::uint8_t { boolean, number, money, date, duration, text, option, object, act, set, any };
struct Type {
  Kind kind = Kind::any;
  TypeId options = kNo<TypeId>;  // option (or a set of them)
  RoleId role = kNo<RoleId>;     // object (or a set of them): kNo is any thing
  ActId act = kNo<ActId>;        // act: an event or the act asked about (or a set of them)
  Kind member = Kind::any;       // set: the kind of its members
  friend bool operator==(const Type&, const Type&) = default;
};
struct Options {  // an enumeration; anonymous ones (`kind : travel | cash`) have no name
  Symbol name = kNoSymbol;
  std::vector<Symbol> options;  // in ascending order where an order matters
  Place place;
};
struct Field {  // one declaration of a field
  FieldId id = kNo<FieldId>;
  Symbol name = kNoSymbol;
  Type type;
  std::optional<Value> fallback;  // the default
  bool presumed = false;          // the default is a presumption, and is called so
  bool confidential = false;
  Place place;
};
using Fields = std::vector<Field>;  // own ones first, then inherited ones; sorted by id

// ---- the vocabulary ------------------------------------------------------------------------------------------------

struct Cites {
  std::vector<Symbol> paragraphs;  // as written: "8(i)"
  [[nodiscard]] bool empty() const { return paragraphs.empty(); }
};
struct Role {
  Symbol name = kNoSymbol;
  bool thing = false;
  std::vector<RoleId> parents;
  std::vector<RoleId> up;            // itself and all it is a special case of, ascending
  NodeId means = kNo<NodeId>;        // a defined role: over slot 0, the person
  std::vector<RoleId> alternatives;  // a defined role: the roles that its definition names
  Cites cites;
  InstrumentId instrument = kNo<InstrumentId>;
  Fields fields;
  Place place;
};
struct Act {
  Symbol name = kNoSymbol;
  bool power = false;
  std::vector<ActId> parents;
  std::vector<ActId> up;    // itself, its general acts, and `conduct`, ascending
  RoleId by = kNo<RoleId>;  // who can do it; a case in which another does it is an error
  Cites cites;
  InstrumentId instrument = kNo<InstrumentId>;
  Fields fields;
  Place place;
};
struct FieldMapping {
  FieldId field;
  NodeId value;
};
struct CountsAs {  // `this_act` and `actor` of its code are the act that counts; slot 0 is the actor where it is named
  Symbol name = kNoSymbol;  // "give counts as benefit"
  ActId from = kNo<ActId>, to = kNo<ActId>;
  RoleId bearer = kNo<RoleId>;
  NodeId condition = kNo<NodeId>;  // the pattern of the source act and the `if`
  std::vector<FieldMapping> with;
  NodeId by = kNo<NodeId>;  // to whom the act is attributed
  Cites cites;
  InstrumentId instrument = kNo<InstrumentId>;
  Place place;
  [[nodiscard]] bool plain() const { return with.empty() && !is_some(by); }
};
struct Judgment {
  Symbol name = kNoSymbol;
  std::vector<Symbol> parameters;
  std::vector<Type> types;
  WhoKind by = WhoKind::someone;
  RoleId role = kNo<RoleId>;  // who decides it, when by is role
  std::string ask;            // the question, with {parameter} places
  std::string standpoint;     // whose eyes it is to be seen with; may be empty
  std::optional<bool> presumed;
  Cites cites;
  InstrumentId instrument = kNo<InstrumentId>;
  Place place;
};
struct Reading {
  Symbol name = kNoSymbol;
  std::string question;
  std::vector<Symbol> options;
  std::optional<std::uint32_t> settled;  // by a `settle` line of the policy
  Cites cites;
  InstrumentId instrument = kNo<InstrumentId>;
  Place place;
};
enum class ListKind : std::uint8_t { none, closed, open };
struct Term {
  Symbol name = kNoSymbol;
  std::vector<Symbol> parameters;  // slots 0, 1, … of the body's frame
  std::vector<Type> types;
  Type type;
  NodeId body = kNo<NodeId>;
  ListKind list = ListKind::none;
  Cites cites;
  InstrumentId instrument = kNo<InstrumentId>;
  Place place;
};
struct Occurrence {  // `after ACT [pattern] [by ROLE] as v [if …] for ARGS`: slot 0 is the event
  ActId act = kNo<ActId>;
  NodeId condition = kNo<NodeId>;  // pattern, by and if
  std::vector<NodeId> arguments;   // of the state, in order
};
struct State {
  Symbol name = kNoSymbol;
  std::vector<Symbol> parameters;
  std::vector<Type> types;
  std::vector<Occurrence> starts, ends;
  Cites cites;
  InstrumentId instrument = kNo<InstrumentId>;
  Place place;
};

// ---- instruments and rules -----------------------------------------------------------------------------------------

enum class Force : std::uint8_t { law, order, code, guidance, commentary, proposal };
[[nodiscard]] int tier(
    Force force);  // law, order, code 2; guidance 1; commentary 0; proposal -1 (speaks only when asked for)

struct InForce {  // days inclusive. Between first and first_at_latest (or ever) nobody knows whether it has begun
  std::optional<Day> first;             // from D
  std::optional<Day> first_at_latest;   // from at latest D
  std::optional<Day> last;              // until D (the last day in force)
  std::optional<Day> last_at_earliest;  // until at earliest D
};
struct EditionPeriod {
  Symbol name = kNoSymbol;
  InForce period;
};
struct Paragraph {
  Symbol cite = kNoSymbol;
  Place place;
};
struct NoteText {
  Cites cites;
  std::string text;
  Symbol see = kNoSymbol;  // the dotted name of an instrument
  Place place;
};
struct Instrument {
  Symbol name = kNoSymbol;  // dotted
  std::string title, cite, issuer;
  Force force = Force::order;
  std::vector<InForce> periods;  // none: always
  std::vector<EditionPeriod> editions;
  std::vector<InstrumentId> replaces;
  std::vector<Symbol> replaces_unloaded;
  std::vector<Symbol> replaced_names;  // loaded or not, as written
  InstrumentId part_of = kNo<InstrumentId>;
  Symbol part_of_name = kNoSymbol;  // loaded or not: instruments of one name here share their outlines
  std::vector<Symbol> relies_on;    // dotted names
  std::vector<std::string> relies_on_titles;
  std::vector<Paragraph> outline;  // expanded: 1..16 is sixteen entries
  std::vector<NoteText> notes;
  Place place;
};

enum class Modality : std::uint8_t { must, must_not, should, should_not, may, need_not };
[[nodiscard]] constexpr bool is_ban(Modality m) { return m == Modality::must_not || m == Modality::should_not; }
[[nodiscard]] constexpr bool is_duty(Modality m) { return m == Modality::must || m == Modality::should; }
[[nodiscard]] std::string_view modality_text(Modality m);  // "must not"

enum class BearerKind : std::uint8_t { role, the_role, anyone, someone, person };
struct Bearer {
  BearerKind kind = BearerKind::anyone;
  RoleId role = kNo<RoleId>;    // role, the_role
  NodeId person = kNo<NodeId>;  // person: a path from the trigger, such as e.actor
};
enum class WhomKind : std::uint8_t { role, every, person, anyone };
struct Whom {  // each Whom of a duty makes an instance of its own
  WhomKind kind = WhomKind::role;
  RoleId role = kNo<RoleId>;
  NodeId person = kNo<NodeId>;
};
enum class CauseKind : std::uint8_t { none, event, breach };
struct Origin {  // after ACT as v if …; slot 0 of all the rule's code is the event (or, after a breach, the breach)
  CauseKind kind = CauseKind::none;
  ActId act = kNo<ActId>;
  RuleId breach_of = kNo<RuleId>;
  NodeId condition = kNo<NodeId>;  // pattern, by and if of the trigger
};
enum class DueKind : std::uint8_t { none, within, before_day, by_day, before_act, promptly };
struct Due {
  DueKind kind = DueKind::none;
  NodeId when = kNo<NodeId>;  // within: a duration; before_day, by_day: a date
  ActId act = kNo<ActId>;     // before_act
  NodeId such = kNo<NodeId>;  // before_act: the pattern, over this_act
};
struct Rule {
  Symbol name = kNoSymbol;
  InstrumentId instrument = kNo<InstrumentId>;
  Symbol edition = kNoSymbol;
  Cites cites;
  Modality modality = Modality::may;
  Origin origin;
  Bearer bearer;
  ActId act = kNo<ActId>;
  NodeId pattern = kNo<NodeId>;  // the fields written in the act's pattern, over this_act
  std::vector<Whom> to;
  NodeId condition = kNo<NodeId>;  // if
  NodeId unless = kNo<NodeId>;
  Due due;
  NodeId such = kNo<NodeId>;  // such that …
  ActId broken_by = kNo<ActId>;
  NodeId broken_such = kNo<NodeId>;
  NodeId paused = kNo<NodeId>;          // paused while …
  std::vector<std::uint32_t> licences;  // those of `unless`: indices into CodePool::licences
  std::vector<RuleId> defeaters;   // that stand notwithstanding this one, or to which this one is subject; loaded ones
  std::vector<RuleId> subject_to;  // the loaded ones to which this one is subject: they need not be of equal rank
  std::vector<Symbol> subject_to_unloaded;
  std::vector<RuleId> applies;     // principles this one applies
  std::vector<RuleId> applied_by;  // closed: all that apply this one, directly or through others
  std::string words, because;
  Place place;  // of the whole declaration
};

// A compiled policy: all instruments and modules loaded together.
class Program {
public:
  Symbols symbols;
  std::shared_ptr<const Sources> sources;
  CodePool code;
  std::vector<Options> types;
  std::vector<Symbol> field_names;  // by FieldId
  std::vector<Role> roles;
  std::vector<Act> acts;  // acts[0] is `conduct`
  std::vector<CountsAs> counts_as;
  std::vector<Judgment> judgments;
  std::vector<Reading> readings;
  std::vector<Term> terms;
  std::vector<State> states;
  std::vector<Instrument> instruments;
  std::vector<Rule> rules;
  std::vector<std::vector<Value>> lists;      // list constants: Value::index of kind list
  std::vector<std::vector<RuleId>> rules_on;  // by ActId: the rules whose act this one may fall under, ascending
  std::vector<std::vector<ActId>> may_be;     // by ActId: all that an act of this kind may fall under, conditions aside
  std::vector<std::vector<ActId>> kinds_of;   // by ActId: the other way round
  std::vector<RoleId> defined_roles;          // those with a `means`
  Names names;                                // who declares what, and which file sees it
  std::string digest;                         // "sha256:…" of all texts in order of loading

  [[nodiscard]] const Field* field(ActId act, FieldId id) const;  // nullptr if the act has no such field
  [[nodiscard]] const Field* field(RoleId role, FieldId id) const;
  [[nodiscard]] bool is_a(RoleId special, RoleId general) const;
  [[nodiscard]] bool is_a(ActId special, ActId general) const;

  // By name, kNo if there is none. Rules also as "instrument.rule"; instruments by their dotted name.
  [[nodiscard]] RoleId find_role(Symbol name) const;
  [[nodiscard]] ActId find_act(Symbol name) const;
  [[nodiscard]] FieldId find_field(Symbol name) const;
  [[nodiscard]] JudgmentId find_judgment(Symbol name) const;
  [[nodiscard]] ReadingId find_reading(Symbol name) const;
  [[nodiscard]] TermId find_term(Symbol name) const;
  [[nodiscard]] StateId find_state(Symbol name) const;
  [[nodiscard]] InstrumentId find_instrument(Symbol name) const;
  [[nodiscard]] RuleId find_rule(Symbol name) const;

  void
  index();  // builds the lookup tables, `up` closures, applied_by and rules_on. Called once, at the end of building

private:
  std::unordered_map<std::uint32_t, RoleId> role_by_name_;
  std::unordered_map<std::uint32_t, ActId> act_by_name_;
  std::unordered_map<std::uint32_t, FieldId> field_by_name_;
  std::unordered_map<std::uint32_t, JudgmentId> judgment_by_name_;
  std::unordered_map<std::uint32_t, ReadingId> reading_by_name_;
  std::unordered_map<std::uint32_t, TermId> term_by_name_;
  std::unordered_map<std::uint32_t, StateId> state_by_name_;
  std::unordered_map<std::uint32_t, InstrumentId> instrument_by_name_;
  std::unordered_map<std::uint32_t, RuleId> rule_by_name_;
};

}  // namespace licet::core
