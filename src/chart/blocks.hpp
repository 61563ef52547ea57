// The block form of a chart: units side by side, each with what it holds inside it. For structures that are no hierarchy.
#pragma once

#include <optional>

#include "chart/chart.hpp"
#include "chart/look.hpp"
#include "chart/words.hpp"
#include "document/drawing.hpp"
#include "text/font_book.hpp"

namespace townclerk::chart {

struct BlockDrawing {
  document::Drawing drawing;
  float size = 0;  // points, of its type
};

/// The entries on top are blocks in rows of equal height; those below them are blocks inside where they hold something
/// themselves or lead a unit, else lines.
/// Functions have a line each, or stand in one paragraph where they are too many for that. The largest type that fits the room, no more than `most`
/// points; nothing where it would be less than `least`.
[[nodiscard]] std::optional<BlockDrawing> draw_blocks(const Chart& chart, const Words& words, const Look& look, text::FontBook& fonts, Room room,
                                                      float least, float most);

}  // namespace townclerk::chart
