#ifndef LICET_LUA_INSIDE_H
#define LICET_LUA_INSIDE_H

/* The Lua module: one source for Lua 5.1 to 5.4 and LuaJIT, a client of licet.h and of nothing else.
 *
 * Every call into Lua may leave the function by a jump: an error, or no memory. So what the library gives is put at
 * once into a box that Lua already owns, and a box is made before it is filled. Nothing of C++ is ever on the stack
 * when Lua is called: not even in the callback for facts on demand, which runs Lua under lua_pcall. */

#include <licet.h>

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM < 502
#define lua_rawlen lua_objlen
#define lua_setuservalue lua_setfenv
#define lua_getuservalue lua_getfenv
#endif

/* Boxes: userdata whose metatable frees what is in them, and whose error is freed there too if pushing its text fails.
 */
struct policy_box {
  licet_policy* policy;
  licet_error* error;
};
struct case_box {
  licet_case* facts;
  licet_error* error;
};
struct answer_box {
  licet_decision* decision;
  licet_explanation *why, *why_not;
  licet_error* error;
  int has_lists; /* its uservalue is a table of those that were asked for */
};

#define POLICY "licet.policy"
#define CASE "licet.case"
#define ANSWER "licet.answer"
#define ASKER "licet.asker"

struct policy_box* new_policy_box(lua_State* L); /* each pushes an empty one */
struct case_box* new_case_box(lua_State* L);
struct answer_box* new_answer_box(lua_State* L);
licet_policy* check_policy(lua_State* L, int index); /* raises if it is none, or closed */
struct case_box* check_case(lua_State* L, int index);
int is_box(lua_State* L, int index, const char* name);
void make_class(lua_State* L, const char* name, const luaL_Reg* methods, lua_CFunction index, lua_CFunction close,
                lua_CFunction text); /* registers it; pushes nothing */

/* What a call came to: 0 if well; else the results `nil, message` of a mistake are pushed and counted. Raises for
 * misuse and where there is no memory. */
int failed(lua_State* L, licet_status status, licet_error** error);

void push_text(lua_State* L, licet_text text);
licet_text check_text(lua_State* L, int index);                   /* a string; lives as long as it stands there */
licet_text opt_text(lua_State* L, int index);                     /* nil or none: empty */
licet_text field_text(lua_State* L, int table, const char* name); /* a string in a table; nil: empty */
int field_flag(lua_State* L, int table, const char* name);

/* Values and fields, in memory that belongs to the table at the stack index `keep`. */
licet_value to_value(lua_State* L, int index, int keep);
licet_field* to_fields(lua_State* L, int index, int keep, size_t* count); /* nil or none: no fields */
void* keep_block(lua_State* L, int keep, size_t size);

int push_json(lua_State* L, int index); /* a table as JSON text */

void check_options(lua_State* L, int options, int for_asker);    /* raises for one that does not exist */
void read_options(lua_State* L, int options, licet_asking* how); /* limits and flags, from a table */

extern const luaL_Reg policy_methods[], case_methods[], asker_methods[];
int policy_asker(lua_State* L);
int asker_close(lua_State* L);
int asker_text(lua_State* L);
int answer_index(lua_State* L);
int answer_close(lua_State* L);
int answer_text(lua_State* L);
int case_close(lua_State* L);
int case_text(lua_State* L);
int case_new(lua_State* L);                                   /* policy:case([table or JSON]) */
int push_case(lua_State* L, licet_policy* policy, int index); /* a case, table or JSON: pushes a case; or as failed */
int policy_close(lua_State* L);
int policy_text(lua_State* L);
int policy_ask(lua_State* L);
int load(lua_State* L);
int compile(lua_State* L);

#endif
