#include <catch2/catch.hpp>

#include "house/house.hpp"

using namespace townclerk::house;

TEST_CASE("number forms are read as the first number looks") {
  const auto form = parse_number_form("(a)");
  REQUIRE(form);
  CHECK(form->before == "(");
  CHECK(form->figures == Figures::lower_alpha);
  CHECK(form->after == ")");
  CHECK(parse_number_form("1.")->after == ".");
  CHECK(parse_number_form("A")->figures == Figures::upper_alpha);
  CHECK(parse_number_form("i)")->figures == Figures::lower_roman);
  CHECK(parse_number_form("I.")->figures == Figures::upper_roman);
  for (const std::string_view bad : {"", "()", "1.1", "b", "1a", "ii", "(((((((((((((((((1"}) CHECK_FALSE(parse_number_form(bad));
}

TEST_CASE("numbers are printed in a form") {
  CHECK(format({"(", Figures::lower_alpha, ")"}, 3) == "(c)");
  CHECK(format({"", Figures::lower_alpha, ""}, 26) == "z");
  CHECK(format({"", Figures::lower_alpha, ""}, 27) == "aa");
  CHECK(format({"", Figures::upper_alpha, ""}, 703) == "AAA");
  CHECK(format({"", Figures::lower_roman, ")"}, 14) == "xiv)");
  CHECK(format({"", Figures::upper_roman, ""}, 1999) == "MCMXCIX");
  CHECK(format({"", Figures::upper_roman, ""}, 4000) == "4000");
  CHECK(format({"", Figures::decimal, "."}, 12) == "12.");
  CHECK(format({"x", Figures::none, "y"}, 1).empty());
}
