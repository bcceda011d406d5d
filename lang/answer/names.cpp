#include "answer/names.hpp"

#include "answer/words.hpp"

namespace licet::core {

namespace {

std::string name_in(const Program& program, Symbol symbol) { return std::string(program.symbols.text(symbol)); }

std::string field_name(const Program& program, std::uint32_t field) {
  return name_in(program, program.field_names[field]);
}

std::string object_name(const Case& facts, std::uint32_t object) {
  return object < facts.objects.size() ? std::string(facts.text(facts.objects[object].name)) : "";
}

// The longest prefix of a dotted name that some instrument relies on or points to; else all but its last word.
std::string unloaded_text(const Program& program, std::string_view dotted) {
  std::string best;
  for (const Instrument& instrument : program.instruments) {
    for (const Symbol text : instrument.relies_on) {
      const std::string_view name = program.symbols.text(text);
      const bool prefix =
          dotted.substr(0, name.size()) == name && (dotted.size() == name.size() || dotted[name.size()] == '.');
      if (prefix && name.size() > best.size()) best = name;
    }
  }
  if (!best.empty()) return best;
  const auto dot = dotted.rfind('.');
  return std::string(dot == dotted.npos ? dotted : dotted.substr(0, dot));
}

InstrumentId declared_in(const Program& program, const Cause& cause) {
  switch (cause.kind) {
    case CauseOf::judgment:
      return program.judgments[cause.a].instrument;
    case CauseOf::reading:
      return program.readings[cause.a].instrument;
    case CauseOf::open_list:
      return program.terms[cause.a].instrument;
    case CauseOf::authoriser:
    case CauseOf::bearer:
      return program.rules[cause.a].instrument;
    default:
      return kNo<InstrumentId>;
  }
}

}  // namespace

std::string mistake_words(const Case& facts, const Cause& cause) {
  if (cause.text != kNoSymbol) return std::string(facts.text(cause.text));
  return std::string(mistake_text(static_cast<Mistake>(cause.a)));
}

std::string cause_name(const Case& facts, const Cause& cause) {
  const Program& program = *facts.program;
  switch (cause.kind) {
    case CauseOf::fact:
    case CauseOf::asked: {
      if (is_some(cause.demanded_by) || cause.a >= facts.objects.size()) return field_name(program, cause.b);
      const Object& object = facts.objects[cause.a];
      const bool asked = object.kind == ObjectKind::asked || object.name == kNoSymbol;
      return (asked ? "" : object_name(facts, cause.a) + ".") + field_name(program, cause.b);
    }
    case CauseOf::judgment:
      return name_in(program, program.judgments[cause.a].name);
    case CauseOf::reading:
      return name_in(program, program.readings[cause.a].name);
    case CauseOf::reference:
      return unloaded_text(program, facts.text(cause.text));
    case CauseOf::order:
      return "order";
    case CauseOf::authoriser:
    case CauseOf::bearer:
      return rule_name(program, RuleId{cause.a});
    case CauseOf::event: {
      const std::string name = object_name(facts, cause.a);
      if (!name.empty() || cause.a >= facts.objects.size() || !is_some(facts.objects[cause.a].act)) return name;
      return name_in(program, program.acts[index(facts.objects[cause.a].act)].name);
    }
    case CauseOf::role:
      return object_name(facts, cause.a) + "." + name_in(program, program.roles[cause.b].name);
    case CauseOf::period:
      return instrument_name(program, InstrumentId{cause.a});
    case CauseOf::open_list:
      return name_in(program, program.terms[cause.a].name);
    case CauseOf::error:
      return "error";
  }
  return "";
}

bool cause_is_named(const Case& facts, const Cause& cause, std::string_view name) {
  const Program& program = *facts.program;
  if (cause_name(facts, cause) == name) return true;
  switch (cause.kind) {
    case CauseOf::fact:
    case CauseOf::asked: {  // `reception.modest` may always be written in full; so may the field alone where it is
                            // one's own
      const std::string owner = cause.a < facts.objects.size() ? object_name(facts, cause.a) : "";
      return !owner.empty() && owner + "." + field_name(program, cause.b) == name;
    }
    case CauseOf::reference:
      return facts.text(cause.text) == name;
    default:
      break;
  }
  const InstrumentId declared = declared_in(program, cause);
  return is_some(declared) && instrument_name(program, declared) + "." + cause_name(facts, cause) == name;
}

std::string_view cause_kind_text(CauseOf kind) {
  switch (kind) {
    case CauseOf::fact:
      return "fact";
    case CauseOf::asked:
      return "asked";
    case CauseOf::judgment:
      return "judgment";
    case CauseOf::reading:
      return "reading";
    case CauseOf::reference:
      return "reference";
    case CauseOf::order:
      return "order";
    case CauseOf::authoriser:
      return "authoriser";
    case CauseOf::event:
      return "event";
    case CauseOf::role:
      return "role";
    case CauseOf::period:
      return "period";
    case CauseOf::open_list:
      return "open list";
    case CauseOf::bearer:
      return "bearer";
    case CauseOf::error:
      return "error";
  }
  return "";
}

std::string rule_name(const Program& program, RuleId rule) { return name_in(program, program.rules[index(rule)].name); }

std::string full_rule_name(const Program& program, RuleId rule) {
  const InstrumentId instrument = program.rules[index(rule)].instrument;
  return (is_some(instrument) ? instrument_name(program, instrument) + "." : "") + rule_name(program, rule);
}

std::string instrument_name(const Program& program, InstrumentId id) {
  return is_some(id) ? name_in(program, program.instruments[index(id)].name) : "";
}

std::string instrument_title(const Program& program, InstrumentId id) {
  if (!is_some(id)) return "";
  const Instrument& instrument = program.instruments[index(id)];
  return instrument.title.empty() ? words_of(program.symbols.text(instrument.name)) : instrument.title;
}

std::string place_text(const Program& program, Place place) {
  if (program.sources == nullptr || place.source == kNoSource ||
      static_cast<std::size_t>(place.source) >= program.sources->size())
    return "";
  const Source& source = (*program.sources)[place.source];
  const Position at = source.position(place.span.begin);
  return source.name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string verdict_text(std::optional<Grade> headline) {
  return headline ? std::string(grade_text(*headline)) : "undetermined";
}

std::string verdict_name(std::optional<Grade> headline) {
  std::string name = verdict_text(headline);
  for (char& c : name) {
    if (c == ' ') c = '_';
  }
  return name;
}

}  // namespace licet::core
