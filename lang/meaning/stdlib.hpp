#pragma once

#include <span>
#include <string_view>

// The standard library inside the library: generated at build time from stdlib/*.licet, so that a host needs no files.
namespace licet::core {

struct EmbeddedFile {
  std::string_view name;  // path below stdlib/, as in "time.licet"
  std::string_view text;
};

// In order of name. The texts live as long as the process.
[[nodiscard]] std::span<const EmbeddedFile> embedded_stdlib();

}  // namespace licet::core
