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

/// A box across its column: where it begins, how wide it is.
std::pair<float, float> used_column(const style::Computed& style, const Length& wanted, float x, float width) {
  const float box_x = x + used(style.margin[style::left], width);
  const float room = width - used(style.margin[style::left], width) - used(style.margin[style::right], width);
  if (wanted.unit == Length::Unit::automatic) return {box_x, room};
  const float box_width = used(wanted, width);
  return {box_x + auto_indent(style, room - box_width), box_width};
}

}  // namespace

float auto_indent(const style::Computed& style, float slack) {
  const bool left = style.margin[style::left].unit == Length::Unit::automatic;
  const bool right = style.margin[style::right].unit == Length::Unit::automatic;
  return left ? std::max(0.0F, slack) / (right ? 2.0F : 1.0F) : 0;
}

float used_width(const Length& stated, float column) {
  return stated.unit == Length::Unit::automatic ? column : used(stated, column);
}

StripBuilder::StripBuilder(const style::ElementTree& tree, const style::Styles& styles, FaceFinder& faces, InlineReader& inlines,
                           Diagnostics& diagnostics, std::size_t page_figures)
    : tree_(tree),
      styles_(styles),
      faces_(faces),
      inlines_(inlines),
      diagnostics_(diagnostics),
      page_figures_(page_figures),
      boxes_(build_boxes(tree, styles)) {
  strip_.page_types.push_back(&styles.page);
  for (const auto& [name, page] : styles.named_pages) strip_.page_types.push_back(&page);
}

Strip StripBuilder::build() {
  Galley galley;
  galley.outermost = true;
  const Column column = turn_to(0);
  if (!boxes_.empty()) block(0, galley, column.x, column.width);
  keep_short_text(galley.pieces);
  strip_.flow = std::move(galley.pieces);
  gather_footnotes();
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
  strip_.pieces.push_back(
      {.top = galley.y, .bottom = galley.y + height, .origin = galley.y, .node = node, .page_type = page_type_, .set_on = page_type_});
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

/// It opens here: what is set next stands on it.
Decoration& StripBuilder::add_decoration(float x, float width) {
  Decoration& decoration = strip_.decorations.emplace_back();
  decoration.before = static_cast<std::uint32_t>(strip_.contents.size());
  decoration.first = static_cast<PieceId>(strip_.pieces.size());
  decoration.x = x;
  decoration.width = width;
  decoration.set_on = page_type_;
  return decoration;
}

std::uint32_t StripBuilder::open_decoration(const style::Computed& style, float x, float width) {
  const bool bordered = std::any_of(style.border.begin(), style.border.end(), [](const style::Border& b) { return b.width > 0; });
  if (!bordered && !style.background) return unset;
  Decoration& decoration = add_decoration(x, width);
  decoration.background = style.background;
  decoration.border = style.border;
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
  if (lead_in_ && (name == Name::ul || name == Name::ol || name == Name::dl || name == Name::table || name == Name::figure))
    galley.keep = std::max(galley.keep, Keep::lead_in);
  anchor(box.node);
}

void StripBuilder::anchor(NodeId node) {
  const style::Node& n = tree_.nodes[node];
  if (!n.particulars->id.empty() || !n.particulars->alias.empty()) strip_.anchors.push_back({node, static_cast<PieceId>(strip_.pieces.size())});
}

void StripBuilder::keep_inside(const Box& box, const Galley& galley, std::size_t first_piece) {
  const double height = strip_.pieces[galley.pieces.back()].bottom - strip_.pieces[galley.pieces[first_piece]].top;
  if (height > static_cast<double>(page_height_ + rounding)) {
    if (box.node != overfull_) warn(codes::L114, box.node, "this block should stay on one page, but it is taller than a page");
    return;
  }
  for (std::size_t i = first_piece + 1; i < galley.pieces.size(); ++i) {
    Piece& piece = strip_.pieces[galley.pieces[i]];
    piece.keep = std::max(piece.keep, Keep::together);
  }
}

void StripBuilder::end_break(const Box& box, Galley& galley, std::size_t first_piece) {
  const style::Computed& style = styles_[box.node];
  if (style.avoid_break_inside && galley.pieces.size() > first_piece + 1) keep_inside(box, galley, first_piece);
  if (style.break_after == BreakBetween::avoid && galley.pieces.size() > first_piece) {
    galley.keep = std::max(galley.keep, Keep::heading);
    galley.headings.add(first_piece, galley.pieces.size());
    galley.lead_ins.add(first_piece, galley.pieces.size());
  } else if (tree_.nodes[box.node].name == Name::p && lead_in_) {
    galley.lead_ins.add(first_piece, galley.pieces.size());
  }
  if (style.break_after == BreakBetween::page) {
    galley.forced = true;
    galley.margin_up = galley.margin_down = 0;
  }
}

/// What stands from a piece on.
bool StripBuilder::is_short(const Galley& galley, std::size_t first_piece) const {
  return strip_.pieces[galley.pieces.back()].bottom - strip_.pieces[galley.pieces[first_piece]].top <= few_lines;
}

/// The last of three or more parts (items, rows) takes its neighbour with it where both are short.
void StripBuilder::keep_tail(const Galley& galley, std::span<const std::size_t> parts) {
  if (parts.size() < 3 || parts.back() >= galley.pieces.size() || parts[parts.size() - 2] >= parts.back()) return;
  const Piece& before = strip_.pieces[galley.pieces[parts[parts.size() - 2]]];
  Piece& last = strip_.pieces[galley.pieces[parts.back()]];
  if (last.top - before.top > few_lines || !is_short(galley, parts.back())) return;
  last.keep = std::max(last.keep, Keep::tail);
}

void StripBuilder::block(std::uint32_t index, Galley& galley, float x, float width) {
  const Box box = boxes_[index];
  if (box.kind == Box::Kind::paragraph) return paragraph(index, galley, x, width);
  if (box.anonymous) return children(index, galley, x, width);
  if (tree_.nodes[box.node].name == Name::aside) return footnote(index);
  const style::Computed& style = styles_[box.node];
  const bool is_table = box.kind == Box::Kind::table;
  const MeasuredTable measured = is_table ? read_measured(index) : MeasuredTable{};
  const std::uint8_t outer_type = page_type_;
  const std::uint8_t own_type = !galley.outermost ? outer_type : is_table ? page_type_of(measured, style, width) : page_type_of(style);
  if (own_type != outer_type) {
    const Column column = turn_to(own_type);
    x = column.x;
    width = column.width;
  }
  begin_break(box, galley);
  const bool sizes_itself = is_table || box.kind == Box::Kind::drawing;
  const auto [box_x, box_width] = used_column(style, sizes_itself ? Length{0, Length::Unit::automatic} : style.width, x, width);
  const std::size_t first_piece = galley.pieces.size();
  const Lead lead = is_table ? galley.lead_ins : galley.headings;
  galley.add_margin(used(style.margin[style::top], width));
  if (is_table) {
    table(index, measured, galley, box_x, box_width);
  } else {
    framed(index, galley, box_x, box_width);
  }
  galley.add_margin(used(style.margin[style::bottom], width));
  end_break(box, galley, first_piece);
  if (galley.outermost && tree_.has_class(box.node, "chart-list")) take_list_along(first_piece, galley);
  if (page_type_ != outer_type) {
    take_lead_along(lead, first_piece, galley);
    turn_to(outer_type);
  }
}

/// A box's background, borders and padding, and what stands in it.
void StripBuilder::framed(std::uint32_t index, Galley& galley, float x, float width) {
  const NodeId node = boxes_[index].node;
  const style::Computed& style = styles_[node];
  const std::size_t first_piece = galley.pieces.size();
  const std::uint32_t decoration = open_decoration(style, x, width);
  if (decoration != unset) galley.waiting.push_back(decoration);
  const float top_edge = style.border[style::top].width + style.padding[style::top];
  const float bottom_edge = style.border[style::bottom].width + style.padding[style::bottom];
  const float left_edge = style.border[style::left].width + style.padding[style::left];
  const float right_edge = style.border[style::right].width + style.padding[style::right];
  if (top_edge > 0) {
    resolve(galley);
    galley.y += top_edge;
  }
  children(index, galley, x + left_edge, std::max(1.0F, width - left_edge - right_edge));
  if (bottom_edge > 0) {
    close_edge(galley, first_piece, bottom_edge, node);
  } else if (top_edge > 0 && galley.pieces.size() == first_piece) {
    add_piece(galley, node, 0);
  }
  if (decoration == unset) return;
  std::erase(galley.waiting, decoration);
  Decoration& drawn = strip_.decorations[decoration];
  drawn.bottom = galley.y;
  drawn.last = static_cast<PieceId>(strip_.pieces.size());
}

void StripBuilder::children(std::uint32_t index, Galley& galley, float x, float width) {
  const Box box = boxes_[index];
  if (box.kind == Box::Kind::grid) return grid(index, galley, x, width);
  if (box.kind == Box::Kind::drawing) return drawing(index, galley, x, width);
  const style::Computed& style = styles_[box.node];
  const bool bullet = !box.anonymous && style.display == style::Display::list_item && style.list_style != style::ListStyle::none;
  if (bullet) markers_.push_back({box.node, x});
  const NodeId outer_contents = contents_;
  if (tree_.nodes[box.node].name == Name::nav && tree_.has_class(box.node, "contents")) {
    contents_ = box.node;
    contents_right_ = x + width;
    constexpr float leader = 0.96F;  // of the type's size
    constexpr float figure = 0.56F;
    width = std::max(1.0F, width - (leader + figure * static_cast<float>(page_figures_)) * style.font_size);
  }
  std::vector<std::size_t> items;  // first pieces of a list's items or a figure's parts
  const bool figure = tree_.nodes[box.node].name == Name::figure;
  const bool list = !box.anonymous && (tree_.nodes[box.node].name == Name::ul || tree_.nodes[box.node].name == Name::ol);
  for (std::uint32_t child = index + 1; child < box.end; child = boxes_[child].end) {
    if (list || figure) items.push_back(galley.pieces.size());
    block(child, galley, x, width);
  }
  if (list) keep_tail(galley, items);
  if (figure) keep_captions(index, items, galley);
  if (contents_ != outer_contents) contents_ = outer_contents;
  if (bullet) std::erase_if(markers_, [&](const Marker& marker) { return marker.item == box.node; });
}

}  // namespace townclerk::layout
