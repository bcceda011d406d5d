#include "answer/explanation.hpp"

#include "answer/names.hpp"
#include "answer/recorder.hpp"

namespace licet::core {

Explanation explain(const Case& facts, const Question& question, const Answer& answer, const Telling& telling) {
  Recorder recorder(facts, question, telling);
  const Program& program = *facts.program;
  Explanation explanation;
  Proof& root = explanation.root;
  root.kind = ProofKind::answer;
  root.truth = answer.headline ? Kleene::yes : Kleene::unknown;
  root.sentence = root.told = verdict_text(answer.headline);
  for (const RuleRow& row : answer.rows) {
    if (is_some(row.rule)) {
      root.children.push_back(row.before ? recorder.duty_first(row.rule, row.member)
                                         : recorder.rule(row.rule, row.member));
    } else {  // a text that this instrument replaces, that is not loaded, and that may say anything
      Proof proof;
      proof.kind = ProofKind::reference;
      proof.truth = Kleene::unknown;
      proof.instrument = row.instrument;
      proof.sentence = "what stood before " + instrument_title(program, row.instrument) + " may say anything";
      proof.told = proof.sentence;
      proof.source = "that text is not loaded";
      root.children.push_back(std::move(proof));
    }
  }
  for (const Conflict& conflict : answer.conflicts) {
    Proof proof;
    proof.kind = ProofKind::conflict;
    proof.truth = Kleene::yes;
    proof.sentence = rule_name(program, answer.rows[conflict.first].rule) + " contradicts " +
                     rule_name(program, answer.rows[conflict.second].rule);
    proof.told = proof.sentence;
    proof.rule = answer.rows[conflict.first].rule;
    root.children.push_back(std::move(proof));
  }
  explanation.nodes = recorder.nodes() + 1;
  explanation.cut = recorder.cut();
  explanation.disagreements = recorder.disagreements();
  return explanation;
}

Explanation explain_truth(const Case& facts, NodeId node, const Telling& telling) {
  Recorder recorder(facts, Question{}, telling);
  Explanation explanation;
  Proof& root = explanation.root;
  root.kind = ProofKind::answer;
  const Frame frame = recorder.judge().plain_frame();
  if (is_truth(facts.code[node].op) || facts.code[node].op == Op::term) {
    root.children.push_back(recorder.condition(facts.code, node, frame));
    root.truth = root.children.front().truth;
    root.sentence = root.children.front().sentence;
    root.told = root.children.front().told;
  } else {
    const Operand value = recorder.judge().value(facts.code, node, frame);
    const Wording words = recorder.wording(facts.code, frame);
    root.truth = value.known() ? Kleene::yes : Kleene::unknown;
    root.sentence = words.noun(node);
    root.told = words.shown(node);
  }
  explanation.nodes = recorder.nodes() + 1;
  explanation.cut = recorder.cut();
  explanation.disagreements = recorder.disagreements();
  return explanation;
}

std::string_view proof_kind_text(ProofKind kind) {
  switch (kind) {
    case ProofKind::answer:
      return "answer";
    case ProofKind::rule:
      return "rule";
    case ProofKind::bearer:
      return "bearer";
    case ProofKind::condition:
      return "condition";
    case ProofKind::exception:
      return "exception";
    case ProofKind::licence:
      return "licence";
    case ProofKind::term:
      return "term";
    case ProofKind::state:
      return "state";
    case ProofKind::judgment:
      return "judgment";
    case ProofKind::presumption:
      return "presumption";
    case ProofKind::reading:
      return "reading";
    case ProofKind::fact:
      return "fact";
    case ProofKind::event:
      return "event";
    case ProofKind::reference:
      return "reference";
    case ProofKind::duty:
      return "duty";
    case ProofKind::conflict:
      return "conflict";
  }
  return "";
}

std::string_view kleene_text(Kleene kleene) {
  switch (kleene) {
    case Kleene::no:
      return "no";
    case Kleene::yes:
      return "yes";
    case Kleene::unknown:
      return "unknown";
  }
  return "";
}

}  // namespace licet::core
