#include "text/diagnostic.hpp"

#include <algorithm>
#include <tuple>

namespace licet::core {

namespace {

Severity severity_of(Code code) {
  const CodeStory* story = find_code(static_cast<unsigned>(code));
  return story == nullptr ? Severity::error : story->severity;
}

}  // namespace

Diagnostics::Report& Diagnostics::Report::help(std::string text) {
  if (owner_ != nullptr) owner_->all_[index_].help = std::move(text);
  return *this;
}

Diagnostics::Report& Diagnostics::Report::label(Place place, std::string message) {
  if (owner_ != nullptr) owner_->all_[index_].labels.push_back({place, std::move(message)});
  return *this;
}

// One error per place: what is wrong a second time at one place is mostly the first mistake seen again. Warnings of
// different codes may share a place, since each is about something else.
Diagnostics::Report Diagnostics::report(Code code, Place place, std::string message) {
  const Severity severity = severity_of(code);
  std::size_t alike = 0;
  for (const Diagnostic& known : all_) {
    if (known.severity != severity) continue;
    ++alike;
    const bool same_place = known.place.source == place.source && known.place.span.begin == place.span.begin;
    if (same_place && (severity == Severity::error || known.code == code)) return {nullptr, 0};
  }
  if (severity == Severity::error) ++errors_;
  if (alike >= kMost) {
    ++left_out_;
    return {nullptr, 0};
  }
  all_.push_back({code, severity, place, std::move(message), {}, {}});
  return {this, all_.size() - 1};
}

void Diagnostics::sort() {
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.place.source, d.place.span.begin, d.place.span.end, d.code);
  };
  std::stable_sort(all_.begin(), all_.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

}  // namespace licet::core
