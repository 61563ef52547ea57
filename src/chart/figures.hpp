// A chart as figures: drawings on as many sheets as they need, each with its caption and its list.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "chart/chart.hpp"
#include "chart/figure_block.hpp"
#include "chart/look.hpp"
#include "chart/request.hpp"
#include "chart/words.hpp"
#include "document/document.hpp"
#include "text/font_book.hpp"

namespace townclerk::chart {

/// The blocks that stand for a chart. In the text column where it reads well there; else on a page of its own in the largest type that fits;
/// else on several, one for each branch. What does not fit a page at 8 pt is reported and
/// given in words only (C105).
[[nodiscard]] std::vector<document::Block> figures(const Chart& chart, const Request& request, const Words& words, const Look& look,
                                                   text::FontBook& fonts, const Standing& standing, Diagnostics& diagnostics);

}  // namespace townclerk::chart
