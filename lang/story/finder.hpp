#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "program/case.hpp"
#include "story/told.hpp"
#include "text/diagnostic.hpp"

// Looks up the names that a case uses, and says what is wrong with them.
namespace licet::core {

struct OwnAct {  // `let posters be an act [like campaign_act] { … }`: an act that the policy lacks
  Symbol name = kNoSymbol;
  ActId like = kNo<ActId>;
  std::vector<Fact> facts;
};

// The first day on which all instruments (but proposals) are known to have begun: the day asked about, until one is
// told.
[[nodiscard]] Day first_common_day(const Program& program);

// A case while it is told, with what only its telling needs.
struct Draft {
  explicit Draft(std::shared_ptr<const Program> policy);
  Case facts;
  std::vector<OwnAct> acts;
  bool day_told = false;                   // until then the day moves to that of the last event
  InstrumentId under = kNo<InstrumentId>;  // asked about alone, where a question does not name another
  SourceId seen_from = kNoSource;          // the file whose names go first where two instruments share one
};

// Tables of names. An extension leaves `symbols` as it is, and keeps it alive; `symbols` must not grow meanwhile. A
// copy gives every name the same number, and depends on nothing but the policy.
[[nodiscard]] std::shared_ptr<Symbols> extended(std::shared_ptr<const Symbols> symbols);
[[nodiscard]] std::shared_ptr<Symbols> copied(const Program& program, const Symbols& symbols);

struct ActFound {
  ActId act = kNo<ActId>;       // kNo: not of the policy
  const OwnAct* own = nullptr;  // declared by the case
};

class Finder {
public:
  Finder(const Draft& draft, Diagnostics& diagnostics)
      : draft_(draft), facts_(draft.facts), diagnostics_(diagnostics) {}

  // Each reports what it does not find, with the nearest name, and returns kNo.
  ObjectId object(const Word& word);
  RoleId role(const Word& word);
  std::optional<ActFound> act(const Word& word);
  JudgmentId judgment(const Word& word);
  ReadingId reading(const Word& word);
  RuleId rule(const Word& word);
  InstrumentId instrument(const Word& word);
  bool paragraph(const Word& word);  // some rule cites it

  // One that may be absent: nothing is reported.
  std::uint32_t try_declared(std::string_view name, Kinds kinds) const;

  void wrong(Code code, const Where& where, std::string message, std::string help = {});

private:
  std::uint32_t declared(const Word& word, Kinds kinds, Code code, std::string_view what,
                         std::vector<std::string> more = {});
  Lookup look_up(std::string_view name, Kinds kinds) const;

  const Draft& draft_;
  const Case& facts_;
  Diagnostics& diagnostics_;
};

[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       const std::vector<std::string>& candidates);  // empty if none is near
[[nodiscard]] std::string quoted(std::string_view name);                             // `name`
[[nodiscard]] std::string enumerated(const std::vector<std::string>& names, std::string_view last = "or");  // a, b or c

}  // namespace licet::core
