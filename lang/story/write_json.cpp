#include <algorithm>

#include "answer/json.hpp"
#include "answer/names.hpp"
#include "story/case_json.hpp"

namespace licet::core {

namespace {

class Writer {
public:
  explicit Writer(const Draft& draft) : draft_(draft), facts_(draft.facts), program_(*draft.facts.program) {}

  std::string write(const CaseAsk* asked) {
    if (asked != nullptr && asked->kind == CaseAsk::Kind::act) told_in_ask_ = asked->act;
    if (draft_.day_told) member("on", string(day_text(facts_.on)));
    if (facts_.now) member("now", string(day_text(*facts_.now)));
    if (facts_.ordered) member("ordered", "true");
    acts();
    entities();
    objects("events", ObjectKind::event);
    objects("asked", ObjectKind::asked);
    list("findings", facts_.findings, [&](const Finding& f) { return finding(f); });
    authorisations();
    list("doubts", facts_.doubts, [&](const Doubt& d) {
      return "{\"judgment\":" + string(judgment_name(d.judgment)) + ",\"of\":" + values(d.of) + "}";
    });
    readings();
    if (is_some(draft_.under)) member("under", name(program_.instruments[index(draft_.under)].name));
    if (asked != nullptr) member("ask", ask(*asked));
    return "{" + out_ + "}";
  }

private:
  static std::string string(std::string_view text) { return json_string(text); }
  [[nodiscard]] std::string name(Symbol symbol) const { return string(facts_.text(symbol)); }
  [[nodiscard]] std::string_view text(Symbol symbol) const { return facts_.text(symbol); }
  void member(std::string_view key, const std::string& value) {
    out_ += (out_.empty() ? "" : ",") + string(key) + ":" + value;
  }
  static std::string joined(const std::vector<std::string>& parts, char open, char close) {
    std::string out(1, open);
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : ",") + parts[i];
    return out + close;
  }
  template <class Things, class Write>
  void list(std::string_view key, const Things& things, Write write) {
    std::vector<std::string> parts;
    for (const auto& thing : things) parts.push_back(write(thing));
    if (!parts.empty()) member(key, joined(parts, '[', ']'));
  }

  [[nodiscard]] std::string value(const Value& value) const {
    switch (value.kind()) {
      case ValueKind::none:
        return R"({"none":true})";
      case ValueKind::boolean:
        return value.yes() ? "true" : "false";
      case ValueKind::number:
        return value.decimal().text();
      case ValueKind::money:
        return string(std::string(text(value.currency())) + " " + value.decimal().money_text());
      case ValueKind::date:
        return string(day_text(value.day()));
      case ValueKind::duration:
        return string(duration(value.duration()));
      case ValueKind::text:
      case ValueKind::option:
        return name(value.symbol());
      case ValueKind::object:
        return name(facts_.objects[value.index()].name);
      case ValueKind::list:
        return values(facts_.list(value));
    }
    return "";
  }
  // As read_duration reads it: units are kept apart, so nothing is lost.
  static std::string duration(Duration d) {
    return std::to_string(d.months) + " months and " + std::to_string(d.days) + " days";
  }
  [[nodiscard]] std::string values(const std::vector<Value>& of) const {
    std::vector<std::string> parts;
    for (const Value& one : of) parts.push_back(value(one));
    return joined(parts, '[', ']');
  }
  [[nodiscard]] std::string fields(const std::vector<Fact>& facts) const {
    std::vector<std::string> parts;
    for (const Fact& fact : facts) {
      parts.push_back(name(program_.field_names[index(fact.field)]) + ":" +
                      (fact.state == FactState::asked ? R"({"unknown":true})" : value(fact.value)));
    }
    std::sort(parts.begin(), parts.end());
    return joined(parts, '{', '}');
  }

  void acts() {
    std::vector<std::string> parts;
    for (const OwnAct& act : draft_.acts) {
      parts.push_back(name(act.name) + ":" +
                      (is_some(act.like) ? "{\"like\":" + name(program_.acts[index(act.like)].name) + "}" : "{}"));
    }
    if (!parts.empty()) member("acts", joined(parts, '{', '}'));
  }

  void entities() {
    std::vector<std::string> parts;
    for (const Object& object : facts_.objects) {
      if (object.kind != ObjectKind::entity) continue;
      std::vector<std::string> roles, inner;
      for (const Held& held : object.roles) roles.push_back(role(held));
      std::sort(roles.begin(), roles.end());
      roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
      inner.push_back("\"is\":" + joined(roles, '[', ']'));
      if (object.open_roles) inner.emplace_back("\"open\":true");
      if (!object.facts.empty()) inner.push_back("\"with\":" + fields(object.facts));
      parts.push_back(name(object.name) + ":" + joined(inner, '{', '}'));
    }
    std::sort(parts.begin(), parts.end());
    if (!parts.empty()) member("entities", joined(parts, '{', '}'));
  }

  [[nodiscard]] std::string role(const Held& held) const {
    const std::string role = name(program_.roles[index(held.role)].name);
    if (!held.from && !held.until && !held.perhaps) return role;
    std::string out = "{\"role\":" + role;
    if (held.from) out += ",\"from\":" + string(day_text(*held.from));
    if (held.until) out += ",\"until\":" + string(day_text(*held.until));
    if (held.perhaps) out += ",\"perhaps\":true";
    return out + "}";
  }

  void objects(std::string_view key, ObjectKind kind) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < facts_.objects.size(); ++i) {
      const Object& object = facts_.objects[i];
      const bool nameless = kind == ObjectKind::asked && object.name == kNoSymbol;
      if (object.kind != kind || nameless || (is_some(told_in_ask_) && i == index(told_in_ask_))) continue;
      std::vector<std::string> inner;
      if (object.name != kNoSymbol) inner.push_back("\"id\":" + name(object.name));
      if (kind == ObjectKind::event) inner.push_back("\"on\":" + string(moment_text({object.on, object.minute})));
      if (object.perhaps) inner.emplace_back("\"perhaps\":true");
      inner.push_back("\"act\":" + act_of(object));
      inner.push_back("\"by\":" + name(facts_.objects[index(object.by)].name));
      if (!object.facts.empty()) inner.push_back("\"with\":" + fields(object.facts));
      parts.push_back(joined(inner, '{', '}'));
    }
    if (!parts.empty()) member(key, joined(parts, '[', ']'));
  }

  [[nodiscard]] std::string judgment_name(JudgmentId id) const {
    return std::string(text(program_.judgments[index(id)].name));
  }

  [[nodiscard]] std::string finding(const Finding& found) const {
    std::string judgment, of = values(found.of);
    switch (found.kind) {
      case FindingKind::judgment:
        judgment = judgment_name(found.judgment);
        break;
      case FindingKind::reference:
        judgment = text(found.reference);
        break;
      case FindingKind::open_list:
        judgment = text(program_.terms[index(found.term)].name);
        break;
      case FindingKind::competent: {
        judgment = "competent";
        const auto i = static_cast<std::size_t>(found.of[0].decimal().whole().value_or(0));
        of = "[" + name(facts_.authorisations[i].name) + "]";
        break;
      }
      case FindingKind::failed:
        judgment = "failed";
        of = "[" + string(full_rule_name(program_, found.rule)) + (found.of.empty() ? "" : "," + value(found.of[0])) +
             "]";
        break;
    }
    const char* answer = found.answer == Verdict3::yes ? "yes" : found.answer == Verdict3::no ? "no" : "unknown";
    return "{\"judgment\":" + string(judgment) + ",\"of\":" + of + ",\"answer\":\"" + answer + "\"" +
           (found.by == kNoSymbol ? "" : ",\"by\":" + name(found.by)) + "}";
  }

  void authorisations() {
    list("authorisations", facts_.authorisations, [&](const Authorisation& a) {
      std::vector<std::string> inner;
      const auto put = [&](std::string_view key, Symbol symbol) {
        if (symbol != kNoSymbol) inner.push_back(string(key) + ":" + name(symbol));
      };
      const auto object = [&](ObjectId id) { return is_some(id) ? facts_.objects[index(id)].name : kNoSymbol; };
      put("of", is_some(a.of) ? object(a.of) : is_some(a.act) ? program_.acts[index(a.act)].name : kNoSymbol);
      put("for", object(a.for_whom));
      put("by", is_some(a.by) ? object(a.by) : is_some(a.by_role) ? program_.roles[index(a.by_role)].name : kNoSymbol);
      if (is_some(a.under_rule)) inner.push_back("\"under\":" + string(full_rule_name(program_, a.under_rule)));
      put("under", a.under_paragraph);
      if (a.on) inner.push_back("\"on\":" + string(day_text(*a.on)));
      inner.push_back(std::string("\"given\":") + (a.given ? "true" : "false"));
      if (!a.with.empty()) inner.push_back("\"with\":" + fields(a.with));
      put("as", a.name);
      return joined(inner, '{', '}');
    });
  }

  [[nodiscard]] std::string object_name(ObjectId id) const { return name(facts_.objects[index(id)].name); }

  [[nodiscard]] std::string ask(const CaseAsk& asked) const {
    if (asked.kind == CaseAsk::Kind::text) return string(asked.text);
    if (asked.kind == CaseAsk::Kind::duties) {
      const DutiesAsked& duties = asked.duties;
      const std::string of = is_some(duties.of) ? object_name(duties.of) : "";
      if (is_some(duties.rule))
        return "{\"status\":" + string(full_rule_name(program_, duties.rule)) +
               (of.empty() ? "}" : ",\"for\":" + of + "}");
      return is_some(duties.to) ? "{\"owed\":" + object_name(duties.to) + "}" : "{\"duties\":" + of + "}";
    }
    const Object& act = facts_.objects[index(asked.act)];
    const char* modal = asked.asking == Asking::must ? "must" : asked.asking == Asking::should ? "should" : "may";
    std::string out = std::string("{\"") + modal + "\":" + act_of(act) + ",\"by\":" + object_name(act.by);
    if (!act.facts.empty()) out += ",\"with\":" + fields(act.facts);
    if (act.name != kNoSymbol) out += ",\"as\":" + name(act.name);
    if (asked.asking == Asking::may_refrain) out += ",\"refrain\":true";
    if (asked.strictly) out += ",\"strictly\":true";
    return out + "}";
  }

  [[nodiscard]] std::string act_of(const Object& object) const {
    return name(object.unlisted_act != kNoSymbol ? object.unlisted_act : program_.acts[index(object.act)].name);
  }

  void readings() {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < facts_.readings.size(); ++i) {
      if (!facts_.readings[i]) continue;
      const Reading& reading = program_.readings[i];
      parts.push_back(name(reading.name) + ":" + name(reading.options[*facts_.readings[i]]));
    }
    std::sort(parts.begin(), parts.end());
    if (!parts.empty()) member("readings", joined(parts, '{', '}'));
  }

  const Draft& draft_;
  const Case& facts_;
  const Program& program_;
  ObjectId told_in_ask_ = kNo<ObjectId>;
  std::string out_;
};

}  // namespace

std::string case_json(const Draft& draft, const CaseAsk* ask) { return Writer(draft).write(ask); }

}  // namespace licet::core
