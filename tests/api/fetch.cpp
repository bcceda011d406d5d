// Facts on demand, and what the host makes of a verdict.
#include <catch2/catch.hpp>

#include <stdexcept>

#include "house.hpp"

namespace {

licet::Case guests() {
  licet::Case facts = house().new_case();
  facts.on("2024-03-01").add("ann", {"Guest"}).add("chief", {"Host"});
  return facts;
}

// Notes what it is asked, and gives one answer to everything.
struct Directory {
  std::optional<licet::Value> answer;
  std::vector<std::string> asked;
  licet::Asking asking() {
    licet::Asking asking;
    asking.fetch = [this](const licet::Wanted& wanted) {
      asked.push_back(wanted.object + "|" + wanted.is + "|" + wanted.field);
      return answer;
    };
    return asking;
  }
};

}  // namespace

TEST_CASE("fetch: what nobody told is fetched, and only that on which the answer hangs") {
  Directory directory{licet::Value("red"), {}};
  const licet::Decision decision =
      house().ask(guests(), "may ann bring_wine { value: EUR 5 } as bottle?", directory.asking());
  CHECK(decision.verdict() == licet::Verdict::needs_authorisation);
  CHECK(directory.asked == std::vector<std::string>{"bottle|bring_wine|kind"});
}

TEST_CASE("fetch: an act without a name is told by its kind") {
  Directory directory{licet::Value("red"), {}};
  const licet::Decision decision = house().ask(guests(), "may ann bring_wine { value: EUR 5 }?", directory.asking());
  CHECK(decision.verdict() == licet::Verdict::needs_authorisation);
  CHECK(directory.asked == std::vector<std::string>{"|bring_wine|kind"});
}

TEST_CASE("fetch: each fact is asked for once, and what is not known stays unknown") {
  Directory directory;
  const licet::Decision decision = house().ask(guests(), "may ann bring_wine { } as bottle?", directory.asking());
  CHECK(decision.verdict() == licet::Verdict::undetermined);
  CHECK_FALSE(decision.permitted());
  std::vector<std::string> asked = directory.asked;
  std::sort(asked.begin(), asked.end());
  CHECK(std::unique(asked.begin(), asked.end()) == asked.end());
  REQUIRE_FALSE(decision.missing().empty());
  bool kind = false;
  for (const licet::Missing& missing : decision.missing())
    kind = kind || (missing.what == "bottle.kind" && missing.why == "asked");
  CHECK(kind);
}

TEST_CASE("fetch: what is fetched counts for this question only") {
  Directory directory{licet::Value("red"), {}};
  licet::Case facts = guests();
  facts.act("bottle", "ann", "bring_wine", {{"value", "EUR 5"}});
  CHECK(house().ask(facts, "bottle?", directory.asking()).verdict() == licet::Verdict::needs_authorisation);
  CHECK(house().ask(facts, "bottle?").verdict() == licet::Verdict::undetermined);
}

TEST_CASE("fetch: a source that throws does no harm, and what it threw is told") {
  licet::Asking asking;
  asking.fetch = [](const licet::Wanted&) -> std::optional<licet::Value> { throw std::runtime_error("no connection"); };
  const licet::Decision decision = house().ask(guests(), "may ann bring_wine { value: EUR 5 } as bottle?", asking);
  CHECK(decision.ok());
  CHECK(decision.verdict() == licet::Verdict::undetermined);
  REQUIRE(decision.diagnostics().size() == 1);
  CHECK_FALSE(decision.diagnostics().has_errors());
  CHECK(decision.diagnostics()[0].message == "the source of facts failed for `bottle.kind`: no connection");

  asking.fetch = [](const licet::Wanted&) -> std::optional<licet::Value> { throw 7; };
  CHECK(house().ask(guests(), "may ann bring_wine { } as bottle?", asking).diagnostics().size() >= 2);
}

TEST_CASE("fetch: a value that does not fit its field makes the decision invalid, and says where it came from") {
  Directory directory{licet::Value("green"), {}};
  const licet::Decision decision =
      house().ask(guests(), "may ann bring_wine { value: EUR 5 } as bottle?", directory.asking());
  CHECK(decision.verdict() == licet::Verdict::invalid);
  CHECK_FALSE(decision.allowed());
  REQUIRE(decision.diagnostics().has_errors());
  CHECK(decision.diagnostics()[0].message.find("fetched bottle.kind") != std::string::npos);
}

TEST_CASE("fetch: truths and explanations use what was fetched") {
  Directory directory{licet::Value("EUR 500"), {}};
  licet::Case facts = guests();
  facts.act("bottle", "ann", "bring_wine", {{"kind", "white"}});
  CHECK(house().ask(facts, "is bottle.value more than EUR 100?", directory.asking()).truth() == licet::Truth::yes);
  facts.finding("fine", {"bottle"}, licet::Finding::no);
  const licet::Decision decision = house().ask(facts, "bottle?", directory.asking());
  CHECK(decision.verdict() == licet::Verdict::discouraged);
  CHECK(decision.explain().text().find("500") != std::string::npos);
}

TEST_CASE("fetch: a question that is stopped asks the source for nothing more") {
  std::atomic<bool> stop{false};
  int calls = 0;
  licet::Asking asking;
  asking.cancel = &stop;
  asking.fetch = [&](const licet::Wanted&) -> std::optional<licet::Value> {
    ++calls;
    stop = true;
    return std::nullopt;
  };
  CHECK(house().ask(guests(), "may ann bring_wine { } as bottle?", asking).verdict() == licet::Verdict::undetermined);
  CHECK(calls == 1);
}

TEST_CASE("a host may allow what no rule speaks of, and what is discouraged; nothing else") {
  licet::Asking lenient;
  lenient.allow_unregulated = true;
  lenient.allow_discouraged = true;
  licet::Case facts = guests();
  facts.act("silent", "ann", "invite").act("costly", "ann", "bring_wine", {{"kind", "white"}, {"value", "EUR 500"}});
  facts.act("red", "ann", "bring_wine", {{"kind", "red"}, {"value", "EUR 5"}}).act("open", "ann", "bring_wine");
  facts.finding("fine", {"costly"}, licet::Finding::no);
  const auto allowed = [&](std::string_view question, const licet::Asking& how) {
    return house().ask(facts, question, how).allowed();
  };
  CHECK(house().ask(facts, "silent?").verdict() == licet::Verdict::unregulated);
  CHECK_FALSE(allowed("silent?", {}));
  CHECK(allowed("silent?", lenient));
  CHECK(house().ask(facts, "costly?").verdict() == licet::Verdict::discouraged);
  CHECK_FALSE(allowed("costly?", {}));
  CHECK(allowed("costly?", lenient));
  CHECK_FALSE(allowed("red?", lenient));
  CHECK_FALSE(allowed("open?", lenient));
  CHECK_FALSE(allowed("nonsense?", lenient));
}

TEST_CASE("limits: output is cut to whole lines, and says so") {
  licet::Asking asking;
  asking.limits.output = 60;
  const licet::Decision decision = house().ask(guests(), "may ann bring_wine { kind: red, value: EUR 5 }?", asking);
  CHECK(decision.verdict() == licet::Verdict::needs_authorisation);
  CHECK(decision.json() == R"({"schema":1,"kind":"cut","limit":60})");
  const licet::Explanation why = decision.explain();
  CHECK(why.text().ends_with("(cut off here: more than 60 bytes)\n"));
  CHECK(why.text().size() < 120);
  CHECK(why.json() == decision.json());
}

TEST_CASE("limits: running out of fuel is told, with the rule in which it happened") {
  licet::Asking asking;
  asking.limits.fuel = 3;
  const licet::Decision decision = house().ask(guests(), "may ann bring_wine { kind: red, value: EUR 5 }?", asking);
  CHECK(decision.gave_up());
  CHECK(decision.verdict() == licet::Verdict::undetermined);
  CHECK(decision.json().find("no_red") != std::string::npos);
}
