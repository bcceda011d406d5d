#include "story/case_json.hpp"

#include <algorithm>
#include <limits>

#include "story/json_tree.hpp"
#include "story/teller.hpp"

namespace licet::core {

namespace {

using Keys = std::vector<std::string_view>;

// Reads the parts in the order in which they depend on each other, whatever their order in the text: the names of all
// persons and things, of events and acts asked about; then what is said about each.
class CaseReader {
public:
  CaseReader(std::shared_ptr<const Program> policy, SourceId source, const Json& root, Diagnostics& diagnostics)
      : result_{Draft(std::move(policy)), std::nullopt},
        teller_(result_.draft, diagnostics),
        source_(source),
        root_(root) {
    facts().ordered = false;
  }

  std::optional<CaseInJson> read() {
    known_keys(root_, "",
               {"on", "now", "ordered", "acts", "entities", "events", "asked", "findings", "authorisations", "doubts",
                "readings", "under", "ask"});
    if (const Json* on = root_.find("on")) {
      if (const auto day = day_of(*on, "on")) teller_.day(*day);
    }
    if (const Json* now = root_.find("now")) facts().now = day_of(*now, "now");
    if (const Json* ordered = root_.find("ordered")) facts().ordered = yes_no(*ordered, "ordered");
    acts();
    entities();
    events();
    asked();
    ask();
    fields();
    findings();
    authorisations();
    doubts();
    readings();
    if (const Json* under = root_.find("under")) {
      if (expect(*under, JsonKind::string, "under"))
        result_.draft.under = teller_.finder().instrument(word(*under, "under"));
    }
    if (failed_) return std::nullopt;
    return std::move(result_);
  }

private:
  [[nodiscard]] Case& facts() { return result_.draft.facts; }

  // ---- pieces ------------------------------------------------------------------------------------------------------
  [[nodiscard]] Where where(const Json& json, std::string path) const {
    return {{source_, json.span}, std::move(path)};
  }
  [[nodiscard]] Word word(const Json& json, std::string path) const {
    return {json.text, where(json, std::move(path))};
  }
  static std::string within(const std::string& path, std::string_view key) {
    return path.empty() ? std::string(key) : path + "." + std::string(key);
  }
  static std::string at(const std::string& path, std::size_t i) { return path + "[" + std::to_string(i) + "]"; }

  void wrong(Code code, const Json& json, const std::string& path, std::string message, std::string help = {}) {
    failed_ = true;
    teller_.finder().wrong(code, where(json, path), std::move(message), std::move(help));
  }
  void check(bool good) { failed_ = failed_ || !good; }

  bool expect(const Json& json, JsonKind kind, const std::string& path) {
    if (json.kind == kind) return true;
    wrong(Code::json_kind, json, path,
          std::string(json_kind_text(kind)) + " is expected here, not " + std::string(json_kind_text(json.kind)),
          json.kind == JsonKind::null
              ? "leave the key out if nobody said, write {\"unknown\": true} if somebody was asked and did not "
                "know, {\"none\": true} for nobody or nothing"
              : "");
    return false;
  }
  // Reports keys that mean nothing here.
  void known_keys(const Json& object, const std::string& path, const Keys& keys) {
    for (const JsonMember& member : object.members) {
      if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) unknown_key(member, path, keys);
    }
  }
  void unknown_key(const JsonMember& member, const std::string& path, const Keys& keys) {
    failed_ = true;
    std::vector<std::string> names(keys.begin(), keys.end());
    teller_.finder().wrong(Code::json_key_unknown, {{source_, member.span}, within(path, member.key)},
                           "the key \"" + member.key + "\" means nothing here", did_you_mean(member.key, names));
  }
  const Json* needed(const Json& object, std::string_view key, JsonKind kind, const std::string& path) {
    const Json* found = object.find(key);
    if (found == nullptr) {
      wrong(Code::json_key_missing, object, path, "the key \"" + std::string(key) + "\" is missing");
      return nullptr;
    }
    return expect(*found, kind, within(path, key)) ? found : nullptr;
  }
  bool yes_no(const Json& json, const std::string& path) { return expect(json, JsonKind::boolean, path) && json.yes; }
  bool flag(const Json& object, std::string_view key, const std::string& path) {
    const Json* found = object.find(key);
    return found != nullptr && yes_no(*found, within(path, key));
  }
  Word optional_word(const Json& object, std::string_view key, const std::string& path) {
    const Json* found = object.find(key);
    if (found == nullptr || !expect(*found, JsonKind::string, within(path, key))) return {};
    if (found->text.empty())
      wrong(Code::json_kind, *found, within(path, key), "a name is expected here, not an empty string");
    return word(*found, within(path, key));
  }
  std::optional<Day> day_of(const Json& json, const std::string& path) {
    if (!expect(json, JsonKind::string, path)) return std::nullopt;
    const auto day = parse_day(json.text);
    if (!day)
      wrong(Code::bad_case_day, json, path, "there is no day \"" + json.text + "\"",
            "write year-month-day: \"2024-11-05\"");
    return day;
  }
  std::optional<Day> optional_day(const Json& object, std::string_view key, const std::string& path) {
    const Json* found = object.find(key);
    return found == nullptr ? std::nullopt : day_of(*found, within(path, key));
  }
  template <class Visit>
  void each_item(const Json& object, std::string_view key, Visit visit, const std::string& path = {}) {
    const Json* list = object.find(key);
    const std::string here = within(path, key);
    if (list == nullptr || !expect(*list, JsonKind::list, here)) return;
    for (std::size_t i = 0; i < list->items.size(); ++i) visit(list->items[i], at(here, i));
  }
  template <class Visit>
  void each_object(std::string_view key, Visit visit) {
    each_item(root_, key, [&](const Json& item, const std::string& path) {
      if (expect(item, JsonKind::object, path)) visit(item, path);
    });
  }

  // ---- values ------------------------------------------------------------------------------------------------------
  Told told(const Json& json, const std::string& path) {
    Told out;
    out.where = where(json, path);
    out.text = json.text;
    switch (json.kind) {
      case JsonKind::boolean:
        out.kind = Told::Kind::exact;
        out.value = Value::boolean(json.yes);
        break;
      case JsonKind::string:
        out.kind = Told::Kind::written;
        break;
      case JsonKind::number:
        number(json, path, out);
        break;
      case JsonKind::list:
        out.kind = Told::Kind::list;
        for (std::size_t i = 0; i < json.items.size(); ++i) out.members.push_back(told(json.items[i], at(path, i)));
        break;
      case JsonKind::null:
      case JsonKind::object:
        special(json, path, out);
        break;
    }
    return out;
  }
  void number(const Json& json, const std::string& path, Told& out) {
    const auto exact = json.text.find_first_of("eE") == json.text.npos ? Decimal::parse(json.text) : std::nullopt;
    out.kind = exact ? Told::Kind::exact : Told::Kind::error;
    if (exact) {
      out.value = Value::number(*exact);
    } else {
      wrong(Code::inexact_number, json, path, "the number " + json.text + " cannot be read exactly",
            "write it with at most 18 digits, 9 of them decimals, and no exponent");
    }
  }
  // {"unknown": true}, {"none": true}, {"EUR": 1200}
  void special(const Json& json, const std::string& path, Told& out) {
    out.kind = Told::Kind::error;
    if (json.members.size() == 1) {
      const JsonMember& only = json.members[0];
      const bool yes = only.value.kind == JsonKind::boolean && only.value.yes;
      if (yes && only.key == "unknown") {
        out.kind = Told::Kind::unknown;
        return;
      }
      if (yes && only.key == "none") {
        out.kind = Told::Kind::none;
        return;
      }
      const auto money = read_money(only.key + " " + only.value.text);
      if (money && only.value.kind == JsonKind::number) {
        out.kind = Told::Kind::exact;
        out.value = Value::money(money->first, facts().symbols->intern(money->second));
        return;
      }
    }
    expect(json, JsonKind::string, path);
  }

  // The keys that are no part of the frame are fields; those of "with" are fields whatever they are called.
  ToldFields fields_of(const Json& object, const std::string& path, const Keys& frame) {
    ToldFields fields;
    const auto add = [&](const Json& from, const std::string& here, const Keys& but) {
      for (const JsonMember& member : from.members) {
        if (std::find(but.begin(), but.end(), member.key) != but.end()) continue;
        const std::string inner = within(here, member.key);
        fields.push_back({{member.key, {{source_, member.span}, inner}}, told(member.value, inner)});
      }
    };
    add(object, path, frame);
    if (const Json* with = object.find("with")) {
      if (expect(*with, JsonKind::object, within(path, "with"))) add(*with, within(path, "with"), {});
    }
    return fields;
  }

  // ---- persons, things, events -------------------------------------------------------------------------------------
  inline static const Keys kEntityKeys = {"is", "open", "with"};
  inline static const Keys kEventKeys = {"id", "on", "at", "perhaps", "act", "by", "with"};
  inline static const Keys kAskedKeys = {"id", "act", "by", "with"};

  struct Later {  // whose fields are still to be read
    ObjectId object;
    const Json* json;
    std::string path;
    const Keys* frame;
  };

  void acts() {
    const Json* acts = root_.find("acts");
    if (acts == nullptr || !expect(*acts, JsonKind::object, "acts")) return;
    for (const JsonMember& member : acts->members) {
      const std::string path = within("acts", member.key);
      if (!expect(member.value, JsonKind::object, path)) continue;
      known_keys(member.value, path, {"like"});
      check(
          teller_.own_act({member.key, {{source_, member.span}, path}}, optional_word(member.value, "like", path), {}));
    }
  }

  void entities() {
    const Json* entities = root_.find("entities");
    if (entities == nullptr || !expect(*entities, JsonKind::object, "entities")) return;
    std::vector<const JsonMember*> members;
    for (const JsonMember& member : entities->members) members.push_back(&member);
    // So that no answer depends on the order of keys.
    std::sort(members.begin(), members.end(), [](const JsonMember* a, const JsonMember* b) { return a->key < b->key; });
    for (const JsonMember* member : members) {
      const std::string path = within("entities", member->key);
      if (!expect(member->value, JsonKind::object, path)) continue;
      ToldEntity told{{member->key, {{source_, member->span}, path}}, {}, false, {}};
      each_item(
          member->value, "is",
          [&](const Json& item, const std::string& here) { told.roles.push_back(role(item, here)); }, path);
      if (const Json* open = member->value.find("open"); open != nullptr && open->kind == JsonKind::list) {
        each_item(
            member->value, "open",
            [&](const Json& item, const std::string& here) {
              told.roles.push_back(role(item, here));
              told.roles.back().perhaps = true;
            },
            path);
      } else {
        told.open_roles = flag(member->value, "open", path);
      }
      const ObjectId id = teller_.declare(told);
      check(is_some(id));
      if (!is_some(id) && !told.name.empty()) {  // the case is refused; but the name is known, and that is told once
        told.roles.clear();
        told.open_roles = true;
        teller_.declare(told);
      }
      if (is_some(id)) later_.push_back({id, &member->value, path, &kEntityKeys});
    }
  }

  ToldRole role(const Json& item, const std::string& path) {
    if (item.kind != JsonKind::object) {
      expect(item, JsonKind::string, path);
      return {word(item, path), std::nullopt, std::nullopt, false};
    }
    known_keys(item, path, {"role", "from", "until", "perhaps"});
    const Json* name = needed(item, "role", JsonKind::string, path);
    if (name == nullptr) return {{"", where(item, path)}, std::nullopt, std::nullopt, false};
    return {word(*name, within(path, "role")), optional_day(item, "from", path), optional_day(item, "until", path),
            flag(item, "perhaps", path)};
  }

  std::optional<ToldAct> doing(const Json& item, const std::string& path, std::string_view act_key,
                               std::string_view name_key) {
    const Json* act = needed(item, act_key, JsonKind::string, path);
    const Json* by = needed(item, "by", JsonKind::string, path);
    if (act == nullptr || by == nullptr) return std::nullopt;
    return ToldAct{
        optional_word(item, name_key, path), told(*by, within(path, "by")), word(*act, within(path, act_key)), {}};
  }

  void events() {
    each_object("events", [&](const Json& item, const std::string& path) {
      auto act = doing(item, path, "act", "id");
      const Json* on = needed(item, "on", JsonKind::string, path);
      if (!act || on == nullptr) return;
      auto when = parse_moment(on->text);
      if (!when) {
        wrong(Code::bad_case_day, *on, within(path, "on"), "there is no day \"" + on->text + "\"",
              "write year-month-day: \"2024-11-05\"");
        return;
      }
      if (const Json* at = item.find("at"); at != nullptr && expect(*at, JsonKind::string, within(path, "at"))) {
        const auto moment = parse_moment(day_text(when->day) + "T" + at->text);
        if (!moment || (when->minute && when->minute != moment->minute)) {
          wrong(Code::bad_case_day, *at, within(path, "at"), "there is no time \"" + at->text + "\" on that day",
                "write hours and minutes: \"09:30\"");
        } else {
          when = moment;
        }
      }
      const ObjectId id = teller_.declare(ToldEvent{std::move(*act), *when, flag(item, "perhaps", path)});
      check(is_some(id));
      if (is_some(id)) later_.push_back({id, &item, path, &kEventKeys});
    });
  }

  void asked() {
    each_object("asked", [&](const Json& item, const std::string& path) {
      const auto act = doing(item, path, "act", "id");
      if (!act) return;
      const ObjectId id = teller_.declare_asked(*act);
      check(is_some(id));
      if (is_some(id)) later_.push_back({id, &item, path, &kAskedKeys});
    });
  }

  void fields() {
    for (const Later& later : later_)
      check(teller_.fill(later.object, fields_of(*later.json, later.path, *later.frame)));
    // Acts asked about are done, if at all, on the day asked about; that is known only now.
    for (Object& object : facts().objects) {
      if (object.kind == ObjectKind::asked) object.on = facts().on;
    }
  }

  // ---- what is asked -----------------------------------------------------------------------------------------------
  void ask() {
    const Json* ask = root_.find("ask");
    if (ask == nullptr) return;
    CaseAsk out;
    out.where = where(*ask, "ask");
    if (ask->kind == JsonKind::string) {
      out.text = ask->text;
      result_.ask = std::move(out);
      return;
    }
    if (!expect(*ask, JsonKind::object, "ask")) return;
    constexpr std::string_view kKinds[] = {"may", "must", "should", "is", "duties", "owed", "status"};
    std::string_view kind;
    for (const std::string_view key : kKinds) {
      if (ask->find(key) == nullptr) continue;
      if (!kind.empty())
        wrong(Code::json_key_unknown, *ask->find(key), within("ask", key),
              "one question at a time: this asks `" + std::string(kind) + "` already");
      kind = key;
    }
    if (kind.empty()) {
      wrong(Code::json_key_missing, *ask, "ask", "it is not said what is asked",
            "add \"may\", \"must\", \"should\", \"is\", \"duties\", \"owed\" or \"status\"");
      return;
    }
    const Json* what = needed(*ask, kind, JsonKind::string, "ask");
    if (what == nullptr) return;
    const Word name = word(*what, within("ask", kind));
    if (kind == "may" || kind == "must" || kind == "should") {
      ask_act(*ask, kind, out);
    } else if (kind == "is") {
      known_keys(*ask, "ask", {"is", "strictly"});
      out.text = std::string(flag(*ask, "strictly", "ask") ? "strictly: " : "") + "is " + name.text + "?";
    } else {
      out.kind = CaseAsk::Kind::duties;
      known_keys(*ask, "ask", {kind, kind == "status" ? "for" : kind});
      if (kind == "duties") check(is_some(out.duties.of = teller_.finder().object(name)));
      if (kind == "owed") check(is_some(out.duties.to = teller_.finder().object(name)));
      if (kind == "status") {
        check(is_some(out.duties.rule = teller_.finder().rule(name)));
        const Word of = optional_word(*ask, "for", "ask");
        if (!of.empty()) check(is_some(out.duties.of = teller_.finder().object(of)));
      }
    }
    result_.ask = std::move(out);
  }

  void ask_act(const Json& ask, std::string_view kind, CaseAsk& out) {
    out.kind = CaseAsk::Kind::act;
    out.asking = kind == "may" ? Asking::may : kind == "must" ? Asking::must : Asking::should;
    if (flag(ask, "refrain", "ask")) {
      if (kind != "may")
        wrong(Code::json_key_unknown, *ask.find("refrain"), "ask.refrain", "only `may` asks whether to refrain");
      out.asking = Asking::may_refrain;
    }
    out.strictly = flag(ask, "strictly", "ask");
    const auto act = doing(ask, "ask", kind, "as");
    if (!act) return;
    out.act = teller_.declare_asked(*act);
    check(is_some(out.act));
    static const Keys kAskKeys = {"may", "must", "should", "by", "with", "as", "strictly", "refrain"};
    if (is_some(out.act)) later_.push_back({out.act, &ask, "ask", &kAskKeys});
  }

  // ---- findings, authorisations, doubts, readings ------------------------------------------------------------------
  std::vector<Told> arguments(const Json& item, const std::string& path) {
    std::vector<Told> of;
    each_item(
        item, "of", [&](const Json& argument, const std::string& here) { of.push_back(told(argument, here)); }, path);
    return of;
  }

  void findings() {
    each_object("findings", [&](const Json& item, const std::string& path) {
      known_keys(item, path, {"judgment", "of", "answer", "by"});
      const Json* judgment = needed(item, "judgment", JsonKind::string, path);
      const Json* answer = item.find("answer");
      if (answer == nullptr) wrong(Code::json_key_missing, item, path, "the key \"answer\" is missing");
      if (judgment == nullptr || answer == nullptr) return;
      ToldFinding finding{word(*judgment, within(path, "judgment")), arguments(item, path), Verdict3::unknown,
                          optional_word(item, "by", path).text};
      const bool yes = answer->kind == JsonKind::boolean ? answer->yes : answer->text == "yes";
      if (answer->kind == JsonKind::boolean || answer->text == "yes" || answer->text == "no") {
        finding.answer = yes ? Verdict3::yes : Verdict3::no;
      } else if (answer->kind != JsonKind::string || answer->text != "unknown") {
        wrong(Code::json_kind, *answer, within(path, "answer"), "\"yes\", \"no\" or \"unknown\" is expected here");
        return;
      }
      pending_findings_.push_back(std::move(finding));
    });
  }

  void authorisations() {
    each_object("authorisations", [&](const Json& item, const std::string& path) {
      known_keys(item, path, {"of", "for", "by", "under", "on", "given", "with", "as"});
      ToldAuthorisation told;
      told.where = where(item, path);
      told.of = optional_word(item, "of", path);
      told.to = optional_word(item, "for", path);
      told.by = optional_word(item, "by", path);
      told.under = optional_word(item, "under", path);
      if (!told.under.empty()) told.how = ToldAuthorisation::Under::either;
      told.on = optional_day(item, "on", path);
      told.name = optional_word(item, "as", path);
      const Json* given = item.find("given");
      if (given == nullptr) {
        wrong(Code::json_key_missing, item, path, "the key \"given\" is missing",
              "true if it was given, false if it is known that there is none");
        return;
      }
      told.given = yes_no(*given, within(path, "given"));
      if (const Json* with = item.find("with");
          with != nullptr && expect(*with, JsonKind::object, within(path, "with"))) {
        told.with = fields_of(*with, within(path, "with"), {});
      }
      check(teller_.authorisation(told));
    });
    for (const ToldFinding& finding : pending_findings_)
      check(teller_.finding(finding));  // `competent` names authorisations
  }

  void doubts() {
    each_object("doubts", [&](const Json& item, const std::string& path) {
      known_keys(item, path, {"judgment", "of"});
      const Json* judgment = needed(item, "judgment", JsonKind::string, path);
      if (judgment != nullptr)
        check(teller_.doubt(word(*judgment, within(path, "judgment")), arguments(item, path), where(item, path)));
    });
  }

  void readings() {
    const Json* readings = root_.find("readings");
    if (readings == nullptr || !expect(*readings, JsonKind::object, "readings")) return;
    for (const JsonMember& member : readings->members) {
      const std::string path = within("readings", member.key);
      if (!expect(member.value, JsonKind::string, path)) continue;
      check(teller_.settle({member.key, {{source_, member.span}, path}}, word(member.value, path)));
    }
  }

  CaseInJson result_;
  Teller teller_;
  SourceId source_;
  const Json& root_;
  std::vector<Later> later_;
  std::vector<ToldFinding> pending_findings_;
  bool failed_ = false;
};

}  // namespace

std::optional<CaseInJson> read_case(std::shared_ptr<const Program> policy, SourceId source, const Sources& sources,
                                    Diagnostics& diagnostics) {
  const auto json = read_json(source, sources, diagnostics);
  if (!json) return std::nullopt;
  return CaseReader(std::move(policy), source, *json, diagnostics).read();
}

}  // namespace licet::core
