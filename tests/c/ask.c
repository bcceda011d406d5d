/* Cases by calls and as JSON, questions, and everything that a decision says. */
#include "check.h"

static licet_policy* policy;

static licet_case* guests(void) {
  licet_case* facts = NULL;
  const licet_role guest = {{"Guest", 5}, {NULL, 0}, {NULL, 0}, 0}, host = {{"Host", 4}, {NULL, 0}, {NULL, 0}, 0};
  CHECK(licet_case_new(policy, &facts, NULL) == LICET_OK);
  CHECK(licet_case_on(facts, T("2024-03-01"), NULL) == LICET_OK);
  CHECK(licet_case_add(facts, T("ann"), &guest, 1, NULL, 0, 0, NULL) == LICET_OK);
  CHECK(licet_case_add(facts, T("chief"), &host, 1, NULL, 0, 0, NULL) == LICET_OK);
  return facts;
}

static licet_decision* answer(const licet_case* facts, const char* question, const licet_asking* how) {
  licet_decision* decision = NULL;
  licet_error* error = NULL;
  if (licet_ask(policy, facts, T(question), how, &decision, &error) != LICET_OK) {
    fprintf(stderr, "%s\n", licet_error_message(error).data);
    ++failures;
    licet_error_free(error);
  }
  return decision;
}

static void a_verdict_says_by_which_rule(void) {
  licet_case* facts = guests();
  licet_explanation* why = NULL;
  licet_rule rule = {sizeof(rule), {0}, {0}, {0}, {0}, 0, 0, 0};
  licet_need need = {sizeof(need), {0}, {0}, {0}, 0};
  licet_decision* decision = answer(facts, "may ann bring_wine { kind: red, value: EUR 5 } as bottle?", NULL);
  CHECK(licet_decision_kind(decision) == LICET_KIND_VERDICT);
  CHECK(licet_decision_verdict(decision) == LICET_NEEDS_AUTHORISATION);
  CHECK(is(licet_verdict_text(licet_decision_verdict(decision)), "needs authorisation"));
  CHECK(is(licet_force_text(licet_decision_force(decision)), "binding"));
  CHECK(!licet_decision_permitted(decision) && !licet_decision_allowed(decision));
  CHECK(licet_decision_possible_count(decision) == 1);
  CHECK(licet_decision_possible(decision, 0) == LICET_NEEDS_AUTHORISATION);
  CHECK(licet_decision_possible(decision, 9) == LICET_INVALID);
  CHECK(licet_decision_decisive_count(decision) == 1);
  CHECK(licet_decision_decisive(decision, 0, &rule) == LICET_OK);
  CHECK(is(rule.rule, "no_red") && is(rule.instrument, "house") && is(rule.file, "house.licet") && rule.line > 1);
  CHECK(rule.cites == 1 && is(licet_decision_cite(decision, 0, 0), "1") && is(licet_decision_cite(decision, 0, 1), ""));
  CHECK(licet_decision_decisive(decision, 1, &rule) == LICET_MISUSE);
  CHECK(licet_decision_need_count(decision) == 1);
  CHECK(licet_decision_need(decision, 0, &need) == LICET_OK);
  CHECK(is(need.of, "the Host") && is(need.rule, "no_red") && !need.in_advance);
  CHECK(has(licet_decision_text(decision), "AUTHORISATION"));
  CHECK(has(licet_decision_json(decision), "\"verdict\":\"needs authorisation\""));
  CHECK(licet_decision_explain(decision, &why, NULL) == LICET_OK);
  CHECK(has(licet_explanation_text(why), "red") && has(licet_explanation_json(why), "\"proof\""));
  licet_explanation_free(why);
  CHECK(licet_decision_explain_why_not(decision, LICET_PERMITTED, &why, NULL) == LICET_OK);
  CHECK(licet_explanation_text(why).size > 0);
  licet_explanation_free(why);
  CHECK(licet_decision_explain_why_not(decision, 99, &why, NULL) == LICET_MISUSE && why == NULL);
  licet_case_free(facts);
  licet_decision_free(decision);
}

static void what_is_missing_is_listed(void) {
  licet_case* facts = guests();
  licet_missing missing = {sizeof(missing), {0}, {0}, {0}, {0}, 0};
  licet_decision* decision = answer(facts, "may ann bring_wine { kind: white, value: EUR 5 } as bottle?", NULL);
  CHECK(licet_decision_verdict(decision) == LICET_UNDETERMINED);
  CHECK(licet_decision_missing_count(decision) == 1);
  CHECK(licet_decision_missing(decision, 0, &missing) == LICET_OK);
  CHECK(is(missing.what, "fine(bottle)") && is(missing.why, "judgment") && has(missing.ask, "fine enough"));
  licet_decision_free(decision);
  licet_case_free(facts);
}

static void presumptions_doubts_and_findings_count(void) {
  licet_case* facts = guests();
  licet_decision* decision;
  const licet_value bottle = text_value("bottle"), ann = text_value("ann");
  licet_field fields[2];
  licet_asking strictly = LICET_ASKING_INIT;
  fields[0].name = T("kind");
  fields[0].value = text_value("white");
  fields[1].name = T("value");
  fields[1].value = text_value("EUR 5");
  CHECK(licet_case_act(facts, T("bottle"), T("ann"), T("bring_wine"), fields, 2, NULL) == LICET_OK);
  CHECK(licet_case_finding(facts, T("fine"), &bottle, 1, LICET_FOUND_YES, T("chief"), NULL) == LICET_OK);
  decision = answer(facts, "bottle?", NULL);
  CHECK(licet_decision_permitted(decision));
  CHECK(licet_decision_presumed_count(decision) == 1 && licet_decision_presumed(decision, 0).size > 0);
  licet_decision_free(decision);
  strictly.flags = LICET_STRICTLY;
  decision = answer(facts, "bottle?", &strictly);
  CHECK(!licet_decision_permitted(decision));
  licet_decision_free(decision);
  CHECK(licet_case_doubt(facts, T("rude"), &ann, 1, NULL) == LICET_OK);
  decision = answer(facts, "bottle?", NULL);
  CHECK(!licet_decision_permitted(decision));
  licet_decision_free(decision);
  licet_case_free(facts);
}

static void duties_names_and_truths(void) {
  licet_case* facts = guests();
  licet_duty duty = {sizeof(duty), {0}, {0}, {0}, {0}, {0}, {0}, 0};
  licet_decision* decision;
  CHECK(licet_case_event(facts, T("call"), T("2024-02-28"), T("ann"), T("invite"), NULL, 0, 0, NULL) == LICET_OK);
  decision = answer(facts, "duties of ann?", NULL);
  CHECK(licet_decision_kind(decision) == LICET_KIND_DUTIES && licet_decision_duty_count(decision) == 1);
  CHECK(licet_decision_duty(decision, 0, &duty) == LICET_OK);
  CHECK(is(duty.rule, "answer") && is(duty.bearer, "ann") && is(duty.cause, "call") && is(duty.last_day, "2024-03-06"));
  CHECK(duty.statuses >= 1 && licet_decision_duty_status(decision, 0, 0).size > 0);
  CHECK(is(licet_decision_duty_status(decision, 0, 9), ""));
  licet_decision_free(decision);
  decision = answer(facts, "is ann a Guest?", NULL);
  CHECK(licet_decision_kind(decision) == LICET_KIND_TRUTH && licet_decision_truth(decision) == LICET_IS_YES);
  licet_decision_free(decision);
  decision = answer(facts, "who may bring_wine { kind: white }?", NULL);
  CHECK(licet_decision_kind(decision) == LICET_KIND_NAMES);
  CHECK(is(licet_decision_name(decision, 99), "") && licet_decision_name_count(decision) < 99);
  licet_decision_free(decision);
  licet_case_free(facts);
}

static void a_mistake_is_never_an_answer(void) {
  licet_case *facts = guests(), *copy = NULL;
  licet_decision* decision = (licet_decision*)facts;
  licet_error* error = NULL;
  const licet_value green = text_value("green");
  licet_value deep = {LICET_LIST, 0, {NULL, 0}, NULL, 1}, no_kind = {77, 0, {NULL, 0}, NULL, 0};
  deep.members = &deep;
  CHECK(licet_case_act(facts, T("bottle"), T("ann"), T("bring_wine"), NULL, 0, NULL) == LICET_OK);
  CHECK(licet_case_set(facts, T("bottle"), T("with"), &deep, NULL) == LICET_MISUSE);
  CHECK(licet_case_set(facts, T("bottle"), T("kind"), &no_kind, NULL) == LICET_MISUSE);
  CHECK(licet_case_ok(facts)); /* a wrong call is not a wrong fact */
  CHECK(licet_case_set(facts, T("bottle"), T("kind"), &green, &error) == LICET_WRONG);
  CHECK(has(licet_error_message(error), "green"));
  licet_error_free(error);
  CHECK(!licet_case_ok(facts));
  CHECK(licet_ask(policy, facts, T("bottle?"), NULL, &decision, &error) == LICET_WRONG);
  CHECK(decision == NULL && licet_error_count(error) == 1);
  CHECK(licet_decision_verdict(decision) == LICET_INVALID && !licet_decision_permitted(decision));
  CHECK(licet_decision_kind(decision) == LICET_KIND_INVALID && licet_decision_truth(decision) == LICET_IS_UNKNOWN);
  licet_error_free(error);
  CHECK(licet_case_copy(facts, &copy, NULL) == LICET_OK && !licet_case_ok(copy)); /* nor does a copy forget it */
  licet_case_free(copy);
  licet_case_free(facts);
  facts = guests();
  CHECK(licet_ask(policy, facts, T("may ann fly?"), NULL, &decision, NULL) == LICET_WRONG);
  CHECK(licet_ask(policy, facts, T(""), NULL, &decision, NULL) == LICET_WRONG); /* it asks nothing itself */
  CHECK(licet_case_read(policy, T("{\"on\":"), &copy, &error) == LICET_WRONG && copy == NULL);
  licet_error_free(error);
  licet_case_free(facts);
}

static void json_in_and_out(void) {
  static const char json[] =
      "{\"on\":\"2024-03-01\",\"entities\":{\"ann\":{\"is\":[\"Guest\"]}},"
      "\"ask\":{\"may\":\"bring_wine\",\"by\":\"ann\",\"with\":{\"kind\":\"red\",\"value\":\"EUR "
      "5\"},\"as\":\"bottle\"}}";
  licet_decision *first = NULL, *second = NULL;
  licet_case* facts = NULL;
  licet_text written = {NULL, 0};
  CHECK(licet_ask_json(policy, T(json), NULL, &first, NULL) == LICET_OK);
  CHECK(licet_decision_verdict(first) == LICET_NEEDS_AUTHORISATION);
  CHECK(licet_case_read(policy, T(json), &facts, NULL) == LICET_OK);
  CHECK(licet_case_json(facts, &written, NULL) == LICET_OK && has(written, "\"ann\""));
  CHECK(licet_ask_json(policy, written, NULL, &second, NULL) == LICET_OK);
  CHECK(strcmp(licet_decision_json(first).data, licet_decision_json(second).data) == 0);
  licet_decision_free(first);
  licet_decision_free(second);
  licet_case_free(facts);
}

static void authorisations_readings_and_statements(void) {
  licet_case* facts = guests();
  licet_authorisation by_chief = {0};
  licet_decision* decision;
  by_chief.struct_size = sizeof(by_chief);
  by_chief.of = T("bottle");
  by_chief.by = T("chief");
  CHECK(licet_case_tell(facts, T("let feast be Dinner"), NULL) == LICET_OK);
  CHECK(licet_case_settle(facts, T("rose"), T("as_red"), NULL) == LICET_OK);
  CHECK(licet_case_settle(facts, T("rose"), T("as_blue"), NULL) == LICET_WRONG);
  licet_case_free(facts);
  facts = guests();
  CHECK(licet_case_tell(facts, T("suppose bottle"), NULL) == LICET_WRONG);
  licet_case_free(facts);
  facts = guests();
  CHECK(licet_case_act(facts, T("bottle"), T("ann"), T("bring_wine"), NULL, 0, NULL) == LICET_OK);
  CHECK(licet_case_set(facts, T("bottle"), T("kind"), &(licet_value){LICET_TEXT, 0, {"red", 3}, NULL, 0}, NULL) ==
        LICET_OK);
  CHECK(licet_case_authorisation(facts, &by_chief, NULL) == LICET_OK);
  decision = answer(facts, "bottle?", NULL);
  CHECK(licet_decision_verdict(decision) != LICET_NEEDS_AUTHORISATION);
  licet_decision_free(decision);
  CHECK(licet_case_authorisation(facts, NULL, NULL) == LICET_MISUSE);
  licet_case_free(facts);
}

static void the_host_says_what_silence_means(void) {
  licet_case* facts = guests();
  licet_asking how = LICET_ASKING_INIT;
  licet_decision* decision;
  how.flags = LICET_ALLOW_UNREGULATED;
  decision = answer(facts, "may ann invite?", &how);
  CHECK(licet_decision_verdict(decision) == LICET_UNREGULATED);
  CHECK(!licet_decision_permitted(decision) && licet_decision_allowed(decision));
  licet_decision_free(decision);
  how.flags = 1u << 20;
  CHECK(licet_ask(policy, facts, T("may ann invite?"), &how, &decision, NULL) == LICET_MISUSE);
  licet_case_free(facts);
}

int main(void) {
  CHECK(compile_house(NULL, &policy, NULL) == LICET_OK);
  a_verdict_says_by_which_rule();
  what_is_missing_is_listed();
  presumptions_doubts_and_findings_count();
  duties_names_and_truths();
  a_mistake_is_never_an_answer();
  json_in_and_out();
  authorisations_readings_and_statements();
  the_host_says_what_silence_means();
  licet_policy_free(policy);
  return finish();
}
