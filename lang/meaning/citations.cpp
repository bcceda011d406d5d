#include <algorithm>

#include "meaning/build.hpp"

// Citations are of paragraphs that the outline has. Parts of one document share an outline.
namespace licet::core {

std::vector<Paragraph> shared_outline(const Program& program, InstrumentId id) {
  const Instrument& own = program.instruments[index(id)];
  const Symbol document = own.part_of_name == kNoSymbol ? own.name : own.part_of_name;
  std::vector<Paragraph> all = own.outline;
  for (const Instrument& other : program.instruments) {
    if (&other == &own || (other.part_of_name != document && other.name != document)) continue;
    for (const Paragraph& paragraph : other.outline) {
      if (std::none_of(all.begin(), all.end(), [&](const Paragraph& p) { return p.cite == paragraph.cite; }))
        all.push_back(paragraph);
    }
  }
  return all;
}

void check_citations(Build& build) {
  for (std::uint32_t t = 0; t < build.texts.size(); ++t) {
    const Text& text = build.texts[t];
    if (!is_some(text.instrument)) continue;
    const auto outline = shared_outline(build.program, text.instrument);
    if (outline.empty()) continue;  // an instrument without an outline asks for no accounts
    std::vector<std::string> candidates;
    for (const Paragraph& paragraph : outline) candidates.push_back(build.name(paragraph.cite));
    const auto check = [&](const Citations& cites) {
      for (const Citation& citation : cites) {
        if (std::any_of(outline.begin(), outline.end(), [&](const Paragraph& p) { return p.cite == citation.text; }))
          continue;
        const std::string near = nearest(build.name(citation.text), candidates);
        auto said = build.report(Code::unknown_citation, t, citation.span,
                                 "the outline of `" + build.name(text.owner) + "` has no " + build.name(citation.text));
        said.help(near.empty() ? "add it to the outline, or cite a paragraph that is there"
                               : "did you mean " + near + "?");
      }
    };
    for (const Decl& decl : text.ast.decls) {
      match(
          decl.kind, [](const InstrumentDecl&) {}, [](const UseDecl&) {}, [](const TypeDecl&) {},
          [](const ThingDecl&) {}, [&](const RoleDecl& d) { check(d.cites); },
          [&](const ActDecl& d) { check(d.cites); }, [&](const CountsAsDecl& d) { check(d.cites); },
          [&](const TermDecl& d) { check(d.cites); }, [&](const JudgmentDecl& d) { check(d.cites); },
          [&](const ReadingDecl& d) { check(d.cites); }, [](const SettleDecl&) {},
          [&](const StateDecl& d) { check(d.cites); }, [&](const RuleDecl& d) { check(d.cites); },
          [&](const NoteDecl& d) { check(d.cites); }, [&](const ScenarioDecl& d) { check(d.cites); });
    }
  }
}

}  // namespace licet::core
