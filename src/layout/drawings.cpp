// Drawings into the strip: blocks of their own size, kept with their captions.
#include <algorithm>

#include <fmt/format.h>

#include "layout/artwork.hpp"
#include "layout/codes.hpp"
#include "layout/flow.hpp"

namespace townclerk::layout {

/// One that is too high takes the height of a page, so that what follows it begins the next.
void StripBuilder::drawing(std::uint32_t index, Galley& galley, float x, float width) {
  const NodeId node = boxes_[index].node;
  const document::Drawing& drawing = *tree_.nodes[node].particulars->drawing;
  const float room = std::min(width, page_width_);
  if (drawing.width > room + rounding || drawing.height > page_height_ + rounding) {
    overfull_ = tree_.nodes[node].parent;
    warn(codes::L118, node,
         fmt::format("this drawing is {:.0f} by {:.0f} points, but there is room for {:.0f} by {:.0f}", drawing.width, drawing.height, room,
                     page_height_));
  }
  const PieceId piece = add_piece(galley, node, static_cast<double>(std::min(drawing.height, page_height_)));
  const style::Computed& style = styles_[node];
  const Faces& faces = faces_.of(styles_.of[node], tree_.nodes[node].at);
  set_markers(piece, (style.line_height + faces.ascent - faces.descent) / 2);  // as beside a line of text at its top
  Artwork set = artwork(tree_, node, faces_, inlines_);
  set.rect.x = x + auto_indent(style, room - drawing.width);
  add_content(piece, std::move(set));
}

/// A drawing stands on one page with the captions before and behind it, whatever else is in its figure. `parts`: first piece of each child.
void StripBuilder::keep_captions(std::uint32_t figure, std::span<const std::size_t> parts, const Galley& galley) {
  std::vector<std::uint32_t> children;
  for (std::uint32_t child = figure + 1; child < boxes_[figure].end; child = boxes_[child].end) children.push_back(child);
  const auto caption = [&](std::size_t i) { return tree_.nodes[boxes_[children[i]].node].name == style::Name::figcaption; };
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (boxes_[children[i]].kind != Box::Kind::drawing) continue;
    std::size_t first = i;
    while (first > 0 && caption(first - 1)) --first;
    std::size_t last = i + 1;
    while (last < children.size() && caption(last)) ++last;
    keep_whole(boxes_[figure].node,
               std::span(galley.pieces).subspan(parts[first], (last < parts.size() ? parts[last] : galley.pieces.size()) - parts[first]));
  }
}

void StripBuilder::keep_whole(NodeId figure, std::span<const PieceId> pieces) {
  const double height = strip_.pieces[pieces.back()].bottom - strip_.pieces[pieces.front()].top;
  if (height > static_cast<double>(page_height_ + rounding)) {
    if (figure != overfull_) {
      warn(codes::L118, figure,
           fmt::format("this drawing and its caption are {:.0f} points high, but there is room for {:.0f}", height, page_height_));
    }
    overfull_ = figure;
    return;
  }
  for (const PieceId id : pieces.subspan(1)) strip_.pieces[id].keep = std::max(strip_.pieces[id].keep, Keep::together);
}

}  // namespace townclerk::layout
