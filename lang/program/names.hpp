#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "program/ids.hpp"
#include "text/source.hpp"
#include "text/symbol.hpp"

// Who declares which name, and which file sees it: `meaning` resolves a policy with it, and later what a case says.
namespace licet::core {

enum class DeclaredAs : std::uint8_t {
  role,
  act,
  options,
  alias,
  judgment,
  reading,
  term,
  state,
  instrument,
  module,
  rule
};
inline constexpr int kDeclaredKinds = 11;
[[nodiscard]] std::string_view declared_text(DeclaredAs as);  // "an act"

class Kinds {  // a set of DeclaredAs
public:
  constexpr Kinds(DeclaredAs one) : bits_(1U << static_cast<unsigned>(one)) {}  // NOLINT: a kind is a set of one
  [[nodiscard]] constexpr bool has(DeclaredAs one) const { return ((bits_ >> static_cast<unsigned>(one)) & 1U) != 0; }
  friend constexpr Kinds operator|(Kinds a, Kinds b) {
    a.bits_ |= b.bits_;
    return a;
  }

private:
  unsigned bits_;
};
constexpr Kinds operator|(DeclaredAs a, DeclaredAs b) { return Kinds(a) | Kinds(b); }

struct Declared {
  DeclaredAs as = DeclaredAs::role;
  std::uint32_t id = kNone;
  Symbol name = kNoSymbol;
  Symbol owner = kNoSymbol;  // the dotted name of the instrument or module it stands in; empty: built in
  Place place;
};

// One name, looked up. Not found: `found` is null; `candidates` then holds those between which nothing decides.
struct Lookup {
  const Declared* found = nullptr;
  std::vector<const Declared*> candidates;
};

class Names {
public:
  void add(const Declared& declared);
  void sees(SourceId file, SourceId module);  // by `use`
  void close();                               // makes `sees` transitive

  // The file's own declarations go first, then those of the modules it uses, then whatever else is loaded.
  // kNoSource: from no file (a case), so everything stands side by side.
  [[nodiscard]] Lookup look_up(Symbol name, Kinds kinds, SourceId from) const;
  [[nodiscard]] Lookup look_up_in(Symbol owner, Symbol name, Kinds kinds) const;
  [[nodiscard]] bool is_owner(Symbol dotted) const { return owners_.count(static_cast<std::uint32_t>(dotted)) != 0; }
  [[nodiscard]] std::vector<Symbol> all(Kinds kinds) const;             // each name once, in order of declaration
  [[nodiscard]] std::vector<const Declared*> named(Symbol name) const;  // of every kind

  [[nodiscard]] FieldId field(Symbol name) const;
  void add_field(Symbol name, FieldId id) { fields_.emplace(static_cast<std::uint32_t>(name), id); }
  [[nodiscard]] const std::vector<TypeId>& enumerations_with(Symbol option) const;
  void add_option(Symbol option, TypeId id);

private:
  std::vector<Declared> declared_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_name_;
  std::unordered_map<std::uint32_t, SourceId> owners_;
  std::unordered_map<std::uint32_t, std::vector<SourceId>> sees_;
  std::unordered_map<std::uint32_t, FieldId> fields_;
  std::unordered_map<std::uint32_t, std::vector<TypeId>> options_;
};

}  // namespace licet::core
