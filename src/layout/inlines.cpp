#include "layout/inlines.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "layout/codes.hpp"

namespace townclerk::layout {
namespace {

using Break = InlineItem::Break;
using Kind = InlineItem::Kind;
using style::Name;
using style::NodeId;

constexpr float points_per_pixel = 0.75F;
constexpr float narrow_word = 60;  // points: what a column keeps for a word that may break anywhere
constexpr std::uint32_t whole_text = 0xFFFFFFFF;
constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view object = "\xEF\xBF\xBC";  // U+FFFC stands for a picture among the words

/// Characters without a glyph of their own (Unicode, Default_Ignorable_Code_Point) and marks that belong to the letter before them.
bool follows(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF) || (c >= 0x300 && c <= 0x36F);
}

float scale(const style::Computed& style, const text::Font& font) {
  return style.font_size / static_cast<float>(font.metrics().units_per_em);
}

text::Features features(const style::Computed& style) {
  return {.tabular_figures = style.tabular_figures, .spaced = style.letter_spacing != 0};
}

/// Without the spaces at its end.
std::string_view inked(std::string_view text) {
  while (text.ends_with(' ') || text.ends_with(no_break_space)) text.remove_suffix(text.ends_with(' ') ? 1 : no_break_space.size());
  return text;
}

/// Adds up the widths of items between which no line may end, but where they have hyphens.
struct WordWidth {
  float part = 0;    // since the last hyphen
  float widest = 0;  // of the parts before

  void add(const InlineItem& item, const std::vector<HyphenPoint>& points) {
    float done = 0;
    for (std::uint32_t p = item.first_point; p < item.first_point + item.points; ++p) {
      widest = std::max(widest, part + points[p].before - done);
      part = 0;
      done = item.width - points[p].after;
    }
    part += item.width - done;
  }
  [[nodiscard]] float end(float trail) const { return std::max(widest, part - trail); }
};

void set_heights(Stretch& stretch) {
  const float leading = (stretch.style->line_height - stretch.faces->ascent - stretch.faces->descent) / 2;
  stretch.above = stretch.faces->ascent + leading + stretch.around.shift;
  stretch.below = stretch.faces->descent + leading - stretch.around.shift;
}

}  // namespace

InlineItem measured(const text::Shaped& shaped, const text::Font& font, const Stretch& stretch, std::uint32_t index) {
  const style::Computed& style = *stretch.style;
  const float size = scale(style, font);
  InlineItem item{.stretch = index, .shaped = &shaped, .font = &font};
  item.width = static_cast<float>(shaped.width) * size + style.letter_spacing * static_cast<float>(shaped.glyphs.size());
  const std::size_t end = inked(shaped.text).size();
  for (auto glyph = shaped.glyphs.rbegin(); glyph != shaped.glyphs.rend() && glyph->cluster >= end; ++glyph) {
    item.trail += static_cast<float>(glyph->advance) * size + style.letter_spacing;
  }
  return item;
}

InlineItem shaped_item(std::string_view text, const text::Font& font, const Stretch& stretch, std::uint32_t index) {
  return measured(font.shape(text, features(*stretch.style)), font, stretch, index);
}

void Paragraph::clear() {
  text.clear();
  stretches.clear();
  items.clear();
  points.clear();
  anchors.clear();
  decorated = false;
}

Surroundings InlineReader::surroundings(NodeId node, NodeId until, Surroundings outer) const {
  if (node == until || node == style::no_node) return outer;
  Surroundings here = surroundings(tree_.nodes[node].parent, until, outer);
  const style::Computed& style = styles_[node];
  if (tree_.nodes[node].name == Name::a) here.link = node;
  if (style.underline) here.underline = &style;
  if (style.strike) here.strike = &style;
  return here;
}

void InlineReader::open_inline(NodeId node, Paragraph& out) {
  const style::Node& n = tree_.nodes[node];
  const style::Computed& style = styles_[node];
  const Surroundings& outer = open_.back().around;
  Surroundings around = surroundings(node, n.parent, outer);
  if (style.background) around.background = &style;
  const float parent_size = styles_[n.parent].font_size;
  if (style.vertical_align == style::VerticalAlign::super) around.shift += parent_size / 3;
  if (style.vertical_align == style::VerticalAlign::sub) around.shift -= parent_size / 5;
  if (!n.particulars->id.empty() || !n.particulars->alias.empty()) out.anchors.push_back(node);
  const float edge = style.padding[style::left] + style.border[style::left].width;
  if (edge > 0) atoms_.push_back({Kind::edge, static_cast<std::uint32_t>(out.text.size()), edge, 0, style::no_node});
  open_.push_back({node, n.end, around});
}

void InlineReader::collect(const Box& box, Paragraph& out, float page_width, float page_height) {
  atoms_.clear();
  open_.clear();
  open_.push_back({box.node, style::no_node, surroundings(box.node, style::no_node, {})});
  const auto close_until = [&](NodeId node) {
    while (open_.size() > 1 && open_.back().end <= node) {
      const style::Computed& style = styles_[open_.back().node];
      const float edge = style.padding[style::right] + style.border[style::right].width;
      if (edge > 0) atoms_.push_back({Kind::edge, static_cast<std::uint32_t>(out.text.size()), edge, 0, style::no_node});
      open_.pop_back();
    }
  };
  for (NodeId node = box.first; node < box.last;) {
    close_until(node);
    const style::Node& n = tree_.nodes[node];
    if (n.name == Name::text_node) {
      collect_text(node, open_.back().around, out);
    } else if (styles_[node].display == style::Display::none) {
      node = n.end;
      continue;
    } else if (n.name == Name::br) {
      while (!out.text.empty() && out.text.back() == ' ' && !out.stretches.empty() && out.stretches.back().end == out.text.size()) {
        out.text.pop_back();
        --out.stretches.back().end;
      }
      if (!out.stretches.empty() && out.stretches.back().end == out.text.size()) ++out.stretches.back().end;
      out.text.push_back('\n');
    } else if (n.name == Name::img) {
      const std::string* src = tree_.attribute(node, "src");
      const auto size = std::find_if(pictures_.begin(), pictures_.end(), [&](const PictureSize& p) { return src != nullptr && p.src == *src; });
      if (size != pictures_.end() && size->width > 0 && size->height > 0) {
        float width = static_cast<float>(size->width) * points_per_pixel;
        const float ratio = static_cast<float>(size->height) / static_cast<float>(size->width);
        const style::Length& wanted = styles_[node].width;
        if (wanted.unit == style::Length::Unit::points) width = wanted.value;
        if (wanted.unit == style::Length::Unit::percent) width = page_width * wanted.value / 100;
        width = std::min({width, page_width, page_height / ratio});
        atoms_.push_back({Kind::picture, static_cast<std::uint32_t>(out.text.size()), width, width * ratio, node});
        out.text += object;
      }
    } else {
      open_inline(node, out);
    }
    ++node;
  }
  close_until(box.last);
}

/// CSS Text §4.1: spaces, tabs and line ends become one space, none at a line's begin.
void InlineReader::collect_text(NodeId node, const Surroundings& around, Paragraph& out) {
  const style::Node& n = tree_.nodes[node];
  const style::Computed& style = styles_[node];
  const auto begin = static_cast<std::uint32_t>(out.text.size());
  if (style.preserve_space) {
    for (const char c : n.text) {
      if (c == '\t') {
        out.text += "    ";
      } else if (c != '\r') {
        out.text.push_back(c);
      }
    }
  } else {
    out.text.reserve(out.text.size() + n.text.size());
    bool space = out.text.empty() || out.text.back() == ' ' || out.text.back() == '\n';
    for (const char c : n.text) {
      const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!white) {
        out.text.push_back(c);
      } else if (!space) {
        out.text.push_back(' ');
      }
      space = white;
    }
  }
  const auto end = static_cast<std::uint32_t>(out.text.size());
  if (begin == end) return;
  Stretch stretch{.node = node, .style = &style, .faces = &faces_.of(styles_.of[node], n.at), .around = around, .begin = begin, .end = end};
  set_heights(stretch);
  if (around.link != style::no_node || around.underline != nullptr || around.strike != nullptr || around.background != nullptr) out.decorated = true;
  out.stretches.push_back(stretch);
}

void InlineReader::read(const Box& box, Paragraph& out, float page_width, float page_height) {
  out.clear();
  out.node = box.node;
  out.style = &styles_[box.node];
  out.faces = &faces_.of(styles_.of[box.node], tree_.nodes[box.node].at);
  collect(box, out, page_width, page_height);
  if (!box.parted && !out.style->preserve_space && !out.text.empty() && out.text.back() == ' ') {
    out.text.pop_back();
    for (auto stretch = out.stretches.rbegin(); stretch != out.stretches.rend() && stretch->end > out.text.size(); ++stretch) {
      stretch->end = static_cast<std::uint32_t>(out.text.size());
    }
  }
  shape(out);
}

void InlineReader::read(std::initializer_list<StyledText> parts, Paragraph& out, NodeId place) {
  out.clear();
  out.node = place;
  out.style = parts.begin()->style;
  out.faces = parts.begin()->faces;
  atoms_.clear();
  for (const StyledText& part : parts) {
    Stretch stretch{.node = place, .style = part.style, .faces = part.faces, .begin = static_cast<std::uint32_t>(out.text.size())};
    out.text += part.text;
    stretch.end = static_cast<std::uint32_t>(out.text.size());
    set_heights(stretch);
    out.stretches.push_back(stretch);
  }
  shape(out);
}

/// Stretches and atoms in the order of the text.
void InlineReader::shape(Paragraph& out) {
  breaks_ = text::line_breaks(out.text, tree_.metadata.language);
  find_hyphens(out);
  std::size_t next_break = 0;
  std::size_t next_atom = 0;
  const auto atoms_before = [&](std::uint32_t offset) {
    for (; next_atom < atoms_.size() && atoms_[next_atom].offset < offset; ++next_atom) {
      const Atom& atom = atoms_[next_atom];
      const std::uint32_t stretch = out.stretches.empty() ? 0 : static_cast<std::uint32_t>(out.stretches.size()) - 1;
      InlineItem item{.kind = atom.kind, .stretch = stretch, .width = atom.width, .height = atom.height, .picture = atom.picture};
      if (atom.kind == Kind::picture) {
        const std::uint32_t end = atom.offset + static_cast<std::uint32_t>(object.size());
        while (next_break < breaks_.size() && breaks_[next_break].offset < end) ++next_break;
        if (next_break < breaks_.size() && breaks_[next_break].offset == end)
          item.brk = breaks_[next_break].mandatory ? Break::mandatory : Break::soft;
      }
      out.items.push_back(item);
    }
  };
  for (std::uint32_t i = 0; i < out.stretches.size(); ++i) {
    const Stretch stretch = out.stretches[i];
    atoms_before(stretch.begin + 1);
    shape_stretch(stretch, i, next_break, out);
  }
  atoms_before(whole_text);
  if (!out.items.empty()) out.items.back().brk = Break::mandatory;
}

void InlineReader::shape_stretch(const Stretch& stretch, std::uint32_t index, std::size_t& next_break, Paragraph& out) {
  const std::string_view text = out.text;
  std::uint32_t begin = stretch.begin;
  while (next_break < breaks_.size() && breaks_[next_break].offset <= begin) {
    // A forced break stands between two nodes: it ends the item before it.
    if (breaks_[next_break].mandatory && !out.items.empty()) out.items.back().brk = Break::mandatory;
    ++next_break;
  }
  while (begin < stretch.end) {
    std::uint32_t end = stretch.end;
    Break brk = Break::none;
    bool breakable = false;
    for (; next_break < breaks_.size() && breaks_[next_break].inside_word() && breaks_[next_break].offset <= stretch.end; ++next_break) {
      breakable = breakable || breaks_[next_break].emergency;
    }
    if (next_break < breaks_.size() && breaks_[next_break].offset <= stretch.end) {
      end = breaks_[next_break].offset;
      brk = breaks_[next_break].mandatory ? Break::mandatory : Break::soft;
      if (brk == Break::soft && stretch.style->no_wrap) brk = Break::held;
      ++next_break;
    }
    const std::size_t first_item = out.items.size();
    add_words(text.substr(begin, end - begin), brk, index, out);
    for (std::size_t i = first_item; breakable && i < out.items.size(); ++i) out.items[i].breakable = true;
    begin = end;
  }
}

/// Each word by itself where spaces that hold words together have to grow with the others.
void InlineReader::add_words(std::string_view text, Break brk, std::uint32_t stretch, Paragraph& out) {
  while (out.style->text_align == style::TextAlign::justify) {
    const std::string_view ink = inked(text);
    const std::size_t space = std::min(ink.find(' '), ink.find(no_break_space));
    if (space == std::string_view::npos) break;
    const std::size_t end = space + (ink[space] == ' ' ? 1 : no_break_space.size());
    add(text.substr(0, end), Break::none, stretch, out);
    text.remove_prefix(end);
  }
  add(text, brk, stretch, out);
}

void InlineReader::add(std::string_view text, Break brk, std::uint32_t stretch, Paragraph& out) {
  // A forced break is a space at its line's end: who reads the words without their lines has them apart.
  std::string spaced;
  if (!text.empty() && text.back() == '\n') {
    const bool goes_on = text.data() + text.size() != out.text.data() + out.text.size();
    text.remove_suffix(1);
    if (goes_on) text = spaced.append(text).append(1, ' ');
  }
  const Stretch& s = out.stretches[stretch];
  if (s.faces->fonts.empty()) return;
  const text::Font& font = *s.faces->fonts.front();
  const text::Shaped& shaped = font.shape(text, features(*s.style));
  if (shaped.missing != std::string::npos) {
    add_by_character(text, brk, stretch, out);
    return;
  }
  InlineItem item = measured(shaped, font, s, stretch);
  item.brk = brk;
  add_points(item, static_cast<std::uint32_t>(text.data() - out.text.data()), out);
  out.items.push_back(item);
}

/// Each character in the first listed family that has it; runs of one font are shaped together.
void InlineReader::add_by_character(std::string_view text, Break brk, std::uint32_t stretch, Paragraph& out) {
  const Stretch s = out.stretches[stretch];
  const std::size_t first_item = out.items.size();
  const text::Font* current = nullptr;
  std::size_t begin = 0;
  const auto end_run = [&](std::size_t end) {
    if (current == nullptr || end == begin) return;
    out.items.push_back(shaped_item(text.substr(begin, end - begin), *current, s, stretch));
    begin = end;
  };
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t at = offset;
    const char32_t character = utf8::next(text, offset);
    if (current != nullptr && (follows(character) || (character == ' ' && current->has(' ')))) continue;
    const text::Font* has = faces_.with(character, *s.faces);
    if (has == nullptr && !follows(character)) report_missing(character, s);
    const text::Font* font = has == nullptr ? s.faces->fonts.front() : has;
    if (font != current) {
      end_run(at);
      current = font;
    }
  }
  end_run(text.size());
  if (out.items.size() > first_item) out.items.back().brk = brk;
}

void InlineReader::report_missing(char32_t character, const Stretch& stretch) {
  std::string printed;
  utf8::append(printed, character);
  Span at;
  if (stretch.node != style::no_node) {
    const style::Node& node = tree_.nodes[stretch.node];
    at = node.at;
    const std::size_t offset = node.text.find(printed);
    if (at.known() && offset != std::string::npos && at.end - at.begin == node.text.size()) {
      at.begin += static_cast<std::uint32_t>(offset);
      at.end = at.begin + static_cast<std::uint32_t>(printed.size());
    }
  }
  std::string families;
  for (const std::string& family : stretch.style->font_family) families += fmt::format("{}'{}'", families.empty() ? "" : ", ", family);
  diagnostics_.add(
      Diagnostic(codes::L102, at, fmt::format("no listed family has the character '{}' (U+{:04X})", printed, static_cast<std::uint32_t>(character)))
          .hint(fmt::format("the style lists {}: add a family that has it, or write it in other words", families)));
}

bool InlineReader::split_overlong(Paragraph& paragraph, float width) {
  const auto bounded = [](const InlineItem& item) { return item.brk == Break::soft || item.brk == Break::mandatory; };
  bool split = false;
  std::vector<InlineItem> items;  // stays empty while nothing is too wide
  std::size_t begin = 0;
  while (begin < paragraph.items.size()) {
    std::size_t end = begin;
    WordWidth word;
    do word.add(paragraph.items[end], paragraph.points);
    while (!bounded(paragraph.items[end++]) && end < paragraph.items.size());
    if (word.end(paragraph.items[end - 1].trail) > width + 0.05F) {
      if (items.empty()) items.assign(paragraph.items.begin(), paragraph.items.begin() + static_cast<std::ptrdiff_t>(begin));
      split = split_run(paragraph, begin, end, width, items) || split;
    } else if (!items.empty()) {
      items.insert(items.end(), paragraph.items.begin() + static_cast<std::ptrdiff_t>(begin),
                   paragraph.items.begin() + static_cast<std::ptrdiff_t>(end));
    }
    begin = end;
  }
  if (!items.empty()) paragraph.items = std::move(items);
  return split;
}

/// First where nowrap forbade a break, then between any two characters.
bool InlineReader::split_run(const Paragraph& paragraph, std::size_t begin, std::size_t end, float width, std::vector<InlineItem>& out) {
  bool split = false;
  while (begin < end) {
    std::size_t part = begin;
    float used = 0;
    do used += paragraph.items[part].width;
    while (paragraph.items[part++].brk == Break::none && part < end);
    const bool too_wide = used - paragraph.items[part - 1].trail > width + 0.05F;
    for (std::size_t i = begin; i < part; ++i) {
      const InlineItem& item = paragraph.items[i];
      if (too_wide && item.kind == Kind::text && item.shaped->glyphs.size() > 1) {
        split_item(paragraph, item, out);
        split = true;
      } else {
        out.push_back(item);
      }
      if (out.back().brk == Break::held || (too_wide && out.back().brk == Break::none)) out.back().brk = Break::soft;
    }
    begin = part;
  }
  return split;
}

void InlineReader::split_item(const Paragraph& paragraph, const InlineItem& item, std::vector<InlineItem>& out) {
  const std::string_view text = item.shaped->text;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t at = offset;
    utf8::next(text, offset);
    for (std::size_t ahead = offset; ahead < text.size();) {
      const char32_t next = utf8::next(text, ahead);
      if (!follows(next) && next != ' ') break;
      offset = ahead;
    }
    out.push_back(shaped_item(text.substr(at, offset - at), *item.font, paragraph.stretches[item.stretch], item.stretch));
    out.back().trail = 0;
    out.back().brk = Break::soft;
  }
  out.back().trail = item.trail;
  out.back().brk = item.brk;
}

Extent extent(const Paragraph& paragraph) {
  Extent result;
  WordWidth word;
  float line = 0;
  for (const InlineItem& item : paragraph.items) {
    if (item.breakable) {
      word.part += std::min(item.width, narrow_word);
    } else {
      word.add(item, paragraph.points);
    }
    line += item.width;
    if (item.brk != Break::soft && item.brk != Break::mandatory) continue;
    result.min = std::max(result.min, word.end(item.trail));
    word = {};
    if (item.brk != Break::mandatory) continue;
    result.max = std::max(result.max, line - item.trail);
    result.length += line - item.trail;
    line = 0;
  }
  return result;
}

}  // namespace townclerk::layout
