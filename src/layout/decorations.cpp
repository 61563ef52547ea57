#include "layout/decorations.hpp"

namespace townclerk::layout {
namespace {

using style::Border;
using style::LineStyle;

/// A border's band as its style draws it.
void draw_line(const Rect& band, const Border& border, bool horizontal, std::vector<Item>& items) {
  switch (border.style) {
    case LineStyle::none:
      return;
    case LineStyle::solid:
      items.emplace_back(Fill{band, border.colour});
      return;
    case LineStyle::double_: {
      Rect near = band;
      Rect far = band;
      if (horizontal) {
        near.height = far.height = band.height / 3;
        far.y += band.height - far.height;
      } else {
        near.width = far.width = band.width / 3;
        far.x += band.width - far.width;
      }
      items.emplace_back(Fill{near, border.colour});
      items.emplace_back(Fill{far, border.colour});
      return;
    }
    case LineStyle::dashed:
    case LineStyle::dotted: {
      const float x = horizontal ? band.x : band.x + band.width / 2;
      const float y = horizontal ? band.y + band.height / 2 : band.y;
      const float thickness = horizontal ? band.height : band.width;
      items.emplace_back(Dashes{x, y, horizontal ? band.x + band.width : x, horizontal ? y : band.y + band.height, thickness,
                                border.style == LineStyle::dotted, border.colour});
      return;
    }
  }
}

}  // namespace

void draw_box(const Decoration& box, float top, float bottom, bool cut_above, bool cut_below, std::vector<Item>& items) {
  if (bottom < top || box.width <= 0) return;
  if (box.background && bottom > top) items.emplace_back(Fill{{box.x, top, box.width, bottom - top}, *box.background});
  const auto& border = box.border;
  if (border[style::top].width > 0 && !cut_above) draw_line({box.x, top, box.width, border[style::top].width}, border[style::top], true, items);
  if (border[style::bottom].width > 0 && !cut_below) {
    draw_line({box.x, bottom - border[style::bottom].width, box.width, border[style::bottom].width}, border[style::bottom], true, items);
  }
  if (border[style::left].width > 0) draw_line({box.x, top, border[style::left].width, bottom - top}, border[style::left], false, items);
  if (border[style::right].width > 0) {
    draw_line({box.x + box.width - border[style::right].width, top, border[style::right].width, bottom - top}, border[style::right], false, items);
  }
}

}  // namespace townclerk::layout
