#include "story/expect.hpp"

#include <algorithm>
#include <array>

#include "answer/names.hpp"
#include "answer/sentences.hpp"

namespace licet::core {

namespace {

constexpr std::array kVerdicts = {"unregulated", "no_power",   "permitted",           "recommended",
                                  "discouraged", "obligatory", "needs_authorisation", "prohibited"};  // ORDER: as Grade
constexpr std::array kStatuses = {"not_arisen",     "open",     "suspended",    "fulfilled",
                                  "fulfilled_late", "violated", "not_followed", "void"};  // ORDER: as DutyStatus
constexpr std::string_view kUndetermined = "undetermined", kNothing = "none";

std::string spoken(std::string_view name) {  // needs_authorisation -> needs authorisation
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string grades_text(Grades grades) {
  std::vector<std::string> names;
  for (int g = 0; g < kGrades; ++g) {
    if (grades.has(static_cast<Grade>(g))) names.push_back(spoken(kVerdicts[static_cast<std::size_t>(g)]));
  }
  return enumerated(names);
}

// An instrument alone: one class gives the mildest certain verdict, several give none.
std::optional<Grade> headline_of(Grades possible) {
  if (possible.empty()) return Grade::silent;
  std::optional<Grade> least;
  for (int g = 0; g < kGrades; ++g) {
    const auto grade = static_cast<Grade>(g);
    if (!possible.has(grade)) continue;
    if (!least) least = grade;
    if (class_of(grade) != class_of(*least)) return std::nullopt;
  }
  return least;
}

class Check {
public:
  Check(const ExpectStatement& expect, const Ast& ast, std::string_view written, const Reply& reply, Draft& draft,
        Diagnostics& diagnostics)
      : expect_(expect),
        reply_(reply),
        facts_(reply.view),
        program_(*reply.view.program),
        listener_(ast, draft, diagnostics) {
    lines_.push_back(std::string(written));
  }

  Checked run() {
    switch (reply_.kind) {
      case ReplyKind::act:
        act();
        break;
      case ReplyKind::truth:
        truth();
        break;
      case ReplyKind::duties:
        duties();
        break;
      case ReplyKind::rows:
        rows();
        break;
    }
    Checked out;
    out.sound = sound_;
    out.met = sound_ && met_;
    if (sound_ && !met_) {
      for (std::size_t i = 0; i < lines_.size() && i < 5; ++i)
        out.text += (i == 0 ? "not met: " : "  ") + lines_[i] + "\n";
    }
    return out;
  }

private:
  [[nodiscard]] std::string text(const Name& name) const { return std::string(facts_.text(name.symbol)); }
  [[nodiscard]] std::vector<std::string> words() const {
    std::vector<std::string> out;
    for (const Name& name : expect_.words) out.push_back(text(name));
    return out;
  }
  void require(bool holds) { met_ = met_ && holds; }
  void line(std::string_view label, const std::string& what) {
    if (!what.empty()) lines_.push_back(std::string(label) + what);
  }
  void unsound(Span span, std::string message, std::string help = {}) {
    sound_ = false;
    listener_.finder().wrong(Code::bad_expectation, listener_.where(span), std::move(message), std::move(help));
  }
  // Every word is one that this kind of question can be answered with.
  template <class Allowed>
  void allow(const std::vector<Name>& names, const Allowed& allowed, std::string_view what) {
    for (const Name& name : names) {
      const std::string word = text(name);
      if (std::find(allowed.begin(), allowed.end(), word) != allowed.end()) continue;
      std::vector<std::string> candidates(allowed.begin(), allowed.end());
      unsound(name.span, quoted(spoken(word)) + " is not " + std::string(what), did_you_mean(word, candidates));
    }
  }
  // Clauses that make no sense for this kind of question.
  void forbid(bool present, std::string_view clause, std::string_view kind) {
    if (!present) return;
    const Span span = expect_.words.empty() ? Span{} : expect_.words[0].span;
    unsound(span, "`" + std::string(clause) + "` cannot be expected of " + std::string(kind));
  }
  [[nodiscard]] std::vector<RuleId> rules(const std::vector<Path>& paths) {
    std::vector<RuleId> out;
    for (const Path& path : paths) {
      out.push_back(listener_.finder().rule(listener_.word(path)));
      sound_ = sound_ && is_some(out.back());
    }
    return out;
  }
  [[nodiscard]] std::string rule_with_cites(RuleId rule) const {
    if (!is_some(rule)) return "a text that is not loaded";
    std::string out = rule_name(program_, rule);
    std::vector<std::string> cites;
    for (const Symbol cite : program_.rules[index(rule)].cites.paragraphs) cites.emplace_back(facts_.text(cite));
    if (!cites.empty()) out += " [" + joined_plain(cites) + "]";
    return out;
  }
  static std::string joined_plain(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
  }
  [[nodiscard]] std::string causes_text(const std::vector<Cause>& causes) const {
    std::vector<std::string> names;
    for (const Cause& cause : causes) {
      const std::string name = cause_name(facts_, cause);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return joined_plain(names);
  }
  void missing(const std::vector<Cause>& causes) {
    if (expect_.nothing_missing) require(causes.empty());
    for (const Path& path : expect_.missing) {
      const std::string name = listener_.word(path).text;
      require(std::any_of(causes.begin(), causes.end(),
                          [&](const Cause& cause) { return cause_is_named(facts_, cause, name); }));
    }
  }

  // ---- verdicts ----------------------------------------------------------------------------------------------------
  void act() {
    std::vector<std::string> allowed(kVerdicts.begin(), kVerdicts.end());
    allow(expect_.possible, allowed, "a verdict");
    allowed.emplace_back(kUndetermined);
    allow(expect_.words, allowed, "a verdict");
    const Answer& answer = reply_.answer;
    auto headline = answer.headline;
    Grades possible = answer.possible;
    std::vector<std::uint32_t> decisive = answer.decisive;
    if (decisive.empty()) decisive = answer.pending;
    std::string in;
    if (expect_.in.count > 0) {
      const InstrumentId id = listener_.finder().instrument(listener_.word(expect_.in));
      sound_ = sound_ && is_some(id);
      if (!sound_) return;
      const auto own = std::find_if(answer.instruments.begin(), answer.instruments.end(),
                                    [&](const InstrumentVerdict& v) { return v.instrument == id; });
      possible = own == answer.instruments.end() ? Grades(Grade::silent) : own->possible;
      headline = headline_of(possible);
      decisive = own == answer.instruments.end() ? std::vector<std::uint32_t>{} : own->decisive;
      in = " in " + instrument_name(program_, id);
    }
    const std::string got = verdict_name(headline);
    for (const std::string& word : words()) require(word == got);
    if (!expect_.possible.empty()) {
      std::uint32_t bits = 0;
      for (const Name& name : expect_.possible) {
        const auto found = std::find(kVerdicts.begin(), kVerdicts.end(), text(name));
        if (found != kVerdicts.end()) bits |= 1U << static_cast<unsigned>(found - kVerdicts.begin());
      }
      require(Grades::of_bits(bits) == possible);
    }
    std::vector<std::string> by;
    for (const std::uint32_t row : decisive) by.push_back(rule_with_cites(answer.rows[row].rule));
    for (const RuleId rule : rules(expect_.by)) {
      require(std::any_of(decisive.begin(), decisive.end(),
                          [&](std::uint32_t row) { return answer.rows[row].rule == rule; }));
    }
    std::vector<Cause> causes;
    for (const Missing& m : answer.missing) causes.push_back(m.cause);
    missing(causes);
    line("got ", spoken(got) + in + (possible.single() ? "" : ", possible: " + grades_text(possible)));
    line(answer.decisive.empty() ? "what may speak: " : "by: ", joined_plain(by));
    line("missing: ", causes_text(causes));
    provided();
    presumed();
    conflicts();
  }

  void provided() {
    const Answer& answer = reply_.answer;
    std::vector<std::string> got;
    for (const Proviso& proviso : answer.provided) got.push_back(rule_name(program_, proviso.id.rule));
    for (const Condition& condition : answer.conditions) got.push_back(cause_name(facts_, condition.cause));
    bool all = true;
    for (const Path& path : expect_.provided) {
      const std::string name = listener_.word(path).text;
      const auto rule = listener_.finder().try_declared(name, DeclaredAs::rule);
      const bool duty = std::any_of(answer.provided.begin(), answer.provided.end(),
                                    [&](const Proviso& p) { return static_cast<std::uint32_t>(p.id.rule) == rule; });
      const bool condition = std::any_of(answer.conditions.begin(), answer.conditions.end(),
                                         [&](const Condition& c) { return cause_is_named(facts_, c.cause, name); });
      all = all && (duty || condition);
    }
    require(all);
    if (!all) line("provided: ", got.empty() ? "nothing" : joined_plain(got));
  }

  [[nodiscard]] std::string presumption_name(const Presumed& presumed) const {
    if (is_some(presumed.judgment)) return std::string(facts_.text(program_.judgments[index(presumed.judgment)].name));
    return is_some(presumed.field) ? std::string(facts_.text(program_.field_names[index(presumed.field)])) : "";
  }

  void presumed() {
    std::vector<std::string> got;
    for (const Presumed& presumption : reply_.answer.presumed) got.push_back(presumption_name(presumption));
    bool all = true;
    for (const Path& path : expect_.unless) {
      const std::string name = listener_.word(path).text;
      const std::string last = name.substr(name.rfind('.') + 1);  // npos + 1 is 0: the whole name
      all = all && std::any_of(got.begin(), got.end(), [&](const std::string& one) { return one == last; });
    }
    require(all);
    if (!all) line("rests on presumptions: ", got.empty() ? "none" : joined_plain(got));
  }

  void conflicts() {
    if (expect_.conflict.empty()) return;
    const Answer& answer = reply_.answer;
    std::vector<RuleId> got;
    for (const Conflict& conflict : answer.conflicts) {
      got.push_back(answer.rows[conflict.first].rule);
      got.push_back(answer.rows[conflict.second].rule);
    }
    bool all = true;
    for (const RuleId rule : rules(expect_.conflict)) all = all && std::find(got.begin(), got.end(), rule) != got.end();
    require(all);
    if (all) return;
    std::vector<std::string> names;
    for (const RuleId rule : got) names.push_back(rule_name(program_, rule));
    line("conflict: ", names.empty() ? "none" : joined_plain(names));
  }

  // ---- is …? -------------------------------------------------------------------------------------------------------
  void truth() {
    forbid(!expect_.by.empty() || !expect_.provided.empty() || !expect_.possible.empty() || expect_.in.count > 0,
           "by, in, possible, provided", "a truth");
    const Evaluated& is = reply_.is;
    std::string got;
    if (!is.is_truth) {
      got = is.value.known() ? value_text(facts_, is.value.value) : "unknown";
      for (const std::string& word : words()) require(word == got);
      for (const ExprId value : expect_.values)
        require(listener_.day(value) == (is.value.known() && is.value.value.kind() == ValueKind::date
                                             ? std::optional<Day>(is.value.value.day())
                                             : std::nullopt));
    } else {
      constexpr std::array kTruths = {"yes", "no", "unknown"};
      allow(expect_.words, kTruths, "yes, no or unknown");
      got = is.truth.unknown() ? "unknown" : is.truth.yes() ? "yes" : "no";
      for (const std::string& word : words()) require(word == got);
    }
    missing(is.causes);
    line("got ", got);
    line("missing: ", causes_text(is.causes));
  }

  // ---- duties ------------------------------------------------------------------------------------------------------
  void duties() {
    std::vector<std::string> allowed(kStatuses.begin(), kStatuses.end());
    allowed.emplace_back(kUndetermined);
    allowed.emplace_back(kNothing);
    allow(expect_.words, allowed, "the status of a duty");
    allow(expect_.possible, kStatuses, "the status of a duty");
    const std::vector<RuleId> by = rules(expect_.by);
    std::vector<std::string> got, shown, possible;
    std::vector<Cause> causes;
    for (const Duty& duty : reply_.duties.all) {
      if (!by.empty() && std::find(by.begin(), by.end(), duty.id.rule) == by.end()) continue;
      const std::string status(duty.statuses.size() == 1 ? kStatuses[static_cast<std::size_t>(duty.statuses[0])]
                                                         : kUndetermined);
      if (duty.statuses.size() > 1) {
        for (const DutyStatus one : duty.statuses) possible.emplace_back(kStatuses[static_cast<std::size_t>(one)]);
      }
      if (std::find(got.begin(), got.end(), status) == got.end()) got.push_back(status);
      const std::string words = spoken(status) + " (" + rule_name(program_, duty.id.rule) + ")";
      if (std::find(shown.begin(), shown.end(), words) == shown.end()) shown.push_back(words);
      causes.insert(causes.end(), duty.missing.begin(), duty.missing.end());
    }
    const auto wanted = words();
    const auto wants = [&](std::string_view word) {
      return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    };
    // What has not arisen is no duty: it counts only where it is asked for.
    if (!wants(kStatuses[0])) got.erase(std::remove(got.begin(), got.end(), kStatuses[0]), got.end());
    if (got.empty()) got.emplace_back(kNothing);
    if (!wanted.empty()) require(std::is_permutation(got.begin(), got.end(), wanted.begin(), wanted.end()));
    for (const Name& name : expect_.possible)
      require(std::find(possible.begin(), possible.end(), text(name)) != possible.end());
    missing(causes);
    if (reply_.duties.out_of_fuel) {  // what is not certain meets nothing
      require(false);
      return line("got ", "no answer: the limit of work was reached");
    }
    line("got ", shown.empty() ? "no duties" : joined_plain(shown));
    line("missing: ", causes_text(causes));
  }

  // ---- who …?  which …?  what may … do now? ------------------------------------------------------------------------
  [[nodiscard]] std::string candidate_text(const Candidate& row) const {
    return is_some(row.act) ? std::string(facts_.text(program_.acts[index(row.act)].name))
                            : value_text(facts_, row.what);
  }

  void rows() {
    forbid(!expect_.by.empty() || !expect_.provided.empty() || !expect_.possible.empty() || expect_.in.count > 0,
           "by, in, possible, provided", "several answers");
    std::vector<std::string> got, wanted = words();
    for (const ExprId value : expect_.values) {
      const auto day = listener_.day(value);
      sound_ = sound_ && day;
      if (day) wanted.push_back(day_text(*day));
    }
    for (const Candidate& row : reply_.rows) {
      if (is_among(row, reply_.asking)) got.push_back(candidate_text(row));
    }
    if (got.empty()) got.emplace_back(kNothing);
    require(std::is_permutation(got.begin(), got.end(), wanted.begin(), wanted.end()));
    line("got ", joined_plain(got));
  }

  const ExpectStatement& expect_;
  const Reply& reply_;
  const Case& facts_;
  const Program& program_;
  Listener listener_;
  std::vector<std::string> lines_;
  bool sound_ = true, met_ = true;
};

}  // namespace

Checked check(const ExpectStatement& expect, const Ast& ast, std::string_view written, const Reply& reply, Draft& draft,
              Diagnostics& diagnostics) {
  return Check(expect, ast, written, reply, draft, diagnostics).run();
}

}  // namespace licet::core
