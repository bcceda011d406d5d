#include "api/c_inside.hpp"

using namespace licet::c;

namespace licet::c {

constexpr int kMostNesting = 8;  // sets have no sets: enough to be refused with a diagnostic rather than here

Value value(const licet_value& from, int depth) {
  switch (from.kind) {
    case LICET_NONE:
      return {};
    case LICET_YES_NO:
      return {from.yes != 0};
    case LICET_NUMBER:
      return Value::number(copy(from.text));
    case LICET_TEXT:
      return {copy(from.text)};
    case LICET_UNKNOWN:
      return Value::unknown();
    case LICET_LIST: {
      if (depth == kMostNesting) throw Misuse("a value is nested too deep");
      need_all(from.members, from.count, "`members`");
      std::vector<Value> members;
      for (std::size_t i = 0; i < from.count; ++i) members.push_back(value(from.members[i], depth + 1));
      return Value::list(std::move(members));
    }
    default:
      throw Misuse("there is no such kind of value");
  }
}

}  // namespace licet::c

namespace {

licet::Fields fields_of(const licet_field* fields, std::size_t count) {
  need_all(fields, count, "`fields`");
  licet::Fields out;
  for (std::size_t i = 0; i < count; ++i) out.push_back({copy(fields[i].name), value(fields[i].value)});
  return out;
}

std::vector<licet::Value> values_of(const licet_value* values, std::size_t count) {
  need_all(values, count, "`of`");
  std::vector<licet::Value> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(value(values[i]));
  return out;
}

licet_case* handle(const Memory& memory, licet::Case facts) {
  if (!facts.ok()) throw Mistakes{facts.diagnostics()};
  return memory.make<licet_case>(std::move(facts));
}

// Tells the case something. Half a fact might be left where memory ends: then the case is good for nothing any more.
template <class Tell>
licet_status told(licet_case* facts, licet_error** error, Tell tell) {
  return guarded(memory_of(facts), error, [&] {
    licet::Case& told = need(facts, "the case").facts;
    const std::size_t before = told.diagnostics().size();
    try {
      tell(told);
    } catch (const Misuse&) {  // found before anything was told
      throw;
    } catch (...) {
      facts->broken = true;
      throw;
    }
    // No more than a hundred are kept: from then on every call is taken for a wrong one.
    if (told.diagnostics().size() != before || told.diagnostics().size() >= 100) throw Mistakes{told.diagnostics()};
  });
}

}  // namespace

extern "C" {

licet_status licet_case_new(const licet_policy* policy, licet_case** out, licet_error** error) {
  return created(memory_of(policy), out, error,
                 [&] { return handle(memory_of(policy), need(policy, "`policy`").policy.new_case()); });
}

licet_status licet_case_read(const licet_policy* policy, licet_text json, licet_case** out, licet_error** error) {
  return created(memory_of(policy), out, error,
                 [&] { return handle(memory_of(policy), need(policy, "`policy`").policy.read_case(view(json))); });
}

licet_status licet_case_copy(const licet_case* facts, licet_case** out, licet_error** error) {
  return created(memory_of(facts), out, error, [&] {  // with its mistakes, if it has any
    const licet_case& from = need(facts, "the case");
    return from.memory.make<licet_case>(from.facts, std::string(), from.broken);
  });
}

void licet_case_free(licet_case* facts) { Memory::destroy(facts); }

licet_status licet_case_on(licet_case* facts, licet_text day, licet_error** error) {
  return told(facts, error, [&](licet::Case& c) { c.on(view(day)); });
}

licet_status licet_case_now(licet_case* facts, licet_text day, licet_error** error) {
  return told(facts, error, [&](licet::Case& c) { c.now(view(day)); });
}

licet_status licet_case_ordered(licet_case* facts, int32_t as_told, licet_error** error) {
  return told(facts, error, [&](licet::Case& c) { c.ordered(as_told != 0); });
}

licet_status licet_case_add(licet_case* facts, licet_text name, const licet_role* roles, size_t role_count,
                            const licet_field* fields, size_t field_count, uint32_t flags, licet_error** error) {
  return told(facts, error, [&](licet::Case& c) {
    need_all(roles, role_count, "`roles`");
    std::vector<licet::Held> held;
    for (size_t i = 0; i < role_count; ++i)
      held.emplace_back(copy(roles[i].role), copy(roles[i].from), copy(roles[i].until), roles[i].perhaps != 0);
    const licet::Fields with = fields_of(fields, field_count);
    if ((flags & LICET_OPEN_ROLES) != 0)
      c.add_open(view(name), std::move(held), with);
    else
      c.add(view(name), std::move(held), with);
  });
}

licet_status licet_case_set(licet_case* facts, licet_text name, licet_text field, const licet_value* to,
                            licet_error** error) {
  return told(facts, error, [&](licet::Case& c) { c.set(view(name), view(field), value(need(to, "`value`"))); });
}

licet_status licet_case_event(licet_case* facts, licet_text name, licet_text when, licet_text who, licet_text act,
                              const licet_field* fields, size_t field_count, uint32_t flags, licet_error** error) {
  return told(facts, error, [&](licet::Case& c) {
    const licet::Fields with = fields_of(fields, field_count);
    if ((flags & LICET_ALLEGED) != 0)
      c.alleged(view(name), view(when), view(who), view(act), with);
    else
      c.event(view(name), view(when), view(who), view(act), with);
  });
}

licet_status licet_case_act(licet_case* facts, licet_text name, licet_text who, licet_text act,
                            const licet_field* fields, size_t field_count, licet_error** error) {
  return told(facts, error,
              [&](licet::Case& c) { c.act(view(name), view(who), view(act), fields_of(fields, field_count)); });
}

licet_status licet_case_finding(licet_case* facts, licet_text judgment, const licet_value* of, size_t count,
                                int32_t answer, licet_text by, licet_error** error) {
  return told(facts, error, [&](licet::Case& c) {
    if (answer < LICET_FOUND_NO || answer > LICET_FOUND_UNKNOWN) throw Misuse("no such finding");
    c.finding(view(judgment), values_of(of, count), static_cast<licet::Finding>(answer), view(by));
  });
}

licet_status licet_case_doubt(licet_case* facts, licet_text judgment, const licet_value* of, size_t count,
                              licet_error** error) {
  return told(facts, error, [&](licet::Case& c) { c.doubt(view(judgment), values_of(of, count)); });
}

licet_status licet_case_authorisation(licet_case* facts, const licet_authorisation* what, licet_error** error) {
  return told(facts, error, [&](licet::Case& c) {
    if (what == nullptr || what->struct_size < sizeof(std::size_t))
      throw Misuse("the authorisation is NULL or lacks its size");
    const licet_authorisation full = take_in(*what, licet_authorisation{});
    licet::Authorisation out;
    out.given = full.absent == 0;
    out.of = copy(full.of);
    out.to = copy(full.to);
    out.by = copy(full.by);
    out.under = copy(full.under);
    out.on = copy(full.on);
    out.name = copy(full.name);
    out.with = fields_of(full.with, full.with_count);
    c.authorisation(out);
  });
}

licet_status licet_case_settle(licet_case* facts, licet_text reading, licet_text option, licet_error** error) {
  return told(facts, error, [&](licet::Case& c) { c.settle(view(reading), view(option)); });
}

licet_status licet_case_tell(licet_case* facts, licet_text statements, licet_error** error) {
  return told(facts, error, [&](licet::Case& c) { c.tell(view(statements)); });
}

int32_t licet_case_ok(const licet_case* facts) {
  return facts != nullptr && !facts->broken && facts->facts.ok() ? 1 : 0;
}

licet_status licet_case_json(licet_case* facts, licet_text* out, licet_error** error) {
  if (out != nullptr) *out = kEmpty;
  return guarded(memory_of(facts), error, [&] {
    licet_case& from = need(facts, "the case");
    from.json = from.facts.json();
    need(out, "`out`") = text(from.json);
  });
}

}  // extern "C"
