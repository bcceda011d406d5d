#include <algorithm>

#include "answer/recorder.hpp"

// Conditions, down to the facts. INVARIANT: what an operation comes to is put together here from what its parts come
// to, by the tables of strong Kleene logic, and compared with what the judge says of the whole.
namespace licet::core {

namespace {

constexpr std::size_t kMostMembers = 200;  // members of a set told one by one; what is left out is counted

Kleene denied(Kleene truth) {
  return truth == Kleene::unknown ? truth : truth == Kleene::yes ? Kleene::no : Kleene::yes;
}

struct Tally {  // of the parts of an operation
  std::size_t yes = 0, no = 0, unknown = 0;
  void add(Kleene truth) { ++(truth == Kleene::yes ? yes : truth == Kleene::no ? no : unknown); }
  [[nodiscard]] Kleene all() const { return no > 0 ? Kleene::no : unknown > 0 ? Kleene::unknown : Kleene::yes; }
  [[nodiscard]] Kleene any() const { return yes > 0 ? Kleene::yes : unknown > 0 ? Kleene::unknown : Kleene::no; }
  [[nodiscard]] Kleene at_least(std::size_t least) const {
    return yes >= least ? Kleene::yes : yes + unknown < least ? Kleene::no : Kleene::unknown;
  }
};

std::vector<std::string> cites_of(const Program& program, const Cites& cites) {
  std::vector<std::string> texts;
  for (const Symbol paragraph : cites.paragraphs) texts.emplace_back(program.symbols.text(paragraph));
  return texts;
}

}  // namespace

Recorder::Recorder(const Case& facts, const Question& question, const Telling& telling, ObjectId known)
    : facts_(facts),
      program_(*facts.program),
      judge_(facts, question),
      naming_(facts, telling.sight, question.act, known) {
  naming_.judge = &judge_;
}

Wording Recorder::wording(const CodePool& code, const Frame& frame) {
  Wording wording(program_, code);
  wording.naming = &naming_;
  if (is_some(frame.act)) wording.act = naming_.object(frame.act);
  wording.actor = naming_.operand(frame.actor, "the one who acts");
  wording.slots.resize(kMostSlots);
  for (std::size_t i = 0; i < kMostSlots; ++i) {
    const Operand& slot = frame.slots[i];
    if (slot.known() && !slot.value.is_none()) wording.slots[i] = naming_.value(slot.value);
  }
  wording.inserted = [this, &code, frame](NodeId node) -> std::string {
    if (is_truth(code[node].op)) return "";
    if (reads_secret(code, node, &frame)) return std::string(kWithheld);
    const Operand value = judge_.value(code, node, frame);
    return naming_.operand(value, "");
  };
  return wording;
}

Proof Recorder::make(ProofKind kind, const CodePool& code, NodeId node) {
  ++nodes_;
  cut_ = cut_ || nodes_ > kMostProofNodes;
  Proof proof;
  proof.kind = kind;
  if (is_some(node) && index(node) < code.places.size()) proof.place = code.places[index(node)];
  return proof;
}

void Recorder::settle(Proof& proof, Kleene again, Truth judged) {
  proof.truth = again;
  if (again != judged.kleene) ++disagreements_;
}

// Of parts that all had to hold: all, or those that fail. Of parts of which one was enough: the first that holds, or
// all.
void mark(Proof& parent, bool one_is_enough) {
  bool found = false;
  for (Proof& child : parent.children) {
    child.matters = child.truth == parent.truth && !(found && one_is_enough && parent.truth == Kleene::yes);
    found = found || child.matters;
  }
}

Proof Recorder::condition(const CodePool& code, NodeId node, const Frame& frame) {
  Proof proof;
  switch (code[node].op) {
    case Op::all_of:
    case Op::any_of:
    case Op::at_least_of:
    case Op::not_:
      proof = several(code, node, frame);
      break;
    case Op::some:
    case Op::every:
    case Op::count_at_least:
      proof = quantified(code, node, frame);
      break;
    case Op::truth: {
      const Op operand = code[NodeId{code[node].a}].op;
      if (is_truth(operand) || operand == Op::term || operand == Op::choose)
        return condition(code, NodeId{code[node].a}, frame);
      proof = leaf(code, node, frame);
      break;
    }
    case Op::choose:
      proof = several(code, node, frame);
      break;
    default:
      proof = leaf(code, node, frame);
      break;
  }
  const Wording words = wording(code, frame);
  const bool secret = reads_secret(code, node, &frame);
  if (proof.sentence.empty()) proof.sentence = words.clause(node);
  if (secret) {
    proof.withheld = true;
    proof.told = "whether " + words.clause(node);
    proof.source = kWithheld;
    proof.values.clear();
    // What lies below would tell by its pattern of yes and no what is withheld above.
    if (proof.kind != ProofKind::condition || proof.children.size() < 2) proof.children.clear();
  } else if (proof.told.empty()) {
    proof.told = proof.truth == Kleene::yes  ? proof.sentence
                 : proof.truth == Kleene::no ? words.clause(node, Polarity::denied)
                                             : "whether " + proof.sentence;
  }
  return proof;
}

Proof Recorder::several(const CodePool& code, NodeId id, const Frame& frame) {
  const Node& node = code[id];
  Proof proof = make(ProofKind::condition, code, id);
  const Truth judged = judge_.truth(code, id, frame);
  if (cut_) {
    proof.truth = judged.kleene;
    return proof;
  }
  if (node.op == Op::choose) {  // a condition written as cases: the first whose `if` holds
    const auto first = code.lists.begin() + node.b;
    Kleene again = Kleene::unknown;
    Tally possible;
    bool settled = false;
    for (std::uint32_t i = 0; i + 1 < node.c && !settled; i += 2) {
      Proof when = condition(code, first[i], frame);
      if (when.truth == Kleene::no) {
        when.matters = false;
        proof.children.push_back(std::move(when));
        continue;
      }
      Proof then = condition(code, first[i + 1], frame);
      possible.add(then.truth);
      settled = when.truth == Kleene::yes;
      proof.children.push_back(std::move(when));
      proof.children.push_back(std::move(then));
    }
    if (settled && possible.unknown == 0 && (possible.yes == 0 || possible.no == 0))
      again = possible.yes > 0 ? Kleene::yes : Kleene::no;
    settle(proof, again, judged);
    return proof;
  }
  Tally tally;
  const std::vector<NodeId> operands =
      node.op == Op::not_ ? std::vector<NodeId>{NodeId{node.a}}
                          : std::vector<NodeId>(code.lists.begin() + node.b, code.lists.begin() + node.b + node.c);
  for (const NodeId operand : operands) {
    proof.children.push_back(condition(code, operand, frame));
    tally.add(proof.children.back().truth);
  }
  switch (node.op) {
    case Op::all_of:
      settle(proof, tally.all(), judged);
      break;
    case Op::any_of:
      settle(proof, tally.any(), judged);
      break;
    case Op::not_:
      settle(proof, denied(proof.children.front().truth), judged);
      break;
    default:
      settle(proof, tally.at_least(node.a), judged);
      break;
  }
  if (node.op != Op::not_) mark(proof, node.op == Op::any_of);
  return proof;
}

Proof Recorder::quantified(const CodePool& code, NodeId id, const Frame& frame) {
  const Node& node = code[id];
  Proof proof = make(ProofKind::condition, code, id);
  const Truth judged = judge_.truth(code, id, frame);
  const Members set = judge_.members(code, NodeId{node.a}, frame);
  const bool events = code[NodeId{node.a}].op == Op::events;
  const bool every = node.op == Op::every;
  proof.members = true;
  if (cut_ || set.unknown != kNoCause) {
    settle(proof, Kleene::unknown, judged);
    proof.truth = judged.kleene;
    proof.source = causes(judged.causes);
    return proof;
  }
  Tally tally;
  std::size_t told = 0;
  for (const SetMember& member : set.list) {
    Frame within = frame;
    within.slots[node.slot] = Operand{member.value, kNoCause};
    Proof one = make(events ? ProofKind::event : ProofKind::condition, code,
                     is_some(NodeId{node.b}) ? NodeId{node.b} : NodeId{node.a});
    Kleene body = Kleene::yes;
    if (is_some(NodeId{node.b})) {
      Proof inner = condition(code, NodeId{node.b}, within);
      body = inner.truth;
      if (told < kMostMembers) one.children.push_back(std::move(inner));
    }
    Tally both;
    both.add(member.holds.kleene);
    both.add(every ? denied(body) : body);
    one.truth = both.all();
    tally.add(one.truth);
    one.sentence = naming_.value(member.value);
    if (member.holds.unknown()) one.source = causes(member.holds.causes);
    one.told = one.sentence;
    if (told++ < kMostMembers) proof.children.push_back(std::move(one));
  }
  if (told > kMostMembers) proof.values.emplace_back("members left out here", std::to_string(told - kMostMembers));
  const Kleene again = every ? denied(tally.any()) : node.op == Op::some ? tally.any() : tally.at_least(node.c);
  settle(proof, again, judged);
  // Those that were found, or those that are uncertain, or all who were looked at in vain.
  const Kleene wanted = again == Kleene::unknown ? Kleene::unknown : tally.yes > 0 ? Kleene::yes : Kleene::no;
  for (Proof& child : proof.children) child.matters = child.truth == wanted;
  if (node.op == Op::some && again == Kleene::yes) {  // one is enough
    bool first = true;
    for (Proof& child : proof.children) {
      child.matters = child.matters && first;
      if (child.matters) first = false;
    }
  }
  if (set.list.empty()) proof.source = events ? "no such act was told" : "there is none";
  return proof;
}

std::vector<Operand> Recorder::arguments(const CodePool& code, const Node& node, const Frame& frame) {
  std::vector<Operand> values;
  for (std::uint32_t i = 0; i < node.c; ++i) values.push_back(judge_.value(code, code.lists[node.b + i], frame));
  return values;
}

Proof Recorder::defined(const CodePool& code, NodeId id, const Frame& frame, const Truth& judged) {
  const Node& node = code[id];
  const bool role = node.op == Op::is_a;
  Proof proof = make(ProofKind::term, code, id);
  proof.truth = judged.kleene;
  const NodeId body = role ? program_.roles[node.b].means : program_.terms[node.a].body;
  proof.cites = cites_of(program_, role ? program_.roles[node.b].cites : program_.terms[node.a].cites);
  proof.instrument = role ? program_.roles[node.b].instrument : program_.terms[node.a].instrument;
  proof.source = judged.unknown() ? "" : "by definition";
  if (cut_ || std::find(open_bodies_.begin(), open_bodies_.end(), body) != open_bodies_.end()) return proof;
  const Frame inside = role ? judge_.inside_role(judge_.value(code, NodeId{node.a}, frame), frame.day)
                            : judge_.inside_term(code, id, frame);
  open_bodies_.push_back(body);
  proof.children.push_back(condition(program_.code, body, inside));
  open_bodies_.pop_back();
  // A role may also be held because the case says so, or as a special case of another: then the definition is beside
  // the point.
  if (!role) {
    settle(proof, proof.children.front().truth, judged);
  } else if (proof.children.front().truth != judged.kleene) {
    proof.children.clear();
    proof.source = "given";
  }
  return proof;
}

void Recorder::put_values(Proof& proof, const CodePool& code, NodeId value, const Frame& frame) {
  const Node& node = code[value];
  if (node.op == Op::constant || node.op == Op::set_of || node.op == Op::this_act || node.op == Op::holders ||
      node.op == Op::events)
    return;
  const Operand operand = judge_.value(code, value, frame);
  proof.values.emplace_back(wording(code, frame).noun(value), naming_.operand(operand, "not known"));
  if (node.op == Op::term && !cut_ && is_some(program_.terms[node.a].body)) {  // what it is defined as, and where
    Proof term = make(ProofKind::term, code, value);
    term.truth = operand.known() ? Kleene::yes : Kleene::unknown;
    term.sentence = term.told = wording(code, frame).shown(value);
    term.cites = cites_of(program_, program_.terms[node.a].cites);
    term.instrument = program_.terms[node.a].instrument;
    term.source = operand.known() ? "by definition" : causes(operand.causes);
    proof.children.push_back(std::move(term));
  }
  if (node.op != Op::count_of && node.op != Op::sum) return;
  const Members set = judge_.members(code, NodeId{node.a}, frame);  // whom the number counts
  for (const SetMember& member : set.list) {
    if (cut_ || proof.children.size() >= kMostMembers) break;
    Frame within = frame;
    within.slots[node.slot] = Operand{member.value, kNoCause};
    const bool counted =
        !member.holds.no() && (!is_some(NodeId{node.b}) || !judge_.truth(code, NodeId{node.b}, within).no());
    if (!counted) continue;
    Proof one = make(ProofKind::event, code, value);
    one.truth = member.holds.kleene;
    one.sentence = naming_.value(member.value);
    if (node.op == Op::sum)
      one.values.emplace_back(wording(code, within).noun(NodeId{node.c}),
                              naming_.operand(judge_.value(code, NodeId{node.c}, within), "not known"));
    one.told = one.sentence + (one.values.empty() ? "" : ": " + one.values.front().second);
    proof.children.push_back(std::move(one));
  }
}

Proof Recorder::leaf(const CodePool& code, NodeId id, const Frame& frame) {
  const Node& node = code[id];
  const Truth judged = judge_.truth(code, id, frame);
  Proof proof = make(ProofKind::fact, code, id);
  proof.truth = judged.kleene;
  switch (node.op) {
    case Op::term:
      return defined(code, id, frame, judged);
    case Op::is_a:
      if (is_some(program_.roles[node.b].means)) return defined(code, id, frame, judged);
      put_values(proof, code, NodeId{node.a}, frame);
      proof.source = source(code, id, frame, judged);
      return proof;
    case Op::compare:
    case Op::in_set:
    case Op::under:
      put_values(proof, code, NodeId{node.a}, frame);
      put_values(proof, code, NodeId{node.b}, frame);
      proof.source = source(code, id, frame, judged);
      return proof;
    case Op::judgment: {
      bool found = false;
      const std::string by = found_by(JudgmentId{node.a}, arguments(code, node, frame), found);
      const Judgment& judgment = program_.judgments[node.a];
      proof.kind = found || judged.unknown() ? ProofKind::judgment : ProofKind::presumption;
      proof.sentence = in_quotes(wording(code, frame).question(id));
      if (!judged.unknown())
        proof.told = wording(code, frame).clause(id, judged.yes() ? Polarity::affirmed : Polarity::denied);
      proof.cites = cites_of(program_, judgment.cites);
      proof.instrument = judgment.instrument;
      if (judged.unknown()) {  // who decides is said once, where the question is put
        proof.source = causes(judged.causes);
      } else {
        proof.source = (judged.yes() ? "yes" : "no") + std::string(found ? ", found" + by : ", presumed");
      }
      return proof;
    }
    case Op::reading_is: {
      const Reading& reading = program_.readings[node.a];
      proof.kind = ProofKind::reading;
      proof.cites = cites_of(program_, reading.cites);
      proof.instrument = reading.instrument;
      const auto in_case = facts_.readings.size() > node.a ? facts_.readings[node.a] : std::nullopt;
      const auto chosen = in_case ? in_case : reading.settled;
      proof.sentence =
          in_quotes(reading.question.empty() ? words_of(program_.symbols.text(reading.name)) : reading.question);
      std::vector<std::string> options;
      for (const Symbol option : reading.options) options.push_back(option_text(program_.symbols.text(option)));
      if (chosen && *chosen < options.size()) {
        proof.values.emplace_back(words_of(program_.symbols.text(reading.name)), options[*chosen]);
        proof.told = proof.sentence + " is read as " + options[*chosen];
        proof.source = "read as " + options[*chosen] + (in_case ? ", in this case" : ", settled in the policy");
      } else {
        proof.source = "open: " + joined(options, "or");
      }
      return proof;
    }
    case Op::reference: {
      proof.kind = ProofKind::reference;
      proof.source = judged.unknown() ? causes(judged.causes) : "found by one who has read it";
      return proof;
    }
    case Op::authorised:
      proof.kind = ProofKind::licence;
      proof.rule = frame.rule;
      proof.source = licence_source(node.a, frame);
      return proof;
    case Op::state:
      proof.kind = ProofKind::state;
      proof.cites = cites_of(program_, program_.states[node.a].cites);
      proof.instrument = program_.states[node.a].instrument;
      proof.source = judged.unknown() ? causes(judged.causes) : "from what happened";
      return proof;
    case Op::open_list:
      proof.kind = ProofKind::judgment;
      proof.source = judged.unknown() ? causes(judged.causes) : judged.yes() ? "yes, found" : "no, found";
      return proof;
    case Op::truth:
      put_values(proof, code, NodeId{node.a}, frame);
      break;
    default:
      break;
  }
  proof.source = source(code, id, frame, judged);
  return proof;
}

}  // namespace licet::core
