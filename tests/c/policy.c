/* Loading, diagnostics, and what may replace what. */
#include "check.h"

static void a_policy_is_compiled_from_texts(void) {
  licet_policy *policy = NULL, *shared = NULL;
  licet_error* error = NULL;
  CHECK(compile_house(NULL, &policy, &error) == LICET_OK);
  CHECK(policy != NULL && error == NULL);
  CHECK(has(licet_policy_digest(policy), "sha256:"));
  CHECK(licet_policy_instrument_count(policy) == 1);
  CHECK(is(licet_policy_instrument(policy, 0), "house"));
  CHECK(is(licet_policy_instrument(policy, 1), ""));
  CHECK(licet_error_count(licet_policy_warnings(policy)) == 0);
  CHECK(licet_policy_share(policy, &shared, NULL) == LICET_OK);
  licet_policy_free(policy);
  CHECK(is(licet_policy_instrument(shared, 0), "house")); /* the other one lives on */
  licet_policy_free(shared);
}

static void mistakes_are_data(void) {
  licet_policy* policy = NULL;
  licet_error* error = NULL;
  licet_diagnostic first;
  licet_source source;
  source.name = T("house.licet");
  source.text =
      T("instrument house\n  outline 1\nrole Guest\nact smoke by Gest\nrule r [2]\n  a Guest must not smok\n");
  CHECK(licet_compile(&source, 1, NULL, &policy, &error) == LICET_WRONG);
  CHECK(policy == NULL);
  CHECK(licet_error_status(error) == LICET_WRONG);
  CHECK(licet_error_count(error) >= 2);
  CHECK(has(licet_error_message(error), "house.licet:4:14"));
  first.struct_size = sizeof(first);
  CHECK(licet_error_diagnostic(error, 0, &first) == LICET_OK);
  CHECK(first.severity == LICET_IS_ERROR && first.line == 4 && first.column == 14);
  CHECK(is(first.file, "house.licet") && first.code.data[0] == 'E' && has(first.message, "Gest") &&
        has(first.help, "Guest"));
  CHECK(licet_error_diagnostic(error, 1000, &first) == LICET_MISUSE);
  CHECK(licet_error_label(error, 0, 1000, NULL) == LICET_MISUSE);
  licet_error_free(error);
  CHECK(licet_compile(&source, 1, NULL, &policy, NULL) == LICET_WRONG); /* nobody has to take the error */
}

static void an_older_caller_gets_what_he_knows(void) {
  licet_policy* policy = NULL;
  licet_error* error = NULL;
  licet_text path = T("no/such/folder");
  licet_diagnostic diagnostic;
  CHECK(licet_load(&path, 1, NULL, &policy, &error) == LICET_WRONG);
  memset(&diagnostic, 0x7f, sizeof(diagnostic));
  diagnostic.struct_size = offsetof(licet_diagnostic, severity);
  CHECK(licet_error_diagnostic(error, 0, &diagnostic) == LICET_OK);
  CHECK(diagnostic.code.size > 0);
  CHECK(diagnostic.severity == 0x7f7f7f7f); /* not his: left alone */
  diagnostic.struct_size = 0;
  CHECK(licet_error_diagnostic(error, 0, &diagnostic) == LICET_MISUSE);
  licet_error_free(error);
}

static void misuse_is_told(void) {
  licet_policy* policy = NULL;
  licet_error* error = NULL;
  licet_allocator allocator = {0, NULL, NULL};
  licet_case* facts = (licet_case*)&error;
  CHECK(compile_house(&allocator, &policy, &error) == LICET_MISUSE);
  CHECK(has(licet_error_message(error), "allocator"));
  licet_error_free(error);
  CHECK(licet_compile(NULL, 1, NULL, &policy, NULL) == LICET_MISUSE);
  CHECK(licet_load(NULL, 1, NULL, NULL, NULL) == LICET_MISUSE);
  CHECK(licet_case_new(NULL, &facts, NULL) == LICET_MISUSE);
  CHECK(facts == NULL);
  licet_policy_free(NULL);
  licet_case_free(NULL);
  licet_decision_free(NULL);
  licet_explanation_free(NULL);
  licet_error_free(NULL);
  licet_cancel_free(NULL);
  licet_current_free(NULL);
  CHECK(is(licet_policy_digest(NULL), ""));
  CHECK(is(licet_error_message(NULL), ""));
}

static void a_policy_is_replaced(void) {
  licet_policy *first = NULL, *second = NULL, *got = NULL;
  licet_current* current = NULL;
  licet_source source;
  source.name = T("other.licet");
  source.text = T("instrument other\n  title \"Another\"\n");
  CHECK(compile_house(NULL, &first, NULL) == LICET_OK);
  CHECK(licet_compile(&source, 1, NULL, &second, NULL) == LICET_OK);
  CHECK(licet_current_new(first, &current, NULL) == LICET_OK);
  licet_policy_free(first);
  CHECK(licet_current_policy(current, &got, NULL) == LICET_OK);
  CHECK(licet_current_replace(current, second, NULL) == LICET_OK);
  CHECK(is(licet_policy_instrument(got, 0), "house")); /* who took it keeps it */
  licet_policy_free(got);
  CHECK(licet_current_policy(current, &got, NULL) == LICET_OK);
  CHECK(is(licet_policy_instrument(got, 0), "other"));
  CHECK(licet_current_replace(current, NULL, NULL) == LICET_MISUSE);
  licet_policy_free(got);
  licet_policy_free(second);
  licet_current_free(current);
}

int main(void) {
  CHECK(licet_abi_version() == LICET_ABI_VERSION);
  CHECK(licet_version().size > 0);
  a_policy_is_compiled_from_texts();
  mistakes_are_data();
  an_older_caller_gets_what_he_knows();
  misuse_is_told();
  a_policy_is_replaced();
  return finish();
}
