#include <catch2/catch.hpp>

#include "check/contrast.hpp"

using namespace townclerk;
using checks::contrast;

TEST_CASE("contrast as the guidelines work it out") {
  const Rgb white{255, 255, 255};
  CHECK(contrast(white, Rgb{}) == Approx(21));
  CHECK(contrast(Rgb{}, white) == Approx(21));
  CHECK(contrast(white, white) == Approx(1));
  CHECK(contrast(Rgb{0x76, 0x76, 0x76}, white) == Approx(4.54).epsilon(0.01));
  CHECK(contrast(Rgb{0x77, 0x77, 0x77}, white) < 4.5);
  CHECK(contrast(Rgb{255, 0, 0}, white) == Approx(4.0).epsilon(0.01));
}
