#include "inside.h"

#include <string.h>

/* An answer is read like a table, but nothing of it is made before it is asked for; lists are made once. */

static const struct answer_box* check_answer(lua_State* L) {
  struct answer_box* box = luaL_checkudata(L, 1, ANSWER);
  if (box->decision == NULL) luaL_argerror(L, 1, "this answer is closed");
  return box;
}

static void set_text(lua_State* L, const char* key, licet_text text) { /* empty: nil */
  if (text.size == 0) return;
  push_text(L, text);
  lua_setfield(L, -2, key);
}
static void set_count(lua_State* L, const char* key, size_t count) {
  lua_pushinteger(L, (lua_Integer)count);
  lua_setfield(L, -2, key);
}
static void set_flag(lua_State* L, const char* key, int set) {
  lua_pushboolean(L, set);
  lua_setfield(L, -2, key);
}

/* ---- lists: each pushes a table --------------------------------------------------------------------------------- */

static void push_possible(lua_State* L, const licet_decision* d) {
  size_t i;
  lua_newtable(L);
  for (i = 0; i < licet_decision_possible_count(d); ++i) {
    push_text(L, licet_verdict_text(licet_decision_possible(d, i)));
    lua_rawseti(L, -2, (int)i + 1);
  }
}

static void push_decisive(lua_State* L, const licet_decision* d) {
  size_t i, k;
  lua_newtable(L);
  for (i = 0; i < licet_decision_decisive_count(d); ++i) {
    licet_rule rule;
    rule.struct_size = sizeof(rule);
    licet_decision_decisive(d, i, &rule);
    lua_newtable(L);
    set_text(L, "rule", rule.rule);
    set_text(L, "instrument", rule.instrument);
    set_text(L, "modal", rule.modal);
    set_text(L, "file", rule.file);
    set_count(L, "line", rule.line);
    set_count(L, "column", rule.column);
    lua_newtable(L);
    for (k = 0; k < rule.cites; ++k) {
      push_text(L, licet_decision_cite(d, i, k));
      lua_rawseti(L, -2, (int)k + 1);
    }
    lua_setfield(L, -2, "cites");
    lua_rawseti(L, -2, (int)i + 1);
  }
}

static void push_needs(lua_State* L, const licet_decision* d) {
  size_t i;
  lua_newtable(L);
  for (i = 0; i < licet_decision_need_count(d); ++i) {
    licet_need need;
    need.struct_size = sizeof(need);
    licet_decision_need(d, i, &need);
    lua_newtable(L);
    set_text(L, "of", need.of);
    set_text(L, "rule", need.rule);
    set_text(L, "instrument", need.instrument);
    set_flag(L, "in_advance", need.in_advance);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

static void push_missing(lua_State* L, const licet_decision* d) {
  size_t i;
  lua_newtable(L);
  for (i = 0; i < licet_decision_missing_count(d); ++i) {
    licet_missing missing;
    missing.struct_size = sizeof(missing);
    licet_decision_missing(d, i, &missing);
    lua_newtable(L);
    set_text(L, "what", missing.what);
    set_text(L, "why", missing.why);
    set_text(L, "who", missing.who);
    set_text(L, "ask", missing.ask);
    set_flag(L, "settles", missing.settles);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

static void push_duties(lua_State* L, const licet_decision* d) {
  size_t i, k;
  lua_newtable(L);
  for (i = 0; i < licet_decision_duty_count(d); ++i) {
    licet_duty duty;
    duty.struct_size = sizeof(duty);
    licet_decision_duty(d, i, &duty);
    lua_newtable(L);
    set_text(L, "rule", duty.rule);
    set_text(L, "instrument", duty.instrument);
    set_text(L, "bearer", duty.bearer);
    set_text(L, "to", duty.to);
    set_text(L, "cause", duty.cause);
    set_text(L, "last_day", duty.last_day);
    lua_newtable(L);
    for (k = 0; k < duty.statuses; ++k) {
      push_text(L, licet_decision_duty_status(d, i, k));
      lua_rawseti(L, -2, (int)k + 1);
    }
    lua_setfield(L, -2, "statuses");
    lua_rawseti(L, -2, (int)i + 1);
  }
}

static void push_texts(lua_State* L, const licet_decision* d, size_t count,
                       licet_text (*at)(const licet_decision*, size_t)) {
  size_t i;
  lua_newtable(L);
  for (i = 0; i < count; ++i) {
    push_text(L, at(d, i));
    lua_rawseti(L, -2, (int)i + 1);
  }
}

static void push_presumed(lua_State* L, const licet_decision* d) {
  push_texts(L, d, licet_decision_presumed_count(d), licet_decision_presumed);
}
static void push_names(lua_State* L, const licet_decision* d) {
  push_texts(L, d, licet_decision_name_count(d), licet_decision_name);
}

static void push_warnings(lua_State* L, const licet_decision* d) {
  const licet_error* warnings = licet_decision_warnings(d);
  size_t i;
  lua_newtable(L);
  for (i = 0; i < licet_error_count(warnings); ++i) {
    licet_diagnostic one;
    one.struct_size = sizeof(one);
    licet_error_diagnostic(warnings, i, &one);
    push_text(L, one.message);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

/* ---- what is one value ------------------------------------------------------------------------------------------ */

static void push_verdict(lua_State* L, const licet_decision* d) {
  push_text(L, licet_verdict_text(licet_decision_verdict(d)));
}
static void push_permitted(lua_State* L, const licet_decision* d) { lua_pushboolean(L, licet_decision_permitted(d)); }
static void push_allowed(lua_State* L, const licet_decision* d) { lua_pushboolean(L, licet_decision_allowed(d)); }
static void push_gave_up(lua_State* L, const licet_decision* d) { lua_pushboolean(L, licet_decision_gave_up(d)); }
static void push_withheld(lua_State* L, const licet_decision* d) { lua_pushboolean(L, licet_decision_withheld(d)); }
static void push_force(lua_State* L, const licet_decision* d) {
  push_text(L, licet_force_text(licet_decision_force(d)));
}
static void push_kind(lua_State* L, const licet_decision* d) {
  static const char* const kinds[] = {"verdict", "truth", "duties", "names", "told", "invalid"};
  lua_pushstring(L, kinds[licet_decision_kind(d)]);
}
static void push_truth(lua_State* L, const licet_decision* d) { /* true, false, or nil where it is not known */
  const int32_t truth = licet_decision_truth(d);
  if (truth == LICET_IS_UNKNOWN)
    lua_pushnil(L);
  else
    lua_pushboolean(L, truth == LICET_IS_YES);
}
static void push_told(lua_State* L, licet_text text) {
  if (text.size == 0) luaL_error(L, "not enough memory"); /* neither is ever empty */
  push_text(L, text);
}
static void push_answer_text(lua_State* L, const licet_decision* d) { push_told(L, licet_decision_text(d)); }
static void push_answer_json(lua_State* L, const licet_decision* d) { push_told(L, licet_decision_json(d)); }

static const struct property {
  const char* name;
  int is_list; /* made once and kept */
  void (*push)(lua_State* L, const licet_decision* decision);
} kProperties[] = {
    {"permitted", 0, push_permitted}, {"verdict", 0, push_verdict},   {"allowed", 0, push_allowed},
    {"decisive", 1, push_decisive},   {"missing", 1, push_missing},   {"needs", 1, push_needs},
    {"duties", 1, push_duties},       {"presumed", 1, push_presumed}, {"names", 1, push_names},
    {"possible", 1, push_possible},   {"warnings", 1, push_warnings}, {"truth", 0, push_truth},
    {"force", 0, push_force},         {"kind", 0, push_kind},         {"gave_up", 0, push_gave_up},
    {"withheld", 0, push_withheld},   {"text", 0, push_answer_text},  {"json", 0, push_answer_json},
};

static int push_kept(lua_State* L, const struct answer_box* box, const struct property* property) {
  if (box->has_lists)
    lua_getuservalue(L, 1);
  else
    lua_newtable(L);
  lua_getfield(L, -1, property->name);
  if (!lua_isnil(L, -1)) return 1;
  lua_pop(L, 1);
  property->push(L, box->decision);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, property->name);
  lua_pushvalue(L, -2);
  lua_setuservalue(L, 1);
  ((struct answer_box*)box)->has_lists = 1;
  return 1;
}

/* ---- methods ---------------------------------------------------------------------------------------------------- */

static int explained(lua_State* L, int json) {
  struct answer_box* box = (struct answer_box*)check_answer(L);
  if (box->why == NULL) {
    const int results = failed(L, licet_decision_explain(box->decision, &box->why, &box->error), &box->error);
    if (results > 0) return results;
  }
  push_text(L, json ? licet_explanation_json(box->why) : licet_explanation_text(box->why));
  return 1;
}
static int why(lua_State* L) { return explained(L, 0); }
static int why_json(lua_State* L) { return explained(L, 1); }

static int why_not(lua_State* L) { /* ([verdict]): "permitted" if left out */
  struct answer_box* box = (struct answer_box*)check_answer(L);
  const char* wanted = luaL_optstring(L, 2, "permitted");
  int32_t verdict = LICET_PERMITTED;
  int results;
  while (verdict != LICET_INVALID && strcmp(licet_verdict_text(verdict).data, wanted) != 0)
    verdict = verdict == LICET_PROHIBITED ? LICET_UNDETERMINED
              : verdict == LICET_NO_POWER ? LICET_INVALID
                                          : verdict + 1;
  if (verdict == LICET_INVALID) return luaL_argerror(L, 2, "there is no such verdict");
  licet_explanation_free(box->why_not); /* of another verdict */
  box->why_not = NULL;
  results = failed(L, licet_decision_explain_why_not(box->decision, verdict, &box->why_not, &box->error), &box->error);
  if (results > 0) return results;
  push_text(L, licet_explanation_text(box->why_not));
  return 1;
}

static int next_reason(lua_State* L) {
  const int i = (int)lua_tointeger(L, 2) + 1;
  lua_pushinteger(L, i);
  lua_rawgeti(L, 1, i);
  return lua_isnil(L, -1) ? 1 : 2;
}

static int reasons(lua_State* L) { /* for i, rule in answer:reasons() do */
  const struct answer_box* box = check_answer(L);
  static const struct property kDecisive = {"decisive", 1, push_decisive};
  lua_settop(L, 1);
  lua_pushcfunction(L, next_reason);
  push_kept(L, box, &kDecisive);
  lua_replace(L, 3);
  lua_settop(L, 3);
  lua_pushinteger(L, 0);
  return 3;
}

int answer_close(lua_State* L) {
  struct answer_box* box = luaL_checkudata(L, 1, ANSWER);
  licet_decision_free(box->decision);
  licet_explanation_free(box->why);
  licet_explanation_free(box->why_not);
  licet_error_free(box->error);
  box->decision = NULL;
  box->why = NULL;
  box->why_not = NULL;
  box->error = NULL;
  return 0;
}

int answer_text(lua_State* L) {
  const struct answer_box* box = luaL_checkudata(L, 1, ANSWER);
  if (box->decision == NULL)
    lua_pushliteral(L, "a closed answer");
  else
    push_answer_text(L, box->decision);
  return 1;
}

int answer_index(lua_State* L) {
  const char* name = lua_tostring(L, 2);
  size_t i;
  if (name == NULL) return 0;
  if (strcmp(name, "close") == 0) {
    lua_pushcfunction(L, answer_close);
    return 1;
  }
  {
    const struct answer_box* box = check_answer(L);
    for (i = 0; i < sizeof(kProperties) / sizeof(kProperties[0]); ++i) {
      if (strcmp(name, kProperties[i].name) != 0) continue;
      if (kProperties[i].is_list) return push_kept(L, box, &kProperties[i]);
      kProperties[i].push(L, box->decision);
      return 1;
    }
  }
  if (strcmp(name, "why") == 0)
    lua_pushcfunction(L, why);
  else if (strcmp(name, "why_json") == 0)
    lua_pushcfunction(L, why_json);
  else if (strcmp(name, "why_not") == 0)
    lua_pushcfunction(L, why_not);
  else if (strcmp(name, "reasons") == 0)
    lua_pushcfunction(L, reasons);
  else
    return luaL_error(L, "an answer has no `%s`", name); /* a misspelt `permited` must not be a quiet nil */
  return 1;
}
