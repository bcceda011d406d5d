// What is saved gives the same answers again: as a scenario, and as JSON.
#include <catch2/catch.hpp>

#include "meaning/load.hpp"
#include "story/case_json.hpp"
#include "story/story.hpp"
#include "syntax/parser.hpp"

using namespace licet::core;

namespace {

constexpr const char* kHouse = R"(
instrument house
  status order
  in force from 2024-01-01
  outline 1..9
  relies on town.code
type Kind = red | white
role Guest
role Host is a Guest
thing Dinner
  day   : Date
  guests : set of Guest
act bring_wine by Guest
  kind   : Kind
  value  : Money
  dinner : Dinner
  label  : Text
act invite by Guest
  dinner : Dinner
act reply by Guest
  dinner : Dinner
judgment fine(w: bring_wine) [1]
  by Host
  ask "Is {w} fine enough?"
judgment rude(g: Guest) [2]
  by someone
  ask "Is {g} rude?"
  presumed no
reading rose [3]
  "Is rosé red or white?"
  options as_red | as_white
rule no_red [1]
  a Guest must not bring_wine if kind is red unless authorised by someone
rule fine_white [2]
  a Guest may bring_wine if kind is white and fine(this) and not rude(actor) and rose is as_white and town.code.allows(this)
rule answer [4]
  after invite as i, i.actor must reply { dinner: i.dinner } within 7 days
)";

const std::vector<std::string> kConversation = {
    "let ann, bob be Guest",
    "let chief be Host from 2020-01-01 until 2030-12-31 and perhaps Guest",
    "let eve be open",
    "let feast be Dinner { day: 2024-03-10, guests: [ann, bob] }",
    "let juggle be an act",
    "on 2024-03-01",
    "on 2024-02-27T09:30 ann does invite { dinner: feast } as call",
    "perhaps on 2024-02-28 ann does reply { dinner: feast }",
    "may ann bring_wine { kind: white, value: EUR 12.50, label: \"a \\\"good\\\" one\" } as bottle",
    "finding fine(bottle) yes by chief",
    "finding town.code.allows(bottle) yes by ann",
    "finding failed(answer, call) no",
    "settle rose as as_white",
    "bottle?",
    "doubt rude(ann)",
    "bottle?",
    "why?",
    "may ann bring_wine { kind: red } as other?",
    "authorised other by chief under \"1\" on 2024-02-20 as permit",
    "finding competent(permit) yes by ann",
    "no authorisation of bottle by Host",
    "other?",
    "may ann juggle?",
    "what if suppose other.kind is white?",
    "duties of ann?",
    "under house, rose is as_red: bottle?",
    "suppose feast.day is unknown",
    "must ann reply { dinner: feast } as letter?",
};

std::string heard(const std::vector<Outcome>& outcomes, const Sources& sources) {
  std::string out;
  for (const Outcome& outcome : outcomes) {
    CAPTURE(render(outcome.diagnostics, sources));
    CHECK(outcome.kind != OutcomeKind::wrong);
    out += outcome.text + outcome.json + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a conversation that was saved as a scenario gives the same answers, byte for byte") {
  const Loaded loaded = load_text(kHouse, "house.licet");
  CAPTURE(render(loaded.diagnostics, *loaded.sources));
  REQUIRE(loaded.program);
  Story story(loaded.program);
  std::string said;
  for (const std::string& line : kConversation) {
    CAPTURE(line);
    said += heard(story.say(line), story.sources());
  }
  const std::string saved = story.as_scenario("a \"long\" evening");
  CAPTURE(saved);

  Story again(loaded.program);
  Sources& sources = *again.shared_sources();
  Diagnostics diagnostics;
  const Ast ast = parse(sources.add("saved.licet", saved), sources, *again.facts().symbols, diagnostics);
  CAPTURE(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  std::string heard_again;
  for (const std::uint32_t statement : variant2::get<ScenarioDecl>(ast.decls.at(0).kind).statements) {
    heard_again += heard({again.run(ast, statement)}, sources);
  }
  CHECK(heard_again == said);
  CHECK(again.as_json() == story.as_json());
  CHECK(again.as_scenario("a \"long\" evening") == saved);
}

TEST_CASE("a conversation that was saved as JSON goes on from the same case") {
  const Loaded loaded = load_text(kHouse, "house.licet");
  REQUIRE(loaded.program);
  Story story(loaded.program);
  for (const std::string& line : kConversation) heard(story.say(line), story.sources());
  const std::string json = story.as_json();
  CAPTURE(json);
  StoryFromJson read = story_from_json(loaded.program, json, "case.json");
  CAPTURE(render(read.diagnostics, *read.sources));
  REQUIRE(read.story);
  CHECK(read.story->as_json() == json);
  for (const char* question : {"bottle?", "other?", "duties of ann?", "why?", "letter?"}) {
    CAPTURE(question);
    CHECK(heard(read.story->say(question), read.story->sources()) == heard(story.say(question), story.sources()));
  }
  // And what goes on from JSON can be told again as statements.
  const std::string scenario = read.story->as_scenario("from JSON");
  CAPTURE(scenario);
  Story told(loaded.program);
  Sources& sources = *told.shared_sources();
  Diagnostics diagnostics;
  const Ast ast = parse(sources.add("saved.licet", scenario), sources, *told.facts().symbols, diagnostics);
  CAPTURE(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  for (const std::uint32_t statement : variant2::get<ScenarioDecl>(ast.decls.at(0).kind).statements)
    heard({told.run(ast, statement)}, sources);
  for (const char* question : {"bottle?", "other?", "duties of ann?", "letter?"}) {
    CAPTURE(question);
    CHECK(heard(told.say(question), told.sources()) == heard(story.say(question), story.sources()));
  }
}
