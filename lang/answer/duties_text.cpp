#include <algorithm>

#include "answer/account.hpp"
#include "answer/duty_words.hpp"
#include "answer/names.hpp"
#include "answer/page.hpp"
#include "answer/text.hpp"
#include "answer/wording.hpp"
#include "answer/words.hpp"

// Duty instances, one line each: who, what, to whom, until when; how it stands, since what; and why.
namespace licet::core {

DutyWords::DutyWords(const Account& account)
    : account_(account), recorder_(account.facts, Question{}, account.telling, account.known) {}

std::string DutyWords::bearer(const Duty& duty) const {
  if (duty.nobody_named) return "somebody (the text names nobody)";
  return duty.id.bearer ? account_.naming.object(*duty.id.bearer) : "somebody not known";
}

std::string DutyWords::what(const Duty& duty) {
  const Program& program = account_.program;
  const Rule& rule = program.rules[index(duty.id.rule)];
  std::string text = words_of(program.symbols.text(program.acts[index(rule.act)].name));
  if (!is_some(rule.pattern)) return text;
  Frame frame = recorder_.judge().plain_frame();
  const bool cause = is_some(duty.id.cause) && recorder_.judge().in_case(duty.id.cause);
  if (cause) frame.slots[0] = Operand{Value::object(static_cast<std::uint32_t>(duty.id.cause)), kNoCause};
  Wording wording = recorder_.wording(program.code, frame);
  if (!cause) {  // a breach is in no case: its fields have no values here
    wording.inserted = nullptr;
    wording.slots[0] = is_some(duty.breach_of) ? "that breach" : "that act";
  }
  return text + " " + wording.pattern(rule.pattern);
}

std::string DutyWords::sentence(const Duty& duty) {
  const Rule& rule = account_.program.rules[index(duty.id.rule)];
  std::string text = bearer(duty) + " " + std::string(modality_text(rule.modality)) + " " + what(duty);
  if (is_some(duty.id.to)) text += " to " + account_.naming.object(duty.id.to);
  if (duty.last_day) {
    text += " by " + day_text(*duty.last_day);
  } else if (duty.promptly) {
    text += " promptly";
  } else if (rule.due.kind == DueKind::before_act) {
    text += " before " +
            in_quotes(words_of(account_.program.symbols.text(account_.program.acts[index(rule.due.act)].name)));
  }
  return text;
}

std::string DutyWords::status(const Duty& duty) const {
  std::vector<std::string> names;
  for (const DutyStatus status : duty.statuses) names.emplace_back(status_text(status));
  return names.size() == 1 ? names[0] : "undetermined (" + joined(names, "or") + ")";
}

std::string DutyWords::cause(const Duty& duty) const {
  if (is_some(duty.breach_of)) {
    std::string text = "breach of " + account_.rule(duty.breach_of);
    if (is_some(duty.breach_by)) text += " by " + account_.naming.object(duty.breach_by);
    return text + (duty.since ? " on " + day_text(*duty.since) : "");
  }
  if (!is_some(duty.id.cause)) return "";
  const std::string name = account_.naming.object(duty.id.cause);
  const bool named = duty.id.cause < ObjectId{static_cast<std::uint32_t>(account_.facts.objects.size())} &&
                     account_.facts.objects[index(duty.id.cause)].name != kNoSymbol;
  return name + (named && duty.since ? " on " + day_text(*duty.since) : "");  // one without a name is called by its day
}

std::string DutyWords::reason(const Duty& duty) {
  const Rule& rule = account_.program.rules[index(duty.id.rule)];
  const std::string act =
      "act " + in_quotes(words_of(account_.program.symbols.text(account_.program.acts[index(rule.act)].name)));
  if (duty.statuses.size() != 1) {
    if (duty.missing.empty()) return "It depends on something that is not known.";
    const std::string asked = account_.who(duty.missing.front());
    return "It depends on: " + account_.ask(duty.missing.front()) +
           (asked.empty() ? "" : " (for " + asked + " to say)");
  }
  const std::string done = duty.done_by ? account_.naming.object(*duty.done_by) : "";
  switch (duty.statuses.front()) {
    case DutyStatus::not_arisen:
      return "Its cause was told, but the condition of the duty did not hold then.";
    case DutyStatus::open:
      if (is_ban(rule.modality)) return "It binds, and no act against it was told.";
      if (duty.last_day)
        return "No " + act + " that would discharge it was told, and there is time until " + day_text(*duty.last_day) +
               ".";
      if (duty.promptly)
        return "No " + act + " that would discharge it was told; whether there was delay, a finding must say.";
      return "No " + act + " that would discharge it was told; the text sets no day.";
    case DutyStatus::suspended:
      return "The time for it stands still.";
    case DutyStatus::fulfilled:
      return done.empty() ? "It was discharged." : "Discharged by " + done + ".";
    case DutyStatus::fulfilled_late:
      return (done.empty() ? "Discharged" : "Discharged by " + done) +
             (duty.breach_day ? ", after the breach of " + day_text(*duty.breach_day) + "." : ", too late.");
    case DutyStatus::violated:
    case DutyStatus::not_followed: {
      if (duty.broken_by) return "Broken by " + account_.naming.object(*duty.broken_by) + ".";
      if (duty.last_day)
        return "No " + act + " that would discharge it was told by " + day_text(*duty.last_day) + ", its last day.";
      return "A finding says that it failed.";
    }
    case DutyStatus::void_:
      return "What it rested on fell away afterwards.";
  }
  return "";
}

namespace {

std::string nothing(const Account& account, const DutiesAsked& asked) {
  const std::string of = is_some(asked.of) ? account.naming.object(asked.of) : "";
  if (is_some(asked.rule))
    return account.rule(asked.rule) + " has called for nothing" + (of.empty() ? "" : " from " + of) +
           " by what was told.";
  if (is_some(asked.to)) return "Nothing is owed to " + account.naming.object(asked.to) + " by what was told.";
  return (of.empty() ? "Nobody" : of) + " has no duties by what was told.";
}

std::string told(const Case& facts, const Duties& duties, const DutiesAsked& asked, const Telling& telling,
                 bool reasons) {
  const Question none;
  const Account account(facts, none, telling, is_some(asked.of) ? asked.of : asked.to);
  Page page(telling);
  if (duties.out_of_fuel)
    page.line(0, "The limit of work was reached" +
                     (is_some(duties.fuel_rule) ? " in " + account.rule(duties.fuel_rule) : std::string()) +
                     ": there may be more duties, and nothing said of these is certain.");
  else if (duties.all.empty())
    page.line(0, nothing(account, asked));
  DutyWords words(account);
  for (const Duty& duty : duties.all) {
    const std::string cause = words.cause(duty);
    const std::string right = words.status(duty) + (cause.empty() ? "" : "; since " + cause);
    page.row(0, words.sentence(duty) + account.bracketed(account.program.rules[index(duty.id.rule)].cites), right);
    if (!reasons) continue;
    const Rule& rule = account.program.rules[index(duty.id.rule)];
    page.line(2, words.reason(duty) + (rule.because.empty() ? "" : " The reason for the rule: " + rule.because + "."));
  }
  return page.text();
}

}  // namespace

std::string duties_text(const Case& facts, const Duties& duties, const DutiesAsked& asked, const Telling& telling) {
  return told(facts, duties, asked, telling, false);
}

std::string why_duties(const Case& facts, const Duties& duties, const DutiesAsked& asked, const Telling& telling) {
  return told(facts, duties, asked, telling, true);
}

}  // namespace licet::core
