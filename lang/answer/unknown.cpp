#include <algorithm>

#include "answer/account.hpp"
#include "answer/names.hpp"
#include "answer/wording.hpp"
#include "answer/words.hpp"
#include "judge/asking.hpp"

// What is not known, as questions to put to a person, and what each answer would come to.
namespace licet::core {

namespace {

constexpr std::size_t kMostValues = 8;  // that are tried one by one, each of them a question asked again

bool in_case(const Case& facts, std::uint32_t object) { return object < facts.objects.size(); }

}  // namespace

std::string Account::arguments(const std::vector<Value>& of) const {
  std::vector<std::string> names;
  for (const Value& value : of) names.push_back(value.is_none() ? "that act" : naming.value(value));
  return joined(names);
}

bool Account::is_secret(const Cause& cause) const {
  if (cause.kind != CauseOf::fact && cause.kind != CauseOf::asked) return false;
  return in_case(facts, cause.a) ? naming.is_secret(ObjectId{cause.a}, FieldId{cause.b})
                                 : naming.may_be_secret(FieldId{cause.b});
}

std::string Account::ask_fact(const Cause& cause) const {
  const FieldId field{cause.b};
  const std::string name = words_of(program.symbols.text(program.field_names[cause.b]));
  const Field* declared = nullptr;
  std::string owner;
  bool own = false;  // of the act asked about: it needs no owner
  if (is_some(cause.demanded_by)) {
    const Rule& rule = program.rules[index(cause.demanded_by)];
    owner = "the " + words_of(program.symbols.text(program.acts[index(rule.act)].name)) + " that " +
            this->rule(cause.demanded_by) + " demands";
    declared = program.field(rule.act, field);
  } else if (in_case(facts, cause.a)) {
    owner = naming.object(ObjectId{cause.a});
    own = ObjectId{cause.a} == question.act;
    declared = naming.declaration(ObjectId{cause.a}, field);
  }
  const Type type = declared != nullptr ? declared->type : Type{};
  const bool person = type.kind == Kind::object && (!is_some(type.role) || !program.roles[index(type.role)].thing);
  if (type.kind == Kind::boolean) {
    if (const auto predicate = predicate_of(program.symbols.text(program.field_names[cause.b])))
      return predicate->question(owner);
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
    case Kind::object:
      return std::string(person ? "Who" : "What") + " is " + whose + "?";
    case Kind::date:
      return "On which day is " + whose + "?";
    case Kind::money:
      return "How much is " + whose + "?";
    case Kind::duration:
      return "How long is " + whose + "?";
    case Kind::set:
      return "Which are " + whose + "?";
    case Kind::option: {
      std::vector<std::string> options;
      for (const Symbol option : program.types[index(type.options)].options)
        options.push_back(option_text(program.symbols.text(option)));
      return "What is " + whose + ": " + joined(options, "or") + "?";
    }
    default:
      return "What is " + whose + "?";
  }
}

std::string Account::ask(const Cause& cause) const {
  switch (cause.kind) {
    case CauseOf::fact:
    case CauseOf::asked:
      return ask_fact(cause);
    case CauseOf::judgment: {
      std::vector<std::string> of;
      for (const Value& value : cause.of) of.push_back(value.is_none() ? "that act" : naming.value(value));
      return Wording(program, program.code).question(JudgmentId{cause.a}, of);
    }
    case CauseOf::reading: {
      const Reading& reading = program.readings[cause.a];
      std::vector<std::string> options;
      for (const Symbol option : reading.options) options.push_back(option_text(program.symbols.text(option)));
      const std::string text =
          reading.question.empty() ? capitalised(words_of(program.symbols.text(reading.name))) + "?" : reading.question;
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
    case CauseOf::authoriser:
      return "Was the one who authorised it competent to do so under " + rule(RuleId{cause.a}) + "?";
    case CauseOf::event:
      return "Did " + naming.object(ObjectId{cause.a}) + " happen?";
    case CauseOf::role:
      return "Is " + naming.object(ObjectId{cause.a}) + " " +
             with_article(words_of(program.symbols.text(program.roles[cause.b].name))) + "?";
    case CauseOf::period:
      return "Was " + instrument_title(program, InstrumentId{cause.a}) + " in force on " + day_text(facts.on) + "?";
    case CauseOf::open_list:
      return "Is " + arguments(cause.of) + " the like of what " +
             in_quotes(words_of(program.symbols.text(program.terms[cause.a].name))) + " lists?";
    case CauseOf::bearer:
      return "Whose duty is it under " + rule(RuleId{cause.a}) + "? The text does not say.";
    case CauseOf::error:
      return "This cannot be worked out: " + mistake_words(facts, cause) + ".";
  }
  return "";
}

std::string Account::who(const Cause& cause) const {
  const auto issuer = [&](InstrumentId instrument) -> std::string {
    const std::string text = is_some(instrument) ? program.instruments[index(instrument)].issuer : "";
    return text.empty() ? "" : the(text);
  };
  switch (cause.kind) {
    case CauseOf::fact:
      return in_case(facts, cause.a) && ObjectId{cause.a} == question.act ? actor() : "";
    case CauseOf::judgment: {
      const Judgment& judgment = program.judgments[cause.a];
      return judgment.by == WhoKind::role
                 ? the(words_of(program.symbols.text(program.roles[index(judgment.role)].name)))
                 : "";
    }
    case CauseOf::reading:
      return issuer(program.readings[cause.a].instrument);
    case CauseOf::bearer:
    case CauseOf::authoriser:
      return issuer(program.rules[cause.a].instrument);
    case CauseOf::open_list:
      return issuer(program.terms[cause.a].instrument);
    case CauseOf::period:
      return issuer(InstrumentId{cause.a});
    case CauseOf::asked:
    case CauseOf::reference:
    case CauseOf::order:
    case CauseOf::event:
    case CauseOf::role:
    case CauseOf::error:
      return "";
  }
  return "";
}

std::string Account::what(const Cause& cause) const {
  const auto call = [&](std::string name) {
    std::string of;
    for (const Value& value : cause.of)
      of += (of.empty() ? "" : ", ") + (value.is_none() ? std::string("it") : naming.value(value));
    return of.empty() ? name : name + "(" + of + ")";
  };
  const auto name_of = [&](std::uint32_t object) {
    if (!in_case(facts, object)) return std::string("it");
    if (ObjectId{object} == question.act && facts.objects[object].name == kNoSymbol) return std::string("this");
    return naming.object(ObjectId{object});
  };
  switch (cause.kind) {
    case CauseOf::fact:
    case CauseOf::asked:
      return name_of(cause.a) + "." + std::string(program.symbols.text(program.field_names[cause.b]));
    case CauseOf::judgment:
    case CauseOf::open_list:
      return call(cause_name(facts, cause));
    case CauseOf::reference:
      return call(std::string(facts.text(cause.text)));
    case CauseOf::order:
      return "order(" + name_of(cause.a) + ", " + name_of(cause.b) + ")";
    case CauseOf::role:
      return name_of(cause.a) + "." + std::string(program.symbols.text(program.roles[cause.b].name));
    case CauseOf::event:
      return name_of(cause.a);
    case CauseOf::reading:
    case CauseOf::authoriser:
    case CauseOf::bearer:
    case CauseOf::period:
      return cause_name(facts, cause);
    case CauseOf::error:
      return mistake_words(facts, cause);
  }
  return "";
}

std::vector<Account::Outcome> Account::outcomes(const Cause& cause) const {
  std::vector<Outcome> found;
  const auto values = alternatives(facts, cause);
  if (values.size() > kMostValues || is_secret(cause)) return found;
  for (const Value& value : values) {
    Case changed = facts;
    settle(changed, cause, value);
    const Answer then = decide(changed, question);
    std::string answer = naming.value(value);
    if (cause.kind == CauseOf::reading) {
      const auto option = value.decimal().whole();
      answer = option_text(program.symbols.text(program.readings[cause.a].options[static_cast<std::size_t>(*option)]));
    }
    const auto same = std::find_if(found.begin(), found.end(), [&](const Outcome& one) {
      return one.headline == then.headline && one.possible == then.possible;
    });
    if (same != found.end()) {
      same->answers.push_back(std::move(answer));
    } else {
      found.push_back({{std::move(answer)}, then.headline, then.possible});
    }
  }
  return found;
}

}  // namespace licet::core
