#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answer/explanation.hpp"
#include "answer/telling.hpp"
#include "judge/judge.hpp"

// Answers in words, for people. Every function returns whole lines, each ending with a newline, broken at the width
// asked for; none throws, and none says more than the telling's sight allows.
namespace licet::core {

// ---- may A do X? ---------------------------------------------------------------------------------------------------

// The verdict in words, the paragraph that gives it, its force; what it rests on (presumptions, conditions), what is
// still possible when it is undetermined, and what would decide. One to four lines.
[[nodiscard]] std::string headline(const Case& facts, const Question& question, const Answer& answer,
                                   const Telling& telling = {});

// The headline, then the grounds: the rules that decide with their conditions and the values compared, exceptions that
// were looked at, conflicts, what other instruments say, provisos, presumptions, open references.
[[nodiscard]] std::string why(const Case& facts, const Question& question, const Answer& answer,
                              const Telling& telling = {});

// What stands between this answer and `wanted` (`why not permitted?`): each rule that refuses, and which of its
// conditions did it; or, when nothing refuses, which rule would have had to speak and what it lacked.
[[nodiscard]] std::string why_not(const Case& facts, const Question& question, const Answer& answer, Grade wanted,
                                  const Telling& telling = {});

// One line for each set of changes that would permit, tagged with who can make them.
[[nodiscard]] std::string repairs_text(const Case& facts, const Question& question, const Repairs& repairs,
                                       const Telling& telling = {});

// The questions still worth asking, as one would put them to a person, the most decisive first, with who can answer.
[[nodiscard]] std::string missing_text(const Case& facts, const Question& question, const Answer& answer,
                                       const Telling& telling = {});
// A single one of them, for an interview: "Does flights concern the presentation of a candidate? (for chair to say)".
[[nodiscard]] std::string question_text(const Case& facts, const Cause& cause, const Telling& telling = {});

// What was different before (`what if …?`), to stand below the new answer. The same verdict for the same reasons says
// so.
[[nodiscard]] std::string difference_text(const Case& before, const Question& asked_before, const Answer& was,
                                          const Case& after, const Question& asked_after, const Answer& is,
                                          const Telling& telling = {});

// ---- duties --------------------------------------------------------------------------------------------------------

struct DutiesAsked {  // of whom, owed to whom, or of which rule: whatever was asked; the rest is kNo
  ObjectId of = kNo<ObjectId>, to = kNo<ObjectId>;
  RuleId rule = kNo<RuleId>;
};
// One line for each instance: who, what, to whom, until when, how it stands and what brought it about.
[[nodiscard]] std::string duties_text(const Case& facts, const Duties& duties, const DutiesAsked& asked,
                                      const Telling& telling = {});
// The same with the reason of each status.
[[nodiscard]] std::string why_duties(const Case& facts, const Duties& duties, const DutiesAsked& asked,
                                     const Telling& telling = {});

// ---- is …?  who …?  which …?  what may A do now? -------------------------------------------------------------------

// `node` belongs to facts.code, `is` is its evaluation.
[[nodiscard]] std::string truth_text(const Case& facts, NodeId node, const Evaluated& is, const Telling& telling = {});
[[nodiscard]] std::string why_truth(const Case& facts, NodeId node, const Evaluated& is, const Telling& telling = {});

struct Candidate {         // one of an enumeration: a person, a day, or (for open acts) an act; and the answer about it
  Value what;              // object or date
  ActId act = kNo<ActId>;  // of `what may A do now?`
  Question question;
  Answer answer;
};
// Grouped by verdict, those allowed first; days that follow each other are told as a range.
[[nodiscard]] std::string rows_text(const Case& facts, const std::vector<Candidate>& rows, const Telling& telling = {});

}  // namespace licet::core
