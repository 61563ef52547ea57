// Which changes a chart takes: their set, up to which phase, under which conditions.
#pragma once

#include "base/diagnostic.hpp"
#include "chart/chart.hpp"
#include "chart/request.hpp"

namespace townclerk::chart {

/// Names the last set where the request names none, and the phase as the changes do. False where a set, phase or contingent change is not there
/// (C102).
[[nodiscard]] bool name_selection(Request& request, const Source& source, Diagnostics& diagnostics);

}  // namespace townclerk::chart
