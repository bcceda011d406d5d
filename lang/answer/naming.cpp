#include "answer/naming.hpp"

#include <algorithm>
#include <cctype>

#include "answer/words.hpp"

namespace licet::core {

namespace {

constexpr std::pair<ObjectId, FieldId> kNoMask{kNo<ObjectId>, kNo<FieldId>};

template <class Visit>
void each_object(const Case& facts, const Value& value, Visit visit) {  // lists of lists do not occur
  if (value.kind() == ValueKind::object) visit(ObjectId{value.index()});
  if (value.kind() != ValueKind::list) return;
  for (const Value& member : facts.list(value)) {
    if (member.kind() == ValueKind::object) visit(ObjectId{member.index()});
  }
}

}  // namespace

Naming::Naming(const Case& facts, Sight sight, ObjectId asked, ObjectId known)
    : facts_(&facts),
      asked_(asked),
      secret_fields_(program().field_names.size(), false),
      masks_(facts.objects.size(), kNoMask) {
  if (sight == Sight::everything) return;
  const auto note = [&](const Fields& fields) {
    for (const Field& field : fields) {
      if (field.confidential && index(field.id) < secret_fields_.size())
        secrets_ = secret_fields_[index(field.id)] = true;
    }
  };
  for (const Role& role : program().roles) note(role.fields);
  for (const Act& act : program().acts) note(act.fields);
  if (!secrets_) return;

  for (std::size_t i = 0; i < facts.objects.size(); ++i) {
    const ObjectId owner{static_cast<std::uint32_t>(i)};
    for (const Fact& fact : facts.objects[i].facts) {
      if (fact.state != FactState::known || !is_secret(owner, fact.field)) continue;
      each_object(facts, fact.value, [&](ObjectId object) {
        if (masks_[index(object)] == kNoMask) masks_[index(object)] = {owner, fact.field};
      });
    }
  }
  const auto unmask = [&](ObjectId object) {
    if (is_some(object)) masks_[index(object)] = kNoMask;
  };
  unmask(known);
  if (!is_some(asked)) return;
  const Object& act = facts.objects[index(asked)];
  unmask(act.by);
  for (const Fact& fact : act.facts) {
    if (fact.state == FactState::known && !is_secret(asked, fact.field)) each_object(facts, fact.value, unmask);
  }
}

const Field* Naming::declaration(ObjectId object, FieldId field) const {
  const Object& of = facts_->objects[index(object)];
  if (of.kind != ObjectKind::entity) return is_some(of.act) ? program().field(of.act, field) : nullptr;
  for (const Held& held : of.roles) {
    if (const Field* found = program().field(held.role, field)) return found;
  }
  return nullptr;
}

bool Naming::may_be_secret(FieldId field) const {
  return index(field) < secret_fields_.size() && secret_fields_[index(field)];
}

bool Naming::is_secret(ObjectId object, FieldId field) const {
  if (!may_be_secret(field)) return false;
  const Object& of = facts_->objects[index(object)];
  if (of.kind != ObjectKind::entity) {
    const Field* declared = declaration(object, field);
    return declared == nullptr || declared->confidential;
  }
  // A person of several roles: what one of them declares confidential is so. Of unknown roles: rather withhold.
  bool declared = false;
  for (const Held& held : of.roles) {
    const Field* found = program().field(held.role, field);
    if (found != nullptr && found->confidential) return true;
    declared = declared || found != nullptr;
  }
  return !declared;
}

bool Naming::is_masked(ObjectId object) const {
  return index(object) < masks_.size() && masks_[index(object)] != kNoMask;
}

std::string Naming::object(ObjectId object) const {
  if (!is_some(object)) return "somebody";
  if (index(object) >= facts_->objects.size()) return derived(object);
  if (is_masked(object)) {
    const auto [owner, field] = masks_[index(object)];
    // One step only: the owner of a confidential field may itself be known by one, of which this is the owner.
    const Object& of = facts_->objects[index(owner)];
    const std::string whose =
        is_masked(owner) || of.name == kNoSymbol ? "" : " of " + std::string(facts_->text(of.name));
    return "the " + words_of(program().symbols.text(program().field_names[index(field)])) + whose + " (name withheld)";
  }
  const Object& of = facts_->objects[index(object)];
  if (of.name != kNoSymbol) return std::string(facts_->text(of.name));
  if (of.kind == ObjectKind::asked && object == asked_) return "this act";
  if (of.kind == ObjectKind::entity) return "somebody without a name";
  const Symbol act = of.unlisted_act != kNoSymbol ? of.unlisted_act
                     : is_some(of.act)            ? program().acts[index(of.act)].name
                                                  : kNoSymbol;
  std::string text = "the " + words_of(facts_->text(act));
  if (of.kind == ObjectKind::event) text += " of " + day_text(of.on);
  if (is_some(of.by)) text += " by " + this->object(of.by);
  return text;
}

std::string Naming::derived(ObjectId object) const {
  if (judge == nullptr) return "that act";
  const Derived& act = judge->derived(object);
  switch (act.kind) {
    case Derived::Kind::described:
      return this->object(act.root);
    case Derived::Kind::demanded:
      return "the act demanded";
    case Derived::Kind::breach:
      return "the breach of " + std::string(program().symbols.text(program().rules[index(act.rule)].name));
  }
  return "";
}

std::string Naming::operand(const Operand& operand, std::string_view unknown) const {
  return operand.known() ? value(operand.value) : std::string(unknown);
}

std::string option_text(std::string_view option) {
  // P5 or i247 is seen to be a name; `other` or `travel` would pass for a word of the sentence.
  const bool plain = std::any_of(option.begin(), option.end(),
                                 [](unsigned char c) { return std::isupper(c) != 0 || std::isdigit(c) != 0; });
  return plain ? std::string(option) : in_quotes(words_of(option));
}

std::string plain_value_text(const Symbols& symbols, const Value& value) {
  switch (value.kind()) {
    case ValueKind::none:
      return "none";
    case ValueKind::boolean:
      return value.yes() ? "yes" : "no";
    case ValueKind::number:
      return value.decimal().text();
    case ValueKind::money:
      return std::string(symbols.text(value.currency())) + " " + value.decimal().money_text();
    case ValueKind::date:
      return day_text(value.day());
    case ValueKind::duration:
      return duration_text(value.duration());
    case ValueKind::text:
      return in_quotes(symbols.text(value.symbol()));
    case ValueKind::option:
      return option_text(symbols.text(value.symbol()));
    case ValueKind::object:
    case ValueKind::list:
      break;  // need their case
  }
  return "";
}

std::string Naming::value(const Value& value) const {
  if (value.kind() == ValueKind::object) return object(ObjectId{value.index()});
  if (value.kind() != ValueKind::list) return plain_value_text(*facts_->symbols, value);
  std::vector<std::string> members;
  for (const Value& member : facts_->list(value)) members.push_back(this->value(member));
  return members.empty() ? "none" : joined(members);
}

}  // namespace licet::core
