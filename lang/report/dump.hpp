#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/json_writer.hpp"
#include "judge/judge.hpp"
#include "program/case.hpp"

// A policy and a case as they were understood, in the JSON abstract syntax of the language's executable model
// (tests/oracle/README.md): what another judge needs in order to answer the same question.
namespace licet::core {

// A name for everything that a policy and a case speak of, no two alike: what shares its name with another thing of its
// kind gets its number behind it. The act asked about is `ask`, whatever the case calls it.
class DumpNames {
public:
  explicit DumpNames(const Program& program);
  DumpNames(const Case& facts, ObjectId asked);

  [[nodiscard]] const std::string& of(RoleId id) const { return roles_[index(id)]; }
  [[nodiscard]] const std::string& of(ActId id) const { return acts_[index(id)]; }
  [[nodiscard]] const std::string& of(FieldId id) const { return fields_[index(id)]; }
  [[nodiscard]] const std::string& of(JudgmentId id) const { return judgments_[index(id)]; }
  [[nodiscard]] const std::string& of(ReadingId id) const { return readings_[index(id)]; }
  [[nodiscard]] const std::string& of(TermId id) const { return terms_[index(id)]; }
  [[nodiscard]] const std::string& of(StateId id) const { return states_[index(id)]; }
  [[nodiscard]] const std::string& of(CountsAsId id) const { return counts_as_[index(id)]; }
  [[nodiscard]] const std::string& of(InstrumentId id) const { return instruments_[index(id)]; }
  [[nodiscard]] const std::string& of(RuleId id) const { return rules_[index(id)]; }
  [[nodiscard]] const std::string& of(ObjectId id) const { return objects_[index(id)]; }

private:
  std::vector<std::string> roles_, acts_, fields_, judgments_, readings_, terms_, states_, counts_as_, instruments_,
      rules_, objects_;
};

// Writes values and code. `facts` may be null where nothing of a case is spoken of.
class DumpCode {
public:
  DumpCode(const Program& program, const Case* facts, const DumpNames& names, JsonWriter& out)
      : program_(program), facts_(facts), names_(names), out_(out) {}

  void value(const Value& value);
  // `first` is what the variable of slot 0 is called outside every quantifier: the person of a role, the trigger.
  void code(const CodePool& code, NodeId node, std::string_view first = "s0");

private:
  class Writing;
  [[nodiscard]] std::string_view text(Symbol symbol) const {
    return facts_ != nullptr ? facts_->text(symbol) : program_.symbols.text(symbol);
  }
  [[nodiscard]] const std::vector<Value>& list(const Value& value) const {
    return facts_ != nullptr ? facts_->list(value) : program_.lists[value.index()];
  }

  const Program& program_;
  const Case* facts_;
  const DumpNames& names_;
  JsonWriter& out_;
};

[[nodiscard]] std::string dump_program(const Program& program);
// `question.act` may be kNo: then nothing is asked. What the case is asked beside an act, `is EXPR?`, is dump_truth.
[[nodiscard]] std::string dump_case(const Case& facts, const Question& question);
[[nodiscard]] std::string dump_truth(const Case& facts, NodeId node);

}  // namespace licet::core
