#include <algorithm>
#include <string>
#include <vector>

#include "command.hpp"

namespace licet::command {

namespace {

constexpr std::size_t kWidest = 22;  // a longer name stands on a line of its own

struct Entry {
  std::string name, about;
};

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// `  NAME   what it is`, the words broken at the width and kept in their column.
std::string entry_text(const Entry& entry, std::size_t column, std::size_t width) {
  std::string line = "  " + entry.name;
  const std::size_t used = display_width(line);
  line += used + 2 > column ? "\n" + std::string(column, ' ') : std::string(column - used, ' ');
  std::string words = wrapped(entry.about, width - column);
  for (std::size_t at = words.find('\n'); at != std::string::npos; at = words.find('\n', at + column)) {
    words.insert(at + 1, column, ' ');
  }
  return line + words + "\n";
}

std::string section(const std::string& title, const std::vector<Entry>& entries, std::size_t width) {
  if (entries.empty()) return {};
  std::size_t column = 0;
  for (const Entry& entry : entries) {
    const std::size_t used = display_width(entry.name);
    if (used <= kWidest) column = std::max(column, used + 4);
  }
  std::string text = "\n" + title + "\n";
  for (const Entry& entry : entries) text += entry_text(entry, std::max<std::size_t>(column, 8), width);
  return text;
}

std::string option_name(const CLI::Option& option) {
  std::string name;
  for (const std::string& letter : option.get_snames()) name += (name.empty() ? "-" : ", -") + letter;
  for (const std::string& word : option.get_lnames()) name += (name.empty() ? "--" : ", --") + word;
  if (!option.get_type_name().empty()) name += " " + option.get_type_name();
  return name;
}

}  // namespace

std::string Help::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode /*mode*/) const {
  const std::size_t width = Output(1).width();
  std::vector<Entry> given, options, commands;
  std::string usage = "Usage: " + (name.empty() ? app->get_name() : name);
  for (const CLI::Option* option : app->get_options()) {
    if (option->get_positional()) {
      usage += " " + option->get_option_text();
      given.push_back({option->get_option_text(), option->get_description()});
    } else {
      options.push_back({option_name(*option), option->get_description()});
    }
  }
  for (const CLI::App* sub : app->get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back({sub->get_name(), first_line(sub->get_description())});
  }
  if (!commands.empty()) usage += " COMMAND …";
  if (options.size() > 1) usage += " [OPTION…]";

  std::string text = app->get_description() + "\n\n" + usage + "\n";
  text +=
      section("Commands", commands, width) + section("What to give", given, width) + section("Options", options, width);
  if (!app->get_footer().empty()) text += "\n" + wrapped(app->get_footer(), width) + "\n";
  return text;
}

}  // namespace licet::command
