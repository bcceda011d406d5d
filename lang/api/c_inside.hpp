#pragma once

#include <licet.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <exception>
#include <licet/licet.hpp>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// What stands behind the handles of licet.h. The C face is a client of the C++ one and knows nothing of the inside.
namespace licet::c {

class Memory {  // the host's, or that of operator new
public:
  Memory() = default;
  explicit Memory(const licet_allocator& allocator) : resize_(allocator.resize), user_(allocator.user) {}

  template <class T, class... From>
  T* make(From&&... from) const {  // throws std::bad_alloc, or what the constructor throws
    static_assert(alignof(T) <= alignof(std::max_align_t));
    void* block = resize_ == nullptr ? ::operator new(sizeof(T)) : resize_(user_, nullptr, 0, sizeof(T));
    if (block == nullptr) throw std::bad_alloc();
    try {
      return new (block) T{*this, std::forward<From>(from)...};
    } catch (...) {
      give_back(block, sizeof(T));
      throw;
    }
  }
  template <class T>
  static void destroy(T* object) {
    if (object == nullptr) return;
    const Memory memory = object->memory;  // outlives what it frees
    object->~T();
    memory.give_back(object, sizeof(T));
  }

private:
  void give_back(void* block, std::size_t size) const {
    if (resize_ == nullptr)
      ::operator delete(block);
    else
      (void)resize_(user_, block, size, 0);
  }
  void* (*resize_)(void*, void*, std::size_t, std::size_t) = nullptr;
  void* user_ = nullptr;
};

}  // namespace licet::c

struct licet_error {
  licet::c::Memory memory;
  licet_status status = LICET_OK;
  std::string message;  // where there are no diagnostics
  licet::Diagnostics diagnostics;
};
struct licet_policy {
  licet::c::Memory memory;
  licet::Policy policy;
  std::vector<std::string> instruments;
  licet_error warnings;
};
struct licet_current {
  licet_current(const licet::c::Memory& from, const licet::Policy& first) : memory(from), current(first) {}
  licet::c::Memory memory;
  licet::Current current;
};
struct licet_case {
  licet::c::Memory memory;
  licet::Case facts;
  std::string json = {};
  bool broken = false;  // there was no memory while it was told something
};
struct licet_decision {
  licet::c::Memory memory;
  licet::Decision decision;
  licet_error warnings;
};
struct licet_asker {
  licet::c::Memory memory;
  licet::Asker asker;
};
struct licet_explanation {
  licet::c::Memory memory;
  licet::Explanation explanation;
};
struct licet_cancel {
  licet::c::Memory memory;
  std::atomic<bool> stop{false};
};

namespace licet::c {

inline licet_text text(const std::string& from) { return {from.c_str(), from.size()}; }
inline licet_text text(std::string_view literal) { return {literal.data(), literal.size()}; }  // of literals only
inline const licet_text kEmpty = {"", 0};
inline std::string_view view(licet_text text) {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
}
inline std::string copy(licet_text text) { return std::string(view(text)); }

struct Misuse : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};
struct Mistakes {  // of an author
  Diagnostics diagnostics;
};

// Sets *error. Never throws: where there is no memory for an error, it is one that needs none.
licet_status fail(const Memory& memory, licet_error** error, licet_status status, std::string_view message) noexcept;
licet_status wrong(const Memory& memory, licet_error** error, const Diagnostics& diagnostics) noexcept;

// The body of every function that can fail: nothing that it throws gets any further.
template <class Body>
licet_status guarded(const Memory& memory, licet_error** error, Body body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    body();
    return LICET_OK;
  } catch (const Mistakes& mistakes) {
    return wrong(memory, error, mistakes.diagnostics);
  } catch (const Misuse& misuse) {
    return fail(memory, error, LICET_MISUSE, misuse.what());
  } catch (const std::bad_alloc&) {
    return fail(memory, error, LICET_NO_MEMORY, "");
  } catch (const std::exception& thrown) {
    return fail(memory, error, LICET_DEFECT, thrown.what());
  } catch (...) {
    return fail(memory, error, LICET_DEFECT, "something was thrown");
  }
}

template <class T>
T& need(T* given, const char* name) {
  if (given == nullptr) throw Misuse(std::string(name) + " is NULL");
  return *given;
}
template <class T>
void need_all(const T* list, std::size_t count, const char* name) {
  if (count > 0) (void)need(list, name);
}
template <class Handle>
Memory memory_of(const Handle* handle) noexcept {
  return handle == nullptr ? Memory() : handle->memory;
}

// The body of a function that makes something: `make` gives it, or throws.
template <class Handle, class Make>
licet_status created(const Memory& memory, Handle** out, licet_error** error, Make make) noexcept {
  if (out != nullptr) *out = nullptr;
  return guarded(memory, error, [&] { need(out, "`out`") = make(); });
}

// Structs of an older caller are shorter: what lies beyond `struct_size` is not his. The first field is the size.
template <class Struct>
licet_status hand_out(Struct* out, Struct full) noexcept {
  if (out == nullptr || out->struct_size < sizeof(std::size_t)) return LICET_MISUSE;
  full.struct_size = out->struct_size;
  std::memcpy(out, &full, std::min(out->struct_size, sizeof(Struct)));
  return LICET_OK;
}
// And read: what he does not know stays as in `defaults`.
template <class Struct>
Struct take_in(const Struct& given, Struct defaults) noexcept {
  std::memcpy(&defaults, &given, std::min(given.struct_size, sizeof(Struct)));
  return defaults;
}

[[nodiscard]] Asking asking_of(const licet_asking* given);                                      // Misuse
[[nodiscard]] licet_decision* decision_handle(const Memory& memory, const Decision& decision);  // Mistakes: invalid
[[nodiscard]] Value value(const licet_value& from, int depth = 0);  // Misuse: no such kind, too deep

}  // namespace licet::c
