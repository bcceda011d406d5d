#include <algorithm>

#include "answer/json_writer.hpp"
#include "report/coverage_report.hpp"

// Coverage as text and as JSON.
namespace licet::core {

namespace {

std::string counts_text(const RuleCoverage& rule) {
  std::string out;
  const auto put = [&](std::string_view word, std::uint32_t count) {
    if (count > 0) out += (out.empty() ? "" : ", ") + std::string(word) + " " + std::to_string(count);
  };
  put("considered", rule.considered);
  put("effective", rule.effective);
  put("decisive", rule.decisive);
  put("defeated", rule.defeated);
  put("prevailed", rule.defeats);
  put("let go", rule.let_go);
  put("pending", rule.pending);
  put("duties", rule.duties);
  put("silent", rule.silent);
  if (!rule.exercised()) return "no scenario exercises it" + (out.empty() ? "" : " (" + out + ")");
  return out + ", scenarios " + std::to_string(rule.scenarios.size());
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text + " ";
}

void put_paragraph(std::string& out, const DocumentCoverage& document, const ParagraphLine& paragraph,
                   std::size_t widest) {
  std::vector<std::string> lines;
  for (const std::size_t rule : paragraph.rules)
    lines.push_back(document.rules[rule].name + ": " + counts_text(document.rules[rule].counts));
  std::string others;
  for (const DeclarationLine& other : paragraph.declarations) others += (others.empty() ? "" : ", ") + other.name;
  if (!others.empty()) lines.push_back(others);
  for (const std::string& note : paragraph.notes) lines.push_back("note: " + note);
  if (lines.empty()) lines.emplace_back("nothing cites it");
  for (std::size_t i = 0; i < lines.size(); ++i)
    out += "  " + padded(i == 0 ? paragraph.cite : "", widest) + lines[i] + "\n";
}

JsonWriter& put_names(JsonWriter& json, std::string_view key, const std::vector<std::string>& names) {
  json.key(key).open_list();
  for (const std::string& name : names) json.text(name);
  return json.close_list();
}

void put_rule(JsonWriter& json, const RuleLine& rule) {
  json.open_object().member("rule", rule.name).member("full_name", rule.full_name);
  put_names(json, "cites", rule.cites);
  const auto number = [&](std::string_view key, std::uint32_t count) { json.key(key).number(count); };
  number("considered", rule.counts.considered);
  number("effective", rule.counts.effective);
  number("decisive", rule.counts.decisive);
  number("defeated", rule.counts.defeated);
  number("prevailed", rule.counts.defeats);
  number("let_go", rule.counts.let_go);
  number("pending", rule.counts.pending);
  number("duties", rule.counts.duties);
  number("silent", rule.counts.silent);
  put_names(json, "scenarios", rule.counts.scenarios).close_object();
}

void put_paragraph(JsonWriter& json, const DocumentCoverage& document, const ParagraphLine& paragraph) {
  json.open_object().member("cite", paragraph.cite).key("rules").open_list();
  for (const std::size_t rule : paragraph.rules) json.text(document.rules[rule].name);
  json.close_list().key("declarations").open_list();
  for (const DeclarationLine& declaration : paragraph.declarations)
    json.open_object().member("kind", declaration.kind).member("name", declaration.name).close_object();
  json.close_list();
  put_names(json, "notes", paragraph.notes).close_object();
}

}  // namespace

std::string coverage_text(const CoverageReport& report) {
  std::string out;
  for (const DocumentCoverage& document : report.documents) {
    if (!out.empty()) out += "\n";
    out += document.name + (document.title.empty() ? "" : ": " + document.title) + "\n";
    std::size_t widest = 1;
    for (const ParagraphLine& paragraph : document.paragraphs) widest = std::max(widest, paragraph.cite.size());
    for (const ParagraphLine& paragraph : document.paragraphs) put_paragraph(out, document, paragraph, widest);
    for (const RuleLine& rule : document.rules) {
      if (rule.cites.empty()) out += "  " + padded("-", widest) + rule.name + ": " + counts_text(rule.counts) + "\n";
    }
    if (document.parts.size() > 1) {
      for (const PartLine& part : document.parts)
        out += "  " + part.name + ": " + std::to_string(part.exercised) + " of " + std::to_string(part.rules) +
               " rules exercised\n";
    }
    out += "  " + std::to_string(document.exercised()) + " of " + std::to_string(document.rules.size()) +
           " rules exercised, " + std::to_string(document.accounted()) + " of " +
           std::to_string(document.paragraphs.size()) + " paragraphs accounted for\n";
  }
  return out;
}

std::string coverage_json(const CoverageReport& report) {
  JsonWriter json;
  json.open_object().key("schema").number(1).key("documents").open_list();
  for (const DocumentCoverage& document : report.documents) {
    json.open_object().member("document", document.name).member("title", document.title);
    json.key("parts").open_list();
    for (const PartLine& part : document.parts) {
      json.open_object().member("instrument", part.name).member("title", part.title);
      json.key("rules").number(part.rules).key("exercised").number(part.exercised).close_object();
    }
    json.close_list().key("paragraphs").open_list();
    for (const ParagraphLine& paragraph : document.paragraphs) put_paragraph(json, document, paragraph);
    json.close_list().key("rules").open_list();
    for (const RuleLine& rule : document.rules) put_rule(json, rule);
    json.close_list().close_object();
  }
  json.close_list();
  put_names(json, "never_decisive", report.never_decisive);
  put_names(json, "never_silent", report.never_silent);
  put_names(json, "never_let_go", report.never_let_go);
  put_names(json, "never_prevailed", report.never_prevailed);
  json.close_object();
  return json.take();
}

}  // namespace licet::core
