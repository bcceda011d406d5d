#include "inside.h"

/* A case that Lua builds. What is wrong gives `nil, message`, and the case is not ok from then on; what is well gives
 * the case again, so that calls may be chained under assert. */

static int told(lua_State* L, struct case_box* box, licet_status status) {
  const int results = failed(L, status, &box->error);
  if (results > 0) return results;
  lua_pushvalue(L, 1);
  return 1;
}

static int keep(lua_State* L) { /* a table that holds what a call needs, until it returns */
  lua_newtable(L);
  return lua_gettop(L);
}

static int on(lua_State* L) {
  struct case_box* box = check_case(L, 1);
  return told(L, box, licet_case_on(box->facts, check_text(L, 2), &box->error));
}

static int now(lua_State* L) {
  struct case_box* box = check_case(L, 1);
  return told(L, box, licet_case_now(box->facts, check_text(L, 2), &box->error));
}

static int ordered(lua_State* L) {
  struct case_box* box = check_case(L, 1);
  return told(L, box, licet_case_ordered(box->facts, lua_isnone(L, 2) || lua_toboolean(L, 2), &box->error));
}

/* A role by name, or { role = "Country", from = "2024-01-01", ["until"] = "…", perhaps = true }. */
static licet_role to_role(lua_State* L, int index) {
  licet_role role = {{NULL, 0}, {NULL, 0}, {NULL, 0}, 0};
  if (lua_istable(L, index)) {
    role.role = field_text(L, index, "role");
    role.from = field_text(L, index, "from");
    role.until = field_text(L, index, "until");
    role.perhaps = field_flag(L, index, "perhaps");
  } else {
    role.role = check_text(L, index);
  }
  return role;
}

/* case:add(name, roles, fields, flags): roles is one or a list of them. */
static int add(lua_State* L) {
  struct case_box* box = check_case(L, 1);
  const licet_text name = check_text(L, 2);
  size_t count = 1, i, field_count;
  licet_role* roles;
  licet_field* fields;
  uint32_t flags;
  int kept;
  lua_settop(L, 5);
  kept = keep(L);
  flags = lua_istable(L, 5) && field_flag(L, 5, "open") ? LICET_OPEN_ROLES : 0;
  if (lua_isnil(L, 3)) {
    count = 0;
    roles = NULL;
  } else if (lua_istable(L, 3) && lua_rawlen(L, 3) > 0) {
    count = lua_rawlen(L, 3);
    roles = keep_block(L, kept, count * sizeof(licet_role));
    for (i = 0; i < count; ++i) {
      lua_rawgeti(L, 3, (int)i + 1);
      roles[i] = to_role(L, lua_gettop(L));
      lua_pop(L, 1);
    }
  } else {
    roles = keep_block(L, kept, sizeof(licet_role));
    roles[0] = to_role(L, 3);
  }
  fields = to_fields(L, 4, kept, &field_count);
  return told(L, box, licet_case_add(box->facts, name, roles, count, fields, field_count, flags, &box->error));
}

static int set(lua_State* L) {
  struct case_box* box = check_case(L, 1);
  const licet_text name = check_text(L, 2), field = check_text(L, 3);
  licet_value value;
  lua_settop(L, 4);
  value = to_value(L, 4, keep(L));
  return told(L, box, licet_case_set(box->facts, name, field, &value, &box->error));
}

static int happened(lua_State* L, uint32_t flags) { /* (name or nil, when, who, act, fields) */
  struct case_box* box = check_case(L, 1);
  const licet_text name = opt_text(L, 2), when = check_text(L, 3), who = check_text(L, 4), act = check_text(L, 5);
  licet_field* fields;
  size_t count;
  lua_settop(L, 6);
  fields = to_fields(L, 6, keep(L), &count);
  return told(L, box, licet_case_event(box->facts, name, when, who, act, fields, count, flags, &box->error));
}

static int event(lua_State* L) { return happened(L, 0); }
static int alleged(lua_State* L) { return happened(L, LICET_ALLEGED); }

static int act(lua_State* L) { /* (name, who, act, fields) */
  struct case_box* box = check_case(L, 1);
  const licet_text name = check_text(L, 2), who = check_text(L, 3), what = check_text(L, 4);
  licet_field* fields;
  size_t count;
  lua_settop(L, 5);
  fields = to_fields(L, 5, keep(L), &count);
  return told(L, box, licet_case_act(box->facts, name, who, what, fields, count, &box->error));
}

/* What a judgment is about: one value, or a list of them. */
static licet_value* arguments(lua_State* L, int index, int kept, size_t* count) {
  licet_value* values = keep_block(L, kept, sizeof(licet_value));
  values[0] = to_value(L, index, kept);
  *count = lua_isnil(L, index) ? 0 : 1;
  if (values[0].kind != LICET_LIST) return values;
  *count = values[0].count;
  return (licet_value*)values[0].members;
}

static int finding(lua_State* L) { /* (judgment, of, true or false or "unknown", by) */
  struct case_box* box = check_case(L, 1);
  const licet_text judgment = check_text(L, 2);
  licet_text by;
  licet_value* of;
  size_t count;
  int32_t answer = LICET_FOUND_UNKNOWN;
  lua_settop(L, 5);
  by = opt_text(L, 5);
  if (lua_isboolean(L, 4))
    answer = lua_toboolean(L, 4) ? LICET_FOUND_YES : LICET_FOUND_NO;
  else if (lua_type(L, 4) != LUA_TSTRING || licet_text_of(lua_tostring(L, 4)).size != 7)
    return luaL_argerror(L, 4, "true, false or \"unknown\"");
  of = arguments(L, 3, keep(L), &count);
  return told(L, box, licet_case_finding(box->facts, judgment, of, count, answer, by, &box->error));
}

static int doubt(lua_State* L) { /* (judgment, of) */
  struct case_box* box = check_case(L, 1);
  const licet_text judgment = check_text(L, 2);
  licet_value* of;
  size_t count;
  lua_settop(L, 3);
  of = arguments(L, 3, keep(L), &count);
  return told(L, box, licet_case_doubt(box->facts, judgment, of, count, &box->error));
}

static int authorisation(lua_State* L) { /* { of, to, by, under, on, name, with, absent } */
  struct case_box* box = check_case(L, 1);
  licet_authorisation what = {sizeof(what), 0,         {NULL, 0}, {NULL, 0}, {NULL, 0},
                              {NULL, 0},    {NULL, 0}, {NULL, 0}, NULL,      0};
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  what.absent = field_flag(L, 2, "absent");
  what.of = field_text(L, 2, "of");
  what.to = field_text(L, 2, "to");
  what.by = field_text(L, 2, "by");
  what.under = field_text(L, 2, "under");
  what.on = field_text(L, 2, "on");
  what.name = field_text(L, 2, "name");
  lua_getfield(L, 2, "with");
  what.with = to_fields(L, 3, keep(L), &what.with_count);
  return told(L, box, licet_case_authorisation(box->facts, &what, &box->error));
}

static int settle(lua_State* L) {
  struct case_box* box = check_case(L, 1);
  return told(L, box, licet_case_settle(box->facts, check_text(L, 2), check_text(L, 3), &box->error));
}

static int tell(lua_State* L) {
  struct case_box* box = check_case(L, 1);
  return told(L, box, licet_case_tell(box->facts, check_text(L, 2), &box->error));
}

static int ok(lua_State* L) {
  lua_pushboolean(L, licet_case_ok(check_case(L, 1)->facts));
  return 1;
}

static int copy(lua_State* L) {
  struct case_box *box = check_case(L, 1), *copied = new_case_box(L);
  const int results = failed(L, licet_case_copy(box->facts, &copied->facts, &copied->error), &copied->error);
  return results > 0 ? results : 1;
}

static int json(lua_State* L) {
  struct case_box* box = check_case(L, 1);
  licet_text text;
  const int results = failed(L, licet_case_json(box->facts, &text, &box->error), &box->error);
  if (results > 0) return results;
  push_text(L, text);
  return 1;
}

int push_case(lua_State* L, licet_policy* policy, int index) {
  struct case_box* box;
  licet_status status;
  if (is_box(L, index, CASE)) {
    check_case(L, index);
    lua_pushvalue(L, index);
    return 0;
  }
  if (lua_istable(L, index)) {
    push_json(L, index);
    lua_replace(L, index);
  }
  box = new_case_box(L);
  if (lua_isnoneornil(L, index))
    status = licet_case_new(policy, &box->facts, &box->error);
  else
    status = licet_case_read(policy, check_text(L, index), &box->facts, &box->error);
  return failed(L, status, &box->error);
}

int case_new(lua_State* L) {
  int results;
  lua_settop(L, 2);
  results = push_case(L, check_policy(L, 1), 2);
  return results > 0 ? results : 1;
}

int case_close(lua_State* L) {
  struct case_box* box = luaL_checkudata(L, 1, CASE);
  licet_case_free(box->facts);
  licet_error_free(box->error);
  box->facts = NULL;
  box->error = NULL;
  return 0;
}

int case_text(lua_State* L) {
  const struct case_box* box = luaL_checkudata(L, 1, CASE);
  if (box->facts != NULL) return json(L);
  lua_pushliteral(L, "a closed case");
  return 1;
}

const luaL_Reg case_methods[] = {
    {"on", on},           {"now", now},     {"ordered", ordered}, {"add", add},
    {"set", set},         {"event", event}, {"alleged", alleged}, {"act", act},
    {"finding", finding}, {"doubt", doubt}, {"settle", settle},   {"authorisation", authorisation},
    {"tell", tell},       {"ok", ok},       {"copy", copy},       {"json", json},
    {NULL, NULL},
};
