// The rules of colour: B05 contrast of text, B13 what colour alone tells.
#pragma once

#include "base/rgb.hpp"
#include "check/record.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"
#include "style/stylesheet.hpp"

namespace townclerk::checks {

/// The contrast ratio of two colours (WCAG 2.2), from 1 to 21.
[[nodiscard]] double contrast(Rgb one, Rgb other);

struct Look {
  const style::ElementTree& tree;
  const style::Styles& styles;
  const style::StyleSheet& sheet;
};

/// Every run of words against the nearest background that the style paints behind it; words of running heads against the paper; words of drawings
/// against the shape that they stand on. One finding for each pair of colours and place of their declaration.
void check_contrast(const Look& look, Record& record);

/// Links inside sentences, and what is struck out.
void check_colour_alone(const Look& look, Record& record);

}  // namespace townclerk::checks
