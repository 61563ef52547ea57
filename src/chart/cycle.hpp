// A cycle of phases: boxes round a ring, with arrows from each to the next, or both ways.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/look.hpp"
#include "chart/words.hpp"
#include "document/drawing.hpp"
#include "model/evidence.hpp"
#include "text/font_book.hpp"

namespace townclerk::chart {

/// In the largest type up to `most` points that fits the room; nothing where it would be less than `least`.
[[nodiscard]] std::optional<document::Drawing> draw_cycle(const model::Cycle& cycle, const Words& words, const Look& look, text::FontBook& fonts,
                                                          Room room, float least, float most);

}  // namespace townclerk::chart
