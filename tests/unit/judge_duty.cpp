#include <algorithm>

#include <catch2/catch.hpp>

#include "judge_support.hpp"

// Duties where the language says more than one trigger, one bearer and one deadline.
namespace {

using namespace judge_test;

constexpr std::string_view kHouse = R"(
instrument house
  status order
  in force from 2024-01-01
  outline 1..40

role Staff
role Head is a Staff
role Guest
thing Matter
  handler : Staff
act refer by Staff
  matter : Matter
  to     : Staff
act report by Staff
  matter : Matter
  to     : Staff
act decide by Staff
  matter : Matter
act pause by Staff
  matter : Matter
act resume by Staff
  matter : Matter
act leak by Staff
  matter : Matter
act repair by Staff
  matter : Matter
state resting(m: Matter) [9]
  starts after pause as p for p.matter
  ends after resume as r for r.matter
)";

Talk house(std::string_view rules) { return Talk(std::string(kHouse) + std::string(rules)); }

}  // namespace

TEST_CASE("judge_duty: within counts from the cause, by includes the day, before does not") {
  Talk talk = house(R"(
rule in_time [1]
  after refer as r, r.actor must report { matter: r.matter } within 3 days
rule by_day [2]
  after refer as r, r.actor must decide { matter: r.matter } by 2024-03-05
rule before_day [3]
  after refer as r, r.actor must leak { matter: r.matter } before 2024-03-05
)");
  talk.say(R"(let ann be Staff
let m be Matter
on 2024-03-01 ann does refer { matter: m }
on 2024-03-04: status of in_time?
expect open
on 2024-03-05: status of in_time?
expect violated
on 2024-03-05: status of by_day?
expect open
on 2024-03-06: status of by_day?
expect violated
on 2024-03-04: status of before_day?
expect open
on 2024-03-05: status of before_day?
expect violated)");
}

TEST_CASE("judge_duty: a month from the last day of a month ends on the last day of the next") {
  Talk talk = house("rule r [1] after refer as e, e.actor must report { matter: e.matter } within 1 month\n");
  talk.say(R"(let ann be Staff
let m be Matter
on 2024-01-31 ann does refer { matter: m }
on 2024-02-29: status of r?
expect open
on 2024-03-01: status of r?
expect violated)");
}

TEST_CASE("judge_duty: promptly stays open and says so") {
  Talk talk = house("rule r [1] after refer as e, e.actor must report { matter: e.matter } promptly\n");
  talk.say(R"(let ann be Staff
let m be Matter
on 2024-01-31 ann does refer { matter: m } as e
on 2031-01-01: status of r?
expect open)");
  const auto duties = licet::core::duties(talk.facts(), kNo<ObjectId>, kNo<ObjectId>, talk.rule("r")).all;
  REQUIRE(duties.size() == 1);
  CHECK(duties[0].promptly);
  CHECK_FALSE(duties[0].last_day);
  talk.say(R"(finding failed(r, e) yes by ann
status of r?
expect violated)");
}

TEST_CASE("judge_duty: a pause moves the deadline by its days and asks for nothing meanwhile") {
  Talk talk = house(R"(rule r [1] after refer as e, e.actor must report { matter: e.matter } within 3 days
  paused while resting(e.matter)
)");
  talk.say(R"(let ann be Staff
let m be Matter
on 2024-03-01 ann does refer { matter: m }
on 2024-03-02 ann does pause { matter: m }
on 2024-03-03: status of r?
expect suspended
on 2024-03-03: may ann report { matter: m }?
expect unregulated
on 2024-03-05 ann does resume { matter: m }
on 2024-03-07: status of r?
expect open
on 2024-03-07: may ann report { matter: m }?
expect obligatory by r
on 2024-03-08: status of r?
expect violated)");
}

TEST_CASE(
    "judge_duty: whoever does it discharges a duty that the text gives to nobody, and it obliges nobody in "
    "particular") {
  Talk talk = house("rule r [1] after refer as e, someone must report { matter: e.matter } within 3 days\n");
  talk.say(R"(let ann, bob be Staff
let m, n be Matter
on 2024-03-01 ann does refer { matter: m }
on 2024-03-02
status of r?
expect open
may bob report { matter: m }?
expect unregulated
on 2024-03-03 bob does report { matter: m }
on 2024-03-03
status of r?
expect fulfilled)");
  const auto duties = licet::core::duties(talk.facts(), kNo<ObjectId>, kNo<ObjectId>, talk.rule("r")).all;
  REQUIRE(duties.size() == 1);
  CHECK(duties[0].nobody_named);
  CHECK_FALSE(duties[0].id.bearer);
  CHECK(duties[0].done_by);
}

TEST_CASE("judge_duty: nobody may do what somebody must first do something for") {
  Talk talk = house(
      "rule r [1] after refer as e, someone must report { matter: e.matter } before decide { matter: e.matter }\n");
  talk.say(R"(let ann, bob be Staff
let m, n be Matter
on 2024-03-01 ann does refer { matter: m }
on 2024-03-02
may bob decide { matter: m }?
expect prohibited by r
may bob decide { matter: n }?
expect unregulated
on 2024-03-03 ann does report { matter: m }
on 2024-03-03
may bob decide { matter: m }?
expect unregulated)");
}

TEST_CASE(
    "judge_duty: each holder of a role has his own, the holder alone if there is one, and it is open while there is "
    "none") {
  Talk talk = house(R"(
rule each [1] after refer as e, a Staff must report { matter: e.matter }
rule one [2] after refer as e, the Head must decide { matter: e.matter }
)");
  talk.say(R"(let ann, bob be Staff
let m be Matter
on 2024-03-01 ann does refer { matter: m }
on 2024-03-02 bob does report { matter: m }
on 2024-03-03)");
  const auto each = licet::core::duties(talk.facts(), kNo<ObjectId>, kNo<ObjectId>, talk.rule("each")).all;
  REQUIRE(each.size() == 2);
  CHECK(each[0].id.bearer == talk.object("ann"));
  CHECK(each[0].statuses == std::vector{DutyStatus::open});
  CHECK(each[1].id.bearer == talk.object("bob"));
  CHECK(each[1].statuses == std::vector{DutyStatus::fulfilled});
  auto one = licet::core::duties(talk.facts(), kNo<ObjectId>, kNo<ObjectId>, talk.rule("one")).all;
  REQUIRE(one.size() == 1);
  CHECK_FALSE(one[0].id.bearer);
  CHECK_FALSE(one[0].nobody_named);
  CHECK(one[0].statuses == std::vector{DutyStatus::open});
  talk.say(
      "let eve be Head\nmay eve decide { matter: m }?\nexpect obligatory by one\nmay ann decide { matter: m }?\nexpect "
      "unregulated");
}

TEST_CASE("judge_duty: a duty to several is one for each of them, and never to oneself") {
  Talk talk = house(
      "rule r [1] after refer as e, e.actor must report { matter: e.matter } to every Head and e.matter.handler\n");
  talk.say(R"(let ann, eve, hal be Head
let hob be Staff
let m be Matter { handler: hob }
on 2024-03-01 ann does refer { matter: m }
on 2024-03-02 ann does report { matter: m, to: hob }
on 2024-03-03)");
  const auto all = licet::core::duties(talk.facts(), kNo<ObjectId>, kNo<ObjectId>, talk.rule("r")).all;
  REQUIRE(all.size() == 3);
  for (const Duty& duty : all) {
    CHECK(duty.id.to != talk.object("ann"));
    CHECK(duty.statuses == std::vector{duty.id.to == talk.object("hob") ? DutyStatus::fulfilled : DutyStatus::open});
  }
  const auto owed = licet::core::duties(talk.facts(), kNo<ObjectId>, talk.object("eve"), kNo<RuleId>).all;
  REQUIRE(owed.size() == 1);
  CHECK(owed[0].id.to == talk.object("eve"));
}

TEST_CASE("judge_duty: one who is both a holder and named is owed it once") {
  Talk talk = house(
      "rule r [1] after refer as e, e.actor must report { matter: e.matter } to every Head and e.matter.handler\n");
  talk.say(
      "let ann, eve be Head\nlet m be Matter { handler: eve }\non 2024-03-01 ann does refer { matter: m }\non "
      "2024-03-03");
  CHECK(licet::core::duties(talk.facts(), kNo<ObjectId>, kNo<ObjectId>, talk.rule("r")).all.size() == 1);
}

TEST_CASE("judge_duty: a breach speaks of the act that was not done, or of the event that broke the ban") {
  Talk talk = house(R"(
rule due [1] after refer as e, e.actor must report { matter: e.matter } within 3 days
rule mend [2] after breach of due as b, b.actor must repair { matter: b.matter } within 5 days
rule secret [3] a Staff must not leak
rule atone [4] after breach of secret as b, b.actor must repair { matter: b.matter }
)");
  talk.say(R"(let ann, bob be Staff
let m, n be Matter
on 2024-03-01 ann does refer { matter: m }
on 2024-03-02 bob does leak { matter: n }
on 2024-03-05
status of mend?
expect open
status of atone?
expect open
may ann repair { matter: m }?
expect obligatory by mend
may ann repair { matter: n }?
expect unregulated
may bob repair { matter: n }?
expect obligatory by atone
on 2024-03-06 bob does repair { matter: n }
on 2024-03-07: status of atone?
expect fulfilled)");
}

TEST_CASE("judge_duty: the last day of an answer, of a duty it would create, and the day of a breach") {
  Talk talk = house(R"(
rule due [1] after refer as e, e.actor must report { matter: e.matter } within 3 days
rule mend [2] after breach of due as b, b.actor must repair { matter: b.matter } within 5 days
)");
  talk.say(
      "let ann be Staff\nlet m, n be Matter\non 2024-03-01 ann does refer { matter: m }\non 2024-03-06\nmay ann refer "
      "{ matter: n } as again?");
  const Answer answer = decide(talk.facts(), {talk.object("again"), kNo<InstrumentId>, false, false});
  REQUIRE(answer.provided.size() == 1);
  CHECK(day_text(*answer.provided[0].last_day) == "2024-03-09");
  REQUIRE(answer.duties.size() == 2);
  CHECK(answer.duties[0].statuses == std::vector{DutyStatus::violated});
  CHECK(day_text(*answer.duties[0].breach_day) == "2024-03-05");
  CHECK(answer.duties[1].breach_of == talk.rule("due"));
  CHECK(answer.duties[1].breach_by == talk.object("ann"));
  CHECK(day_text(*answer.duties[1].since) == "2024-03-05");
  CHECK(day_text(*answer.duties[1].last_day) == "2024-03-10");
  talk.say(
      "may ann repair { matter: m }?\nexpect obligatory by mend\nmay ann repair { matter: n }?\nexpect unregulated");
}

TEST_CASE("judge_duty: what depends on the day alone lets a duty go on a day on which nothing happens") {
  Talk talk = house(R"(rule r [1] after refer as e, e.actor must report { matter: e.matter }
  unless today from 2024-03-05 until 2024-03-06
)");
  talk.say(R"(let ann be Staff
let m be Matter
on 2024-03-01 ann does refer { matter: m }
on 2024-03-04: status of r?
expect open
on 2024-03-20: status of r?
expect void)");
}

TEST_CASE("judge_duty: an authorisation lets a duty go from the day it was given") {
  Talk talk = house(R"(rule r [1] after refer as e, e.actor must report { matter: e.matter } within 10 days
  unless authorised by Head
)");
  talk.say(R"(let ann be Staff
let eve be Head
let m be Matter
on 2024-03-01 ann does refer { matter: m } as e
on 2024-03-12: status of r?
expect violated
authorised report by eve on 2024-03-11
on 2024-03-10: status of r?
expect open
on 2024-03-12: status of r?
expect void)");
}

TEST_CASE("judge_duty: an event is not the discharge of the duty that it gives rise to") {
  Talk talk = house("rule again [1] after report as e, e.actor must report { matter: e.matter }\n");
  talk.say(
      "let ann be Staff\nlet m be Matter\non 2024-03-01 ann does report { matter: m }\nstatus of again?\nexpect open");
}
