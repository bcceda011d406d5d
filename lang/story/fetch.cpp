#include "story/fetch.hpp"

#include <algorithm>

#include "story/teller.hpp"

namespace licet::core {

namespace {

using Slot = std::pair<ObjectId, FieldId>;

// The facts that could still change the reply, in the order in which it lists them.
std::vector<Slot> open_facts(const Reply& reply, const Case& facts) {
  std::vector<Slot> out;
  const auto add = [&](const Cause& cause) {
    // What only the judge knows, such as an act that a duty demands, is in no case.
    if (cause.kind != CauseOf::fact || cause.a >= facts.objects.size()) return;
    const Slot slot{ObjectId{cause.a}, FieldId{cause.b}};
    if (facts.fact(slot.first, slot.second) == nullptr && std::find(out.begin(), out.end(), slot) == out.end())
      out.push_back(slot);
  };
  const auto add_all = [&](const Answer& answer) {
    for (const Missing& missing : answer.missing) add(missing.cause);
  };
  switch (reply.kind) {
    case ReplyKind::act:
      add_all(reply.answer);
      break;
    case ReplyKind::truth:
      for (const Cause& cause : reply.is.causes) add(cause);
      break;
    case ReplyKind::duties:
      for (const Duty& duty : reply.duties.all) {
        for (const Cause& cause : duty.missing) add(cause);
      }
      break;
    case ReplyKind::rows:
      for (const Candidate& row : reply.rows) add_all(row.answer);
      break;
  }
  return out;
}

std::string what_is(const Case& facts, const Object& object) {
  if (is_some(object.act)) return std::string(facts.text(facts.program->acts[index(object.act)].name));
  if (object.unlisted_act != kNoSymbol) return std::string(facts.text(object.unlisted_act));
  if (!object.roles.empty()) return std::string(facts.text(facts.program->roles[index(object.roles[0].role)].name));
  return "";
}

}  // namespace

std::optional<Reply> put_and_fetch(const Put& put, Draft& draft, Diagnostics& diagnostics,
                                   const StoryOptions& options) {
  const FetchFact* fetch = options.fetch;
  while (true) {
    std::optional<Reply> reply = put(draft, diagnostics);
    if (!reply || fetch == nullptr) return reply;
    const std::vector<Slot> open = open_facts(*reply, draft.facts);
    for (const auto& [id, field] : open) {
      if (options.cancel != nullptr && options.cancel->load(std::memory_order_relaxed)) return reply;
      const Object& object = draft.facts.objects[index(id)];
      const std::string name = object.name == kNoSymbol ? "" : std::string(draft.facts.text(object.name));
      const std::string field_name(draft.facts.text(draft.facts.program->field_names[index(field)]));
      std::optional<Told> told = (*fetch)({name, what_is(draft.facts, object), field_name});
      if (!told || told->kind == Told::Kind::unknown) {
        draft.facts.set_fact(id, {field, FactState::asked, {}});
        continue;
      }
      const Where where{{kNoSource, {}}, "fetched " + (name.empty() ? "" : name + ".") + field_name};
      told->where = where;
      for (Told& member : told->members) member.where = where;
      if (!Teller(draft, diagnostics).fact(id, {{field_name, where}, std::move(*told)})) return std::nullopt;
    }
    if (open.empty()) return reply;
  }
}

}  // namespace licet::core
