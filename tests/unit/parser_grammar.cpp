#include <catch2/catch.hpp>

#include "syntax/grammar.hpp"

#include <tao/pegtl/contrib/analyze.hpp>

// A rule that reaches itself without reading anything would never end; neither would a repetition of nothing.
TEST_CASE("parser/grammar: no rule can run for ever") {
  CHECK(tao::pegtl::analyze<licet::core::grammar::file>() == 0);
  CHECK(tao::pegtl::analyze<licet::core::grammar::input>() == 0);
}
