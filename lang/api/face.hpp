#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <licet/licet.hpp>

#include "meaning/load.hpp"
#include "story/case_json.hpp"
#include "story/finder.hpp"
#include "story/reply.hpp"
#include "story/story.hpp"

// What stands behind the public classes, and the way between them and the inside.
namespace licet {

struct Policy::Inside {
  std::shared_ptr<const core::Program> program;
  Diagnostics warnings;
  std::string digest;
};

// Symbols and sources are tables that grow. A copy of the case and every decision about it go on reading them, perhaps
// on another thread, so a case that was `shared` takes tables of its own before it changes.
struct Case::Inside {
  explicit Inside(core::Draft told)
      : draft(std::move(told)), sources(std::make_shared<core::Sources>(draft.facts.program->sources)) {}
  Inside(const Inside& other)
      : draft(other.draft),
        sources(other.sources),
        ask(other.ask),
        wrong(other.wrong),
        shown(other.shown),
        calls(other.calls),
        shared(true) {
    other.shared.store(true);
  }

  core::Draft draft;
  std::shared_ptr<core::Sources> sources;
  std::optional<core::CaseAsk> ask;
  core::Diagnostics wrong;
  Diagnostics shown;        // the same, for the public
  std::uint32_t calls = 0;  // tells places of mistakes apart: one error is kept per place
  mutable std::atomic<bool> shared{false};

  void change();  // before any change
};

struct Decision::Inside {
  Kind kind = Kind::invalid;
  Diagnostics diagnostics;
  Verdict verdict = Verdict::invalid;
  std::vector<Verdict> possible;
  Force force = Force::none;
  std::vector<RuleRef> decisive;
  std::vector<Need> needs;
  std::vector<Missing> missing;
  std::vector<std::string> presumed;
  std::vector<Duty> duties;
  Truth truth = Truth::unknown;
  std::vector<std::string> names;
  bool gave_up = false, withheld = false;
  bool allowed = false;  // by the host, although no rule permits it
  std::optional<core::Reply> reply;
  core::StoryOptions options;

  // Told when they are asked for. The lock is for explanations too: judging anew may grow the reply's tables.
  void tell() const;
  void cut(std::string& text, std::string& json) const;  // to the limit of output
  std::uint32_t output = 0;
  mutable std::mutex telling;
  mutable bool is_told = false;
  mutable std::string text, json;
};

// The library's own access to what the public classes hide.
struct Face {
  using PolicyInside = Policy::Inside;
  using CaseInside = Case::Inside;
  using DecisionInside = Decision::Inside;
  static Diagnostics diagnostics(const core::Diagnostics& found, const core::Sources& sources);
  static core::Verdict3 found(Finding answer);
  static core::Told told(const Value& value, const core::Where& where);
  static core::ToldFields fields(const Fields& fields, const core::Where& where);
  static Decision decision(std::shared_ptr<const Decision::Inside> inside) { return Decision(std::move(inside)); }
  static Decision invalid(Diagnostics diagnostics);
  static Explanation explanation(std::string text, std::string json);
  static const Case::Inside& inside(const Case& facts) { return *facts.inside_; }
  static Case make_case(std::unique_ptr<Case::Inside> inside) { return Case(std::move(inside)); }
  static Loaded loaded(core::Loaded from);
  static core::Limits limits(const Limits& limits);
  static const std::shared_ptr<const core::Program>& program(const Policy& policy) { return policy.inside_->program; }
  static Verdict verdict(std::optional<core::Grade> headline);
  static RuleRef rule(const core::Program& program, core::RuleId id);
  static bool allows(const Asking& how, Verdict verdict, bool certain);  // what no rule permits
  static Decision ask_act(const core::Draft& facts, std::shared_ptr<core::Sources> sources, core::ObjectId act,
                          const Asking& how);
  // Fills in what a reply says.
  static void tell(Decision::Inside& out, const core::Reply& reply);
};

}  // namespace licet
