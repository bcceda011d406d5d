// A policy is replaced while eight threads ask it.
#include <catch2/catch.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "house.hpp"

namespace {

// The house as it is, or with one word changed: `must not` bring red wine, or `may`.
licet::Loaded house_that(const std::string& modality) {
  std::string text = kHouse;
  const std::string rule = "a Guest must not bring_wine if kind is red unless authorised by Host";
  text.replace(text.find(rule), rule.size(), "a Guest " + modality + " bring_wine if kind is red");
  return licet::Policy::compile({licet::Text{"house.licet", text}});
}

}  // namespace

TEST_CASE("reload_threads: eight threads ask while the policy is replaced, and each answer is that of one policy") {
  const licet::Loaded strict = house_that("must not"), lenient = house_that("may");
  REQUIRE(strict);
  REQUIRE(lenient);
  licet::Current current(*strict);
  constexpr int kThreads = 8, kQuestions = 40, kSwaps = 40;
  std::atomic<int> asking{kThreads}, swaps{0};
  std::vector<std::string> wrong(kThreads);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kQuestions || swaps < kSwaps; ++i) {  // however the threads are scheduled, both happen
        const licet::Policy policy = current.policy();
        licet::Case facts = policy.new_case();
        facts.on("2024-03-01")
            .add("ann", {"Guest"})
            .act("bottle", "ann", "bring_wine", {{"kind", "red"}, {"value", "EUR 5"}});
        const licet::Decision decision = policy.ask(facts, "bottle?");
        const auto expected =
            policy.digest() == strict->digest() ? licet::Verdict::prohibited : licet::Verdict::permitted;
        if (decision.verdict() != expected) wrong[t] = decision.text();
      }
      --asking;
    });
  }
  while (asking > 0) current.replace(++swaps % 2 == 0 ? *strict : *lenient);
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : wrong) CHECK(one.empty());
  CHECK(swaps >= kSwaps);
}

TEST_CASE("reload_threads: a policy with mistakes does not replace one without") {
  licet::Current current(house());
  const licet::Loaded loaded = current.reload({"no/such/folder"});
  CHECK_FALSE(loaded);
  CHECK(current.policy().digest() == house().digest());
}
