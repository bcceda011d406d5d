#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "meaning/files.hpp"
#include "meaning/load.hpp"
#include "meaning/sha256.hpp"

using namespace licet::core;

namespace {

namespace fs = std::filesystem;

// A folder that is gone afterwards.
class Folder {
public:
  Folder()
      : path_(fs::temp_directory_path() /
              ("licet-test-" + std::to_string(++count_) + "-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, std::string_view text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).generic_string(); }
  [[nodiscard]] std::string text() const { return path_.generic_string(); }

private:
  static inline int count_ = 0;
  fs::path path_;
};

Loaded load_paths(std::vector<std::string> paths) {
  LoadRequest request;
  request.paths = std::move(paths);
  return load(request);
}

std::string sha(std::string_view text) {
  Sha256 digest;
  digest.add(text);
  return digest.hex();
}

}  // namespace

TEST_CASE("sha-256 of known texts") {  // from FIPS 180-4 and its examples
  CHECK(sha("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a folder is all policies in it, in order, without scenarios") {
  const Folder folder;
  folder.write("b.licet", "instrument second\n");
  folder.write("a/z.licet", "instrument first\n");
  folder.write("b.scenarios.licet", "scenario \"not loaded\"\n  may ann give?\n");
  folder.write("notes.txt", "nothing\n");
  const Loaded loaded = load_paths({folder.text()});
  REQUIRE(loaded.program != nullptr);
  REQUIRE(loaded.program->instruments.size() == 2);
  CHECK(loaded.program->symbols.text(loaded.program->instruments[0].name) == "first");
  CHECK(loaded.sources->size() == 2);
}

TEST_CASE("a file that is named twice is loaded once") {
  const Folder folder;
  folder.write("b.licet", "instrument second\n");
  const Loaded loaded = load_paths({folder / "b.licet", folder.text(), folder / "./b.licet"});
  REQUIRE(loaded.program != nullptr);
  CHECK(loaded.program->instruments.size() == 1);
}

TEST_CASE("modules stand in the folder or above, the nearest first") {
  const Folder folder;
  folder.write("one/two/rules.licet", "instrument t\nuse shared.words\nrule r\n  anyone must not give\n");
  folder.write("one/shared/words.licet", "act give\n");
  folder.write("shared/words.licet", "act take\n");
  const Loaded loaded = load_paths({folder / "one/two/rules.licet"});
  INFO(render(loaded.diagnostics, *loaded.sources));
  REQUIRE(loaded.program != nullptr);
  CHECK(loaded.program->acts.size() == 2);
}

TEST_CASE("a module that is loaded with its folder is not loaded again") {
  const Folder folder;
  folder.write("shared/words.licet", "act give\n");
  folder.write("rules.licet",
               "instrument t\nuse shared.words\nrule r\n  anyone must not give if happened(shared.words.give)\n");
  const Loaded loaded = load_paths({folder.text()});
  INFO(render(loaded.diagnostics, *loaded.sources));
  REQUIRE(loaded.program != nullptr);
  CHECK(loaded.sources->size() == 2);
}

TEST_CASE("what is wrong with paths is said without a place") {
  const Folder folder;
  folder.write("policy.txt", "instrument t\n");
  fs::create_directories(folder / "empty");
  const Loaded loaded =
      load_paths({folder / "none.licet", folder / "policy.txt", folder / "empty", folder / "also_none.licet"});
  CHECK(loaded.program == nullptr);
  REQUIRE(loaded.diagnostics.all().size() == 4);
  const auto has = [&](Code code) {
    const auto& all = loaded.diagnostics.all();
    return std::count_if(all.begin(), all.end(), [&](const Diagnostic& d) { return d.code == code; });
  };
  CHECK(has(Code::no_such_file) == 2);
  CHECK(has(Code::not_a_policy) == 1);
  CHECK(has(Code::empty_folder) == 1);
  CHECK_FALSE(render(loaded.diagnostics, *loaded.sources).empty());
  CHECK(load({}).diagnostics.all().front().code == Code::nothing_to_load);
}

TEST_CASE("the digest tells policies apart, and not where they lie") {
  const Loaded one = load_text("instrument t\n", "one.licet");
  const Loaded two = load_text("instrument t\n", "two.licet");
  const Loaded other = load_text("instrument t2\n", "one.licet");
  REQUIRE((one.program && two.program && other.program));
  CHECK(one.program->digest == two.program->digest);
  CHECK(one.program->digest != other.program->digest);
  CHECK(one.program->digest.substr(0, 7) == "sha256:");
  LoadRequest split;
  split.texts = {{"a.licet", "instrument t\n"}, {"b.licet", "act give\n"}};
  LoadRequest joined;
  joined.texts = {{"a.licet", "instrument t\nact give\n"}, {"b.licet", ""}};
  CHECK(load(split).program->digest != load(joined).program->digest);
}

TEST_CASE("places of modules") {
  CHECK(module_places("a/b/c.licet", "x.y") == std::vector<std::string>{"a/b/x/y.licet", "a/x/y.licet", "x/y.licet"});
  CHECK(module_places("c.licet", "x") == std::vector<std::string>{"x.licet"});
  CHECK(is_scenario_file("x.scenarios.licet"));
  CHECK_FALSE(is_scenario_file("scenarios.licet"));
}

TEST_CASE("presumptions are listed, not warned about") {
  LoadRequest request;
  request.findings = Findings::yes;
  request.texts.push_back({"t.licet", R"(instrument t
act give
judgment harmful(a: give)
  by someone
  ask "Does {a} harm?"
  presumed no
rule r
  anyone must not give if harmful(this)
)"});
  const Loaded loaded = load(request);
  REQUIRE(loaded.program != nullptr);
  CHECK(loaded.diagnostics.all().empty());
  CHECK(presumptions(*loaded.program).size() == 1);
}

TEST_CASE("a chain of terms of any length ends, and one that is too long is told") {
  const auto chain = [](int length) {
    std::string text = "instrument t\nact give\nterm t0 means today later than 2024-01-01\n";
    for (int i = length - 1; i > 0; --i) {  // the last first: each is used before it is declared
      text += "term t" + std::to_string(i) + " means not t" + std::to_string(i - 1) + "\n";
    }
    text += "rule r\n  anyone must not give if t" + std::to_string(length - 1) + "\n";
    return load_text(text);
  };
  CHECK(chain(200).program != nullptr);
  const Loaded too_long = chain(201);
  CHECK(too_long.program == nullptr);
  CHECK(too_long.diagnostics.all().front().code == Code::nested_names);
  CHECK(chain(20'000).program == nullptr);
}

TEST_CASE("many rules are read in time that grows with them") {
  std::string text = "instrument t\nrole Person\nact give by Person\n  value : Money\n";
  for (int i = 0; i < 5'000; ++i) {
    text +=
        "rule r" + std::to_string(i) + "\n  a Person must not give if value more than EUR " + std::to_string(i) + "\n";
  }
  LoadRequest request;
  request.texts.push_back({"t.licet", text});
  request.findings = Findings::yes;
  const Loaded loaded = load(request);
  REQUIRE(loaded.program != nullptr);
  CHECK(loaded.program->rules.size() == 5'000);
}
