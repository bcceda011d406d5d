#include <stdexcept>

#include "model.hpp"

namespace licet::oracle {

Ids::Ids(Json facts) {
  std::uint32_t next = 0;
  for (const auto& [name, entity] : members(facts["entities"])) ids_.emplace(name, ObjectId{next++});
  if (has(facts, "events")) {
    for (const Json event : elements(facts["events"])) ids_.emplace(text(event["id"].value()), ObjectId{next++});
  }
  ids_.emplace("ask", ObjectId{next});
}

ObjectId Ids::find(std::string_view name) const {
  const auto found = ids_.find(name);
  return found == ids_.end() ? kNo<ObjectId> : found->second;
}

namespace {

class CaseReader {
public:
  CaseReader(Json json, const Ids& ids, std::shared_ptr<Program> program)
      : json_(json), ids_(ids), program_(*program), facts_(std::make_unique<Case>(program)) {}

  std::unique_ptr<Case> read() {
    facts_->on = day(json_["on"].value());
    if (has(json_, "now")) facts_->now = day(json_["now"].value());
    facts_->ordered = has(json_, "ordered") && json_["ordered"].get_bool().value();
    for (const auto& [name, entity] : members(json_["entities"])) add_entity(name, entity);
    std::uint32_t order = 0;
    for_each("events", [&](Json event) {
      Object object = act(event, text(event["id"].value()), "act");
      object.kind = ObjectKind::event;
      object.on = day(event["on"].value());
      object.order = order++;
      if (has(event, "at")) object.minute = static_cast<std::int32_t>(event["at"].get_int64().value());
      if (has(event, "perhaps")) {
        const Json perhaps = event["perhaps"].value();
        object.perhaps = perhaps.is_bool() && perhaps.get_bool().value();
        object.denied = perhaps.is_string();
      }
      facts_->add(std::move(object));
    });
    const Json ask = json_["ask"].value();
    Object asked = act(ask, "ask", "may");
    asked.kind = ObjectKind::asked;
    asked.on = facts_->on;
    if (has(ask, "with")) add_fields(ask["with"].value(), asked, {});
    facts_->add(std::move(asked));
    for_each("authorisations", [&](Json a) { add_authorisation(a, true); });
    for_each("no_authorisations", [&](Json a) { add_authorisation(a, false); });
    for_each("findings", [&](Json f) { add_finding(f); });
    for_each("doubts", [&](Json d) {
      facts_->doubts.push_back({program_.find_judgment(symbol(text(d["judgment"].value()))), arguments(d)});
    });
    if (has(json_, "readings")) {
      for (const auto& [name, option] : members(json_["readings"])) {
        const ReadingId id = program_.find_reading(symbol(name));
        const auto& options = program_.readings[index(id)].options;
        facts_->readings[index(id)] = static_cast<std::uint32_t>(
            std::find(options.begin(), options.end(), symbol(text(option))) - options.begin());
      }
    }
    return std::move(facts_);
  }

private:
  template <class Each>
  void for_each(std::string_view key, Each each) {
    if (!has(json_, key)) return;
    for (const Json item : elements(json_[key])) each(item);
  }
  static Day day(Json value) { return static_cast<Day>(value.get_int64().value()); }
  Symbol symbol(std::string_view name) { return facts_->symbols->intern(name); }

  void add_fields(Json json, Object& object, const std::vector<std::string_view>& others) {
    for (const auto& [name, value] : members(json)) {
      if (std::find(others.begin(), others.end(), name) != others.end()) continue;
      const FieldId field = program_.find_field(symbol(name));
      if (!is_some(field)) continue;  // that no rule, term or declaration speaks of
      Value read;
      if (value.is_array()) {
        std::vector<Value> members;
        for (const Json member : elements(value)) members.push_back(read_value(member, ids_, *facts_->symbols));
        read = facts_->make_list(std::move(members));
      } else {
        read = read_value(value, ids_, *facts_->symbols);
      }
      object.facts.push_back({field, FactState::known, read});
    }
  }

  void add_entity(std::string_view name, Json json) {
    Object entity;
    entity.name = symbol(name);
    if (has(json, "is")) {
      for (const Json held : elements(json["is"])) {
        Held role;
        role.role = program_.find_role(symbol(text(held.is_object() ? held["role"].value() : held)));
        if (held.is_object() && has(held, "from")) role.from = day(held["from"].value());
        if (held.is_object() && has(held, "until")) role.until = day(held["until"].value());
        entity.roles.push_back(role);
      }
    }
    if (has(json, "open_roles")) {
      const Json open = json["open_roles"].value();
      if (open.is_bool()) {
        entity.open_roles = open.get_bool().value();
      } else {
        for (const Json role : elements(open))
          entity.roles.push_back({program_.find_role(symbol(text(role))), std::nullopt, std::nullopt, true});
      }
    }
    add_fields(json, entity, {"is", "open_roles"});
    facts_->add(std::move(entity));
  }

  Object act(Json json, std::string_view name, std::string_view kind) {
    Object object;
    object.name = symbol(name);
    object.act = program_.find_act(symbol(text(json[kind].value())));
    object.by = ids_.find(text(json["by"].value()));
    if (kind == "act") add_fields(json, object, {"id", "on", "at", "perhaps", "act", "by"});
    return object;
  }

  std::vector<Value> arguments(Json json) {
    std::vector<Value> of;
    for (const Json one : elements(json["of"])) of.push_back(read_value(one, ids_, *facts_->symbols));
    return of;
  }

  void add_authorisation(Json json, bool given) {
    Authorisation own;
    own.given = given;
    if (has(json, "id")) own.name = symbol(text(json["id"].value()));
    if (has(json, "of")) own.act = program_.find_act(symbol(text(json["of"].value())));
    if (has(json, "for")) own.for_whom = ids_.find(text(json["for"].value()));
    if (has(json, "under")) {
      own.under_rule = program_.find_rule(symbol(text(json["under"].value())));
      if (!is_some(own.under_rule)) own.under_paragraph = symbol(text(json["under"].value()));
    }
    if (has(json, "by")) {
      own.by = ids_.find(text(json["by"].value()));
      if (!is_some(own.by)) own.by_role = program_.find_role(symbol(text(json["by"].value())));
    }
    if (has(json, "on")) own.on = day(json["on"].value());
    if (has(json, "with")) {
      Object limits;
      add_fields(json["with"].value(), limits, {});
      own.with = limits.facts;
    }
    facts_->authorisations.push_back(own);
  }

  void add_finding(Json json) {
    Finding own;
    const std::string_view name = text(json["judgment"].value());
    own.answer =
        has(json, "answer") ? (json["answer"].get_bool().value() ? Verdict3::yes : Verdict3::no) : Verdict3::unknown;
    const auto part = [&](std::size_t i) { return text(json["of"].at(i).value()); };
    if (name == "competent") {
      own.kind = FindingKind::competent;
      for (std::size_t i = 0; i < facts_->authorisations.size(); ++i) {
        if (facts_->authorisations[i].name == symbol(part(0)))
          own.of = {Value::number(Decimal(static_cast<std::int64_t>(i)))};
      }
    } else if (name == "failed") {
      own.kind = FindingKind::failed;
      own.rule = program_.find_rule(symbol(part(0)));
      const ObjectId cause = ids_.find(part(1));
      if (is_some(cause)) own.of = {Value::object(static_cast<std::uint32_t>(cause))};
    } else {
      own.judgment = program_.find_judgment(symbol(name));
      own.of = arguments(json);
    }
    facts_->findings.push_back(own);
  }

  Json json_;
  const Ids& ids_;
  const Program& program_;
  std::unique_ptr<Case> facts_;
};

}  // namespace

Pair read_pair(Json program, Json facts) {
  const Ids ids(facts);
  Pair pair;
  pair.program = read_program(program, ids);
  pair.facts = CaseReader(facts, ids, pair.program).read();
  pair.question.act = ids.asked();
  const Json ask = facts["ask"].value();
  pair.question.strictly = has(ask, "strictly") && ask["strictly"].get_bool().value();
  if (has(facts, "under"))
    pair.question.under = pair.program->find_instrument(pair.program->symbols.find(text(facts["under"].value())));
  return pair;
}

}  // namespace licet::oracle
