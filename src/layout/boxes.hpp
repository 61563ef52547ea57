// The element tree as boxes (CSS Display §2): what is laid out as block, grid, table or paragraph, with anonymous boxes where text stands
// beside blocks.
#pragma once

#include <cstdint>
#include <vector>

#include "style/computed.hpp"
#include "style/element.hpp"

namespace townclerk::layout {

struct Box {
  enum class Kind : std::uint8_t { block, paragraph, grid, table, caption, row_group, row, cell, drawing };
  Kind kind = Kind::block;
  bool parted = false;                  // of a paragraph: a space parts it from the next item of its grid
  bool anonymous = false;               // takes no margins, padding or borders from its node
  style::NodeId node = style::no_node;  // of a paragraph or an anonymous box: the element that it stands in
  std::uint32_t end = 0;                // one behind the last descendant
  style::NodeId first = 0, last = 0;    // of a paragraph: its nodes [first, last)
  std::uint32_t measured = 0xFFFFFFFF;  // of a paragraph: where its measured words wait
};

/// Boxes in document order; boxes[0] is the body's. Descendants of a box are the boxes behind it up to `end`.
[[nodiscard]] std::vector<Box> build_boxes(const style::ElementTree& tree, const style::Styles& styles);

}  // namespace townclerk::layout
