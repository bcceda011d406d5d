#pragma once

#include <optional>
#include <string>
#include <vector>

#include "program/case.hpp"
#include "text/source.hpp"
#include "value/value.hpp"

// What a case is told, before its names are looked up. Statements, JSON and the public API all say it in this form, so
// that one piece of code (teller.hpp) decides what fits.
namespace licet::core {

struct Where {
  Place place;
  std::string path;  // in JSON: "entities.gabon.is[0]"; empty elsewhere
};
struct Word {  // a name as it was told
  std::string text;
  Where where;
  [[nodiscard]] bool empty() const { return text.empty(); }
};

struct Told {  // a value
  enum class Kind : std::uint8_t {
    none,
    unknown,  // somebody was asked and did not know
    exact,    // a yes or no, number, money, date, duration or thing: `value`
    text,     // in quotation marks: `text`
    name,     // a bare name: `text`
    written,  // as JSON and hosts write it: the type of its place says how `text` is to be read
    list,     // `members`
    error,    // already reported
  };
  Kind kind = Kind::none;
  Value value;
  std::string text;
  std::vector<Told> members;
  Where where;
};
struct ToldField {
  Word name;
  Told value;
};
using ToldFields = std::vector<ToldField>;

struct ToldRole {
  Word role;
  std::optional<Day> from, until;
  bool perhaps = false;
};
struct ToldEntity {
  Word name;
  std::vector<ToldRole> roles;
  bool open_roles = false;
  ToldFields fields;
};
struct ToldAct {  // an event, or an act asked about
  Word name;      // may be empty
  Told who;
  Word act;
  ToldFields fields;
};
struct ToldEvent {
  ToldAct act;
  Moment when;
  bool perhaps = false;
};
struct ToldFinding {
  Word judgment;
  std::vector<Told> of;
  Verdict3 answer = Verdict3::yes;
  std::string by;
};
struct ToldAuthorisation {
  enum class Under : std::uint8_t { all, rule, paragraph, either };
  bool given = true;
  Where where;
  Word of, to, by;
  Under how = Under::all;
  Word under;
  std::optional<Day> on;
  ToldFields with;
  Word name;
};

// How a value is read from text in which it stands alone.
[[nodiscard]] std::optional<std::pair<Decimal, std::string>> read_money(std::string_view text);  // "EUR 1200"
[[nodiscard]] std::optional<Duration> read_duration(std::string_view text);  // "28 days", "1 month and 3 days"

}  // namespace licet::core
