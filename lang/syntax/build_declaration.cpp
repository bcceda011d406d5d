#include "syntax/build_declaration.hpp"

#include <algorithm>
#include <utility>

namespace licet::core {

namespace {

// The one part that several declarations have, whichever of them it is.
template <class... Decls, class Use>
void with(DeclKind& decl, Use use) {
  const auto one = [&](auto* part) {
    if (part != nullptr) use(*part);
  };
  (one(variant2::get_if<Decls>(&decl)), ...);
}

}  // namespace

// ---- any declaration ------------------------------------------------------------------------------------------------

void DeclarationBuilder::begin_power() {
  begin<ActDecl>();
  as<ActDecl>().power = true;
}

void DeclarationBuilder::declaration(Span span) {
  if (complaints() == complaints_before_) check_complete(span);
  ast.decls.push_back({std::move(decl_), span});
  decl_ = UseDecl{};
  unknown_allowed_ = false;
}

bool DeclarationBuilder::once(const char* clause) {
  const auto known = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& s) { return s.clause == clause; });
  if (known == seen_.end()) {
    seen_.push_back({clause, clause_span_});
    return true;
  }
  const bool condition = std::string_view(clause) == "if" || std::string_view(clause) == "unless";
  complain(Code::second_clause, clause_span_, std::string("a second `") + clause + "`")
      .help(condition ? "join the two conditions with `and` or `or`, or write two rules" : "leave one of the two out")
      .label({ast.source, known->span}, "the first one");
  return false;
}

void DeclarationBuilder::missing(Span span, const std::string& what, const std::string& help) {
  complain(Code::part_missing, {span.begin, span.begin + 1}, what).help(help);
}

void DeclarationBuilder::check_complete(Span span) {
  if (const auto* judgment = variant2::get_if<JudgmentDecl>(&decl_)) {
    if (judgment->ask.empty()) missing(span, "this judgment has no question", "add: ask \"Is {a} ...?\"");
  } else if (const auto* reading = variant2::get_if<ReadingDecl>(&decl_)) {
    if (reading->options.size() < 2)
      missing(span, "this reading has only one option", "add the other: options yes | no");
  } else if (const auto* term = variant2::get_if<TermDecl>(&decl_)) {
    if (term->cases.empty() && term->includes.empty()) {
      missing(span, "this term has no meaning", "add `means ...` or `includes ...`");
    } else if (!term->cases.empty() && !term->includes.empty()) {
      missing(span, "this term has both `means` and `includes`", "a term is either defined or a list; make two of it");
    }
  } else if (const auto* state = variant2::get_if<StateDecl>(&decl_)) {
    if (state->starts.empty()) missing(span, "this state never starts", "add: starts after ACT as s for ...");
  } else if (const auto* note = variant2::get_if<NoteDecl>(&decl_)) {
    if (note->text.empty() && note->see.count == 0)
      missing(span, "this note says nothing", "add a text, or `see INSTRUMENT`");
  }
}

void DeclarationBuilder::declared_small_name() {
  small_name();
  declared_name();
}
void DeclarationBuilder::declared_capital_name() {
  capital_name();
  declared_name();
}
void DeclarationBuilder::declared_name() {
  with<TypeDecl, ThingDecl, RoleDecl, ActDecl, TermDecl, JudgmentDecl, ReadingDecl, StateDecl, RuleDecl>(
      decl_, [&](auto& decl) { decl.name = names_.back(); });
  edition_ = take_name();
}

void DeclarationBuilder::header_cites() {
  if (!once("[...]")) return;
  with<RoleDecl, ActDecl, CountsAsDecl, TermDecl, JudgmentDecl, ReadingDecl, StateDecl, RuleDecl, NoteDecl,
       ScenarioDecl>(decl_, [&](auto& decl) { decl.cites = take_citations(); });
}

void DeclarationBuilder::header_parents() {
  std::vector<Path> parents = take_paths();
  if (!once("is a")) return;
  with<ThingDecl, RoleDecl, ActDecl>(decl_, [&](auto& decl) { decl.parents = std::move(parents); });
}

void DeclarationBuilder::parameter() { parameters_.push_back({take_name(), kind_}); }

void DeclarationBuilder::parameters() {
  with<TermDecl, JudgmentDecl, StateDecl>(decl_, [&](auto& decl) { decl.parameters = std::move(parameters_); });
  parameters_.clear();
}

void DeclarationBuilder::condition() { as<CountsAsDecl>().condition = take(); }

// ---- types and fields -----------------------------------------------------------------------------------------------

void DeclarationBuilder::kind_named(Span span) {
  const Path first = take_path();
  kind_ = {TypeKind::named, first, {}, span};
  if (names_.size() == name_marks_) return;
  const auto rest = names_.begin() + static_cast<std::ptrdiff_t>(name_marks_);
  if (first.count > 1) {
    complain(Code::unexpected, first.span, "an option is a single name, found `" + path_text(first) + "`")
        .help("an enumeration lists its own options; the options of another type are that type");
  }
  std::vector<Name> options{{ast.names[first.first], first.span}};
  options.insert(options.end(), rest, names_.end());
  names_.erase(rest, names_.end());
  const auto is_option = [&](std::size_t i, std::string_view word) { return symbol_text(options[i].symbol) == word; };
  const bool yes_no = options.size() == 2 &&
                      ((is_option(0, "yes") && is_option(1, "no")) || (is_option(0, "no") && is_option(1, "yes")));
  if (yes_no) {
    kind_.name = make_path("Bool", first.span);
    return;
  }
  kind_.kind = TypeKind::options;
  kind_.name = {};
  kind_.options = std::move(options);
}

void DeclarationBuilder::kind_set(Span span) { kind_ = {TypeKind::set_of, take_path(), {}, span}; }
void DeclarationBuilder::type_alias() { as<TypeDecl>().alias = kind_; }

void DeclarationBuilder::field_name() {
  field_ = {};
  small_name();
  field_.name = take_name();
}
void DeclarationBuilder::field_default() { field_.value = take(); }
void DeclarationBuilder::field_presumed() {
  field_.value = take();
  field_.presumed = true;
}
void DeclarationBuilder::field_confidential() { field_.confidential = true; }

void DeclarationBuilder::field(Span span) {
  field_.type = kind_;
  field_.span = span;
  with<TypeDecl, ThingDecl, RoleDecl, ActDecl>(decl_, [&](auto& decl) { decl.fields.push_back(std::move(field_)); });
  field_ = {};
}

// ---- instrument -----------------------------------------------------------------------------------------------------

void DeclarationBuilder::instrument_name() { as<InstrumentDecl>().name = take_path(); }

void DeclarationBuilder::title() {
  std::string text = take_text();
  if (once("title")) as<InstrumentDecl>().title = std::move(text);
}
void DeclarationBuilder::cite() {
  std::string text = take_text();
  if (once("cite")) as<InstrumentDecl>().cite = std::move(text);
}
void DeclarationBuilder::issuer() {
  std::string text = take_text();
  if (once("issuer")) as<InstrumentDecl>().issuer = std::move(text);
}

void DeclarationBuilder::status(Span span) {
  constexpr std::pair<std::string_view, Status> kStatus[] = {
      {"law", Status::law},           {"order", Status::order},           {"code", Status::code},
      {"guidance", Status::guidance}, {"commentary", Status::commentary}, {"proposal", Status::proposal}};
  clause_span_ = span;
  if (!once("status")) return;
  for (const auto& [word, status] : kStatus) {
    if (text(span) == word) as<InstrumentDecl>().status = status;
  }
}

void DeclarationBuilder::period() {
  period_.until = take();
  period_.from = take();
}
void DeclarationBuilder::instrument_period() { as<InstrumentDecl>().periods.push_back(std::exchange(period_, {})); }
void DeclarationBuilder::edition() {
  as<InstrumentDecl>().editions.push_back({std::exchange(edition_, {}), std::exchange(period_, {})});
}
void DeclarationBuilder::replaces() {
  std::vector<Path> paths = take_paths();
  if (once("replaces")) as<InstrumentDecl>().replaces = std::move(paths);
}
void DeclarationBuilder::part_of() {
  const Path path = take_path();
  if (once("part of")) as<InstrumentDecl>().part_of = path;
}
void DeclarationBuilder::relies_on() { as<InstrumentDecl>().relies_on.push_back({take_path(), take_text()}); }

void DeclarationBuilder::entry_first(Span span) {
  citation(span);
  as<InstrumentDecl>().outline.push_back({take_citations().back(), {}});
}
void DeclarationBuilder::entry_last(Span span) {
  citation(span);
  as<InstrumentDecl>().outline.back().last = take_citations().back();
}

// ---- roles and acts -------------------------------------------------------------------------------------------------

void DeclarationBuilder::alternative() {
  const ExprId condition = take();
  alternatives_.push_back({take_path(), condition});
}
void DeclarationBuilder::means_roles() {
  std::vector<RoleAlternative> means = std::exchange(alternatives_, {});
  if (once("means")) as<RoleDecl>().means = std::move(means);
}
void DeclarationBuilder::act_by() {
  const Path by = take_path();
  if (once("by")) as<ActDecl>().by = by;
}

// ---- term, judgment, settle, state ----------------------------------------------------------------------------------

void DeclarationBuilder::term_means() {
  const ExprId condition = take();
  as<TermDecl>().cases.push_back({take(), condition});
}
void DeclarationBuilder::term_includes() {
  std::vector<ExprId> list = take_list();
  if (once("includes")) as<TermDecl>().includes = std::move(list);
}
void DeclarationBuilder::term_excludes() {
  std::vector<ExprId> list = take_list();
  if (once("does not include")) as<TermDecl>().excludes = std::move(list);
}

void DeclarationBuilder::judgment_by() {
  const Party by = take_party();
  if (once("by")) as<JudgmentDecl>().by = by;
}
void DeclarationBuilder::judgment_ask() {
  std::string text = take_text();
  if (once("ask")) as<JudgmentDecl>().ask = std::move(text);
}
void DeclarationBuilder::judgment_eyes() {
  std::string text = take_text();
  if (once("in the eyes of")) as<JudgmentDecl>().standpoint = std::move(text);
}
void DeclarationBuilder::judgment_presumed() {
  if (once("presumed")) as<JudgmentDecl>().presumed = answer_;
}

void DeclarationBuilder::settle() {
  SettleDecl& settle = as<SettleDecl>();
  settle.reading = take_path();
  settle.option = take_name();
}

void DeclarationBuilder::trigger_event() {
  trigger_.kind = TriggerKind::event;
  trigger_.act = take_pattern();
}
void DeclarationBuilder::trigger_breach() {
  trigger_.kind = TriggerKind::breach;
  trigger_.rule = take_path();
}
// After an act of a role: whoever holds it, not a certain holder, unless it says `the`.
void DeclarationBuilder::trigger_by() {
  Party by = take_party();
  if (bare_ && by.kind == PartyKind::the_role) by.kind = PartyKind::a_role;
  trigger_.by = by;
}
void DeclarationBuilder::trigger(Span span) {
  trigger_.condition = take();
  trigger_.span = span;
}

void DeclarationBuilder::state_starts() {
  StateDecl& state = as<StateDecl>();
  state.starts.push_back(std::exchange(trigger_, {}));
  state.starts_for.push_back(take_expr_list());
}
void DeclarationBuilder::state_ends() {
  StateDecl& state = as<StateDecl>();
  state.ends.push_back(std::exchange(trigger_, {}));
  state.ends_for.push_back(take_expr_list());
}

}  // namespace licet::core
