// Elements + style → placed pages.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "layout/pages.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"
#include "text/font_book.hpp"

namespace townclerk::layout {

/// The size of a picture that an <img> names, in CSS pixels.
struct PictureSize {
  std::string src;
  int width = 0;
  int height = 0;
};

/// Places a tree. Faults: a family that this machine does not have, a character that no listed family has (with its place). Every layout
/// preference that had to be broken (a row taller than a page, a heading that could not be kept) is a located warning.
[[nodiscard]] Pages place(const style::ElementTree& tree, const style::Styles& styles, text::FontBook& fonts,
                          const std::vector<PictureSize>& pictures, Diagnostics& diagnostics);

}  // namespace townclerk::layout
