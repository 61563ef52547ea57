// Where a paragraph's lines end. One function decides; a better one has the same shape: items and a width in, lines out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/inlines.hpp"

namespace townclerk::layout {

/// Items [begin, end) of a paragraph.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  float width = 0;    // without the spaces at its end
  bool last = false;  // of the paragraph, or before a forced break: never justified
};

enum class Breaking : std::uint8_t {
  greedy,    // as many words a line as fit
  balanced,  // no more lines than that, of lengths as even as can be (CSS Text 4, text-wrap: balance)
};

/// Breaks items into lines at most `width` wide; an item alone on its line may be wider.
void break_lines(std::span<const InlineItem> items, float width, Breaking breaking, std::vector<Line>& lines);

}  // namespace townclerk::layout
