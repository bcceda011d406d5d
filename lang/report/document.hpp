#pragma once

#include <string>
#include <utility>
#include <vector>

#include "answer/sentences.hpp"
#include "story/scenario.hpp"

// A policy as a document to read and to print: paragraph by paragraph, each norm in words made from its code, with the
// exceptions under what they qualify, who decides what is left to judgment, and the scenarios as examples.
namespace licet::core {

// The document that an instrument belongs to: itself, or what it is part of, whether that is loaded or not.
[[nodiscard]] std::string document_name(const Program& program, InstrumentId instrument);

struct DocumentLink {
  std::string words;   // as sentences write it: "in campaign"
  std::string anchor;  // the full name of what it leads to
};
struct DocumentNorm {
  std::string name, full_name;  // the full name is its anchor
  std::string cites;            // "5" or "5, 6.2"
  std::string instrument;       // of another document than the page's: its title. Else empty
  RulePieces pieces;
  std::string words, because;            // the source's modal phrase; the author's reason
  std::vector<DocumentLink> links;       // to terms, judgments, readings and defined roles that it speaks of
  std::vector<DocumentNorm> exceptions;  // what prevails over it; these have no exceptions of their own here
  std::vector<std::string> examples;     // titles of scenarios in which it decided
};
struct DocumentEntry {          // another declaration
  std::string kind, full_name;  // "term", "interpol.election_campaigns.in_campaign": its anchor
  std::string sentence;
  std::vector<DocumentLink> links;
};
struct DocumentParagraph {
  std::string cite;  // empty: what cites no paragraph
  std::vector<DocumentNorm> norms;
  std::vector<DocumentEntry> entries;
  std::vector<std::string> notes;
};
struct DocumentExample {
  std::string title, cites;
  std::string dialogue;  // what is told, and each question with its answer
};
struct Document {
  std::string name, title, cite, issuer;
  std::vector<std::pair<std::string, std::string>> facts;  // "in force", "from 2020-01-01"
  std::vector<DocumentParagraph> paragraphs;
  std::vector<DocumentEntry> judgments, readings;  // all of them again, for whoever has to decide
  std::vector<DocumentExample> examples;
};

// One for each document that the program holds, in order. Results and coverage are of the scenarios about them; a
// scenario that does not come out as its author says is no example.
[[nodiscard]] std::vector<Document> documents_of(const Program& program, const std::vector<ScenarioResult>& results,
                                                 const Coverage& coverage);

[[nodiscard]] std::string document_html(const std::vector<Document>& documents);  // one page that needs nothing else
[[nodiscard]] std::string document_markdown(const std::vector<Document>& documents);

}  // namespace licet::core
