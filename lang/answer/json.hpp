#pragma once

#include <string>
#include <vector>

#include "answer/text.hpp"
#include "judge/judge.hpp"

// Answers as JSON, schema 1 (schema/*.schema.json). Fields are added, never changed or removed. The same answer gives
// the same bytes: members in the order of the schema, lists by strength and then in document order, no floating point.
namespace licet::core {

enum class Proofs : std::uint8_t { no, yes };

// One line without a newline at its end. `repairs` may be null: the member is then an empty list.
[[nodiscard]] std::string decision_json(const Case& facts, const Question& question, const Answer& answer,
                                        const Repairs* repairs = nullptr, Proofs proofs = Proofs::no,
                                        const Telling& telling = {});
[[nodiscard]] std::string duties_json(const Case& facts, const Duties& duties, const Telling& telling = {});
[[nodiscard]] std::string truth_json(const Case& facts, NodeId node, const Evaluated& is, Proofs proofs = Proofs::no,
                                     const Telling& telling = {});
[[nodiscard]] std::string rows_json(const Case& facts, const std::vector<Candidate>& rows, const Telling& telling = {});

// Text as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD, so that the output is always valid.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace licet::core
