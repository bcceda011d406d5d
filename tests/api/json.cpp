// Cases as JSON: the published format, every mistake with its path, and the way back.
#include <catch2/catch.hpp>

#include "house.hpp"

namespace {

constexpr const char* kCase = R"({
  "on": "2024-03-01",
  "entities": { "feast": { "is": ["Dinner"], "day": "2024-03-10" }, "ann": { "is": ["Guest"] },
                "chief": { "is": [{ "role": "Host", "from": "2020-01-01" }] }, "eve": { "open": true, "is": [] } },
  "events": [ { "id": "call", "on": "2024-02-27", "at": "09:30", "act": "invite", "by": "ann", "dinner": "feast" } ],
  "findings": [ { "judgment": "fine", "of": ["asked"], "answer": "yes", "by": "chief" } ],
  "authorisations": [ { "of": "bring_wine", "for": "ann", "by": "chief", "under": "1", "on": "2024-02-28", "given": true, "with": { "kind": "red" } } ],
  "doubts": [ { "judgment": "rude", "of": ["ann"] } ],
  "readings": { "rose": "as_red" },
  "ask": { "may": "bring_wine", "by": "ann", "with": { "kind": "white", "value": "EUR 12.50" }, "as": "asked" }
})";

std::string refused(const std::string& json) {
  const licet::Case facts = house().read_case(json);
  CAPTURE(json);
  REQUIRE_FALSE(facts.ok());
  CHECK(house().ask(facts).verdict() == licet::Verdict::invalid);
  const licet::Diagnostic& first = facts.diagnostics()[0];
  return first.message + " | " + first.help;
}

void expect_refusal(const std::string& json, const std::string& path, const std::string& part) {
  const std::string found = refused(json);
  CAPTURE(found);
  if (!path.empty()) CHECK(found.rfind("`" + path + "`: ", 0) == 0);
  CHECK(found.find(part) != std::string::npos);
}

}  // namespace

TEST_CASE("a case in the published format is read and asked") {
  const licet::Case facts = house().read_case(kCase);
  CAPTURE(facts.diagnostics().render());
  REQUIRE(facts.ok());
  const licet::Decision answer = house().ask(facts);
  CHECK(answer.verdict() == licet::Verdict::undetermined);
  REQUIRE(answer.missing().size() == 1);
  CHECK(answer.missing()[0].what == "rude(ann)");
  CHECK(house().ask(facts, "may ann bring_wine { kind: red, value: EUR 12.50 }?").permitted());
}

TEST_CASE("a case that is written and read again is the same, byte for byte") {
  const licet::Case facts = house().read_case(kCase);
  const std::string json = facts.json();
  const licet::Case again = house().read_case(json);
  CAPTURE(json, again.diagnostics().render());
  REQUIRE(again.ok());
  CHECK(again.json() == json);
  CHECK(house().ask(again).json() == house().ask(facts).json());
}

TEST_CASE("the order of keys means nothing") {
  const licet::Case one = house().read_case(
      R"({"on":"2024-03-01","entities":{"ann":{"is":["Guest"]},"bob":{"is":["Guest"]}},"ask":{"may":"bring_wine","by":"bob","kind":"red"}})");
  const licet::Case two = house().read_case(
      R"({"ask":{"kind":"red","by":"bob","may":"bring_wine"},"entities":{"bob":{"is":["Guest"]},"ann":{"is":["Guest"]}},"on":"2024-03-01"})");
  CHECK(one.json() == two.json());
  CHECK(house().ask(one).json() == house().ask(two).json());
  CHECK(house().ask(one, "who may invite?").text() == house().ask(two, "who may invite?").text());
}

TEST_CASE("questions in JSON") {
  const std::string head =
      R"({"on":"2024-03-01","entities":{"ann":{"is":["Guest"]},"feast":{"is":["Dinner"]}},"events":[{"on":"2024-02-28","act":"invite","by":"ann","dinner":"feast"}],"ask":)";
  const auto kind = [&](const std::string& ask) { return house().ask(house().read_case(head + ask + "}")).kind(); };
  CHECK(kind(R"({"duties":"ann"})") == licet::Decision::Kind::duties);
  CHECK(kind(R"({"owed":"ann"})") == licet::Decision::Kind::duties);
  CHECK(kind(R"({"status":"answer","for":"ann"})") == licet::Decision::Kind::duties);
  CHECK(kind(R"({"is":"ann is a Guest"})") == licet::Decision::Kind::truth);
  CHECK(kind(R"("may ann invite?")") == licet::Decision::Kind::verdict);
  CHECK(kind(R"({"must":"reply","by":"ann","dinner":"feast"})") == licet::Decision::Kind::verdict);
  CHECK(kind(R"("let bob be Guest")") == licet::Decision::Kind::invalid);
}

TEST_CASE("anything may be a name in JSON") {
  const licet::Case facts = house().read_case(
      R"({"entities":{"user-123":{"is":["Guest"]},"Zoë":{"is":["Host"]}},"ask":{"may":"bring_wine","by":"user-123","kind":"red","as":"request/7"}})");
  REQUIRE(facts.ok());
  CHECK(house().ask(facts).verdict() == licet::Verdict::needs_authorisation);
  CHECK(house().read_case(facts.json()).json() == facts.json());
}

TEST_CASE("every mistake names its path and the nearest name") {
  expect_refusal(R"({"entities":{"ann":{"is":["Gest"]}}})", "entities.ann.is[0]", "did you mean `Guest`?");
  expect_refusal(R"({"entities":{"ann":{"is":"Guest"}}})", "entities.ann.is", "a list is expected");
  expect_refusal(R"({"entities":{"ann":{"is":["Guest"],"age":3}}})", "entities.ann.age", "`age`");
  expect_refusal(R"({"entities":{"d":{"is":["Dinner"],"day":"2024-02-30"}}})", "entities.d.day", "a date");
  expect_refusal(R"({"entities":{"d":{"is":["Dinner"],"day":null}}})", "entities.d.day", "unknown");
  expect_refusal(R"({"entites":{}})", "entites", "did you mean `entities`?");
  expect_refusal(R"({"on":"2024-2-1"})", "on", "2024-2-1");
  expect_refusal(R"({"on":20240201})", "on", "a string is expected");
  expect_refusal(R"({"events":[{"act":"invite","by":"ann"}],"entities":{"ann":{"is":["Guest"]}}})", "events[0]",
                 "\"on\" is missing");
  expect_refusal(R"({"events":[{"on":"2024-01-02","act":"invit","by":"ann"}],"entities":{"ann":{"is":["Guest"]}}})",
                 "events[0].act", "did you mean `invite`?");
  expect_refusal(R"({"events":[{"on":"2024-01-02","act":"invite","by":"an"}],"entities":{"ann":{"is":["Guest"]}}})",
                 "events[0].by", "did you mean `ann`?");
  expect_refusal(
      R"({"events":[{"on":"2024-01-02","at":"25:00","act":"invite","by":"ann"}],"entities":{"ann":{"is":["Guest"]}}})",
      "events[0].at", "25:00");
  expect_refusal(R"({"findings":[{"judgment":"rud","of":[],"answer":"yes"}]})", "findings[0].judgment",
                 "did you mean `rude`?");
  expect_refusal(
      R"({"findings":[{"judgment":"rude","of":["ann"],"answer":"maybe"}],"entities":{"ann":{"is":["Guest"]}}})",
      "findings[0].answer", "\"unknown\"");
  expect_refusal(R"({"readings":{"rose":"as_rde"}})", "readings.rose", "did you mean `as_red`?");
  expect_refusal(R"({"under":"hous"})", "under", "did you mean `house`?");
  expect_refusal(R"({"ask":{"may":"invite"}})", "ask", "\"by\" is missing");
  expect_refusal(R"({"ask":{"might":"invite"}})", "ask", "what is asked");
  expect_refusal(R"({"entities":{"ann":{"is":["Guest"]}},"ask":{"may":"bring_wine","by":"ann","bottles":1e3}})",
                 "ask.bottles", "exactly");
  expect_refusal(
      R"({"entities":{"ann":{"is":["Guest"]}},"ask":{"may":"bring_wine","by":"ann","bottles":0.1234567891}})",
      "ask.bottles", "exactly");
  expect_refusal(R"({"entities":{"ann":{"is":["Guest"]}},"ask":{"may":"bring_wine","by":"ann","with":{"kin":"red"}}})",
                 "ask.with.kin", "did you mean `kind`?");
}

TEST_CASE("text that is no case is refused where it stops being one") {
  expect_refusal("", "", "empty");
  expect_refusal("[]", "", "object");
  expect_refusal("{\"on\":\"2024-01-01\"", "", "");
  expect_refusal("{\"on\":\"2024-01-01\"}{}", "", "follows");
  expect_refusal("{\"on\":\"2024-01-01\",\"on\":\"2024-01-02\"}", "", "twice");
  expect_refusal("{\"on\":\"\xff\"}", "", "UTF-8");
  expect_refusal("{\"on\":" + std::string(200, '[') + std::string(200, ']') + "}", "", "nested");
  expect_refusal("{\"on\":\"" + std::string(17u << 20, 'x') + "\"}", "", "MiB");
}

TEST_CASE("one run shows many mistakes") {
  const licet::Case facts = house().read_case(
      R"({"on":"x","entities":{"ann":{"is":["Gest"]},"bob":{"iss":[]}},"doubts":[{"judgment":"rude","of":["ann"]}]})");
  CHECK(facts.diagnostics().size() >= 3);
}

TEST_CASE("numbers are exact") {
  const licet::Case facts = house().read_case(
      R"({"entities":{"ann":{"is":["Guest"]}},"ask":{"may":"bring_wine","by":"ann","as":"w","bottles":0.1,"value":{"EUR":100.01}}})");
  REQUIRE(facts.ok());
  CHECK(facts.json().find("\"bottles\":0.1") != std::string::npos);
  CHECK(facts.json().find("\"value\":\"EUR 100.01\"") != std::string::npos);
  CHECK(house().ask(facts, "is w.bottles + w.bottles + w.bottles is 0.3?").truth() == licet::Truth::yes);
}
