#include "answer/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace licet::core {

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_vowel(char c) { return std::string_view("aeiou").find(lower(c)) != std::string_view::npos; }

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_in(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}
bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view s) { return word.substr(0, s.size()) == s; });
}

// Words that say how something is, though their ending does not show it. Found by reading the names of policies.
constexpr std::array<std::string_view, 72> kAdjectives = {
    "able",       "absent",       "abroad",      "adverse",     "alive",       "alone",      "anonymous", "apparent",
    "aware",      "bad",          "begun",       "clear",       "competent",   "consistent", "correct",   "dead",
    "different",  "early",        "equal",       "exempt",      "extravagant", "fair",       "false",     "fit",
    "free",       "friendly",     "frequent",    "full",        "good",        "honest",     "hostile",   "ill",
    "improper",   "inconsistent", "independent", "junior",      "late",        "lawful",     "likely",    "major",
    "minor",      "modest",       "moderate",    "necessary",   "new",         "old",        "online",    "ongoing",
    "open",       "over",         "own",         "pending",     "permanent",   "present",    "pregnant",  "private",
    "proper",     "public",       "recent",      "relevant",    "safe",        "secret",     "senior",    "sincere",
    "sufficient", "temporary",    "timely",      "transparent", "true",        "unfair",     "unwelcome", "urgent",
};
constexpr std::array<std::string_view, 12> kNotAdjectives = {
    // nouns that end as adjectives do
    "approval", "refusal", "proposal", "withdrawal", "referral", "denial",
    "trial",    "meal",    "appeal",   "need",       "deed",     "fund",
};
constexpr std::array<std::string_view, 16> kPrepositions = {"about", "against", "at",  "by",  "during", "for",
                                                            "from",  "in",      "of",  "on",  "over",   "to",
                                                            "under", "towards", "via", "with"};

bool is_adjective(std::string_view word) {
  if (one_of(word, kAdjectives)) return true;
  if (one_of(word, kNotAdjectives)) return false;
  for (const std::string_view end :
       {"ed", "able", "ible", "ous", "ive", "ful", "less", "ial", "nal", "ual", "cal", "ant", "etary", "inary"}) {
    if (ends_in(word, end)) return true;
  }
  return one_of(
      word, std::array<std::string_view, 14>{"given", "taken", "known", "unknown", "written", "paid", "unpaid", "held",
                                             "made", "met", "sold", "sent", "told", "done"});
}

// discloses -> disclose, carries -> carry, passes -> pass. None if it does not look like a verb of the third person.
std::optional<std::string> base_of_verb(std::string_view word) {
  if (!ends_in(word, "s") || ends_in(word, "ss") || ends_in(word, "us") || ends_in(word, "is")) return std::nullopt;
  if (ends_in(word, "ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  for (const std::string_view end : {"sses", "shes", "ches", "xes", "zes"}) {
    if (ends_in(word, end)) return std::string(word.substr(0, word.size() - 2));
  }
  return std::string(word.substr(0, word.size() - 1));
}

// Verbs that policies begin the name of a yes-or-no field with. A list, since "gifts" and "expenses" end as verbs do.
constexpr std::array<std::string_view, 41> kVerbs = {
    "accepts",    "affects",  "agrees",     "allows",   "applies",    "asks",     "bears",   "carries",  "concerns",
    "consents",   "contains", "covers",     "creates",  "discloses",  "favours",  "gives",   "harms",    "holds",
    "identifies", "includes", "influences", "informs",  "interferes", "involves", "knows",   "lists",    "mentions",
    "names",      "needs",    "objects",    "offers",   "promises",   "reaches",  "relates", "requires", "reveals",
    "seeks",      "serves",   "shows",      "supports", "uses",
};

}  // namespace

std::string words_of(std::string_view name) {
  std::string words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '_' || c == '.') {
      words += ' ';
      continue;
    }
    // A capital begins a word after a small letter (PresidingOfficer), or before one after capitals (CCFMember).
    const bool begins =
        is_upper(c) && i > 0 && name[i - 1] != '_' &&
        (is_lower(name[i - 1]) || (is_upper(name[i - 1]) && i + 1 < name.size() && is_lower(name[i + 1])));
    if (begins) words += ' ';
    words += c;
  }
  return words;
}

std::string with_article(std::string_view noun) {
  if (noun.empty()) return "";
  const std::string_view word = noun.substr(0, noun.find(' '));
  bool vowel = is_vowel(word[0]);
  const bool letters = word.size() <= 5 && std::all_of(word.begin(), word.end(),
                                                       [](char c) { return is_upper(c) || (c >= '0' && c <= '9'); });
  if (letters) {  // read letter by letter: an MP, a UN body
    vowel = std::string_view("AEFHILMNORSX8").find(word[0]) != std::string_view::npos;
  } else {
    std::string small(word);
    std::transform(small.begin(), small.end(), small.begin(), lower);
    if (starts_with_any(small, {"uni", "use", "usu", "eu", "one", "once"}) && !starts_with_any(small, {"unin", "unim"}))
      vowel = false;
    if (starts_with_any(small, {"hour", "honest", "honour", "heir"})) vowel = true;
  }
  return (vowel ? "an " : "a ") + std::string(noun);
}

std::string the(std::string_view noun) {
  return noun.substr(0, 4) == "the " ? std::string(noun) : "the " + std::string(noun);
}

std::string possessive(std::string_view owner) {
  if (owner == "it") return "its";
  return std::string(owner) + "'s";
}

std::string plural(std::string_view noun) {
  std::string text(noun);
  if (ends_in(text, "Staff") || text == "Staff" || text == "staff" || ends_in(text, "Personnel") || text == "personnel")
    return text;
  if (ends_in(text, "erson")) return text.substr(0, text.size() - 5) + "eople";
  if (text == "person") return "people";
  if (text == "Person") return "People";
  if (ends_in(text, "y") && !is_vowel(text[text.size() - 2])) return text.substr(0, text.size() - 1) + "ies";
  for (const std::string_view end : {"s", "x", "z", "ch", "sh"}) {
    if (ends_in(text, end)) return text + "es";
  }
  return text + "s";
}

std::string joined(const std::vector<std::string>& parts, std::string_view word) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " " + std::string(word) + " " : ", ";
    text += parts[i];
  }
  return text;
}

std::string counted(std::size_t number, std::string_view noun) {
  return std::to_string(number) + " " + (number == 1 ? std::string(noun) : plural(noun));
}

std::string capitalised(std::string_view sentence) {
  std::string text(sentence);
  if (!text.empty() && is_lower(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? '\'' : c;
  return result + "\"";
}

bool is_preposition(std::string_view word) { return one_of(word, kPrepositions); }

std::string fields_text(const std::vector<std::string>& fields, std::string_view comma) {
  std::string text;
  std::vector<std::string> with;
  for (const std::string& field : fields) {
    if (is_preposition(std::string_view(field).substr(0, field.find(' '))))
      text += " " + field;
    else
      with.push_back(field);
  }
  if (!with.empty()) text += std::string(comma) + " with " + joined(with);
  return text;
}

std::string Predicate::question(std::string_view subject) const {
  return lead + " " + std::string(subject) + " " + rest + "?";
}

std::optional<Predicate> predicate_of(std::string_view name) {
  const std::string words = words_of(name);
  const std::string first = words.substr(0, words.find(' '));
  const std::string rest = first.size() == words.size() ? "" : words.substr(first.size() + 1);
  const std::string_view last = std::string_view(words).substr(words.rfind(' ') + 1);  // npos + 1 is 0: one word alone

  for (const std::string_view verb : {"is", "was", "are", "were", "can", "will", "may", "must", "could", "would"}) {
    if (first == verb && !rest.empty()) return Predicate{words, first + " not " + rest, capitalised(first), rest};
  }
  if (first == "has" && !rest.empty()) {
    const std::string_view next = std::string_view(rest).substr(0, rest.find(' '));
    if (next == "been" || (is_adjective(next) && rest.size() == next.size()))
      return Predicate{words, "has not " + rest, "Has", rest};
    return Predicate{words, "does not have " + rest, "Does", "have " + rest};
  }
  if (first == "does" && !rest.empty()) return Predicate{"does " + rest, "does not " + rest, "Does", rest};
  if (one_of(first, kVerbs)) {
    const std::string plain = *base_of_verb(first) + (rest.empty() ? "" : " " + rest);
    return Predicate{words, "does not " + plain, "Does", plain};
  }
  const bool prepositional = is_preposition(first) && !rest.empty();
  // `equally_offered` is so, `expenses_paid` is not: what stands before a participle must be an adverb.
  const bool qualified = rest.empty() || (rest == last && (ends_in(first, "ly") || first == "well" || first == "not"));
  if (prepositional || is_adjective(first) || (qualified && is_adjective(last))) {
    return Predicate{"is " + words, "is not " + words, "Is", words};
  }
  return std::nullopt;
}

}  // namespace licet::core
