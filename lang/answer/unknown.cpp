#include <algorithm>

#include "answer/account.hpp"
#include "answer/names.hpp"
#include "answer/wording.hpp"
#include "answer/words.hpp"

// What is not known, as questions to put to a person, and what each answer would come to.
namespace licet::core {

namespace {

constexpr std::size_t kMostOptions = 6;  // of an enumeration whose values are tried one by one

bool in_case(const Case& facts, std::uint32_t object) { return object < facts.objects.size(); }

bool same_subject(const Finding& a, const Finding& b) {
  return a.kind == b.kind && a.judgment == b.judgment && a.term == b.term && a.reference == b.reference && a.of == b.of;
}

}  // namespace

std::string Account::arguments(const std::vector<Value>& of) const {
  std::vector<std::string> names;
  for (const Value& value : of) names.push_back(value.is_none() ? "that act" : naming.value(value));
  return joined(names);
}

bool Account::is_secret(const Cause& cause) const {
  if (cause.kind != CauseOf::fact && cause.kind != CauseOf::asked) return false;
  return in_case(facts, cause.a) ? naming.is_secret(ObjectId{cause.a}, FieldId{cause.b}) : naming.may_be_secret(FieldId{cause.b});
}

std::string Account::ask_fact(const Cause& cause) const {
  const FieldId field{cause.b};
  const std::string name = words_of(program.symbols.text(program.field_names[cause.b]));
  const Field* declared = nullptr;
  std::string owner;
  bool own = false;  // of the act asked about: it needs no owner
  if (is_some(cause.demanded_by)) {
    const Rule& rule = program.rules[index(cause.demanded_by)];
    owner = "the " + words_of(program.symbols.text(program.acts[index(rule.act)].name)) + " that " + this->rule(cause.demanded_by) + " demands";
    declared = program.field(rule.act, field);
  } else if (in_case(facts, cause.a)) {
    owner = naming.object(ObjectId{cause.a});
    own = ObjectId{cause.a} == question.act;
    declared = naming.declaration(ObjectId{cause.a}, field);
  }
  const Type type = declared != nullptr ? declared->type : Type{};
  const bool person = type.kind == Kind::object && (!is_some(type.role) || !program.roles[index(type.role)].thing);
  if (type.kind == Kind::boolean) {
    if (const auto predicate = predicate_of(program.symbols.text(program.field_names[cause.b]))) return predicate->question(owner);
    return capitalised(own ? name : possessive(owner) + " " + name) + ": yes or no?";
  }
  std::string whose = own ? "the " + name : possessive(owner) + " " + name;
  if (is_preposition(name)) {
    if (name == "to" && person) {
      whose = own ? "the recipient" : "the recipient of " + owner;
    } else if (name == "from" && person) {
      whose = own ? "the source" : "the source of " + owner;
    } else {
      return capitalised(std::string(person ? "who" : "what") + " is " + owner + " " + name + "?");
    }
  }
  switch (type.kind) {
    case Kind::object: return std::string(person ? "Who" : "What") + " is " + whose + "?";
    case Kind::date: return "On which day is " + whose + "?";
    case Kind::money: return "How much is " + whose + "?";
    case Kind::duration: return "How long is " + whose + "?";
    case Kind::set: return "Which are " + whose + "?";
    case Kind::option: {
      std::vector<std::string> options;
      for (const Symbol option : program.types[index(type.options)].options) options.push_back(option_text(program.symbols.text(option)));
      return "What is " + whose + ": " + joined(options, "or") + "?";
    }
    default: return "What is " + whose + "?";
  }
}

std::string Account::ask(const Cause& cause) const {
  switch (cause.kind) {
    case CauseOf::fact:
    case CauseOf::asked: return ask_fact(cause);
    case CauseOf::judgment: {
      std::vector<std::string> of;
      for (const Value& value : cause.of) of.push_back(value.is_none() ? "that act" : naming.value(value));
      return Wording(program, program.code).question(JudgmentId{cause.a}, of);
    }
    case CauseOf::reading: {
      const Reading& reading = program.readings[cause.a];
      std::vector<std::string> options;
      for (const Symbol option : reading.options) options.push_back(option_text(program.symbols.text(option)));
      const std::string text = reading.question.empty() ? capitalised(words_of(program.symbols.text(reading.name))) + "?" : reading.question;
      return text + " Read it as " + joined(options, "or") + "?";
    }
    case CauseOf::reference: {
      const std::string name = cause_name(facts, cause);
      const std::string said(facts.text(cause.text));
      const std::string part = said.size() > name.size() + 1 ? in_quotes(words_of(said.substr(name.size() + 1))) : "";
      const std::string of = cause.of.empty() ? "" : " of " + arguments(cause.of);
      return "Does " + name + " (not loaded) say " + (part.empty() ? "so" : part) + of + "?";
    }
    case CauseOf::order:
      return "Which came first: " + naming.object(ObjectId{cause.a}) + " or " + naming.object(ObjectId{cause.b}) + "?";
    case CauseOf::authoriser: return "Was the one who authorised it competent to do so under " + rule(RuleId{cause.a}) + "?";
    case CauseOf::event: return "Did " + naming.object(ObjectId{cause.a}) + " happen?";
    case CauseOf::role:
      return "Is " + naming.object(ObjectId{cause.a}) + " " + with_article(words_of(program.symbols.text(program.roles[cause.b].name))) + "?";
    case CauseOf::period: return "Was " + instrument_title(program, InstrumentId{cause.a}) + " in force on " + day_text(facts.on) + "?";
    case CauseOf::open_list:
      return "Is " + arguments(cause.of) + " the like of what " + in_quotes(words_of(program.symbols.text(program.terms[cause.a].name))) + " lists?";
    case CauseOf::bearer: return "Whose duty is it under " + rule(RuleId{cause.a}) + "? The text does not say.";
    case CauseOf::error: return "This cannot be worked out: " + mistake_words(facts, cause) + ".";
  }
  return "";
}

std::string Account::who(const Cause& cause) const {
  const auto issuer = [&](InstrumentId instrument) -> std::string {
    return is_some(instrument) ? program.instruments[index(instrument)].issuer : "";
  };
  switch (cause.kind) {
    case CauseOf::fact: return in_case(facts, cause.a) && ObjectId{cause.a} == question.act ? actor() : "";
    case CauseOf::judgment: {
      const Judgment& judgment = program.judgments[cause.a];
      return judgment.by == WhoKind::role ? the(words_of(program.symbols.text(program.roles[index(judgment.role)].name))) : "";
    }
    case CauseOf::reading: return issuer(program.readings[cause.a].instrument);
    case CauseOf::bearer:
    case CauseOf::authoriser: return issuer(program.rules[cause.a].instrument);
    case CauseOf::open_list: return issuer(program.terms[cause.a].instrument);
    case CauseOf::period: return issuer(InstrumentId{cause.a});
    case CauseOf::asked:
    case CauseOf::reference:
    case CauseOf::order:
    case CauseOf::event:
    case CauseOf::role:
    case CauseOf::error: return "";
  }
  return "";
}

std::string Account::what(const Cause& cause) const {
  const auto call = [&](std::string name) {
    std::string of;
    for (const Value& value : cause.of) of += (of.empty() ? "" : ", ") + (value.is_none() ? std::string("it") : naming.value(value));
    return of.empty() ? name : name + "(" + of + ")";
  };
  const auto name_of = [&](std::uint32_t object) {
    if (!in_case(facts, object)) return std::string("it");
    if (ObjectId{object} == question.act && facts.objects[object].name == kNoSymbol) return std::string("this");
    return naming.object(ObjectId{object});
  };
  switch (cause.kind) {
    case CauseOf::fact:
    case CauseOf::asked: return name_of(cause.a) + "." + std::string(program.symbols.text(program.field_names[cause.b]));
    case CauseOf::judgment:
    case CauseOf::open_list: return call(cause_name(facts, cause));
    case CauseOf::reference: return call(std::string(facts.text(cause.text)));
    case CauseOf::order: return "order(" + name_of(cause.a) + ", " + name_of(cause.b) + ")";
    case CauseOf::role: return name_of(cause.a) + "." + std::string(program.symbols.text(program.roles[cause.b].name));
    case CauseOf::event: return name_of(cause.a);
    case CauseOf::reading:
    case CauseOf::authoriser:
    case CauseOf::bearer:
    case CauseOf::period: return cause_name(facts, cause);
    case CauseOf::error: return mistake_words(facts, cause);
  }
  return "";
}

std::vector<Account::Outcome> Account::outcomes(const Cause& cause) const {
  std::vector<Outcome> found;
  const auto ask_again = [&](std::string answer, const Case& changed) { found.push_back({std::move(answer), decide(changed, question)}); };
  const auto finding = [&](FindingKind kind, bool yes) {
    Finding made;
    made.kind = kind;
    if (kind == FindingKind::judgment) made.judgment = JudgmentId{cause.a};
    if (kind == FindingKind::open_list) made.term = TermId{cause.a};
    if (kind == FindingKind::reference) made.reference = cause.text;
    made.of = cause.of;
    made.answer = yes ? Verdict3::yes : Verdict3::no;
    return made;
  };
  if (is_some(cause.demanded_by)) return found;
  switch (cause.kind) {
    case CauseOf::judgment:
    case CauseOf::open_list:
    case CauseOf::reference: {
      const FindingKind kind = cause.kind == CauseOf::judgment ? FindingKind::judgment : cause.kind == CauseOf::open_list ? FindingKind::open_list : FindingKind::reference;
      for (const bool yes : {true, false}) {
        const Finding made = finding(kind, yes);
        Case changed = facts;
        std::erase_if(changed.findings, [&](const Finding& old) { return same_subject(old, made); });
        changed.findings.push_back(made);
        ask_again(yes ? "yes" : "no", changed);
      }
      return found;
    }
    case CauseOf::reading:
      for (std::uint32_t i = 0; i < program.readings[cause.a].options.size() && i < kMostOptions; ++i) {
        Case changed = facts;
        changed.readings[cause.a] = i;
        ask_again(option_text(program.symbols.text(program.readings[cause.a].options[i])), changed);
      }
      return found;
    case CauseOf::fact:
    case CauseOf::asked: {
      if (!in_case(facts, cause.a)) return found;
      const Field* declared = naming.declaration(ObjectId{cause.a}, FieldId{cause.b});
      if (declared == nullptr) return found;
      const auto with = [&](std::string answer, const Value& value) {
        Case changed = facts;
        changed.set_fact(ObjectId{cause.a}, {FieldId{cause.b}, FactState::known, value});
        ask_again(std::move(answer), changed);
      };
      if (declared->type.kind == Kind::boolean) {
        with("yes", Value::boolean(true));
        with("no", Value::boolean(false));
      } else if (declared->type.kind == Kind::option && program.types[index(declared->type.options)].options.size() <= kMostOptions) {
        for (const Symbol option : program.types[index(declared->type.options)].options) with(option_text(program.symbols.text(option)), Value::option(option));
      }
      return found;
    }
    case CauseOf::event:
      for (const bool yes : {true, false}) {
        Case changed = facts;
        changed.objects[cause.a].perhaps = false;
        changed.objects[cause.a].denied = !yes;
        ask_again(yes ? "yes" : "no", changed);
      }
      return found;
    case CauseOf::order: case CauseOf::authoriser: case CauseOf::role: case CauseOf::period: case CauseOf::bearer: case CauseOf::error: return found;
  }
  return found;
}

}  // namespace licet::core
