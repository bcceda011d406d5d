#include "lines.hpp"

#include <cerrno>

#include <unistd.h>

#include "problem.hpp"

namespace licet::command {

std::optional<std::string> Lines::next() {
  std::size_t searched = begin_;
  for (;;) {
    if (const std::size_t end = waiting_.find('\n', searched); end != std::string::npos) {
      std::string line = waiting_.substr(begin_, end - begin_);
      begin_ = end + 1;
      return line;
    }
    waiting_.erase(0, begin_);
    begin_ = 0;
    searched = waiting_.size();
    if (ended_) break;
    char block[65536];
    const ssize_t count = ::read(0, block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw cannot_read("standard input", errno);
    if (count == 0) ended_ = true;
    waiting_.append(block, static_cast<std::size_t>(count));
  }
  if (waiting_.empty()) return std::nullopt;
  std::string line;
  line.swap(waiting_);
  return line;
}

}  // namespace licet::command
