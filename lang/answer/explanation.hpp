#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "answer/telling.hpp"
#include "judge/judge.hpp"

// The proof of an answer as a typed tree: a second evaluation that records. What each node concludes is put together
// again from what its children say, not copied from the judge, so that the two can be compared (and are, in the tests).
namespace licet::core {

enum class ProofKind : std::uint8_t {
  answer,       // the root: the verdict
  rule,         // a rule that was weighed; its children are its conditions and what stands against it
  bearer,       // whether the actor is whom the rule binds
  condition,    // an operation: and, or, not, a comparison, a quantifier
  exception,    // the `unless`; or another rule that prevails over this one
  licence,      // an authorisation asked for
  term,         // a defined term or a defined role, with its definition below it
  state,        // a state, with the events that began and ended it
  judgment,     // a question that somebody decides
  presumption,  // a judgment that nobody decided and the policy presumes
  reading,      // a reading of an ambiguous text
  fact,         // a fact of the case
  event,        // something that happened
  reference,    // a text that is not loaded
  duty,         // a duty instance
  conflict,     // two rules that contradict each other
};

struct Proof {
  ProofKind kind = ProofKind::condition;
  Kleene truth = Kleene::unknown;
  bool withheld = false;  // truth and values are not for this reader
  bool matters = true;    // whether the parent's truth rests on it
  bool members = false;   // the children are members of a set, each with what was asked of it
  std::string sentence;   // positive form: "the recipient is a Country"; a judgment: its question
  std::string told;       // the sentence as it turned out: "the recipient (ann) is not a Country"
  std::string source;     // how that is known: "given", "found by chair", "presumed", "nobody said"
  std::vector<std::pair<std::string, std::string>> values;  // what was compared: expression in words, value
  std::vector<std::string> cites;                           // paragraphs, as written
  InstrumentId instrument = kNo<InstrumentId>;
  RuleId rule = kNo<RuleId>;  // of a rule, a licence, an exception that is a rule, a duty
  Place place;
  std::vector<Proof> children;
};

struct Explanation {
  Proof root;  // kind answer; its children are rules in the order of Answer::rows
  std::size_t nodes = 0;
  bool cut = false;  // the limit of nodes was reached; what is missing below is not shown
  std::size_t disagreements =
      0;  // nodes whose truth, put together from their parts, is not the judge's. Never, or a bug
};

inline constexpr std::size_t kMostProofNodes =
    20'000;  // a proof for people and logs, not a trace: 20,000 nodes are about 8 MB of JSON

[[nodiscard]] Explanation explain(const Case& facts, const Question& question, const Answer& answer,
                                  const Telling& telling = {});
// Of an expression that the case itself asks about (`is EXPR?`).
[[nodiscard]] Explanation explain_truth(const Case& facts, NodeId node, const Telling& telling = {});

[[nodiscard]] std::string_view proof_kind_text(ProofKind kind);
[[nodiscard]] std::string_view kleene_text(Kleene kleene);  // "yes", "no", "unknown"

}  // namespace licet::core
