#include "syntax/build_expression.hpp"

#include <algorithm>
#include <tuple>

#include "syntax/parser.hpp"
#include "syntax/word_table.hpp"

namespace licet::core {

// ---- the stack ------------------------------------------------------------------------------------------------------

// How deep the tree below a node is: what later passes recurse through.
std::uint32_t ExpressionBuilder::depth_of(const ExprKind& kind) const {
  const auto of = [&](ExprId id) { return id == kNoExpr ? 0U : std::uint32_t{depths_[static_cast<std::size_t>(id)]}; };
  const auto both = [&](ExprId a, ExprId b) { return std::max(of(a), of(b)); };
  const auto all = [&](ExprList list) {
    std::uint32_t most = 0;
    for (std::uint32_t i = 0; i < list.count; ++i) most = std::max(most, of(ast.expr_lists[list.first + i]));
    return most;
  };
  const auto fields = [&](FieldList list) {
    std::uint32_t most = 0;
    for (std::uint32_t i = 0; i < list.count; ++i) most = std::max(most, of(ast.field_values[list.first + i].value));
    return most;
  };
  return match(
      kind, [](const ErrorExpr&) { return 0U; }, [](const Literal&) { return 0U; }, [](const NameExpr&) { return 0U; },
      [&](const FieldExpr& e) { return of(e.of); }, [&](const CallExpr& e) { return all(e.arguments); },
      [&](const CompareExpr& e) { return both(e.left, e.right); }, [&](const IsAExpr& e) { return of(e.what); },
      [&](const InExpr& e) { return both(e.what, e.in); },
      [&](const WithinExpr& e) { return std::max(of(e.day), both(e.from, e.until)); },
      [&](const NotExpr& e) { return of(e.operand); }, [&](const AllOfExpr& e) { return all(e.operands); },
      [&](const AnyOfExpr& e) { return all(e.operands); }, [&](const AtLeastOfExpr& e) { return all(e.operands); },
      [&](const QuantifiedExpr& e) { return both(e.in, e.condition); },
      [&](const SumExpr& e) { return std::max(of(e.value), both(e.in, e.condition)); },
      [&](const AddExpr& e) { return all(e.operands); }, [&](const NegateExpr& e) { return of(e.operand); },
      [&](const MultiplyExpr& e) { return all(e.operands); },
      [&](const DivideExpr& e) { return both(e.left, e.right); },
      [&](const ShiftExpr& e) { return both(e.duration, e.day); },
      [&](const HappenedExpr& e) {
        const Happened& h = ast.happened[e.index];
        return std::max(fields(h.act.fields), both(h.by, h.within));
      },
      [&](const AuthorisedExpr& e) { return of(ast.authorised[e.index].by.person); },
      [&](const UnderExpr& e) { return both(e.what, e.under); }, [&](const ListExpr& e) { return all(e.elements); });
}

ExprId ExpressionBuilder::push(ExprKind kind, Span span) {
  std::uint32_t depth = 1 + depth_of(kind);
  if (depth > ParseLimits::kTreeDepth) {
    complain(Code::expression_too_deep, {span.begin, span.begin},
             "this expression is more than " + std::to_string(ParseLimits::kTreeDepth) + " levels deep")
        .help("give a part of it a name with `term`");
    kind = ErrorExpr{};
    depth = 0;
  }
  ast.exprs.push_back({kind, span});
  depths_.push_back(static_cast<std::uint16_t>(depth));
  const auto id = ExprId{static_cast<std::uint32_t>(ast.exprs.size() - 1)};
  expr_stack_.push_back(id);
  return id;
}

ExprId ExpressionBuilder::take() {
  const ExprId id = expr_stack_.back();
  expr_stack_.pop_back();
  return id;
}

std::vector<ExprId> ExpressionBuilder::take_list() {
  const auto first = expr_stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
  marks_.pop_back();
  std::vector<ExprId> list(first, expr_stack_.end());
  expr_stack_.erase(first, expr_stack_.end());
  return list;
}

ExprList ExpressionBuilder::keep(const std::vector<ExprId>& list) {
  const ExprList kept{static_cast<std::uint32_t>(ast.expr_lists.size()), static_cast<std::uint32_t>(list.size())};
  ast.expr_lists.insert(ast.expr_lists.end(), list.begin(), list.end());
  return kept;
}

ExpressionBuilder::Mark ExpressionBuilder::mark() const {
  return {expr_stack_.size(), marks_.size(),       names_.size(),       paths_.size(),    patterns_.size(),
          parties_.size(),    field_stack_.size(), field_marks_.size(), measures_.size(), nesting};
}

void ExpressionBuilder::rewind(const Mark& mark) {
  const auto shrink = [](auto& stack, std::size_t size) {
    if (stack.size() > size) stack.erase(stack.begin() + static_cast<std::ptrdiff_t>(size), stack.end());
  };
  shrink(expr_stack_, mark.exprs);
  shrink(marks_, mark.marks);
  shrink(names_, mark.names);
  shrink(paths_, mark.paths);
  shrink(patterns_, mark.patterns);
  shrink(parties_, mark.parties);
  shrink(field_stack_, mark.fields);
  shrink(field_marks_, mark.field_marks);
  shrink(measures_, mark.measures);
  nesting = mark.nesting;
  take_text();
  take_citations();
  in_advance_ = false;
}

// ---- values ---------------------------------------------------------------------------------------------------------

void ExpressionBuilder::text_literal(Span span) {
  literal(LiteralKind::text, Value::text(symbols_.intern(take_text())), span);
}

void ExpressionBuilder::date_literal(Span span) {
  const auto moment = parse_moment(text(span));
  if (!moment) {
    complain(Code::bad_date, span, "there is no day `" + shown(span) + "`")
        .help("a date is written year-month-day with all its digits: 2024-11-05");
    push(ErrorExpr{}, span);
    return;
  }
  if (moment->minute) {
    complain(Code::bad_date, span, "a time of day means nothing here")
        .help("it may stand only after `on`, where an event is told; write `" + day_text(moment->day) + "`");
  }
  literal(LiteralKind::date, Value::date(moment->day), span);
}

// A number, or nothing if it was complained about.
std::optional<Decimal> ExpressionBuilder::decimal(Span span) {
  const std::string_view digits = text(span);
  const auto complaint = [&](Code code, const std::string& what, const std::string& help) {
    complain(code, span, "`" + shown(span) + "` is not " + what).help(help);
    return std::nullopt;
  };
  const auto dots = std::count(digits.begin(), digits.end(), '.');
  if (digits.find('/') != std::string_view::npos || (dots == 2 && digits.size() <= 10)) {
    return complaint(Code::bad_date, "a date", "a date is written year-month-day: 2024-11-05");
  }
  if (digits.find(',') != std::string_view::npos) {
    return complaint(Code::bad_number, "a number", "write thousands without commas: 1200 or 1_200");
  }
  const auto letter = std::find_if(digits.begin(), digits.end(), [](char c) { return begins_name(c) && c != '_'; });
  if (letter != digits.end()) {
    const bool unit = is_time_unit(digits.substr(static_cast<std::size_t>(letter - digits.begin())));
    return complaint(Code::bad_number, "a number",
                     unit ? "put a blank between the number and its unit"
                          : "write a number in digits alone, as 1000 or 12.50; a name begins with a letter");
  }
  if (const auto value = Decimal::parse(digits)) return value;
  return complaint(Code::bad_number, "a number", "a number has at most 18 digits, 9 of them behind the point");
}

void ExpressionBuilder::number_literal(Span span) {
  if (const auto value = decimal(span)) {
    literal(LiteralKind::number, Value::number(*value), span);
  } else {
    push(ErrorExpr{}, span);
  }
}

void ExpressionBuilder::least_number(Span span) {
  number_literal(span);
  const auto* number = variant2::get_if<Literal>(&ast.exprs.back().kind);
  const auto whole = number == nullptr ? std::optional<std::int64_t>(1) : number->value.decimal().whole();
  if (!whole || *whole < 1 || *whole > 1000000) {
    complain(Code::bad_number, span, "`" + shown(span) + "` is not how many may be meant")
        .help("write a whole number from 1: at least 2 of (...)");
  }
}

void ExpressionBuilder::time_unit(Span span) {
  const Expr number = ast[take()];
  const Span whole{number.span.begin, span.end};
  const auto* literal_number = variant2::get_if<Literal>(&number.kind);
  if (literal_number == nullptr) {
    push(ErrorExpr{}, whole);
    return;
  }
  const auto count = literal_number->value.decimal().whole();
  if (!count || *count > 1000000) {
    complain(Code::bad_number, number.span, "a length of time is a whole number up to 1000000")
        .help("write months for parts of a year, and days for parts of a month");
    push(ErrorExpr{}, whole);
    return;
  }
  const auto number_of = static_cast<std::int32_t>(*count);
  Duration duration;
  switch (text(span).front()) {
    case 'd':
      duration.days = number_of;
      break;
    case 'w':
      duration.days = 7 * number_of;
      break;
    case 'm':
      duration.months = number_of;
      break;
    default:
      duration.months = 12 * number_of;
      break;
  }
  literal(LiteralKind::duration, Value::duration(duration), whole);
}

void ExpressionBuilder::currency(Span span) {
  currency_ = intern(span);
  currency_span_ = span;
}

void ExpressionBuilder::money_literal(Span span) {
  const Span whole{currency_span_.begin, span.end};
  if (const auto value = decimal(span)) {
    literal(LiteralKind::money, Value::money(*value, currency_), whole);
  } else {
    push(ErrorExpr{}, whole);
  }
}

void ExpressionBuilder::reference(Span span) { path(span); }

void ExpressionBuilder::plain_reference() {
  const Path path = take_path();
  const Symbol first = ast.names[path.first];
  const std::string_view word = symbol_text(first);
  Span span{path.span.begin, path.span.begin + static_cast<std::uint32_t>(word.size())};
  const auto foreign = [&](const char* help) {
    complain(Code::foreign_word, span, "`" + std::string(word) + "` is not a word of Licet").help(help);
    push(ErrorExpr{}, span);
  };
  if (word == "this") {
    literal(LiteralKind::this_, {}, span);
  } else if (word == "actor") {
    literal(LiteralKind::actor, {}, span);
  } else if (word == "today") {
    literal(LiteralKind::today, {}, span);
  } else if (word == "yes" || word == "no") {
    literal(word == "yes" ? LiteralKind::yes : LiteralKind::no, Value::boolean(word == "yes"), span);
  } else if (word == "unknown") {
    literal(LiteralKind::unknown, {}, span);
    if (!unknown_allowed_) {
      complain(Code::unknown_asked, span, "nothing can depend on something being unknown")
          .help("say what it depends on; if that is unknown, the answer says so by itself");
    }
  } else if (word == "true" || word == "True" || word == "TRUE") {
    foreign("write `yes`");
  } else if (word == "false" || word == "False" || word == "FALSE") {
    foreign("write `no`");
  } else if (word == "null" || word == "nil" || word == "undefined") {
    foreign("write `none`");
  } else {
    push(NameExpr{first}, span);
  }
  for (std::uint32_t i = 1; i < path.count; ++i) {
    const Symbol name = ast.names[path.first + i];
    span.end += static_cast<std::uint32_t>(symbol_text(name).size() + 1);
    push(FieldExpr{take(), name}, span);
  }
}

void ExpressionBuilder::member(Span span) {
  const ExprId of = take();
  const Symbol name = symbols_.intern(text(span).substr(1));
  push(FieldExpr{of, name}, {span_of(of).begin, span.end});
}

// ---- lists and chains -----------------------------------------------------------------------------------------------

void ExpressionBuilder::call(Span span) {
  const ExprList arguments = take_expr_list();
  const Path callee = take_path();
  push(CallExpr{callee, arguments}, {callee.span.begin, span.end});
}

void ExpressionBuilder::bracket_list(Span span) { push(ListExpr{take_expr_list()}, span); }
void ExpressionBuilder::all_of(Span span) { push(AllOfExpr{take_expr_list(), ChainWord::of}, span); }
void ExpressionBuilder::any_of(Span span) { push(AnyOfExpr{take_expr_list(), ChainWord::of}, span); }

void ExpressionBuilder::at_least_of(Span span) {
  const ExprList operands = take_expr_list();
  const auto* number = variant2::get_if<Literal>(&ast[take()].kind);
  const auto least = number == nullptr ? std::nullopt : number->value.decimal().whole();
  if (!least) {
    push(ErrorExpr{}, span);
    return;
  }
  push(AtLeastOfExpr{static_cast<std::uint32_t>(*least), operands}, span);
}

void ExpressionBuilder::chain(bool all) {
  const std::vector<ExprId> list = take_list();
  const Span span = join(list.front(), list.back());
  const ExprList operands = keep(list);
  if (all) {
    push(AllOfExpr{operands, ChainWord::infix}, span);
  } else {
    push(AnyOfExpr{operands, ChainWord::infix}, span);
  }
}
void ExpressionBuilder::and_chain() { chain(true); }
void ExpressionBuilder::or_chain() { chain(false); }

// `A and B` was read, and an `or` follows; or the other way round. The rest is read, and forgotten with it.
void ExpressionBuilder::mixed_begin() {
  const ExprId first = expr_stack_.back();
  const bool all = variant2::holds_alternative<AllOfExpr>(ast[first].kind);
  const Span span = span_of(first);
  std::string before(text(span));
  if (before.size() > 60 || before.find('\n') != std::string::npos) before = all ? "A and B" : "A or B";
  complain(Code::mixed_and_or, span, "`and` and `or` stand side by side, which can be read two ways")
      .help(all ? "put parentheses around what belongs together: `(" + before + ") or ...`"
                : "put parentheses around what belongs together: `(" + before + ") and ...`");
  list_begin();
}
void ExpressionBuilder::mixed_end() {
  const std::vector<ExprId> rest = take_list();
  const ExprId first = take();
  push(ErrorExpr{}, join(first, rest.back()));
}

void ExpressionBuilder::add_chain() {
  const std::vector<ExprId> list = take_list();
  push(AddExpr{keep(list)}, join(list.front(), list.back()));
}
void ExpressionBuilder::multiply_chain() {
  const std::vector<ExprId> list = take_list();
  push(MultiplyExpr{keep(list)}, join(list.front(), list.back()));
}

// ---- operators ------------------------------------------------------------------------------------------------------

void ExpressionBuilder::divide() {
  const ExprId right = take();
  const ExprId left = take();
  push(DivideExpr{left, right}, join(left, right));
}

void ExpressionBuilder::negate() {
  const ExprId operand = take();
  push(NegateExpr{operand}, span_of(operand));
}
void ExpressionBuilder::negate_at(Span span) {
  negate();
  ast.exprs.back().span = span;
}
void ExpressionBuilder::not_() {
  const ExprId operand = take();
  push(NotExpr{operand}, span_of(operand));
}

void ExpressionBuilder::shift(ShiftWord word) {
  const ExprId day = take();
  const ExprId duration = take();
  push(ShiftExpr{duration, word, day}, join(duration, day));
}

void ExpressionBuilder::compare(CompareOp op, bool dated) {
  const ExprId right = take();
  const ExprId left = take();
  push(CompareExpr{op, dated, left, right}, join(left, right));
}

void ExpressionBuilder::measured() {
  const Measure measure = measures_.back();
  measures_.pop_back();
  compare(measure.op, measure.dated);
}

void ExpressionBuilder::is_a_role(bool negated) {
  const Path role = take_path();
  const ExprId what = take();
  push(IsAExpr{what, role, negated}, {span_of(what).begin, role.span.end});
}

void ExpressionBuilder::in() {
  const ExprId set = take();
  const ExprId what = take();
  push(InExpr{what, set}, join(what, set));
}
void ExpressionBuilder::not_in() {
  in();
  not_();
}

void ExpressionBuilder::from_day() {
  const ExprId from = take();
  const ExprId day = take();
  push(WithinExpr{day, from, kNoExpr, false}, join(day, from));
}
void ExpressionBuilder::within_begin() {
  const ExprId day = take();
  push(WithinExpr{day, kNoExpr, kNoExpr, false}, span_of(day));
}
void ExpressionBuilder::until(bool before) {
  const ExprId until = take();
  const ExprId within = take();
  const auto* part = variant2::get_if<WithinExpr>(&ast[within].kind);
  if (part == nullptr) {  // it was too deep
    push(ErrorExpr{}, join(within, until));
    return;
  }
  push(WithinExpr{part->day, part->from, until, before}, join(within, until));
}

void ExpressionBuilder::under() {
  const Name via = take_name();
  const ExprId above = take();
  const ExprId what = take();
  push(UnderExpr{what, above, via.symbol}, {span_of(what).begin, via.span.end});
}

void ExpressionBuilder::quantified(Quantifier quantifier, Span span) {
  const ExprId condition = take();
  const ExprId in = take();
  push(QuantifiedExpr{quantifier, take_name().symbol, in, condition}, span);
}

void ExpressionBuilder::sum_of(Span span) {
  const ExprId condition = take();
  const ExprId in = take();
  const ExprId value = take();
  push(SumExpr{value, take_name().symbol, in, condition}, span);
}

void ExpressionBuilder::happened(Span span) {
  Happened happened;
  happened.within = take();
  happened.by = take();
  happened.act = take_pattern();
  ast.happened.push_back(happened);
  push(HappenedExpr{static_cast<std::uint32_t>(ast.happened.size() - 1)}, span);
}

void ExpressionBuilder::authorised(Span span) {
  ast.authorised.push_back({std::exchange(in_advance_, false), take_party()});
  push(AuthorisedExpr{static_cast<std::uint32_t>(ast.authorised.size() - 1)}, span);
}

// ---- patterns and parties -------------------------------------------------------------------------------------------

void ExpressionBuilder::field_value() {
  const ExprId value = take();
  field_stack_.push_back({take_name(), value});
}

FieldList ExpressionBuilder::take_fields() {
  const auto first = field_stack_.begin() + static_cast<std::ptrdiff_t>(field_marks_.back());
  field_marks_.pop_back();
  const FieldList list{static_cast<std::uint32_t>(ast.field_values.size()),
                       static_cast<std::uint32_t>(field_stack_.end() - first)};
  std::vector<Name> given;
  for (auto field = first; field != field_stack_.end(); ++field) given.push_back(field->field);
  const auto before = [](const Name& a, const Name& b) {
    return std::tuple(a.symbol, a.span.begin) < std::tuple(b.symbol, b.span.begin);
  };
  std::sort(given.begin(), given.end(), before);
  for (std::size_t i = 1; i < given.size(); ++i) {
    if (given[i].symbol != given[i - 1].symbol) continue;
    complain(Code::second_clause, given[i].span,
             "the field `" + std::string(symbol_text(given[i].symbol)) + "` is given twice")
        .help("leave one of the two out");
  }
  ast.field_values.insert(ast.field_values.end(), first, field_stack_.end());
  field_stack_.erase(first, field_stack_.end());
  return list;
}

void ExpressionBuilder::pattern(Span span) {
  const FieldList fields = take_fields();
  patterns_.push_back({take_path(), fields, span});
}

ActPattern ExpressionBuilder::take_pattern() {
  const ActPattern pattern = patterns_.back();
  patterns_.pop_back();
  return pattern;
}

Party ExpressionBuilder::take_party() {
  const Party party = parties_.back();
  parties_.pop_back();
  return party;
}

bool ExpressionBuilder::names_role(const Path& path) const {
  return is_capital(symbol_text(ast.names[path.first + path.count - 1]).front());
}

void ExpressionBuilder::party_of(PartyKind kind) {
  bare_ = false;
  parties_.push_back({kind, take_path(), kNoExpr, {}});
}

void ExpressionBuilder::party_word(PartyKind kind) {
  bare_ = false;
  parties_.push_back({kind, {}, kNoExpr, {}});
}

void ExpressionBuilder::party_reference() {
  const Path path = paths_.back();
  bare_ = names_role(path);
  if (bare_) {
    parties_.push_back({PartyKind::the_role, take_path(), kNoExpr, {}});
    return;
  }
  plain_reference();
  parties_.push_back({PartyKind::person, {}, take(), {}});
}

void ExpressionBuilder::whom(Span span) {
  party(span);
  const PartyKind kind = parties_.back().kind;
  if (kind != PartyKind::every_role && kind != PartyKind::anyone) return;
  complain(Code::unexpected, span, "expected a role, a person or `someone`, found `" + shown(span) + "`")
      .help("write `someone` where the text names nobody");
}

}  // namespace licet::core
