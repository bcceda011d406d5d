#pragma once

#include <functional>
#include <string>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "problem.hpp"
#include "status.hpp"
#include "terminal.hpp"

// The subcommands, one file each. A subcommand describes itself to the command line and says what to do when it is
// chosen.
namespace licet::command {

using Action = std::function<Status(Terminal&)>;

// Each adds its subcommand to `licet`; when the command line chooses it, `chosen` becomes what to do.
void add_repl(CLI::App& licet, Action& chosen);
void add_ask(CLI::App& licet, Action& chosen);
void add_batch(CLI::App& licet, Action& chosen);
void add_test(CLI::App& licet, Action& chosen);
void add_check(CLI::App& licet, Action& chosen);
void add_fmt(CLI::App& licet, Action& chosen);
void add_coverage(CLI::App& licet, Action& chosen);
void add_doc(CLI::App& licet, Action& chosen);
void add_dump(CLI::App& licet, Action& chosen);
void add_explain(CLI::App& licet, Action& chosen);
void add_completion(CLI::App& licet, Action& chosen);

// How help is laid out: what it does, examples, what may be given, what the exit status means. The first line of a
// description is what the list of subcommands shows; examples follow it.
class Help : public CLI::Formatter {
public:
  [[nodiscard]] std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

}  // namespace licet::command
