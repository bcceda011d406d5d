#include "story/reply.hpp"

#include <algorithm>

#include "answer/json.hpp"

namespace licet::core {

Case view_of(const Draft& draft, const Prefix& prefix, ObjectId act) {
  Case view = draft.facts;
  if (prefix.on) view.on = *prefix.on;
  for (const auto& [reading, option] : prefix.readings) view.readings[index(reading)] = option;
  if (is_some(act))
    view.objects[index(act)].on = view.on;  // an act asked about is done, if at all, on the day asked about
  return view;
}

Reply ask_act(const Draft& draft, ObjectId act, Asking asking, const Prefix& prefix, const StoryOptions& options) {
  Reply reply{ReplyKind::act,
              view_of(draft, prefix, act),
              asking,
              {act, prefix.under, prefix.strictly, asking == Asking::may_refrain},
              {},
              {},
              {},
              {},
              {},
              {}};
  reply.answer = decide(reply.view, reply.question, options.limits, options.cancel);
  return reply;
}

Reply ask_truth(const Draft& draft, NodeId node, const Prefix& prefix, const StoryOptions& options) {
  Reply reply{ReplyKind::truth, view_of(draft, prefix), Asking::may, {}, {}, node, {}, {}, {}, {}};
  reply.is = evaluate(reply.view, node, options.limits, options.cancel);
  return reply;
}

Reply ask_duties(const Draft& draft, const DutiesAsked& asked, const Prefix& prefix, const StoryOptions& options) {
  Reply reply{ReplyKind::duties, view_of(draft, prefix), Asking::may, {}, {}, {}, {}, asked, {}, {}};
  reply.duties = duties(reply.view, asked.of, asked.to, asked.rule, options.limits, options.cancel);
  return reply;
}

// Of every act that the actor can do and that a rule is about, whether it may be done as it stands, with nothing said
// of its fields.
Reply ask_open_acts(const Draft& draft, ObjectId actor, const Prefix& prefix, const StoryOptions& options) {
  Reply reply{ReplyKind::rows, view_of(draft, prefix), Asking::may, {}, {}, {}, {}, {}, {}, {}};
  const Program& program = *reply.view.program;
  const Object& doer = draft.facts.objects[index(actor)];
  for (std::size_t i = 1; i < program.acts.size(); ++i) {  // 0 is `conduct`, which is no act in particular
    const ActId act{static_cast<std::uint32_t>(i)};
    const RoleId by = program.acts[i].by;
    const bool can =
        doer.open_roles || !is_some(by) || std::any_of(doer.roles.begin(), doer.roles.end(), [&](const Held& held) {
          return program.is_a(held.role, by) || is_some(program.roles[index(by)].means);
        });
    if (!can || program.rules_on[i].empty()) continue;
    Object asked;
    asked.kind = ObjectKind::asked;
    asked.act = act;
    asked.by = actor;
    asked.on = reply.view.on;
    asked.order = static_cast<std::uint32_t>(reply.view.objects.size());
    const ObjectId id = reply.view.add(std::move(asked));
    Candidate row{Value::object(static_cast<std::uint32_t>(id)), act, {id, prefix.under, prefix.strictly, false}, {}};
    row.answer = decide(reply.view, row.question, options.limits, options.cancel);
    const Grades possible = row.answer.possible;
    const bool open =
        possible.has(Grade::permitted) || possible.has(Grade::recommended) || possible.has(Grade::obligatory);
    if (open) reply.rows.push_back(std::move(row));
  }
  return reply;
}

bool is_among(const Candidate& row, Asking asking) {
  const auto headline = row.answer.headline;
  if (!headline) return false;
  switch (asking) {
    case Asking::may:
    case Asking::may_refrain:
      return class_of(*headline) == GradeClass::allowed;
    case Asking::must:
      return *headline == Grade::obligatory;
    case Asking::should:
      return *headline == Grade::obligatory || *headline == Grade::recommended;
  }
  return false;
}

Telling telling_of(const StoryOptions& options, Asking asking) {
  return {options.width, options.colour, options.show_confidential ? Sight::everything : Sight::without_confidential,
          asking};
}

bool is_withheld(const Reply& reply, const StoryOptions& options) {
  if (reply.kind != ReplyKind::truth || options.show_confidential) return false;
  return explain_truth(reply.view, reply.node, telling_of(options)).root.withheld;
}

namespace {

Tenor tenor_of(std::optional<Grade> headline) {
  if (!headline) return Tenor::open;
  switch (class_of(*headline)) {
    case GradeClass::allowed:
      return Tenor::yes;
    case GradeClass::refused:
    case GradeClass::discouraged:
      return Tenor::no;
    case GradeClass::silent:
      break;
  }
  return Tenor::open;
}

Tenor tenor_of(const Evaluated& is) {
  if (!is.is_truth) return is.value.known() ? Tenor::none : Tenor::open;
  return is.truth.unknown() ? Tenor::open : is.truth.yes() ? Tenor::yes : Tenor::no;
}

enum class Depth : std::uint8_t { short_, grounds };

Outcome told(const Reply& reply, const StoryOptions& options, Depth depth) {
  Outcome outcome;
  outcome.kind = OutcomeKind::answered;
  const Telling telling = telling_of(options, reply.asking);
  const bool grounds = depth == Depth::grounds;
  const Proofs proofs = grounds ? Proofs::yes : Proofs::no;
  switch (reply.kind) {
    case ReplyKind::act:
      outcome.text = grounds ? why(reply.view, reply.question, reply.answer, telling)
                             : headline(reply.view, reply.question, reply.answer, telling);
      outcome.json = decision_json(reply.view, reply.question, reply.answer, nullptr, proofs, telling);
      outcome.tenor = tenor_of(reply.answer.headline);
      break;
    case ReplyKind::truth:
      outcome.text = grounds ? why_truth(reply.view, reply.node, reply.is, telling)
                             : truth_text(reply.view, reply.node, reply.is, telling);
      outcome.json = truth_json(reply.view, reply.node, reply.is, proofs, telling);
      outcome.tenor = is_withheld(reply, options) ? Tenor::open : tenor_of(reply.is);
      break;
    case ReplyKind::duties:
      outcome.text = grounds ? why_duties(reply.view, reply.duties, reply.asked, telling)
                             : duties_text(reply.view, reply.duties, reply.asked, telling);
      outcome.json = duties_json(reply.view, reply.duties, telling);
      break;
    case ReplyKind::rows:
      outcome.text = rows_text(reply.view, reply.rows, telling);
      outcome.json = rows_json(reply.view, reply.rows, telling);
      break;
  }
  return outcome;
}

}  // namespace

Outcome outcome_of(const Reply& reply, const StoryOptions& options) {
  return told(reply, options, options.explain ? Depth::grounds : Depth::short_);
}

Outcome why_outcome(const Reply& reply, const StoryOptions& options) { return told(reply, options, Depth::grounds); }

}  // namespace licet::core
