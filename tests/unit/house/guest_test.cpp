#include "house/guest.hpp"

#include <catch2/catch.hpp>

using namespace townclerk::house;

TEST_CASE("a house takes in what a report's own house declares, and requires nothing of it") {
  House house;
  house.fields.resize(1);
  house.fields[0].code = "contact";
  house.fields[0].required = true;
  house.roles.resize(1);
  house.roles[0].code = "purpose";
  house.roles[0].required = true;
  House own;
  own.fields.resize(2);
  own.fields[0].code = "contact";
  own.fields[1].code = "enclosures";
  own.fields[1].required = true;
  own.fields[1].position.area = FieldPosition::Area::banner;
  own.roles.resize(1);
  own.roles[0].code = "safeguarding";
  take_in(house, own);
  REQUIRE(house.fields.size() == 2);
  CHECK(house.fields[1].code == "enclosures");
  CHECK_FALSE(house.fields[0].required);
  CHECK_FALSE(house.fields[1].required);
  CHECK(house.fields[1].position.area == FieldPosition::Area::grid);
  REQUIRE(house.roles.size() == 2);
  CHECK_FALSE(house.roles[0].required);
}
