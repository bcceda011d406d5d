#include "inside.h"

#if defined(__GNUC__)
__attribute__((visibility("default")))
#endif
int luaopen_licet(lua_State *L);

int luaopen_licet(lua_State* L) {
#if LUA_VERSION_NUM >= 502
  luaL_checkversion(L);
#endif
  if (licet_abi_version() < LICET_ABI_VERSION) return luaL_error(L, "the library is older than its Lua module");
  make_class(L, POLICY, policy_methods, NULL, policy_close, policy_text);
  make_class(L, ASKER, asker_methods, NULL, asker_close, asker_text);
  make_class(L, CASE, case_methods, NULL, case_close, case_text);
  make_class(L, ANSWER, NULL, answer_index, answer_close, answer_text);
  lua_newtable(L);
  lua_pushcfunction(L, load);
  lua_setfield(L, -2, "load");
  lua_pushcfunction(L, compile);
  lua_setfield(L, -2, "compile");
  push_text(L, licet_version());
  lua_setfield(L, -2, "version");
  return 1;
}
