#ifndef LICET_TESTS_C_CHECK_H
#define LICET_TESTS_C_CHECK_H

/* Tests of licet.h as a program in C sees it. A failed CHECK says where, and the program goes on and ends with 1. */

#include <licet.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(holds)                                                      \
  do {                                                                    \
    if (!(holds)) {                                                       \
      fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #holds); \
      ++failures;                                                         \
    }                                                                     \
  } while (0)
#define T(literal) licet_text_of(literal)
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static inline int is(licet_text text, const char* expected) {
  return text.size == strlen(expected) && memcmp(text.data, expected, text.size) == 0 && text.data[text.size] == '\0';
}
static inline int has(licet_text text, const char* part) {
  return text.data != NULL && strstr(text.data, part) != NULL;
}

static const char kHouse[] =
    "instrument house\n"
    "  title  \"Rules of the house\"\n"
    "  status order\n"
    "  in force from 2024-01-01\n"
    "  outline 1..9\n"
    "role Guest\n"
    "role Host\n"
    "thing Dinner\n"
    "  day : Date\n"
    "type Wine = red | white\n"
    "act bring_wine by Guest\n"
    "  kind   : Wine\n"
    "  value  : Money\n"
    "  dinner : Dinner\n"
    "  with   : set of Guest\n"
    "act invite by Guest\n"
    "  dinner : Dinner\n"
    "act reply by Guest\n"
    "  dinner : Dinner\n"
    "judgment fine(w: bring_wine) [1]\n"
    "  by Host\n"
    "  ask \"Is {w} fine enough?\"\n"
    "judgment rude(g: Guest) [2]\n"
    "  by someone\n"
    "  ask \"Is {g} rude?\"\n"
    "  presumed no\n"
    "reading rose [3]\n"
    "  \"Is rose red or white?\"\n"
    "  options as_red | as_white\n"
    "rule no_red [1]\n"
    "  a Guest must not bring_wine if kind is red unless authorised by Host\n"
    "rule fine_white [2]\n"
    "  a Guest may bring_wine if kind is white and fine(this) and not rude(actor)\n"
    "rule costly [3]\n"
    "  a Guest should not bring_wine if value more than EUR 100\n"
    "rule answer [4]\n"
    "  after invite as i, i.actor must reply { dinner: i.dinner } within 7 days\n";

static inline licet_status compile_house(const licet_allocator* allocator, licet_policy** out, licet_error** error) {
  licet_source source;
  source.name = T("house.licet");
  source.text = T(kHouse);
  return licet_compile(&source, 1, allocator, out, error);
}

static inline licet_value text_value(const char* text) {
  licet_value value = {LICET_TEXT, 0, {NULL, 0}, NULL, 0};
  value.text = T(text);
  return value;
}

static inline int finish(void) {
  if (failures == 0) puts("all is well");
  return failures == 0 ? 0 : 1;
}

#endif
