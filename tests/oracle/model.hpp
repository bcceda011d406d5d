#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "judge/judge.hpp"
#include "program/case.hpp"
#include "story/reply.hpp"

// The abstract syntax of the model (JSON, days are integers) as a Program and a Case, and an Answer in the model's
// terms. Whatever the model says that is not understood here throws: a test that half reads its input proves nothing.
namespace licet::oracle {

using namespace licet::core;
using Json = simdjson::dom::element;

struct Pair {
  std::shared_ptr<Program> program;
  std::unique_ptr<Case> facts;
  Question question;
};

// Literals of a program may name entities of the case: `ids` are the names that do, in the order of the case's objects.
class Ids {
public:
  explicit Ids(Json facts);
  [[nodiscard]] ObjectId find(std::string_view name) const;
  [[nodiscard]] ObjectId asked() const { return find("ask"); }

private:
  std::map<std::string, ObjectId, std::less<>> ids_;
};

[[nodiscard]] std::shared_ptr<Program> read_program(Json program, const Ids& ids);
[[nodiscard]] Pair read_pair(Json program, Json facts);
[[nodiscard]] std::string answer_json(const Case& facts, const Question& question, const Answer& answer);
[[nodiscard]] std::string duties_json(const Reply& reply);
[[nodiscard]] std::string truth_json(const Reply& reply);

// Every question of every scenario below these paths, and what the judge says to it: see scenarios.cpp.
[[nodiscard]] int write_scenarios(const std::vector<std::string>& paths);
// A policy and a case as texts, as somebody would write them: read, resolved, judged.
[[nodiscard]] std::string answer_to_text(const std::string& policy, const std::string& facts);

// A plain value; lists go to `lists`.
[[nodiscard]] Value read_value(Json value, const Ids& ids, Symbols& symbols);
// By value, so that a loop over them is not over a temporary.
[[nodiscard]] inline simdjson::dom::array elements(Json array) { return array.get_array().value(); }
[[nodiscard]] inline simdjson::dom::object members(Json object) { return object.get_object().value(); }
[[nodiscard]] bool has(Json object, std::string_view key);
[[nodiscard]] std::string_view text(Json value);

}  // namespace licet::oracle
