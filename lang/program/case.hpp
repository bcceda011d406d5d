#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "program/program.hpp"

// The facts a question is asked against. Built by `story` (from statements or JSON) or by the public API; read by
// `judge`. A value type: a copy is a changed case for "what if". Belongs to one thread.
namespace licet::core {

enum class FactState : std::uint8_t { known, asked };  // asked: somebody was asked and did not know
struct Fact {
  FieldId field = kNo<FieldId>;
  FactState state = FactState::known;
  Value value;  // lists are indices into Case::lists, objects are ObjectId
};
struct Held {  // a role held, from one day until another (inclusive) where that was said
  RoleId role = kNo<RoleId>;
  std::optional<Day> from, until;
  bool perhaps = false;  // may hold it: an open role
};
enum class ObjectKind : std::uint8_t { entity, event, asked };
struct Object {
  ObjectKind kind = ObjectKind::entity;
  Symbol name = kNoSymbol;
  std::vector<Fact> facts;  // sorted by field
  // entities
  std::vector<Held> roles;
  bool open_roles = false;  // may hold any role besides
  // events and acts asked about
  ActId act = kNo<ActId>;
  Symbol unlisted_act = kNoSymbol;  // an act that the policy lacks, declared by the case: unregulated
  ObjectId by = kNo<ObjectId>;
  Day on = 0;
  std::optional<std::int32_t> minute;
  std::uint32_t order = 0;  // its place among the events of the case
  bool perhaps = false;     // alleged
  bool denied = false;      // it turned out not to have happened
};
enum class Verdict3 : std::uint8_t { no, yes, unknown };
enum class FindingKind : std::uint8_t { judgment, reference, competent, failed, open_list };
struct Finding {
  FindingKind kind = FindingKind::judgment;
  JudgmentId judgment = kNo<JudgmentId>;  // judgment
  Symbol reference = kNoSymbol;           // reference: the dotted name
  TermId term = kNo<TermId>;              // open_list
  RuleId rule = kNo<RuleId>;              // failed
  std::vector<Value> of;                  // arguments. competent: the authorisation as a number; failed: the cause
  RuleId demanded_by = kNo<RuleId>;  // an argument that is none stands for the act that a duty of this rule demands
  Verdict3 answer = Verdict3::yes;
  Symbol by = kNoSymbol;  // who found it, as told
};
struct Doubt {
  JudgmentId judgment = kNo<JudgmentId>;
  std::vector<Value> of;
};
struct Authorisation {
  Symbol name = kNoSymbol;
  bool given = true;                   // false: stated absent
  ActId act = kNo<ActId>;              // of any act of this kind; kNo: of anything
  ObjectId of = kNo<ObjectId>;         // of this very act or event
  ObjectId for_whom = kNo<ObjectId>;   // kNo: of whoever acts
  ObjectId by = kNo<ObjectId>;         // the person who gave it (or, when absent, did not give it)
  RoleId by_role = kNo<RoleId>;        // stated absent: of this role. kNo with by kNo: of everybody
  RuleId under_rule = kNo<RuleId>;     // for this rule only
  Symbol under_paragraph = kNoSymbol;  // or for the rules that cite this paragraph
  std::optional<Day> on;               // the day it was given; none: before the day asked about
  std::vector<Fact> with;              // fields it was limited to
};

class Case {
public:
  explicit Case(std::shared_ptr<const Program> program);

  std::shared_ptr<const Program> program;
  std::shared_ptr<Symbols> symbols;       // extends the program's; shared by copies, grows only
  std::vector<Object> objects;            // by ObjectId: entities, events and acts asked about, as they were told
  std::vector<std::vector<Value>> lists;  // of the case; a Value of kind list counts through the program's lists first
  std::vector<Finding> findings;
  std::vector<Doubt> doubts;
  std::vector<Authorisation> authorisations;
  std::vector<std::optional<std::uint32_t>> readings;  // by ReadingId: the option chosen in the case
  CodePool code;                                       // of expressions that the case itself asks (`is EXPR?`)
  Day on = 0;                                          // the day asked about
  std::optional<Day> now;  // the day on which one asks, for what can still be fetched; none: `on`
  bool ordered = true;     // events of one day happened in the order of `order`

  [[nodiscard]] ObjectId find(Symbol name) const;  // kNo if nothing has this name
  [[nodiscard]] const Fact* fact(ObjectId object, FieldId field) const;
  void set_fact(ObjectId object, Fact fact);  // replaces
  ObjectId add(Object object);
  [[nodiscard]] const std::vector<Value>& list(Value value) const;  // of a Value of kind list
  Value make_list(std::vector<Value> members);
  [[nodiscard]] std::string_view text(Symbol symbol) const { return symbols->text(symbol); }
};

struct Question {  // "may A do X?", the act being an object of the case
  ObjectId act = kNo<ObjectId>;
  InstrumentId under = kNo<InstrumentId>;  // this instrument alone (a proposal may be asked so)
  bool strictly = false;                   // presumptions count as unknown
  bool refrain = false;                    // "may A refrain from X?"
};

}  // namespace licet::core
