#include "inside.h"

#include <string.h>

/* licet.load(path, …): files, or folders with all *.licet below them. */
int load(lua_State* L) {
  const int count = lua_gettop(L);
  licet_text* paths;
  struct policy_box* box;
  int i, results;
  luaL_checkany(L, 1);
  paths = lua_newuserdata(L, (size_t)count * sizeof(licet_text));
  for (i = 0; i < count; ++i) paths[i] = check_text(L, i + 1);
  box = new_policy_box(L);
  results = failed(L, licet_load(paths, (size_t)count, NULL, &box->policy, &box->error), &box->error);
  return results > 0 ? results : 1;
}

/* licet.compile(text[, name]), or licet.compile { ["house.licet"] = text, … } */
int compile(lua_State* L) {
  licet_source one, *sources = &one;
  size_t count = 1;
  struct policy_box* box;
  int results;
  lua_settop(L, 2);
  if (lua_istable(L, 1)) {
    size_t i = 0;
    count = 0;
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) ++count;
    sources = lua_newuserdata(L, (count + 1) * sizeof(licet_source));
    for (lua_pushnil(L); lua_next(L, 1) != 0 && i < count; lua_pop(L, 1), ++i) {
      if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING)
        return luaL_argerror(L, 1, "texts by their names: { [\"house.licet\"] = text }");
      sources[i].name.data = lua_tolstring(L, -2, &sources[i].name.size);
      sources[i].text.data = lua_tolstring(L, -1, &sources[i].text.size);
    }
  } else {
    one.text = check_text(L, 1);
    one.name = lua_isnil(L, 2) ? licet_text_of("policy.licet") : check_text(L, 2);
  }
  box = new_policy_box(L);
  results = failed(L, licet_compile(sources, count, NULL, &box->policy, &box->error), &box->error);
  return results > 0 ? results : 1;
}

/* ---- facts on demand -------------------------------------------------------------------------------------------- */

struct fetching {
  lua_State* L;
  int handler, function; /* places on the stack of the one who asks */
};
struct supplying {
  const licet_wanted* wanted;
  licet_supply* supply;
};

/* Under lua_pcall: (the function, a supplying). Whatever it raises is told as the reason why the fact is not known. */
static int fetch_in_lua(lua_State* L) {
  const struct supplying* to = lua_touserdata(L, 2);
  licet_value value;
  lua_settop(L, 1);
  push_text(L, to->wanted->object);
  push_text(L, to->wanted->is);
  push_text(L, to->wanted->field);
  lua_call(L, 3, 1);
  if (lua_isnil(L, 1)) return 0; /* not known */
  lua_newtable(L);
  value = to_value(L, 1, 2);
  licet_supply_value(to->supply, &value);
  return 0;
}

/* Called by the library: nothing here may jump, so nothing here allocates. There is room on the stack: see ask. */
static licet_status fetch(void* user, const licet_wanted* wanted, licet_supply* supply) {
  const struct fetching* fetching = user;
  lua_State* L = fetching->L;
  struct supplying to;
  to.wanted = wanted;
  to.supply = supply;
  lua_pushvalue(L, fetching->handler);
  lua_pushvalue(L, fetching->function);
  lua_pushlightuserdata(L, &to);
  if (lua_pcall(L, 2, 0, 0) != 0) {
    licet_text why = {NULL, 0};
    if (lua_type(L, -1) == LUA_TSTRING) why.data = lua_tolstring(L, -1, &why.size);
    licet_supply_failure(supply, why);
    lua_pop(L, 1);
  }
  return LICET_OK;
}

/* ---- asking ----------------------------------------------------------------------------------------------------- */

static uint32_t limit(lua_State* L, int options, const char* name, uint32_t otherwise) {
  lua_Number given;
  lua_getfield(L, options, name);
  given = lua_isnil(L, -1) ? (lua_Number)otherwise : luaL_checknumber(L, -1);
  if (!(given >= 0 && given <= 4294967295.0)) luaL_error(L, "the limit `%s` is out of range", name);
  lua_pop(L, 1);
  return (uint32_t)given;
}

void read_options(lua_State* L, int options, licet_asking* how) {
  static const struct {
    const char* name;
    uint32_t flag;
  } flags[] = {{"strictly", LICET_STRICTLY},
               {"show_confidential", LICET_SHOW_CONFIDENTIAL},
               {"allow_unregulated", LICET_ALLOW_UNREGULATED},
               {"allow_discouraged", LICET_ALLOW_DISCOURAGED}};
  size_t i;
  for (i = 0; i < sizeof(flags) / sizeof(flags[0]); ++i) {
    if (field_flag(L, options, flags[i].name)) how->flags |= flags[i].flag;
  }
  how->fuel = limit(L, options, "fuel", (uint32_t)how->fuel);
  how->readings = limit(L, options, "readings", how->readings);
  how->named_readings = limit(L, options, "named_readings", how->named_readings);
  how->repair_questions = limit(L, options, "repair_questions", how->repair_questions);
  how->repair_size = limit(L, options, "repair_size", how->repair_size);
  how->call_depth = limit(L, options, "call_depth", how->call_depth);
  how->output = limit(L, options, "output", how->output);
}

/* Options that nobody knows are mistakes: a misspelt `strictly` would quietly be none. */
void check_options(lua_State* L, int options, int for_asker) {
  static const char* const known[] = {"case",
                                      "strictly",
                                      "show_confidential",
                                      "allow_unregulated",
                                      "fuel",
                                      "readings",
                                      "allow_discouraged",
                                      "named_readings",
                                      "call_depth",
                                      "repair_questions",
                                      "repair_size",
                                      "output",
                                      "question",
                                      "fetch", /* up to here: of a question; and of an asker: */
                                      "by",
                                      "act"};
  enum { kAll = sizeof(known) / sizeof(known[0]), kOfBoth = kAll - 4 };
  for (lua_pushnil(L); lua_next(L, options) != 0; lua_pop(L, 1)) {
    size_t i = 0;
    if (!for_asker && lua_type(L, -2) == LUA_TNUMBER && lua_tonumber(L, -2) == 1) continue; /* the question */
    if (lua_type(L, -2) != LUA_TSTRING) luaL_error(L, "the options of a question have names");
    while (i < kAll && strcmp(known[i], lua_tostring(L, -2)) != 0) ++i;
    if (i == kAll || (i >= kOfBoth && for_asker != (i >= kOfBoth + 2)))
      luaL_error(L, "%s has no option `%s`", for_asker ? "an asker" : "a question", lua_tostring(L, -2));
  }
}

/* policy:ask(case, question, options), each but the case may be left out; or policy:ask { case = …, "question", … }.
 * A case is one that was built, a table as in JSON, or JSON. */
int policy_ask(lua_State* L) {
  enum { kCase = 2, kQuestion = 3, kOptions = 4, kBuilt = 5, kFetch = 6, kHandler = 7 };
  licet_policy* policy = check_policy(L, 1);
  licet_asking how = LICET_ASKING_INIT;
  struct fetching fetching;
  struct answer_box* answer;
  int results;
  lua_settop(L, 4);
  if (lua_istable(L, kCase)) {
    lua_rawgeti(L, kCase, 1);
    lua_getfield(L, kCase, "case");
    if (!lua_isnil(L, -1) || lua_type(L, -2) == LUA_TSTRING) { /* everything in one table */
      lua_pushvalue(L, kCase);
      lua_replace(L, kOptions);
      lua_replace(L, kCase);
      lua_replace(L, kQuestion);
      if (lua_isnil(L, kQuestion)) {
        lua_getfield(L, kOptions, "question");
        lua_replace(L, kQuestion);
      }
    }
    lua_settop(L, 4);
  }
  results = push_case(L, policy, kCase);
  if (results > 0) return results;
  if (lua_isnil(L, kOptions)) {
    lua_pushnil(L);
  } else {
    luaL_checktype(L, kOptions, LUA_TTABLE);
    check_options(L, kOptions, 0);
    read_options(L, kOptions, &how);
    lua_getfield(L, kOptions, "fetch");
  }
  if (!lua_isnil(L, kFetch)) {
    luaL_checktype(L, kFetch, LUA_TFUNCTION);
    lua_pushcfunction(L, fetch_in_lua);
    luaL_checkstack(L, 16, "no room to fetch facts");
    fetching.L = L;
    fetching.function = kFetch;
    fetching.handler = kHandler;
    how.fetch = fetch;
    how.fetch_user = &fetching;
  }
  answer = new_answer_box(L);
  results = failed(
      L,
      licet_ask(policy, check_case(L, kBuilt)->facts, opt_text(L, kQuestion), &how, &answer->decision, &answer->error),
      &answer->error);
  return results > 0 ? results : 1;
}

/* ---- what a policy says of itself ------------------------------------------------------------------------------- */

static int digest(lua_State* L) {
  push_text(L, licet_policy_digest(check_policy(L, 1)));
  return 1;
}

static int instruments(lua_State* L) {
  const licet_policy* policy = check_policy(L, 1);
  size_t i;
  lua_newtable(L);
  for (i = 0; i < licet_policy_instrument_count(policy); ++i) {
    push_text(L, licet_policy_instrument(policy, i));
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

static int warnings(lua_State* L) { /* as text; empty if there are none */
  push_text(L, licet_error_message(licet_policy_warnings(check_policy(L, 1))));
  return 1;
}

int policy_close(lua_State* L) {
  struct policy_box* box = luaL_checkudata(L, 1, POLICY);
  licet_policy_free(box->policy);
  licet_error_free(box->error);
  box->policy = NULL;
  box->error = NULL;
  return 0;
}

int policy_text(lua_State* L) {
  const struct policy_box* box = luaL_checkudata(L, 1, POLICY);
  if (box->policy == NULL)
    lua_pushliteral(L, "a closed policy");
  else
    lua_pushfstring(L, "policy %s", licet_policy_digest(box->policy).data);
  return 1;
}

const luaL_Reg policy_methods[] = {
    {"ask", policy_ask},          {"asker", policy_asker}, {"case", case_new}, {"digest", digest},
    {"instruments", instruments}, {"warnings", warnings},  {NULL, NULL},
};
