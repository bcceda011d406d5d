// Any bytes are parsed without harm, and every complaint points into them. A text without mistakes is formatted into
// one that has none either, that formatting leaves alone.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "syntax/format.hpp"
#include "syntax/parser.hpp"
#include "text/diagnostic.hpp"
#include "text/source.hpp"
#include "text/symbol.hpp"

using namespace licet::core;

namespace {

[[noreturn]] void fail(const char* what, const std::string& text) {
  std::fprintf(stderr, "%s:\n%s\n", what, text.c_str());
  std::abort();
}

void check_places(const Diagnostics& diagnostics, const Sources& sources) {
  const auto check = [&](Place place) {
    if (place.source == kNoSource) return;
    const auto size = sources[place.source].text().size();
    if (place.span.begin > place.span.end || place.span.end > size) fail("a place outside of its text", "");
  };
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    check(diagnostic.place);
    for (const Label& label : diagnostic.labels) check(label.place);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  Symbols symbols;

  Diagnostics diagnostics;
  const SourceId first = sources.add("first.licet", std::string(reinterpret_cast<const char*>(data), size));
  const Ast ast = parse(first, sources, symbols, diagnostics);
  check_places(diagnostics, sources);
  const std::string rendered = render(diagnostics, sources);
  if (rendered.empty() != diagnostics.all().empty()) fail("a complaint that is not shown", rendered);
  if (!diagnostics.all().empty()) return 0;

  const std::string once = format(ast, sources[first]);
  Diagnostics none;
  const SourceId second = sources.add("second.licet", once);
  const Ast again = parse(second, sources, symbols, none);
  if (!none.all().empty()) fail("formatting made a mistake", render(none, sources));
  const std::string twice = format(again, sources[second]);
  if (once != twice) fail("formatting twice differs", once + "\n---- twice:\n" + twice);
  return 0;
}
