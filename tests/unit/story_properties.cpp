// What holds of every story, on conversations at random about policies at random.
#include <algorithm>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "judge_generate.hpp"
#include "story/story.hpp"
#include "syntax/parser.hpp"
#include "text/diagnostic.hpp"

using namespace licet::core;
using judge_test::Dice;

namespace {

struct Happening {  // an event, as somebody tells it
  Day day = 0;
  std::string text;
};

class Conversation {
public:
  explicit Conversation(std::uint32_t seed)
      : written(judge_test::write_policy(seed)), program(judge_test::load_policy(written)), dice_(seed ^ 0x51ED270BU) {
    for (const char* who : {"ann", "bob", "cy"}) {
      people.push_back(fmt::format("let {} be {}{}", who,
                                   dice_.pick<std::string>({"Staff", "Boss", "Guest", "Staff and Guest"}),
                                   dice_.chance(50) ? fmt::format(" {{ graded: {} }}", yes_or_no()) : ""));
    }
    for (std::uint32_t k = 0; k < 7; ++k) {
      const Day day = *parse_day("2024-01-03") + static_cast<Day>(dice_.below(18));
      events.push_back({day, fmt::format("{}on {} {} does {} as e{}", dice_.chance(10) ? "perhaps " : "", day_text(day),
                                         dice_.pick(kPeople), act(), k)});
    }
    for (std::uint32_t k = 0; k < 4; ++k) {
      later.push_back(fmt::format("finding {}(e{}) {} by bob", dice_.chance(50) ? "fair" : "risky", k, yes_or_no()));
    }
    later.push_back("settle r1 as a");
  }

  std::string act() {
    std::vector<std::string> fields;
    for (const char* name : {"ok", "late", "open"}) {
      if (dice_.chance(50)) fields.push_back(fmt::format("{}: {}", name, yes_or_no()));
    }
    if (dice_.chance(60)) fields.push_back("kind: " + dice_.pick<std::string>({"cash", "book", "trip"}));
    if (dice_.chance(60)) fields.push_back(dice_.chance(50) ? "value: EUR 10" : "value: EUR 90");
    if (dice_.chance(60)) fields.push_back("to: " + dice_.pick(kPeople));
    return fmt::format("{} {{ {} }}", dice_.pick<std::string>({"use", "print", "tell"}), fmt::join(fields, ", "));
  }

  // In the order in which they happened; what happened on one day stays in the order in which it was told.
  [[nodiscard]] std::vector<Happening> in_order() const {
    std::vector<Happening> sorted = events;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Happening& a, const Happening& b) { return a.day < b.day; });
    return sorted;
  }
  // Days in any order, each day in its own.
  std::vector<Happening> late() {
    std::vector<Day> days;
    for (const Happening& event : events) {
      if (std::find(days.begin(), days.end(), event.day) == days.end()) days.push_back(event.day);
    }
    dice_.shuffle(days);
    std::vector<Happening> all;
    for (const Day day : days) {
      for (const Happening& event : events) {
        if (event.day == day) all.push_back(event);
      }
    }
    return all;
  }
  // About duties, a verdict and a truth.
  [[nodiscard]] std::vector<std::string> questions() const {
    std::vector<std::string> all;
    for (const std::string& who : kPeople) {
      all.push_back("duties of " + who + "?");
      all.push_back("what is owed to " + who + "?");
    }
    for (std::size_t i = 0; i < program->rules.size(); ++i) all.push_back(fmt::format("status of n{}?", i));
    all.emplace_back("may ann print { ok: yes, kind: cash, value: EUR 90, to: bob }?");
    all.emplace_back("what may bob do now?");
    all.emplace_back("is happened(use by ann)?");
    return all;
  }

  judge_test::Written written;
  std::shared_ptr<const Program> program;
  std::vector<std::string> people;
  std::vector<Happening> events;
  std::vector<std::string> later;  // what is told when everything has happened

private:
  std::string yes_or_no() { return dice_.chance(50) ? "yes" : "no"; }
  inline static const std::vector<std::string> kPeople{"ann", "bob", "cy"};
  Dice dice_;
};

std::string say(Story& story, const std::string& text) {
  std::string out;
  for (const Outcome& outcome : story.say(text)) {
    CAPTURE(text, render(outcome.diagnostics, story.sources()));
    REQUIRE(outcome.kind != OutcomeKind::wrong);
    REQUIRE(outcome.kind != OutcomeKind::incomplete);
    out += outcome.text + outcome.json + "\n";
  }
  return out;
}

// What is answered in the form for programs. Lists follow the order in which things were told, which is not what these
// tests are about: so the parts of each answer stand in the order of the alphabet.
std::string answers(Story& story, const std::vector<std::string>& questions) {
  std::string out;
  for (const std::string& question : questions) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : story.ask(question).json) {
      part += c;
      if (c == ',' || c == '{' || c == '[' || c == '}' || c == ']') {
        if (c == ',' || part.size() > 1) parts.push_back(part);
        part.clear();
      }
    }
    for (std::string& one : parts) {
      while (!one.empty() && (one.back() == ',' || one.back() == '}' || one.back() == ']')) one.pop_back();
    }
    std::erase_if(parts,
                  [](const std::string& one) { return one.starts_with("\"reason\""); });  // names the first of several
    std::sort(parts.begin(), parts.end());
    REQUIRE_FALSE(parts.empty());
    out += "> " + question + "\n" + fmt::format("{}\n", fmt::join(parts, "\n"));
  }
  return out;
}

// The question about which two texts differ, and where; empty if they do not. Catch2 would print both texts whole.
std::string difference(const std::string& left, const std::string& right) {
  if (left == right) return {};
  const auto at = static_cast<std::size_t>(std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first -
                                           left.begin());
  const std::size_t asked = left.rfind("\n> ", at), from = at < 80 ? 0 : at - 80;
  const std::string question =
      asked == std::string::npos ? "" : left.substr(asked + 1, left.find('\n', asked + 1) - asked - 1);
  return question + "\n..." + left.substr(from, 200) + "\n..." + right.substr(std::min(from, right.size()), 200);
}

// What is answered when this has happened.
std::string told(const Conversation& about, const std::vector<Happening>& events, bool with_later,
                 const std::string& on) {
  Story story(about.program);
  for (const std::string& text : about.people) say(story, text);
  for (const Happening& event : events) say(story, event.text);
  if (with_later) {
    for (const std::string& text : about.later) say(story, text);
  }
  say(story, "on " + on);
  return answers(story, about.questions());
}

}  // namespace

TEST_CASE("story_properties: what is told late is answered as if it had been told when it happened") {
  for (std::uint32_t seed = 20000; seed < 20060; ++seed) {
    Conversation about(seed);
    INFO("seed " << seed << "\n" << fmt::format("{}", fmt::join(about.written.texts(), "\n")));
    const std::string early = told(about, about.in_order(), true, "2024-01-22");
    REQUIRE(difference(told(about, about.late(), true, "2024-01-22"), early) == "");
  }
}

TEST_CASE("story_properties: an answer about a day does not depend on what happens after it") {
  for (std::uint32_t seed = 21000; seed < 21060; ++seed) {
    const Conversation about(seed);
    const Day day = *parse_day("2024-01-05") + static_cast<Day>(seed % 14);
    std::vector<Happening> before = about.in_order();
    std::erase_if(before, [&](const Happening& event) { return event.day > day; });
    INFO("seed " << seed << " on " << day_text(day) << "\n"
                 << fmt::format("{}", fmt::join(about.written.texts(), "\n")));
    REQUIRE(difference(told(about, about.in_order(), false, day_text(day)),
                       told(about, before, false, day_text(day))) == "");
  }
}

TEST_CASE("story_properties: a conversation that was saved, told again, gives the same bytes") {
  for (std::uint32_t seed = 22000; seed < 22060; ++seed) {
    Conversation about(seed);
    INFO("seed " << seed << "\n" << fmt::format("{}", fmt::join(about.written.texts(), "\n")));
    Story story(about.program);
    std::string heard;
    for (const std::string& text : about.people) heard += say(story, text);
    for (const Happening& event : about.late()) {
      heard += say(story, event.text);
      heard += say(story, "duties of ann?");
    }
    for (const std::string& text : about.later) heard += say(story, text);
    for (const char* text :
         {"may ann print { ok: yes, to: bob } as sheet?", "why?", "what is missing?",
          "what if suppose sheet.kind is cash?", "doubt risky(sheet)", "sheet?", "what would permit it?"})
      heard += say(story, text);
    for (const std::string& question : about.questions()) heard += say(story, question);

    const std::string saved = story.as_scenario("saved");
    Story again(about.program);
    Sources& sources = *again.shared_sources();
    Diagnostics diagnostics;
    const Ast ast = parse(sources.add("saved.licet", saved), sources, *again.facts().symbols, diagnostics);
    INFO(render(diagnostics, sources));
    REQUIRE_FALSE(diagnostics.has_errors());
    std::string heard_again;
    for (const std::uint32_t statement : variant2::get<ScenarioDecl>(ast.decls.at(0).kind).statements) {
      const Outcome outcome = again.run(ast, statement);
      heard_again += outcome.text + outcome.json + "\n";
    }
    REQUIRE(difference(heard_again, heard) == "");
    REQUIRE(again.as_json() == story.as_json());
    REQUIRE(again.as_scenario("saved") == saved);
  }
}
