#include <catch2/catch.hpp>

#include "parsing.hpp"

namespace {

struct Example {
  const char* text;
  const char* meaning;  // as ast_text writes it
};

const Example kExamples[] = {
    {R"T(let ann be Staff from 2020-01-01 until 2024-12-31 and perhaps Delegate { grade: P4 })T",
     R"T((let [ann ] [(held Staff (literal #6 2020-01-01) (literal #6 2024-12-31) no) (held Delegate - - yes) ] no no - {grade: (name P4) }))T"},
    {R"T(let bob, cy be open)T", R"T((let [bob cy ] [] yes no - {}))T"},
    {R"T(let posters be an act like campaign_act { item: hall })T",
     R"T((let [posters ] [] no yes campaign_act {item: (name hall) }))T"},
    {R"T(let g be a Gift and open)T", R"T((let [g ] [(held Gift - - no) ] yes no - {}))T"},
    {R"T(perhaps on 2024-10-01T09:30 gabon does plan_event { starts: 2024-11-20 } as dinner)T",
     R"T((event yes 2024-10-01T09:30 (name gabon) (act plan_event {starts: (literal #6 2024-11-20) }) dinner))T"},
    {R"T(on 2024-11-05)T", R"T((day 2024-11-05))T"},
    {R"T(on 2024-11-05 r.head does announce)T", R"T((event no 2024-11-05 (field (name r) head) (act announce {}) ))T"},
    {R"T(suppose flights.value is EUR 1200)T", R"T((fact (name flights) value (literal #5 EUR1200)))T"},
    {R"T(suppose hall.owner.grade is unknown)T", R"T((fact (field (name hall) owner) grade (literal #3 none)))T"},
    {R"T(finding linked(flights) yes by chair)T", R"T((finding linked [(name flights) ] #0 (name chair)))T"},
    {R"T(finding failed(r, c) unknown)T", R"T((finding failed [(name r) (name c) ] #2 -))T"},
    {R"T(finding quiet no)T", R"T((finding quiet [] #1 -))T"},
    {R"T(doubt may_jeopardise(flights))T", R"T((doubt may_jeopardise [(name flights) ]))T"},
    {R"T(doubt strange)T", R"T((doubt strange []))T"},
    {R"T(authorised flights by head under no_benefits on 2024-10-30 as permit)T",
     R"T((authorisation yes flights (name head) no_benefits "" 2024-10-30 permit))T"},
    {R"T(authorised by head)T", R"T((authorisation yes  (name head) - "" - ))T"},
    {R"T(on 2024-12-01)T", R"T((day 2024-12-01))T"},
    {R"T(no authorisation of flights by Chair under "8(i)")T",
     R"T((authorisation no flights (name Chair) - "8(i)" - ))T"},
    {R"T(no authorisation by head)T", R"T((authorisation no  (name head) - "" - ))T"},
    {R"T(settle election_day_counts as inclusive)T", R"T((settle election_day_counts inclusive))T"},
    {R"T(may gabon give { to: togo } as flights?)T",
     R"T((question - [] [] no)(ask #0 no (name gabon) (act give {to: (name togo) }) flights))T"},
    {R"T(must gabon refrain from give?)T", R"T((question - [] [] no)(ask #1 yes (name gabon) (act give {}) ))T"},
    {R"T(should gabon give?)T", R"T((question - [] [] no)(ask #2 no (name gabon) (act give {}) ))T"},
    {R"T(flights?)T", R"T((question - [] [] no)(again flights))T"},
    {R"T(is in_campaign(vote)?)T", R"T((question - [] [] no)(is (call in_campaign [(name vote) ])))T"},
    {R"T(is gabon a Country?)T", R"T((question - [] [] no)(is (is-a (name gabon) Country no)))T"},
    {R"T(is gabon not a Country?)T", R"T((question - [] [] no)(is (is-a (name gabon) Country yes)))T"},
    {R"T(is x is y and z?)T",
     R"T((question - [] [] no)(is (all-of [(compare #0 no (name x) (name y)) (name z) ] #0)))T"},
    {R"T(duties of gabon?)T", R"T((question - [] [] no)(duties (name gabon)))T"},
    {R"T(what is owed to togo?)T", R"T((question - [] [] no)(owed (name togo)))T"},
    {R"T(status of x.give_notice for gabon?)T", R"T((question - [] [] no)(status x.give_notice (name gabon)))T"},
    {R"T(status of give_notice?)T", R"T((question - [] [] no)(status give_notice -))T"},
    {R"T(what may gabon do now?)T", R"T((question - [] [] no)(open-acts (name gabon)))T"},
    {R"T(who may announce { election: vote }?)T",
     R"T((question - [] [] no)(who #0 (act announce {election: (name vote) })))T"},
    {R"T(which d in 2024-11-01..2024-11-30 may gabon announce { day: d }?)T",
     R"T((question - [] [] no)(which d (literal #6 2024-11-01) (literal #6 2024-11-30) - (ask #0 no (name gabon) (act announce {day: (name d) }) )))T"},
    {R"T(which c in Country must c announce?)T",
     R"T((question - [] [] no)(which c - - Country (ask #1 no (name c) (act announce {}) )))T"},
    {R"T(why?)T", R"T((question - [] [] no)(why ))T"},
    {R"T(why not needs authorisation?)T", R"T((question - [] [] no)(why needs_authorisation))T"},
    {R"T(what would permit it?)T", R"T((question - [] [] no)(permit))T"},
    {R"T(what is missing?)T", R"T((question - [] [] no)(missing))T"},
    {R"T(what if flights.kind is cash?)T", R"T((what-if) (fact (name flights) kind (name cash)))T"},
    {R"T(what if finding linked(flights) no by chair?)T",
     R"T((what-if) (finding linked [(name flights) ] #1 (name chair)))T"},
    {R"T(what if on 2024-01-01 gabon does x?)T", R"T((what-if) (event no 2024-01-01 (name gabon) (act x {}) ))T"},
    {R"T(on 2024-11-05: strictly: may gabon announce?)T",
     R"T((question 2024-11-05 [] [] yes)(ask #0 no (name gabon) (act announce {}) ))T"},
    {R"T(under election_day_counts is exclusive, hearing.brazil: flights?)T",
     R"T((question - [hearing.brazil ] [(settle election_day_counts exclusive) ] no)(again flights))T"},
    {R"T(strictly: why?)T", R"T((question - [] [] yes)(why ))T"},
    {R"T(expect needs authorisation by no_gifts, b.c in interpol.code)T",
     R"T((expect [needs_authorisation ] [] [no_gifts b.c ] interpol.code [] [] [] [] [] no))T"},
    {R"T(expect permitted unless may_jeopardise missing nothing)T",
     R"T((expect [permitted ] [] [] - [] [] [] [may_jeopardise ] [] yes))T"},
    {R"T(expect undetermined missing linked, reception.modest possible permitted, no power provided give_notice conflict q, r)T",
     R"T((expect [undetermined ] [] [] - [linked reception.modest ] [give_notice ] [permitted no_power ] [] [q r ] no))T"},
    {R"T(expect gabon, togo)T", R"T((expect [gabon togo ] [] [] - [] [] [] [] [] no))T"},
    {R"T(expect 2024-11-05, 2024-11-06)T",
     R"T((expect [] [(literal #6 2024-11-05) (literal #6 2024-11-06) ] [] - [] [] [] [] [] no))T"},
    {R"T(expect none)T", R"T((expect [none ] [] [] - [] [] [] [] [] no))T"},
    {R"T(expect not arisen)T", R"T((expect [not_arisen ] [] [] - [] [] [] [] [] no))T"},
    {R"T(expect no)T", R"T((expect [no ] [] [] - [] [] [] [] [] no))T"},
};

// One line, without what ast_text says of the comments.
std::string flat(const std::string& meaning) {
  const std::string text = meaning.substr(0, meaning.rfind("0 comments"));
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || (!line.empty() && line.back() != ' ')) line += blank ? ' ' : c;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace

TEST_CASE("parser/statements: each is read as it is meant, at the prompt and in a scenario") {
  std::string all = "scenario \"all\"\n";
  std::string meanings = "(scenario \"all\" [])";
  for (const Example& example : kExamples) {
    INFO(example.text);
    const Typed typed(example.text);
    CHECK(typed.problems() == "");
    CHECK_FALSE(typed.input.incomplete);
    CHECK(flat(typed.meaning()) == flat(example.meaning));
    all += std::string("  ") + example.text + "\n";
    meanings += std::string(" ") + example.meaning;
  }
  const Parsed parsed(all);
  CHECK(parsed.problems() == "");
  CHECK(flat(parsed.meaning()) == flat(meanings + "0 comments"));
}

TEST_CASE("parser/statements: at the prompt the last question mark may be left out") {
  for (const Example& example : kExamples) {
    std::string text = example.text;
    if (text.back() != '?' || text.find(' ') == std::string::npos || text.find("flights?") != std::string::npos)
      continue;
    text.pop_back();
    CHECK(flat(Typed(text).meaning()) == flat(example.meaning));
    CHECK(Parsed("scenario \"x\" " + text).brief().find("expected `?`, found the end of the file") !=
          std::string::npos);
  }
}

TEST_CASE("parser/statements: what was typed may need another line") {
  const auto incomplete = [](const std::string& text) { return Typed(text).input.incomplete; };
  CHECK(incomplete("may gabon give { to: togo,"));
  CHECK(incomplete("may gabon give {"));
  CHECK(incomplete("may gabon"));
  CHECK(incomplete("may"));
  CHECK(incomplete("is f(x"));
  CHECK(incomplete("is x and -- and what?\n"));
  CHECK(incomplete("let x be"));
  CHECK(incomplete("on 2024-11-05 gabon does"));
  CHECK(incomplete("strictly:"));
  CHECK(incomplete("finding linked(x)"));
  CHECK_FALSE(incomplete(""));
  CHECK_FALSE(incomplete("  -- nothing but a remark"));
  CHECK_FALSE(incomplete("why"));
  CHECK_FALSE(incomplete("may gabon give { to: togo ] }"));
  CHECK_FALSE(incomplete("suppose x.y is \"unclosed"));
  CHECK_FALSE(incomplete("flights"));
}

TEST_CASE("parser/statements: several may be typed at once, and one that is wrong does not take the others along") {
  const Typed typed("on 2024-11-05\nlet x of Country\nmay x give?\nwhy?");
  CHECK(typed.diagnostics.all().size() == 1);
  CHECK(typed.input.ast.input.size() == 3);
}

TEST_CASE("parser/statements: `on` and `under` continue an authorisation only on its line") {
  CHECK(Typed("authorised g by head on 2024-01-01").input.ast.input.size() == 1);
  CHECK(Typed("authorised g by head\non 2024-01-01").input.ast.input.size() == 2);
  CHECK(Typed("authorised g by head under r").input.ast.input.size() == 1);
  CHECK(Typed("authorised g by head -- granted\nunder q is r: g?").input.ast.input.size() == 2);
}

TEST_CASE("parser/statements: acts and persons may have the names of keywords") {
  CHECK(flat(Typed("missing?").meaning()) == "(question - [] [] no)(again missing)");
  CHECK(flat(Typed("let on, by be Staff").meaning()) == "(let [on by ] [(held Staff - - no) ] no no - {})");
  CHECK(flat(Typed("may rule use?").meaning()) == "(question - [] [] no)(ask #0 no (name rule) (act use {}) )");
  CHECK(flat(Typed("expect permitted\nby?").meaning()) ==
        "(expect [permitted ] [] [] - [] [] [] [] [] no) (question - [] [] no)(again by)");
}
