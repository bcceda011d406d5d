#include <catch2/catch.hpp>

#include "answer/json.hpp"
#include "answer/page.hpp"
#include "answer/words.hpp"

using namespace licet::core;

TEST_CASE("names become words") {
  CHECK(words_of("give_benefit") == "give benefit");
  CHECK(words_of("PresidingOfficer") == "Presiding Officer");
  CHECK(words_of("CCFMember") == "CCF Member");
  CHECK(words_of("interpol.meetings") == "interpol meetings");
  CHECK(words_of("P5") == "P5");
}

TEST_CASE("articles go by the sound") {
  CHECK(with_article("Country") == "a Country");
  CHECK(with_article("Organization") == "an Organization");
  CHECK(with_article("Union") == "a Union");
  CHECK(with_article("unlisted act") == "an unlisted act");
  CHECK(with_article("MP") == "an MP");
  CHECK(with_article("UN Body") == "a UN Body");
  CHECK(with_article("honest broker") == "an honest broker");
  CHECK(with_article("One") == "a One");
}

TEST_CASE("plurals") {
  CHECK(plural("Country") == "Countries");
  CHECK(plural("day") == "days");
  CHECK(plural("Staff") == "Staff");
  CHECK(plural("person") == "people");
  CHECK(plural("branch") == "branches");
  CHECK(counted(1, "rule") == "1 rule");
  CHECK(counted(3, "duty") == "3 duties");
}

TEST_CASE("a name of what is so becomes a predicate, and only if it reads as one") {
  const auto check = [](const char* name, const char* affirmed, const char* denied, const char* question) {
    const auto predicate = predicate_of(name);
    INFO(name);
    REQUIRE(predicate.has_value());
    CHECK(predicate->affirmed == affirmed);
    CHECK(predicate->denied == denied);
    CHECK(predicate->question("it") == question);
  };
  check("equally_offered", "is equally offered", "is not equally offered", "Is it equally offered?");
  check("in_writing", "is in writing", "is not in writing", "Is it in writing?");
  check("has_children", "has children", "does not have children", "Does it have children?");
  check("has_been_warned", "has been warned", "has not been warned", "Has it been warned?");
  check("discloses_costs", "discloses costs", "does not disclose costs", "Does it disclose costs?");
  check("is_spouse", "is spouse", "is not spouse", "Is it spouse?");
  check("unwelcome", "is unwelcome", "is not unwelcome", "Is it unwelcome?");
  check("carries_weight", "carries weight", "does not carry weight", "Does it carry weight?");
  CHECK_FALSE(predicate_of("consent").has_value());
  CHECK_FALSE(predicate_of("expenses_paid").has_value());  // "it is expenses paid" is no English
  CHECK_FALSE(predicate_of("approval").has_value());
}

TEST_CASE("lines break at words, by columns and not by bytes") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("unbreakable", 4) == std::vector<std::string>{"unbreakable"});
  CHECK(wrapped("éé éé", 5) == std::vector<std::string>{"éé éé"});
  CHECK(wrapped("", 5) == std::vector<std::string>{""});
  CHECK(wrapped("no  limit", 0) == std::vector<std::string>{"no limit"});
}

TEST_CASE("rows share a second column, whatever the width") {
  const auto told = [](std::size_t width) {
    Telling telling;
    telling.width = width;
    Page page(telling);
    page.line(0, "PROHIBITED", Tone::bad, " by 8(i).");
    page.row(2, "togo is a Country", "given");
    page.row(2, "the answer to a question that is rather long is yes", "found by the chair of the meeting");
    return page.text();
  };
  CHECK(told(100) ==
        "PROHIBITED by 8(i).\n"
        "  togo is a Country                                    given\n"
        "  the answer to a question that is rather long is yes  found by the chair of the meeting\n");
  for (const std::size_t width : {40U, 60U, 80U}) {
    for (const std::string& line : [&] {
           std::vector<std::string> lines;
           std::string text = told(width);
           for (std::size_t end; (end = text.find('\n')) != text.npos; text.erase(0, end + 1))
             lines.push_back(text.substr(0, end));
           return lines;
         }()) {
      INFO(line);
      CHECK(columns(line) <= width);
    }
  }
}

TEST_CASE("colour changes nothing but the colour") {
  CHECK(toned("PROHIBITED", Tone::bad, Colour::no) == "PROHIBITED");
  CHECK(toned("PROHIBITED", Tone::bad, Colour::yes) == "\x1b[1;31mPROHIBITED\x1b[0m");
  CHECK(toned("plain", Tone::plain, Colour::yes) == "plain");
}

TEST_CASE("whatever the bytes, JSON stays valid") {
  CHECK(json_string("a \"b\" \\ \n\t\x01") == "\"a \\\"b\\\" \\\\ \\n\\t\\u0001\"");
  CHECK(json_string("é") == "\"é\"");
  CHECK(json_string("\xC3") == "\"\xEF\xBF\xBD\"");                      // cut off
  CHECK(json_string("\xC0\x80") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");      // longer than need be
  CHECK(json_string("\xED\xA0\x80").find("\xED") == std::string::npos);  // a surrogate
  CHECK(json_string("\xF0\x9F\x98\x80") == "\"\xF0\x9F\x98\x80\"");
}
