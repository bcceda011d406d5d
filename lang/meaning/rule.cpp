#include <algorithm>

#include "meaning/build.hpp"

// Fourth pass: rules.
namespace licet::core {

namespace {

Modality modality_of(Modal modal) {
  switch (modal) {
    case Modal::must:
      return Modality::must;
    case Modal::must_not:
      return Modality::must_not;
    case Modal::should:
      return Modality::should;
    case Modal::should_not:
      return Modality::should_not;
    case Modal::may:
      return Modality::may;
    case Modal::need_not:
      return Modality::need_not;
  }
  return Modality::may;
}

class RuleLowering {
public:
  RuleLowering(Build& build, std::size_t id)
      : build_(build),
        program_(build.program),
        id_(static_cast<std::uint32_t>(id)),
        of_(build.rules[id]),
        decl_(*of_.decl),
        elaborator_(build.elaborator(of_.text)) {}

  void run() {
    Rule& made = rule();
    made.modality = modality_of(decl_.modal);
    made.words = decl_.words;
    made.because = decl_.because;
    elaborator_.scope().slots = 1;  // slot 0 is the trigger's, if there is one
    elaborator_.scope().place = "before the norm itself";
    trigger();
    bearer();
    const ActId act = elaborator_.act(decl_.act.act);
    rule().act = is_some(act) ? act : ActId{0};
    if (!is_some(act)) return;  // reported: its conditions speak of an act that nobody knows
    norm(act);
    counterparties(act);
    conditions();
    deadline();
    fulfilment();
    edition();
    modal();
  }

private:
  [[nodiscard]] Rule& rule() { return program_.rules[id_]; }
  Diagnostics::Report report(Code code, Span span, std::string message) {
    return build_.report(code, of_.text, span, std::move(message));
  }

  void trigger() {
    if (!decl_.after) return;
    const Trigger& written = *decl_.after;
    Origin origin;
    if (written.kind == TriggerKind::event) {
      origin.kind = CauseKind::event;
      const TriggerCode code = lower_trigger(elaborator_, written);
      origin.act = is_some(code.act) ? code.act : ActId{0};
      origin.condition = code.condition;
    } else {
      origin.kind = CauseKind::breach;
      origin.breach_of = elaborator_.rule(written.rule, nullptr);
      if (origin.breach_of == RuleId{id_}) {
        report(Code::own_exception, written.rule.span, "a rule cannot follow from its own breach");
        origin.breach_of = kNo<RuleId>;
      }
      ActId act = ActId{0};
      if (is_some(origin.breach_of)) {  // the breached rule may stand further down
        const auto& other = build_.rules[index(origin.breach_of)];
        act = build_.elaborator(other.text).act(other.decl->act.act);  // a mistake there is reported once
      }
      elaborator_.scope().variables.push_back({written.variable.symbol, act_type(act), 0});
      elaborator_.narrow(written.condition);
      origin.condition = elaborator_.condition(written.condition);
    }
    rule().origin = origin;
  }

  void bearer() {
    Bearer made;
    switch (decl_.bearer.kind) {
      case PartyKind::anyone:
        made.kind = BearerKind::anyone;
        break;
      case PartyKind::someone:
        made.kind = BearerKind::someone;
        break;
      case PartyKind::every_role:  // the grammar has it only where somebody is owed something
      case PartyKind::a_role:
      case PartyKind::the_role:
        made.kind = decl_.bearer.kind == PartyKind::the_role ? BearerKind::the_role : BearerKind::role;
        made.role = elaborator_.role(decl_.bearer.role);
        if (!is_some(made.role)) made.kind = BearerKind::anyone;  // reported
        actor_ = {object_type(made.role)};
        break;
      case PartyKind::person: {
        made.kind = BearerKind::person;
        const Typed person = elaborator_.value_of(decl_.bearer.person, object_type());
        made.person = person.node;
        actor_ = elaborator_.types_of(person);
        break;
      }
    }
    if (actor_.empty()) actor_.push_back(object_type());
    rule().bearer = made;
  }

  // From here on there are `this` and `actor`.
  void norm(ActId act) {
    Scope& scope = elaborator_.scope();
    scope.place = "here";
    scope.this_act = act;
    scope.bare = Bare::fields_of_this;
    scope.actor = actor_.front();
    for (std::size_t i = 1; i < actor_.size(); ++i) scope.narrowed.push_back({"actor", actor_[i]});
    const RoleId by = program_.acts[index(act)].by;
    if (is_some(by)) {
      const bool known = is_some(actor_.front().role);
      if (known && !may_hold_both(program_, actor_.front().role, by)) {
        report(Code::cannot_act, decl_.bearer.span,
               "`" + elaborator_.text(decl_.act.act) + "` is done by a `" +
                   build_.name(program_.roles[index(by)].name) + "`, which a `" +
                   build_.name(program_.roles[index(actor_.front().role)].name) + "` cannot be")
            .label(program_.acts[index(act)].place, "the act is declared here");
      }
      if (!known) scope.actor = object_type(by);
      scope.narrowed.push_back({"actor", object_type(by)});
    }
    elaborator_.narrow(decl_.condition);  // what the `if` makes sure of holds for the whole rule
    Node self;
    self.op = Op::this_act;
    const NodeId made = elaborator_.pattern(decl_.act, elaborator_.emit(self, decl_.act.span), act);
    rule().pattern = made;
  }

  void counterparties(ActId act) {
    for (const Party& party : decl_.to) {
      Whom made;
      switch (party.kind) {
        case PartyKind::anyone:
        case PartyKind::someone:
          made.kind = WhomKind::anyone;
          break;
        case PartyKind::every_role:
        case PartyKind::a_role:
        case PartyKind::the_role:
          made.kind = party.kind == PartyKind::every_role ? WhomKind::every : WhomKind::role;
          made.role = elaborator_.role(party.role);
          break;
        case PartyKind::person:
          made.kind = WhomKind::person;
          made.person = elaborator_.value_of(party.person, object_type()).node;
          break;
      }
      rule().to.push_back(made);
    }
    if (decl_.to.empty()) return;
    const FieldSearch search =
        search_field(program_, {act_type(act)}, program_.names.field(program_.symbols.intern("to")));
    if (search.field == nullptr && search.disagreeing.empty()) {
      report(Code::no_counterparty, decl_.to.front().span,
             "`" + elaborator_.text(decl_.act.act) + "` has no field `to`, so no case can say to whom it is done")
          .label(program_.acts[index(act)].place, "declared here")
          .help("give the act a field: `to : Party`");
    }
  }

  void conditions() {
    elaborator_.scope().licences = true;
    const NodeId condition = elaborator_.condition(decl_.condition);
    rule().condition = condition;
    const auto before = static_cast<std::uint32_t>(program_.code.licences.size());
    const NodeId unless = elaborator_.condition(decl_.unless);
    rule().unless = unless;
    for (auto i = before; i < program_.code.licences.size(); ++i) rule().licences.push_back(i);
    elaborator_.scope().licences = false;
  }

  // The pattern of another act than the one asked about: `this` would not be what the author means.
  NodeId other_pattern(const ActPattern& written, ActId act) {
    Scope& scope = elaborator_.scope();
    const Scope kept = scope;
    scope.this_act = kNo<ActId>;
    scope.bare = Bare::nothing;
    scope.place = "in the pattern of another act";
    Node self;
    self.op = Op::this_act;
    const NodeId made = elaborator_.pattern(written, elaborator_.emit(self, written.span), act);
    scope = kept;
    return made;
  }

  void deadline() {
    const Deadline& written = decl_.deadline;
    Due made;
    switch (written.kind) {
      case DeadlineKind::none:
        break;
      case DeadlineKind::promptly:
        made.kind = DueKind::promptly;
        break;
      case DeadlineKind::within:
        made.kind = DueKind::within;
        made.when = elaborator_.value_of(written.when, type_of_kind(Kind::duration)).node;
        break;
      case DeadlineKind::by:
        made.kind = DueKind::by_day;
        made.when = elaborator_.value_of(written.when, type_of_kind(Kind::date)).node;
        break;
      case DeadlineKind::before:
        before(written, made);
        break;
      case DeadlineKind::before_act:
        made.kind = DueKind::before_act;
        made.act = elaborator_.act(written.act.act);
        made.such = other_pattern(written.act, made.act);
        if (!is_some(made.act)) made.kind = DueKind::none;  // reported
        break;
    }
    rule().due = made;
  }

  // `before NAME` is a deadline before an act or before a day, as NAME tells.
  void before(const Deadline& written, Due& made) {
    const Ast& ast = elaborator_.around().ast;
    if (const auto* name = variant2::get_if<NameExpr>(&ast[written.when].kind)) {
      const Lookup act = program_.names.look_up(name->name, DeclaredAs::act, ast.source);
      const FieldSearch field =
          search_field(program_, {act_type(elaborator_.scope().this_act)}, program_.names.field(name->name));
      const auto& variables = elaborator_.scope().variables;
      const bool variable =
          std::any_of(variables.begin(), variables.end(), [&](const Variable& v) { return v.name == name->name; });
      const bool is_act = act.found != nullptr || !act.candidates.empty();
      if (is_act && (field.field != nullptr || !field.disagreeing.empty())) {
        auto said = report(Code::field_or_act, ast[written.when].span,
                           "`" + build_.name(name->name) + "` is both a field of `" + elaborator_.text(decl_.act.act) +
                               "` and an act");
        if (act.found != nullptr) said.label(act.found->place, "the act");
        if (field.field != nullptr) said.label(field.field->place, "the field");
        said.help("write `this." + build_.name(name->name) + "` for the field, or `" + build_.name(name->name) +
                  " { }` for the act");
        return;
      }
      if (is_act && !variable) {
        made.kind = DueKind::before_act;
        made.act = elaborator_.act(name->name, ast[written.when].span);
        return;
      }
    }
    made.kind = DueKind::before_day;
    made.when = elaborator_.value_of(written.when, type_of_kind(Kind::date)).node;
  }

  void fulfilment() {
    const NodeId such = elaborator_.condition(decl_.such_that);
    rule().such = such;
    if (decl_.broken_by.act.count != 0) {
      const ActId act = elaborator_.act(decl_.broken_by.act);
      rule().broken_by = act;
      const NodeId pattern = other_pattern(decl_.broken_by, act);
      rule().broken_such = pattern;
    }
    const NodeId paused = elaborator_.condition(decl_.paused_while);
    rule().paused = paused;
  }

  void edition() {
    if (decl_.edition.symbol == kNoSymbol) return;
    rule().edition = decl_.edition.symbol;
    std::vector<std::string> candidates;
    for (const EditionPeriod& known : program_.instruments[index(rule().instrument)].editions) {
      if (known.name == decl_.edition.symbol) return;
      candidates.push_back(build_.name(known.name));
    }
    const std::string near = nearest(build_.name(decl_.edition.symbol), candidates);
    auto said = report(Code::unknown_edition, decl_.edition.span,
                       "`" + build_.name(program_.instruments[index(rule().instrument)].name) + "` has no edition `" +
                           build_.name(decl_.edition.symbol) + "`");
    if (!near.empty()) said.help("did you mean `" + near + "`?");
  }

  void modal() {
    const Modality modality = rule().modality;
    if (is_duty(modality)) return;
    const std::string word = "`" + std::string(modality_text(modality)) + "`";
    const auto refuse = [&](Span span, const std::string& what, const std::string& help) {
      report(Code::modal_misuse, span, what + " does not go with " + word)
          .label(build_.place(of_.text, decl_.act.span), "what the norm is about")
          .help(help);
    };
    const Ast& ast = elaborator_.around().ast;
    if (decl_.deadline.kind != DeadlineKind::none) {
      refuse(decl_.deadline.span, "a deadline", "say in the `if` on which days the rule holds");
    }
    if (decl_.such_that != kNoExpr) refuse(ast[decl_.such_that].span, "`such that`", "put the condition into the `if`");
    if (decl_.broken_by.act.count != 0) refuse(decl_.broken_by.span, "`broken by`", "forbid the act that breaks it");
    if (decl_.paused_while != kNoExpr) refuse(ast[decl_.paused_while].span, "`paused while`", "say `unless` instead");
  }

  Build& build_;
  Program& program_;
  std::uint32_t id_;
  const Of<RuleDecl>& of_;
  const RuleDecl& decl_;
  Elaborator elaborator_;
  std::vector<Type> actor_;  // what the bearer is known to be; the first is declared
};

// ---- priorities ----------------------------------------------------------------------------------------------------

class Priorities {
public:
  explicit Priorities(Build& build) : build_(build), program_(build.program) {}

  void run() {
    for (std::size_t i = 0; i < program_.rules.size(); ++i) {
      const auto& of = build_.rules[i];
      const RuleId id{static_cast<std::uint32_t>(i)};
      for (const Path& path : of.decl->notwithstanding) {
        std::vector<Symbol> unloaded;  // a text that is not loaded has no rule here that could prevail
        for (const RuleId other : named(i, path, unloaded)) {
          add(program_.rules[index(other)].defeaters, id);
          const Rule& mine = program_.rules[i];
          const Force my_force = program_.instruments[index(mine.instrument)].force;
          const Force their_force = program_.instruments[index(program_.rules[index(other)].instrument)].force;
          if (tier(my_force) < tier(their_force)) {
            build_
                .report(Code::powerless_priority, of.text, path.span,
                        "`" + build_.name(mine.name) + "` cannot prevail over `" +
                            build_.name(program_.rules[index(other)].name) + "`, whose instrument outranks its own")
                .label(program_.rules[index(other)].place, "the rule that stands all the same");
          }
        }
      }
      for (const Path& path : of.decl->subject_to) {
        for (const RuleId other : named(i, path, program_.rules[i].subject_to_unloaded)) {
          add(program_.rules[i].defeaters, other);
          add(program_.rules[i].subject_to, other);
        }
      }
      for (const Path& path : of.decl->applies) {
        std::vector<Symbol> unloaded;
        for (const RuleId other : named(i, path, unloaded)) {
          add(program_.rules[i].applies, other);
          sides(i, other, path);
        }
      }
    }
    for (Rule& rule : program_.rules) std::sort(rule.defeaters.begin(), rule.defeaters.end());
  }

private:
  static void add(std::vector<RuleId>& list, RuleId id) {
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
  }

  // A rule, or all rules of an instrument.
  std::vector<RuleId> named(std::size_t i, const Path& path, std::vector<Symbol>& unloaded) {
    const auto& of = build_.rules[i];
    Elaborator elaborator = build_.elaborator(of.text);
    const Symbol dotted = program_.symbols.intern(elaborator.text(path));
    const Lookup instrument = program_.names.look_up(dotted, DeclaredAs::instrument, kNoSource);
    const Symbol owner = program_.instruments[index(program_.rules[i].instrument)].name;
    const bool own_rule =
        path.count == 1 && program_.names.look_up_in(owner, dotted, DeclaredAs::rule).found != nullptr;
    if (instrument.found != nullptr && !own_rule) {
      std::vector<RuleId> all;
      for (std::size_t r = 0; r < program_.rules.size(); ++r) {
        if (r != i && program_.rules[r].instrument == InstrumentId{instrument.found->id})
          all.push_back(RuleId{static_cast<std::uint32_t>(r)});
      }
      return all;
    }
    const RuleId found = elaborator.rule(path, &unloaded);
    if (!is_some(found)) return {};
    if (found == RuleId{static_cast<std::uint32_t>(i)}) {
      build_.report(Code::own_exception, of.text, path.span, "the rule names itself");
      return {};
    }
    return {found};
  }

  void sides(std::size_t i, RuleId principle, const Path& path) {
    const auto side = [](Modality m) { return is_ban(m) ? 0 : m == Modality::need_not ? 1 : 2; };
    const Modality mine = program_.rules[i].modality, theirs = program_.rules[index(principle)].modality;
    if (side(mine) == side(theirs)) return;
    build_
        .report(Code::applies_across, build_.rules[i].text, path.span,
                "`" + build_.name(program_.rules[i].name) + "` says `" + std::string(modality_text(mine)) + "`, but `" +
                    build_.name(program_.rules[index(principle)].name) + "` says `" +
                    std::string(modality_text(theirs)) + "`")
        .label(program_.rules[index(principle)].place, "the principle")
        .help("a rule of the other side stands `notwithstanding` it");
  }

  Build& build_;
  Program& program_;
};

}  // namespace

void lower_rules(Build& build) {
  for (std::size_t i = 0; i < build.program.rules.size(); ++i) RuleLowering(build, i).run();
  Priorities(build).run();
}

}  // namespace licet::core
