// A chart in words: a nested list that says what the drawing shows.
#pragma once

#include <string_view>

#include "chart/chart.hpp"
#include "document/document.hpp"
#include "house/house.hpp"

namespace townclerk::chart {

/// Each post with its roles, grade and state, its unit, what it does and its lines in the house's words; below it who answers to it. `at`: the
/// place that its blocks get.
[[nodiscard]] document::Block list_of(const Chart& chart, const model::Report& report, const house::House& house, std::string_view language, Span at);

}  // namespace townclerk::chart
