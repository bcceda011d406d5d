#pragma once

#include <optional>
#include <string>

namespace licet::command {

// Lines of standard input, one at a time as they come. A last line without its break counts.
class Lines {
public:
  std::optional<std::string> next();  // none at the end. Throws Problem if it cannot be read

private:
  std::string waiting_;
  std::size_t begin_ = 0;  // of what has not been given out yet
  bool ended_ = false;
};

}  // namespace licet::command
