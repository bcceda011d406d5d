#include "report/document.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "answer/names.hpp"
#include "answer/words.hpp"
#include "judge/walk.hpp"
#include "value/calendar.hpp"

namespace licet::core {

std::string document_name(const Program& program, InstrumentId id) {
  const Instrument& instrument = program.instruments[index(id)];
  if (is_some(instrument.part_of) && instrument.part_of != id) return document_name(program, instrument.part_of);
  return instrument.part_of_name == kNoSymbol ? instrument_name(program, id)
                                              : std::string(program.symbols.text(instrument.part_of_name));
}

namespace {

constexpr std::size_t kMostExamples = 3;  // named under one norm

std::string_view force_words(Force force) {
  switch (force) {
    case Force::law:
      return "law: it binds";
    case Force::order:
      return "an order: it binds";
    case Force::code:
      return "a code: it binds";
    case Force::guidance:
      return "guidance: it advises";
    case Force::commentary:
      return "commentary: it speaks where nothing else does";
    case Force::proposal:
      return "a proposal: it speaks only when it is asked for";
  }
  return "";
}

std::string period_words(const InForce& period) {
  std::vector<std::string> parts;
  const auto put = [&](std::string_view words, const std::optional<Day>& day) {
    if (day) parts.push_back(std::string(words) + " " + day_text(*day));
  };
  put("from", period.first);
  put("from, at the latest,", period.first_at_latest);
  put("until", period.last);
  put("until, at the earliest,", period.last_at_earliest);
  return joined(parts);
}

class Maker {
public:
  Maker(const Program& program, const std::vector<ScenarioResult>& results, const Coverage& coverage)
      : program_(program), results_(results), coverage_(coverage) {}

  std::vector<Document> make() {
    for (std::size_t i = 0; i < program_.instruments.size(); ++i) head(InstrumentId{static_cast<std::uint32_t>(i)});
    for (std::size_t i = 0; i < program_.rules.size(); ++i) rule(RuleId{static_cast<std::uint32_t>(i)});
    entries();
    for (Document& document : documents_) {
      const auto empty = [](const DocumentParagraph& p) {
        return p.cite.empty() && p.norms.empty() && p.entries.empty();
      };
      document.paragraphs.erase(std::remove_if(document.paragraphs.begin(), document.paragraphs.end(), empty),
                                document.paragraphs.end());
      examples(document);
    }
    return std::move(documents_);
  }

private:
  // Documents on one page may each have a term `over`.
  std::string full_name(Symbol name, InstrumentId instrument) const {
    return instrument_name(program_, instrument) + "." + text(name);
  }

  std::string text(Symbol symbol) const { return std::string(program_.symbols.text(symbol)); }

  Document& of(InstrumentId id) {
    const std::string name = document_name(program_, id);
    const auto [at, fresh] = place_.emplace(name, documents_.size());
    if (fresh) {
      documents_.emplace_back();
      documents_.back().name = name;
      documents_.back().paragraphs.emplace_back();  // what cites no paragraph goes first
    }
    return documents_[at->second];
  }

  void head(InstrumentId id) {
    const Instrument& instrument = program_.instruments[index(id)];
    Document& document = of(id);
    const bool whole = instrument_name(program_, id) == document.name;
    if (document.title.empty() || whole) {
      document.title = instrument.title;
      document.cite = instrument.cite;
      document.issuer = instrument.issuer;
    }
    const std::string part = whole ? "" : " (" + instrument_title(program_, id) + ")";
    const auto fact = [&](std::string_view what, std::string words) {
      if (!words.empty()) document.facts.emplace_back(std::string(what) + part, std::move(words));
    };
    fact("status", std::string(force_words(instrument.force)));
    for (const InForce& period : instrument.periods) fact("in force", period_words(period));
    for (const EditionPeriod& edition : instrument.editions)
      fact("edition", words_of(text(edition.name)) + ", in force " + period_words(edition.period));
    std::vector<std::string> others;
    for (const Symbol name : instrument.replaced_names) others.push_back(text(name));
    fact("replaces", joined(others));
    others.clear();
    for (std::size_t i = 0; i < instrument.relies_on.size(); ++i) {
      const std::string& title = instrument.relies_on_titles[i];
      others.push_back(title.empty() ? text(instrument.relies_on[i]) : title);
    }
    fact("relies on", joined(others));
    for (const Paragraph& paragraph : instrument.outline) at(document, paragraph.cite);
    for (const NoteText& note : instrument.notes) {
      const std::string see = note.see == kNoSymbol ? "" : "see " + text(note.see);
      each(document, note.cites, [&](DocumentParagraph& paragraph) {
        paragraph.notes.push_back(see + (see.empty() || note.text.empty() ? "" : ": ") + note.text);
      });
    }
  }

  DocumentParagraph& at(Document& document, Symbol cite) {
    const std::string name = text(cite);
    for (DocumentParagraph& paragraph : document.paragraphs) {
      if (paragraph.cite == name) return paragraph;
    }
    document.paragraphs.emplace_back();
    document.paragraphs.back().cite = name;
    return document.paragraphs.back();
  }

  template <class Put>
  void each(Document& document, const Cites& cites, Put put) {
    if (cites.empty()) return put(document.paragraphs.front());
    for (const Symbol cite : cites.paragraphs) put(at(document, cite));
  }

  std::string cites_text(const Cites& cites) const {
    std::string all;
    for (const Symbol cite : cites.paragraphs) all += (all.empty() ? "" : ", ") + text(cite);
    return all;
  }

  DocumentNorm norm(RuleId id, const std::string& document) {
    const Rule& rule = program_.rules[index(id)];
    DocumentNorm norm;
    norm.name = rule_name(program_, id);
    norm.full_name = full_rule_name(program_, id);
    norm.cites = cites_text(rule.cites);
    if (document_name(program_, rule.instrument) != document)
      norm.instrument = instrument_title(program_, rule.instrument);
    norm.pieces = rule_pieces(program_, id);
    norm.words = rule.words;
    norm.because = rule.because;
    norm.links = links({rule.origin.condition, rule.bearer.person, rule.pattern, rule.condition, rule.unless, rule.such,
                        rule.paused, rule.due.when, rule.due.such, rule.broken_such});
    return norm;
  }

  // A rule stands in full at every paragraph that it cites: whoever reads one paragraph has all of it.
  void rule(RuleId id) {
    const Rule& rule = program_.rules[index(id)];
    Document& document = of(rule.instrument);
    DocumentNorm full = norm(id, document.name);
    for (const RuleId exception : rule.defeaters) full.exceptions.push_back(norm(exception, document.name));
    for (const ScenarioResult& result : results_) {
      const std::vector<std::string>& seen = coverage_.of(full.full_name).scenarios;
      const bool shows = result.passed() && std::find(seen.begin(), seen.end(), result.title) != seen.end();
      if (shows && full.examples.size() < kMostExamples) full.examples.push_back(result.title);
    }
    each(document, rule.cites, [&](DocumentParagraph& paragraph) { paragraph.norms.push_back(full); });
  }

  void entries() {
    collect("role", program_.roles, [&](std::size_t i) { return role_sentence(program_, RoleId{id(i)}); });
    collect("counts as", program_.counts_as,
            [&](std::size_t i) { return counts_as_sentence(program_, CountsAsId{id(i)}); });
    collect("term", program_.terms, [&](std::size_t i) { return term_sentence(program_, TermId{id(i)}); });
    collect("state", program_.states, [&](std::size_t i) { return state_sentence(program_, StateId{id(i)}); });
    collect("judgment", program_.judgments,
            [&](std::size_t i) { return judgment_sentence(program_, JudgmentId{id(i)}); });
    collect("reading", program_.readings, [&](std::size_t i) { return reading_sentence(program_, ReadingId{id(i)}); });
  }
  static std::uint32_t id(std::size_t i) { return static_cast<std::uint32_t>(i); }

  template <class Things, class Sentence>
  void collect(std::string_view kind, const Things& things, Sentence sentence) {
    for (std::size_t i = 0; i < things.size(); ++i) {
      const auto& thing = things[i];
      if (!is_some(thing.instrument)) continue;  // of a module: words that several documents share
      DocumentEntry entry{std::string(kind), full_name(thing.name, thing.instrument), sentence(i), {}};
      if constexpr (requires { thing.body; }) entry.links = links({thing.body});
      if constexpr (requires { thing.means; }) {
        if (!is_some(thing.means) && thing.cites.empty()) continue;  // says nothing beyond its name
        if (is_some(thing.means)) entry.links = links({thing.means});
      }
      Document& document = of(thing.instrument);
      if (kind == "judgment") document.judgments.push_back(entry);
      if (kind == "reading") document.readings.push_back(entry);
      each(document, thing.cites, [&](DocumentParagraph& paragraph) { paragraph.entries.push_back(entry); });
    }
  }

  // What code speaks of directly, each once, in order.
  std::vector<DocumentLink> links(const std::vector<NodeId>& roots) const {
    std::vector<DocumentLink> found;
    const auto put = [&](Symbol name, InstrumentId instrument) {
      if (!is_some(instrument)) return;  // shown on no page
      DocumentLink link{words_of(program_.symbols.text(name)), full_name(name, instrument)};
      const bool known =
          std::any_of(found.begin(), found.end(), [&](const DocumentLink& l) { return l.anchor == link.anchor; });
      if (!known) found.push_back(std::move(link));
    };
    std::vector<NodeId> open(roots.rbegin(), roots.rend());
    while (!open.empty()) {
      const NodeId id = open.back();
      open.pop_back();
      if (!is_some(id)) continue;
      const Node& node = program_.code[id];
      const auto declared = [&](const auto& thing) { put(thing.name, thing.instrument); };
      if (node.op == Op::term || node.op == Op::open_list) declared(program_.terms[node.a]);
      if (node.op == Op::state) declared(program_.states[node.a]);
      if (node.op == Op::judgment) declared(program_.judgments[node.a]);
      if (node.op == Op::reading_is) declared(program_.readings[node.a]);
      std::vector<NodeId> operands;
      for_operands(program_.code, node, [&](NodeId operand) { operands.push_back(operand); });
      open.insert(open.end(), operands.rbegin(), operands.rend());
    }
    return found;
  }

  void examples(Document& document) const {
    std::set<std::string> wanted;
    for (const DocumentParagraph& paragraph : document.paragraphs) {
      for (const DocumentNorm& norm : paragraph.norms) wanted.insert(norm.examples.begin(), norm.examples.end());
    }
    for (const ScenarioResult& result : results_) {
      if (wanted.erase(result.title) == 0) continue;
      std::string cites;
      for (const std::string& cite : result.cites) cites += (cites.empty() ? "" : ", ") + cite;
      document.examples.push_back({result.title, cites, result.dialogue});
    }
  }

  const Program& program_;
  const std::vector<ScenarioResult>& results_;
  const Coverage& coverage_;
  std::vector<Document> documents_;
  std::map<std::string, std::size_t> place_;
};

}  // namespace

std::vector<Document> documents_of(const Program& program, const std::vector<ScenarioResult>& results,
                                   const Coverage& coverage) {
  return Maker(program, results, coverage).make();
}

}  // namespace licet::core
