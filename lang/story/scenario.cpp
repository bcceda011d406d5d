#include "story/scenario.hpp"

#include <algorithm>

#include "story/finder.hpp"
#include "story/reply.hpp"

namespace licet::core {

bool ScenarioResult::passed() const {
  return !diagnostics.has_errors() &&
         std::all_of(expectations.begin(), expectations.end(), [](const Expectation& e) { return e.met; });
}

namespace {

ActId act_of(const Case& facts, ObjectId act) {
  return index(act) < facts.objects.size() ? facts.objects[index(act)].act : kNo<ActId>;
}

void count(Coverage& coverage, const Reply& reply) {
  switch (reply.kind) {
    case ReplyKind::act:
      coverage.count(act_of(reply.view, reply.question.act), reply.answer);
      break;
    case ReplyKind::duties:
      coverage.count(reply.duties.all);
      break;
    case ReplyKind::rows:
      for (const Candidate& row : reply.rows)
        coverage.count(is_some(row.act) ? row.act : act_of(reply.view, row.question.act), row.answer);
      break;
    case ReplyKind::truth:
      break;
  }
}

class Run {
public:
  Run(const Suite& suite, const StoryOptions& options, Coverage* coverage)
      : suite_(suite), options_(options), coverage_(coverage) {}

  ScenarioResult run(const ScenarioDecl& scenario, Span span) {
    const Source& source = (*suite_.sources)[suite_.text.source];
    ScenarioResult result;
    result.title = scenario.title;
    result.file = suite_.name;
    result.position = source.position(span.begin);
    result.sources = suite_.sources;
    for (const Citation& cite : scenario.cites) result.cites.emplace_back(suite_.symbols->text(cite.text));
    if (coverage_ != nullptr) coverage_->begin(suite_.program, scenario.title);

    Draft draft(suite_.program);
    draft.facts.symbols = extended(suite_.symbols);  // names that one scenario introduces mean nothing to another
    draft.seen_from = suite_.seen_from;
    if (options_.today) draft.facts.on = *options_.today;
    Story story(std::move(draft), suite_.sources, options_);
    const auto begin = std::chrono::steady_clock::now();
    for (const std::uint32_t statement : scenario.statements) {
      if (!step(story, source, statement, result)) break;
    }
    result.time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    if (result.expectations.empty() && !result.diagnostics.has_errors()) {
      result.diagnostics
          .report(Code::nothing_expected, {suite_.text.source, {span.begin, span.begin + 8}},
                  "this scenario expects nothing, so it cannot fail")
          .help("say after a question what its answer is to be: `expect prohibited by …`");
    }
    return result;
  }

private:
  // False: the scenario cannot go on.
  bool step(Story& story, const Source& source, std::uint32_t statement, ScenarioResult& result) {
    const Statement& node = suite_.text.statements[statement];
    Outcome outcome = story.run(suite_.text, statement);
    const std::string written(source.text().substr(node.span.begin, node.span.end - node.span.begin));
    switch (outcome.kind) {
      case OutcomeKind::told:
        result.dialogue += "> " + written + "\n";
        break;
      case OutcomeKind::answered:
        result.dialogue += "> " + written + "\n" + outcome.text;
        result.transcript += "> " + written + "\n" + outcome.text;
        if (coverage_ != nullptr && story.last() != nullptr) count(*coverage_, *story.last());
        break;
      case OutcomeKind::met:
      case OutcomeKind::unmet:
        result.expectations.push_back(
            {{suite_.text.source, node.span}, outcome.kind == OutcomeKind::met, outcome.text});
        result.transcript += outcome.text;
        break;
      case OutcomeKind::wrong:
      case OutcomeKind::incomplete:
        result.transcript += "> " + written + "\n" + render(outcome.diagnostics, *suite_.sources);
        result.diagnostics = std::move(outcome.diagnostics);
        return false;
    }
    return true;
  }

  const Suite& suite_;
  const StoryOptions& options_;
  Coverage* coverage_;
};

}  // namespace

std::vector<ScenarioResult> run_scenarios(const Suite& suite, const StoryOptions& options, Coverage* coverage) {
  std::vector<ScenarioResult> results;
  if (coverage != nullptr) coverage->add(suite.program);
  for (const Decl& decl : suite.text.decls) {
    if (const auto* scenario = variant2::get_if<ScenarioDecl>(&decl.kind))
      results.push_back(Run(suite, options, coverage).run(*scenario, decl.span));
  }
  return results;
}

}  // namespace licet::core
