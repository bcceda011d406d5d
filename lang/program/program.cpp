#include "program/program.hpp"

#include <algorithm>

namespace licet::core {

namespace {

template <class Id, class Things, class Table>
void index_names(const Things& things, Table& table) {
  for (std::size_t i = 0; i < things.size(); ++i) {
    table.emplace(static_cast<std::uint32_t>(things[i].name), Id{static_cast<std::uint32_t>(i)});
  }
}

template <class Id, class Table>
Id look_up(const Table& table, Symbol name) {
  const auto found = table.find(static_cast<std::uint32_t>(name));
  return found == table.end() ? kNo<Id> : found->second;
}

// The reflexive, transitive closure of `parents`, ascending. Cycles were refused before; a visited set makes it end
// anyway.
template <class Id, class Things>
std::vector<Id> closure(const Things& things, Id start) {
  std::vector<Id> found, todo{start};
  while (!todo.empty()) {
    const Id id = todo.back();
    todo.pop_back();
    if (std::find(found.begin(), found.end(), id) != found.end()) continue;
    found.push_back(id);
    for (const Id parent : things[licet::core::index(id)].parents) todo.push_back(parent);
  }
  std::sort(found.begin(), found.end());
  return found;
}

const Field* find_in(const Fields& fields, FieldId id) {
  const auto found =
      std::lower_bound(fields.begin(), fields.end(), id, [](const Field& f, FieldId want) { return f.id < want; });
  return found != fields.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

int tier(Force force) {
  switch (force) {
    case Force::law:
    case Force::order:
    case Force::code:
      return 2;
    case Force::guidance:
      return 1;
    case Force::commentary:
      return 0;
    case Force::proposal:
      return -1;
  }
  return -1;
}

std::string_view modality_text(Modality m) {
  switch (m) {
    case Modality::must:
      return "must";
    case Modality::must_not:
      return "must not";
    case Modality::should:
      return "should";
    case Modality::should_not:
      return "should not";
    case Modality::may:
      return "may";
    case Modality::need_not:
      return "need not";
  }
  return "";
}

const Field* Program::field(ActId act, FieldId id) const { return find_in(acts[licet::core::index(act)].fields, id); }
const Field* Program::field(RoleId role, FieldId id) const {
  return find_in(roles[licet::core::index(role)].fields, id);
}

bool Program::is_a(RoleId special, RoleId general) const {
  const auto& up = roles[licet::core::index(special)].up;
  return std::binary_search(up.begin(), up.end(), general);
}
bool Program::is_a(ActId special, ActId general) const {
  const auto& up = acts[licet::core::index(special)].up;
  return std::binary_search(up.begin(), up.end(), general);
}

RoleId Program::find_role(Symbol name) const { return look_up<RoleId>(role_by_name_, name); }
ActId Program::find_act(Symbol name) const { return look_up<ActId>(act_by_name_, name); }
FieldId Program::find_field(Symbol name) const { return look_up<FieldId>(field_by_name_, name); }
JudgmentId Program::find_judgment(Symbol name) const { return look_up<JudgmentId>(judgment_by_name_, name); }
ReadingId Program::find_reading(Symbol name) const { return look_up<ReadingId>(reading_by_name_, name); }
TermId Program::find_term(Symbol name) const { return look_up<TermId>(term_by_name_, name); }
StateId Program::find_state(Symbol name) const { return look_up<StateId>(state_by_name_, name); }
InstrumentId Program::find_instrument(Symbol name) const { return look_up<InstrumentId>(instrument_by_name_, name); }
RuleId Program::find_rule(Symbol name) const { return look_up<RuleId>(rule_by_name_, name); }

void Program::index() {
  index_names<RoleId>(roles, role_by_name_);
  index_names<ActId>(acts, act_by_name_);
  index_names<JudgmentId>(judgments, judgment_by_name_);
  index_names<ReadingId>(readings, reading_by_name_);
  index_names<TermId>(terms, term_by_name_);
  index_names<StateId>(states, state_by_name_);
  index_names<InstrumentId>(instruments, instrument_by_name_);
  index_names<RuleId>(rules, rule_by_name_);
  for (std::size_t i = 0; i < field_names.size(); ++i) {
    field_by_name_.emplace(static_cast<std::uint32_t>(field_names[i]), FieldId{static_cast<std::uint32_t>(i)});
  }
  for (std::size_t i = 0; i < rules.size(); ++i) {  // "instrument.rule"
    const std::string dotted = std::string(symbols.text(instruments[licet::core::index(rules[i].instrument)].name)) +
                               "." + std::string(symbols.text(rules[i].name));
    rule_by_name_.emplace(static_cast<std::uint32_t>(symbols.intern(dotted)), RuleId{static_cast<std::uint32_t>(i)});
  }
  for (std::size_t i = 0; i < roles.size(); ++i) roles[i].up = closure(roles, RoleId{static_cast<std::uint32_t>(i)});
  for (std::size_t i = 0; i < acts.size(); ++i) {
    acts[i].up = closure(acts, ActId{static_cast<std::uint32_t>(i)});
    if (acts[i].up.front() != ActId{0}) acts[i].up.insert(acts[i].up.begin(), ActId{0});  // every act is a conduct
  }
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (is_some(roles[i].means)) defined_roles.push_back(RoleId{static_cast<std::uint32_t>(i)});
  }
  const auto by_id = [](const Field& a, const Field& b) { return a.id < b.id; };
  for (Role& role : roles) std::sort(role.fields.begin(), role.fields.end(), by_id);
  for (Act& act : acts) std::sort(act.fields.begin(), act.fields.end(), by_id);

  std::vector<std::vector<RuleId>> direct(rules.size());
  for (std::size_t j = 0; j < rules.size(); ++j) {
    for (const RuleId principle : rules[j].applies)
      direct[licet::core::index(principle)].push_back(RuleId{static_cast<std::uint32_t>(j)});
  }
  for (std::size_t i = 0; i < rules.size(); ++i) {  // who applies rule i, through others too
    std::vector<RuleId> todo{RuleId{static_cast<std::uint32_t>(i)}}, found;
    while (!todo.empty()) {
      const RuleId principle = todo.back();
      todo.pop_back();
      for (const RuleId id : direct[licet::core::index(principle)]) {
        if (std::find(found.begin(), found.end(), id) != found.end()) continue;
        found.push_back(id);
        todo.push_back(id);
      }
    }
    std::sort(found.begin(), found.end());
    rules[i].applied_by = std::move(found);
  }

  // An act may fall under the acts above it and, by counting as, under those above the targets; conditions are left
  // aside.
  rules_on.assign(acts.size(), {});
  may_be.assign(acts.size(), {});
  kinds_of.assign(acts.size(), {});
  for (std::size_t i = 0; i < acts.size(); ++i) {
    std::vector<bool> reached(acts.size(), false);
    std::vector<ActId> todo{ActId{static_cast<std::uint32_t>(i)}};
    while (!todo.empty()) {
      const ActId act = todo.back();
      todo.pop_back();
      if (reached[licet::core::index(act)]) continue;
      reached[licet::core::index(act)] = true;
      for (const ActId general : acts[licet::core::index(act)].up) todo.push_back(general);
      for (const CountsAs& c : counts_as) {
        if (c.from == act) todo.push_back(c.to);
      }
    }
    for (std::size_t general = 0; general < acts.size(); ++general) {
      if (!reached[general]) continue;
      may_be[i].push_back(ActId{static_cast<std::uint32_t>(general)});
      kinds_of[general].push_back(ActId{static_cast<std::uint32_t>(i)});
    }
    for (std::size_t r = 0; r < rules.size(); ++r) {
      const Rule& rule = rules[r];
      const bool before = rule.due.kind == DueKind::before_act && reached[licet::core::index(rule.due.act)];
      if (reached[licet::core::index(rule.act)] || before) rules_on[i].push_back(RuleId{static_cast<std::uint32_t>(r)});
    }
  }
}

}  // namespace licet::core
