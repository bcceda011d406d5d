#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// English words made of declared names. Small rules that are right for names as policies use them; where no rule is
// sure, the name is quoted as it is, so that a sentence may be stiff but never wrong.
namespace licet::core {

[[nodiscard]] std::string words_of(
    std::string_view name);  // give_benefit -> "give benefit", PresidingOfficer -> "Presiding Officer"
[[nodiscard]] std::string with_article(std::string_view noun);  // "a Country", "an Organization", "an MP", "a Union"
[[nodiscard]] std::string the(std::string_view noun);           // "the Country"; "the" is not said twice
[[nodiscard]] std::string possessive(std::string_view owner);   // "the item's"; "its" of "it"
[[nodiscard]] std::string plural(std::string_view noun);        // "Countries", "days", "people"
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view word = "and");  // "a, b and c"
[[nodiscard]] std::string counted(std::size_t number, std::string_view noun);  // "1 rule", "3 rules"
[[nodiscard]] std::string capitalised(std::string_view sentence);              // the first letter only
[[nodiscard]] std::string in_quotes(std::string_view text);                    // "…", with inner quotes turned into '
[[nodiscard]] bool is_preposition(std::string_view word);
// Fields and their values behind a verb: "to togo, with kind travel and value EUR 3". A field whose name is a
// preposition leads its value itself. `comma` stands before "with". Empty: there are none.
[[nodiscard]] std::string fields_text(const std::vector<std::string>& fields, std::string_view comma);

// A name of something that is or is not so, as a predicate: of `equally_offered` "is equally offered" and "is not
// equally offered", of `has_children` "has children" and "does not have children", of `discloses_costs` "discloses
// costs" and "does not disclose costs". None where the name tells no way (`consent`).
struct Predicate {
  std::string affirmed, denied;
  std::string lead, rest;  // of the question: "Does" … "disclose costs"
  [[nodiscard]] std::string question(std::string_view subject) const;
};
[[nodiscard]] std::optional<Predicate> predicate_of(std::string_view name);

}  // namespace licet::core
