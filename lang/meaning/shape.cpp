#include <algorithm>

#include "meaning/build.hpp"

// Second pass: hierarchies, the types of fields and parameters, defaults. Afterwards expressions can be understood.
namespace licet::core {

namespace {

template <class Id, class Things>
bool reaches(const Things& things, Id from, Id to) {  // along `parents`
  std::vector<Id> todo{from}, seen;
  while (!todo.empty()) {
    const Id id = todo.back();
    todo.pop_back();
    if (id == to) return true;
    if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
    seen.push_back(id);
    for (const Id parent : things[index(id)].parents) todo.push_back(parent);
  }
  return false;
}

template <class Id, class Things>
std::vector<Id> upwards(const Things& things, Id id) {
  std::vector<Id> found, todo{id};
  while (!todo.empty()) {
    const Id at = todo.back();
    todo.pop_back();
    if (std::find(found.begin(), found.end(), at) != found.end()) continue;
    found.push_back(at);
    for (const Id parent : things[index(at)].parents) todo.push_back(parent);
  }
  std::sort(found.begin(), found.end());
  return found;
}

class Shaper {
public:
  explicit Shaper(Build& build) : build_(build), program_(build.program) {}

  void parents() {
    for (std::size_t i = 0; i < program_.roles.size(); ++i) {
      const RoleId id{static_cast<std::uint32_t>(i)};
      if (const auto& of = build_.roles[i]; of.decl != nullptr) {
        add_parents(of.text, id, of.decl->parents);
        program_.roles[i].cites = build_.cites(of.decl->cites);
        for (const RoleAlternative& alternative : of.decl->means) {
          const RoleId part = build_.elaborator(of.text).role(alternative.role);
          if (is_some(part)) program_.roles[i].alternatives.push_back(part);
        }
      }
      if (const auto& of = build_.things[i]; of.decl != nullptr) add_parents(of.text, id, of.decl->parents);
    }
    for (std::size_t i = 1; i < program_.acts.size(); ++i) {
      const auto& of = build_.acts[i];
      const ActId id{static_cast<std::uint32_t>(i)};
      Elaborator elaborator = build_.elaborator(of.text);
      for (const Path& written : of.decl->parents) {
        const ActId parent = elaborator.act(written);
        if (!is_some(parent)) continue;
        if (reaches(program_.acts, parent, id)) {
          build_.report(Code::cycle, of.text, written.span,
                        "`" + build_.name(program_.acts[i].name) + "` would be a special case of itself");
          continue;
        }
        program_.acts[i].parents.push_back(parent);
      }
      if (of.decl->by) program_.acts[i].by = elaborator.role(*of.decl->by);
    }
    for (std::size_t i = 0; i < program_.roles.size(); ++i) {
      program_.roles[i].up = upwards(program_.roles, RoleId{static_cast<std::uint32_t>(i)});
    }
    for (std::size_t i = 0; i < program_.acts.size(); ++i) {
      auto up = upwards(program_.acts, ActId{static_cast<std::uint32_t>(i)});
      if (up.front() != ActId{0}) up.insert(up.begin(), ActId{0});
      program_.acts[i].up = std::move(up);
    }
    for (std::size_t i = 1; i < program_.acts.size(); ++i) inherit_by(i);
  }

  void own_fields() {
    for (std::size_t i = 0; i < program_.roles.size(); ++i) {
      if (build_.roles[i].decl != nullptr)
        fields(build_.roles[i].text, build_.roles[i].decl->fields, program_.roles[i].fields);
      if (build_.things[i].decl != nullptr)
        fields(build_.things[i].text, build_.things[i].decl->fields, program_.roles[i].fields);
      if (build_.records[i].decl != nullptr) {
        fields(build_.records[i].text, build_.records[i].decl->fields, program_.roles[i].fields);
      }
    }
    for (std::size_t i = 1; i < program_.acts.size(); ++i) {
      fields(build_.acts[i].text, build_.acts[i].decl->fields, program_.acts[i].fields);
    }
    for (std::size_t i = 0; i < program_.roles.size(); ++i) {
      if (build_.roles[i].decl != nullptr)
        defaults(build_.roles[i].text, build_.roles[i].decl->fields, program_.roles[i].fields);
      if (build_.things[i].decl != nullptr)
        defaults(build_.things[i].text, build_.things[i].decl->fields, program_.roles[i].fields);
      if (build_.records[i].decl != nullptr) {
        defaults(build_.records[i].text, build_.records[i].decl->fields, program_.roles[i].fields);
      }
    }
    for (std::size_t i = 1; i < program_.acts.size(); ++i) {
      defaults(build_.acts[i].text, build_.acts[i].decl->fields, program_.acts[i].fields);
    }
  }

  void inherited_fields() {
    std::vector<Fields> roles, acts;
    for (std::size_t i = 0; i < program_.roles.size(); ++i) roles.push_back(inherit(program_.roles, i));
    for (std::size_t i = 0; i < program_.acts.size(); ++i) acts.push_back(inherit(program_.acts, i));
    for (std::size_t i = 0; i < roles.size(); ++i) program_.roles[i].fields = std::move(roles[i]);
    for (std::size_t i = 0; i < acts.size(); ++i) program_.acts[i].fields = std::move(acts[i]);
  }

  void parameters() {
    for (std::size_t i = 0; i < program_.judgments.size(); ++i) {
      Judgment& made = program_.judgments[i];
      const auto& of = build_.judgments[i];
      take(of.text, of.decl->parameters, made.parameters, made.types);
      made.ask = of.decl->ask;
      made.standpoint = of.decl->standpoint;
      made.presumed = of.decl->presumed;
      if (of.decl->by) decider(of.text, *of.decl->by, made);
    }
    for (std::size_t i = 0; i < program_.terms.size(); ++i) {
      const auto& of = build_.terms[i];
      take(of.text, of.decl->parameters, program_.terms[i].parameters, program_.terms[i].types);
    }
    for (std::size_t i = 0; i < program_.states.size(); ++i) {
      const auto& of = build_.states[i];
      take(of.text, of.decl->parameters, program_.states[i].parameters, program_.states[i].types);
    }
  }

private:
  void add_parents(std::uint32_t text, RoleId id, const std::vector<Path>& written) {
    Elaborator elaborator = build_.elaborator(text);
    for (const Path& path : written) {
      const RoleId parent = elaborator.role(path);
      if (!is_some(parent)) continue;
      if (reaches(program_.roles, parent, id)) {
        build_.report(Code::cycle, text, path.span,
                      "`" + build_.name(program_.roles[index(id)].name) + "` would be a special case of itself");
        continue;
      }
      if (program_.roles[index(parent)].thing != program_.roles[index(id)].thing) {
        const bool thing = program_.roles[index(id)].thing;
        build_
            .report(Code::wrong_name, text, path.span,
                    "`" + build_.name(program_.roles[index(parent)].name) + "` is a " + (thing ? "role" : "thing") +
                        ", so a " + (thing ? "thing" : "role") + " cannot be one")
            .label(program_.roles[index(parent)].place, "declared here");
        continue;
      }
      program_.roles[index(id)].parents.push_back(parent);
    }
  }

  // Who may do an act: of an act without `by`, whoever may do the general one, if its general acts agree.
  void inherit_by(std::size_t i) {
    if (is_some(program_.acts[i].by)) return;
    for (const ActId general : program_.acts[i].up) {
      const auto& of = build_.acts[index(general)];
      if (of.decl == nullptr || !of.decl->by || general == ActId{static_cast<std::uint32_t>(i)}) continue;
      const RoleId by = program_.acts[index(general)].by;
      // The most special of several: what a person needs is to hold all, and the case is checked against one.
      if (is_some(by) && (!is_some(program_.acts[i].by) || program_.is_a(by, program_.acts[i].by)))
        program_.acts[i].by = by;
    }
  }

  void fields(std::uint32_t text, const std::vector<FieldDecl>& written, Fields& made) {
    for (const FieldDecl& decl : written) {
      const auto known =
          std::find_if(made.begin(), made.end(), [&](const Field& f) { return f.name == decl.name.symbol; });
      if (known != made.end()) {
        build_
            .report(Code::duplicate_name, text, decl.name.span,
                    "the field `" + build_.name(decl.name.symbol) + "` stands twice")
            .label(known->place, "first declared here");
        continue;
      }
      Field field;
      field.name = decl.name.symbol;
      field.id = program_.names.field(decl.name.symbol);
      if (!is_some(field.id)) {
        field.id = FieldId{static_cast<std::uint32_t>(program_.field_names.size())};
        program_.field_names.push_back(decl.name.symbol);
        program_.names.add_field(decl.name.symbol, field.id);
      }
      field.type = build_.type(text, decl.type);
      field.presumed = decl.presumed;
      field.confidential = decl.confidential;
      field.place = build_.place(text, decl.name.span);
      made.push_back(field);
    }
  }

  void defaults(std::uint32_t text, const std::vector<FieldDecl>& written, Fields& made) {
    for (const FieldDecl& decl : written) {
      const auto field = std::find_if(made.begin(), made.end(), [&](const Field& f) {
        return f.name == decl.name.symbol && f.place.span == decl.name.span;
      });
      if (decl.value == kNoExpr || field == made.end()) continue;
      Scope scope;
      scope.place = "in a default";
      field->fallback = build_.elaborator(text, scope).constant(decl.value, field->type);
    }
  }

  // Own fields, then those of the general ones. One declared again has to be narrower.
  template <class Things>
  Fields inherit(const Things& things, std::size_t i) {
    Fields made = things[i].fields;
    const auto own = made.size();
    for (const auto general : things[i].up) {
      if (index(general) == i) continue;
      for (const Field& field : things[index(general)].fields) {
        const auto known = std::find_if(made.begin(), made.end(), [&](const Field& f) { return f.id == field.id; });
        if (known == made.end()) {
          made.push_back(field);
          continue;
        }
        const bool redeclared = static_cast<std::size_t>(known - made.begin()) < own;
        if (redeclared) {
          if (!fits(program_, known->type, field.type) || narrower(field.type, known->type)) {
            build_.diagnostics
                .report(Code::inherited_field, known->place,
                        "`" + build_.name(field.name) + "` is " + type_text(program_, program_.symbols, field.type) +
                            " in `" + build_.name(things[index(general)].name) + "`, of which this is a special case")
                .label(field.place, "declared here");
          }
          continue;
        }
        // From two sides: the nearer declaration stands if one of the two refines the other.
        const bool same = known->place.source == field.place.source && known->place.span == field.place.span;
        if (same) continue;
        if (!fits(program_, known->type, field.type) && !fits(program_, field.type, known->type)) {
          build_.diagnostics
              .report(Code::ambiguous_field, things[i].place,
                      "`" + build_.name(things[i].name) + "` has two fields `" + build_.name(field.name) + "`")
              .label(known->place, "one from here")
              .label(field.place, "and one from here")
              .help("rename one of them");
        } else if (narrower(field.type, known->type) || refines(things, general, known->place)) {
          *known = field;
        }
      }
    }
    std::sort(made.begin(), made.end(), [](const Field& a, const Field& b) { return a.id < b.id; });
    return made;
  }

  [[nodiscard]] bool narrower(const Type& a, const Type& b) const {  // a is a special case of b, and not b itself
    if (a.kind == Kind::object && b.kind == Kind::object && is_some(a.role)) {
      return !is_some(b.role) || (a.role != b.role && program_.is_a(a.role, b.role));
    }
    if (a.kind == Kind::act && b.kind == Kind::act && is_some(a.act)) {
      return !is_some(b.act) || (a.act != b.act && program_.is_a(a.act, b.act));
    }
    return false;
  }

  // Whether what declares at `place` is more general than `special`.
  template <class Things, class Id>
  bool refines(const Things& things, Id special, const Place& place) const {
    for (const Id general : things[index(special)].up) {
      if (general == special) continue;
      for (const Field& field : things[index(general)].fields) {
        if (field.place.source == place.source && field.place.span == place.span) return true;
      }
    }
    return false;
  }

  void take(std::uint32_t text, const std::vector<Parameter>& written, std::vector<Symbol>& names,
            std::vector<Type>& types) {
    for (const Parameter& parameter : written) {
      if (std::find(names.begin(), names.end(), parameter.name.symbol) != names.end()) {
        build_.report(Code::duplicate_name, text, parameter.name.span,
                      "the parameter `" + build_.name(parameter.name.symbol) + "` stands twice");
      }
      names.push_back(parameter.name.symbol);
      types.push_back(build_.type(text, parameter.type));
    }
    if (names.size() > kMostSlots / 2) {
      build_.report(Code::too_many_variables, text, written[kMostSlots / 2].name.span,
                    "more than " + std::to_string(kMostSlots / 2) + " parameters");
    }
  }

  void decider(std::uint32_t text, const Party& by, Judgment& made) {
    switch (by.kind) {
      case PartyKind::someone:
      case PartyKind::anyone:
        return;
      case PartyKind::a_role:
      case PartyKind::the_role:
        made.by = WhoKind::role;
        made.role = build_.elaborator(text).role(by.role);
        return;
      case PartyKind::every_role:
      case PartyKind::person:
        build_.report(Code::wrong_name, text, by.span, "a judgment is made by a role, or by someone")
            .help("name a role");
        return;
    }
  }

  Build& build_;
  Program& program_;
};

}  // namespace

Type Build::type(std::uint32_t text, const TypeExpr& written) {
  if (written.kind == TypeKind::options) {
    std::vector<Symbol> options;
    for (const Name& option : written.options) {
      if (std::find(options.begin(), options.end(), option.symbol) != options.end()) {
        report(Code::duplicate_name, text, option.span, "the option `" + name(option.symbol) + "` stands twice");
        continue;
      }
      options.push_back(option.symbol);
    }
    const auto is = [&](std::size_t i, std::string_view word) { return program.symbols.text(options[i]) == word; };
    if (options.size() == 2 && ((is(0, "yes") && is(1, "no")) || (is(0, "no") && is(1, "yes")))) {
      return type_of_kind(Kind::boolean);
    }
    const auto [known, fresh] = anonymous.emplace(options, TypeId{static_cast<std::uint32_t>(program.types.size())});
    if (fresh) {
      for (const Symbol option : options) program.names.add_option(option, known->second);
      program.types.push_back({kNoSymbol, std::move(options), place(text, written.span)});
      types.push_back({text, nullptr, written.span});
    }
    return option_type(known->second);
  }
  Type type;
  const std::string word = written.name.count == 1 ? name(texts[text].ast.names[written.name.first]) : std::string();
  if (word == "Money") {
    type.kind = Kind::money;
  } else if (word == "Date") {
    type.kind = Kind::date;
  } else if (word == "Duration") {
    type.kind = Kind::duration;
  } else if (word == "Number") {
    type.kind = Kind::number;
  } else if (word == "Text") {
    type.kind = Kind::text;
  } else if (word == "Bool") {
    type.kind = Kind::boolean;
  } else if (const Declared* found = elaborator(text).declared(
                 written.name, DeclaredAs::role | DeclaredAs::act | DeclaredAs::options | DeclaredAs::alias)) {
    if (found->as == DeclaredAs::role) type = object_type(RoleId{found->id});
    if (found->as == DeclaredAs::act) type = act_type(ActId{found->id});
    if (found->as == DeclaredAs::options) type = option_type(TypeId{found->id});
    if (found->as == DeclaredAs::alias) {
      auto& known = alias_types[found->id];
      if (open_aliases.count(found->id) != 0) {
        report(Code::cycle, text, written.span, "the type `" + name(found->name) + "` is defined by itself");
        known = Type{};
      } else if (!known) {
        open_aliases.insert(found->id);
        const Type meant = this->type(aliases[found->id].text, *aliases[found->id].decl->alias);
        open_aliases.erase(found->id);
        if (!known) known = meant;
      }
      type = *known;
    }
  }
  return written.kind == TypeKind::set_of ? set_type(type) : type;
}

Cites Build::cites(const Citations& written) const {
  Cites made;
  for (const Citation& citation : written) made.paragraphs.push_back(citation.text);
  return made;
}

Surroundings Build::around(std::uint32_t text) {
  Text& of = texts[text];
  Surroundings around{of.ast,      program, program.symbols, program.code, diagnostics, nullptr, of.unloaded,
                      &of.touched, {}};
  around.make_list = [this](std::vector<Value> members) {
    program.lists.push_back(std::move(members));
    return Value::list(static_cast<std::uint32_t>(program.lists.size() - 1));
  };
  return around;
}

Elaborator Build::elaborator(std::uint32_t text, Scope scope) { return Elaborator(around(text), std::move(scope)); }

void declare_shapes(Build& build) {
  Shaper shaper(build);
  for (std::size_t i = 0; i < build.aliases.size(); ++i) {
    if (build.alias_types[i]) continue;
    build.open_aliases.insert(static_cast<std::uint32_t>(i));
    const Type meant = build.type(build.aliases[i].text, *build.aliases[i].decl->alias);
    build.open_aliases.clear();
    if (!build.alias_types[i]) build.alias_types[i] = meant;
  }
  shaper.parents();
  shaper.own_fields();
  shaper.inherited_fields();
  shaper.parameters();
}

}  // namespace licet::core
