#include "report/dump.hpp"

// Conditions and values. Each operation is a list that begins with its name; everything else is a literal.
namespace licet::core {

void DumpCode::value(const Value& value) {
  switch (value.kind()) {
    case ValueKind::none:
      out_.text("none");
      return;
    case ValueKind::boolean:
      out_.truth(value.yes());
      return;
    case ValueKind::number:
      out_.verbatim(value.decimal().text());
      return;
    case ValueKind::money:
      out_.open_object().key(text(value.currency())).verbatim(value.decimal().text()).close_object();
      return;
    case ValueKind::date:
      out_.verbatim(std::to_string(value.day()));
      return;
    case ValueKind::duration:
      out_.open_object().key("months").verbatim(std::to_string(value.duration().months));
      out_.key("days").verbatim(std::to_string(value.duration().days)).close_object();
      return;
    case ValueKind::text:
    case ValueKind::option:
      out_.text(text(value.symbol()));
      return;
    case ValueKind::object:
      out_.text(names_.of(ObjectId{value.index()}));
      return;
    case ValueKind::list:
      out_.open_list();
      for (const Value& member : list(value)) this->value(member);
      out_.close_list();
      return;
  }
}

class DumpCode::Writing {
public:
  Writing(DumpCode& dump, const CodePool& code, std::string_view first) : dump_(dump), code_(code), first_(first) {}

  void write(NodeId id) {
    const Node& node = code_[id];
    const auto part = [&](std::uint32_t operand) { write(NodeId{operand}); };
    const auto parts = [&] {
      for (std::uint32_t i = 0; i < node.c; ++i) write(code_.lists[node.b + i]);
    };
    switch (node.op) {
      case Op::constant: {
        const Value& value = code_.constants[node.a];
        if (value.kind() != ValueKind::list) return dump_.value(value);
        begin("set");
        for (const Value& member : dump_.list(value)) dump_.value(member);
        break;
      }
      case Op::error:
        begin("error").text(dump_.text(Symbol{node.a}));
        break;
      case Op::variable:
        begin("var").text(variable(node.a));
        break;
      case Op::this_act:
        begin("var").text("act");
        break;
      case Op::actor:
        begin("var").text("actor");
        break;
      case Op::today:
        begin("today");
        break;
      case Op::field:
        begin("get");
        part(node.a);
        out().text(names().of(FieldId{node.b}));
        break;
      case Op::event_day:
      case Op::event_actor:
        begin("get");
        part(node.a);
        out().text(node.op == Op::event_day ? "on" : "by");
        break;
      case Op::add:
        begin("add");
        parts();
        break;
      case Op::negate:
        begin("negate");
        part(node.a);
        break;
      case Op::multiply:
        begin("multiply");
        parts();
        break;
      case Op::divide:
        begin("divide");
        part(node.a);
        part(node.b);
        break;
      case Op::shift:
        begin("shift").text(node.flag != 0 ? "after" : "before");
        part(node.a);
        part(node.b);
        break;
      case Op::choose:
        begin("choose");
        for (std::uint32_t i = 0; i + 1 < node.c; i += 2) {
          out().open_list();
          write(code_.lists[node.b + i]);
          write(code_.lists[node.b + i + 1]);
          out().close_list();
        }
        break;
      case Op::sum:
        quantified("sum", node, [&] { part(node.c); });
        return;
      case Op::count_of:
        quantified("count", node, [] {});
        return;
      case Op::set_of:
        begin("set");
        parts();
        break;
      case Op::holders:
        begin("all").text(names().of(RoleId{node.a}));
        break;
      case Op::events:
        begin("events").text(names().of(ActId{node.a}));
        break;
      case Op::truth:
        return part(node.a);
      case Op::all_of:
        begin("and");
        parts();
        break;
      case Op::any_of:
        begin("or");
        parts();
        break;
      case Op::not_:
        begin("not");
        part(node.a);
        break;
      case Op::at_least_of:
        begin("atleast").number(node.a);
        parts();
        break;
      case Op::compare:
        return compare(node);
      case Op::is_a:
        begin("isa");
        part(node.a);
        out().text(names().of(RoleId{node.b}));
        break;
      case Op::is_act:
        begin("isact");
        part(node.a);
        out().text(names().of(ActId{node.b}));
        break;
      case Op::in_set:
        begin("in");
        part(node.a);
        part(node.b);
        break;
      case Op::some:
        quantified("some", node, [] {});
        return;
      case Op::every:
        quantified("every", node, [] {});
        return;
      case Op::count_at_least:
        quantified("countge", node, [] {});
        return;
      case Op::under:
        begin("under");
        part(node.a);
        part(node.b);
        out().text(names().of(FieldId{node.c}));
        break;
      case Op::judgment:
        begin("judge").text(names().of(JudgmentId{node.a}));
        parts();
        break;
      case Op::reading_is:
        begin("reading").text(names().of(ReadingId{node.a}));
        out().text(dump_.program_.symbols.text(dump_.program_.readings[node.a].options[node.b]));
        break;
      case Op::reference:
        begin("ref").text(dump_.text(Symbol{node.a}));
        parts();
        break;
      case Op::authorised:
        authorised(code_.licences[node.a]);
        return;
      case Op::term:
        begin("term").text(names().of(TermId{node.a}));
        parts();
        break;
      case Op::state:
        begin("state").text(names().of(StateId{node.a}));
        parts();
        break;
      case Op::open_list:
        begin("like").text(names().of(TermId{node.a}));
        part(node.b);
        break;
    }
    out().close_list();
  }

private:
  JsonWriter& out() { return dump_.out_; }
  const DumpNames& names() { return dump_.names_; }
  JsonWriter& begin(std::string_view operation) { return out().open_list().text(operation); }

  std::string variable(std::uint32_t slot) const {
    return slot == 0 && !first_is_bound_ ? std::string(first_) : "s" + std::to_string(slot);
  }

  // `["some", variable, set, condition]`; what is counted up to stands before the variable, what is added up behind.
  template <class Rest>
  void quantified(std::string_view operation, const Node& node, Rest rest) {
    begin(operation);
    if (node.op == Op::count_at_least) out().number(node.c);
    out().text("s" + std::to_string(node.slot));
    write(NodeId{node.a});
    const bool outer = first_is_bound_;
    first_is_bound_ = outer || node.slot == 0;
    if (node.b == kNone) {
      out().truth(true);
    } else {
      write(NodeId{node.b});
    }
    rest();
    first_is_bound_ = outer;
    out().close_list();
  }

  // Two comparisons are enough: the others are their opposites, and an unknown has no opposite but itself.
  void compare(const Node& node) {
    const CompareCode how{node.flag};
    const bool opposite = how == CompareCode::is_not || how == CompareCode::at_most || how == CompareCode::at_least;
    const bool turned = how == CompareCode::more || how == CompareCode::at_most;
    if (opposite) begin("not");
    begin(how == CompareCode::is || how == CompareCode::is_not ? "eq" : "lt");
    write(NodeId{turned ? node.b : node.a});
    write(NodeId{turned ? node.a : node.b});
    out().close_list();
    if (opposite) out().close_list();
  }

  void authorised(const Licence& licence) {
    begin("authorised");
    switch (licence.who) {
      case WhoKind::role:
        out().text(names().of(licence.role));
        break;
      case WhoKind::person:
        out().open_object().key("person");
        write(licence.person);
        out().close_object();
        break;
      case WhoKind::someone:
        out().null();
        break;
    }
    if (licence.in_advance) out().truth(true);
    out().close_list();
  }

  DumpCode& dump_;
  const CodePool& code_;
  std::string_view first_;
  bool first_is_bound_ = false;
};

void DumpCode::code(const CodePool& code, NodeId node, std::string_view first) {
  Writing(*this, code, first).write(node);
}

}  // namespace licet::core
