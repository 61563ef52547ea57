// Backgrounds and borders as fills and dashes.
#pragma once

#include <vector>

#include "layout/strip.hpp"

namespace townclerk::layout {

/// Draws the part of a box that stands on one page. A box cut by a page break has no border where it is cut (CSS Fragmentation §5.4.1, slice).
void draw_box(const Decoration& box, float top, float bottom, bool cut_above, bool cut_below, std::vector<Item>& items);

}  // namespace townclerk::layout
