#include <catch2/catch.hpp>

#include "parsing.hpp"

TEST_CASE("parser/expressions: what binds more tightly") {
  CHECK(expression("not x is y and z") == "(all-of [(not (compare #0 no (name x) (name y))) (name z) ] #0)");
  CHECK(expression("a.b + c * d - e") ==
        "(add [(field (name a) b) (multiply [(name c) (name d) ]) (negate (name e)) ])");
  CHECK(expression("x / y * z / w") == "(divide (multiply [(divide (name x) (name y)) (name z) ]) (name w))");
  CHECK(expression("- x + y") == "(add [(negate (name x)) (name y) ])");
  CHECK(expression("(x or y) and z") == "(all-of [(any-of [(name x) (name y) ] #0) (name z) ] #0)");
}

TEST_CASE("parser/expressions: chains are flat") {
  CHECK(expression("x and y and z") == "(all-of [(name x) (name y) (name z) ] #0)");
  CHECK(expression("x or y or z") == "(any-of [(name x) (name y) (name z) ] #0)");
  CHECK(expression("any of (x, all of (y, z))") == "(any-of [(name x) (all-of [(name y) (name z) ] #1) ] #1)");
  CHECK(expression("at least 2 of (x, y, z)") == "(at-least 2 [(name x) (name y) (name z) ])");
}

TEST_CASE("parser/expressions: values") {
  CHECK(expression("[1_000, 12.50, EUR 45.5, CHF 1200]") ==
        "(list [(literal #4 1000) (literal #4 12.5) (literal #5 EUR45.5) (literal #5 CHF1200) ])");
  CHECK(expression("[2024-02-29, 28 days, 2 weeks, 1 year, 3 months]") ==
        "(list [(literal #6 2024-02-29) (literal #7 28 days) (literal #7 14 days) (literal #7 1 year) (literal #7 3 "
        "months) ])");
  CHECK(expression("[yes, no, none, today, this, actor]") ==
        "(list [(literal #1 yes) (literal #2 no) (literal #0 none) (literal #11 none) (literal #9 none) (literal #10 "
        "none) ])");
  CHECK(expression("x is \"caf\xC3\xA9 \\\"y\\\"\" \"and more\"") ==
        "(compare #0 no (name x) (literal #8 caf\xC3\xA9 \"y\" and more))");
}

TEST_CASE("parser/expressions: comparisons, with and without `is`") {
  CHECK(expression("x more than y") == "(compare #4 no (name x) (name y))");
  CHECK(expression("x is more than y") == expression("x more than y"));
  CHECK(expression("x at least y") == "(compare #5 no (name x) (name y))");
  CHECK(expression("x less than y") == "(compare #2 no (name x) (name y))");
  CHECK(expression("x at most y") == "(compare #3 no (name x) (name y))");
  CHECK(expression("x earlier than y") == "(compare #2 yes (name x) (name y))");
  CHECK(expression("x is no later than y") == "(compare #3 yes (name x) (name y))");
  CHECK(expression("x no earlier than y") == "(compare #5 yes (name x) (name y))");
  CHECK(expression("x later than y") == "(compare #4 yes (name x) (name y))");
  CHECK(expression("x is not y") == "(compare #1 no (name x) (name y))");
  CHECK(expression("x is no") == "(compare #0 no (name x) (literal #2 no))");
  CHECK(expression("x is a Country") == "(is-a (name x) Country no)");
  CHECK(expression("x is not an Elected") == "(is-a (name x) Elected yes)");
  CHECK(expression("x in xs") == "(in (name x) (name xs))");
  CHECK(expression("x is not in xs") == "(not (in (name x) (name xs)))");
  CHECK(expression("x not in xs") == expression("x is not in xs"));
  CHECK(expression("x under y via supervisor") == "(under (name x) (name y) supervisor)");
}

TEST_CASE("parser/expressions: days and spans of time") {
  CHECK(expression("today from e.call until before e.day") ==
        "(within (literal #11 none) (field (name e) call) (field (name e) day) yes)");
  CHECK(expression("today since x") == "(within (literal #11 none) (name x) - no)");
  CHECK(expression("today until x") == "(within (literal #11 none) - (name x) no)");
  CHECK(expression("d is 28 days before e.day") ==
        "(compare #0 no (name d) (shift (literal #7 28 days) #0 (field (name e) day)))");
  CHECK(expression("1 year after 2 days before x") ==
        "(shift (literal #7 1 year) #1 (shift (literal #7 2 days) #0 (name x)))");
}

TEST_CASE("parser/expressions: calls, quantifiers, events, authorisations") {
  CHECK(expression("interpol.meetings.allows(this).x") ==
        "(field (call interpol.meetings.allows [(literal #9 none) ]) x)");
  CHECK(expression("some s in e.staff has (s.grade is P5)") ==
        "(quantified #0 s (field (name e) staff) (compare #0 no (field (name s) grade) (name P5)))");
  CHECK(expression("every s in xs has (s)") == "(quantified #1 s (name xs) (name s))");
  CHECK(expression("count of s in xs at least 3") == "(compare #5 no (quantified #2 s (name xs) -) (literal #4 3))");
  CHECK(expression("sum of g.value over g in gifts has (g.x) more than EUR 1") ==
        "(compare #4 no (sum (field (name g) value) g (name gifts) (field (name g) x)) (literal #5 EUR1))");
  CHECK(expression("happened(announce { election: this.election } by actor within 1 year)") ==
        "(happened (act announce {election: (field (literal #9 none) election) }) (literal #10 none) (literal #7 1 "
        "year))");
  CHECK(expression("authorised in advance by Secretary") == "(authorised yes (party #1 Secretary -))");
  CHECK(expression("authorised by r.head") == "(authorised no (party #5 - (field (name r) head)))");
  CHECK(expression("authorised by someone and x") == "(all-of [(authorised no (party #4 - -)) (name x) ] #0)");
}

TEST_CASE("parser/expressions: words are keywords only where they are expected") {
  CHECK(expression("rule.act is state or some or count or sum or all or happened") ==
        "(any-of [(compare #0 no (field (name rule) act) (name state)) (name some) (name count) (name sum) (name all) "
        "(name "
        "happened) ] #0)");
  CHECK(expression("e.actor is e.if") == "(compare #0 no (field (name e) actor) (field (name e) if))");
  CHECK(expression("a.x is a Country and a is b") ==
        "(all-of [(is-a (field (name a) x) Country no) (compare #0 no (name a) (name b)) ] #0)");
  CHECK(expression("inbox in inboxes") == "(in (name inbox) (name inboxes))");
}

TEST_CASE("parser/expressions: a comment may stand between any two words") {
  CHECK(expression("x -- one\n  and -- two\n  -- three\n y") == expression("x and y"));
}
