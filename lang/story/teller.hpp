#pragma once

#include <optional>
#include <string>
#include <vector>

#include "story/finder.hpp"
#include "story/told.hpp"

// The only way in which anything enters a case: checks what is told against the policy, and either changes the case or
// reports what is wrong and leaves it as it was.
namespace licet::core {

inline constexpr std::size_t kMostObjects =
    100'000;  // a case is of one matter; and an ObjectId is compared by walking the list

class Teller {
public:
  Teller(Draft& draft, Diagnostics& diagnostics) : draft_(draft), finder_(draft, diagnostics) {}

  bool entity(const ToldEntity& told);  // a new one, or more about one that is known
  bool own_act(const Word& name, const Word& like, const ToldFields& fields);
  ObjectId event(const ToldEvent& told);  // kNo: reported
  ObjectId asked(const ToldAct& told);
  bool day(Day day);
  bool fact(ObjectId object, const ToldField& field);
  bool finding(const ToldFinding& told, bool replaces = false);  // replaces: in a `what if`, one that contradicts
  bool doubt(const Word& judgment, const std::vector<Told>& of, const Where& where);
  bool authorisation(const ToldAuthorisation& told);
  bool settle(const Word& reading, const Word& option);
  std::optional<std::pair<ReadingId, std::uint32_t>> option_of(const Word& reading, const Word& option);

  // For cases told all at once (JSON): first every name, then what is said about it.
  ObjectId declare(const ToldEntity& told);  // without fields
  ObjectId declare(const ToldEvent& told);
  ObjectId declare_asked(const ToldAct& told);
  bool fill(ObjectId object, const ToldFields& fields);

  // A value of a type. `place` says what it is for: "`kind` of give_benefit".
  std::optional<Fact> value(const Told& told, const Type& type, const std::string& place);
  ObjectId person(const Told& told);
  [[nodiscard]] bool could_hold(const Object& object, RoleId role) const;  // on some day, by definition or openly
  [[nodiscard]] Finder& finder() { return finder_; }

private:
  struct Doing {  // who does which act
    ActFound act;
    Symbol name = kNoSymbol;
    ObjectId who = kNo<ObjectId>;
  };
  std::optional<Object> roles_of(const ToldEntity& told);
  std::optional<Object> doing(const ToldAct& told, ObjectKind kind);
  bool new_name(const Word& word, ObjectKind kind);
  bool room(const Where& where);
  ObjectId commit(Object object);
  bool put(Object& object, const ToldFields& fields);
  const Field* field_of(const Object& object, FieldId id) const;
  std::vector<std::string> fields_of(const Object& object) const;
  std::string kind_text(const Object& object) const;  // "`hall` is a Property"
  bool thing_fits(ObjectId id, const Type& type, const Told& told, const std::string& place);
  std::optional<Value> written(const Told& told, const Type& type);
  std::optional<Value> named(const Told& told, const Type& type, const std::string& place, bool& reported);
  std::optional<std::vector<Value>> arguments(const std::vector<Told>& of, const std::vector<Type>& types,
                                              const Where& where, std::string_view what);
  bool add_finding(Finding finding, bool replaces, const Where& where, std::string_view what);
  std::optional<Finding> what_is_found(const ToldFinding& told);
  void mismatch(const Told& told, const Type& type, const std::string& place);
  std::string shown(const Told& told) const;
  std::string type_of(const Type& type) const;

  Draft& draft_;
  Case& facts() { return draft_.facts; }
  [[nodiscard]] const Case& facts() const { return draft_.facts; }
  [[nodiscard]] const Program& program() const { return *draft_.facts.program; }
  Finder finder_;
};

}  // namespace licet::core
