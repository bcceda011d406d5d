#include <optional>
#include <thread>

#include "api/c_inside.hpp"

using namespace licet::c;

struct licet_supply {
  std::optional<licet::Value> value;
  std::string failure;
};

namespace {

licet::Fetch fetch_of(const licet_asking& how) {
  if (how.fetch == nullptr) return {};
  return [fetch = how.fetch, user = how.fetch_user](const licet::Wanted& wanted) {
    const licet_wanted asked{sizeof(licet_wanted), text(wanted.object), text(wanted.is), text(wanted.field)};
    licet_supply supply;
    const licet_status status = fetch(user, &asked, &supply);
    if (status != LICET_OK || !supply.failure.empty()) {
      throw std::runtime_error(supply.failure.empty() ? "the callback returned " + std::to_string(status)
                                                      : supply.failure);
    }
    return std::move(supply.value);
  };
}

}  // namespace

namespace licet::c {

Asking asking_of(const licet_asking* given) {
  if (given != nullptr && given->struct_size < sizeof(std::size_t)) throw Misuse("`how` lacks its size");
  const licet_asking defaults LICET_ASKING_INIT;
  const licet_asking how = given == nullptr ? defaults : take_in(*given, defaults);
  constexpr std::uint32_t kFlags =
      LICET_STRICTLY | LICET_SHOW_CONFIDENTIAL | LICET_ALLOW_UNREGULATED | LICET_ALLOW_DISCOURAGED;
  if ((how.flags & ~kFlags) != 0) throw Misuse("`how` has a flag that this library does not know");
  Asking out;
  out.limits = {how.fuel,        how.readings,   how.named_readings, how.repair_questions,
                how.repair_size, how.call_depth, how.output};
  out.cancel = how.cancel == nullptr ? nullptr : &how.cancel->stop;
  out.strictly = (how.flags & LICET_STRICTLY) != 0;
  out.show_confidential = (how.flags & LICET_SHOW_CONFIDENTIAL) != 0;
  out.allow_unregulated = (how.flags & LICET_ALLOW_UNREGULATED) != 0;
  out.allow_discouraged = (how.flags & LICET_ALLOW_DISCOURAGED) != 0;
  out.fetch = fetch_of(how);
  return out;
}

licet_decision* decision_handle(const Memory& memory, const Decision& decision) {
  if (!decision.ok()) throw Mistakes{decision.diagnostics()};
  return memory.make<licet_decision>(decision, licet_error{memory, LICET_OK, {}, decision.diagnostics()});
}

}  // namespace licet::c

namespace {

licet_decision* answered(const licet_policy& policy, const licet::Case& facts, std::string_view question,
                         const licet::Asking& how) {
  return decision_handle(policy.memory,
                         question.empty() ? policy.policy.ask(facts, how) : policy.policy.ask(facts, question, how));
}

licet_decision* answered(const licet_policy& policy, const licet_case& facts, std::string_view question,
                         const licet::Asking& how) {
  if (facts.broken) throw std::bad_alloc();  // what it was told last was lost: nobody may rely on it
  return answered(policy, facts.facts, question, how);
}

void answer_item(const licet_policy& policy, licet_item& item, const licet::Asking& how) noexcept {
  item.status = created(policy.memory, &item.decision, &item.error, [&] {
    return item.facts != nullptr ? answered(policy, *item.facts, view(item.question), how)
                                 : answered(policy, policy.policy.read_case(view(item.json)), view(item.question), how);
  });
}

}  // namespace

extern "C" {

licet_status licet_cancel_new(licet_cancel** out) {
  return created({}, out, nullptr, [] { return Memory().make<licet_cancel>(); });
}
void licet_cancel_free(licet_cancel* cancel) { Memory::destroy(cancel); }
void licet_cancel_set(licet_cancel* cancel, int32_t stop) {
  if (cancel != nullptr) cancel->stop.store(stop != 0);
}

licet_status licet_supply_value(licet_supply* supply, const licet_value* given) {
  return guarded({}, nullptr, [&] { need(supply, "`supply`").value = value(need(given, "`value`")); });
}
licet_status licet_supply_failure(licet_supply* supply, licet_text why) {
  return guarded({}, nullptr, [&] { need(supply, "`supply`").failure = why.size == 0 ? "it failed" : copy(why); });
}

licet_status licet_ask(const licet_policy* policy, const licet_case* facts, licet_text question,
                       const licet_asking* how, licet_decision** out, licet_error** error) {
  return created(memory_of(policy), out, error, [&] {
    return answered(need(policy, "`policy`"), need(facts, "the case"), view(question), asking_of(how));
  });
}

licet_status licet_ask_json(const licet_policy* policy, licet_text json, const licet_asking* how, licet_decision** out,
                            licet_error** error) {
  return created(memory_of(policy), out, error, [&] {
    const licet_policy& asked = need(policy, "`policy`");
    return answered(asked, asked.policy.read_case(view(json)), {}, asking_of(how));
  });
}

licet_status licet_ask_many(const licet_policy* policy, licet_item* items, size_t count, const licet_asking* how,
                            uint32_t threads, licet_error** error) {
  bool all = true;
  const licet_status status = guarded(memory_of(policy), error, [&] {
    const licet_policy& asked = need(policy, "`policy`");
    need_all(items, count, "`items`");
    if (count == 0) return;
    const size_t stride = items->struct_size;  // a caller that knows more puts more into each
    if (stride < sizeof(licet_item)) throw Misuse("the items lack their size");
    const auto item = [&](size_t i) -> licet_item& {
      return *reinterpret_cast<licet_item*>(reinterpret_cast<char*>(items) + i * stride);
    };
    for (size_t i = 0; i < count; ++i) {
      item(i).status = LICET_NO_MEMORY;
      item(i).decision = nullptr;
      item(i).error = nullptr;
    }
    const licet::Asking asking = asking_of(how);
    std::atomic<size_t> next{0};
    const auto work = [&]() noexcept {
      for (size_t i = next++; i < count; i = next++) answer_item(asked, item(i), asking);
    };
    const size_t wanted = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
    std::vector<std::thread> others;
    try {
      while (others.size() + 1 < std::min(wanted, count)) others.emplace_back(work);
    } catch (...) {  // the machine has no more threads, or no memory for them: those that there are do the work
    }
    work();
    for (std::thread& other : others) other.join();
    for (size_t i = 0; i < count; ++i) all = all && item(i).status == LICET_OK;
  });
  return status == LICET_OK && !all ? LICET_WRONG : status;
}

}  // extern "C"
