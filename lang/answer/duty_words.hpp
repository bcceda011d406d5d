#pragma once

#include <string>

#include "answer/account.hpp"
#include "answer/recorder.hpp"

// The words for one instance of a duty, for text and JSON alike.
namespace licet::core {

class DutyWords {
public:
  explicit DutyWords(const Account& account);

  [[nodiscard]] std::string sentence(
      const Duty& duty);  // "gabon must give notice with event dinner to togo by 2024-11-19"
  [[nodiscard]] std::string bearer(const Duty& duty) const;
  [[nodiscard]] std::string what(const Duty& duty);          // "give notice with event dinner"
  [[nodiscard]] std::string status(const Duty& duty) const;  // "open", "undetermined (open or violated)"
  [[nodiscard]] std::string cause(const Duty& duty) const;   // "dinner on 2024-10-01"; empty if nothing began it
  [[nodiscard]] std::string reason(const Duty& duty);        // why it stands so: a sentence

private:
  const Account& account_;
  Recorder recorder_;
};

}  // namespace licet::core
