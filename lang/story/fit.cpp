#include <algorithm>

#include "meaning/type.hpp"
#include "story/teller.hpp"

// Values: whether what was told fits the type of its place.
namespace licet::core {

namespace {

bool is_things(Kind kind) { return kind == Kind::object || kind == Kind::act || kind == Kind::any; }

Kind kind_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::none:
      return Kind::any;
    case ValueKind::boolean:
      return Kind::boolean;
    case ValueKind::number:
      return Kind::number;
    case ValueKind::money:
      return Kind::money;
    case ValueKind::date:
      return Kind::date;
    case ValueKind::duration:
      return Kind::duration;
    case ValueKind::text:
      return Kind::text;
    case ValueKind::option:
      return Kind::option;
    case ValueKind::object:
      return Kind::object;
    case ValueKind::list:
      return Kind::set;
  }
  return Kind::any;
}

}  // namespace

bool Teller::could_hold(const Object& object, RoleId role) const {
  if (!is_some(role) || object.open_roles) return true;
  for (const Held& held : object.roles) {
    if (program().is_a(held.role, role)) return true;
  }
  // A defined role is held by whoever meets its definition: that is for the judge to say.
  for (std::size_t i = 0; i < program().roles.size(); ++i) {
    const RoleId id{static_cast<std::uint32_t>(i)};
    if (is_some(program().roles[i].means) && program().is_a(id, role)) return true;
  }
  return false;
}

std::string Teller::kind_text(const Object& object) const {
  std::vector<std::string> names;
  const std::string name = quoted(facts().text(object.name));
  if (object.kind != ObjectKind::entity) {
    const Symbol act = is_some(object.act) ? program().acts[index(object.act)].name : object.unlisted_act;
    return name + " is an act, of the kind " + quoted(facts().text(act));
  }
  for (const Held& held : object.roles) names.push_back(quoted(facts().text(program().roles[index(held.role)].name)));
  return name + (names.empty() ? " has no role" : " is " + enumerated(names, "and"));
}

std::string Teller::type_of(const Type& type) const { return type_text(program(), *facts().symbols, type); }

std::string Teller::shown(const Told& told) const {
  switch (told.kind) {
    case Told::Kind::none:
      return "`none`";
    case Told::Kind::unknown:
      return "`unknown`";
    case Told::Kind::text:
      return "a text";
    case Told::Kind::name:
    case Told::Kind::written:
      return quoted(told.text);
    case Told::Kind::list:
      return "a list";
    case Told::Kind::error:
      return "";
    case Told::Kind::exact:
      break;
  }
  switch (told.value.kind()) {
    case ValueKind::boolean:
      return told.value.yes() ? "`yes`" : "`no`";
    case ValueKind::number:
      return quoted(told.value.decimal().text());
    case ValueKind::money:
      return quoted(std::string(facts().text(told.value.currency())) + " " + told.value.decimal().money_text());
    case ValueKind::date:
      return quoted(day_text(told.value.day()));
    case ValueKind::duration:
      return quoted(duration_text(told.value.duration()));
    case ValueKind::object:
      return quoted(facts().text(facts().objects[told.value.index()].name));
    default:
      return "this";
  }
}

void Teller::mismatch(const Told& told, const Type& type, const std::string& place) {
  std::string help;
  if (type.kind == Kind::option && (told.kind == Told::Kind::name || told.kind == Told::Kind::written) &&
      is_some(type.options)) {
    std::vector<std::string> options;
    for (const Symbol option : program().types[index(type.options)].options) options.emplace_back(facts().text(option));
    help = did_you_mean(told.text, options);
  } else if (type.kind == Kind::money && told.kind == Told::Kind::exact && told.value.kind() == ValueKind::number) {
    help = "put the currency first, as in EUR 1200";
  } else if (type.kind == Kind::text && told.kind == Told::Kind::name) {
    help = "put it in quotation marks";
  } else if (type.kind == Kind::set && told.kind != Told::Kind::list) {
    help = "put it in brackets: it is a list of one";
  } else if (type.kind == Kind::boolean) {
    help = "`yes` or `no`";
  }
  finder_.wrong(Code::wrong_case_value, told.where, place + " takes " + type_of(type) + ", not " + shown(told),
                std::move(help));
}

bool Teller::thing_fits(ObjectId id, const Type& type, const Told& told, const std::string& place) {
  const Object& object = facts().objects[index(id)];
  bool fits = true;
  if (type.kind == Kind::object) {
    fits = object.kind == ObjectKind::entity && could_hold(object, type.role);
  } else if (type.kind == Kind::act) {
    // An act that the policy lacks may stand wherever an act may: no rule knows better.
    fits = object.kind != ObjectKind::entity &&
           (!is_some(object.act) || !is_some(type.act) || program().is_a(object.act, type.act));
  }
  if (!fits) {
    finder_.wrong(Code::wrong_case_value, told.where, place + " takes " + type_of(type) + ", and " + kind_text(object));
  }
  return fits;
}

// A bare name: an option, or somebody.
std::optional<Value> Teller::named(const Told& told, const Type& type, const std::string& place, bool& reported) {
  const Symbol symbol = facts().symbols->find(told.text);
  if (type.kind == Kind::option) {
    if (!is_some(type.options)) return std::nullopt;
    const auto& options = program().types[index(type.options)].options;
    if (symbol != kNoSymbol && std::find(options.begin(), options.end(), symbol) != options.end())
      return Value::option(symbol);
    return std::nullopt;
  }
  if (!is_things(type.kind)) return std::nullopt;
  if (type.kind == Kind::any && !is_some(facts().find(symbol)) && !program().names.enumerations_with(symbol).empty()) {
    return Value::option(symbol);
  }
  reported = true;
  const ObjectId found = finder_.object({told.text, told.where});
  if (!is_some(found) || !thing_fits(found, type, told, place)) return std::nullopt;
  return Value::object(static_cast<std::uint32_t>(found));
}

// A text of JSON or of a host, read as the type wants it.
std::optional<Value> Teller::written(const Told& told, const Type& type) {
  switch (type.kind) {
    case Kind::boolean:
      if (told.text == "yes") return Value::boolean(true);
      if (told.text == "no") return Value::boolean(false);
      return std::nullopt;
    case Kind::number:
      if (const auto number = Decimal::parse(told.text)) return Value::number(*number);
      return std::nullopt;
    case Kind::money:
      if (const auto money = read_money(told.text))
        return Value::money(money->first, facts().symbols->intern(money->second));
      return std::nullopt;
    case Kind::date:
      if (const auto day = parse_day(told.text)) return Value::date(*day);
      return std::nullopt;
    case Kind::duration:
      if (const auto duration = read_duration(told.text)) return Value::duration(*duration);
      return std::nullopt;
    case Kind::text:
      return Value::text(facts().symbols->intern(told.text));
    default:
      return std::nullopt;
  }
}

std::optional<Fact> Teller::value(const Told& told, const Type& type, const std::string& place) {
  Fact fact;
  const auto fail = [&]() -> std::optional<Fact> {
    mismatch(told, type, place);
    return std::nullopt;
  };
  const bool reads_words = told.kind == Told::Kind::written && type.kind != Kind::text;
  if (told.kind == Told::Kind::error) return std::nullopt;
  if (told.kind == Told::Kind::unknown || (reads_words && told.text == "unknown")) {
    fact.state = FactState::asked;
    return fact;
  }
  if (told.kind == Told::Kind::none || (reads_words && told.text == "none")) {
    if (type.kind == Kind::boolean) return fail();  // neither yes nor no: there is no such answer
    return fact;
  }
  if (type.kind == Kind::set) {
    if (told.kind == Told::Kind::exact && told.value.kind() == ValueKind::list) {
      fact.value = told.value;
      return fact;
    }
    if (told.kind != Told::Kind::list) return fail();
    std::vector<Value> members;
    bool good = true;
    for (const Told& member : told.members) {
      const auto read = value(member, member_type(type), "a member of " + place);
      good = good && read && read->state == FactState::known;
      if (read && read->state == FactState::known) members.push_back(read->value);
      if (read && read->state == FactState::asked) {
        finder_.wrong(Code::wrong_case_value, member.where, "a list has no unknown members",
                      "say that the whole list is unknown");
      }
    }
    if (!good) return std::nullopt;
    fact.value = facts().make_list(std::move(members));
    return fact;
  }
  if (told.kind == Told::Kind::list) return fail();
  if (told.kind == Told::Kind::exact) {
    const Kind kind = kind_of(told.value.kind());
    if (told.value.kind() == ValueKind::object) {
      if (!is_things(type.kind)) return fail();
      if (!thing_fits(ObjectId{told.value.index()}, type, told, place)) return std::nullopt;
    } else if (told.value.kind() == ValueKind::option) {
      Told name = told;
      name.kind = Told::Kind::name;
      name.text = facts().text(told.value.symbol());
      return value(name, type, place);
    } else if (type.kind != kind && type.kind != Kind::any) {
      return fail();
    }
    fact.value = told.value;
    return fact;
  }
  if (told.kind == Told::Kind::text) {
    if (type.kind != Kind::text && type.kind != Kind::any) return fail();
    fact.value = Value::text(facts().symbols->intern(told.text));
    return fact;
  }
  bool reported = false;
  auto read = named(told, type, place, reported);
  if (!read && !reported && told.kind == Told::Kind::written) read = written(told, type);
  if (!read) return reported ? std::nullopt : fail();
  fact.value = *read;
  return fact;
}

}  // namespace licet::core
