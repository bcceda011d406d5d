#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <licet/export.h>
#include <licet/value.hpp>

namespace licet {

struct Limits {  // of one question; 0 means "none". A question that reaches one is answered `undetermined` and says so
  std::uint64_t fuel = 50'000'000;         // steps of evaluation: about a second
  std::uint32_t readings = 64;             // evaluations that open readings may split a question into
  std::uint32_t named_readings = 8;        // open readings that an answer explores by name
  std::uint32_t repair_questions = 2'000;  // questions asked again when looking for what would permit it
  std::uint32_t repair_size = 3;           // most changes in one repair
  std::uint32_t call_depth = 200;          // terms, states and defined roles within each other
  std::uint32_t output = 16U << 20U;  // bytes of a text or JSON; a longer text is cut and says so, and a longer JSON
                                      // is {"schema":1,"kind":"cut","limit":…}
};

struct Wanted {        // a fact that nobody told and that could decide
  std::string object;  // of what: "flights"; empty: the act asked about has no name
  std::string is;      // what that is, an act or a role: "give_benefit"
  std::string field;   // "value"
};

// Facts on demand: a host that has them in a database need not tell all of them before.
//
//   licet::Asking asking;
//   asking.fetch = [&](const licet::Wanted& wanted) -> std::optional<licet::Value> {
//     if (wanted.is == "Staff" && wanted.field == "grade") return directory.grade(wanted.object);
//     return std::nullopt;                                       // not known
//   };
//
// It is called while the question is answered, on the same thread, once for each fact that nobody told, that has no
// default, and on which the answer hangs; a fact that cannot matter is never fetched. What it gives counts for this
// question only. What it does not know stays unknown, with the cause "asked". If it throws, the fact is unknown too,
// and the decision has a warning with what was thrown; a value that does not fit its field makes the decision invalid.
using Fetch = std::function<std::optional<Value>(const Wanted& wanted)>;

// How to ask, and what the host makes of the answer: all of it in one place, and each part may be left alone.
struct Asking {
  Limits limits;
  const std::atomic<bool>* cancel = nullptr;  // set it from any thread to stop; the answer is then undetermined
  bool strictly = false;                      // presumptions count as unknown
  Fetch fetch;                                // facts on demand

  // Whose eyes the answer is for: fields declared `confidential` are withheld unless they may see them.
  bool show_confidential = false;

  // What Decision::allowed() says where the rules do not forbid, and do not permit either. The verdict stays what it
  // is.
  bool allow_unregulated = false;  // no rule speaks
  bool allow_discouraged = false;  // "should not"
};

}  // namespace licet
