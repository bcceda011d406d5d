#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <licet/policy.hpp>

namespace licet {

// One act, asked about again and again with other values. Names are looked up and values are checked once, and nothing
// is written that nobody reads: for hosts that ask thousands of times a second.
//
//   licet::Asker asker(policy, facts, "ann", "bring_wine");      what stays the same
//   const auto kind = asker.slot("kind");
//   const auto red = asker.ready(*kind, "red"), white = asker.ready(*kind, "white");
//   if (!asker.ok()) std::cerr << asker.diagnostics().render();
//   for (...) {
//     asker.set(*kind, is_red ? *red : *white);
//     if (asker.decide().permitted) ...                          the same answer as that of Policy::ask
//   }
//   std::cout << asker.ask().explain().text();                   with its reasons
//
// Belongs to one thread. Holds what it needs of policy and case; the case may change afterwards, the asker does not see
// it. Facts on demand are fetched by ask(), not by decide().
class LICET_API Asker {
public:
  enum class Slot : std::uint32_t {};   // a field of the act, or of something else in the case
  enum class Ready : std::uint32_t {};  // a value that was checked for its slot

  Asker(const Policy& policy, const Case& facts, std::string_view who, std::string_view act, Asking how = {});
  Asker(Asker&&) noexcept;
  Asker& operator=(Asker&&) noexcept;
  ~Asker();

  [[nodiscard]] bool ok() const;  // case, actor and act are right; else nothing is looked up, and decide() is `invalid`
  [[nodiscard]] const Diagnostics& diagnostics() const;  // why not, or why the last slot() or ready() gave nothing

  // The fields of the act that rules read: no other can matter.
  [[nodiscard]] const std::vector<std::string>& needed() const;

  [[nodiscard]] std::optional<Slot> slot(std::string_view field);  // of the act
  [[nodiscard]] std::optional<Slot> slot(std::string_view object, std::string_view field);
  // None: it does not fit. Every value is remembered: where they are without end, make a new Asker from time to time.
  [[nodiscard]] std::optional<Ready> ready(Slot slot, const Value& value);

  // Until the next call about this slot. What belongs to another slot or asker is not taken: false.
  bool set(Slot slot, Ready value);
  bool clear(Slot slot);  // nobody told it, again

  struct Outcome {
    Verdict verdict = Verdict::invalid;
    bool permitted = false, allowed = false, gave_up = false;
    std::size_t missing = 0;              // how many unknowns it hangs on: ask() names them
    std::vector<std::uint32_t> decisive;  // the rules that make the verdict, the strongest first: see rule()
  };
  const Outcome& decide();                                  // until the next call
  [[nodiscard]] const RuleRef& rule(std::uint32_t number);  // of Outcome::decisive

  [[nodiscard]] Decision ask();

private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace licet
