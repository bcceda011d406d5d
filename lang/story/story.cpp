#include "story/story.hpp"

#include <algorithm>
#include <deque>

#include "answer/json.hpp"
#include "story/case_json.hpp"
#include "story/expect.hpp"
#include "story/fetch.hpp"
#include "story/listener.hpp"
#include "story/question.hpp"
#include "story/reply.hpp"
#include "story/write_case.hpp"
#include "syntax/parser.hpp"

namespace licet::core {

namespace {

Outcome plain(OutcomeKind kind, Span span) {
  Outcome outcome;
  outcome.kind = kind;
  outcome.span = span;
  return outcome;
}

// `why not permitted?`: the verdict that was hoped for.
std::optional<Grade> grade_named(std::string_view word) {
  for (int g = 0; g < kGrades; ++g) {
    std::string text(grade_text(static_cast<Grade>(g)));
    std::replace(text.begin(), text.end(), ' ', '_');
    if (text == word) return static_cast<Grade>(g);
  }
  return std::nullopt;
}

// `why?` and the like go on about an answer: the question stays the one that was answered.
bool asks_anew(const Statement& statement) {
  const auto* question = variant2::get_if<QuestionStatement>(&statement.kind);
  return question != nullptr && !variant2::holds_alternative<WhyQuestion>(question->kind) &&
         !variant2::holds_alternative<PermitQuestion>(question->kind) &&
         !variant2::holds_alternative<MissingQuestion>(question->kind);
}

// A question may lack its mark at the prompt, but not in a file.
std::string as_written(std::string_view text, const Statement& statement) {
  std::string out(text.substr(statement.span.begin, statement.span.end - statement.span.begin));
  const bool asks = variant2::holds_alternative<QuestionStatement>(statement.kind) ||
                    variant2::holds_alternative<WhatIfStatement>(statement.kind);
  while (!out.empty() && (out.back() == ' ' || out.back() == '\n' || out.back() == '\r' || out.back() == '\t'))
    out.pop_back();
  if (asks && !out.ends_with('?')) out += '?';
  return out;
}

}  // namespace

struct Story::Inside {
  Inside(Draft told, std::shared_ptr<Sources> texts, StoryOptions how)
      : draft(std::move(told)), sources(std::move(texts)), options(how) {}

  Draft draft;
  std::shared_ptr<Sources> sources;
  StoryOptions options;
  std::deque<Ast> said;             // statements refer to their trees for as long as a question may be put again
  Put again;                        // the last question
  std::optional<Reply> last;        // its answer, or that of the `what if` after it
  std::string last_question;        // as it was written
  std::optional<CaseAsk> asked;     // the same, if a JSON case asked it
  std::vector<std::string> log;     // what was told and asked, as it was written
  std::vector<std::string> before;  // statements that tell the case from which the story went on

  [[nodiscard]] std::string_view text(const Ast& ast) const { return (*sources)[ast.source].text(); }

  Outcome run(const Ast& ast, std::uint32_t statement) {
    const Statement& node = ast.statements[statement];
    Outcome outcome = match(
        node.kind, [&](const QuestionStatement& question) { return ask(ast, question, node.span); },
        [&](const WhatIfStatement& supposed) { return what_if(ast, supposed, node.span); },
        [&](const ExpectStatement& expect) { return expected(ast, expect, node.span); },
        [&](const auto& told) { return tell(ast, told, node.span); });
    outcome.span = node.span;
    if (outcome.kind != OutcomeKind::wrong) log.push_back(as_written(text(ast), node));
    if (outcome.kind == OutcomeKind::answered && asks_anew(node)) {
      last_question = log.back();
      asked.reset();
    }
    return outcome;
  }

  template <class Told>
  Outcome tell(const Ast& ast, const Told& told, Span span) {
    Outcome outcome = plain(OutcomeKind::told, span);
    if (!Listener(ast, draft, outcome.diagnostics).tell(told)) outcome.kind = OutcomeKind::wrong;
    return outcome;
  }

  Outcome wrong(const Ast& ast, Span span, Code code, std::string message, std::string help = {}) const {
    Outcome outcome = plain(OutcomeKind::wrong, span);
    auto report = outcome.diagnostics.report(code, {ast.source, span}, std::move(message));
    if (!help.empty()) report.help(std::move(help));
    return outcome;
  }

  // ---- questions ---------------------------------------------------------------------------------------------------

  Outcome ask(const Ast& ast, const QuestionStatement& question, Span span) {
    if (const auto* why = variant2::get_if<WhyQuestion>(&question.kind))
      return about_last(ast, span, [&] { return because(ast, *why, span); });
    if (variant2::holds_alternative<PermitQuestion>(question.kind))
      return about_last(ast, span, [&] { return permit(ast, span); });
    if (variant2::holds_alternative<MissingQuestion>(question.kind))
      return about_last(ast, span, [&] { return missing(ast, span); });
    Outcome outcome = plain(OutcomeKind::wrong, span);
    Put put = understand(ast, question, draft, outcome.diagnostics, options).value_or(Put{});
    if (!put) return outcome;
    auto reply = put_and_fetch(put, draft, outcome.diagnostics, options);
    return remember(put, std::move(reply), std::move(outcome));
  }

  Outcome remember(Put put, std::optional<Reply> reply, Outcome outcome) {
    if (!reply) return outcome;
    outcome = options.tells ? outcome_of(*reply, options) : plain(OutcomeKind::answered, {});
    outcome.anew = true;
    again = std::move(put);
    last = std::move(reply);
    return outcome;
  }

  template <class Answer>
  Outcome about_last(const Ast& ast, Span span, Answer answer) {
    if (!last)
      return wrong(ast, span, Code::nothing_asked, "nothing has been asked yet",
                   "ask something first, such as `may … ?`");
    return answer();
  }

  Outcome because(const Ast& ast, const WhyQuestion& why, Span span) {
    if (why.not_verdict == kNoSymbol) {
      if (last->kind == ReplyKind::rows)
        return wrong(ast, span, Code::wrong_question, "`why?` is about one answer, and there were several",
                     "ask about one of them, then why");
      return why_outcome(*last, options);
    }
    const std::string word(draft.facts.text(why.not_verdict));
    const auto wanted = grade_named(word);
    if (!wanted)
      return wrong(ast, span, Code::wrong_question, "there is no verdict " + quoted(word), "`why not permitted?`");
    if (last->kind != ReplyKind::act)
      return wrong(ast, span, Code::wrong_question,
                   "`why not " + word + "?` is about a verdict, and the last answer is none");
    Outcome outcome = why_outcome(*last, options);
    outcome.text = why_not(last->view, last->question, last->answer, *wanted, telling_of(options, last->asking));
    return outcome;
  }

  Outcome permit(const Ast& ast, Span span) {
    if (last->kind != ReplyKind::act)
      return wrong(ast, span, Code::wrong_question,
                   "`what would permit it?` is about a verdict, and the last answer is none");
    Outcome outcome = outcome_of(*last, options);
    const Repairs found = repairs(last->view, last->question, options.limits, options.cancel);
    const Telling telling = telling_of(options, last->asking);
    outcome.text = repairs_text(last->view, last->question, found, telling);
    outcome.json = decision_json(last->view, last->question, last->answer, &found, Proofs::no, telling);
    return outcome;
  }

  Outcome missing(const Ast& ast, Span span) {
    Outcome outcome = outcome_of(*last, options);
    const Telling telling = telling_of(options, last->asking);
    if (last->kind == ReplyKind::act) {
      outcome.text = missing_text(last->view, last->question, last->answer, telling);
    } else if (last->kind == ReplyKind::truth) {
      outcome.text.clear();
      for (const Cause& cause : last->is.causes) outcome.text += question_text(last->view, cause, telling);
      if (last->is.causes.empty()) outcome.text = "Nothing is missing.\n";
    } else {
      return wrong(ast, span, Code::wrong_question,
                   "`what is missing?` is about one answer, and the last answer is none or several");
    }
    return outcome;
  }

  // The last question once more, in a copy of the story that has heard one thing more. Nothing of it is kept but the
  // answer, of which `why?` and `expect` then speak.
  Outcome what_if(const Ast& ast, const WhatIfStatement& supposed, Span span) {
    if (!again)
      return wrong(ast, span, Code::nothing_asked, "nothing has been asked yet",
                   "ask something first, such as `may … ?`");
    Outcome outcome = plain(OutcomeKind::wrong, span);
    Draft changed = draft;
    Listener listener(ast, changed, outcome.diagnostics, Mode::supposing);
    const bool told = match(
        ast.statements[supposed.statement].kind, [&](const QuestionStatement&) { return only_facts(listener, span); },
        [&](const WhatIfStatement&) { return only_facts(listener, span); },
        [&](const ExpectStatement&) { return only_facts(listener, span); },
        [&](const auto& statement) { return listener.tell(statement); });
    if (!told) return outcome;
    Diagnostics again_wrong;
    std::optional<Reply> before = again(draft, again_wrong);
    std::optional<Reply> after = put_and_fetch(again, changed, outcome.diagnostics, options);
    if (!before || !after) return outcome;
    outcome = outcome_of(*after, options);
    if (after->kind == ReplyKind::act && !options.explain) {  // begins with the new headline
      outcome.text = difference_text(before->view, before->question, before->answer, after->view, after->question,
                                     after->answer, telling_of(options, after->asking));
    }
    last = std::move(after);
    return outcome;
  }

  bool only_facts(Listener& listener, Span span) const {
    listener.finder().wrong(Code::wrong_question, listener.where(span),
                            "`what if` supposes a fact, a finding or another statement that tells something");
    return false;
  }

  Outcome expected(const Ast& ast, const ExpectStatement& expect, Span span) {
    return about_last(ast, span, [&] {
      Outcome outcome = plain(OutcomeKind::met, span);
      const std::string_view written = text(ast).substr(span.begin, span.end - span.begin);
      Checked checked = check(expect, ast, written, *last, draft, outcome.diagnostics);
      outcome.kind = !checked.sound ? OutcomeKind::wrong : checked.met ? OutcomeKind::met : OutcomeKind::unmet;
      outcome.text = std::move(checked.text);
      return outcome;
    });
  }

  // What a JSON case asks as data.
  Outcome ask(const CaseAsk& put_by_case) {
    asked = put_by_case;
    return put_data(put_by_case);
  }

  Outcome put_data(const CaseAsk& asked) {
    Prefix prefix;
    prefix.under = draft.under;
    prefix.strictly = asked.strictly || options.strictly;
    const bool is_act = asked.kind == CaseAsk::Kind::act;
    Put put = [asked, prefix, is_act, how = options](Draft& d, Diagnostics&) -> std::optional<Reply> {
      return is_act ? ask_act(d, asked.act, asked.asking, prefix, how) : ask_duties(d, asked.duties, prefix, how);
    };
    if (options.keeps_log) {
      last_question = (prefix.strictly ? "strictly: " : "") +
                      (is_act ? act_question(draft, asked.act, asked.asking) : duties_question(draft, asked.duties));
      log.push_back(last_question);
    }
    Outcome outcome = plain(OutcomeKind::wrong, {});
    auto reply = put_and_fetch(put, draft, outcome.diagnostics, options);
    return remember(put, std::move(reply), std::move(outcome));
  }
};

Story::Story(std::shared_ptr<const Program> policy, StoryOptions options) {
  auto sources = std::make_shared<Sources>(policy->sources);
  Draft draft(std::move(policy));
  if (options.today) draft.facts.on = *options.today;
  inside_ = std::make_unique<Inside>(std::move(draft), std::move(sources), options);
  if (options.today) inside_->before.push_back("on " + day_text(*options.today));
}

Story::Story(Draft draft, std::shared_ptr<Sources> sources, StoryOptions options)
    : inside_(std::make_unique<Inside>(std::move(draft), std::move(sources), options)) {
  if (options.keeps_log && !inside_->draft.facts.objects.empty()) inside_->before = case_statements(inside_->draft);
}

Story::~Story() = default;
Story::Story(Story&&) noexcept = default;
Story& Story::operator=(Story&&) noexcept = default;

std::vector<Outcome> Story::say(std::string_view text, std::string_view name) {
  std::vector<Outcome> outcomes;
  const SourceId source = inside_->sources->add(std::string(name), std::string(text));
  Diagnostics diagnostics;
  Input input = parse_input(source, *inside_->sources, *inside_->draft.facts.symbols, diagnostics);
  if (input.incomplete || diagnostics.has_errors()) {
    Outcome outcome = plain(input.incomplete ? OutcomeKind::incomplete : OutcomeKind::wrong, {});
    outcome.diagnostics = std::move(diagnostics);
    outcomes.push_back(std::move(outcome));
    return outcomes;
  }
  inside_->said.push_back(std::move(input.ast));
  const Ast& ast = inside_->said.back();
  for (const std::uint32_t statement : ast.input) {
    outcomes.push_back(run(ast, statement));
    if (outcomes.back().kind == OutcomeKind::wrong) break;
  }
  return outcomes;
}

Outcome Story::ask(std::string_view question, std::string_view name) {
  std::vector<Outcome> outcomes = say(question, name);
  bool asks = !outcomes.empty();
  for (Outcome& outcome : outcomes) {
    if (outcome.kind == OutcomeKind::wrong) return std::move(outcome);
    asks = asks && outcome.kind == OutcomeKind::answered;
  }
  if (asks) return std::move(outcomes.back());
  Outcome outcome = plain(OutcomeKind::wrong, {});
  const SourceId source{static_cast<std::uint32_t>(inside_->sources->size() - 1)};  // the one that was just said
  outcome.diagnostics
      .report(Code::not_a_question, {source, {0, static_cast<std::uint32_t>(question.size())}},
              "a question is expected here, and nothing else")
      .help("ask as in `may gabon announce?`; tell facts to the case");
  return outcome;
}

Outcome Story::ask(const CaseAsk& asked) {
  return asked.kind == CaseAsk::Kind::text ? ask(asked.text, "ask") : inside_->ask(asked);
}

Outcome Story::run(const Ast& ast, std::uint32_t statement) { return inside_->run(ast, statement); }

const Case& Story::facts() const { return inside_->draft.facts; }
const Draft& Story::draft() const { return inside_->draft; }
const Sources& Story::sources() const { return *inside_->sources; }
std::shared_ptr<Sources> Story::shared_sources() { return inside_->sources; }
Reply Story::take_last() {
  Reply reply = std::move(*inside_->last);
  inside_->last.reset();
  return reply;
}
const Reply* Story::last() const { return inside_->last ? &*inside_->last : nullptr; }

std::vector<std::string> Story::names() const {
  const Case& facts = inside_->draft.facts;
  std::vector<std::string> out;
  for (const Object& object : facts.objects) {
    if (object.name != kNoSymbol) out.emplace_back(facts.text(object.name));
  }
  for (const OwnAct& act : inside_->draft.acts) out.emplace_back(facts.text(act.name));
  const Kinds kinds = DeclaredAs::role | DeclaredAs::act | DeclaredAs::judgment | DeclaredAs::reading |
                      DeclaredAs::term | DeclaredAs::state | DeclaredAs::instrument | DeclaredAs::rule;
  for (const Symbol name : facts.program->names.all(kinds)) out.emplace_back(facts.text(name));
  for (const Symbol name : facts.program->field_names) out.emplace_back(facts.text(name));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string Story::as_scenario(std::string_view title) const {
  std::string out = "scenario \"";
  for (const char c : title) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  out += "\"\n";
  for (const auto* statements : {&inside_->before, &inside_->log}) {
    for (const std::string& statement : *statements) out += "  " + statement + "\n";
  }
  return out;
}

std::string Story::as_json() const {
  if (inside_->last_question.empty()) return case_json(inside_->draft);
  CaseAsk ask;
  ask.text = inside_->last_question;
  return case_json(inside_->draft, inside_->asked ? &*inside_->asked : &ask);
}

StoryFromJson story_from_json(std::shared_ptr<const Program> policy, std::string_view json, std::string_view name,
                              StoryOptions options) {
  StoryFromJson out;
  out.sources = std::make_shared<Sources>(policy->sources);
  const SourceId source = out.sources->add(std::string(name), std::string(json));
  auto read = read_case(std::move(policy), source, *out.sources, out.diagnostics);
  if (!read) return out;
  if (!read->draft.day_told && options.today && *options.today > read->draft.facts.on)
    read->draft.facts.on = *options.today;
  if (options.on) {
    read->draft.facts.on = *options.on;
    read->draft.day_told = true;
  }
  Story story(std::move(read->draft), out.sources, options);
  if (read->ask) {
    out.asked = story.ask(*read->ask);
    if (out.asked->kind == OutcomeKind::wrong) {
      out.diagnostics = out.asked->diagnostics;
      return out;
    }
  }
  out.story = std::move(story);
  return out;
}

}  // namespace licet::core
