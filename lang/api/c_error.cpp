#include "api/c_inside.hpp"

using namespace licet::c;

namespace {

// For when there is no memory, not even for saying so. Never freed, never changed.
licet_error* no_memory() noexcept {
  static licet_error error{{}, LICET_NO_MEMORY, "out of memory", {}};  // short enough to stand in the string itself
  return &error;
}

}  // namespace

namespace licet::c {

licet_status fail(const Memory& memory, licet_error** error, licet_status status, std::string_view message) noexcept {
  if (error == nullptr) return status;
  *error = no_memory();
  if (status == LICET_NO_MEMORY) return status;
  try {
    *error = memory.make<licet_error>(status, std::string(message), Diagnostics());
  } catch (...) {  // what went wrong stands in the status all the same
  }
  return status;
}

licet_status wrong(const Memory& memory, licet_error** error, const Diagnostics& diagnostics) noexcept {
  if (error == nullptr) return LICET_WRONG;
  *error = no_memory();
  try {
    *error = memory.make<licet_error>(LICET_WRONG, std::string(), diagnostics);
  } catch (...) {
  }
  return LICET_WRONG;
}

}  // namespace licet::c

extern "C" {

uint32_t licet_abi_version(void) { return LICET_ABI_VERSION; }
licet_text licet_version(void) { return text(std::string_view(LICET_VERSION)); }

void licet_error_free(licet_error* error) {
  if (error != no_memory()) Memory::destroy(error);
}

licet_status licet_error_status(const licet_error* error) { return error == nullptr ? LICET_OK : error->status; }

licet_text licet_error_message(const licet_error* error) {
  if (error == nullptr) return kEmpty;
  return text(error->message.empty() ? error->diagnostics.render() : error->message);
}

size_t licet_error_count(const licet_error* error) { return error == nullptr ? 0 : error->diagnostics.size(); }

licet_status licet_error_diagnostic(const licet_error* error, size_t index, licet_diagnostic* out) {
  if (index >= licet_error_count(error)) return LICET_MISUSE;
  const licet::Diagnostic& d = error->diagnostics[index];
  return hand_out(
      out, {0, text(d.code), d.severity == licet::Severity::error ? LICET_IS_ERROR : LICET_IS_WARNING, text(d.file),
            d.line, d.column, d.begin, d.end, text(d.message), text(d.help), d.labels.size()});
}

licet_status licet_error_label(const licet_error* error, size_t index, size_t label, licet_label* out) {
  if (index >= licet_error_count(error) || label >= error->diagnostics[index].labels.size()) return LICET_MISUSE;
  const licet::Label& l = error->diagnostics[index].labels[label];
  return hand_out(out, {0, text(l.file), l.line, l.column, text(l.message)});
}

}  // extern "C"
