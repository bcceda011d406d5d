#include <algorithm>

#include "meaning/build.hpp"

// First pass: everything gets its number and its name, so that the order of declarations and of files means nothing.
namespace licet::core {

namespace {

// Names that cannot be confused may be equal: a rule may be called like the act that it is about.
int group_of(DeclaredAs as) {
  switch (as) {
    case DeclaredAs::role:
    case DeclaredAs::options:
    case DeclaredAs::alias:
      return 0;
    case DeclaredAs::act:
      return 1;
    case DeclaredAs::judgment:
    case DeclaredAs::reading:
    case DeclaredAs::term:
    case DeclaredAs::state:
      return 2;
    case DeclaredAs::instrument:
    case DeclaredAs::module:
      return 3;
    case DeclaredAs::rule:
      return 4;
  }
  return 0;
}

class Declarer {
public:
  explicit Declarer(Build& build) : build_(build) {}

  void text(std::uint32_t text) {
    const Ast& ast = build_.texts[text].ast;
    for (const Decl& decl : ast.decls) {
      const Span span = decl.span;
      match(
          decl.kind, [&](const InstrumentDecl&) {}, [&](const UseDecl&) {},
          [&](const TypeDecl& d) { type(text, d, span); }, [&](const ThingDecl& d) { thing(text, d, span); },
          [&](const RoleDecl& d) { role(text, d, span); }, [&](const ActDecl& d) { act(text, d, span); },
          [&](const CountsAsDecl& d) { counts_as(text, d, span); }, [&](const TermDecl& d) { term(text, d, span); },
          [&](const JudgmentDecl& d) { judgment(text, d, span); },
          [&](const ReadingDecl& d) { reading(text, d, span); }, [&](const SettleDecl&) {},
          [&](const StateDecl& d) { state(text, d, span); }, [&](const RuleDecl& d) { rule(text, d, span); },
          [&](const NoteDecl&) {}, [&](const ScenarioDecl&) {});
    }
  }

  // The instrument of a text, before anything in it is declared.
  void owner(std::uint32_t text) {
    Text& of = build_.texts[text];
    for (const Decl& decl : of.ast.decls) {
      const auto* instrument = variant2::get_if<InstrumentDecl>(&decl.kind);
      if (instrument == nullptr) continue;
      if (is_some(of.instrument)) {
        build_.report(Code::second_instrument, text, instrument->name.span, "this file has an instrument already")
            .label(build_.program.instruments[index(of.instrument)].place, "the first");
        continue;
      }
      std::string dotted;
      for (std::uint32_t i = 0; i < instrument->name.count; ++i) {
        dotted += (i == 0 ? "" : ".") + build_.name(of.ast.names[instrument->name.first + i]);
      }
      of.owner = build_.program.symbols.intern(dotted);
      of.instrument = InstrumentId{static_cast<std::uint32_t>(build_.program.instruments.size())};
      Instrument made;
      made.name = of.owner;
      made.place = build_.place(text, instrument->name.span);
      build_.program.instruments.push_back(made);
      build_.instruments.push_back({text, instrument, decl.span});
      add(DeclaredAs::instrument, static_cast<std::uint32_t>(of.instrument), of.owner, text, instrument->name.span);
    }
    if (!is_some(of.instrument)) add(DeclaredAs::module, text, of.owner, text, Span{});
  }

private:
  void add(DeclaredAs as, std::uint32_t id, Symbol name, std::uint32_t text, Span span) {
    if (name == kNoSymbol) return;
    const Text& of = build_.texts[text];
    const int group = group_of(as);
    const Place place = build_.place(text, span);
    const auto key = std::make_tuple(group == 3 ? 0U : text, group, static_cast<std::uint32_t>(name));
    const auto [known, fresh] = seen_.emplace(key, place);
    const bool built_in =
        (group == 0 && is_built_in_type(build_.name(name))) || (group == 1 && build_.name(name) == "conduct");
    if (built_in) {
      build_.report(Code::duplicate_name, text, span, "`" + build_.name(name) + "` is part of the language")
          .help("choose another name");
    } else if (!fresh && as != DeclaredAs::module) {  // modules of one name may lie in different folders
      build_.report(Code::duplicate_name, text, span, "the name `" + build_.name(name) + "` is given twice")
          .label(known->second, "first given here");
    }
    build_.program.names.add({as, id, name, of.owner, place});
  }

  template <class Things, class Decls, class Decl>
  std::uint32_t make(Things& things, Decls& decls, const Decl& decl, const Name& name, std::uint32_t text, Span span) {
    const auto id = static_cast<std::uint32_t>(things.size());
    typename Things::value_type made;
    made.name = name.symbol;
    made.instrument = build_.texts[text].instrument;
    made.place = build_.place(text, name.span);
    things.push_back(std::move(made));
    decls.push_back({text, &decl, span});
    return id;
  }

  std::uint32_t make_role(const Name& name, std::uint32_t text, bool thing) {
    Role made;
    made.name = name.symbol;
    made.thing = thing;
    made.instrument = build_.texts[text].instrument;
    made.place = build_.place(text, name.span);
    build_.program.roles.push_back(std::move(made));
    build_.roles.push_back({text, nullptr, {}});
    build_.things.push_back({text, nullptr, {}});
    build_.records.push_back({text, nullptr, {}});
    const auto id = static_cast<std::uint32_t>(build_.program.roles.size() - 1);
    add(DeclaredAs::role, id, name.symbol, text, name.span);
    return id;
  }

  void type(std::uint32_t text, const TypeDecl& decl, Span span) {
    if (!decl.alias) {
      build_.records[make_role(decl.name, text, true)] = {text, &decl, span};
    } else if (decl.alias->kind == TypeKind::options) {
      const auto id = static_cast<std::uint32_t>(build_.program.types.size());
      Options made;
      made.name = decl.name.symbol;
      made.place = build_.place(text, decl.name.span);
      for (const Name& option : decl.alias->options) {
        if (std::find(made.options.begin(), made.options.end(), option.symbol) != made.options.end()) {
          build_.report(Code::duplicate_name, text, option.span,
                        "the option `" + build_.name(option.symbol) + "` stands twice");
          continue;
        }
        made.options.push_back(option.symbol);
        build_.program.names.add_option(option.symbol, TypeId{id});
      }
      build_.program.types.push_back(std::move(made));
      build_.types.push_back({text, &decl, span});
      add(DeclaredAs::options, id, decl.name.symbol, text, decl.name.span);
    } else {
      build_.aliases.push_back({text, &decl, span});
      build_.alias_types.emplace_back();
      add(DeclaredAs::alias, static_cast<std::uint32_t>(build_.aliases.size() - 1), decl.name.symbol, text,
          decl.name.span);
    }
  }
  void thing(std::uint32_t text, const ThingDecl& decl, Span span) {
    build_.things[make_role(decl.name, text, true)] = {text, &decl, span};
  }
  void role(std::uint32_t text, const RoleDecl& decl, Span span) {
    build_.roles[make_role(decl.name, text, false)] = {text, &decl, span};
  }
  void act(std::uint32_t text, const ActDecl& decl, Span span) {
    const auto id = make(build_.program.acts, build_.acts, decl, decl.name, text, span);
    build_.program.acts[id].power = decl.power;
    build_.program.acts[id].cites = build_.cites(decl.cites);
    add(DeclaredAs::act, id, decl.name.symbol, text, decl.name.span);
  }
  void counts_as(std::uint32_t text, const CountsAsDecl& decl, Span span) {
    const auto id = make(build_.program.counts_as, build_.counts_as, decl, {kNoSymbol, decl.from.span}, text, span);
    build_.program.counts_as[id].place = build_.place(text, span);
    build_.program.counts_as[id].cites = build_.cites(decl.cites);
  }
  void term(std::uint32_t text, const TermDecl& decl, Span span) {
    const auto id = make(build_.program.terms, build_.terms, decl, decl.name, text, span);
    build_.program.terms[id].cites = build_.cites(decl.cites);
    if (!decl.includes.empty()) {
      build_.program.terms[id].list = decl.list_end == ListEnd::open ? ListKind::open : ListKind::closed;
    }
    add(DeclaredAs::term, id, decl.name.symbol, text, decl.name.span);
  }
  void judgment(std::uint32_t text, const JudgmentDecl& decl, Span span) {
    const auto id = make(build_.program.judgments, build_.judgments, decl, decl.name, text, span);
    build_.program.judgments[id].cites = build_.cites(decl.cites);
    add(DeclaredAs::judgment, id, decl.name.symbol, text, decl.name.span);
  }
  void reading(std::uint32_t text, const ReadingDecl& decl, Span span) {
    const auto id = make(build_.program.readings, build_.readings, decl, decl.name, text, span);
    Reading& made = build_.program.readings[id];
    made.cites = build_.cites(decl.cites);
    made.question = decl.question;
    for (const Name& option : decl.options) {
      if (std::find(made.options.begin(), made.options.end(), option.symbol) != made.options.end()) {
        build_.report(Code::duplicate_name, text, option.span,
                      "the option `" + build_.name(option.symbol) + "` stands twice");
      }
      made.options.push_back(option.symbol);
    }
    add(DeclaredAs::reading, id, decl.name.symbol, text, decl.name.span);
  }
  void state(std::uint32_t text, const StateDecl& decl, Span span) {
    const auto id = make(build_.program.states, build_.states, decl, decl.name, text, span);
    build_.program.states[id].cites = build_.cites(decl.cites);
    add(DeclaredAs::state, id, decl.name.symbol, text, decl.name.span);
  }
  void rule(std::uint32_t text, const RuleDecl& decl, Span span) {
    if (!is_some(build_.texts[text].instrument)) {
      build_
          .report(Code::no_instrument, text, decl.name.span,
                  "the rule `" + build_.name(decl.name.symbol) + "` belongs to no instrument")
          .help("begin the file with `instrument NAME`");
      return;
    }
    const auto id = make(build_.program.rules, build_.rules, decl, decl.name, text, span);
    build_.program.rules[id].place = build_.place(text, span);
    build_.program.rules[id].cites = build_.cites(decl.cites);
    add(DeclaredAs::rule, id, decl.name.symbol, text, decl.name.span);
  }

  Build& build_;
  std::map<std::tuple<std::uint32_t, int, std::uint32_t>, Place> seen_;
};

}  // namespace

bool is_built_in_type(std::string_view name) {
  return name == "Money" || name == "Date" || name == "Duration" || name == "Number" || name == "Text" ||
         name == "Bool";
}

void declare_names(Build& build) {
  Act conduct;  // every act is one
  conduct.name = build.program.symbols.intern("conduct");
  build.program.acts.push_back(conduct);
  build.acts.push_back({});
  build.program.names.add({DeclaredAs::act, 0, conduct.name, kNoSymbol, {}});
  Declarer declarer(build);
  for (std::uint32_t i = 0; i < build.texts.size(); ++i) declarer.owner(i);
  for (std::uint32_t i = 0; i < build.texts.size(); ++i) declarer.text(i);
  for (const Text& text : build.texts) {
    for (const UsedModule& module : text.uses) {
      if (module.source != kNoSource) build.program.names.sees(text.ast.source, module.source);
    }
  }
  build.program.names.close();
}

}  // namespace licet::core
