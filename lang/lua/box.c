#include "inside.h"

#include <string.h>

static void* new_box(lua_State* L, size_t size, const char* name) {
  void* box = lua_newuserdata(L, size);
  memset(box, 0, size);
  luaL_getmetatable(L, name);
  lua_setmetatable(L, -2);
  return box;
}

struct policy_box* new_policy_box(lua_State* L) {
  return new_box(L, sizeof(struct policy_box), POLICY);
}
struct case_box* new_case_box(lua_State* L) {
  return new_box(L, sizeof(struct case_box), CASE);
}
struct answer_box* new_answer_box(lua_State* L) {
  return new_box(L, sizeof(struct answer_box), ANSWER);
}

int is_box(lua_State* L, int index, const char* name) {
  int same;
  if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return 0;
  luaL_getmetatable(L, name);
  same = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return same;
}

licet_policy* check_policy(lua_State* L, int index) {
  struct policy_box* box = luaL_checkudata(L, index, POLICY);
  if (box->policy == NULL) luaL_argerror(L, index, "this policy is closed");
  return box->policy;
}

struct case_box* check_case(lua_State* L, int index) {
  struct case_box* box = luaL_checkudata(L, index, CASE);
  if (box->facts == NULL) luaL_argerror(L, index, "this case is closed");
  return box;
}

static void set_function(lua_State* L, const char* name, lua_CFunction function) {
  lua_pushcfunction(L, function);
  lua_setfield(L, -2, name);
}

/* `index` NULL: the methods are looked up in a table, without a call. */
void make_class(lua_State* L, const char* name, const luaL_Reg* methods, lua_CFunction index, lua_CFunction close,
                lua_CFunction text) {
  luaL_newmetatable(L, name);
  lua_newtable(L);
  for (; methods != NULL && methods->name != NULL; ++methods) set_function(L, methods->name, methods->func);
  set_function(L, "close", close);
  if (index != NULL) lua_pushcclosure(L, index, 1); /* the methods are its upvalue */
  lua_setfield(L, -2, "__index");
  set_function(L, "__gc", close);
  set_function(L, "__close", close);
  set_function(L, "__tostring", text);
  lua_pushstring(L, name); /* so that nobody can fetch __gc and call it */
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}

int failed(lua_State* L, licet_status status, licet_error** error) {
  if (status == LICET_OK) return 0;
  if (status == LICET_NO_MEMORY) return luaL_error(L, "not enough memory");
  lua_pushnil(L);
  push_text(L, licet_error_message(*error));
  licet_error_free(*error);
  *error = NULL;
  if (status == LICET_WRONG) return 2;
  return luaL_error(L, "%s", lua_tostring(L, -1));
}

void push_text(lua_State* L, licet_text text) { lua_pushlstring(L, text.data == NULL ? "" : text.data, text.size); }

licet_text check_text(lua_State* L, int index) {
  licet_text text;
  luaL_checktype(L, index, LUA_TSTRING);
  text.data = lua_tolstring(L, index, &text.size);
  return text;
}

licet_text opt_text(lua_State* L, int index) {
  const licet_text none = {NULL, 0};
  return lua_isnoneornil(L, index) ? none : check_text(L, index);
}

/* The string stays in the table, so it may leave the stack. */
licet_text field_text(lua_State* L, int table, const char* name) {
  licet_text text = {NULL, 0};
  lua_getfield(L, table, name);
  if (lua_type(L, -1) == LUA_TSTRING)
    text.data = lua_tolstring(L, -1, &text.size);
  else if (!lua_isnil(L, -1))
    luaL_error(L, "`%s` must be a string, and is a %s", name, luaL_typename(L, -1));
  lua_pop(L, 1);
  return text;
}

int field_flag(lua_State* L, int table, const char* name) {
  int set;
  lua_getfield(L, table, name);
  set = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return set;
}
