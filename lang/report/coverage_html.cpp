#include "report/coverage_report.hpp"
#include "story/html.hpp"

// Coverage as a page of its own.
namespace licet::core {

namespace {

constexpr std::string_view kStyle = R"(
body { max-width: 60rem; }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-top: 1px solid var(--line); }
th { font-weight: normal; color: var(--quiet); } td:first-child { white-space: nowrap; }
@media print { details { break-inside: avoid; } }
)";

std::string escaped(std::string_view text) { return html_escaped(text); }

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string of_all(std::size_t part, std::size_t all, std::string_view what) {
  return "<span class=\"" + std::string(part == all ? "good" : "bad") + "\">" + std::to_string(part) + " of " +
         counted(all, what) + "</span>";
}

// What scenarios have shown of a rule, in words.
std::string shown(const RuleLine& rule) {
  const RuleCoverage& counts = rule.counts;
  if (!counts.exercised()) return "<span class=\"bad\">no scenario exercises it</span>";
  std::string out = counted(counts.scenarios.size(), "scenario");
  const auto put = [&](std::string_view word, std::uint32_t count) {
    if (count > 0) out += "; " + std::string(word) + " " + std::to_string(count) + "×";
  };
  put("decided", counts.decisive);
  put("duties", counts.duties);
  put("let go", counts.let_go);
  put("prevailed", counts.defeats);
  put("beaten", counts.defeated);
  put("left open", counts.pending);
  put("silent", counts.silent);
  if (counts.decisive == 0 && counts.duties == 0 && !(rule.exempts && counts.effective > 0))
    out += "; <span class=\"bad\">never decided anything</span>";
  if (!rule.silent_somewhere) out += "; <span class=\"bad\">never silent or beaten</span>";
  if (rule.lets_go && counts.let_go == 0) out += "; <span class=\"bad\">its <code>unless</code> never held</span>";
  if (rule.exception && counts.defeats == 0) out += "; <span class=\"bad\">never prevailed</span>";
  return out;
}

std::string rule_html(const RuleLine& rule) {
  std::string out = "<details><summary><code>" + escaped(rule.name) + "</code> <span class=\"quiet\">" + shown(rule) +
                    "</span></summary><pre>" + escaped(rule.source) + "</pre>";
  if (!rule.counts.scenarios.empty()) {
    out += "<ul>";
    for (const std::string& scenario : rule.counts.scenarios) out += "<li>" + escaped(scenario) + "</li>";
    out += "</ul>";
  }
  return out + "</details>";
}

std::string paragraph_html(const DocumentCoverage& document, const ParagraphLine& paragraph) {
  std::string out = "<tr><td>" + escaped(paragraph.cite) + "</td><td>";
  for (const std::size_t rule : paragraph.rules) out += rule_html(document.rules[rule]);
  std::string declarations;
  for (const DeclarationLine& declaration : paragraph.declarations)
    declarations += (declarations.empty() ? "" : ", ") + escaped(declaration.kind) + " <code>" +
                    escaped(declaration.name) + "</code>";
  if (!declarations.empty()) out += "<p>" + declarations + "</p>";
  for (const std::string& note : paragraph.notes) out += "<p class=\"quiet\">Not executable: " + escaped(note) + "</p>";
  if (!paragraph.accounted()) out += "<p class=\"bad\">nothing cites it</p>";
  return out + "</td></tr>\n";
}

std::string document_html(const DocumentCoverage& document) {
  std::string out = "<h2 id=\"" + html_anchor(document.name) + "\">" +
                    escaped(document.title.empty() ? document.name : document.title) + "</h2>\n";
  out += "<p class=\"quiet\"><code>" + escaped(document.name) + "</code>" +
         (document.cite.empty() ? "" : " · " + escaped(document.cite)) + " · " +
         of_all(document.accounted(), document.paragraphs.size(), "paragraph") + " accounted for · " +
         of_all(document.exercised(), document.rules.size(), "rule") + " exercised</p>\n";
  if (document.parts.size() > 1) {
    out += "<ul class=\"quiet\">";
    for (const PartLine& part : document.parts)
      out += "<li><code>" + escaped(part.name) + "</code> " + escaped(part.title) + ": " +
             of_all(part.exercised, part.rules, "rule") + "</li>";
    out += "</ul>\n";
  }
  out += "<table><tr><th>paragraph</th><th>encoded by</th></tr>\n";
  for (const ParagraphLine& paragraph : document.paragraphs) out += paragraph_html(document, paragraph);
  std::string rest;
  for (const RuleLine& rule : document.rules) {
    if (rule.cites.empty()) rest += rule_html(rule);
  }
  if (!rest.empty()) out += "<tr><td>–</td><td>" + rest + "</td></tr>\n";
  return out + "</table>\n";
}

}  // namespace

std::string coverage_html(const CoverageReport& report) {
  std::string out = html_head("Coverage", kStyle);
  out += "<h1>What encodes each paragraph, and which scenarios exercise it</h1>\n<table>\n";
  for (const DocumentCoverage& document : report.documents)
    out += "<tr><td><a href=\"#" + html_anchor(document.name) + "\">" + escaped(document.name) + "</a></td><td>" +
           of_all(document.accounted(), document.paragraphs.size(), "paragraph") + "</td><td>" +
           of_all(document.exercised(), document.rules.size(), "rule") + "</td></tr>\n";
  out += "</table>\n";
  for (const DocumentCoverage& document : report.documents) out += document_html(document);
  return out + "</body>\n</html>\n";
}

}  // namespace licet::core
