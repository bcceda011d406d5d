#include <licet/value.hpp>

#include "api/face.hpp"

namespace licet {

Value::Value(std::chrono::year_month_day day) : kind_(Kind::text) {
  if (!day.ok()) {
    text_ = "an impossible day";  // refused where it is put into a case, with the place
    return;
  }
  text_ = core::day_text(static_cast<core::Day>(std::chrono::sys_days(day).time_since_epoch().count()));
}

Value Value::number(std::string as_written) {
  Value value;
  value.kind_ = Kind::number;
  value.text_ = std::move(as_written);
  return value;
}

Value Value::unknown() {
  Value value;
  value.kind_ = Kind::unknown;
  return value;
}

Value Value::list(std::vector<Value> members) {
  Value value;
  value.kind_ = Kind::list;
  value.members_ = std::move(members);
  return value;
}

core::Told Face::told(const Value& value, const core::Where& where) {
  core::Told told;
  told.where = where;
  switch (value.kind()) {
    case Value::Kind::none:
      told.kind = core::Told::Kind::none;
      break;
    case Value::Kind::unknown:
      told.kind = core::Told::Kind::unknown;
      break;
    case Value::Kind::yes_no:
      told.kind = core::Told::Kind::exact;
      told.value = core::Value::boolean(value.yes());
      break;
    case Value::Kind::number:
      // As written, so that one that is too long is refused with the type that its place wants.
      if (const auto number = core::Decimal::parse(value.text())) {
        told.kind = core::Told::Kind::exact;
        told.value = core::Value::number(*number);
      } else {
        told.kind = core::Told::Kind::written;
        told.text = value.text();
      }
      break;
    case Value::Kind::text:
      told.kind = core::Told::Kind::written;
      told.text = value.text();
      break;
    case Value::Kind::list:
      told.kind = core::Told::Kind::list;
      for (const Value& member : value.members()) told.members.push_back(Face::told(member, where));
      break;
  }
  return told;
}

core::ToldFields Face::fields(const Fields& fields, const core::Where& where) {
  core::ToldFields told;
  for (const Field& field : fields) told.push_back({{field.name, where}, Face::told(field.value, where)});
  return told;
}

}  // namespace licet
