#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "answer/explanation.hpp"
#include "answer/json.hpp"
#include "answer/text.hpp"
#include "judge_generate.hpp"
#include "story/finder.hpp"
#include "story/reply.hpp"
#include "story/scenario.hpp"
#include "text/source.hpp"

// What holds of every explanation, tried on all scenarios of the policies and on generated policies and cases.
namespace {

using namespace licet::core;

std::vector<std::string> lines_of(std::string text) {
  std::vector<std::string> lines;
  for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
    lines.push_back(text.substr(0, end));
  return lines;
}

// Every question of every scenario that stands in policies/, as it was answered.
template <class Visit>
void each_reply(Visit visit) {
  const Suites suites = load_suites({"policies"});
  INFO(render(suites.diagnostics, *suites.sources));
  REQUIRE_FALSE(suites.diagnostics.has_errors());
  REQUIRE_FALSE(suites.suites.empty());
  for (const Suite& suite : suites.suites) {
    for (const Decl& decl : suite.text.decls) {
      const auto* scenario = variant2::get_if<ScenarioDecl>(&decl.kind);
      if (scenario == nullptr) continue;
      Draft draft(suite.program);
      draft.facts.symbols = extended(suite.symbols);
      draft.seen_from = suite.seen_from;
      Story story(std::move(draft), suite.sources);
      for (const std::uint32_t statement : scenario->statements) {
        if (story.run(suite.text, statement).kind != OutcomeKind::answered || story.last() == nullptr) continue;
        const Span span = suite.text.statements[statement].span;
        visit(suite.name + ": " + scenario->title + ": " +
                  std::string((*suite.sources)[suite.text.source].text().substr(span.begin, span.end - span.begin)),
              *story.last());
      }
    }
  }
}

Kleene of_row(const RuleRow& row) {
  return !row.grades.empty() && !row.grades.has(Grade::silent) ? Kleene::yes : Kleene::unknown;
}

}  // namespace

TEST_CASE("answer_explain: put together from its parts, every truth of a scenario is the judge's") {
  std::size_t nodes = 0;
  each_reply([&](const std::string& where, const Reply& reply) {
    if (reply.kind != ReplyKind::act) return;
    const Explanation explanation = explain(reply.view, reply.question, reply.answer);
    INFO(where);
    CHECK(explanation.disagreements == 0);
    CHECK_FALSE(explanation.cut);
    nodes += explanation.nodes;
    for (std::size_t i = 0; i < reply.answer.rows.size(); ++i) {
      const RuleRow& row = reply.answer.rows[i];
      if (is_some(row.rule) && !row.before && of_row(row) == Kleene::yes && !reply.question.refrain) {
        CHECK(explanation.root.children[i].truth == Kleene::yes);
      }
    }
  });
  CHECK(nodes > 1000);  // it looked at something
}

TEST_CASE("answer_explain: put together from its parts, every truth of a generated case is the judge's") {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    const auto written = judge_test::write_policy(seed);
    const auto program = judge_test::load_policy(written);
    const Case facts = judge_test::write_case(seed, program);
    Question question;
    question.act = ObjectId{static_cast<std::uint32_t>(facts.objects.size() - 1)};
    const Explanation explanation = explain(facts, question, decide(facts, question));
    if (explanation.disagreements == 0) continue;
    std::string text;
    for (const std::string& one : written.texts()) text += one;
    INFO("seed " << seed << "\n" << text << judge_test::case_text(facts));
    CHECK(explanation.disagreements == 0);
  }
}

TEST_CASE("answer_explain: a reason fits on a screen, and no line is wider than the screen") {
  std::size_t told = 0;
  each_reply([&](const std::string& where, const Reply& reply) {
    if (reply.kind != ReplyKind::act) return;
    Telling telling;
    const std::string text = why(reply.view, reply.question, reply.answer, telling);
    INFO(where << "\n" << text);
    const auto lines = lines_of(text);
    CHECK(lines.size() <= 15);
    for (const std::string& line : lines) CHECK(columns(line) <= telling.width);
    ++told;
  });
  CHECK(told > 50);
}

TEST_CASE("answer_explain: the same answer gives the same bytes") {
  each_reply([&](const std::string& where, const Reply& reply) {
    if (reply.kind != ReplyKind::act) return;
    INFO(where);
    const std::string once = decision_json(reply.view, reply.question, reply.answer, nullptr, Proofs::yes);
    CHECK(once == decision_json(reply.view, reply.question, decide(reply.view, reply.question), nullptr, Proofs::yes));
    CHECK(once.find('\n') == std::string::npos);
  });
}
