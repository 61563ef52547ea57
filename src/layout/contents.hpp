// Leaders and page numbers of a contents list, once the pages are known.
#pragma once

#include "layout/faces.hpp"
#include "layout/pagination.hpp"
#include "layout/strip.hpp"

namespace townclerk::layout {

/// How many figures the number of the last of so many pages has.
[[nodiscard]] std::size_t figures_of(std::size_t pages);

/// Fills in the strip's leaders. Their room was kept free, so nothing moves; a number that would run into its entry is a located warning.
void fill_leaders(Strip& strip, const Placement& placement, const style::ElementTree& tree, const style::Styles& styles, FaceFinder& faces,
                  Diagnostics& diagnostics);

}  // namespace townclerk::layout
