#include "api/face.hpp"

#include <algorithm>

namespace licet {

namespace {

struct At {
  std::string file;
  std::size_t line = 0, column = 0;
};

At at(core::Place place, const core::Sources& sources) {
  if (place.source == core::kNoSource) return {};
  const core::Source& source = sources[place.source];
  const core::Position position = source.position(place.span.begin);
  return {source.name(), position.line, position.column};
}

}  // namespace

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

Diagnostics Face::diagnostics(const core::Diagnostics& found, const core::Sources& sources) {
  Diagnostics out;
  for (const core::Diagnostic& d : found.all()) {
    Diagnostic shown;
    const At where = at(d.place, sources);
    shown.code = core::code_label(d.code);
    shown.severity = d.severity == core::Severity::error ? Severity::error : Severity::warning;
    shown.file = where.file;
    shown.line = where.line;
    shown.column = where.column;
    if (where.line > 0) {
      shown.begin = d.place.span.begin;
      shown.end = d.place.span.end;
    }
    shown.message = d.message;
    shown.help = d.help;
    for (const core::Label& label : d.labels) {
      const At there = at(label.place, sources);
      shown.labels.push_back({there.file, there.line, there.column, label.message});
    }
    out.all_.push_back(std::move(shown));
  }
  out.rendered_ = core::render(found, sources);
  return out;
}

}  // namespace licet
