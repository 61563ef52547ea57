// Pages as text, for people and tests.
#pragma once

#include <string>

#include "layout/pages.hpp"
#include "style/element.hpp"

namespace townclerk::layout {

/// A line per item: what it is, where (points, to a tenth), its words or colour. Runs name the element that they stand in; "-" is an artifact.
[[nodiscard]] std::string describe(const Pages& pages, const style::ElementTree& tree);

}  // namespace townclerk::layout
