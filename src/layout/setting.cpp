// Lines of a paragraph into the strip.
#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "layout/codes.hpp"
#include "layout/flow.hpp"

namespace townclerk::layout {
namespace {

using style::NodeId;
using style::TextAlign;
using Kind = InlineItem::Kind;

Breaking breaking(style::TextWrap wrap) {
  if (wrap == style::TextWrap::balance) return Breaking::balanced;
  return wrap == style::TextWrap::pretty ? Breaking::whole : Breaking::greedy;
}

/// Or with the typist's ":-".
bool ends_with_colon(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view left_out : {" ", "\n", "-", "\u2013", "\u2014", "\u00A0"}) {
      if (!text.ends_with(left_out)) continue;
      text.remove_suffix(left_out.size());
      more = true;
    }
  }
  return text.ends_with(':');
}

}  // namespace

void StripBuilder::add_content(PieceId piece, Item item) {
  strip_.contents.push_back({.piece = piece, .in_head = in_head_, .item = std::move(item)});
}

void StripBuilder::paragraph(std::uint32_t index, Galley& galley, float x, float width) {
  const bool was_measured = boxes_[index].measured != unset;
  Paragraph& text = was_measured ? measured_[boxes_[index].measured] : scratch_;
  if (!was_measured) inlines_.read(boxes_[index], text, page_width_, page_height_);
  for (InlineItem& item : text.items) {
    if (item.kind != Kind::picture || item.width <= width) continue;
    item.height *= width / item.width;
    item.width = width;
  }
  if (inlines_.split_overlong(text, width)) tell_overlong(text.node);
  for (const NodeId node : text.anchors) {
    if (tree_.attribute(node, "role") == nullptr) strip_.anchors.push_back({node, static_cast<PieceId>(strip_.pieces.size())});
  }
  if (!text.items.empty()) {
    breaker_.run(text.items, text.points, {width, breaking(text.style->text_wrap), text.style->text_align == TextAlign::justify}, lines_);
    InlineReader::break_words(text, lines_);
    const auto count = static_cast<int>(lines_.size());
    for (int i = 0; i < count; ++i) {
      if (i > 0 && (i < text.style->orphans || count - i < text.style->widows)) galley.keep = std::max(galley.keep, Keep::lines);
      set_line(text, lines_[static_cast<std::size_t>(i)], galley, x, width);
    }
    lead_in_ = ends_with_colon(text.text);
  }
  if (was_measured) release(index);
}

void StripBuilder::tell_overlong(NodeId node) {
  if (overlong_words_ == Told::already) return;
  if (overlong_words_ == Told::once) overlong_words_ = Told::already;
  warn(codes::L110, node, "a word here is wider than the space that it has, so it is broken anywhere");
}

void StripBuilder::set_line(const Paragraph& paragraph, const Line& line, Galley& galley, float x, float width) {
  const style::Computed& style = *paragraph.style;
  const float leading = (style.line_height - paragraph.faces->ascent - paragraph.faces->descent) / 2;
  float above = paragraph.faces->ascent + leading;
  float below = paragraph.faces->descent + leading;
  const std::span<const InlineItem> items = std::span(paragraph.items).subspan(line.begin, line.end - line.begin);
  for (const InlineItem& item : items) {
    if (item.kind == Kind::picture) {
      above = std::max(above, item.height);
    } else if (!paragraph.stretches.empty()) {
      above = std::max(above, paragraph.stretches[item.stretch].above);
      below = std::max(below, paragraph.stretches[item.stretch].below);
    }
  }
  const float slack = width - line.width;
  if (style.text_align == TextAlign::right) x += slack;
  if (style.text_align == TextAlign::center) x += slack / 2;
  xs_.clear();
  float pen = x;
  for (const InlineItem& item : items) {
    xs_.push_back(pen);
    pen += item.width + item.trail * line.spread;
  }
  if (!items.empty()) pen -= items.back().trail * (1 + line.spread);
  xs_.push_back(pen);
  const PieceId piece = add_piece(galley, paragraph.node, above + below);
  set_markers(piece, above);
  if (paragraph.decorated) set_decorations(paragraph, line, piece, above);
  set_text(paragraph, line, piece, above);
  if (contents_ != style::no_node && line.end == paragraph.items.size()) add_leader(paragraph, piece, above, pen);
}

void StripBuilder::set_text(const Paragraph& paragraph, const Line& line, PieceId piece, float baseline) {
  for (std::uint32_t i = line.begin; i < line.end;) {
    const InlineItem& item = paragraph.items[i];
    if (item.kind == Kind::picture) {
      add_content(piece, Picture{item.picture, {xs_[i - line.begin], baseline - item.height, item.width, item.height}});
    }
    if (item.kind != Kind::text) {
      ++i;
      continue;
    }
    const Stretch& stretch = paragraph.stretches[item.stretch];
    std::uint32_t end = i + 1;
    while (end < line.end && paragraph.items[end].kind == Kind::text && paragraph.items[end].stretch == item.stretch &&
           paragraph.items[end].font == item.font)
      ++end;
    TextRun run{.node = stretch.node, .font = item.font, .size = stretch.style->font_size, .baseline = baseline - stretch.around.shift};
    run.letter_spacing = stretch.style->letter_spacing;
    run.colour = stretch.style->color;
    run.pieces.reserve(end - i);
    for (; i < end; ++i) {
      if (!paragraph.items[i].shaped->glyphs.empty()) run.pieces.push_back({paragraph.items[i].shaped, xs_[i - line.begin]});
    }
    if (!run.pieces.empty()) add_content(piece, std::move(run));
  }
}

/// Backgrounds, underlines and links go on over neighbouring items that share them, not over the spaces at the line's end.
void StripBuilder::set_decorations(const Paragraph& paragraph, const Line& line, PieceId piece, float baseline) {
  const auto around = [&](std::uint32_t i) -> const Surroundings& { return paragraph.stretches[paragraph.items[i].stretch].around; };
  const auto ranges = [&](auto key, auto draw) {
    for (std::uint32_t i = line.begin; i < line.end;) {
      const auto value = key(around(i));
      std::uint32_t end = i + 1;
      while (end < line.end && key(around(end)) == value) ++end;
      const float left = xs_[i - line.begin];
      const float right = end == line.end ? xs_.back() : xs_[end - line.begin];
      if (right > left) draw(value, left, right, paragraph.stretches[paragraph.items[i].stretch]);
      i = end;
    }
  };
  ranges([](const Surroundings& s) { return s.background; },
         [&](const style::Computed* style, float left, float right, const Stretch& stretch) {
           if (style == nullptr) return;
           const float up = stretch.faces->ascent + style->padding[style::top];
           const float down = stretch.faces->descent + style->padding[style::bottom];
           add_content(piece, Fill{{left, baseline - stretch.around.shift - up, right - left, up + down}, *style->background});
         });
  const auto rule = [&](const style::Computed* style, float left, float right, const Stretch& stretch, bool through) {
    if (style == nullptr || stretch.faces->fonts.empty()) return;
    const text::Metrics& metrics = stretch.faces->fonts.front()->metrics();
    const float size = stretch.style->font_size / static_cast<float>(metrics.units_per_em);
    const float thickness = style->underline_thickness > 0 ? style->underline_thickness : static_cast<float>(metrics.underline_thickness) * size;
    float y = baseline - stretch.around.shift;
    if (through) {
      y -= static_cast<float>(metrics.x_height) * size / 2 + thickness / 2;
    } else {
      y += style->underline_offset > 0 ? style->underline_offset : -static_cast<float>(metrics.underline_position) * size;
    }
    add_content(piece, Fill{{left, y, right - left, thickness}, style->color});
  };
  ranges([](const Surroundings& s) { return s.underline; },
         [&](auto style, float left, float right, const Stretch& s) { rule(style, left, right, s, false); });
  ranges([](const Surroundings& s) { return s.strike; },
         [&](auto style, float left, float right, const Stretch& s) { rule(style, left, right, s, true); });
  ranges([](const Surroundings& s) { return s.link; },
         [&](NodeId link, float left, float right, const Stretch& stretch) {
           if (link == style::no_node) return;
           const float top = baseline - stretch.around.shift - stretch.faces->ascent;
           if (!tree_.nodes[link].particulars->id.empty()) strip_.anchors.push_back({link, piece});
           strip_.links.push_back({piece, {link, {left, top, right - left, stretch.faces->ascent + stretch.faces->descent}}});
         });
}

/// A bullet hangs left of its item, as far as browsers hang it, on the item's first line.
void StripBuilder::set_markers(PieceId piece, float baseline) {
  for (const Marker& marker : markers_) {
    const style::Computed& style = styles_[marker.item];
    Faces& faces = faces_.of(styles_.of[marker.item], tree_.nodes[marker.item].at);
    if (faces.fonts.empty()) continue;
    std::string_view bullet = "\u2022";
    if (style.list_style == style::ListStyle::circle) bullet = "\u25E6";
    if (style.list_style == style::ListStyle::square) bullet = "\u25AA";
    const text::Font& font = *faces.fonts.front();
    if (font.shape(bullet, {}).missing != std::string::npos) bullet = "\u2022";
    TextRun run{.node = marker.item, .font = &font, .size = style.font_size, .baseline = baseline, .colour = style.marker_color, .marker = true};
    run.pieces.push_back({&font.shape(bullet, {}), marker.x - faces.ascent * 2 / 3 - 6});
    add_content(piece, std::move(run));
  }
  markers_.clear();
}

/// Only the last line of an entry has the leader.
void StripBuilder::add_leader(const Paragraph& paragraph, PieceId piece, float baseline, float text_end) {
  NodeId link = style::no_node;
  for (NodeId node = paragraph.stretches.empty() ? paragraph.node : paragraph.stretches.back().node; node != contents_ && node != style::no_node;
       node = tree_.nodes[node].parent) {
    if (tree_.nodes[node].name == style::Name::a) link = node;
  }
  if (link == style::no_node) return;
  if (!strip_.leaders.empty() && strip_.leaders.back().link == link) strip_.leaders.pop_back();
  strip_.leaders.push_back({.link = link,
                            .content = static_cast<std::uint32_t>(strip_.contents.size()),
                            .text_end = text_end,
                            .right = contents_right_,
                            .style = styles_.of[link]});
  add_content(piece, TextRun{.baseline = baseline});
}

}  // namespace townclerk::layout
