#include "answer/wording.hpp"

#include <algorithm>

#include "judge/walk.hpp"

namespace licet::core {

namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string fill_in(std::string_view ask, const std::vector<std::string_view>& parameters,
                    const std::vector<std::string>& arguments) {
  std::string text;
  while (!ask.empty()) {
    const auto open = std::min(ask.find('{'), ask.size());
    text += ask.substr(0, open);
    ask.remove_prefix(open);
    const auto close = ask.find('}');
    if (ask.empty() || close == ask.npos) {
      text += ask;
      break;
    }
    const std::string_view name = ask.substr(1, close - 1);
    std::size_t i = 0;
    while (i < parameters.size() && parameters[i] != name) ++i;
    text += i < arguments.size() ? arguments[i] : std::string(ask.substr(0, close + 1));
    ask.remove_prefix(close + 1);
  }
  return capitalised(text);
}

}  // namespace

bool is_truth(Op op) {
  switch (op) {
    case Op::truth:
    case Op::all_of:
    case Op::any_of:
    case Op::not_:
    case Op::at_least_of:
    case Op::compare:
    case Op::is_a:
    case Op::is_act:
    case Op::in_set:
    case Op::some:
    case Op::every:
    case Op::count_at_least:
    case Op::under:
    case Op::judgment:
    case Op::reading_is:
    case Op::reference:
    case Op::authorised:
    case Op::state:
    case Op::open_list:
      return true;
    case Op::constant:
    case Op::error:
    case Op::variable:
    case Op::this_act:
    case Op::actor:
    case Op::today:
    case Op::field:
    case Op::event_day:
    case Op::event_actor:
    case Op::add:
    case Op::negate:
    case Op::multiply:
    case Op::divide:
    case Op::shift:
    case Op::choose:
    case Op::sum:
    case Op::count_of:
    case Op::set_of:
    case Op::holders:
    case Op::events:
    case Op::term:
      return false;
  }
  return false;
}

// ---- small readings of the code
// --------------------------------------------------------------------------------------

std::vector<NodeId> Wording::list(const Node& node) const {
  const auto first = code_->lists.begin() + node.b;
  return {first, first + node.c};
}

std::vector<NodeId> Wording::parts(NodeId condition) const {
  if (!is_some(condition)) return {};
  const Node& node = (*code_)[condition];
  if (node.op != Op::all_of) return {condition};
  std::vector<NodeId> all;
  for (const NodeId operand : list(node)) {
    for (const NodeId part : parts(operand)) all.push_back(part);
  }
  return all;
}

bool Wording::is_variable(NodeId node, std::uint16_t slot) const {
  return is_some(node) && (*code_)[node].op == Op::variable && (*code_)[node].a == slot;
}

bool Wording::is_boolean(NodeId id, bool& yes) const {
  const Node& node = (*code_)[id];
  if (node.op != Op::constant || code_->constants[node.a].kind() != ValueKind::boolean) return false;
  yes = code_->constants[node.a].yes();
  return true;
}

NodeId Wording::condition_of(const Node& choose) const {
  const auto pairs = list(choose);
  bool first = false, second = false;
  if (pairs.size() != 4 || !is_boolean(pairs[1], first) || !is_boolean(pairs[3], second) || !first || second)
    return kNo<NodeId>;
  return pairs[0];
}

bool Wording::is_none(NodeId id) const {
  const Node& node = (*code_)[id];
  return node.op == Op::constant && code_->constants[node.a].is_none();
}

const Field* Wording::any_declaration(FieldId id) const {
  for (const Act& act : program_->acts) {
    for (const Field& field : act.fields) {
      if (field.id == id) return &field;
    }
  }
  for (const Role& role : program_->roles) {
    for (const Field& field : role.fields) {
      if (field.id == id) return &field;
    }
  }
  return nullptr;
}

bool Wording::is_dated(NodeId id) const {
  const Node& node = (*code_)[id];
  switch (node.op) {
    case Op::today:
    case Op::event_day:
    case Op::shift:
      return true;
    case Op::constant:
      return code_->constants[node.a].kind() == ValueKind::date;
    case Op::field: {
      const Field* field = any_declaration(FieldId{node.b});
      return field != nullptr && field->type.kind == Kind::date;
    }
    case Op::term:
      return program_->terms[node.a].type.kind == Kind::date;
    case Op::add: {
      const auto operands = list(node);
      return std::any_of(operands.begin(), operands.end(), [&](NodeId operand) { return is_dated(operand); });
    }
    default:
      return false;
  }
}

std::string Wording::written(NodeId node) const {
  const Place place = code_->places.size() > index(node) ? code_->places[index(node)] : Place{};
  const Sources* sources = program_->sources.get();
  if (sources == nullptr || place.source == kNoSource || static_cast<std::size_t>(place.source) >= sources->size())
    return "";
  const std::string_view text = (*sources)[place.source].text();
  if (place.span.begin >= place.span.end || place.span.end > text.size()) return "";
  return std::string(text.substr(place.span.begin, place.span.end - place.span.begin));
}

std::string Wording::text(Symbol symbol) const {
  return std::string(naming != nullptr ? naming->facts().text(symbol) : program_->symbols.text(symbol));
}

std::string Wording::constant(const Value& value) const {
  if (naming != nullptr) return naming->value(value);
  if (value.kind() != ValueKind::list) return plain_value_text(program_->symbols, value);
  std::vector<std::string> members;
  if (value.index() < program_->lists.size()) {
    for (const Value& member : program_->lists[value.index()]) members.push_back(constant(member));
  }
  return members.empty() ? "none" : joined(members);
}

// The compiled code knows a variable by its slot; its name stands in the text, wherever it is used.
std::string Wording::variable(std::uint16_t slot, NodeId within) const {
  if (slot < slots.size() && !slots[slot].empty()) return slots[slot];
  std::string name = "it";
  find_variable(within, slot, [&](NodeId use) {
    name = written(use);
    if (!is_name(name)) name = "it";
    return name != "it";
  });
  return name;
}

template <class Enough>
bool Wording::find_variable(NodeId within, std::uint16_t slot, Enough enough) const {
  if (!is_some(within)) return false;
  const Node& node = (*code_)[within];
  if (node.op == Op::variable && node.a == slot && enough(within)) return true;
  bool found = false;
  for_operands(*code_, node, [&](NodeId operand) { found = found || find_variable(operand, slot, enough); });
  return found;
}

// Nothing can be shown of what speaks of a member of a set, since that is not one thing.
bool Wording::speaks_of_bound(NodeId node) const {
  return std::any_of(bound_.begin(), bound_.end(),
                     [&](std::uint16_t slot) { return find_variable(node, slot, [](NodeId) { return true; }); });
}

Wording Wording::binding(std::uint16_t slot, std::string name) const {
  Wording inner = *this;
  inner.bound_.push_back(slot);
  if (inner.slots.size() <= slot) inner.slots.resize(slot + std::size_t{1});
  inner.slots[slot] = std::move(name);
  return inner;
}

std::string Wording::value_in_case(NodeId node) const {
  return inserted && !speaks_of_bound(node) ? inserted(node) : "";
}
// ---- values
// ----------------------------------------------------------------------------------------------------------

std::string Wording::noun(NodeId id) const {
  const Node& node = (*code_)[id];
  const auto inner = [&](NodeId operand) {  // sums within products, and the like
    const Op op = (*code_)[operand].op;
    const bool compound = op == Op::add || op == Op::multiply || op == Op::divide || op == Op::choose || op == Op::sum;
    return compound ? "(" + noun(operand) + ")" : noun(operand);
  };
  switch (node.op) {
    case Op::constant:
      return constant(code_->constants[node.a]);
    case Op::error:
      return "what cannot be worked out (" + text(Symbol{node.a}) + ")";
    case Op::variable:
      return variable(static_cast<std::uint16_t>(node.a), id);
    case Op::this_act:
      return act;
    case Op::actor:
      return actor;
    case Op::today:
      return "today";
    case Op::field:
      return field(node);
    case Op::event_day:
      return "the day of " + noun(NodeId{node.a});
    case Op::event_actor:
      return (*code_)[NodeId{node.a}].op == Op::this_act ? actor : "the one who did " + noun(NodeId{node.a});
    case Op::add: {
      std::string sum;
      for (const NodeId operand : list(node)) {
        const Node& part = (*code_)[operand];
        const bool minus = part.op == Op::negate && !sum.empty();
        if (!sum.empty()) sum += minus ? " minus " : " plus ";
        sum += minus ? inner(NodeId{part.a}) : inner(operand);
      }
      return sum;
    }
    case Op::negate:
      return "minus " + inner(NodeId{node.a});
    case Op::multiply: {
      std::string product;
      for (const NodeId operand : list(node)) product += (product.empty() ? "" : " times ") + inner(operand);
      return product;
    }
    case Op::divide:
      return inner(NodeId{node.a}) + " divided by " + inner(NodeId{node.b});
    case Op::shift:
      return inner(NodeId{node.a}) + (node.flag == 0 ? " before " : " after ") + inner(NodeId{node.b});
    case Op::choose:
      if (const NodeId condition = condition_of(node); is_some(condition))
        return "whether " + clause(condition, Polarity::affirmed, Depth::inner);
      return chosen(node, false);
    case Op::sum: {
      const std::string name = variable(node.slot, NodeId{node.c});
      return "the sum of " + binding(node.slot, name).noun(NodeId{node.c}) + " over " +
             members(NodeId{node.a}, NodeId{node.b}, node.slot);
    }
    case Op::count_of:
      return "the number of " + members(NodeId{node.a}, NodeId{node.b}, node.slot);
    case Op::set_of:
    case Op::holders:
    case Op::events:
      return set(id, "and");
    case Op::term: {
      std::vector<std::string> of;
      for (const NodeId part : list(node)) of.push_back(argument(part));
      const Symbol name = program_->terms[node.a].name;
      return the(words(name)) + (of.empty() ? "" : " of " + joined(of));
    }
    default:
      return "whether " + clause(id, Polarity::affirmed, Depth::inner);  // a condition in the place of a value
  }
}

// Names that are prepositions say what the act is to, for or about; English wants a noun there.
std::string Wording::field(const Node& node) const {
  const FieldId id{node.b};
  const std::string name = words(program_->field_names[index(id)]);
  const NodeId owner{node.a};
  const bool own = (*code_)[owner].op == Op::this_act;
  if (!is_preposition(name)) return own ? the(name) : possessive(noun(owner)) + " " + name;
  const Field* declared = any_declaration(id);
  const bool person = declared != nullptr && declared->type.kind == Kind::object && is_some(declared->type.role) &&
                      !program_->roles[index(declared->type.role)].thing;
  if (name == "to" && person) return own ? "the recipient" : "the recipient of " + noun(owner);
  if (name == "from" && person) return own ? "the source" : "the source of " + noun(owner);
  std::string kind = "one";
  if (declared != nullptr && declared->type.kind == Kind::object && is_some(declared->type.role))
    kind = role(declared->type.role);
  if (declared != nullptr && declared->type.kind == Kind::date) kind = "date";
  if (declared != nullptr && declared->type.kind == Kind::money) kind = "amount";
  if (name == "of") return "the " + kind + " of " + noun(owner);
  return "the " + kind + " that " + (own ? act : noun(owner)) + " is " + name;
}

std::string Wording::shown(NodeId id) const {
  const std::string phrase = noun(id);
  const Op op = (*code_)[id].op;
  // A thing that is called by its name has shown itself; a written list or a constant has no other value.
  if (op == Op::constant || op == Op::variable || op == Op::this_act || op == Op::actor || op == Op::set_of)
    return phrase;
  const std::string value = value_in_case(id);
  if (value.empty() || value == phrase) return phrase;
  return phrase + " (" + value + ")";
}

std::string Wording::argument(NodeId id) const {
  const std::string value = value_in_case(id);
  return value.empty() || value == kWithheld ? noun(id) : value;
}

std::string Wording::set(NodeId id, std::string_view word) const {
  const Node& node = (*code_)[id];
  if (node.op == Op::set_of) {
    std::vector<std::string> names;
    for (const NodeId member : list(node)) names.push_back(noun(member));
    return names.empty() ? "nothing" : joined(names, word);
  }
  if (node.op == Op::holders) return "all " + plural(role(RoleId{node.a}));
  if (node.op == Op::events) return "all acts " + in_quotes(words(program_->acts[node.a].name));
  return shown(id);
}

// "the Countries c such that …", "the members m of the committee such that …"
std::string Wording::members(NodeId set_id, NodeId condition, std::uint16_t slot) const {
  const Node& set_node = (*code_)[set_id];
  std::string name = is_some(condition) ? variable(slot, condition) : "";
  if (name == "it") name.clear();
  const std::string called = name.empty() ? "" : " " + name;
  std::string text;
  if (set_node.op == Op::holders) {
    text = plural(role(RoleId{set_node.a})) + called;
  } else if (set_node.op == Op::events) {
    text = "acts " + in_quotes(words(program_->acts[set_node.a].name)) + called;
  } else {
    text = "those" + called + " among " + set(set_id, "and");
  }
  if (is_some(condition))
    text +=
        " such that " + binding(slot, name.empty() ? "it" : name).clause(condition, Polarity::affirmed, Depth::inner);
  return text;
}

std::string Wording::chosen(const Node& node, bool truths) const {
  const auto pairs = list(node);
  std::string text;
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    const std::string value = truths ? clause(pairs[i + 1], Polarity::affirmed, Depth::inner) : shown(pairs[i + 1]);
    bool always = false;
    if (is_boolean(pairs[i], always) && always) {
      text += (text.empty() ? "" : ", or else ") + value;
      break;
    }
    text += (text.empty() ? "" : ", or else ") + value + " if " + clause(pairs[i], Polarity::affirmed, Depth::inner);
  }
  return text;
}

std::string Wording::question(JudgmentId id, const std::vector<std::string>& arguments) const {
  const Judgment& judgment = program_->judgments[index(id)];
  if (judgment.ask.empty())
    return capitalised(words(judgment.name)) + (arguments.empty() ? "" : " (" + joined(arguments) + ")") + "?";
  std::vector<std::string_view> parameters;
  for (const Symbol parameter : judgment.parameters) parameters.push_back(program_->symbols.text(parameter));
  return fill_in(judgment.ask, parameters, arguments);
}

std::string Wording::question(NodeId id) const {
  const Node& node = (*code_)[id];
  std::vector<std::string> arguments;
  for (const NodeId part : list(node)) arguments.push_back(argument(part));
  return question(JudgmentId{node.a}, arguments);
}

}  // namespace licet::core
