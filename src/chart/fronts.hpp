// The shapes that the subtrees of a sheet can take, found from the leaves up.
#pragma once

#include "chart/scene.hpp"

namespace townclerk::chart {

/// Fills `fronts` of the scene for its members, whose sizes are known.
void find_shapes(Scene& scene);

}  // namespace townclerk::chart
