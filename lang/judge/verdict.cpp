#include <algorithm>
#include <bit>

#include "judge/inside.hpp"
#include "judge/nested.hpp"

// From the rows of all rules on an act to the verdict of each instrument and of all together. The verdict is a maximum
// over a total order, so the order of rules cannot matter.
namespace licet::core {

bool Row::certain() const { return std::popcount(stated.bits()) + (licence ? 1 : 0) + (silent ? 1 : 0) == 1; }

RowKey key_of(const Row& row) {
  return {row.kind, row.rule, row.kind == RowKind::replaced ? row.instrument : kNo<InstrumentId>, row.replaced};
}

namespace {

bool contains(const std::vector<InstrumentId>& group, InstrumentId instrument) {
  return std::find(group.begin(), group.end(), instrument) != group.end();
}

Grades at_least(Grades grades, Grade floor) {
  return Grades::of_bits(grades.bits() & ~((1U << static_cast<unsigned>(floor)) - 1U)) | floor;
}

constexpr unsigned kSilence =
    (1U << static_cast<unsigned>(Grade::silent)) | (1U << static_cast<unsigned>(Grade::no_power));

bool may_be_silent(Grades grades) { return (grades.bits() & kSilence) != 0; }

// Do two modalities contradict each other on one act?
bool contradict(Modality a, Modality b) {
  const auto pair = [&](Modality x, Modality y) { return (a == x && b == y) || (a == y && b == x); };
  return pair(Modality::must_not, Modality::must) || pair(Modality::must_not, Modality::should) ||
         pair(Modality::must_not, Modality::may) || pair(Modality::should_not, Modality::must) ||
         pair(Modality::should_not, Modality::should) || pair(Modality::must, Modality::need_not);
}

}  // namespace

std::vector<Row> Judge::rows() {
  std::vector<Row> rows;
  const ObjectId asked = question_.act;
  const ActId kind = act_of(asked);
  if (is_some(kind)) {
    const auto family = family_of(asked);
    for (const RuleId id : program_.rules_on[index(kind)]) {
      const Within within(*this, id);
      const Rule& rule = program_.rules[index(id)];
      for (std::uint32_t member = 0; member < family.size() && spend(); ++member) {
        Row row = weigh(id, family[member]);
        row.member = member;
        if (row.plain) rows.push_back(row);
        if (rule.due.kind != DueKind::before_act || !is_duty(rule.modality)) continue;
        for_instances(id, day_of(asked), actor_of(family[member]), [&](std::uint32_t instance) {
          const Truth forbidden = forbids(instance, family[member]);
          if (forbidden.no()) return true;
          Row before;
          before.kind = RowKind::before;
          before.rule = id;
          before.instrument = rule.instrument;
          before.modality = rule.modality == Modality::must ? Modality::must_not : Modality::should_not;
          before.act = family[member];
          before.member = member;
          const bool must = rule.modality == Modality::must;
          if (question_.refrain) {
            before.stated = must ? Grade::obligatory : Grade::recommended;
          } else {
            before.stated = must ? Grade::prohibited : Grade::discouraged;
          }
          before.silent = forbidden.unknown();
          before.causes = forbidden.causes;
          before.plain = true;
          rows.push_back(before);
          return spend();
        });
      }
    }
  }
  for (std::uint32_t i = 0; i < program_.instruments.size();
       ++i) {  // before its first day the text it replaces answers
    const InstrumentId instrument{i};
    if (program_.instruments[i].replaces_unloaded.empty()) continue;
    const Truth early = !begun(instrument, day_of(asked));
    if (early.no()) continue;
    for (const Symbol text : program_.instruments[i].replaces_unloaded) {
      Row row;
      row.kind = RowKind::replaced;
      row.instrument = instrument;
      row.replaced = text;
      row.act = asked;
      row.plain = true;
      const Truth says = reference(text, {});
      row.stated = Grades::of_bits(0xFFU & ~(1U << static_cast<unsigned>(Grade::no_power)));
      row.causes = causes_.join(
          says.unknown() ? says.causes : causes_.only({CauseOf::reference, kNone, kNone, text, {}}), early.causes);
      rows.push_back(row);
    }
  }
  return rows;
}

// What is possible by the rules of some instruments, and what that hangs on: {the greatest of one choice for each
// rule}.
void Judge::combine(const std::vector<Row>& rows, const std::vector<InstrumentId>& group, bool power, Grades& possible,
                    CauseSet& why) {
  tables_->floors.clear();
  Grade floor = Grade::silent;
  Grades choices;
  bool sure = false, maybe = false;
  for (const Row& row : rows) {
    if (!contains(group, row.instrument)) continue;
    floor = std::max(floor, row.grades().least());
    if (row.kind == RowKind::rule) floor = std::max(floor, this->floor(row.rule, row.act, group));
    choices = choices | row.grades();
    sure = sure || row.surely_confers();
    maybe = maybe || row.may_confer();
  }
  possible = at_least(choices, floor);
  CauseSet hangs_on = kNoCause;
  for (const Row& row : rows) {
    const bool relevant =
        row.grades().greatest() > floor || (power && maybe && !sure && row.may_confer() && !row.surely_confers());
    if (contains(group, row.instrument) && relevant) hangs_on = causes_.join(hangs_on, row.causes);
  }
  if (power) {  // below a refusal, a power must be conferred
    Grades conferred;
    for (int g = 0; g < kGrades; ++g) {
      const Grade grade{static_cast<std::uint8_t>(g)};
      if (!possible.has(grade)) continue;
      if (grade >= Grade::needs_authorisation || sure) {
        conferred = conferred | grade;
      } else {
        conferred = conferred | Grade::no_power | (maybe && grade > Grade::silent ? Grades(grade) : Grades());
      }
    }
    possible = conferred;
  }
  why = possible.single() ? kNoCause : hangs_on;
}

Verdict Judge::verdict() {
  Verdict verdict;
  verdict.per_instrument.assign(program_.instruments.size(), Grade::silent);
  verdict.decisive_in.resize(program_.instruments.size());
  if (!is_some(question_.act)) {
    verdict.possible = Grade::silent;
    return verdict;
  }
  verdict.rows = rows();
  const ActId kind = act_of(question_.act);
  const bool power = is_some(kind) && program_.acts[index(kind)].power && !question_.refrain;
  for (std::uint32_t i = 0; i < program_.instruments.size(); ++i) {
    Grades possible;
    CauseSet why = kNoCause;
    combine(verdict.rows, {InstrumentId{i}}, power, possible, why);
    verdict.per_instrument[i] = possible;
    verdict.decisive_in[i] = decisive(verdict.rows, {InstrumentId{i}}, possible);
  }

  // The binding texts; where they may be silent, guidance; where that may be silent too, commentary.
  std::vector<std::vector<InstrumentId>> tiers(3);
  if (is_some(question_.under)) {
    tiers = {{question_.under}};
  } else {
    for (std::uint32_t i = 0; i < program_.instruments.size(); ++i) {
      const int rank = tier(program_.instruments[i].force);
      if (rank >= 0) tiers[static_cast<std::size_t>(2 - rank)].push_back(InstrumentId{i});
    }
  }
  for (const auto& group : tiers) {
    Grades possible;
    CauseSet why = kNoCause;
    combine(verdict.rows, group, power, possible, why);
    verdict.why = causes_.join(verdict.why, why);
    verdict.speaking.insert(verdict.speaking.end(), group.begin(), group.end());
    if (verdict.possible.empty() || may_be_silent(verdict.possible)) {
      verdict.possible = Grades::of_bits(verdict.possible.bits() & ~kSilence) | possible;
    }
    if (!may_be_silent(possible)) break;
  }
  if (verdict.possible.empty()) verdict.possible = power ? Grade::no_power : Grade::silent;
  if (verdict.possible.single()) verdict.why = kNoCause;
  verdict.decisive = decisive(verdict.rows, verdict.speaking, verdict.possible);
  find_conflicts(verdict);
  find_needs(verdict);
  return verdict;
}

// The rules whose grade is the headline; if none is certain alone ("the ban, or the exception that is a ban"), those
// that may be.
std::vector<std::uint32_t> Judge::decisive(const std::vector<Row>& rows, const std::vector<InstrumentId>& group,
                                           Grades possible) const {
  std::vector<std::uint32_t> sure, maybe;
  const Grade top = possible.least();
  if (top <= Grade::no_power) return sure;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (!contains(group, rows[i].instrument)) continue;
    if (rows[i].grades().least() == top) sure.push_back(i);
    if (rows[i].grades().greatest() == top && possible.single()) maybe.push_back(i);
  }
  return sure.empty() ? maybe : sure;
}

// Two certain rules on opposite sides, neither of which applies the other. What a licence permits contradicts nothing.
// Rank says whose answer is given, not that the two agree: what an order forbids and guidance invites to is a conflict.
void Judge::find_conflicts(Verdict& verdict) const {
  const auto speaks = [&](InstrumentId instrument) {
    return is_some(question_.under) ? instrument == question_.under : live(instrument);
  };
  const auto takes_part = [&](const Row& row) {
    return row.kind != RowKind::replaced && row.certain() && !row.stated.empty() && speaks(row.instrument);
  };
  const auto applies = [&](const Row& a, const Row& b) {
    const auto& principles = program_.rules[index(a.rule)].applies;
    return std::find(principles.begin(), principles.end(), b.rule) != principles.end();
  };
  for (std::uint32_t i = 0; i < verdict.rows.size(); ++i) {
    for (std::uint32_t j = i + 1; j < verdict.rows.size() && takes_part(verdict.rows[i]); ++j) {
      const Row &a = verdict.rows[i], &b = verdict.rows[j];
      if (!takes_part(b) || key_of(a) == key_of(b) || !contradict(a.modality, b.modality) || applies(a, b) ||
          applies(b, a))
        continue;
      const auto known = [&](const auto& pair) {
        return key_of(verdict.rows[pair.first]) == key_of(a) && key_of(verdict.rows[pair.second]) == key_of(b);
      };
      const auto turned = [&](const auto& pair) {
        return key_of(verdict.rows[pair.first]) == key_of(b) && key_of(verdict.rows[pair.second]) == key_of(a);
      };
      const auto& found = verdict.conflicts;
      if (std::none_of(found.begin(), found.end(), known) && std::none_of(found.begin(), found.end(), turned)) {
        verdict.conflicts.emplace_back(i, j);
      }
    }
  }
}

// Which rules are pending, which authorisations are needed, and what they leave open besides.
void Judge::find_needs(Verdict& verdict) {
  const Grade least = verdict.possible.least();
  for (std::uint32_t i = 0; i < verdict.rows.size(); ++i) {
    const Row& row = verdict.rows[i];
    if (!contains(verdict.speaking, row.instrument)) continue;
    if (!row.certain() && row.grades().greatest() > least && !verdict.possible.single()) verdict.pending.push_back(i);
    const bool needs = row.kind == RowKind::rule && row.stated.has(Grade::needs_authorisation);
    if (!needs || least > Grade::needs_authorisation || verdict.possible.greatest() < Grade::needs_authorisation)
      continue;
    for (const std::uint32_t licence : hoped(row.rule, row.act)) {
      const std::pair need(row.rule, licence);
      if (std::find(verdict.needs.begin(), verdict.needs.end(), need) == verdict.needs.end())
        verdict.needs.push_back(need);
    }
    if (!row.silent && !row.licence && row.stated == (Grades(Grade::needs_authorisation) | Grade::prohibited)) {
      verdict.conditions.emplace_back(row.rule, row.causes);
    }
  }
}

}  // namespace licet::core
