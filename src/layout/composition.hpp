// Strip + placement → pages.
#pragma once

#include "layout/faces.hpp"
#include "layout/pages.hpp"
#include "layout/pagination.hpp"
#include "layout/strip.hpp"

namespace townclerk::layout {

/// Where an element stands; its id is left empty.
[[nodiscard]] Anchor anchor_at(const Strip& strip, const Placement& placement, const AnchorMark& mark);

/// Moves what stands in the strip to its pages, in document order; the strip is used up.
[[nodiscard]] Pages compose(Strip strip, const Placement& placement, const style::ElementTree& tree);

}  // namespace townclerk::layout
