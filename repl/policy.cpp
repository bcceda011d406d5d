#include "policy.hpp"

#include <filesystem>

#include "meaning/load.hpp"
#include "problem.hpp"

namespace licet::command {

namespace {

bool is_statement(const std::string& argument) {
  std::error_code error;
  return argument.find_first_of(" ?\n\t") != std::string::npos && !std::filesystem::exists(argument, error);
}

}  // namespace

PoliciesAndStatements sorted_out(const std::vector<std::string>& arguments) {
  PoliciesAndStatements sorted;
  for (const std::string& argument : arguments)
    (is_statement(argument) ? sorted.statements : sorted.policies).push_back(argument);
  if (sorted.policies.empty()) {
    throw Problem(core::Code::bad_command_line, "no policy is named",
                  "name a file or a folder first, and then what to ask");
  }
  return sorted;
}

LoadedPolicy load_policy(std::vector<std::string> paths, core::Colour colour) {
  core::LoadRequest request;
  request.paths = paths;
  core::Loaded loaded = core::load(request);
  LoadedPolicy result;
  result.messages = core::render(loaded.diagnostics, *loaded.sources, colour);
  if (loaded.program != nullptr) result.policy = Policy{std::move(paths), std::move(loaded.program)};
  return result;
}

}  // namespace licet::command
