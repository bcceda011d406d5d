#pragma once

#include <fuzzer/FuzzedDataProvider.h>

#include <licet/value.hpp>

#include <initializer_list>
#include <string>
#include <vector>

// Writes a small policy and a case for it out of any bytes. All of it is well formed, but for cycles: those the
// policy is to be refused for. Names are few, so that rules meet: roles R0.., acts a0.., persons e0.., rules r0...
class Writer {
public:
  explicit Writer(FuzzedDataProvider& bytes) : bytes_(bytes) {}

  // Declarations, and the rules apart, so that they can be put in another order.
  struct Policy {
    std::string declarations;
    std::vector<std::string> rules;
  };
  Policy policy();

  std::vector<std::string> facts();  // statements of a case, each of which may stand alone after the first, the persons

  struct Asked {
    std::string who, act;
    licet::Fields fields;
  };
  Asked asked();
  std::string detail(const Asked& asked);  // a statement that tells what is not known yet, about the act `asked`

private:
  int number(int most) { return bytes_.ConsumeIntegralInRange(0, most); }
  bool perhaps() { return bytes_.ConsumeBool(); }
  std::string any(std::initializer_list<const char*> words) { return words.begin()[number(int(words.size()) - 1)]; }
  std::string role() { return "R" + std::to_string(number(2)); }
  std::string act() { return "a" + std::to_string(number(2)); }
  std::string person() { return "e" + std::to_string(number(2)); }
  std::string day() { return "2024-0" + std::to_string(1 + number(4)) + "-1" + std::to_string(number(9)); }

  std::string condition(int depth, bool in_rule);
  licet::Fields some_fields();
  std::string fields();
  std::string rule(int index);

  FuzzedDataProvider& bytes_;
};
