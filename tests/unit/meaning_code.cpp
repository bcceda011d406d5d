#include "meaning_code.hpp"

using namespace licet::core;

namespace {

std::string value_text(const Program& program, const Value& value) {
  switch (value.kind()) {
    case ValueKind::none:
      return "none";
    case ValueKind::boolean:
      return value.yes() ? "yes" : "no";
    case ValueKind::number:
      return value.decimal().text();
    case ValueKind::money:
      return std::string(program.symbols.text(value.currency())) + " " + value.decimal().text();
    case ValueKind::date:
      return day_text(value.day());
    case ValueKind::duration:
      return duration_text(value.duration());
    case ValueKind::text:
      return "\"" + std::string(program.symbols.text(value.symbol())) + "\"";
    case ValueKind::option:
      return std::string(program.symbols.text(value.symbol()));
    case ValueKind::object:
      return "#" + std::to_string(value.index());
    case ValueKind::list:
      return "list";
  }
  return "";
}

}  // namespace

std::string code_text(const Program& program, NodeId id) {
  if (!is_some(id)) return "-";
  const Node& node = program.code[id];
  const auto name = [&](Symbol symbol) { return std::string(program.symbols.text(symbol)); };
  const auto one = [&](std::uint32_t operand) { return code_text(program, NodeId{operand}); };
  const auto list = [&](std::string head) {
    for (std::uint32_t i = 0; i < node.c; ++i) head += " " + code_text(program, program.code.lists[node.b + i]);
    return "(" + head + ")";
  };
  const auto over = [&](const std::string& head) {  // a quantifier
    return "(" + head + " v" + std::to_string(node.slot) + " " + one(node.a) + " " + one(node.b);
  };
  static const char* const kCompare[] = {"=", "!=", "<", "<=", ">", ">="};
  switch (node.op) {
    case Op::constant:
      return value_text(program, program.code.constants[node.a]);
    case Op::error:
      return "(error)";
    case Op::variable:
      return "v" + std::to_string(node.a);
    case Op::this_act:
      return "this";
    case Op::actor:
      return "actor";
    case Op::today:
      return "today";
    case Op::field:
      return "(field " + one(node.a) + " " + name(program.field_names[node.b]) + ")";
    case Op::event_day:
      return "(day " + one(node.a) + ")";
    case Op::event_actor:
      return "(actor " + one(node.a) + ")";
    case Op::add:
      return list("+");
    case Op::negate:
      return "(- " + one(node.a) + ")";
    case Op::multiply:
      return list("*");
    case Op::divide:
      return "(/ " + one(node.a) + " " + one(node.b) + ")";
    case Op::shift:
      return "(" + std::string(node.flag == 0 ? "before " : "after ") + one(node.a) + " " + one(node.b) + ")";
    case Op::choose:
      return list("choose");
    case Op::sum:
      return over("sum") + " " + one(node.c) + ")";
    case Op::count_of:
      return over("count") + ")";
    case Op::set_of:
      return list("set");
    case Op::holders:
      return "(holders " + name(program.roles[node.a].name) + ")";
    case Op::events:
      return "(events " + name(program.acts[node.a].name) + ")";
    case Op::truth:
      return "(truth " + one(node.a) + ")";
    case Op::all_of:
      return list("all");
    case Op::any_of:
      return list("any");
    case Op::not_:
      return "(not " + one(node.a) + ")";
    case Op::at_least_of:
      return list("at_least " + std::to_string(node.a));
    case Op::compare:
      return "(" + std::string(kCompare[node.flag]) + " " + one(node.a) + " " + one(node.b) + ")";
    case Op::is_a:
      return "(is_a " + one(node.a) + " " + name(program.roles[node.b].name) + ")";
    case Op::is_act:
      return "(is_act " + one(node.a) + " " + name(program.acts[node.b].name) + ")";
    case Op::in_set:
      return "(in " + one(node.a) + " " + one(node.b) + ")";
    case Op::some:
      return over("some") + ")";
    case Op::every:
      return over("every") + ")";
    case Op::count_at_least:
      return over("count>=" + std::to_string(node.c)) + ")";
    case Op::under:
      return "(under " + one(node.a) + " " + one(node.b) + " " + name(program.field_names[node.c]) + ")";
    case Op::judgment:
      return list("judgment " + name(program.judgments[node.a].name));
    case Op::reading_is: {
      const Reading& reading = program.readings[node.a];
      return "(reading " + name(reading.name) + " " + name(reading.options[node.b]) + ")";
    }
    case Op::reference:
      return list("reference " + name(Symbol{node.a}));
    case Op::authorised: {
      const Licence& licence = program.code.licences[node.a];
      const std::string who = licence.who == WhoKind::role     ? name(program.roles[index(licence.role)].name)
                              : licence.who == WhoKind::person ? code_text(program, licence.person)
                                                               : "someone";
      return "(authorised " + std::string(licence.in_advance ? "in_advance " : "") + who + ")";
    }
    case Op::term:
      return list("term " + name(program.terms[node.a].name));
    case Op::state:
      return list("state " + name(program.states[node.a].name));
    case Op::open_list:
      return "(open " + name(program.terms[node.a].name) + " " + one(node.b) + ")";
  }
  return "";
}
