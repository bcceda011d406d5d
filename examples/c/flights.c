/* Asks, from C, whether one country may pay for the flight of another's delegate.
 *   flights [POLICY]        exit status: 0 allowed, 1 refused, 2 not settled, 3 something is wrong */
#include <licet.h>
#include <stdio.h>

/* Facts on demand: called for what nobody told, where the answer hangs on it. */
static licet_status fetch(void* user, const licet_wanted* wanted, licet_supply* supply) {
  const licet_value value = {LICET_TEXT, 0, {"EUR 1200", 8}, NULL, 0};
  (void)user;
  fprintf(stderr, "(the host is asked for %s.%s)\n", wanted->object.data, wanted->field.data);
  return strcmp(wanted->field.data, "value") == 0 ? licet_supply_value(supply, &value) : LICET_OK;
}

int main(int count, char** arguments) {
  const licet_text path = licet_text_of(count > 1 ? arguments[1] : "policies/interpol");
  licet_asking how = LICET_ASKING_INIT;
  licet_policy* policy = NULL;
  licet_case* facts = NULL;
  licet_decision* answer = NULL;
  licet_explanation* why = NULL;
  licet_error* error = NULL;
  int status = 3;
  size_t i;

  how.fetch = fetch;
  if (licet_load(&path, 1, NULL, &policy, &error) == LICET_OK && licet_case_new(policy, &facts, &error) == LICET_OK &&
      licet_case_tell(facts,
                      licet_text_of("let gabon, togo be Country  on 2024-11-05\n"
                                    "let vote be ExecutiveCommitteeElection { call: 2024-06-03, day: 2024-11-06 }\n"
                                    "let mira be Candidate { election: vote, nominated_by: gabon }"),
                      &error) == LICET_OK &&
      licet_ask(policy, facts, licet_text_of("may gabon give_benefit { to: togo, kind: travel } as flights?"), &how,
                &answer, &error) == LICET_OK) {
    fputs(licet_decision_text(answer).data, stdout);
    for (i = 0; i < licet_decision_missing_count(answer); ++i) {
      licet_missing missing;
      missing.struct_size = sizeof(missing);
      licet_decision_missing(answer, i, &missing);
      printf("missing: %s (%s)\n", missing.what.data, missing.why.data);
    }
    if (licet_decision_explain(answer, &why, NULL) == LICET_OK) fputs(licet_explanation_text(why).data, stdout);
    status = licet_decision_verdict(answer) == LICET_UNDETERMINED ? 2 : licet_decision_permitted(answer) ? 0 : 1;
  } else {
    fputs(licet_error_message(error).data, stderr);
  }
  licet_error_free(error);
  licet_explanation_free(why);
  licet_decision_free(answer);
  licet_case_free(facts);
  licet_policy_free(policy);
  return status;
}
