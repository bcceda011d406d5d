#include <catch2/catch.hpp>

#include "text/source.hpp"
#include "text/symbol.hpp"

using namespace licet::core;

TEST_CASE("text/symbol: equal names are equal symbols, also across a table and the one that extends it") {
  Symbols policy;
  const Symbol togo = policy.intern("togo");
  Symbols facts(&policy);
  CHECK(facts.intern("togo") == togo);
  const Symbol gabon = facts.intern("gabon");
  CHECK(gabon != togo);
  CHECK(facts.text(gabon) == "gabon");
  CHECK(facts.text(togo) == "togo");
  CHECK(policy.find("gabon") == kNoSymbol);
  CHECK(facts.intern("") == kNoSymbol);
}

TEST_CASE("text/symbol: texts stay where they are while the table grows") {
  Symbols names;
  const std::string_view first = names.text(names.intern("first"));
  for (int i = 0; i < 10'000; ++i) names.intern("name" + std::to_string(i));
  CHECK(first == "first");
  CHECK(names.find("first") == Symbol{1});
}

TEST_CASE("text/source: lines and columns count from one, columns count characters and not bytes") {
  const Source source("a.licet", "caf\xc3\xa9 x\r\n\tb\n");
  CHECK(source.position(0).line == 1);
  CHECK(source.position(6).column == 6);  // after the accented letter, two bytes long
  CHECK(source.position(9).line == 2);
  CHECK(source.line(1) == "caf\xc3\xa9 x");
  CHECK(source.line(2) == "\tb");
  CHECK(source.line(3).empty());
  CHECK(source.line(99).empty());
  CHECK(source.position(10'000).line == 3);  // past the end: the end
}
