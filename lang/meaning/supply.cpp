#include <algorithm>
#include <set>

#include "meaning/build.hpp"
#include "meaning/walk.hpp"

// Where one act counts as another, the rules on the other look at its fields. Each has to come from somewhere: from a
// field of the same name, or from the mapping. Else it would be unknown for ever.
namespace licet::core {

namespace {

class Supply {
public:
  explicit Supply(Build& build) : build_(build), program_(build.program) {
    if (program_.counts_as.empty()) return;
    read_by_terms();
    for (const Rule& rule : program_.rules) {
      Reads found;
      for (const NodeId root : {rule.pattern, rule.condition, rule.unless, rule.such}) reads(root, -1, found);
      const FieldId to = program_.names.field(program_.symbols.find("to"));
      if (!rule.to.empty() && is_some(to)) found.insert(to);
      read_by_rules_.push_back(std::move(found));
    }
    for (std::size_t a = 0; a < program_.acts.size(); ++a)
      needed_.push_back(read_on(ActId{static_cast<std::uint32_t>(a)}));
    // What a second counts-as passes on is read through the first: repeated until nothing is added.
    for (bool grown = true; grown;) {
      grown = false;
      for (const CountsAs& c : program_.counts_as) {
        for (const ActId source : with_general(c.from)) {
          for (const auto& [field, why] : needed_[index(c.to)]) {
            const bool mapped = std::any_of(c.with.begin(), c.with.end(),
                                            [wanted = field](const FieldMapping& m) { return m.field == wanted; });
            if (mapped || program_.field(source, field) == nullptr) continue;
            grown = needed_[index(source)].emplace(field, why).second || grown;
          }
        }
      }
    }
  }

  void run() {
    for (std::size_t i = 0; i < program_.counts_as.size(); ++i) {
      const CountsAs& c = program_.counts_as[i];
      for (const auto& [field, why] : needed_[index(c.to)]) {
        if (program_.field(c.to, field) == nullptr || program_.field(c.from, field) != nullptr) continue;
        const bool mapped = std::any_of(c.with.begin(), c.with.end(),
                                        [wanted = field](const FieldMapping& m) { return m.field == wanted; });
        if (mapped) continue;
        const std::string name = build_.name(program_.field_names[index(field)]);
        const auto& of = build_.counts_as[i];
        build_
            .report(Code::not_supplied, of.text, of.decl->to.span,
                    "`" + build_.name(program_.acts[index(c.from)].name) + "` has no field `" + name +
                        "`, which the rule `" + build_.name(program_.rules[index(why)].name) + "` reads")
            .label(program_.field(c.to, field)->place, "the field")
            .label(program_.rules[index(why)].place, "the rule")
            .help("say where it comes from: `counts as " + build_.name(program_.acts[index(c.to)].name) + " { " + name +
                  ": … }`");
      }
    }
  }

private:
  // Acts of which `id` is a special case, and itself: a counts-as on a general act is used by the special ones.
  [[nodiscard]] std::vector<ActId> with_general(ActId id) const {
    std::vector<ActId> all;
    for (std::size_t a = 0; a < program_.acts.size(); ++a) {
      const ActId act{static_cast<std::uint32_t>(a)};
      if (program_.is_a(act, id)) all.push_back(act);
    }
    return all;
  }

  using Reads = std::set<FieldId>;

  // Fields read on the act that stands in a parameter, through further terms too.
  void read_by_terms() {
    for (const Term& term : program_.terms) reads_.emplace_back(term.types.size());
    for (bool grown = true; grown;) {
      grown = false;
      for (std::size_t t = 0; t < program_.terms.size(); ++t) {
        for (std::size_t p = 0; p < reads_[t].size(); ++p) {
          const std::size_t before = reads_[t][p].size();
          reads(program_.terms[t].body, static_cast<int>(p), reads_[t][p]);
          grown = grown || reads_[t][p].size() != before;
        }
      }
    }
  }

  // Fields read on `this` (slot -1) or on what stands in a slot. A quantifier takes a slot above those of the
  // parameters.
  void reads(NodeId root, int slot, Reads& found) const {
    const auto is_it = [&](NodeId id) {
      const Node& node = program_.code[id];
      return slot < 0 ? node.op == Op::this_act : node.op == Op::variable && node.a == static_cast<std::uint32_t>(slot);
    };
    walk(program_.code, root, [&](NodeId id) {
      const Node& node = program_.code[id];
      if (node.op == Op::field && is_it(NodeId{node.a})) found.insert(FieldId{node.b});
      if (node.op != Op::term) return;
      for (std::uint32_t i = 0; i < node.c && i < reads_[node.a].size(); ++i) {
        if (is_it(program_.code.lists[node.b + i])) found.insert(reads_[node.a][i].begin(), reads_[node.a][i].end());
      }
    });
  }

  std::map<FieldId, RuleId> read_on(ActId act) const {
    std::map<FieldId, RuleId> needed;
    for (std::size_t r = 0; r < program_.rules.size(); ++r) {
      if (!program_.is_a(act, program_.rules[r].act)) continue;
      for (const FieldId field : read_by_rules_[r]) needed.emplace(field, RuleId{static_cast<std::uint32_t>(r)});
    }
    return needed;
  }

  Build& build_;
  Program& program_;
  std::vector<std::vector<Reads>> reads_;  // by term and parameter
  std::vector<Reads> read_by_rules_;
  std::vector<std::map<FieldId, RuleId>> needed_;  // by act: what rules on it read, and the first rule that does
};

}  // namespace

void check_supply(Build& build) { Supply(build).run(); }

}  // namespace licet::core
