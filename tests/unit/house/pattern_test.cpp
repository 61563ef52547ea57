#include <catch2/catch.hpp>

#include "house/house.hpp"

using namespace townclerk::house;

TEST_CASE("slots of a pattern are filled") {
  CHECK(fill("paragraph {n}", {{"n", "5.2"}}) == "paragraph 5.2");
  CHECK(fill("{target} of {scope}", {{"target", "paragraph 1"}, {"scope", "Annex {n}"}}) == "paragraph 1 of Annex {n}");
  CHECK(fill("{n}{n}", {{"n", "x"}}) == "xx");
}

TEST_CASE("what is no slot stays as it is written") {
  CHECK(fill("{other} {n", {{"n", "x"}}) == "{other} {n");
  CHECK(fill("{{n}}", {{"n", "x"}}) == "{x}");
  CHECK(fill("", {{"n", "x"}}).empty());
}
