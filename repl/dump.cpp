#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "answer/names.hpp"
#include "command.hpp"
#include "conversation.hpp"
#include "files.hpp"
#include "judge/walk.hpp"
#include "report/dump.hpp"
#include "story/reply.hpp"

namespace licet::command {

namespace {

struct DumpOptions {
  std::vector<std::string> arguments;  // policies, then statements
  std::string facts;
  bool json = false;
};

// ---- the compiled form, for a person -------------------------------------------------------------------------------

// What a rule costs: by what it is found among all rules, what it then asks of the act, and what it walks through.
class View {
public:
  View(const core::Program& program, std::size_t width) : program_(program), width_(width) {}

  std::string text() {
    std::map<core::InstrumentId, std::vector<core::RuleId>> by_text;
    for (std::uint32_t i = 0; i < program_.rules.size(); ++i)
      by_text[program_.rules[i].instrument].push_back(core::RuleId{i});
    std::string out;
    for (const auto& [instrument, rules] : by_text) {
      out += fmt::format("{}{}: {}\n", out.empty() ? "" : "\n", core::instrument_name(program_, instrument),
                         counted(rules.size(), "rule"));
      for (const core::RuleId rule : rules) out += rule_text(rule);
    }
    return out + acts_text();
  }

private:
  [[nodiscard]] std::string name(core::Symbol symbol) const { return std::string(program_.symbols.text(symbol)); }
  [[nodiscard]] std::string act(core::ActId id) const { return name(program_.acts[index(id)].name); }
  [[nodiscard]] std::string role(core::RoleId id) const { return name(program_.roles[index(id)].name); }
  static std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
  }
  static std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

  std::string rule_text(core::RuleId id) {
    const core::Rule& rule = program_.rules[index(id)];
    std::vector<std::string> cites;
    for (const core::Symbol cite : rule.cites.paragraphs) cites.push_back(name(cite));
    std::string out = fmt::format("  {} [{}]: {} {} {}\n", name(rule.name), joined(cites), bearer(rule.bearer),
                                  core::modality_text(rule.modality), act(rule.act));
    const auto line = [&](std::string_view title, const std::string& words) {
      if (words.empty()) return;
      std::string lines = wrapped(words, width_ - 17);
      for (std::size_t at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at + 17))
        lines.insert(at + 1, 17, ' ');
      out += fmt::format("    {:<13}{}\n", title, lines);
    };
    line("found by", found_by(rule));
    line("tests", joined(tests(rule)));
    line("instances", instances(rule));
    line("looks at", joined(walks(rule)));
    line("yields to", joined(names_of(rule.defeaters)));
    return out;
  }

  [[nodiscard]] std::string bearer(const core::Bearer& bearer) const {
    switch (bearer.kind) {
      case core::BearerKind::role:
        return role(bearer.role);
      case core::BearerKind::the_role:
        return "the " + role(bearer.role);
      case core::BearerKind::anyone:
        return "anyone";
      case core::BearerKind::someone:
        return "someone";
      case core::BearerKind::person:
        return "who the trigger names";
    }
    return {};
  }

  // By which key the rule is found when an act is asked about.
  [[nodiscard]] std::string found_by(const core::Rule& rule) const {
    std::vector<std::string> keys{"the act " + act(rule.act)};
    if (rule.due.kind == core::DueKind::before_act && rule.due.act != rule.act)
      keys.push_back("and the act " + act(rule.due.act) + ", which has to wait for it");
    const std::size_t kinds = program_.kinds_of[index(rule.act)].size();
    if (kinds > 1) keys.push_back(counted(kinds, "kind") + " of it");
    return joined(keys);
  }

  // Fields of the act that must have one value for the rule to speak; whatever else the condition asks.
  [[nodiscard]] std::vector<std::string> tests(const core::Rule& rule) const {
    std::vector<std::string> found;
    for (const core::NodeId part : {rule.pattern, rule.condition}) {
      if (!core::is_some(part)) continue;
      const core::Node& node = program_.code[part];
      if (node.op != core::Op::all_of) {
        test(part, found);
        continue;
      }
      for (std::uint32_t i = 0; i < node.c; ++i) test(program_.code.lists[node.b + i], found);
    }
    return found;
  }
  void test(core::NodeId id, std::vector<std::string>& found) const {
    const core::CodePool& code = program_.code;
    const core::Node& node = code[id];
    if (node.op == core::Op::truth) return test(core::NodeId{node.a}, found);
    if (is_own_field(node)) found.push_back(name(program_.field_names[node.b]));
    if (node.op != core::Op::compare || core::CompareCode{node.flag} != core::CompareCode::is) return;
    const core::Node &left = code[core::NodeId{node.a}], &right = code[core::NodeId{node.b}];
    const bool turned = is_own_field(right);
    const core::Node &field = turned ? right : left, &other = turned ? left : right;
    if (!is_own_field(field) || other.op != core::Op::constant) return;
    const core::Value& value = code.constants[other.a];
    std::string shown = "a constant";
    if (value.kind() == core::ValueKind::option || value.kind() == core::ValueKind::text) shown = name(value.symbol());
    if (value.kind() == core::ValueKind::boolean) shown = value.yes() ? "yes" : "no";
    if (value.is_none()) shown = "none";
    found.push_back(name(program_.field_names[field.b]) + " is " + shown);
  }
  [[nodiscard]] bool is_own_field(const core::Node& node) const {
    return node.op == core::Op::field && program_.code[core::NodeId{node.a}].op == core::Op::this_act;
  }

  [[nodiscard]] std::string instances(const core::Rule& rule) const {
    if (rule.origin.kind == core::CauseKind::event)
      return "one for each " + act(rule.origin.act) + " of the case" + (rule.to.empty() ? "" : " and counterparty");
    if (rule.origin.kind == core::CauseKind::breach)
      return "one for each breach of " + name(program_.rules[index(rule.origin.breach_of)].name);
    return {};
  }

  // What it takes to weigh the rule, with the terms and states that it uses.
  [[nodiscard]] std::vector<std::string> walks(const core::Rule& rule) const {
    const std::vector<core::NodeId> nodes = core::code_of(program_, rule);
    std::vector<std::string> out;
    if (!nodes.empty()) out.push_back(counted(nodes.size(), "part") + " of code");
    const auto each = [&](core::Op op, auto words) {
      std::vector<std::string> seen;
      for (const core::NodeId id : nodes) {
        if (program_.code[id].op != op) continue;
        std::string what = words(program_.code[id]);
        if (std::find(seen.begin(), seen.end(), what) == seen.end()) seen.push_back(std::move(what));
      }
      std::sort(seen.begin(), seen.end());
      out.insert(out.end(), seen.begin(), seen.end());
    };
    each(core::Op::holders, [&](const core::Node& n) { return "every " + role(core::RoleId{n.a}) + " of the case"; });
    each(core::Op::events, [&](const core::Node& n) { return "every " + act(core::ActId{n.a}) + " before it"; });
    each(core::Op::state, [&](const core::Node& n) { return "the events of " + name(program_.states[n.a].name); });
    each(core::Op::under, [&](const core::Node& n) { return "a chain of " + name(program_.field_names[n.c]); });
    each(core::Op::judgment, [&](const core::Node& n) { return "the judgment " + name(program_.judgments[n.a].name); });
    each(core::Op::reading_is, [&](const core::Node& n) { return "the reading " + name(program_.readings[n.a].name); });
    if (rule.unless != core::kNo<core::NodeId> && !rule.licences.empty()) out.push_back("authorisations");
    return out;
  }

  [[nodiscard]] std::vector<std::string> names_of(const std::vector<core::RuleId>& rules) const {
    std::vector<std::string> names;
    for (const core::RuleId rule : rules) names.push_back(name(program_.rules[index(rule)].name));
    return names;
  }

  // How many rules a question about each act has to look at.
  std::string acts_text() {
    std::vector<std::pair<std::size_t, std::string>> acts;
    for (std::uint32_t i = 1; i < program_.acts.size(); ++i) {
      const auto& may_be = program_.may_be[i];
      const auto bears = [&](core::ActId kind) {
        return std::find(may_be.begin(), may_be.end(), kind) != may_be.end();
      };
      const auto count = std::count_if(program_.rules.begin(), program_.rules.end(), [&](const core::Rule& rule) {
        return bears(rule.act) || (rule.due.kind == core::DueKind::before_act && bears(rule.due.act));
      });
      if (count > 0) acts.emplace_back(static_cast<std::size_t>(count), act(core::ActId{i}));
    }
    std::stable_sort(acts.begin(), acts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string out = acts.empty() ? "" : "\nRules found for a question about\n";
    for (const auto& [count, act] : acts) out += fmt::format("  {:<24} {}\n", act, count);
    return out;
  }

  const core::Program& program_;
  std::size_t width_;
};

// ---- the abstract syntax, for another judge ------------------------------------------------------------------------

class Dumping {
public:
  Dumping(const DumpOptions& options, Terminal& terminal) : options_(options), terminal_(terminal) {}

  Status run() {
    const auto [policies, statements] = sorted_out(options_.arguments);
    const LoadedPolicy loaded = load_policy(policies, terminal_.err.colour());
    terminal_.err.write(loaded.messages);
    if (!loaded.policy) return Status::wrong;
    const core::Program& program = *loaded.policy->program;
    const bool has_case = !options_.facts.empty() || !statements.empty();
    if (!options_.json) {
      if (has_case)
        throw Problem(core::Code::bad_command_line, "a case is shown as JSON only", "`licet dump --json` shows both");
      terminal_.out.write(View(program, terminal_.out.width()).text());
      return Status::well;
    }
    if (!has_case) {
      terminal_.out.write("{\"program\":" + core::dump_program(program) + "}\n");
      return Status::well;
    }
    if (!begin(loaded.policy->program)) return Status::wrong;
    for (const std::string& statement : statements) {
      for (const core::Outcome& outcome : story_->say(statement, "the question")) {
        if (!good(outcome)) return Status::wrong;
      }
    }
    terminal_.out.write("{\"program\":" + core::dump_program(program) + "," + dump_story() + "}\n");
    return Status::well;
  }

private:
  bool begin(const std::shared_ptr<const core::Program>& program) {
    if (options_.facts.empty()) {
      story_.emplace(program);
      return true;
    }
    FileText json = read_file(options_.facts);
    if (json.error != 0) throw cannot_read(options_.facts, json.error);
    const std::string name = options_.facts == "-" ? "standard input" : options_.facts;
    core::StoryFromJson read = core::story_from_json(program, json.text, name);
    terminal_.err.write(core::render(read.diagnostics, *read.sources, terminal_.err.colour()));
    story_ = std::move(read.story);
    return story_.has_value();
  }

  bool good(const core::Outcome& outcome) {
    terminal_.err.write(core::render(outcome.diagnostics, story_->sources(), terminal_.err.colour()));
    return outcome.kind != core::OutcomeKind::wrong && outcome.kind != core::OutcomeKind::incomplete;
  }

  // The last question as it was put: on its day, under its readings.
  std::string dump_story() const {
    const core::Reply* last = story_->last();
    if (last == nullptr) return "\"case\":" + core::dump_case(story_->facts(), {});
    std::string out = "\"case\":" + core::dump_case(last->view, last->question);
    if (last->kind == core::ReplyKind::truth) out += ",\"is\":" + core::dump_truth(last->view, last->node);
    return out;
  }

  const DumpOptions& options_;
  Terminal& terminal_;
  std::optional<core::Story> story_;
};

constexpr const char* kAbout = R"(Shows what a policy was compiled to, and by what each rule is found

  $ licet dump policies/interpol                   for an author who wonders why a rule is slow
  $ licet dump --json policies/interpol            policy as JSON, for another program to judge with
  $ licet dump --json policies/interpol --case facts.json
  $ licet dump --json policies/interpol 'let gabon be Country' 'may gabon announce?')";

}  // namespace

void add_dump(CLI::App& licet, Action& chosen) {
  CLI::App* command = licet.add_subcommand("dump", kAbout);
  auto options = std::make_shared<DumpOptions>();
  command
      ->add_option("POLICY", options->arguments,
                   "files or folders first; with --json also statements and a question of the language")
      ->option_text("POLICY… [STATEMENT…]")
      ->required();
  command->add_option("--case", options->facts, "with --json: facts as JSON, from a file or from standard input (-)")
      ->type_name("FILE");
  command->add_flag("--json", options->json, "policy and case in the abstract syntax, names resolved, on one line");
  command->footer(
      "The abstract syntax is described in tests/oracle/README.md.\n\nExit status: 0; 3 if the policy, the case or the "
      "command line is wrong.");
  command->callback(
      [options, &chosen] { chosen = [options](Terminal& terminal) { return Dumping(*options, terminal).run(); }; });
}

}  // namespace licet::command
