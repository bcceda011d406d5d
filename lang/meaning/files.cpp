#include "meaning/files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "meaning/stdlib.hpp"

namespace licet::core {

namespace {

namespace fs = std::filesystem;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

bool is_scenario_file(std::string_view name) { return ends_with(name, ".scenarios.licet"); }

FilesFound files_of(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return {{}, FileTrouble::missing};
  if (!fs::is_directory(status)) {
    if (!ends_with(path, ".licet")) return {{}, FileTrouble::not_a_policy};
    return {{path}, FileTrouble::none};
  }
  FilesFound found;
  // Links to folders are not followed: one that leads upwards would never end.
  fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error), end;
  if (error) return {{}, FileTrouble::unreadable};
  while (at != end) {
    const std::string name = at->path().generic_string();
    std::error_code quiet;
    if (ends_with(name, ".licet") && !is_scenario_file(name) && at->is_regular_file(quiet)) found.files.push_back(name);
    at.increment(error);
    if (error) break;
  }
  std::sort(found.files.begin(), found.files.end());
  if (found.files.empty()) found.trouble = FileTrouble::empty_folder;
  return found;
}

std::optional<std::string> read_text(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad()) return std::nullopt;
  return text;
}

std::string same_file_key(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  return error ? path : whole.generic_string();
}

std::vector<std::string> module_places(const std::string& from, std::string_view module) {
  std::string tail(module);
  std::replace(tail.begin(), tail.end(), '.', '/');
  tail += ".licet";
  std::vector<std::string> places;
  for (fs::path folder = fs::path(from).parent_path();; folder = folder.parent_path()) {
    places.push_back((folder / tail).lexically_normal().generic_string());
    if (folder.empty() || folder == folder.parent_path()) break;
  }
  return places;
}

std::optional<std::string> find_module(const std::string& from, std::string_view module) {
  std::error_code error;
  for (const std::string& place : module_places(from, module)) {
    if (fs::is_regular_file(place, error)) return place;
  }
  const fs::path whole = fs::absolute(from, error);  // and above the folder in which the command runs
  if (error) return std::nullopt;
  for (const std::string& place : module_places(whole.generic_string(), module)) {
    if (fs::is_regular_file(place, error))
      return fs::path(place).lexically_proximate(fs::current_path(error)).generic_string();
  }
  return std::nullopt;
}

std::optional<std::string_view> standard_module(std::string_view module) {
  constexpr std::string_view kPrefix = "std.";
  if (module.substr(0, kPrefix.size()) != kPrefix) return std::nullopt;
  std::string name(module.substr(kPrefix.size()));
  std::replace(name.begin(), name.end(), '.', '/');
  name += ".licet";
  for (const EmbeddedFile& file : embedded_stdlib()) {
    if (file.name == name) return file.text;
  }
  return std::nullopt;
}

}  // namespace licet::core
