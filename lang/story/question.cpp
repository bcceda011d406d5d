#include "story/question.hpp"

#include <algorithm>

#include "story/lower.hpp"

namespace licet::core {

namespace {

Asking asking_of(AskModal modal, bool refrain) {
  if (refrain) return Asking::may_refrain;
  return modal == AskModal::may ? Asking::may : modal == AskModal::must ? Asking::must : Asking::should;
}

// One question whose words are understood once for all candidates: `who may …?`, `which d in A..B may X …?`
struct Enumeration {
  const Ast* ast;
  ActPattern act;
  ExprId actor = kNoExpr;         // kNoExpr: the candidate
  Symbol variable = kNoSymbol;    // what stands for the candidate
  bool day_is_candidate = false;  // no field speaks of the day: then it is the day on which the act is asked about
  Asking asking = Asking::may;
};

class Understanding {
public:
  Understanding(const Ast& ast, Draft& draft, Diagnostics& diagnostics, const StoryOptions& options)
      : ast_(ast), draft_(draft), diagnostics_(diagnostics), options_(options), listener_(ast, draft, diagnostics) {}

  std::optional<Prefix> prefix(const QuestionStatement& question) {
    Prefix out;
    out.on = question.on;
    if (question.under.empty()) out.under = draft_.under;
    out.strictly = question.strictly || options_.strictly;
    bool good = true;
    for (const Path& path : question.under) {
      if (is_some(out.under)) {
        finder().wrong(Code::unknown_case_instrument, listener_.where(path.span),
                       "one instrument at a time can be asked", "ask again for the other one");
        return std::nullopt;
      }
      out.under = finder().instrument(listener_.word(path));
      good = good && is_some(out.under);
    }
    for (const SettleStatement& reading : question.readings) {
      const auto option = listener_.teller().option_of(listener_.word(reading.reading), listener_.word(reading.option));
      if (option) out.readings.push_back(*option);
      good = good && option;
    }
    if (!good) return std::nullopt;
    return out;
  }

  std::optional<Put> put(const ActQuestion& ask, const Prefix& prefix) {
    const ObjectId act = listener_.teller().asked(listener_.act(ask.name, ask.actor, ask.act));
    if (!is_some(act)) return std::nullopt;
    return put_act(act, asking_of(ask.modal, ask.refrain), prefix);
  }

  std::optional<Put> put(const AgainQuestion& ask, const Prefix& prefix) {
    const ObjectId act = finder().object(listener_.word(ask.name));
    if (!is_some(act)) return std::nullopt;
    if (draft_.facts.objects[index(act)].kind == ObjectKind::asked) return put_act(act, Asking::may, prefix);
    finder().wrong(Code::wrong_question, listener_.where(ask.name.span),
                   quoted(listener_.word(ask.name).text) + " is no act that was asked about",
                   "ask `may … as NAME?` first");
    return std::nullopt;
  }

  std::optional<Put> put(const IsQuestion& ask, const Prefix& prefix) {
    const auto node = lower_for_case(ast_, ask.expr, draft_.facts, diagnostics_);
    if (!node) return std::nullopt;
    return [node = *node, prefix, options = options_](Draft& draft, Diagnostics&) -> std::optional<Reply> {
      return ask_truth(draft, node, prefix, options);
    };
  }

  std::optional<Put> put(const DutiesQuestion& ask, const Prefix& prefix) {
    DutiesAsked asked;
    asked.of = listener_.object(ask.of);
    return is_some(asked.of) ? put_duties(asked, prefix) : std::nullopt;
  }

  std::optional<Put> put(const OwedQuestion& ask, const Prefix& prefix) {
    DutiesAsked asked;
    asked.to = listener_.object(ask.to);
    return is_some(asked.to) ? put_duties(asked, prefix) : std::nullopt;
  }

  std::optional<Put> put(const StatusQuestion& ask, const Prefix& prefix) {
    DutiesAsked asked;
    asked.rule = finder().rule(listener_.word(ask.rule));
    if (!is_some(asked.rule)) return std::nullopt;
    if (ask.of != kNoExpr && !is_some(asked.of = listener_.object(ask.of))) return std::nullopt;
    return put_duties(asked, prefix);
  }

  std::optional<Put> put(const OpenActsQuestion& ask, const Prefix& prefix) {
    const ObjectId actor = listener_.object(ask.actor);
    if (!is_some(actor)) return std::nullopt;
    return [actor, prefix, options = options_](Draft& draft, Diagnostics&) -> std::optional<Reply> {
      return ask_open_acts(draft, actor, prefix, options);
    };
  }

  std::optional<Put> put(const WhoQuestion& ask, const Prefix& prefix) {
    const auto act = finder().act(listener_.word(ask.act.act));
    if (!act) return std::nullopt;
    const RoleId by = is_some(act->act) ? draft_.facts.program->acts[index(act->act)].by : kNo<RoleId>;
    const Enumeration each{&ast_, ask.act, kNoExpr, kNoSymbol, false, asking_of(ask.modal, false)};
    return [each, by, prefix, options = options_](Draft& draft, Diagnostics& diagnostics) {
      return enumerate(draft, diagnostics, each, persons(draft, diagnostics, by), prefix, options);
    };
  }

  std::optional<Put> put(const WhichQuestion& ask, const Prefix& prefix) {
    Enumeration each{
        &ast_, ask.ask.act, ask.ask.actor, ask.variable.symbol, false, asking_of(ask.ask.modal, ask.ask.refrain)};
    if (ask.role.count > 0) {
      const RoleId role = finder().role(listener_.word(ask.role));
      if (!is_some(role)) return std::nullopt;
      return [each, role, prefix, options = options_](Draft& draft, Diagnostics& diagnostics) {
        return enumerate(draft, diagnostics, each, holders(draft, role), prefix, options);
      };
    }
    const auto from = listener_.day(ask.from), until = listener_.day(ask.until);
    if (!from || !until) return std::nullopt;
    const std::int64_t days = std::int64_t{*until} - *from + 1;
    if (days < 1 || days > kMostDays) {
      finder().wrong(Code::no_such_range, listener_.where(ask.variable.span),
                     days < 1
                         ? "the range ends before it begins"
                         : "the range has " + std::to_string(days) + " days, more than " + std::to_string(kMostDays));
      return std::nullopt;
    }
    each.day_is_candidate = !listener_.mentions(ask.ask.act.fields, ask.variable.symbol);
    std::vector<Value> candidates;
    for (Day day = *from; day <= *until; ++day) candidates.push_back(Value::date(day));
    return [each, candidates, prefix, options = options_](Draft& draft, Diagnostics& diagnostics) {
      return enumerate(draft, diagnostics, each, candidates, prefix, options);
    };
  }

  // These are about the last answer; the story answers them itself.
  std::optional<Put> put(const WhyQuestion&, const Prefix&) { return std::nullopt; }
  std::optional<Put> put(const PermitQuestion&, const Prefix&) { return std::nullopt; }
  std::optional<Put> put(const MissingQuestion&, const Prefix&) { return std::nullopt; }

private:
  [[nodiscard]] Finder& finder() { return listener_.finder(); }

  std::optional<Put> put_act(ObjectId act, Asking asking, const Prefix& prefix) {
    return [act, asking, prefix, options = options_](Draft& draft, Diagnostics&) -> std::optional<Reply> {
      return ask_act(draft, act, asking, prefix, options);
    };
  }
  std::optional<Put> put_duties(const DutiesAsked& asked, const Prefix& prefix) {
    return [asked, prefix, options = options_](Draft& draft, Diagnostics&) -> std::optional<Reply> {
      return ask_duties(draft, asked, prefix, options);
    };
  }

  static std::vector<Value> persons(Draft& draft, Diagnostics& diagnostics, RoleId by) {
    const Teller teller(draft, diagnostics);
    const Program& program = *draft.facts.program;
    std::vector<Value> out;
    for (std::size_t i = 0; i < draft.facts.objects.size(); ++i) {
      const Object& object = draft.facts.objects[i];
      const bool person =
          object.open_roles || std::any_of(object.roles.begin(), object.roles.end(),
                                           [&](const Held& held) { return !program.roles[index(held.role)].thing; });
      if (object.kind == ObjectKind::entity && person && teller.could_hold(object, by))
        out.push_back(Value::object(static_cast<std::uint32_t>(i)));
    }
    return out;
  }

  // Those who are known to hold the role on the day asked about, by being told or by definition.
  static std::vector<Value> holders(const Draft& draft, RoleId role) {
    Case asked = draft.facts;
    std::vector<Value> out;
    for (std::size_t i = 0; i < draft.facts.objects.size(); ++i) {
      if (draft.facts.objects[i].kind != ObjectKind::entity) continue;
      const Value person = Value::object(static_cast<std::uint32_t>(i));
      asked.code.constants.push_back(person);
      const auto emit = [&](Node node) {
        asked.code.nodes.push_back(node);
        asked.code.places.push_back({});
        return static_cast<std::uint32_t>(asked.code.nodes.size() - 1);
      };
      Node constant;
      constant.op = Op::constant;
      constant.a = static_cast<std::uint32_t>(asked.code.constants.size() - 1);
      Node is_a;
      is_a.op = Op::is_a;
      is_a.a = emit(constant);
      is_a.b = static_cast<std::uint32_t>(role);
      if (evaluate(asked, NodeId{emit(is_a)}).truth.yes()) out.push_back(person);
    }
    return out;
  }

  static std::optional<Reply> enumerate(Draft& draft, Diagnostics& diagnostics, const Enumeration& each,
                                        const std::vector<Value>& candidates, const Prefix& prefix,
                                        const StoryOptions& options) {
    Draft asked = draft;  // nothing of this stays: the acts of an enumeration have no names
    if (prefix.on) asked.facts.on = *prefix.on;
    asked.day_told = true;
    Reply reply{ReplyKind::rows, Case(draft.facts.program), each.asking, {}, {}, {}, {}, {}, {}, {}};
    for (const Value& candidate : candidates) {
      if (options.cancel != nullptr && options.cancel->load(std::memory_order_relaxed)) break;
      Prefix here = prefix;
      if (each.day_is_candidate) here.on = candidate.day();
      Listener listener(*each.ast, asked, diagnostics, Mode::telling, {each.variable, candidate});
      ToldAct told = listener.act({}, each.actor, each.act);
      if (each.actor == kNoExpr) {
        told.who.kind = Told::Kind::exact;
        told.who.value = candidate;
      }
      const ObjectId act = listener.teller().asked(told);
      if (!is_some(act)) return std::nullopt;
      Reply one = ask_act(asked, act, each.asking, here, options);
      asked.facts.objects[index(act)].on = one.view.on;
      reply.rows.push_back({candidate, kNo<ActId>, one.question, std::move(one.answer)});
    }
    reply.view = view_of(asked, prefix);
    return reply;
  }

  const Ast& ast_;
  Draft& draft_;
  Diagnostics& diagnostics_;
  const StoryOptions& options_;
  Listener listener_;
};

}  // namespace

std::optional<Put> understand(const Ast& ast, const QuestionStatement& question, Draft& draft, Diagnostics& diagnostics,
                              const StoryOptions& options) {
  Understanding understanding(ast, draft, diagnostics, options);
  const auto prefix = understanding.prefix(question);
  if (!prefix) return std::nullopt;
  return variant2::visit([&](const auto& kind) { return understanding.put(kind, *prefix); }, question.kind);
}

}  // namespace licet::core
