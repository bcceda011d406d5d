// The same act asked again and again: the answers are those of Policy::ask.
#include <catch2/catch.hpp>

#include <algorithm>

#include "house.hpp"

namespace {

licet::Case guests() {
  licet::Case facts = house().new_case();
  facts.on("2024-03-01").add("ann", {"Guest"}).add("chief", {"Host"}).add("feast", {"Dinner"});
  return facts;
}

}  // namespace

TEST_CASE("asker: it answers as Policy::ask does, for all values of its slots") {
  licet::Asker asker(house(), guests(), "ann", "bring_wine");
  REQUIRE(asker.ok());
  const auto kind = asker.slot("kind"), value = asker.slot("value");
  REQUIRE((kind && value));
  const char* const kinds[] = {"red", "white", nullptr};
  const char* const values[] = {"EUR 5", "EUR 500", nullptr};
  for (const char* k : kinds) {
    for (const char* v : values) {
      licet::Fields fields;
      if (k != nullptr) fields.push_back({"kind", k});
      if (v != nullptr) fields.push_back({"value", v});
      licet::Case facts = guests();
      facts.act("bottle", "ann", "bring_wine", fields);
      const licet::Decision wanted = house().ask(facts, "bottle?");
      if (k != nullptr)
        CHECK(asker.set(*kind, asker.ready(*kind, k).value()));
      else
        CHECK(asker.clear(*kind));
      if (v != nullptr)
        CHECK(asker.set(*value, asker.ready(*value, v).value()));
      else
        CHECK(asker.clear(*value));
      const licet::Asker::Outcome& outcome = asker.decide();
      CHECK(outcome.verdict == wanted.verdict());
      CHECK(outcome.permitted == wanted.permitted());
      CHECK(outcome.missing == wanted.missing().size());
      REQUIRE(outcome.decisive.size() == wanted.decisive().size());
      for (std::size_t i = 0; i < outcome.decisive.size(); ++i) {
        CHECK(asker.rule(outcome.decisive[i]).rule == wanted.decisive()[i].rule);
        CHECK(asker.rule(outcome.decisive[i]).cites == wanted.decisive()[i].cites);
      }
      CHECK(asker.ask().verdict() == wanted.verdict());
    }
  }
  CHECK(asker.ok());
}

TEST_CASE("asker: it names the fields that rules read") {
  const licet::Asker asker(house(), guests(), "ann", "bring_wine");
  const std::vector<std::string>& needed = asker.needed();
  CHECK(std::find(needed.begin(), needed.end(), "kind") != needed.end());
  CHECK(std::find(needed.begin(), needed.end(), "value") != needed.end());
  CHECK(std::find(needed.begin(), needed.end(), "label") == needed.end());
}

TEST_CASE("asker: a mistake is never an answer") {
  licet::Asker nobody(house(), guests(), "bob", "bring_wine");
  CHECK_FALSE(nobody.ok());
  CHECK(nobody.decide().verdict == licet::Verdict::invalid);
  CHECK_FALSE(nobody.decide().allowed);
  CHECK_FALSE(nobody.slot("kind"));
  CHECK(nobody.ask().verdict() == licet::Verdict::invalid);

  licet::Case wrong = guests();
  wrong.set("ann", "nothing", "of the kind");
  CHECK_FALSE(licet::Asker(house(), wrong, "ann", "bring_wine").ok());

  const licet::Loaded other = licet::Policy::compile({licet::Text{"house.licet", kHouse}});
  CHECK_FALSE(licet::Asker(*other, guests(), "ann", "bring_wine").ok());

  licet::Asker asker(house(), guests(), "ann", "bring_wine");
  const auto kind = asker.slot("kind"), value = asker.slot("value");
  const auto red = asker.ready(*kind, "red");
  CHECK_FALSE(asker.set(*value, *red));  // a value of another slot
  CHECK_FALSE(asker.set(licet::Asker::Slot{99}, *red));
  CHECK_FALSE(asker.clear(licet::Asker::Slot{99}));
  CHECK(asker.ok());
  CHECK_FALSE(asker.ready(*kind, "green"));
  REQUIRE(asker.diagnostics().size() == 1);
  CHECK(asker.diagnostics()[0].message.find("green") != std::string::npos);
  CHECK(asker.set(*kind, *red));  // what was right before is right still
  CHECK(asker.set(*value, asker.ready(*value, "EUR 5").value()));
  CHECK(asker.decide().verdict == licet::Verdict::needs_authorisation);
}

TEST_CASE("asker: slots of other things, and what the host makes of silence") {
  licet::Case facts = guests();
  licet::Asking how;
  how.allow_unregulated = true;
  licet::Asker asker(house(), facts, "ann", "invite", how);
  const auto day = asker.slot("feast", "day");
  REQUIRE(day);
  CHECK(asker.set(*day, asker.ready(*day, "2024-03-05").value()));
  CHECK(asker.decide().verdict == licet::Verdict::unregulated);
  CHECK(asker.decide().allowed);
  CHECK_FALSE(asker.decide().permitted);
  CHECK_FALSE(asker.slot("feast", "nothing"));
  CHECK(asker.diagnostics().has_errors());
  CHECK_FALSE(asker.slot("nobody", "day"));
}
