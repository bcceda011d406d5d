#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <licet/export.h>
#include <licet/asking.hpp>
#include <licet/case.hpp>
#include <licet/decision.hpp>
#include <licet/diagnostic.hpp>

namespace licet {

// One or more instruments, loaded, checked and compiled.
//
//   auto loaded = licet::Policy::load({"policies/interpol"});
//   if (!loaded) { std::cerr << loaded.diagnostics().render(); return 3; }
//   licet::Policy policy = *loaded;
//
// Immutable; a copy shares. Any number of threads may ask one Policy at the same time, and need no lock.
class Loaded;

struct Text {        // a file that is not on disk
  std::string name;  // for diagnostics: "access.licet"
  std::string text;
};

class LICET_API Policy {
public:
  // Files, or folders with all *.licet below them (without *.scenarios.licet). The standard library is built in.
  static Loaded load(const std::vector<std::string>& paths);
  static Loaded compile(const std::vector<Text>& texts);

  // An empty case. Until it says `on`, the day asked about is that of its last event, and before there is one, the
  // first day on which all instruments are known to be in force: never the clock, so that equal questions get equal
  // answers.
  [[nodiscard]] Case new_case() const;

  // A case from JSON; its mistakes are in its diagnostics, each with the path to it: entities.gabon.is[0].
  [[nodiscard]] Case read_case(std::string_view json) const;

  // One question, as it is typed at the prompt: "may gabon announce?", "flights?", "duties of gabon?".
  [[nodiscard]] Decision ask(const Case& facts, std::string_view question, const Asking& how = {}) const;

  // The question that the case itself asks (`"ask"` in its JSON).
  [[nodiscard]] Decision ask(const Case& facts, const Asking& how = {}) const;

  [[nodiscard]] const std::string& digest() const;  // "sha256:…" of all texts in order of loading
  [[nodiscard]] std::vector<std::string> instruments() const;
  [[nodiscard]] const Diagnostics& warnings() const;

private:
  friend struct Face;
  friend class Loaded;
  struct Inside;
  explicit Policy(std::shared_ptr<const Inside> inside);
  std::shared_ptr<const Inside> inside_;
};

// A policy, or the reasons why there is none. Holds warnings too, when there is one.
class LICET_API Loaded {
public:
  [[nodiscard]] explicit operator bool() const { return policy_.inside_ != nullptr; }
  [[nodiscard]] const Policy& operator*() const& { return policy_; }  // only if there is one
  [[nodiscard]] const Policy* operator->() const { return &policy_; }
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }

private:
  friend struct Face;
  friend class Policy;
  Loaded(Policy policy, Diagnostics diagnostics);
  Policy policy_;
  Diagnostics diagnostics_;
};

}  // namespace licet
