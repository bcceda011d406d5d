#include <catch2/catch.hpp>

#include <licet/licet.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int kThreads = 8;
constexpr const char* kQuestions[] = {
    "flights?",         "may togo give_benefit { to: gabon, kind: cash }?", "duties of gabon?", "is linked(flights)?",
    "what is missing?",
};

licet::Case facts_of(const licet::Policy& policy) {
  licet::Case facts = policy.new_case();
  facts.add("gabon", {"Country"}).add("togo", {"Country"});
  facts.act("flights", "gabon", "give_benefit", {{"to", "togo"}, {"kind", "travel"}, {"value", "EUR 1200"}});
  return facts;
}

// Every question once, with its proof, as one text.
std::string answers(const licet::Policy& policy, const licet::Case& facts) {
  std::string all;
  for (const char* question : kQuestions) {
    const licet::Decision decision = policy.ask(facts, question);
    all += decision.json() + "\n" + decision.explain().text();
  }
  return all;
}

// Runs `work` in every thread at once, and gives what each came to: Catch2 may only look at it afterwards.
template <class Work>
std::vector<std::string> together(Work work) {
  std::vector<std::string> results(kThreads);
  std::atomic<int> ready{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      ++ready;
      while (ready < kThreads) std::this_thread::yield();
      results[i] = work();
    });
  }
  for (std::thread& thread : threads) thread.join();
  return results;
}

}  // namespace

TEST_CASE("policy_threads: one policy and one case, asked by eight threads, give all of them what one gets") {
  const licet::Loaded loaded = licet::Policy::load({"policies/interpol"});
  REQUIRE(loaded);
  const licet::Case facts = facts_of(*loaded);
  REQUIRE(facts.ok());
  const std::string alone = answers(*loaded, facts);
  for (const std::string& one : together([&] { return answers(*loaded, facts); })) CHECK(one == alone);
}

TEST_CASE("policy_threads: each thread may make its own case and copy that of another") {
  const licet::Loaded loaded = licet::Policy::load({"policies/interpol"});
  REQUIRE(loaded);
  const licet::Case facts = facts_of(*loaded);
  const std::string alone = answers(*loaded, facts_of(*loaded));
  const auto work = [&] {
    licet::Case copy = facts;
    copy.add("chad", {"Country"});  // a name that the policy has not seen
    return copy.ok() ? answers(*loaded, facts_of(*loaded)) : copy.diagnostics().render();
  };
  for (const std::string& one : together(work)) CHECK(one == alone);
}

TEST_CASE("policy_threads: threads may load policies at the same time") {
  const auto work = [] {
    const licet::Loaded loaded = licet::Policy::load({"policies/interpol"});
    return loaded ? loaded->digest() : loaded.diagnostics().render();
  };
  const std::string alone = work();
  CHECK(alone.starts_with("sha256:"));
  for (const std::string& one : together(work)) CHECK(one == alone);
}

TEST_CASE("policy_threads: a question is stopped from another thread") {
  const licet::Loaded loaded = licet::Policy::load({"policies/interpol"});
  REQUIRE(loaded);
  const licet::Case facts = facts_of(*loaded);
  std::atomic<bool> stop{false};
  licet::Asking asking;
  asking.cancel = &stop;
  bool stopped = false;
  std::thread asks([&] {
    // As long as nobody stops it this goes on, question after question.
    while (!stopped) stopped = loaded->ask(facts, "flights?", asking).gave_up();
  });
  stop = true;
  asks.join();
  CHECK(stopped);
}
