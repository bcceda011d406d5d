#include "inside.h"

/* The same act asked about again and again, from tables: only the fields that rules read are looked at, each value is
 * checked once and known by a number from then on, and equal outcomes are one table. */

struct slot {
  uint32_t number;
  int known; /* whether it was told at the last call */
};
struct asker_box {
  licet_asker* asker;
  licet_asker* unready; /* while it is made: nobody may ask one whose slots are not known yet */
  licet_error* error;
  licet_asking how;
  size_t fresh; /* values that were checked since it was made */
  size_t count; /* of the fields that rules read */
  struct slot* slots;
};

/* An asker remembers every value that it checked. Where values are without end, it is made anew after so many. */
enum { kMostFresh = 4096 };

/* The uservalue of a box is a table: [1..count] names of the fields, [count+1..2*count] value -> number, `outcomes`,
 * and what it is made from: `policy`, `case`, `by`, `act`; `block` keeps the slots. */

static struct asker_box* check_asker(lua_State* L) {
  struct asker_box* box = luaL_checkudata(L, 1, ASKER);
  if (box->asker == NULL) luaL_argerror(L, 1, "this asker is closed");
  return box;
}

/* Makes the library's asker, for the first time or anew. 0, or as failed(). */
static int make(lua_State* L, struct asker_box* box, int table) {
  const licet_text none = {NULL, 0};
  licet_policy* policy;
  struct case_box* facts;
  size_t i;
  int results;
  lua_getfield(L, table, "policy");
  policy = check_policy(L, -1);
  lua_getfield(L, table, "case");
  facts = check_case(L, -1);
  lua_pop(L, 2);
  licet_asker_free(box->asker);
  box->asker = NULL;
  results = failed(L,
                   licet_asker_new(policy, facts->facts, field_text(L, table, "by"), field_text(L, table, "act"),
                                   &box->how, &box->unready, &box->error),
                   &box->error);
  if (results > 0) return results;
  box->count = licet_asker_needed_count(box->unready);
  box->slots = lua_newuserdata(L, (box->count + 1) * sizeof(struct slot));
  lua_setfield(L, table, "block");
  for (i = 0; i < box->count; ++i) {
    const licet_text name = licet_asker_needed(box->unready, i);
    results = failed(L, licet_asker_slot(box->unready, none, name, &box->slots[i].number, &box->error), &box->error);
    if (results > 0) return results;
    box->slots[i].known = 0;
    push_text(L, name);
    lua_rawseti(L, table, (int)i + 1);
    lua_newtable(L);
    lua_rawseti(L, table, (int)(box->count + i) + 1);
  }
  lua_newtable(L);
  lua_setfield(L, table, "outcomes");
  box->fresh = 0;
  box->asker = box->unready;
  box->unready = NULL;
  return 0;
}

/* policy:asker { by = "ann", act = "bring_wine", case = …, and the options of a question, but for `fetch` } */
int policy_asker(lua_State* L) {
  enum { kOptions = 2, kCase = 3, kBuilt = 4, kBox = 5, kTable = 6 };
  licet_policy* policy = check_policy(L, 1);
  struct asker_box* box;
  const licet_asking defaults = LICET_ASKING_INIT;
  int results;
  luaL_checktype(L, kOptions, LUA_TTABLE);
  lua_settop(L, kOptions);
  check_options(L, kOptions, 1);
  lua_getfield(L, kOptions, "case");
  results = push_case(L, policy, kCase);
  if (results > 0) return results;
  box = lua_newuserdata(L, sizeof(*box));
  box->asker = box->unready = NULL;
  box->error = NULL;
  box->how = defaults;
  luaL_getmetatable(L, ASKER);
  lua_setmetatable(L, kBox);
  read_options(L, kOptions, &box->how);
  lua_newtable(L);
  lua_pushvalue(L, 1);
  lua_setfield(L, kTable, "policy");
  lua_pushvalue(L, kBuilt);
  lua_setfield(L, kTable, "case");
  lua_getfield(L, kOptions, "by");
  lua_setfield(L, kTable, "by");
  lua_getfield(L, kOptions, "act");
  lua_setfield(L, kTable, "act");
  results = make(L, box, kTable);
  if (results > 0) return results;
  lua_setuservalue(L, kBox);
  return 1;
}

/* Tells the slots what the table at 2 says; the box's table is at 3. 0, or the count of results of a failure. */
static int tell(lua_State* L, struct asker_box* box) {
  size_t i;
  if (box->fresh >= kMostFresh) {
    const int results = make(L, box, 3);
    if (results > 0) return results;
  }
  for (i = 0; i < box->count; ++i) {
    uint32_t ready;
    lua_rawgeti(L, 3, (int)i + 1);
    lua_rawget(L, 2);
    if (lua_isnil(L, -1)) {
      if (box->slots[i].known && licet_asker_clear(box->asker, box->slots[i].number) != LICET_OK)
        return luaL_error(L, "not enough memory");
      box->slots[i].known = 0;
      lua_pop(L, 1);
      continue;
    }
    lua_rawgeti(L, 3, (int)(box->count + i) + 1);
    lua_pushvalue(L, -2);
    lua_rawget(L, -2);
    if (lua_isnumber(L, -1)) {
      ready = (uint32_t)lua_tonumber(L, -1);
    } else { /* a value that was not seen yet; tables, such as lists, are read every time */
      licet_value value;
      int results;
      ++box->fresh;
      lua_newtable(L);
      value = to_value(L, lua_gettop(L) - 3, lua_gettop(L));
      results =
          failed(L, licet_asker_ready(box->asker, box->slots[i].number, &value, &ready, &box->error), &box->error);
      if (results > 0) return results;
      lua_pop(L, 1);
      if (!lua_istable(L, -3)) {
        lua_pushvalue(L, -3);
        lua_pushnumber(L, (lua_Number)ready);
        lua_rawset(L, -4);
      }
    }
    box->slots[i].known = 1;
    if (licet_asker_set(box->asker, box->slots[i].number, ready) != LICET_OK) return luaL_error(L, "not enough memory");
    lua_pop(L, 3);
  }
  return 0;
}

static void push_outcome(lua_State* L, struct asker_box* box, const licet_outcome* outcome) {
  size_t i, k;
  lua_newtable(L);
  push_text(L, licet_verdict_text(outcome->verdict));
  lua_setfield(L, -2, "verdict");
  lua_pushboolean(L, outcome->permitted);
  lua_setfield(L, -2, "permitted");
  lua_pushboolean(L, outcome->allowed);
  lua_setfield(L, -2, "allowed");
  lua_pushboolean(L, outcome->gave_up);
  lua_setfield(L, -2, "gave_up");
  lua_newtable(L);
  for (i = 0; i < outcome->decisive_count; ++i) {
    licet_rule rule;
    rule.struct_size = sizeof(rule);
    if (licet_asker_rule(box->asker, outcome->decisive[i], &rule) != LICET_OK) continue;
    lua_newtable(L);
    push_text(L, rule.rule);
    lua_setfield(L, -2, "rule");
    push_text(L, rule.instrument);
    lua_setfield(L, -2, "instrument");
    lua_newtable(L);
    for (k = 0; k < rule.cites; ++k) {
      push_text(L, licet_asker_cite(box->asker, outcome->decisive[i], k));
      lua_rawseti(L, -2, (int)k + 1);
    }
    lua_setfield(L, -2, "cites");
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "decisive");
}

/* A number that tells outcomes apart, exact as a double: verdict and flags in 6 bits, up to two rules of 23. */
static int has_key(const licet_outcome* outcome, lua_Number* key) {
  const uint32_t most = 1u << 23;
  size_t i;
  *key = outcome->verdict * 4 + (outcome->allowed ? 2 : 0) + (outcome->gave_up ? 1 : 0);
  if (outcome->decisive_count > 2) return 0;
  for (i = 0; i < outcome->decisive_count; ++i) {
    if (outcome->decisive[i] >= most - 1) return 0;
    *key = *key * (lua_Number)most + outcome->decisive[i] + 1;
  }
  return 1;
}

/* asker:decide { kind = "red" }: verdict, permitted, allowed, gave_up, decisive. The table is shared: do not change it.
 */
static int decide(lua_State* L) {
  struct asker_box* box = check_asker(L);
  licet_outcome outcome;
  int results;
  lua_Number key;
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_getuservalue(L, 1);
  results = tell(L, box);
  if (results > 0) return results;
  outcome.struct_size = sizeof(outcome);
  results = failed(L, licet_asker_decide(box->asker, &outcome, &box->error), &box->error);
  if (results > 0) return results;
  if (!has_key(&outcome, &key)) {
    push_outcome(L, box, &outcome);
    return 1;
  }
  lua_getfield(L, 3, "outcomes");
  lua_pushnumber(L, key);
  lua_rawget(L, -2);
  if (!lua_isnil(L, -1)) return 1;
  lua_pop(L, 1);
  push_outcome(L, box, &outcome);
  lua_pushnumber(L, key);
  lua_pushvalue(L, -2);
  lua_rawset(L, -4);
  return 1;
}

/* asker:ask { kind = "red" }: the same as a full answer, with text, proof and what is missing. */
static int ask(lua_State* L) {
  struct asker_box* box = check_asker(L);
  struct answer_box* answer;
  int results;
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_getuservalue(L, 1);
  results = tell(L, box);
  if (results > 0) return results;
  answer = new_answer_box(L);
  results = failed(L, licet_asker_ask(box->asker, &answer->decision, &answer->error), &answer->error);
  return results > 0 ? results : 1;
}

static int needed(lua_State* L) { /* the names of the fields that are looked at */
  struct asker_box* box = check_asker(L);
  size_t i;
  lua_newtable(L);
  for (i = 0; i < box->count; ++i) {
    push_text(L, licet_asker_needed(box->asker, i));
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

int asker_close(lua_State* L) {
  struct asker_box* box = luaL_checkudata(L, 1, ASKER);
  licet_asker_free(box->asker);
  licet_asker_free(box->unready);
  licet_error_free(box->error);
  box->asker = box->unready = NULL;
  box->error = NULL;
  return 0;
}

int asker_text(lua_State* L) {
  const struct asker_box* box = luaL_checkudata(L, 1, ASKER);
  lua_pushstring(L, box->asker == NULL ? "a closed asker" : "an asker");
  return 1;
}

const luaL_Reg asker_methods[] = {{"decide", decide}, {"ask", ask}, {"needed", needed}, {NULL, NULL}};
