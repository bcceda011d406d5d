#include <algorithm>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "judge/asking.hpp"
#include "judge_generate.hpp"
#include "judge_support.hpp"

// What must hold of every policy and every case, tried on many small ones.
namespace {

using namespace judge_test;

struct Pair {
  Written written;
  std::shared_ptr<const Program> program;
  Case facts;
  Question question;

  explicit Pair(std::uint32_t seed, std::optional<std::size_t> mistake = std::nullopt)
      : written(write_policy(seed, mistake)), program(load_policy(written)), facts(write_case(seed, program)) {
    question.act = ObjectId{static_cast<std::uint32_t>(facts.objects.size() - 1)};
  }
  [[nodiscard]] std::string text() const {
    std::string text;
    for (const std::string& one : written.texts()) text += one;
    return text + case_text(facts);
  }
};

Answer asked(const Pair& pair) { return decide(pair.facts, pair.question); }

// Whatever is unknown in the case and that a fact, a finding or a reading can fill: what the answer hangs on, and what
// it does not.
std::vector<Cause> atoms(const Pair& pair, const Answer& answer) {
  std::vector<Cause> found;
  for (const Missing& missing : answer.missing) found.push_back(missing.cause);
  for (const Duty& duty : answer.duties) found.insert(found.end(), duty.missing.begin(), duty.missing.end());
  for (std::uint32_t i = 0; i < pair.facts.objects.size(); ++i) {
    const Object& object = pair.facts.objects[i];
    const Fields& fields = object.kind == ObjectKind::entity ? pair.program->roles[index(object.roles[0].role)].fields
                                                             : pair.program->acts[index(object.act)].fields;
    for (const Field& field : fields) {
      if (!field.fallback && pair.facts.fact(ObjectId{i}, field.id) == nullptr)
        found.push_back({CauseOf::fact, i, static_cast<std::uint32_t>(field.id), kNoSymbol, {}});
    }
    if (object.perhaps) found.push_back({CauseOf::event, i, kNone, kNoSymbol, {}});
  }
  std::erase_if(
      found, [&](const Cause& cause) { return is_some(cause.demanded_by) || alternatives(pair.facts, cause).empty(); });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

const Duty* same_duty(const std::vector<Duty>& duties, const Duty& wanted) {
  const auto found = std::find_if(duties.begin(), duties.end(),
                                  [&](const Duty& duty) { return duty.id == wanted.id && duty.id.breach == kNone; });
  return found == duties.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("judge_properties: no order of rules, facts, findings or events matters") {
  for (std::uint32_t seed = 0; seed < 250; ++seed) {
    Pair pair(seed);
    Dice dice(seed);
    Written shuffled = pair.written;
    for (auto& rules : shuffled.rules) dice.shuffle(rules);
    const auto program = load_policy(shuffled);
    Case other = write_case(seed, program);
    for (Authorisation& authorisation : other.authorisations) {  // the same rule, by its name
      const std::size_t i = static_cast<std::size_t>(&authorisation - other.authorisations.data());
      const RuleId told = pair.facts.authorisations[i].under_rule;
      authorisation.under_rule =
          program->find_rule(program->symbols.find(pair.program->symbols.text(pair.program->rules[index(told)].name)));
    }
    for (Object& object : other.objects) {
      dice.shuffle(object.facts);
      std::sort(object.facts.begin(), object.facts.end(),
                [](const Fact& a, const Fact& b) { return a.field < b.field; });
    }
    dice.shuffle(other.findings);
    dice.shuffle(other.doubts);
    dice.shuffle(other.authorisations);
    INFO("seed " << seed << "\n" << pair.text());
    REQUIRE(summary(other, decide(other, pair.question)) == summary(pair.facts, asked(pair)));
  }
}

TEST_CASE("judge_properties: an event told late counts as if it had been told early") {
  for (std::uint32_t seed = 1000; seed < 1200; ++seed) {
    Pair pair(seed);
    Case late(pair.program);
    late.symbols = pair.facts.symbols;
    late.on = pair.facts.on;
    late.ordered = false;
    pair.facts.ordered = false;
    late.readings = pair.facts.readings;
    const auto events =
        static_cast<std::uint32_t>(pair.facts.objects.size()) - 4;  // three persons first, the act asked about last
    const auto moved = [&](ObjectId id) {
      return index(id) < 3 || index(id) >= 3 + events ? id
                                                      : ObjectId{3 + events - 1 - (static_cast<std::uint32_t>(id) - 3)};
    };
    for (std::uint32_t i = 0; i < pair.facts.objects.size(); ++i)
      late.add(pair.facts.objects[index(moved(ObjectId{i}))]);
    for (Finding finding : pair.facts.findings) {
      for (Value& value : finding.of) value = Value::object(static_cast<std::uint32_t>(moved(ObjectId{value.index()})));
      late.findings.push_back(finding);
    }
    for (Doubt doubt : pair.facts.doubts) {
      for (Value& value : doubt.of) value = Value::object(static_cast<std::uint32_t>(moved(ObjectId{value.index()})));
      late.doubts.push_back(doubt);
    }
    late.authorisations = pair.facts.authorisations;
    INFO("seed " << seed << "\n" << pair.text());
    REQUIRE(summary(late, decide(late, pair.question)) == summary(pair.facts, asked(pair)));
  }
}

TEST_CASE("judge_properties: the same question has the same answer") {
  for (std::uint32_t seed = 2000; seed < 2100; ++seed) {
    const Pair pair(seed), again(seed);
    INFO("seed " << seed << "\n" << pair.text());
    REQUIRE(summary(pair.facts, asked(pair)) == summary(again.facts, asked(again)));
  }
}

TEST_CASE("judge_properties: to learn something only narrows what is possible") {
  for (std::uint32_t seed = 3000; seed < 3400; ++seed) {
    Pair pair(seed);
    Dice dice(seed);
    const Answer before = asked(pair);
    const std::vector<Cause> open = atoms(pair, before);
    if (open.empty()) continue;
    const Cause& atom = dice.pick(open);
    Case learnt = pair.facts;
    settle(learnt, atom, dice.pick(alternatives(pair.facts, atom)));
    const Answer after = decide(learnt, pair.question);
    INFO("seed " << seed << ", settled: " << cause_text(pair.facts, atom) << "\n"
                 << summary(pair.facts, before) << "\n"
                 << summary(learnt, after) << "\n"
                 << pair.text());
    REQUIRE(within(after.possible, before.possible));
    for (std::size_t i = 0; i < before.instruments.size(); ++i)
      REQUIRE(within(after.instruments[i].possible, before.instruments[i].possible));
    if (before.headline) REQUIRE(class_of(*before.headline) == class_of(after.possible.least()));
    for (const Duty& duty : before.duties) {
      if (!duty.id.bearer || duty.id.breach != kNone) continue;
      const Duty* now = same_duty(after.duties, duty);
      const std::vector<DutyStatus> statuses = now == nullptr ? std::vector{DutyStatus::not_arisen} : now->statuses;
      for (const DutyStatus status : statuses)
        REQUIRE(std::find(duty.statuses.begin(), duty.statuses.end(), status) != duty.statuses.end());
    }
  }
}

TEST_CASE("judge_properties: what is not listed as missing cannot matter") {
  for (std::uint32_t seed = 4000; seed < 4300; ++seed) {
    Pair pair(seed);
    Dice dice(seed);
    const Answer before = asked(pair);
    std::vector<Cause> rest = atoms(pair, before);
    std::erase_if(rest, [&](const Cause& cause) {
      return std::any_of(before.missing.begin(), before.missing.end(),
                         [&](const Missing& missing) { return missing.cause == cause; });
    });
    if (rest.empty()) continue;
    const Cause& atom = dice.pick(rest);
    Case learnt = pair.facts;
    settle(learnt, atom, dice.pick(alternatives(pair.facts, atom)));
    INFO("seed " << seed << ", settled: " << cause_text(pair.facts, atom) << "\n"
                 << summary(pair.facts, before) << "\n"
                 << pair.text());
    REQUIRE(decide(learnt, pair.question).possible == before.possible);
  }
}

TEST_CASE("judge_properties: when everything is known there is one outcome, and one status of each duty") {
  for (std::uint32_t seed = 5000; seed < 5150; ++seed) {
    Pair pair(seed);
    Dice dice(seed);
    Answer answer = asked(pair);
    for (int step = 0; step < 80; ++step) {
      const std::vector<Cause> open = atoms(pair, answer);
      if (open.empty()) break;
      const Cause& atom = dice.pick(open);
      settle(pair.facts, atom, dice.pick(alternatives(pair.facts, atom)));
      answer = asked(pair);
    }
    const auto is_open = [](const std::vector<Missing>& list) { return !list.empty(); };
    INFO("seed " << seed << "\n" << summary(pair.facts, answer) << "\n" << pair.text());
    if (!is_open(answer.missing)) CHECK(answer.possible.single());
    for (const Duty& duty : answer.duties) {
      if (duty.missing.empty()) CHECK(duty.statuses.size() == 1);
    }
  }
}

TEST_CASE("judge_properties: a mistake in a condition only widens what is possible") {
  for (std::uint32_t seed = 6000; seed < 6300; ++seed) {
    const Pair pair(seed);
    if (pair.written.conditions == 0) continue;
    Dice dice(seed);
    const Pair mistaken(seed, dice.below(static_cast<std::uint32_t>(pair.written.conditions)));
    const Answer right = asked(pair), wrong = asked(mistaken);
    INFO("seed " << seed << "\n"
                 << summary(pair.facts, right) << "\n"
                 << summary(mistaken.facts, wrong) << "\n"
                 << pair.text() << mistaken.text());
    REQUIRE(within(right.possible, wrong.possible));
  }
}

TEST_CASE("judge_properties: the status of a duty on a day does not depend on what happens later") {
  for (std::uint32_t seed = 7000; seed < 7300; ++seed) {
    Pair pair(seed);
    Dice dice(seed);
    pair.facts.on = *parse_day("2024-01-05") + static_cast<Day>(dice.below(15));
    Case cut = pair.facts;
    for (Object& object : cut.objects) {
      if (object.kind == ObjectKind::event && object.on > cut.on) object.denied = true;
    }
    for (std::size_t i = 0; i < pair.program->rules.size(); ++i) {
      const RuleId rule{static_cast<std::uint32_t>(i)};
      const auto all = duties(pair.facts, kNo<ObjectId>, kNo<ObjectId>, rule).all,
                 early = duties(cut, kNo<ObjectId>, kNo<ObjectId>, rule).all;
      INFO("seed " << seed << ", rule n" << i << " on " << day_text(cut.on) << "\n" << pair.text());
      REQUIRE(all.size() == early.size());
      for (std::size_t k = 0; k < all.size(); ++k) {
        REQUIRE(all[k].statuses == early[k].statuses);
        REQUIRE(all[k].done_by == early[k].done_by);
        REQUIRE(all[k].breach_day == early[k].breach_day);
      }
    }
  }
}

TEST_CASE("judge_properties: asked strictly, or in doubt, an answer is only wider") {
  for (std::uint32_t seed = 8000; seed < 8200; ++seed) {
    Pair pair(seed);
    const Answer usual = asked(pair);
    Question strictly = pair.question;
    strictly.strictly = true;
    const Answer strict = decide(pair.facts, strictly);
    INFO("seed " << seed << "\n" << pair.text());
    REQUIRE(within(usual.possible, strict.possible));
    REQUIRE(strict.presumed.empty());
    for (const Presumed& presumed : usual.presumed) {
      if (is_some(presumed.demanded_by)) continue;
      Case doubted = pair.facts;
      doubted.doubts.push_back({presumed.judgment, presumed.of});
      REQUIRE(within(usual.possible, decide(doubted, pair.question).possible));
    }
  }
}

TEST_CASE("judge_properties: running out of fuel never permits, and names the rule") {
  for (std::uint32_t seed = 9000; seed < 9100; ++seed) {
    Pair pair(seed);
    Dice dice(seed);
    const Answer full = asked(pair);
    for (const std::uint32_t fuel : {1U, 5U, 1U + dice.below(200), 1U + dice.below(2000)}) {
      Limits limits;
      limits.fuel = fuel;
      const Answer answer = decide(pair.facts, pair.question, limits);
      INFO("seed " << seed << " fuel " << fuel << "\n" << pair.text());
      if (answer.out_of_fuel) {
        REQUIRE_FALSE(answer.headline);
        REQUIRE(within(full.possible, answer.possible));
        REQUIRE(answer.missing.size() == 1);
      } else {
        REQUIRE(answer.possible == full.possible);
        REQUIRE(answer.duties.size() == full.duties.size());
      }
    }
  }
}

TEST_CASE("judge_properties: what must be done may not be left, and what must not be done must be left") {
  for (std::uint32_t seed = 10000; seed < 10200; ++seed) {
    Pair pair(seed);
    const Answer doing = asked(pair);
    Question leaving = pair.question;
    leaving.refrain = true;
    const Answer left = decide(pair.facts, leaving);
    INFO("seed " << seed << "\n"
                 << summary(pair.facts, doing) << "\n"
                 << summary(pair.facts, left) << "\n"
                 << pair.text());
    const Act& act = pair.program->acts[index(pair.facts.objects.back().act)];
    if (act.power || !doing.conflicts.empty()) continue;
    if (doing.possible == Grades(Grade::obligatory)) CHECK(left.possible == Grades(Grade::prohibited));
    if (doing.possible == Grades(Grade::prohibited) && left.possible.single())
      CHECK(left.possible != Grades(Grade::silent));
    if (left.possible == Grades(Grade::prohibited)) CHECK(doing.possible.greatest() >= Grade::obligatory);
  }
}

TEST_CASE("judge_properties: every repair permits, and none of its parts does") {
  std::size_t found = 0;
  for (std::uint32_t seed = 11000; seed < 11060; ++seed) {
    Pair pair(seed);
    const Answer answer = asked(pair);
    if (answer.headline && class_of(*answer.headline) == GradeClass::allowed) continue;
    Limits limits;
    limits.repair_size = 2;
    limits.repair_questions = 150;
    const Repairs repairs = licet::core::repairs(pair.facts, pair.question, limits);
    for (const auto& set : repairs.sets) {
      ++found;
      const auto is_settled = [](const Change& change) {
        return change.kind == Change::Kind::fact || change.kind == Change::Kind::finding;
      };
      if (!std::all_of(set.begin(), set.end(), is_settled)) continue;  // who would give a licence is somebody new
      for (std::size_t left_out = 0; left_out <= set.size(); ++left_out) {
        Case changed = pair.facts;
        for (std::size_t i = 0; i < set.size(); ++i) {
          if (i != left_out) settle(changed, set[i].what, set[i].value);
        }
        const auto grade = decide(changed, pair.question).headline;
        INFO("seed " << seed << ", " << set.size() << " changes, left out " << left_out << "\n" << pair.text());
        REQUIRE((grade && class_of(*grade) == GradeClass::allowed) == (left_out == set.size()));
      }
    }
  }
  CHECK(found > 10);
}
