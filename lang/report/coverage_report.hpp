#pragma once

#include <string>
#include <vector>

#include "story/coverage.hpp"

// What coverage comes to, document by document: what encodes each paragraph, which scenarios exercise it, and the gaps.
// Instruments that are parts of one document are shown together, since they share its paragraphs.
namespace licet::core {

struct RuleLine {
  std::string name;       // within its instrument; with the instrument's name where two rules of the document share it
  std::string full_name;  // "interpol.election_campaigns.no_benefits"
  std::string source;     // the declaration as its author wrote it
  std::vector<std::string> cites;
  RuleCoverage counts;
  bool silent_somewhere = false;
  bool exempts = false;    // it says `need not`
  bool lets_go = false;    // it has an `unless`
  bool exception = false;  // it stands notwithstanding another rule, or another is subject to it
};
struct DeclarationLine {
  std::string kind, name;  // "term", "judgment", "reading", "role", "act", "state", "counts as"
};
struct ParagraphLine {
  std::string cite;
  std::vector<std::size_t> rules;  // into DocumentCoverage::rules
  std::vector<DeclarationLine> declarations;
  std::vector<std::string> notes;  // why it is not executable
  [[nodiscard]] bool accounted() const { return !rules.empty() || !declarations.empty() || !notes.empty(); }
};
struct PartLine {  // an instrument of the document
  std::string name, title;
  std::size_t rules = 0, exercised = 0;
};
struct DocumentCoverage {
  std::string name, title, cite;
  std::vector<PartLine> parts;  // at least one
  std::vector<ParagraphLine> paragraphs;
  std::vector<RuleLine> rules;  // in document order
  [[nodiscard]] std::size_t exercised() const;
  [[nodiscard]] std::size_t accounted() const;
};
struct CoverageReport {
  std::vector<DocumentCoverage> documents;
  // Gaps: full names, sorted. A rule should decide something somewhere, and be silent or beaten somewhere else.
  std::vector<std::string> never_decisive, never_silent, never_let_go, never_prevailed;
};

[[nodiscard]] CoverageReport coverage_report(const Coverage& coverage);

[[nodiscard]] std::string coverage_text(const CoverageReport& report);  // paragraph by paragraph, without the gaps
[[nodiscard]] std::string coverage_json(const CoverageReport& report);  // one line
[[nodiscard]] std::string coverage_html(const CoverageReport& report);  // one page that needs nothing else

}  // namespace licet::core
