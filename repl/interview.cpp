#include "interview.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>

#include "answer/names.hpp"
#include "answer/sentences.hpp"

namespace licet::command {

namespace {

using core::Case;
using core::Cause;
using core::CauseOf;
using core::Field;
using core::Kind;
using core::Object;
using core::ObjectId;

// How a statement calls it; empty if it has no name.
std::string name_of(const Case& facts, std::uint32_t object) {
  if (object >= facts.objects.size() || facts.objects[object].name == core::kNoSymbol) return {};
  return std::string(facts.text(facts.objects[object].name));
}

// Arguments as they are written; none if one of them has no name.
std::optional<std::string> arguments(const Case& facts, const std::vector<core::Value>& of) {
  std::string text;
  for (const core::Value& value : of) {
    const bool object = value.kind() == core::ValueKind::object;
    std::string one = object ? name_of(facts, value.index()) : core::value_text(facts, value);
    if (one.empty()) return std::nullopt;
    if (value.kind() == core::ValueKind::text) one = '"' + one + '"';
    text += (text.empty() ? "" : ", ") + one;
  }
  return text;
}

const Field* field_of(const Case& facts, const Object& object, core::FieldId id) {
  if (core::is_some(object.act)) return facts.program->field(object.act, id);
  for (const core::Held& held : object.roles) {
    if (const Field* field = facts.program->field(held.role, id)) return field;
  }
  return nullptr;
}

// What may be answered. "" where the question says it well enough.
std::string how_to_answer(const core::Type& type) {
  switch (type.kind) {
    case Kind::boolean:
      return "yes or no";
    case Kind::number:
      return "a number";
    case Kind::money:
      return "an amount, as in EUR 1200";
    case Kind::date:
      return "a date, as in 2024-11-05";
    case Kind::duration:
      return "as in 28 days";
    case Kind::text:
      return "";
    case Kind::option:
      return "";
    case Kind::set:
      return "a list, as in [a, b]";
    case Kind::object:
    case Kind::act:
    case Kind::any:
      return "a name that was told before";
  }
  return {};
}

InterviewQuestion about_fact(const Case& facts, const Cause& cause) {
  InterviewQuestion result;
  const std::string name = name_of(facts, cause.a);
  if (name.empty()) return result;
  const core::FieldId field{cause.b};
  result.statement =
      fmt::format("suppose {}.{} is {{}}", name, facts.text(facts.program->field_names[core::index(field)]));
  if (const Field* declared = field_of(facts, facts.objects[cause.a], field)) {
    result.how = how_to_answer(declared->type);
    if (declared->type.kind == Kind::text) result.form = AnswerForm::text;
    if (declared->type.kind == Kind::option) result.form = AnswerForm::option;
  }
  return result;
}

// Findings are about something that has a name of the policy: a judgment, a reference, an open list.
InterviewQuestion about_finding(const Case& facts, std::string_view what, const Cause& cause) {
  const std::optional<std::string> of = arguments(facts, cause.of);
  if (!of) return {};
  const std::string call = cause.of.empty() ? std::string(what) : fmt::format("{}({})", what, *of);
  return {{}, "yes or no; \"yes by chair\" says who found it", "finding " + call + " {}", AnswerForm::value};
}

InterviewQuestion question_about(const Case& facts, const Cause& cause) {
  const core::Program& program = *facts.program;
  switch (cause.kind) {
    case CauseOf::fact:
      return cause.demanded_by == core::kNo<core::RuleId> ? about_fact(facts, cause) : InterviewQuestion{};
    case CauseOf::judgment:
      return about_finding(facts, program.symbols.text(program.judgments[cause.a].name), cause);
    case CauseOf::reference:
      return about_finding(facts, facts.text(cause.text), cause);
    case CauseOf::open_list:
      return about_finding(facts, program.symbols.text(program.terms[cause.a].name), cause);
    case CauseOf::reading: {
      const core::Reading& reading = program.readings[cause.a];
      return {{}, "", fmt::format("settle {} as {{}}", program.symbols.text(reading.name)), AnswerForm::option};
    }
    case CauseOf::asked:  // nobody knew: it would be rude to ask again
    case CauseOf::order:
    case CauseOf::authoriser:
    case CauseOf::event:
    case CauseOf::role:
    case CauseOf::period:
    case CauseOf::bearer:
    case CauseOf::error:
      return {};
  }
  return {};
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

}  // namespace

std::vector<InterviewQuestion> questions_about(const core::Reply& reply, const core::Telling& telling) {
  std::vector<Cause> causes;
  for (const core::Missing& missing : reply.answer.missing) causes.push_back(missing.cause);
  if (reply.kind == core::ReplyKind::truth) causes = reply.is.causes;
  std::vector<InterviewQuestion> questions;
  std::set<std::string> told;
  for (const Cause& cause : causes) {
    InterviewQuestion question = question_about(reply.view, cause);
    if (question.statement.empty() || !told.insert(question.statement).second) continue;
    question.question = core::question_text(reply.view, cause, telling);
    questions.push_back(std::move(question));
  }
  return questions;
}

std::optional<std::string> told_by(const InterviewQuestion& question, std::string_view answer) {
  while (!answer.empty() && (answer.back() == ' ' || answer.back() == '.')) answer.remove_suffix(1);
  while (!answer.empty() && answer.front() == ' ') answer.remove_prefix(1);
  if (answer.empty()) return std::nullopt;
  std::string words(answer);
  const std::string low = lower(answer);
  if (low == "?" || low == "unknown" || low == "do not know" || low == "don't know") words = "unknown";
  if (low == "y" || low == "yes") words = "yes";
  if (low == "n" || low == "no") words = "no";
  if (question.form == AnswerForm::text && words != "unknown" && words.front() != '"') words = '"' + words + '"';
  if (question.form == AnswerForm::option) {
    words.erase(std::remove(words.begin(), words.end(), '"'), words.end());
    std::replace(words.begin(), words.end(), ' ', '_');
  }
  std::string statement = question.statement;
  statement.replace(statement.rfind("{}"), 2, words);
  return statement;
}

}  // namespace licet::command
