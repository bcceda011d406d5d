#pragma once

#include <mutex>
#include <string>
#include <vector>

#include <licet/policy.hpp>

namespace licet {

// The policy that a host answers with, and that is replaced while it runs.
//
//   licet::Current current(*licet::Policy::load({"policies"}));
//   ...                                                 in any thread, for each request:
//   const licet::Policy policy = current.policy();      ask this one, to the end of the request
//   ...                                                 in another, when the files have changed:
//   if (auto loaded = current.reload({"policies"}); !loaded) log(loaded.diagnostics().render());
//
// Those who ask go on with the policy that they took, all of it; who takes one afterwards has the new one, all of it.
// A new policy is loaded before it replaces the old one, which goes on answering meanwhile, and for good if the new
// one has mistakes. Any number of threads may use one Current; they share a lock only for as long as it takes to copy
// a pointer. (A case belongs to the policy that made it: make cases from the policy that you ask.)
class Current {
public:
  explicit Current(Policy policy) : policy_(std::move(policy)) {}

  [[nodiscard]] Policy policy() const {
    const std::lock_guard lock(swapping_);
    return policy_;
  }
  void replace(Policy policy) {
    const std::lock_guard lock(swapping_);
    std::swap(policy_, policy);  // the old one dies after the lock is given back, if nobody asks it any more
  }
  Loaded reload(const std::vector<std::string>& paths) {  // as Policy::load
    Loaded loaded = Policy::load(paths);
    if (loaded) replace(*loaded);
    return loaded;
  }

private:
  mutable std::mutex swapping_;
  Policy policy_;
};

}  // namespace licet
