#include <algorithm>
#include <map>

#include "story/html.hpp"
#include "story/scenario.hpp"

// What `licet test` shows and writes.
namespace licet::core {

namespace {

std::string plural(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string indented(std::string_view text, std::string_view by) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) out += by;
    out += std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string where(const ScenarioResult& result, Place place) {
  const Position at = (*result.sources)[place.source].position(place.span.begin);
  return result.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string heading(const ScenarioResult& result) {
  std::string out = result.file + ":" + std::to_string(result.position.line) + ": " + result.title;
  for (std::size_t i = 0; i < result.cites.size(); ++i) out += (i == 0 ? " [" : ", ") + result.cites[i];
  return out + (result.cites.empty() ? "" : "]");
}

std::string failure(const ScenarioResult& result, Colour colour) {
  std::string out;
  for (const Expectation& expectation : result.expectations) {
    if (!expectation.met) out += where(result, expectation.place) + ": " + expectation.text;
  }
  return out + render(result.diagnostics, *result.sources, colour);
}

// As in HTML; line breaks are kept within an attribute, and characters that XML cannot hold at all become a question
// mark.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : html_escaped(text)) {
    if (c == '\n' || c == '\t')
      out += c == '\n' ? "&#10;" : "&#9;";
    else
      out += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
  }
  return out;
}

std::string seconds(std::chrono::microseconds time) {
  const auto micro = time.count();
  std::string fraction = std::to_string(micro % 1'000'000);
  return std::to_string(micro / 1'000'000) + "." + std::string(6 - fraction.size(), '0') + fraction;
}

}  // namespace

std::string report_text(const std::vector<ScenarioResult>& results, Colour colour) {
  std::string out;
  std::size_t failed = 0, expectations = 0, unmet = 0;
  for (const ScenarioResult& result : results) {
    expectations += result.expectations.size();
    unmet += static_cast<std::size_t>(std::count_if(result.expectations.begin(), result.expectations.end(),
                                                    [](const Expectation& e) { return !e.met; }));
    if (result.passed()) continue;
    ++failed;
    out += (colour == Colour::yes ? "\x1b[31mfailed\x1b[0m " : "failed ") + heading(result) + "\n" +
           indented(failure(result, colour), "  ") + "\n";
  }
  out += plural(results.size() - failed, "scenario") + " passed, " + std::to_string(failed) + " failed; " +
         plural(expectations, "expectation") + ", " + std::to_string(unmet) + " not met\n";
  return out;
}

std::string report_junit(const std::vector<ScenarioResult>& results) {
  std::map<std::string, std::vector<const ScenarioResult*>> by_file;
  std::size_t failed = 0;
  for (const ScenarioResult& result : results) {
    by_file[result.file].push_back(&result);
    failed += result.passed() ? 0 : 1;
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"" +
                    std::to_string(results.size()) + "\" failures=\"" + std::to_string(failed) + "\">\n";
  for (const auto& [file, cases] : by_file) {
    std::chrono::microseconds time{0};
    std::size_t bad = 0;
    for (const ScenarioResult* result : cases) {
      time += result->time;
      bad += result->passed() ? 0 : 1;
    }
    out += "  <testsuite name=\"" + xml(file) + "\" tests=\"" + std::to_string(cases.size()) + "\" failures=\"" +
           std::to_string(bad) + "\" time=\"" + seconds(time) + "\">\n";
    for (const ScenarioResult* result : cases) {
      out += "    <testcase classname=\"" + xml(file) + "\" name=\"" + xml(result->title) + "\" file=\"" + xml(file) +
             "\" line=\"" + std::to_string(result->position.line) + "\" time=\"" + seconds(result->time) + "\"";
      if (result->passed()) {
        out += "/>\n";
        continue;
      }
      const std::string why = failure(*result, Colour::no);
      out += ">\n      <failure message=\"" + xml(why.substr(0, why.find('\n'))) + "\">" + xml(why) +
             "</failure>\n    </testcase>\n";
    }
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace licet::core
