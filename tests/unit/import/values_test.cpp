#include "import/values.hpp"

#include <catch2/catch.hpp>

using namespace townclerk;
using intake::Asks;
using intake::parse_fte;
using intake::parse_holder;
using model::Holder;

TEST_CASE("full-time equivalents are read") {
  CHECK(parse_fte("1")->hundredths == 100);
  CHECK(parse_fte("0.6")->hundredths == 60);
  CHECK(parse_fte(".5")->hundredths == 50);
  CHECK(parse_fte("0,81")->hundredths == 81);
  CHECK(parse_fte("1.000")->hundredths == 100);
  CHECK_FALSE(parse_fte("1.000")->rounded);
  CHECK(parse_fte("0.6757")->hundredths == 68);
  CHECK(parse_fte("0.6757")->rounded);
  CHECK(parse_fte("0.999")->hundredths == 100);
  CHECK(parse_fte("100")->hundredths == 10000);
  for (const char* bad : {"100.5", "101", "-1", "1.O", "full", ".", "1.2.3", "37 hours", "9999999999999999999999"}) CHECK_FALSE(parse_fte(bad));
}

TEST_CASE("the state of a post is read from the words that lists have") {
  CHECK(parse_holder("Filled", Asks::nothing)->holder == Holder::filled);
  CHECK(parse_holder("", Asks::nothing)->holder == Holder::filled);
  CHECK(parse_holder("VACANCY", Asks::nothing)->holder == Holder::vacant);
  CHECK(parse_holder("Interim", Asks::nothing)->holder == Holder::interim);
  CHECK(parse_holder("acting up", Asks::nothing)->holder == Holder::acting);
  CHECK(parse_holder("Covered by Head of IT", Asks::nothing)->holder == Holder::covered_by);
  CHECK(parse_holder("Covered by Head of IT", Asks::nothing)->covered_by == "head of it");
  CHECK(parse_holder("Vacant (covered by Head of IT)", Asks::nothing)->covered_by == "head of it");
  CHECK(parse_holder("Vacant, cover: Manager (Housing)", Asks::nothing)->covered_by == "manager (housing)");
  CHECK_FALSE(parse_holder("Jane Smith", Asks::nothing));
  CHECK_FALSE(parse_holder("covered by", Asks::nothing));
}

TEST_CASE("yes and no answer what the heading asks") {
  CHECK(parse_holder("Yes", Asks::vacant)->holder == Holder::vacant);
  CHECK(parse_holder("n", Asks::vacant)->holder == Holder::filled);
  CHECK(parse_holder("-", Asks::vacant)->holder == Holder::filled);
  CHECK(parse_holder("TRUE", Asks::filled)->holder == Holder::filled);
  CHECK(parse_holder("no", Asks::filled)->holder == Holder::vacant);
  CHECK(parse_holder("", Asks::filled)->holder == Holder::vacant);
  CHECK(parse_holder("Interim", Asks::vacant)->holder == Holder::interim);
  CHECK_FALSE(parse_holder("yes", Asks::nothing));
}
