#include "judge/asking.hpp"

#include <algorithm>

namespace licet::core {

namespace {

constexpr std::size_t kMostValues = 12;  // more than anybody would want to try one by one

}  // namespace

std::vector<Value> thresholds(const Program& program, FieldId field, Kind kind) {
  std::vector<Value> found;
  const auto keep = [&](const Value& value) {
    if (std::find(found.begin(), found.end(), value) == found.end()) found.push_back(value);
  };
  const auto around = [&](const Value& bound) {
    if (kind == Kind::date && bound.kind() == ValueKind::date) {
      for (const int step : {-1, 0, 1}) {
        if (bound.day() + step >= kFirstDay && bound.day() + step <= kLastDay) keep(Value::date(bound.day() + step));
      }
    }
    if ((kind == Kind::number && bound.kind() == ValueKind::number) ||
        (kind == Kind::money && bound.kind() == ValueKind::money)) {
      const auto step = kind == Kind::money ? Decimal::make(1, 2) : Decimal::make(1, 0);
      for (const auto& value :
           {subtract(bound.decimal(), *step), std::optional(bound.decimal()), add(bound.decimal(), *step)}) {
        if (value) keep(kind == Kind::money ? Value::money(*value, bound.currency()) : Value::number(*value));
      }
    }
  };
  const auto is_field = [&](const Node& node) {
    return node.op == Op::field && node.b == static_cast<std::uint32_t>(field);
  };
  const CodePool& code = program.code;
  for (const Node& node : code.nodes) {
    if (node.op != Op::compare) continue;
    const Node &left = code[NodeId{node.a}], &right = code[NodeId{node.b}];
    if (is_field(left) && right.op == Op::constant) around(code.constants[right.a]);
    if (is_field(right) && left.op == Op::constant) around(code.constants[left.a]);
  }
  if (found.size() > kMostValues) found.resize(kMostValues);
  return found;
}

std::vector<Value> values_of(const Case& facts, const Field& field) {
  const Program& program = *facts.program;
  std::vector<Value> values;
  switch (field.type.kind) {
    case Kind::boolean:
      return {Value::boolean(true), Value::boolean(false)};
    case Kind::option:
      if (is_some(field.type.options)) {
        for (const Symbol option : program.types[index(field.type.options)].options)
          values.push_back(Value::option(option));
      }
      return values;
    case Kind::number:
    case Kind::money:
    case Kind::date:
      return thresholds(program, field.id, field.type.kind);
    case Kind::object:
      for (std::uint32_t i = 0; i < facts.objects.size(); ++i) {
        const Object& object = facts.objects[i];
        const auto fits = [&](const Held& held) {
          return !is_some(field.type.role) || program.is_a(held.role, field.type.role);
        };
        if (object.kind == ObjectKind::entity && std::any_of(object.roles.begin(), object.roles.end(), fits))
          values.push_back(Value::object(i));
      }
      if (values.size() > kMostValues) values.clear();
      return values;
    case Kind::duration:
    case Kind::text:
    case Kind::act:
    case Kind::set:
    case Kind::any:
      return values;
  }
  return values;
}

std::vector<Value> alternatives(const Case& facts, const Cause& cause) {
  const std::vector<Value> yes_or_no{Value::boolean(true), Value::boolean(false)};
  switch (cause.kind) {
    case CauseOf::fact:
    case CauseOf::asked: {
      if (is_some(cause.demanded_by)) return {};  // of an act that is in no case
      const Field* field = declared_field(facts, ObjectId{cause.a}, FieldId{cause.b});
      return field == nullptr ? std::vector<Value>() : values_of(facts, *field);
    }
    case CauseOf::judgment:
    case CauseOf::reference:
    case CauseOf::open_list:
    case CauseOf::event:
      return yes_or_no;
    case CauseOf::reading: {
      std::vector<Value> options;
      for (std::size_t i = 0; i < facts.program->readings[cause.a].options.size(); ++i) {
        options.push_back(Value::number(Decimal(static_cast<std::int64_t>(i))));
      }
      return options;
    }
    case CauseOf::order:
    case CauseOf::authoriser:
    case CauseOf::role:
    case CauseOf::period:
    case CauseOf::bearer:
    case CauseOf::error:
      return {};
  }
  return {};
}

void settle(Case& facts, const Cause& cause, const Value& value) {
  Finding finding;
  finding.of = cause.of;
  finding.demanded_by = cause.demanded_by;
  finding.answer = value.kind() == ValueKind::boolean && value.yes() ? Verdict3::yes : Verdict3::no;
  switch (cause.kind) {
    case CauseOf::fact:
    case CauseOf::asked:
      facts.set_fact(ObjectId{cause.a}, {FieldId{cause.b}, FactState::known, value});
      return;
    case CauseOf::judgment:
      finding.judgment = JudgmentId{cause.a};
      break;
    case CauseOf::reference:
      finding.kind = FindingKind::reference;
      finding.reference = cause.text;
      break;
    case CauseOf::open_list:
      finding.kind = FindingKind::open_list;
      finding.term = TermId{cause.a};
      break;
    case CauseOf::event:
      facts.objects[cause.a].perhaps = false;
      facts.objects[cause.a].denied = !value.yes();
      return;
    case CauseOf::reading:
      facts.readings[cause.a] = static_cast<std::uint32_t>(*value.decimal().whole());
      return;
    case CauseOf::order:
    case CauseOf::authoriser:
    case CauseOf::role:
    case CauseOf::period:
    case CauseOf::bearer:
    case CauseOf::error:
      return;
  }
  facts.findings.push_back(finding);
}

}  // namespace licet::core
