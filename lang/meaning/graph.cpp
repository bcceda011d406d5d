#include <algorithm>

#include "meaning/build.hpp"
#include "meaning/walk.hpp"

// The one net of what depends on what, over all texts loaded together: terms, defined roles, counts-as, states, rules.
// It holds no circle, so every question ends; and no chain of terms is longer than the judge may follow.
namespace licet::core {

namespace {

constexpr std::size_t kMostNested = 200;  // terms, states and defined roles within each other: as Limits::call_depth

class Graph {
public:
  explicit Graph(Build& build) : build_(build), program_(build.program) {
    terms_ = 0;
    roles_ = terms_ + program_.terms.size();
    counts_as_ = roles_ + program_.roles.size();
    states_ = counts_as_ + program_.counts_as.size();
    rules_ = states_ + program_.states.size();
    edges_.resize(rules_ + program_.rules.size());
    may_be();
    for (std::size_t i = 0; i < program_.terms.size(); ++i) code(terms_ + i, program_.terms[i].body);
    for (std::size_t i = 0; i < program_.roles.size(); ++i) code(roles_ + i, program_.roles[i].means);
    for (std::size_t i = 0; i < program_.counts_as.size(); ++i) counts_as(i);
    for (std::size_t i = 0; i < program_.states.size(); ++i) {
      for (const auto* list : {&program_.states[i].starts, &program_.states[i].ends}) {
        for (const Occurrence& occurrence : *list) {
          if (is_some(occurrence.act)) act(states_ + i, occurrence.act);
          code(states_ + i, occurrence.condition);
          for (const NodeId argument : occurrence.arguments) code(states_ + i, argument);
        }
      }
    }
    for (std::size_t i = 0; i < program_.rules.size(); ++i) rule(i);
    for (auto& list : edges_) {
      std::sort(list.begin(), list.end());
      list.erase(std::unique(list.begin(), list.end()), list.end());
    }
  }

  void run() {
    components();
    if (!circle_) depth();
  }

private:
  void edge(std::size_t from, std::size_t to) { edges_[from].push_back(to); }

  // What an act may fall under, conditions aside.
  void may_be() {
    may_be_.resize(program_.acts.size());
    for (std::size_t i = 0; i < program_.acts.size(); ++i) {
      std::vector<bool> reached(program_.acts.size(), false);
      std::vector<ActId> todo{ActId{static_cast<std::uint32_t>(i)}};
      while (!todo.empty()) {
        const ActId at = todo.back();
        todo.pop_back();
        if (reached[index(at)]) continue;
        reached[index(at)] = true;
        for (const ActId general : program_.acts[index(at)].up) todo.push_back(general);
        for (const CountsAs& c : program_.counts_as) {
          if (c.from == at) todo.push_back(c.to);
        }
      }
      may_be_[i] = std::move(reached);
    }
  }

  // Whether something is an act of this kind depends on every counts-as that may make it one.
  void act(std::size_t from, ActId id) {
    for (std::size_t c = 0; c < program_.counts_as.size(); ++c) {
      if (may_be_[index(program_.counts_as[c].to)][index(id)]) edge(from, counts_as_ + c);
    }
  }
  // Whether somebody holds a role depends on the defined roles that are special cases of it.
  void role(std::size_t from, RoleId id) {
    for (std::size_t r = 0; r < program_.roles.size(); ++r) {
      if (is_some(program_.roles[r].means) && program_.is_a(RoleId{static_cast<std::uint32_t>(r)}, id))
        edge(from, roles_ + r);
    }
  }

  void code(std::size_t from, NodeId root) {
    walk(program_.code, root, [&](NodeId id) {
      const Node& node = program_.code[id];
      switch (node.op) {
        case Op::term:
          edge(from, terms_ + node.a);
          break;
        case Op::state:
          edge(from, states_ + node.a);
          break;
        case Op::is_a:
          role(from, RoleId{node.b});
          break;
        case Op::holders:
          role(from, RoleId{node.a});
          break;
        case Op::is_act:
          act(from, ActId{node.b});
          break;
        case Op::events:
          act(from, ActId{node.a});
          break;
        default:
          break;
      }
    });
  }

  void counts_as(std::size_t i) {
    const CountsAs& c = program_.counts_as[i];
    code(counts_as_ + i, c.condition);
    code(counts_as_ + i, c.by);
    for (const FieldMapping& field : c.with) code(counts_as_ + i, field.value);
    if (is_some(c.bearer)) role(counts_as_ + i, c.bearer);
    // What it makes of an act may count as something else in turn. One that attributes is used once on the way, and one
    // that leads to what the act is already is not used at all (as in Judge::reach_from): these close no circle.
    if (!c.plain()) return;
    for (std::size_t k = 0; k < program_.counts_as.size(); ++k) {
      const CountsAs& next = program_.counts_as[k];
      if (next.plain() && program_.is_a(c.to, next.from) && !program_.is_a(c.to, next.to))
        edge(counts_as_ + i, counts_as_ + k);
    }
  }

  void rule(std::size_t i) {
    const Rule& rule = program_.rules[i];
    const std::size_t from = rules_ + i;
    for (const NodeId root : {rule.origin.condition, rule.bearer.person, rule.pattern, rule.condition, rule.unless,
                              rule.due.when, rule.due.such, rule.such, rule.broken_such, rule.paused}) {
      code(from, root);
    }
    for (const Whom& whom : rule.to) code(from, whom.person);
    for (const RuleId other : rule.defeaters) edge(from, rules_ + index(other));
    for (const RuleId principle : rule.applies) edge(rules_ + index(principle), from);
    if (is_some(rule.origin.breach_of)) edge(from, rules_ + index(rule.origin.breach_of));
  }

  // ---- circles: strongly connected components, without recursion ---------------------------------------------------

  void components() {
    constexpr std::size_t kUnseen = static_cast<std::size_t>(-1);
    const std::size_t size = edges_.size();
    std::vector<std::size_t> number(size, kUnseen), low(size, 0), stack;
    std::vector<bool> on_stack(size, false);
    std::size_t next = 0;
    for (std::size_t start = 0; start < size; ++start) {
      if (number[start] != kUnseen) continue;
      std::vector<std::pair<std::size_t, std::size_t>> path{{start, 0}};
      while (!path.empty()) {
        const std::size_t at = path.back().first;
        if (path.back().second == 0 && number[at] == kUnseen) {
          number[at] = low[at] = next++;
          stack.push_back(at);
          on_stack[at] = true;
        }
        if (path.back().second < edges_[at].size()) {
          const std::size_t to = edges_[at][path.back().second++];
          if (number[to] == kUnseen) {
            path.emplace_back(to, 0);
          } else if (on_stack[to]) {
            low[at] = std::min(low[at], number[to]);
          }
          continue;
        }
        path.pop_back();
        if (!path.empty()) low[path.back().first] = std::min(low[path.back().first], low[at]);
        if (low[at] != number[at]) continue;
        std::vector<std::size_t> together;
        std::size_t member = 0;
        do {
          member = stack.back();
          stack.pop_back();
          on_stack[member] = false;
          together.push_back(member);
        } while (member != at);
        const bool itself = std::binary_search(edges_[at].begin(), edges_[at].end(), at);
        if (together.size() > 1 || itself) circles_.push_back(std::move(together));
      }
    }
    for (auto& together : circles_) report(together);
    circle_ = !circles_.empty();
  }

  void report(std::vector<std::size_t>& together) {
    const auto before = [&](std::size_t a, std::size_t b) {
      const Place x = place(a), y = place(b);
      return std::pair(x.source, x.span.begin) < std::pair(y.source, y.span.begin);
    };
    std::sort(together.begin(), together.end(), before);
    const std::size_t start = together.front();
    // The shortest way from the first back to itself, within the component.
    std::vector<std::size_t> from(edges_.size(), edges_.size()), queue{start}, way;
    for (std::size_t q = 0; q < queue.size() && way.empty(); ++q) {
      for (const std::size_t to : edges_[queue[q]]) {
        if (to == start) {
          for (std::size_t at = queue[q]; at != start; at = from[at]) way.push_back(at);
          way.push_back(start);
          std::reverse(way.begin(), way.end());
          break;
        }
        const bool inside = std::find(together.begin(), together.end(), to) != together.end();
        if (!inside || from[to] != edges_.size()) continue;
        from[to] = queue[q];
        queue.push_back(to);
      }
    }
    constexpr std::size_t kShown = 8;
    std::string text = name(start) + " depends on ";
    if (way.size() == 1) {
      text += "itself";
    } else {
      for (std::size_t i = 1; i < way.size(); ++i) {
        if (i == kShown) {
          text += std::to_string(way.size() - i) + " more, which depend on ";
          break;
        }
        text += name(way[i]) + ", which depends on ";
      }
      text += name(start);
    }
    auto said = build_.diagnostics.report(Code::cycle, place(start), text);
    for (std::size_t i = 1; i < way.size() && i < kShown; ++i) said.label(place(way[i]), name(way[i]));
    if (start >= rules_ && way.size() > 1) said.help("a rule may yield, apply or follow in one direction only");
    if (start >= roles_ && start < counts_as_ && way.size() == 1 && !program_.roles[start - roles_].parents.empty()) {
      said.help("leave out `is a …`: who holds the role is known by what it means");
    }
  }

  // ---- nesting -----------------------------------------------------------------------------------------------------

  void depth() {
    std::vector<std::size_t> deepest(rules_, 0);  // 0: not known yet
    for (std::size_t start = 0; start < rules_; ++start) {
      std::vector<std::pair<std::size_t, std::size_t>> path{{start, 0}};
      while (!path.empty()) {
        const std::size_t at = path.back().first;
        if (deepest[at] != 0) {
          path.pop_back();
        } else if (path.back().second < edges_[at].size()) {
          const std::size_t to = edges_[at][path.back().second++];
          if (deepest[to] == 0) path.emplace_back(to, 0);
        } else {
          std::size_t below = 0;
          for (const std::size_t to : edges_[at]) below = std::max(below, deepest[to]);
          deepest[at] = below + 1;
          path.pop_back();
          if (deepest[at] == kMostNested + 1) {
            build_.diagnostics.report(Code::nested_names, place(at),
                                      name(at) + " is the last of a chain of more than " + std::to_string(kMostNested) +
                                          " definitions that use each other");
          }
        }
      }
    }
  }

  [[nodiscard]] std::string name(std::size_t i) const {
    if (i >= rules_) return "the rule `" + build_.name(program_.rules[i - rules_].name) + "`";
    if (i >= states_) return "the state `" + build_.name(program_.states[i - states_].name) + "`";
    if (i >= counts_as_) return "`" + build_.name(program_.counts_as[i - counts_as_].name) + "`";
    if (i >= roles_) return "the role `" + build_.name(program_.roles[i - roles_].name) + "`";
    return "the term `" + build_.name(program_.terms[i].name) + "`";
  }
  [[nodiscard]] Place place(std::size_t i) const {
    if (i >= rules_) return build_.place(build_.rules[i - rules_].text, build_.rules[i - rules_].decl->name.span);
    if (i >= states_) return program_.states[i - states_].place;
    if (i >= counts_as_) return program_.counts_as[i - counts_as_].place;
    if (i >= roles_) return program_.roles[i - roles_].place;
    return program_.terms[i].place;
  }

  Build& build_;
  Program& program_;
  std::size_t terms_ = 0, roles_ = 0, counts_as_ = 0, states_ = 0, rules_ = 0;  // where each kind begins
  std::vector<std::vector<std::size_t>> edges_;
  std::vector<std::vector<bool>> may_be_;
  std::vector<std::vector<std::size_t>> circles_;
  bool circle_ = false;
};

}  // namespace

void check_graph(Build& build) { Graph(build).run(); }

}  // namespace licet::core
