#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <licet/export.h>
#include <licet/diagnostic.hpp>
#include <licet/value.hpp>

namespace licet {

enum class Finding { no, yes, unknown };  // unknown: somebody looked into it, and nobody can say

struct Held {                                        // a role that somebody has
  Held(const char* role) : role(role) {}             // NOLINT: roles are written as {"Country", "Party"}
  Held(std::string role) : role(std::move(role)) {}  // NOLINT
  Held(std::string role, std::string from, std::string until = {}, bool perhaps = false)
      : role(std::move(role)), from(std::move(from)), until(std::move(until)), perhaps(perhaps) {}
  std::string role;
  std::string from, until;  // the first and the last day, "2024-01-31"; empty: always
  bool perhaps = false;     // nobody knows whether they have it
};

struct Authorisation {
  bool given = true;       // false: it is known that there is none
  std::string of = {};     // the name of an act asked about or of an event, or of an act in general; empty: of anything
  std::string to = {};     // whose act; empty: whoever does it
  std::string by = {};     // the person who gave it; where there is none also a role; empty: of nobody at all
  std::string under = {};  // for this rule, or for the rules that cite this paragraph; empty: for all
  std::string on = {};     // the day it was given; empty: before the day asked about
  Fields with = {};        // what it was limited to
  std::string name = {};   // so that `competent` can speak of it; may be empty
};

// The facts that a policy is asked about: persons and things, events, findings, doubts, authorisations, readings.
//
//   licet::Case facts = policy.new_case();
//   facts.on("2024-11-05")
//        .add("gabon", {"Country"})
//        .add("hall", {"Property"}, {{"owner", "interpol"}})
//        .event("dinner", "2024-10-01", "gabon", "plan_event", {{"starts", "2024-11-20"}})
//        .finding("linked", {"dinner"}, licet::Finding::yes, "chair");
//   if (!facts.ok()) std::cerr << facts.diagnostics().render();
//
// What is not told is unknown, never "no". Each call checks what it is given against the policy: an unknown name, a
// value of another type or an impossible day becomes a diagnostic, the call then changes nothing, and every question
// about such a case is answered `Verdict::invalid`. So calls may be chained, and a mistake cannot be overlooked.
//
// A value type: a copy is a changed case. It holds its policy, so it may outlive the Policy it came from.
// Threads: one thread builds it; while nobody changes it, any number may ask about it or copy it.
class LICET_API Case {
public:
  Case(const Case&);
  Case(Case&&) noexcept;
  Case& operator=(const Case&);
  Case& operator=(Case&&) noexcept;
  ~Case();

  Case& on(std::string_view
               day);  // the day asked about. Not told: the day of the last event, or the policy's own (see Policy)
  Case& now(std::string_view day);  // the day on which one asks, if it is another: what can still be fetched
  Case& ordered(bool as_told);      // events of one day happened in the order in which they are told. Else nobody knows

  Case& add(std::string_view name, std::vector<Held> roles, const Fields& fields = {});
  Case& add_open(std::string_view name, std::vector<Held> roles,
                 const Fields& fields = {});                                     // may have any role besides
  Case& set(std::string_view name, std::string_view field, const Value& value);  // replaces what was told before

  // `name` may be empty. `when` is a day, or a day and a minute: "2024-10-01T09:30".
  Case& event(std::string_view name, std::string_view when, std::string_view who, std::string_view act,
              const Fields& fields = {});
  Case& alleged(std::string_view name, std::string_view when, std::string_view who, std::string_view act,
                const Fields& fields = {});

  // An act to ask about by name: `ask(facts, "flights?")` asks whether `who` may do it.
  Case& act(std::string_view name, std::string_view who, std::string_view act, const Fields& fields = {});

  Case& finding(std::string_view judgment, const std::vector<Value>& of, Finding answer, std::string_view by = {});
  Case& doubt(std::string_view judgment, const std::vector<Value>& of = {});
  Case& authorisation(const Authorisation& authorisation);
  Case& settle(std::string_view reading, std::string_view option);

  // Statements of the language: `tell("let togo be Country  on 2024-10-01 togo does plan_event as dinner")`. Questions
  // do not belong here: ask them.
  Case& tell(std::string_view statements);

  [[nodiscard]] bool ok() const;  // no mistake so far
  [[nodiscard]] const Diagnostics& diagnostics() const;

  // The case as JSON, for Policy::read_case: equal cases give equal bytes.
  [[nodiscard]] std::string json() const;

private:
  friend struct Face;
  struct Inside;
  explicit Case(std::unique_ptr<Inside> inside);
  template <class Tell>
  Case& tell_with(std::string path, Tell tell);
  Case& event_with(std::string_view name, std::string_view when, std::string_view who, std::string_view act,
                   const Fields& fields, bool perhaps);
  std::unique_ptr<Inside> inside_;
};

}  // namespace licet
