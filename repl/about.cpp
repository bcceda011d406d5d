#include "about.hpp"

#include <algorithm>
#include <set>

#include "answer/names.hpp"
#include "answer/sentences.hpp"
#include "terminal.hpp"

namespace licet::command {

namespace {

using core::Program;
using core::Symbol;

std::string name_in(const Program& program, Symbol symbol) { return std::string(program.symbols.text(symbol)); }

std::string type_text(const Program& program, const core::Type& type) {
  switch (type.kind) {
    case core::Kind::boolean:
      return "yes | no";
    case core::Kind::number:
      return "Number";
    case core::Kind::money:
      return "Money";
    case core::Kind::date:
      return "Date";
    case core::Kind::duration:
      return "Duration";
    case core::Kind::text:
      return "Text";
    case core::Kind::option: {
      if (!core::is_some(type.options)) return "an option";
      std::string text;
      for (const Symbol option : program.types[core::index(type.options)].options) {
        text += (text.empty() ? "" : " | ") + name_in(program, option);
      }
      return text;
    }
    case core::Kind::object:
      return core::is_some(type.role) ? name_in(program, program.roles[core::index(type.role)].name) : "anybody";
    case core::Kind::act:
      return core::is_some(type.act) ? name_in(program, program.acts[core::index(type.act)].name) : "an act";
    case core::Kind::set: {
      core::Type member = type;
      member.kind = type.member;
      return "set of " + type_text(program, member);
    }
    case core::Kind::any:
      return "anything";
  }
  return "anything";
}

std::string fields_text(const Program& program, const core::Fields& fields, std::size_t width) {
  std::string text;
  for (const core::Field& field : fields) {
    text += fmt::format("  {} : {}{}\n", name_in(program, field.name), type_text(program, field.type),
                        field.confidential ? " (confidential)" : "");
  }
  return wrapped(text, width, 2);
}

template <class Things>
std::vector<std::string> names_of(const Program& program, const Things& things) {
  std::set<std::string> names;
  for (const auto& thing : things) names.insert(name_in(program, thing.name));
  return {names.begin(), names.end()};
}

std::string section(std::string_view title, const std::vector<std::string>& names, std::size_t width,
                    core::Colour colour) {
  if (names.empty()) return {};
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : " ") + name;
  return inked(title, Ink::bold, colour) + "\n" + wrapped("  " + list, width) + "\n";
}

}  // namespace

std::string policy_line(const Program& program) {
  std::string text;
  for (std::size_t i = 0; i < program.instruments.size(); ++i) {
    const core::Instrument& instrument = program.instruments[i];
    const auto rules = std::count_if(program.rules.begin(), program.rules.end(),
                                     [&](const core::Rule& rule) { return core::index(rule.instrument) == i; });
    text += fmt::format("{}: {} paragraphs, {} rules\n", name_in(program, instrument.name), instrument.outline.size(),
                        rules);
  }
  return text;
}

namespace {

// The shared vocabulary has acts for every policy; of interest are those that a rule of this one speaks of.
std::vector<std::string> acts_with_rules(const Program& program) {
  std::vector<core::Act> acts;
  for (std::size_t i = 1; i < program.acts.size(); ++i) {  // 0 is conduct in general, of which most rules speak
    const auto& rules = program.rules_on[i];
    const bool spoken_of = std::any_of(rules.begin(), rules.end(), [&](core::RuleId rule) {
      return core::index(program.rules[core::index(rule)].act) != 0;
    });
    if (spoken_of) acts.push_back(program.acts[i]);
  }
  return names_of(program, acts);
}

std::vector<std::string> terms_and_states(const Program& program) {
  std::vector<std::string> names = names_of(program, program.terms);
  for (std::string& state : names_of(program, program.states)) names.push_back(std::move(state));
  return names;
}

}  // namespace

std::string vocabulary(const Program& program, std::size_t width, core::Colour colour) {
  return policy_line(program) +
         section("Roles and things (let x be …)", names_of(program, program.roles), width, colour) +
         section("Acts that rules speak of (may x …?)", acts_with_rules(program), width, colour) +
         section("Judgments (finding …)", names_of(program, program.judgments), width, colour) +
         section("Readings (settle …)", names_of(program, program.readings), width, colour) +
         section("Terms and states (is …?)", terms_and_states(program), width, colour) +
         section("Rules (status of …?)", names_of(program, program.rules), width, colour) +
         "`:about NAME` tells more about one of them.\n";
}

std::string about_name(const Program& program, std::string_view name, std::size_t width) {
  std::string text;
  const auto add = [&](const std::string& more) { text += wrapped(more, width, 2) + "\n"; };
  const auto each = [&](const auto& things, auto tell) {
    for (std::size_t i = 0; i < things.size(); ++i) {
      if (program.symbols.text(things[i].name) == name) tell(i, things[i]);
    }
  };
  const auto id = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
  each(program.instruments, [&](std::size_t, const core::Instrument& is) {
    add(fmt::format("{}{}{}{}", is.title.empty() ? name_in(program, is.name) : is.title,
                    is.cite.empty() ? "" : ", " + is.cite, is.issuer.empty() ? "" : ", " + is.issuer, ""));
  });
  each(program.roles, [&](std::size_t i, const core::Role& is) {
    add(core::role_sentence(program, core::RoleId{id(i)}));
    text += fields_text(program, is.fields, width);
  });
  each(program.acts, [&](std::size_t, const core::Act& is) {
    std::string line = fmt::format("{} {}", is.power ? "power" : "act", name);
    for (std::size_t p = 0; p < is.parents.size(); ++p) {
      line += (p == 0 ? " is a " : " and a ") + name_in(program, program.acts[core::index(is.parents[p])].name);
    }
    if (core::is_some(is.by)) line += " by " + name_in(program, program.roles[core::index(is.by)].name);
    add(line);
    text += fields_text(program, is.fields, width);
  });
  each(program.judgments,
       [&](std::size_t i, const core::Judgment&) { add(core::judgment_sentence(program, core::JudgmentId{id(i)})); });
  each(program.readings,
       [&](std::size_t i, const core::Reading&) { add(core::reading_sentence(program, core::ReadingId{id(i)})); });
  each(program.terms,
       [&](std::size_t i, const core::Term&) { add(core::term_sentence(program, core::TermId{id(i)})); });
  each(program.states,
       [&](std::size_t i, const core::State&) { add(core::state_sentence(program, core::StateId{id(i)})); });
  each(program.rules, [&](std::size_t i, const core::Rule& is) {
    add(core::rule_sentence(program, core::RuleId{id(i)}));
    if (!is.because.empty()) add("  Because " + is.because + ".");
  });
  return text;
}

std::vector<std::string> names_to_tell_about(const Program& program) {
  std::set<std::string> names;
  const auto add = [&](const auto& things) {
    for (const auto& thing : things) names.insert(name_in(program, thing.name));
  };
  add(program.instruments);
  add(program.roles);
  add(program.acts);
  add(program.judgments);
  add(program.readings);
  add(program.terms);
  add(program.states);
  add(program.rules);
  return {names.begin(), names.end()};
}

// Of the first rule that forbids or permits an act of a name: duties make dull first questions.
FirstSteps first_steps(const Program& program) {
  for (const core::Rule& rule : program.rules) {
    if (!core::is_some(rule.act) || rule.bearer.kind == core::BearerKind::person) continue;
    if (!core::is_ban(rule.modality) && rule.modality != core::Modality::may) continue;
    const std::string act = name_in(program, program.acts[core::index(rule.act)].name);
    const core::RoleId role =
        core::is_some(rule.bearer.role) ? rule.bearer.role : program.acts[core::index(rule.act)].by;
    if (act == "conduct" || !core::is_some(role)) continue;
    return {fmt::format("let x be {}", name_in(program, program.roles[core::index(role)].name)),
            fmt::format("may x {}?", act)};
  }
  return {"let x be open", "what may x do now?"};
}

}  // namespace licet::command
