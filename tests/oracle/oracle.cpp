#include <iostream>
#include <string>

#include "answer/json.hpp"
#include "model.hpp"

namespace {

using namespace licet::oracle;

std::string answer(Json line) {
  if (has(line, "policy")) return answer_to_text(std::string(text(line["policy"])), std::string(text(line["case"])));
  const Pair pair = read_pair(line["program"].value(), line["case"].value());
  return answer_json(*pair.facts, pair.question, decide(*pair.facts, pair.question));
}

}  // namespace

// One line per pair in, {"program": …, "case": …} in the abstract syntax or {"policy": …, "case": …} as texts; one line
// per decision out, in the terms of the model. With paths: the scenarios below them.
int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  if (count > 1) return write_scenarios({arguments + 1, arguments + count});
  simdjson::dom::parser parser;
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.empty()) continue;
    try {
      std::cout << answer(parser.parse(line)) << "\n";
    } catch (const std::exception& wrong) {
      std::cout << "{\"wrong\":" << json_string(wrong.what()) << "}\n";
    }
  }
  return 0;
}
