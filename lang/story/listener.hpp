#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "story/teller.hpp"
#include "syntax/ast.hpp"

// Hears statements: turns what a syntax tree says about a case into what is told (told.hpp), and tells it.
namespace licet::core {

// In `which d in A..B may X act { day: d }?` d stands for one value after the other.
struct Stand {
  Symbol name = kNoSymbol;
  Value value;
};

enum class Mode : std::uint8_t {
  telling,
  supposing
};  // supposing: in a `what if`, where a finding may replace another

class Listener {
public:
  Listener(const Ast& ast, Draft& draft, Diagnostics& diagnostics, Mode mode = Mode::telling, Stand stand = {})
      : ast_(ast), draft_(draft), diagnostics_(diagnostics), mode_(mode), stand_(stand), teller_(draft, diagnostics) {}

  // Each returns whether the case has changed; if not, something was reported.
  bool tell(const LetStatement& let);
  bool tell(const EventStatement& event);
  bool tell(const DayStatement& day) { return teller_.day(day.day); }
  bool tell(const FactStatement& fact);
  bool tell(const FindingStatement& finding);
  bool tell(const DoubtStatement& doubt);
  bool tell(const AuthorisationStatement& authorisation);
  bool tell(const SettleStatement& settle) { return teller_.settle(word(settle.reading), word(settle.option)); }

  [[nodiscard]] Told value(ExprId expr);
  [[nodiscard]] ToldFields fields(const FieldList& list);
  [[nodiscard]] ObjectId object(ExprId expr);  // somebody or something of the case; kNo: reported
  [[nodiscard]] std::optional<Day> day(ExprId expr);
  [[nodiscard]] ToldAct act(const Name& name, ExprId who, const ActPattern& pattern);
  [[nodiscard]] Word word(const Path& path) const;
  [[nodiscard]] Word word(const Name& name) const;
  [[nodiscard]] Where where(Span span) const { return {{ast_.source, span}, {}}; }
  [[nodiscard]] bool mentions(const FieldList& list, Symbol name) const;  // whether a value speaks of it
  [[nodiscard]] Teller& teller() { return teller_; }
  [[nodiscard]] Finder& finder() { return teller_.finder(); }

private:
  [[nodiscard]] Told literal(const Literal& literal, Span span);
  [[nodiscard]] Told worked_out(ExprId expr);           // by evaluating it
  [[nodiscard]] std::string dotted(ExprId expr) const;  // a name with its dots; empty if it is none
  [[nodiscard]] bool speaks_of(ExprId expr, Symbol name) const;
  [[nodiscard]] Case& facts() { return draft_.facts; }

  const Ast& ast_;
  Draft& draft_;
  Diagnostics& diagnostics_;
  Mode mode_;
  Stand stand_;
  Teller teller_;
};

}  // namespace licet::core
