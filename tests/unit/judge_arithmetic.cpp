#include <catch2/catch.hpp>

#include "judge/evaluate.hpp"
#include "judge_support.hpp"

// No slip of arithmetic becomes a yes or a no: each is an unknown, and says what went wrong.
namespace {

using namespace judge_test;

constexpr std::string_view kPolicy = R"(
instrument house
  status order
  in force from 2024-01-01
  outline 1..9
type Grade = low | middle | high
role Guest
  grade : Grade
  friends : set of Guest
act pay by Guest
  value : Money
  other : Money
  count : Number
  when  : Date
  span  : Duration
  kind  : cash | card
rule r [1] a Guest must not pay if CONDITION
)";

struct Asked {
  Answer answer;
  std::vector<std::string> missing;
};

Asked ask(std::string_view condition, std::string_view fields) {
  std::string text(kPolicy);
  text.replace(text.find("CONDITION"), 9, condition);
  Talk talk(text);
  talk.say("let ann be Guest { grade: middle }\non 2024-06-01\nmay ann pay { " + std::string(fields) + " } as asked?");
  Asked asked;
  asked.answer = decide(talk.facts(), {talk.object("asked"), kNo<InstrumentId>, false, false});
  for (const Missing& missing : asked.answer.missing) asked.missing.push_back(cause_text(talk.facts(), missing.cause));
  return asked;
}

bool holds(std::string_view condition, std::string_view fields) {
  const Asked asked = ask(condition, fields);
  INFO(condition << " with " << fields << ": " << grades_text(asked.answer.possible));
  REQUIRE(asked.answer.possible.single());
  return asked.answer.possible.has(Grade::prohibited);
}

std::string mistake(std::string_view condition, std::string_view fields) {
  const Asked asked = ask(condition, fields);
  INFO(condition << " with " << fields);
  REQUIRE_FALSE(asked.answer.headline);
  REQUIRE(asked.missing.size() == 1);
  return asked.missing.front();
}

}  // namespace

TEST_CASE("judge_arithmetic: thresholds are exact on both sides") {
  CHECK_FALSE(holds("value more than EUR 50", "value: EUR 50"));
  CHECK(holds("value more than EUR 50", "value: EUR 50.01"));
  CHECK(holds("value at least EUR 50", "value: EUR 50"));
  CHECK_FALSE(holds("value less than EUR 50", "value: EUR 50"));
  CHECK(holds("value at most EUR 50", "value: EUR 50"));
  CHECK(holds("value + other more than EUR 100", "value: EUR 50.10, other: EUR 49.91"));
  CHECK(holds("value * 3 is EUR 0.30", "value: EUR 0.10"));
  CHECK(holds("value / other is 2", "value: EUR 3, other: EUR 1.5"));
}

TEST_CASE("judge_arithmetic: currencies are not converted") {
  CHECK(mistake("value more than EUR 50", "value: CHF 60") == "error two currencies");
  CHECK(mistake("value + other more than EUR 50", "value: EUR 60, other: CHF 1") == "error two currencies");
  CHECK(mistake("value / other more than 1", "value: EUR 60, other: CHF 1") == "error two currencies");
  CHECK(mistake("value is EUR 50", "value: CHF 50") == "error two currencies");
}

TEST_CASE("judge_arithmetic: what does not fit is not rounded") {
  CHECK(mistake("count * 1_000_000_000_000_000 more than 1", "count: 1_000_000_000_000_000") ==
        "error a number that does not fit");
  CHECK(mistake("count / 3 more than 1", "count: 10") == "error a number that does not fit");
  CHECK(mistake("count / (count - 10) more than 1", "count: 10") == "error a division by zero");
}

TEST_CASE("judge_arithmetic: days beyond the calendar are no days") {
  CHECK(mistake("when later than (9000 years after 2024-01-01)", "when: 2024-05-01") ==
        "error a date outside the years 1 to 9999");
  CHECK(mistake("when - span earlier than 2024-01-01", "when: 2024-05-01, span: 3000 years") ==
        "error a date outside the years 1 to 9999");
  CHECK(holds("(1 month before when) is 2024-02-29", "when: 2024-03-31"));
  CHECK(holds("when + span is 2024-06-02", "when: 2024-05-01, span: 32 days"));
}

TEST_CASE("judge_arithmetic: months are compared with months and days with days") {
  CHECK(holds("span at most 12 months", "span: 1 year"));
  CHECK(holds("span less than 2 weeks", "span: 13 days"));
  CHECK(mistake("span less than 1 month", "span: 30 days") == "error months and days cannot be compared");
  CHECK_FALSE(holds("span is 1 month", "span: 30 days"));
}

TEST_CASE("judge_arithmetic: none equals itself and has no size") {
  CHECK(holds("value is none", "value: none"));
  CHECK_FALSE(holds("value is none", "value: EUR 1"));
  CHECK(mistake("value more than EUR 1", "value: none") == "error `none` has no size");
  CHECK(mistake("value + other more than EUR 1", "value: none, other: EUR 1") == "error `none` has no size");
}

TEST_CASE("judge_arithmetic: options ascend in the order in which they were declared") {
  CHECK(holds("actor.grade at least middle", ""));
  CHECK_FALSE(holds("actor.grade more than middle", ""));
  CHECK(holds("actor.grade less than high", ""));
}

TEST_CASE("judge_arithmetic: the sum over nothing is nothing in any currency") {
  CHECK(holds("(sum of p.value over p in [this] has (p.kind is card)) less than CHF 1", "kind: cash, value: EUR 5"));
  CHECK(holds("(sum of p.value over p in [this] has (p.kind is cash)) is EUR 5", "kind: cash, value: EUR 5"));
}

TEST_CASE("judge_arithmetic: a mistake is absorbed by what decides alone and by nothing else") {
  CHECK_FALSE(holds("kind is card and value more than EUR 50", "kind: cash, value: CHF 60"));
  CHECK(holds("kind is cash or value more than EUR 50", "kind: cash, value: CHF 60"));
  CHECK(mistake("kind is cash and value more than EUR 50", "kind: cash, value: CHF 60") == "error two currencies");
  CHECK(mistake("not (value more than EUR 50)", "value: CHF 60") == "error two currencies");
}
