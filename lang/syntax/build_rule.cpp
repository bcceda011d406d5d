#include "syntax/build_declaration.hpp"

// The clauses of a rule.
namespace licet::core {

void DeclarationBuilder::bearer(Span span) {
  party(span);
  const Party bearer = take_party();
  const auto with_article = [&](const std::string& role) {
    complain(Code::unexpected, span, "expected `a` or `the` before the role `" + role + "`")
        .help("write `a " + role + "` for whoever holds that role, `the " + role + "` for its one holder");
  };
  if (bearer.kind == PartyKind::every_role) with_article(path_text(bearer.role));
  if (bearer.kind == PartyKind::the_role && bare_) with_article(path_text(bearer.role));
  as<RuleDecl>().bearer = bearer;
}

void DeclarationBuilder::must_not() {
  Modal& modal = as<RuleDecl>().modal;
  modal = modal == Modal::must ? Modal::must_not : Modal::should_not;
}

void DeclarationBuilder::may_not(Span span) {
  complain(Code::ambiguous_modal, span, "`may not` can be read two ways")
      .help("write `must not` to forbid, or `need not` to say that there is no duty");
  as<RuleDecl>().modal = Modal::must_not;
}

void DeclarationBuilder::clause_party(Span span) {
  party(span);
  if (parties_.back().kind != PartyKind::the_role || !bare_) return;
  const std::string role = path_text(parties_.back().role);
  complain(Code::unexpected, span, "expected `a`, `the` or `every` before the role `" + role + "`")
      .help("write `to every " + role + "` if it is owed to each of them");
}

void DeclarationBuilder::clause_to() {
  std::vector<Party> to = std::exchange(parties_, {});
  if (once("to")) as<RuleDecl>().to = std::move(to);
}

void DeclarationBuilder::clause_if() {
  const ExprId condition = take();
  if (once("if")) as<RuleDecl>().condition = condition;
}
void DeclarationBuilder::clause_unless() {
  const ExprId condition = take();
  if (once("unless")) as<RuleDecl>().unless = condition;
}

void DeclarationBuilder::deadline(DeadlineKind kind, ExprId when) {
  if (once("deadline")) as<RuleDecl>().deadline = {kind, when, {}, clause_span_};
}
void DeclarationBuilder::clause_before() {
  if (!before_act_) return deadline(DeadlineKind::before, take());
  const ActPattern act = take_pattern();
  if (once("deadline")) as<RuleDecl>().deadline = {DeadlineKind::before_act, kNoExpr, act, clause_span_};
}

void DeclarationBuilder::clause_such_that() {
  const ExprId condition = take();
  if (once("such that")) as<RuleDecl>().such_that = condition;
}
void DeclarationBuilder::clause_broken_by() {
  const ActPattern act = take_pattern();
  if (once("broken by")) as<RuleDecl>().broken_by = act;
}
void DeclarationBuilder::clause_paused() {
  const ExprId condition = take();
  if (once("paused while")) as<RuleDecl>().paused_while = condition;
}
void DeclarationBuilder::clause_notwithstanding() {
  std::vector<Path> rules = take_paths();
  if (once("notwithstanding")) as<RuleDecl>().notwithstanding = std::move(rules);
}
void DeclarationBuilder::clause_subject_to() {
  std::vector<Path> rules = take_paths();
  if (once("subject to")) as<RuleDecl>().subject_to = std::move(rules);
}
void DeclarationBuilder::clause_applies() {
  std::vector<Path> rules = take_paths();
  if (once("applies")) as<RuleDecl>().applies = std::move(rules);
}
void DeclarationBuilder::clause_edition() {
  const Name edition = take_name();
  if (once("in edition")) as<RuleDecl>().edition = edition;
}
void DeclarationBuilder::clause_words() {
  std::string text = take_text();
  if (once("words")) as<RuleDecl>().words = std::move(text);
}
void DeclarationBuilder::clause_because() {
  std::string text = take_text();
  if (once("because")) as<RuleDecl>().because = std::move(text);
}

}  // namespace licet::core
