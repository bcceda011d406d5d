#include <algorithm>
#include <functional>

#include "judge/asking.hpp"

// What would permit it: the smallest sets of changeable things after which the whole question, asked again, is answered
// with a permission. Never: what is given about others, events, roles, readings, the law.
namespace licet::core {

namespace {

struct Candidate {
  Change change;
  std::uint64_t atom = 0;  // two changes of one atom exclude each other
};

bool allowed(Grades possible) {
  const auto grade = headline(possible);
  return grade && class_of(*grade) == GradeClass::allowed;
}

class Repairing {
public:
  Repairing(const Case& facts, const Question& question, const Limits& limits, const std::atomic<bool>* cancel)
      : facts_(facts), program_(*facts.program), question_(question), limits_(limits), fuel_(limits), cancel_(cancel) {}

  Repairs repairs() {
    const Explored now = explore(facts_, question_, fuel_, cancel_);
    if (now.out_of_fuel || !is_some(question_.act)) return {{}, !now.out_of_fuel};
    if (allowed(now.possible)) return {};
    collect(now);
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t size = 1; size <= limits_.repair_size && repairs_.complete; ++size) try_sets(size, 0, chosen);
    return std::move(repairs_);
  }

private:
  void add(Change change, std::uint64_t atom) { candidates_.push_back({std::move(change), atom}); }

  void collect(const Explored& now) {
    std::uint64_t atom = 0;
    const Object& asked = facts_.objects[index(question_.act)];
    if (asked.kind == ObjectKind::asked) {  // what the actor chooses
      for (const Fact& fact : asked.facts) {
        if (fact.state != FactState::known) continue;
        ++atom;
        const Cause cause{CauseOf::fact,
                          static_cast<std::uint32_t>(question_.act),
                          static_cast<std::uint32_t>(fact.field),
                          kNoSymbol,
                          {}};
        for (const Value& value : alternatives(facts_, cause)) {
          if (value != fact.value) add({Change::Kind::fact, cause, value, kNo<RuleId>, kNone, Changer::actor}, atom);
        }
      }
    }
    for (const Cause& cause : now.why) {  // what nobody has said or found
      ++atom;
      const bool own = cause.a == index(question_.act);
      for (const Value& value : alternatives(facts_, cause)) {
        if (cause.kind == CauseOf::fact || cause.kind == CauseOf::asked) {
          add({Change::Kind::fact, cause, value, kNo<RuleId>, kNone, own ? Changer::actor : Changer::nobody}, atom);
        } else if (cause.kind == CauseOf::judgment || cause.kind == CauseOf::open_list ||
                   cause.kind == CauseOf::reference) {
          add({Change::Kind::finding, cause, value, kNo<RuleId>, kNone, Changer::finding}, atom);
        }
      }
    }
    Judge judge(facts_, question_, fuel_.limits(), cancel_);
    const Verdict verdict = judge.verdict();
    for (const Row& row : verdict.rows) {
      if (row.kind == RowKind::before) {
        ++atom;
        const bool known = std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
          return c.change.kind == Change::Kind::do_first && c.change.rule == row.rule;
        });
        if (!known) add({Change::Kind::do_first, {}, {}, row.rule, kNone, Changer::actor}, atom);
      }
      if (row.kind == RowKind::rule) collect_licences(row.rule, atom);
    }
    fuel_.use(judge.fuel_used());
  }

  void collect_licences(RuleId id, std::uint64_t& atom) {
    const Day now = facts_.now.value_or(facts_.on), day = facts_.on;
    for (const std::uint32_t number : program_.rules[index(id)].licences) {
      const Licence& licence = program_.code.licences[number];
      const bool known = std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
        return c.change.kind == Change::Kind::licence && c.change.rule == id && c.change.licence == number;
      });
      if (known || licence.who == WhoKind::someone || (licence.in_advance && now > day)) continue;
      add({Change::Kind::licence, {}, {}, id, number, Changer::authority}, ++atom);
    }
  }

  // All sets of this size, each asked again in full. A superset of a repair is not tried, so all that is found is
  // minimal.
  void try_sets(std::uint32_t size, std::size_t from, std::vector<std::uint32_t>& chosen) {
    if (chosen.size() == size) return try_set(chosen);
    for (std::size_t i = from; i < candidates_.size() && repairs_.complete; ++i) {
      const auto excludes = [&](std::uint32_t other) { return candidates_[other].atom == candidates_[i].atom; };
      if (std::any_of(chosen.begin(), chosen.end(), excludes)) continue;
      chosen.push_back(static_cast<std::uint32_t>(i));
      if (!contains_a_repair(chosen)) try_sets(size, i + 1, chosen);
      chosen.pop_back();
    }
  }

  [[nodiscard]] bool contains_a_repair(const std::vector<std::uint32_t>& chosen) const {
    return std::any_of(found_.begin(), found_.end(), [&](const auto& repair) {
      return std::includes(chosen.begin(), chosen.end(), repair.begin(), repair.end());
    });
  }

  void try_set(const std::vector<std::uint32_t>& chosen) {
    if (fuel_.empty() || (limits_.repair_questions != 0 && ++asked_ > limits_.repair_questions)) {
      repairs_.complete = false;
      return;
    }
    Case changed = facts_;
    for (const std::uint32_t i : chosen) apply(changed, candidates_[i].change);
    const Explored explored = explore(changed, question_, fuel_, cancel_);
    if (explored.out_of_fuel) {
      repairs_.complete = false;
      return;
    }
    if (!allowed(explored.possible)) return;
    found_.push_back(chosen);
    std::vector<Change> set;
    for (const std::uint32_t i : chosen) set.push_back(candidates_[i].change);
    repairs_.sets.push_back(std::move(set));
  }

  void apply(Case& changed, const Change& change) const {
    switch (change.kind) {
      case Change::Kind::fact:
      case Change::Kind::finding:
      case Change::Kind::reading:
        return settle(changed, change.what, change.value);
      case Change::Kind::licence:
        return grant(changed, change);
      case Change::Kind::do_first:
        return do_first(changed, change.rule);
    }
  }

  // Somebody who may give it gives it, in time.
  void grant(Case& changed, const Change& change) const {
    const Licence& licence = program_.code.licences[change.licence];
    Authorisation given;
    given.of = question_.act;
    given.under_rule = change.rule;
    given.on = std::min(facts_.now.value_or(facts_.on), facts_.on);
    if (licence.who == WhoKind::person) {
      Judge judge(facts_, question_, fuel_.limits(), cancel_);
      const Operand person = judge.value(program_.code, licence.person, judge.frame(change.rule, 0));
      if (!person.known() || person.value.kind() != ValueKind::object) return;
      given.by = ObjectId{person.value.index()};
    } else {
      Object someone;
      someone.roles.push_back({licence.role, std::nullopt, std::nullopt, false});
      given.by = changed.add(std::move(someone));
    }
    for (Authorisation& said : changed.authorisations) {  // in place: findings speak of authorisations by number
      if (!said.given && says_absent(said, change)) said = given;
    }
    changed.authorisations.push_back(given);
  }

  // A statement that there was none is overtaken when one is given.
  [[nodiscard]] bool says_absent(const Authorisation& said, const Change& change) const {
    const Rule& rule = program_.rules[index(change.rule)];
    const auto& cites = rule.cites.paragraphs;
    if (is_some(said.under_rule) && said.under_rule != change.rule) return false;
    return said.under_paragraph == kNoSymbol ||
           std::find(cites.begin(), cites.end(), said.under_paragraph) != cites.end();
  }

  // What the open duty demands is done, as its pattern says, before the act asked about.
  void do_first(Case& changed, RuleId id) const {
    Judge judge(facts_, question_, fuel_.limits(), cancel_);
    for (const Judge::Demanded& demanded : judge.demanded_before(id)) {
      Object done;
      done.kind = ObjectKind::event;
      done.act = program_.rules[index(id)].act;
      done.by = demanded.by;
      done.on = facts_.on;
      done.order = static_cast<std::uint32_t>(changed.objects.size());
      for (const auto& [field, value] : demanded.fields) done.facts.push_back({field, FactState::known, value});
      changed.add(std::move(done));
    }
  }

  const Case& facts_;
  const Program& program_;
  const Question question_;
  const Limits limits_;
  Fuel fuel_;
  const std::atomic<bool>* cancel_;
  std::vector<Candidate> candidates_;
  std::vector<std::vector<std::uint32_t>> found_;
  std::uint32_t asked_ = 0;
  Repairs repairs_;
};

}  // namespace

Repairs repairs(const Case& facts, const Question& question, const Limits& limits, const std::atomic<bool>* cancel) {
  return Repairing(facts, question, limits, cancel).repairs();
}

}  // namespace licet::core
