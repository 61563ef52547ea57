// Ways for the ties of a sheet: level and upright pieces between boxes, short, with few bends and crossings, beside no other line.
#pragma once

#include <span>
#include <vector>

#include "chart/arrange.hpp"

namespace townclerk::chart {

/// Finds the sheet's routes for those ties, both of whose ends it has. `lanes`: lines beside each box that are tried; `crowds`: they may share a
/// stretch where nothing else is left. Returns how many found no way.
std::size_t find_routes(Sheet& sheet, const Diagram& diagram, std::span<const std::uint32_t> ties, int lanes, bool crowds);

}  // namespace townclerk::chart
