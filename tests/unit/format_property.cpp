#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "parsing.hpp"

namespace {

namespace fs = std::filesystem;

// Writes random programs that the grammar allows, with names that are keywords elsewhere, and blanks, line breaks and
// comments wherever they may stand.
class Generator {
public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  std::string program() {
    out_.clear();
    for (std::size_t i = 0, n = upto(6); i < n; ++i) {
      fresh_line();
      declaration();
    }
    return out_;
  }

private:
  std::size_t upto(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random_); }
  bool chance(std::size_t percent) { return upto(99) < percent; }
  template <std::size_t N>
  std::string one_of(const char* const (&words)[N]) {
    return words[upto(N - 1)];
  }

  // ---- words
  void fresh_line() { out_ += chance(30) ? "\n\n" : "\n"; }
  void trivia() {
    if (chance(80)) {
      out_ += ' ';
    } else if (chance(50)) {
      out_ += one_of({"\n", "\n  ", "\n\n    ", "\t", "   "});
    } else {
      out_ += one_of({" -- why\n ", " --\n", "\n  -- (\"it]s, odd) \xC3\xA9\n  ", " ---- \n\n -- more\n"});
    }
    if (out_.back() == '\n') out_ += ' ';  // a word at the very start of a line may begin a declaration
  }
  void word(const std::string& text) {
    trivia();
    out_ += text;
  }
  void words(std::initializer_list<const char*> all) {
    for (const char* text : all) word(text);
  }
  void sign(const char* text) {
    if (chance(50)) trivia();
    out_ += text;
    if (chance(50)) out_ += ' ';
  }
  void name() {
    if (chance(20)) {  // words that begin a clause or a statement, too, if they stand first on their line
      out_ += ' ' + one_of({"on", "words", "status", "what", "perhaps", "because", "finding"});
      return;
    }
    word(one_of({"x", "y", "gabon", "to", "rule", "use", "note", "act", "by", "from", "missing", "kind_of_thing", "day",
                 "count", "a_very_long_name_that_makes_lines_long_enough_to_be_broken"}));
  }
  void role() { word(one_of({"Country", "Party", "std.parties.Staff", "Elected"})); }
  void path() {
    name();
    while (chance(25)) out_ += one_of({".head", ".actor", ".x", ".if"});
  }
  void text() {
    for (std::size_t i = 0, n = 1 + (chance(15) ? 1 : 0); i < n; ++i) {
      word(one_of({"\"\"", "\"why not\"", "\"it's -- (odd [text]\"", "\"caf\xC3\xA9 \\\"x\\\" \\\\\"",
                   "\"a rather long reason, which is given so that lines have to be broken somewhere\""}));
    }
  }
  void cites() {
    if (chance(50)) return;
    word("[");
    for (std::size_t i = 0, n = upto(2); i <= n; ++i) {
      if (i > 0) out_ += chance(50) ? ", " : ",";
      out_ += one_of({"8", "8(i)", "A.ex2", "GR 170", "15 (b)", "1..4", "-3", "x?"});
    }
    out_ += "]";
  }
  template <class Part>
  void list(Part part, const char* separator = ",") {
    part();
    while (chance(30)) {
      sign(separator);
      part();
    }
  }

  // ---- expressions
  void expression(int depth = 3) {
    const bool all = chance(50);
    condition(depth);
    while (chance(25)) {
      word(all ? "and" : "or");
      condition(depth);
    }
  }
  void condition(int depth) {
    if (chance(15)) {
      word("not");
      return condition(depth);
    }
    sum(depth);
    switch (upto(9)) {
      case 0:
        words({"is"});
        return sum(depth);
      case 1:
        words({"is", "not"});
        return sum(depth);
      case 2:
        words({"is"});
        if (chance(50)) word("not");
        word(chance(50) ? "a" : "an");
        return role();
      case 3:
        if (chance(50)) word("is");
        words({"more", "than"});
        return sum(depth);
      case 4:
        words({"no", "later", "than"});
        return sum(depth);
      case 5:
        if (chance(30)) word("not");
        word("in");
        return sum(depth);
      case 6:
        word(chance(50) ? "from" : "since");
        sum(depth);
        if (!chance(50)) return;
        word("until");
        if (chance(50)) word("before");
        return sum(depth);
      case 7:
        word("under");
        sum(depth);
        word("via");
        return name();
      default:
        return;
    }
  }
  void factor(int depth) {
    if (chance(5)) {
      word("-");
      return factor(depth);
    }
    operand(depth);
  }
  void sum(int depth) {
    factor(depth);
    while (chance(15)) {
      sign(one_of({"+", "*", "/", " - "}).c_str());
      out_ += ' ';
      factor(depth);
    }
  }
  void group(int depth) {
    sign("(");
    expression(depth - 1);
    sign(")");
  }
  void operand(int depth) {
    if (depth <= 0 || chance(50)) return leaf();
    switch (upto(9)) {
      case 0:
        return group(depth);
      case 1:
        path();
        out_ += "(";
        if (chance(80)) list([&] { expression(depth - 1); });
        sign(")");
        if (chance(30)) out_ += ".of";
        return;
      case 2:
        sign("[");
        if (chance(80)) list([&] { expression(depth - 1); });
        return sign("]");
      case 3:
        words({chance(50) ? "all" : "any", "of"});
        sign("(");
        list([&] { expression(depth - 1); });
        return sign(")");
      case 4:
        words({"at", "least", "2", "of"});
        sign("(");
        list([&] { expression(depth - 1); });
        return sign(")");
      case 5:
        word(chance(50) ? "some" : "every");
        name();
        word("in");
        path();
        word("has");
        return group(depth);
      case 6:
        words({"count", "of"});
        name();
        word("in");
        path();
        word("has");
        return group(depth);
      case 7:
        words({"sum", "of"});
        sum(depth - 1);
        word("over");
        name();
        word("in");
        return path();
      case 8:
        word("happened(");
        pattern(depth - 1);
        if (chance(50)) words({"by", "actor"});
        if (chance(50)) words({"within", "1", "year"});
        return sign(")");
      default:
        word("authorised");
        if (chance(30)) words({"in", "advance"});
        word("by");
        return chance(50) ? role() : words({"someone"});
    }
  }
  void leaf() {
    switch (upto(9)) {
      case 0:
        return word(one_of({"1", "12.50", "1_000_000", "0.5"}));
      case 1:
        return word(one_of({"EUR 1200", "CHF  45.50", "USD 0"}));
      case 2:
        return word(one_of({"2024-11-05", "2020-02-29"}));
      case 3:
        word(one_of({"28 days", "1 year", "3  months"}));
        if (!chance(40)) return;
        word(chance(50) ? "before" : "after");
        return path();
      case 4:
        return text();
      case 5:
        return word(one_of({"yes", "no", "none", "today", "this", "actor"}));
      case 6:
        return word(one_of({"this.x", "actor.grade.if", "a.x"}));
      default:
        return path();
    }
  }
  void pattern(int depth = 2) {
    path();
    if (chance(50)) return;
    fields(depth);
  }
  void fields(int depth) {
    sign(" {");
    std::size_t number = 0;
    if (chance(80)) {
      list([&] {
        word("f" + std::to_string(number++));
        sign(":");
        expression(depth - 1);
      });
    }
    sign("}");
  }
  void party() {
    switch (upto(5)) {
      case 0:
        word("a");
        return role();
      case 1:
        word("the");
        return role();
      case 2:
        return word("anyone");
      case 3:
        return word("someone");
      default:
        return word("e.actor");
    }
  }
  void kind() {
    switch (upto(3)) {
      case 0:
        words({"set", "of"});
        return role();
      case 1:
        list([&] { name(); }, "|");
        return;
      case 2:
        words({"yes", "|", "no"});
        return;
      default:
        return role();
    }
  }
  void field_decls() {
    while (chance(60)) {
      name();
      sign(":");
      kind();
      if (chance(20)) {
        sign("=");
        sum(1);
      } else if (chance(20)) {
        words({"presumed", "no"});
      }
      if (chance(20)) word("confidential");
    }
  }
  void parameters() {
    if (chance(40)) return;
    out_ += "(";
    list([&] {
      name();
      sign(":");
      kind();
    });
    sign(")");
  }
  void trigger() {
    word("after");
    if (chance(30)) {
      words({"breach", "of"});
      path();
    } else {
      pattern();
      if (chance(40)) {
        word("by");
        role();
      }
    }
    words({"as", "e"});
    if (chance(40)) {
      word("if");
      expression(1);
    }
  }

  // ---- declarations
  void declaration() {
    switch (upto(13)) {
      case 0:
        return instrument();
      case 1:
        out_ += "use";
        list([&] { path(); });
        return;
      case 2:
        out_ += "type Kind";
        if (chance(50)) {
          sign("=");
          return kind();
        }
        word("has");
        return field_decls();
      case 3:
        out_ += "thing Thing";
        if (chance(50)) {
          words({"is", "a"});
          role();
        }
        return field_decls();
      case 4:
        out_ += "role Role";
        if (chance(50)) {
          words({"is", "an"});
          role();
          words({"and", "a"});
          role();
        }
        if (chance(30)) {
          words({"means", "a"});
          role();
          words({"or", "an"});
          role();
          word("with");
          group(1);
        }
        cites();
        return field_decls();
      case 5:
        out_ += chance(50) ? "act" : "power";
        name();
        if (chance(50)) {
          words({"is", "a"});
          path();
        }
        if (chance(50)) {
          word("by");
          role();
        }
        cites();
        return field_decls();
      case 6:
        out_ += "conduct";
        if (chance(50)) fields(1);
        if (chance(50)) {
          word("by");
          role();
          words({"as", "r"});
        }
        words({"counts", "as"});
        pattern();
        if (chance(50)) {
          words({"by", "r.of"});
        }
        cites();
        if (chance(50)) {
          word("if");
          expression(2);
        }
        return;
      case 7:
        out_ += "term t";
        parameters();
        cites();
        if (chance(50)) {
          word("includes");
          list([&] { sum(1); });
          if (chance(50)) words({"and", "nothing", "else"});
          if (chance(50)) {
            words({"does", "not", "include"});
            list([&] { sum(1); });
          }
          return;
        }
        do {
          word("means");
          expression();
          if (chance(50)) {
            word("if");
            expression(1);
          }
        } while (chance(30));
        return;
      case 8:
        out_ += "judgment j";
        parameters();
        cites();
        if (chance(50)) {
          word("by");
          role();
        }
        words({"ask", "\"Is {x} so?\""});
        if (chance(30)) {
          words({"in", "the", "eyes", "of", "\"somebody\""});
        }
        if (chance(30)) words({"presumed", "no"});
        return;
      case 9:
        out_ += "reading r";
        cites();
        words({"\"Is it so?\"", "options", "yes", "|"});
        out_ += ' ';
        list([&] { name(); }, "|");
        return;
      case 10:
        out_ += "state s";
        parameters();
        cites();
        word("starts");
        trigger();
        if (chance(50)) {
          word("for");
          list([&] { path(); });
        }
        if (chance(50)) {
          sign(",");
          word("ends");
          trigger();
        }
        return;
      case 11:
        out_ += "note [1, 2]";
        if (chance(50)) {
          word("see");
          path();
        }
        word("\"so\"");
        return text();
      case 12:
        return scenario();
      default:
        return rule();
    }
  }
  void instrument() {
    out_ += "instrument some.where";
    if (chance(50)) {
      word("title");
      text();
    }
    if (chance(50)) {
      words({"status", "guidance"});
    }
    if (chance(50)) {
      words({"in", "force", "from"});
      if (chance(50)) words({"at", "latest"});
      word("2023-12-01");
    }
    if (chance(50)) {
      words({"edition", "second", "in", "force", "from", "2024-01-01", "until", "2025-01-01"});
    }
    if (chance(50)) {
      words({"relies", "on"});
      path();
      if (chance(50)) text();
    }
    if (chance(50)) out_ += "\n outline 1..16, 8(i),A.ex1 .. A.ex9,\n   GR 170 -- all\n";
    if (chance(30)) {
      words({"replaces"});
      list([&] { path(); });
    }
  }
  void rule() {
    out_ += "rule r";
    cites();
    if (chance(30)) {
      trigger();
      sign(",");
    }
    party();
    word(one_of({"must", "must not", "should", "should  not", "may", "need not"}));
    pattern();
    if (chance(20)) {
      word("to");
      party();
      if (chance(50)) {
        words({"and", "every"});
        role();
      }
    }
    if (chance(20)) {
      word("before");
      pattern(1);
    }
    if (chance(60)) {
      word("if");
      expression();
    }
    if (chance(40)) {
      word("unless");
      expression();
    }
    if (chance(20)) {
      words({"such", "that"});
      expression(1);
    }
    if (chance(20)) {
      words({"broken", "by"});
      pattern();
    }
    if (chance(20)) {
      words({"paused", "while"});
      expression(1);
    }
    if (chance(20)) {
      word("notwithstanding");
      list([&] { path(); });
    }
    if (chance(20)) {
      words({"in", "edition"});
      name();
    }
    if (chance(20)) {
      word("words");
      text();
    }
    if (chance(20)) {
      word("because");
      text();
    }
  }
  void scenario() {
    out_ += "scenario \"s\"";
    cites();
    while (chance(85)) {
      out_ += "\n  ";
      statement();
    }
  }
  void statement() {
    switch (upto(13)) {
      case 0:
        out_ += "let";
        list([&] { name(); });
        word("be");
        role();
        if (chance(30)) words({"from", "2020-01-01"});
        if (chance(50)) fields(1);
        return;
      case 1:
        out_ += "perhaps on 2024-10-01T09:30 gabon does";
        pattern();
        if (chance(50)) words({"as", "e"});
        return;
      case 2:
        out_ += "on 2024-11-05";
        return;
      case 3:
        out_ += "suppose x.y is";
        return sum(1);
      case 4:
        out_ += "finding j(x, y) unknown";
        if (chance(50)) words({"by", "chair"});
        return;
      case 5:
        out_ += "doubt j(x)";
        return;
      case 6:
        out_ += "authorised x by head under \"8(i)\" on 2024-10-30";
        return;
      case 7:
        out_ += "no authorisation of x by Head";
        return;
      case 8:
        out_ += "may gabon";
        pattern();
        if (chance(50)) words({"as", "n"});
        return sign("?");
      case 9:
        out_ += "on 2024-11-05: under r is yes: strictly: x?";
        return;
      case 10:
        out_ += "is";
        expression(2);
        return sign("?");
      case 11:
        out_ += "what if x.y is yes?";
        return;
      case 12:
        out_ += "which d in 2024-11-01..2024-11-30 may gabon announce { day: d }?";
        return;
      default:
        out_ += "expect needs  authorisation";
        if (chance(50)) {
          word("by");
          list([&] { path(); });
        }
        if (chance(50)) {
          word("missing");
          list([&] { path(); });
        }
        if (chance(50)) {
          words({"possible", "permitted", ",", "no", "power"});
        }
        return;
    }
  }

  std::mt19937 random_;
  std::string out_;
};

// Formatting keeps the meaning and every comment, and has come to rest.
void check(const std::string& text) {
  const Parsed parsed(text);
  REQUIRE(parsed.problems() == "");
  const std::string once = parsed.formatted();
  const Parsed again(once);
  if (!again.diagnostics.all().empty() || again.meaning() != parsed.meaning())
    UNSCOPED_INFO(text << "\n---- formatted:\n" << once);
  REQUIRE(again.problems() == "");
  REQUIRE(again.meaning() == parsed.meaning());
  const std::string twice = again.formatted();
  if (twice != once) UNSCOPED_INFO(text);
  REQUIRE(twice == once);
}

}  // namespace

TEST_CASE("format/property: what is generated means the same when it is formatted, and is formatted once") {
  for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
    UNSCOPED_INFO("seed " << seed);
    check(Generator(seed).program());
  }
}

TEST_CASE("format/property: so does every policy and every scenario of this project") {
  std::size_t files = 0;
  for (const char* folder : {"stdlib", "policies", "examples", "tests"}) {
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".licet") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::string text{std::istreambuf_iterator<char>(in), {}};
      if (const auto rule = text.find("\n----\n"); rule != std::string::npos) text.resize(rule + 1);
      if (Parsed(text).diagnostics.has_errors()) continue;  // a golden program that protects a complaint
      INFO(entry.path().string());
      check(text);
      ++files;
    }
  }
  CHECK(files >= 10);
}
