#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "answer/json.hpp"
#include "judge/evaluate.hpp"
#include "model.hpp"
#include "report/dump.hpp"

namespace licet::oracle {

namespace {

const char* grade_name(Grade grade) {
  static constexpr const char* kNames[] = {"silent",      "no_power",   "permitted",           "recommended",
                                           "discouraged", "obligatory", "needs_authorisation", "prohibited"};
  return kNames[static_cast<std::size_t>(grade)];
}

std::string in_quotes(std::string_view text) { return json_string(text); }

std::string list(std::vector<std::string> items, bool sorted = false) {
  if (sorted) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
  }
  return fmt::format("[{}]", fmt::join(items, ","));
}

class Writer {
public:
  Writer(const Case& facts, const Question& question)
      : program_(*facts.program), facts_(facts), names_(facts, question.act), judge_(facts, question) {}

  std::string write(const Answer& answer) {
    std::vector<std::string> fields;
    const auto add = [&](std::string_view key, const std::string& value) {
      fields.push_back(fmt::format("\"{}\":{}", key, value));
    };
    add("verdict", in_quotes(answer.headline ? grade_name(*answer.headline) : "undetermined"));
    add("possible", grades(answer.possible));
    std::vector<std::string> missing;
    for (const Missing& one : answer.missing) missing.push_back(cause(one.cause));
    add("missing", list(missing, true));
    add("decisive", rows(answer, answer.decisive));
    add("pending", rows(answer, answer.pending));
    std::vector<std::string> conflicts;
    for (const Conflict& conflict : answer.conflicts) {
      std::string first = row_name(answer.rows[conflict.first]), second = row_name(answer.rows[conflict.second]);
      if (second < first) first.swap(second);
      conflicts.push_back(list({in_quotes(first), in_quotes(second)}));
    }
    add("conflicts", list(conflicts, true));
    std::vector<std::string> readings;
    for (const ReadingLeaf& leaf : answer.readings) {
      std::vector<std::string> chosen;
      for (const auto& [reading, option] : leaf.chosen) {
        const Reading& declared = program_.readings[index(reading)];
        chosen.push_back(
            fmt::format("{}:{}", in_quotes(names_.of(reading)), in_quotes(name(declared.options[option]))));
      }
      readings.push_back(fmt::format("[{{{}}},{}]", fmt::join(chosen, ","), grades(leaf.possible)));
    }
    add("readings", list(readings));
    std::vector<std::string> instruments;
    for (const InstrumentVerdict& own : answer.instruments) {
      instruments.push_back(fmt::format("{}:{}", in_quotes(names_.of(own.instrument)), grades(own.possible)));
    }
    add("instruments", fmt::format("{{{}}}", fmt::join(instruments, ",")));
    std::vector<std::string> needs;
    for (const NeedsWho& need : answer.needs)
      needs.push_back(list({in_quotes(names_.of(need.rule)), in_quotes(licence(need.licence))}));
    add("needs", list(needs, true));
    std::vector<std::string> presumed;
    for (const Presumed& one : answer.presumed) {
      presumed.push_back(is_some(one.judgment) ? about(in_quotes(names_.of(one.judgment)), one.of, one.demanded_by)
                                               : list({in_quotes("field"), in_quotes(names_.of(one.object)),
                                                       in_quotes(names_.of(one.field))}));
    }
    add("presumed", list(presumed, true));
    add("duties", duties_beside(answer));
    std::vector<std::string> provided;
    for (const Proviso& one : answer.provided) {
      std::vector<std::string> key = duty_key(one.id);
      key.push_back(in_quotes(one.certain ? "certain" : "perhaps"));
      provided.push_back(list(key));
    }
    for (const Condition& one : answer.conditions) {
      const std::string of = cause(one.cause);
      provided.push_back(fmt::format("[\"condition\",{},{}", in_quotes(names_.of(one.rule)), of.substr(1)));
    }
    add("provided", list(provided, true));
    return fmt::format("{{{}}}", fmt::join(fields, ","));
  }

private:
  [[nodiscard]] std::string name(Symbol symbol) const { return std::string(facts_.text(symbol)); }
  [[nodiscard]] std::string object_name(std::uint32_t id) const { return names_.of(ObjectId{id}); }

  [[nodiscard]] static std::string grades(Grades possible) {
    std::vector<std::string> names;
    for (int g = 0; g < kGrades; ++g) {
      const Grade grade{static_cast<std::uint8_t>(g)};
      if (possible.has(grade)) names.push_back(in_quotes(grade_name(grade)));
    }
    return list(names);
  }

  [[nodiscard]] std::string row_name(const RuleRow& row) const {
    if (is_some(row.replaced)) return name(row.replaced_text) + "?";
    return names_.of(row.rule) + (row.before ? "!" : "");
  }
  [[nodiscard]] std::string rows(const Answer& answer, const std::vector<std::uint32_t>& which) const {
    std::vector<std::string> names;
    for (const std::uint32_t i : which) names.push_back(in_quotes(row_name(answer.rows[i])));
    return list(names, true);
  }

  [[nodiscard]] std::string licence(std::uint32_t number) const {
    const Licence& own = program_.code.licences[number];
    const std::string advance = own.in_advance ? " in advance" : "";
    if (own.who == WhoKind::someone) return "someone" + advance;
    if (own.who == WhoKind::role) return names_.of(own.role) + advance;
    const Node& person = program_.code[own.person];
    return (person.op == Op::constant ? object_name(program_.code.constants[person.a].index()) : "a person") + advance;
  }

  [[nodiscard]] std::string about(const std::string& what, const std::vector<Value>& of,
                                  RuleId demanded_by = kNo<RuleId>) const {
    std::vector<std::string> parts{what};
    for (const Value& value : of) {
      if (value.is_none() && is_some(demanded_by)) {
        parts.push_back(in_quotes("duty:" + names_.of(demanded_by)));
      } else {
        JsonWriter out;
        DumpCode(program_, &facts_, names_, out).value(value);
        parts.push_back(out.take());
      }
    }
    return list(parts);
  }

  [[nodiscard]] std::string cause(const Cause& cause) const {
    const auto rule = [&](RuleId id) { return in_quotes(names_.of(id)); };
    switch (cause.kind) {
      case CauseOf::asked:
      case CauseOf::fact: {
        const std::string thing =
            is_some(cause.demanded_by) ? "duty:" + names_.of(cause.demanded_by) : object_name(cause.a);
        return list({in_quotes("fact"), in_quotes(thing), in_quotes(names_.of(FieldId{cause.b}))});
      }
      case CauseOf::judgment: {
        const std::string rest = about(in_quotes(names_.of(JudgmentId{cause.a})), cause.of, cause.demanded_by);
        return "[\"judgment\"," + rest.substr(1);
      }
      case CauseOf::reading:
        return list({in_quotes("reading"), in_quotes(names_.of(ReadingId{cause.a}))});
      case CauseOf::reference:
        return list({in_quotes("reference"), in_quotes(name(cause.text))});
      case CauseOf::order: {
        const auto which = [&](std::uint32_t id) { return id == kNone ? std::string("?") : object_name(id); };
        std::vector<std::string> both{which(cause.a), which(cause.b)};
        std::sort(both.begin(), both.end());
        return list({in_quotes("order"), in_quotes(both[0]), in_quotes(both[1])});
      }
      case CauseOf::authoriser:
        return list({in_quotes("authoriser"), rule(RuleId{cause.a})});
      case CauseOf::event:
        return list({in_quotes("event"), in_quotes(object_name(cause.a))});
      case CauseOf::role:
        return list({in_quotes("role"), in_quotes(object_name(cause.a)), in_quotes(names_.of(RoleId{cause.b}))});
      case CauseOf::period:
        return list({in_quotes("period"), in_quotes(names_.of(InstrumentId{cause.a}))});
      case CauseOf::error:
        return list({in_quotes("error")});
      case CauseOf::open_list: {
        const std::string rest = about(in_quotes(names_.of(TermId{cause.a})), cause.of, cause.demanded_by);
        return "[\"like\"," + rest.substr(1);
      }
      case CauseOf::bearer:
        return list({in_quotes("bearer"), is_some(RuleId{cause.a}) ? rule(RuleId{cause.a}) : in_quotes("?")});
    }
    throw std::runtime_error("a cause that the model does not have");
  }

  // ---- duties ------------------------------------------------------------------------------------------------------

  [[nodiscard]] std::string event_name(ObjectId event) const {
    if (judge_.in_case(event)) return object_name(static_cast<std::uint32_t>(event));
    const Derived& described = judge_.derived(event);
    std::string path = object_name(static_cast<std::uint32_t>(described.root));
    for (const CountsAsId id : described.path) path += "~" + names_.of(id);
    return path;
  }

  [[nodiscard]] std::string cause_name(const DutyId& id) {
    if (id.breach == kNone)
      return is_some(id.cause) ? id.member == 0 ? object_name(static_cast<std::uint32_t>(id.cause))
                                                : object_name(static_cast<std::uint32_t>(id.cause)) + path_of(id)
                               : "";
    const Derived& breach = judge_.derived(ObjectId{id.breach});
    if (!breach.duty) return "breach:" + names_.of(breach.rule) + ":" + event_name(breach.event);
    const std::string reason = is_some(breach.event) ? event_name(breach.event) : "deadline";
    return "breach:" + key_text(*breach.duty) + ":" + reason;
  }
  [[nodiscard]] std::string path_of(const DutyId& id) {
    std::string path;
    for (const CountsAsId counted : judge_.path_of(id.cause, id.member)) path += "~" + names_.of(counted);
    return path;
  }
  [[nodiscard]] std::string key_text(const DutyId& id) {
    const std::string bearer = id.bearer ? object_name(static_cast<std::uint32_t>(*id.bearer)) : "?";
    return fmt::format("{}:{}:{}:{}", names_.of(id.rule), cause_name(id), bearer,
                       is_some(id.to) ? object_name(static_cast<std::uint32_t>(id.to)) : "");
  }
  [[nodiscard]] std::vector<std::string> duty_key(const DutyId& id) {
    const std::string bearer = id.bearer ? object_name(static_cast<std::uint32_t>(*id.bearer)) : "?";
    return {in_quotes(names_.of(id.rule)), in_quotes(cause_name(id)), in_quotes(bearer),
            in_quotes(is_some(id.to) ? object_name(static_cast<std::uint32_t>(id.to)) : "")};
  }

  // The duties are worked out again by a judge that is still there to be asked about breaches; both must be the same.
  std::string duties_beside(const Answer& answer) {
    const std::vector<Duty> own = judge_.duties(kNo<ObjectId>, kNo<ObjectId>, kNo<RuleId>, true);
    if (!same(own, answer.duties)) throw std::runtime_error("duties beside the answer differ from duties asked for");
    return duties(own);
  }

public:
  std::string duties_asked(const Reply& reply) {
    const std::vector<Duty> own = judge_.duties(reply.asked.of, reply.asked.to, reply.asked.rule, false);
    if (!same(own, reply.duties.all)) throw std::runtime_error("duties differ when they are asked for again");
    std::vector<std::string> asked;
    const auto add = [&](std::string_view key, const std::string& value) {
      asked.push_back(fmt::format("\"{}\":{}", key, in_quotes(value)));
    };
    if (is_some(reply.asked.of)) add("of", names_.of(reply.asked.of));
    if (is_some(reply.asked.to)) add("to", names_.of(reply.asked.to));
    if (is_some(reply.asked.rule)) add("rule", names_.of(reply.asked.rule));
    return fmt::format("{{\"asked\":{{{}}},\"duties\":{}}}", fmt::join(asked, ","), duties(own));
  }

  std::string truth(const Evaluated& is) {
    std::vector<std::string> missing;
    for (const Cause& one : is.causes) missing.push_back(cause(one));
    JsonWriter value;
    if (!is.value.known()) {
      value.text("unknown");
    } else if (is.value.value.kind() == ValueKind::list) {
      value.open_list();
      for (const Value& member : is.list) DumpCode(program_, &facts_, names_, value).value(member);
      value.close_list();
    } else {
      DumpCode(program_, &facts_, names_, value).value(is.value.value);
    }
    return fmt::format("{{\"value\":{},\"missing\":{}}}", value.take(), list(missing, true));
  }

private:
  static bool same(const std::vector<Duty>& one, const std::vector<Duty>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const Duty& a, const Duty& b) { return a.statuses == b.statuses && a.missing == b.missing; });
  }

  std::string duties(const std::vector<Duty>& all) {
    std::vector<std::string> out;
    for (const Duty& duty : all) {
      std::vector<std::string> statuses, missing;
      for (const DutyStatus status : duty.statuses) {
        std::string text(status_text(status));
        std::replace(text.begin(), text.end(), ' ', '_');
        statuses.push_back(in_quotes(text));
      }
      for (const Cause& one : duty.missing) missing.push_back(cause(one));
      out.push_back(fmt::format("{{\"key\":{},\"status\":{},\"missing\":{}}}", list(duty_key(duty.id)), list(statuses),
                                list(missing, true)));
    }
    std::sort(out.begin(), out.end());
    return list(out);
  }

  const Program& program_;
  const Case& facts_;
  DumpNames names_;
  Judge judge_;
};

}  // namespace

std::string answer_json(const Case& facts, const Question& question, const Answer& answer) {
  return Writer(facts, question).write(answer);
}
std::string duties_json(const Reply& reply) { return Writer(reply.view, {}).duties_asked(reply); }
std::string truth_json(const Reply& reply) { return Writer(reply.view, {}).truth(reply.is); }

}  // namespace licet::oracle
