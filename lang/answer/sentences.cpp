#include "answer/sentences.hpp"

#include "answer/wording.hpp"

namespace licet::core {

namespace {

std::string text(const Program& program, Symbol symbol) { return std::string(program.symbols.text(symbol)); }
std::string words(const Program& program, Symbol symbol) { return words_of(program.symbols.text(symbol)); }
std::string role_words(const Program& program, RoleId role) { return words(program, program.roles[index(role)].name); }
std::string act_words(const Program& program, ActId act) { return words(program, program.acts[index(act)].name); }

// ", where the answer to … is yes": what is said of an event besides who did it and with what.
std::string where(const Wording& wording, const std::vector<NodeId>& rest) {
  std::string all;
  for (const NodeId part : rest) all += (all.empty() ? "" : ", and ") + wording.clause(part);
  return all.empty() ? "" : ", where " + all + ",";
}

// "a Country did plan event, with day d (called e), where …,"
std::string event_told(const Program& program, const Wording& wording, ActId act, NodeId condition,
                       const std::string& name) {
  const Wording::EventParts event = wording.event_parts(condition, 0);
  std::string told = (event.who.empty() ? "somebody" : event.who) + " did " + act_words(program, act);
  told += fields_text(event.with, ",");
  if (!name.empty()) told += " (called " + name + ")";
  return told + where(wording, event.rest);
}

// The name that a rule gives to what triggers it, from wherever it is used first.
std::string trigger_name(const Program& program, const Wording& wording, const std::vector<NodeId>& uses) {
  static_cast<void>(program);
  for (const NodeId node : uses) {
    if (!is_some(node)) continue;
    const std::string name = wording.variable(0, node);
    if (name != "it") return name;
  }
  return "";
}

struct Subject {
  std::string text;   // "A Country", "No one"
  std::string modal;  // "must not", or what goes with "No one"
  std::string actor;  // what `actor` is called in the conditions
};
Subject subject_of(const Program& program, const Rule& rule, const Wording& wording) {
  const std::string modal(modality_text(rule.modality));
  const bool negative = rule.modality == Modality::must_not || rule.modality == Modality::should_not ||
                        rule.modality == Modality::need_not;
  switch (rule.bearer.kind) {
    case BearerKind::role:
    case BearerKind::the_role: {
      const std::string role = role_words(program, rule.bearer.role);
      return {rule.bearer.kind == BearerKind::role ? with_article(role) : "the " + role, modal, "the acting " + role};
    }
    case BearerKind::anyone: {
      if (!negative) return {rule.modality == Modality::may ? "anyone" : "everyone", modal, "the one who acts"};
      const std::string positive = rule.modality == Modality::must_not     ? "may"
                                   : rule.modality == Modality::should_not ? "should"
                                                                           : "need";
      return {"no one", positive, "the one who acts"};
    }
    case BearerKind::someone:
      return {"somebody, whom the text does not name,", modal, "the one who acts"};
    case BearerKind::person: {
      const std::string person = wording.noun(rule.bearer.person);
      return {person, modal, person};
    }
  }
  return {};
}

std::string whom_text(const Program& program, const Rule& rule, const Wording& wording) {
  std::vector<std::string> to;
  for (const Whom& whom : rule.to) {
    switch (whom.kind) {
      case WhomKind::role:
        to.push_back(with_article(role_words(program, whom.role)));
        break;
      case WhomKind::every:
        to.push_back("every " + role_words(program, whom.role));
        break;
      case WhomKind::person:
        to.push_back(wording.noun(whom.person));
        break;
      case WhomKind::anyone:
        to.push_back("anyone");
        break;
    }
  }
  return to.empty() ? "" : " to " + joined(to);
}

std::string due_text(const Program& program, const Due& due, const Wording& wording) {
  switch (due.kind) {
    case DueKind::none:
      return "";
    case DueKind::within:
      return " within " + wording.noun(due.when);
    case DueKind::before_day:
      return " before " + wording.noun(due.when);
    case DueKind::by_day:
      return " by " + wording.noun(due.when);
    case DueKind::promptly:
      return " promptly";
    case DueKind::before_act: {
      const std::string with = is_some(due.such) ? wording.pattern(due.such) : "";
      return " before any act " + in_quotes(act_words(program, due.act)) + (with.empty() ? "" : " " + with);
    }
  }
  return "";
}

std::string rule_list(const Program& program, const std::vector<RuleId>& rules) {
  std::vector<std::string> names;
  for (const RuleId rule : rules) names.push_back(text(program, program.rules[index(rule)].name));
  return joined(names);
}

std::string clause_of(const Wording& wording, NodeId condition) {
  return is_some(condition) ? wording.clause(condition) : std::string();
}

}  // namespace

RulePieces rule_pieces(const Program& program, RuleId id) {
  RulePieces pieces;
  const Rule& rule = program.rules[index(id)];
  Wording wording(program, program.code);
  std::string after;
  if (rule.origin.kind != CauseKind::none) {
    const std::string name = trigger_name(program, wording,
                                          {rule.origin.condition, rule.bearer.person, rule.pattern, rule.condition,
                                           rule.unless, rule.due.when, rule.due.such, rule.such});
    wording.slots = {name.empty() ? (rule.origin.kind == CauseKind::event ? "that act" : "that breach") : name};
    if (rule.origin.kind == CauseKind::event) {
      after = "after " + event_told(program, wording, rule.origin.act, rule.origin.condition, name);
    } else {
      after = "after a breach of " + text(program, program.rules[index(rule.origin.breach_of)].name) +
              (name.empty() ? "" : " (called " + name + ")") +
              (is_some(rule.origin.condition) ? ", where " + wording.clause(rule.origin.condition) + "," : "");
    }
    after += after.back() == ',' ? " " : ", ";
  }
  const Subject subject = subject_of(program, rule, wording);
  wording.actor = subject.actor;
  // `conduct` is every act: "must not act if …".
  const std::string verb = rule.act == ActId{0} ? "act" : act_words(program, rule.act);
  pieces.norm = after + subject.text + " " + subject.modal + " " + verb;
  if (is_some(rule.pattern)) pieces.norm += " " + wording.pattern(rule.pattern);
  pieces.norm += whom_text(program, rule, wording) + due_text(program, rule.due, wording);
  pieces.norm = capitalised(pieces.norm);
  pieces.such = clause_of(wording, rule.such);
  pieces.condition = clause_of(wording, rule.condition);
  pieces.unless = clause_of(wording, rule.unless);
  pieces.paused = clause_of(wording, rule.paused);
  if (is_some(rule.broken_by)) {
    pieces.broken = "an act " + in_quotes(act_words(program, rule.broken_by)) +
                    (is_some(rule.broken_such) ? " " + wording.pattern(rule.broken_such) : "") + " breaks it";
  }

  std::vector<RuleId> prevails;
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    for (const RuleId defeater : program.rules[i].defeaters) {
      if (defeater == id) prevails.push_back(RuleId{static_cast<std::uint32_t>(i)});
    }
  }
  const auto relation = [&](std::string sentence) { pieces.relations.push_back(std::move(sentence)); };
  if (!prevails.empty()) relation("It prevails over " + rule_list(program, prevails) + ".");
  if (!rule.defeaters.empty()) relation("It yields to " + rule_list(program, rule.defeaters) + ".");
  if (!rule.subject_to_unloaded.empty()) {
    std::vector<std::string> names;
    for (const Symbol name : rule.subject_to_unloaded) names.push_back(text(program, name));
    relation("It yields to " + joined(names) + ", which is not loaded.");
  }
  if (!rule.applies.empty()) relation("It is what " + rule_list(program, rule.applies) + " comes to here.");
  if (rule.edition != kNoSymbol) relation("It belongs to the edition " + in_quotes(words(program, rule.edition)) + ".");
  return pieces;
}

std::string rule_sentence(const Program& program, RuleId id) {
  const RulePieces pieces = rule_pieces(program, id);
  std::string sentence = pieces.norm;
  const auto put = [&](const char* word, const std::string& piece) {
    if (!piece.empty()) sentence += word + piece;
  };
  put(", such that ", pieces.such);
  put(" if ", pieces.condition);
  put(", unless ", pieces.unless);
  put(", but not while ", pieces.paused);
  put("; ", pieces.broken);
  sentence += ".";
  for (const std::string& relation : pieces.relations) sentence += " " + relation;
  return sentence;
}

std::string term_sentence(const Program& program, TermId id) {
  const Term& term = program.terms[index(id)];
  Wording wording(program, program.code);
  std::vector<std::string> parameters;
  for (const Symbol parameter : term.parameters) parameters.push_back(words(program, parameter));
  wording.slots = parameters;
  const std::string of =
      parameters.empty() ? "" : (term.type.kind == Kind::boolean ? " holds for " : " of ") + joined(parameters);
  std::string sentence = in_quotes(words(program, term.name)) + of;
  if (term.type.kind == Kind::boolean) {
    if (parameters.empty()) sentence += " holds";
    return sentence + " if " + wording.clause(term.body) + ".";
  }
  return sentence + " is " + wording.noun(term.body) + ".";
}

std::string role_sentence(const Program& program, RoleId id) {
  const Role& role = program.roles[index(id)];
  std::string sentence;
  if (!role.parents.empty()) {
    std::vector<std::string> parents;
    for (const RoleId parent : role.parents) parents.push_back(with_article(role_words(program, parent)));
    sentence = capitalised(with_article(words(program, role.name))) + " is " + joined(parents) + ".";
  }
  if (is_some(role.means)) {
    Wording wording(program, program.code);
    wording.slots = {"that person"};
    if (!sentence.empty()) sentence += " ";
    sentence += "A person is " + with_article(words(program, role.name)) + " if " + wording.clause(role.means) + ".";
  }
  return sentence.empty() ? "A case says who is " + with_article(words(program, role.name)) + "." : sentence;
}

std::string judgment_sentence(const Program& program, JudgmentId id) {
  const Judgment& judgment = program.judgments[index(id)];
  const Wording wording(program, program.code);
  std::vector<std::string> parameters;
  for (const Symbol parameter : judgment.parameters) parameters.push_back(words(program, parameter));
  std::string sentence = in_quotes(wording.question(id, parameters));
  sentence += judgment.by == WhoKind::role ? " is for the " + role_words(program, judgment.role) + " to say"
                                           : " is to be judged; the text does not say by whom";
  if (!judgment.standpoint.empty()) sentence += ", as seen by " + judgment.standpoint;
  if (judgment.presumed)
    sentence += std::string("; as long as nobody doubts it, the answer is presumed to be ") +
                (*judgment.presumed ? "yes" : "no");
  return sentence + ".";
}

std::string reading_sentence(const Program& program, ReadingId id) {
  const Reading& reading = program.readings[index(id)];
  std::vector<std::string> options;
  for (const Symbol option : reading.options) options.push_back(option_text(program.symbols.text(option)));
  std::string sentence =
      "The text can be read in " + counted(options.size(), "way") + ": " +
      (reading.question.empty() ? capitalised(words(program, reading.name)) + "?" : reading.question) + " " +
      capitalised(joined(options, "or")) + ".";
  if (reading.settled) sentence += " It is settled as " + options[*reading.settled] + ".";
  return sentence;
}

std::string counts_as_sentence(const Program& program, CountsAsId id) {
  const CountsAs& counts = program.counts_as[index(id)];
  Wording wording(program, program.code);
  const std::string who = is_some(counts.bearer) ? with_article(role_words(program, counts.bearer)) : "anyone";
  wording.actor = is_some(counts.bearer) ? "that " + role_words(program, counts.bearer) : "the one who acts";
  wording.slots = {wording.actor};
  std::string sentence = "An act " + in_quotes(act_words(program, counts.from)) + " by " + who + " counts as " +
                         in_quotes(act_words(program, counts.to));
  if (is_some(counts.by)) sentence += " by " + wording.noun(counts.by);
  std::vector<std::string> with;
  for (const FieldMapping& field : counts.with)
    with.push_back(words(program, program.field_names[index(field.field)]) + " " + wording.noun(field.value));
  if (!with.empty()) sentence += ", with " + joined(with);
  return sentence + (is_some(counts.condition) ? ", if " + wording.clause(counts.condition) : "") + ".";
}

std::string state_sentence(const Program& program, StateId id) {
  const State& state = program.states[index(id)];
  std::vector<std::string> parameters;
  for (const Symbol parameter : state.parameters) parameters.push_back(words(program, parameter));
  const auto told = [&](const std::vector<Occurrence>& occurrences) {
    std::vector<std::string> all;
    for (const Occurrence& occurrence : occurrences) {
      Wording wording(program, program.code);
      std::vector<NodeId> uses{occurrence.condition};
      uses.insert(uses.end(), occurrence.arguments.begin(), occurrence.arguments.end());
      const std::string name = trigger_name(program, wording, uses);
      wording.slots = {name.empty() ? "that act" : name};
      std::string one = event_told(program, wording, occurrence.act, occurrence.condition, name);
      for (std::size_t i = 0; i < occurrence.arguments.size() && i < parameters.size(); ++i) {
        one += (one.back() == ',' ? " " : ", ") + parameters[i] + " being " + wording.noun(occurrence.arguments[i]);
      }
      if (one.back() == ',') one.pop_back();
      all.push_back(one);
    }
    return joined(all, "or after");
  };
  std::string sentence = in_quotes(words(program, state.name)) + " holds" +
                         (parameters.empty() ? "" : " for " + joined(parameters)) + " after " + told(state.starts);
  sentence += state.ends.empty() ? ", and does not end" : ", until " + told(state.ends);
  return sentence + ".";
}

std::string condition_phrase(const Program& program, const CodePool& code, NodeId node, Polarity polarity) {
  return Wording(program, code).clause(node, polarity);
}

std::string value_text(const Case& facts, const Value& value, const Telling& telling) {
  return Naming(facts, telling.sight).value(value);
}

}  // namespace licet::core
