// What holds of every arranged chart, whatever it shows, held against the placed shapes. No test framework: who asks gets a list of what is wrong.
#pragma once

#include <string>
#include <vector>

#include "chart/arrange.hpp"

namespace townclerk::chart {

/// em. What is kept between boxes, and between a line and a box that is none of its ends.
struct Distances {
  float boxes = 0.5F;
  float line = 0.4F;
  float lines = 0.25F;  // side by side
};

/// One entry for each violation, which begins with the name of the property. Empty: all hold.
[[nodiscard]] std::vector<std::string> violations(const Diagram& diagram, const Limits& limits, const std::vector<Sheet>& sheets,
                                                  const Distances& distances = {});

/// Everything that a sheet holds, to the last bit.
[[nodiscard]] std::string exact(const Sheet& sheet);

}  // namespace townclerk::chart
