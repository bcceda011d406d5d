#include <catch2/catch.hpp>

#include "parsing.hpp"

using namespace licet::core;

namespace {

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

const std::string kRule = "rule a\n  a B must c\n    if ";

// What is in the help of the only diagnostic.
std::string help_of(const std::string& condition) {
  const Parsed parsed(kRule + condition + "\n");
  INFO(parsed.problems());
  CHECK(parsed.diagnostics.all().size() == 1);
  return parsed.helps();
}

}  // namespace

TEST_CASE("parser/errors: the signs and words of other languages are translated") {
  CHECK(help_of("x >= 3").find("`at least`") != std::string::npos);
  CHECK(help_of("x > 3").find("`more than`") != std::string::npos);
  CHECK(help_of("x <= 3").find("`at most`") != std::string::npos);
  CHECK(help_of("x < 3").find("`less than`") != std::string::npos);
  CHECK(help_of("x == 3").find("`is`") != std::string::npos);
  CHECK(help_of("x = 3").find("`is`") != std::string::npos);
  CHECK(help_of("x != 3").find("`is not`") != std::string::npos);
  CHECK(help_of("x && y").find("`and`") != std::string::npos);
  CHECK(help_of("x || y").find("`or`") != std::string::npos);
  CHECK(help_of("!x").find("`not`") != std::string::npos);
  CHECK(help_of("x is true").find("`yes`") != std::string::npos);
  CHECK(help_of("x is null").find("`none`") != std::string::npos);
  CHECK(help_of("x is 'y'").find("double quotation marks") != std::string::npos);
  CHECK(help_of("x is \xE2\x80\x9Cy\xE2\x80\x9D").find("straight quotation marks") != std::string::npos);
  CHECK(help_of("x exceeds 3").find("`more than`") != std::string::npos);
  CHECK(help_of("x is y is z").find("do not chain") != std::string::npos);
  CHECK(help_of("x more than 1200 EUR").find("EUR 1200") != std::string::npos);
  CHECK(help_of("x more than EUR 1,200").find("without commas") != std::string::npos);
  CHECK(help_of("x is 05/11/2024").find("2024-11-05") != std::string::npos);
  CHECK(help_of("x is 5.11.2024").find("2024-11-05") != std::string::npos);
  CHECK(help_of("x is 2024-02-30").find("2024-11-05") != std::string::npos);
  CHECK(help_of("x is 2024-2-3").find("2024-11-05") != std::string::npos);
  CHECK(help_of("x is 28days before y").find("a blank") != std::string::npos);
  CHECK(help_of("x is unknown").find("says so by itself") != std::string::npos);
  CHECK(help_of("x # y").find("`--`") != std::string::npos);
  CHECK(help_of("x;").find("leave it out") != std::string::npos);
}

TEST_CASE("parser/errors: a modal of another language is translated") {
  const auto help = [](const std::string& modal) { return Parsed("rule r a B " + modal + " c").helps(); };
  CHECK(help("shall").find("`must`") != std::string::npos);
  CHECK(help("cannot").find("`must not`") != std::string::npos);
  CHECK(help("may not").find("`need not`") != std::string::npos);
  CHECK(Parsed("rule r a B must be announced").helps().find("what its bearer does") != std::string::npos);
  CHECK(Parsed("rule r B must c").helps().find("`a B`") != std::string::npos);
}

TEST_CASE("parser/errors: a missing word is reported behind the word before it, not on a later line") {
  CHECK(Parsed("use a\n\n\n").brief().substr(0, 4) == "1:5 ");
  CHECK(Parsed("rule r\n  a B must -- what?\n\n-- next\nuse p\n").brief() == "2:11 expected an act, found `use`\n");
  CHECK(Parsed("judgment j\n  ask\n").brief() == "2:6 expected a text in quotation marks, found the end of the file\n");
  CHECK(Parsed("rule r [8\n  a B must c\n").brief().substr(0, 20) == "1:10 expected `]`, f");
}

TEST_CASE("parser/errors: a bracket that is not closed says where it was opened") {
  const Parsed parsed("rule r\n  a B must c { d: e,\n    f: g\n  words \"x\"\n");
  REQUIRE(parsed.diagnostics.all().size() == 1);
  CHECK(parsed.brief() == "3:9 expected `}` or `,`, found `words`\n");
  REQUIRE(parsed.diagnostics.all()[0].labels.size() == 1);
  CHECK(parsed.sources[parsed.source].position(parsed.diagnostics.all()[0].labels[0].place.span.begin).line == 2);
  CHECK(Parsed("note [1] see x\nrule r a B must c { d: e f: g }\n").diagnostics.all().size() == 1);
}

TEST_CASE("parser/errors: several mistakes are found in one run, each once, and nothing is said of what is right") {
  const Parsed parsed(
      "instrument i\n  titel \"x\"\n  status code\n"
      "rule one\n  a B must c\n    if x >= 3\n    unless y\n  words \"z\"\n"
      "rul two\n  a B must c\n    if x\n"
      "rule three\n  a B shall c\n    if x\n"
      "rule four\n  a B must c\n    if f(x\n  because \"y\"\n"
      "scenario \"s\"\n  let b be B\n  mey b c?\n  expect permitted\n"
      "use x\n");
  CHECK(parsed.brief() ==
        "2:3 expected a clause of the instrument (`title`, `cite`, `status`, ...) or the next declaration, found "
        "`titel`\n"
        "6:10 expected a clause of the rule (`if`, `unless`, ...) or the next declaration, found `>=`\n"
        "9:1 expected a declaration, found `rul`\n"
        "13:7 expected `must`, `must not`, `should`, `should not`, `may` or `need not`, found `shall`\n"
        "17:11 expected `)` or `,`, found `because`\n"
        "21:3 expected a statement, a question or the next declaration, found `mey`\n");
  CHECK(parsed.ast.decls.size() == 5);
}

TEST_CASE("parser/errors: a second clause is refused, and the first one stays") {
  const Parsed parsed("rule r\n  a B must c\n    if x\n    if y\n");
  CHECK(parsed.brief() == "4:5 a second `if`\n");
  CHECK(parsed.meaning().find("(name x)") != std::string::npos);
  CHECK(parsed.meaning().find("(name y)") == std::string::npos);
  CHECK(Parsed("rule r a B must c unless x unless y").brief().find("a second `unless`") != std::string::npos);
  CHECK(Parsed("rule r a B must c by x within 2 days").brief().find("a second `deadline`") != std::string::npos);
  CHECK(Parsed("rule r a B must c { d: 1, d: 2 }").brief().find("given twice") != std::string::npos);
}

TEST_CASE("parser/errors: `and` and `or` side by side are refused with a proposal") {
  const Parsed parsed(kRule + "x is y and z or w and v\n  words \"w\"");
  CHECK(parsed.brief() == "3:8 `and` and `or` stand side by side, which can be read two ways\n");
  CHECK(parsed.helps() == "put parentheses around what belongs together: `(x is y and z) or ...`\n");
  CHECK(Parsed(kRule + "(x and y) or z").brief().empty());
  CHECK(Parsed(kRule + "not x and y").brief().empty());
}

TEST_CASE("parser/errors: what is no text is refused at the place") {
  CHECK(Parsed("use a\n\xFF").brief() == "2:1 this byte is not UTF-8\n");
  CHECK(Parsed("use a\n\xC0\x80").brief() == "2:1 this byte is not UTF-8\n");
  CHECK(Parsed("use a\n\xED\xA0\x80").brief() == "2:1 this byte is not UTF-8\n");
  CHECK(Parsed("-- caf\xC3\xA9 " + std::string(1, '\0')).brief() == "1:9 a text holds no NUL character\n");
  CHECK(Parsed("-- \xE2\x80\xAE x\n").brief() ==
        "1:4 an invisible character here changes the order of what is shown\n");
  CHECK(Parsed(std::string((std::size_t{8} << 20) + 1, ' ')).brief() == "1:1 this text is larger than 8 MiB\n");
  CHECK(Parsed(std::string(std::size_t{8} << 20, ' ')).brief().empty());
  CHECK(Parsed("note [1] \"caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC\"").brief().empty());
}

TEST_CASE("parser/errors: depth is limited, length is not") {
  const std::string deep = "brackets or operations are nested more than 200 levels deep";
  CHECK(Parsed(kRule + repeat("(", 200) + "x" + repeat(")", 200)).brief().empty());
  for (const char* nest :
       {"(", "not ", "f(", "[", "1 day before ", "any of (", "some x in y has (", "sum of ", "count of x in "}) {
    INFO(nest);
    CHECK(Parsed(kRule + repeat(nest, 100'000) + "x").brief().find(deep) != std::string::npos);
  }
  CHECK(Parsed(kRule + "x is " + repeat("- ", 100'000) + "1").brief().find(deep) != std::string::npos);
  CHECK(Parsed(kRule + repeat("x and ", 1'000'000) + "x").brief().empty());
  CHECK(Parsed(kRule + "1 is " + repeat("1 + ", 100'000) + "1").brief().empty());
  CHECK(Parsed(kRule + "1 is " + repeat("1 / ", 100'000) + "1").brief().find("more than 1000 levels") !=
        std::string::npos);
  CHECK(Parsed(kRule + "x" + repeat(".y", 100'000)).brief().find("more than 1000 levels") != std::string::npos);
  CHECK(Parsed(kRule + "x" + repeat(".y", 900)).brief().empty());
  // Where a parser that tries one alternative after the other takes exponential time: 2^200.
  CHECK(Parsed(kRule + repeat("(x is (", 100) + "y" + repeat("))", 100)).brief().empty());
  CHECK(Parsed(repeat("x {\n", 50'000)).diagnostics.all().size() == 1);
}

TEST_CASE("parser/errors: after a hundred mistakes the rest of the text is left alone") {
  const Parsed parsed(repeat("rule r a B must c if x >= 3\n", 10'000));
  CHECK(parsed.diagnostics.all().size() == Diagnostics::kMost);
  CHECK(parsed.diagnostics.left_out() > 0);
  CHECK(parsed.problems().find("not shown") != std::string::npos);
}

TEST_CASE("parser/errors: names that begin with the wrong kind of letter, and parts that are missing") {
  CHECK(Parsed("role country").helps() == "write `Country`\n");
  CHECK(Parsed("act Give").helps() == "only types, things and roles do; write `give`\n");
  CHECK(Parsed("judgment j by someone").brief() == "1:1 this judgment has no question\n");
  CHECK(Parsed("reading r \"q\" options yes").brief() == "1:1 this reading has only one option\n");
  CHECK(Parsed("term t [1]").brief() == "1:1 this term has no meaning\n");
  CHECK(Parsed("state s").brief() == "1:1 this state never starts\n");
  CHECK(Parsed("note [1]").brief() == "1:1 this note says nothing\n");
}
