#include <algorithm>

#include "meaning/build.hpp"
#include "meaning/walk.hpp"

// Findings about rules: one that can never apply, a permission that hangs on an empty set, two that point in opposite
// directions with nothing said between them.
namespace licet::core {

namespace {

class Lint {
public:
  explicit Lint(Build& build) : build_(build), program_(build.program), code_(build.program.code) {}

  void run() {
    for (std::size_t i = 0; i < program_.rules.size(); ++i) {
      never(i);
      vacuous(i);
    }
    opposites();
  }

private:
  // ---- what is known before any case
  // ---------------------------------------------------------------------------------

  [[nodiscard]] bool same(NodeId a, NodeId b) const {  // the same code, wherever it stands
    if (a == b) return true;
    if (!is_some(a) || !is_some(b)) return false;
    const Node &x = code_[a], &y = code_[b];
    if (x.op != y.op || x.flag != y.flag || x.slot != y.slot) return false;
    if (x.op == Op::constant) return code_.constants[x.a] == code_.constants[y.a];
    if (x.op == Op::authorised) return false;
    std::vector<NodeId> left, right;
    for_each_operand(code_, a, [&](NodeId id) { left.push_back(id); });
    for_each_operand(code_, b, [&](NodeId id) { right.push_back(id); });
    if (left.size() != right.size()) return false;
    switch (x.op) {  // what is no operand
      case Op::variable:
      case Op::holders:
      case Op::events:
      case Op::term:
      case Op::state:
      case Op::judgment:
      case Op::reference:
      case Op::open_list:
      case Op::at_least_of:
        if (x.a != y.a) return false;
        break;
      case Op::reading_is:
        if (x.a != y.a || x.b != y.b) return false;
        break;
      case Op::field:
      case Op::is_a:
      case Op::is_act:
        if (x.b != y.b) return false;
        break;
      case Op::under:
      case Op::count_at_least:
        if (x.c != y.c) return false;
        break;
      default:
        break;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (!same(left[i], right[i])) return false;
    }
    return true;
  }

  // The parts that all have to hold.
  void conjuncts(NodeId root, std::vector<NodeId>& parts) const {
    if (!is_some(root)) return;
    const Node& node = code_[root];
    if (node.op != Op::all_of) return parts.push_back(root);
    for (std::uint32_t i = 0; i < node.c; ++i) conjuncts(code_.lists[node.b + i], parts);
  }

  [[nodiscard]] const Value* fixed(NodeId id) const {
    const Node& node = code_[id];
    return node.op == Op::constant ? &code_.constants[node.a] : nullptr;
  }

  // Two conditions that cannot hold at once: x and not x, or one thing that is two different fixed values.
  [[nodiscard]] bool exclude(NodeId a, NodeId b) const {
    const Node &x = code_[a], &y = code_[b];
    if (x.op == Op::not_ && same(NodeId{x.a}, b)) return true;
    if (y.op == Op::not_ && same(NodeId{y.a}, a)) return true;
    if (x.op == Op::reading_is && y.op == Op::reading_is) return x.a == y.a && x.b != y.b;
    if (x.op != Op::compare || y.op != Op::compare || !same(NodeId{x.a}, NodeId{y.a})) return false;
    const Value *left = fixed(NodeId{x.b}), *right = fixed(NodeId{y.b});
    const auto is = static_cast<std::uint8_t>(CompareCode::is), is_not = static_cast<std::uint8_t>(CompareCode::is_not);
    if (x.flag == is && y.flag == is) return left != nullptr && right != nullptr && *left != *right;
    if ((x.flag == is && y.flag == is_not) || (x.flag == is_not && y.flag == is)) return same(NodeId{x.b}, NodeId{y.b});
    return false;
  }

  [[nodiscard]] std::optional<bool> folded(NodeId id) const {
    const Node& node = code_[id];
    switch (node.op) {
      case Op::truth: {
        const Value* value = fixed(NodeId{node.a});
        return value != nullptr && value->kind() == ValueKind::boolean ? std::optional(value->yes()) : std::nullopt;
      }
      case Op::not_: {
        const auto of = folded(NodeId{node.a});
        return of ? std::optional(!*of) : std::nullopt;
      }
      case Op::compare: {
        const Value *a = fixed(NodeId{node.a}), *b = fixed(NodeId{node.b});
        if (a == nullptr || b == nullptr || a->kind() != b->kind()) return std::nullopt;
        return compared(*a, *b, static_cast<CompareCode>(node.flag));
      }
      case Op::all_of:
      case Op::any_of: {
        const bool all = node.op == Op::all_of;
        bool open = false;
        for (std::uint32_t i = 0; i < node.c; ++i) {
          const auto part = folded(code_.lists[node.b + i]);
          if (part && *part != all) return !all;
          open = open || !part;
        }
        return open ? std::nullopt : std::optional(all);
      }
      default:
        return std::nullopt;
    }
  }

  [[nodiscard]] static std::optional<bool> compared(const Value& a, const Value& b, CompareCode code) {
    if (code == CompareCode::is) return a == b;
    if (code == CompareCode::is_not) return a != b;
    std::strong_ordering order = std::strong_ordering::equal;
    if (a.kind() == ValueKind::date) {
      order = a.day() <=> b.day();
    } else if (a.kind() == ValueKind::number || (a.kind() == ValueKind::money && a.currency() == b.currency())) {
      order = a.decimal() <=> b.decimal();
    } else {
      return std::nullopt;
    }
    switch (code) {
      case CompareCode::less:
        return order < 0;
      case CompareCode::at_most:
        return order <= 0;
      case CompareCode::more:
        return order > 0;
      default:
        return order >= 0;
    }
  }

  // ---- rules
  // ---------------------------------------------------------------------------------------------------------

  [[nodiscard]] Place name_place(std::size_t i) const {
    return build_.place(build_.rules[i].text, build_.rules[i].decl->name.span);
  }

  void never(std::size_t i) {
    const Rule& rule = program_.rules[i];
    const std::string name = "the rule `" + build_.name(rule.name) + "`";
    std::vector<NodeId> parts;
    conjuncts(rule.pattern, parts);
    conjuncts(rule.condition, parts);
    for (std::size_t a = 0; a < parts.size(); ++a) {
      if (folded(parts[a]) == std::optional(false)) {
        build_.diagnostics.report(Code::never_applies, name_place(i), name + " can never apply")
            .label(code_.places[index(parts[a])], "this is always no");
        return;
      }
      for (std::size_t b = 0; b < a; ++b) {
        if (!exclude(parts[a], parts[b])) continue;
        build_.diagnostics.report(Code::never_applies, name_place(i), name + " can never apply")
            .label(code_.places[index(parts[b])], "this excludes …")
            .label(code_.places[index(parts[a])], "… this");
        return;
      }
    }
    if (is_some(rule.origin.condition) && folded(rule.origin.condition) == std::optional(false)) {
      build_.diagnostics.report(Code::never_applies, name_place(i), name + " can never apply")
          .label(code_.places[index(rule.origin.condition)], "this is always no");
    } else if (is_some(rule.unless) && folded(rule.unless) == std::optional(true)) {
      build_.diagnostics.report(Code::never_applies, name_place(i), name + " always lets go")
          .label(code_.places[index(rule.unless)], "this is always yes");
    }
  }

  // `every` in what permits, with nothing beside it that makes sure that there is one.
  void vacuous(std::size_t i) {
    const Rule& rule = program_.rules[i];
    const NodeId permits = rule.modality == Modality::may ? rule.condition
                           : is_ban(rule.modality)        ? rule.unless
                                                          : kNo<NodeId>;
    if (!is_some(permits)) return;
    std::vector<NodeId> sets;  // of which something says that they have a member
    walk(code_, permits, [&](NodeId id) {
      const Node& node = code_[id];
      if (node.op == Op::some || (node.op == Op::count_at_least && node.c > 0)) sets.push_back(NodeId{node.a});
    });
    std::vector<std::pair<NodeId, bool>> todo{{permits, true}};  // and whether it counts for yes
    while (!todo.empty()) {
      const auto [id, positive] = todo.back();
      todo.pop_back();
      const Node& node = code_[id];
      const auto asked = [&] {
        return std::any_of(sets.begin(), sets.end(), [&](NodeId set) { return same(set, NodeId{node.a}); });
      };
      if (node.op == Op::every && positive && code_[NodeId{node.a}].op != Op::set_of && !asked()) {
        build_.diagnostics
            .report(Code::vacuous_every, code_.places[index(id)],
                    "`" + build_.name(rule.name) + "` permits also where there is none of these")
            .help("add that there is one: `some … in … has (…)`");
      }
      const bool turned = node.op == Op::not_ ? !positive : positive;
      for_each_operand(code_, id, [&](NodeId operand) { todo.emplace_back(operand, turned); });
    }
  }

  // ---- opposite norms
  // ------------------------------------------------------------------------------------------------

  [[nodiscard]] static bool opposite(Modality a, Modality b) {
    const auto against = [](Modality ban, Modality other) {
      if (ban == Modality::must_not)
        return other == Modality::may || other == Modality::must || other == Modality::should;
      if (ban == Modality::should_not) return other == Modality::must || other == Modality::should;
      return ban == Modality::must && other == Modality::need_not;
    };
    return against(a, b) || against(b, a);
  }

  [[nodiscard]] bool reaches(RuleId from, RuleId to) const {  // along priorities and applications
    std::vector<RuleId> todo{from}, seen;
    while (!todo.empty()) {
      const RuleId at = todo.back();
      todo.pop_back();
      if (at == to) return true;
      if (std::find(seen.begin(), seen.end(), at) != seen.end()) continue;
      seen.push_back(at);
      const Rule& rule = program_.rules[index(at)];
      todo.insert(todo.end(), rule.defeaters.begin(), rule.defeaters.end());
      todo.insert(todo.end(), rule.applies.begin(), rule.applies.end());
    }
    return false;
  }

  [[nodiscard]] bool share_a_bearer(const Bearer& a, const Bearer& b) const {
    const auto is_role = [](const Bearer& x) { return x.kind == BearerKind::role || x.kind == BearerKind::the_role; };
    if (!is_role(a) || !is_role(b)) return a.kind != BearerKind::person && b.kind != BearerKind::person;
    return program_.is_a(a.role, b.role) || program_.is_a(b.role, a.role);
  }

  void opposites() {
    std::map<std::pair<InstrumentId, ActId>, std::vector<std::size_t>> by_act;
    for (std::size_t i = 0; i < program_.rules.size(); ++i) {
      const Rule& rule = program_.rules[i];
      // A duty that follows from an event is about something else than the ban on an act as such.
      if (rule.origin.kind == CauseKind::none) by_act[{rule.instrument, rule.act}].push_back(i);
    }
    // Every pair is looked at. More rules on one act than this are made by a machine, which can order them itself.
    constexpr std::size_t kMost = 1000;
    for (const auto& [act, rules] : by_act) {
      if (rules.size() > kMost) continue;
      for (std::size_t b = 0; b < rules.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) pair(rules[a], rules[b]);
      }
    }
  }

  void pair(std::size_t i, std::size_t k) {
    const Rule &first = program_.rules[i], &second = program_.rules[k];
    if (!opposite(first.modality, second.modality) || !share_a_bearer(first.bearer, second.bearer)) return;
    if (first.edition != second.edition && first.edition != kNoSymbol && second.edition != kNoSymbol) return;
    const RuleId a{static_cast<std::uint32_t>(i)}, b{static_cast<std::uint32_t>(k)};
    if (reaches(a, b) || reaches(b, a)) return;
    std::vector<NodeId> left, right;
    conjuncts(first.pattern, left), conjuncts(first.condition, left);
    conjuncts(second.pattern, right), conjuncts(second.condition, right);
    for (const NodeId x : left) {
      for (const NodeId y : right) {
        if (exclude(x, y)) return;
      }
    }
    const auto lets_go_where = [&](const Rule& rule, const std::vector<NodeId>& others) {  // `unless` c, against `if` c
      return is_some(rule.unless) &&
             std::any_of(others.begin(), others.end(), [&](NodeId other) { return same(rule.unless, other); });
    };
    if (lets_go_where(first, right) || lets_go_where(second, left)) return;
    build_.diagnostics
        .report(Code::opposite_norms, name_place(k),
                "`" + build_.name(second.name) + "` says `" + std::string(modality_text(second.modality)) +
                    "` where `" + build_.name(first.name) + "` says `" + std::string(modality_text(first.modality)) +
                    "`")
        .label(name_place(i), "the other rule")
        .help("say which prevails: `notwithstanding " + build_.name(first.name) + "` or `subject to " +
              build_.name(first.name) + "`");
  }

  Build& build_;
  Program& program_;
  const CodePool& code_;
};

}  // namespace

void find_lints(Build& build) { Lint(build).run(); }

}  // namespace licet::core
