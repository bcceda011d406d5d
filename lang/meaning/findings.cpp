#include <algorithm>

#include "meaning/build.hpp"
#include "meaning/walk.hpp"

// What `check` finds although the policy can be judged with: paragraphs without account, and what nothing makes use of.
namespace licet::core {

namespace {

class Findings {
public:
  explicit Findings(Build& build) : build_(build), program_(build.program) {}

  void run() {
    paragraphs();
    mark();
    unused();
    modules();
    unreachable();
  }

private:
  // ---- paragraphs --------------------------------------------------------------------------------------------------

  void paragraphs() {
    std::map<Symbol, std::set<Symbol>> cited;  // by document
    const auto document = [&](InstrumentId id) {
      const Instrument& of = program_.instruments[index(id)];
      return of.part_of_name == kNoSymbol ? of.name : of.part_of_name;
    };
    const auto add = [&](InstrumentId id, const Cites& cites) {
      if (is_some(id)) cited[document(id)].insert(cites.paragraphs.begin(), cites.paragraphs.end());
    };
    for (const Role& r : program_.roles) add(r.instrument, r.cites);
    for (const Act& a : program_.acts) add(a.instrument, a.cites);
    for (const CountsAs& c : program_.counts_as) add(c.instrument, c.cites);
    for (const Judgment& j : program_.judgments) add(j.instrument, j.cites);
    for (const Reading& r : program_.readings) add(r.instrument, r.cites);
    for (const Term& t : program_.terms) add(t.instrument, t.cites);
    for (const State& s : program_.states) add(s.instrument, s.cites);
    for (const Rule& r : program_.rules) add(r.instrument, r.cites);
    for (std::size_t i = 0; i < program_.instruments.size(); ++i) {
      for (const NoteText& note : program_.instruments[i].notes)
        add(InstrumentId{static_cast<std::uint32_t>(i)}, note.cites);
    }
    for (std::size_t i = 0; i < program_.instruments.size(); ++i) {
      const Instrument& instrument = program_.instruments[i];
      const auto& known = cited[document(InstrumentId{static_cast<std::uint32_t>(i)})];
      // Entries of one range stand at one place and are told together.
      for (std::size_t p = 0; p < instrument.outline.size();) {
        const Place place = instrument.outline[p].place;
        std::vector<std::string> open;
        for (; p < instrument.outline.size() && instrument.outline[p].place.span == place.span; ++p) {
          if (known.count(instrument.outline[p].cite) == 0) open.push_back(build_.name(instrument.outline[p].cite));
        }
        if (open.empty()) continue;
        std::string list;
        for (std::size_t n = 0; n < open.size(); ++n)
          list += (n == 0 ? "" : n + 1 == open.size() ? " and " : ", ") + open[n];
        build_.diagnostics.report(Code::uncited_paragraph, place, "nothing accounts for " + list)
            .help("write the rule, or a `note [" + open.front() + "]` that says why there is none");
      }
    }
  }

  // ---- what is made use of -----------------------------------------------------------------------------------------

  template <class Id>
  static void use(std::vector<bool>& used, Id id) {
    if (is_some(id)) used[index(id)] = true;
  }
  void use(const Type& type) {
    use(roles_, type.role);
    use(acts_, type.act);
  }

  void mark() {
    roles_.assign(program_.roles.size(), false);
    acts_.assign(program_.acts.size(), false);
    judgments_.assign(program_.judgments.size(), false);
    readings_.assign(program_.readings.size(), false);
    terms_.assign(program_.terms.size(), false);
    states_.assign(program_.states.size(), false);
    fields_.assign(program_.field_names.size(), false);
    for (const Node& node : program_.code.nodes) {
      switch (node.op) {
        case Op::holders:
          use(roles_, RoleId{node.a});
          break;
        case Op::is_a:
          use(roles_, RoleId{node.b});
          break;
        case Op::events:
          use(acts_, ActId{node.a});
          break;
        case Op::is_act:
          use(acts_, ActId{node.b});
          break;
        case Op::field:
          use(fields_, FieldId{node.b});
          break;
        case Op::under:
          use(fields_, FieldId{node.c});
          break;
        case Op::judgment:
          use(judgments_, JudgmentId{node.a});
          break;
        case Op::reading_is:
          use(readings_, ReadingId{node.a});
          break;
        case Op::term:
          use(terms_, TermId{node.a});
          break;
        case Op::state:
          use(states_, StateId{node.a});
          break;
        default:
          break;
      }
    }
    for (const Licence& licence : program_.code.licences) use(roles_, licence.role);
    for (const Role& role : program_.roles) {
      for (const RoleId part : role.alternatives) use(roles_, part);
      for (const Field& field : role.fields) use(field.type);
    }
    for (const Act& act : program_.acts) {
      use(roles_, act.by);
      for (const Field& field : act.fields) use(field.type);
    }
    for (const CountsAs& c : program_.counts_as) {
      use(acts_, c.from);
      use(roles_, c.bearer);
      for (const FieldMapping& mapping : c.with) use(fields_, mapping.field);
    }
    for (const Judgment& judgment : program_.judgments) {
      use(roles_, judgment.role);
      for (const Type& type : judgment.types) use(type);
    }
    for (const Term& term : program_.terms) {
      for (const Type& type : term.types) use(type);
    }
    for (const State& state : program_.states) {
      for (const auto* list : {&state.starts, &state.ends}) {
        for (const Occurrence& occurrence : *list) use(acts_, occurrence.act);
      }
      for (const Type& type : state.types) use(type);
    }
    for (const Rule& rule : program_.rules) {
      use(roles_, rule.bearer.role);
      use(acts_, rule.act);
      use(acts_, rule.origin.act);
      use(acts_, rule.due.act);
      use(acts_, rule.broken_by);
      for (const Whom& whom : rule.to) use(roles_, whom.role);
      if (!rule.to.empty()) use(fields_, program_.names.field(program_.symbols.find("to")));
    }
  }

  template <class Id, class Things>
  static bool is_parent(const Things& things, Id id) {
    return std::any_of(things.begin(), things.end(), [&](const auto& thing) {
      return std::find(thing.parents.begin(), thing.parents.end(), id) != thing.parents.end();
    });
  }

  // Only what an instrument declares: a module is there for others.
  void unused() {
    const auto say = [&](const Place& place, const char* what, Symbol name) {
      build_.diagnostics.report(Code::unused_name, place,
                                std::string(what) + " `" + build_.name(name) + "` is used by nothing");
    };
    for (std::size_t i = 0; i < program_.roles.size(); ++i) {
      const Role& role = program_.roles[i];
      // A special case of a role that is used is there for cases to say who somebody is.
      const bool used =
          is_parent(program_.roles, RoleId{static_cast<std::uint32_t>(i)}) ||
          std::any_of(role.up.begin(), role.up.end(), [&](RoleId general) { return roles_[index(general)]; });
      if (is_some(role.instrument) && !used) say(role.place, role.thing ? "the thing" : "the role", role.name);
      own_fields(role.instrument, role.fields, role.parents, program_.roles);
    }
    for (std::size_t i = 1; i < program_.acts.size(); ++i) {
      const Act& act = program_.acts[i];
      const bool used = is_parent(program_.acts, ActId{static_cast<std::uint32_t>(i)}) ||
                        std::any_of(act.up.begin(), act.up.end(),
                                    [&](ActId general) { return index(general) != 0 && acts_[index(general)]; });
      if (is_some(act.instrument) && !used) say(act.place, act.power ? "the power" : "the act", act.name);
      own_fields(act.instrument, act.fields, act.parents, program_.acts);
    }
    const auto plain = [&](const auto& things, const std::vector<bool>& used, const char* what) {
      for (std::size_t i = 0; i < things.size(); ++i) {
        if (is_some(things[i].instrument) && !used[i]) say(things[i].place, what, things[i].name);
      }
    };
    plain(program_.judgments, judgments_, "the judgment");
    plain(program_.readings, readings_, "the reading");
    plain(program_.terms, terms_, "the term");
    plain(program_.states, states_, "the state");
  }

  template <class Id, class Things>
  void own_fields(InstrumentId instrument, const Fields& fields, const std::vector<Id>& parents, const Things& things) {
    if (!is_some(instrument)) return;
    for (const Field& field : fields) {
      const bool inherited = std::any_of(parents.begin(), parents.end(), [&](Id parent) {
        const Fields& known = things[index(parent)].fields;
        return std::any_of(known.begin(), known.end(), [&](const Field& f) {
          return f.place.source == field.place.source && f.place.span == field.place.span;
        });
      });
      if (inherited || fields_[index(field.id)]) continue;
      build_.diagnostics.report(Code::unused_field, field.place,
                                "the field `" + build_.name(field.name) + "` is read by nothing");
    }
  }

  void modules() {
    std::map<SourceId, const Text*> by_source;
    for (const Text& text : build_.texts) by_source[text.ast.source] = &text;
    for (std::uint32_t t = 0; t < build_.texts.size(); ++t) {
      const Text& text = build_.texts[t];
      if (!is_some(text.instrument)) continue;
      for (const UsedModule& module : text.uses) {
        // Names may come from what the module uses in turn, unless the text uses that itself.
        std::vector<SourceId> todo{module.source}, seen;
        bool used = false;
        while (!todo.empty() && !used) {
          const SourceId at = todo.back();
          todo.pop_back();
          if (std::find(seen.begin(), seen.end(), at) != seen.end()) continue;
          seen.push_back(at);
          used = text.touched.count(static_cast<std::uint32_t>(at)) != 0;
          const auto found = by_source.find(at);
          if (found == by_source.end()) continue;
          for (const UsedModule& further : found->second->uses) {
            const bool direct = std::any_of(text.uses.begin(), text.uses.end(),
                                            [&](const UsedModule& u) { return u.source == further.source; });
            if (!direct) todo.push_back(further.source);
          }
        }
        if (!used)
          build_.report(Code::unused_module, t, module.span,
                        "nothing of the module `" + build_.name(module.name) + "` is used");
      }
    }
  }

  void unreachable() {
    for (std::size_t i = 0; i < program_.terms.size(); ++i) {
      const auto& of = build_.terms[i];
      for (std::size_t n = 0; n + 1 < of.decl->cases.size(); ++n) {
        if (of.decl->cases[n].condition != kNoExpr) continue;
        const Ast& ast = build_.texts[of.text].ast;
        build_
            .report(Code::unreachable_case, of.text, ast[of.decl->cases[n + 1].value].span,
                    "this case is never reached")
            .label(build_.place(of.text, ast[of.decl->cases[n].value].span), "this one has no `if`");
        break;
      }
    }
  }

  Build& build_;
  Program& program_;
  std::vector<bool> roles_, acts_, judgments_, readings_, terms_, states_, fields_;
};

}  // namespace

void find_warnings(Build& build) {
  Findings(build).run();
  find_lints(build);
}

}  // namespace licet::core
