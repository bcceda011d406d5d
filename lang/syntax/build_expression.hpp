#pragma once

#include "syntax/build_words.hpp"

namespace licet::core {

// Builds expressions, patterns and parties. Operands wait on a stack; an action that stands behind an operator takes
// them off and leaves the node made of them. What is left out is put there as kNoExpr by `absent`.
class ExpressionBuilder : public WordBuilder {
public:
  using WordBuilder::WordBuilder;

  // values
  void none_literal(Span span) { literal(LiteralKind::none, {}, span); }
  void text_literal(Span span);
  void date_literal(Span span);
  void number_literal(Span span);
  void least_number(Span span);  // of `at least 2 of`
  void time_unit(Span span);
  void currency(Span span);
  void money_literal(Span span);
  void reference(Span span);
  void plain_reference();
  void member(Span span);
  void absent() { expr_stack_.push_back(kNoExpr); }

  // lists and chains
  void list_begin() { marks_.push_back(expr_stack_.size()); }
  void chain_begin() { marks_.push_back(expr_stack_.size() - 1); }  // what was just read is the first of it
  void call(Span span);
  void bracket_list(Span span);
  void all_of(Span span);
  void any_of(Span span);
  void at_least_of(Span span);
  void and_chain();
  void or_chain();
  void mixed_begin();
  void mixed_end();
  void add_chain();
  void multiply_chain();

  // operators
  void divide();
  void negate();
  void negate_at(Span span);
  void not_();
  void shift_before() { shift(ShiftWord::before); }
  void shift_after() { shift(ShiftWord::after); }
  void is() { compare(CompareOp::is, false); }
  void is_not() { compare(CompareOp::is_not, false); }
  void more() { measures_.push_back({CompareOp::more, false}); }
  void less() { measures_.push_back({CompareOp::less, false}); }
  void at_least() { measures_.push_back({CompareOp::at_least, false}); }
  void at_most() { measures_.push_back({CompareOp::at_most, false}); }
  void earlier() { measures_.push_back({CompareOp::less, true}); }
  void later() { measures_.push_back({CompareOp::more, true}); }
  void no_earlier() { measures_.push_back({CompareOp::at_least, true}); }
  void no_later() { measures_.push_back({CompareOp::at_most, true}); }
  void measured();
  void is_a() { is_a_role(false); }
  void is_not_a() { is_a_role(true); }
  void in();
  void not_in();
  void from_day();
  void within_begin();
  void until_day() { until(false); }
  void until_before() { until(true); }
  void under();
  void some_in(Span span) { quantified(Quantifier::some, span); }
  void every_in(Span span) { quantified(Quantifier::every, span); }
  void count_of(Span span) { quantified(Quantifier::count, span); }
  void sum_of(Span span);
  void happened(Span span);
  void in_advance() { in_advance_ = true; }
  void authorised(Span span);

  // patterns and parties
  void fields_begin() { field_marks_.push_back(field_stack_.size()); }
  void field_value();
  void pattern(Span span);
  void party_a() { party_of(PartyKind::a_role); }
  void party_the() { party_of(PartyKind::the_role); }
  void party_every() { party_of(PartyKind::every_role); }
  void party_anyone() { party_word(PartyKind::anyone); }
  void party_someone() { party_word(PartyKind::someone); }
  void party_reference();
  void party(Span span) { parties_.back().span = span; }
  void whom(Span span);  // here a bare role means its holder

  // How much waits; what a rule that failed has put there is taken off again.
  struct Mark {
    std::size_t exprs, marks, names, paths, patterns, parties, fields, field_marks, measures, nesting;
  };
  [[nodiscard]] Mark mark() const;
  void rewind(const Mark& mark);

protected:
  ExprId push(ExprKind kind, Span span);
  ExprId take();
  std::vector<ExprId> take_list();
  ExprList keep(const std::vector<ExprId>& list);
  ExprList take_expr_list() { return keep(take_list()); }
  ActPattern take_pattern();
  Party take_party();
  FieldList take_fields();
  [[nodiscard]] Span span_of(ExprId id) const { return ast.exprs[static_cast<std::size_t>(id)].span; }
  [[nodiscard]] Span join(ExprId left, ExprId right) const { return {span_of(left).begin, span_of(right).end}; }
  [[nodiscard]] bool names_role(const Path& path) const;

  std::vector<Party> parties_;
  std::vector<ActPattern> patterns_;
  bool unknown_allowed_ = false;  // in what a case says
  bool bare_ = false;             // the last party was written without an article, and is a role

private:
  struct Measure {
    CompareOp op;
    bool dated;
  };
  void chain(bool all);
  void shift(ShiftWord word);
  void compare(CompareOp op, bool dated);
  void is_a_role(bool negated);
  void until(bool before);
  void quantified(Quantifier quantifier, Span span);
  void party_of(PartyKind kind);
  void party_word(PartyKind kind);
  void literal(LiteralKind kind, Value value, Span span) { push(Literal{kind, value}, span); }
  std::optional<Decimal> decimal(Span span);
  std::uint32_t depth_of(const ExprKind& kind) const;

  std::vector<ExprId> expr_stack_;
  std::vector<std::size_t> marks_;  // where lists begin on the stack
  std::vector<FieldValue> field_stack_;
  std::vector<std::size_t> field_marks_;
  std::vector<Measure> measures_;
  std::vector<std::uint16_t> depths_;  // of each expression, as a tree
  Symbol currency_ = kNoSymbol;
  Span currency_span_;
  bool in_advance_ = false;
};

}  // namespace licet::core
