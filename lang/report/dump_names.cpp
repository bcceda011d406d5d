#include <set>

#include "report/dump.hpp"

namespace licet::core {

namespace {

template <class Things>
std::vector<std::string> named(const Things& things, const Symbols& symbols) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (std::size_t i = 0; i < things.size(); ++i) {
    std::string name(symbols.text(things[i].name));
    if (name.empty() || taken.contains(name)) name += "#" + std::to_string(i);
    taken.insert(name);
    names.push_back(std::move(name));
  }
  return names;
}

// In the model the fields of a thing stand beside what else it says of the thing.
bool is_taken(std::string_view field) {
  static const std::set<std::string_view> kTaken{"id", "is",  "open_roles", "on",    "at",   "act",
                                                 "by", "may", "with",       "holds", "root", "perhaps"};
  return kTaken.contains(field);
}

}  // namespace

DumpNames::DumpNames(const Program& program)
    : roles_(named(program.roles, program.symbols)),
      acts_(named(program.acts, program.symbols)),
      judgments_(named(program.judgments, program.symbols)),
      readings_(named(program.readings, program.symbols)),
      terms_(named(program.terms, program.symbols)),
      states_(named(program.states, program.symbols)),
      counts_as_(named(program.counts_as, program.symbols)),
      instruments_(named(program.instruments, program.symbols)),
      rules_(named(program.rules, program.symbols)) {
  for (const Symbol field : program.field_names) {
    const std::string_view name = program.symbols.text(field);
    fields_.push_back(std::string(name) + (is_taken(name) ? "'" : ""));
  }
}

DumpNames::DumpNames(const Case& facts, ObjectId asked) : DumpNames(*facts.program) {
  objects_ = named(facts.objects, *facts.symbols);
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    if (ObjectId{static_cast<std::uint32_t>(i)} == asked) {
      objects_[i] = "ask";
    } else if (objects_[i] == "ask" || objects_[i] == "none") {
      objects_[i] += "#" + std::to_string(i);
    }
  }
}

}  // namespace licet::core
