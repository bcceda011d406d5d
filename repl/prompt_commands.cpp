#include <algorithm>
#include <set>

#include "about.hpp"
#include "interview.hpp"
#include "prompt.hpp"
#include "scenarios.hpp"
#include "timeline.hpp"

// The commands of the prompt, in the order in which `:help` lists them.
namespace licet::command {

const std::vector<Prompt::Command>& Prompt::commands() {
  static const std::vector<Command> all = {
      {"about", "[NAME]", "the words of the policy; what one of them means", &Prompt::about},
      {"interview", "", "asks what is missing for an answer, one question after the other", &Prompt::interview},
      {"timeline", "", "events, duties and states as a calendar", &Prompt::timeline},
      {"json", "[case]", "the last answer, or the whole case, as JSON", &Prompt::json},
      {"undo", "", "takes back the last thing told", &Prompt::undo},
      {"clear", "", "begins this case again", &Prompt::clear},
      {"cases", "", "the cases of this session, and the scenarios of the policy", &Prompt::cases},
      {"case", "NAME", "goes to a case; begins a new one, or one from a scenario", &Prompt::go_to_case},
      {"save", "FILE [TITLE]", "keeps the case as a scenario that `licet test` runs", &Prompt::save},
      {"load", "PATH…", "another policy; what was told is told again", &Prompt::load},
      {"reload", "", "reads the policy again", &Prompt::reload},
      {"set", "[NAME VALUE]", "why, strictly, confidential: on or off; today: a date", &Prompt::set},
      {"help", "", "this page", &Prompt::help},
      {"quit", "", "ends the session, as Ctrl-D does", &Prompt::quit},
  };
  return all;
}

void Prompt::dropped(const std::vector<std::string>& statements) {
  if (statements.empty()) return;
  terminal_.out.write("These no longer make sense, and were left out:\n");
  for (const std::string& statement : statements) terminal_.out.print("  {}\n", on_one_line(statement));
}

void Prompt::load(const Words& words) {
  if (words.empty())
    throw Problem(core::Code::nothing_to_load, "`:load` needs a file or a folder", "as in `:load policies/interpol`");
  LoadedPolicy loaded = load_policy(words, terminal_.err.colour());
  terminal_.out.flush();
  terminal_.err.write(loaded.messages);
  if (!loaded.policy) {
    status_ = Status::wrong;
    terminal_.out.write("The policy is as it was before.\n");
    return;
  }
  dropped(conversation_.use(*std::move(loaded.policy)));
  terminal_.out.write(policy_line(*conversation_.policy().program));
}

void Prompt::reload(const Words& /*words*/) { load(conversation_.policy().paths); }

void Prompt::about(const Words& words) {
  const core::Program& program = *conversation_.policy().program;
  const Manner& manner = conversation_.manner();
  if (words.empty()) {
    terminal_.out.write(vocabulary(program, manner.width, manner.colour));
    return;
  }
  const std::string text = about_name(program, words.front(), manner.width);
  if (text.empty()) {
    const std::string near = core::nearest(words.front(), names_to_tell_about(program));
    throw Problem(core::Code::bad_command_line, fmt::format("the policy declares no `{}`", words.front()),
                  near.empty() ? "`:about` lists what it declares" : fmt::format("did you mean `{}`?", near));
  }
  terminal_.out.write(text);
}

void Prompt::save(const Words& words) {
  if (words.empty())
    throw Problem(core::Code::bad_command_line, "`:save` needs the name of a file",
                  "as in `:save flights.scenarios.licet`");
  if (conversation_.matter().said.empty())
    throw Problem(core::Code::bad_command_line, "nothing was said yet that could be saved");
  std::string path = words.front();
  if (!path.ends_with(".licet")) path += ".scenarios.licet";
  std::string title = conversation_.matter().name;
  if (words.size() > 1) title.clear();
  for (std::size_t i = 1; i < words.size(); ++i) title += (i == 1 ? "" : " ") + words[i];
  const std::vector<std::string> statements = conversation_.as_statements();
  title = add_scenario(path, conversation_.policy(), title, statements);
  conversation_.mark_saved();
  terminal_.out.print("saved as scenario \"{}\" in {}\n", title, path);
}

void Prompt::cases(const Words& /*words*/) {
  for (const Matter& matter : conversation_.matters()) {
    const bool here = &matter == &conversation_.matter();
    terminal_.out.print("{} {}: {} statement{}{}\n", here ? "*" : " ", matter.name, matter.said.size(),
                        matter.said.size() == 1 ? "" : "s", matter.saved ? "" : ", not saved");
  }
  const std::vector<ScenarioText> scenarios = scenarios_of(conversation_.policy());
  if (scenarios.empty()) return;
  terminal_.out.write("Scenarios (`:case 3` begins a case like the third):\n");
  for (std::size_t i = 0; i < scenarios.size(); ++i) terminal_.out.print("{:>4} {}\n", i + 1, scenarios[i].title);
}

void Prompt::go_to_case(const Words& words) {
  if (words.empty())
    throw Problem(core::Code::bad_command_line, "`:case` needs a name", "`:cases` lists what there is");
  std::string name;
  for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
  const auto number = static_cast<std::size_t>(
      name.size() < 6 && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })
          ? std::stoul(name)
          : 0);
  const bool known = std::any_of(conversation_.matters().begin(), conversation_.matters().end(),
                                 [&](const Matter& matter) { return matter.name == name; });
  if (!known) {
    const std::vector<ScenarioText> scenarios = scenarios_of(conversation_.policy());
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      if (scenarios[i].title != name && i + 1 != number) continue;
      conversation_.go_to(scenarios[i].title, scenarios[i].statements);
      for (const Said& said : conversation_.matter().said) terminal_.out.print("  {}\n", on_one_line(said.text));
      if (conversation_.last_answer()) show(*conversation_.last_answer());
      return;
    }
    if (number > 0)
      throw Problem(core::Code::bad_command_line, fmt::format("there is no scenario {}", number),
                    "`:cases` lists them");
  }
  conversation_.go_to(name);
  terminal_.out.print("{} case \"{}\"\n", known ? "back in" : "a new", name);
}

void Prompt::clear(const Words& /*words*/) {
  conversation_.clear();
  terminal_.out.write("nothing is told yet\n");
}

void Prompt::undo(const Words& /*words*/) {
  const Conversation::Undone undone = conversation_.undo();
  if (!undone.statement) {
    terminal_.out.write("there is nothing to take back\n");
    return;
  }
  terminal_.out.print("taken back: {}\n", on_one_line(*undone.statement));
  dropped(undone.dropped);
}

void Prompt::timeline(const Words& /*words*/) {
  terminal_.out.write(licet::command::timeline(conversation_.story().facts(), telling()));
}

// One question after the other, the most decisive first, until nothing is left to ask or the person has had enough.
void Prompt::interview(const Words& /*words*/) {
  const std::string again = conversation_.question_again();
  if (again.empty())
    throw Problem(core::Code::nothing_asked, "there is no answer yet that something could be missing for",
                  "ask something first, such as `may … ?`");
  const auto ask_again = [&] {
    for (const core::Outcome& outcome : conversation_.say(again)) {
      if (outcome.kind != core::OutcomeKind::answered) show(outcome);
    }
  };
  ask_again();
  std::set<std::string> put;
  const auto next = [&]() -> std::optional<InterviewQuestion> {
    for (InterviewQuestion& question : questions_about(*conversation_.story().last(), telling())) {
      if (!put.contains(question.statement)) return std::move(question);
    }
    return std::nullopt;
  };
  bool first = true;
  while (const std::optional<InterviewQuestion> question = next()) {
    if (first) terminal_.out.write("An empty line passes over a question, `stop` ends.\n");
    first = false;
    terminal_.out.write(question->question);
    if (!question->how.empty()) terminal_.out.print("  ({})\n", question->how);
    terminal_.out.flush();
    const LineEditor::Line line = read_("...>");
    if (line.end != LineEditor::End::line || line.text == "stop") break;
    if (line.text.starts_with(':')) {  // a command: the person wants out
      command(on_one_line(line.text));
      return;
    }
    const std::optional<std::string> statement = told_by(*question, line.text);
    if (statement) {
      const std::vector<core::Outcome> outcomes = conversation_.say(*statement);
      for (const core::Outcome& outcome : outcomes) show(outcome);
      if (outcomes.empty() || outcomes.back().kind != core::OutcomeKind::told) continue;  // it did not fit: once more
    }
    put.insert(question->statement);
    ask_again();
  }
  if (conversation_.last_answer()) show(*conversation_.last_answer());
}

void Prompt::json(const Words& words) {
  if (!words.empty() && words.front() == "case") {
    terminal_.out.write(conversation_.story().as_json() + "\n");
  } else if (conversation_.last_answer() && !conversation_.last_answer()->json.empty()) {
    terminal_.out.write(conversation_.last_answer()->json + "\n");
  } else {
    throw Problem(core::Code::nothing_asked, "there is no answer yet", "ask something, or `:json case`");
  }
}

void Prompt::set(const Words& words) {
  Manner manner = conversation_.manner();
  const auto on_off = [](bool on) { return on ? "on" : "off"; };
  if (words.empty()) {
    terminal_.out.print(
        "why           {}   every answer with its grounds\nstrictly      {}   presumptions count as unknown\n"
        "confidential  {}   confidential fields are shown\ntoday         {}   until the case says `on` a date\n",
        on_off(manner.why), on_off(manner.strictly), on_off(manner.confidential),
        manner.today ? core::day_text(*manner.today) : "none");
    return;
  }
  const std::string& name = words.front();
  const std::string value = words.size() > 1 ? words[1] : "on";
  if (name == "today") {
    manner.today = core::parse_day(value);
    if (!manner.today)
      throw Problem(core::Code::bad_date, fmt::format("`{}` is no date", value), "as in `:set today 2024-11-05`");
  } else {
    bool* which = name == "why"            ? &manner.why
                  : name == "strictly"     ? &manner.strictly
                  : name == "confidential" ? &manner.confidential
                                           : nullptr;
    if (which == nullptr || (value != "on" && value != "off")) {
      throw Problem(core::Code::bad_command_line, fmt::format("`:set {} {}` means nothing", name, value),
                    "`:set` shows what can be set");
    }
    *which = value == "on";
  }
  dropped(conversation_.set(manner));
}

void Prompt::help(const Words& /*words*/) {
  const core::Colour colour = terminal_.out.colour();
  std::string text = inked("Tell what is the case", Ink::bold, colour) +
                     "\n"
                     "  let gabon, togo be Country                         somebody, or something\n"
                     "  let hall be Property { owner: togo }               with what is known about it\n"
                     "  on 2024-10-01 gabon does announce {} as notice     something that happened\n"
                     "  on 2024-11-05                                      the day you ask about\n"
                     "  suppose flights.value is EUR 1200                  one more fact\n"
                     "  finding linked(flights) yes by chair               what somebody decided\n"
                     "  doubt may_jeopardise(flights)                      what should not be presumed\n"
                     "  authorised flights by head on 2024-10-30           a permission given\n"
                     "  settle election_day_counts as inclusive            how the text is to be read\n" +
                     inked("Ask", Ink::bold, colour) +
                     "\n"
                     "  may gabon give_benefit { to: togo } as flights?    also must …, should …, who may …\n"
                     "  flights?                                           the same again, after more was told\n"
                     "  why?    why not permitted?    what would permit it?    what is missing?\n"
                     "  what if flights.kind is cash?                      changed for this answer only\n"
                     "  duties of gabon?    what is owed to togo?    what may gabon do now?\n"
                     "  on 2024-11-05: flights?    strictly: flights?      for one question\n" +
                     inked("And", Ink::bold, colour) + "\n";
  for (const Command& command : commands()) {
    text += fmt::format("  {:<22} {}\n", fmt::format(":{} {}", command.name, command.arguments), command.about);
  }
  text += "Tab completes words, the up arrow brings back lines, Ctrl-C gives up a line or an answer.\n";
  terminal_.out.write(text);
}

void Prompt::quit(const Words& /*words*/) { ended_ = true; }

}  // namespace licet::command
