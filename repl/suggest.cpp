#include "suggest.hpp"

#include <algorithm>
#include <cctype>

namespace licet::command {

namespace {

using core::Case;
using core::Field;
using core::Kind;
using core::Object;
using core::ObjectKind;
using core::Program;
using core::Type;

using Words = std::vector<std::string>;

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

// The statement so far, cut into words and signs; texts and comments do not count.
struct Typed {
  std::vector<std::string> tokens;  // those before the word that is being typed
  std::string word;                 // that word; may be empty
  bool in_text = false;             // the cursor stands in a text or a comment
};

Typed read(std::string_view before) {
  Typed typed;
  for (std::size_t at = 0; at < before.size();) {
    const char c = before[at];
    if (c == '"') {
      const std::size_t end = before.find('"', at + 1);
      typed.in_text = end == std::string_view::npos;
      typed.tokens.emplace_back("\"\"");
      at = typed.in_text ? before.size() : end + 1;
    } else if (before.substr(at, 2) == "--") {
      const std::size_t end = before.find('\n', at);
      typed.in_text = end == std::string_view::npos;
      at = typed.in_text ? before.size() : end;
    } else if (in_word(c)) {
      const std::size_t begin = at;
      while (at < before.size() && in_word(before[at])) ++at;
      typed.tokens.emplace_back(before.substr(begin, at - begin));
      if (at == before.size()) {
        typed.word = typed.tokens.back();
        typed.tokens.pop_back();
      }
    } else {
      if (std::isspace(static_cast<unsigned char>(c)) == 0) typed.tokens.emplace_back(1, c);
      ++at;
    }
  }
  return typed;
}

// Knows the policy and the case, and gathers names.
class Gatherer {
public:
  explicit Gatherer(const Case& facts) : facts_(facts), program_(*facts.program) {}

  template <class Things>
  Words named(const Things& things) const {
    Words words;
    for (const auto& thing : things) words.emplace_back(program_.symbols.text(thing.name));
    return words;
  }
  Words acts() const {
    Words words = named(program_.acts);
    for (const Object& object : facts_.objects) {
      if (object.unlisted_act != core::kNoSymbol) words.emplace_back(facts_.text(object.unlisted_act));
    }
    return words;
  }
  Words roles() const { return named(program_.roles); }
  Words judgments() const {
    Words words = named(program_.judgments);
    words.insert(words.end(), {"competent", "failed"});
    return words;
  }
  Words readings() const { return named(program_.readings); }
  Words rules() const { return named(program_.rules); }
  Words instruments() const { return named(program_.instruments); }
  Words objects(bool acts_only = false) const {
    Words words;
    for (const Object& object : facts_.objects) {
      const bool wanted = !acts_only || object.kind != ObjectKind::entity;
      if (wanted && object.name != core::kNoSymbol) words.emplace_back(facts_.text(object.name));
    }
    return words;
  }
  Words people() const {
    Words words;
    for (const Object& object : facts_.objects) {
      if (object.kind == ObjectKind::entity && object.name != core::kNoSymbol)
        words.emplace_back(facts_.text(object.name));
    }
    return words;
  }
  Words options_of_reading(std::string_view reading) const {
    Words words;
    for (const core::Reading& candidate : program_.readings) {
      if (program_.symbols.text(candidate.name) != reading) continue;
      for (const core::Symbol option : candidate.options) words.emplace_back(program_.symbols.text(option));
    }
    return words;
  }

  // The fields of an act, a role, or something that the case knows by this name.
  std::vector<Field> fields(std::string_view owner) const {
    std::vector<Field> all;
    const auto add = [&](const core::Fields& more) { all.insert(all.end(), more.begin(), more.end()); };
    for (const core::Act& act : program_.acts) {
      if (program_.symbols.text(act.name) == owner) add(act.fields);
    }
    for (const core::Role& role : program_.roles) {
      if (program_.symbols.text(role.name) == owner) add(role.fields);
    }
    for (const Object& object : facts_.objects) {
      if (object.name == core::kNoSymbol || facts_.text(object.name) != owner) continue;
      if (core::is_some(object.act)) add(program_.acts[core::index(object.act)].fields);
      for (const core::Held& held : object.roles) add(program_.roles[core::index(held.role)].fields);
    }
    return all;
  }
  Words field_names(std::string_view owner) const {
    Words words;
    for (const Field& field : fields(owner)) words.emplace_back(program_.symbols.text(field.name));
    return words;
  }
  // What the field of that name may be.
  Words values(std::string_view owner, std::string_view name) const {
    Words words;
    for (const Field& field : fields(owner)) {
      if (program_.symbols.text(field.name) != name) continue;
      const Words more = values_of(field.type);
      words.insert(words.end(), more.begin(), more.end());
    }
    return words;
  }

private:
  Words values_of(const Type& type) const {
    const Kind kind = type.kind == Kind::set ? type.member : type.kind;
    if (kind == Kind::boolean) return {"yes", "no"};
    if (kind == Kind::object || kind == Kind::any) return objects();
    if (kind == Kind::act) return objects(true);
    Words words;
    if (kind == Kind::option && core::is_some(type.options)) {
      for (const core::Symbol option : program_.types[core::index(type.options)].options) {
        words.emplace_back(program_.symbols.text(option));
      }
    }
    return words;
  }

  const Case& facts_;
  const Program& program_;
};

Words together(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Inside `{ … }` of an act, an event or a person: names of fields, and behind a colon their values.
Words in_fields(const Gatherer& names, const std::vector<std::string>& tokens, std::size_t brace, std::string& after) {
  const std::string owner = brace > 0 ? tokens[brace - 1] : "";
  const std::string& last = tokens.back();
  if (last == ":" && tokens.size() >= 2) {
    after = "";  // a comma, a brace
    return names.values(owner, tokens[tokens.size() - 2]);
  }
  if (last == "{" || last == ",") {
    after = ": ";
    return names.field_names(owner);
  }
  return {};
}

const Words& verdicts() {
  static const Words words{"permitted",   "prohibited",   "obligatory",          "recommended", "discouraged",
                           "unregulated", "undetermined", "needs authorisation", "no power"};
  return words;
}

const Words& beginnings() {
  static const Words words{"let",    "suppose", "on",     "perhaps", "finding",  "doubt",  "authorised", "no",
                           "settle", "may",     "must",   "should",  "is",       "duties", "what",       "who",
                           "which",  "why",     "status", "under",   "strictly", "expect"};
  return words;
}

// The statement begins behind `tokens[from]`: after a `?` or a `:` of a prefix, or at the start.
bool begins_here(const std::vector<std::string>& tokens) {
  return tokens.empty() || tokens.back() == "?" ||
         (tokens.back() == ":" && one_of(tokens.front(), {"on", "under", "strictly"}));
}

Words expected(const Gatherer& names, const std::vector<std::string>& tokens) {
  const std::string& last = tokens.back();
  const std::string before = tokens.size() > 1 ? tokens[tokens.size() - 2] : "";
  const std::string& first = tokens.front();
  if (one_of(last, {"be", "and"}) && first == "let") return together(names.roles(), {"an act", "perhaps", "open"});
  if (one_of(last, {"a", "an"})) return together(names.roles(), {"act"});
  if (one_of(last, {"does", "like", "from"})) return names.acts();
  if (one_of(last, {"finding", "doubt"})) return names.judgments();
  if (last == "settle") return names.readings();
  if (last == "as" && first == "settle") return names.options_of_reading(before);
  if (last == "is" && !names.options_of_reading(before).empty()) return names.options_of_reading(before);
  if (one_of(last, {"may", "must", "should"})) return before == "who" ? names.acts() : names.people();
  if (one_of(before, {"may", "must", "should"})) return together(names.acts(), {"refrain from"});
  if (last == "why") return {"not"};
  if (last == "not" && before == "why") return verdicts();
  if (last == "expect") return together(verdicts(), {"yes", "no", "unknown", "none", "open", "fulfilled", "violated"});
  if (last == "status") return {"of"};
  if (last == "of" && before == "status") return names.rules();
  if (last == "under") return together(together(names.readings(), names.instruments()), names.rules());
  if (one_of(last, {"missing", "unless"})) return together(names.judgments(), names.readings());
  if (last == "provided" || (last == "by" && first == "expect")) return names.rules();
  if (last == "what") return {"if", "is missing", "is owed to", "may", "would permit it"};
  if (last == "if")
    return together({"finding", "settle", "authorised", "no authorisation of", "doubt"}, names.objects());
  if (one_of(last, {"of", "to", "by", "for", "authorised", "suppose"})) return names.objects();
  if (last == ")" && first == "finding") return {"yes", "no", "unknown"};
  if (last == "(") return names.objects();
  if (last == "is" && before.find('.') != std::string::npos) {
    const std::size_t dot = before.rfind('.');
    return names.values(before.substr(0, dot), before.substr(dot + 1));
  }
  return names.objects();
}

}  // namespace

Suggestions suggest(const Case& facts, std::string_view before) {
  const Typed typed = read(before);
  Suggestions found;
  found.from = before.size() - typed.word.size();
  if (typed.in_text) return found;
  const Gatherer names(facts);
  const std::vector<std::string>& tokens = typed.tokens;

  std::size_t brace = tokens.size();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i] == "{") brace = i;
    if (tokens[i] == "}") brace = tokens.size();
  }
  Words words;
  if (const std::size_t dot = typed.word.rfind('.');
      dot != std::string::npos && !names.field_names(typed.word.substr(0, dot)).empty()) {
    for (const std::string& field : names.field_names(typed.word.substr(0, dot))) {
      words.push_back(typed.word.substr(0, dot + 1) + field);
    }
  } else if (brace < tokens.size()) {
    words = in_fields(names, tokens, brace, found.after);
  } else if (begins_here(tokens)) {
    words = together(beginnings(), names.objects(true));
  } else {
    words = expected(names, tokens);
    if (one_of(tokens.back(), {"finding", "doubt"})) found.after = "(";
    if (tokens.back() == "(") found.after = "";
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (std::string& word : words) {
    if (word.starts_with(typed.word)) found.words.push_back(std::move(word));
  }
  return found;
}

}  // namespace licet::command
