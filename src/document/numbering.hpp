// Gives every numbered block its printed number and its ids.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/anchors.hpp"
#include "document/document.hpp"
#include "house/house.hpp"

namespace townclerk::document {

/// A heading or numbered chart that a list of contents may show.
struct OutlineEntry {
  const Block* title = nullptr;  // heading or caption; nullptr: a chart without a caption
  std::string label;
  std::string anchor;
  int depth = 1;
};
using Outline = std::vector<OutlineEntry>;

/// Numbers the tree in one pass, binds its ids in `anchors` (which must have seen all stated ids) and returns what contents may show, in order:
/// headings, and numbered charts one deeper than the heading that they stand under. The entries point into `blocks`.
[[nodiscard]] Outline number(std::vector<Block>& blocks, const house::House& house, std::string_view language, Anchors& anchors,
                             Diagnostics& diagnostics);

}  // namespace townclerk::document
