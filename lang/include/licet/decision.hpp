#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <licet/export.h>
#include <licet/diagnostic.hpp>

namespace licet {

// The answer to one question.
//
//   switch (answer.verdict()) {
//     case licet::Verdict::prohibited: ...
//   }
//   std::cout << answer.text();                     what a person reads: the verdict, by which paragraph, what is
//   missing std::cout << answer.explain().text();           the proof: every rule, condition and fact that was weighed
//   log << answer.json();                           one line, with a published schema
//
// Never changes; copies share; holds what it needs of policy and case. Any number of threads may read one.
enum class Verdict {
  invalid,       // the case or the question is wrong: see diagnostics(). Not an answer
  undetermined,  // it hangs on something unknown: see missing() and possible()
  unregulated,   // no rule speaks. Silence is not permission
  no_power,      // nobody conferred the power to do it
  permitted,
  recommended,
  discouraged,
  obligatory,
  needs_authorisation,  // prohibited as long as nobody authorises it: see needs()
  prohibited,
};
[[nodiscard]] LICET_API std::string_view to_text(Verdict verdict);  // "needs authorisation"
[[nodiscard]] constexpr bool is_permission(Verdict verdict) {
  return verdict == Verdict::permitted || verdict == Verdict::recommended || verdict == Verdict::obligatory;
}

enum class Force { none, binding, guidance, commentary, proposal };  // none: no instrument speaks
[[nodiscard]] LICET_API std::string_view to_text(Force force);

struct RuleRef {                   // a rule that bears on the answer
  std::string rule;                // "no_benefits"
  std::string instrument;          // "interpol.election_campaigns"
  std::vector<std::string> cites;  // "8(i)"
  std::string modal;               // as the text says it: "strictly forbidden"
  std::string file;
  std::size_t line = 0, column = 0;
};

struct Missing {         // something unknown that could decide, the most decisive first
  std::string what;      // "linked(flights)", "flights.value", "delegate_is_country"
  std::string why;       // "fact", "asked", "judgment", "reading", "reference", "order", "authoriser", "event", "role",
                         // "period", "error" …
  std::string who;       // who can say: a role, or empty
  std::string ask;       // the question to put to them
  bool settles = false;  // some answer to it settles the question alone
};

struct Need {      // an authorisation that would lift a prohibition
  std::string of;  // whose: a role or a person; empty: the text does not say
  RuleRef under;
  bool in_advance = false;
};

struct Duty {
  std::string rule, instrument;
  std::string bearer;                 // empty: not known, or nobody is named
  std::string to;                     // empty: owed to nobody in particular
  std::string cause;                  // the event that began it, if it has a name
  std::vector<std::string> statuses;  // "open", "fulfilled late" …; several: undetermined between them
  std::string last_day;               // "2024-11-20"; empty: no deadline
};

enum class Truth { no, yes, unknown };

// The proof of a decision.
class LICET_API Explanation {
public:
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::string& json() const { return json_; }

private:
  friend struct Face;
  std::string text_, json_;
};

class LICET_API Decision {
public:
  enum class Kind {
    verdict,  // may, must, should, NAME?
    truth,    // is …?
    duties,   // duties of …, what is owed to …, status of …
    names,    // who may …, which …, what may … do now
    told,     // why?, what is missing?, what would permit it?, what if …: read text() or json()
    invalid,
  };
  [[nodiscard]] Kind kind() const;
  [[nodiscard]] bool ok() const { return kind() != Kind::invalid; }
  // Why the question could not be answered; or warnings, if it could: a source of facts that failed.
  [[nodiscard]] const Diagnostics& diagnostics() const;

  [[nodiscard]] Verdict verdict() const;  // of kind verdict; `undetermined` for the others
  [[nodiscard]] bool permitted() const;   // permitted, recommended or obligatory, and for certain
  [[nodiscard]] bool allowed() const;     // what the host makes of it, see Asking. At least permitted()
  [[nodiscard]] const std::vector<Verdict>& possible() const;  // the verdicts that are still possible; one if certain
  [[nodiscard]] Force force() const;
  [[nodiscard]] const std::vector<RuleRef>& decisive() const;  // the rules that make the verdict, the strongest first
  [[nodiscard]] const std::vector<Need>& needs() const;
  [[nodiscard]] const std::vector<Missing>& missing() const;
  [[nodiscard]] const std::vector<std::string>& presumed() const;  // "permitted, unless …": what would turn the answer
  [[nodiscard]] const std::vector<Duty>& duties()
      const;                          // of kind duties; for a verdict: those that the act would create
  [[nodiscard]] Truth truth() const;  // of kind truth
  [[nodiscard]] const std::vector<std::string>& names() const;  // of kind names: persons, days or acts
  [[nodiscard]] bool gave_up() const;                           // a limit was reached: the answer is then undetermined
  [[nodiscard]] bool withheld()
      const;  // of kind truth: it would tell what is confidential; see Asking::show_confidential

  [[nodiscard]] const std::string& text() const;  // for people
  [[nodiscard]] const std::string& json() const;  // one line

  [[nodiscard]] Explanation explain() const;  // worked out when asked for
  [[nodiscard]] Explanation explain_why_not(Verdict wanted) const;

private:
  friend struct Face;
  struct Inside;
  explicit Decision(std::shared_ptr<const Inside> inside);
  std::shared_ptr<const Inside> inside_;
};

}  // namespace licet
