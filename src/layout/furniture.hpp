// Running heads and feet: the margin boxes of each page (CSS Paged Media §6).
#pragma once

#include "base/diagnostic.hpp"
#include "layout/faces.hpp"
#include "layout/inlines.hpp"
#include "layout/pages.hpp"
#include "layout/pagination.hpp"

namespace townclerk::layout {

/// Sets the margin boxes of all pages; the number of pages is known now. Boxes of one edge share its width.
void furnish(Pages& pages, const Placement& placement, const style::ElementTree& tree, FaceFinder& faces, InlineReader& inlines);

}  // namespace townclerk::layout
