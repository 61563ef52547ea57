// Puts the boxes of a sheet in their places, once the shape of the whole is chosen, and draws the lines under each parent.
#pragma once

#include "chart/scene.hpp"

namespace townclerk::chart {

/// The sheet with its boxes and connectors; `shape`: which of the root's.
[[nodiscard]] Sheet put_in_place(Scene& scene, std::size_t shape);

}  // namespace townclerk::chart
