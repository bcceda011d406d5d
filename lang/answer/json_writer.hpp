#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Writes JSON in the order in which it is told, on one line. No floating point: what is counted is a whole number, and
// amounts are text.
namespace licet::core {

class JsonWriter {
public:
  JsonWriter& open_object() { return open('{'); }
  JsonWriter& close_object() { return close('}'); }
  JsonWriter& open_list() { return open('['); }
  JsonWriter& close_list() { return close(']'); }
  JsonWriter& key(std::string_view name);  // then exactly one value
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::uint64_t value);
  JsonWriter& truth(bool value);
  JsonWriter& null();
  JsonWriter& verbatim(std::string_view json);  // exactly one value that is written already

  // Members of an object in one call.
  JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& member_if(std::string_view name, std::string_view value) {
    return value.empty() ? *this : member(name, value);
  }  // none if empty
  [[nodiscard]] std::string take() { return std::move(out_); }

private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string out_;
  bool first_ = true;  // nothing stands yet in the innermost object or list, or a key has just been written
};

}  // namespace licet::core
