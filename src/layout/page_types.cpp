// Boxes on named pages (CSS Paged Media §7).
#include <iterator>

#include "layout/codes.hpp"
#include "layout/flow.hpp"

namespace townclerk::layout {

/// Of the page that a box asks for; the one that is being filled when it asks for none.
std::uint8_t StripBuilder::page_type_of(const style::Computed& style) const {
  const auto named = style.page.empty() ? styles_.named_pages.end() : styles_.named_pages.find(style.page);
  return named == styles_.named_pages.end() ? page_type_ : static_cast<std::uint8_t>(1 + std::distance(styles_.named_pages.begin(), named));
}

/// What follows is set for pages of this type.
StripBuilder::Column StripBuilder::turn_to(std::uint8_t page_type) {
  const style::PageStyle& page = *strip_.page_types[page_type];
  page_type_ = page_type;
  page_width_ = page.width - page.margin[style::left] - page.margin[style::right];
  page_height_ = page.height - page.margin[style::top] - page.margin[style::bottom];
  return {page.margin[style::left], page_width_};
}

/// A heading belongs on the page of what it announces: where both fit, a box on a page of its own takes its headings with it. They keep the
/// lines of the column that they were set in.
void StripBuilder::take_lead_along(const Lead& lead, std::size_t first_piece, const Galley& galley) {
  if (lead.first == lead.last || lead.last != first_piece || galley.pieces.size() == first_piece) return;
  const auto piece = [&](std::size_t i) -> Piece& { return strip_.pieces[galley.pieces[i]]; };
  if (piece(first_piece).forced) return;
  std::size_t first = lead.last;
  do --first;
  while (first > lead.first && !piece(first).forced);
  std::size_t last = first_piece;
  while (last + 1 < galley.pieces.size() && piece(last + 1).keep >= Keep::together) ++last;
  const double above = piece(first).forced ? static_cast<double>(piece(first).space) : 0;
  if (above + piece(last).bottom - piece(first).top > static_cast<double>(page_height_ + rounding)) {
    warn(codes::L111, piece(lead.last - 1).node, "this heading stands on another page than what follows it: its page has no room for both");
    return;
  }
  for (std::size_t i = first; i < lead.last; ++i) piece(i).page_type = page_type_;
}

}  // namespace townclerk::layout
