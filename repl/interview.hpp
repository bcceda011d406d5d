#pragma once

#include <optional>
#include <string>
#include <vector>

#include "story/reply.hpp"

// An interview asks what is missing for an answer and turns what a person says into statements of the language.
namespace licet::command {

enum class AnswerForm {
  value,   // as it is written in the language
  option,  // a word: what the question shows with blanks is written with underscores
  text,    // it needs quotation marks
};
struct InterviewQuestion {
  std::string question;   // as one would put it to a person
  std::string how;        // how to answer, where the question does not say so: "yes or no"
  std::string statement;  // what will be told; `{}` stands for the answer
  AnswerForm form = AnswerForm::value;
};

// What can be asked about this answer, the most decisive first. What no statement can settle is left out.
[[nodiscard]] std::vector<InterviewQuestion> questions_about(const core::Reply& reply, const core::Telling& telling);

// The statement that tells this answer; none if the answer is empty. "unknown", "?" and "do not know" all mean unknown.
[[nodiscard]] std::optional<std::string> told_by(const InterviewQuestion& question, std::string_view answer);

}  // namespace licet::command
