/* What a decision costs from C: the same question as in every host, N times.
 *   cost POLICY [N [asker]]        see ../measure.sh; `asker`: names are looked up once */
#include <licet.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int count, char** arguments) {
  static const char kCase[] =
      "{\"on\":\"2024-11-05\",\"entities\":{\"bob\":{\"is\":[\"Person\"]},"
      "\"paper\":{\"is\":[\"Document\"],\"level\":\"restricted\"}},"
      "\"ask\":{\"may\":\"read\",\"by\":\"bob\",\"with\":{\"what\":\"paper\"},\"as\":\"request\"}}";
  const licet_text path = licet_text_of(count > 1 ? arguments[1] : "examples/documents.licet");
  const long n = count > 2 ? strtol(arguments[2], NULL, 10) : 20000;
  licet_policy* policy = NULL;
  licet_case* facts = NULL;
  licet_error* error = NULL;
  clock_t began;
  long i, refused = 0;
  if (licet_load(&path, 1, NULL, &policy, &error) != LICET_OK ||
      licet_case_read(policy, licet_text_of(kCase), &facts, &error) != LICET_OK) {
    fputs(licet_error_message(error).data, stderr);
    return 3;
  }
  if (count > 3) {
    const licet_value paper = {LICET_TEXT, 0, {"paper", 5}, NULL, 0};
    licet_outcome outcome = {sizeof(outcome), 0, 0, 0, 0, 0, 0, NULL};
    licet_asker* asker = NULL;
    uint32_t what = 0, ready = 0;
    if (licet_asker_new(policy, facts, licet_text_of("bob"), licet_text_of("read"), NULL, &asker, NULL) != LICET_OK ||
        licet_asker_slot(asker, licet_text_of(""), licet_text_of("what"), &what, NULL) != LICET_OK ||
        licet_asker_ready(asker, what, &paper, &ready, NULL) != LICET_OK)
      return 3;
    began = clock();
    for (i = 0; i < n; ++i) {
      licet_asker_set(asker, what, ready);
      if (licet_asker_decide(asker, &outcome, NULL) != LICET_OK) return 3;
      refused += !outcome.permitted;
    }
    licet_asker_free(asker);
  } else {
    began = clock();
  }
  for (i = 0; i < n && count <= 3; ++i) {
    licet_decision* answer = NULL;
    if (licet_ask(policy, facts, licet_text_of(""), NULL, &answer, NULL) != LICET_OK) return 3;
    refused += !licet_decision_permitted(answer);
    licet_decision_free(answer);
  }
  printf("%.1f us per decision\n", (double)(clock() - began) / CLOCKS_PER_SEC * 1e6 / (double)n);
  licet_case_free(facts);
  licet_policy_free(policy);
  return refused == n ? 0 : 1;
}
