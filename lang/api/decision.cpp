#include <licet/decision.hpp>

#include "answer/account.hpp"
#include "answer/json.hpp"
#include "answer/names.hpp"
#include "answer/sentences.hpp"
#include "answer/text.hpp"
#include "api/face.hpp"

namespace licet {

namespace {

Verdict verdict_of(core::Grade grade) {
  switch (grade) {
    case core::Grade::silent:
      return Verdict::unregulated;
    case core::Grade::no_power:
      return Verdict::no_power;
    case core::Grade::permitted:
      return Verdict::permitted;
    case core::Grade::recommended:
      return Verdict::recommended;
    case core::Grade::discouraged:
      return Verdict::discouraged;
    case core::Grade::obligatory:
      return Verdict::obligatory;
    case core::Grade::needs_authorisation:
      return Verdict::needs_authorisation;
    case core::Grade::prohibited:
      return Verdict::prohibited;
  }
  return Verdict::undetermined;
}

std::optional<core::Grade> grade_of(Verdict verdict) {
  for (int g = 0; g < core::kGrades; ++g) {
    if (verdict_of(static_cast<core::Grade>(g)) == verdict) return static_cast<core::Grade>(g);
  }
  return std::nullopt;  // invalid, undetermined
}

Force force_of(std::optional<core::Force> force) {
  if (!force) return Force::none;
  switch (*force) {
    case core::Force::law:
    case core::Force::order:
    case core::Force::code:
      return Force::binding;
    case core::Force::guidance:
      return Force::guidance;
    case core::Force::commentary:
      return Force::commentary;
    case core::Force::proposal:
      return Force::proposal;
  }
  return Force::none;
}

RuleRef rule_ref(const core::Program& program, core::RuleId id) {
  RuleRef out;
  if (!core::is_some(id)) return out;
  const core::Rule& rule = program.rules[core::index(id)];
  out.rule = core::rule_name(program, id);
  out.instrument = core::instrument_name(program, rule.instrument);
  for (const core::Symbol cite : rule.cites.paragraphs) out.cites.emplace_back(program.symbols.text(cite));
  out.modal = rule.words.empty() ? std::string(core::modality_text(rule.modality)) : rule.words;
  if (rule.place.source != core::kNoSource) {
    const core::Source& source = (*program.sources)[rule.place.source];
    const core::Position at = source.position(rule.place.span.begin);
    out.file = source.name();
    out.line = at.line;
    out.column = at.column;
  }
  return out;
}

Missing missing_of(const core::Account& account, const core::Cause& cause, bool settles) {
  return {account.what(cause), std::string(core::cause_kind_text(cause.kind)), account.who(cause), account.ask(cause),
          settles};
}

// Persons as the reader may know them.
std::string name_of(const core::Account& account, core::ObjectId id) {
  if (!core::is_some(id)) return "";
  const bool told = core::index(id) < account.facts.objects.size() && !account.naming.is_masked(id);
  return told ? std::string(account.facts.text(account.facts.objects[core::index(id)].name))
              : account.naming.object(id);
}

Duty duty_of(const core::Account& account, const core::DutyId& id) {
  Duty out;
  out.rule = core::rule_name(account.program, id.rule);
  out.instrument = core::instrument_name(account.program, account.program.rules[core::index(id.rule)].instrument);
  if (id.bearer) out.bearer = name_of(account, *id.bearer);
  out.to = name_of(account, id.to);
  out.cause = name_of(account, id.cause);
  return out;
}

}  // namespace

Verdict Face::verdict(std::optional<core::Grade> headline) {
  return headline ? verdict_of(*headline) : Verdict::undetermined;
}

RuleRef Face::rule(const core::Program& program, core::RuleId id) { return rule_ref(program, id); }

std::string_view to_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::invalid:
      return "invalid";
    case Verdict::undetermined:
      return "undetermined";
    case Verdict::unregulated:
      return "unregulated";
    case Verdict::no_power:
      return "no power";
    case Verdict::permitted:
      return "permitted";
    case Verdict::recommended:
      return "recommended";
    case Verdict::discouraged:
      return "discouraged";
    case Verdict::obligatory:
      return "obligatory";
    case Verdict::needs_authorisation:
      return "needs authorisation";
    case Verdict::prohibited:
      return "prohibited";
  }
  return "";
}

std::string_view to_text(Force force) {
  switch (force) {
    case Force::none:
      return "none";
    case Force::binding:
      return "binding";
    case Force::guidance:
      return "guidance";
    case Force::commentary:
      return "commentary";
    case Force::proposal:
      return "proposal";
  }
  return "";
}

// What is confidential stays so: lists for programs are told with the same sight as texts.
void Face::tell(Decision::Inside& out, const core::Reply& reply) {
  const core::Case& facts = reply.view;
  const core::Telling telling = core::telling_of(out.options, reply.asking);
  const core::Account account(facts, reply.question, telling);
  switch (reply.kind) {
    case core::ReplyKind::act: {
      const core::Answer& answer = reply.answer;
      out.kind = Decision::Kind::verdict;
      out.verdict = answer.headline ? verdict_of(*answer.headline) : Verdict::undetermined;
      for (int g = 0; g < core::kGrades; ++g) {
        if (answer.possible.has(static_cast<core::Grade>(g)))
          out.possible.push_back(verdict_of(static_cast<core::Grade>(g)));
      }
      out.force = force_of(answer.force);
      for (const std::uint32_t row : answer.decisive)
        out.decisive.push_back(rule_ref(*facts.program, answer.rows[row].rule));
      for (const core::NeedsWho& need : answer.needs) {
        out.needs.push_back({account.licence_giver(need), rule_ref(*facts.program, need.rule),
                             facts.program->code.licences[need.licence].in_advance});
      }
      for (const core::Missing& missing : answer.missing)
        out.missing.push_back(missing_of(account, missing.cause, missing.settles));
      for (const core::Presumed& presumed : answer.presumed) out.presumed.push_back(account.presumption(presumed));
      for (const core::Proviso& proviso : answer.provided) {
        Duty duty = duty_of(account, proviso.id);
        if (proviso.last_day) duty.last_day = core::day_text(*proviso.last_day);
        out.duties.push_back(std::move(duty));
      }
      out.gave_up = answer.out_of_fuel || answer.readings_capped;
      break;
    }
    case core::ReplyKind::truth:
      out.kind = Decision::Kind::truth;
      out.verdict = Verdict::undetermined;
      out.withheld = core::is_withheld(reply, out.options);
      if (out.withheld) break;
      if (reply.is.is_truth && !reply.is.truth.unknown()) out.truth = reply.is.truth.yes() ? Truth::yes : Truth::no;
      for (const core::Cause& cause : reply.is.causes) out.missing.push_back(missing_of(account, cause, false));
      out.gave_up = reply.is.out_of_fuel;
      break;
    case core::ReplyKind::duties:
      out.kind = Decision::Kind::duties;
      out.verdict = Verdict::undetermined;
      out.gave_up = reply.duties.out_of_fuel;
      for (const core::Duty& one : reply.duties.all) {
        Duty duty = duty_of(account, one.id);
        for (const core::DutyStatus status : one.statuses) duty.statuses.emplace_back(core::status_text(status));
        if (one.last_day) duty.last_day = core::day_text(*one.last_day);
        out.duties.push_back(std::move(duty));
      }
      break;
    case core::ReplyKind::rows:
      out.kind = Decision::Kind::names;
      out.verdict = Verdict::undetermined;
      for (const core::Candidate& row : reply.rows) {
        if (!core::is_among(row, reply.asking)) continue;
        const bool act = core::is_some(row.act);
        out.names.push_back(act ? std::string(facts.text(facts.program->acts[core::index(row.act)].name))
                                : core::value_text(facts, row.what, telling));
      }
      break;
  }
}

Explanation Face::explanation(std::string text, std::string json) {
  Explanation out;
  out.text_ = std::move(text);
  out.json_ = std::move(json);
  return out;
}

Decision Face::invalid(Diagnostics diagnostics) {
  auto out = std::make_shared<Decision::Inside>();
  out->text = diagnostics.render();
  out->json = "{\"schema\":1,\"verdict\":\"invalid\",\"diagnostics\":[";
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Diagnostic& d = diagnostics[i];
    out->json += (i == 0 ? "" : ",") + std::string("{\"code\":") + core::json_string(d.code) + ",\"severity\":\"" +
                 (d.severity == Severity::error ? "error" : "warning") + "\",\"file\":" + core::json_string(d.file) +
                 ",\"line\":" + std::to_string(d.line) + ",\"column\":" + std::to_string(d.column) +
                 ",\"message\":" + core::json_string(d.message) + ",\"help\":" + core::json_string(d.help) + "}";
  }
  out->json += "]}";
  out->diagnostics = std::move(diagnostics);
  return Decision(std::move(out));
}

Decision::Decision(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}
Decision::Kind Decision::kind() const { return inside_->kind; }
const Diagnostics& Decision::diagnostics() const { return inside_->diagnostics; }
Verdict Decision::verdict() const { return inside_->verdict; }
bool Decision::permitted() const { return is_permission(inside_->verdict); }
bool Decision::allowed() const { return permitted() || inside_->allowed; }
const std::vector<Verdict>& Decision::possible() const { return inside_->possible; }
Force Decision::force() const { return inside_->force; }
const std::vector<RuleRef>& Decision::decisive() const { return inside_->decisive; }
const std::vector<Need>& Decision::needs() const { return inside_->needs; }
const std::vector<Missing>& Decision::missing() const { return inside_->missing; }
const std::vector<std::string>& Decision::presumed() const { return inside_->presumed; }
const std::vector<Duty>& Decision::duties() const { return inside_->duties; }
Truth Decision::truth() const { return inside_->truth; }
const std::vector<std::string>& Decision::names() const { return inside_->names; }
bool Decision::gave_up() const { return inside_->gave_up; }
bool Decision::withheld() const { return inside_->withheld; }

void Decision::Inside::cut(std::string& text, std::string& json) const {
  if (output == 0) return;
  if (text.size() > output) {
    const std::size_t end = text.rfind('\n', output);  // a whole line, so no character is cut in two
    text.resize(end == std::string::npos ? 0 : end + 1);
    text += "(cut off here: more than " + std::to_string(output) + " bytes)\n";
  }
  if (json.size() > output) json = "{\"schema\":1,\"kind\":\"cut\",\"limit\":" + std::to_string(output) + "}";
}

void Decision::Inside::tell() const {
  const std::lock_guard lock(telling);
  if (is_told || !reply) return;
  core::Outcome outcome = core::outcome_of(*reply, options);
  cut(outcome.text, outcome.json);
  text = std::move(outcome.text);
  json = std::move(outcome.json);
  is_told = true;
}

const std::string& Decision::text() const {
  inside_->tell();
  return inside_->text;
}

const std::string& Decision::json() const {
  inside_->tell();
  return inside_->json;
}

Explanation Decision::explain() const {
  if (!inside_->reply || inside_->reply->kind == core::ReplyKind::rows) return Face::explanation(text(), json());
  const std::lock_guard lock(inside_->telling);
  core::Outcome outcome = core::why_outcome(*inside_->reply, inside_->options);
  inside_->cut(outcome.text, outcome.json);
  return Face::explanation(std::move(outcome.text), std::move(outcome.json));
}

Explanation Decision::explain_why_not(Verdict wanted) const {
  const auto grade = grade_of(wanted);
  if (!grade || !inside_->reply || inside_->reply->kind != core::ReplyKind::act) return explain();
  const std::lock_guard lock(inside_->telling);
  const core::Reply& reply = *inside_->reply;
  core::Outcome outcome = core::why_outcome(reply, inside_->options);
  outcome.text =
      core::why_not(reply.view, reply.question, reply.answer, *grade, core::telling_of(inside_->options, reply.asking));
  inside_->cut(outcome.text, outcome.json);
  return Face::explanation(std::move(outcome.text), std::move(outcome.json));
}

}  // namespace licet
