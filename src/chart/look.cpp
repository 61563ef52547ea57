#include "chart/look.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "style/element.hpp"

namespace townclerk::chart {
namespace {

using style::Name;
using style::NodeId;

constexpr std::array<std::string_view, box_kinds> kind_classes{"post", "unit", "board", "company", "partner", "functions"};
constexpr std::array<std::string_view, drawn_lines> line_classes{"solid", "unlined", "dotted", "statutory", "professional", "partnership"};
constexpr int heading_levels = 6;
constexpr float whole = 100;

/// Elements as the style sheet would meet them in a report, made to be asked for their computed values only.
class Probe {
 public:
  Probe() { open(Name::body); }

  NodeId open(Name name, std::initializer_list<std::string_view> classes = {}) {
    const auto id = static_cast<NodeId>(tree_.nodes.size());
    style::Node& node = tree_.nodes.emplace_back();
    node.name = name;
    node.parent = open_.empty() ? style::no_node : open_.back();
    for (const std::string_view each : classes)
      if (!each.empty()) node.classes.emplace_back(each);
    open_.push_back(id);
    return id;
  }
  void close() {
    tree_.nodes[open_.back()].end = static_cast<NodeId>(tree_.nodes.size());
    open_.pop_back();
  }
  NodeId leaf(Name name, std::initializer_list<std::string_view> classes = {}) {
    const NodeId id = open(name, classes);
    close();
    return id;
  }
  const style::ElementTree& done() {
    while (!open_.empty()) close();
    return tree_;
  }

 private:
  style::ElementTree tree_;
  std::vector<NodeId> open_;
};

struct Nodes {
  NodeId figure = 0;
  NodeId caption = 0;
  NodeId key = 0;
  std::vector<NodeId> headings;
  std::vector<NodeId> boxes;
  std::vector<NodeId> words;
  std::vector<NodeId> lines;
};

Nodes build(Probe& probe) {
  Nodes nodes;
  probe.open(Name::main);
  for (int level = 0; level < heading_levels; ++level) nodes.headings.push_back(probe.leaf(static_cast<Name>(static_cast<int>(Name::h1) + level)));
  nodes.figure = probe.open(Name::figure, {"chart"});
  nodes.caption = probe.leaf(Name::figcaption);
  nodes.key = probe.leaf(Name::div, {"chart-key"});
  for (const std::string_view kind : kind_classes)
    for (const std::string_view fate : fate_names) nodes.boxes.push_back(probe.leaf(Name::div, {"chart-box", kind, fate}));
  for (const std::string_view fate : fate_names) nodes.words.push_back(probe.leaf(Name::span, {"chart-word", fate}));
  for (const std::string_view kind : line_classes) nodes.lines.push_back(probe.leaf(Name::div, {"chart-line", kind}));
  return nodes;
}

float points(const style::Length& length, float of) {
  switch (length.unit) {
    case style::Length::Unit::points:
      return length.value;
    case style::Length::Unit::percent:
      return length.value * of / whole;
    default:
      return 0;
  }
}

/// Margin, border and padding of two opposite sides.
float edges(const style::Computed& style, style::Side one, style::Side other, float of) {
  float sum = 0;
  for (const style::Side side : {one, other}) sum += points(style.margin.at(side), of) + style.padding.at(side) + style.border.at(side).width;
  return sum;
}

Room inside(const style::PageStyle& page) {
  return {page.text_width(), page.text_height()};
}

BoxLook look_of(const style::Computed& style) {
  return {style.background, style.color, style.border};
}

}  // namespace

document::Stroke stroke_of(const style::Border& border) {
  constexpr float dash = 4;
  constexpr float gap = 2.5F;
  document::Stroke stroke{border.style == style::LineStyle::none ? 0 : border.width, border.colour, {}, false};
  if (border.style == style::LineStyle::dashed) stroke.dashes = {dash, gap};
  if (border.style == style::LineStyle::dotted) {
    stroke.dashes = {0, 2 * border.width};
    stroke.round = true;
  }
  return stroke;
}

Look::Look(const style::StyleSheet& sheet) {
  Probe probe;
  const Nodes nodes = build(probe);
  const style::Styles styles = sheet.cascade(probe.done());
  for (const NodeId node : nodes.boxes) boxes_.push_back(look_of(styles[node]));
  for (const NodeId node : nodes.words) words_.push_back(look_of(styles[node]));
  for (const NodeId node : nodes.lines) lines_.push_back(styles[node].border[style::top]);
  key_colour_ = styles[nodes.key].color;
  const style::Computed& box = styles[nodes.boxes.front()];
  font_family_ = box.font_family;
  line_height_ = box.line_height / box.font_size;
  padding_x_ = box.padding[style::left] / box.font_size;
  padding_y_ = box.padding[style::top] / box.font_size;
  body_size_ = styles[0].font_size;

  const style::Computed& caption = styles[nodes.caption];
  caption_size_ = caption.font_size;
  caption_line_ = caption.line_height;
  const Room column = inside(styles.page);
  column_height_ = column.height;
  caption_margin_ = edges(caption, style::top, style::bottom, column.width);
  figure_margin_ = edges(styles[nodes.figure], style::top, style::bottom, column.width);
  const auto chart_page = styles.named_pages.find("chart");
  page_ = inside(chart_page == styles.named_pages.end() ? styles.page : chart_page->second);
  for (const NodeId node : nodes.headings) {
    const style::Computed& heading = styles[node];
    heading_heights_.push_back(2 * heading.line_height + edges(heading, style::top, style::bottom, page_.width));
  }
}

DrawnLine drawn_as(model::LineKind kind) {
  constexpr std::array<DrawnLine, drawn_lines - 1> drawn{DrawnLine::solid, DrawnLine::dotted, DrawnLine::statutory, DrawnLine::professional,
                                                         DrawnLine::partnership};
  return drawn.at(static_cast<std::size_t>(kind));
}

document::Stroke Look::line(DrawnLine line) const {
  document::Stroke stroke = stroke_of(lines_.at(static_cast<std::size_t>(line)));
  if (line == DrawnLine::unlined)
    for (float& length : stroke.dashes) length /= 2;  // its stretches are short
  return stroke;
}

Room Look::page(int heading_level, int caption_lines) const {
  Room room = page_;
  room.height -= figure_margin_;
  if (caption_lines > 0) room.height -= caption_margin_ + static_cast<float>(caption_lines) * caption_line_;
  if (heading_level > 0) room.height -= heading_heights_.at(static_cast<std::size_t>(std::min(heading_level, heading_levels)) - 1);
  return room;
}

Room Look::column(float width, int caption_lines) const {
  Room room{width, column_height_ - figure_margin_};
  if (caption_lines > 0) room.height -= caption_margin_ + static_cast<float>(caption_lines) * caption_line_;
  return room;
}

float column_within(std::vector<document::Block> around, const style::StyleSheet& sheet) {
  document::Block inner;
  inner.kind = document::BlockKind::figure;
  inner.attributes.edit().classes = {"chart"};
  for (auto block = around.rbegin(); block != around.rend(); ++block) {
    block->blocks = {std::move(inner)};
    inner = std::move(*block);
  }
  document::Document document;
  document.blocks = {std::move(inner)};
  const style::ElementTree tree = style::elements(document);
  const style::Styles styles = sheet.cascade(tree);
  const float page = inside(styles.page).width;
  float width = page;
  for (NodeId node = static_cast<NodeId>(tree.nodes.size() - 1); node != style::no_node; node = tree.nodes[node].parent)
    width -= edges(styles[node], style::left, style::right, page);
  return width;
}

}  // namespace townclerk::chart
