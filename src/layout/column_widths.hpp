// Column widths of a table from what its cells hold (CSS 2.2 §17.5.2.2, whose distribution is left to the user agent).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/inlines.hpp"
#include "style/computed.hpp"

namespace townclerk::layout {

struct CellMeasure {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t colspan = 1;
  Extent extent;      // min and max with padding, length without
  float padding = 0;  // left and right, with its share of the borders
  style::Length width{0, style::Length::Unit::automatic};
};

/// What `columns` columns need at least so that no word is broken: their longest words side by side.
[[nodiscard]] float least_width(std::span<const CellMeasure> cells, std::uint32_t columns);

/// Widths of `columns` columns, in points, that add up to `available` when `fill`, else to no more than that. No column is narrower than its
/// longest word, unless even those are wider than `available` together (then `overfull` is set). What is short of everybody's wish is
/// shared so that the rows come out as low as they can: long texts get the room, short ones none beyond their own length.
[[nodiscard]] std::vector<float> column_widths(std::span<const CellMeasure> cells, std::uint32_t rows, std::uint32_t columns, float available,
                                               bool fill, bool& overfull);

}  // namespace townclerk::layout
