#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answer/text.hpp"
#include "judge/judge.hpp"
#include "story/finder.hpp"
#include "story/story.hpp"

// A question as it was understood, its answer, and how that is told.
namespace licet::core {

enum class ReplyKind : std::uint8_t { act, truth, duties, rows };

struct Reply {
  ReplyKind kind = ReplyKind::act;
  Case view;                    // the case as it was asked about: on that day, with those readings
  Asking asking = Asking::may;  // act, rows
  Question question;            // act
  Answer answer;
  NodeId node = kNo<NodeId>;  // truth
  Evaluated is;
  DutiesAsked asked;  // duties
  Duties duties;
  std::vector<Candidate> rows;  // who, which, what may … do now
};

// Puts a question, understood once, to a case: for the first time, or to a changed one (`what if`). None: reported.
using Put = std::function<std::optional<Reply>(Draft& draft, Diagnostics& diagnostics)>;

struct Prefix {  // [on D] [under X] [strictly]
  std::optional<Day> on;
  InstrumentId under = kNo<InstrumentId>;
  std::vector<std::pair<ReadingId, std::uint32_t>> readings;
  bool strictly = false;
};

[[nodiscard]] Reply ask_act(const Draft& draft, ObjectId act, Asking asking, const Prefix& prefix,
                            const StoryOptions& options);
[[nodiscard]] Reply ask_truth(const Draft& draft, NodeId node, const Prefix& prefix, const StoryOptions& options);
[[nodiscard]] Reply ask_duties(const Draft& draft, const DutiesAsked& asked, const Prefix& prefix,
                               const StoryOptions& options);
[[nodiscard]] Reply ask_open_acts(const Draft& draft, ObjectId actor, const Prefix& prefix,
                                  const StoryOptions& options);
[[nodiscard]] Case view_of(const Draft& draft, const Prefix& prefix, ObjectId act = kNo<ObjectId>);

// Whether a row belongs to what was asked for: those who may, must or should.
[[nodiscard]] bool is_among(const Candidate& row, Asking asking);

// Whether the answer to `is …?` would tell what is confidential.
[[nodiscard]] bool is_withheld(const Reply& reply, const StoryOptions& options);

[[nodiscard]] Telling telling_of(const StoryOptions& options, Asking asking = Asking::may);
[[nodiscard]] Outcome outcome_of(const Reply& reply, const StoryOptions& options);
[[nodiscard]] Outcome why_outcome(const Reply& reply, const StoryOptions& options);

}  // namespace licet::core
