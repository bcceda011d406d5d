#include <functional>
#include <stdexcept>

#include "model.hpp"

namespace licet::oracle {

bool has(Json object, std::string_view key) {
  return object.at_key(key).error() == simdjson::SUCCESS && !object.at_key(key).value().is_null();
}
std::string_view text(Json value) { return value.get_string().value(); }

Value read_value(Json value, const Ids& ids, Symbols& symbols) {
  if (value.is_bool()) return Value::boolean(value.get_bool().value());
  if (value.is_int64()) return Value::number(Decimal(value.get_int64().value()));
  if (value.is_object()) {
    for (const auto& [currency, amount] : members(value)) {
      return Value::money(Decimal(amount.get_int64().value()), symbols.intern(currency));
    }
  }
  if (value.is_string()) {
    if (text(value) == "none") return Value::none();
    const ObjectId id = ids.find(text(value));
    return is_some(id) ? Value::object(static_cast<std::uint32_t>(id)) : Value::option(symbols.intern(text(value)));
  }
  throw std::runtime_error("a value that is not understood: " + simdjson::minify(value));
}

namespace {

using Scope = std::map<std::string, std::uint32_t, std::less<>>;  // variables and their slots
constexpr std::uint32_t kThis = 100, kActor = 101;                // in place of slots

class Reader {
public:
  Reader(Json json, const Ids& ids) : json_(json), ids_(ids), program_(std::make_shared<Program>()) {}

  std::shared_ptr<Program> read() {
    declare();
    for (const auto& [name, role] : members(json_["roles"])) {
      Role& own = program_->roles[index(roles_.at(std::string(name)))];
      for_each(role, "isa", [&](Json parent) { own.parents.push_back(roles_.at(std::string(text(parent)))); });
      if (has(role, "means")) own.means = truth(role["means"].value(), {{"self", 0}});
    }
    for (const auto& [name, act] : members(json_["acts"])) {
      Act& own = program_->acts[index(acts_.at(std::string(name)))];
      for_each(act, "isa", [&](Json parent) { own.parents.push_back(acts_.at(std::string(text(parent)))); });
      own.power = has(act, "power") && act["power"].get_bool().value();
    }
    for_each(json_, "counts_as", [&](Json c) { counts_as(c); });
    for (const auto& [name, term] : members(json_["terms"])) {
      Scope scope;
      Term& own = program_->terms[index(terms_.at(std::string(name)))];
      for_each(term, "params", [&](Json p) {
        scope.emplace(text(p), static_cast<std::uint32_t>(scope.size()));
        own.parameters.push_back(symbol(text(p)));
      });
      own.types.resize(own.parameters.size());
      own.type.kind = Kind::boolean;
      own.body = any(term["body"].value(), scope);
    }
    for (const auto& [name, declared] : members(json_["instruments"])) instrument(name, declared);
    std::uint32_t number = 0;
    for (const Json rule_json : elements(json_["rules"])) rule(rule_json, number++);
    fields();
    program_->index();
    return program_;
  }

private:
  template <class Each>
  static void for_each(Json object, std::string_view key, Each each) {
    if (!has(object, key)) return;
    for (const Json item : elements(object[key])) each(item);
  }
  Symbol symbol(std::string_view name) { return program_->symbols.intern(name); }

  // ---- names first -------------------------------------------------------------------------------------------------

  void declare() {
    const auto names = [&](std::string_view key, auto each) {
      if (!has(json_, key)) return;
      for (const auto& [name, value] : members(json_[key])) each(name, value);
    };
    program_->acts.emplace_back();
    program_->acts[0].name = symbol("conduct");
    names("acts", [&](std::string_view name, Json) {
      acts_.emplace(name, ActId{static_cast<std::uint32_t>(program_->acts.size())});
      program_->acts.emplace_back().name = symbol(name);
    });
    names("roles", [&](std::string_view name, Json) {
      roles_.emplace(name, RoleId{static_cast<std::uint32_t>(program_->roles.size())});
      program_->roles.emplace_back().name = symbol(name);
    });
    names("judgments", [&](std::string_view name, Json judgment) {
      judgments_.emplace(name, JudgmentId{static_cast<std::uint32_t>(program_->judgments.size())});
      Judgment& own = program_->judgments.emplace_back();
      own.name = symbol(name);
      if (has(judgment, "presumed")) own.presumed = judgment["presumed"].get_bool().value();
    });
    names("readings", [&](std::string_view name, Json options) {
      readings_.emplace(name, ReadingId{static_cast<std::uint32_t>(program_->readings.size())});
      Reading& own = program_->readings.emplace_back();
      own.name = symbol(name);
      for (const Json option : elements(options)) own.options.push_back(symbol(text(option)));
    });
    names("terms", [&](std::string_view name, Json) {
      terms_.emplace(name, TermId{static_cast<std::uint32_t>(program_->terms.size())});
      program_->terms.emplace_back().name = symbol(name);
    });
    names("instruments", [&](std::string_view name, Json) {
      instruments_.emplace(name, InstrumentId{static_cast<std::uint32_t>(program_->instruments.size())});
      program_->instruments.emplace_back().name = symbol(name);
    });
    for (const Json rule_json : elements(json_["rules"])) {
      rules_.emplace(text(rule_json["id"].value()), RuleId{static_cast<std::uint32_t>(program_->rules.size())});
      program_->rules.emplace_back().name = symbol(text(rule_json["id"].value()));
    }
  }

  FieldId field(std::string_view name) {
    const auto known = fields_.find(name);
    if (known != fields_.end()) return known->second;
    const FieldId id{static_cast<std::uint32_t>(program_->field_names.size())};
    program_->field_names.push_back(symbol(name));
    fields_.emplace(name, id);
    return id;
  }

  void fields() {  // of everything: in the model any thing may have any field
    for (const char* name : {"to", "by"}) field(name);
    for (const auto& [name, declared] : members(json_["fields"])) {
      Field own;
      own.id = field(name);
      own.name = symbol(name);
      const std::string_view type = has(declared, "type") ? text(declared["type"].value()) : "any";
      if (type == "bool") own.type.kind = Kind::boolean;
      if (type == "entity") own.type.kind = Kind::object;
      if (type == "money") own.type.kind = Kind::money;
      if (type == "set") own.type.kind = Kind::set;
      if (type == "enum") {
        own.type.kind = Kind::option;
        own.type.options = TypeId{static_cast<std::uint32_t>(program_->types.size())};
        Options& options = program_->types.emplace_back();
        for_each(declared, "options", [&](Json option) { options.options.push_back(symbol(text(option))); });
      }
      if (has(declared, "default")) own.fallback = read_value(declared["default"].value(), ids_, program_->symbols);
      for (Act& act : program_->acts) act.fields.push_back(own);
      for (Role& role : program_->roles) role.fields.push_back(own);
    }
  }

  // ---- expressions -------------------------------------------------------------------------------------------------

  NodeId node(Node made) {
    program_->code.nodes.push_back(made);
    program_->code.places.emplace_back();
    return NodeId{static_cast<std::uint32_t>(program_->code.nodes.size() - 1)};
  }
  NodeId node(Op op, std::uint32_t a = kNone, std::uint32_t b = kNone, std::uint32_t c = kNone) {
    return node(Node{op, 0, 0, a, b, c});
  }
  static std::uint32_t raw(NodeId id) { return static_cast<std::uint32_t>(id); }
  NodeId constant(const Value& value) {
    program_->code.constants.push_back(value);
    return node(Op::constant, static_cast<std::uint32_t>(program_->code.constants.size() - 1));
  }
  NodeId listed(Op op, std::uint32_t a, const std::vector<NodeId>& operands) {
    auto& lists = program_->code.lists;
    const auto first = static_cast<std::uint32_t>(lists.size());
    lists.insert(lists.end(), operands.begin(), operands.end());
    return node(op, a, first, static_cast<std::uint32_t>(operands.size()));
  }

  static bool is_operation(Json e) { return e.is_array() && e.get_array().value().size() > 0 && e.at(0).is_string(); }
  static bool gives_value(Json e) {
    return !is_operation(e) || text(e.at(0).value()) == "var" || text(e.at(0).value()) == "get";
  }

  NodeId any(Json e, const Scope& scope) { return gives_value(e) ? value(e, scope) : truth(e, scope); }

  NodeId value(Json e, const Scope& scope) {
    if (!is_operation(e)) return constant(read_value(e, ids_, program_->symbols));
    const std::string_view op = text(e.at(0).value());
    if (op == "var") return variable(text(e.at(1).value()), scope);
    if (op != "get") return truth(e, scope);
    const NodeId of = value(e.at(1).value(), scope);
    const std::string_view name = text(e.at(2).value());
    return name == "by" ? node(Op::event_actor, raw(of))
                        : node(Op::field, raw(of), static_cast<std::uint32_t>(field(name)));
  }

  NodeId variable(std::string_view name, const Scope& scope) {
    const auto found = scope.find(name);
    if (found == scope.end()) throw std::runtime_error("no such variable: " + std::string(name));
    if (found->second == kThis) return node(Op::this_act);
    if (found->second == kActor) return node(Op::actor);
    return node(Op::variable, found->second);
  }

  NodeId truth(Json e, const Scope& scope) {
    if (gives_value(e)) return node(Op::truth, raw(value(e, scope)));
    const std::string_view op = text(e.at(0).value());
    const auto part = [&](std::size_t i) { return e.at(i).value(); };
    const auto truths = [&](std::size_t from) {
      std::vector<NodeId> operands;
      for (std::size_t i = from; i < e.get_array().value().size(); ++i) operands.push_back(truth(part(i), scope));
      return operands;
    };
    const auto values = [&](std::size_t from) {
      std::vector<NodeId> operands;
      for (std::size_t i = from; i < e.get_array().value().size(); ++i) operands.push_back(any(part(i), scope));
      return operands;
    };
    if (op == "and") return listed(Op::all_of, kNone, truths(1));
    if (op == "or") return listed(Op::any_of, kNone, truths(1));
    if (op == "not") return node(Op::not_, raw(truth(part(1), scope)));
    if (op == "atleast")
      return listed(Op::at_least_of, static_cast<std::uint32_t>(part(1).get_int64().value()), truths(2));
    if (op == "eq" || op == "lt") {
      const NodeId left = any(part(1), scope), right = any(part(2), scope);
      Node made{Op::compare, static_cast<std::uint8_t>(op == "eq" ? CompareCode::is : CompareCode::less),
                0,           raw(left),
                raw(right),  kNone};
      return node(made);
    }
    if (op == "isa")
      return node(Op::is_a, raw(value(part(1), scope)),
                  static_cast<std::uint32_t>(roles_.at(std::string(text(part(2))))));
    if (op == "in") {
      const NodeId what = value(part(1), scope);
      return node(Op::in_set, raw(what), raw(set(part(2), scope)));
    }
    if (op == "some" || op == "every")
      return quantified(op == "some" ? Op::some : Op::every, kNone, text(part(1)), part(2), part(3), scope);
    if (op == "countge") {
      return quantified(Op::count_at_least, static_cast<std::uint32_t>(part(1).get_int64().value()), text(part(2)),
                        part(3), part(4), scope);
    }
    if (op == "under") {
      const NodeId what = value(part(1), scope), above = value(part(2), scope);
      return node(Op::under, raw(what), raw(above), static_cast<std::uint32_t>(field(text(part(3)))));
    }
    if (op == "judge")
      return listed(Op::judgment, static_cast<std::uint32_t>(judgments_.at(std::string(text(part(1))))), values(2));
    if (op == "term")
      return listed(Op::term, static_cast<std::uint32_t>(terms_.at(std::string(text(part(1))))), values(2));
    if (op == "ref") return listed(Op::reference, static_cast<std::uint32_t>(symbol(text(part(1)))), {});
    if (op == "error") return node(Op::error, static_cast<std::uint32_t>(symbol(text(part(1)))));
    if (op == "reading") {
      const ReadingId id = readings_.at(std::string(text(part(1))));
      const auto& options = program_->readings[index(id)].options;
      const auto option = std::find(options.begin(), options.end(), symbol(text(part(2)))) - options.begin();
      return node(Op::reading_is, static_cast<std::uint32_t>(id), static_cast<std::uint32_t>(option));
    }
    if (op == "authorised") return authorised(e, scope);
    throw std::runtime_error("an operation that is not understood: " + std::string(op));
  }

  NodeId authorised(Json e, const Scope&) {
    Licence licence;
    const Json who = e.at(1).value();
    if (who.is_string()) {
      licence.who = WhoKind::role;
      licence.role = roles_.at(std::string(text(who)));
    } else if (who.is_object()) {
      licence.who = WhoKind::person;
      licence.person = constant(read_value(who["person"].value(), ids_, program_->symbols));
    }
    licence.in_advance = e.get_array().value().size() > 2 && e.at(2).get_bool().value();
    program_->code.licences.push_back(licence);
    return node(Op::authorised, static_cast<std::uint32_t>(program_->code.licences.size() - 1));
  }

  NodeId set(Json e, const Scope& scope) {
    if (is_operation(e) && text(e.at(0).value()) == "all")
      return node(Op::holders, static_cast<std::uint32_t>(roles_.at(std::string(text(e.at(1).value())))));
    if (is_operation(e) && text(e.at(0).value()) == "events")
      return node(Op::events, static_cast<std::uint32_t>(acts_.at(std::string(text(e.at(1).value())))));
    return value(e, scope);
  }

  NodeId quantified(Op op, std::uint32_t least, std::string_view name, Json in, Json condition, const Scope& scope) {
    const NodeId among = set(in, scope);
    std::uint32_t slot = 0;
    for (const auto& [other, taken] : scope) {
      if (taken < kMostSlots) slot = std::max(slot, taken + 1);
    }
    Scope inner = scope;
    inner[std::string(name)] = slot;
    const NodeId body = truth(condition, inner);
    return node(Node{op, 0, static_cast<std::uint16_t>(slot), raw(among), raw(body), least});
  }

  // ---- declarations ------------------------------------------------------------------------------------------------

  void counts_as(Json c) {
    const Scope scope{{"act", kThis}, {"actor", kActor}};
    CountsAs& own = program_->counts_as.emplace_back();
    const std::string name = has(c, "id")
                                 ? std::string(text(c["id"].value()))
                                 : std::string(text(c["from"].value())) + ">" + std::string(text(c["to"].value()));
    own.name = symbol(name);
    own.from = acts_.at(std::string(text(c["from"].value())));
    own.to = acts_.at(std::string(text(c["to"].value())));
    if (has(c, "bearer")) own.bearer = roles_.at(std::string(text(c["bearer"].value())));
    if (has(c, "if")) own.condition = truth(c["if"].value(), scope);
    if (has(c, "by")) own.by = value(c["by"].value(), scope);
    if (has(c, "with")) {
      for (const auto& [field_name, e] : members(c["with"])) own.with.push_back({field(field_name), any(e, scope)});
    }
  }

  void instrument(std::string_view name, Json declared) {
    Instrument& own = program_->instruments[index(instruments_.at(std::string(name)))];
    const std::string_view status = text(declared["status"].value());
    own.force = status == "law"          ? Force::law
                : status == "order"      ? Force::order
                : status == "code"       ? Force::code
                : status == "guidance"   ? Force::guidance
                : status == "commentary" ? Force::commentary
                                         : Force::proposal;
    InForce period;
    const auto day = [&](std::string_view key) {
      return has(declared, key) ? std::optional(static_cast<Day>(declared[key].get_int64().value())) : std::nullopt;
    };
    period.first = day("from");
    period.first_at_latest = day("from_latest");
    period.last = day("until");
    period.last_at_earliest = day("until_earliest");
    own.periods.push_back(period);
    for_each(declared, "replaces", [&](Json old) {
      const auto loaded = instruments_.find(text(old));
      if (loaded != instruments_.end()) {
        own.replaces.push_back(loaded->second);
      } else {
        own.replaces_unloaded.push_back(symbol(text(old)));
      }
    });
  }

  void rule(Json json, std::uint32_t number) {
    static const std::map<std::string_view, Modality> kModalities{
        {"must", Modality::must},     {"must not", Modality::must_not},
        {"should", Modality::should}, {"should not", Modality::should_not},
        {"may", Modality::may},       {"need not", Modality::need_not}};
    Rule& own = program_->rules[number];
    const RuleId id{number};
    own.instrument = instruments_.at(std::string(text(json["in"].value())));
    own.modality = kModalities.at(text(json["modal"].value()));
    own.act = acts_.at(std::string(text(json["act"].value())));
    for_each(json, "cites", [&](Json cite) { own.cites.paragraphs.push_back(symbol(text(cite))); });
    Scope scope{{"act", kThis}, {"actor", kActor}};
    if (has(json, "after")) {
      scope.emplace("v", 0);
      const Json after = json["after"].value();
      own.origin.kind = has(after, "breach") ? CauseKind::breach : CauseKind::event;
      if (has(after, "breach")) own.origin.breach_of = rules_.at(std::string(text(after["breach"].value())));
      if (has(after, "event")) own.origin.act = acts_.at(std::string(text(after["event"].value())));
      if (has(after, "if")) own.origin.condition = truth(after["if"].value(), scope);
      own.bearer.kind = BearerKind::person;
      own.bearer.person =
          has(json, "who") ? value(json["who"].value(), scope) : node(Op::event_actor, raw(node(Op::variable, 0)));
    } else {
      own.bearer.kind = BearerKind::role;
    }
    own.bearer.role = roles_.at(std::string(text(json["bearer"].value())));
    if (has(json, "to")) {
      const Json to = json["to"].value();
      Whom whom;
      whom.kind = to.is_object() ? WhomKind::every : WhomKind::role;
      whom.role = roles_.at(std::string(text(to.is_object() ? to["all"].value() : to)));
      own.to.push_back(whom);
    }
    if (has(json, "if")) own.condition = truth(json["if"].value(), scope);
    const std::size_t licences = program_->code.licences.size();
    if (has(json, "unless")) own.unless = truth(json["unless"].value(), scope);
    for (std::size_t i = licences; i < program_->code.licences.size(); ++i)
      own.licences.push_back(static_cast<std::uint32_t>(i));
    if (has(json, "such")) own.such = truth(json["such"].value(), scope);
    if (has(json, "within")) {
      own.due.kind = DueKind::within;
      own.due.when = constant(Value::duration({0, static_cast<std::int32_t>(json["within"].get_int64().value())}));
    }
    if (has(json, "before_day")) {
      own.due.kind = DueKind::before_day;
      own.due.when = constant(Value::date(static_cast<Day>(json["before_day"].get_int64().value())));
    }
    if (has(json, "before_act")) {
      own.due.kind = DueKind::before_act;
      own.due.act = acts_.at(std::string(text(json["before_act"]["act"].value())));
      if (has(json["before_act"].value(), "such")) own.due.such = truth(json["before_act"]["such"].value(), scope);
    }
    if (has(json, "broken_by")) {
      own.broken_by = acts_.at(std::string(text(json["broken_by"]["act"].value())));
      if (has(json["broken_by"].value(), "such")) own.broken_such = truth(json["broken_by"]["such"].value(), scope);
    }
    if (has(json, "once")) throw std::runtime_error("`once` has no counterpart in the language");
    for_each(json, "notwithstanding",
             [&](Json other) { program_->rules[index(rules_.at(std::string(text(other))))].defeaters.push_back(id); });
    for_each(json, "subject_to", [&](Json other) {
      const auto loaded = rules_.find(text(other));
      if (loaded == rules_.end()) return own.subject_to_unloaded.push_back(symbol(text(other)));
      own.subject_to.push_back(loaded->second);
      own.defeaters.push_back(loaded->second);
    });
    for_each(json, "applies", [&](Json other) { own.applies.push_back(rules_.at(std::string(text(other)))); });
  }

  template <class Id>
  using Table = std::map<std::string, Id, std::less<>>;
  Json json_;
  const Ids& ids_;
  std::shared_ptr<Program> program_;
  Table<RoleId> roles_;
  Table<ActId> acts_;
  Table<FieldId> fields_;
  Table<JudgmentId> judgments_;
  Table<ReadingId> readings_;
  Table<TermId> terms_;
  Table<InstrumentId> instruments_;
  Table<RuleId> rules_;
};

}  // namespace

std::shared_ptr<Program> read_program(Json program, const Ids& ids) { return Reader(program, ids).read(); }

}  // namespace licet::oracle
