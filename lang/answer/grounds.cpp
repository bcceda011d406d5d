#include "answer/grounds.hpp"

#include <algorithm>

#include "answer/names.hpp"
#include "answer/words.hpp"

namespace licet::core {

namespace {

std::string bracketed(const std::vector<std::string>& cites) {
  std::string text;
  for (const std::string& cite : cites) text += (text.empty() ? "" : ", ") + cite;
  return text.empty() ? "" : " [" + text + "]";
}

void add(std::vector<Ground>& grounds, Ground ground) {
  const bool known =
      std::any_of(grounds.begin(), grounds.end(), [&](const Ground& g) { return g.told == ground.told; });
  if (!known) grounds.push_back(std::move(ground));
}

void collect(const Proof& proof, std::size_t indent, std::vector<Ground>& grounds) {
  const bool composite = proof.kind == ProofKind::condition && !proof.children.empty() && !proof.withheld;
  if (composite && !proof.members) {
    for (const Proof& child : proof.children) {
      if (child.matters) collect(child, indent, grounds);
    }
    return;
  }
  if (proof.members) {  // the whole, and who made it so
    std::vector<std::string> who;
    for (const Proof& child : proof.children) {
      if (child.matters && child.truth != Kleene::no) who.push_back(child.told);
    }
    std::string source = proof.source;
    if (!who.empty() && who.size() <= 3) source = joined(who);
    if (who.size() > 3) source = who[0] + ", " + who[1] + " and " + std::to_string(who.size() - 2) + " more";
    if (proof.truth == Kleene::unknown && !who.empty()) source = "depends on " + source;
    if (source.empty() && proof.truth == Kleene::no) source = counted(proof.children.size(), "one") + " looked at";
    add(grounds, {indent, proof.told, source});
    return;
  }
  const bool question =
      proof.kind == ProofKind::judgment || proof.kind == ProofKind::presumption || proof.kind == ProofKind::reading;
  add(grounds, {indent,
                (question && !proof.withheld ? proof.sentence : proof.told) +
                    (question || proof.kind == ProofKind::term ? bracketed(proof.cites) : ""),
                proof.source});
  for (const Proof& child : proof.children) {  // of a term: what its definition comes to here
    if (child.matters) collect(child, indent + 2, grounds);
  }
}

bool may_still_come(const Proof& proof) {  // an authorisation that nobody has mentioned
  if (proof.kind == ProofKind::licence) return proof.truth == Kleene::no && proof.source == kNotMentioned;
  return std::any_of(proof.children.begin(), proof.children.end(), may_still_come);
}

bool is_own_exception(const Proof& rule, const Proof& child) {
  return child.kind == ProofKind::exception && child.rule == rule.rule;
}
bool is_rival(const Proof& rule, const Proof& child) {
  return child.kind == ProofKind::exception && child.rule != rule.rule;
}

// The first leaf on which it rests, as a clause: in "does not apply: …" a question would be none.
const Proof& first_leaf(const Proof& proof) {
  if (proof.kind != ProofKind::condition || proof.members || proof.withheld) return proof;
  for (const Proof& child : proof.children) {
    if (child.matters) return first_leaf(child);
  }
  return proof;
}

Ground obstacle_in(const Proof& proof) {
  const Proof& leaf = first_leaf(proof);
  std::string source = leaf.source;
  for (const std::string_view answer : {"yes, ", "no, "}) {  // the clause has said so
    if (source.substr(0, answer.size()) == answer) source = source.substr(answer.size());
  }
  if (leaf.members) return grounds_of(leaf).front();
  // Of a definition that fails, the part that does is more to the point than its name.
  if (leaf.kind == ProofKind::term && leaf.children.size() == 1 && leaf.children.front().truth == leaf.truth) {
    const Proof& inner = first_leaf(leaf.children.front());
    if (&inner != &leaf.children.front() || inner.kind != ProofKind::condition)
      return {0, leaf.told + ", as " + inner.told, inner.source};
  }
  return {0, leaf.told, source};
}

}  // namespace

std::vector<Ground> grounds_of(const Proof& condition) {
  std::vector<Ground> grounds;
  collect(condition, 0, grounds);
  return grounds;
}

std::optional<Ground> obstacle_of(const Account& account, const Proof& rule) {
  for (const Proof& child : rule.children) {
    if (is_rival(rule, child)) {
      if (child.truth == Kleene::yes) return Ground{0, account.rule(child.rule) + " prevails over it", ""};
      continue;
    }
    const bool exception = is_own_exception(rule, child);
    const bool fails = exception
                           ? child.truth == Kleene::yes && !is_ban(account.program.rules[index(rule.rule)].modality)
                           : child.truth == Kleene::no;
    if (!fails) continue;
    if (child.kind == ProofKind::duty) {
      for (const Proof& part : child.children) {
        if (part.truth == Kleene::no) return obstacle_in(part);
      }
      return Ground{0, child.told + ": not so", child.source};
    }
    return obstacle_in(exception && !child.children.empty() ? child.children.front() : child);
  }
  const Rule& declared = account.program.rules[index(rule.rule)];
  if (rule.truth == Kleene::no && declared.origin.kind == CauseKind::event) {
    return Ground{0,
                  "no " +
                      words_of(account.program.symbols.text(account.program.acts[index(declared.origin.act)].name)) +
                      " has called for it",
                  ""};
  }
  if (rule.truth == Kleene::no && declared.origin.kind == CauseKind::breach)
    return Ground{0, "there was no breach of " + account.rule(declared.origin.breach_of), ""};
  return std::nullopt;
}

std::vector<Ground> grounds_of_rule(const Account& account, const Proof& rule) {
  std::vector<Ground> grounds;
  const bool ban = is_ban(account.program.rules[index(rule.rule)].modality);
  for (const Proof& child : rule.children) {
    if (is_own_exception(rule, child)) {
      const bool hoped = child.truth == Kleene::no && may_still_come(child);
      const std::string lead = child.truth == Kleene::yes       ? (ban ? "it lets go: " : "it is silent: ")
                               : child.truth == Kleene::unknown ? "an exception, perhaps: "
                               : hoped                          ? "no exception so far: "
                                                                : "no exception: ";
      for (const Proof& inner : child.children) {
        for (Ground& ground : grounds_of(inner))
          add(grounds, {ground.indent, ground.indent == 0 ? lead + ground.told : ground.told, ground.source});
      }
      continue;
    }
    if (is_rival(rule, child)) {
      if (child.truth == Kleene::yes) {
        add(grounds, {0, "set aside by " + account.rule(child.rule), ""});
      } else if (!child.children.empty()) {
        const auto obstacle = obstacle_of(account, child.children.front());
        const std::string lead = child.truth == Kleene::no ? " does not prevail" : " may prevail";
        std::string why = child.truth == Kleene::no && obstacle ? ": " + obstacle->told : "";
        add(grounds, {0, account.rule(child.rule) + lead + why,
                      child.truth == Kleene::no && obstacle ? obstacle->source : child.source});
      }
      continue;
    }
    if (!child.matters) continue;
    if (child.kind == ProofKind::bearer && child.truth == Kleene::yes) continue;  // the heading has said so
    if (child.kind == ProofKind::duty && !child.children.empty()) {
      add(grounds, {0, child.told, child.source});
      for (const Proof& part : child.children) {
        if (!part.matters || part.kind == ProofKind::exception) continue;
        for (Ground& ground : grounds_of(part)) {
          ground.indent += 2;
          add(grounds, std::move(ground));
        }
      }
      continue;
    }
    for (Ground& ground : grounds_of(child)) add(grounds, std::move(ground));
  }
  return grounds;
}

void put_rule(Page& page, const Account& account, const Proof& proof, std::size_t most, std::string_view lead) {
  const Rule& rule = account.program.rules[index(proof.rule)];
  std::string text = account.rule(proof.rule) + std::string(lead) + ": " + proof.sentence;
  if (!rule.because.empty()) text += ", because " + rule.because;
  page.line(2, text + ".");
  const auto grounds = grounds_of_rule(account, proof);
  const std::size_t shown = grounds.size() <= most ? grounds.size() : most > 0 ? most - 1 : 0;
  for (std::size_t i = 0; i < shown; ++i) page.row(4 + grounds[i].indent, grounds[i].told, grounds[i].source);
  if (shown < grounds.size() && most > 0) page.row(4, "and " + counted(grounds.size() - shown, "more point"), "");
}

std::vector<Silent> silent_rules(const Account& account, Recorder& recorder, const Answer& answer) {
  std::vector<Silent> silent;
  if (!is_some(account.question.act)) return silent;
  const Object& act = account.facts.objects[index(account.question.act)];
  if (!is_some(act.act) || index(act.act) >= account.program.rules_on.size()) return silent;
  const auto members = static_cast<std::uint32_t>(recorder.judge().family().size());
  for (const RuleId rule : account.program.rules_on[index(act.act)]) {
    if (is_some(account.question.under) && account.program.rules[index(rule)].instrument != account.question.under)
      continue;
    const bool told = std::any_of(answer.rows.begin(), answer.rows.end(),
                                  [&](const RuleRow& row) { return row.rule == rule && !row.before; });
    if (told) continue;
    std::optional<Silent> nearest;
    for (std::uint32_t member = 0; member < members; ++member) {
      const Weighing weighed = recorder.judge().weighing(rule, member);
      if (weighed.reaches.no()) continue;
      std::size_t fails = 0;
      for (const Truth truth : {weighed.in_force, weighed.holds, weighed.called, weighed.to, weighed.pattern,
                                weighed.condition, weighed.such})
        fails += truth.no() ? 1 : 0;
      if (weighed.bearer.no()) fails += 3;  // it is about somebody else
      if (nearest && nearest->fails <= fails) continue;
      const Proof proof = recorder.rule(rule, member);
      const auto obstacle = obstacle_of(account, proof);
      if (obstacle) nearest = Silent{rule, *obstacle, fails};
    }
    if (nearest) silent.push_back(std::move(*nearest));
  }
  std::stable_sort(silent.begin(), silent.end(), [](const Silent& a, const Silent& b) { return a.fails < b.fails; });
  return silent;
}

}  // namespace licet::core
