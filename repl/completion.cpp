#include <algorithm>
#include <memory>
#include <vector>

#include "command.hpp"

// Scripts with which a shell completes `licet …` at the tab key. They are made from the command line's own description,
// so that they cannot fall behind it.
namespace licet::command {

namespace {

struct Word {  // an option or a subcommand
  std::string name, about;
  bool takes_value = false;
};

std::vector<const CLI::App*> subcommands(const CLI::App& licet) {
  return licet.get_subcommands([](const CLI::App*) { return true; });
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::vector<Word> options_of(const CLI::App& command) {
  std::vector<Word> words;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      words.push_back({"--" + name, first_line(option->get_description()), option->get_type_size() != 0});
    }
  }
  return words;
}

std::string names_of(const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) text += (text.empty() ? "" : " ") + word.name;
  return text;
}

// What the positionals of a command are: the names of shells, or files.
std::string choices_of(const CLI::App& command) { return command.get_name() == "completion" ? "bash zsh fish" : ""; }

// Within single quotation marks of a shell.
std::string quoted(std::string text) {
  for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 4))
    text.replace(at, 1, "'\\''");
  return "'" + text + "'";
}

std::string bash_script(const CLI::App& licet) {
  std::string commands;
  std::string cases;
  for (const CLI::App* command : subcommands(licet)) {
    commands += (commands.empty() ? "" : " ") + command->get_name();
    cases += fmt::format("    {}) options={}; choices={} ;;\n", command->get_name(),
                         quoted(names_of(options_of(*command))), quoted(choices_of(*command)));
  }
  return fmt::format(
      "# Completes the words of licet in bash:  source <(licet completion bash)\n"
      "_licet() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} options={0} choices=''\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W {1}\" $options\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n"
      "{2}"
      "  esac\n"
      "  compopt -o filenames 2>/dev/null\n"
      "  case $word in\n"
      "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
      "    *) if [ -n \"$choices\" ]; then COMPREPLY=($(compgen -W \"$choices\" -- \"$word\"))\n"
      "       else mapfile -t COMPREPLY < <(compgen -d -- \"$word\"; compgen -f -X '!*.@(licet|json)' -- \"$word\"); "
      "fi ;;\n"
      "  esac\n"
      "}}\n"
      "shopt -s extglob\n"
      "complete -F _licet licet\n",
      quoted(names_of(options_of(licet))), quoted(commands), cases);
}

// In zsh's lists a colon or a bracket parts a name from its description.
std::string zsh_about(std::string text, std::string_view special) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (special.find(text[at]) != std::string_view::npos) text.insert(at++, "\\");
  }
  return text;
}

std::string zsh_script(const CLI::App& licet) {
  std::string commands;
  std::string cases;
  for (const CLI::App* command : subcommands(licet)) {
    commands +=
        "    " + quoted(command->get_name() + ":" + zsh_about(first_line(command->get_description()), ":")) + "\n";
    cases += fmt::format("    {})\n      _arguments \\\n", command->get_name());
    for (const Word& word : options_of(*command)) {
      cases += "        " +
               quoted(word.name + "[" + zsh_about(word.about, "[]") + "]" + (word.takes_value ? ":value:_files" : "")) +
               " \\\n";
    }
    const std::string choices = choices_of(*command);
    cases += "        " +
             quoted(choices.empty() ? "*:file:_files -g \"*.(licet|json)(-.)\"" : "1:shell:(" + choices + ")") +
             " ;;\n";
  }
  return fmt::format(
      "#compdef licet\n"
      "# Completes the words of licet in zsh:  licet completion zsh > ~/.zfunc/_licet  (a folder of $fpath)\n"
      "_licet() {{\n"
      "  local -a commands\n"
      "  commands=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe -t commands command commands\n"
      "    return\n"
      "  fi\n"
      "  local command=$words[2]\n"
      "  shift words; (( CURRENT-- ))\n"
      "  case $command in\n{}"
      "  esac\n"
      "}}\n"
      "if [ \"$funcstack[1]\" = _licet ]; then _licet \"$@\"; else compdef _licet licet; fi\n",
      commands, cases);
}

std::string fish_script(const CLI::App& licet) {
  std::string text =
      "# Completes the words of licet in fish:  licet completion fish > ~/.config/fish/completions/licet.fish\n"
      "complete -c licet -e\n";
  for (const Word& word : options_of(licet)) {
    text += fmt::format("complete -c licet -n __fish_use_subcommand -l {} -d {}\n", word.name.substr(2),
                        quoted(word.about));
  }
  for (const CLI::App* command : subcommands(licet)) {
    const std::string& name = command->get_name();
    text += fmt::format("complete -c licet -f -n __fish_use_subcommand -a {} -d {}\n", name,
                        quoted(first_line(command->get_description())));
    for (const Word& word : options_of(*command)) {
      text += fmt::format("complete -c licet -n '__fish_seen_subcommand_from {}' -l {}{} -d {}\n", name,
                          word.name.substr(2), word.takes_value ? " -r" : "", quoted(word.about));
    }
    if (const std::string choices = choices_of(*command); !choices.empty()) {
      text += fmt::format("complete -c licet -f -n '__fish_seen_subcommand_from {}' -a {}\n", name, quoted(choices));
    }
  }
  return text;
}

}  // namespace

void add_completion(CLI::App& licet, Action& chosen) {
  CLI::App* command = licet.add_subcommand(
      "completion",
      "Writes a script with which a shell completes licet's words\n\n"
      "  $ source <(licet completion bash)                                        # bash: in ~/.bashrc\n"
      "  $ licet completion zsh > ~/.zfunc/_licet                                 # zsh: a folder of $fpath\n"
      "  $ licet completion fish > ~/.config/fish/completions/licet.fish");
  auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "bash, zsh or fish")->option_text("SHELL")->required();
  command->footer(
      "The packages of licet put these scripts where each shell finds them.\n\nExit status: 0; 3 if the shell is "
      "another.");
  command->callback([shell, &licet, &chosen] {
    chosen = [shell, &licet](Terminal& terminal) {
      if (*shell == "bash") {
        terminal.out.write(bash_script(licet));
      } else if (*shell == "zsh") {
        terminal.out.write(zsh_script(licet));
      } else if (*shell == "fish") {
        terminal.out.write(fish_script(licet));
      } else {
        throw Problem(core::Code::bad_command_line, fmt::format("there is no completion for the shell `{}`", *shell),
                      "say bash, zsh or fish");
      }
      return Status::well;
    };
  });
}

}  // namespace licet::command
