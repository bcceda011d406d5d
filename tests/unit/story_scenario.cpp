// Running the scenarios of files: which policy they are about, what is reported, what was exercised.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "report/coverage_report.hpp"
#include "story/scenario.hpp"

using namespace licet::core;
namespace fs = std::filesystem;

namespace {

// A folder that goes away with the test.
struct Folder {
  Folder()
      : path(fs::temp_directory_path() /
             ("licet_story_" + std::to_string(fs::file_time_type::clock::now().time_since_epoch().count()))) {
    fs::create_directories(path);
  }
  ~Folder() {
    std::error_code quiet;
    fs::remove_all(path, quiet);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void put(const std::string& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name) << text;
  }
  [[nodiscard]] std::string at(const std::string& name) const { return (path / name).generic_string(); }
  fs::path path;
};

const std::string kHouse = R"(instrument house
  status order
  in force from 2024-01-01
  outline 1..4
role Guest
act smoke by Guest
  where : indoors | outdoors
act sing by Guest
rule no_smoking [1]
  a Guest must not smoke if where is indoors
rule terrace [2]
  a Guest must not smoke unless where is outdoors
  notwithstanding no_smoking
rule songs [3]
  a Guest may sing
note [4] "manners"
)";
const std::string kTown = R"(instrument town
  status law
  in force from 2024-01-01
  outline 1
role Citizen
act shout by Citizen
rule quiet [1]
  a Citizen must not shout
)";

std::vector<ScenarioResult> run_all(const Suites& suites, Coverage* coverage = nullptr) {
  std::vector<ScenarioResult> all;
  for (const Suite& suite : suites.suites) {
    for (ScenarioResult& result : run_scenarios(suite, {}, coverage)) all.push_back(std::move(result));
  }
  return all;
}

}  // namespace

TEST_CASE("a scenario file is about the policy beside it and what it uses") {
  const Folder folder;
  folder.put("house.licet", kHouse);
  folder.put("town.licet", kTown);
  folder.put("house.scenarios.licet",
             "use town\nscenario \"both\"\n  let ann be Guest and Citizen\n  may ann shout?\n  expect prohibited by "
             "quiet in town\n  may ann sing?\n  expect permitted\n");
  folder.put("sub/deep.scenarios.licet",
             "use house\nscenario \"from above\"\n  let ann be Guest\n  may ann sing?\n  expect permitted\n");
  const Suites suites = load_suites({folder.path.generic_string()});
  CAPTURE(render(suites.diagnostics, *suites.sources));
  REQUIRE(suites.suites.size() == 2);
  for (const ScenarioResult& result : run_all(suites)) {
    CAPTURE(result.title, result.transcript);
    CHECK(result.passed());
  }
}

TEST_CASE("a scenario file without a policy is an error") {
  const Folder folder;
  folder.put("alone.scenarios.licet", "scenario \"x\"\n  on 2024-01-01\n");
  folder.put("lost.scenarios.licet", "use nowhere\nscenario \"x\"\n  on 2024-01-01\n");
  folder.put("broken.licet", "instrument broken\nact smoke by Nobody\n");
  folder.put("broken.scenarios.licet", "scenario \"x\"\n  on 2024-01-01\n");
  const Suites suites = load_suites({folder.path.generic_string(), folder.at("missing")});
  CHECK(suites.suites.empty());
  std::vector<Code> codes;
  for (const Diagnostic& d : suites.diagnostics.all()) codes.push_back(d.code);
  const auto has = [&](Code code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); };
  CHECK(has(Code::scenarios_without_policy));
  CHECK(has(Code::no_such_module));
  CHECK(has(Code::no_such_file));
  CHECK(codes.size() == 4);
  CHECK(render(suites.diagnostics, *suites.sources).find("broken.licet:2:14") != std::string::npos);
}

TEST_CASE("a failing scenario is reported with what was expected, what came, and why") {
  const Folder folder;
  folder.put("house.licet", kHouse);
  folder.put("house.scenarios.licet",
             "scenario \"good\"\n  let ann be Guest\n  may ann sing?\n  expect permitted\n"
             "scenario \"bad & <wrong>\" [1]\n  let ann be Guest\n  may ann smoke { where: indoors }?\n  expect "
             "permitted\n  may ann sing?\n  expect permitted\n"
             "scenario \"mistaken\"\n  let ann be Gest\n  may ann sing?\n  expect permitted\n"
             "scenario \"pointless\"\n  let ann be Guest\n");
  const auto results = run_all(load_suites({folder.at("house.scenarios.licet")}));
  REQUIRE(results.size() == 4);
  CHECK(results[0].passed());
  CHECK_FALSE(results[1].passed());
  CHECK(results[1].expectations.size() == 2);
  CHECK_FALSE(results[2].passed());
  CHECK_FALSE(results[3].passed());
  const std::string text = report_text(results);
  CHECK(text.find("house.scenarios.licet:8:3: not met: expect permitted") != std::string::npos);
  CHECK(text.find("got prohibited") != std::string::npos);
  CHECK(text.find("by: terrace [2]") != std::string::npos);
  CHECK(text.find("did you mean `Guest`?") != std::string::npos);
  CHECK(text.find("1 scenario passed, 3 failed") != std::string::npos);
  CHECK(report_text(run_all(load_suites({folder.at("house.scenarios.licet")}))) == text);
  const std::string xml = report_junit(results);
  CHECK(xml.find("tests=\"4\" failures=\"3\"") != std::string::npos);
  CHECK(xml.find("bad &amp; &lt;wrong&gt;") != std::string::npos);
}

TEST_CASE("a scenario never depends on the one before it") {
  const Folder folder;
  folder.put("house.licet", kHouse +
                                "scenario \"one\"\n  let ann be Guest\n  may ann sing?\n  expect permitted\nscenario "
                                "\"two\"\n  may ann sing?\n  expect permitted\n");
  const auto results = run_all(load_suites({folder.at("house.licet")}));
  REQUIRE(results.size() == 2);
  CHECK(results[0].passed());
  REQUIRE_FALSE(results[1].passed());
  CHECK(results[1].diagnostics.all().at(0).code == Code::unknown_thing);
}

TEST_CASE("coverage counts what each rule did, and for whom") {
  const Folder folder;
  folder.put("house.licet", kHouse);
  folder.put("house.scenarios.licet",
             "scenario \"outdoors\"\n  let ann be Guest\n  may ann smoke { where: outdoors }?\n  expect permitted\n  "
             "may ann smoke { where: indoors }?\n  expect prohibited\n");
  Coverage coverage;
  run_all(load_suites({folder.at("house.scenarios.licet")}), &coverage);
  const RuleCoverage terrace = coverage.of("house.terrace");
  CHECK(terrace.effective == 2);
  CHECK(terrace.decisive == 2);
  CHECK(terrace.let_go == 1);
  CHECK(terrace.defeats == 1);
  CHECK(terrace.scenarios == std::vector<std::string>{"outdoors"});
  CHECK(coverage.of("house.no_smoking").defeated == 1);
  CHECK_FALSE(coverage.of("house.songs").exercised());
  const CoverageReport report = coverage_report(coverage);
  const std::string text = coverage_text(report);
  CHECK(text.find("songs: no scenario exercises it") != std::string::npos);
  CHECK(text.find("note: manners") != std::string::npos);
  CHECK(text.find("2 of 3 rules exercised, 4 of 4 paragraphs accounted for") != std::string::npos);
  CHECK(coverage_json(report).find("\"let_go\":1") != std::string::npos);
}
