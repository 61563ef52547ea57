// How hard the routes of a sheet are to follow.
#pragma once

#include <span>

#include "chart/arrange.hpp"

namespace townclerk::chart {

/// What lines do to each other, as in the costs of a grid: they cross, run side by side, share a stretch.
[[nodiscard]] float clutter(const Route& one, const Route& other);
[[nodiscard]] float clutter(const Route& route, std::span<const Connector> connectors);

}  // namespace townclerk::chart
