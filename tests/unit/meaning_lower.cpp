#include <catch2/catch.hpp>

#include "meaning/load.hpp"
#include "meaning_code.hpp"

using namespace licet::core;

namespace {

// A policy around one condition, so that each test shows only what it is about.
constexpr std::string_view kVocabulary = R"(instrument t
  relies on other.code
role Person
role Staff is a Person
  boss  : Person
  grade : P1 | P2 | P3
role Head is a Person
role Senior means a Head or a Staff with (grade at least P2)
thing Matter
  closed : Date
act gift_act by Person
  to    : Person
  kind  : travel | cash | other
  value : Money
  open  : yes | no
act give is a gift_act
act lend is a gift_act
  until_when : Date
act refer by Person
  matter : Matter
act decide by Person
  matter : Matter
judgment fair(a: gift_act)
  by Head
  ask "Is {a} fair?"
reading counted "Does it count?" options fully | half | yes
term small(g: gift_act) means g.value at most EUR 5
term limit(p: Person)
  means EUR 10 if p is a Senior
  means EUR 5
term moody(k: Text) includes "rail", "bus" and the like does not include "taxi"
term kinds includes travel, cash and nothing else
term late
  means today later than 2024-01-01 if counted is fully
  means today later than 2024-06-01 if counted is half
  means no
state decided(m: Matter)
  starts after decide { matter: none } as d for d.matter
)";

Loaded with_rule(const std::string& rule) {
  Loaded loaded = load_text(std::string(kVocabulary) + rule);
  INFO(render(loaded.diagnostics, *loaded.sources));
  REQUIRE(loaded.program != nullptr);
  return loaded;
}

std::string condition(const std::string& condition) {
  const Loaded loaded = with_rule("rule r\n  a Person must not give if " + condition + "\n");
  return code_text(*loaded.program, loaded.program->rules[0].condition);
}

std::string body(std::string_view term) {
  const Loaded loaded = with_rule("rule r\n  a Person must not give\n");
  const Program& program = *loaded.program;
  return code_text(program, program.terms[index(program.find_term(program.symbols.find(term)))].body);
}

}  // namespace

TEST_CASE("names in conditions") {
  CHECK(condition("to is not actor") == "(!= (field this to) actor)");
  CHECK(condition("this.to is this.actor") == "(= (field this to) actor)");
  CHECK(condition("kind is travel") == "(= (field this kind) travel)");
  CHECK(condition("travel is kind") == "(= travel (field this kind))");
  CHECK(condition("open") == "(truth (field this open))");
  CHECK(condition("open is no") == "(= (field this open) no)");
  CHECK(condition("this.day earlier than today") == "(< (day this) today)");
  CHECK(condition("to is none") == "(= (field this to) none)");
  CHECK(condition("to is not a Staff") == "(not (is_a (field this to) Staff))");
  CHECK(condition("this is a lend") == "(is_act this lend)");
  CHECK(condition("to is a Staff and to.grade at least P2") ==
        "(all (is_a (field this to) Staff) (>= (field (field this to) grade) P2))");
  CHECK(condition("to under actor via boss") == "(under (field this to) actor boss)");
  CHECK(condition("other.code.allows(this)") == "(reference other.code.allows this)");
  CHECK(condition("other.code.holds") == "(reference other.code.holds)");
  CHECK(condition("to is a other.code.Delegate") == "(reference other.code.Delegate (field this to))");
}

TEST_CASE("truths as values and values as truths") {
  CHECK(condition("fair(this) is no") == "(not (judgment fair this))");
  CHECK(condition("fair(this) is not yes") == "(not (judgment fair this))");
  CHECK(condition("yes is fair(this)") == "(judgment fair this)");
  CHECK(condition("fair(this) is open") ==
        "(any (all (judgment fair this) (truth (field this open))) "
        "(all (not (judgment fair this)) (not (truth (field this open)))))");
  CHECK(condition("counted") == "(reading counted yes)");
  CHECK(condition("counted is not half") == "(not (reading counted half))");
}

TEST_CASE("counts are asked for no more than they need") {
  const std::string of = "count of g in give has (g.actor is actor) ";
  const std::string set = " v1 (events give) (= (actor v1) actor))";
  CHECK(condition(of + "at least 3") == "(count>=3" + set);
  CHECK(condition(of + "more than 3") == "(count>=4" + set);
  CHECK(condition(of + "less than 3") == "(not (count>=3" + set + ")");
  CHECK(condition(of + "at most 3") == "(not (count>=4" + set + ")");
  CHECK(condition(of + "is 3") == "(all (count>=3" + set + " (not (count>=4" + set + "))");
  CHECK(condition("3 less than count of g in give has (g.actor is actor)") == "(count>=4" + set);
  CHECK(condition(of + "at least 0") == "(count>=0" + set);
  CHECK(condition(of + "at least 2.5") == "(>= (count" + set + " 2.5)");
}

TEST_CASE("sets") {
  CHECK(condition("kind in [travel, cash]") == "(in (field this kind) (set travel cash))");
  CHECK(condition("to in Staff") == "(is_a (field this to) Staff)");
  CHECK(condition("kind in kinds") == "(term kinds (field this kind))");
  CHECK(condition("some s in Staff has (s is to)") == "(some v1 (holders Staff) (= v1 (field this to)))");
  CHECK(condition("every s in Staff has (s.grade is P1)") == "(every v1 (holders Staff) (= (field v1 grade) P1))");
  CHECK(condition("sum of g.value over g in give has (g.to is to) more than EUR 3") ==
        "(> (sum v1 (events give) (= (field v1 to) (field this to)) (field v1 value)) EUR 3)");
}

TEST_CASE("what happened") {
  CHECK(condition("happened(give)") == "(some v1 (events give) -)");
  CHECK(condition("happened(give { kind: cash } by actor)") ==
        "(some v1 (events give) (all (= (field v1 kind) cash) (= (actor v1) actor)))");
  CHECK(condition("happened(give by Staff within 1 year)") ==
        "(some v1 (events give) (all (is_a (actor v1) Staff) (>= (day v1) (before 1 year today))))");
}

TEST_CASE("days") {
  CHECK(condition("today from 2024-01-01 until before 28 days after this.day") ==
        "(all (>= today 2024-01-01) (< today (after 28 days (day this))))");
  CHECK(condition("today until 2024-01-01") == "(<= today 2024-01-01)");
}

TEST_CASE("terms") {
  CHECK(body("small") == "(<= (field v0 value) EUR 5)");
  CHECK(body("limit") == "(choose (is_a v0 Senior) EUR 10 (truth yes) EUR 5)");
  CHECK(body("moody") == "(all (not (= v0 \"taxi\")) (any (= v0 \"rail\") (= v0 \"bus\") (open moody v0)))");
  CHECK(body("kinds") == "(any (= v0 travel) (= v0 cash))");
  CHECK(body("late") ==
        "(any (all (reading counted fully) (> today 2024-01-01)) "
        "(all (not (reading counted fully)) (reading counted half) (> today 2024-06-01)) "
        "(all (not (reading counted fully)) (not (reading counted half)) (truth no)))");
}

TEST_CASE("roles and states") {
  const Loaded loaded = with_rule("rule r\n  a Person must not give\n");
  const Program& program = *loaded.program;
  const Role& senior = program.roles[index(program.find_role(program.symbols.find("Senior")))];
  CHECK(code_text(program, senior.means) == "(any (is_a v0 Head) (all (is_a v0 Staff) (>= (field v0 grade) P2)))");
  const State& decided = program.states[0];
  REQUIRE(decided.starts.size() == 1);
  CHECK(decided.ends.empty());
  CHECK(code_text(program, decided.starts[0].condition) == "(= (field v0 matter) none)");
  CHECK(code_text(program, decided.starts[0].arguments[0]) == "(field v0 matter)");
}

TEST_CASE("duties") {
  const Loaded loaded = with_rule(R"(
rule r
  after refer { matter: none } by Staff as e if not decided(e.matter),
  e.actor must give { kind: cash } to every Head and e.actor
    within 28 days
    such that value more than EUR 3
    broken by decide { matter: e.matter }
    paused while late
rule s
  a Person must refer before decide { matter: none }
rule u
  after breach of r as b, b.actor should refer by 2024-01-01
)");
  const Program& program = *loaded.program;
  const Rule& r = program.rules[0];
  CHECK(r.origin.kind == CauseKind::event);
  CHECK(code_text(program, r.origin.condition) ==
        "(all (= (field v0 matter) none) (is_a (actor v0) Staff) (not (state decided (field v0 matter))))");
  CHECK(r.bearer.kind == BearerKind::person);
  CHECK(code_text(program, r.bearer.person) == "(actor v0)");
  CHECK(code_text(program, r.pattern) == "(= (field this kind) cash)");
  REQUIRE(r.to.size() == 2);
  CHECK(r.to[0].kind == WhomKind::every);
  CHECK(r.to[1].kind == WhomKind::person);
  CHECK(r.due.kind == DueKind::within);
  CHECK(code_text(program, r.due.when) == "28 days");
  CHECK(code_text(program, r.such) == "(> (field this value) EUR 3)");
  CHECK(code_text(program, r.broken_such) == "(= (field this matter) (field v0 matter))");
  CHECK(code_text(program, r.paused) == "(term late)");
  const Rule& s = program.rules[1];
  CHECK(s.due.kind == DueKind::before_act);
  CHECK(code_text(program, s.due.such) == "(= (field this matter) none)");
  const Rule& u = program.rules[2];
  CHECK(u.origin.kind == CauseKind::breach);
  CHECK(u.origin.breach_of == RuleId{0});
  CHECK(u.due.kind == DueKind::by_day);
}

TEST_CASE("before a name: an act, or a day") {
  const Loaded loaded =
      with_rule("rule r\n  a Person must refer before decide\nrule s\n  a Person must lend before until_when\n");
  CHECK(loaded.program->rules[0].due.kind == DueKind::before_act);
  CHECK(loaded.program->rules[1].due.kind == DueKind::before_day);
}

TEST_CASE("priorities and licences") {
  const Loaded loaded = with_rule(R"(
rule ban
  a Person must not give
    unless authorised in advance by Head and (authorised by someone or authorised by to)
  subject to other.code.gifts, other.code
rule way_out
  a Person may give if kind is cash
  notwithstanding ban
rule yields
  a Person should not give
  subject to way_out
rule special
  a Person must not give if kind is travel
  applies ban
)");
  const Program& program = *loaded.program;
  const Rule& ban = program.rules[0];
  CHECK(code_text(program, ban.unless) ==
        "(all (authorised in_advance Head) (any (authorised someone) (authorised (field this to))))");
  CHECK(ban.licences == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(ban.defeaters == std::vector<RuleId>{RuleId{1}});
  CHECK(ban.subject_to.empty());
  CHECK(ban.applied_by == std::vector<RuleId>{RuleId{3}});
  REQUIRE(ban.subject_to_unloaded.size() == 2);
  CHECK(program.symbols.text(ban.subject_to_unloaded[0]) == "other.code.gifts");
  CHECK(program.rules[2].defeaters == std::vector<RuleId>{RuleId{1}});
  CHECK(program.rules[2].subject_to == std::vector<RuleId>{RuleId{1}});
}

TEST_CASE("counting as") {
  const Loaded loaded = with_rule(R"(
decide { matter: none } by Staff as s counts as give { to: s.boss, kind: cash, value: EUR 1, open: yes } by s.boss if s is a Head
rule r
  a Person must not give if value more than EUR 2
)");
  const Program& program = *loaded.program;
  const CountsAs& made = program.counts_as[0];
  CHECK(program.symbols.text(made.name) == "decide counts as give");
  CHECK(program.symbols.text(program.roles[index(made.bearer)].name) == "Staff");
  CHECK(code_text(program, made.condition) == "(all (= (field this matter) none) (is_a v0 Head))");
  CHECK(made.with.size() == 4);
  CHECK(code_text(program, made.with[0].value) == "(field v0 boss)");
  CHECK(code_text(program, made.by) == "(field v0 boss)");
}
