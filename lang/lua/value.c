#include "inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { kMostNesting = 60, kNumberSize = 40 };

void* keep_block(lua_State* L, int keep, size_t size) {
  void* block = lua_newuserdata(L, size == 0 ? 1 : size);
  lua_rawseti(L, keep, (int)lua_rawlen(L, keep) + 1);
  return block;
}

/* A number exactly as it can be written in decimals; else it is refused, for Licet never rounds. */
static size_t write_number(lua_State* L, int index, char out[kNumberSize]) {
  const double number = lua_tonumber(L, index);
#if LUA_VERSION_NUM >= 503
  if (lua_isinteger(L, index)) return (size_t)snprintf(out, kNumberSize, "%lld", (long long)lua_tointeger(L, index));
#endif
  if (number == floor(number) && fabs(number) < 9007199254740992.0)
    return (size_t)snprintf(out, kNumberSize, "%.0f", number);
  snprintf(out, kNumberSize, "%.14g", number);
  if (strpbrk(out, "eEnN") != NULL || strtod(out, NULL) != number) /* NaN and infinities too */
    luaL_error(L, "the number %s is not exact: write it as a string, such as \"12.50\"", out);
  return strlen(out);
}

static int is_flag(lua_State* L, int index, const char* name) { /* { unknown = true }, { none = true } */
  int set;
  lua_pushstring(L, name);
  lua_rawget(L, index);
  set = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return set;
}

licet_value to_value(lua_State* L, int index, int keep) {
  licet_value value = {LICET_NONE, 0, {NULL, 0}, NULL, 0};
  if (index < 0) index = lua_gettop(L) + index + 1;
  luaL_checkstack(L, 6, "a value is nested too deep");
  switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TNONE:
      break;
    case LUA_TBOOLEAN:
      value.kind = LICET_YES_NO;
      value.yes = lua_toboolean(L, index);
      break;
    case LUA_TSTRING:
      value.kind = LICET_TEXT;
      value.text.data = lua_tolstring(L, index, &value.text.size);
      break;
    case LUA_TNUMBER: {
      char* text = keep_block(L, keep, kNumberSize);
      value.kind = LICET_NUMBER;
      value.text.size = write_number(L, index, text);
      value.text.data = text;
      break;
    }
    case LUA_TTABLE: {
      licet_value* members;
      size_t i;
      if (is_flag(L, index, "unknown")) {
        value.kind = LICET_UNKNOWN;
        break;
      }
      if (is_flag(L, index, "none")) break;
      if (lua_rawlen(L, keep) > 100000) luaL_error(L, "a value has too many parts");
      value.kind = LICET_LIST;
      value.count = lua_rawlen(L, index);
      members = keep_block(L, keep, value.count * sizeof(licet_value));
      for (i = 0; i < value.count; ++i) {
        lua_rawgeti(L, index, (int)i + 1);
        if (lua_istable(L, -1)) luaL_error(L, "the members of a list are no lists");
        members[i] = to_value(L, -1, keep);
        lua_pop(L, 1);
      }
      value.members = members;
      break;
    }
    default:
      luaL_error(L, "a %s is no value of Licet", luaL_typename(L, index));
  }
  return value;
}

licet_field* to_fields(lua_State* L, int index, int keep, size_t* count) {
  licet_field* fields;
  size_t i = 0;
  *count = 0;
  if (lua_isnoneornil(L, index)) return NULL;
  luaL_checktype(L, index, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) ++*count;
  fields = keep_block(L, keep, *count * sizeof(licet_field));
  for (lua_pushnil(L); lua_next(L, index) != 0 && i < *count; lua_pop(L, 1), ++i) {
    if (lua_type(L, -2) != LUA_TSTRING) luaL_error(L, "fields have names: { kind = \"travel\" }");
    fields[i].name.data = lua_tolstring(L, -2, &fields[i].name.size);
    fields[i].value = to_value(L, -1, keep);
  }
  return fields;
}

/* ---- JSON ------------------------------------------------------------------------------------------------------- */

struct out { /* text that grows in a userdata at a place of the stack: luaL_Buffer wants the top for itself */
  lua_State* L;
  int place;
  char* data;
  size_t size, room;
};

static void put(struct out* out, const char* text, size_t size) {
  if (out->room - out->size < size) {
    char* more;
    size_t room = out->room * 2;
    while (room - out->size < size) room *= 2;
    more = lua_newuserdata(out->L, room);
    memcpy(more, out->data, out->size);
    lua_replace(out->L, out->place);
    out->data = more;
    out->room = room;
  }
  memcpy(out->data + out->size, text, size);
  out->size += size;
}
#define PUT(out, literal) put(out, literal, sizeof(literal) - 1)

static void put_string(struct out* out, int index) {
  size_t size, i, from = 0;
  const char* text = lua_tolstring(out->L, index, &size);
  PUT(out, "\"");
  for (i = 0; i < size; ++i) {
    const unsigned char c = (unsigned char)text[i];
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    put(out, text + from, i - from);
    if (c >= 0x20) {
      PUT(out, "\\");
      put(out, text + i, 1);
    } else {
      char escape[8];
      put(out, escape, (size_t)snprintf(escape, sizeof(escape), "\\u%04x", c));
    }
    from = i + 1;
  }
  put(out, text + from, size - from);
  PUT(out, "\"");
}

/* Lua knows no difference between an empty list and an empty object; these places have objects. */
static int is_place_of_objects(const char* key) {
  return strcmp(key, "entities") == 0 || strcmp(key, "acts") == 0 || strcmp(key, "readings") == 0 ||
         strcmp(key, "with") == 0 || strcmp(key, "ask") == 0;
}

static void put_value(struct out* out, int index, int depth, int empty_is_object, int holds_objects) {
  lua_State* L = out->L;
  luaL_checkstack(L, 8, "a case is nested too deep");
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
      if (lua_toboolean(L, index))
        PUT(out, "true");
      else
        PUT(out, "false");
      break;
    case LUA_TNUMBER: {
      char number[kNumberSize];
      put(out, number, write_number(L, index, number));
      break;
    }
    case LUA_TSTRING:
      put_string(out, index);
      break;
    case LUA_TTABLE: {
      const size_t length = lua_rawlen(L, index);
      size_t i, keys = 0;
      if (depth == 0) luaL_error(L, "a case is nested too deep");
      if (length > 0) {
        PUT(out, "[");
        for (i = 1; i <= length; ++i) {
          if (i > 1) PUT(out, ",");
          lua_rawgeti(L, index, (int)i);
          put_value(out, lua_gettop(L), depth - 1, 1, 0);
          lua_pop(L, 1);
        }
        PUT(out, "]");
        for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) ++keys;
        if (keys != length) luaL_error(L, "a table of a case is either a list or has names, not both");
        break;
      }
      for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) luaL_error(L, "the keys of a case are strings");
        if (keys++ == 0)
          PUT(out, "{");
        else
          PUT(out, ",");
        put_string(out, lua_gettop(L) - 1);
        PUT(out, ":");
        put_value(out, lua_gettop(L), depth - 1, holds_objects || is_place_of_objects(lua_tostring(L, -2)),
                  strcmp(lua_tostring(L, -2), "entities") == 0 || strcmp(lua_tostring(L, -2), "acts") == 0);
      }
      if (keys > 0)
        PUT(out, "}");
      else if (empty_is_object)
        PUT(out, "{}");
      else
        PUT(out, "[]");
      break;
    }
    default:
      luaL_error(L, "a %s can be no part of a case", luaL_typename(L, index));
  }
}

int push_json(lua_State* L, int index) {
  struct out out = {NULL, 0, NULL, 0, 512};
  out.L = L;
  if (index < 0) index = lua_gettop(L) + index + 1;
  out.data = lua_newuserdata(L, out.room);
  out.place = lua_gettop(L);
  put_value(&out, index, kMostNesting, 1, 0);
  lua_pushlstring(L, out.data, out.size);
  lua_replace(L, out.place);
  return 1;
}
