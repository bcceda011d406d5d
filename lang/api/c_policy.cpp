#include "api/c_inside.hpp"

using namespace licet::c;

namespace {

licet_policy* handle(const Memory& memory, const licet::Policy& policy) {
  return memory.make<licet_policy>(policy, policy.instruments(), licet_error{memory, LICET_OK, {}, policy.warnings()});
}

// `load` gives a licet::Loaded.
template <class Load>
licet_status loaded(const licet_allocator* allocator, licet_policy** out, licet_error** error, Load load) {
  const bool sound =
      allocator == nullptr || (allocator->struct_size >= sizeof(licet_allocator) && allocator->resize != nullptr);
  const Memory memory = allocator != nullptr && sound ? Memory(*allocator) : Memory();
  return created(memory, out, error, [&] {
    if (!sound) throw Misuse("`allocator` lacks its size, or `resize`");
    const licet::Loaded loaded = load();
    if (!loaded) throw Mistakes{loaded.diagnostics()};
    return handle(memory, *loaded);
  });
}

}  // namespace

extern "C" {

licet_status licet_load(const licet_text* paths, size_t count, const licet_allocator* allocator, licet_policy** out,
                        licet_error** error) {
  return loaded(allocator, out, error, [&] {
    need_all(paths, count, "`paths`");
    std::vector<std::string> files;
    for (size_t i = 0; i < count; ++i) files.push_back(copy(paths[i]));
    return licet::Policy::load(files);
  });
}

licet_status licet_compile(const licet_source* sources, size_t count, const licet_allocator* allocator,
                           licet_policy** out, licet_error** error) {
  return loaded(allocator, out, error, [&] {
    need_all(sources, count, "`sources`");
    std::vector<licet::Text> texts;
    for (size_t i = 0; i < count; ++i) texts.push_back({copy(sources[i].name), copy(sources[i].text)});
    return licet::Policy::compile(texts);
  });
}

licet_status licet_policy_share(const licet_policy* policy, licet_policy** out, licet_error** error) {
  return created(memory_of(policy), out, error,
                 [&] { return handle(memory_of(policy), need(policy, "`policy`").policy); });
}

void licet_policy_free(licet_policy* policy) { Memory::destroy(policy); }

licet_text licet_policy_digest(const licet_policy* policy) {
  return policy == nullptr ? kEmpty : text(policy->policy.digest());
}

size_t licet_policy_instrument_count(const licet_policy* policy) {
  return policy == nullptr ? 0 : policy->instruments.size();
}

licet_text licet_policy_instrument(const licet_policy* policy, size_t index) {
  return index < licet_policy_instrument_count(policy) ? text(policy->instruments[index]) : kEmpty;
}

const licet_error* licet_policy_warnings(const licet_policy* policy) {
  return policy == nullptr ? nullptr : &policy->warnings;
}

licet_status licet_current_new(const licet_policy* policy, licet_current** out, licet_error** error) {
  return created(memory_of(policy), out, error, [&] {
    const licet_policy& first = need(policy, "`policy`");
    return first.memory.make<licet_current>(first.policy);
  });
}

void licet_current_free(licet_current* current) { Memory::destroy(current); }

licet_status licet_current_policy(const licet_current* current, licet_policy** out, licet_error** error) {
  return created(memory_of(current), out, error,
                 [&] { return handle(memory_of(current), need(current, "`current`").current.policy()); });
}

licet_status licet_current_replace(licet_current* current, const licet_policy* policy, licet_error** error) {
  return guarded(memory_of(current), error,
                 [&] { need(current, "`current`").current.replace(need(policy, "`policy`").policy); });
}

}  // extern "C"
