#include "meaning/type.hpp"

#include <algorithm>

namespace licet::core {

namespace {

std::string list_text(const Symbols& symbols, const std::vector<Symbol>& options) {
  std::string text;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (i == 6 && options.size() > 7) return text + " | and " + std::to_string(options.size() - i) + " more";
    text += (i == 0 ? "" : " | ") + std::string(symbols.text(options[i]));
  }
  return text;
}

bool same_options(const Program& program, TypeId a, TypeId b) {
  if (a == b || !is_some(a) || !is_some(b)) return true;
  const Options& one = program.types[index(a)];
  const Options& two = program.types[index(b)];
  // Two anonymous lists of the same words are one type: authors repeat them rather than name them.
  return one.name == kNoSymbol && two.name == kNoSymbol && one.options == two.options;
}

// Whether what is known as `role` may turn out to be a `special`: it is one of its kinds, or a part of what it means.
bool below(const Program& program, RoleId special, RoleId role) {
  if (!is_some(role) || program.is_a(special, role)) return true;
  const auto& means = program.roles[index(role)].alternatives;
  return std::any_of(means.begin(), means.end(),
                     [&](RoleId part) { return part != role && program.is_a(special, part); });
}

}  // namespace

Type type_of_kind(Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}
Type object_type(RoleId role) {
  Type type = type_of_kind(Kind::object);
  type.role = role;
  return type;
}
Type act_type(ActId act) {
  Type type = type_of_kind(Kind::act);
  type.act = act;
  return type;
}
Type option_type(TypeId options) {
  Type type = type_of_kind(Kind::option);
  type.options = options;
  return type;
}
Type set_type(const Type& member) {
  Type type = member;
  type.member = member.kind;
  type.kind = Kind::set;
  return type;
}
Type member_type(const Type& set) {
  Type type = set;
  type.kind = set.member;
  type.member = Kind::any;
  return type;
}

std::string type_text(const Program& program, const Symbols& symbols, const Type& type) {
  switch (type.kind) {
    case Kind::boolean:
      return "yes or no";
    case Kind::number:
      return "a number";
    case Kind::money:
      return "money";
    case Kind::date:
      return "a date";
    case Kind::duration:
      return "a duration";
    case Kind::text:
      return "a text";
    case Kind::option: {
      if (!is_some(type.options)) return "an option";
      const Options& options = program.types[index(type.options)];
      if (options.name != kNoSymbol) return "a `" + std::string(symbols.text(options.name)) + "`";
      return "one of " + list_text(symbols, options.options);
    }
    case Kind::object:
      if (!is_some(type.role)) return "a person or thing";
      return "a `" + std::string(symbols.text(program.roles[index(type.role)].name)) + "`";
    case Kind::act:
      if (!is_some(type.act) || type.act == ActId{0}) return "an act";
      return "an act `" + std::string(symbols.text(program.acts[index(type.act)].name)) + "`";
    case Kind::set: {
      const Type member = member_type(type);
      if (member.kind == Kind::any) return "a set";
      if (member.kind == Kind::object && is_some(member.role)) {
        return "a set of `" + std::string(symbols.text(program.roles[index(member.role)].name)) + "`";
      }
      if (member.kind == Kind::act) return "a set of acts";
      return "a set (each " + type_text(program, symbols, member) + ")";
    }
    case Kind::any:
      return "a value";
  }
  return "";
}

bool may_hold_both(const Program& program, RoleId a, RoleId b) {
  if (!is_some(a) || !is_some(b)) return true;
  const Role& one = program.roles[index(a)];
  const Role& two = program.roles[index(b)];
  if (one.thing != two.thing) return false;
  if (!one.alternatives.empty() || !two.alternatives.empty()) return true;  // a defined role may be anybody's
  return std::find_first_of(one.up.begin(), one.up.end(), two.up.begin(), two.up.end()) != one.up.end();
}

bool fits(const Program& program, const Type& actual, const Type& expected) {
  if (actual.kind == Kind::any || expected.kind == Kind::any) return true;
  if (actual.kind != expected.kind) return false;
  switch (expected.kind) {
    case Kind::option:
      return same_options(program, actual.options, expected.options);
    case Kind::object:
      return may_hold_both(program, actual.role, expected.role);
    case Kind::act: {
      // A general act may be a special one (its fields are then unknown, not absent); unrelated ones may meet by
      // counting as.
      if (!is_some(actual.act) || !is_some(expected.act)) return true;
      return program.is_a(actual.act, expected.act) || program.is_a(expected.act, actual.act);
    }
    case Kind::set:
      return fits(program, member_type(actual), member_type(expected));
    default:
      return true;
  }
}

bool comparable(const Program& program, const Type& a, const Type& b) {
  if (a.kind == Kind::act && b.kind == Kind::act) return true;  // may be one event under two descriptions
  return fits(program, a, b);
}

bool has_order(Kind kind) {
  return kind == Kind::number || kind == Kind::money || kind == Kind::date || kind == Kind::duration ||
         kind == Kind::option || kind == Kind::any;
}

FieldSearch search_field(const Program& program, const std::vector<Type>& types, FieldId id) {
  FieldSearch result;
  if (!is_some(id)) return result;
  for (const Type& type : types) {  // declared there, or inherited
    if (type.kind == Kind::object && is_some(type.role)) result.field = program.field(type.role, id);
    if (type.kind == Kind::act && is_some(type.act)) result.field = program.field(type.act, id);
    result.own = result.field != nullptr;
    if (result.own) return result;
  }
  std::vector<const Field*> found;
  const auto consider = [&](const Field* field) {
    if (field == nullptr) return;
    const auto agrees = [&](const Field* known) {
      return fits(program, field->type, known->type) && fits(program, known->type, field->type);
    };
    if (found.empty() || !std::all_of(found.begin(), found.end(), agrees)) found.push_back(field);
  };
  for (const Type& type : types) {
    if (type.kind == Kind::object) {
      for (std::size_t i = 0; i < program.roles.size(); ++i) {
        const RoleId role{static_cast<std::uint32_t>(i)};
        if (below(program, role, type.role)) consider(program.field(role, id));
      }
    }
    if (type.kind == Kind::act) {
      for (std::size_t i = 0; i < program.acts.size(); ++i) {
        const ActId act{static_cast<std::uint32_t>(i)};
        if (!is_some(type.act) || program.is_a(act, type.act)) consider(program.field(act, id));
      }
    }
  }
  if (found.size() == 1) result.field = found.front();
  if (found.size() > 1) result.disagreeing = std::move(found);
  return result;
}

std::vector<Symbol> field_names_of(const Program& program, const std::vector<Type>& types) {
  std::vector<Symbol> names;
  for (std::size_t i = 0; i < program.field_names.size(); ++i) {
    const FieldSearch search = search_field(program, types, FieldId{static_cast<std::uint32_t>(i)});
    if (search.field != nullptr || !search.disagreeing.empty()) names.push_back(program.field_names[i]);
  }
  return names;
}

}  // namespace licet::core
