#include "scenarios.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>

#include "files.hpp"
#include "problem.hpp"
#include "syntax/parser.hpp"

namespace licet::command {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".scenarios.licet";

std::vector<ScenarioText> scenarios_in(const std::string& name, std::string text) {
  core::Sources sources;
  core::Symbols symbols;
  core::Diagnostics diagnostics;
  const core::SourceId id = sources.add(name, std::move(text));
  const core::Ast ast = core::parse(id, sources, symbols, diagnostics);
  std::vector<ScenarioText> found;
  for (const core::Decl& decl : ast.decls) {
    const auto* scenario = core::variant2::get_if<core::ScenarioDecl>(&decl.kind);
    if (scenario == nullptr) continue;
    ScenarioText one{scenario->title, {}};
    for (const std::uint32_t number : scenario->statements) {
      const core::Statement& statement = ast.statements[number];
      if (core::variant2::holds_alternative<core::ExpectStatement>(statement.kind)) continue;
      one.statements.emplace_back(
          sources[id].text().substr(statement.span.begin, statement.span.end - statement.span.begin));
    }
    found.push_back(std::move(one));
  }
  return found;
}

std::string in_quotes(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

// The files with an instrument: a file of scenarios is about these.
std::vector<fs::path> policy_files(const core::Program& program) {
  std::set<fs::path> files;
  for (const core::Instrument& instrument : program.instruments) {
    if (instrument.place.source != core::kNoSource) files.insert((*program.sources)[instrument.place.source].name());
  }
  return {files.begin(), files.end()};
}

bool is_name(const std::string& text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') && std::all_of(text.begin(), text.end(), fits);
}

// `use` looks for a file in the folder of the file that uses it, and in the folders above: the path from the nearest
// folder that holds both. Empty: some folder on the way has a name that cannot be written so.
std::string dotted_path(const fs::path& policy, const fs::path& scenario) {
  std::error_code error;
  const fs::path target = fs::weakly_canonical(policy, error);
  fs::path folder = fs::weakly_canonical(fs::absolute(scenario, error), error).parent_path();
  for (;; folder = folder.parent_path()) {
    const fs::path way = target.lexically_relative(folder);
    if (!way.empty() && *way.begin() != "..") {
      std::string dotted;
      for (const fs::path& part : way) {
        const std::string word = part == *std::prev(way.end()) ? part.stem().native() : part.native();
        if (!is_name(word)) return {};
        dotted += (dotted.empty() ? "" : ".") + word;
      }
      return dotted;
    }
    if (folder == folder.root_path()) return {};
  }
}

std::string header(const std::string& path, const Policy& policy) {
  const std::vector<fs::path> files = policy_files(*policy.program);
  const std::string stem = path.substr(0, path.size() - kEnding.size());
  std::error_code error;
  if (files.size() == 1 && fs::weakly_canonical(stem + ".licet", error) == fs::weakly_canonical(files[0], error))
    return {};
  std::string uses;
  for (const fs::path& file : files) {
    const std::string name = dotted_path(file, path);
    if (name.empty()) {
      throw Problem(
          core::Code::cannot_write, fmt::format("`{}` cannot name its policy `{}`", path, file.native()),
          fmt::format("save it beside the policy, as `{}{}`", (file.parent_path() / file.stem()).native(), kEnding));
    }
    uses += (uses.empty() ? "use " : ", ") + name;
  }
  return uses + "\n\n";
}

}  // namespace

std::vector<ScenarioText> scenarios_of(const Policy& policy) {
  std::vector<std::string> paths = policy.paths;
  for (const std::string& path : policy.paths) {
    const std::string beside = fs::path(path).replace_extension().native() + std::string(kEnding);
    std::error_code error;
    if (path.ends_with(".licet") && fs::exists(beside, error)) paths.push_back(beside);
  }
  std::vector<ScenarioText> all;
  for (const std::string& file : licet_files(paths).files) {
    FileText text = read_file(file);
    if (text.error != 0) continue;  // the policy was loaded from it a moment ago; without it there are fewer scenarios
    for (ScenarioText& scenario : scenarios_in(file, std::move(text.text))) all.push_back(std::move(scenario));
  }
  return all;
}

std::string add_scenario(const std::string& path, const Policy& policy, const std::string& title,
                         const std::vector<std::string>& statements) {
  FileText before = read_file(path);
  if (before.error != 0 && before.error != ENOENT) throw cannot_read(path, before.error);
  std::set<std::string> titles;
  for (const ScenarioText& scenario : scenarios_in(path, before.text)) titles.insert(scenario.title);
  std::string free_title = title;
  for (int number = 2; titles.contains(free_title); ++number) free_title = fmt::format("{} ({})", title, number);
  std::string whole = before.error == ENOENT ? header(path, policy) : before.text;
  if (before.error == 0 && !whole.empty()) whole += whole.ends_with('\n') ? "\n" : "\n\n";
  whole += "scenario " + in_quotes(free_title) + "\n";
  for (const std::string& statement : statements) whole += "  " + statement + "\n";
  if (const std::string why = write_file(path, whole); !why.empty()) {
    throw Problem(core::Code::cannot_write, fmt::format("cannot write `{}`: {}", path, why),
                  "nothing is lost: save it elsewhere");
  }
  return free_title;
}

}  // namespace licet::command
