// JSON as a tree that knows its places.
#include <catch2/catch.hpp>

#include "story/json_tree.hpp"

using namespace licet::core;

namespace {

struct Reading {
  explicit Reading(std::string text)
      : json(read_json(sources.add("case.json", std::move(text)), sources, diagnostics)) {}
  Sources sources;
  Diagnostics diagnostics;
  std::optional<Json> json;
};

// Where the first mistake is, as an offset.
std::uint32_t mistake_at(const std::string& text) {
  const Reading reading(text);
  CAPTURE(text);
  CHECK_FALSE(reading.json);
  REQUIRE_FALSE(reading.diagnostics.all().empty());
  const Place place = reading.diagnostics.all()[0].place;
  CHECK(place.span.end <= text.size());
  return place.span.begin;
}

}  // namespace

TEST_CASE("numbers and texts are kept as they were written") {
  const Reading reading(R"({"a":[1, 2.50,-3e5, true,null, "x\u00e9\n"],"b":{"c":{}}})");
  REQUIRE(reading.json);
  const Json* list = reading.json->find("a");
  REQUIRE(list != nullptr);
  REQUIRE(list->items.size() == 6);
  CHECK(list->items[1].text == "2.50");
  CHECK(list->items[2].text == "-3e5");
  CHECK(list->items[3].yes);
  CHECK(list->items[4].kind == JsonKind::null);
  CHECK(list->items[5].text == "x\xC3\xA9\n");
  CHECK(list->items[1].span == Span{9, 13});
  REQUIRE(reading.json->members.size() == 2);
  CHECK(reading.json->members[1].span == Span{44, 47});
}

TEST_CASE("a byte order mark is passed over, and places still count it") {
  const Reading reading("\xEF\xBB\xBF{\"a\":7}");
  REQUIRE(reading.json);
  CHECK(reading.json->find("a")->span == Span{8, 9});
}

TEST_CASE("mistakes are found where they are") {
  CHECK(mistake_at("{\"a\":1}x") == 7);
  CHECK(mistake_at("{\"a\":tru}") == 5);
  CHECK(mistake_at("{\"a\":01}") == 5);
  CHECK(mistake_at("{\"a\":1 \"b\":2}") == 7);
  CHECK(mistake_at("{\"a\":\"\xff\"}") == 6);
  CHECK(mistake_at("{\"a\":\"\xed\xa0\x80\"}") == 6);
  CHECK(mistake_at("{\"a\":\"x\ny\"}") == 7);
  CHECK(mistake_at("{\"\\u0061\":1,\"a\":2}") == 12);
}

TEST_CASE("brackets are counted before they can exhaust the stack") {
  for (const int depth : {1000, 100'000}) {
    const Reading reading("{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}");
    CHECK_FALSE(reading.json);
    CHECK(reading.diagnostics.all()[0].code == Code::json_too_large);
  }
  CHECK(Reading("{\"a\":" + std::string(kMostJsonDepth - 2, '[') + std::string(kMostJsonDepth - 2, ']') + "}").json);
}
