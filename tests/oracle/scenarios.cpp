#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "answer/json.hpp"
#include "meaning/load.hpp"
#include "model.hpp"
#include "report/dump.hpp"
#include "story/scenario.hpp"

// Policies and cases that were written as texts: dumped as they were understood, with what the judge says.
namespace licet::oracle {

namespace {

// One line per question: {"where", "case", then one of "decision", "duties" and "truth" of the judge}. The program of
// the questions that follow stands on a line of its own.
class Scenarios {
public:
  explicit Scenarios(const Suite& suite) : suite_(suite) {}

  void write() {
    std::cout << "{\"program\":" << dump_program(*suite_.program) << "}\n";
    for (const Decl& decl : suite_.text.decls) {
      if (const auto* scenario = variant2::get_if<ScenarioDecl>(&decl.kind)) run(*scenario);
    }
  }

private:
  void run(const ScenarioDecl& scenario) {
    Draft draft(suite_.program);
    draft.facts.symbols = extended(suite_.symbols);
    draft.seen_from = suite_.seen_from;
    Story story(std::move(draft), suite_.sources);
    for (const std::uint32_t statement : scenario.statements) {
      const Outcome outcome = story.run(suite_.text, statement);
      if (outcome.kind == OutcomeKind::wrong) return;  // `licet test` says so
      const bool supposed = variant2::holds_alternative<WhatIfStatement>(suite_.text.statements[statement].kind);
      if (outcome.kind == OutcomeKind::answered && (outcome.anew || supposed)) write(outcome.span, *story.last());
    }
  }

  void write(Span span, const Reply& reply) {
    const Source& source = (*suite_.sources)[suite_.text.source];
    const std::string where = fmt::format("{}:{}: {}", suite_.name, source.position(span.begin).line,
                                          source.text().substr(span.begin, span.end - span.begin));
    try {
      switch (reply.kind) {
        case ReplyKind::act:
          decision(where, reply.view, reply.question, reply.answer);
          break;
        case ReplyKind::rows:
          for (const Candidate& row : reply.rows) {
            Case view = reply.view;  // `which d in A..B …?`: each on a day of its own
            view.on = view.objects[index(row.question.act)].on;
            decision(where, view, row.question, row.answer);
          }
          break;
        case ReplyKind::duties:
          line(where, reply.view, {}, "duties", duties_json(reply));
          break;
        case ReplyKind::truth:
          line(where, reply.view, {}, "is", dump_truth(reply.view, reply.node), "truth", truth_json(reply));
          break;
      }
    } catch (const std::exception& wrong) {
      std::cout << "{\"where\":" << json_string(where) << ",\"wrong\":" << json_string(wrong.what()) << "}\n";
    }
  }
  static void decision(const std::string& where, const Case& facts, const Question& question, const Answer& answer) {
    line(where, facts, question, "decision", answer_json(facts, question, answer));
  }
  template <class... More>
  static void line(const std::string& where, const Case& facts, const Question& question, const More&... more) {
    std::string text = "{\"where\":" + json_string(where) + ",\"case\":" + dump_case(facts, question);
    const std::string parts[] = {more...};
    for (std::size_t i = 0; i + 1 < sizeof...(more); i += 2) text += ",\"" + parts[i] + "\":" + parts[i + 1];
    std::cout << text << "}\n";
  }

  const Suite& suite_;
};

}  // namespace

namespace {

// Several texts may stand in one: each after the first begins with a line `-- file NAME`.
LoadRequest texts_of(std::string name, const std::string& all) {
  constexpr std::string_view kFile = "\n-- file ";
  LoadRequest request;
  std::size_t begin = 0;
  for (std::size_t next = all.find(kFile); next != std::string::npos; next = all.find(kFile, begin)) {
    request.texts.push_back({name, all.substr(begin, next + 1 - begin)});
    const std::size_t end = all.find('\n', next + 1);
    name = all.substr(next + kFile.size(), end - next - kFile.size());
    begin = end;
  }
  request.texts.push_back({name, all.substr(begin)});
  return request;
}

// A golden program is what stands above its line `----`.
void write_golden(const std::string& path, const std::string& file) {
  const Loaded loaded = load(texts_of(path, file.substr(0, file.find("\n----\n") + 1)));
  if (!loaded.program) return;  // its output is about that
  for (const Suite& suite : suites_within(loaded.program)) Scenarios(suite).write();
}

}  // namespace

int write_scenarios(const std::vector<std::string>& paths) {
  std::vector<std::string> policies;
  for (const std::string& path : paths) {
    std::string file;
    if (std::filesystem::is_regular_file(path)) {
      std::ifstream in(path, std::ios::binary);
      file.assign(std::istreambuf_iterator<char>(in), {});
    }
    file.find("\n----\n") == std::string::npos ? policies.push_back(path) : write_golden(path, file);
  }
  const Suites suites = load_suites(policies);
  std::cerr << render(suites.diagnostics, *suites.sources, Colour::no);
  for (const Suite& suite : suites.suites) Scenarios(suite).write();
  return suites.diagnostics.has_errors() ? 3 : 0;
}

std::string answer_to_text(const std::string& policy, const std::string& facts) {
  const Loaded loaded = load(texts_of("vocabulary.licet", policy));
  if (!loaded.program) throw std::runtime_error(render(loaded.diagnostics, *loaded.sources, Colour::no));
  StoryFromJson read = story_from_json(loaded.program, facts, "case.json");
  if (!read.story || read.story->last() == nullptr)
    throw std::runtime_error(render(read.diagnostics, *read.sources, Colour::no));
  const Reply& reply = *read.story->last();
  return answer_json(reply.view, reply.question, reply.answer);
}

}  // namespace licet::oracle
