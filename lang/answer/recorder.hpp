#pragma once

#include <string>
#include <vector>

#include "answer/explanation.hpp"
#include "answer/naming.hpp"
#include "answer/wording.hpp"
#include "judge/evaluate.hpp"

// Walks the code of conditions and rules, asks the judge about the leaves, and puts the answers together again.
// Belongs to one explanation.
namespace licet::core {

inline constexpr std::string_view kNotMentioned = "not mentioned";  // the source of a licence that could still be given

class Recorder {
public:
  Recorder(const Case& facts, const Question& question, const Telling& telling, ObjectId known = kNo<ObjectId>);

  [[nodiscard]] Proof condition(const CodePool& code, NodeId node, const Frame& frame);
  [[nodiscard]] Proof rule(RuleId rule, std::uint32_t member);        // with what stands against it
  [[nodiscard]] Proof duty_first(RuleId rule, std::uint32_t member);  // an open duty to be done before the act

  [[nodiscard]] Judge& judge() { return judge_; }
  [[nodiscard]] const Naming& naming() const { return naming_; }
  [[nodiscard]] Wording wording(const CodePool& code, const Frame& frame);
  [[nodiscard]] bool reads_secret(const CodePool& code, NodeId node, const Frame* frame);  // no frame: of whatever case
  [[nodiscard]] std::string cause(const Cause& cause) const;  // "nobody said", "not decided yet"
  [[nodiscard]] std::string causes(CauseSet set) const;       // the first of them, and how many more
  [[nodiscard]] std::size_t nodes() const { return nodes_; }
  [[nodiscard]] bool cut() const { return cut_; }
  [[nodiscard]] std::size_t disagreements() const { return disagreements_; }

private:
  using Recorded = std::vector<Proof>;
  Proof make(ProofKind kind, const CodePool& code, NodeId node);
  void settle(Proof& proof, Kleene again, Truth judged);  // what was put together, against what the judge says
  Proof several(const CodePool& code, NodeId node, const Frame& frame);
  Proof quantified(const CodePool& code, NodeId node, const Frame& frame);
  Proof defined(const CodePool& code, NodeId node, const Frame& frame, const Truth& truth);
  Proof leaf(const CodePool& code, NodeId node, const Frame& frame);
  void put_values(Proof& proof, const CodePool& code, NodeId value, const Frame& frame);
  std::string source(const CodePool& code, NodeId node, const Frame& frame, Truth truth);
  void gather_sources(const CodePool& code, NodeId node, const Frame& frame, std::vector<std::string>& sources);
  std::string found_by(JudgmentId judgment, const std::vector<Operand>& of, bool& found);
  std::string licence_source(std::uint32_t licence, const Frame& frame);
  std::vector<Operand> arguments(const CodePool& code, const Node& node, const Frame& frame);
  bool term_reads_secret(NodeId node);

  Proof part(ProofKind kind, std::string_view what, Truth truth, RuleId rule);
  void put_condition(Proof& into, ProofKind kind, NodeId node, const Frame& frame);
  Proof called(RuleId rule, const Call& call);
  void put_rivals(Proof& into, RuleId rule, std::uint32_t member);
  void put_counting(Proof& into, RuleId rule, std::uint32_t member, const Frame& frame);
  std::string heading(RuleId rule, const Frame& frame);

  const Case& facts_;
  const Program& program_;
  Judge judge_;
  Naming naming_;
  std::vector<RuleId> open_rules_;   // being told, so that none is told within itself or twice
  std::vector<NodeId> open_bodies_;  // of terms
  std::size_t nodes_ = 0;
  std::size_t disagreements_ = 0;
  bool cut_ = false;
};

// Marks which children the parent's truth rests on.
void mark(Proof& parent, bool one_is_enough);

}  // namespace licet::core
