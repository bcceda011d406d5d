// Every *.licet file below this folder is one test: a program, a line `----`, and exactly what must come of it.
// What is done with the program is told by the first folder of its path: see runners.cpp.
//   UPDATE=1 ctest -L golden      rewrites what must come; read the diff before you commit it
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "runners.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRule = "\n----\n";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The lines that differ, between those that agree before and after them. Catch2 would print both texts whole, twice.
std::string difference(std::string_view expected_text, std::string_view actual_text) {
  const auto expected = lines_of(expected_text);
  const auto actual = lines_of(actual_text);
  const auto least = std::min(expected.size(), actual.size());
  std::size_t before = 0;
  while (before < least && expected[before] == actual[before]) ++before;
  std::size_t after = 0;
  while (after < least - before && expected[expected.size() - 1 - after] == actual[actual.size() - 1 - after]) ++after;

  std::string out = "line " + std::to_string(before + 1) + " of the expected output:\n";
  const auto show = [&out](char mark, const std::vector<std::string_view>& lines, std::size_t from, std::size_t to) {
    for (; from < to; ++from) out.append(1, mark).append(1, ' ').append(lines[from]).append(1, '\n');
  };
  show(' ', expected, before < 3 ? 0 : before - 3, before);
  show('-', expected, before, expected.size() - after);
  show('+', actual, before, actual.size() - after);
  show(' ', expected, expected.size() - after, std::min(expected.size(), expected.size() - after + 3));
  if (before + after == expected.size() && before + after == actual.size())
    out += "(only the last line break differs)\n";
  return out;
}

class Golden : public Catch::ITestInvoker {
public:
  Golden(fs::path path, std::string folder) : path_(std::move(path)), folder_(std::move(folder)) {}

  void invoke() const override {
    const auto run = runner_of(folder_);
    if (!run) FAIL("tests/golden/runners.cpp does not say what to do with " << folder_ << "/");

    const std::string file = read(path_);
    const auto rule = file.find(kRule);
    const bool update = std::getenv("UPDATE") != nullptr;
    if (rule == file.npos && !update) FAIL("there is no line `----` with the expected output below it");
    const std::string program = file.substr(0, rule == file.npos ? rule : rule + 1);
    const std::string expected = rule == file.npos ? "" : file.substr(rule + kRule.size());

    const std::string actual = run(path_.filename().string(), program);
    if (actual == expected) {
      SUCCEED();
    } else if (update) {
      std::ofstream(path_, std::ios::binary) << program << kRule.substr(1) << actual;
      WARN("rewritten");
    } else {
      FAIL(difference(expected, actual));
    }
  }

private:
  fs::path path_;
  std::string folder_;
};

}  // namespace

int main(int argc, char** argv) {
  Catch::Session session;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(GOLDEN_CASES)) {
    if (entry.is_regular_file() && entry.path().extension() == ".licet") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    const fs::path name = fs::relative(path, GOLDEN_CASES);
    Catch::getMutableRegistryHub().registerTest(Catch::makeTestCase(new Golden(path, name.begin()->string()), "",
                                                                    {name.string(), "[golden]"}, {__FILE__, __LINE__}));
  }
  return session.run(argc, argv);
}
