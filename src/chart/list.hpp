// A chart in words: a nested list that says what the drawing shows.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "chart/chart.hpp"
#include "chart/words.hpp"
#include "document/document.hpp"

namespace townclerk::chart {

/// The id of the figure that shows what stands below an entry, where it is another one than that which the list belongs to; else empty.
using ShownIn = std::function<std::string(std::size_t entry)>;

/// Each post with its roles, grade and state, its unit, what it does and its lines in the house's words; below it who answers to it, or a
/// reference to the figure where that is shown. `at`: the place that its blocks get.
[[nodiscard]] document::Block list_of(const Chart& chart, const std::vector<std::size_t>& top, const Words& words, const ShownIn& shown_in, Span at);

}  // namespace townclerk::chart
