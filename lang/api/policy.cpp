#include <licet/policy.hpp>

#include "api/face.hpp"
#include "story/fetch.hpp"
#include "story/write_case.hpp"

namespace licet {

namespace {}  // namespace

core::Limits Face::limits(const Limits& limits) {
  core::Limits out;
  out.fuel = limits.fuel;
  out.readings = limits.readings;
  out.named_readings = limits.named_readings;
  out.repair_questions = limits.repair_questions;
  out.repair_size = limits.repair_size;
  out.call_depth = limits.call_depth;
  return out;
}

bool Face::allows(const Asking& how, Verdict verdict, bool certain) {
  return certain && ((verdict == Verdict::unregulated && how.allow_unregulated) ||
                     (verdict == Verdict::discouraged && how.allow_discouraged));
}

namespace {

Decision wrong(std::string message, std::string help, const core::Sources& sources) {
  core::Diagnostics diagnostics;
  diagnostics.report(core::Code::not_a_question, {core::kNoSource, {}}, std::move(message)).help(std::move(help));
  return Face::invalid(Face::diagnostics(diagnostics, sources));
}

Decision other_policy(const core::Sources& sources) {
  return wrong("this case was made for another policy",
               "make it with `new_case` or `read_case` of the policy that is asked", sources);
}

core::StoryOptions options_of(const Asking& how) {
  core::StoryOptions options;
  options.limits = Face::limits(how.limits);
  options.cancel = how.cancel;
  options.strictly = how.strictly;
  options.show_confidential = how.show_confidential;
  options.keeps_log = false;
  options.tells = false;  // most hosts never look at the text, and many not at the JSON
  return options;
}

// The host's source of facts, as a story wants it. What it throws stops here, and is told with the decision.
class Source {
public:
  explicit Source(const Fetch& fetch) {
    if (!fetch) return;
    fetch_ = [this, &fetch](const core::WantedFact& wanted) -> std::optional<core::Told> {
      const std::string what = wanted.object.empty() ? wanted.field : wanted.object + "." + wanted.field;
      try {
        const std::optional<Value> value = fetch({wanted.object, wanted.is, wanted.field});
        if (value) return Face::told(*value, {});
      } catch (const std::exception& thrown) {
        failed(what, thrown.what());
      } catch (...) {
        failed(what, "it threw something that is no std::exception");
      }
      return std::nullopt;
    };
  }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  [[nodiscard]] const core::FetchFact* fetch() const { return fetch_ ? &fetch_ : nullptr; }
  [[nodiscard]] const core::Diagnostics& warnings() const { return warnings_; }

private:
  void failed(const std::string& what, const std::string& why) {
    // One diagnostic is kept per place, and these have none: so they are numbered.
    const core::Place place{core::kNoSource, {calls_, calls_}};
    ++calls_;
    warnings_.report(core::Code::fetch_failed, place, "the source of facts failed for `" + what + "`: " + why)
        .help("the fact counts as unknown");
  }
  core::FetchFact fetch_;
  core::Diagnostics warnings_;
  std::uint32_t calls_ = 0;
};

// A story that goes on from the case, and leaves its tables alone.
core::Story story_of(const Face::CaseInside& inside, const core::StoryOptions& options) {
  inside.shared.store(true);
  core::Draft draft = inside.draft;
  draft.facts.symbols = core::extended(draft.facts.symbols);
  return {std::move(draft), std::make_shared<core::Sources>(inside.sources), options};
}

// Puts a question: `begin` gives a story that is told all facts, `ask` asks it and returns its outcome.
template <class Begin, class Ask>
Decision answer(const Asking& how, Begin begin, Ask ask) {
  const Source source(how.fetch);
  core::StoryOptions options = options_of(how);
  options.fetch = source.fetch();
  core::Story story = begin(options);
  core::Outcome outcome = ask(story);
  if (outcome.kind != core::OutcomeKind::answered)
    return Face::invalid(Face::diagnostics(outcome.diagnostics, story.sources()));
  auto out = std::make_shared<Face::DecisionInside>();
  options.cancel = nullptr;  // they may be gone when an explanation is asked for
  options.fetch = nullptr;
  out->options = options;
  out->diagnostics = Face::diagnostics(source.warnings(), story.sources());
  core::Reply reply = story.take_last();
  Face::tell(*out, reply);
  if (!outcome.anew) {
    out->kind = Decision::Kind::told;
    out->is_told = true;
  }
  out->allowed = Face::allows(how, out->verdict, out->possible.size() == 1);
  out->output = how.limits.output;
  out->cut(outcome.text, outcome.json);
  out->text = std::move(outcome.text);
  out->json = std::move(outcome.json);
  out->reply = std::move(reply);
  return Face::decision(std::move(out));
}

}  // namespace

Loaded Face::loaded(core::Loaded from) {
  Diagnostics diagnostics = Face::diagnostics(from.diagnostics, *from.sources);
  if (!from.program) return {Policy(nullptr), std::move(diagnostics)};
  auto inside = std::make_shared<Policy::Inside>();
  inside->program = std::move(from.program);
  inside->warnings = diagnostics;
  inside->digest = inside->program->digest;
  return {Policy(std::move(inside)), std::move(diagnostics)};
}

Policy::Policy(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}

Loaded::Loaded(Policy policy, Diagnostics diagnostics)
    : policy_(std::move(policy)), diagnostics_(std::move(diagnostics)) {}

Loaded Policy::load(const std::vector<std::string>& paths) {
  core::LoadRequest request;
  request.paths = paths;
  return Face::loaded(core::load(request));
}

Loaded Policy::compile(const std::vector<Text>& texts) {
  core::LoadRequest request;
  for (const Text& text : texts) request.texts.push_back({text.name, text.text});
  return Face::loaded(core::load(request));
}

Case Policy::new_case() const {
  return Face::make_case(std::make_unique<Face::CaseInside>(core::Draft(inside_->program)));
}

Case Policy::read_case(std::string_view json) const {
  auto inside = std::make_unique<Face::CaseInside>(core::Draft(inside_->program));
  const core::SourceId source = inside->sources->add("case.json", std::string(json));
  auto read = core::read_case(inside_->program, source, *inside->sources, inside->wrong);
  inside->shown = Face::diagnostics(inside->wrong, *inside->sources);
  if (read) {
    inside->draft = std::move(read->draft);
    inside->ask = std::move(read->ask);
  }
  return Face::make_case(std::move(inside));
}

Decision Policy::ask(const Case& facts, std::string_view question, const Asking& how) const {
  const auto& inside = Face::inside(facts);
  if (inside.wrong.has_errors()) return Face::invalid(inside.shown);
  if (inside.draft.facts.program != inside_->program) return other_policy(*inside.sources);
  return answer(
      how, [&](const core::StoryOptions& options) { return story_of(inside, options); },
      [&](core::Story& story) { return story.ask(question); });
}

Decision Policy::ask(const Case& facts, const Asking& how) const {
  const auto& inside = Face::inside(facts);
  if (inside.wrong.has_errors()) return Face::invalid(inside.shown);
  if (inside.draft.facts.program != inside_->program) return other_policy(*inside.sources);
  if (!inside.ask)
    return wrong("this case asks nothing", "add \"ask\" to its JSON, or pass the question", *inside.sources);
  return answer(
      how, [&](const core::StoryOptions& options) { return story_of(inside, options); },
      [&](core::Story& story) { return story.ask(*inside.ask); });
}

Decision Face::ask_act(const core::Draft& facts, std::shared_ptr<core::Sources> sources, core::ObjectId act,
                       const Asking& how) {
  core::CaseAsk ask;
  ask.kind = core::CaseAsk::Kind::act;
  ask.act = act;
  ask.strictly = how.strictly;
  const auto begin = [&](const core::StoryOptions& options) {
    core::Draft draft = facts;
    draft.facts.symbols = core::extended(draft.facts.symbols);
    return core::Story(std::move(draft), std::make_shared<core::Sources>(sources), options);
  };
  return answer(how, begin, [&](core::Story& story) { return story.ask(ask); });
}

const std::string& Policy::digest() const { return inside_->digest; }

std::vector<std::string> Policy::instruments() const {
  std::vector<std::string> names;
  for (const core::Instrument& instrument : inside_->program->instruments)
    names.emplace_back(inside_->program->symbols.text(instrument.name));
  return names;
}

const Diagnostics& Policy::warnings() const { return inside_->warnings; }

}  // namespace licet
