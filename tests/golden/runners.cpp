#include "runners.hpp"

#include "meaning/load.hpp"
#include "syntax/format.hpp"
#include "syntax/parser.hpp"
#include "text/diagnostic.hpp"
#include "text/source.hpp"
#include "text/symbol.hpp"

namespace {

using namespace licet::core;

struct Parsed {
  Sources sources;
  Symbols symbols;
  Diagnostics diagnostics;
  SourceId source;
  Ast ast;

  Parsed(const std::string& name, const std::string& program)
      : source(sources.add(name, program)), ast(parse(source, sources, symbols, diagnostics)) {
    diagnostics.sort();
  }
};

std::string read_only(const std::string& name, const std::string& program) {
  const Parsed parsed(name, program);
  return render(parsed.diagnostics, parsed.sources);
}

// Formatting must also have come to rest: what it wrote is read without mistakes, and formatted into itself.
std::string formatted(const std::string& name, const std::string& program) {
  const Parsed once(name, program);
  if (once.diagnostics.has_errors()) return render(once.diagnostics, once.sources);
  const std::string text = format(once.ast, once.sources[once.source]);
  const Parsed twice(name, text);
  if (twice.diagnostics.has_errors())
    return text + "what was formatted has errors:\n" + render(twice.diagnostics, twice.sources);
  const std::string again = format(twice.ast, twice.sources[twice.source]);
  return again == text ? text : text + "formatted again it differs:\n" + again;
}

// Several texts may stand in one program: each after the first begins with a line `-- file NAME`.
std::string checked(const std::string& name, const std::string& program) {
  constexpr std::string_view kFile = "\n-- file ";
  LoadRequest request;
  request.findings = Findings::yes;
  std::string title = name;
  std::size_t begin = 0;
  for (std::size_t next = program.find(kFile); next != std::string::npos; next = program.find(kFile, begin)) {
    request.texts.push_back({title, program.substr(begin, next + 1 - begin)});
    const std::size_t end = program.find('\n', next + 1);
    title = program.substr(next + kFile.size(), end - next - kFile.size());
    begin = end;
  }
  request.texts.push_back({title, program.substr(begin)});
  const Loaded loaded = load(request);
  const std::string text = render(loaded.diagnostics, *loaded.sources);
  return text.empty() ? "nothing found\n" : text;
}

struct Entry {
  std::string_view folder;
  Runner run;
};

// One line for each folder of tests/golden; README.md has the same list.
constexpr Entry kRunners[] = {
    {"parse", read_only},
    {"limits", read_only},
    {"format", formatted},
    {"check", checked},
};

}  // namespace

Runner runner_of(std::string_view folder) {
  for (const Entry& entry : kRunners) {
    if (entry.folder == folder) return entry.run;
  }
  return nullptr;
}
