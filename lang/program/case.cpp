#include "program/case.hpp"

#include <algorithm>

namespace licet::core {

namespace {

auto place_of(const std::vector<Fact>& facts, FieldId field) {
  return std::lower_bound(facts.begin(), facts.end(), field, [](const Fact& f, FieldId id) { return f.field < id; });
}

}  // namespace

Case::Case(std::shared_ptr<const Program> of)
    : program(std::move(of)),
      symbols(std::make_shared<Symbols>(&program->symbols)),
      readings(program->readings.size()) {}

ObjectId Case::find(Symbol name) const {
  if (name == kNoSymbol) return kNo<ObjectId>;
  for (std::size_t i = objects.size(); i-- > 0;) {  // the latest of a name counts
    if (objects[i].name == name) return ObjectId{static_cast<std::uint32_t>(i)};
  }
  return kNo<ObjectId>;
}

const Fact* Case::fact(ObjectId object, FieldId field) const {
  const auto& facts = objects[licet::core::index(object)].facts;
  const auto found = place_of(facts, field);
  return found != facts.end() && found->field == field ? &*found : nullptr;
}

void Case::set_fact(ObjectId object, Fact fact) {
  auto& facts = objects[licet::core::index(object)].facts;
  const auto at = facts.begin() + (place_of(facts, fact.field) - facts.begin());
  if (at != facts.end() && at->field == fact.field) {
    *at = fact;
  } else {
    facts.insert(at, fact);
  }
}

ObjectId Case::add(Object object) {
  std::sort(object.facts.begin(), object.facts.end(), [](const Fact& a, const Fact& b) { return a.field < b.field; });
  objects.push_back(std::move(object));
  return ObjectId{static_cast<std::uint32_t>(objects.size() - 1)};
}

const std::vector<Value>& Case::list(Value value) const {
  const std::size_t i = value.index();
  return i < program->lists.size() ? program->lists[i] : lists[i - program->lists.size()];
}

Value Case::make_list(std::vector<Value> members) {
  lists.push_back(std::move(members));
  return Value::list(static_cast<std::uint32_t>(program->lists.size() + lists.size() - 1));
}

}  // namespace licet::core
