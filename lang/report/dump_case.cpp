#include "report/dump.hpp"

// A case, and what it is asked.
namespace licet::core {

namespace {

class CaseWriter {
public:
  CaseWriter(const Case& facts, const Question& question)
      : facts_(facts),
        program_(*facts.program),
        question_(question),
        names_(facts, question.act),
        code_(program_, &facts, names_, out_) {}

  std::string write() {
    out_.open_object();
    day("on", facts_.on);
    if (facts_.now) day("now", *facts_.now);
    out_.key("ordered").truth(facts_.ordered);
    objects();
    findings();
    doubts();
    authorisations("authorisations", true);
    authorisations("no_authorisations", false);
    readings();
    if (is_some(question_.under)) out_.member("under", names_.of(question_.under));
    ask();
    return out_.close_object().take();
  }

  std::string truth(NodeId node) {
    code_.code(facts_.code, node);
    return out_.take();
  }

private:
  void day(std::string_view key, Day day) { out_.key(key).verbatim(std::to_string(day)); }

  void fields(const Object& object) {
    for (const Fact& fact : object.facts) {
      out_.key(names_.of(fact.field));
      if (fact.state == FactState::known) {
        code_.value(fact.value);
      } else {  // somebody was asked and did not know
        out_.open_object().key("unknown").truth(true).close_object();
      }
    }
  }

  // Acts that are asked about besides, and of which somebody may have found something, are things of their own.
  void objects() {
    out_.key("entities").open_object();
    each(ObjectKind::entity, [&](ObjectId id, const Object& object) {
      out_.key(names_.of(id)).open_object();
      roles(object);
      fields(object);
      out_.close_object();
    });
    out_.close_object().key("events").open_list();
    each(ObjectKind::event, [&](ObjectId id, const Object& object) {
      out_.open_object().member("id", names_.of(id));
      act(object);
      fields(object);
      out_.close_object();
    });
    out_.close_list().key("others").open_list();
    each(ObjectKind::asked, [&](ObjectId id, const Object& object) {
      if (id == question_.act) return;
      out_.open_object().member("id", names_.of(id));
      act(object);
      fields(object);
      out_.close_object();
    });
    out_.close_list();
  }
  template <class Each>
  void each(ObjectKind kind, Each each) {
    for (std::uint32_t i = 0; i < facts_.objects.size(); ++i) {
      if (facts_.objects[i].kind == kind) each(ObjectId{i}, facts_.objects[i]);
    }
  }

  void roles(const Object& object) {
    const auto held = [&](const Held& role) {
      if (!role.from && !role.until) {
        out_.text(names_.of(role.role));
        return;
      }
      out_.open_object().member("role", names_.of(role.role));
      if (role.from) day("from", *role.from);
      if (role.until) day("until", *role.until);
      out_.close_object();
    };
    out_.key("is").open_list();
    bool open = false;
    for (const Held& role : object.roles) {
      open = open || role.perhaps;
      if (!role.perhaps) held(role);
    }
    out_.close_list();
    if (object.open_roles) {
      out_.key("open_roles").truth(true);
    } else if (open) {
      out_.key("open_roles").open_list();
      for (const Held& role : object.roles) {
        if (role.perhaps) held(role);
      }
      out_.close_list();
    }
  }

  void act(const Object& object) {
    day("on", object.kind == ObjectKind::asked ? facts_.on : object.on);
    if (object.minute) out_.key("at").number(static_cast<std::uint64_t>(*object.minute));
    if (object.denied) {
      out_.member("perhaps", "never");
    } else if (object.perhaps) {
      out_.key("perhaps").truth(true);
    }
    done(object, "act");
  }
  void done(const Object& object, std::string_view key) {
    out_.key(key);
    is_some(object.act) ? out_.text(names_.of(object.act)) : out_.null();
    out_.key("by");
    is_some(object.by) ? out_.text(names_.of(object.by)) : out_.text("none");
  }

  // ---- what was found ----------------------------------------------------------------------------------------------

  void arguments(const std::vector<Value>& of, RuleId demanded_by) {
    for (const Value& value : of) {
      if (value.is_none() && is_some(demanded_by)) {
        out_.text("duty:" + names_.of(demanded_by));
      } else {
        code_.value(value);
      }
    }
  }

  void findings() {
    out_.key("findings").open_list();
    for (const Finding& own : facts_.findings) {
      out_.open_object().key("judgment").text(found(own)).key("of").open_list();
      if (own.kind == FindingKind::competent) {
        for (const Value& value : own.of) out_.text("a" + value.decimal().text());
      } else {
        if (own.kind == FindingKind::failed) out_.text(names_.of(own.rule));
        arguments(own.of, own.demanded_by);
      }
      out_.close_list().key("answer");
      own.answer == Verdict3::unknown ? out_.null() : out_.truth(own.answer == Verdict3::yes);
      out_.close_object();
    }
    out_.close_list();
  }
  std::string found(const Finding& own) const {
    switch (own.kind) {
      case FindingKind::judgment:
        return names_.of(own.judgment);
      case FindingKind::reference:
        return "reference " + std::string(facts_.text(own.reference));
      case FindingKind::competent:
        return "competent";
      case FindingKind::failed:
        return "failed";
      case FindingKind::open_list:
        return "like " + names_.of(own.term);
    }
    return "";
  }

  void doubts() {
    out_.key("doubts").open_list();
    for (const Doubt& own : facts_.doubts) {
      out_.open_object().member("judgment", names_.of(own.judgment)).key("of").open_list();
      arguments(own.of, kNo<RuleId>);
      out_.close_list().close_object();
    }
    out_.close_list();
  }

  void authorisations(std::string_view key, bool given) {
    out_.key(key).open_list();
    for (std::size_t i = 0; i < facts_.authorisations.size(); ++i) {
      const Authorisation& own = facts_.authorisations[i];
      if (own.given != given) continue;
      out_.open_object().member("id", "a" + std::to_string(i));
      if (is_some(own.act)) out_.member("of", names_.of(own.act));
      if (is_some(own.of)) out_.member("of_act", names_.of(own.of));
      if (is_some(own.for_whom)) out_.member("for", names_.of(own.for_whom));
      if (is_some(own.by)) out_.member("by", names_.of(own.by));
      if (is_some(own.by_role)) out_.member("by", names_.of(own.by_role));
      if (is_some(own.under_rule)) out_.member("under", names_.of(own.under_rule));
      if (own.under_paragraph != kNoSymbol) out_.member("under", facts_.text(own.under_paragraph));
      if (own.on) day("on", *own.on);
      if (!own.with.empty()) {
        Object limits;
        limits.facts = own.with;
        out_.key("with").open_object();
        fields(limits);
        out_.close_object();
      }
      out_.close_object();
    }
    out_.close_list();
  }

  void readings() {
    out_.key("readings").open_object();
    for (std::uint32_t i = 0; i < program_.readings.size(); ++i) {
      const Reading& reading = program_.readings[i];
      const auto chosen = facts_.readings[i] ? facts_.readings[i] : reading.settled;
      if (chosen) out_.member(names_.of(ReadingId{i}), program_.symbols.text(reading.options[*chosen]));
    }
    out_.close_object();
  }

  void ask() {
    if (!is_some(question_.act)) return;
    const Object& asked = facts_.objects[index(question_.act)];
    out_.key("ask").open_object();
    done(asked, "may");
    out_.key("with").open_object();
    fields(asked);
    out_.close_object();
    if (question_.strictly) out_.key("strictly").truth(true);
    if (question_.refrain) out_.key("refrain").truth(true);
    out_.close_object();
  }

  const Case& facts_;
  const Program& program_;
  const Question question_;
  DumpNames names_;
  JsonWriter out_;
  DumpCode code_;
};

}  // namespace

std::string dump_case(const Case& facts, const Question& question) { return CaseWriter(facts, question).write(); }
std::string dump_truth(const Case& facts, NodeId node) { return CaseWriter(facts, {}).truth(node); }

}  // namespace licet::core
