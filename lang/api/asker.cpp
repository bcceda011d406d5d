#include <licet/asker.hpp>

#include <algorithm>
#include <map>

#include "api/face.hpp"
#include "story/teller.hpp"

namespace licet {

namespace {

using core::FieldId;
using core::ObjectId;

// The fields of an act that some code of the policy reads, or that say to whom it is done. More than what its rules
// reach through terms and roles, never less.
std::vector<std::string> fields_read(const core::Program& program, core::ActId act) {
  std::vector<std::string> out;
  for (const core::Field& field : program.acts[core::index(act)].fields) {
    const std::string name(program.symbols.text(field.name));
    const bool read = std::any_of(program.code.nodes.begin(), program.code.nodes.end(), [&](const core::Node& node) {
      return (node.op == core::Op::field && node.b == static_cast<std::uint32_t>(field.id)) ||
             (node.op == core::Op::under && node.c == static_cast<std::uint32_t>(field.id));
    });
    if (read || name == "to") out.push_back(name);
  }
  return out;
}

}  // namespace

struct Asker::Inside {
  Inside(core::Draft told, std::shared_ptr<core::Sources> texts, Asking asking)
      : draft(std::move(told)), sources(std::move(texts)), how(std::move(asking)) {}

  struct Place {
    ObjectId object;
    FieldId field;
    std::string name;
  };
  struct Checked {
    Slot slot;
    core::Fact fact;
  };

  core::Draft draft;
  std::shared_ptr<core::Sources> sources;
  Asking how;
  core::Limits limits;
  core::Diagnostics wrong;
  Diagnostics shown;
  core::Question question;
  std::vector<std::string> needed;
  std::vector<Place> slots;
  std::vector<Checked> checked;
  Outcome outcome;
  std::map<std::uint32_t, RuleRef> rules;
  std::uint32_t calls = 0;

  core::Where where(std::string path) {
    const std::uint32_t number = calls++;  // one diagnostic is kept per place
    return {{core::kNoSource, {number, number}}, std::move(path)};
  }
  void show(const core::Diagnostics& found) { shown = Face::diagnostics(found, *sources); }

  std::optional<Slot> slot(ObjectId object, std::string_view field, const core::Where& where);
  std::optional<Ready> ready(Slot slot, const Value& value);
};

std::optional<Asker::Slot> Asker::Inside::slot(ObjectId object, std::string_view field, const core::Where& where) {
  core::Object& about = draft.facts.objects[core::index(object)];
  const std::vector<core::Fact> before = about.facts;
  // Any field may be unknown: so this finds out whether there is one of this name, and reports it if not.
  core::Told unknown;
  unknown.kind = core::Told::Kind::unknown;
  unknown.where = where;
  core::Diagnostics here;
  const bool found = core::Teller(draft, here).fact(object, {{std::string(field), where}, unknown});
  about.facts = before;
  if (!found) {
    show(here);
    return std::nullopt;
  }
  const auto& names = draft.facts.program->field_names;
  const auto at =
      std::find_if(names.begin(), names.end(), [&](core::Symbol name) { return draft.facts.text(name) == field; });
  slots.push_back({object, static_cast<FieldId>(at - names.begin()), std::string(field)});
  return static_cast<Slot>(slots.size() - 1);
}

std::optional<Asker::Ready> Asker::Inside::ready(Slot slot, const Value& value) {
  shown = {};
  if (static_cast<std::size_t>(slot) >= slots.size()) return std::nullopt;
  const Place& place = slots[static_cast<std::size_t>(slot)];
  core::Object& about = draft.facts.objects[core::index(place.object)];
  const std::vector<core::Fact> before = about.facts;
  const core::Where here = where(place.name);
  core::Diagnostics found;
  const bool fits = core::Teller(draft, found).fact(place.object, {{place.name, here}, Face::told(value, here)});
  const core::Fact* told = fits ? draft.facts.fact(place.object, place.field) : nullptr;
  std::optional<Ready> out;
  if (told != nullptr) {
    checked.push_back({slot, *told});
    out = static_cast<Ready>(checked.size() - 1);
  }
  about.facts = before;
  if (!fits) show(found);
  return out;
}

Asker::Asker(const Policy& policy, const Case& facts, std::string_view who, std::string_view act, Asking how) {
  const Face::CaseInside& from = Face::inside(facts);
  from.shared.store(true);  // this reads its tables from now on
  core::Draft draft = from.draft;
  draft.facts.symbols = core::extended(draft.facts.symbols);
  inside_ = std::make_unique<Inside>(std::move(draft), std::make_shared<core::Sources>(from.sources), std::move(how));
  Inside& in = *inside_;
  in.limits = Face::limits(in.how.limits);
  for (const core::Diagnostic& d : from.wrong.all()) in.wrong.report(d.code, d.place, d.message).help(d.help);
  const core::Where where = in.where("asker");
  if (Face::program(policy) != in.draft.facts.program) {
    in.wrong.report(core::Code::not_a_question, where.place, "this case was made for another policy")
        .help("make it with `new_case` or `read_case` of the policy that is asked");
  } else if (!in.wrong.has_errors()) {
    const core::ObjectId asked =
        core::Teller(in.draft, in.wrong)
            .asked({{"", where}, Face::told(Value(who), where), {std::string(act), where}, {}});
    in.question = {asked, in.draft.under, in.how.strictly, false};
    if (core::is_some(asked)) {
      core::Object& object = in.draft.facts.objects[core::index(asked)];
      object.on = in.draft.facts.on;
      if (core::is_some(object.act)) in.needed = fields_read(*in.draft.facts.program, object.act);
    }
  }
  if (in.wrong.has_errors()) in.show(in.wrong);
}

Asker::Asker(Asker&&) noexcept = default;
Asker& Asker::operator=(Asker&&) noexcept = default;
Asker::~Asker() = default;

bool Asker::ok() const { return !inside_->wrong.has_errors(); }
const Diagnostics& Asker::diagnostics() const { return inside_->shown; }
const std::vector<std::string>& Asker::needed() const { return inside_->needed; }

std::optional<Asker::Slot> Asker::slot(std::string_view field) {
  if (!ok()) return std::nullopt;
  return inside_->slot(inside_->question.act, field, inside_->where(std::string(field)));
}

std::optional<Asker::Slot> Asker::slot(std::string_view object, std::string_view field) {
  if (!ok()) return std::nullopt;
  const core::Where where = inside_->where(std::string(object) + "." + std::string(field));
  core::Diagnostics here;
  const core::ObjectId id = core::Finder(inside_->draft, here).object({std::string(object), where});
  if (core::is_some(id)) return inside_->slot(id, field, where);
  inside_->show(here);
  return std::nullopt;
}

std::optional<Asker::Ready> Asker::ready(Slot slot, const Value& value) {
  return ok() ? inside_->ready(slot, value) : std::nullopt;
}

bool Asker::set(Slot slot, Ready value) {
  Inside& in = *inside_;
  const auto which = static_cast<std::size_t>(value);
  if (which >= in.checked.size() || in.checked[which].slot != slot) return false;
  in.draft.facts.set_fact(in.slots[static_cast<std::size_t>(slot)].object, in.checked[which].fact);
  return true;
}

bool Asker::clear(Slot slot) {
  Inside& in = *inside_;
  if (static_cast<std::size_t>(slot) >= in.slots.size()) return false;
  const Inside::Place& place = in.slots[static_cast<std::size_t>(slot)];
  auto& facts = in.draft.facts.objects[core::index(place.object)].facts;
  facts.erase(std::remove_if(facts.begin(), facts.end(), [&](const core::Fact& f) { return f.field == place.field; }),
              facts.end());
  return true;
}

const Asker::Outcome& Asker::decide() {
  Inside& in = *inside_;
  Outcome& out = in.outcome;
  out.verdict = Verdict::invalid;
  out.permitted = out.allowed = out.gave_up = false;
  out.missing = 0;
  out.decisive.clear();
  if (!ok()) return out;
  const core::Answer answer = core::decide(in.draft.facts, in.question, in.limits, in.how.cancel);
  out.verdict = Face::verdict(answer.headline);
  out.permitted = is_permission(out.verdict);
  out.allowed = out.permitted || Face::allows(in.how, out.verdict, answer.possible.single());
  out.gave_up = answer.out_of_fuel || answer.readings_capped;
  out.missing = answer.missing.size();
  for (const std::uint32_t row : answer.decisive) {
    if (core::is_some(answer.rows[row].rule)) out.decisive.push_back(static_cast<std::uint32_t>(answer.rows[row].rule));
  }
  return out;
}

const RuleRef& Asker::rule(std::uint32_t number) {
  Inside& in = *inside_;
  const auto known = in.rules.find(number);
  if (known != in.rules.end()) return known->second;
  const bool is_one = number < in.draft.facts.program->rules.size();
  return in.rules
      .emplace(number, is_one ? Face::rule(*in.draft.facts.program, static_cast<core::RuleId>(number)) : RuleRef())
      .first->second;
}

Decision Asker::ask() {
  Inside& in = *inside_;
  if (!ok()) return Face::invalid(in.shown);
  return Face::ask_act(in.draft, in.sources, in.question.act, in.how);
}

}  // namespace licet
