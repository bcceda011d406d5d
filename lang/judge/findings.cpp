#include <algorithm>

#include "judge/inside.hpp"

// What somebody has found: judgments, presumed ones too, statements about texts that are not loaded, open lists.
namespace licet::core {

namespace {

std::size_t hash_of_subject(FindingKind kind, std::uint32_t id, const std::vector<Value>& of, RuleId demanded_by) {
  std::size_t hash = scatter((static_cast<std::uint64_t>(kind) << 32U) | id);
  for (const Value& value : of) hash = scatter(hash + hash_of(value));
  return scatter(hash + static_cast<std::uint32_t>(demanded_by));
}

std::uint32_t what(const Finding& finding) {
  switch (finding.kind) {
    case FindingKind::judgment:
      return static_cast<std::uint32_t>(finding.judgment);
    case FindingKind::reference:
      return static_cast<std::uint32_t>(finding.reference);
    case FindingKind::competent:
      return kNone;
    case FindingKind::failed:
      return static_cast<std::uint32_t>(finding.rule);
    case FindingKind::open_list:
      return static_cast<std::uint32_t>(finding.term);
  }
  return kNone;
}

CauseSet unknown_among(Causes& causes, const std::vector<Operand>& arguments) {
  CauseSet unknown = kNoCause;
  for (const Operand& argument : arguments) unknown = causes.join(unknown, argument.causes);
  return unknown;
}

}  // namespace

void Judge::index_findings() {
  for (std::uint32_t i = 0; i < case_.findings.size(); ++i) {
    const Finding& finding = case_.findings[i];
    tables_->findings[hash_of_subject(finding.kind, what(finding), finding.of, finding.demanded_by)].push_back(i);
  }
  for (std::uint32_t i = 0; i < case_.doubts.size(); ++i) {
    const Doubt& doubt = case_.doubts[i];
    tables_
        ->doubts[hash_of_subject(FindingKind::judgment, static_cast<std::uint32_t>(doubt.judgment), doubt.of,
                                 kNo<RuleId>)]
        .push_back(i);
  }
}

// Findings about an act hold for it under every description. What outlives the judge may speak only of what is in the
// case: an act that only a duty speaks of is named by its rule.
Judge::Subject Judge::subject(const std::vector<Operand>& arguments) const {
  Subject subject;
  for (const Operand& argument : arguments) {
    Value value = argument.value;
    if (value.kind() == ValueKind::object) {
      const ObjectId told = root(ObjectId{value.index()});
      value = in_case(told) ? Value::object(static_cast<std::uint32_t>(told)) : Value::none();
      if (!in_case(told)) subject.demanded_by = derived(told).rule;
    } else if (value.kind() == ValueKind::list && value.index() >= program_.lists.size() + case_.lists.size()) {
      value = Value::none();
    }
    subject.of.push_back(value);
  }
  return subject;
}

Judge::Found Judge::found(FindingKind kind, std::uint32_t id, const Subject& subject) const {
  Found found;
  const auto entries = tables_->findings.find(hash_of_subject(kind, id, subject.of, subject.demanded_by));
  if (entries == tables_->findings.end()) return found;
  for (const std::uint32_t i : entries->second) {
    const Finding& finding = case_.findings[i];
    if (finding.kind != kind || what(finding) != id || finding.of != subject.of ||
        finding.demanded_by != subject.demanded_by)
      continue;
    found.yes = found.yes || finding.answer == Verdict3::yes;
    found.no = found.no || finding.answer == Verdict3::no;
    found.unknown = found.unknown || finding.answer == Verdict3::unknown;
  }
  return found;
}

bool Judge::doubted(JudgmentId judgment, const Subject& subject) const {
  const auto entries = tables_->doubts.find(
      hash_of_subject(FindingKind::judgment, static_cast<std::uint32_t>(judgment), subject.of, subject.demanded_by));
  if (entries == tables_->doubts.end()) return false;
  return std::any_of(entries->second.begin(), entries->second.end(), [&](std::uint32_t i) {
    return case_.doubts[i].judgment == judgment && case_.doubts[i].of == subject.of;
  });
}

void Judge::note_presumed(Presumed presumed) {
  const std::size_t hash = scatter(
      hash_of_subject(FindingKind::judgment, static_cast<std::uint32_t>(presumed.judgment), presumed.of,
                      presumed.demanded_by) +
      scatter((static_cast<std::uint64_t>(presumed.object) << 32U) | static_cast<std::uint32_t>(presumed.field)));
  auto& noted = tables_->presumed[hash];
  if (std::any_of(noted.begin(), noted.end(), [&](std::uint32_t i) { return presumed_[i] == presumed; })) return;
  noted.push_back(static_cast<std::uint32_t>(presumed_.size()));
  presumed_.push_back(std::move(presumed));
}

// A finding; else a presumption, unless somebody doubts it, nobody knows, or the question is asked strictly; else
// unknown.
Truth Judge::judgment(JudgmentId id, const std::vector<Operand>& arguments) {
  const CauseSet unknown = unknown_among(causes_, arguments);
  if (unknown != kNoCause) return causes_.unknown(unknown);
  const Subject about = subject(arguments);
  const auto number = static_cast<std::uint32_t>(id);
  const Found answers = found(FindingKind::judgment, number, about);
  if (answers.contradictory()) return contradiction(number, kNoSymbol, about);
  if (answers.decided()) return truth_of(answers.yes);
  const auto& presumed = program_.judgments[index(id)].presumed;
  if (presumed && !answers.unknown && !question_.strictly && !doubted(id, about)) {
    note_presumed({id, about.of, *presumed, kNo<ObjectId>, kNo<FieldId>, about.demanded_by});
    return truth_of(*presumed);
  }
  return causes_.unknown({CauseOf::judgment, number, kNone, kNoSymbol, about.of, about.demanded_by});
}

Truth Judge::contradiction(std::uint32_t what, Symbol text, const Subject& about) {
  return causes_.unknown({CauseOf::error, static_cast<std::uint32_t>(Mistake::contradictory_findings), what, text,
                          about.of, about.demanded_by});
}

// What a text says that is not loaded: whoever read it may say so.
Truth Judge::reference(Symbol name, const std::vector<Operand>& arguments) {
  const CauseSet unknown = unknown_among(causes_, arguments);
  if (unknown != kNoCause) return causes_.unknown(unknown);
  const Subject about = subject(arguments);
  const Found answers = found(FindingKind::reference, static_cast<std::uint32_t>(name), about);
  if (answers.contradictory()) return contradiction(kNone, name, about);
  if (answers.decided()) return truth_of(answers.yes);
  return causes_.unknown({CauseOf::reference, kNone, kNone, name, about.of, about.demanded_by});
}

Truth Judge::open_list(TermId term, const Operand& what) {
  if (!what.known()) return causes_.unknown(what.causes);
  const Subject about = subject({what});
  const auto number = static_cast<std::uint32_t>(term);
  const Found answers = found(FindingKind::open_list, number, about);
  if (answers.contradictory()) return contradiction(number, kNoSymbol, about);
  if (answers.decided()) return truth_of(answers.yes);
  return causes_.unknown({CauseOf::open_list, number, kNone, kNoSymbol, about.of, about.demanded_by});
}

}  // namespace licet::core
