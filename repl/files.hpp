#pragma once

#include <string>
#include <string_view>
#include <vector>

// Files as the command reads and writes them. Nothing throws.
namespace licet::command {

struct FileText {
  std::string text;
  int error = 0;  // errno of why it could not be read; 0: it was
};

// The whole file; "-" is standard input. Files larger than 1 GiB are refused, so that a device does not fill the
// memory.
[[nodiscard]] FileText read_file(const std::string& path);

// Replaces a file: either the new text is there in full or the old file is as it was, whatever happens in between.
// Links and permissions stay. Returns what went wrong, or an empty text.
[[nodiscard]] std::string write_file(const std::string& path, std::string_view text);

struct Unreadable {
  std::string path;
  int error = 0;  // errno
};
struct Found {
  std::vector<std::string> files;  // in order of name, each once
  std::vector<Unreadable> unreadable;
};

// The `.licet` files among and below the paths; no paths means the current folder. Hidden folders are passed over.
[[nodiscard]] Found licet_files(const std::vector<std::string>& paths);

// The folder for what the command remembers between runs (XDG_STATE_HOME), made if need be, for this user alone. Empty
// if there is none.
[[nodiscard]] std::string state_folder();

// The files and folders (with a slash) whose path begins so, for completion; hidden ones only if asked for by a point.
[[nodiscard]] std::vector<std::string> files_that_begin(const std::string& start);

[[nodiscard]] std::string why_errno(int error);  // "no such file or folder"

}  // namespace licet::command
