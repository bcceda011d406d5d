#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "meaning/load.hpp"

// Finding and reading texts: the only place of the library that looks at a disk.
namespace licet::core {

enum class FileTrouble : std::uint8_t { none, missing, unreadable, not_a_policy, empty_folder };

// The files that a path stands for: itself, or all policies in the folder, sorted.
struct FilesFound {
  std::vector<std::string> files;
  FileTrouble trouble = FileTrouble::none;
};
[[nodiscard]] FilesFound files_of(const std::string& path);

[[nodiscard]] std::optional<std::string> read_text(const std::string& path);
[[nodiscard]] std::string same_file_key(const std::string& path);  // equal for two paths to one file
[[nodiscard]] bool is_scenario_file(std::string_view name);        // x.scenarios.licet

// Where the module `itu.common` may be, as seen from a file: itu/common.licet in its folder and in those above, nearest
// first. Pure names; nobody has looked whether they exist.
[[nodiscard]] std::vector<std::string> module_places(const std::string& from, std::string_view module);

// The first of them that is a file, if any.
[[nodiscard]] std::optional<std::string> find_module(const std::string& from, std::string_view module);

// `std.money` of the library's own modules; none if there is no such module.
[[nodiscard]] std::optional<std::string_view> standard_module(std::string_view module);

}  // namespace licet::core
