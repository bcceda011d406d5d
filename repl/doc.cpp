#include <memory>
#include <vector>

#include "command.hpp"
#include "files.hpp"
#include "meaning/load.hpp"
#include "report/document.hpp"

namespace licet::command {

namespace {

struct DocOptions {
  std::vector<std::string> paths;
  std::string output;
  bool markdown = false;
};

Status run(const DocOptions& options, Terminal& terminal) {
  core::LoadRequest request;
  request.paths = options.paths;
  const core::Loaded loaded = core::load(request);
  const core::Suites suites = core::load_suites(options.paths);
  terminal.err.write(core::render(loaded.diagnostics, *loaded.sources, terminal.err.colour()));
  if (!loaded.program) return Status::wrong;
  terminal.err.write(core::render(suites.diagnostics, *suites.sources, terminal.err.colour()));
  if (suites.diagnostics.has_errors()) return Status::wrong;

  core::Coverage coverage;
  std::vector<core::ScenarioResult> results;
  for (const core::Suite& suite : suites.suites) {
    for (core::ScenarioResult& result : core::run_scenarios(suite, {}, &coverage)) results.push_back(std::move(result));
  }
  const std::vector<core::Document> documents = core::documents_of(*loaded.program, results, coverage);
  if (documents.empty()) throw Problem(core::Code::nothing_to_load, "there is no instrument in what was named");
  const std::string page = options.markdown ? core::document_markdown(documents) : core::document_html(documents);
  if (options.output.empty()) {
    terminal.out.write(page);
  } else if (const std::string why = write_file(options.output, page); !why.empty()) {
    throw Problem(core::Code::cannot_write, fmt::format("cannot write `{}`: {}", options.output, why));
  }
  return Status::well;
}

}  // namespace

void add_doc(CLI::App& licet, Action& chosen) {
  CLI::App* command =
      licet.add_subcommand("doc",
                           "Writes a policy as a document to read and to print\n\n"
                           "  $ licet doc -o interpol.html policies/interpol   a page that needs nothing else\n"
                           "  $ licet doc --markdown policies/interpol | less");
  auto options = std::make_shared<DocOptions>();
  command->add_option("POLICY", options->paths, "files and folders, with the scenarios beside them")
      ->option_text("POLICY…")
      ->required();
  command->add_option("-o,--output", options->output, "writes to this file instead of to the terminal")
      ->type_name("FILE");
  command->add_flag("--markdown", options->markdown, "as Markdown instead of HTML");
  command->footer(
      "Paragraph by paragraph: each norm in words made from its code, the exceptions under what they qualify, open "
      "readings, who decides what is left to judgment, and scenarios as examples.\n\n"
      "Exit status: 0; 3 if a policy or a scenario is wrong.");
  command->callback([options, &chosen] { chosen = [options](Terminal& terminal) { return run(*options, terminal); }; });
}

}  // namespace licet::command
