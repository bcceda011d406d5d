#include <catch2/catch.hpp>

#include "parsing.hpp"

namespace {

struct Example {
  const char* text;
  const char* meaning;  // as ast_text writes it
};

// Every declaration with every part that it may have, some of them where their words are names.
const Example kExamples[] =
    {
        {R"T(instrument interpol.election_campaigns
  title    "Code of Conduct for INTERPOL Election Campaign Activities and Appointments"
  cite     "CCIECAA/GA/2023"
  issuer   "INTERPOL General Assembly"
  status   code
  in force from at latest 2023-12-01
  edition  second in force from 2025-01-01 until 2026-12-31
  relies on interpol.meetings "Code of Conduct for INTERPOL Meetings"
  outline  1..16, 8(i), 8(ii))T",
         R"T((instrument interpol.election_campaigns "Code of Conduct for INTERPOL Election Campaign Activities and Appointments" "CCIECAA/GA/2023" "INTERPOL General Assembly" #2 [(period (literal #6 2023-12-01) yes - no) ] [(edition second (period (literal #6 2025-01-01) no (literal #6 2026-12-31) no)) ] [] - [(relies interpol.meetings "Code of Conduct for INTERPOL Meetings") ] [(entry "1" "16") (entry "8(i)" "") (entry "8(ii)" "") ]))T"},
        {R"T(use std.assembly, std.money)T", R"T((use [std.assembly std.money ]))T"},
        {R"T(type Grade   = P1 | P2 | P3 | P4 | P5)T", R"T((type Grade (type #1 - [P1 P2 P3 P4 P5 ]) []))T"},
        {R"T(type Address has
  street : Text
  town   : Text)T",
         R"T((type Address - [(field street (type #0 Text []) - no no) (field town (type #0 Text []) - no no) ]))T"},
        {R"T(thing Property
  owner  : Party
  public : yes | no = no
  price  : Money confidential)T",
         R"T((thing Property [] [(field owner (type #0 Party []) - no no) (field public (type #0 Bool []) (literal #2 no) no no) (field price (type #0 Money []) - no yes) ]))T"},
        {R"T(role Representative is a Party [2]
  of : Country)T",
         R"T((role Representative [Party ] [] ["2" ] [(field of (type #0 Country []) - no no) ]))T"},
        {R"T(role Senior means an Elected or a Staff with (grade at least P5))T",
         R"T((role Senior [] [(alternative Elected -) (alternative Staff (compare #5 no (name grade) (name P5))) ] [] []))T"},
        {R"T(act give_benefit is a campaign_act by Party [8]
  to    : Party
  kind  : travel | expenses | cash | entertainment | other
  value : Money = EUR 0
  asked : yes | no presumed no)T",
         R"T((act no give_benefit [campaign_act ] Party ["8" ] [(field to (type #0 Party []) - no no) (field kind (type #1 - [travel expenses cash entertainment other ]) - no no) (field value (type #0 Money []) (literal #5 EUR0) no no) (field asked (type #0 Bool []) (literal #2 no) yes no) ]))T"},
        {R"T(power waive_immunity by SecretaryGeneral [GR 170]
  of : Staff)T",
         R"T((act yes waive_immunity [] SecretaryGeneral ["GR 170" ] [(field of (type #0 Staff []) - no no) ]))T"},
        {R"T(conduct by Representative as r counts as conduct by r.of [14])T",
         R"T((counts-as (act conduct {}) Representative r (act conduct {}) (field (name r) of) ["14" ] -))T"},
        {R"T(lend_car by Staff as s counts as give_benefit { kind: travel, to: borrower } [8] if s.on_duty)T",
         R"T((counts-as (act lend_car {}) Staff s (act give_benefit {kind: (name travel) to: (name borrower) }) - ["8" ] (field (name s) on_duty)))T"},
        {R"T(term in_campaign(e: Election) [4]
  means today from e.call until e.day if election_day_counts is inclusive
  means today from e.call until before e.day if election_day_counts is exclusive)T",
         R"T((term in_campaign [(parameter e (type #0 Election [])) ] ["4" ] [(case (within (literal #11 none) (field (name e) call) (field (name e) day) no) (compare #0 no (name election_day_counts) (name inclusive))) (case (within (literal #11 none) (field (name e) call) (field (name e) day) yes) (compare #0 no (name election_day_counts) (name exclusive))) ] [] #0 []))T"},
        {R"T(term symbols [12]
  includes flag, emblem and the like
  does not include anthem)T",
         R"T((term symbols [] ["12" ] [] [(name flag) (name emblem) ] #2 [(name anthem) ]))T"},
        {R"T(judgment may_jeopardise(a: conduct) [5]
  by someone
  ask "May {a} jeopardise the integrity of a campaign?"
  in the eyes of "a fair-minded member country"
  presumed no)T",
         R"T((judgment may_jeopardise [(parameter a (type #0 conduct [])) ] ["5" ] (party #4 - -) "May {a} jeopardise the integrity of a campaign?" "a fair-minded member country" no))T"},
        {R"T(reading election_day_counts [4]
  "Does the campaign end with the election day, or before it?"
  options inclusive | exclusive)T",
         R"T((reading election_day_counts ["4" ] "Does the campaign end with the election day, or before it?" [inclusive exclusive ]))T"},
        {R"T(settle election_day_counts as inclusive because "the General Assembly votes in the afternoon")T",
         R"T((settle election_day_counts inclusive "the General Assembly votes in the afternoon"))T"},
        {R"T(state suspended(m: Matter) [21]
  starts after settle_matter as s for s.matter,
  ends after reopen as o for o.matter)T",
         R"T((state suspended [(parameter m (type #0 Matter [])) ] ["21" ] [(trigger #0 (act settle_matter {}) - - s -) ] [[(field (name s) matter) ] ] [(trigger #0 (act reopen {}) - - o -) ] [[(field (name o) matter) ] ]))T"},
        {R"T(rule no_benefits [8, 8(i)]
  a Country must not give_benefit
    if to is not actor and linked(this)
       and (to is a Country or (to is a Representative and delegate_is_country is yes))
    unless authorised by Organization
  words "strictly forbidden"
  because "paying another member's way buys its vote, or looks like it")T",
         R"T((rule no_benefits ["8" "8(i)" ] - (party #0 Country -) #1 (act give_benefit {}) [] (all-of [(compare #1 no (name to) (literal #10 none)) (call linked [(literal #9 none) ]) (any-of [(is-a (name to) Country no) (all-of [(is-a (name to) Representative no) (compare #0 no (name delegate_is_country) (literal #1 yes)) ] #0) ] #0) ] #0) (authorised no (party #1 Organization -)) (deadline #0 - (act - {})) - (act - {}) - [] [] []  "strictly forbidden" "paying another member's way buys its vote, or looks like it"))T"},
        {R"T(rule give_notice [8(ii)]
  after plan_event as e if linked(e),
  e.actor must give_notice { event: e } to every Country before e.starts)T",
         R"T((rule give_notice ["8(ii)" ] (trigger #0 (act plan_event {}) - - e (call linked [(name e) ])) (party #5 - (field (name e) actor)) #0 (act give_notice {event: (name e) }) [(party #2 Country -) ] - - (deadline #2 (field (name e) starts) (act - {})) - (act - {}) - [] [] []  "" ""))T"},
        {R"T(note [1, 2] "purpose and scope; the bearers below say whom each paragraph binds")T",
         R"T((note ["1" "2" ] - "purpose and scope; the bearers below say whom each paragraph binds"))T"},
        {R"T(note [11] see interpol.meetings)T", R"T((note ["11" ] interpol.meetings ""))T"},
        {R"T(instrument b.two
  edition first in force from 2020-01-01 until at earliest 2024-12-31
  in force from x.y until z
  replaces b.one, b.zero
  part of b.whole
  relies on c
  status proposal
  outline A.ex1..A.ex9, GR 170,
          12)T",
         R"T((instrument b.two "" "" "" #5 [(period (field (name x) y) no (name z) no) ] [(edition first (period (literal #6 2020-01-01) no (literal #6 2024-12-31) yes)) ] [b.one b.zero ] b.whole [(relies c "") ] [(entry "A.ex1" "A.ex9") (entry "GR 170" "") (entry "12" "") ]))T"},
        {R"T(type Amount = Money)T", R"T((type Amount (type #0 Money []) []))T"},
        {R"T(type Staffs = set of std.parties.Staff)T", R"T((type Staffs (type #2 std.parties.Staff []) []))T"},
        {R"T(role Both [2] is a Staff and an Elected)T", R"T((role Both [Staff Elected ] [] ["2" ] []))T"},
        {R"T(act post is a say and an act_of_office by Party
  presumed : yes | no presumed yes confidential
  tags     : set of Text)T",
         R"T((act no post [say act_of_office ] Party [] [(field presumed (type #0 Bool []) (literal #1 yes) yes yes) (field tags (type #2 Text []) - no no) ]))T"},
        {R"T(counts counts as act [1])T", R"T((counts-as (act counts {}) -  (act act {}) - ["1" ] -))T"},
        {R"T(after by Staff counts as conduct)T", R"T((counts-as (act after {}) Staff  (act conduct {}) - [] -))T"},
        {R"T(term twice(x: Number, y: Kind | b) means x * 2 if y is b means x)T",
         R"T((term twice [(parameter x (type #0 Number [])) (parameter y (type #1 - [Kind b ])) ] [] [(case (multiply [(name x) (literal #4 2) ]) (compare #0 no (name y) (name b))) (case (name x) -) ] [] #0 []))T"},
        {R"T(judgment plain ask "Is it so?")T", R"T((judgment plain [] [] - "Is it so?" "" -))T"},
        {R"T(judgment by_head by the Head ask "Is {x} so?" presumed yes)T",
         R"T((judgment by_head [] [] (party #1 Head -) "Is {x} so?" "" yes))T"},
        {R"T(state open ends after breach of k.b as c if d for e, f ends after g by a Staff
  starts after h by Staff, starts after i by the Chair for k.l)T",
         R"T((state open [] [] [(trigger #0 (act h {}) - (party #0 Staff -)  -) (trigger #0 (act i {}) - (party #1 Chair -)  -) ] [[] [(field (name k) l) ] ] [(trigger #1 (act - {}) k.b - c (name d)) (trigger #0 (act g {}) - (party #0 Staff -)  -) ] [[(name e) (name f) ] [] ]))T"},
        {R"T(rule everything [1]
  after breach of base as b if b.grave,
  the Chair should not refer { matter: b.matter, note: "x" } to every Country and the Head and someone and b.actor
    within 28 days
    if x
    unless y or z
    such that done(this)
    broken by refer { matter: m }
    paused while suspended(m)
  notwithstanding p, q.r subject to s applies t, u
  in edition first
  words "in no case"
  because "so that" "it is said")T",
         R"T((rule everything ["1" ] (trigger #1 (act - {}) base - b (field (name b) grave)) (party #1 Chair -) #3 (act refer {matter: (field (name b) matter) note: (literal #8 x) }) [(party #2 Country -) (party #1 Head -) (party #4 - -) (party #5 - (field (name b) actor)) ] (name x) (any-of [(name y) (name z) ] #0) (deadline #1 (literal #7 28 days) (act - {})) (call done [(literal #9 none) ]) (act refer {matter: (name m) }) (call suspended [(name m) ]) [p q.r ] [s ] [t u ] first "in no case" "so that it is said"))T"},
        {R"T(rule c1 anyone need not act before act { x: 1 })T",
         R"T((rule c1 [] - (party #3 - -) #5 (act act {}) [] - - (deadline #4 - (act act {x: (literal #4 1) })) - (act - {}) - [] [] []  "" ""))T"},
        {R"T(rule c2 someone should act before e.day + 1 day)T",
         R"T((rule c2 [] - (party #4 - -) #2 (act act {}) [] - - (deadline #2 (add [(field (name e) day) (literal #7 1 day) ]) (act - {})) - (act - {}) - [] [] []  "" ""))T"},
        {R"T(rule c3 r.actor may act by 28 days after e.day)T",
         R"T((rule c3 [] - (party #5 - (field (name r) actor)) #4 (act act {}) [] - - (deadline #3 (shift (literal #7 28 days) #1 (field (name e) day)) (act - {})) - (act - {}) - [] [] []  "" ""))T"},
        {R"T(rule c4 a b.C must act promptly)T",
         R"T((rule c4 [] - (party #0 b.C -) #0 (act act {}) [] - - (deadline #5 - (act - {})) - (act - {}) - [] [] []  "" ""))T"},
        {R"T(note [A.ex2, GR  170] see k.b "x")T", R"T((note ["A.ex2" "GR 170" ] k.b "x"))T"},
};

}  // namespace

TEST_CASE("parser/declarations: each is read as it is meant, alone and one after the other") {
  std::string all, meanings;
  for (const Example& example : kExamples) {
    const Parsed parsed(example.text);
    INFO(example.text);
    CHECK(parsed.problems() == "");
    CHECK(parsed.meaning() == std::string(example.meaning) + "\n0 comments\n");
    all += std::string(example.text) + "\n";
    meanings += std::string(example.meaning) + "\n";
  }
  const Parsed parsed(all);
  CHECK(parsed.problems() == "");
  CHECK(parsed.meaning() == meanings + "0 comments\n");
}

TEST_CASE("parser/declarations: line breaks carry no meaning") {
  for (const Example& example : kExamples) {
    const std::string text = example.text;
    if (text.find("outline") != std::string::npos) continue;  // the one place where they do
    std::string one_line = text;
    for (char& c : one_line) c = c == '\n' ? ' ' : c;
    std::string many_lines;
    bool quoted = false, cited = false;
    for (const char c : text) {
      quoted = quoted != (c == '"');
      cited = (cited || c == '[') && c != ']';
      many_lines += c == ' ' && !quoted && !cited ? "\n  " : std::string(1, c);
    }
    CHECK(Parsed(one_line).meaning() == Parsed(text).meaning());
    CHECK(Parsed(many_lines).meaning() == Parsed(text).meaning());
  }
}

TEST_CASE("parser/declarations: a byte order mark and the line ends of Windows change nothing") {
  const std::string unix = "use p,\n  q\nnote [1, 2] -- c\n \"x\"\n";
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : unix) windows += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(Parsed(windows).problems() == "");
  CHECK(Parsed(windows).meaning() == Parsed(unix).meaning());
  CHECK(Parsed("").meaning() == "0 comments\n");
}

TEST_CASE("parser/declarations: spans say where things stand") {
  const Parsed parsed("-- head\nrule x [ 8(i) ]\n  a Country must give -- tail\n\n-- next\nuse y\n");
  const auto& source = parsed.sources[parsed.source];
  const auto text = [&](licet::core::Span span) { return source.text().substr(span.begin, span.end - span.begin); };
  CHECK(text(parsed.ast.decls[0].span) == "rule x [ 8(i) ]\n  a Country must give");
  CHECK(text(parsed.ast.decls[1].span) == "use y");
  const auto& rule = boost::variant2::get<licet::core::RuleDecl>(parsed.ast.decls[0].kind);
  CHECK(text(rule.name.span) == "x");
  CHECK(text(rule.cites[0].span) == "8(i)");
  CHECK(text(rule.bearer.span) == "a Country");
  CHECK(text(rule.act.span) == "give");
  CHECK(text(parsed.ast.comments[1]) == "-- tail");
}
