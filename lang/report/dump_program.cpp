#include <algorithm>
#include <map>

#include "report/dump.hpp"

// A policy. What the model knows is written as the model has it; what only the language knows stands beside it under
// words that the model lacks.
namespace licet::core {

namespace {

std::string_view status_of(Force force) {
  switch (force) {
    case Force::law:
      return "law";
    case Force::order:
      return "order";
    case Force::code:
      return "code";
    case Force::guidance:
      return "guidance";
    case Force::commentary:
      return "commentary";
    case Force::proposal:
      return "proposal";
  }
  return "";
}

std::string_view kind_of(const Type& type) {
  switch (type.kind) {
    case Kind::boolean:
      return "bool";
    case Kind::number:
      return "number";
    case Kind::money:
      return "money";
    case Kind::date:
      return "date";
    case Kind::duration:
      return "duration";
    case Kind::text:
      return "text";
    case Kind::option:
      return "enum";
    case Kind::object:
      return "entity";
    case Kind::act:
      return "act";
    case Kind::set:
      return "set";
    case Kind::any:
      return "any";
  }
  return "";
}

class ProgramWriter {
public:
  explicit ProgramWriter(const Program& program)
      : program_(program), names_(program), code_(program, nullptr, names_, out_) {}

  std::string write() {
    out_.open_object();
    roles();
    acts();
    fields();
    out_.key("types").open_list();
    for (const Options& type : program_.types) symbols(type.options);
    out_.close_list();
    out_.key("counts_as").open_list();
    for (std::uint32_t i = 0; i < program_.counts_as.size(); ++i) counts_as(CountsAsId{i});
    out_.close_list();
    judgments();
    readings();
    terms();
    states();
    instruments();
    out_.key("rules").open_list();
    for (std::uint32_t i = 0; i < program_.rules.size(); ++i) rule(RuleId{i});
    return out_.close_list().close_object().take();
  }

private:
  template <class Id>
  void ids(const std::vector<Id>& list) {
    out_.open_list();
    for (const Id id : list) out_.text(names_.of(id));
    out_.close_list();
  }
  void symbols(const std::vector<Symbol>& list) {
    out_.open_list();
    for (const Symbol symbol : list) out_.text(program_.symbols.text(symbol));
    out_.close_list();
  }
  void code(std::string_view key, NodeId node, std::string_view first = "s0") {
    if (!is_some(node)) return;
    out_.key(key);
    code_.code(program_.code, node, first);
  }

  // ---- the vocabulary ----------------------------------------------------------------------------------------------

  void roles() {
    out_.key("roles").open_object();
    for (std::uint32_t i = 0; i < program_.roles.size(); ++i) {
      const Role& role = program_.roles[i];
      out_.key(names_.of(RoleId{i})).open_object().key("isa");
      ids(role.parents);
      if (role.thing) out_.key("thing").truth(true);
      code("means", role.means, "self");
      out_.close_object();
    }
    out_.close_object();
  }

  void acts() {
    out_.key("acts").open_object();
    for (std::uint32_t i = 0; i < program_.acts.size(); ++i) {
      const Act& act = program_.acts[i];
      out_.key(names_.of(ActId{i})).open_object().key("isa");
      if (i > 0 && act.parents.empty()) {  // every act is a conduct
        out_.open_list().text(names_.of(ActId{0})).close_list();
      } else {
        ids(act.parents);
      }
      if (act.power) out_.key("power").truth(true);
      out_.close_object();
    }
    out_.close_object();
  }

  // In the model a field is declared once, for everything. Where declarations differ each stands under its owner.
  struct Declared {
    std::string owner;
    const Field* field;
  };
  void fields() {
    std::map<FieldId, std::vector<Declared>> all;
    for (std::uint32_t i = 0; i < program_.roles.size(); ++i) {
      for (const Field& field : program_.roles[i].fields)
        all[field.id].push_back({"role " + names_.of(RoleId{i}), &field});
    }
    for (std::uint32_t i = 0; i < program_.acts.size(); ++i) {
      for (const Field& field : program_.acts[i].fields)
        all[field.id].push_back({"act " + names_.of(ActId{i}), &field});
    }
    out_.key("fields").open_object();
    for (const auto& [id, declared] : all) field(id, declared);
    out_.close_object();
  }

  void field(FieldId id, const std::vector<Declared>& declared) {
    const Field& first = *declared.front().field;
    const auto differs = [&](auto same) {
      return std::any_of(declared.begin(), declared.end(), [&](const Declared& d) { return !same(*d.field); });
    };
    out_.key(names_.of(id)).open_object();
    if (!differs([&](const Field& f) { return f.type == first.type; })) {
      out_.member("type", kind_of(first.type));
      if (first.type.kind == Kind::option && is_some(first.type.options)) {
        out_.key("options");
        symbols(program_.types[index(first.type.options)].options);
      }
    }
    if (!differs([&](const Field& f) { return f.fallback == first.fallback && f.presumed == first.presumed; })) {
      fallback(first);
    } else {
      out_.key("of").open_object();
      for (const Declared& one : declared) {
        out_.key(one.owner).open_object();
        fallback(*one.field);
        out_.close_object();
      }
      out_.close_object();
    }
    out_.close_object();
  }
  void fallback(const Field& field) {
    if (!field.fallback) return;
    out_.key("default");
    code_.value(*field.fallback);
    if (field.presumed) out_.key("presumed").truth(true);
  }

  void counts_as(CountsAsId id) {
    const CountsAs& own = program_.counts_as[index(id)];
    out_.open_object().member("id", names_.of(id)).member("from", names_.of(own.from)).member("to", names_.of(own.to));
    if (is_some(own.bearer)) out_.member("bearer", names_.of(own.bearer));
    code("if", own.condition, "actor");
    code("by", own.by, "actor");
    if (!own.with.empty()) {
      out_.key("with").open_object();
      for (const FieldMapping& mapping : own.with) code(names_.of(mapping.field), mapping.value, "actor");
      out_.close_object();
    }
    out_.close_object();
  }

  void judgments() {
    out_.key("judgments").open_object();
    for (std::uint32_t i = 0; i < program_.judgments.size(); ++i) {
      const Judgment& own = program_.judgments[i];
      out_.key(names_.of(JudgmentId{i})).open_object();
      if (is_some(own.role)) out_.member("by", names_.of(own.role));
      if (own.presumed) out_.key("presumed").truth(*own.presumed);
      out_.close_object();
    }
    out_.close_object();
  }

  void readings() {
    out_.key("readings").open_object();
    for (std::uint32_t i = 0; i < program_.readings.size(); ++i) {
      out_.key(names_.of(ReadingId{i}));
      symbols(program_.readings[i].options);
    }
    out_.close_object();
  }

  void slots(std::size_t count) {
    out_.key("params").open_list();
    for (std::size_t i = 0; i < count; ++i) out_.text("s" + std::to_string(i));
    out_.close_list();
  }

  void terms() {
    out_.key("terms").open_object();
    for (std::uint32_t i = 0; i < program_.terms.size(); ++i) {
      const Term& own = program_.terms[i];
      out_.key(names_.of(TermId{i})).open_object();
      slots(own.parameters.size());
      code("body", own.body);
      out_.close_object();
    }
    out_.close_object();
  }

  void states() {
    out_.key("states").open_object();
    for (std::uint32_t i = 0; i < program_.states.size(); ++i) {
      const State& own = program_.states[i];
      out_.key(names_.of(StateId{i})).open_object();
      occurrences("starts", own.starts);
      occurrences("ends", own.ends);
      out_.close_object();
    }
    out_.close_object();
  }
  void occurrences(std::string_view key, const std::vector<Occurrence>& list) {
    out_.key(key).open_list();
    for (const Occurrence& own : list) {
      out_.open_object().member("event", names_.of(own.act));
      code("if", own.condition, "v");
      out_.key("for").open_list();
      for (const NodeId argument : own.arguments) code_.code(program_.code, argument, "v");
      out_.close_list().close_object();
    }
    out_.close_list();
  }

  // ---- instruments and rules ---------------------------------------------------------------------------------------

  void period(const InForce& period) {
    const auto day = [&](std::string_view key, const std::optional<Day>& day) {
      if (day) out_.key(key).verbatim(std::to_string(*day));
    };
    day("from", period.first);
    day("from_latest", period.first_at_latest);
    day("until", period.last);
    day("until_earliest", period.last_at_earliest);
  }

  // Its periods, or those of its editions, or those of the document that it is part of: the first that it has.
  std::vector<InForce> periods_of(InstrumentId id) {
    std::vector<InForce> periods;
    for (std::size_t steps = 0; is_some(id) && periods.empty() && steps <= program_.instruments.size(); ++steps) {
      const Instrument& own = program_.instruments[index(id)];
      periods = own.periods;
      if (periods.empty()) {
        for (const EditionPeriod& edition : own.editions) periods.push_back(edition.period);
      }
      id = own.part_of;
    }
    return periods;
  }

  void instruments() {
    out_.key("instruments").open_object();
    for (std::uint32_t i = 0; i < program_.instruments.size(); ++i) {
      const Instrument& own = program_.instruments[i];
      out_.key(names_.of(InstrumentId{i})).open_object().member("status", status_of(own.force));
      const std::vector<InForce> periods = periods_of(InstrumentId{i});
      if (periods.size() == 1) {
        period(periods.front());
      } else if (!periods.empty()) {
        out_.key("periods").open_list();
        for (const InForce& one : periods) {
          out_.open_object();
          period(one);
          out_.close_object();
        }
        out_.close_list();
      }
      if (!own.editions.empty()) {
        out_.key("editions").open_list();
        for (const EditionPeriod& edition : own.editions) {
          out_.open_object().member("name", program_.symbols.text(edition.name));
          period(edition.period);
          out_.close_object();
        }
        out_.close_list();
      }
      out_.key("replaces").open_list();
      for (const InstrumentId old : own.replaces) out_.text(names_.of(old));
      for (const Symbol old : own.replaces_unloaded) out_.text(program_.symbols.text(old));
      out_.close_list().close_object();
    }
    out_.close_object();
  }

  void rule(RuleId id) {
    const Rule& own = program_.rules[index(id)];
    const bool triggered = own.origin.kind != CauseKind::none;
    const std::string_view first = triggered ? "v" : "s0";
    out_.open_object().member("id", names_.of(id)).member("in", names_.of(own.instrument));
    out_.member_if("edition", program_.symbols.text(own.edition));
    out_.key("cites");
    symbols(own.cites.paragraphs);
    out_.member("modal", modality_text(own.modality));
    if (triggered) {
      out_.key("after").open_object();
      if (own.origin.kind == CauseKind::event) out_.member("event", names_.of(own.origin.act));
      if (own.origin.kind == CauseKind::breach) out_.member("breach", names_.of(own.origin.breach_of));
      code("if", own.origin.condition, first);
      out_.close_object();
    }
    bearer(own.bearer, triggered, first);
    out_.member("act", names_.of(own.act));
    code("pattern", own.pattern, first);
    if (!own.to.empty()) whom(own.to, first);
    code("if", own.condition, first);
    code("unless", own.unless, first);
    due(own.due, first);
    code("such", own.such, first);
    if (is_some(own.broken_by)) {
      out_.key("broken_by").open_object().member("act", names_.of(own.broken_by));
      code("such", own.broken_such, first);
      out_.close_object();
    }
    code("paused", own.paused, first);
    relations(id, own);
    out_.close_object();
  }

  void bearer(const Bearer& bearer, bool triggered, std::string_view first) {
    if (is_some(bearer.role)) out_.member("bearer", names_.of(bearer.role));
    switch (bearer.kind) {
      case BearerKind::role:
        if (triggered) out_.member("whose", "each");  // in the model the bearer after a trigger is a person
        break;
      case BearerKind::the_role:
        out_.member("whose", "the");
        break;
      case BearerKind::anyone:
        out_.member("whose", "anyone");
        break;
      case BearerKind::someone:
        out_.member("whose", "someone");
        break;
      case BearerKind::person:
        code("who", bearer.person, first);
        break;
    }
  }

  void whom(const std::vector<Whom>& all, std::string_view first) {
    out_.key("to");
    if (all.size() > 1) out_.open_list();
    for (const Whom& one : all) {
      switch (one.kind) {
        case WhomKind::role:
          out_.text(names_.of(one.role));
          break;
        case WhomKind::every:
          out_.open_object().member("all", names_.of(one.role)).close_object();
          break;
        case WhomKind::person:
          out_.open_object();
          code("person", one.person, first);
          out_.close_object();
          break;
        case WhomKind::anyone:
          out_.open_object().member("anyone", "yes").close_object();
          break;
      }
    }
    if (all.size() > 1) out_.close_list();
  }

  void due(const Due& due, std::string_view first) {
    switch (due.kind) {
      case DueKind::none:
        break;
      case DueKind::within:
        within(due.when, first);
        break;
      case DueKind::before_day:
        code("before_day", due.when, first);
        break;
      case DueKind::by_day:
        code("by_day", due.when, first);
        break;
      case DueKind::before_act:
        out_.key("before_act").open_object().member("act", names_.of(due.act));
        code("such", due.such, first);
        out_.close_object();
        break;
      case DueKind::promptly:
        out_.key("promptly").truth(true);
        break;
    }
  }
  void within(NodeId when, std::string_view first) {  // the model counts days
    const Node& node = program_.code[when];
    if (node.op == Op::constant) {
      const Value& value = program_.code.constants[node.a];
      if (value.kind() == ValueKind::duration && value.duration().months == 0) {
        out_.key("within").verbatim(std::to_string(value.duration().days));
        return;
      }
    }
    code("within", when, first);
  }

  void relations(RuleId id, const Rule& own) {
    std::vector<RuleId> weaker;  // against which it stands
    for (std::uint32_t i = 0; i < program_.rules.size(); ++i) {
      const Rule& other = program_.rules[i];
      const auto among = [&](const std::vector<RuleId>& list) {
        return std::find(list.begin(), list.end(), id) != list.end();
      };
      if (among(other.defeaters) && !among(other.subject_to)) weaker.push_back(RuleId{i});
    }
    if (!weaker.empty()) {
      out_.key("notwithstanding");
      ids(weaker);
    }
    if (!own.subject_to.empty() || !own.subject_to_unloaded.empty()) {
      out_.key("subject_to").open_list();
      for (const RuleId over : own.subject_to) out_.text(names_.of(over));
      for (const Symbol text : own.subject_to_unloaded) out_.text(program_.symbols.text(text));
      out_.close_list();
    }
    if (!own.applies.empty()) {
      out_.key("applies");
      ids(own.applies);
    }
  }

  const Program& program_;
  DumpNames names_;
  JsonWriter out_;
  DumpCode code_;
};

}  // namespace

std::string dump_program(const Program& program) { return ProgramWriter(program).write(); }

}  // namespace licet::core
