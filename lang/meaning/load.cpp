#include "meaning/load.hpp"

#include <unordered_map>

#include "meaning/build.hpp"
#include "meaning/files.hpp"
#include "meaning/sha256.hpp"
#include "meaning/stdlib.hpp"
#include "syntax/parser.hpp"

namespace licet::core {

namespace {

// Collects the texts of a policy: those asked for, and then the modules that they use.
class Loader {
public:
  explicit Loader(const LoadRequest& request)
      : request_(request), program_(std::make_shared<Program>()), sources_(std::make_shared<Sources>()) {}

  Loaded run() {
    for (const std::string& path : request_.paths) load_path(path);
    for (const NamedText& text : request_.texts) {
      std::string key = "text:" + text.name;
      while (by_key_.count(key) != 0) key += "'";  // a host may give two texts one name: both count
      add(text.name, text.text, key, Origin::memory);
    }
    if (texts_.empty() && !diagnostics_.has_errors()) {
      trouble(Code::nothing_to_load, "no policy was given", "name a file or a folder that holds .licet files");
    }
    for (std::size_t i = 0; i < texts_.size(); ++i) load_modules(i);  // grows while it is walked
    name_owners();
    Loaded loaded;
    if (!diagnostics_.has_errors()) loaded.program = compile();
    diagnostics_.sort();
    loaded.sources = sources_;
    loaded.diagnostics = std::move(diagnostics_);
    return loaded;
  }

private:
  enum class Origin : std::uint8_t { disk, memory, library };

  // What is wrong with a path has no place in a text; the number keeps two of them apart.
  void trouble(Code code, std::string message, std::string help = {}) {
    const Span span{troubles_, troubles_};
    ++troubles_;
    diagnostics_.report(code, {kNoSource, span}, std::move(message)).help(std::move(help));
  }

  void load_path(const std::string& path) {
    const FilesFound found = files_of(path);
    const std::string quoted = "`" + path + "`";
    switch (found.trouble) {
      case FileTrouble::none:
        break;
      case FileTrouble::missing:
        return trouble(Code::no_such_file, "there is no file or folder " + quoted);
      case FileTrouble::unreadable:
        return trouble(Code::unreadable_file, quoted + " cannot be read");
      case FileTrouble::not_a_policy:
        return trouble(Code::not_a_policy, quoted + " is not a policy", "the name of a policy ends in .licet");
      case FileTrouble::empty_folder:
        return trouble(Code::empty_folder, "the folder " + quoted + " holds no policy");
    }
    for (const std::string& file : found.files) {
      const std::string key = same_file_key(file);
      if (by_key_.count(key) != 0) continue;
      if (auto text = read_text(file)) {
        add(file, std::move(*text), key, Origin::disk);
      } else {
        trouble(Code::unreadable_file, "`" + file + "` cannot be read");
      }
    }
  }

  std::uint32_t add(const std::string& name, std::string text, const std::string& key, Origin origin) {
    const auto id = static_cast<std::uint32_t>(texts_.size());
    if (const auto [known, fresh] = by_key_.emplace(key, id); !fresh) return known->second;
    digest_.add(std::to_string(text.size()) + ":");  // so that two texts differ from one made of both
    digest_.add(text);
    const SourceId source = sources_->add(name, std::move(text));
    Text made;
    made.ast = parse(source, *sources_, program_->symbols, diagnostics_);
    texts_.push_back(std::move(made));
    origins_.push_back(origin);
    return id;
  }

  void load_modules(std::size_t i) {
    std::vector<UsedModule> uses;
    const Ast& ast = texts_[i].ast;
    std::vector<std::pair<std::string, Span>> wanted;
    for (const Decl& decl : ast.decls) {
      const auto* use = variant2::get_if<UseDecl>(&decl.kind);
      if (use == nullptr) continue;
      for (const Path& path : use->modules) {
        std::string dotted;
        for (std::uint32_t n = 0; n < path.count; ++n) {
          dotted += (n == 0 ? "" : ".") + std::string(program_->symbols.text(ast.names[path.first + n]));
        }
        wanted.emplace_back(dotted, path.span);
      }
    }
    for (const auto& [dotted, span] : wanted) {  // add() may move texts_
      const auto found = module(i, dotted);
      UsedModule used{program_->symbols.intern(dotted), kNoSource, span};
      if (!found) {
        missing_module(i, dotted, span);
      } else {
        used.source = texts_[*found].ast.source;
        module_names_.emplace(*found, dotted);
        for (const Decl& decl : texts_[*found].ast.decls) {
          if (variant2::get_if<InstrumentDecl>(&decl.kind) == nullptr) continue;
          diagnostics_
              .report(Code::module_is_instrument, {texts_[i].ast.source, span},
                      "`" + dotted + "` is an instrument, not a module")
              .label({texts_[*found].ast.source, decl.span}, "it begins here")
              .help("load it beside this text instead");
          break;
        }
      }
      uses.push_back(used);
    }
    texts_[i].uses = std::move(uses);
  }

  std::optional<std::uint32_t> module(std::size_t i, const std::string& dotted) {
    const std::string from = (*sources_)[texts_[i].ast.source].name();
    if (dotted.rfind("std.", 0) == 0) {
      const auto text = standard_module(dotted);
      if (!text) return std::nullopt;
      for (std::uint32_t same = 0; same < texts_.size(); ++same) {  // the library's own folder was named, too
        if (origins_[same] == Origin::disk && (*sources_)[texts_[same].ast.source].text() == *text) return same;
      }
      return add(dotted, std::string(*text), "std:" + dotted, Origin::library);
    }
    for (const std::string& place : module_places(from, dotted)) {
      const auto known = by_key_.find("text:" + place);
      if (known != by_key_.end()) return known->second;
    }
    if (origins_[i] != Origin::disk) return std::nullopt;
    const auto path = find_module(from, dotted);
    if (!path) return std::nullopt;
    const std::string key = same_file_key(*path);
    if (const auto known = by_key_.find(key); known != by_key_.end()) return known->second;
    auto text = read_text(*path);
    if (!text) return std::nullopt;
    return add(*path, std::move(*text), key, Origin::disk);
  }

  void missing_module(std::size_t i, const std::string& dotted, Span span) {
    auto said =
        diagnostics_.report(Code::no_such_module, {texts_[i].ast.source, span}, "there is no module `" + dotted + "`");
    if (dotted.rfind("std.", 0) == 0) {
      std::vector<std::string> candidates;
      for (const EmbeddedFile& file : embedded_stdlib()) {
        candidates.push_back("std." + std::string(file.name.substr(0, file.name.rfind('.'))));
      }
      const std::string near = nearest(dotted, candidates);
      if (!near.empty()) said.help("did you mean `" + near + "`?");
    } else {
      const auto places = module_places((*sources_)[texts_[i].ast.source].name(), dotted);
      said.help("it would be the file " + places.front() + ", or stand in a folder above");
    }
  }

  void name_owners() {
    for (std::uint32_t i = 0; i < texts_.size(); ++i) {
      const auto used = module_names_.find(i);
      std::string name = used != module_names_.end() ? used->second : (*sources_)[texts_[i].ast.source].name();
      if (used == module_names_.end()) {  // a module that nobody uses is called like its file
        if (const auto slash = name.find_last_of('/'); slash != std::string::npos) name.erase(0, slash + 1);
        if (const auto dot = name.find('.'); dot != std::string::npos) name.erase(dot);
      }
      texts_[i].owner = program_->symbols.intern(name);
    }
  }

  std::shared_ptr<const Program> compile() {
    program_->sources = sources_;
    program_->digest = "sha256:" + digest_.hex();
    Build build(*program_, diagnostics_, std::move(texts_));
    declare_names(build);
    refer(build);
    declare_shapes(build);
    lower_instruments(build);
    lower_vocabulary(build);
    lower_rules(build);
    check_graph(build);
    check_supply(build);
    check_citations(build);
    if (diagnostics_.has_errors()) return nullptr;
    if (request_.findings == Findings::yes) find_warnings(build);
    program_->index();
    return program_;
  }

  const LoadRequest& request_;
  std::shared_ptr<Program> program_;
  std::shared_ptr<Sources> sources_;
  Diagnostics diagnostics_;
  std::vector<Text> texts_;
  std::vector<Origin> origins_;
  std::unordered_map<std::string, std::uint32_t> by_key_;  // of files and texts: their index in texts_
  std::map<std::uint32_t, std::string> module_names_;      // as `use` calls them
  Sha256 digest_;
  std::uint32_t troubles_ = 0;
};

}  // namespace

Loaded load(const LoadRequest& request) { return Loader(request).run(); }

Loaded load_text(std::string_view text, std::string_view name) {
  LoadRequest request;
  request.texts.push_back({std::string(name), std::string(text)});
  return load(request);
}

std::vector<JudgmentId> presumptions(const Program& program) {
  std::vector<JudgmentId> found;
  for (std::size_t i = 0; i < program.judgments.size(); ++i) {
    if (program.judgments[i].presumed) found.push_back(JudgmentId{static_cast<std::uint32_t>(i)});
  }
  return found;
}

}  // namespace licet::core
