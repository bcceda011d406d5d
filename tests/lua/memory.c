/* Lua's memory ends at every allocation in turn, and the library's own at many: what Lua raises is caught, nothing
 * leaks, nothing is permitted by it, and the module goes on working afterwards. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int luaopen_licet(lua_State* L);
extern long new_left, new_live; /* tests/c/failing_new.cpp */

static long lua_left = -1; /* how many allocations succeed; then all fail, as Lua tries again after collecting */
static int lua_ended = 0;
static int failures = 0;

static void* allocate(void* user, void* block, size_t old_size, size_t new_size) {
  (void)user;
  (void)old_size;
  if (new_size == 0) {
    free(block);
    return NULL;
  }
  if (block == NULL || new_size > old_size) { /* Lua relies on shrinking */
    if (lua_left == 0) {
      lua_ended = 1;
      return NULL;
    }
    if (lua_left > 0) --lua_left;
  }
  return realloc(block, new_size);
}

static void fail(const char* what, long n) {
  fprintf(stderr, "failed: %s (allocation %ld)\n", what, n);
  ++failures;
}

static lua_State* state(void) {
  lua_State* L = lua_newstate(allocate, NULL);
#ifdef LUAJIT_MODE_ENGINE
  if (L == NULL) L = luaL_newstate();
#endif
  if (L == NULL) return NULL;
  return L;
}

/* Under pcall: opens the libraries, compiles the policy of the house, loads the request. Leaves policy and request. */
static int set_up(lua_State* L) {
  const char* folder = lua_touserdata(L, 1);
  luaL_openlibs(L);
  lua_pushcfunction(L, luaopen_licet);
  lua_call(L, 0, 1);
  lua_getfield(L, -1, "compile");
  lua_pushfstring(L, "%s/house.lua", folder);
  if (luaL_loadfile(L, lua_tostring(L, -1)) != 0) return lua_error(L);
  lua_call(L, 0, 1);
  lua_remove(L, -2);
  lua_call(L, 1, 2);
  if (lua_isnil(L, -2)) return lua_error(L);
  lua_pop(L, 1);
  lua_pushfstring(L, "%s/request.lua", folder);
  if (luaL_loadfile(L, lua_tostring(L, -1)) != 0) return lua_error(L);
  lua_remove(L, -2);
  return 2;
}

static int protected_set_up(lua_State* L, const char* folder, long left) {
  int status;
  lua_pushcfunction(L, set_up); /* Lua 5.1 allocates for this: not yet */
  lua_pushlightuserdata(L, (void*)folder);
  lua_left = left;
  status = lua_pcall(L, 1, 2, 0);
  lua_left = -1;
  return status;
}

/* Makes the request, which stands on the stack above the policy. 0: well; 1: an error was raised; 2: a wrong answer. */
static int request(lua_State* L) {
  int status;
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 1);
  status = lua_pcall(L, 1, 1, 0);
  if (lua_left >= 0) lua_left = -1;
  if (status == 0 && !(lua_isboolean(L, -1) && lua_toboolean(L, -1))) {
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    status = 2;
  } else if (status != 0) {
    status = 1;
  }
  lua_settop(L, 2);
  lua_gc(L, LUA_GCCOLLECT, 0);
  lua_gc(L, LUA_GCCOLLECT, 0);
  return status;
}

static void requests_survive(lua_State* L, long* left, long least) {
  long n, raised = 0, live;
  if (request(L) != 0) fail("a request with all the memory it wants", -1);
  live = new_live;
  for (n = 0;; ++n) {
    int status, ended;
    lua_ended = 0;
    *left = n;
    status = request(L);
    ended = left == &new_left ? new_left < 0 : lua_ended;
    raised += status == 1;
    if (status == 2) fail("an answer", n);
    *left = -1;
    if (new_live != live) {
      fail("something leaks", n);
      live = new_live;
    }
    if (failures > 10 || !ended) break;
  }
  if (raised < least) fail("too few allocations failed for this to be a test", raised);
  if (request(L) != 0) fail("a request afterwards", -1);
  printf("%ld allocations, %ld of them raised an error\n", n, raised);
}

int main(int count, char** arguments) {
  const char* folder = count > 1 ? arguments[1] : ".";
  lua_State* L = state();
  long n, live, last = 0;
  if (L == NULL || protected_set_up(L, folder, -1) != 0) {
    fprintf(stderr, "%s\n", L == NULL ? "no state" : lua_tostring(L, -1));
    return 1;
  }
  requests_survive(L, &lua_left, 20);
  requests_survive(L, &new_left, 20);
  lua_close(L);
  live = new_live;
  for (n = 0; last == 0 && failures == 0; n += n < 20 ? 1 : n / 8) {
    int status = 1;
    L = state(); /* LuaJIT itself does not survive an allocation that fails here */
    lua_ended = 0;
    if (L != NULL) status = protected_set_up(L, folder, n);
    last = lua_ended ? 0 : n;
    lua_left = -1;
    if (last != 0 && status != 0) fail("loading with all the memory it wants", n);
    if (L != NULL) lua_close(L);
    if (new_live != live) fail("loading leaks", n);
  }
  if (last < 20) fail("too few allocations for this to be a test", last);
  return failures == 0 ? 0 : 1;
}
