#include <algorithm>

#include "answer/words.hpp"
#include "report/document.hpp"

// A policy as Markdown: what its page says, without the links from words to their definitions.
namespace licet::core {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string norm_text(const DocumentNorm& norm, const std::string& indent, bool exception) {
  const RulePieces& pieces = norm.pieces;
  std::string out = indent + "- ";
  if (exception)
    out += "Exception" + (norm.cites.empty() ? "" : " (" + escaped(norm.cites) + ")") +
           (norm.instrument.empty() ? "" : ", " + escaped(norm.instrument)) + ": ";
  out += exception ? escaped(pieces.norm) : "**" + escaped(pieces.norm) + "**";
  const auto condition = [&](const char* word, const std::string& piece) {
    if (!piece.empty()) out += word + escaped(piece);
  };
  condition(", such that ", pieces.such);
  condition(" *if* ", pieces.condition);
  condition(", *unless* ", pieces.unless);
  condition(", *but not while* ", pieces.paused);
  condition("; ", pieces.broken);
  out += ".\n";
  if (exception) return out;
  if (!norm.words.empty()) out += indent + "  The text says: “" + escaped(norm.words) + "”.\n";
  if (!norm.because.empty()) out += indent + "  Why: " + escaped(norm.because) + ".\n";
  for (const std::string& relation : pieces.relations) out += indent + "  " + escaped(relation) + "\n";
  for (const DocumentNorm& other : norm.exceptions) out += norm_text(other, indent + "  ", true);
  return out;
}

std::string document_text(const Document& document) {
  std::string out = "# " + escaped(document.title.empty() ? document.name : document.title) + "\n\n";
  const auto fact = [&](std::string_view what, const std::string& words) {
    if (!words.empty()) out += "- " + escaped(what) + ": " + escaped(words) + "\n";
  };
  fact("cited as", document.cite);
  fact("issued by", document.issuer);
  for (const auto& [what, words] : document.facts) fact(what, words);
  for (const DocumentParagraph& paragraph : document.paragraphs) {
    out += paragraph.cite.empty() ? "\n## Without a paragraph\n\n" : "\n## " + escaped(paragraph.cite) + "\n\n";
    for (const DocumentNorm& norm : paragraph.norms) out += norm_text(norm, "", false);
    for (const DocumentEntry& entry : paragraph.entries) out += "- " + escaped(entry.sentence) + "\n";
    for (const std::string& note : paragraph.notes) out += "- Not a rule: " + escaped(note) + ".\n";
    if (paragraph.norms.empty() && paragraph.entries.empty() && paragraph.notes.empty())
      out += "Nothing here encodes it.\n";
  }
  const auto list = [&](std::string_view title, const std::vector<DocumentEntry>& entries) {
    if (!entries.empty()) out += "\n## " + std::string(title) + "\n\n";
    for (const DocumentEntry& entry : entries) out += "- " + escaped(entry.sentence) + "\n";
  };
  list("Open readings", document.readings);
  list("Judgments: what somebody has to decide", document.judgments);
  if (!document.examples.empty()) out += "\n## Examples\n";
  for (const DocumentExample& example : document.examples) {
    out += "\n### " + escaped(capitalised(example.title)) +
           (example.cites.empty() ? "" : " (" + escaped(example.cites) + ")") + "\n\n";
    out += "```\n" + example.dialogue + "```\n";
  }
  return out;
}

}  // namespace

std::string document_markdown(const std::vector<Document>& documents) {
  std::string out;
  for (const Document& document : documents) out += (out.empty() ? "" : "\n") + document_text(document);
  return out;
}

}  // namespace licet::core
