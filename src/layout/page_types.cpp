// Boxes on named pages (CSS Paged Media §7).
#include <iterator>

#include "layout/codes.hpp"
#include "layout/flow.hpp"

namespace townclerk::layout {

namespace {

constexpr std::string_view wide_page = "wide";
constexpr double short_text = 0.25;  // of a page's height

}  // namespace

/// The page that is being filled where the style has none of this name.
std::uint8_t StripBuilder::page_type_named(std::string_view name) const {
  const auto named = name.empty() ? styles_.named_pages.end() : styles_.named_pages.find(std::string(name));
  return named == styles_.named_pages.end() ? page_type_ : static_cast<std::uint8_t>(1 + std::distance(styles_.named_pages.begin(), named));
}

/// Of the page that a box asks for; the one that is being filled when it asks for none.
std::uint8_t StripBuilder::page_type_of(const style::Computed& style) const {
  return page_type_named(style.page);
}

/// A table that asks for no page stands on a wide one where its longest words do not fit side by side on the page of every report.
std::uint8_t StripBuilder::page_type_of(const MeasuredTable& table, const style::Computed& style, float width) const {
  if (!style.page.empty() || page_type_ != 0) return page_type_of(style);
  if (least_width(table.cells, table.grid.columns) <= used_width(style.width, width) + rounding) return page_type_;
  const std::uint8_t wide = page_type_named(wide_page);
  return strip_.page_types[wide]->text_width() > width ? wide : page_type_;
}

/// What follows is set for pages of this type.
StripBuilder::Column StripBuilder::turn_to(std::uint8_t page_type) {
  const style::PageStyle& page = *strip_.page_types[page_type];
  page_type_ = page_type;
  page_width_ = page.text_width();
  page_height_ = page.text_height();
  return {page.margin[style::left], page_width_};
}

/// A heading belongs on the page of what it announces: where both fit, a box on a page of its own takes its headings with it, a table its lead-in
/// too. They keep the lines of the column that they were set in.
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

/// What a chart says in words stands on the chart's page, where all of it fits below the chart.
void StripBuilder::take_list_along(std::size_t first_piece, const Galley& galley) {
  if (first_piece == 0 || galley.pieces.size() == first_piece) return;
  const auto piece = [&](std::size_t i) -> Piece& { return strip_.pieces[galley.pieces[i]]; };
  const std::uint8_t page = piece(first_piece - 1).page_type;
  if (page == page_type_ || piece(first_piece).forced) return;
  std::size_t chart = first_piece - 1;
  while (chart > 0 && piece(chart).keep >= Keep::together && piece(chart - 1).page_type == page) --chart;
  const double height = piece(galley.pieces.size() - 1).bottom - piece(chart).top;
  if (height > static_cast<double>(strip_.page_types[page]->text_height())) return;
  for (std::size_t i = first_piece; i < galley.pieces.size(); ++i) piece(i).page_type = page;
}

/// A few lines behind a wide table would have a page almost to themselves where the next begins a page too: they stand on the wide one, if there
/// is room for them. (Those before one: Paginator.)
void StripBuilder::keep_short_text(std::span<const PieceId> flow) {
  const std::uint8_t wide = page_type_named(wide_page);
  if (wide == 0) return;
  const auto piece = [&](std::size_t i) -> Piece& { return strip_.pieces[flow[i]]; };
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < flow.size(); begin = end) {
    end = begin + 1;
    if (piece(begin).page_type != 0) continue;
    while (end < flow.size() && piece(end).page_type == 0 && !piece(end).forced) ++end;
    if (begin == 0 || piece(end - 1).bottom - piece(begin).top > short_text * static_cast<double>(page_height_)) continue;
    if (piece(begin).forced || piece(begin - 1).page_type != wide) continue;
    for (std::size_t i = begin; i < end; ++i) piece(i).page_type = wide;
  }
}

}  // namespace townclerk::layout
