#include "story/json_tree.hpp"

// Its checks of how it is used, on in debug builds, write through a null pointer where memory ends.
#define SIMDJSON_DEVELOPMENT_CHECKS 0
#include <simdjson.h>

#include <algorithm>
#include <new>
#include <set>

namespace licet::core {

std::string_view json_kind_text(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::number:
      return "a number";
    case JsonKind::string:
      return "a string";
    case JsonKind::list:
      return "a list";
    case JsonKind::object:
      return "an object";
  }
  return "";
}

const Json* Json::find(std::string_view key) const {
  for (const JsonMember& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

namespace {

using simdjson::error_code;
namespace ondemand = simdjson::ondemand;

// number = ["-"] (0 | digit19 {digit}) ["." digit {digit}] [("e" | "E") ["+" | "-"] digit {digit}]
bool is_json_number(std::string_view text) {
  std::size_t i = text.starts_with('-') ? 1 : 0;
  const auto digits = [&] {
    const std::size_t begin = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i - begin;
  };
  const std::size_t first = i;
  const std::size_t whole = digits();
  if (whole == 0 || (whole > 1 && text[first] == '0')) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

std::string_view trimmed(std::string_view text) {
  const auto end = text.find_last_not_of(" \t\r\n");
  return end == text.npos ? text.substr(0, 0) : text.substr(0, end + 1);
}

// The first byte that begins no well-formed UTF-8, or the text's size.
std::size_t first_bad_byte(std::string_view text) {
  const auto is_continuation = [&](std::size_t i) { return i < text.size() && (text[i] & 0xC0) == 0x80; };
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int more = lead < 0x80                   ? 0
                     : lead >= 0xC2 && lead < 0xE0 ? 1
                     : lead >= 0xE0 && lead < 0xF0 ? 2
                     : lead >= 0xF0 && lead < 0xF5 ? 3
                                                   : -1;
    if (more < 0) return i;
    for (int k = 1; k <= more; ++k) {
      if (!is_continuation(i + static_cast<std::size_t>(k))) return i;
    }
    if (more > 1) {
      const auto second = static_cast<unsigned char>(text[i + 1]);
      const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
      const bool surrogate = lead == 0xED && second > 0x9F;
      if (overlong || surrogate || (lead == 0xF4 && second > 0x8F)) return i;
    }
    i += static_cast<std::size_t>(more) + 1;
  }
  return text.size();
}

// simdjson 3.0 does not look whether it got the buffer that it unescapes strings into, and would write through a null
// pointer where memory ends.
struct Buffered : ondemand::document {
  explicit Buffered(ondemand::document& document) : ondemand::document(std::move(document)), from(document) {}
  ~Buffered() { from = std::move(static_cast<ondemand::document&>(*this)); }
  Buffered(const Buffered&) = delete;
  Buffered& operator=(const Buffered&) = delete;
  [[nodiscard]] bool has_buffer() { return iter.string_buf_loc() != nullptr; }
  ondemand::document& from;
};

class Reader {
public:
  Reader(SourceId source, std::string_view text, Diagnostics& diagnostics)
      : source_(source),
        skipped_(text.starts_with("\xEF\xBB\xBF") ? 3 : 0),
        padded_(text.substr(skipped_)),
        text_(text),
        diagnostics_(diagnostics) {}

  std::optional<Json> read() {
    ondemand::parser parser;
    ondemand::document document;
    const error_code error = padded_.data() == nullptr ? simdjson::MEMALLOC : parser.iterate(padded_).get(document);
    if (error == simdjson::MEMALLOC || (error == simdjson::SUCCESS && !Buffered(document).has_buffer()))
      throw std::bad_alloc();
    if (error != simdjson::SUCCESS) {
      whole_text(error);
      return std::nullopt;
    }
    document_ = &document;
    Json root;
    if (!root_value(document, root)) return std::nullopt;
    const char* after = nullptr;
    if (document.current_location().get(after) == simdjson::SUCCESS) {
      wrong(Code::not_json, after, "something follows the end of the JSON value");
      return std::nullopt;
    }
    if (diagnostics_.has_errors()) return std::nullopt;
    return root;
  }

private:
  [[nodiscard]] const char* end() const { return padded_.data() + padded_.size(); }

  Span span_at(const char* at, std::size_t size) const {
    const std::size_t most = text_.size();
    const std::size_t begin = std::min(most, skipped_ + static_cast<std::size_t>(at - padded_.data()));
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(most, begin + size))};
  }
  void wrong(Code code, const char* at, std::string message, std::string help = {}) {
    auto report = diagnostics_.report(code, {source_, span_at(at, 1)}, std::move(message));
    if (!help.empty()) report.help(std::move(help));
  }
  bool broken(error_code error, const char* at) {
    if (at == nullptr && document_->current_location().get(at) != simdjson::SUCCESS) at = end();
    std::string message = "this is not well-formed JSON";
    switch (error) {
      case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
        message = "a bracket or a brace is not closed";
        break;
      case simdjson::STRING_ERROR:
        message = "a string is not well-formed";
        break;
      case simdjson::T_ATOM_ERROR:
      case simdjson::F_ATOM_ERROR:
      case simdjson::N_ATOM_ERROR:
        message = "`true`, `false` or `null` is expected here";
        break;
      case simdjson::TAPE_ERROR:
        message = "a comma, a colon or a value is expected here";
        break;
      default:
        break;
    }
    wrong(Code::not_json, at, std::move(message));
    return false;
  }
  void whole_text(error_code error) {
    if (error == simdjson::UTF8_ERROR) {
      wrong(Code::not_json, padded_.data() + first_bad_byte({padded_.data(), padded_.size()}), "the text is not UTF-8",
            "save it as UTF-8");
    } else if (error == simdjson::EMPTY) {
      wrong(Code::not_json, padded_.data(), "the text is empty; a case is an object in braces");
    } else if (error == simdjson::UNCLOSED_STRING) {
      wrong(Code::not_json, end(), "a string is not closed");
    } else if (error == simdjson::UNESCAPED_CHARS) {
      wrong(Code::not_json, first_control_character(), "a string holds a line break or another control character",
            "write it as \\n");
    } else {
      wrong(Code::not_json, padded_.data(), "this is not well-formed JSON");
    }
  }

  // The first one within a string: outside, line breaks and tabs are welcome.
  [[nodiscard]] const char* first_control_character() const {
    bool within = false;
    for (const char* at = padded_.data(); at != end(); ++at) {
      if (within && *at == '\\') {
        if (++at == end()) break;
      } else if (*at == '"') {
        within = !within;
      } else if (within && static_cast<unsigned char>(*at) < 0x20) {
        return at;
      }
    }
    return padded_.data();
  }

  // A document that is a scalar is another type in simdjson than a value; a case is never a scalar.
  bool root_value(ondemand::document& document, Json& out) {
    ondemand::value value;
    ondemand::json_type type;
    if (const error_code error = document.type().get(type)) return broken(error, nullptr);
    if (type != ondemand::json_type::object) {
      wrong(Code::json_kind, padded_.data(), "a case is an object in braces");
      return false;
    }
    if (const error_code error = document.get_value().get(value)) return broken(error, nullptr);
    return any(value, out, 1);
  }

  bool any(ondemand::value value, Json& out, int depth) {
    const std::string_view token = value.raw_json_token();
    out.span = span_at(token.data(), 1);
    if (depth > kMostJsonDepth) {
      wrong(Code::json_too_large, token.data(),
            "brackets and braces are nested deeper than " + std::to_string(kMostJsonDepth) + " levels");
      return false;
    }
    ondemand::json_type type;
    if (const error_code error = value.type().get(type)) return broken(error, token.data());
    switch (type) {
      case ondemand::json_type::object:
        return object(value, out, depth);
      case ondemand::json_type::array:
        return list(value, out, depth);
      case ondemand::json_type::string:
        return string(value, token, out);
      case ondemand::json_type::number:
        return number(value, token, out);
      case ondemand::json_type::boolean:
        out.kind = JsonKind::boolean;
        if (const error_code error = value.get_bool().get(out.yes)) return broken(error, token.data());
        out.span = span_at(token.data(), trimmed(token).size());
        return true;
      case ondemand::json_type::null: {
        out.kind = JsonKind::null;
        bool is_null = false;
        if (const error_code error = value.is_null().get(is_null)) return broken(error, token.data());
        if (!is_null) return broken(simdjson::N_ATOM_ERROR, token.data());
        out.span = span_at(token.data(), 4);
        return true;
      }
    }
    return broken(simdjson::TAPE_ERROR, token.data());
  }

  bool string(ondemand::value& value, std::string_view token, Json& out) {
    out.kind = JsonKind::string;
    std::string_view text;
    if (const error_code error = value.get_string().get(text)) return broken(error, token.data());
    out.text = text;
    out.span = span_at(token.data(), trimmed(token).size());
    return true;
  }

  bool number(ondemand::value& value, std::string_view token, Json& out) {
    out.kind = JsonKind::number;
    out.text = trimmed(token);
    out.span = span_at(token.data(), out.text.size());
    if (!is_json_number(out.text)) {
      wrong(Code::not_json, token.data(), "a number is not well written", "write 12 or 12.50");
      return false;
    }
    // Moves on; what the number is worth as a floating point number is of no interest, so neither is whether it has
    // one.
    double ignored = 0;
    [[maybe_unused]] const error_code inexact = value.get_double().get(ignored);
    return true;
  }

  bool list(ondemand::value& value, Json& out, int depth) {
    out.kind = JsonKind::list;
    ondemand::array array;
    if (const error_code error = value.get_array().get(array)) return broken(error, nullptr);
    for (auto item : array) {
      ondemand::value inner;
      if (const error_code error = std::move(item).get(inner)) return broken(error, nullptr);
      out.items.emplace_back();
      if (!any(inner, out.items.back(), depth + 1)) return false;
    }
    return true;
  }

  bool object(ondemand::value& value, Json& out, int depth) {
    out.kind = JsonKind::object;
    ondemand::object object;
    if (const error_code error = value.get_object().get(object)) return broken(error, nullptr);
    std::set<std::string> seen;
    for (auto entry : object) {
      ondemand::field field;
      if (const error_code error = std::move(entry).get(field)) return broken(error, nullptr);
      const char* at = field.key().raw() - 1;  // with its quotation mark
      std::string_view key;
      if (const error_code error = field.unescaped_key().get(key)) return broken(error, at);
      JsonMember member{std::string(key), span_at(at, key.size() + 2), {}};
      const bool twice = !seen.insert(member.key).second;
      if (twice)
        diagnostics_.report(Code::json_key_twice, {source_, member.span},
                            "the key \"" + member.key + "\" stands twice in this object");
      if (!any(field.value(), member.value, depth + 1)) return false;
      if (!twice) out.members.push_back(std::move(member));
    }
    return true;
  }

  SourceId source_;
  std::size_t skipped_;  // a byte order mark
  simdjson::padded_string padded_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  ondemand::document* document_ = nullptr;
};

}  // namespace

std::optional<Json> read_json(SourceId source, const Sources& sources, Diagnostics& diagnostics) {
  const std::string_view text = sources[source].text();
  if (text.size() > kMostJson) {
    diagnostics.report(Code::json_too_large, {source, {0, 1}},
                       "this case has " + std::to_string(text.size() >> 20) + " MiB; up to 16 are read");
    return std::nullopt;
  }
  return Reader(source, text, diagnostics).read();
}

}  // namespace licet::core
