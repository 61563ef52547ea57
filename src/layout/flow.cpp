#include "layout/flow.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "layout/codes.hpp"

namespace townclerk::layout {
namespace {

using style::BreakBetween;
using style::Length;
using style::Name;

float used(const Length& length, float base) {
  if (length.unit == Length::Unit::points) return length.value;
  return length.unit == Length::Unit::percent ? base * length.value / 100 : 0;
}

float content_width(const style::PageStyle& page) {
  return page.width - page.margin[style::left] - page.margin[style::right];
}
float content_height(const style::PageStyle& page) {
  return page.height - page.margin[style::top] - page.margin[style::bottom];
}

}  // namespace

StripBuilder::StripBuilder(const style::ElementTree& tree, const style::Styles& styles, FaceFinder& faces, InlineReader& inlines,
                           Diagnostics& diagnostics)
    : tree_(tree), styles_(styles), faces_(faces), inlines_(inlines), diagnostics_(diagnostics), boxes_(build_boxes(tree, styles)) {
  strip_.page_types.push_back(&styles.page);
  for (const auto& [name, page] : styles.named_pages) strip_.page_types.push_back(&page);
  page_width_ = content_width(styles.page);
  page_height_ = content_height(styles.page);
}

Strip StripBuilder::build() {
  Galley galley;
  if (!boxes_.empty()) block(0, galley, styles_.page.margin[style::left], page_width_);
  strip_.flow = std::move(galley.pieces);
  return std::move(strip_);
}

void StripBuilder::warn(Code code, NodeId node, std::string message) {
  diagnostics_.add(Diagnostic(code, node == style::no_node ? Span{} : tree_.nodes[node].at, std::move(message)));
}

/// The margins that have met become one (CSS 2.2 §8.3.1).
void StripBuilder::resolve(Galley& galley) {
  const float margin = galley.margin_up + galley.margin_down;
  galley.margin_up = galley.margin_down = 0;
  galley.y += margin;
  for (const std::uint32_t decoration : galley.waiting) strip_.decorations[decoration].top = galley.y;
  galley.waiting.clear();
  if (!galley.start) {
    galley.start = galley.y;
    galley.space = margin;
  }
}

void StripBuilder::commit(Galley& galley, PieceId id) {
  Piece& piece = strip_.pieces[id];
  if (galley.start) piece.top = std::min(piece.top, *galley.start);
  piece.space = std::max(piece.space, galley.space);
  piece.keep = std::max(piece.keep, galley.keep);
  piece.forced = piece.forced || galley.forced;
  galley.start.reset();
  galley.space = 0;
  galley.keep = Keep::free;
  galley.forced = false;
  galley.pieces.push_back(id);
}

PieceId StripBuilder::add_piece(Galley& galley, NodeId node, double height) {
  resolve(galley);
  const auto id = static_cast<PieceId>(strip_.pieces.size());
  strip_.pieces.push_back({.top = galley.y, .bottom = galley.y + height, .origin = galley.y, .node = node, .page_type = page_type_});
  galley.y += height;
  commit(galley, id);
  return id;
}

/// A box's lower edge belongs to its last piece; a box without lines is a piece of its own.
void StripBuilder::close_edge(Galley& galley, std::size_t first_piece, float edge, NodeId node) {
  resolve(galley);
  if (galley.pieces.size() == first_piece) {
    add_piece(galley, node, edge);
    return;
  }
  galley.y += edge;
  galley.start.reset();
  Piece& last = strip_.pieces[galley.pieces.back()];
  last.bottom = std::max(last.bottom, galley.y);
}

std::uint32_t StripBuilder::open_decoration(const style::Computed& style, float x, float width) {
  const bool bordered = std::any_of(style.border.begin(), style.border.end(), [](const style::Border& b) { return b.width > 0; });
  if (!bordered && !style.background) return unset;
  Decoration decoration;
  decoration.before = static_cast<std::uint32_t>(strip_.contents.size());
  decoration.first = static_cast<PieceId>(strip_.pieces.size());
  decoration.x = x;
  decoration.width = width;
  decoration.background = style.background;
  decoration.border = style.border;
  strip_.decorations.push_back(decoration);
  return static_cast<std::uint32_t>(strip_.decorations.size()) - 1;
}

void StripBuilder::begin_break(const Box& box, Galley& galley) {
  const style::Computed& style = styles_[box.node];
  const Name name = tree_.nodes[box.node].name;
  if (style.break_before == BreakBetween::page && !strip_.pieces.empty()) {
    galley.forced = true;
    galley.margin_up = galley.margin_down = 0;
  }
  if (style.break_before == BreakBetween::avoid) galley.keep = std::max(galley.keep, Keep::heading);
  if (lead_in_ && (name == Name::ul || name == Name::ol || name == Name::dl || name == Name::table))
    galley.keep = std::max(galley.keep, Keep::lead_in);
  anchor(box.node);
}

void StripBuilder::anchor(NodeId node) {
  const style::Node& n = tree_.nodes[node];
  if (!n.id.empty() || !n.alias.empty()) strip_.anchors.push_back({node, static_cast<PieceId>(strip_.pieces.size())});
}

void StripBuilder::end_break(const Box& box, Galley& galley, std::size_t first_piece) {
  const style::Computed& style = styles_[box.node];
  if (style.avoid_break_inside && galley.pieces.size() > first_piece + 1) {
    const double height = strip_.pieces[galley.pieces.back()].bottom - strip_.pieces[galley.pieces[first_piece]].top;
    if (height > page_height_) {
      warn(codes::L114, box.node, "this block should stay on one page, but it is taller than a page");
    } else {
      for (std::size_t i = first_piece + 1; i < galley.pieces.size(); ++i) {
        Piece& piece = strip_.pieces[galley.pieces[i]];
        piece.keep = std::max(piece.keep, Keep::together);
      }
    }
  }
  if (style.break_after == BreakBetween::avoid && galley.pieces.size() > first_piece) galley.keep = std::max(galley.keep, Keep::heading);
  if (style.break_after == BreakBetween::page) {
    galley.forced = true;
    galley.margin_up = galley.margin_down = 0;
  }
}

/// The last of three or more parts (items, rows) takes its neighbour with it where both are short.
void StripBuilder::keep_tail(const Galley& galley, std::span<const std::size_t> parts) {
  if (parts.size() < 3 || parts.back() >= galley.pieces.size() || parts[parts.size() - 2] >= parts.back()) return;
  constexpr double few_lines = 60;  // points
  const Piece& before = strip_.pieces[galley.pieces[parts[parts.size() - 2]]];
  Piece& last = strip_.pieces[galley.pieces[parts.back()]];
  const double end = strip_.pieces[galley.pieces.back()].bottom;
  if (last.top - before.top > few_lines || end - last.top > few_lines) return;
  last.keep = std::max(last.keep, Keep::tail);
}

void StripBuilder::block(std::uint32_t index, Galley& galley, float x, float width) {
  const Box box = boxes_[index];
  if (box.kind == Box::Kind::paragraph) return paragraph(index, galley, x, width);
  if (box.anonymous) return children(index, galley, x, width);
  const style::Computed& style = styles_[box.node];
  const std::uint8_t outer_type = page_type_;
  if (!style.page.empty()) {
    const auto named = styles_.named_pages.find(style.page);
    if (named != styles_.named_pages.end()) {
      page_type_ = static_cast<std::uint8_t>(1 + std::distance(styles_.named_pages.begin(), named));
      page_width_ = width = content_width(named->second);
      page_height_ = content_height(named->second);
      x = named->second.margin[style::left];
    }
  }
  begin_break(box, galley);
  float box_x = x + used(style.margin[style::left], width);
  float box_width = width - used(style.margin[style::left], width) - used(style.margin[style::right], width);
  if (style.width.unit != Length::Unit::automatic && box.kind != Box::Kind::table) {
    const float room = box_width;
    box_width = used(style.width, width);
    const bool auto_left = style.margin[style::left].unit == Length::Unit::automatic;
    const bool auto_right = style.margin[style::right].unit == Length::Unit::automatic;
    if (auto_left) box_x += std::max(0.0F, room - box_width) / (auto_right ? 2.0F : 1.0F);
  }
  const std::size_t first_piece = galley.pieces.size();
  galley.add_margin(used(style.margin[style::top], width));
  if (box.kind == Box::Kind::table) {
    table(index, galley, box_x, box_width);
  } else {
    const std::uint32_t decoration = open_decoration(style, box_x, box_width);
    if (decoration != unset) galley.waiting.push_back(decoration);
    const float top_edge = style.border[style::top].width + style.padding[style::top];
    const float bottom_edge = style.border[style::bottom].width + style.padding[style::bottom];
    const float left_edge = style.border[style::left].width + style.padding[style::left];
    const float right_edge = style.border[style::right].width + style.padding[style::right];
    if (top_edge > 0) {
      resolve(galley);
      galley.y += top_edge;
    }
    children(index, galley, box_x + left_edge, std::max(1.0F, box_width - left_edge - right_edge));
    if (bottom_edge > 0) {
      close_edge(galley, first_piece, bottom_edge, box.node);
    } else if (top_edge > 0 && galley.pieces.size() == first_piece) {
      add_piece(galley, box.node, 0);
    }
    if (decoration != unset) {
      std::erase(galley.waiting, decoration);
      Decoration& drawn = strip_.decorations[decoration];
      drawn.bottom = galley.y;
      drawn.last = static_cast<PieceId>(strip_.pieces.size());
    }
  }
  galley.add_margin(used(style.margin[style::bottom], width));
  end_break(box, galley, first_piece);
  if (page_type_ != outer_type) {
    page_type_ = outer_type;
    page_width_ = content_width(*strip_.page_types[outer_type]);
    page_height_ = content_height(*strip_.page_types[outer_type]);
  }
}

void StripBuilder::children(std::uint32_t index, Galley& galley, float x, float width) {
  const Box box = boxes_[index];
  if (box.kind == Box::Kind::grid) return grid(index, galley, x, width);
  const style::Computed& style = styles_[box.node];
  const bool bullet = !box.anonymous && style.display == style::Display::list_item && style.list_style != style::ListStyle::none;
  if (bullet) markers_.push_back({box.node, x});
  const NodeId outer_contents = contents_;
  if (tree_.nodes[box.node].name == Name::nav && tree_.has_class(box.node, "contents")) {
    contents_ = box.node;
    contents_right_ = x + width;
    width = std::max(1.0F, width - 3.2F * style.font_size);  // room for a leader and four figures, whatever the numbers will be
  }
  std::vector<std::size_t> items;  // first pieces of a list's items
  const bool list = !box.anonymous && (tree_.nodes[box.node].name == Name::ul || tree_.nodes[box.node].name == Name::ol);
  for (std::uint32_t child = index + 1; child < box.end; child = boxes_[child].end) {
    if (list) items.push_back(galley.pieces.size());
    block(child, galley, x, width);
  }
  if (list) keep_tail(galley, items);
  if (contents_ != outer_contents) contents_ = outer_contents;
  if (bullet) std::erase_if(markers_, [&](const Marker& marker) { return marker.item == box.node; });
}

}  // namespace townclerk::layout
