#pragma once

// Licet: rules of conduct as text, and answers to "is this permitted, and why". The whole public face.
//
//   #include <licet/licet.hpp>
//
//   auto loaded = licet::Policy::load({"policies/interpol"});
//   if (!loaded) { std::cerr << loaded.diagnostics().render(); return 3; }
//   licet::Case facts = loaded->new_case();
//   facts.add("gabon", {"Country"}).add("togo", {"Country"});
//   licet::Decision answer = loaded->ask(facts, "may gabon give_benefit { to: togo, kind: travel }?");
//   std::cout << answer.text();
//   if (!answer.permitted()) std::cout << answer.explain().text();
//
// A mistake of an author (in a policy, a case, a question) is data: it is found in `diagnostics()`, is never thrown,
// and never turns into a permission. Exceptions are only those of the standard library (memory).
//
// Threads: a Policy may be asked by any number of threads at once. A Case belongs to one thread while it is built; as
// long as nobody changes it, several may ask about it. A Decision never changes and may be read by all.

#include <licet/version.h>
#include <licet/asker.hpp>
#include <licet/asking.hpp>
#include <licet/case.hpp>
#include <licet/current.hpp>
#include <licet/decision.hpp>
#include <licet/diagnostic.hpp>
#include <licet/policy.hpp>
#include <licet/value.hpp>
