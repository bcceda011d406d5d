#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answer/telling.hpp"
#include "judge/evaluate.hpp"
#include "program/case.hpp"

// What the things of a case are called towards one reader. Fields declared confidential keep their values, and a person
// who is known only through such a field is called by it ("the complainant of m1"), wherever the person turns up.
namespace licet::core {

// A value that is neither an object nor a list, in words; and a declared option: P5, i247, "travel".
[[nodiscard]] std::string plain_value_text(const Symbols& symbols, const Value& value);
[[nodiscard]] std::string option_text(std::string_view option);

class Naming {
public:
  // The reader knows the actor and the open fields of the act asked about anyway, and the person `known`. kNo: none.
  Naming(const Case& facts, Sight sight, ObjectId asked = kNo<ObjectId>, ObjectId known = kNo<ObjectId>);

  const Judge* judge = nullptr;  // knows the acts and breaches that are in no case

  [[nodiscard]] const Case& facts() const { return *facts_; }
  [[nodiscard]] const Program& program() const { return *facts_->program; }

  [[nodiscard]] std::string object(
      ObjectId object) const;  // "togo", "the complainant of m1", "the announce of 2024-10-01 by gabon"
  [[nodiscard]] std::string value(const Value& value) const;
  [[nodiscard]] std::string operand(const Operand& operand, std::string_view unknown) const;

  // Whether this field of this object is kept from the reader. Without an object: whether it may be, of some object.
  [[nodiscard]] bool is_secret(ObjectId object, FieldId field) const;
  [[nodiscard]] bool has_secrets() const { return secrets_; }
  [[nodiscard]] bool may_be_secret(FieldId field) const;
  [[nodiscard]] bool is_masked(ObjectId object) const;  // called by a confidential field instead of by its name
  [[nodiscard]] const Field* declaration(ObjectId object, FieldId field) const;  // nullptr if it has no such field

private:
  [[nodiscard]] std::string derived(ObjectId object) const;

  const Case* facts_;
  ObjectId asked_;
  bool secrets_ = false;                             // some field is confidential, and this reader may not see it
  std::vector<bool> secret_fields_;                  // by FieldId: some declaration of it is confidential
  std::vector<std::pair<ObjectId, FieldId>> masks_;  // by ObjectId: whose field it is known by; kNo: none
};

}  // namespace licet::core
