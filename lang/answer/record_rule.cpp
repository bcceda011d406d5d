#include <algorithm>

#include "answer/names.hpp"
#include "answer/recorder.hpp"

// Rules: the parts that make one bear on an act, and what stands against it.
namespace licet::core {

namespace {

struct Together {  // parts that must all hold
  bool no = false, unknown = false;
  void add(Kleene truth) {
    no = no || truth == Kleene::no;
    unknown = unknown || truth == Kleene::unknown;
  }
  void add_denied(Kleene truth) {
    add(truth == Kleene::unknown ? truth : truth == Kleene::yes ? Kleene::no : Kleene::yes);
  }
  [[nodiscard]] Kleene all() const { return no ? Kleene::no : unknown ? Kleene::unknown : Kleene::yes; }
};

std::vector<std::string> cites_of(const Program& program, const Cites& cites) {
  std::vector<std::string> texts;
  for (const Symbol paragraph : cites.paragraphs) texts.emplace_back(program.symbols.text(paragraph));
  return texts;
}

}  // namespace

// "gabon must not give benefit": the act by its own name, since `conduct` or `campaign_act` is no English verb; but by
// the rule's where it is only something that counts as that.
std::string Recorder::heading(RuleId id, const Frame& frame) {
  const Rule& rule = program_.rules[index(id)];
  ActId named = rule.act;
  if (is_some(frame.act)) {
    const ActId own = judge_.act_of(frame.act);
    if (is_some(own) && program_.is_a(own, rule.act)) named = own;
  }
  const std::string verb =
      named == ActId{0} ? "do this" : words_of(program_.symbols.text(program_.acts[index(named)].name));
  return naming_.operand(frame.actor, "the one who acts") + " " + std::string(modality_text(rule.modality)) + " " +
         verb;
}

Proof Recorder::part(ProofKind kind, std::string_view what, Truth truth, RuleId rule) {
  ++nodes_;
  Proof proof;
  proof.kind = kind;
  proof.truth = truth.kleene;
  proof.rule = rule;
  proof.place = program_.rules[index(rule)].place;
  proof.sentence = what;
  proof.told = truth.unknown() ? "whether " + proof.sentence : proof.sentence;
  if (truth.unknown()) proof.source = causes(truth.causes);
  return proof;
}

void Recorder::put_condition(Proof& into, ProofKind kind, NodeId node, const Frame& frame) {
  if (!is_some(node)) return;
  Proof proof = condition(program_.code, node, frame);
  if (kind == ProofKind::exception) {  // kept as one part, so that it is seen to be the `unless`
    Proof exception = part(kind, proof.sentence, Truth{proof.truth, kNoCause}, frame.rule);
    exception.told = proof.told;
    exception.withheld = proof.withheld;
    exception.place = proof.place;
    exception.children.push_back(std::move(proof));
    into.children.push_back(std::move(exception));
  } else {
    into.children.push_back(std::move(proof));
  }
}

// How the act comes under the rule's act where its own kind does not: what counts as what, and under which paragraph.
void Recorder::put_counting(Proof& into, RuleId id, std::uint32_t member, const Frame& frame) {
  const auto family = judge_.family();
  const auto put = [&](CountsAsId counts_as) {
    const CountsAs& counts = program_.counts_as[index(counts_as)];
    Wording words = wording(program_.code, frame);
    Proof proof = part(ProofKind::term, "", kYes, id);
    proof.sentence = words_of(program_.symbols.text(counts.name));
    proof.told = proof.sentence;
    proof.cites = cites_of(program_, counts.cites);
    proof.instrument = counts.instrument;
    proof.place = counts.place;
    proof.source = "by definition";
    into.children.push_back(std::move(proof));
  };
  if (member < family.size()) {
    for (const CountsAsId step : family[member].path) put(step);
    if (family[member].holds.unknown() && !into.children.empty()) {
      into.children.back().truth = Kleene::unknown;
      into.children.back().source = causes(family[member].holds.causes);
    }
  }
  const ActId own = is_some(frame.act) ? judge_.act_of(frame.act) : kNo<ActId>;
  const ActId wanted = program_.rules[index(id)].act;
  if (!is_some(own) || program_.is_a(own, wanted)) return;
  // The shortest chain of plain counts-as that gets there; its conditions stand in the judge's answer about reaching.
  std::vector<std::pair<ActId, std::vector<CountsAsId>>> todo{{own, {}}};
  for (std::size_t i = 0; i < todo.size() && i < program_.counts_as.size() + 1; ++i) {
    const auto [act, path] = todo[i];
    for (std::size_t c = 0; c < program_.counts_as.size(); ++c) {
      const CountsAs& counts = program_.counts_as[c];
      const CountsAsId step{static_cast<std::uint32_t>(c)};
      if (!counts.plain() || !program_.is_a(act, counts.from) ||
          std::find(path.begin(), path.end(), step) != path.end())
        continue;
      auto longer = path;
      longer.push_back(step);
      if (program_.is_a(counts.to, wanted)) {
        for (const CountsAsId one : longer) put(one);
        return;
      }
      todo.emplace_back(counts.to, std::move(longer));
    }
  }
}

Proof Recorder::called(RuleId id, const Call& call) {
  const Rule& rule = program_.rules[index(id)];
  std::string cause = "this duty";
  if (call.id.breach != kNone) {
    cause = "since the breach of " + rule_name(program_, rule.origin.breach_of);
  } else if (is_some(call.id.cause)) {
    cause = "since " + naming_.object(call.id.cause);
    if (judge_.in_case(call.id.cause)) cause += " on " + day_text(judge_.day_of(call.id.cause));
  }
  Proof proof = part(ProofKind::duty, cause, call.calls, id);
  proof.told = cause;
  Together parts;
  for (const Truth truth : {call.exists, call.bearer, call.to, call.pattern, call.condition, call.such, call.live})
    parts.add(truth.kleene);
  settle(proof, parts.all(), call.calls);
  put_condition(proof, ProofKind::condition, rule.origin.condition, call.at_cause);
  if (!call.bearer.yes())
    proof.children.push_back(part(
        ProofKind::bearer, "the duty is " + naming_.operand(call.frame.actor, "the actor") + "'s", call.bearer, id));
  if (!call.to.yes())
    proof.children.push_back(part(ProofKind::condition, "it is owed to the one it is done to", call.to, id));
  put_condition(proof, ProofKind::condition, rule.pattern, call.frame);
  put_condition(proof, ProofKind::condition, rule.condition, call.frame);
  put_condition(proof, ProofKind::condition, rule.such, call.frame);
  if (!is_ban(rule.modality)) put_condition(proof, ProofKind::exception, rule.unless, call.frame);
  if (!call.live.yes()) proof.children.push_back(part(ProofKind::duty, "the duty is still open", call.live, id));
  for (Proof& child : proof.children) {
    if (call.calls.yes()) continue;
    const bool decides = child.kind == ProofKind::exception ? child.truth != Kleene::no : child.truth != Kleene::yes;
    child.matters = decides && !(call.calls.no() && child.truth == Kleene::unknown);
  }
  return proof;
}

void Recorder::put_rivals(Proof& into, RuleId id, std::uint32_t member) {
  for (const Rival& rival : judge_.defeaters(id, member)) {
    Proof proof;
    const bool told = std::find(open_rules_.begin(), open_rules_.end(), rival.rule) != open_rules_.end();
    const auto members = judge_.family().size();
    std::uint32_t best = 0;  // the description of the act under which it comes nearest to speaking
    int most = -1;
    for (std::uint32_t i = 0; i < members; ++i) {
      const Truth base = judge_.weighing(rival.rule, i).base;
      const int rank = base.yes() ? 2 : base.unknown() ? 1 : 0;
      if (rank > most) {
        most = rank;
        best = i;
      }
    }
    if (told || !rival.stands) {
      proof = part(ProofKind::rule, heading(rival.rule, judge_.frame(rival.rule, 0)), rival.base, rival.rule);
    } else {
      proof = rule(rival.rule, best);
    }
    Proof exception = part(ProofKind::exception, rule_name(program_, rival.rule) + " prevails", rival.base, rival.rule);
    exception.cites = cites_of(program_, program_.rules[index(rival.rule)].cites);
    exception.instrument = program_.rules[index(rival.rule)].instrument;
    if (!rival.stands) {
      exception.truth = Kleene::no;
      exception.source = "it has not the rank to";
    } else if (exception.source.empty()) {
      exception.source = rival.base.yes() ? "" : "it does not apply";
    }
    exception.children.push_back(std::move(proof));
    into.children.push_back(std::move(exception));
  }
}

Proof Recorder::rule(RuleId id, std::uint32_t member) {
  const Rule& rule = program_.rules[index(id)];
  const Weighing weighed = judge_.weighing(id, member);
  const Frame frame = judge_.frame(id, member);
  Proof proof = part(ProofKind::rule, heading(id, frame), weighed.base, id);
  proof.cites = cites_of(program_, rule.cites);
  proof.instrument = rule.instrument;
  if (cut_) return proof;
  open_rules_.push_back(id);

  Together plain;
  for (const Truth truth : {weighed.in_force, weighed.holds, weighed.reaches}) plain.add(truth.kleene);
  if (!weighed.in_force.yes()) {
    proof.children.push_back(
        part(ProofKind::fact, instrument_title(program_, rule.instrument) + " was in force on " + day_text(frame.day),
             weighed.in_force, id));
  }
  put_counting(proof, id, member, frame);
  if (rule.origin.kind != CauseKind::none) {
    Together any;  // denied twice: some call, by De Morgan
    for (const Call& call : judge_.calls(id, member)) {
      proof.children.push_back(called(id, call));
      any.add_denied(proof.children.back().truth);
    }
    Together none;
    none.add_denied(any.all());
    plain.add(none.all());
  } else {
    for (const Truth truth : {weighed.bearer, weighed.to, weighed.pattern, weighed.condition, weighed.such})
      plain.add(truth.kleene);
    const bool named = rule.bearer.kind == BearerKind::role || rule.bearer.kind == BearerKind::the_role;
    if (named) {
      const std::string role = words_of(program_.symbols.text(program_.roles[index(rule.bearer.role)].name));
      Proof bearer = part(ProofKind::bearer, naming_.operand(frame.actor, "the actor") + " is " + with_article(role),
                          weighed.bearer, id);
      if (weighed.bearer.no())
        bearer.told = naming_.operand(frame.actor, "the actor") + " is not " + with_article(role);
      if (!weighed.bearer.unknown()) bearer.source = "given";
      proof.children.push_back(std::move(bearer));
    }
    if (!rule.to.empty()) {
      Proof to = part(ProofKind::condition, "it is done to whom the rule protects", weighed.to, id);
      if (weighed.to.no()) to.told = "it is not done to whom the rule names";
      proof.children.push_back(std::move(to));
    }
    put_condition(proof, ProofKind::condition, rule.pattern, frame);
    put_condition(proof, ProofKind::condition, rule.condition, frame);
    put_condition(proof, ProofKind::condition, rule.such, frame);
    put_condition(proof, ProofKind::exception, rule.unless, frame);
    if (!is_ban(rule.modality)) plain.add_denied(weighed.unless.kleene);
    plain.add(weighed.undone.kleene);
    if (!weighed.undone.yes())
      proof.children.push_back(part(ProofKind::duty, "it is still to be done", weighed.undone, id));
  }
  if (plain.all() != weighed.plain.kleene) ++disagreements_;

  Together base;
  base.add(plain.all());
  put_rivals(proof, id, member);
  for (const Rival& rival : judge_.defeaters(id, member)) {
    if (rival.stands) base.add_denied(rival.base.kleene);
  }
  for (const Symbol text : rule.subject_to_unloaded) {
    Kleene alone = Kleene::unknown;
    for (const Finding& finding : facts_.findings) {
      if (finding.kind == FindingKind::reference && finding.reference == text && finding.of.empty() &&
          finding.answer != Verdict3::unknown) {
        alone = finding.answer == Verdict3::yes ? Kleene::no : Kleene::yes;
      }
    }
    base.add(alone);
    Proof reference = part(ProofKind::reference, std::string(facts_.text(text)) + " leaves this rule alone",
                           Truth{alone, kNoCause}, id);
    if (alone == Kleene::no) reference.told = std::string(facts_.text(text)) + " does not leave this rule alone";
    reference.source = alone == Kleene::unknown ? "that text is not loaded" : "found by one who has read it";
    proof.children.push_back(std::move(reference));
  }
  settle(proof, base.all(), weighed.base);

  for (const Rival& specific : judge_.specific(id, member)) {
    Proof cover =
        part(ProofKind::rule, "the more specific " + rule_name(program_, specific.rule) + " speaks in its place",
             specific.base, specific.rule);
    cover.cites = cites_of(program_, program_.rules[index(specific.rule)].cites);
    cover.instrument = program_.rules[index(specific.rule)].instrument;
    cover.matters = !specific.base.no();
    proof.children.push_back(std::move(cover));
  }
  // Of a rule that speaks every part matters; of another, the parts that keep it from speaking.
  for (Proof& child : proof.children) {
    if (proof.truth == Kleene::yes) continue;
    const Kleene stopping = child.kind == ProofKind::exception && (is_some(child.rule) && child.rule != id)
                                ? (child.truth == Kleene::yes  ? Kleene::no
                                   : child.truth == Kleene::no ? Kleene::yes
                                                               : child.truth)
                                : child.truth;
    child.matters = child.matters && stopping == proof.truth;
  }
  open_rules_.pop_back();
  return proof;
}

Proof Recorder::duty_first(RuleId id, std::uint32_t member) {
  const Rule& rule = program_.rules[index(id)];
  const Frame frame = judge_.frame(id, member);
  const std::string who = naming_.operand(frame.actor, "the one who acts");
  Proof proof = part(ProofKind::duty,
                     who + " " + std::string(modality_text(rule.modality)) + " " +
                         words_of(program_.symbols.text(program_.acts[index(rule.act)].name)) + " first",
                     kYes, id);
  proof.cites = cites_of(program_, rule.cites);
  proof.instrument = rule.instrument;
  Together any;
  for (const Call& call : judge_.calls_before(id, member)) {
    proof.children.push_back(called(id, call));
    any.add_denied(call.calls.kleene);
  }
  Together none;
  none.add_denied(any.all());
  proof.truth = none.all();
  proof.told = proof.truth == Kleene::unknown ? "whether " + proof.sentence : proof.sentence;
  return proof;
}

}  // namespace licet::core
