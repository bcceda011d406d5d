#include "answer/json.hpp"

#include <algorithm>

#include <licet/version.h>
#include "answer/account.hpp"
#include "answer/duty_words.hpp"
#include "answer/explanation.hpp"
#include "answer/json_writer.hpp"
#include "answer/names.hpp"
#include "answer/words.hpp"

// ORDER: members as in schema/*.schema.json. What is absent from the answer is an empty list or null, never left out,
// unless the schema says so.
namespace licet::core {

namespace {

constexpr std::uint64_t kSchema = 1;

std::string_view force_name(Force force) {
  switch (force) {
    case Force::law:
    case Force::order:
    case Force::code:
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

std::string_view changer_name(Changer changer) {
  switch (changer) {
    case Changer::actor:
      return "actor";
    case Changer::authority:
      return "authority";
    case Changer::finding:
      return "finding";
    case Changer::time:
      return "time";
    case Changer::nobody:
      return "nobody";
  }
  return "";
}

std::optional<Grade> headline_of(Grades possible) {  // of one instrument: the mildest, if they are of one class
  if (possible.empty()) return std::nullopt;
  for (int g = 0; g < kGrades; ++g) {
    if (possible.has(static_cast<Grade>(g)) && class_of(static_cast<Grade>(g)) != class_of(possible.least()))
      return std::nullopt;
  }
  return possible.least();
}

class Document {
public:
  Document(const Case& facts, const Question& question, const Telling& telling, ObjectId known = kNo<ObjectId>)
      : account_(facts, question, telling, known) {}

  void begin(std::string_view kind) {
    json_.open_object().key("schema").number(kSchema);
    json_.member("kind", kind);
  }
  std::string end() {
    json_.key("policy").open_object().member("digest", account_.program.digest).close_object();
    json_.member("engine", LICET_VERSION);
    json_.close_object();
    return json_.take();
  }

  void decision(const Answer& answer) {
    asked();
    json_.member("verdict", verdict_text(answer.headline));
    grades("possible", answer.possible);
    json_.key("force");
    if (answer.force) {
      json_.text(force_name(*answer.force));
    } else {
      json_.null();
    }
    json_.member("on", day_text(account_.facts.on));
    json_.key("per_instrument").open_list();
    for (const InstrumentVerdict& verdict : answer.instruments) {
      json_.open_object().member("instrument", instrument_name(account_.program, verdict.instrument));
      json_.member("title", instrument_title(account_.program, verdict.instrument));
      json_.member("force", force_name(account_.program.instruments[index(verdict.instrument)].force));
      json_.member("verdict", verdict_text(headline_of(verdict.possible)));
      grades("possible", verdict.possible);
      rows("decisive", answer, verdict.decisive);
      json_.close_object();
    }
    json_.close_list();
    rows("decisive", answer, answer.decisive);
    std::vector<std::uint32_t> also;
    const auto among = [](const std::vector<std::uint32_t>& rows, std::uint32_t row) {
      return std::find(rows.begin(), rows.end(), row) != rows.end();
    };
    for (std::uint32_t i = 0; i < answer.rows.size(); ++i) {
      if (!among(answer.decisive, i) && !among(answer.pending, i) && !among(answer.defeated, i)) also.push_back(i);
    }
    rows("also", answer, also);
    rows("pending", answer, answer.pending);
    rows("defeated", answer, answer.defeated);
    json_.key("conflicts").open_list();
    for (const Conflict& conflict : answer.conflicts) {
      json_.open_list();
      row(answer.rows[conflict.first]);
      row(answer.rows[conflict.second]);
      json_.close_list();
    }
    json_.close_list();
    needs(answer);
    provided(answer);
    presumed(answer);
    json_.key("missing").open_list();
    for (const Missing& missing : answer.missing) {
      json_.open_object();
      cause(missing.cause);
      json_.key("settles").truth(missing.settles).key("whatever").truth(missing.whatever);
      json_.close_object();
    }
    json_.close_list();
    readings(answer);
    json_.key("references").open_list();
    for (const Symbol reference : answer.references) json_.text(account_.facts.text(reference));
    json_.close_list();
    duties("duties", answer.duties);
    json_.key("limits").open_list();
    if (answer.out_of_fuel)
      json_.text(is_some(answer.fuel_rule) ? "fuel in " + full_rule_name(account_.program, answer.fuel_rule) : "fuel");
    if (answer.readings_capped) json_.text("readings");
    if (answer.missing_unranked) json_.text("missing unranked");
    json_.close_list();
  }

  void repairs(const Repairs* repairs) {
    json_.key("repairs").open_list();
    if (repairs != nullptr) {
      for (const auto& set : repairs->sets) repair(set);
    }
    json_.close_list();
    if (repairs != nullptr) json_.key("repairs_complete").truth(repairs->complete);
  }

  void proof(std::string_view name, const Explanation& explanation) {
    json_.key(name);
    node(explanation.root);
    if (explanation.cut) json_.key("proof_cut").truth(true);
  }

  void duties(std::string_view name, const std::vector<Duty>& duties) {
    json_.key(name).open_list();
    DutyWords words(account_);
    for (const Duty& duty : duties) {
      json_.open_object();
      rule(duty.id.rule);
      json_.member("sentence", words.sentence(duty));
      json_.key("bearer");
      if (duty.id.bearer) {
        json_.text(account_.naming.object(*duty.id.bearer));
      } else {
        json_.null();
      }
      if (is_some(duty.id.to)) json_.member("to", account_.naming.object(duty.id.to));
      json_.member_if("cause", words.cause(duty));
      json_.key("statuses").open_list();
      for (const DutyStatus status : duty.statuses) json_.text(status_text(status));
      json_.close_list();
      day("since", duty.since);
      day("last_day", duty.last_day);
      if (duty.promptly) json_.key("promptly").truth(true);
      if (duty.done_by) json_.member("done_by", account_.naming.object(*duty.done_by));
      if (duty.broken_by) json_.member("broken_by", account_.naming.object(*duty.broken_by));
      day("breach_day", duty.breach_day);
      json_.member("reason", words.reason(duty));
      causes("missing", duty.missing);
      json_.close_object();
    }
    json_.close_list();
  }

  void limits(bool out_of_fuel) {
    json_.key("limits").open_list();
    if (out_of_fuel) json_.text("fuel");
    json_.close_list();
  }

  void truth(const Evaluated& is, bool withheld, std::string_view told) {
    const bool known = is.is_truth ? !is.truth.unknown() : is.value.known();
    json_.member("on", day_text(account_.facts.on));
    json_.member("sentence", told);
    json_.member("answer", withheld      ? "withheld"
                           : is.is_truth ? kleene_text(is.truth.kleene)
                           : known       ? "known"
                                         : "unknown");
    if (!is.is_truth && known && !withheld) json_.member("value", account_.naming.value(is.value.value));
    causes("missing", withheld ? std::vector<Cause>{} : is.causes);
    limits(is.out_of_fuel);
  }

  void candidates(const std::vector<Candidate>& rows_) {
    json_.member("on", day_text(account_.facts.on));
    json_.key("rows").open_list();
    for (const Candidate& one : rows_) {
      json_.open_object();
      if (is_some(one.act)) {
        json_.member("act", account_.program.symbols.text(account_.program.acts[index(one.act)].name));
      } else {
        json_.member(one.what.kind() == ValueKind::date ? "day" : "who", account_.naming.value(one.what));
      }
      json_.member("verdict", verdict_text(one.answer.headline));
      grades("possible", one.answer.possible);
      rows("decisive", one.answer, one.answer.decisive);
      std::vector<Cause> missing;
      for (const Missing& m : one.answer.missing) missing.push_back(m.cause);
      causes("missing", missing);
      json_.close_object();
    }
    json_.close_list();
  }

private:
  void asked() {
    json_.key("asked").open_object();
    constexpr std::string_view kForms[] = {"may", "must", "should", "may"};  // ORDER: as Asking
    json_.member("form", kForms[static_cast<std::size_t>(account_.telling.asking)]);
    if (account_.question.refrain) json_.key("refrain").truth(true);
    if (is_some(account_.question.act)) {
      const Object& act = account_.facts.objects[index(account_.question.act)];
      json_.member("by", account_.actor());
      const Symbol name = act.unlisted_act != kNoSymbol ? act.unlisted_act
                          : is_some(act.act)            ? account_.program.acts[index(act.act)].name
                                                        : kNoSymbol;
      json_.member("act", account_.facts.text(name));
      json_.member_if("as", account_.facts.text(act.name));
    }
    if (is_some(account_.question.under))
      json_.member("under", instrument_name(account_.program, account_.question.under));
    if (account_.question.strictly) json_.key("strictly").truth(true);
    json_.close_object();
  }

  void grades(std::string_view name, Grades grades) {
    json_.key(name).open_list();
    for (int g = 0; g < kGrades; ++g) {
      if (grades.has(static_cast<Grade>(g))) json_.text(grade_text(static_cast<Grade>(g)));
    }
    json_.close_list();
  }

  void day(std::string_view name, std::optional<Day> day) {
    if (day) json_.member(name, day_text(*day));
  }

  void cites(const Cites& cites) {
    std::string text;
    for (const Symbol paragraph : cites.paragraphs)
      text += (text.empty() ? "" : ", ") + std::string(account_.program.symbols.text(paragraph));
    json_.member("cites", text);
    json_.key("paragraphs").open_list();
    for (const Symbol paragraph : cites.paragraphs) json_.text(account_.program.symbols.text(paragraph));
    json_.close_list();
  }

  void rule(RuleId id) {  // members of an object that is open
    const Rule& rule = account_.program.rules[index(id)];
    json_.member("rule", rule_name(account_.program, id));
    json_.member("instrument", instrument_name(account_.program, rule.instrument));
    cites(rule.cites);
    json_.member("modal", rule.words.empty() ? modality_text(rule.modality) : std::string_view(rule.words));
    json_.member_if("because", rule.because);
    json_.member("span", place_text(account_.program, rule.place));
  }

  void row(const RuleRow& row) {
    json_.open_object();
    if (is_some(row.rule)) {
      rule(row.rule);
    } else {
      json_.member("instrument", instrument_name(account_.program, row.instrument));
    }
    grades("grades", row.grades);
    json_.key("certain").truth(row.certain);
    if (row.licence) json_.key("lets_go").truth(true);
    if (row.before) json_.key("before").truth(true);
    if (!row.causes.empty()) causes("missing", row.causes);
    json_.close_object();
  }

  void rows(std::string_view name, const Answer& answer, const std::vector<std::uint32_t>& list) {
    json_.key(name).open_list();
    for (const std::uint32_t i : list) row(answer.rows[i]);
    json_.close_list();
  }

  void cause(const Cause& cause) {  // members of an object that is open
    json_.member("what", account_.what(cause));
    json_.member("name", cause_name(account_.facts, cause));
    json_.member("why", cause_kind_text(cause.kind));
    json_.member("who", account_.who(cause));
    json_.member("question", account_.ask(cause));
    if (account_.is_secret(cause)) json_.key("confidential").truth(true);
  }

  void causes(std::string_view name, const std::vector<Cause>& list) {
    json_.key(name).open_list();
    for (const Cause& one : list) {
      json_.open_object();
      cause(one);
      json_.close_object();
    }
    json_.close_list();
  }

  void needs(const Answer& answer) {
    json_.key("needs").open_list();
    for (const NeedsWho& need : answer.needs) {
      json_.open_object().member("of", account_.licence_giver(need));
      json_.key("in_advance").truth(account_.program.code.licences[need.licence].in_advance);
      rule(need.rule);
      json_.close_object();
    }
    json_.close_list();
  }

  void provided(const Answer& answer) {
    json_.key("provided").open_list();
    for (const Proviso& proviso : answer.provided) {
      json_.open_object().member("kind", "duty");
      rule(proviso.id.rule);
      if (proviso.id.bearer) json_.member("bearer", account_.naming.object(*proviso.id.bearer));
      if (is_some(proviso.id.to)) json_.member("to", account_.naming.object(proviso.id.to));
      day("last_day", proviso.last_day);
      json_.key("certain").truth(proviso.certain).close_object();
    }
    for (const Condition& condition : answer.conditions) {
      json_.open_object().member("kind", "condition");
      rule(condition.rule);
      cause(condition.cause);
      json_.close_object();
    }
    json_.close_list();
  }

  void presumed(const Answer& answer) {
    json_.key("presumed").open_list();
    for (const Presumed& presumed : answer.presumed) {
      Cause of{CauseOf::judgment, static_cast<std::uint32_t>(presumed.judgment), kNone, kNoSymbol, presumed.of,
               kNo<RuleId>};
      if (is_some(presumed.field))
        of = {CauseOf::fact,
              static_cast<std::uint32_t>(presumed.object),
              static_cast<std::uint32_t>(presumed.field),
              kNoSymbol,
              {},
              kNo<RuleId>};
      json_.open_object();
      cause(of);
      const bool secret = account_.is_secret(of);
      json_.key("answer").text(secret ? "withheld" : presumed.answer ? "yes" : "no");
      cites(is_some(presumed.field) ? Cites{} : account_.program.judgments[index(presumed.judgment)].cites);
      json_.close_object();
    }
    json_.close_list();
  }

  void readings(const Answer& answer) {
    const Program& program = account_.program;
    json_.key("readings").open_list();
    for (const ReadingLeaf& leaf : answer.readings) {
      json_.open_object().key("chosen").open_object();
      for (const auto& [reading, option] : leaf.chosen)
        json_.member(program.symbols.text(program.readings[index(reading)].name),
                     program.symbols.text(program.readings[index(reading)].options[option]));
      json_.close_object();
      grades("possible", leaf.possible);
      json_.close_object();
    }
    json_.close_list().key("readings_without_effect").open_list();
    for (const ReadingId reading : answer.settled_anyway)
      json_.text(program.symbols.text(program.readings[index(reading)].name));
    json_.close_list();
  }

  std::string target(const Change& change) const {  // what is set: `to`, `reception.modest`, `linked(flights)`
    switch (change.kind) {
      case Change::Kind::fact:
        return ObjectId{change.what.a} == account_.question.act
                   ? std::string(account_.program.symbols.text(account_.program.field_names[change.what.b]))
                   : account_.what(change.what);
      case Change::Kind::finding:
      case Change::Kind::reading:
        return account_.what(change.what);
      case Change::Kind::licence:
        return "authorised under " + rule_name(account_.program, change.rule);
      case Change::Kind::do_first:
        return "done first: " + rule_name(account_.program, change.rule);
    }
    return "";
  }

  std::string new_value(const Change& change) const {
    switch (change.kind) {
      case Change::Kind::fact:
        return plain(change.value);
      case Change::Kind::finding:
        return change.value.kind() == ValueKind::boolean && !change.value.yes() ? "no" : "yes";
      case Change::Kind::reading: {
        const auto option = change.value.decimal().whole();
        const auto& options = account_.program.readings[change.what.a].options;
        return option && static_cast<std::size_t>(*option) < options.size()
                   ? std::string(account_.program.symbols.text(options[static_cast<std::size_t>(*option)]))
                   : "";
      }
      case Change::Kind::licence:
        return account_.licence_giver(change.rule, change.licence);
      case Change::Kind::do_first:
        return "yes";
    }
    return "";
  }

  // An option or a text as it is written, without the quotation marks that a sentence needs.
  std::string plain(const Value& value) const {
    const bool bare = value.kind() == ValueKind::option || value.kind() == ValueKind::text;
    return bare ? std::string(account_.facts.text(value.symbol())) : account_.naming.value(value);
  }

  void repair(const std::vector<Change>& set) {
    Changer hardest = Changer::actor;  // of the whole set: who is hardest to move
    json_.open_object().key("set").open_object();
    for (const Change& change : set) {
      json_.key(target(change));
      if (change.kind == Change::Kind::fact && account_.is_secret(change.what)) {
        json_.null();
      } else {
        json_.text(new_value(change));
      }
      hardest = std::max(hardest, change.by);
    }
    json_.close_object().member("changeable_by", changer_name(hardest));
    json_.key("by").open_list();
    for (const Change& change : set) json_.text(changer_name(change.by));
    json_.close_list().close_object();
  }

  void node(const Proof& proof) {
    json_.open_object().member("kind", proof_kind_text(proof.kind));
    if (proof.withheld) {
      json_.key("result").null().key("withheld").truth(true);
    } else {
      json_.member("result", kleene_text(proof.truth));
    }
    json_.member("sentence", proof.sentence);
    json_.member_if("told", proof.told == proof.sentence ? "" : proof.told);
    json_.member_if("source", proof.source);
    if (!proof.values.empty()) {
      json_.key("values").open_list();
      for (const auto& [what, is] : proof.values)
        json_.open_object().member("of", what).member("is", is).close_object();
      json_.close_list();
    }
    if (is_some(proof.rule)) json_.member("rule", rule_name(account_.program, proof.rule));
    if (is_some(proof.instrument)) json_.member("instrument", instrument_name(account_.program, proof.instrument));
    if (!proof.cites.empty()) {
      json_.key("cites").open_list();
      for (const std::string& cite : proof.cites) json_.text(cite);
      json_.close_list();
    }
    json_.member_if("span", place_text(account_.program, proof.place));
    if (!proof.matters) json_.key("matters").truth(false);
    if (!proof.children.empty()) {
      json_.key("children").open_list();
      for (const Proof& child : proof.children) node(child);
      json_.close_list();
    }
    json_.close_object();
  }

  Account account_;
  JsonWriter json_;
};

}  // namespace

std::string decision_json(const Case& facts, const Question& question, const Answer& answer, const Repairs* repairs,
                          Proofs proofs, const Telling& telling) {
  Document document(facts, question, telling);
  document.begin("decision");
  document.decision(answer);
  document.repairs(repairs);
  if (proofs == Proofs::yes) document.proof("proof", explain(facts, question, answer, telling));
  return document.end();
}

std::string duties_json(const Case& facts, const Duties& duties, const Telling& telling) {
  const Question none;
  Document document(facts, none, telling);
  document.begin("duties");
  document.duties("duties", duties.all);
  document.limits(duties.out_of_fuel);
  return document.end();
}

std::string truth_json(const Case& facts, NodeId node, const Evaluated& is, Proofs proofs, const Telling& telling) {
  const Question none;
  Document document(facts, none, telling);
  document.begin("truth");
  const Explanation explanation = explain_truth(facts, node, telling);
  document.truth(is, explanation.root.withheld, explanation.root.told);
  if (proofs == Proofs::yes) document.proof("proof", explanation);
  return document.end();
}

std::string rows_json(const Case& facts, const std::vector<Candidate>& rows, const Telling& telling) {
  const Question none;
  Document document(facts, rows.empty() ? none : rows.front().question, telling);
  document.begin("rows");
  document.candidates(rows);
  return document.end();
}

}  // namespace licet::core
