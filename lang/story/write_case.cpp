#include "story/write_case.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "answer/names.hpp"

namespace licet::core {

namespace {

// Names come from JSON and from hosts too, where anything may be a name.
std::string identifier(std::string_view name) {
  std::string out;
  for (const char c : name) out += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  if (out.empty() || std::isdigit(static_cast<unsigned char>(out[0])) != 0) out = "x" + out;
  out[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
  return out;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;  // a text ends on its line
  }
  return out + "\"";
}

class Writer {
public:
  explicit Writer(const Draft& draft)
      : draft_(draft), facts_(draft.facts), program_(*draft.facts.program), told_(facts_.objects.size(), false) {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < facts_.objects.size(); ++i) {
      const Object& object = facts_.objects[i];
      std::string name = object.name != kNoSymbol ? identifier(facts_.text(object.name))
                         : is_referred_to(i)      ? "event_" + std::to_string(i)
                                                  : "";
      while (!name.empty() && !taken.insert(name).second) name += "_";
      names_.push_back(name);
    }
  }

  std::vector<std::string> write() {
    add("on " + day_text(facts_.on));
    if (facts_.now) comment("asked on " + day_text(*facts_.now));
    for (const OwnAct& act : draft_.acts) {
      add("let " + std::string(facts_.text(act.name)) + " be an act" +
          (is_some(act.like) ? " like " + act_name(act.like) : ""));
    }
    for_each(ObjectKind::entity, [&](std::size_t i) { entity(i); });
    for_each(ObjectKind::event, [&](std::size_t i) { event(i); });
    for_each(ObjectKind::asked, [&](std::size_t i) { asked(i); });
    for (std::string& statement : later_) out_.push_back(std::move(statement));
    if (!facts_.ordered && has_busy_day())
      comment("nobody said in which order the events of one day happened: here they stand as they were told");
    for (std::size_t i = 0; i < facts_.readings.size(); ++i) {
      if (!facts_.readings[i]) continue;
      const Reading& reading = program_.readings[i];
      add("settle " + text(reading.name) + " as " + text(reading.options[*facts_.readings[i]]));
    }
    for (std::size_t i = 0; i < facts_.authorisations.size(); ++i) authorisation(facts_.authorisations[i], i);
    for (const Finding& one : facts_.findings) finding(one);
    for (const Doubt& doubt : facts_.doubts)
      add("doubt " + text(program_.judgments[index(doubt.judgment)].name) + arguments(doubt.of));
    return std::move(out_);
  }

  std::string question(std::size_t i, Asking asking) {
    const Object& object = facts_.objects[i];
    const char* modal = asking == Asking::must ? "must " : asking == Asking::should ? "should " : "may ";
    const std::string body = fields(i);
    return modal + name(object.by) + (asking == Asking::may_refrain ? " refrain from " : " ") + doing(object) + body +
           (names_[i].empty() ? "?" : " as " + names_[i] + "?");
  }

  std::string question(const DutiesAsked& asked) const {
    if (is_some(asked.rule))
      return "status of " + rule_name(program_, asked.rule) +
             (is_some(asked.of) ? " for " + name(asked.of) + "?" : "?");
    return is_some(asked.to) ? "what is owed to " + name(asked.to) + "?" : "duties of " + name(asked.of) + "?";
  }

  void everything_is_told() { told_.assign(told_.size(), true); }

private:
  void add(std::string statement) { out_.push_back(std::move(statement)); }
  void comment(const std::string& text) { add("-- " + text); }
  [[nodiscard]] std::string text(Symbol symbol) const { return std::string(facts_.text(symbol)); }
  [[nodiscard]] std::string act_name(ActId act) const { return text(program_.acts[index(act)].name); }
  [[nodiscard]] const std::string& name(ObjectId id) const { return names_[index(id)]; }

  template <class Visit>
  void for_each(ObjectKind kind, Visit visit) {
    for (std::size_t i = 0; i < facts_.objects.size(); ++i) {
      if (facts_.objects[i].kind == kind) visit(i);
    }
  }

  template <class Visit>
  void each_reference(const Value& value, Visit visit) const {
    if (value.kind() == ValueKind::object) visit(value.index());
    if (value.kind() != ValueKind::list) return;
    for (const Value& member : facts_.list(value)) each_reference(member, visit);
  }
  [[nodiscard]] bool is_referred_to(std::size_t wanted) const {
    bool found = false;
    for (const Object& object : facts_.objects) {
      for (const Fact& fact : object.facts)
        each_reference(fact.value, [&](std::size_t i) { found = found || i == wanted; });
    }
    return found;
  }
  [[nodiscard]] bool has_busy_day() const {
    std::set<Day> days;
    return std::any_of(facts_.objects.begin(), facts_.objects.end(), [&](const Object& object) {
      return object.kind == ObjectKind::event && !days.insert(object.on).second;
    });
  }

  [[nodiscard]] std::string value(const Value& value) const {
    switch (value.kind()) {
      case ValueKind::none:
        return "none";
      case ValueKind::boolean:
        return value.yes() ? "yes" : "no";
      case ValueKind::number:
        return value.decimal().text();
      case ValueKind::money:
        return text(value.currency()) + " " + value.decimal().money_text();
      case ValueKind::date:
        return day_text(value.day());
      case ValueKind::duration:
        return duration(value.duration());
      case ValueKind::text:
        return in_quotes(facts_.text(value.symbol()));
      case ValueKind::option:
        return text(value.symbol());
      case ValueKind::object:
        return names_[value.index()];
      case ValueKind::list:
        break;
    }
    std::string out;
    for (const Value& member : facts_.list(value)) out += (out.empty() ? "" : ", ") + this->value(member);
    return "[" + out + "]";
  }
  static std::string duration(Duration d) {
    const std::string months = std::to_string(d.months) + " months", days = std::to_string(d.days) + " days";
    return d.months == 0 ? days : d.days == 0 ? months : months + " + " + days;
  }
  [[nodiscard]] std::string fact(const Fact& fact) const {
    return fact.state == FactState::asked ? "unknown" : value(fact.value);
  }

  // Fields that speak of what has not been introduced yet are told afterwards.
  std::string fields(std::size_t i) {
    std::string out;
    for (const Fact& one : facts_.objects[i].facts) {
      bool introduced = true;
      each_reference(one.value, [&](std::size_t other) { introduced = introduced && told_[other]; });
      const std::string field = text(program_.field_names[index(one.field)]);
      if (introduced) {
        out += (out.empty() ? "" : ", ") + field + ": " + fact(one);
      } else if (!names_[i].empty()) {
        later_.push_back("suppose " + names_[i] + "." + field + " is " + fact(one));
      }
    }
    told_[i] = true;
    return out.empty() ? "" : " { " + out + " }";
  }

  void entity(std::size_t i) {
    const Object& object = facts_.objects[i];
    std::string held;
    for (const Held& role : object.roles) {
      held += (held.empty() ? "" : " and ") + std::string(role.perhaps ? "perhaps " : "") +
              text(program_.roles[index(role.role)].name);
      if (role.from) held += " from " + day_text(*role.from);
      if (role.until) held += " until " + day_text(*role.until);
    }
    if (object.open_roles) held += held.empty() ? "open" : " and open";
    if (held.empty()) {
      comment(names_[i] + " has no role, and cannot be introduced by a statement");
      return;
    }
    add("let " + names_[i] + " be " + held + fields(i));
  }

  [[nodiscard]] std::string doing(const Object& object) const {
    return is_some(object.act) && object.unlisted_act == kNoSymbol ? act_name(object.act) : text(object.unlisted_act);
  }

  void event(std::size_t i) {
    const Object& object = facts_.objects[i];
    const std::string body = fields(i);
    add(std::string(object.perhaps ? "perhaps " : "") + "on " + moment_text({object.on, object.minute}) + " " +
        name(object.by) + " does " + doing(object) + body + (names_[i].empty() ? "" : " as " + names_[i]));
  }

  void asked(std::size_t i) {
    if (names_[i].empty()) return;  // nothing can speak of it any more
    add(question(i, Asking::may));
  }

  [[nodiscard]] std::string arguments(const std::vector<Value>& of) const {
    std::string out;
    for (const Value& one : of) out += (out.empty() ? "" : ", ") + value(one);
    return of.empty() ? "" : "(" + out + ")";
  }

  void finding(const Finding& found) {
    std::string what;
    switch (found.kind) {
      case FindingKind::judgment:
        what = text(program_.judgments[index(found.judgment)].name) + arguments(found.of);
        break;
      case FindingKind::reference:
        what = text(found.reference) + arguments(found.of);
        break;
      case FindingKind::open_list:
        what = text(program_.terms[index(found.term)].name) + arguments(found.of);
        break;
      case FindingKind::competent:
        what = "competent(" + permit_name(static_cast<std::size_t>(found.of[0].decimal().whole().value_or(0))) + ")";
        break;
      case FindingKind::failed:
        what = "failed(" + rule_name(program_, found.rule) + (found.of.empty() ? "" : ", " + value(found.of[0])) + ")";
        break;
    }
    const char* answer = found.answer == Verdict3::yes ? " yes" : found.answer == Verdict3::no ? " no" : " unknown";
    add("finding " + what + answer + (found.by == kNoSymbol ? "" : " by " + identifier(facts_.text(found.by))));
  }

  [[nodiscard]] std::string permit_name(std::size_t i) const {
    const Symbol name = i < facts_.authorisations.size() ? facts_.authorisations[i].name : kNoSymbol;
    return name == kNoSymbol ? "permit_" + std::to_string(i) : identifier(facts_.text(name));
  }

  void authorisation(const Authorisation& a, std::size_t i) {
    const std::string of = is_some(a.of) ? name(a.of) : is_some(a.act) ? act_name(a.act) : "";
    std::string out =
        a.given ? "authorised" + (of.empty() ? "" : " " + of) : "no authorisation" + (of.empty() ? "" : " of " + of);
    if (is_some(a.by)) out += " by " + name(a.by);
    if (is_some(a.by_role)) out += " by " + text(program_.roles[index(a.by_role)].name);
    if (is_some(a.under_rule)) out += " under " + rule_name(program_, a.under_rule);
    if (a.under_paragraph != kNoSymbol) out += " under " + in_quotes(facts_.text(a.under_paragraph));
    if (a.on) out += " on " + day_text(*a.on);
    if (a.name != kNoSymbol) out += " as " + permit_name(i);
    if (is_some(a.for_whom)) comment("the following was said of " + name(a.for_whom) + " only");
    if (!a.with.empty()) comment("the following was limited in ways that a statement cannot say");
    add(std::move(out));
  }

  const Draft& draft_;
  const Case& facts_;
  const Program& program_;
  std::vector<bool> told_;
  std::vector<std::string> names_;  // by ObjectId; empty: none
  std::vector<std::string> out_, later_;
};

}  // namespace

std::vector<std::string> case_statements(const Draft& draft) { return Writer(draft).write(); }

std::string act_question(const Draft& draft, ObjectId act, Asking asking) {
  Writer writer(draft);
  writer.everything_is_told();
  return writer.question(index(act), asking);
}

std::string duties_question(const Draft& draft, const DutiesAsked& asked) { return Writer(draft).question(asked); }

}  // namespace licet::core
