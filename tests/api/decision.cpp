// Questions and what comes of them.
#include <catch2/catch.hpp>

#include <atomic>

#include "house.hpp"

namespace {

using licet::Verdict;

licet::Case dinner() {
  licet::Case facts = house().new_case();
  facts.on("2024-03-01").add("ann", {"Guest"}).add("bob", {"Guest"}).add("chief", {"Host"}).add("feast", {"Dinner"});
  facts.act("red", "ann", "bring_wine", {{"kind", "red"}, {"value", "EUR 10"}});
  facts.act("white", "ann", "bring_wine", {{"kind", "white"}, {"value", "EUR 10"}});
  return facts;
}

}  // namespace

TEST_CASE("a refusal names its rule, its paragraph and whose authorisation would lift it") {
  const licet::Decision answer = house().ask(dinner(), "red?");
  CHECK(answer.ok());
  CHECK(answer.kind() == licet::Decision::Kind::verdict);
  CHECK(answer.verdict() == Verdict::needs_authorisation);
  CHECK_FALSE(answer.permitted());
  CHECK(answer.force() == licet::Force::binding);
  REQUIRE(answer.decisive().size() == 1);
  CHECK(answer.decisive()[0].rule == "no_red");
  CHECK(answer.decisive()[0].instrument == "house");
  CHECK(answer.decisive()[0].cites == std::vector<std::string>{"1"});
  CHECK(answer.decisive()[0].modal == "must not");
  CHECK(answer.decisive()[0].file == "house.licet");
  CHECK(answer.decisive()[0].line > 1);
  REQUIRE(answer.needs().size() == 1);
  CHECK(answer.needs()[0].under.rule == "no_red");
  CHECK_FALSE(answer.needs()[0].of.empty());
}

TEST_CASE("what is missing is said with who can say it") {
  const licet::Decision answer = house().ask(dinner(), "white?");
  CHECK(answer.verdict() == Verdict::undetermined);
  CHECK(answer.possible() == std::vector<Verdict>{Verdict::unregulated, Verdict::permitted});
  REQUIRE(answer.missing().size() == 1);
  CHECK(answer.missing()[0].what == "fine(white)");
  CHECK(answer.missing()[0].why == "judgment");
  CHECK(answer.missing()[0].who.find("Host") != std::string::npos);
  CHECK(answer.missing()[0].ask == "Is white fine enough?");
  CHECK(answer.missing()[0].settles);
}

TEST_CASE("an answer that rests on a presumption says so") {
  licet::Case facts = dinner();
  facts.finding("fine", {"white"}, licet::Finding::yes, "chief");
  const licet::Decision answer = house().ask(facts, "white?");
  CHECK(answer.permitted());
  REQUIRE(answer.presumed().size() == 1);
  licet::Asking strictly;
  strictly.strictly = true;
  CHECK(house().ask(facts, "white?", strictly).verdict() == Verdict::undetermined);
}

TEST_CASE("every kind of question has its kind of answer") {
  licet::Case facts = dinner();
  facts.event("call", "2024-02-27", "ann", "invite", {{"dinner", "feast"}});
  const licet::Policy policy = house();
  const licet::Decision duties = policy.ask(facts, "duties of ann?");
  CHECK(duties.kind() == licet::Decision::Kind::duties);
  REQUIRE(duties.duties().size() == 1);
  CHECK(duties.duties()[0].rule == "answer");
  CHECK(duties.duties()[0].bearer == "ann");
  CHECK(duties.duties()[0].cause == "call");
  CHECK(duties.duties()[0].statuses == std::vector<std::string>{"open"});
  CHECK(duties.duties()[0].last_day == "2024-03-05");
  const licet::Decision truth = policy.ask(facts, "is ann a Guest?");
  CHECK(truth.kind() == licet::Decision::Kind::truth);
  CHECK(truth.truth() == licet::Truth::yes);
  CHECK_FALSE(truth.permitted());
  const licet::Decision who = policy.ask(facts, "who may bring_wine { kind: red }?");
  CHECK(who.kind() == licet::Decision::Kind::names);
  CHECK(who.names().empty());
  const licet::Decision why = policy.ask(facts, "red? what would permit it?");
  CHECK(why.kind() == licet::Decision::Kind::told);
  CHECK(why.text().find("Host") != std::string::npos);
}

TEST_CASE("what is no question is no answer, and no permission") {
  for (const char* question : {"", "may", "may ann", "may ann fly?", "may nobody invite?", "let cid be Guest", "why?",
                               "red? let cid be Guest", "\xff?"}) {
    CAPTURE(question);
    const licet::Decision answer = house().ask(dinner(), question);
    CHECK_FALSE(answer.ok());
    CHECK(answer.verdict() == Verdict::invalid);
    CHECK_FALSE(answer.permitted());
    CHECK(answer.diagnostics().has_errors());
    CHECK(answer.json().find("\"invalid\"") != std::string::npos);
  }
}

TEST_CASE("an explanation is worked out afterwards, and knows the verdict") {
  const licet::Decision answer = house().ask(dinner(), "red?");
  CHECK(answer.explain().text().find("no_red") != std::string::npos);
  CHECK(answer.explain().json().find("\"proof\"") != std::string::npos);
  CHECK_FALSE(answer.explain_why_not(Verdict::permitted).text().empty());
  CHECK(answer.json().find('\n') == std::string::npos);
}

TEST_CASE("a question that runs out of fuel, or is cancelled, is undetermined and never permitted") {
  licet::Asking little;
  little.limits.fuel = 1;
  const licet::Decision answer = house().ask(dinner(), "red?", little);
  CHECK(answer.verdict() == Verdict::undetermined);
  CHECK(answer.gave_up());
  const std::atomic<bool> stop{true};
  licet::Asking cancelled;
  cancelled.cancel = &stop;
  const licet::Decision none = house().ask(dinner(), "red?", cancelled);
  CHECK(none.verdict() == Verdict::undetermined);
  CHECK(none.gave_up());
  CHECK_FALSE(none.explain().text().empty());
}
