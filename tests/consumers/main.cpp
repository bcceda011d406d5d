// The smallest use of the library: a policy, a case, a question, and the reason.
#include <licet/licet.hpp>

#include <iostream>

constexpr const char* kHouse = R"(
instrument house
  title  "Rules of the house"
  status order
  in force from 2024-01-01
  outline 1

role Guest
act smoke by Guest
  where : indoors | outdoors

rule no_smoking [1]
  a Guest must not smoke if where is indoors
)";

int main() {
  const licet::Loaded house = licet::Policy::compile({licet::Text{"house.licet", kHouse}});
  if (!house) {
    std::cerr << house.diagnostics().render();
    return 3;
  }
  licet::Case facts = house->new_case();
  facts.add("ann", {"Guest"});
  const licet::Decision answer = house->ask(facts, "may ann smoke { where: indoors }?");
  std::cout << "licet " LICET_VERSION "\n" << answer.text() << answer.explain().text();
  return answer.verdict() == licet::Verdict::prohibited ? 0 : 1;
}
