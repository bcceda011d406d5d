#ifndef LICET_H
#define LICET_H

/* Licet from C, and from every language that can call C. It can do what the C++ face (licet/licet.hpp) can.
 *
 *   licet_policy *policy = NULL;
 *   licet_case *facts = NULL;
 *   licet_decision *answer = NULL;
 *   licet_error *error = NULL;
 *   licet_text path = licet_text_of("policies/interpol");
 *   if (licet_load(&path, 1, NULL, &policy, &error) != LICET_OK) {
 *     fputs(licet_error_message(error).data, stderr);
 *     licet_error_free(error);
 *     return 3;
 *   }
 *   licet_case_new(policy, &facts, NULL);
 *   licet_case_tell(facts, licet_text_of("let gabon, togo be Country"), NULL);
 *   licet_ask(policy, facts, licet_text_of("may gabon give_benefit { to: togo, kind: travel }?"), NULL, &answer, NULL);
 *   fputs(licet_decision_text(answer).data, stdout);
 *
 * Conventions
 * (1) Every object is opaque. Whoever gets one by an out-parameter frees it with the function of its type; NULL is
 * fine. (2) Text is UTF-8 and comes with its size. What the library hands out also ends in a zero byte, and lives as
 * long as the object it was got from, unless the function says otherwise. (3) What can fail returns a licet_status and
 * takes a last parameter `error`: NULL, or the address of a pointer, which is set to an error object that the caller
 * frees (or to NULL, if all is well). Out-parameters are NULL on failure. (4) A wrong policy, case or question is
 * LICET_WRONG with diagnostics. It is never answered, so never permitted: of a NULL decision the verdict is
 * LICET_INVALID. (5) Nothing throws, exits, prints, or jumps; callbacks must not either (no C++ exception, no longjmp
 * through here). (6) A policy, a decision, an error and what is `const` may be used by any number of threads. A case
 * belongs to one thread while it is built. There is no global state. (7) Structs that may grow begin with their size,
 * which the caller sets: a newer library reads and writes no more of them. licet_text, licet_value, licet_field,
 * licet_role and licet_source never change. (8) An object keeps alive what it needs: a policy may be freed while its
 * cases and decisions go on being used. */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <licet/export.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LICET_ABI_VERSION 1u                /* what this header describes */
LICET_API uint32_t licet_abi_version(void); /* what the library implements: at least the header's, or do not go on */

typedef struct licet_text {
  const char* data; /* may be NULL if size is 0 */
  size_t size;
} licet_text;
static inline licet_text licet_text_of(const char* zero_terminated) {
  licet_text text;
  text.data = zero_terminated;
  text.size = zero_terminated == NULL ? 0 : strlen(zero_terminated);
  return text;
}
LICET_API licet_text licet_version(void); /* "0.1.0" */

typedef int32_t licet_status;
enum {
  LICET_OK = 0,
  LICET_WRONG = 1,     /* the policy, case or question has mistakes: see the diagnostics of the error */
  LICET_MISUSE = 2,    /* the call itself is wrong: NULL, no such index, a struct that is too small */
  LICET_NO_MEMORY = 3, /* nothing was changed; but a case that was just told something is not ok from then on */
  LICET_DEFECT = 4     /* a mistake of the library's; please report what licet_error_message says */
};

typedef struct licet_policy licet_policy;
typedef struct licet_current licet_current;
typedef struct licet_case licet_case;
typedef struct licet_decision licet_decision;
typedef struct licet_explanation licet_explanation;
typedef struct licet_cancel licet_cancel;
typedef struct licet_supply licet_supply;
typedef struct licet_asker licet_asker;
typedef struct licet_error licet_error;

/* ---- errors and warnings ---------------------------------------------------------------------------------------- */

enum { LICET_IS_ERROR = 0, LICET_IS_WARNING = 1 };
typedef struct licet_diagnostic {
  size_t struct_size;
  licet_text code; /* "E2003" */
  int32_t severity;
  licet_text file;     /* empty: no place in a text */
  size_t line, column; /* from 1, in code points; 0: none */
  size_t begin, end;   /* the same place in bytes */
  licet_text message, help;
  size_t labels;
} licet_diagnostic;
typedef struct licet_label { /* a second place that helps to understand the first */
  size_t struct_size;
  licet_text file;
  size_t line, column;
  licet_text message;
} licet_label;

LICET_API void licet_error_free(licet_error* error);
LICET_API licet_status licet_error_status(const licet_error* error);
LICET_API licet_text licet_error_message(const licet_error* error); /* all of it, each with its line and a caret */
LICET_API size_t licet_error_count(const licet_error* error);
LICET_API licet_status licet_error_diagnostic(const licet_error* error, size_t index, licet_diagnostic* out);
LICET_API licet_status licet_error_label(const licet_error* error, size_t index, size_t label, licet_label* out);

/* ---- policies --------------------------------------------------------------------------------------------------- */

/* Where the objects that the library hands out come from. `resize` is as in Lua: new_size 0 frees; a NULL block
 * allocates; NULL is returned when there is no memory. It must be fit for every thread that uses the policy. What
 * stands inside the objects, and what a call needs while it runs, comes from C++ operator new, which a program may
 * replace as a whole; where that fails, too, the call returns LICET_NO_MEMORY and has changed nothing. */
typedef struct licet_allocator {
  size_t struct_size;
  void* (*resize)(void* user, void* block, size_t old_size, size_t new_size);
  void* user;
} licet_allocator;

typedef struct licet_source { /* a file that is not on disk */
  licet_text name;            /* for diagnostics */
  licet_text text;
} licet_source;

/* Files, or folders with all *.licet below them. `allocator` may be NULL. Everything made from the policy uses it. */
LICET_API licet_status licet_load(const licet_text* paths, size_t count, const licet_allocator* allocator,
                                  licet_policy** out, licet_error** error);
LICET_API licet_status licet_compile(const licet_source* sources, size_t count, const licet_allocator* allocator,
                                     licet_policy** out, licet_error** error);
LICET_API licet_status licet_policy_share(const licet_policy* policy, licet_policy** out, licet_error** error);
LICET_API void licet_policy_free(licet_policy* policy);
LICET_API licet_text licet_policy_digest(const licet_policy* policy); /* "sha256:..." */
LICET_API size_t licet_policy_instrument_count(const licet_policy* policy);
LICET_API licet_text licet_policy_instrument(const licet_policy* policy, size_t index);
LICET_API const licet_error* licet_policy_warnings(const licet_policy* policy); /* the policy's own: do not free */

/* The policy that a host answers with, replaced while others ask: see licet/current.hpp. Any number of threads. */
LICET_API licet_status licet_current_new(const licet_policy* policy, licet_current** out, licet_error** error);
LICET_API void licet_current_free(licet_current* current);
LICET_API licet_status licet_current_policy(const licet_current* current, licet_policy** out, licet_error** error);
LICET_API licet_status licet_current_replace(licet_current* current, const licet_policy* policy, licet_error** error);

/* ---- cases ------------------------------------------------------------------------------------------------------ */

enum { LICET_NONE = 0, LICET_YES_NO = 1, LICET_NUMBER = 2, LICET_TEXT = 3, LICET_LIST = 4, LICET_UNKNOWN = 5 };
typedef struct licet_value {
  int32_t kind;
  int32_t yes;                       /* of yes_no: 0 or 1 */
  licet_text text;                   /* of text and number, as written: "togo", "EUR 1200", "2024-11-05", "12.50" */
  const struct licet_value* members; /* of list */
  size_t count;
} licet_value;
typedef struct licet_field {
  licet_text name;
  licet_value value;
} licet_field;
typedef struct licet_role {
  licet_text role;
  licet_text from, until; /* the first and the last day; empty: always */
  int32_t perhaps;        /* nobody knows whether it is held */
} licet_role;

LICET_API licet_status licet_case_new(const licet_policy* policy, licet_case** out, licet_error** error);
/* A JSON case. One with mistakes is LICET_WRONG, and there is no case. */
LICET_API licet_status licet_case_read(const licet_policy* policy, licet_text json, licet_case** out,
                                       licet_error** error);
LICET_API licet_status licet_case_copy(const licet_case* facts, licet_case** out, licet_error** error);
LICET_API void licet_case_free(licet_case* facts);

/* Each tells the case something. What is wrong is LICET_WRONG and changes nothing, but the case is not ok from then on,
 * and every question about it is LICET_WRONG too: so results may be ignored, and a mistake cannot be overlooked. */
LICET_API licet_status licet_case_on(licet_case* facts, licet_text day, licet_error** error);
LICET_API licet_status licet_case_now(licet_case* facts, licet_text day, licet_error** error);
LICET_API licet_status licet_case_ordered(licet_case* facts, int32_t as_told, licet_error** error);
enum { LICET_OPEN_ROLES = 1 }; /* of licet_case_add: may have any role besides */
LICET_API licet_status licet_case_add(licet_case* facts, licet_text name, const licet_role* roles, size_t role_count,
                                      const licet_field* fields, size_t field_count, uint32_t flags,
                                      licet_error** error);
LICET_API licet_status licet_case_set(licet_case* facts, licet_text name, licet_text field, const licet_value* value,
                                      licet_error** error);
enum { LICET_ALLEGED = 1 }; /* of licet_case_event: perhaps it did not happen */
LICET_API licet_status licet_case_event(licet_case* facts, licet_text name, licet_text when, licet_text who,
                                        licet_text act, const licet_field* fields, size_t field_count, uint32_t flags,
                                        licet_error** error);
LICET_API licet_status licet_case_act(licet_case* facts, licet_text name, licet_text who, licet_text act,
                                      const licet_field* fields, size_t field_count, licet_error** error);
enum { LICET_FOUND_NO = 0, LICET_FOUND_YES = 1, LICET_FOUND_UNKNOWN = 2 };
LICET_API licet_status licet_case_finding(licet_case* facts, licet_text judgment, const licet_value* of, size_t count,
                                          int32_t answer, licet_text by, licet_error** error);
LICET_API licet_status licet_case_doubt(licet_case* facts, licet_text judgment, const licet_value* of, size_t count,
                                        licet_error** error);
typedef struct licet_authorisation { /* the parts are those of licet::Authorisation; empty ones are not said */
  size_t struct_size;
  int32_t absent; /* it is known that there is none */
  licet_text of, to, by, under, on, name;
  const licet_field* with;
  size_t with_count;
} licet_authorisation;
LICET_API licet_status licet_case_authorisation(licet_case* facts, const licet_authorisation* what,
                                                licet_error** error);
LICET_API licet_status licet_case_settle(licet_case* facts, licet_text reading, licet_text option, licet_error** error);
/* Statements of the language: "let togo be Country  on 2024-10-01 togo does plan_event as dinner". */
LICET_API licet_status licet_case_tell(licet_case* facts, licet_text statements, licet_error** error);
LICET_API int32_t licet_case_ok(const licet_case* facts);
/* The case as JSON. Lives until the next call with the same case. */
LICET_API licet_status licet_case_json(licet_case* facts, licet_text* out, licet_error** error);

/* ---- asking ----------------------------------------------------------------------------------------------------- */

LICET_API licet_status licet_cancel_new(licet_cancel** out);
LICET_API void licet_cancel_free(licet_cancel* cancel);
LICET_API void licet_cancel_set(licet_cancel* cancel, int32_t stop); /* from any thread */

/* Facts on demand: see licet/asking.hpp. Called on the thread that asks (one of them, for licet_ask_many). It may give
 * a value with licet_supply_value; else the fact is not known. If it returns anything but LICET_OK the fact is unknown
 * too, and the decision has a warning, with the text given to licet_supply_failure if there was one. */
typedef struct licet_wanted {
  size_t struct_size; /* set by the library */
  licet_text object;  /* "flights"; empty: the act asked about has no name */
  licet_text is;      /* "give_benefit" */
  licet_text field;   /* "value" */
} licet_wanted;
typedef licet_status (*licet_fetch)(void* user, const licet_wanted* wanted, licet_supply* supply);
LICET_API licet_status licet_supply_value(licet_supply* supply, const licet_value* value); /* copies it */
LICET_API licet_status licet_supply_failure(licet_supply* supply, licet_text why);         /* copies it */

enum {
  LICET_STRICTLY = 1,          /* presumptions count as unknown */
  LICET_SHOW_CONFIDENTIAL = 2, /* the answer is for eyes that may see confidential fields */
  LICET_ALLOW_UNREGULATED = 4, /* what licet_decision_allowed makes of an act of which no rule speaks */
  LICET_ALLOW_DISCOURAGED = 8  /* and of one that should not be done */
};
typedef struct licet_asking { /* how to ask; as licet::Asking. 0 is no limit */
  size_t struct_size;
  uint32_t flags;
  uint64_t fuel;
  uint32_t readings, named_readings, repair_questions, repair_size, call_depth, output;
  const licet_cancel* cancel; /* may be NULL */
  licet_fetch fetch;          /* may be NULL */
  void* fetch_user;
} licet_asking;
#define LICET_ASKING_INIT \
  { sizeof(licet_asking), 0, 50000000, 64, 8, 2000, 3, 200, 16777216, NULL, NULL, NULL }

/* One question. An empty one: that which the case itself asks. `how` may be NULL: LICET_ASKING_INIT. */
LICET_API licet_status licet_ask(const licet_policy* policy, const licet_case* facts, licet_text question,
                                 const licet_asking* how, licet_decision** out, licet_error** error);
/* The same from a JSON case with its question. */
LICET_API licet_status licet_ask_json(const licet_policy* policy, licet_text json, const licet_asking* how,
                                      licet_decision** out, licet_error** error);

/* Many questions at once, on up to `threads` threads (0: as many as the machine has). Every item gets its own status,
 * decision and error, and the order of items is kept. LICET_OK: all are answered; LICET_WRONG: some are not. */
typedef struct licet_item {
  size_t struct_size;
  const licet_case* facts; /* NULL: `json` is the case */
  licet_text json;
  licet_text question;
  licet_status status; /* from here on: out */
  licet_decision* decision;
  licet_error* error;
} licet_item;
LICET_API licet_status licet_ask_many(const licet_policy* policy, licet_item* items, size_t count,
                                      const licet_asking* how, uint32_t threads, licet_error** error);

/* ---- the same act, again and again ------------------------------------------------------------------------------ */

/* As licet::Asker (licet/asker.hpp): names are looked up and values checked once; decide() writes nothing. One thread.
 */
LICET_API licet_status licet_asker_new(const licet_policy* policy, const licet_case* facts, licet_text who,
                                       licet_text act, const licet_asking* how, licet_asker** out, licet_error** error);
LICET_API void licet_asker_free(licet_asker* asker);
LICET_API size_t licet_asker_needed_count(const licet_asker* asker); /* fields of the act that rules read */
LICET_API licet_text licet_asker_needed(const licet_asker* asker, size_t index);
/* A field: of the act, if `object` is empty. */
LICET_API licet_status licet_asker_slot(licet_asker* asker, licet_text object, licet_text field, uint32_t* out,
                                        licet_error** error);
LICET_API licet_status licet_asker_ready(licet_asker* asker, uint32_t slot, const licet_value* value, uint32_t* out,
                                         licet_error** error);
LICET_API licet_status licet_asker_set(licet_asker* asker, uint32_t slot, uint32_t ready);
LICET_API licet_status licet_asker_clear(licet_asker* asker, uint32_t slot);
typedef struct licet_outcome {
  size_t struct_size;
  int32_t verdict, permitted, allowed, gave_up;
  size_t missing; /* how many unknowns it hangs on: licet_asker_ask names them */
  size_t decisive_count;
  const uint32_t* decisive; /* rules, the strongest first: see licet_asker_rule. Until the next call */
} licet_outcome;
LICET_API licet_status licet_asker_decide(licet_asker* asker, licet_outcome* out, licet_error** error);
LICET_API licet_status licet_asker_ask(licet_asker* asker, licet_decision** out, licet_error** error);

/* ---- decisions -------------------------------------------------------------------------------------------------- */

enum { /* of licet_decision_verdict, in the order of licet::Verdict */
       LICET_INVALID = 0,
       LICET_UNDETERMINED = 1,
       LICET_UNREGULATED = 2,
       LICET_NO_POWER = 3,
       LICET_PERMITTED = 4,
       LICET_RECOMMENDED = 5,
       LICET_DISCOURAGED = 6,
       LICET_OBLIGATORY = 7,
       LICET_NEEDS_AUTHORISATION = 8,
       LICET_PROHIBITED = 9
};
enum { LICET_KIND_VERDICT, LICET_KIND_TRUTH, LICET_KIND_DUTIES, LICET_KIND_NAMES, LICET_KIND_TOLD, LICET_KIND_INVALID };
enum { LICET_FORCE_NONE, LICET_FORCE_BINDING, LICET_FORCE_GUIDANCE, LICET_FORCE_COMMENTARY, LICET_FORCE_PROPOSAL };
enum { LICET_IS_NO = 0, LICET_IS_YES = 1, LICET_IS_UNKNOWN = 2 }; /* of licet_decision_truth */
LICET_API licet_text licet_verdict_text(int32_t verdict);         /* "needs authorisation" */
LICET_API licet_text licet_force_text(int32_t force);             /* "binding" */

LICET_API void licet_decision_free(licet_decision* decision);
LICET_API int32_t licet_decision_kind(const licet_decision* decision);
LICET_API int32_t licet_decision_verdict(const licet_decision* decision);
LICET_API int32_t licet_decision_permitted(const licet_decision* decision);
LICET_API int32_t licet_decision_allowed(const licet_decision* decision); /* what the host makes of it: see flags */
LICET_API int32_t licet_decision_force(const licet_decision* decision);
LICET_API int32_t licet_decision_truth(const licet_decision* decision);
LICET_API int32_t licet_decision_gave_up(const licet_decision* decision);
LICET_API int32_t licet_decision_withheld(const licet_decision* decision);
/* Written when they are asked for the first time; empty where there is no memory for that. */
LICET_API licet_text licet_decision_text(const licet_decision* decision);
LICET_API licet_text licet_decision_json(const licet_decision* decision);
LICET_API const licet_error* licet_decision_warnings(const licet_decision* decision); /* its own: do not free */

typedef struct licet_rule {
  size_t struct_size;
  licet_text rule, instrument, modal, file;
  size_t line, column;
  size_t cites; /* how many paragraphs it cites */
} licet_rule;
typedef struct licet_need { /* an authorisation that would lift a prohibition */
  size_t struct_size;
  licet_text of; /* whose */
  licet_text rule, instrument;
  int32_t in_advance;
} licet_need;
typedef struct licet_missing {
  size_t struct_size;
  licet_text what, why, who, ask;
  int32_t settles;
} licet_missing;
typedef struct licet_duty {
  size_t struct_size;
  licet_text rule, instrument, bearer, to, cause, last_day;
  size_t statuses;
} licet_duty;

/* Lists: how many, and each. What they say stands in licet/decision.hpp. */
LICET_API size_t licet_decision_possible_count(const licet_decision* decision);
LICET_API int32_t licet_decision_possible(const licet_decision* decision, size_t index);
LICET_API size_t licet_decision_decisive_count(const licet_decision* decision);
LICET_API licet_status licet_decision_decisive(const licet_decision* decision, size_t index, licet_rule* out);
LICET_API licet_text licet_decision_cite(const licet_decision* decision, size_t decisive, size_t index);
LICET_API size_t licet_decision_need_count(const licet_decision* decision);
LICET_API licet_status licet_decision_need(const licet_decision* decision, size_t index, licet_need* out);
LICET_API size_t licet_decision_missing_count(const licet_decision* decision);
LICET_API licet_status licet_decision_missing(const licet_decision* decision, size_t index, licet_missing* out);
LICET_API size_t licet_decision_presumed_count(const licet_decision* decision);
LICET_API licet_text licet_decision_presumed(const licet_decision* decision, size_t index);
LICET_API size_t licet_decision_duty_count(const licet_decision* decision);
LICET_API licet_status licet_decision_duty(const licet_decision* decision, size_t index, licet_duty* out);
LICET_API licet_text licet_decision_duty_status(const licet_decision* decision, size_t duty, size_t index);
LICET_API size_t licet_decision_name_count(const licet_decision* decision);
LICET_API licet_text licet_decision_name(const licet_decision* decision, size_t index);

/* Of a rule of licet_outcome. */
LICET_API licet_status licet_asker_rule(licet_asker* asker, uint32_t rule, licet_rule* out);
LICET_API licet_text licet_asker_cite(licet_asker* asker, uint32_t rule, size_t index);

/* The proof; worked out when asked for. */
LICET_API licet_status licet_decision_explain(const licet_decision* decision, licet_explanation** out,
                                              licet_error** error);
LICET_API licet_status licet_decision_explain_why_not(const licet_decision* decision, int32_t wanted_verdict,
                                                      licet_explanation** out, licet_error** error);
LICET_API void licet_explanation_free(licet_explanation* explanation);
LICET_API licet_text licet_explanation_text(const licet_explanation* explanation);
LICET_API licet_text licet_explanation_json(const licet_explanation* explanation);

#ifdef __cplusplus
}
#endif

#endif
