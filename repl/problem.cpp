#include "problem.hpp"

#include <cerrno>

#include "files.hpp"

namespace licet::command {

void tell(Terminal& terminal, const Problem& problem) {
  terminal.out.flush();
  const core::Diagnostic diagnostic{problem.code, core::Severity::error, {}, problem.what(), problem.help, {}};
  terminal.err.write(core::render(diagnostic, core::Sources{}, terminal.err.colour()));
}

Problem cannot_read(const std::string& path, int error) {
  const bool missing = error == ENOENT || error == ENOTDIR;
  return {missing ? core::Code::no_such_file : core::Code::unreadable_file,
          missing ? fmt::format("there is no file or folder `{}`", path)
                  : fmt::format("cannot read `{}`: {}", path, why_errno(error))};
}

}  // namespace licet::command
