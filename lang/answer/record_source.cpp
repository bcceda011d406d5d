#include <algorithm>

#include "answer/names.hpp"
#include "answer/recorder.hpp"

// How things are known: who said so, what is presumed, what nobody told; and what is nobody's business.
namespace licet::core {

std::string Recorder::cause(const Cause& cause) const {
  switch (cause.kind) {
    case CauseOf::fact:
      return "nobody said";
    case CauseOf::asked:
      return "asked, and not known";
    case CauseOf::judgment:
      return "nobody has decided";
    case CauseOf::reading:
      return "the text can be read both ways";
    case CauseOf::reference:
      return std::string(facts_.text(cause.text)) + " is not loaded";
    case CauseOf::order:
      return "which came first is not known";
    case CauseOf::authoriser:
      return "whether that one could authorise is not decided";
    case CauseOf::event:
      return "alleged only";
    case CauseOf::role:
      return "may be so";
    case CauseOf::period:
      return "the days in force are not certain";
    case CauseOf::open_list:
      return "the list is open, and nobody has decided";
    case CauseOf::bearer:
      return "the text names nobody";
    case CauseOf::error:
      return "cannot be worked out: " + mistake_words(facts_, cause);
  }
  return "";
}

std::string Recorder::causes(CauseSet set) const {
  std::vector<std::string> texts;
  for (const Cause& one : judge_.causes(set)) {
    const std::string text = cause(one);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  if (texts.size() > 2) return texts[0] + ", and more";
  return joined(texts, "and");
}

std::string Recorder::source(const CodePool& code, NodeId node, const Frame& frame, Truth truth) {
  if (truth.unknown()) return causes(truth.causes);
  std::vector<std::string> sources;
  gather_sources(code, node, frame, sources);
  // What was assumed is worth saying; that the rest was given then goes without saying.
  if (sources.size() > 1) sources.erase(std::remove(sources.begin(), sources.end(), "given"), sources.end());
  return joined(sources, "and");
}

void Recorder::gather_sources(const CodePool& code, NodeId id, const Frame& frame, std::vector<std::string>& sources) {
  if (!is_some(id)) return;
  const Node& node = code[id];
  const auto add = [&](const char* text) {
    if (std::find(sources.begin(), sources.end(), text) == sources.end()) sources.emplace_back(text);
  };
  switch (node.op) {
    case Op::field: {
      gather_sources(code, NodeId{node.a}, frame, sources);
      const Operand owner = judge_.value(code, NodeId{node.a}, frame);
      if (!owner.known() || owner.value.kind() != ValueKind::object) return;
      ObjectId object{owner.value.index()};
      if (!judge_.in_case(object)) object = judge_.root(object);
      if (!judge_.in_case(object) || facts_.fact(object, FieldId{node.b}) != nullptr) return add("given");
      const Field* field = naming_.declaration(object, FieldId{node.b});
      if (field != nullptr && field->fallback)
        return add(field->presumed ? "presumed: nobody said" : "assumed: nobody said");
      return add("given");
    }
    case Op::event_day:
    case Op::event_actor:
    case Op::is_a:
      return add("given");
    case Op::truth:
    case Op::negate:
    case Op::is_act:
      return gather_sources(code, NodeId{node.a}, frame, sources);
    case Op::compare:
    case Op::in_set:
    case Op::under:
    case Op::divide:
    case Op::shift:
      gather_sources(code, NodeId{node.a}, frame, sources);
      return gather_sources(code, NodeId{node.b}, frame, sources);
    case Op::add:
    case Op::multiply:
    case Op::set_of:
    case Op::choose:
    case Op::term:
      for (std::uint32_t i = 0; i < node.c; ++i) gather_sources(code, code.lists[node.b + i], frame, sources);
      return;
    case Op::sum:
    case Op::count_of:
      return add("counted from what was told");
    default:
      return;
  }
}

std::string Recorder::found_by(JudgmentId judgment, const std::vector<Operand>& of, bool& found) {
  std::vector<Value> values;
  for (const Operand& operand : of) {
    if (!operand.known()) return "";
    Value value = operand.value;
    if (value.kind() == ValueKind::object)
      value = Value::object(static_cast<std::uint32_t>(judge_.root(ObjectId{value.index()})));
    values.push_back(value);
  }
  std::vector<std::string> names;
  for (const Finding& finding : facts_.findings) {
    if (finding.kind != FindingKind::judgment || finding.judgment != judgment || finding.of != values ||
        finding.answer == Verdict3::unknown)
      continue;
    found = true;
    if (finding.by == kNoSymbol) continue;
    const ObjectId by = facts_.find(finding.by);
    std::string name = is_some(by) ? naming_.object(by) : std::string(facts_.text(finding.by));
    const Judgment& declared = program_.judgments[index(judgment)];
    const Operand finder{Value::object(static_cast<std::uint32_t>(by)), kNoCause};
    if (is_some(by) && declared.by == WhoKind::role && judge_.isa(finder, declared.role, facts_.on).no())
      name +=
          ", though the text names the " + words_of(program_.symbols.text(program_.roles[index(declared.role)].name));
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names.empty() ? "" : " by " + joined(names);
}

std::string Recorder::licence_source(std::uint32_t licence, const Frame& frame) {
  const LicenceState state = judge_.licence_state(licence, frame);
  std::string given;
  if (state.authorisation) {
    const Authorisation& authorisation = facts_.authorisations[*state.authorisation];
    given = is_some(authorisation.by) ? " by " + naming_.object(authorisation.by) : "";
    if (authorisation.on) given += " on " + day_text(*authorisation.on);
  }
  switch (state.standing) {
    case LicenceStanding::given:
      return "given" + given + (state.by_oneself ? ", who authorised their own act" : "");
    case LicenceStanding::not_given_in_time:
      return state.authorisation ? "given" + given + ", too late" : "too late for it now";
    case LicenceStanding::stated_absent:
      return "stated: none was given";
    case LicenceStanding::not_mentioned:
      return std::string(kNotMentioned) + (state.too_late ? ", and too late now" : "");
    case LicenceStanding::uncertain: {
      const std::string why = causes(state.given.unknown() ? state.given.causes : state.absent.causes);
      return (state.authorisation ? "claimed" + given + ": " : "") + (why.empty() ? "not certain" : why);
    }
  }
  return "";
}

bool Recorder::term_reads_secret(NodeId body) {
  if (!is_some(body) || std::find(open_bodies_.begin(), open_bodies_.end(), body) != open_bodies_.end()) return false;
  open_bodies_.push_back(body);
  const bool secret = reads_secret(program_.code, body, nullptr);
  open_bodies_.pop_back();
  return secret;
}

// Whether anything below reads a field that this reader may not see. Where the owner is not at hand (inside a
// quantifier or a definition), a field of that name counts as confidential if any is: rather too much withheld than too
// little.
bool Recorder::reads_secret(const CodePool& code, NodeId id, const Frame* frame) {
  if (!naming_.has_secrets() || !is_some(id)) return false;
  const Node& node = code[id];
  const auto any = [&](std::uint32_t first, std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (reads_secret(code, code.lists[first + i], frame)) return true;
    }
    return false;
  };
  const auto of = [&](std::uint32_t operand) { return reads_secret(code, NodeId{operand}, frame); };
  switch (node.op) {
    case Op::constant:
    case Op::error:
    case Op::variable:
    case Op::this_act:
    case Op::actor:
    case Op::today:
    case Op::holders:
    case Op::events:
    case Op::reading_is:
    case Op::authorised:
      return false;
    case Op::field: {
      if (of(node.a)) return true;
      if (!naming_.may_be_secret(FieldId{node.b})) return false;
      const Operand owner = frame != nullptr ? judge_.value(code, NodeId{node.a}, *frame) : Operand{};
      if (frame == nullptr || !owner.known() || owner.value.kind() != ValueKind::object) return true;
      const ObjectId object = judge_.root(ObjectId{owner.value.index()});
      return !judge_.in_case(object) || naming_.is_secret(object, FieldId{node.b});
    }
    case Op::truth:
    case Op::event_day:
    case Op::event_actor:
    case Op::negate:
    case Op::not_:
    case Op::is_act:
      return of(node.a);
    case Op::is_a:
      return of(node.a) || term_reads_secret(program_.roles[node.b].means);
    case Op::divide:
    case Op::shift:
    case Op::compare:
    case Op::in_set:
      return of(node.a) || of(node.b);
    case Op::under:
      return of(node.a) || of(node.b) || naming_.may_be_secret(FieldId{node.c});
    case Op::some:
    case Op::every:
    case Op::count_at_least:
    case Op::count_of:
      return of(node.a) || of(node.b);
    case Op::sum:
      return of(node.a) || of(node.b) || of(node.c);
    case Op::open_list:
      return of(node.b);
    case Op::add:
    case Op::multiply:
    case Op::choose:
    case Op::set_of:
    case Op::all_of:
    case Op::any_of:
    case Op::at_least_of:
    case Op::judgment:
    case Op::reference:
      return any(node.b, node.c);
    case Op::term:
      return any(node.b, node.c) || term_reads_secret(program_.terms[node.a].body);
    case Op::state: {
      if (any(node.b, node.c)) return true;
      const State& state = program_.states[node.a];
      for (const auto* occurrences : {&state.starts, &state.ends}) {
        for (const Occurrence& occurrence : *occurrences) {
          if (term_reads_secret(occurrence.condition)) return true;
          for (const NodeId argument : occurrence.arguments) {
            if (term_reads_secret(argument)) return true;
          }
        }
      }
      return false;
    }
  }
  return false;
}

}  // namespace licet::core
