#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "answer/telling.hpp"
#include "answer/text.hpp"
#include "program/case.hpp"
#include "story/finder.hpp"
#include "text/diagnostic.hpp"

// Cases as JSON. Every mistake names the path to it (`entities.gabon.is[0]`) and its place in the text; numbers are
// read as exact decimals; the order of keys means nothing. The format is described in README.md.
namespace licet::core {

struct CaseAsk {  // the "ask" of a case
  enum class Kind : std::uint8_t { act, duties, text } kind = Kind::text;
  Asking asking = Asking::may;  // act
  ObjectId act = kNo<ObjectId>;
  bool strictly = false;
  DutiesAsked duties;
  std::string text;  // a question in the words of the language
  Where where;
};
struct CaseInJson {
  Draft draft;
  std::optional<CaseAsk> ask;
};

// None if anything is wrong: then `diagnostics` has errors that it did not have before. `source` holds the JSON text.
[[nodiscard]] std::optional<CaseInJson> read_case(std::shared_ptr<const Program> policy, SourceId source,
                                                  const Sources& sources, Diagnostics& diagnostics);

// One line. Equal cases give equal bytes, and reading them gives an equal case.
[[nodiscard]] std::string case_json(const Draft& draft, const CaseAsk* ask = nullptr);

}  // namespace licet::core
