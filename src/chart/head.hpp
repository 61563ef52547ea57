// A parent with what stands at its sides: boxes beside it or its stem, and partners.
#pragma once

#include <vector>

#include "chart/scene.hpp"

namespace townclerk::chart {

/// A box at the side. em; from the top of the parent and from its middle.
struct Aside {
  BoxId box = no_box;
  std::size_t shape = 0;
  float x = 0;  // the left of its shape
  float y = 0;
};

/// A box, its panel and the boxes beside it.
struct Head {
  std::vector<Aside> beside;
  float bottom = 0;  // what stands below comes after that
  float left = 0;    // how far it goes from the middle of the box
  float right = 0;
  bool blocks_stem = false;  // boxes stand beside a stem in the middle
};
[[nodiscard]] Head head_of(const Scene& scene, BoxId box, const Around& around);

/// The partners of a box.
struct Company {
  std::vector<Aside> partners;
  float left = 0;  // room that they need beside what the box has without them
  float right = 0;
  float height = 0;
};
/// `alone`: the shape of the box without its partners.
[[nodiscard]] Company company_of(const Scene& scene, BoxId box, const Shape& alone);

/// The ways to try for a box, one at least, in place of what `all` has.
void arounds(const Scene& scene, BoxId box, std::vector<Around>& all);

}  // namespace townclerk::chart
