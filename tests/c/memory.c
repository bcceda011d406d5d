/* Every allocation fails once, the host's own and those of C++: each call then says so, nothing is lost, nothing leaks,
 * and nothing is ever permitted by it. */
#include "check.h"

extern long new_left, new_live; /* failing_new.cpp */

static long host_left = -1, host_live = 0;

static void* resize(void* user, void* block, size_t old_size, size_t new_size) {
  (void)user;
  (void)old_size;
  if (new_size == 0) {
    if (block != NULL) --host_live;
    free(block);
    return NULL;
  }
  if (host_left == 0) {
    host_left = -1;
    return NULL;
  }
  if (host_left > 0) --host_left;
  if (block == NULL) ++host_live;
  return realloc(block, new_size);
}

static const licet_allocator kAllocator = {sizeof(licet_allocator), resize, NULL};

static licet_status fetch(void* user, const licet_wanted* wanted, licet_supply* supply) {
  const licet_value red = text_value("red");
  (void)user;
  (void)wanted;
  return licet_supply_value(supply, &red);
}

/* One request as a host would make it. The first status that is not LICET_OK, or LICET_OK. */
static licet_status request(const licet_policy* policy) {
  licet_case *facts = NULL, *copy = NULL;
  licet_decision* decision = NULL;
  licet_explanation* why = NULL;
  licet_error* error = NULL;
  licet_text json;
  licet_asking how = LICET_ASKING_INIT;
  licet_status status;
  how.fetch = fetch;
  how.flags = LICET_ALLOW_UNREGULATED | LICET_ALLOW_DISCOURAGED;
  status = licet_case_new(policy, &facts, &error);
  if (status == LICET_OK) status = licet_case_tell(facts, T("on 2024-03-01 let ann be Guest"), &error);
  if (status == LICET_OK) {
    const licet_value limit = text_value("EUR 5");
    licet_field value;
    value.name = T("value");
    value.value = limit;
    status = licet_case_act(facts, T("bottle"), T("ann"), T("bring_wine"), &value, 1, &error);
  }
  if (status == LICET_OK) status = licet_case_copy(facts, &copy, &error);
  if (status == LICET_OK) status = licet_case_json(copy, &json, &error);
  if (status == LICET_OK) status = licet_ask(policy, copy, T("bottle?"), &how, &decision, &error);
  CHECK(!licet_decision_permitted(decision) && !licet_decision_allowed(decision));
  if (status == LICET_OK && licet_error_count(licet_decision_warnings(decision)) == 0) {
    CHECK(licet_decision_verdict(decision) == LICET_NEEDS_AUTHORISATION);
  }
  if (status == LICET_OK) status = licet_decision_explain(decision, &why, &error);
  CHECK((status == LICET_OK) == (error == NULL));
  if (error != NULL) CHECK(licet_error_message(error).size > 0);
  if (facts != NULL && !licet_case_ok(facts)) { /* half told: not to be asked */
    licet_decision* none = NULL;
    CHECK(licet_ask(policy, facts, T("may ann invite?"), &how, &none, NULL) == LICET_NO_MEMORY && none == NULL);
  }
  licet_error_free(error);
  licet_explanation_free(why);
  licet_decision_free(decision);
  licet_case_free(copy);
  licet_case_free(facts);
  return status;
}

static void requests_survive(const licet_policy* policy) {
  const long live = new_live, hosted = host_live;
  long n, refused = 0, last = 0;
  for (n = 0; last == 0; ++n) {
    licet_status status;
    new_left = n;
    status = request(policy);
    last = new_left >= 0 ? n : 0; /* no allocation failed any more */
    new_left = -1;
    CHECK(status == LICET_OK || status == LICET_NO_MEMORY);
    refused += status == LICET_NO_MEMORY;
    CHECK(new_live == live && host_live == hosted);
    if (failures > 10) return;
  }
  CHECK(refused > 100);
  for (n = 0, last = 0; last == 0; ++n) {
    host_left = n;
    CHECK(request(policy) == (n < 5 ? LICET_NO_MEMORY : LICET_OK) || n > 3);
    last = host_left >= 0 ? 1 : 0;
    host_left = -1;
    CHECK(new_live == live && host_live == hosted);
  }
  CHECK(n > 3); /* case, copy, decision, explanation */
}

/* Loading allocates too often to fail everywhere: at the first allocations one by one, then further and further apart.
 */
static void loading_survives(void) {
  const long live = new_live, hosted = host_live;
  long n, last = 0, refused = 0;
  for (n = 0; last == 0; n += n < 40 ? 1 : n / 4 + 1) {
    licet_policy* policy = NULL;
    licet_error* error = NULL;
    licet_status status;
    new_left = n;
    status = compile_house(&kAllocator, &policy, &error);
    last = new_left >= 0;
    new_left = -1;
    CHECK(status == (last ? LICET_OK : LICET_NO_MEMORY));
    CHECK((policy != NULL) == (status == LICET_OK));
    if (status == LICET_NO_MEMORY) {
      ++refused;
      CHECK(is(licet_error_message(error), "out of memory"));
    }
    licet_error_free(error);
    licet_policy_free(policy);
    CHECK(new_live == live && host_live == hosted);
  }
  CHECK(refused > 40);
}

int main(void) {
  licet_policy* policy = NULL;
  CHECK(compile_house(&kAllocator, &policy, NULL) == LICET_OK);
  CHECK(request(policy) == LICET_OK); /* whatever is made once and kept is made now */
  CHECK(host_live == 1);              /* the policy: what a request makes comes from the same allocator and is gone */
  requests_survive(policy);
  loading_survives();
  licet_policy_free(policy);
  CHECK(host_live == 0);
  return finish();
}
