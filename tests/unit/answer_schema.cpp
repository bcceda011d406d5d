#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "answer/json.hpp"
#include "story/finder.hpp"
#include "story/reply.hpp"
#include "story/scenario.hpp"

// Every answer to every question of every scenario in policies/, and every case, is what the published schemas say.
namespace {

using namespace licet::core;

class Documents {
public:
  Documents()
      : path_(std::filesystem::temp_directory_path() / ("licet_schema_" + std::to_string(std::rand()) + ".txt")),
        out_(path_) {}
  ~Documents() { std::filesystem::remove(path_); }
  void add(std::string_view schema, const std::string& json) {
    out_ << schema << ' ' << json << '\n';
    ++count_;
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  int validate() {
    out_.close();
    return std::system(("python3 tests/unit/answer_validate.py lang/answer/schema " + path_.string()).c_str());
  }

private:
  std::filesystem::path path_;
  std::ofstream out_;
  std::size_t count_ = 0;
};

void add(Documents& documents, const Reply& reply) {
  switch (reply.kind) {
    case ReplyKind::act: {
      Limits limits;
      limits.repair_questions = 40;  // of this many, the form is the same as of all
      const Repairs found = repairs(reply.view, reply.question, limits);
      documents.add("decision", decision_json(reply.view, reply.question, reply.answer, &found, Proofs::yes));
      break;
    }
    case ReplyKind::truth:
      documents.add("answer", truth_json(reply.view, reply.node, reply.is, Proofs::yes));
      break;
    case ReplyKind::duties:
      documents.add("answer", duties_json(reply.view, reply.duties));
      break;
    case ReplyKind::rows:
      documents.add("answer", rows_json(reply.view, reply.rows));
      break;
  }
}

}  // namespace

TEST_CASE("answer_schema: what is written is what the schemas publish") {
  const Suites suites = load_suites({"policies"});
  Documents documents;
  for (const Suite& suite : suites.suites) {
    for (const Decl& decl : suite.text.decls) {
      const auto* scenario = variant2::get_if<ScenarioDecl>(&decl.kind);
      if (scenario == nullptr) continue;
      Draft draft(suite.program);
      draft.facts.symbols = extended(suite.symbols);
      draft.seen_from = suite.seen_from;
      Story story(std::move(draft), suite.sources);
      for (const std::uint32_t statement : scenario->statements) {
        if (story.run(suite.text, statement).kind == OutcomeKind::answered && story.last() != nullptr)
          add(documents, *story.last());
      }
      documents.add("case", story.as_json());
    }
  }
  REQUIRE(documents.count() > 50);
  CHECK(documents.validate() == 0);
}
