// A policy and a case out of any bytes: whatever they say, the answer keeps the promises that hold for all answers.
#include "writer.hpp"

#include <licet/licet.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

std::string shown;  // the policy and what was told of it so far, for the report of a failure

void expect(bool promise, const char* what, const std::string& more = {}) {
  if (promise) return;
  std::fprintf(stderr, "broken: %s\n%s\n---- after\n%s", what, more.c_str(), shown.c_str());
  std::abort();
}

licet::Loaded compile(const Writer::Policy& policy, bool backwards) {
  std::string text = policy.declarations;
  auto rules = policy.rules;
  if (backwards) std::reverse(rules.begin(), rules.end());
  for (const auto& rule : rules) text += rule;
  if (!backwards) shown = text;
  return licet::Policy::compile({licet::Text{"fuzz.licet", text}});
}

bool within(const std::vector<licet::Verdict>& few, const std::vector<licet::Verdict>& many) {
  return std::all_of(few.begin(), few.end(),
                     [&](licet::Verdict one) { return std::find(many.begin(), many.end(), one) != many.end(); });
}

bool same(const licet::Decision& a, const licet::Decision& b) {
  return a.verdict() == b.verdict() && within(a.possible(), b.possible()) && within(b.possible(), a.possible());
}

std::string both(const licet::Decision& a, const licet::Decision& b) { return a.json() + "\n" + b.json(); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes(data, size);
  Writer writer(bytes);
  const Writer::Policy text = writer.policy();
  const licet::Loaded loaded = compile(text, false);
  if (!loaded) {
    for (const auto& diagnostic : loaded.diagnostics()) {
      const bool cycle = diagnostic.severity == licet::Severity::warning || diagnostic.code.starts_with("E4");
      expect(cycle, "the writer writes what is well formed", loaded.diagnostics().render());
    }
    return 0;
  }

  licet::Case facts = loaded->new_case();
  for (const auto& statement : writer.facts()) {
    facts.tell(statement);
    shown += statement + "\n";
  }
  const Writer::Asked asked = writer.asked();
  facts.act("asked", asked.who, asked.act, asked.fields);
  const std::string question = "asked?";
  shown += "asked: " + asked.who + " " + asked.act + "\n";
  const licet::Decision answer = loaded->ask(facts, question);
  if (!facts.ok()) {
    expect(answer.verdict() == licet::Verdict::invalid && !answer.permitted(), "a wrong case permits nothing");
    return 0;
  }
  expect(answer.ok(), "the question is well formed", answer.diagnostics().render());
  expect(within({answer.verdict()}, answer.possible()) || answer.verdict() == licet::Verdict::undetermined,
         "the headline is possible", answer.json());

  expect(answer.json() == loaded->ask(facts, question).json(), "the same question has the same answer");
  expect(!answer.explain().text().empty() && !answer.explain().json().empty(), "every answer has a proof");

  const licet::Case copy = loaded->read_case(facts.json());
  expect(copy.ok(), "a case can be read back", copy.diagnostics().render() + facts.json());
  const licet::Decision again = loaded->ask(copy, question);
  expect(same(answer, again), "a case read back has the same answer", both(answer, again));

  const licet::Loaded backwards = compile(text, true);
  expect(bool(backwards), "rules may stand in any order", backwards.diagnostics().render());
  licet::Case same_facts = backwards->read_case(facts.json());
  const licet::Decision turned = backwards->ask(same_facts, question);
  expect(same(answer, turned), "the order of rules means nothing", both(answer, turned));

  licet::Asking strictly;
  strictly.strictly = true;
  const licet::Decision strict = loaded->ask(facts, question, strictly);
  expect(within(answer.possible(), strict.possible()), "to presume nothing only widens", both(answer, strict));

  const std::string detail = writer.detail(asked);
  licet::Case more = facts;
  more.tell(detail);
  expect(more.ok(), "what is not known can be told", detail + "\n" + more.diagnostics().render());
  const licet::Decision told = loaded->ask(more, question);
  expect(within(told.possible(), answer.possible()), "to know more only narrows", detail + "\n" + both(answer, told));
  return 0;
}
