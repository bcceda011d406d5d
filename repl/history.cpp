#include "history.hpp"

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

#include "files.hpp"

namespace licet::command {

HistoryFile::HistoryFile(std::string folder) {
  if (!folder.empty()) path_ = std::move(folder) + "/history";
}

std::vector<std::string> HistoryFile::read() {
  std::vector<std::string> entries;
  if (path_.empty()) return entries;
  const FileText file = read_file(path_);
  std::string_view rest = file.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0) entries.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (entries.size() > kMost) {
    const bool much = entries.size() > 2 * kMost;
    entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(kMost));
    std::string kept;
    for (const std::string& entry : entries) kept += entry + "\n";
    if (much) static_cast<void>(write_file(path_, kept));
  }
  if (!entries.empty()) last_ = entries.back();
  return entries;
}

void HistoryFile::append(std::string_view entry) {
  if (path_.empty() || entry == last_) return;
  last_ = entry;
  // O_NOFOLLOW: somebody's link must not make us write elsewhere.
  const int file = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return;
  const std::string line = std::string(entry) + "\n";
  if (::write(file, line.data(), line.size()) != static_cast<ssize_t>(line.size())) path_.clear();  // a full disk: stop
  ::close(file);
}

}  // namespace licet::command
