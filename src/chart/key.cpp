#include "chart/key.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "base/ascii.hpp"
#include "chart/draw.hpp"

namespace townclerk::chart {
namespace {

// In em.
constexpr float space_above = 1.4F;
constexpr float row_height = 1.9F;
constexpr float swatch_width = 2.3F;
constexpr float swatch_height = 1.3F;
constexpr float behind_swatch = 0.5F;
constexpr float between = 1.3F;
constexpr float baseline = 1.0F;

constexpr std::array<std::string_view, box_kinds> kind_labels{"chart-post",   "chart-unit",   "unit-board",
                                                              "unit-company", "unit-partner", "chart-functions"};

constexpr std::array<std::string_view, drawn_lines> line_labels{"line-solid",     "chart-unlined-line", "line-dotted",
                                                                "line-statutory", "line-professional",  "line-partnership"};

}  // namespace

DrawnLine drawn_as(ConnectorKind kind) {
  if (kind == ConnectorKind::works_with) return DrawnLine::partnership;
  return kind == ConnectorKind::unlined ? DrawnLine::unlined : DrawnLine::solid;
}

Styles styles_of(const Sheet& sheet, const Boxes& boxes) {
  Styles styles;
  for (const PlacedBox& each : sheet.boxes) {
    styles.kinds.insert(boxes.meanings[each.box].kind);
    styles.fates.insert(boxes.meanings[each.box].fate);
  }
  for (const Connector& each : sheet.connectors) styles.lines.insert(drawn_as(each.kind));
  for (const Route& each : sheet.routes) styles.lines.insert(drawn_as(boxes.ties[each.tie].kind));
  return styles;
}

Styles styles_of(const Boxes& boxes) {
  Styles styles;
  for (const BoxMeaning& each : boxes.meanings) {
    styles.kinds.insert(each.kind);
    styles.fates.insert(each.fate);
  }
  for (const Box& each : boxes.diagram.boxes) {
    if (each.parent == no_box || each.stand == Stand::attached) continue;
    styles.lines.insert(drawn_as(line_to(each)));
  }
  for (const TieMeaning& each : boxes.ties) styles.lines.insert(drawn_as(each.kind));
  return styles;
}

std::string Key::name(BoxKind kind) const {
  std::string words = words_.label(kind_labels.at(static_cast<std::size_t>(kind)));
  capitalise(words);
  return words;
}

std::string Key::name(DrawnLine line) const {
  std::string words = words_.label(line_labels.at(static_cast<std::size_t>(line)));
  capitalise(words);
  return words;
}

std::vector<Key::Entry> Key::entries(const Styles& styles, float width) const {
  using Shows = Entry::Shows;
  std::vector<Entry> out;
  out.push_back({Shows::title, {}, {}, {}, words_.label("chart-key")});
  for (const BoxKind kind : styles.kinds) out.push_back({Shows::kind, kind, {}, {}, name(kind)});
  for (const Fate fate : styles.fates)
    if (fate != Fate::stays) out.push_back({Shows::fate, {}, fate, {}, words_.fate(fate)});
  for (const DrawnLine line : styles.lines) out.push_back({Shows::line, {}, {}, line, name(line)});
  float x = 0;
  float left = 0;
  int row = 0;
  for (Entry& each : out) {
    const bool is_title = each.shows == Shows::title;
    const float wide = (is_title ? 0 : swatch_width + behind_swatch) + text_.width(each.words, is_title);
    if (x > left && (x + wide) * size_ > width) {
      x = left;
      ++row;
    }
    each.x = x;
    each.row = row;
    x += wide + (is_title ? 1 : between);
    if (is_title) left = x;
  }
  return out;
}

float Key::width(const Styles& styles) const {
  const std::vector<Entry> all = entries(styles, std::numeric_limits<float>::max());
  return (all.back().x + swatch_width + behind_swatch + text_.width(all.back().words, false)) * size_;
}

float Key::height(const Styles& styles, float width) const {
  return (space_above + row_height * static_cast<float>(entries(styles, width).back().row + 1)) * size_;
}

void Key::draw(const Styles& styles, document::Drawing& drawing) const {
  const std::vector<Entry> all = entries(styles, drawing.width);
  const float top = drawing.height - row_height * size_ * static_cast<float>(all.back().row + 1);
  for (const Entry& each : all) draw(each, top + static_cast<float>(each.row) * row_height * size_, drawing);
}

void Key::draw(const Entry& entry, float top, document::Drawing& drawing) const {
  using Shows = Entry::Shows;
  float x = entry.x * size_;
  if (entry.shows == Shows::kind || entry.shows == Shows::fate) {
    const document::Rectangle place{x, top, swatch_width * size_, swatch_height * size_};
    draw_box(drawing, place, look_.box(entry.kind, entry.fate), entry.kind, entry.fate);
  } else if (entry.shows == Shows::line) {
    const float middle = top + swatch_height * size_ / 2;
    drawing.shapes.emplace_back(document::Polyline{{{x, middle}, {x + swatch_width * size_, middle}}, false, {}, look_.line(entry.line)});
  }
  if (entry.shows != Shows::title) x += (swatch_width + behind_swatch) * size_;
  const bool bold = entry.shows == Shows::title;
  drawing.shapes.emplace_back(
      document::TextLine{x, top + baseline * size_, text_.width(entry.words, bold) * size_, size_, bold, look_.key_colour(), entry.words, {}});
}

}  // namespace townclerk::chart
