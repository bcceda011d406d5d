#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <boost/variant2/variant.hpp>

#include "text/source.hpp"
#include "text/symbol.hpp"
#include "value/value.hpp"

// What a `.licet` text says, before any name is looked up. Plain aggregates: passes read them with `match`.
// Expressions, names and lists live in pools of the Ast and are referred to by id, so that nodes are small and
// trivially destructible and a million-term chain needs no recursion to destroy.
namespace licet::core {

namespace variant2 = boost::variant2;

enum class ExprId : std::uint32_t {};
inline constexpr ExprId kNoExpr = ExprId{0xFFFFFFFF};

struct ExprList {  // into Ast::expr_lists
  std::uint32_t first = 0, count = 0;
};
struct Path {  // a dotted name: into Ast::names. count 0: absent
  std::uint32_t first = 0, count = 0;
  Span span;
};
struct FieldList {  // `{ to: x, kind: y }`: into Ast::field_values
  std::uint32_t first = 0, count = 0;
};

struct Name {  // a name where it stands
  Symbol symbol = kNoSymbol;
  Span span;
};
struct FieldValue {  // `to: togo` in a pattern, a `let` or an event
  Name field;
  ExprId value = kNoExpr;
};
struct ActPattern {  // `refer { matter: r.matter }`
  Path act;
  FieldList fields;
  Span span;
};

// ---- expressions ---------------------------------------------------------------------------------------------------

struct ErrorExpr {};  // already reported: later passes are silent about it
enum class LiteralKind : std::uint8_t {
  none,
  yes,
  no,
  unknown,
  number,
  money,
  date,
  duration,
  text,
  this_,
  actor,
  today
};
struct Literal {  // number, money, date, duration, text carry `value`; `unknown` stands only in what a case says
  LiteralKind kind;
  Value value;
};
struct NameExpr {  // a variable, a field of `this`, an entity, an option, a reading, an act, a role: `resolve` decides
  Symbol name;
};
struct FieldExpr {  // of.name
  ExprId of;
  Symbol name;
};
struct CallExpr {  // linked(this), interpol.meetings.allows(this)
  Path callee;
  ExprList arguments;
};
enum class CompareOp : std::uint8_t { is, is_not, less, at_most, more, at_least };
struct CompareExpr {  // dates use the same operators: earlier than = less, no later than = at_most, ...
  CompareOp op;
  bool dated;  // written with the words of dates; kept for the formatter
  ExprId left, right;
};
struct IsAExpr {  // x is a Country, x is not an Elected
  ExprId what;
  Path role;
  bool negated;
};
struct InExpr {  // x in xs
  ExprId what, in;
};
struct WithinExpr {  // DAY from A until [before] B; either end may be missing. `since` = `from`
  ExprId day, from, until;
  bool before_end;  // `until before B`: B itself is outside
};
struct NotExpr {
  ExprId operand;
};
enum class ChainWord : std::uint8_t { infix, of };  // `a and b` or `all of (a, b)`
struct AllOfExpr {
  ExprList operands;
  ChainWord word;
};
struct AnyOfExpr {
  ExprList operands;
  ChainWord word;
};
struct AtLeastOfExpr {  // at least 2 of (a, b, c)
  std::uint32_t least;
  ExprList operands;
};
enum class Quantifier : std::uint8_t { some, every, count };
struct QuantifiedExpr {  // some x in xs has (c); every x in xs has (c); count of x in xs [has (c)]
  Quantifier quantifier;
  Symbol variable;
  ExprId in, condition;  // condition may be kNoExpr for count
};
struct SumExpr {  // sum of value over x in xs [has (c)]
  ExprId value;
  Symbol variable;
  ExprId in, condition;
};
struct AddExpr {  // a + b - c: operands in order; a subtracted one is a NegateExpr
  ExprList operands;
};
struct NegateExpr {
  ExprId operand;
};
struct MultiplyExpr {
  ExprList operands;
};
struct DivideExpr {
  ExprId left, right;
};
enum class ShiftWord : std::uint8_t { before, after };
struct ShiftExpr {  // 28 days before d
  ExprId duration;
  ShiftWord word;
  ExprId day;
};
struct HappenedExpr {  // happened(announce { election: e } by actor within 1 year): index into Ast::happened
  std::uint32_t index;
};
struct AuthorisedExpr {  // authorised [in advance] by WHO: index into Ast::authorised
  std::uint32_t index;
};
struct UnderExpr {  // x under y via supervisor
  ExprId what, under;
  Symbol via;
};
struct ListExpr {  // [ann, bob]
  ExprList elements;
};

using ExprKind =
    variant2::variant<ErrorExpr, Literal, NameExpr, FieldExpr, CallExpr, CompareExpr, IsAExpr, InExpr, WithinExpr,
                      NotExpr, AllOfExpr, AnyOfExpr, AtLeastOfExpr, QuantifiedExpr, SumExpr, AddExpr, NegateExpr,
                      MultiplyExpr, DivideExpr, ShiftExpr, HappenedExpr, AuthorisedExpr, UnderExpr, ListExpr>;
struct Expr {
  ExprKind kind;
  Span span;
};
static_assert(std::is_trivially_destructible_v<Expr>);

// ---- parties, triggers, deadlines ----------------------------------------------------------------------------------

enum class PartyKind : std::uint8_t { a_role, the_role, every_role, anyone, someone, person };
struct Party {  // who bears a norm, whom it is owed to, who authorises
  PartyKind kind = PartyKind::anyone;
  Path role;                // a_role, the_role, every_role
  ExprId person = kNoExpr;  // person: a path such as e.actor
  Span span;
};

struct Happened {
  ActPattern act;
  ExprId by = kNoExpr;      // who did it
  ExprId within = kNoExpr;  // a duration back from today
};
struct Authorised {
  bool in_advance = false;
  Party by;  // a_role/the_role (a bare role name counts as the_role), person or someone
};

enum class TriggerKind : std::uint8_t { event, breach };
struct Trigger {  // after ACT [pattern] [by ROLE] as v [if …]   |   after breach of RULE as b [if …]
  TriggerKind kind = TriggerKind::event;
  ActPattern act;  // event
  Path rule;       // breach
  std::optional<Party> by;
  Name variable;
  ExprId condition = kNoExpr;
  Span span;
};

enum class DeadlineKind : std::uint8_t { none, within, before, by, before_act, promptly };
struct Deadline {
  DeadlineKind kind = DeadlineKind::none;
  ExprId when = kNoExpr;  // within: a duration; before, by: a date. `before NAME` parses as before with a NameExpr;
                          // `resolve` turns it into before_act when NAME is an act.
  ActPattern act;         // before_act (also `before NAME { … }`)
  Span span;
};

// ---- declarations --------------------------------------------------------------------------------------------------

struct Citation {  // one entry of `[8, 8(i)]`, as written
  Symbol text = kNoSymbol;
  Span span;
};
using Citations = std::vector<Citation>;

enum class Status : std::uint8_t { law, order, code, guidance, commentary, proposal };
struct Period {  // in force from [at latest] D [until [at earliest] D]
  ExprId from = kNoExpr;
  bool from_at_latest = false;
  ExprId until = kNoExpr;
  bool until_at_earliest = false;
};
struct Edition {
  Name name;
  Period period;
};
struct Reliance {  // relies on interpol.meetings "title"
  Path instrument;
  std::string title;
};
struct OutlineEntry {  // 1..16 is one entry with a last; 8(i) has none
  Citation first, last;
};
struct InstrumentDecl {
  Path name;
  std::string title, cite, issuer;
  std::optional<Status> status;
  std::vector<Period> periods;
  std::vector<Edition> editions;
  std::vector<Path> replaces;
  Path part_of;
  std::vector<Reliance> relies_on;
  std::vector<OutlineEntry> outline;
};

struct UseDecl {
  std::vector<Path> modules;
};

enum class TypeKind : std::uint8_t { named, options, set_of };
struct TypeExpr {  // Money | travel | expenses …; set of T; the parser turns yes | no into Bool
  TypeKind kind = TypeKind::named;
  Path name;                  // named, set_of
  std::vector<Name> options;  // options, in ascending order where an order matters
  Span span;
};
struct FieldDecl {
  Name name;
  TypeExpr type;
  ExprId value = kNoExpr;  // the default
  bool presumed = false;   // `presumed no`: a default that the explanation calls a presumption
  bool confidential = false;
  Span span;
};
struct TypeDecl {  // type Grade = P1 | P2; type Address has street : Text; type Amount = Money
  Name name;
  std::optional<TypeExpr> alias;
  std::vector<FieldDecl> fields;
};
struct ThingDecl {  // thing Property [is a Thing] fields
  Name name;
  std::vector<Path> parents;
  std::vector<FieldDecl> fields;
};
struct RoleAlternative {  // a Staff [with (grade at least P5)]
  Path role;
  ExprId condition = kNoExpr;
};
struct RoleDecl {
  Name name;
  std::vector<Path> parents;
  std::vector<RoleAlternative> means;  // empty: held by being asserted
  Citations cites;
  std::vector<FieldDecl> fields;
};
struct ActDecl {  // act or power
  bool power = false;
  Name name;
  std::vector<Path> parents;
  std::optional<Path> by;
  Citations cites;
  std::vector<FieldDecl> fields;
};
struct CountsAsDecl {  // ACT [pattern] [by ROLE] [as r] counts as ACT [{…}] [by PERSON] [cites] [if …]
  ActPattern from;
  std::optional<Path> by;
  Name variable;  // the actor, if named
  ActPattern to;
  ExprId attributed = kNoExpr;
  Citations cites;
  ExprId condition = kNoExpr;
};
struct Parameter {
  Name name;
  TypeExpr type;
};
struct TermCase {  // means … [if …]
  ExprId value = kNoExpr;
  ExprId condition = kNoExpr;
};
enum class ListEnd : std::uint8_t { none, closed, open };  // `and nothing else`, `and the like`
struct TermDecl {
  Name name;
  std::vector<Parameter> parameters;
  Citations cites;
  std::vector<TermCase> cases;
  std::vector<ExprId> includes;  // with list_end
  ListEnd list_end = ListEnd::none;
  std::vector<ExprId> excludes;  // does not include
};
struct JudgmentDecl {
  Name name;
  std::vector<Parameter> parameters;
  Citations cites;
  std::optional<Party> by;
  std::string ask;         // the question, with {parameter} places
  std::string standpoint;  // whose eyes it is to be seen with; may be empty
  std::optional<bool> presumed;
};
struct ReadingDecl {
  Name name;
  Citations cites;
  std::string question;
  std::vector<Name> options;
};
struct SettleDecl {  // settle election_day_counts as inclusive [because "…"]
  Path reading;
  Name option;
  std::string because;
};
struct StateDecl {
  Name name;
  std::vector<Parameter> parameters;
  Citations cites;
  std::vector<Trigger> starts;  // each with its arguments in starts_for
  std::vector<ExprList> starts_for;
  std::vector<Trigger> ends;
  std::vector<ExprList> ends_for;
};
enum class Modal : std::uint8_t { must, must_not, should, should_not, may, need_not };
struct RuleDecl {
  Name name;
  Citations cites;
  std::optional<Trigger> after;
  Party bearer;
  Modal modal = Modal::may;
  ActPattern act;
  std::vector<Party> to;
  ExprId condition = kNoExpr;  // if
  ExprId unless = kNoExpr;
  Deadline deadline;
  ExprId such_that = kNoExpr;
  ActPattern broken_by;  // broken by ACT: what violates a standing duty. act.count 0: absent
  ExprId paused_while = kNoExpr;
  std::vector<Path> notwithstanding, subject_to, applies;
  Name edition;  // in edition NAME
  std::string words, because;
};
struct NoteDecl {
  Citations cites;
  Path see;  // note [11] see interpol.meetings
  std::string text;
};

// ---- statements of a scenario and of the prompt --------------------------------------------------------------------

enum class Found : std::uint8_t { yes, no, unknown };
struct RoleHeld {  // Staff [from D] [until D]
  Path role;
  ExprId from = kNoExpr, until = kNoExpr;
  bool perhaps = false;  // be perhaps Staff: an open role
};
struct LetStatement {  // let gabon, togo be Country { … };  let posters be an act [like ACT];  let x be open
  std::vector<Name> names;
  std::vector<RoleHeld> roles;
  bool open_roles = false;  // `be open`: may hold any role
  bool act = false;         // `be an act`: an act the policy lacks
  Path like;                // `be an act like campaign_act`
  FieldList fields;
};
struct EventStatement {  // [perhaps] on DATE[Thh:mm] WHO does ACT {…} [as NAME]
  bool perhaps = false;
  Moment when;
  ExprId who = kNoExpr;
  ActPattern act;
  Name name;
};
struct DayStatement {  // on DATE: the day asked about from here on
  Day day = 0;
};
struct FactStatement {  // suppose PATH is VALUE
  ExprId object = kNoExpr;
  Name field;
  ExprId value = kNoExpr;
};
struct FindingStatement {  // finding J(args) yes|no|unknown [by WHO]; also failed(rule, cause),
                           // competent(authorisation)
  Path judgment;
  ExprList of;
  Found answer = Found::yes;
  ExprId by = kNoExpr;
};
struct DoubtStatement {  // doubt J(args)
  Path judgment;
  ExprList of;
};
struct AuthorisationStatement {  // [no] authoris[ed|ation of] WHAT [by WHO] [under RULE|"8(i)"] [on D] [as NAME]
  bool given = true;
  Name what;            // the name of an act asked about or of an event, or of an act; absent: anything
  ExprId by = kNoExpr;  // a person; or a role, when no authorisation of that role was given
  Path under_rule;
  std::string under_paragraph;
  std::optional<Day> on;
  Name name;
};
struct SettleStatement {
  Path reading;
  Name option;
};

enum class AskModal : std::uint8_t { may, must, should };
struct ActQuestion {  // may A act {…} [as n]?   must …?   should …?   may A refrain from act {…}?
  AskModal modal = AskModal::may;
  bool refrain = false;
  ExprId actor = kNoExpr;
  ActPattern act;
  Name name;
};
struct AgainQuestion {  // NAME?
  Name name;
};
struct IsQuestion {  // is EXPR?
  ExprId expr = kNoExpr;
};
struct DutiesQuestion {  // duties of A?
  ExprId of = kNoExpr;
};
struct OwedQuestion {  // what is owed to B?
  ExprId to = kNoExpr;
};
struct StatusQuestion {  // status of RULE [for A]?
  Path rule;
  ExprId of = kNoExpr;
};
struct OpenActsQuestion {  // what may A do now?
  ExprId actor = kNoExpr;
};
struct WhoQuestion {  // who may act {…}?
  AskModal modal = AskModal::may;
  ActPattern act;
};
struct WhichQuestion {  // which d in A..B may X act {… d …}?    which p in Role may …?
  Name variable;
  ExprId from = kNoExpr, until = kNoExpr;  // dates
  Path role;                               // or: everybody who holds it
  ActQuestion ask;
};
struct WhyQuestion {  // why?   why not permitted?
  Symbol not_verdict = kNoSymbol;
};
struct PermitQuestion {};   // what would permit it?
struct MissingQuestion {};  // what is missing?
using QuestionKind =
    variant2::variant<ActQuestion, AgainQuestion, IsQuestion, DutiesQuestion, OwedQuestion, StatusQuestion,
                      OpenActsQuestion, WhoQuestion, WhichQuestion, WhyQuestion, PermitQuestion, MissingQuestion>;
struct QuestionStatement {  // [on D] [under X:] [strictly:] question
  std::optional<Day> on;
  std::vector<Path> under;  // readings are written READING is OPTION; instruments by name
  std::vector<SettleStatement> readings;
  bool strictly = false;
  QuestionKind kind;
};
struct WhatIfStatement {        // what if STATEMENT?  the last question again, with one thing changed, nothing kept
  std::uint32_t statement = 0;  // into Ast::statements
};
struct ExpectStatement {
  // expect WORD… [by RULE…] [in INSTRUMENT] [missing NAME…] [provided RULE…] [possible VERDICT…] [unless JUDGMENT…]
  std::vector<Name> words;     // verdict, duty status, yes/no/unknown, or names (who); several words of one verdict are
                               // one Name: needs_authorisation, no_power, not_arisen, fulfilled_late, not_followed
  std::vector<ExprId> values;  // dates or entities that `which` and `who` must give, in order
  std::vector<Path> by;
  Path in;
  std::vector<Path> missing;
  std::vector<Path> provided;
  std::vector<Name> possible;
  std::vector<Path> unless;    // presumptions the answer rests on
  std::vector<Path> conflict;  // conflict RULE, RULE
  bool nothing_missing = false;
};
using StatementKind =
    variant2::variant<LetStatement, EventStatement, DayStatement, FactStatement, FindingStatement, DoubtStatement,
                      AuthorisationStatement, SettleStatement, QuestionStatement, WhatIfStatement, ExpectStatement>;
struct Statement {
  StatementKind kind;
  Span span;
};
struct ScenarioDecl {
  std::string title;
  Citations cites;
  std::vector<std::uint32_t> statements;  // into Ast::statements
};

using DeclKind =
    variant2::variant<InstrumentDecl, UseDecl, TypeDecl, ThingDecl, RoleDecl, ActDecl, CountsAsDecl, TermDecl,
                      JudgmentDecl, ReadingDecl, SettleDecl, StateDecl, RuleDecl, NoteDecl, ScenarioDecl>;
struct Decl {
  DeclKind kind;
  Span span;
};

// Where the text begins something that has a place of its own in the house layout. Only the formatter reads these.
enum class Layout : std::uint8_t {
  declaration,  // begins a line of its own
  norm,         // the trigger and the bearer of a rule
  condition,    // if, unless, such that ...: belongs to what stands above it
  manner,       // to, within, before ...: may stand behind what is before it
  remark,       // words, notwithstanding ...; every clause of an instrument, a judgment ...
  field,
  statement,
  citation,  // free text: is not to be touched
  list,      // a parenthesis that belongs to the name before it
  sign,      // a minus that belongs to the value after it
};
struct LayoutMark {
  Layout layout;
  Span span;
};

// One parsed text. Spans are offsets into the source `source`; symbols belong to the table the parser was given.
struct Ast {
  SourceId source = kNoSource;
  std::vector<Decl> decls;            // in the order of the text
  std::vector<Statement> statements;  // of scenarios; of a prompt's input, when that was parsed
  std::vector<std::uint32_t> input;   // the statements of a prompt's input, in order
  std::vector<Expr> exprs;
  std::vector<ExprId> expr_lists;
  std::vector<Symbol> names;
  std::vector<FieldValue> field_values;
  std::vector<Happened> happened;
  std::vector<Authorised> authorised;
  std::vector<Span> comments;      // `--` to the end of the line, in order
  std::vector<LayoutMark> layout;  // in order

  [[nodiscard]] const Expr& operator[](ExprId id) const { return exprs[static_cast<std::size_t>(id)]; }
};

// Visits a variant with one lambda per alternative, in grammar order and without a default: a new kind of node must
// break the build wherever it matters.
template <class... Lambdas>
struct Overloaded : Lambdas... {
  using Lambdas::operator()...;
};
template <class... Lambdas>
Overloaded(Lambdas...) -> Overloaded<Lambdas...>;

template <class Variant, class... Lambdas>
decltype(auto) match(Variant&& node, Lambdas&&... lambdas) {
  return variant2::visit(Overloaded{std::forward<Lambdas>(lambdas)...}, std::forward<Variant>(node));
}

}  // namespace licet::core
