#include <iostream>
#include <string>

#include "model.hpp"

// One line per pair in, {"program": …, "case": …}; one line per decision out, in the terms of the model.
int main() {
  std::ios::sync_with_stdio(false);
  simdjson::dom::parser parser;
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.empty()) continue;
    try {
      const simdjson::dom::element pair_json = parser.parse(line);
      const licet::oracle::Pair pair =
          licet::oracle::read_pair(pair_json["program"].value(), pair_json["case"].value());
      std::cout << licet::oracle::answer_json(pair, licet::core::decide(*pair.facts, pair.question)) << "\n";
    } catch (const std::exception& wrong) {
      std::cout << "{\"wrong\":\"" << wrong.what() << "\"}\n";
    }
  }
  return 0;
}
