// What threads may share: one policy, one case that nobody changes, one decision.
#include <catch2/catch.hpp>

#include <string>
#include <thread>
#include <vector>

#include "house.hpp"

TEST_CASE("one policy and one case asked by eight threads give equal decisions") {
  const licet::Policy policy = house();
  licet::Case facts = policy.new_case();
  facts.on("2024-03-01").add("ann", {"Guest"}).add("chief", {"Host"}).add("feast", {"Dinner"});
  facts.act("white", "ann", "bring_wine", {{"kind", "white"}});
  const licet::Decision shared = policy.ask(facts, "white?");
  const std::vector<std::string> questions = {"white?", "may ann bring_wine { kind: red, label: \"x\" } as red?",
                                              "duties of ann?", "is ann a Guest?"};

  constexpr int kThreads = 8, kRounds = 20;
  std::vector<std::vector<std::string>> seen(kThreads);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int round = 0; round < kRounds; ++round) {
        for (const std::string& question : questions) seen[t].push_back(policy.ask(facts, question).json());
        seen[t].push_back(shared.explain().text());
        licet::Case own = facts;  // a copy is the thread's own
        own.add("guest_" + std::to_string(t), {"Guest"}).finding("fine", {"white"}, licet::Finding::yes);
        seen[t].push_back(policy.ask(own, "white?").json());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int t = 1; t < kThreads; ++t) CHECK(seen[t] == seen[0]);
}
