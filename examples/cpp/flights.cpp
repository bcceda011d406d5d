// Asks, from C++, whether one country may pay for the flight of another's delegate, and what would change the answer.
//   flights [POLICY]        exit status: 0 allowed, 1 refused, 2 not settled, 3 something is wrong
#include <iostream>
#include <licet/licet.hpp>

int main(int count, char** arguments) {
  const licet::Loaded policy = licet::Policy::load({count > 1 ? arguments[1] : "policies/interpol"});
  if (!policy) {
    std::cerr << policy.diagnostics().render();
    return 3;
  }
  licet::Case facts = policy->new_case();
  facts.on("2024-11-05")
      .add("gabon", {"Country"})
      .add("togo", {"Country"})
      .add("vote", {"ExecutiveCommitteeElection"}, {{"call", "2024-06-03"}, {"day", "2024-11-06"}})
      .add("mira", {"Candidate"}, {{"election", "vote"}, {"nominated_by", "gabon"}})
      .act("flights", "gabon", "give_benefit", {{"to", "togo"}, {"kind", "travel"}, {"value", "EUR 1200"}});

  const licet::Decision open = policy->ask(facts, "flights?");
  if (!open.ok()) {
    std::cerr << open.diagnostics().render();
    return 3;
  }
  std::cout << open.text();
  for (const licet::Missing& missing : open.missing())
    std::cout << "missing: " << missing.what << " - " << missing.ask << '\n';

  licet::Case found = facts;  // a copy is a changed case
  found.finding("linked", {"flights"}, licet::Finding::yes, "chair");
  const licet::Decision answer = policy->ask(found, "flights?");
  std::cout << "\nOnce the chair has found that it is linked to the election:\n" << answer.explain().text();
  return answer.verdict() == licet::Verdict::undetermined ? 2 : answer.permitted() ? 0 : 1;
}
