#include "api/c_inside.hpp"

using namespace licet::c;

namespace {

using licet::Asker;

std::uint32_t number(std::optional<Asker::Slot> slot) { return static_cast<std::uint32_t>(*slot); }

}  // namespace

extern "C" {

licet_status licet_asker_new(const licet_policy* policy, const licet_case* facts, licet_text who, licet_text act,
                             const licet_asking* how, licet_asker** out, licet_error** error) {
  return created(memory_of(policy), out, error, [&] {
    const licet_policy& asked = need(policy, "`policy`");
    const licet_case& about = need(facts, "the case");
    if (about.broken) throw std::bad_alloc();
    Asker asker(asked.policy, about.facts, view(who), view(act), asking_of(how));
    if (!asker.ok()) throw Mistakes{asker.diagnostics()};
    return asked.memory.make<licet_asker>(std::move(asker));
  });
}

void licet_asker_free(licet_asker* asker) { Memory::destroy(asker); }

size_t licet_asker_needed_count(const licet_asker* asker) {
  return asker == nullptr ? 0 : asker->asker.needed().size();
}

licet_text licet_asker_needed(const licet_asker* asker, size_t index) {
  return index < licet_asker_needed_count(asker) ? text(asker->asker.needed()[index]) : kEmpty;
}

licet_status licet_asker_slot(licet_asker* asker, licet_text object, licet_text field, uint32_t* out,
                              licet_error** error) {
  return guarded(memory_of(asker), error, [&] {
    Asker& of = need(asker, "the asker").asker;
    uint32_t& slot = need(out, "`out`");
    const auto found = object.size == 0 ? of.slot(view(field)) : of.slot(view(object), view(field));
    if (!found) throw Mistakes{of.diagnostics()};
    slot = number(found);
  });
}

licet_status licet_asker_ready(licet_asker* asker, uint32_t slot, const licet_value* given, uint32_t* out,
                               licet_error** error) {
  return guarded(memory_of(asker), error, [&] {
    Asker& of = need(asker, "the asker").asker;
    uint32_t& ready = need(out, "`out`");
    const auto found = of.ready(Asker::Slot{slot}, value(need(given, "`value`")));
    if (found) {
      ready = static_cast<uint32_t>(*found);
    } else if (of.diagnostics().empty()) {
      throw Misuse("there is no such slot");
    } else {
      throw Mistakes{of.diagnostics()};
    }
  });
}

licet_status licet_asker_set(licet_asker* asker, uint32_t slot, uint32_t ready) {
  return guarded(memory_of(asker), nullptr, [&] {
    if (!need(asker, "the asker").asker.set(Asker::Slot{slot}, Asker::Ready{ready})) throw Misuse("no such value");
  });
}

licet_status licet_asker_clear(licet_asker* asker, uint32_t slot) {
  return guarded(memory_of(asker), nullptr, [&] {
    if (!need(asker, "the asker").asker.clear(Asker::Slot{slot})) throw Misuse("no such slot");
  });
}

licet_status licet_asker_decide(licet_asker* asker, licet_outcome* out, licet_error** error) {
  return guarded(memory_of(asker), error, [&] {
    Asker& of = need(asker, "the asker").asker;
    const Asker::Outcome& outcome = of.decide();
    if (outcome.verdict == licet::Verdict::invalid) throw Mistakes{of.diagnostics()};
    const licet_outcome full = {0,
                                static_cast<int32_t>(outcome.verdict),
                                outcome.permitted,
                                outcome.allowed,
                                outcome.gave_up,
                                outcome.missing,
                                outcome.decisive.size(),
                                outcome.decisive.data()};
    if (hand_out(out, full) != LICET_OK) throw Misuse("`out` is NULL or lacks its size");
  });
}

licet_status licet_asker_rule(licet_asker* asker, uint32_t rule, licet_rule* out) {
  return guarded(memory_of(asker), nullptr, [&] {
    const licet::RuleRef& of = need(asker, "the asker").asker.rule(rule);
    const licet_rule full = {0,       text(of.rule), text(of.instrument), text(of.modal), text(of.file),
                             of.line, of.column,     of.cites.size()};
    if (of.rule.empty() || hand_out(out, full) != LICET_OK) throw Misuse("no such rule, or `out` lacks its size");
  });
}

licet_text licet_asker_cite(licet_asker* asker, uint32_t rule, size_t index) {
  licet_text cite = kEmpty;
  (void)guarded(memory_of(asker), nullptr, [&] {
    const licet::RuleRef& of = need(asker, "the asker").asker.rule(rule);
    if (index < of.cites.size()) cite = text(of.cites[index]);
  });
  return cite;
}

licet_status licet_asker_ask(licet_asker* asker, licet_decision** out, licet_error** error) {
  return created(memory_of(asker), out, error, [&] {
    licet_asker& from = need(asker, "the asker");
    return decision_handle(from.memory, from.asker.ask());
  });
}

}  // extern "C"
