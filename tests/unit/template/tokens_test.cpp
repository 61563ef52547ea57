#include <catch2/catch.hpp>

#include "unit/template/bench.hpp"

using namespace townclerk::mustache::test;
using townclerk::PlacedText;
using townclerk::mustache::Tokens;

TEST_CASE("a value becomes a token and is found again") {
  Tokens tokens;
  PlacedText out;
  tokens.value(out, {"*bold*", {}}, {}, false);
  out.append(" and ", {});
  tokens.value(out, {"<b>", {}}, {}, true);
  const auto first = Tokens::find(out.text(), 0);
  REQUIRE(first);
  CHECK(first->begin == 0);
  CHECK(tokens.at(first->index).value.text == "*bold*");
  const auto second = Tokens::find(out.text(), first->end);
  REQUIRE(second);
  CHECK(out.text().substr(first->end, second->begin - first->end) == " and ");
  CHECK(tokens.at(second->index).value.text == "<b>");
  CHECK(second->end == out.text().size());
  CHECK_FALSE(Tokens::find(out.text(), second->end));
}

TEST_CASE("an empty value leaves nothing") {
  Tokens tokens;
  PlacedText out;
  tokens.value(out, {"", {}}, {}, false);
  CHECK(out.empty());
  CHECK(tokens.size() == 0);
}

TEST_CASE("broken tokens are no tokens") {
  CHECK_FALSE(Tokens::find("\xEE\x80\x80", 0));
  CHECK_FALSE(Tokens::find("\xEE\x80\x80\xEE\x80\x81", 0));
  CHECK_FALSE(
      Tokens::find("\xEE\x80\x80"
                   "12x\xEE\x80\x81",
                   0));
  CHECK_FALSE(
      Tokens::find("\xEE\x80\x80"
                   "99999999999999999999999\xEE\x80\x81",
                   0));
  CHECK(Tokens::find("\xEE\x80\x80\xEE\x80\x80"
                     "7\xEE\x80\x81",
                     0)
            ->begin == 3);
}
