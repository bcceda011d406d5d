#include "story/teller.hpp"

#include <algorithm>

#include "meaning/type.hpp"

namespace licet::core {

namespace {

// Keeps the facts sorted, and replaces one that is there.
void set_in(std::vector<Fact>& facts, const Fact& fact) {
  const auto at =
      std::lower_bound(facts.begin(), facts.end(), fact.field, [](const Fact& f, FieldId id) { return f.field < id; });
  if (at != facts.end() && at->field == fact.field) {
    *at = fact;
  } else {
    facts.insert(at, fact);
  }
}

}  // namespace

// ---- fields --------------------------------------------------------------------------------------------------------

const Field* Teller::field_of(const Object& object, FieldId id) const {
  if (object.kind != ObjectKind::entity) return is_some(object.act) ? program().field(object.act, id) : nullptr;
  for (const Held& held : object.roles) {
    if (const Field* field = program().field(held.role, id)) return field;
  }
  // By definition, or openly, somebody may hold more roles than were told, and have their fields.
  for (std::size_t i = 0; i < program().roles.size(); ++i) {
    if (!object.open_roles && !is_some(program().roles[i].means)) continue;
    if (const Field* field = program().field(RoleId{static_cast<std::uint32_t>(i)}, id)) return field;
  }
  return nullptr;
}

std::vector<std::string> Teller::fields_of(const Object& object) const {
  std::vector<std::string> names;
  const auto add = [&](const Fields& fields) {
    for (const Field& field : fields) names.emplace_back(facts().text(field.name));
  };
  if (object.kind == ObjectKind::entity) {
    for (const Held& held : object.roles) add(program().roles[index(held.role)].fields);
  } else if (is_some(object.act)) {
    add(program().acts[index(object.act)].fields);
  }
  return names;
}

bool Teller::put(Object& object, const ToldFields& fields) {
  bool good = true;
  std::vector<std::string> seen;
  for (const ToldField& told : fields) {
    if (std::find(seen.begin(), seen.end(), told.name.text) != seen.end()) {
      finder_.wrong(Code::wrong_case_value, told.name.where, quoted(told.name.text) + " is told twice");
      good = false;
      continue;
    }
    seen.push_back(told.name.text);
    const FieldId id = program().names.field(facts().symbols->find(told.name.text));
    const Field* field = is_some(id) ? field_of(object, id) : nullptr;
    const bool unlisted = object.kind != ObjectKind::entity && !is_some(object.act);
    if (field == nullptr && unlisted)
      continue;  // no rule asks for it: an act that the policy lacks has no fields there
    if (field == nullptr) {
      const std::string owner = object.kind == ObjectKind::entity
                                    ? kind_text(object) + ", which"
                                    : quoted(facts().text(program().acts[index(object.act)].name));
      const auto names = fields_of(object);
      std::string help = did_you_mean(told.name.text, names);
      if (help.empty() && !names.empty() && names.size() <= 12) help = "it has " + enumerated(names, "and");
      finder_.wrong(Code::unknown_case_field, told.name.where, owner + " has no field " + quoted(told.name.text),
                    std::move(help));
      good = false;
      continue;
    }
    auto fact = value(told.value, field->type, quoted(told.name.text));
    if (!fact) {
      good = false;
      continue;
    }
    fact->field = id;
    set_in(object.facts, *fact);
  }
  return good;
}

bool Teller::fill(ObjectId id, const ToldFields& fields) {
  Object object = facts().objects[index(id)];
  if (!put(object, fields)) return false;
  facts().objects[index(id)] = std::move(object);
  return true;
}

bool Teller::fact(ObjectId id, const ToldField& field) { return fill(id, {field}); }

// ---- persons and things --------------------------------------------------------------------------------------------

bool Teller::room(const Where& where) {
  if (facts().objects.size() < kMostObjects) return true;
  finder_.wrong(Code::case_too_large, where,
                "a case may speak of up to " + std::to_string(kMostObjects) + " persons, things and events");
  return false;
}

bool Teller::new_name(const Word& word, ObjectKind kind) {
  if (word.empty()) return true;
  const ObjectId other = facts().find(facts().symbols->find(word.text));
  if (!is_some(other)) return true;
  const Object& object = facts().objects[index(other)];
  if (kind == object.kind && kind != ObjectKind::event)
    return true;  // more about somebody; or another question of this name
  finder_.wrong(Code::name_taken, word.where, kind_text(object) + " already", "take another name");
  return false;
}

std::optional<Object> Teller::roles_of(const ToldEntity& told) {
  if (told.name.empty()) {
    finder_.wrong(Code::unknown_thing, told.name.where, "a person or thing needs a name");
    return std::nullopt;
  }
  if (!new_name(told.name, ObjectKind::entity)) return std::nullopt;
  const Symbol name = facts().symbols->intern(told.name.text);
  const ObjectId known = facts().find(name);
  Object object;
  if (is_some(known)) object = facts().objects[index(known)];
  object.name = name;
  object.open_roles = object.open_roles || told.open_roles;
  bool good = true;
  for (const ToldRole& role : told.roles) {
    const RoleId id = finder_.role(role.role);
    if (role.from && role.until && *role.from > *role.until) {
      finder_.wrong(Code::bad_case_day, role.role.where,
                    "the role begins on " + day_text(*role.from) + ", after its last day " + day_text(*role.until));
      good = false;
    }
    good = good && is_some(id);
    const auto same = [&](const Held& held) {
      return held.role == id && held.from == role.from && held.until == role.until && held.perhaps == role.perhaps;
    };
    if (is_some(id) && std::none_of(object.roles.begin(), object.roles.end(), same)) {
      object.roles.push_back({id, role.from, role.until, role.perhaps});
    }
  }
  if (!good) return std::nullopt;
  return object;
}

ObjectId Teller::commit(Object object) {
  const ObjectId known = object.kind == ObjectKind::entity ? facts().find(object.name) : kNo<ObjectId>;
  if (!is_some(known)) return facts().add(std::move(object));
  facts().objects[index(known)] = std::move(object);
  return known;
}

ObjectId Teller::declare(const ToldEntity& told) {
  auto object = roles_of(told);
  return object && room(told.name.where) ? commit(std::move(*object)) : kNo<ObjectId>;
}

bool Teller::entity(const ToldEntity& told) {
  auto object = roles_of(told);
  if (!object || !room(told.name.where) || !put(*object, told.fields)) return false;
  commit(std::move(*object));
  return true;
}

ObjectId Teller::person(const Told& told) {
  if (told.kind == Told::Kind::exact && told.value.kind() == ValueKind::object) return ObjectId{told.value.index()};
  if (told.kind == Told::Kind::name || told.kind == Told::Kind::written) return finder_.object({told.text, told.where});
  if (told.kind != Told::Kind::error) {
    finder_.wrong(Code::unknown_thing, told.where, "somebody is expected here, not " + shown(told));
  }
  return kNo<ObjectId>;
}

// ---- acts ----------------------------------------------------------------------------------------------------------

bool Teller::own_act(const Word& name, const Word& like, const ToldFields& fields) {
  const auto id = finder_.try_declared(name.text, DeclaredAs::act);
  const Symbol symbol = facts().symbols->intern(name.text);
  const bool again =
      std::any_of(draft_.acts.begin(), draft_.acts.end(), [&](const OwnAct& act) { return act.name == symbol; });
  if (id != kNone || again) {
    finder_.wrong(Code::name_taken, name.where,
                  "there is an act " + quoted(name.text) + (again ? " in this case" : " in the policy") + " already");
    return false;
  }
  OwnAct own{symbol, kNo<ActId>, {}};
  if (!like.empty()) {
    const auto found = finder_.act(like);
    if (!found) return false;
    own.like = found->act;
  }
  Object sample;
  sample.kind = ObjectKind::event;
  sample.act = own.like;
  if (!put(sample, fields)) return false;
  own.facts = std::move(sample.facts);
  draft_.acts.push_back(std::move(own));
  return true;
}

std::optional<Object> Teller::doing(const ToldAct& told, ObjectKind kind) {
  const auto act = finder_.act(told.act);
  const ObjectId who = person(told.who);
  if (!new_name(told.name, kind) || !act || !is_some(who) || !room(told.act.where)) return std::nullopt;
  Object object;
  object.kind = kind;
  object.name = told.name.empty() ? kNoSymbol : facts().symbols->intern(told.name.text);
  object.act = act->act;
  if (act->own != nullptr) {
    object.unlisted_act = act->own->name;
    object.facts = act->own->facts;
  }
  object.by = who;
  object.on = facts().on;
  object.order = static_cast<std::uint32_t>(facts().objects.size());
  const Object& doer = facts().objects[index(who)];
  const RoleId by = is_some(act->act) ? program().acts[index(act->act)].by : kNo<RoleId>;
  if (doer.kind != ObjectKind::entity || !could_hold(doer, by)) {
    const std::string only = doer.kind != ObjectKind::entity || !is_some(by)
                                 ? "only persons act"
                                 : "only " + type_of(object_type(by)) + " can " + quoted(told.act.text);
    finder_.wrong(Code::wrong_doer, told.who.where, only + ", and " + kind_text(doer));
    return std::nullopt;
  }
  return object;
}

ObjectId Teller::declare(const ToldEvent& told) {
  auto object = doing(told.act, ObjectKind::event);
  if (!object) return kNo<ObjectId>;
  object->on = told.when.day;
  object->minute = told.when.minute;
  object->perhaps = told.perhaps;
  if (!draft_.day_told) facts().on = std::max(facts().on, told.when.day);
  return facts().add(std::move(*object));
}

ObjectId Teller::event(const ToldEvent& told) {
  const Day day = facts().on;
  const ObjectId id = declare(told);
  if (!is_some(id) || fill(id, told.act.fields)) return id;
  facts().objects.pop_back();
  facts().on = day;
  return kNo<ObjectId>;
}

ObjectId Teller::declare_asked(const ToldAct& told) {
  auto object = doing(told, ObjectKind::asked);
  return object ? facts().add(std::move(*object)) : kNo<ObjectId>;
}

// A name that is asked about again is still that act: what was found about it goes on to count.
ObjectId Teller::asked(const ToldAct& told) {
  auto object = doing(told, ObjectKind::asked);
  if (!object || !put(*object, told.fields)) return kNo<ObjectId>;
  const ObjectId before = facts().find(object->name);
  if (is_some(before)) {
    Object& known = facts().objects[index(before)];
    if (known.act == object->act && known.unlisted_act == object->unlisted_act && known.by == object->by) {
      object->order = known.order;
      known = std::move(*object);
      return before;
    }
  }
  return facts().add(std::move(*object));
}

bool Teller::day(Day day) {
  facts().on = day;
  draft_.day_told = true;
  return true;
}

std::optional<std::pair<ReadingId, std::uint32_t>> Teller::option_of(const Word& reading, const Word& option) {
  const ReadingId id = finder_.reading(reading);
  if (!is_some(id)) return std::nullopt;
  const auto& options = program().readings[index(id)].options;
  const auto found = std::find(options.begin(), options.end(), facts().symbols->find(option.text));
  if (found != options.end() && !option.empty())
    return std::pair{id, static_cast<std::uint32_t>(found - options.begin())};
  std::vector<std::string> names;
  for (const Symbol name : options) names.emplace_back(facts().text(name));
  finder_.wrong(Code::unknown_case_reading, option.where,
                quoted(reading.text) + " may be read as " + enumerated(names) + ", not as " + quoted(option.text),
                did_you_mean(option.text, names));
  return std::nullopt;
}

bool Teller::settle(const Word& reading, const Word& option) {
  const auto settled = option_of(reading, option);
  if (settled) facts().readings[index(settled->first)] = settled->second;
  return settled.has_value();
}

}  // namespace licet::core
