// Leaders and page numbers of a contents list, once the pages are known.
#pragma once

#include "layout/faces.hpp"
#include "layout/pagination.hpp"
#include "layout/strip.hpp"

namespace townclerk::layout {

/// Fills in the strip's leaders. Their room was kept free, so nothing moves.
void fill_leaders(Strip& strip, const Placement& placement, const style::ElementTree& tree, const style::Styles& styles, FaceFinder& faces);

}  // namespace townclerk::layout
