#include "report/coverage_report.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "answer/names.hpp"
#include "report/document.hpp"

namespace licet::core {

std::size_t DocumentCoverage::exercised() const {
  return static_cast<std::size_t>(
      std::count_if(rules.begin(), rules.end(), [](const RuleLine& rule) { return rule.counts.exercised(); }));
}

std::size_t DocumentCoverage::accounted() const {
  return static_cast<std::size_t>(
      std::count_if(paragraphs.begin(), paragraphs.end(), [](const ParagraphLine& p) { return p.accounted(); }));
}

namespace {

class Report {
public:
  explicit Report(const Coverage& coverage) : coverage_(coverage) {}

  CoverageReport make() {
    for (const Coverage::Declared& declared : coverage_.instruments()) document(declared);
    for (const Coverage::Declared& declared : coverage_.instruments()) rules(declared);
    for (const Coverage::Declared& declared : coverage_.instruments()) citations(declared);
    for (DocumentCoverage& document : report_.documents) tell_apart(document);
    gaps();
    return std::move(report_);
  }

private:
  DocumentCoverage& of(const Coverage::Declared& declared) {
    const std::string name = document_name(*declared.program, declared.id);
    const auto [at, fresh] = place_.emplace(name, report_.documents.size());
    if (fresh) {
      report_.documents.emplace_back();
      report_.documents.back().name = name;
    }
    return report_.documents[at->second];
  }

  void document(const Coverage::Declared& declared) {
    const Program& program = *declared.program;
    const Instrument& instrument = program.instruments[index(declared.id)];
    DocumentCoverage& document = of(declared);
    const std::string name = instrument_name(program, declared.id);
    if (document.title.empty() || name == document.name) {
      document.title = instrument.title;
      document.cite = instrument.cite;
    }
    document.parts.push_back({name, instrument.title});
    for (const Paragraph& paragraph : instrument.outline) {
      const std::string cite(program.symbols.text(paragraph.cite));
      const bool known = std::any_of(document.paragraphs.begin(), document.paragraphs.end(),
                                     [&](const ParagraphLine& line) { return line.cite == cite; });
      if (known) continue;
      document.paragraphs.emplace_back();
      document.paragraphs.back().cite = cite;
    }
  }

  void rules(const Coverage::Declared& declared) {
    const Program& program = *declared.program;
    DocumentCoverage& document = of(declared);
    const std::string name = instrument_name(program, declared.id);
    PartLine& part = *std::find_if(document.parts.begin(), document.parts.end(),
                                   [&](const PartLine& line) { return line.name == name; });
    for (std::size_t i = 0; i < program.rules.size(); ++i) {
      const Rule& rule = program.rules[i];
      if (rule.instrument != declared.id) continue;
      const RuleId id{static_cast<std::uint32_t>(i)};
      RuleLine line;
      line.name = rule_name(program, id);
      line.full_name = full_rule_name(program, id);
      if (rule.place.source != kNoSource)
        line.source = (*program.sources)[rule.place.source].text().substr(rule.place.span.begin,
                                                                          rule.place.span.end - rule.place.span.begin);
      for (const Symbol cite : rule.cites.paragraphs) line.cites.emplace_back(program.symbols.text(cite));
      line.counts = coverage_.of(line.full_name);
      // Only a ban is seen to let go; the `unless` of a duty shows as a duty that is void, that of a permission as
      // silence.
      line.lets_go = is_some(rule.unless) && is_ban(rule.modality);
      const bool never_ends = rule.bearer.kind == BearerKind::anyone && !is_some(rule.condition) &&
                              !is_some(rule.pattern) && !is_some(rule.unless) && rule.to.empty() &&
                              rule.defeaters.empty() && rule.origin.kind == CauseKind::none;
      line.exempts = rule.modality == Modality::need_not;
      // What an act or a breach calls for is silent where nothing has called for it.
      line.silent_somewhere =
          never_ends || line.counts.silent > 0 ||
          (rule.origin.kind != CauseKind::none && coverage_.scenarios_about(name) > line.counts.scenarios.size());
      if (!is_duty(rule.modality)) {  // a duty that another rule takes away is void, and not among what is beaten
        for (const RuleId over : rule.defeaters) exceptions_.insert(full_rule_name(program, over));
      }
      ++part.rules;
      part.exercised += line.counts.exercised() ? 1 : 0;
      for (ParagraphLine& paragraph : document.paragraphs) {
        if (std::find(line.cites.begin(), line.cites.end(), paragraph.cite) != line.cites.end())
          paragraph.rules.push_back(document.rules.size());
      }
      document.rules.push_back(std::move(line));
    }
  }

  void citations(const Coverage::Declared& declared) {
    const Program& program = *declared.program;
    DocumentCoverage& document = of(declared);
    const auto each = [&](const Cites& cites, const auto& put) {
      for (const Symbol cite : cites.paragraphs) {
        for (ParagraphLine& paragraph : document.paragraphs) {
          if (paragraph.cite == program.symbols.text(cite)) put(paragraph);
        }
      }
    };
    const auto collect = [&](std::string_view kind, const auto& things) {
      for (const auto& thing : things) {
        if (thing.instrument != declared.id) continue;
        each(thing.cites, [&](ParagraphLine& paragraph) {
          paragraph.declarations.push_back({std::string(kind), std::string(program.symbols.text(thing.name))});
        });
      }
    };
    collect("role", program.roles);
    collect("act", program.acts);
    collect("counts as", program.counts_as);
    collect("judgment", program.judgments);
    collect("reading", program.readings);
    collect("term", program.terms);
    collect("state", program.states);
    for (const NoteText& note : program.instruments[index(declared.id)].notes) {
      const std::string see =
          note.see == kNoSymbol ? std::string() : "see " + std::string(program.symbols.text(note.see));
      each(note.cites, [&](ParagraphLine& paragraph) {
        paragraph.notes.push_back(see + (see.empty() || note.text.empty() ? "" : ": ") + note.text);
      });
    }
  }

  static void tell_apart(DocumentCoverage& document) {
    std::map<std::string, std::size_t> seen;
    for (const RuleLine& rule : document.rules) ++seen[rule.name];
    for (RuleLine& rule : document.rules) {
      if (seen[rule.name] > 1) rule.name = rule.full_name;
    }
  }

  void gaps() {
    for (DocumentCoverage& document : report_.documents) {
      for (RuleLine& rule : document.rules) {
        rule.exception = exceptions_.count(rule.full_name) > 0;
        const RuleCoverage& counts = rule.counts;
        const bool spoke = rule.exempts && counts.effective > 0;  // a `need not` never makes a headline
        if (counts.decisive == 0 && counts.duties == 0 && !spoke) report_.never_decisive.push_back(rule.full_name);
        if (!rule.silent_somewhere) report_.never_silent.push_back(rule.full_name);
        if (rule.lets_go && counts.let_go == 0) report_.never_let_go.push_back(rule.full_name);
        if (rule.exception && counts.defeats == 0) report_.never_prevailed.push_back(rule.full_name);
      }
    }
    for (auto* names :
         {&report_.never_decisive, &report_.never_silent, &report_.never_let_go, &report_.never_prevailed})
      std::sort(names->begin(), names->end());
  }

  const Coverage& coverage_;
  CoverageReport report_;
  std::map<std::string, std::size_t> place_;  // of a document, by name
  std::set<std::string> exceptions_;
};

}  // namespace

CoverageReport coverage_report(const Coverage& coverage) { return Report(coverage).make(); }

}  // namespace licet::core
