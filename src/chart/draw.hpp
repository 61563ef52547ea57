// A placed sheet of boxes as shapes.
#pragma once

#include <string>
#include <vector>

#include "chart/arrange.hpp"
#include "chart/box_text.hpp"
#include "chart/boxes.hpp"
#include "chart/key.hpp"
#include "chart/look.hpp"
#include "document/drawing.hpp"

namespace townclerk::chart {

/// A box's outline and ground: its tint, its border (twice where it is double), the bar of what moved, the hatched edge of what goes.
void draw_box(document::Drawing& drawing, const document::Rectangle& place, const BoxLook& look, BoxKind kind, Fate fate);

class Key;

/// What stands for the reference in a box that goes on elsewhere.
struct Reference {
  std::string words;   // "See {chart}"
  std::string figure;  // id
  float digit = 0;     // em: what a figure is wide
};

/// The lines of a box, its left top corner at `corner` (points); `em`: points, the size of its type.
void draw_words(document::Drawing& drawing, const std::vector<BoxLine>& lines, document::Point corner, float em, Rgb colour, const Look& look,
                const Reference& reference = {});

/// What a drawing needs beside its boxes.
struct Frame {
  float width = 0;                          // points: no drawing is wider
  std::string see;                          // "See {chart}"
  const std::vector<std::string>& figures;  // by box, the id of the figure on which a cut box goes on
};

/// Points that a drawing keeps free on all sides, for the outlines of its boxes.
inline constexpr float drawing_edge = 1.5F;
/// Moves all shapes away from the edges by that much.
void inset(document::Drawing& drawing);

/// Draws one sheet, its key below it.
[[nodiscard]] document::Drawing draw(const Sheet& sheet, const Boxes& boxes, const BoxText& text, const Look& look, const Key& key,
                                     const Frame& frame);

}  // namespace townclerk::chart
