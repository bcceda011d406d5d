#include <memory>
#include <optional>
#include <vector>

#include "command.hpp"
#include "files.hpp"
#include "syntax/format.hpp"
#include "syntax/parser.hpp"

namespace licet::command {

namespace {

struct FmtOptions {
  std::vector<std::string> paths;
  bool check = false;
};

struct Layout {
  std::optional<std::string> text;  // none: it does not parse, and nothing must be changed
  std::string messages;
};

// In the house layout. A file that does not parse is left alone: laying out what is not understood could lose
// something.
Layout lay_out(const std::string& name, const std::string& text, core::Colour colour) {
  core::Sources sources;
  core::Symbols symbols;
  core::Diagnostics diagnostics;
  const core::SourceId id = sources.add(name, text);
  const core::Ast ast = core::parse(id, sources, symbols, diagnostics);
  if (diagnostics.has_errors()) return {std::nullopt, core::render(diagnostics, sources, colour)};
  return {core::format(ast, sources[id]), {}};
}

// One more look before a file is replaced: the new text has to be understood, and to be in the house layout itself.
void look_again(const std::string& name, const std::string& laid_out) {
  const Layout again = lay_out(name, laid_out, core::Colour::no);
  if (!again.text || *again.text != laid_out) {
    throw std::logic_error(fmt::format("the layout of `{}` is not stable; the file is as it was", name));
  }
}

Status one(const std::string& name, const FmtOptions& options, Terminal& terminal) {
  const bool input = name == "-";
  const FileText file = read_file(name);
  if (file.error != 0) {
    tell(terminal, cannot_read(name, file.error));
    return Status::wrong;
  }
  const Layout layout = lay_out(input ? "standard input" : name, file.text, terminal.err.colour());
  if (!layout.text) {
    terminal.err.write(layout.messages);
    return Status::wrong;
  }
  look_again(name, *layout.text);
  const bool same = *layout.text == file.text;
  if (options.check) {
    if (!same) terminal.out.print("{}\n", input ? "standard input" : name);
    return same ? Status::well : Status::refused;
  }
  if (input) {
    terminal.out.write(*layout.text);
  } else if (!same) {
    if (const std::string why = write_file(name, *layout.text); !why.empty()) {
      tell(terminal,
           {core::Code::cannot_write, fmt::format("cannot write `{}`: {}", name, why), "the file is as it was"});
      return Status::wrong;
    }
    terminal.out.print("{}\n", name);
  }
  return Status::well;
}

Status run(const FmtOptions& options, Terminal& terminal) {
  if (options.paths == std::vector<std::string>{"-"}) return one("-", options, terminal);
  const Found found = licet_files(options.paths);
  Status status = Status::well;
  for (const Unreadable& path : found.unreadable) {
    tell(terminal, cannot_read(path.path, path.error));
    status = Status::wrong;
  }
  if (found.files.empty() && found.unreadable.empty()) {
    throw Problem(core::Code::empty_folder, "there is no `.licet` file here", "name the files or folders to lay out");
  }
  for (const std::string& file : found.files) status = worse(status, one(file, options, terminal));
  return status;
}

}  // namespace

void add_fmt(CLI::App& licet, Action& chosen) {
  CLI::App* command = licet.add_subcommand(
      "fmt",
      "Lays out policy texts in the house style, in place\n\n"
      "  $ licet fmt policies                     every .licet file below; the names of those that changed are shown\n"
      "  $ licet fmt --check policies             changes nothing; status 1 and their names if some would change\n"
      "  $ licet fmt - < draft.licet              from standard input to standard output");
  auto options = std::make_shared<FmtOptions>();
  command
      ->add_option("PATH", options->paths, "files and folders; - is standard input; without any: the folder you are in")
      ->option_text("[PATH…]");
  command->add_flag("--check", options->check, "only says which files would change");
  command->footer(
      "A file with errors is left alone. A file is replaced only by a complete new text, so it is never lost.\n\n"
      "Exit status: 0 all is well; 1 with --check, some would change; 3 some could not be read, understood or "
      "written.");
  command->callback([options, &chosen] { chosen = [options](Terminal& terminal) { return run(*options, terminal); }; });
}

}  // namespace licet::command
