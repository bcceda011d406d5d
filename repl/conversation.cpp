#include "conversation.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answer/names.hpp"
#include "expectation.hpp"
#include "story/reply.hpp"
#include "story/write_case.hpp"
#include "syntax/parser.hpp"

namespace licet::command {

namespace {

bool accepted(const core::Outcome& outcome) {
  return outcome.kind != core::OutcomeKind::wrong && outcome.kind != core::OutcomeKind::incomplete;
}

// `why?` and the like are asked about an answer; their text says nothing about what was answered.
bool is_about_an_answer(std::string_view question) {
  return question.starts_with("why") || question.starts_with("what would") || question.starts_with("what is missing") ||
         question.starts_with("what if");
}

std::string trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

core::StoryOptions story_options(const Manner& manner) {
  core::StoryOptions options;
  options.cancel = manner.cancel;
  options.today = manner.today;
  options.show_confidential = manner.confidential;
  options.explain = manner.why;
  options.strictly = manner.strictly;
  options.width = manner.width;
  options.colour = manner.colour;
  return options;
}

Conversation::Conversation(Policy policy, Manner manner) : policy_(std::move(policy)), manner_(manner) {
  matters_.push_back({"case1", core::Story(policy_.program, story_options(manner_)), {}, true});
}

std::vector<core::Outcome> Conversation::say(std::string_view text) {
  Matter& matter = matters_[present_];
  std::vector<core::Outcome> outcomes = matter.story.say(text);
  for (const core::Outcome& outcome : outcomes) {
    if (!accepted(outcome)) continue;
    matter.said.push_back(
        {trimmed(text.substr(outcome.span.begin, outcome.span.end - outcome.span.begin)), outcome.kind});
    matter.saved = false;
    if (outcome.kind == core::OutcomeKind::answered) last_answer_ = outcome;
  }
  return outcomes;
}

std::vector<std::string> Conversation::tell_again(Matter& matter, std::vector<Said> said) {
  matter.story = core::Story(policy_.program, story_options(manner_));
  matter.said.clear();
  std::vector<std::string> dropped;
  for (Said& statement : said) {
    const std::vector<core::Outcome> outcomes = matter.story.say(statement.text);
    if (!outcomes.empty() && std::all_of(outcomes.begin(), outcomes.end(), accepted)) {
      matter.said.push_back(std::move(statement));
      if (outcomes.back().kind == core::OutcomeKind::answered && &matter == &matters_[present_])
        last_answer_ = outcomes.back();
    } else {
      dropped.push_back(std::move(statement.text));
    }
  }
  return dropped;
}

std::vector<std::string> Conversation::tell_all_again() {
  last_answer_.reset();
  std::vector<std::string> dropped;
  for (Matter& matter : matters_) {
    for (std::string& statement : tell_again(matter, std::move(matter.said))) dropped.push_back(std::move(statement));
  }
  return dropped;
}

Conversation::Undone Conversation::undo() {
  Matter& matter = matters_[present_];
  const auto last = std::find_if(matter.said.rbegin(), matter.said.rend(),
                                 [](const Said& said) { return said.kind == core::OutcomeKind::told; });
  if (last == matter.said.rend()) return {};
  std::vector<Said> rest = matter.said;
  Undone undone{last->text, {}};
  rest.erase(rest.begin() + (matter.said.rend() - last - 1));
  last_answer_.reset();
  undone.dropped = tell_again(matter, std::move(rest));
  matter.saved = false;
  return undone;
}

std::string Conversation::question_again() {
  const core::Story& story = matter().story;
  const core::Reply* reply = story.last();
  if (reply == nullptr) return {};
  if (reply->kind == core::ReplyKind::truth) {
    const auto last = std::find_if(matter().said.rbegin(), matter().said.rend(), [](const Said& said) {
      return said.kind == core::OutcomeKind::answered && !is_about_an_answer(said.text);
    });
    return last == matter().said.rend() ? std::string{} : last->text;
  }
  if (reply->kind != core::ReplyKind::act) return {};
  std::string prefix;
  if (reply->view.on != story.facts().on) prefix += fmt::format("on {}: ", core::day_text(reply->view.on));
  if (core::is_some(reply->question.under)) {
    prefix += fmt::format("under {}: ", core::instrument_name(*policy_.program, reply->question.under));
  }
  if (reply->question.strictly && !manner_.strictly) prefix += "strictly: ";
  const core::Symbol name = story.facts().objects[core::index(reply->question.act)].name;
  if (name != core::kNoSymbol) return fmt::format("{}{}?", prefix, story.facts().text(name));
  const std::vector<std::string> taken = story.names();
  std::string free_name = "it";
  for (int number = 2; std::find(taken.begin(), taken.end(), free_name) != taken.end(); ++number)
    free_name = fmt::format("it{}", number);
  std::string question = core::act_question(story.draft(), reply->question.act, reply->asking);
  while (!question.empty() && (question.back() == '?' || question.back() == ' ')) question.pop_back();
  static_cast<void>(say(fmt::format("{}{} as {}?", prefix, question, free_name)));
  return fmt::format("{}{}?", prefix, free_name);
}

std::vector<std::string> Conversation::use(Policy policy) {
  policy_ = std::move(policy);
  return tell_all_again();
}

std::vector<std::string> Conversation::set(const Manner& manner) {
  manner_ = manner;
  return tell_all_again();
}

std::vector<std::string> Conversation::as_statements() const {
  std::vector<std::string> statements;
  core::Story story(policy_.program, story_options(manner_));
  std::string day;  // the last that was written down: a test has to name its day, or it would depend on the clock
  for (const Said& said : matter().said) {
    if (said.kind == core::OutcomeKind::met || said.kind == core::OutcomeKind::unmet) continue;  // told anew below
    static_cast<void>(story.say(said.text));
    if (said.kind != core::OutcomeKind::answered) {
      statements.push_back(on_one_line(said.text));
      if (statements.back() == "on " + core::day_text(story.facts().on)) day = statements.back();
      continue;
    }
    if (is_about_an_answer(said.text) && !said.text.starts_with("what if"))
      continue;  // talk, of which nothing is expected
    if (std::string now = "on " + core::day_text(story.facts().on); now != day)
      statements.push_back(day = std::move(now));
    std::string question = on_one_line(said.text);
    if (!question.ends_with('?')) question += '?';
    if (manner_.strictly && question.find("strictly:") == std::string::npos) question.insert(0, "strictly: ");
    statements.push_back(std::move(question));
    const core::Reply* reply = story.last();
    if (std::string expect = reply == nullptr ? std::string{} : expectation(*reply); !expect.empty())
      statements.push_back(std::move(expect));
  }
  return statements;
}

void Conversation::go_to(const std::string& name, const std::vector<std::string>& statements) {
  last_answer_.reset();
  const auto known = std::find_if(matters_.begin(), matters_.end(), [&](const Matter& m) { return m.name == name; });
  if (known != matters_.end()) {
    present_ = static_cast<std::size_t>(known - matters_.begin());
    return;
  }
  // A first case that nothing was said in is not kept: nobody asked for it.
  if (matters_.size() == 1 && matters_[0].said.empty()) matters_.clear();
  matters_.push_back({name, core::Story(policy_.program, story_options(manner_)), {}, true});
  present_ = matters_.size() - 1;
  for (const std::string& statement : statements) static_cast<void>(say(statement));
  matters_[present_].saved = true;
}

void Conversation::clear() {
  last_answer_.reset();
  matters_[present_].story = core::Story(policy_.program, story_options(manner_));
  matters_[present_].said.clear();
  matters_[present_].saved = true;
}

bool is_incomplete(std::string_view text) {
  core::Sources sources;
  core::Symbols symbols;
  core::Diagnostics diagnostics;
  return core::parse_input(sources.add("prompt", std::string(text)), sources, symbols, diagnostics).incomplete;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  bool in_text = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') in_text = !in_text;
    if (text[at] == '\\' && in_text && at + 1 < text.size()) line += text[at++];
    if (!in_text && text.substr(at, 2) == "--") at = std::min(text.find('\n', at), text.size());
    if (at == text.size()) break;
    const bool blank = text[at] == '\n' || text[at] == '\t' || text[at] == '\r' || (text[at] == ' ' && !in_text);
    if (!blank) {
      line += text[at];
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace licet::command
