#include "policy.hpp"

#include "meaning/load.hpp"

namespace licet::command {

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
