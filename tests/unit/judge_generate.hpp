#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "program/case.hpp"

// Small policies and cases at random, well formed by construction: what a rule depends on stands further up, so nothing
// goes in a circle. Policies are texts, so that a counterexample can be read.
namespace judge_test {

using namespace licet::core;

class Dice {
public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  [[nodiscard]] std::uint32_t below(std::uint32_t n) { return engine_() % n; }  // the same on every platform
  [[nodiscard]] bool chance(std::uint32_t percent) { return below(100) < percent; }
  template <class T>
  [[nodiscard]] const T& pick(const std::vector<T>& from) {
    return from[below(static_cast<std::uint32_t>(from.size()))];
  }
  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(static_cast<std::uint32_t>(i))]);
  }

private:
  std::mt19937 engine_;
};

struct Written {  // the parts of a policy: an instrument each, with its rules
  std::string vocabulary;
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rules;
  std::size_t conditions = 0;  // how many of them could be replaced by a mistake
  bool breaches = false;       // some rule follows on a breach of another
  [[nodiscard]] std::vector<std::string> texts() const;
};

// `mistake`: the number of a condition that is replaced by one that cannot be evaluated.
[[nodiscard]] Written write_policy(std::uint32_t seed, std::optional<std::size_t> mistake = std::nullopt);
[[nodiscard]] std::shared_ptr<const Program> load_policy(const Written& written);

// The act asked about is the last object of the case.
[[nodiscard]] Case write_case(std::uint32_t seed, const std::shared_ptr<const Program>& program);
[[nodiscard]] std::string case_text(const Case& facts);

}  // namespace judge_test
