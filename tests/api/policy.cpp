// Loading, and what a policy says of itself.
#include <catch2/catch.hpp>

#include "house.hpp"

TEST_CASE("a policy is compiled from texts, and copies share it") {
  const licet::Loaded loaded = licet::Policy::compile({licet::Text{"house.licet", kHouse}});
  REQUIRE(loaded);
  CHECK(loaded.diagnostics().empty());
  const licet::Policy copy = *loaded;
  CHECK(copy.digest() == loaded->digest());
  CHECK(copy.digest().rfind("sha256:", 0) == 0);
  CHECK(copy.instruments() == std::vector<std::string>{"house"});
}

TEST_CASE("an author's mistakes are data, as many as there are") {
  const licet::Loaded loaded = licet::Policy::compile({licet::Text{
      "house.licet",
      "instrument house\n  outline 1\nrole Guest\nact smoke by Gest\nrule r [2]\n  a Guest must not smok\n"}});
  REQUIRE_FALSE(loaded);
  REQUIRE(loaded.diagnostics().size() >= 2);
  CHECK(loaded.diagnostics().has_errors());
  const licet::Diagnostic& first = loaded.diagnostics()[0];
  CHECK(first.severity == licet::Severity::error);
  CHECK(first.code.rfind("E", 0) == 0);
  CHECK(first.file == "house.licet");
  CHECK(first.line == 4);
  CHECK(first.column == 14);
  CHECK(first.message.find("Gest") != std::string::npos);
  CHECK(first.help.find("Guest") != std::string::npos);
  CHECK(loaded.diagnostics().render().find("house.licet:4:14") != std::string::npos);
}

TEST_CASE("a path that leads nowhere is a diagnostic, not an exception") {
  const licet::Loaded loaded = licet::Policy::load({"no/such/folder"});
  REQUIRE_FALSE(loaded);
  CHECK(loaded.diagnostics().has_errors());
}
