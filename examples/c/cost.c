/* What a decision costs from C: the same question as in every host, N times.
 *   cost POLICY [N]        see ../measure.sh */
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
  began = clock();
  for (i = 0; i < n; ++i) {
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
