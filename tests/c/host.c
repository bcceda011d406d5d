/* What a host adds: facts on demand, limits, cancellation, many questions at once. */
#include "check.h"

static licet_policy* policy;

struct source {
  int calls;
  const char* value; /* NULL: not known */
  licet_status status;
  char wanted[64];
};

static licet_status fetch(void* user, const licet_wanted* wanted, licet_supply* supply) {
  struct source* source = user;
  ++source->calls;
  snprintf(source->wanted, sizeof(source->wanted), "%s|%s|%s", wanted->object.data, wanted->is.data,
           wanted->field.data);
  if (source->status == LICET_DEFECT) licet_supply_failure(supply, T("the directory is closed"));
  if (source->value != NULL) {
    const licet_value value = text_value(source->value);
    CHECK(licet_supply_value(supply, &value) == LICET_OK);
  }
  return source->status;
}

static licet_status ask_with(struct source* source, licet_decision** out) {
  licet_asking how = LICET_ASKING_INIT;
  licet_case* facts = NULL;
  licet_status status;
  how.fetch = fetch;
  how.fetch_user = source;
  CHECK(licet_case_new(policy, &facts, NULL) == LICET_OK);
  CHECK(licet_case_tell(facts, T("on 2024-03-01 let ann be Guest"), NULL) == LICET_OK);
  status = licet_ask(policy, facts, T("may ann bring_wine { value: EUR 5 } as bottle?"), &how, out, NULL);
  licet_case_free(facts);
  return status;
}

static void facts_are_fetched(void) {
  struct source source = {0, "red", LICET_OK, ""};
  licet_decision* decision = NULL;
  licet_missing missing = {sizeof(missing), {0}, {0}, {0}, {0}, 0};
  CHECK(ask_with(&source, &decision) == LICET_OK);
  CHECK(licet_decision_verdict(decision) == LICET_NEEDS_AUTHORISATION);
  CHECK(source.calls == 1 && strcmp(source.wanted, "bottle|bring_wine|kind") == 0);
  licet_decision_free(decision);

  source.value = NULL;
  CHECK(ask_with(&source, &decision) == LICET_OK);
  CHECK(licet_decision_verdict(decision) == LICET_UNDETERMINED);
  CHECK(licet_decision_missing(decision, 0, &missing) == LICET_OK && is(missing.why, "asked"));
  licet_decision_free(decision);

  source.status = LICET_DEFECT;
  CHECK(ask_with(&source, &decision) == LICET_OK);
  CHECK(licet_decision_verdict(decision) == LICET_UNDETERMINED);
  CHECK(has(licet_error_message(licet_decision_warnings(decision)), "the directory is closed"));
  licet_decision_free(decision);

  source.status = LICET_OK;
  source.value = "green";
  CHECK(ask_with(&source, &decision) == LICET_WRONG && decision == NULL);
}

static void a_question_is_limited_and_stopped(void) {
  licet_asking how = LICET_ASKING_INIT;
  licet_case* facts = NULL;
  licet_decision* decision = NULL;
  licet_cancel* cancel = NULL;
  CHECK(licet_cancel_new(&cancel) == LICET_OK);
  CHECK(licet_case_new(policy, &facts, NULL) == LICET_OK);
  CHECK(licet_case_tell(facts, T("on 2024-03-01 let ann be Guest"), NULL) == LICET_OK);
  how.fuel = 1;
  CHECK(licet_ask(policy, facts, T("may ann bring_wine { kind: red }?"), &how, &decision, NULL) == LICET_OK);
  CHECK(licet_decision_gave_up(decision) && licet_decision_verdict(decision) == LICET_UNDETERMINED);
  licet_decision_free(decision);
  how.fuel = 0;
  how.cancel = cancel;
  licet_cancel_set(cancel, 1);
  CHECK(licet_ask(policy, facts, T("may ann bring_wine { kind: red }?"), &how, &decision, NULL) == LICET_OK);
  CHECK(licet_decision_gave_up(decision) && !licet_decision_permitted(decision));
  licet_decision_free(decision);
  licet_cancel_set(cancel, 0);
  CHECK(licet_ask(policy, facts, T("may ann bring_wine { kind: red }?"), &how, &decision, NULL) == LICET_OK);
  CHECK(!licet_decision_gave_up(decision));
  licet_decision_free(decision);
  how.struct_size = offsetof(licet_asking, cancel); /* an older caller, who cannot stop anything */
  licet_cancel_set(cancel, 1);
  CHECK(licet_ask(policy, facts, T("may ann bring_wine { kind: red }?"), &how, &decision, NULL) == LICET_OK);
  CHECK(!licet_decision_gave_up(decision));
  licet_decision_free(decision);
  licet_cancel_free(cancel);
  {
    const licet_asking defaults = LICET_ASKING_INIT;
    licet_decision* other = NULL;
    CHECK(defaults.call_depth == 200 && defaults.output == 16u << 20 && defaults.cancel == NULL);
    CHECK(licet_ask(policy, facts, T("may ann bring_wine { kind: red }?"), &defaults, &decision, NULL) == LICET_OK);
    CHECK(licet_ask(policy, facts, T("may ann bring_wine { kind: red }?"), NULL, &other, NULL) == LICET_OK);
    CHECK(strcmp(licet_decision_json(decision).data, licet_decision_json(other).data) == 0);
    licet_decision_free(decision);
    licet_decision_free(other);
  }
  licet_case_free(facts);
}

static void many_are_answered_in_their_places(uint32_t threads) {
  enum { kItems = 60 };
  licet_item* items = calloc(kItems, sizeof(licet_item));
  licet_case* facts = NULL;
  int i;
  CHECK(licet_case_new(policy, &facts, NULL) == LICET_OK);
  CHECK(licet_case_tell(facts, T("on 2024-03-01 let ann be Guest"), NULL) == LICET_OK);
  for (i = 0; i < kItems; ++i) {
    items[i].struct_size = sizeof(licet_item);
    items[i].facts = i % 3 == 2 ? NULL : facts;
    items[i].json = T("{\"entities\":{\"ann\":{\"is\":[\"Guest\"]}}}");
    items[i].question = T(i % 2 == 0 ? "may ann bring_wine { kind: red, value: EUR 5 }?" : "may ann invite?");
    if (i == 30) items[i].question = T("may ann fly?");
  }
  CHECK(licet_ask_many(policy, items, kItems, NULL, threads, NULL) == LICET_WRONG);
  for (i = 0; i < kItems; ++i) {
    if (i == 30) {
      CHECK(items[i].status == LICET_WRONG && items[i].decision == NULL && licet_error_count(items[i].error) == 1);
    } else {
      CHECK(items[i].status == LICET_OK && items[i].error == NULL);
      CHECK(licet_decision_verdict(items[i].decision) == (i % 2 == 0 ? LICET_NEEDS_AUTHORISATION : LICET_UNREGULATED));
    }
    licet_decision_free(items[i].decision);
    licet_error_free(items[i].error);
  }
  CHECK(licet_ask_many(policy, items, 30, NULL, threads, NULL) == LICET_OK);
  for (i = 0; i < 30; ++i) licet_decision_free(items[i].decision);
  items[0].struct_size = 8;
  CHECK(licet_ask_many(policy, items, 1, NULL, threads, NULL) == LICET_MISUSE);
  CHECK(licet_ask_many(policy, NULL, 1, NULL, threads, NULL) == LICET_MISUSE);
  CHECK(licet_ask_many(policy, NULL, 0, NULL, threads, NULL) == LICET_OK);
  licet_case_free(facts);
  free(items);
}

static void one_act_is_asked_again_and_again(void) {
  static const char* const kinds[] = {"red", "white"};
  licet_case* facts = NULL;
  licet_asker* asker = NULL;
  licet_decision* decision = NULL;
  licet_error* error = NULL;
  licet_outcome outcome = {sizeof(outcome), 0, 0, 0, 0, 0, 0, NULL};
  licet_rule rule = {sizeof(rule), {0}, {0}, {0}, {0}, 0, 0, 0};
  licet_value green = text_value("green"), price = text_value("EUR 5");
  uint32_t kind = 0, value = 0, ready[2] = {0, 0}, five = 0, other = 0;
  size_t i;
  CHECK(licet_case_new(policy, &facts, NULL) == LICET_OK);
  CHECK(licet_case_tell(facts, T("on 2024-03-01 let ann be Guest"), NULL) == LICET_OK);
  CHECK(licet_asker_new(policy, facts, T("bob"), T("bring_wine"), NULL, &asker, &error) == LICET_WRONG &&
        asker == NULL);
  licet_error_free(error);
  CHECK(licet_asker_new(policy, facts, T("ann"), T("bring_wine"), NULL, &asker, NULL) == LICET_OK);
  licet_case_free(facts);
  CHECK(licet_asker_needed_count(asker) >= 2 && is(licet_asker_needed(asker, 99), ""));
  CHECK(licet_asker_slot(asker, T(""), T("kind"), &kind, NULL) == LICET_OK);
  CHECK(licet_asker_slot(asker, T(""), T("value"), &value, NULL) == LICET_OK);
  CHECK(licet_asker_slot(asker, T(""), T("colour"), &other, NULL) == LICET_WRONG);
  CHECK(licet_asker_ready(asker, value, &price, &five, NULL) == LICET_OK);
  CHECK(licet_asker_ready(asker, kind, &green, &other, &error) == LICET_WRONG);
  CHECK(has(licet_error_message(error), "green"));
  licet_error_free(error);
  CHECK(licet_asker_ready(asker, 77, &price, &other, NULL) == LICET_MISUSE);
  CHECK(licet_asker_set(asker, kind, five) == LICET_MISUSE); /* of another slot */
  CHECK(licet_asker_set(asker, value, five) == LICET_OK);
  for (i = 0; i < COUNT(kinds); ++i) {
    const licet_value one = text_value(kinds[i]);
    CHECK(licet_asker_ready(asker, kind, &one, &ready[i], NULL) == LICET_OK);
  }
  for (i = 0; i < 10; ++i) {
    CHECK(licet_asker_set(asker, kind, ready[i % 2]) == LICET_OK);
    CHECK(licet_asker_decide(asker, &outcome, NULL) == LICET_OK);
    CHECK(outcome.verdict == (i % 2 == 0 ? LICET_NEEDS_AUTHORISATION : LICET_UNDETERMINED));
    CHECK(!outcome.permitted && !outcome.allowed && !outcome.gave_up);
    CHECK(outcome.missing == i % 2);
  }
  CHECK(licet_asker_set(asker, kind, ready[0]) == LICET_OK);
  CHECK(licet_asker_decide(asker, &outcome, NULL) == LICET_OK && outcome.decisive_count == 1);
  CHECK(licet_asker_rule(asker, outcome.decisive[0], &rule) == LICET_OK);
  CHECK(is(rule.rule, "no_red") && is(licet_asker_cite(asker, outcome.decisive[0], 0), "1"));
  CHECK(licet_asker_rule(asker, 123456, &rule) == LICET_MISUSE);
  CHECK(licet_asker_ask(asker, &decision, NULL) == LICET_OK);
  CHECK(licet_decision_verdict(decision) == LICET_NEEDS_AUTHORISATION);
  licet_decision_free(decision);
  CHECK(licet_asker_clear(asker, kind) == LICET_OK && licet_asker_clear(asker, 77) == LICET_MISUSE);
  CHECK(licet_asker_decide(asker, &outcome, NULL) == LICET_OK && outcome.verdict == LICET_UNDETERMINED);
  CHECK(licet_asker_decide(asker, NULL, NULL) == LICET_MISUSE &&
        licet_asker_decide(NULL, &outcome, NULL) == LICET_MISUSE);
  licet_asker_free(asker);
  licet_asker_free(NULL);
}

int main(void) {
  CHECK(compile_house(NULL, &policy, NULL) == LICET_OK);
  facts_are_fetched();
  a_question_is_limited_and_stopped();
  one_act_is_asked_again_and_again();
  many_are_answered_in_their_places(1);
  many_are_answered_in_their_places(4);
  many_are_answered_in_their_places(0);
  licet_policy_free(policy);
  return finish();
}
