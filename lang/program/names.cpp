#include "program/names.hpp"

#include <algorithm>
#include <unordered_set>

namespace licet::core {

namespace {

std::uint32_t key(Symbol symbol) { return static_cast<std::uint32_t>(symbol); }
std::uint32_t key(SourceId source) { return static_cast<std::uint32_t>(source); }

}  // namespace

std::string_view declared_text(DeclaredAs as) {
  switch (as) {
    case DeclaredAs::role:
      return "a role or thing";
    case DeclaredAs::act:
      return "an act";
    case DeclaredAs::options:
      return "a type";
    case DeclaredAs::alias:
      return "a type";
    case DeclaredAs::judgment:
      return "a judgment";
    case DeclaredAs::reading:
      return "a reading";
    case DeclaredAs::term:
      return "a term";
    case DeclaredAs::state:
      return "a state";
    case DeclaredAs::instrument:
      return "an instrument";
    case DeclaredAs::module:
      return "a module";
    case DeclaredAs::rule:
      return "a rule";
  }
  return "";
}

void Names::add(const Declared& declared) {
  by_name_[key(declared.name)].push_back(static_cast<std::uint32_t>(declared_.size()));
  declared_.push_back(declared);
  if (declared.as == DeclaredAs::instrument || declared.as == DeclaredAs::module) {
    owners_.emplace(key(declared.name), declared.place.source);
  }
}

void Names::sees(SourceId file, SourceId module) { sees_[key(file)].push_back(module); }

void Names::close() {
  for (auto& [file, modules] : sees_) {
    for (std::size_t i = 0; i < modules.size(); ++i) {  // grows while it is walked
      const auto more = sees_.find(key(modules[i]));
      if (more == sees_.end() || more->first == file) continue;
      for (const SourceId module : std::vector<SourceId>(more->second)) {
        if (std::find(modules.begin(), modules.end(), module) == modules.end()) modules.push_back(module);
      }
    }
  }
}

Lookup Names::look_up(Symbol name, Kinds kinds, SourceId from) const {
  Lookup result;
  const auto named = by_name_.find(key(name));
  if (named == by_name_.end()) return result;
  std::vector<const Declared*> own, used, rest;
  const auto seen = sees_.find(key(from));
  for (const std::uint32_t i : named->second) {
    const Declared& declared = declared_[i];
    if (!kinds.has(declared.as)) continue;
    const bool uses = seen != sees_.end() &&
                      std::find(seen->second.begin(), seen->second.end(), declared.place.source) != seen->second.end();
    (from != kNoSource && declared.place.source == from ? own : uses ? used : rest).push_back(&declared);
  }
  // Two of one name in one file were reported as duplicates: the first stands.
  if (!own.empty()) return {own.front(), {}};
  auto& among = !used.empty() ? used : rest;
  if (among.size() == 1) return {among.front(), {}};
  const bool one_file = std::all_of(among.begin(), among.end(), [&](const Declared* d) {
    return d->place.source == among.front()->place.source && d->as == among.front()->as;
  });
  if (!among.empty() && one_file) return {among.front(), {}};
  result.candidates = std::move(among);
  return result;
}

Lookup Names::look_up_in(Symbol owner, Symbol name, Kinds kinds) const {
  Lookup result;
  const auto named = by_name_.find(key(name));
  if (named == by_name_.end()) return result;
  for (const std::uint32_t i : named->second) {
    const Declared& declared = declared_[i];
    if (declared.owner != owner || !kinds.has(declared.as)) continue;
    if (result.candidates.empty() || result.candidates.front()->place.source != declared.place.source) {
      result.candidates.push_back(&declared);
    }
  }
  if (result.candidates.size() != 1) return result;  // several: two modules of one name, from different folders
  return {result.candidates.front(), {}};
}

std::vector<Symbol> Names::all(Kinds kinds) const {
  std::vector<Symbol> names;
  std::unordered_set<std::uint32_t> seen;
  for (const Declared& declared : declared_) {
    if (kinds.has(declared.as) && seen.insert(key(declared.name)).second) names.push_back(declared.name);
  }
  return names;
}

std::vector<const Declared*> Names::named(Symbol name) const {
  std::vector<const Declared*> result;
  const auto named = by_name_.find(key(name));
  if (named == by_name_.end()) return result;
  for (const std::uint32_t i : named->second) result.push_back(&declared_[i]);
  return result;
}

FieldId Names::field(Symbol name) const {
  const auto found = fields_.find(key(name));
  return found == fields_.end() ? kNo<FieldId> : found->second;
}

const std::vector<TypeId>& Names::enumerations_with(Symbol option) const {
  static const std::vector<TypeId> kNowhere;
  const auto found = options_.find(key(option));
  return found == options_.end() ? kNowhere : found->second;
}

void Names::add_option(Symbol option, TypeId id) { options_[key(option)].push_back(id); }

}  // namespace licet::core
