#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "judge/memo.hpp"
#include "judge/truth.hpp"

// The causes of one question, each kept once and known by its number, and the sets of them, kept once too: so two sets
// are equal exactly if their numbers are, and a union that was made before is looked up.
namespace licet::core {

[[nodiscard]] std::size_t hash_of(const Value& value);

class Causes {
public:
  Causes();

  CauseSet only(const Cause& cause);
  CauseSet join(CauseSet left, CauseSet right);
  [[nodiscard]] const std::vector<std::uint32_t>& numbers(CauseSet set) const { return sets_[index(set)]; }
  [[nodiscard]] const Cause& operator[](std::uint32_t number) const { return causes_[number]; }
  [[nodiscard]] std::vector<Cause> list(CauseSet set) const;  // in document order
  [[nodiscard]] bool has_reading(CauseSet set, ReadingId reading) const;

  [[nodiscard]] Truth unknown(const Cause& cause) { return {Kleene::unknown, only(cause)}; }
  [[nodiscard]] Truth unknown(CauseSet set) const { return {Kleene::unknown, set}; }

private:
  CauseSet keep(std::vector<std::uint32_t> sorted);

  std::vector<Cause> causes_;
  std::vector<CauseSet> singles_;  // by number: the set of this one
  std::unordered_multimap<std::size_t, std::uint32_t> by_hash_;
  std::vector<std::vector<std::uint32_t>> sets_;
  std::unordered_multimap<std::size_t, std::uint32_t> sets_by_hash_;
  Memo<CauseSet> unions_;
};

[[nodiscard]] inline Truth operator!(Truth truth) { return truth.unknown() ? truth : truth_of(truth.no()); }

// `and` over any number of operands, in any order: no if one is no, else unknown with the causes of all that are
// unknown. Once `decided()`, further operands change nothing. (Strong Kleene; an error is an unknown like any other.)
class AllOf {
public:
  explicit AllOf(Causes& causes) : causes_(causes) {}
  void add(Truth operand) {
    if (operand.no()) no_ = true;
    if (operand.unknown()) open_ = causes_.join(open_, operand.causes);
  }
  [[nodiscard]] bool decided() const { return no_; }
  [[nodiscard]] Truth truth() const { return no_ ? kNot : open_ == kNoCause ? kYes : causes_.unknown(open_); }

private:
  Causes& causes_;
  bool no_ = false;
  CauseSet open_ = kNoCause;
};

class AnyOf {  // `or`: not all not
public:
  explicit AnyOf(Causes& causes) : all_(causes) {}
  void add(Truth operand) { all_.add(!operand); }
  [[nodiscard]] bool decided() const { return all_.decided(); }
  [[nodiscard]] Truth truth() const { return !all_.truth(); }

private:
  AllOf all_;
};

class AtLeast {  // decided by the count of those that hold, or of those that may
public:
  AtLeast(Causes& causes, std::uint64_t least) : causes_(causes), least_(least) {}
  void add(Truth operand) {
    yes_ += operand.yes() ? 1 : 0;
    if (operand.unknown()) {
      ++open_;
      hang_on_ = causes_.join(hang_on_, operand.causes);
    }
  }
  [[nodiscard]] bool decided() const { return yes_ >= least_; }
  [[nodiscard]] Truth truth() const {
    return yes_ >= least_ ? kYes : yes_ + open_ < least_ ? kNot : causes_.unknown(hang_on_);
  }

private:
  Causes& causes_;
  std::uint64_t least_, yes_ = 0, open_ = 0;
  CauseSet hang_on_ = kNoCause;
};

}  // namespace licet::core
