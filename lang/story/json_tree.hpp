#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/source.hpp"

// A JSON text as a tree that knows its places. Numbers stay as they were written: no floating point is involved.
namespace licet::core {

enum class JsonKind : std::uint8_t { null, boolean, number, string, list, object };
[[nodiscard]] std::string_view json_kind_text(JsonKind kind);  // "a list"

struct JsonMember;
struct Json {
  JsonKind kind = JsonKind::null;
  bool yes = false;
  std::string text;  // of a string; of a number, as written
  std::vector<Json> items;
  std::vector<JsonMember> members;  // in the order of the text, each key once
  Span span;
  [[nodiscard]] const Json* find(std::string_view key) const;
};
struct JsonMember {
  std::string key;
  Span span;  // of the key
  Json value;
};

inline constexpr std::size_t kMostJson = std::size_t{16} << 20;  // bytes: a case of 100,000 events is about 10 MB
inline constexpr int kMostJsonDepth = 64;                        // the format itself needs 6

// None if the text is not one JSON value; everything that is wrong with it is reported with its place in `source`.
[[nodiscard]] std::optional<Json> read_json(SourceId source, const Sources& sources, Diagnostics& diagnostics);

}  // namespace licet::core
