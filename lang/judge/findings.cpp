#include <algorithm>

#include "judge/inside.hpp"

// What somebody has found: judgments, presumed ones too, statements about texts that are not loaded, open lists.
namespace licet::core {

namespace {

std::size_t hash_of_subject(FindingKind kind, std::uint32_t id, const std::vector<Value>& of) {
  std::size_t hash = scatter((static_cast<std::uint64_t>(kind) << 32U) | id);
  for (const Value& value : of) hash = scatter(hash + hash_of(value));
  return hash;
}

std::uint32_t subject(const Finding& finding) {
  switch (finding.kind) {
    case FindingKind::judgment: return static_cast<std::uint32_t>(finding.judgment);
    case FindingKind::reference: return static_cast<std::uint32_t>(finding.reference);
    case FindingKind::competent: return kNone;
    case FindingKind::failed: return static_cast<std::uint32_t>(finding.rule);
    case FindingKind::open_list: return static_cast<std::uint32_t>(finding.term);
  }
  return kNone;
}

}  // namespace

void Judge::index_findings() {
  for (std::uint32_t i = 0; i < case_.findings.size(); ++i) {
    const Finding& finding = case_.findings[i];
    tables_->findings[hash_of_subject(finding.kind, subject(finding), finding.of)].push_back(i);
  }
  for (std::uint32_t i = 0; i < case_.doubts.size(); ++i) {
    const Doubt& doubt = case_.doubts[i];
    tables_->doubts[hash_of_subject(FindingKind::judgment, static_cast<std::uint32_t>(doubt.judgment), doubt.of)].push_back(i);
  }
}

Judge::Found Judge::found(FindingKind kind, std::uint32_t id, const std::vector<Value>& of) const {
  Found found;
  const auto entries = tables_->findings.find(hash_of_subject(kind, id, of));
  if (entries == tables_->findings.end()) return found;
  for (const std::uint32_t i : entries->second) {
    const Finding& finding = case_.findings[i];
    if (finding.kind != kind || subject(finding) != id || finding.of != of) continue;
    found.yes = found.yes || finding.answer == Verdict3::yes;
    found.no = found.no || finding.answer == Verdict3::no;
    found.unknown = found.unknown || finding.answer == Verdict3::unknown;
  }
  return found;
}

// Findings about an act hold for it under every description.
std::vector<Value> Judge::rooted(const std::vector<Operand>& arguments) const {
  std::vector<Value> values;
  values.reserve(arguments.size());
  for (const Operand& argument : arguments) {
    const bool object = argument.value.kind() == ValueKind::object;
    values.push_back(object ? Value::object(static_cast<std::uint32_t>(root(ObjectId{argument.value.index()}))) : argument.value);
  }
  return values;
}

// What outlives the judge may speak only of what is in the case.
Cause Judge::about(CauseOf kind, std::uint32_t id, Symbol text, const std::vector<Value>& of) const {
  Cause cause{kind, id, kNone, text, of};
  for (Value& value : cause.of) {
    if (value.kind() == ValueKind::object && !in_case(ObjectId{value.index()})) {
      cause.demanded_by = derived(ObjectId{value.index()}).rule;
      value = Value::none();
    } else if (value.kind() == ValueKind::list && value.index() >= program_.lists.size() + case_.lists.size()) {
      value = Value::none();
    }
  }
  return cause;
}

namespace {

CauseSet unknown_among(Causes& causes, const std::vector<Operand>& arguments) {
  CauseSet unknown = kNoCause;
  for (const Operand& argument : arguments) unknown = causes.join(unknown, argument.causes);
  return unknown;
}

}  // namespace

// A finding; else a presumption, unless somebody doubts it, nobody knows, or the question is asked strictly; else unknown.
Truth Judge::judgment(JudgmentId id, const std::vector<Operand>& arguments) {
  const CauseSet unknown = unknown_among(causes_, arguments);
  if (unknown != kNoCause) return causes_.unknown(unknown);
  const std::vector<Value> of = rooted(arguments);
  const std::uint32_t number = static_cast<std::uint32_t>(id);
  const Found answers = found(FindingKind::judgment, number, of);
  if (answers.contradictory()) {
    Cause cause = about(CauseOf::error, static_cast<std::uint32_t>(Mistake::contradictory_findings), kNoSymbol, of);
    cause.b = number;
    return causes_.unknown(cause);
  }
  if (answers.decided()) return truth_of(answers.yes);
  const auto& presumed = program_.judgments[index(id)].presumed;
  if (presumed && !answers.unknown && !question_.strictly && !doubted(id, of)) {
    auto& noted = tables_->presumed[hash_of_subject(FindingKind::judgment, number, of)];
    const auto is_this = [&](std::uint32_t i) { return presumed_[i].first == id && presumed_[i].second == of; };
    if (std::none_of(noted.begin(), noted.end(), is_this)) {
      noted.push_back(static_cast<std::uint32_t>(presumed_.size()));
      presumed_.emplace_back(id, of);
    }
    return truth_of(*presumed);
  }
  return causes_.unknown(about(CauseOf::judgment, number, kNoSymbol, of));
}

bool Judge::doubted(JudgmentId judgment, const std::vector<Value>& of) const {
  const auto entries = tables_->doubts.find(hash_of_subject(FindingKind::judgment, static_cast<std::uint32_t>(judgment), of));
  if (entries == tables_->doubts.end()) return false;
  return std::any_of(entries->second.begin(), entries->second.end(), [&](std::uint32_t i) {
    return case_.doubts[i].judgment == judgment && case_.doubts[i].of == of;
  });
}

// What a text says that is not loaded: whoever read it may say so.
Truth Judge::reference(Symbol name, const std::vector<Operand>& arguments) {
  const CauseSet unknown = unknown_among(causes_, arguments);
  if (unknown != kNoCause) return causes_.unknown(unknown);
  const std::vector<Value> of = rooted(arguments);
  const Found answers = found(FindingKind::reference, static_cast<std::uint32_t>(name), of);
  if (answers.contradictory()) {
    return causes_.unknown(about(CauseOf::error, static_cast<std::uint32_t>(Mistake::contradictory_findings), name, of));
  }
  if (answers.decided()) return truth_of(answers.yes);
  return causes_.unknown(about(CauseOf::reference, kNone, name, of));
}

Truth Judge::open_list(TermId term, const Operand& what) {
  if (!what.known()) return causes_.unknown(what.causes);
  const std::vector<Value> of = rooted({what});
  const std::uint32_t number = static_cast<std::uint32_t>(term);
  const Found answers = found(FindingKind::open_list, number, of);
  if (answers.contradictory()) {
    Cause cause = about(CauseOf::error, static_cast<std::uint32_t>(Mistake::contradictory_findings), kNoSymbol, of);
    cause.b = number;
    return causes_.unknown(cause);
  }
  if (answers.decided()) return truth_of(answers.yes);
  return causes_.unknown(about(CauseOf::open_list, number, kNoSymbol, of));
}

}  // namespace licet::core
