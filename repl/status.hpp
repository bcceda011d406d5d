#pragma once

#include <algorithm>

namespace licet::command {

// What the command tells the shell. The meaning is part of the interface: scripts branch on it.
enum class Status {
  well = 0,       // permitted, recommended or obligatory; or: all is well
  refused = 1,    // prohibited, discouraged or needs authorisation; or: tests failed, `check` found something
  undecided = 2,  // undetermined, unregulated or no power
  wrong = 3,      // the policy, the case or the command line is wrong
};

// Of several answers the status is the one to worry about most.
[[nodiscard]] constexpr Status worse(Status a, Status b) { return std::max(a, b); }

}  // namespace licet::command
