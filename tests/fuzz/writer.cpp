#include "writer.hpp"

#include <algorithm>

std::string Writer::condition(int depth, bool in_rule) {
  const auto inner = [&] { return condition(depth - 1, in_rule); };
  switch (number(depth > 0 ? 16 : 9)) {
    case 0:
      return "kind is " + any({"red", "green", "blue"});
    case 1:
      return "much " + any({"more than", "at least", "less than", "at most"}) + " " + std::to_string(number(3));
    case 2:
      return any({"ok", "not ok", "ok is yes"});
    case 3:
      return "to is " + any({"actor", "none", "not actor"});
    case 4:
      return any({"to", "actor"}) + " is " + any({"", "not "}) + "a " + role();
    case 5:
      return any({"presumed_no(this)", "presumed_yes(this)", "open_question(this)", "fixed"});
    case 6:
      return "doubtful is " + any({"wide", "narrow"});
    case 7:
      return "today " + any({"earlier than", "no later than", "later than", "no earlier than"}) + " " + day();
    case 8:
      return "much / " + std::to_string(number(1)) + " at most 1";  // zero: an error where it is evaluated
    case 9:
      return in_rule ? "authorised " + any({"", "in advance "}) + "by " + any({"R0", "R1", "someone"}) : "ok";
    case 10:
      return "(" + inner() + " and " + inner() + ")";
    case 11:
      return "(" + inner() + " or " + inner() + ")";
    case 12:
      return "not (" + inner() + ")";
    case 13:
      return "at least 2 of (" + inner() + ", " + inner() + ", " + inner() + ")";
    case 14:
      return any({"some", "every"}) + " x in " + role() + " has (x is " + any({"", "not "}) + any({"to", "actor"}) +
             ")";
    case 15:
      return "count of x in " + role() + " has (x is not actor) at least " + std::to_string(number(3));
    default:
      return "happened(other" + any({"", " by actor", " within 1 month"}) + ")";
  }
}

std::string Writer::rule(int index) {
  const std::string name = "r" + std::to_string(index);
  std::string text = "rule " + name + " [" + std::to_string(1 + index) + "]\n  ";
  const int form = number(5);
  if (form == 0) {  // a duty, which may be broken in time
    text += "after other as o" + (perhaps() ? " if o.ok" : std::string()) + ",\n  o.actor " + any({"must", "should"}) +
            " " + act() + any({"", " within 10 days", " before 2024-03-15", " by 2024-03-15", " promptly"});
    return text + "\n";
  }
  text += any({"anyone ", "a R0 ", "a R1 ", "a R2 "}) + any({"must not ", "must ", "should not ", "should ", "may "}) +
          act();
  if (form > 1) text += "\n    if " + condition(2, true);
  if (form > 3) text += "\n    unless " + condition(2, true);
  if (index > 0 && perhaps()) {
    text += any({"\n  notwithstanding r", "\n  subject to r"}) + std::to_string(number(index - 1));
  }
  return text + "\n";
}

Writer::Policy Writer::policy() {
  Policy policy;
  std::string& text = policy.declarations;
  text = "instrument fuzz\n  title \"Fuzz\"\n  status " + any({"law", "code", "guidance", "commentary"}) +
         "\n  in force from " + any({"", "at latest "}) + "2024-01-05\n  outline 1..9\n\nrole R\nrole R0 is a R\n";
  text += "role R1" + any({" is a R", " is a R0"}) + "\n" + "role R2" + any({" is a R", " is a R0", " is a R1"}) + "\n";
  const std::string fields = "\n  to : R0\n  kind : red | green | blue\n  much : Number" + any({"", " = 0"}) +
                             "\n  ok : yes | no" + any({"", " presumed no", " = yes"}) + "\n";
  text += "act deed" + fields + "act other" + fields;
  for (const char* name : {"a0", "a1", "a2"}) {
    text += std::string("act ") + name + " is a deed\n";
  }
  if (perhaps()) text += "a0 counts as a1 [1] if ok\n";
  text +=
      "judgment presumed_no(a: conduct) [1]\n  by someone\n  ask \"No: {a}?\"\n  presumed no\n"
      "judgment presumed_yes(a: conduct) [1]\n  by someone\n  ask \"Yes: {a}?\"\n  presumed yes\n"
      "judgment open_question(a: conduct) [1]\n  by R0\n  ask \"Open: {a}?\"\n"
      "reading doubtful [1]\n  \"Wide or narrow?\"\n  options wide | narrow\n"
      "term fixed [1]\n  means today later than " +
      day() + "\n\n";
  const int rules = 1 + number(6);
  for (int i = 0; i < rules; ++i) policy.rules.push_back(rule(i));
  return policy;
}

licet::Fields Writer::some_fields() {
  licet::Fields fields{{"to", any({"e0", "e1", "e2"})}};
  if (perhaps()) fields.push_back({"kind", any({"red", "green", "blue"})});
  if (perhaps()) fields.push_back({"much", number(4)});
  if (perhaps()) fields.push_back({"ok", perhaps()});
  return fields;
}

std::string Writer::fields() {
  std::string text;
  for (const licet::Field& field : some_fields()) {
    const bool truth = field.value.kind() == licet::Value::Kind::yes_no;
    text += (text.empty() ? " { " : ", ") + field.name + ": " +
            (!truth              ? field.value.text()
             : field.value.yes() ? "yes"
                                 : "no");
  }
  return text + " }";
}

std::vector<std::string> Writer::facts() {
  std::vector<std::string> facts;
  for (const char* name : {"e0", "e1", "e2"}) {
    facts.push_back(std::string("let ") + name + " be " + any({"", "perhaps "}) + role() +
                    any({"", " and R2", " and R1"}));
  }
  for (int left = number(5); left > 0; --left) {
    switch (number(2)) {
      case 0:
        facts.push_back(any({"", "perhaps "}) + "on " + day() + " " + person() + " does other" + fields());
        break;
      case 1:
        facts.push_back("on " + day() + " " + person() + " does " + act() + fields());
        break;
      default:
        facts.push_back("authorised a" + std::to_string(number(2)) + " by " + person() + " on " + day());
    }
  }
  facts.push_back("on 2024-05-01");
  return facts;
}

Writer::Asked Writer::asked() { return {person(), act(), some_fields()}; }

std::string Writer::detail(const Asked& asked) {
  const bool kind_told =
      std::any_of(asked.fields.begin(), asked.fields.end(), [](auto& f) { return f.name == "kind"; });
  switch (number(kind_told ? 1 : 2)) {
    case 0:
      return "finding open_question(asked) " + any({"yes", "no"});
    case 1:
      return "settle doubtful as " + any({"wide", "narrow"});
    default:
      return "suppose asked.kind is " + any({"red", "green", "blue"});
  }
}
