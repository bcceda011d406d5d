#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <exception>
#include <new>
#include <vector>

#include <licet/version.h>

#include "command.hpp"
#include "files.hpp"

// The command line: which subcommand, and how it ended. Everything else is in the file of that subcommand.
namespace licet::command {

namespace {

constexpr const char* kAbout =
    "licet: is this permitted, and why?\n\n"
    "  $ licet ask policies/interpol 'let gabon, togo be Country' 'may gabon give_benefit { to: togo }?'\n"
    "  $ licet repl policies/interpol                    a conversation: try this first\n"
    "  $ licet test policies                             run the scenarios\n"
    "  $ licet check policies/interpol                   read a policy over the author's shoulder";

constexpr const char* kEnd =
    "Exit status: 0 permitted, recommended or obligatory, or all is well; 1 prohibited, discouraged or needs "
    "authorisation, or tests failed, or there are findings; 2 undetermined, unregulated or no power; 3 the policy, the "
    "case or the command line is wrong.\n\n"
    "Messages begin with a code such as E2003: `licet explain E2003` tells more. `licet COMMAND --help` has examples "
    "for "
    "each command.";

void describe(CLI::App& licet, Action& chosen) {
  licet.formatter(std::make_shared<Help>());
  licet.set_help_flag("-h,--help", "shows this help");
  licet.set_version_flag("--version", "licet " LICET_VERSION, "shows the version");
  licet.require_subcommand(0, 1);
  licet.footer(kEnd);
  add_repl(licet, chosen);
  add_ask(licet, chosen);
  add_batch(licet, chosen);
  add_test(licet, chosen);
  add_check(licet, chosen);
  add_fmt(licet, chosen);
  add_coverage(licet, chosen);
  add_doc(licet, chosen);
  add_dump(licet, chosen);
  add_explain(licet, chosen);
  add_completion(licet, chosen);
}

// The commands and options that might have been meant.
std::vector<std::string> words_of(const CLI::App& licet) {
  std::vector<std::string> words;
  const std::vector<CLI::App*> chosen = licet.get_subcommands();
  const CLI::App& command = chosen.empty() ? licet : *chosen.front();
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  for (const CLI::App* sub : command.get_subcommands([](const CLI::App*) { return true; }))
    words.push_back(sub->get_name());
  return words;
}

// In the words of this command rather than of the library that reads the command line.
Problem problem_of(const CLI::ParseError& error, const CLI::App& licet) {
  std::string command = "licet";
  for (const CLI::App* sub : licet.get_subcommands()) command += " " + sub->get_name();
  std::string message = error.what();
  message.resize(std::min(message.find('\n'), message.size()));
  std::string help = fmt::format("`{} --help` shows what may be given", command);
  const std::size_t last = message.rfind(' ') + 1;
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const std::string word = message.substr(last);
    message = fmt::format("`{}` knows no `{}`", command, word);
    if (const std::string near = core::nearest(word, words_of(licet)); !near.empty())
      help = fmt::format("did you mean `{}`?", near);
  } else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    const std::string option = message.substr(0, message.find(':'));
    message = fmt::format("`{}` does not have the value that it needs, or has one too many", option);
  } else if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    message = fmt::format("`{}` needs a {}", command, message.substr(0, message.find(' ')));
  }
  return {core::Code::bad_command_line, message, help};
}

Status run(int count, char** arguments, Terminal& terminal) {
  Action chosen;
  CLI::App licet(kAbout, "licet");
  describe(licet, chosen);
  try {
    licet.parse(count, arguments);
    if (!chosen) throw CLI::CallForHelp();
  } catch (const CLI::CallForHelp&) {
    terminal.out.write(licet.help());
    return count > 1 ? Status::well : Status::wrong;
  } catch (const CLI::CallForVersion& version) {
    terminal.out.write(std::string(version.what()) + "\n");
    return Status::well;
  } catch (const CLI::ParseError& error) {
    tell(terminal, problem_of(error, licet));
    return Status::wrong;
  }
  return chosen(terminal);
}

Status guarded(int count, char** arguments, Terminal& terminal) {
  try {
    return run(count, arguments, terminal);
  } catch (const Problem& problem) {
    tell(terminal, problem);
  } catch (const std::bad_alloc&) {
    terminal.err.write("licet: there is not enough memory\n");
  } catch (const std::exception& error) {
    terminal.err.print("licet: this should not happen, and is an error of licet itself: {}\n", error.what());
  }
  return Status::wrong;
}

}  // namespace

}  // namespace licet::command

int main(int count, char** arguments) {
  using namespace licet::command;  // NOLINT: the one place where the two meet
  // Texts are UTF-8 whatever the machine believes; a bare "C" locale could not even edit a line of it.
  if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
  prepare_streams();
  Terminal terminal;
  Status status = guarded(count, arguments, terminal);
  terminal.out.finish();
  if (const int trouble = terminal.out.trouble(); trouble != 0) {
    tell(terminal, {licet::core::Code::output_lost, "cannot write the output: " + why_errno(trouble)});
    status = Status::wrong;
  }
  terminal.err.flush();
  return static_cast<int>(status);
}
