// Building a case: what fits, and what is refused.
#include <catch2/catch.hpp>

#include "house.hpp"

namespace {

licet::Case dinner() {
  licet::Case facts = house().new_case();
  facts.on("2024-03-01").add("ann", {"Guest"}).add("chief", {"Host"}).add("feast", {"Dinner"}, {{"day", "2024-03-10"}});
  return facts;
}

// The message of the only mistake.
std::string mistake(const licet::Case& facts) {
  REQUIRE_FALSE(facts.ok());
  REQUIRE(facts.diagnostics().size() == 1);
  return facts.diagnostics()[0].message + " | " + facts.diagnostics()[0].help;
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("values are read as the type of their field") {
  licet::Case facts = dinner();
  facts.event("", "2024-02-01T09:30", "ann", "bring_wine",
              {{"kind", "red"},
               {"value", "EUR 12.50"},
               {"dinner", "feast"},
               {"bottles", 2},
               {"label", "red"},
               {"shared", true},
               {"with", licet::Value::list({"ann"})}});
  CHECK(facts.ok());
  const std::string json = facts.json();
  CHECK(says(json, R"("value":"EUR 12.50")"));
  CHECK(says(json, R"("bottles":2)"));
  CHECK(says(json, R"("shared":true)"));
  CHECK(says(json, R"("with":["ann"])"));
  CHECK(says(json, R"("on":"2024-02-01T09:30")"));
}

TEST_CASE("what does not fit is refused, and changes nothing") {
  const std::string before = dinner().json();
  const auto refused = [&](auto tell, const std::string& expected) {
    licet::Case facts = dinner();
    tell(facts);
    CAPTURE(expected);
    const std::string found = mistake(facts);
    CHECK(says(found, expected));
    CHECK(facts.json() == before);
    CHECK(house().ask(facts, "may ann bring_wine?").verdict() == licet::Verdict::invalid);
  };
  refused([](licet::Case& f) { f.add("bob", {"Gest"}); }, "did you mean `Guest`?");
  refused([](licet::Case& f) { f.add("ann", {"Guest"}, {{"size", 3}}); }, "`size`");
  refused([](licet::Case& f) { f.on("2024-02-30"); }, "2024-02-30");
  refused([](licet::Case& f) { f.event("e", "2024-13-01", "ann", "invite"); }, "2024-13-01");
  refused([](licet::Case& f) { f.event("e", "2024-02-01", "an", "invite"); }, "did you mean `ann`?");
  refused([](licet::Case& f) { f.event("e", "2024-02-01", "ann", "invit"); }, "did you mean `invite`?");
  refused([](licet::Case& f) { f.event("e", "2024-02-01", "chief", "invite"); }, "`chief`");
  refused([](licet::Case& f) { f.event("feast", "2024-02-01", "ann", "invite"); }, "`feast`");
  refused(
      [](licet::Case& f) {
        f.event("e", "2024-02-01", "ann", "bring_wine", {{"kind", "rde"}});
      },
      "did you mean `red`?");
  refused([](licet::Case& f) { f.event("e", "2024-02-01", "ann", "bring_wine", {{"value", 12}}); }, "EUR");
  refused([](licet::Case& f) { f.event("e", "2024-02-01", "ann", "bring_wine", {{"dinner", "ann"}}); }, "`ann`");
  refused(
      [](licet::Case& f) {
        f.event("e", "2024-02-01", "ann", "bring_wine", {{"bottles", "1234567890123456789012"}});
      },
      "`bottles`");
  refused(
      [](licet::Case& f) {
        f.event("e", "2024-02-01", "ann", "bring_wine", {{"shared", licet::Value::none()}});
      },
      "`shared`");
  refused([](licet::Case& f) { f.event("e", "2024-02-01", "ann", "bring_wine", {{"with", "ann"}}); }, "`with`");
  refused(
      [](licet::Case& f) {
        f.event("e", "2024-02-01", "ann", "bring_wine", {{"kind", "red"}, {"kind", "red"}});
      },
      "twice");
  refused([](licet::Case& f) { f.finding("rud", {"ann"}, licet::Finding::yes); }, "did you mean `rude`?");
  refused([](licet::Case& f) { f.finding("rude", {}, licet::Finding::yes); }, "`rude`");
  refused([](licet::Case& f) { f.doubt("rude", {"feast"}); }, "`feast`");
  refused([](licet::Case& f) { f.settle("rose", "as_blue"); }, "`as_blue`");
  refused([](licet::Case& f) { f.authorisation({.of = "bring_wine"}); }, "who gave");
  refused([](licet::Case& f) { f.authorisation({.of = "bring_wine", .by = "chief", .under = "77"}); }, "77");
  refused([](licet::Case& f) { f.tell("let bob be Gest"); }, "did you mean `Guest`?");
  refused([](licet::Case& f) { f.tell("may ann invite?"); }, "asks");
  refused([](licet::Case& f) { f.tell("let bob be"); }, "");
}

TEST_CASE("mistakes gather, and what was right before stays") {
  licet::Case facts = dinner();
  facts.add("bob", {"Gest"}).add("cid", {"Guest"}).set("nobody", "day", "2024-01-01");
  CHECK(facts.diagnostics().size() == 2);
  CHECK(says(facts.json(), "\"cid\""));
}

TEST_CASE("two findings that contradict each other are refused") {
  licet::Case facts = dinner();
  facts.finding("rude", {"ann"}, licet::Finding::unknown).finding("rude", {"ann"}, licet::Finding::yes, "chief");
  CHECK(facts.ok());
  facts.finding("rude", {"ann"}, licet::Finding::no);
  CHECK(says(mistake(facts), "already"));
}

TEST_CASE("a copy is a case of its own") {
  const licet::Case before = dinner();
  licet::Case after = before;
  after.add("bob", {"Guest"});
  CHECK_FALSE(says(before.json(), "bob"));
  licet::Case other = before;
  other.add("cid", {"Guest"});
  CHECK(says(after.json(), "bob"));
  CHECK(says(other.json(), "cid"));
  CHECK(house().ask(after, "may bob invite?").ok());
  CHECK_FALSE(house().ask(before, "may bob invite?").ok());
}

TEST_CASE("a case outlives its policy and the question put to it") {
  licet::Case facts = licet::Policy::compile({licet::Text{"house.licet", kHouse}})->new_case();
  facts.add("ann", {"Guest"});
  CHECK(facts.ok());
  CHECK(says(facts.json(), "ann"));
  // Another load of the same texts is another policy: their names have other numbers.
  CHECK(house().ask(facts, "may ann invite?").verdict() == licet::Verdict::invalid);
}

TEST_CASE("what was asked before does not disturb what is told after") {
  licet::Case facts = dinner();
  const licet::Decision first = house().ask(facts, "may ann bring_wine { kind: white } as bottle?");
  facts.act("bottle", "ann", "bring_wine", {{"kind", "white"}, {"value", "EUR 12.50"}});
  facts.finding("fine", {"bottle"}, licet::Finding::yes, "chief");
  const licet::Decision second = house().ask(facts, "bottle?");
  CHECK(first.verdict() == licet::Verdict::undetermined);
  CHECK(second.verdict() == licet::Verdict::permitted);
  CHECK(says(first.explain().text(), "bottle"));
}
