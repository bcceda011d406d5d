#include <algorithm>
#include <filesystem>
#include <map>

#include "meaning/files.hpp"
#include "meaning/load.hpp"
#include "story/scenario.hpp"
#include "syntax/parser.hpp"

// Finds scenarios, and the policies that they are about.
namespace licet::core {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kScenarios = ".scenarios.licet", kLicet = ".licet";

bool has_scenarios(const Ast& ast) {
  return std::any_of(ast.decls.begin(), ast.decls.end(),
                     [](const Decl& decl) { return variant2::holds_alternative<ScenarioDecl>(decl.kind); });
}

std::vector<std::string> uses_of(const Ast& ast, const Symbols& symbols) {
  std::vector<std::string> names;
  for (const Decl& decl : ast.decls) {
    const auto* use = variant2::get_if<UseDecl>(&decl.kind);
    if (use == nullptr) continue;
    for (const Path& path : use->modules) {
      std::string name;
      for (std::uint32_t i = 0; i < path.count; ++i)
        name += (i == 0 ? "" : ".") + std::string(symbols.text(ast.names[path.first + i]));
      names.push_back(std::move(name));
    }
  }
  return names;
}

SourceId source_named(const Sources& sources, std::string_view name) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const SourceId id{static_cast<std::uint32_t>(i)};
    if (sources[id].name() == name) return id;
  }
  return kNoSource;
}

// The text of a scenario, parsed with the names of its policy; nullopt if it is wrong.
std::optional<Suite> suite_of(const std::shared_ptr<const Program>& program, std::shared_ptr<Sources> sources,
                              SourceId source, Diagnostics& diagnostics) {
  Suite suite;
  suite.program = program;
  suite.symbols = std::make_shared<Symbols>(&program->symbols);
  suite.sources = std::move(sources);
  suite.name = (*suite.sources)[source].name();
  suite.text = parse(source, *suite.sources, *suite.symbols, diagnostics);
  if (diagnostics.has_errors() || !has_scenarios(suite.text)) return std::nullopt;
  return suite;
}

class Finder {
public:
  Suites run(const std::vector<std::string>& paths) {
    out_.sources = std::make_shared<Sources>();
    for (const std::string& path : paths) look_in(path);
    for (const std::string& file : files_) is_scenario_file(file) ? scenario_file(file) : policy_file(file);
    out_.diagnostics.sort();
    return std::move(out_);
  }

private:
  void trouble(Code code, std::string message, std::string help = {}) {
    const Span span{troubles_, troubles_};  // has no place in a text; the number keeps two of them apart
    ++troubles_;
    out_.diagnostics.report(code, {kNoSource, span}, std::move(message)).help(std::move(help));
  }

  void look_in(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) return trouble(Code::no_such_file, "there is no file or folder `" + path + "`");
    if (!fs::is_directory(status)) return add(path);
    std::vector<std::string> found;
    // Links to folders are not followed: one that leads upwards would never end.
    fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && at != end; at.increment(error)) {
      std::error_code quiet;
      const std::string name = at->path().generic_string();
      if (name.ends_with(kLicet) && at->is_regular_file(quiet)) found.push_back(name);
    }
    std::sort(found.begin(), found.end());
    for (const std::string& file : found) add(file);
  }
  void add(const std::string& file) {
    if (std::find(files_.begin(), files_.end(), file) == files_.end()) files_.push_back(file);
  }

  // Takes diagnostics over from texts of which nothing else is kept.
  void take(const Diagnostics& from, const Sources& texts) {
    const auto place = [&](Place place) {
      if (place.source == kNoSource) return place;
      const Source& text = texts[place.source];
      SourceId own = source_named(*out_.sources, text.name());
      if (own == kNoSource) own = out_.sources->add(text.name(), std::string(text.text()));
      return Place{own, place.span};
    };
    for (const Diagnostic& d : from.all()) {
      auto report = out_.diagnostics.report(
          d.code, d.place.source == kNoSource ? Place{kNoSource, {troubles_, troubles_}} : place(d.place), d.message);
      ++troubles_;
      if (!d.help.empty()) report.help(d.help);
      for (const Label& label : d.labels) report.label(place(label.place), label.message);
    }
  }

  // Scenario files of one folder are often about the same policies, so these are loaded once.
  std::shared_ptr<const Program> policy_of(const LoadRequest& request) {
    std::string key;
    for (const std::string& path : request.paths) key += same_file_key(path) + "\n";
    for (const NamedText& text : request.texts) key += text.text + "\n";
    if (const auto known = loaded_.find(key); known != loaded_.end()) return known->second;
    const Loaded loaded = load(request);
    if (!loaded.program) take(loaded.diagnostics, *loaded.sources);
    loaded_.emplace(key, loaded.program);
    return loaded.program;
  }

  // A policy may hold scenarios itself. Most do not, so that is seen before it is loaded.
  void policy_file(const std::string& file) {
    const auto text = read_text(file);
    if (!text) return trouble(Code::unreadable_file, "`" + file + "` cannot be read");
    if (text->find("scenario") == text->npos) return;
    LoadRequest request;
    request.paths = {file};
    const auto program = policy_of(request);
    if (!program) return;
    for (Suite& suite : suites_within(program)) {
      if (same_file_key(suite.name) == same_file_key(file)) out_.suites.push_back(std::move(suite));
    }
  }

  void scenario_file(const std::string& file) {
    auto text = read_text(file);
    if (!text) return trouble(Code::unreadable_file, "`" + file + "` cannot be read");
    Sources alone;
    Symbols symbols;
    Diagnostics wrong;
    const SourceId id = alone.add(file, *text);
    const Ast ast = parse(id, alone, symbols, wrong);
    if (wrong.has_errors()) return take(wrong, alone);

    LoadRequest request;
    const std::string beside = file.substr(0, file.size() - kScenarios.size()) + std::string(kLicet);
    const bool has_policy = fs::is_regular_file(beside);
    if (has_policy) request.paths.push_back(beside);
    std::string standard;
    for (const std::string& name : uses_of(ast, symbols)) {
      if (name.starts_with("std.")) {
        standard += "use " + name + "\n";
      } else if (const auto path = find_module(file, name)) {
        request.paths.push_back(*path);
      } else {
        return trouble(Code::no_such_module, "`" + file + "` uses `" + name + "`, and there is no such file",
                       "it would be " + module_places(file, name).front() + ", or stand in a folder above");
      }
    }
    if (!standard.empty()) request.texts.push_back({file, standard});
    if (request.paths.empty() && request.texts.empty()) {
      return trouble(Code::scenarios_without_policy, "`" + file + "` does not say which policy it is about",
                     "put it beside a policy of the same name, or begin it with `use`");
    }
    const auto program = policy_of(request);
    if (!program) return;
    auto sources = std::make_shared<Sources>(program->sources);
    const SourceId source = sources->add(file, std::move(*text));
    auto suite = suite_of(program, std::move(sources), source, wrong);
    if (!suite) return;
    if (has_policy) suite->seen_from = source_named(*program->sources, beside);
    out_.suites.push_back(std::move(*suite));
  }

  Suites out_;
  std::vector<std::string> files_;
  std::map<std::string, std::shared_ptr<const Program>> loaded_;
  std::uint32_t troubles_ = 0;
};

}  // namespace

Suites load_suites(const std::vector<std::string>& paths) { return Finder().run(paths); }

std::vector<Suite> suites_within(const std::shared_ptr<const Program>& program) {
  std::vector<Suite> suites;
  for (std::size_t i = 0; i < program->sources->size(); ++i) {
    const SourceId source{static_cast<std::uint32_t>(i)};
    if ((*program->sources)[source].text().find("scenario") == std::string_view::npos) continue;
    Diagnostics none;  // the policy was loaded from this text, so it has no mistakes
    auto suite = suite_of(program, std::make_shared<Sources>(program->sources), source, none);
    if (!suite) continue;
    suite->seen_from = source;
    suites.push_back(std::move(*suite));
  }
  return suites;
}

}  // namespace licet::core
