package = "licet"
version = "scm-1"
-- `luarocks make lang/lua/licet-scm-1.rockspec` in the root of the tree builds what stands there.
source = { url = "git+file://." }
description = {
  summary = "Rules of conduct as text, and answers to: is this permitted, and why",
  detailed = "The Lua module of Licet, a language for service orders, codes and guidelines. It is built with the library.",
  license = "BSL-1.0",
}
dependencies = { "lua >= 5.1, < 5.5" }
build = {
  type = "cmake",
  variables = {
    CMAKE_BUILD_TYPE = "Release",
    CMAKE_INSTALL_PREFIX = "$(PREFIX)",
    LICET_LUA = "ON",
    LICET_LUA_INCLUDE = "$(LUA_INCDIR)",
    LICET_LUA_INSTALL = "$(LIBDIR)",
    LICET_REPL = "OFF",
    LICET_EXAMPLES = "OFF",
    LICET_TESTS = "OFF",
    LICET_INSTALL = "OFF",
  },
}
