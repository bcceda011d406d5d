// How long it takes to read, load, ask and explain, with the INTERPOL code of conduct and the case of the quickstart.
// A benchmark stops with an error if the answer is not the one that it means to time.
#include <benchmark/benchmark.h>

#include <licet/licet.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "story/story.hpp"
#include "syntax/format.hpp"
#include "syntax/parser.hpp"

namespace {

const std::string kPolicy = LICET_POLICIES "/interpol";
constexpr const char* kQuestion = "may gabon give_benefit { to: togo, kind: travel, value: EUR 1200 } as flights?";

std::string all_texts() {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kPolicy)) {
    if (entry.path().extension() != ".licet") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

const licet::Policy& policy() {
  static const licet::Loaded loaded = licet::Policy::load({kPolicy});
  return *loaded;
}

licet::Case facts() {
  licet::Case facts = policy().new_case();
  facts.add("gabon", {"Country"}).add("togo", {"Country"}).add("chair", {"PresidingOfficer"});
  return facts;
}

licet::Case facts_with_finding() {
  licet::Case more = facts();
  more.act("flights", "gabon", "give_benefit", {{"to", "togo"}, {"kind", "travel"}, {"value", "EUR 1200"}});
  more.finding("linked", {"flights"}, licet::Finding::yes, "chair");
  return more;
}

void parse(benchmark::State& state) {
  const std::string text = all_texts();
  for (auto _ : state) {
    licet::core::Sources sources;
    licet::core::Symbols symbols;
    licet::core::Diagnostics diagnostics;
    const auto source = sources.add("bench.licet", text);
    benchmark::DoNotOptimize(licet::core::parse(source, sources, symbols, diagnostics));
    if (diagnostics.has_errors()) state.SkipWithError("the text has errors");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(parse);

void format(benchmark::State& state) {
  licet::core::Sources sources;
  licet::core::Symbols symbols;
  licet::core::Diagnostics diagnostics;
  const auto source = sources.add("bench.licet", all_texts());
  const auto ast = licet::core::parse(source, sources, symbols, diagnostics);
  for (auto _ : state) benchmark::DoNotOptimize(licet::core::format(ast, sources[source]));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(sources[source].text().size()));
}
BENCHMARK(format);

void load(benchmark::State& state) {
  for (auto _ : state) {
    if (!licet::Policy::load({kPolicy})) state.SkipWithError("the policy does not load");
  }
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

// A question as text: read, decided, and every part of the answer at hand.
void ask(benchmark::State& state, licet::Case (*make)(), licet::Verdict verdict) {
  const licet::Case facts = make();
  for (auto _ : state) {
    if (policy().ask(facts, kQuestion).verdict() != verdict) state.SkipWithError("another verdict");
  }
}
BENCHMARK_CAPTURE(ask, undetermined, facts, licet::Verdict::undetermined)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, prohibited, facts_with_finding, licet::Verdict::prohibited)->Unit(benchmark::kMicrosecond);
// The same policy asked by several threads at once: the time for each should stay the same, up to the number of cores.
BENCHMARK_CAPTURE(ask, prohibited_together, facts_with_finding, licet::Verdict::prohibited)
    ->Unit(benchmark::kMicrosecond)
    ->ThreadRange(1, 8)
    ->UseRealTime();

void explain(benchmark::State& state) {
  const licet::Decision decision = policy().ask(facts_with_finding(), kQuestion);
  for (auto _ : state) {
    if (decision.explain().text().empty()) state.SkipWithError("no explanation");
  }
}
BENCHMARK(explain)->Unit(benchmark::kMicrosecond);

void as_json(benchmark::State& state) {
  const licet::Case facts = facts_with_finding();
  for (auto _ : state) {
    const std::string json = facts.json();
    benchmark::DoNotOptimize(policy().read_case(json).ok());
  }
}
BENCHMARK(as_json)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
