#include "base/suggest.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace townclerk;

TEST_CASE("the nearest name is suggested when it is near enough") {
  const std::array<std::string_view, 3> names{"meeting", "people", "sections"};
  CHECK(nearest("meting", names) == "meeting");
  CHECK(nearest("poeple", names) == "people");
  CHECK_FALSE(nearest("finance", names).has_value());
  CHECK_FALSE(nearest("", names).has_value());
  CHECK_FALSE(nearest(std::string(5000, 'm'), names).has_value());
}
