#include "runners.hpp"

#include <algorithm>
#include <optional>

#include "meaning/load.hpp"
#include "report/document.hpp"
#include "story/scenario.hpp"
#include "story/story.hpp"
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
LoadRequest texts_of(const std::string& name, const std::string& program) {
  constexpr std::string_view kFile = "\n-- file ";
  LoadRequest request;
  std::string title = name;
  std::size_t begin = 0;
  for (std::size_t next = program.find(kFile); next != std::string::npos; next = program.find(kFile, begin)) {
    request.texts.push_back({title, program.substr(begin, next + 1 - begin)});
    const std::size_t end = program.find('\n', next + 1);
    title = program.substr(next + kFile.size(), end - next - kFile.size());
    begin = end;
  }
  request.texts.push_back({title, program.substr(begin)});
  return request;
}

std::string checked(const std::string& name, const std::string& program) {
  LoadRequest request = texts_of(name, program);
  request.findings = Findings::yes;
  const Loaded loaded = load(request);
  const std::string text = render(loaded.diagnostics, *loaded.sources);
  return text.empty() ? "nothing found\n" : text;
}

// A policy with scenarios in it: what the prompt would have shown, and every expectation that is not met.
std::string played(const std::string& name, const std::string& program) {
  const Loaded loaded = load(texts_of(name, program));
  if (!loaded.program) return render(loaded.diagnostics, *loaded.sources);
  std::string out;
  for (const Suite& suite : suites_within(loaded.program)) {
    for (const ScenarioResult& result : run_scenarios(suite, {})) {
      out += (out.empty() ? "" : "\n") + result.title + "\n" + result.transcript;
      if (result.expectations.empty() && !result.diagnostics.has_errors()) out += "nothing was expected\n";
    }
  }
  return out.empty() ? "there is no scenario here\n" : out;
}

// A policy as a document to read, in Markdown; scenarios in it are its examples.
std::string documented(const std::string& name, const std::string& program) {
  const Loaded loaded = load(texts_of(name, program));
  if (!loaded.program) return render(loaded.diagnostics, *loaded.sources);
  Coverage coverage(loaded.program);
  std::vector<ScenarioResult> results;
  for (const Suite& suite : suites_within(loaded.program)) {
    for (ScenarioResult& result : run_scenarios(suite, {}, &coverage)) results.push_back(std::move(result));
  }
  return document_markdown(documents_of(*loaded.program, results, coverage));
}

// A policy, a line `-- prompt`, and what somebody types, line by line; a line `-- case` instead begins a case in JSON,
// and after it a line `-- prompt` may follow. At the end stands what `save` would write, if the last line is `-- save`.
std::string conversed(const std::string& name, const std::string& program) {
  constexpr std::string_view kPrompt = "\n-- prompt\n", kCase = "\n-- case\n", kSave = "\n-- save\n";
  const auto end_of_policy = std::min(program.find(kPrompt), program.find(kCase));
  if (end_of_policy == std::string::npos) return "there is neither `-- prompt` nor `-- case`\n";
  const Loaded loaded = load_text(program.substr(0, end_of_policy + 1), name);
  if (!loaded.program) return render(loaded.diagnostics, *loaded.sources);
  std::string rest = program.substr(end_of_policy), out;
  const bool saves = rest.ends_with(kSave);
  if (saves) rest.resize(rest.size() - kSave.size() + 1);
  std::optional<Story> story;
  if (rest.starts_with(kCase)) {
    const auto end = rest.find(kPrompt);
    const std::string json = rest.substr(kCase.size(), end == std::string::npos ? end : end + 1 - kCase.size());
    StoryFromJson read = story_from_json(loaded.program, json, "case.json");
    if (!read.story) return render(read.diagnostics, *read.sources);
    if (read.asked) out += read.asked->text + read.asked->json + "\n";
    story = std::move(read.story);
    rest = end == std::string::npos ? "" : rest.substr(end);
  } else {
    story.emplace(loaded.program);
  }
  if (rest.starts_with(kPrompt)) rest.erase(0, kPrompt.size());
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string line = rest.substr(0, end);
    rest.erase(0, std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    out += "> " + line + "\n";
    for (const Outcome& outcome : story->say(line)) {
      if (outcome.kind == OutcomeKind::incomplete) out += "incomplete\n";
      out += outcome.text + render(outcome.diagnostics, story->sources());
    }
  }
  if (saves) out += "saved\n" + story->as_scenario(name) + story->as_json() + "\n";
  return out;
}

struct Entry {
  std::string_view folder;
  Runner run;
};

// One line for each folder of tests/golden; README.md has the same list.
constexpr Entry kRunners[] = {
    {"parse", read_only}, {"limits", read_only}, {"format", formatted},    {"check", checked},
    {"meaning", played},  {"story", conversed},  {"document", documented},
};

}  // namespace

Runner runner_of(std::string_view folder) {
  for (const Entry& entry : kRunners) {
    if (entry.folder == folder) return entry.run;
  }
  return nullptr;
}
