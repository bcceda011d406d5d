#include "timeline.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "answer/names.hpp"
#include "answer/sentences.hpp"
#include "judge/judge.hpp"
#include "terminal.hpp"

namespace licet::command {

namespace {

using core::Case;
using core::Day;
using core::Duty;
using core::DutyStatus;
using core::Object;
using core::ObjectId;
using core::ObjectKind;
using core::Program;

constexpr std::size_t kMostStateQuestions = 2000;  // a calendar is drawn at once or not at all

// ORDER: how rows of one day stand below each other.
enum class Sort : std::uint8_t { force, role, event, state, begins, today, asked, due, breach };
struct Row {
  Day day = 0;
  Sort sort = Sort::event;
  std::uint32_t order = 0;
  std::string time;  // of the day, if it is known
  std::string text;
};

const char* sign_of(Sort sort) {
  switch (sort) {
    case Sort::force:
      return "§";
    case Sort::role:
      return "+";
    case Sort::event:
      return "●";
    case Sort::state:
      return "~";
    case Sort::begins:
      return "○";
    case Sort::today:
      return "▶";
    case Sort::asked:
      return "?";
    case Sort::due:
      return "◷";
    case Sort::breach:
      return "✗";
  }
  return " ";
}

Ink ink_of(Sort sort) {
  switch (sort) {
    case Sort::today:
      return Ink::blue;
    case Sort::breach:
      return Ink::red;
    case Sort::due:
      return Ink::yellow;
    case Sort::event:
      return Ink::bold;
    default:
      return Ink::plain;
  }
}

class Calendar {
public:
  Calendar(const Case& facts, const core::Telling& telling)
      : facts_(facts), program_(*facts.program), telling_(telling) {}

  std::vector<Row> rows() {
    events();
    roles();
    duties();
    states();
    in_force();
    rows_.push_back({facts_.on, Sort::today, 0, {}, "the day asked about"});
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
      return std::tuple(a.day, a.sort, a.order) < std::tuple(b.day, b.sort, b.order);
    });
    return std::move(rows_);
  }

private:
  std::string name_of(ObjectId id) const {
    if (!core::is_some(id)) return "somebody";
    const Object& object = facts_.objects[core::index(id)];
    if (object.name != core::kNoSymbol) return std::string(facts_.text(object.name));
    return object.kind == ObjectKind::entity ? "somebody" : act_words(object);
  }

  std::string act_words(const Object& object) const {
    if (!core::is_some(object.act)) return core::words_of(facts_.text(object.unlisted_act));
    return core::words_of(program_.symbols.text(program_.acts[core::index(object.act)].name));
  }

  // "gabon: give benefit, to togo, kind travel (flights)"
  std::string told(const Object& object) const {
    std::string text = name_of(object.by) + ": " + act_words(object);
    for (const core::Fact& fact : object.facts) {
      const bool option =
          fact.value.kind() == core::ValueKind::option;  // a word of the policy, without quotation marks
      const std::string value = fact.state == core::FactState::asked ? "unknown"
                                : option                             ? core::words_of(facts_.text(fact.value.symbol()))
                                                                     : core::value_text(facts_, fact.value, telling_);
      const core::Field* field = core::is_some(object.act) ? program_.field(object.act, fact.field) : nullptr;
      const std::string name = core::words_of(program_.symbols.text(program_.field_names[core::index(fact.field)]));
      const bool withheld =
          field != nullptr && field->confidential && telling_.sight == core::Sight::without_confidential;
      text += ", " + name + " " + (withheld ? "(confidential)" : value);
    }
    if (object.name != core::kNoSymbol) text += " (" + std::string(facts_.text(object.name)) + ")";
    return text;
  }

  void events() {
    for (const Object& object : facts_.objects) {
      if (object.kind == ObjectKind::entity) continue;
      Row row{object.on, object.kind == ObjectKind::event ? Sort::event : Sort::asked, object.order, {}, told(object)};
      if (object.kind == ObjectKind::asked) row.day = facts_.on;
      if (object.perhaps) row.text = "perhaps " + row.text;
      if (object.denied) row.text += ": did not happen";
      if (object.minute) row.time = fmt::format("{:02}:{:02}", *object.minute / 60, *object.minute % 60);
      rows_.push_back(std::move(row));
    }
  }

  void roles() {
    for (const Object& object : facts_.objects) {
      for (const core::Held& held : object.roles) {
        const std::string name(facts_.text(object.name));
        const std::string role = core::with_article(program_.symbols.text(program_.roles[core::index(held.role)].name));
        if (held.from) rows_.push_back({*held.from, Sort::role, 0, {}, fmt::format("{} becomes {}", name, role)});
        if (held.until)
          rows_.push_back({*held.until, Sort::role, 1, {}, fmt::format("{} is {} for the last day", name, role)});
      }
    }
  }

  static bool may_be(const Duty& duty, DutyStatus status) {
    return std::find(duty.statuses.begin(), duty.statuses.end(), status) != duty.statuses.end();
  }

  std::string duty_words(const Duty& duty) const {
    const core::Rule& rule = program_.rules[core::index(duty.id.rule)];
    std::string text = duty.id.bearer ? name_of(*duty.id.bearer) : "somebody";
    text += fmt::format(" {} {}", core::modality_text(rule.modality),
                        core::words_of(program_.symbols.text(program_.acts[core::index(rule.act)].name)));
    if (core::is_some(duty.id.to)) text += " to " + name_of(duty.id.to);
    if (core::is_some(duty.id.cause)) text += fmt::format(" (after {})", name_of(duty.id.cause));
    return text;
  }

  std::string paragraphs(const Duty& duty) const {
    std::string text;
    for (const core::Symbol cite : program_.rules[core::index(duty.id.rule)].cites.paragraphs) {
      text += (text.empty() ? " [" : ", ") + std::string(program_.symbols.text(cite));
    }
    return text.empty() ? text : text + "]";
  }

  void duties() {
    const core::Duties found = core::duties(facts_, core::kNo<ObjectId>, core::kNo<ObjectId>, core::kNo<core::RuleId>);
    if (found.out_of_fuel)
      rows_.push_back({facts_.on, Sort::begins, 0, {}, "the limit of work was reached: there may be more duties"});
    for (const Duty& duty : found.all) {
      if (duty.statuses == std::vector{DutyStatus::not_arisen}) continue;
      std::string status;
      for (const DutyStatus each : duty.statuses)
        status += (status.empty() ? "" : " or ") + std::string(core::status_text(each));
      const std::string words = duty_words(duty);
      const Day since = duty.since.value_or(facts_.on);
      std::string begins = fmt::format("{}{}: {}", words, paragraphs(duty), status);
      if (duty.done_by) begins += fmt::format(" on {}", core::day_text(facts_.objects[core::index(*duty.done_by)].on));
      if (may_be(duty, DutyStatus::not_arisen)) begins = "perhaps " + begins;
      rows_.push_back({since, Sort::begins, 0, {}, begins});
      if (duty.last_day) {
        const Row due{*duty.last_day, Sort::due, 0, {}, "last day: " + words};
        const bool told = std::any_of(rows_.begin(), rows_.end(),
                                      [&](const Row& row) { return row.day == due.day && row.text == due.text; });
        if (!told) rows_.push_back(due);
      }
      if (duty.breach_day && (may_be(duty, DutyStatus::violated) || may_be(duty, DutyStatus::fulfilled_late) ||
                              may_be(duty, DutyStatus::not_followed))) {
        rows_.push_back(
            {*duty.breach_day, Sort::breach, 0, {}, fmt::format("{}{}: not done in time", words, paragraphs(duty))});
      }
    }
  }

  // States by asking, for each day on which something happened, whether they hold: the judge alone knows what they
  // mean.
  void states() {
    std::vector<Day> days{facts_.on};
    for (const Object& object : facts_.objects) {
      if (object.kind == ObjectKind::event && object.on <= facts_.on) days.push_back(object.on);
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (std::size_t state = 0; state < program_.states.size(); ++state) {
      for (const std::vector<ObjectId>& arguments : tuples(program_.states[state].types, days.size())) {
        follow(core::StateId{static_cast<std::uint32_t>(state)}, arguments, days);
      }
    }
  }

  // Every way to fill parameters of these types with things of the case; none if there are too many to ask about.
  std::vector<std::vector<ObjectId>> tuples(const std::vector<core::Type>& types, std::size_t days) const {
    std::vector<std::vector<ObjectId>> all{{}};
    for (const core::Type& type : types) {
      std::vector<std::vector<ObjectId>> longer;
      for (const std::vector<ObjectId>& tuple : all) {
        for (std::size_t i = 0; i < facts_.objects.size(); ++i) {
          if (!fits(facts_.objects[i], type)) continue;
          longer.push_back(tuple);
          longer.back().push_back(ObjectId{static_cast<std::uint32_t>(i)});
        }
      }
      all = std::move(longer);
      if (all.size() * days > kMostStateQuestions) return {};
    }
    return all;
  }

  bool fits(const Object& object, const core::Type& type) const {
    if (type.kind == core::Kind::act) {
      return object.kind != ObjectKind::entity && core::is_some(object.act) &&
             (!core::is_some(type.act) || program_.is_a(object.act, type.act));
    }
    return type.kind == core::Kind::object && object.kind == ObjectKind::entity;
  }

  void follow(core::StateId state, const std::vector<ObjectId>& arguments, const std::vector<Day>& days) {
    Case copy = facts_;
    const core::NodeId node = call(copy, state, arguments);
    std::string name = core::words_of(program_.symbols.text(program_.states[core::index(state)].name));
    for (std::size_t i = 0; i < arguments.size(); ++i) name += (i == 0 ? " (" : ", ") + name_of(arguments[i]);
    if (!arguments.empty()) name += ")";
    core::Kleene before = core::Kleene::no;
    for (const Day day : days) {
      copy.on = day;
      const core::Kleene now = core::evaluate(copy, node).truth.kleene;
      if (now == before) continue;
      const char* how = now == core::Kleene::yes ? "now {}" : now == core::Kleene::no ? "no longer {}" : "perhaps {}";
      rows_.push_back({day, Sort::state, 0, {}, fmt::format(fmt::runtime(how), name)});
      before = now;
    }
  }

  static core::NodeId call(Case& facts, core::StateId state, const std::vector<ObjectId>& arguments) {
    const auto add = [&](core::Node node) {
      facts.code.nodes.push_back(node);
      facts.code.places.emplace_back();
      return core::NodeId{static_cast<std::uint32_t>(facts.code.nodes.size() - 1)};
    };
    std::vector<core::NodeId> nodes;
    for (const ObjectId argument : arguments) {
      facts.code.constants.push_back(core::Value::object(static_cast<std::uint32_t>(argument)));
      core::Node constant;
      constant.op = core::Op::constant;
      constant.a = static_cast<std::uint32_t>(facts.code.constants.size() - 1);
      nodes.push_back(add(constant));
    }
    core::Node asked;
    asked.op = core::Op::state;
    asked.a = static_cast<std::uint32_t>(state);
    asked.b = static_cast<std::uint32_t>(facts.code.lists.size());
    asked.c = static_cast<std::uint32_t>(nodes.size());
    facts.code.lists.insert(facts.code.lists.end(), nodes.begin(), nodes.end());
    return add(asked);
  }

  // Only where it falls among what happened: a policy may be older than anything here.
  void in_force() {
    if (rows_.empty()) return;
    const auto [first, last] =
        std::minmax_element(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.day < b.day; });
    const Day from = first->day;
    const Day until = std::max(last->day, facts_.on);
    for (const core::Instrument& instrument : program_.instruments) {
      const std::string name(program_.symbols.text(instrument.name));
      for (const core::InForce& period : instrument.periods) {
        const auto note = [&](std::optional<Day> day, std::string_view words) {
          if (day && *day >= from && *day <= until)
            rows_.push_back({*day, Sort::force, 0, {}, fmt::format("{} {}", name, words)});
        };
        note(period.first, "is in force from now on");
        note(period.first_at_latest, "is in force now at the latest");
        note(period.last, "is in force for the last day");
      }
    }
  }

  const Case& facts_;
  const Program& program_;
  const core::Telling& telling_;
  std::vector<Row> rows_;
};

}  // namespace

std::string timeline(const Case& facts, const core::Telling& telling) {
  std::string text;
  std::optional<Day> day;
  for (const Row& row : Calendar(facts, telling).rows()) {
    const std::string date = day == row.day ? std::string(10, ' ') : core::day_text(row.day);
    day = row.day;
    const std::string time = row.time.empty() ? "" : row.time + " ";
    std::string line = wrapped(fmt::format("{}  {} {}{}", date, sign_of(row.sort), time, row.text), telling.width, 14);
    if (ink_of(row.sort) != Ink::plain) {
      const std::size_t at = date.size() + 2;
      line = line.substr(0, at) + inked(line.substr(at), ink_of(row.sort), telling.colour);
    }
    text += line + "\n";
  }
  return text;
}

}  // namespace licet::command
