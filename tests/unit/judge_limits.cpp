#include <atomic>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "answer/json.hpp"
#include "answer/text.hpp"
#include "judge/evaluate.hpp"
#include "judge_support.hpp"
#include "meaning/load.hpp"

// What is large, deep or slow ends, and never with a permission that was not earned.
namespace {

using namespace judge_test;

constexpr std::string_view kHead = R"(
instrument house
  status order
  in force from 2000-01-01
  outline 1..9
role Staff
thing Matter
act refer by Staff
  matter : Matter
act report by Staff
  matter : Matter
act decide by Staff
  matter : Matter
)";

// A log of as many events: each matter is referred on one day and reported, or not, some days later.
Case log(const std::shared_ptr<const Program>& program, std::uint32_t events, std::uint32_t people) {
  Case facts(program);
  const auto symbol = [&](const std::string& name) { return facts.symbols->intern(name); };
  const FieldId matter = program->find_field(program->symbols.find("matter"));
  for (std::uint32_t i = 0; i < people; ++i) {
    Object person;
    person.name = symbol(fmt::format("p{}", i));
    person.roles.push_back({program->find_role(program->symbols.find("Staff")), std::nullopt, std::nullopt, false});
    facts.add(std::move(person));
  }
  std::vector<Object> happened;
  for (std::uint32_t i = 0; i < events / 2; ++i) {
    Object about;
    about.name = symbol(fmt::format("m{}", i));
    about.roles.push_back({program->find_role(program->symbols.find("Matter")), std::nullopt, std::nullopt, false});
    const ObjectId id = facts.add(std::move(about));
    for (const char* act : {"refer", "report"}) {
      Object event;
      event.kind = ObjectKind::event;
      event.act = program->find_act(program->symbols.find(act));
      event.by = ObjectId{i % people};
      event.on = *parse_day("2020-01-01") + static_cast<Day>(i % 1000) + (std::string_view(act) == "report" ? 2 : 0);
      event.facts.push_back({matter, FactState::known, Value::object(static_cast<std::uint32_t>(id))});
      happened.push_back(std::move(event));
    }
  }
  for (Object& event : happened) {
    event.order = static_cast<std::uint32_t>(facts.objects.size());
    facts.add(std::move(event));
  }
  Object asked;
  asked.kind = ObjectKind::asked;
  asked.act = program->find_act(program->symbols.find("decide"));
  asked.by = ObjectId{0};
  asked.facts.push_back({matter, FactState::known, Value::object(people)});
  facts.on = asked.on = *parse_day("2024-01-01");
  facts.add(std::move(asked));
  return facts;
}

Question last_of(const Case& facts) {
  Question question;
  question.act = ObjectId{static_cast<std::uint32_t>(facts.objects.size() - 1)};
  return question;
}

}  // namespace

TEST_CASE("judge_limits: ten thousand events with a duty each") {
  const auto program = policy(std::string(kHead) + R"(
rule r [1] after refer as e, e.actor must report { matter: e.matter } within 3 days
rule s [2] after breach of r as b, b.actor must decide { matter: b.matter }
rule f [3] a Staff must not decide unless happened(report { matter: this.matter })
)");
  const Case facts = log(program, 10'000, 20);
  const Answer answer = decide(facts, last_of(facts));
  CHECK(answer.possible == Grades(Grade::permitted));
  REQUIRE(answer.duties.size() == 5'000);
  for (const Duty& duty : answer.duties) REQUIRE(duty.statuses == std::vector{DutyStatus::fulfilled});
  CHECK_FALSE(answer.out_of_fuel);
}

TEST_CASE("judge_limits: four thousand events of one person that discharge nothing") {
  const auto program = policy(std::string(kHead) +
                              "rule r [1] after refer as e, e.actor must decide { matter: e.matter } within 3 days "
                              "unless happened(report { matter: e.matter })\n");
  const Case facts = log(program, 4'000, 1);
  const Answer answer = decide(facts, last_of(facts));
  CHECK_FALSE(answer.out_of_fuel);
  CHECK(answer.duties.size() == 2'000);
}

TEST_CASE("judge_limits: duties that could not all be worked out say so") {
  const auto program = policy(std::string(kHead) +
                              "rule r [1] after refer as e, e.actor must decide { matter: e.matter } within 3 days\n");
  const Case facts = log(program, 200, 20);
  Limits little;
  little.fuel = 500;
  const Duties found = duties(facts, kNo<ObjectId>, kNo<ObjectId>, kNo<RuleId>, little);
  CHECK(found.out_of_fuel);
  CHECK(duties_text(facts, found, {}).find("limit of work") != std::string::npos);
  CHECK(duties_json(facts, found).find("\"limits\":[\"fuel\"]") != std::string::npos);
  const Duties whole = duties(facts, kNo<ObjectId>, kNo<ObjectId>, kNo<RuleId>);
  CHECK_FALSE(whole.out_of_fuel);
  CHECK(whole.all.size() == 100);
  CHECK(found.all.size() < whole.all.size());
}

TEST_CASE("judge_limits: terms that call each other twice are worked out once") {
  std::string text(kHead);
  text += "term t0(m: Matter) means happened(refer { matter: m })\n";
  for (int i = 1; i < 60; ++i) text += fmt::format("term t{}(m: Matter) means t{}(m) or not t{}(m)\n", i, i - 1, i - 1);
  text += "rule r [1] a Staff must not decide if t59(this.matter)\n";
  Talk talk(text);
  talk.say("let ann be Staff\nlet m be Matter\nmay ann decide { matter: m }?\nexpect prohibited by r");
}

TEST_CASE("judge_limits: terms within each other deeper than the limit leave it undetermined") {
  std::string text(kHead);
  text += "term t0(m: Matter) means not happened(refer { matter: m })\n";
  for (int i = 1; i <= 150; ++i) text += fmt::format("term t{}(m: Matter) means t{}(m)\n", i, i - 1);
  text += "rule ban [1] a Staff must not decide if not t150(this.matter)\nrule allowed [2] a Staff may decide\n";
  Talk talk(text);
  talk.say("let ann be Staff\nlet m be Matter\nmay ann decide { matter: m } as d?");
  const Question question{talk.object("d"), kNo<InstrumentId>, false, false};
  Limits shallow;
  shallow.call_depth = 100;
  const Answer answer = decide(talk.facts(), question, shallow);
  CHECK(answer.out_of_fuel);
  CHECK_FALSE(answer.headline);
  CHECK(answer.fuel_rule == talk.rule("ban"));
  Limits deeper;
  deeper.call_depth = 0;
  CHECK(decide(talk.facts(), question, deeper).possible == Grades(Grade::permitted));
}

TEST_CASE("judge_limits: rules that defeat each other in a long row end without taking the stack") {
  std::string text(kHead);
  text += "rule r0 [1] a Staff must not decide\n";
  for (int i = 1; i < 3000; ++i)
    text +=
        fmt::format("rule r{} [1] a Staff {} decide notwithstanding r{}\n", i, i % 2 == 0 ? "must not" : "may", i - 1);
  Talk talk(text);
  talk.say("let ann be Staff\nlet m be Matter\nmay ann decide { matter: m } as d?");
  const Question question{talk.object("d"), kNo<InstrumentId>, false, false};
  const Answer answer = decide(talk.facts(), question);
  if (answer.out_of_fuel) CHECK_FALSE(answer.headline);
  if (!answer.out_of_fuel) CHECK(answer.possible == Grades(Grade::permitted));
}

TEST_CASE("judge_limits: a question that was cancelled has no answer") {
  const auto program = policy(std::string(kHead) + "rule r [1] a Staff may decide\n");
  const Case facts = log(program, 10, 1);
  const std::atomic<bool> cancelled = true;
  const Answer answer = decide(facts, last_of(facts), {}, &cancelled);
  CHECK(answer.out_of_fuel);
  CHECK_FALSE(answer.headline);
}

TEST_CASE("judge_limits: of presumptions too many to be tried all are listed") {
  const auto program = policy(std::string(kHead) + R"(
judgment rude(e: conduct)
  by someone
  ask "Is {e} rude?"
  presumed no
rule r [1] a Staff must not decide if some e in refer has (rude(e))
rule m [2] a Staff may decide
)");
  const Case facts = log(program, 100, 1);
  const Answer all = decide(facts, last_of(facts));
  CHECK(all.possible == Grades(Grade::permitted));
  CHECK(all.presumed.size() == 50);
  CHECK_FALSE(all.presumed_untried);
  Limits limits;
  limits.fuel = 3'000;
  const Answer some = decide(facts, last_of(facts), limits);
  CHECK_FALSE(some.out_of_fuel);
  CHECK(some.possible == Grades(Grade::permitted));
  CHECK(some.presumed.size() == 50);
  CHECK(some.presumed_untried);
}
