#include <algorithm>

#include "meaning/type.hpp"
#include "story/teller.hpp"

// What somebody found, doubted or authorised.
namespace licet::core {

namespace {

bool same_subject(const Finding& a, const Finding& b) {
  return a.kind == b.kind && a.judgment == b.judgment && a.reference == b.reference && a.term == b.term &&
         a.rule == b.rule && a.of == b.of;
}

std::string answer_text(Verdict3 answer) {
  return answer == Verdict3::yes ? "yes" : answer == Verdict3::no ? "no" : "unknown";
}

// The questions that rules put to texts that are not loaded, as they name them.
std::vector<Symbol> references(const Program& program) {
  std::vector<Symbol> found;
  for (const Node& node : program.code.nodes) {
    if (node.op == Op::reference) found.push_back(Symbol{node.a});
  }
  return found;
}

}  // namespace

std::optional<std::vector<Value>> Teller::arguments(const std::vector<Told>& of, const std::vector<Type>& types,
                                                    const Where& where, std::string_view what) {
  if (of.size() != types.size()) {
    finder_.wrong(Code::wrong_finding, where,
                  quoted(what) + " is about " + std::to_string(types.size()) +
                      (types.size() == 1 ? " thing" : " things") + ", and " + std::to_string(of.size()) +
                      (of.size() == 1 ? " is" : " are") + " named");
    return std::nullopt;
  }
  std::vector<Value> values;
  for (std::size_t i = 0; i < of.size(); ++i) {
    const auto fact = value(of[i], types[i], quoted(what));
    if (!fact) return std::nullopt;
    if (fact->state == FactState::asked) {
      finder_.wrong(Code::wrong_finding, of[i].where, "nobody can find anything about what is unknown");
      return std::nullopt;
    }
    values.push_back(fact->value);
  }
  return values;
}

// What the finding is about: a judgment, or one of the four things that look like one.
std::optional<Finding> Teller::what_is_found(const ToldFinding& told) {
  const Word& name = told.judgment;
  Finding finding;
  finding.answer = told.answer;
  finding.by = told.by.empty() ? kNoSymbol : facts().symbols->intern(told.by);
  const auto judgment = finder_.try_declared(name.text, DeclaredAs::judgment);
  if (judgment == kNone && name.text == "competent") {
    finding.kind = FindingKind::competent;
    const auto named = [&](const Authorisation& a) {
      return told.of.size() == 1 && a.name != kNoSymbol && facts().text(a.name) == told.of[0].text;
    };
    const auto& all = facts().authorisations;
    const auto found = std::find_if(all.begin(), all.end(), named);
    if (found == all.end()) {
      finder_.wrong(Code::wrong_finding, name.where, "`competent` is about an authorisation that the case has named",
                    "name it where it is told: `authorised … as permit`");
      return std::nullopt;
    }
    finding.of = {Value::number(Decimal(found - all.begin()))};
    return finding;
  }
  if (judgment == kNone && name.text == "failed") {
    finding.kind = FindingKind::failed;
    if (told.of.empty() || told.of.size() > 2) {
      finder_.wrong(Code::wrong_finding, name.where, "`failed` is about a rule and what brought its duty about",
                    "`finding failed(give_notice, dinner) yes`");
      return std::nullopt;
    }
    finding.rule = finder_.rule({told.of[0].text, told.of[0].where});
    if (!is_some(finding.rule)) return std::nullopt;
    if (told.of.size() == 2) {
      const ObjectId cause = person(told.of[1]);
      if (!is_some(cause)) return std::nullopt;
      finding.of = {Value::object(static_cast<std::uint32_t>(cause))};
    }
    return finding;
  }
  if (judgment == kNone) {
    const auto term = finder_.try_declared(name.text, DeclaredAs::term);
    if (term != kNone && program().terms[term].list == ListKind::open) {
      finding.kind = FindingKind::open_list;
      finding.term = TermId{term};
      auto of = arguments(told.of, program().terms[term].types, name.where, name.text);
      if (!of) return std::nullopt;
      finding.of = std::move(*of);
      return finding;
    }
    const auto asked = references(program());
    const Symbol symbol = facts().symbols->find(name.text);
    if (symbol != kNoSymbol && std::find(asked.begin(), asked.end(), symbol) != asked.end()) {
      finding.kind = FindingKind::reference;
      finding.reference = symbol;
      for (const Told& told_value : told.of) {
        const auto fact = value(told_value, type_of_kind(Kind::any), quoted(name.text));
        if (!fact) return std::nullopt;
        finding.of.push_back(fact->value);
      }
      return finding;
    }
    if (name.text.find('.') != name.text.npos) {
      std::vector<std::string> names;
      for (const Symbol reference : asked) names.emplace_back(facts().text(reference));
      finder_.wrong(Code::not_a_judgment, name.where, "no rule asks " + quoted(name.text) + " of another text",
                    did_you_mean(name.text, names));
      return std::nullopt;
    }
  }
  finding.judgment = finder_.judgment(name);
  if (!is_some(finding.judgment)) return std::nullopt;
  auto of = arguments(told.of, program().judgments[index(finding.judgment)].types, name.where, name.text);
  if (!of) return std::nullopt;
  finding.of = std::move(*of);
  return finding;
}

bool Teller::finding(const ToldFinding& told, bool replaces) {
  auto finding = what_is_found(told);
  return finding && add_finding(std::move(*finding), replaces, told.judgment.where, told.judgment.text);
}

bool Teller::add_finding(Finding finding, bool replaces, const Where& where, std::string_view what) {
  for (Finding& other : facts().findings) {
    if (!same_subject(finding, other)) continue;
    // Learning what nobody knew is no contradiction.
    if (replaces || other.answer == Verdict3::unknown || other.answer == finding.answer) {
      other = std::move(finding);
      return true;
    }
    finder_.wrong(Code::contradictory_finding, where,
                  quoted(what) + " was found to be `" + answer_text(other.answer) + "`" +
                      (other.by == kNoSymbol ? "" : " by " + std::string(facts().text(other.by))) + " already",
                  "to see what another finding would lead to, ask `what if finding …?`");
    return false;
  }
  facts().findings.push_back(std::move(finding));
  return true;
}

bool Teller::doubt(const Word& judgment, const std::vector<Told>& of, const Where& where) {
  const JudgmentId id = finder_.judgment(judgment);
  if (!is_some(id)) return false;
  auto values = arguments(of, program().judgments[index(id)].types, where, judgment.text);
  if (!values) return false;
  facts().doubts.push_back({id, std::move(*values)});
  return true;
}

bool Teller::authorisation(const ToldAuthorisation& told) {
  Authorisation authorisation;
  authorisation.given = told.given;
  authorisation.on = told.on;
  Object limits;  // the act whose fields `with` names
  limits.kind = ObjectKind::event;
  if (!told.of.empty()) {
    const ObjectId named = facts().find(facts().symbols->find(told.of.text));
    if (is_some(named) && facts().objects[index(named)].kind != ObjectKind::entity) {
      authorisation.of = named;
      limits.act = facts().objects[index(named)].act;
    } else if (const auto act = finder_.act(told.of)) {
      if (!is_some(act->act)) {  // kNo would mean: of anything
        finder_.wrong(Code::unknown_case_act, told.of.where,
                      "the policy has no rule on " + quoted(told.of.text) + ", so there is nothing to authorise");
        return false;
      }
      authorisation.act = limits.act = act->act;
    } else {
      return false;
    }
  }
  if (!told.to.empty() && !is_some(authorisation.for_whom = finder_.object(told.to))) return false;
  const auto role = told.by.empty() ? kNone : finder_.try_declared(told.by.text, DeclaredAs::role);
  const bool is_person = is_some(facts().find(facts().symbols->find(told.by.text)));
  if (told.by.empty()) {
    if (told.given) {
      finder_.wrong(Code::nobody_authorises, told.where, "it is not said who gave this authorisation",
                    "add `by` and the person");
      return false;
    }
  } else if (role != kNone && !is_person) {
    std::vector<ObjectId> holders;
    for (std::size_t i = 0; i < facts().objects.size(); ++i) {
      const auto holds = [&](const Held& held) { return !held.perhaps && program().is_a(held.role, RoleId{role}); };
      const Object& object = facts().objects[i];
      if (std::any_of(object.roles.begin(), object.roles.end(), holds))
        holders.push_back(ObjectId{static_cast<std::uint32_t>(i)});
    }
    if (!told.given) {
      authorisation.by_role = RoleId{role};
    } else if (holders.size() == 1) {
      authorisation.by = holders[0];
    } else {
      finder_.wrong(Code::nobody_authorises, told.by.where,
                    holders.empty() ? "nobody in this case is " + quoted(told.by.text)
                                    : "several in this case are " + quoted(told.by.text),
                    holders.empty() ? "introduce the one who gave it: `let chief be " + told.by.text + "`"
                                    : "name the one who gave it");
      return false;
    }
  } else if (!is_some(authorisation.by = finder_.object(told.by))) {
    return false;
  }
  if (told.how != ToldAuthorisation::Under::all) {
    const bool rule = told.how == ToldAuthorisation::Under::rule ||
                      (told.how == ToldAuthorisation::Under::either &&
                       finder_.try_declared(told.under.text, DeclaredAs::rule) != kNone);
    if (rule) {
      if (!is_some(authorisation.under_rule = finder_.rule(told.under))) return false;
    } else {
      if (!finder_.paragraph(told.under)) return false;
      authorisation.under_paragraph = facts().symbols->intern(told.under.text);
    }
  }
  if (!put(limits, told.with)) return false;
  authorisation.with = std::move(limits.facts);
  if (!told.name.empty()) {
    authorisation.name = facts().symbols->intern(told.name.text);
    for (const Authorisation& other : facts().authorisations) {
      if (other.name != authorisation.name) continue;
      finder_.wrong(Code::name_taken, told.name.where,
                    "there is an authorisation " + quoted(told.name.text) + " already", "take another name");
      return false;
    }
  }
  facts().authorisations.push_back(std::move(authorisation));
  return true;
}

}  // namespace licet::core
