#include <algorithm>
#include <charconv>

#include "meaning/build.hpp"

// Heads of instruments: force, periods, outline, notes; and which readings the policy settles.
namespace licet::core {

namespace {

Force force_of(Status status) {
  switch (status) {
    case Status::law:
      return Force::law;
    case Status::order:
      return Force::order;
    case Status::code:
      return Force::code;
    case Status::guidance:
      return Force::guidance;
    case Status::commentary:
      return Force::commentary;
    case Status::proposal:
      return Force::proposal;
  }
  return Force::order;
}

// `1..16`, `8(i)..8(i)`, `A.1..A.5`, `8(a)..8(d)`: what differs between the two ends is a number or one letter.
std::optional<std::vector<std::string>> expanded(std::string_view first, std::string_view last) {
  constexpr int kMost = 10'000;  // paragraphs; more is a slip
  std::size_t head = 0;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  while (head < first.size() && head < last.size() && first[head] == last[head]) ++head;
  while (head > 0 && is_digit(first[head - 1])) --head;  // 10..16 differ in 10 and 16, not in 0 and 6
  std::size_t tail = 0;
  while (tail < first.size() - head && tail < last.size() - head &&
         first[first.size() - 1 - tail] == last[last.size() - 1 - tail] && !is_digit(first[first.size() - 1 - tail])) {
    ++tail;
  }
  const std::string_view from = first.substr(head, first.size() - head - tail);
  const std::string_view until = last.substr(head, last.size() - head - tail);
  const std::string before(first.substr(0, head)), after(first.substr(first.size() - tail));
  std::vector<std::string> all;
  const auto number = [](std::string_view text) -> std::optional<int> {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  };
  const auto a = number(from), b = number(until);
  if (a && b && *a >= 0 && *a <= *b && *b - *a < kMost) {
    for (int i = *a; i <= *b; ++i) all.push_back(before + std::to_string(i) + after);
    return all;
  }
  const auto is_letter = [](std::string_view s) {
    return s.size() == 1 && ((s[0] >= 'a' && s[0] <= 'z') || (s[0] >= 'A' && s[0] <= 'Z'));
  };
  if (is_letter(from) && is_letter(until) && from[0] <= until[0]) {
    for (char c = from[0]; c <= until[0]; ++c) all.push_back(before + c + after);
    return all;
  }
  return std::nullopt;
}

class Heads {
public:
  explicit Heads(Build& build) : build_(build), program_(build.program) {}

  // Which texts a file may refer to although they are not loaded. Goes before everything that looks names up.
  void references() {
    for (std::size_t i = 0; i < program_.instruments.size(); ++i) {
      const auto& of = build_.instruments[i];
      Text& text = build_.texts[of.text];
      const auto take = [&](const Path& path) {
        const Symbol name = dotted(of.text, path);
        if (!program_.names.is_owner(name)) text.unloaded.push_back(name);
        return name;
      };
      Instrument& made = program_.instruments[i];
      made.title = of.decl->title;
      made.cite = of.decl->cite;
      made.issuer = of.decl->issuer;
      if (of.decl->status) made.force = force_of(*of.decl->status);
      for (const Reliance& reliance : of.decl->relies_on) {
        made.relies_on.push_back(take(reliance.instrument));
        made.relies_on_titles.push_back(reliance.title);
      }
      for (const Path& path : of.decl->replaces) {
        const Symbol name = take(path);
        made.replaced_names.push_back(name);
        const Lookup found = program_.names.look_up(name, DeclaredAs::instrument, kNoSource);
        if (found.found == nullptr) {
          made.replaces_unloaded.push_back(name);
        } else {
          made.replaces.push_back(InstrumentId{found.found->id});
        }
      }
      if (of.decl->part_of.count != 0) {
        made.part_of_name = dotted(of.text, of.decl->part_of);
        const Lookup found = program_.names.look_up(made.part_of_name, DeclaredAs::instrument, kNoSource);
        if (found.found != nullptr) made.part_of = InstrumentId{found.found->id};
      }
    }
    for (std::size_t i = 0; i < program_.instruments.size(); ++i) replacing(i);
  }

  void rest() {
    for (std::size_t i = 0; i < program_.instruments.size(); ++i) {
      const auto& of = build_.instruments[i];
      for (const Period& period : of.decl->periods) {
        program_.instruments[i].periods.push_back(in_force(of.text, period));
      }
      for (const Edition& edition : of.decl->editions) {
        auto& known = program_.instruments[i].editions;
        if (std::any_of(known.begin(), known.end(),
                        [&](const EditionPeriod& e) { return e.name == edition.name.symbol; })) {
          build_.report(Code::duplicate_name, of.text, edition.name.span,
                        "the edition `" + build_.name(edition.name.symbol) + "` stands twice");
        }
        const InForce period = in_force(of.text, edition.period);
        program_.instruments[i].editions.push_back({edition.name.symbol, period});
      }
      outline(i);
    }
    for (std::uint32_t t = 0; t < build_.texts.size(); ++t) {
      for (const Decl& decl : build_.texts[t].ast.decls) {
        if (const auto* note_ = variant2::get_if<NoteDecl>(&decl.kind)) note(t, *note_, decl.span);
        if (const auto* settled = variant2::get_if<SettleDecl>(&decl.kind)) settle(t, *settled);
      }
    }
  }

private:
  Symbol dotted(std::uint32_t text, const Path& path) {
    return program_.symbols.intern(build_.elaborator(text).text(path));
  }

  void replacing(std::size_t i) {
    std::vector<InstrumentId> todo = program_.instruments[i].replaces, seen;
    while (!todo.empty()) {
      const InstrumentId id = todo.back();
      todo.pop_back();
      if (index(id) == i) {
        const auto& of = build_.instruments[i];
        build_.report(Code::replaces_itself, of.text, of.decl->replaces.front().span,
                      "`" + build_.name(program_.instruments[i].name) + "` replaces itself");
        program_.instruments[i].replaces.clear();
        return;
      }
      if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
      seen.push_back(id);
      const auto& more = program_.instruments[index(id)].replaces;
      todo.insert(todo.end(), more.begin(), more.end());
    }
  }

  InForce in_force(std::uint32_t text, const Period& written) {
    Scope scope;
    scope.place = "in the head of an instrument";
    Elaborator elaborator = build_.elaborator(text, scope);
    const auto day = [&](ExprId expr) -> std::optional<Day> {
      if (expr == kNoExpr) return std::nullopt;
      const auto value = elaborator.constant(expr, type_of_kind(Kind::date));
      return value && value->kind() == ValueKind::date ? std::optional(value->day()) : std::nullopt;
    };
    InForce made;
    (written.from_at_latest ? made.first_at_latest : made.first) = day(written.from);
    (written.until_at_earliest ? made.last_at_earliest : made.last) = day(written.until);
    const auto begin = made.first ? made.first : made.first_at_latest;
    const auto end = made.last ? made.last : made.last_at_earliest;
    if (begin && end && *end < *begin) {
      build_.report(Code::bad_period, text, elaborator.around().ast[written.until].span,
                    "this is before " + day_text(*begin) + ", where the period begins");
    }
    return made;
  }

  void outline(std::size_t i) {
    const auto& of = build_.instruments[i];
    auto& made = program_.instruments[i].outline;
    const auto add = [&](Symbol cite, Span span) {
      const auto known = std::find_if(made.begin(), made.end(), [&](const Paragraph& p) { return p.cite == cite; });
      if (known == made.end()) {
        made.push_back({cite, build_.place(of.text, span)});
      } else {
        build_
            .report(Code::duplicate_name, of.text, span,
                    "the outline has the paragraph " + build_.name(cite) + " twice")
            .label(known->place, "here already");
      }
    };
    for (const OutlineEntry& entry : of.decl->outline) {
      if (entry.last.text == kNoSymbol) {
        add(entry.first.text, entry.first.span);
        continue;
      }
      const auto all = expanded(program_.symbols.text(entry.first.text), program_.symbols.text(entry.last.text));
      const Span span{entry.first.span.begin, entry.last.span.end};
      if (!all) {
        build_
            .report(Code::bad_range, of.text, span,
                    "from " + build_.name(entry.first.text) + " to " + build_.name(entry.last.text) +
                        " is no range of paragraphs")
            .help("a range runs over numbers or single letters: `1..16`, `8(a)..8(d)`");
        continue;
      }
      for (const std::string& cite : *all) add(program_.symbols.intern(cite), span);
    }
  }

  void note(std::uint32_t t, const NoteDecl& written, Span span) {
    const Text& text = build_.texts[t];
    Symbol see = kNoSymbol;
    if (written.see.count != 0) {
      see = dotted(t, written.see);
      const bool listed = std::find(text.unloaded.begin(), text.unloaded.end(), see) != text.unloaded.end();
      if (!listed && !program_.names.is_owner(see) && !build_.elaborator(t).is_unloaded(written.see)) {
        build_.report(Code::not_loaded, t, written.see.span, "`" + build_.name(see) + "` is not loaded")
            .help("load it, or say in the head of this text that it `relies on` it");
      }
    }
    if (!is_some(text.instrument)) return;
    program_.instruments[index(text.instrument)].notes.push_back(
        {build_.cites(written.cites), written.text, see, build_.place(t, span)});
  }

  void settle(std::uint32_t t, const SettleDecl& written) {
    const Declared* found = build_.elaborator(t).declared(written.reading, DeclaredAs::reading);
    if (found == nullptr) return;
    Reading& reading = program_.readings[found->id];
    const auto at = std::find(reading.options.begin(), reading.options.end(), written.option.symbol);
    if (at == reading.options.end()) {
      std::vector<std::string> candidates;
      for (const Symbol option : reading.options) candidates.push_back(build_.name(option));
      const std::string near = nearest(build_.name(written.option.symbol), candidates);
      auto said = build_.report(
          Code::unknown_option, t, written.option.span,
          "the reading `" + build_.name(reading.name) + "` has no option `" + build_.name(written.option.symbol) + "`");
      said.label(reading.place, "declared here");
      if (!near.empty()) said.help("did you mean `" + near + "`?");
      return;
    }
    const auto option = static_cast<std::uint32_t>(at - reading.options.begin());
    const auto [known, fresh] = settled_.emplace(found->id, build_.place(t, written.option.span));
    if (!fresh && reading.settled && *reading.settled != option) {
      build_
          .report(Code::settled_twice, t, written.option.span,
                  "`" + build_.name(reading.name) + "` is settled as `" +
                      build_.name(reading.options[*reading.settled]) + "` elsewhere")
          .label(known->second, "settled here");
      return;
    }
    reading.settled = option;
  }

  Build& build_;
  Program& program_;
  std::map<std::uint32_t, Place> settled_;
};

}  // namespace

void refer(Build& build) { Heads(build).references(); }
void lower_instruments(Build& build) { Heads(build).rest(); }

}  // namespace licet::core
