// Charts that are no hierarchy, as figures: units in blocks, phases in a cycle.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "chart/chart.hpp"
#include "chart/figure_block.hpp"
#include "chart/look.hpp"
#include "chart/request.hpp"
#include "chart/words.hpp"
#include "model/evidence.hpp"
#include "text/font_book.hpp"

namespace townclerk::chart {

/// In the text column where it reads well there, else on a page of its own. What fits neither at 8 pt is reported (C105).
[[nodiscard]] std::vector<document::Block> block_figures(const Chart& chart, const Request& request, const Words& words, const Look& look,
                                                         text::FontBook& fonts, const Standing& standing, Diagnostics& diagnostics);
[[nodiscard]] std::vector<document::Block> cycle_figures(const model::Cycle& cycle, const Words& words, const Look& look, text::FontBook& fonts,
                                                         const Standing& standing, Diagnostics& diagnostics);

}  // namespace townclerk::chart
