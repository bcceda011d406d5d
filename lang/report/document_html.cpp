#include <algorithm>

#include "answer/words.hpp"
#include "report/document.hpp"
#include "story/html.hpp"

// A policy as a page of its own.
namespace licet::core {

namespace {

constexpr std::string_view kStyle = R"(
section { display: grid; grid-template-columns: 4.5rem 1fr; border-top: 1px solid var(--line); padding: .7rem 0; }
section > .cite { color: var(--quiet); padding-top: .3rem; } .norm { margin: 0 0 .8rem; } .norm > p:first-child { font-weight: bold; }
.when { padding-left: 1.4rem; } .more { font-size: .9rem; } .exception { border-left: 2px solid var(--line);
padding-left: .9rem; margin: .5rem 0 .5rem 1.4rem; } dl { display: grid; grid-template-columns: auto 1fr; gap: 0 1rem; }
dt { color: var(--quiet); } dd { margin: 0; } .norm, .example { break-inside: avoid; }
)";

// The sentence with the first place of each linked word made a link; the links that found none are left in `rest`.
std::string linked(const std::string& sentence, std::vector<DocumentLink>& rest) {
  std::vector<std::pair<std::size_t, const DocumentLink*>> places;
  std::vector<DocumentLink> left;
  const auto edge = [&](std::size_t at) {
    return at >= sentence.size() || (std::string_view(" ,.;:()\"'").find(sentence[at]) != std::string_view::npos);
  };
  for (const DocumentLink& link : rest) {
    std::size_t at = sentence.find(link.words);
    while (at != std::string::npos && !((at == 0 || edge(at - 1)) && edge(at + link.words.size())))
      at = sentence.find(link.words, at + 1);
    const bool taken = at == std::string::npos || std::any_of(places.begin(), places.end(), [&](const auto& place) {
                         return at < place.first + place.second->words.size() && place.first < at + link.words.size();
                       });
    if (taken) {
      left.push_back(link);
    } else {
      places.emplace_back(at, &link);
    }
  }
  std::sort(places.begin(), places.end());
  std::string out;
  std::size_t done = 0;
  for (const auto& [at, link] : places) {
    out += html_escaped(std::string_view(sentence).substr(done, at - done)) + "<a href=\"#" +
           html_anchor(link->anchor) + "\">" + html_escaped(link->words) + "</a>";
    done = at + link->words.size();
  }
  out += html_escaped(std::string_view(sentence).substr(done));
  rest = std::move(left);
  return out;
}

std::string see(const std::vector<DocumentLink>& links) {
  std::string out;
  for (const DocumentLink& link : links)
    out += (out.empty() ? "See " : ", ") + ("<a href=\"#" + html_anchor(link.anchor) + "\">") +
           html_escaped(link.words) + "</a>";
  return out.empty() ? out : "<p class=\"more quiet\">" + out + ".</p>";
}

// Two titles may differ in a comma alone, so an example is found by its place.
std::string example_anchor(const Document& document, std::size_t place) {
  return html_anchor(document.name + ".example-" + std::to_string(place + 1));
}

std::string examples_html(const Document& document, const DocumentNorm& norm) {
  std::string out;
  for (std::size_t i = 0; i < document.examples.size(); ++i) {
    const std::string& title = document.examples[i].title;
    if (std::find(norm.examples.begin(), norm.examples.end(), title) == norm.examples.end()) continue;
    out += (out.empty() ? "Examples: " : "; ") + ("<a href=\"#" + example_anchor(document, i) + "\">") +
           html_escaped(title) + "</a>";
  }
  return out.empty() ? out : "<p class=\"more quiet\">" + out + ".</p>";
}

std::string norm_html(const Document& document, const DocumentNorm& norm, bool first, bool exception) {
  std::vector<DocumentLink> rest = norm.links;
  const RulePieces& pieces = norm.pieces;
  std::vector<std::pair<const char*, const std::string*>> conditions;
  const auto condition = [&](const char* word, const std::string& piece) {
    if (!piece.empty()) conditions.emplace_back(word, &piece);
  };
  condition("such that ", pieces.such);
  condition("if ", pieces.condition);
  condition("unless ", pieces.unless);
  condition("but not while ", pieces.paused);
  condition("; ", pieces.broken);
  std::string out = exception ? "<div class=\"exception\">" : "<div class=\"norm\">";
  out += "<p" + (first ? " id=\"" + html_anchor(norm.full_name) + "\"" : std::string()) + ">" +
         (exception
              ? "<span class=\"quiet\">Exception" + (norm.cites.empty() ? "" : " [" + html_escaped(norm.cites) + "]") +
                    (norm.instrument.empty() ? "" : ", " + html_escaped(norm.instrument)) + ":</span> "
              : "") +
         linked(pieces.norm, rest) + (conditions.empty() ? "." : "") + "</p>";
  for (std::size_t i = 0; i < conditions.size(); ++i)
    out += "<p class=\"when\"><i>" + std::string(conditions[i].first) + "</i>" + linked(*conditions[i].second, rest) +
           (i + 1 == conditions.size() ? "." : ",") + "</p>";
  if (exception)
    return out + "<p class=\"more\"><a href=\"#" + html_anchor(norm.full_name) + "\">where it stands</a></p></div>";
  if (!norm.words.empty()) out += "<p class=\"more quiet\">The text says: “" + html_escaped(norm.words) + "”.</p>";
  if (!norm.because.empty()) out += "<p class=\"more quiet\">Why: " + html_escaped(norm.because) + ".</p>";
  for (const std::string& relation : pieces.relations)
    out += "<p class=\"more quiet\">" + html_escaped(relation) + "</p>";
  out += see(rest);
  for (const DocumentNorm& other : norm.exceptions) out += norm_html(document, other, false, true);
  return out + examples_html(document, norm) + "</div>";
}

std::string entry_html(const DocumentEntry& entry, bool anchored) {
  std::vector<DocumentLink> rest = entry.links;
  const std::string sentence = linked(entry.sentence, rest);
  return "<div class=\"norm\"><p" + (anchored ? " id=\"" + html_anchor(entry.full_name) + "\"" : std::string()) +
         " style=\"font-weight:normal\">" + sentence + "</p>" + see(rest) + "</div>";
}

std::string document_page(const Document& document) {
  std::string out = "<h1 id=\"" + html_anchor(document.name) + "\">" +
                    html_escaped(document.title.empty() ? document.name : document.title) + "</h1>\n<dl>";
  const auto fact = [&](std::string_view what, const std::string& words) {
    if (!words.empty()) out += "<dt>" + html_escaped(what) + "</dt><dd>" + html_escaped(words) + "</dd>";
  };
  fact("cited as", document.cite);
  fact("issued by", document.issuer);
  for (const auto& [what, words] : document.facts) fact(what, words);
  out += "</dl>\n";
  std::vector<std::string> anchored;  // what has stood already: a name leads to its first place
  const auto first = [&](const std::string& name) {
    const bool known = std::find(anchored.begin(), anchored.end(), name) != anchored.end();
    if (!known) anchored.push_back(name);
    return !known;
  };
  for (const DocumentParagraph& paragraph : document.paragraphs) {
    out += "<section><div class=\"cite\">" + html_escaped(paragraph.cite) + "</div><div>";
    for (const DocumentNorm& norm : paragraph.norms) out += norm_html(document, norm, first(norm.full_name), false);
    for (const DocumentEntry& entry : paragraph.entries) out += entry_html(entry, first(entry.full_name));
    for (const std::string& note : paragraph.notes)
      out += "<p class=\"quiet\">Not a rule: " + html_escaped(note) + ".</p>";
    if (paragraph.norms.empty() && paragraph.entries.empty() && paragraph.notes.empty())
      out += "<p class=\"quiet\">Nothing here encodes it.</p>";
    out += "</div></section>\n";
  }
  const auto list = [&](std::string_view title, const std::vector<DocumentEntry>& entries) {
    if (entries.empty()) return;
    out += "<h2>" + std::string(title) + "</h2>\n<ul>";
    for (const DocumentEntry& entry : entries)
      out += "<li><a href=\"#" + html_anchor(entry.full_name) + "\">" + html_escaped(entry.sentence) + "</a></li>";
    out += "</ul>\n";
  };
  list("Open readings", document.readings);
  list("Judgments: what somebody has to decide", document.judgments);
  if (!document.examples.empty()) out += "<h2>Examples</h2>\n";
  for (std::size_t i = 0; i < document.examples.size(); ++i) {
    const DocumentExample& example = document.examples[i];
    out += "<div class=\"example\" id=\"" + example_anchor(document, i) + "\"><p><b>" +
           html_escaped(capitalised(example.title)) + "</b>" +
           (example.cites.empty() ? "" : " <span class=\"quiet\">[" + html_escaped(example.cites) + "]</span>") +
           "</p><pre>" + html_escaped(example.dialogue) + "</pre></div>\n";
  }
  return out;
}

}  // namespace

std::string document_html(const std::vector<Document>& documents) {
  std::string title, out, contents;
  for (const Document& document : documents) {
    const std::string& name = document.title.empty() ? document.name : document.title;
    title += (title.empty() ? "" : "; ") + name;
    contents += "<li><a href=\"#" + html_anchor(document.name) + "\">" + html_escaped(name) + "</a></li>";
    out += document_page(document);
  }
  return html_head(title, kStyle) + (documents.size() > 1 ? "<ul>" + contents + "</ul>\n" : "") + out +
         "</body>\n</html>\n";
}

}  // namespace licet::core
