#include "judge_generate.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "meaning/load.hpp"
#include "text/diagnostic.hpp"

namespace judge_test {

namespace {

constexpr const char* kVocabulary = R"(
role Person
  graded : yes | no
  boss   : Person
role Staff is a Person
role Boss is a Staff
role Guest is a Person
role Senior means a Staff with (graded)
act deed by Person
  ok    : yes | no
  late  : yes | no
  open  : yes | no = no
  kind  : cash | book | trip
  value : Money
  to    : Person
act use is a deed by Person
act print is a use by Person
act tell is a deed by Person
power waive is a deed by Person
judgment fair(d: conduct)
  by Boss
  ask "Is {d} fair?"
judgment risky(d: conduct)
  by someone
  ask "Is {d} risky?"
  presumed no
reading r1 "Which way is it?" options a | b
reading r2 "Which of three is it?" options x | y | z
term big(d: deed) means d.value more than EUR 50
term odd(d: deed) means not big(d) and (r2 is x or d.late)
)";

class Writer {
public:
  Writer(std::uint32_t seed, std::optional<std::size_t> mistake) : dice_(seed), mistake_(mistake) {}

  Written write() {
    const std::uint32_t instruments = 1 + dice_.below(3);
    for (std::uint32_t i = 0; i < instruments; ++i) {
      static const std::vector<std::string> kStatus{"order", "order", "code", "guidance", "commentary", "proposal"};
      std::string head =
          fmt::format("instrument i{}\n  status {}\n  in force from {}\n  relies on elsewhere\n  outline 1..40\n", i,
                      dice_.pick(kStatus),
                      dice_.chance(10)   ? "at latest 2024-01-10"
                      : dice_.chance(20) ? "2024-01-12"
                                         : "2024-01-01");
      if (i == 1 && dice_.chance(15)) head += "  replaces i0\n";
      out_.heads.push_back(head);
      out_.rules.emplace_back();
    }
    out_.vocabulary = kVocabulary;
    if (dice_.chance(20)) out_.vocabulary += "conduct by Staff as s counts as conduct by s.boss\n";
    if (dice_.chance(20)) out_.vocabulary += "tell counts as use if ok\n";
    const std::uint32_t rules = 2 + dice_.below(6);
    for (std::uint32_t k = 0; k < rules; ++k) rule(k, instruments);
    out_.conditions = conditions_;
    return out_;
  }

private:
  std::string atom(const std::string& act) {
    const std::string of = act.empty() ? "" : act + ".";
    const std::string self = act.empty() ? "this" : act;
    std::string text;
    switch (dice_.below(12)) {
      case 0:
        text = of + "ok";
        break;
      case 1:
        text = of + "late";
        break;
      case 2:
        text = of + "open";
        break;
      case 3:
        text = of + "kind is " + dice_.pick<std::string>({"cash", "book", "trip"});
        break;
      case 4:
        text = of + "value more than EUR 50";
        break;
      case 5:
        text = of + "to is a " + dice_.pick<std::string>({"Staff", "Guest", "Senior"});
        break;
      case 6:
        text = "fair(" + self + ")";
        break;
      case 7:
        text = "risky(" + self + ")";
        break;
      case 8:
        text = dice_.chance(50) ? "r1 is a" : "r1 is b";
        break;
      case 9:
        text = "r2 is " + dice_.pick<std::string>({"x", "y", "z"});
        break;
      case 10:
        text = (dice_.chance(50) ? "big(" : "odd(") + self + ")";
        break;
      case 11:
        text = fmt::format("happened({} {{ ok: {} }})", dice_.pick<std::string>({"use", "tell", "print"}),
                           dice_.chance(50) ? "yes" : "no");
        break;
    }
    if (mistake_ == conditions_++) text = "EUR 1 / 0 more than EUR 1";
    return "(" + text + ")";
  }

  std::string condition(const std::string& act, int depth = 2) {
    if (depth == 0 || dice_.chance(40)) return atom(act);
    switch (dice_.below(4)) {
      case 0:
        return "(not " + condition(act, depth - 1) + ")";
      case 1:
        return "(" + condition(act, depth - 1) + " or " + condition(act, depth - 1) + ")";
      case 2:
        return fmt::format("(at least 2 of ({}, {}, {}))", condition(act, depth - 1), condition(act, depth - 1),
                           atom(act));
      default:
        return "(" + condition(act, depth - 1) + " and " + condition(act, depth - 1) + ")";
    }
  }

  void rule(std::uint32_t k, std::uint32_t instruments) {
    static const std::vector<std::string> kModals{"must not",   "must not", "must not", "may",  "may",
                                                  "should not", "should",   "must",     "must", "need not"};
    const std::uint32_t in = dice_.below(instruments);
    const std::string modal = dice_.pick(kModals),
                      act = dice_.pick<std::string>({"deed", "use", "print", "tell", "use", "waive"});
    const bool duty = modal == "must" || modal == "should";
    std::string text = fmt::format("rule n{} [{}]\n  ", k, k + 1), trigger;
    if (duty && dice_.chance(15) && k > 0 && breachable_.size() > 0) {
      text += fmt::format("after breach of {} as v, v.actor {} {}", dice_.pick(breachable_), modal, act);
      trigger = "v";
      out_.breaches = true;
    } else if (duty ? dice_.chance(60) : dice_.chance(6)) {
      text += fmt::format("after {} as v", dice_.pick<std::string>({"use", "tell", "print"}));
      if (dice_.chance(40)) text += " if " + condition("v", 1);
      text += ", v.actor " + modal + " " + act;
      trigger = "v";
      if (dice_.chance(25)) text += dice_.chance(50) ? " to every Boss" : " to every Guest";
      if (duty && dice_.chance(40)) {
        text += fmt::format(" within {} days", dice_.below(7));
      } else if (duty && dice_.chance(40)) {
        text += " before " + dice_.pick<std::string>({"print", "tell", "use"});
      }
    } else {
      text += "a " + dice_.pick<std::string>({"Person", "Person", "Staff", "Staff", "Senior", "Guest"}) + " " + modal +
              " " + act;
      if (duty && dice_.chance(30)) text += " by 2024-01-14";
    }
    text += "\n";
    if (dice_.chance(trigger.empty() ? 50 : 20)) text += "  if " + condition(trigger) + "\n";
    const bool licence = (modal == "must not" || modal == "should not" || modal == "must") && dice_.chance(30);
    if (licence) {
      text += "  unless authorised " + dice_.pick<std::string>({"", "in advance "}) + "by " +
              dice_.pick<std::string>({"Boss", "Senior", "someone"});
      if (dice_.chance(40)) text += (dice_.chance(50) ? " and " : " or ") + condition(trigger, 1);
      text += "\n";
    } else if (dice_.chance(30)) {
      text += "  unless " + condition(trigger, 1) + "\n";
    }
    std::string beaten;
    const bool follows_breach =
        text.find("after breach") != std::string::npos;  // which beats nobody, or it might run in a circle
    for (std::uint32_t other = 0; other < k && !follows_breach; ++other) {
      if (dice_.chance(20)) beaten += fmt::format("{} n{}", beaten.empty() ? "  notwithstanding" : ",", other);
    }
    if (!beaten.empty()) text += beaten + "\n";
    if (dice_.chance(5)) text += "  subject to elsewhere.rule9\n";
    if (modal != "may" && modal != "need not") breachable_.push_back(fmt::format("n{}", k));
    out_.rules[in].push_back(text);
  }

  Dice dice_;
  std::optional<std::size_t> mistake_;
  std::size_t conditions_ = 0;
  std::vector<std::string> breachable_;
  Written out_;
};

Day day(std::uint32_t n) { return *parse_day("2024-01-01") + static_cast<Day>(n) - 1; }

}  // namespace

std::vector<std::string> Written::texts() const {
  std::vector<std::string> texts{"module words\n" + vocabulary};
  for (std::size_t i = 0; i < heads.size(); ++i) {
    texts.push_back(heads[i] + (i == 0 ? vocabulary : ""));
    for (const std::string& rule : rules[i]) texts.back() += rule;
  }
  texts.erase(texts.begin());
  return texts;
}

Written write_policy(std::uint32_t seed, std::optional<std::size_t> mistake) { return Writer(seed, mistake).write(); }

std::shared_ptr<const Program> load_policy(const Written& written) {
  LoadRequest request;
  std::string all;
  for (const std::string& text : written.texts()) {
    request.texts.push_back({fmt::format("text{}.licet", request.texts.size()), text});
    all += text;
  }
  const Loaded loaded = load(request);
  INFO(render(loaded.diagnostics, *loaded.sources) << all);
  REQUIRE(loaded.program);
  return loaded.program;
}

Case write_case(std::uint32_t seed, const std::shared_ptr<const Program>& program) {
  Dice dice(seed ^ 0x9E3779B9U);
  Case facts(program);
  facts.on = day(20);
  facts.ordered = dice.chance(15);
  const auto symbol = [&](std::string_view name) { return facts.symbols->intern(name); };
  const auto field = [&](std::string_view name) { return program->find_field(program->symbols.find(name)); };
  const std::vector<std::string> people{"ann", "bob", "cy"};
  const auto fill = [&](Object& object, std::uint32_t percent, bool act) {
    const auto add = [&](std::string_view name, const Value& value) {
      if (is_some(field(name)) && dice.chance(percent)) object.facts.push_back({field(name), FactState::known, value});
    };
    if (!act) {
      add("graded", Value::boolean(dice.chance(50)));
      add("boss", dice.chance(10) ? Value::none() : Value::object(dice.below(3)));
      return;
    }
    for (const char* name : {"ok", "late", "open"}) add(name, Value::boolean(dice.chance(50)));
    add("kind", Value::option(symbol(dice.pick<std::string>({"cash", "book", "trip"}))));
    add("value", Value::money(Decimal(dice.chance(50) ? 10 : 90), symbol(dice.chance(85) ? "EUR" : "CHF")));
    add("to", dice.chance(8) ? Value::none() : Value::object(dice.below(3)));
  };
  for (const std::string& name : people) {
    Object person;
    person.name = symbol(name);
    const std::uint32_t roles = 1 + dice.below(2);
    for (std::uint32_t i = 0; i < roles; ++i) {
      person.roles.push_back(
          {program->find_role(program->symbols.find(dice.pick<std::string>({"Staff", "Staff", "Boss", "Guest"}))),
           std::nullopt, std::nullopt, false});
    }
    person.open_roles = dice.chance(5);
    fill(person, 40, false);
    facts.add(std::move(person));
  }
  const std::uint32_t events = dice.below(5);
  for (std::uint32_t k = 0; k < events; ++k) {
    Object event;
    event.kind = ObjectKind::event;
    event.name = symbol(fmt::format("e{}", k));
    event.act = program->find_act(program->symbols.find(dice.pick<std::string>({"use", "print", "tell"})));
    event.by = ObjectId{dice.below(3)};
    event.on = day(5 + dice.below(16));
    event.order = k;
    if (dice.chance(50)) event.minute = static_cast<std::int32_t>(k);
    event.perhaps = dice.chance(10);
    fill(event, 50, true);
    facts.add(std::move(event));
  }
  Object asked;
  asked.kind = ObjectKind::asked;
  asked.name = symbol("asked");
  asked.act = program->find_act(
      program->symbols.find(dice.pick<std::string>({"print", "print", "use", "use", "tell", "deed", "waive"})));
  asked.by = ObjectId{0};
  asked.on = facts.on;
  fill(asked, 50, true);
  const ObjectId act = facts.add(std::move(asked));
  const auto anything = [&] {
    return Value::object(dice.chance(60) ? static_cast<std::uint32_t>(act) : dice.below(3 + events));
  };
  for (const char* name : {"fair", "risky"}) {
    const JudgmentId judgment = program->find_judgment(program->symbols.find(name));
    if (!is_some(judgment)) continue;
    if (dice.chance(30)) {
      Finding finding;
      finding.judgment = judgment;
      finding.of = {anything()};
      finding.answer = dice.chance(50) ? Verdict3::yes : Verdict3::no;
      facts.findings.push_back(finding);
    }
    if (dice.chance(15)) facts.doubts.push_back({judgment, {anything()}});
  }
  for (std::uint32_t k = dice.below(3); k > 0; --k) {
    Authorisation given;
    given.given = dice.chance(75);
    given.act = program->find_act(program->symbols.find(dice.pick<std::string>({"deed", "use", "print"})));
    given.for_whom = ObjectId{0};
    if (given.given || dice.chance(50)) given.by = ObjectId{dice.below(3)};
    given.under_rule = RuleId{dice.below(static_cast<std::uint32_t>(program->rules.size()))};
    given.on = day(5 + dice.below(17));
    facts.authorisations.push_back(given);
  }
  for (std::size_t i = 0; i < program->readings.size(); ++i) {
    if (dice.chance(25))
      facts.readings[i] = dice.below(static_cast<std::uint32_t>(program->readings[i].options.size()));
  }
  return facts;
}

std::string case_text(const Case& facts) {
  std::string text;
  const auto value = [&](const Value& v) -> std::string {
    switch (v.kind()) {
      case ValueKind::none:
        return "none";
      case ValueKind::boolean:
        return v.yes() ? "yes" : "no";
      case ValueKind::money:
        return std::string(facts.text(v.currency())) + " " + v.decimal().text();
      case ValueKind::option:
        return std::string(facts.text(v.symbol()));
      case ValueKind::object:
        return std::string(facts.text(facts.objects[v.index()].name));
      default:
        return "?";
    }
  };
  for (const Object& object : facts.objects) {
    text += std::string(facts.text(object.name)) + ":";
    for (const Held& held : object.roles)
      text += " " + std::string(facts.text(facts.program->roles[index(held.role)].name));
    if (object.kind != ObjectKind::entity) {
      text += fmt::format(" {}{} {} by {}", object.perhaps ? "perhaps " : "", day_text(object.on),
                          is_some(object.act) ? facts.text(facts.program->acts[index(object.act)].name) : "-",
                          facts.text(facts.objects[index(object.by)].name));
    }
    for (const Fact& fact : object.facts)
      text += " " + std::string(facts.text(facts.program->field_names[index(fact.field)])) + "=" + value(fact.value);
    text += "\n";
  }
  for (const Finding& finding : facts.findings) {
    if (!is_some(finding.judgment)) {
      text += "finding of another kind\n";
      continue;
    }
    text += "finding " + std::string(facts.text(facts.program->judgments[index(finding.judgment)].name)) + " " +
            (finding.of.empty() ? "demanded" : value(finding.of[0])) +
            (finding.answer == Verdict3::yes ? " yes\n" : " no\n");
  }
  for (const Doubt& doubt : facts.doubts)
    text += "doubt " + std::string(facts.text(facts.program->judgments[index(doubt.judgment)].name)) + " " +
            (doubt.of.empty() ? "demanded" : value(doubt.of[0])) + "\n";
  for (const Authorisation& a : facts.authorisations) {
    text += fmt::format("{} {} by {} under {} on {}\n", a.given ? "authorised" : "no authorisation of",
                        facts.text(facts.program->acts[index(a.act)].name),
                        is_some(a.by) ? facts.text(facts.objects[index(a.by)].name) : "anybody",
                        facts.text(facts.program->rules[index(a.under_rule)].name), day_text(*a.on));
  }
  return text;
}

}  // namespace judge_test
