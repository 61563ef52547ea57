#include "chart/mark.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "chart/box_text.hpp"
#include "chart/draw.hpp"

namespace townclerk::chart {

void add_mark(document::Drawing& drawing, std::string_view marking, const Words& words, const Look& look, text::FontBook& fonts) {
  constexpr float size = 9;        // points
  constexpr float narrowest = 24;  // em
  BoxText text(look, fonts, words);
  text.add({{std::string(marking), true}});
  const float width = std::max({drawing.width / size, narrowest, text.least_width(0)});
  document::Drawing lines;
  draw_words(lines, text.lines(0, width, false), {0, 0}, size, look.key_colour(), look);
  for (document::Shape& each : lines.shapes)
    if (auto* line = std::get_if<document::TextLine>(&each)) drawing.mark.push_back(std::move(*line));
  drawing.mark_height = text.height(0, width, false) * size;
}

}  // namespace townclerk::chart
