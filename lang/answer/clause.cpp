#include <algorithm>

#include "answer/wording.hpp"

// Conditions as clauses. INVARIANT: the clause of a denied condition says exactly that the condition does not hold, and
// no clause made of several can be read with its `and`s and `or`s in another order.
namespace licet::core {

namespace {

Polarity other(Polarity polarity) { return polarity == Polarity::affirmed ? Polarity::denied : Polarity::affirmed; }
std::string is_or_not(Polarity polarity) { return polarity == Polarity::affirmed ? " is " : " is not "; }

std::string_view measure(CompareCode code, bool dated) {
  switch (code) {
    case CompareCode::is:
    case CompareCode::is_not:
      return "";
    case CompareCode::less:
      return dated ? "earlier than " : "less than ";
    case CompareCode::at_most:
      return dated ? "no later than " : "at most ";
    case CompareCode::more:
      return dated ? "later than " : "more than ";
    case CompareCode::at_least:
      return dated ? "no earlier than " : "at least ";
  }
  return "";
}

}  // namespace

std::string Wording::clause(NodeId node, Polarity polarity) const { return clause(node, polarity, Depth::top); }

std::string Wording::clause(NodeId id, Polarity polarity, Depth depth) const {
  const bool affirmed = polarity == Polarity::affirmed;
  const Node& node = (*code_)[id];
  switch (node.op) {
    case Op::all_of:
      return several(node, true, polarity, depth);
    case Op::any_of:
      return several(node, false, polarity, depth);
    case Op::not_:
      return clause(NodeId{node.a}, other(polarity), depth);
    case Op::at_least_of: {
      std::vector<std::string> parts;
      for (const NodeId part : list(node))
        parts.push_back("(" + std::to_string(parts.size() + 1) + ") " + clause(part, Polarity::affirmed, Depth::deep));
      return (affirmed ? "at least " : "fewer than ") + std::to_string(node.a) + " of these hold: " + joined(parts);
    }
    case Op::truth: {
      const Node& operand = (*code_)[NodeId{node.a}];
      if (is_truth(operand.op) || operand.op == Op::term) return clause(NodeId{node.a}, polarity, depth);
      return so(NodeId{node.a}, polarity);
    }
    case Op::compare:
      return compared(node, polarity);
    case Op::is_a:
      return shown(NodeId{node.a}) + is_or_not(polarity) + with_article(role(RoleId{node.b}));
    case Op::is_act:
      return noun(NodeId{node.a}) + is_or_not(polarity) + "an act " + in_quotes(words(program_->acts[node.b].name));
    case Op::in_set:
      return membership(node, polarity);
    case Op::some:
    case Op::every:
    case Op::count_at_least:
      return quantified(node, polarity);
    case Op::under:
      return shown(NodeId{node.a}) + is_or_not(polarity) + "under " + shown(NodeId{node.b}) + " (by " +
             in_quotes(words(program_->field_names[node.c])) + ", directly or through others)";
    case Op::judgment:
      return "the answer to " + in_quotes(question(id)) + (affirmed ? " is yes" : " is no");
    case Op::reading_is: {
      const Reading& reading = program_->readings[node.a];
      return in_quotes(reading.question.empty() ? words(reading.name) : reading.question) + is_or_not(polarity) +
             "read as " + option_text(program_->symbols.text(reading.options[node.b]));
    }
    case Op::reference: {
      std::vector<std::string> of;
      for (const NodeId part : list(node)) of.push_back(argument(part));
      return "the text " + text(Symbol{node.a}) + (affirmed ? " says so" : " does not say so") +
             (of.empty() ? "" : " of " + joined(of));
    }
    case Op::authorised:
      return licence(code_->licences[node.a], polarity);
    case Op::term:
      return holds(program_->symbols.text(program_->terms[node.a].name), node, polarity);
    case Op::state:
      return holds(program_->symbols.text(program_->states[node.a].name), node, polarity);
    case Op::open_list:
      return shown(NodeId{node.b}) + is_or_not(polarity) + "the like of what " +
             in_quotes(words(program_->terms[node.a].name)) + " lists";
    case Op::constant: {
      bool yes = false;
      if (is_boolean(id, yes)) return yes == affirmed ? "it is so in every case" : "it is never so";
      break;
    }
    case Op::error:
      return "what cannot be worked out (" + text(Symbol{node.a}) + ")" + (affirmed ? " holds" : " does not hold");
    case Op::choose:
      if (const NodeId condition = condition_of(node); is_some(condition)) return clause(condition, polarity, depth);
      return (affirmed ? "" : "it is not so that ") +
             (depth == Depth::top && affirmed ? chosen(node, true) : "(" + chosen(node, true) + ")");
    default:
      break;
  }
  return so(id, polarity);
}

// Two conditions within others are "both … and …" or "either … or …"; more are numbered off in brackets. At the top the
// words are plain, with a comma where a part is itself made of several.
std::string Wording::several(const Node& node, bool all, Polarity polarity, Depth depth) const {
  if (polarity == Polarity::denied) all = !all;  // not (a and b) = not a or not b, also with three values
  const auto operands = list(node);
  const Depth below = depth == Depth::top ? Depth::inner : Depth::deep;
  const std::string word = all ? "and" : "or";
  std::vector<std::string> parts;
  bool composite = false;
  for (const NodeId operand : operands) {
    Op op = (*code_)[operand].op;
    for (NodeId inner = operand; op == Op::not_; op = (*code_)[inner].op) inner = NodeId{(*code_)[inner].a};
    composite = composite || op == Op::all_of || op == Op::any_of || op == Op::at_least_of || op == Op::some ||
                op == Op::every || op == Op::count_at_least;
    parts.push_back(clause(operand, polarity, below));
  }
  if (parts.empty()) return all ? "it is so in every case" : "it is never so";
  if (parts.size() == 1) return parts[0];
  std::string text;
  const std::string comma = composite ? ", " : " ";
  if (depth == Depth::top || parts.size() > 2) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text += i + 1 == parts.size() ? comma + word + " " : ", ";
      text += parts[i];
    }
    return depth == Depth::top ? text : (all ? "all of (" : "one of (") + text + ")";
  }
  text = (all ? "both " : "either ") + parts[0] + comma + word + " " + parts[1];
  return depth == Depth::deep || composite ? "(" + text + ")" : text;
}

std::string Wording::compared(const Node& node, Polarity polarity) const {
  NodeId left{node.a}, right{node.b};
  const auto code = static_cast<CompareCode>(node.flag);
  if (code != CompareCode::is && code != CompareCode::is_not) {
    const bool dated = is_dated(left) || is_dated(right);
    return shown(left) + is_or_not(polarity) + std::string(measure(code, dated)) + shown(right);
  }
  if (code == CompareCode::is_not) polarity = other(polarity);
  if ((*code_)[left].op == Op::constant && (*code_)[right].op != Op::constant) std::swap(left, right);
  bool yes = false;
  if (is_boolean(right, yes)) {
    const Op op = (*code_)[left].op;
    const Polarity meant = yes ? polarity : other(polarity);
    return is_truth(op) || op == Op::term ? clause(left, meant, Depth::inner) : so(left, meant);
  }
  if (is_none(right)) {
    const Node& subject = (*code_)[left];
    const Field* field = subject.op == Op::field ? any_declaration(FieldId{subject.b}) : nullptr;
    const bool person = field != nullptr && field->type.kind == Kind::object &&
                        (!is_some(field->type.role) || !program_->roles[index(field->type.role)].thing);
    const bool affirmed = polarity == Polarity::affirmed;
    return shown(left) + " is " + (person ? (affirmed ? "nobody" : "somebody") : (affirmed ? "nothing" : "something"));
  }
  // "the channel is i247" and not "the channel (i247) is i247": its value is what the sentence says.
  const std::string value = value_in_case(left), wanted = noun(right);
  return (polarity == Polarity::affirmed && value == wanted ? noun(left) : shown(left)) + is_or_not(polarity) +
         shown(right);
}

std::string Wording::so(NodeId value, Polarity polarity) const {
  const Node& node = (*code_)[value];
  const bool affirmed = polarity == Polarity::affirmed;
  if (node.op == Op::field) {
    const NodeId owner{node.a};
    if (const auto predicate = predicate_of(program_->symbols.text(program_->field_names[node.b]))) {
      const std::string subject = (*code_)[owner].op == Op::this_act ? act : shown(owner);
      return subject + " " + (affirmed ? predicate->affirmed : predicate->denied);
    }
  }
  return noun(value) + (affirmed ? " is yes" : " is no");
}

// A term or a state of what it is said of: "vote is in campaign"; where its name is no predicate, "nominal holds for
// it".
std::string Wording::holds(std::string_view name, const Node& node, Polarity polarity) const {
  const bool affirmed = polarity == Polarity::affirmed;
  std::vector<std::string> of;
  for (const NodeId part : list(node)) of.push_back(shown(part));
  if (of.size() == 1) {
    if (const auto predicate = predicate_of(name))
      return of[0] + " " + (affirmed ? predicate->affirmed : predicate->denied);
  }
  return in_quotes(words_of(name)) + (affirmed ? " holds" : " does not hold") +
         (of.empty() ? "" : " for " + joined(of));
}

std::string Wording::membership(const Node& node, Polarity polarity) const {
  const Node& set_node = (*code_)[NodeId{node.b}];
  const bool constant_list = set_node.op == Op::constant && code_->constants[set_node.a].kind() == ValueKind::list;
  const std::string what = shown(NodeId{node.a}) + is_or_not(polarity);
  if (set_node.op == Op::set_of && set_node.c == 1) return what + noun(list(set_node).front());
  if (set_node.op == Op::set_of || constant_list) return what + "one of " + set(NodeId{node.b}, "and");
  if (set_node.op == Op::holders) return what + with_article(role(RoleId{set_node.a}));
  return what + "among " + set(NodeId{node.b}, "and");
}

std::string Wording::licence(const Licence& licence, Polarity polarity) const {
  const bool affirmed = polarity == Polarity::affirmed;
  std::string who;
  switch (licence.who) {
    case WhoKind::role:
      who = the(role(licence.role));
      break;
    case WhoKind::person:
      who = argument(licence.person);
      break;
    case WhoKind::someone:
      who = affirmed ? "somebody" : "nobody";
      break;
  }
  const bool has = affirmed || licence.who == WhoKind::someone;
  return who + (has ? " has" : " has not") + " authorised it" + (licence.in_advance ? " in advance" : "");
}

std::string Wording::quantified(const Node& node, Polarity polarity) const {
  const bool affirmed = polarity == Polarity::affirmed;
  const NodeId set_id{node.a}, condition{node.b};
  const Node& set_node = (*code_)[set_id];
  if (set_node.op == Op::events && node.op != Op::every) return happened(node, polarity);
  if (node.op == Op::count_at_least) {
    const std::string number = std::to_string(node.c);
    return (affirmed ? "there are at least " : "there are fewer than ") + number + " " +
           members(set_id, condition, node.slot);
  }
  const bool every = node.op == Op::every;
  if (!every && !is_some(condition)) {
    if (set_node.op == Op::holders)
      return (affirmed ? "there is " : "there is no ") +
             (affirmed ? with_article(role(RoleId{set_node.a})) : role(RoleId{set_node.a}));
    return (affirmed ? "there is something among " : "there is nothing among ") + set(set_id, "and");
  }
  const std::string first = every ? (affirmed ? "every" : "not every") : (affirmed ? "some" : "no");
  std::string name = variable(node.slot, condition);
  const std::string called = name == "it" ? "" : " " + name;
  std::string who;
  if (set_node.op == Op::holders) {
    who = first + " " + role(RoleId{set_node.a}) + called;
  } else if (set_node.op == Op::events) {
    who = first + " act " + in_quotes(words(program_->acts[set_node.a].name)) + called;
  } else {
    const std::string one = every ? (affirmed ? "every one" : "not every one") : (affirmed ? "one" : "none");
    who = one + (called.empty() ? "" : " (" + name + ")") + " of " + set(set_id, "or");
  }
  return who + " is such that " + binding(node.slot, name).clause(condition, Polarity::affirmed, Depth::inner);
}

Wording::EventParts Wording::event_parts(NodeId condition, std::uint16_t slot) const {
  EventParts found;
  const Wording around =
      binding(slot, slot < slots.size() ? slots[slot] : "");  // the event may be any; what it is compared with is not
  for (const NodeId part : parts(condition)) {
    const Node& test = (*code_)[part];
    const bool equal = test.op == Op::compare && static_cast<CompareCode>(test.flag) == CompareCode::is;
    const Node* left = equal || test.op == Op::is_a ? &(*code_)[NodeId{test.a}] : nullptr;
    if (left != nullptr && left->op == Op::event_actor && is_variable(NodeId{left->a}, slot) && found.who.empty()) {
      if (!equal) found.role = RoleId{test.b};
      found.who = equal ? around.argument(NodeId{test.b}) : with_article(role(found.role));
    } else if (equal && left->op == Op::field && is_variable(NodeId{left->a}, slot)) {
      found.with.push_back(words(program_->field_names[left->b]) + " " + around.argument(NodeId{test.b}));
    } else {
      found.rest.push_back(part);
    }
  }
  return found;
}

// happened(ACT {…} by …), and how often: "gabon did already announce, with channel i247". The author's words are verbs
// in their plain form, which English takes after "did".
std::string Wording::happened(const Node& node, Polarity polarity) const {
  const bool affirmed = polarity == Polarity::affirmed;
  const std::uint16_t slot = node.slot;
  const EventParts event = event_parts(NodeId{node.b}, slot);
  const bool one = node.op == Op::some;
  std::string text = event.who.empty() ? "somebody" : event.who;
  std::string did = affirmed || !one ? " did already " : " did not yet ";
  if (one && !affirmed && (event.who.empty() || is_some(event.role))) {
    text = event.who.empty() ? "nobody" : "no " + role(event.role);
    did = " did yet ";
  }
  text += did + words(program_->acts[(*code_)[NodeId{node.a}].a].name);
  if (!one)
    text += (affirmed ? " at least " : " fewer than ") + (node.c == 1 ? "once" : std::to_string(node.c) + " times");
  text += fields_text(event.with, ",");
  if (!event.rest.empty()) {
    const std::string name = variable(slot, NodeId{node.b});
    const Wording inner = binding(slot, name == "it" ? "that act" : name);
    std::vector<std::string> clauses;
    for (const NodeId part : event.rest) clauses.push_back(inner.clause(part, Polarity::affirmed, Depth::deep));
    text += (name == "it" ? ", and " : ", as " + name + ", and ") + joined(clauses);
  }
  return text;
}

std::string Wording::pattern(NodeId condition) const {
  std::vector<std::string> with, such;
  for (const NodeId part : parts(condition)) {
    const Node& test = (*code_)[part];
    const Node* left = test.op == Op::compare && static_cast<CompareCode>(test.flag) == CompareCode::is
                           ? &(*code_)[NodeId{test.a}]
                           : nullptr;
    if (left != nullptr && left->op == Op::field && (*code_)[NodeId{left->a}].op == Op::this_act) {
      with.push_back(words(program_->field_names[left->b]) + " " + argument(NodeId{test.b}));
    } else {
      such.push_back(clause(part, Polarity::affirmed, Depth::inner));
    }
  }
  std::string text = with.empty() ? "" : fields_text(with, "").substr(1);
  if (!such.empty()) text += (text.empty() ? "such that " : " and such that ") + joined(such);
  return text;
}

}  // namespace licet::core
