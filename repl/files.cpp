#include "files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <set>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace licet::command {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30U;

class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > 2) ::close(number_);
  }
  [[nodiscard]] int operator*() const { return number_; }
  int close() { return ::close(std::exchange(number_, -1)); }

private:
  int number_;
};

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

// In order of name by bytes, so that every machine reads in the same order.
void add_folder(const fs::path& folder, std::set<std::string>& files, std::vector<Unreadable>& unreadable) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    const fs::path& path = entries->path();
    if (path.filename().native().starts_with('.')) continue;
    std::error_code unknown;  // a link that leads nowhere, a file that went away meanwhile: reading it will tell
    if (entries->is_directory(unknown) && !entries->is_symlink(unknown)) {
      add_folder(path, files, unreadable);
    } else if (path.extension() == ".licet") {
      files.insert(path.native());
    }
  }
  if (error) unreadable.push_back({folder.native(), error.value()});
}

}  // namespace

std::string why_errno(int error) {
  switch (error) {
    case ENOENT:
      return "no such file or folder";
    case EISDIR:
      return "it is a folder";
    case EACCES:
      return "permission denied";
    case ENOSPC:
      return "the disk is full";
    case EFBIG:
      return "it is too large";
    default:
      break;
  }
  std::string text = std::strerror(error);  // NOLINT: one thread
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

FileText read_file(const std::string& path) {
  const Descriptor file(path == "-" ? 0 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (*file < 0) return {{}, errno};
  std::string text;
  char block[65536];
  for (;;) {
    const ssize_t count = ::read(*file, block, sizeof block);
    if (count == 0) return {std::move(text), 0};
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return {{}, errno};
    text.append(block, static_cast<std::size_t>(count));
    if (text.size() > kMostBytes) return {{}, EFBIG};
  }
}

std::string write_file(const std::string& path, std::string_view text) {
  std::error_code error;
  fs::path target(path);
  if (std::error_code none; fs::is_symlink(target, none)) target = fs::canonical(target, error);  // the link stays
  if (error) return why_errno(error.value());
  struct stat before {};
  const bool existed = ::stat(target.c_str(), &before) == 0;
  if (existed && S_ISDIR(before.st_mode)) return why_errno(EISDIR);
  if (existed && !S_ISREG(before.st_mode)) return "it is not a plain file";
  // A rename asks the folder for permission, never the file: a file that its owner made read-only stays as it is.
  if (existed && ::access(target.c_str(), W_OK) != 0) return why_errno(errno);

  std::string temporary = (target.parent_path() / ("." + target.filename().native() + ".XXXXXX")).native();
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (*file < 0) return why_errno(errno);
  mode_t mask = ::umask(0);
  ::umask(mask);
  const mode_t mode = existed ? before.st_mode & 07777U : 0666U & ~mask;
  if (existed && (before.st_uid != ::geteuid() || before.st_gid != ::getegid())) {
    if (::fchown(*file, before.st_uid, before.st_gid) != 0) errno = 0;  // not ours to give away: it becomes ours
  }
  const bool written = write_all(*file, text) && ::fchmod(*file, mode) == 0 && ::fsync(*file) == 0 &&
                       file.close() == 0 && ::rename(temporary.c_str(), target.c_str()) == 0;
  if (written) return {};
  const int failure = errno;
  ::unlink(temporary.c_str());
  return why_errno(failure);
}

Found licet_files(const std::vector<std::string>& paths) {
  Found found;
  std::set<std::string> seen;
  for (const std::string& path : paths.empty() ? std::vector<std::string>{"."} : paths) {
    std::error_code error;
    std::set<std::string> files;
    if (fs::is_directory(path, error)) {
      add_folder(path == "." ? fs::path() / "." : fs::path(path), files, found.unreadable);
    } else if (fs::exists(path, error)) {
      files.insert(path);
    } else {
      found.unreadable.push_back({path, error ? error.value() : ENOENT});
    }
    for (const std::string& file : files) {
      const std::string plain = file.starts_with("./") ? file.substr(2) : file;
      if (seen.insert(fs::weakly_canonical(plain, error).native()).second) found.files.push_back(plain);
    }
  }
  return found;
}

std::vector<std::string> files_that_begin(const std::string& start) {
  const std::size_t slash = start.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : start.substr(0, slash + 1);
  const std::string name = start.substr(folder.size());
  std::vector<std::string> paths;
  std::error_code error;
  fs::directory_iterator entries(folder.empty() ? "." : folder, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    const std::string entry = entries->path().filename().native();
    if (!entry.starts_with(name) || (entry.starts_with('.') && name.empty())) continue;
    std::error_code unknown;
    paths.push_back(folder + entry + (entries->is_directory(unknown) ? "/" : ""));
  }
  return paths;
}

std::string state_folder() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  fs::path folder;
  if (state != nullptr && *state == '/') {  // the specification: a relative path is to be ignored
    folder = state;
  } else if (home != nullptr && *home == '/') {
    folder = fs::path(home) / ".local" / "state";
  } else {
    return {};
  }
  folder /= "licet";
  fs::path made;
  for (const fs::path& part : folder) {
    made /= part;
    if (::mkdir(made.c_str(), 0700) != 0 && errno != EEXIST && errno != EISDIR && errno != EROFS && errno != EACCES)
      return {};
  }
  struct stat is {};
  const bool ours = ::stat(folder.c_str(), &is) == 0 && S_ISDIR(is.st_mode) && is.st_uid == ::geteuid();
  return ours ? folder.native() : std::string{};
}

}  // namespace licet::command
