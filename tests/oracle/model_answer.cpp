#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "judge/evaluate.hpp"
#include "model.hpp"

namespace licet::oracle {

namespace {

const char* grade_name(Grade grade) {
  static constexpr const char* kNames[] = {"silent",      "no_power",   "permitted",           "recommended",
                                           "discouraged", "obligatory", "needs_authorisation", "prohibited"};
  return kNames[static_cast<std::size_t>(grade)];
}

std::string in_quotes(std::string_view text) { return fmt::format("\"{}\"", text); }

std::string list(std::vector<std::string> items, bool sorted = false) {
  if (sorted) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
  }
  return fmt::format("[{}]", fmt::join(items, ","));
}

class Writer {
public:
  explicit Writer(const Pair& pair)
      : program_(*pair.program), facts_(*pair.facts), judge_(*pair.facts, pair.question) {}

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
            fmt::format("{}:{}", in_quotes(name(declared.name)), in_quotes(name(declared.options[option]))));
      }
      readings.push_back(fmt::format("[{{{}}},{}]", fmt::join(chosen, ","), grades(leaf.possible)));
    }
    add("readings", list(readings));
    std::vector<std::string> instruments;
    for (const InstrumentVerdict& own : answer.instruments) {
      instruments.push_back(fmt::format("{}:{}", in_quotes(name(program_.instruments[index(own.instrument)].name)),
                                        grades(own.possible)));
    }
    add("instruments", fmt::format("{{{}}}", fmt::join(instruments, ",")));
    std::vector<std::string> needs;
    for (const NeedsWho& need : answer.needs)
      needs.push_back(list({in_quotes(name(program_.rules[index(need.rule)].name)), in_quotes(licence(need.licence))}));
    add("needs", list(needs, true));
    std::vector<std::string> presumed;
    for (const Presumed& one : answer.presumed)
      presumed.push_back(about(in_quotes(name(program_.judgments[index(one.judgment)].name)), one.of, one.demanded_by));
    add("presumed", list(presumed, true));
    add("duties", duties(answer));
    std::vector<std::string> provided;
    for (const Proviso& one : answer.provided) {
      std::vector<std::string> key = duty_key(one.id);
      key.push_back(in_quotes(one.certain ? "certain" : "perhaps"));
      provided.push_back(list(key));
    }
    for (const Condition& one : answer.conditions) {
      const std::string of = cause(one.cause);
      provided.push_back(
          fmt::format("[\"condition\",{},{}", in_quotes(name(program_.rules[index(one.rule)].name)), of.substr(1)));
    }
    add("provided", list(provided, true));
    return fmt::format("{{{}}}", fmt::join(fields, ","));
  }

private:
  [[nodiscard]] std::string name(Symbol symbol) const { return std::string(facts_.text(symbol)); }
  [[nodiscard]] std::string object_name(std::uint32_t id) const { return name(facts_.objects[id].name); }

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
    return name(program_.rules[index(row.rule)].name) + (row.before ? "!" : "");
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
    if (own.who == WhoKind::role) return name(program_.roles[index(own.role)].name) + advance;
    return object_name(program_.code.constants[program_.code[own.person].a].index()) + advance;
  }

  [[nodiscard]] std::string about(const std::string& what, const std::vector<Value>& of,
                                  RuleId demanded_by = kNo<RuleId>) const {
    std::vector<std::string> parts{what};
    for (const Value& value : of) {
      if (value.is_none() && is_some(demanded_by)) {
        parts.push_back(in_quotes("duty:" + name(program_.rules[index(demanded_by)].name)));
      } else if (value.kind() == ValueKind::object) {
        parts.push_back(in_quotes(object_name(value.index())));
      } else if (value.is_none()) {
        parts.push_back(in_quotes("none"));
      } else if (value.kind() == ValueKind::option) {
        parts.push_back(in_quotes(name(value.symbol())));
      } else {
        throw std::runtime_error("an argument that the model does not have");
      }
    }
    return list(parts);
  }

  [[nodiscard]] std::string cause(const Cause& cause) const {
    const auto rule = [&](RuleId id) { return in_quotes(name(program_.rules[index(id)].name)); };
    switch (cause.kind) {
      case CauseOf::fact: {
        const std::string thing = is_some(cause.demanded_by)
                                      ? "duty:" + name(program_.rules[index(cause.demanded_by)].name)
                                      : object_name(cause.a);
        return list({in_quotes("fact"), in_quotes(thing), in_quotes(name(program_.field_names[cause.b]))});
      }
      case CauseOf::judgment: {
        const std::string rest = about(in_quotes(name(program_.judgments[cause.a].name)), cause.of, cause.demanded_by);
        return "[\"judgment\"," + rest.substr(1);
      }
      case CauseOf::reading:
        return list({in_quotes("reading"), in_quotes(name(program_.readings[cause.a].name))});
      case CauseOf::reference:
        return list({in_quotes("reference"), in_quotes(name(cause.text))});
      case CauseOf::order: {
        std::vector<std::string> both{object_name(cause.a), object_name(cause.b)};
        std::sort(both.begin(), both.end());
        return list({in_quotes("order"), in_quotes(both[0]), in_quotes(both[1])});
      }
      case CauseOf::authoriser:
        return list({in_quotes("authoriser"), rule(RuleId{cause.a})});
      case CauseOf::event:
        return list({in_quotes("event"), in_quotes(object_name(cause.a))});
      case CauseOf::role:
        return list(
            {in_quotes("role"), in_quotes(object_name(cause.a)), in_quotes(name(program_.roles[cause.b].name))});
      case CauseOf::period:
        return list({in_quotes("period"), in_quotes(name(program_.instruments[cause.a].name))});
      case CauseOf::error:
        return list({in_quotes("error")});
      case CauseOf::asked:
      case CauseOf::open_list:
      case CauseOf::bearer:
        break;
    }
    throw std::runtime_error("a cause that the model does not have");
  }

  // ---- duties ------------------------------------------------------------------------------------------------------

  [[nodiscard]] std::string event_name(ObjectId event) const {
    if (judge_.in_case(event)) return object_name(static_cast<std::uint32_t>(event));
    const Derived& described = judge_.derived(event);
    std::string path = object_name(static_cast<std::uint32_t>(described.root));
    for (const CountsAsId id : described.path) path += "~" + name(program_.counts_as[index(id)].name);
    return path;
  }

  [[nodiscard]] std::string cause_name(const DutyId& id) {
    if (id.breach == kNone)
      return is_some(id.cause) ? id.member == 0 ? object_name(static_cast<std::uint32_t>(id.cause))
                                                : object_name(static_cast<std::uint32_t>(id.cause)) + path_of(id)
                               : "";
    const Derived& breach = judge_.derived(ObjectId{id.breach});
    if (!breach.duty) return "breach:" + name(program_.rules[index(breach.rule)].name) + ":" + event_name(breach.event);
    const std::string reason = is_some(breach.event) ? event_name(breach.event) : "deadline";
    return "breach:" + key_text(*breach.duty) + ":" + reason;
  }
  [[nodiscard]] std::string path_of(const DutyId& id) {
    std::string path;
    for (const CountsAsId counted : judge_.path_of(id.cause, id.member))
      path += "~" + name(program_.counts_as[index(counted)].name);
    return path;
  }
  [[nodiscard]] std::string key_text(const DutyId& id) {
    const std::string bearer = id.bearer ? object_name(static_cast<std::uint32_t>(*id.bearer)) : "?";
    return fmt::format("{}:{}:{}:{}", name(program_.rules[index(id.rule)].name), cause_name(id), bearer,
                       is_some(id.to) ? object_name(static_cast<std::uint32_t>(id.to)) : "");
  }
  [[nodiscard]] std::vector<std::string> duty_key(const DutyId& id) {
    const std::string bearer = id.bearer ? object_name(static_cast<std::uint32_t>(*id.bearer)) : "?";
    return {in_quotes(name(program_.rules[index(id.rule)].name)), in_quotes(cause_name(id)), in_quotes(bearer),
            in_quotes(is_some(id.to) ? object_name(static_cast<std::uint32_t>(id.to)) : "")};
  }

  // The duties are worked out again by a judge that is still there to be asked about breaches; both must be the same.
  std::string duties(const Answer& answer) {
    const std::vector<Duty> own = judge_.duties(kNo<ObjectId>, kNo<ObjectId>, kNo<RuleId>, true);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < own.size() || i < answer.duties.size(); ++i) {
      if (i >= own.size() || i >= answer.duties.size() || own[i].statuses != answer.duties[i].statuses ||
          own[i].missing != answer.duties[i].missing) {
        throw std::runtime_error("duties beside the answer differ from duties asked for");
      }
      std::vector<std::string> statuses, missing;
      for (const DutyStatus status : own[i].statuses) {
        std::string text(status_text(status));
        std::replace(text.begin(), text.end(), ' ', '_');
        statuses.push_back(in_quotes(text));
      }
      for (const Cause& one : own[i].missing) missing.push_back(cause(one));
      out.push_back(fmt::format("{{\"key\":{},\"status\":{},\"missing\":{}}}", list(duty_key(own[i].id)),
                                list(statuses), list(missing, true)));
    }
    std::sort(out.begin(), out.end());
    return list(out);
  }

  const Program& program_;
  const Case& facts_;
  Judge judge_;
};

}  // namespace

std::string answer_json(const Pair& pair, const Answer& answer) { return Writer(pair).write(answer); }

}  // namespace licet::oracle
