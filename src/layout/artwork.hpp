// Drawings with their words shaped.
#pragma once

#include "layout/faces.hpp"
#include "layout/inlines.hpp"
#include "layout/pages.hpp"

namespace townclerk::layout {

/// The drawing of an <svg>, at (0, 0). A line of text that comes out wider than it was measured has narrower letters.
[[nodiscard]] Artwork artwork(const style::ElementTree& tree, style::NodeId node, FaceFinder& faces, InlineReader& inlines);

}  // namespace townclerk::layout
