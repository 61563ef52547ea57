// computed_values report.xml [--house NAME] [--meeting ID] [--lang CODE] [--edition public|exempt]: the nodes of a report's element tree in document
// order with the computed values that our cascade gives them, as JSON. Values are written as a browser writes them, in CSS pixels.
#include <fmt/format.h>

#include <array>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/print.hpp"
#include "run.hpp"

namespace {

using namespace townclerk;
using style::Computed;
using style::Length;

constexpr std::array<std::string_view, 4> sides{"top", "right", "bottom", "left"};
constexpr std::array<std::string_view, 12> displays{
    "block",     "inline",     "grid", "list-item", "table", "table-caption", "table-header-group", "table-row-group", "table-footer-group",
    "table-row", "table-cell", "none"};
constexpr std::array<std::string_view, 4> aligns{"left", "right", "center", "justify"};
constexpr std::array<std::string_view, 6> vertical_aligns{"baseline", "top", "middle", "bottom", "sub", "super"};
constexpr std::array<std::string_view, 3> breaks{"auto", "avoid", "page"};
constexpr std::array<std::string_view, 4> markers{"none", "disc", "circle", "square"};
constexpr std::array<std::string_view, 3> hyphens{"none", "manual", "auto"};
constexpr std::array<std::string_view, 3> wraps{"auto", "pretty", "balance"};
constexpr std::array<std::string_view, 5> lines{"none", "solid", "dashed", "dotted", "double"};

template <typename Enum, std::size_t count>
std::string_view word(const std::array<std::string_view, count>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

std::string pixels(float points) {
  return fmt::format("{:.4f}px", points * 4 / 3);
}

/// Where 0 stands for `otherwise`.
std::string pixels_or(std::string_view otherwise, float points) {
  return points == 0 ? std::string(otherwise) : pixels(points);
}

std::string length(const Length& length) {
  switch (length.unit) {
    case Length::Unit::percent:
      return fmt::format("{:.4f}%", length.value);
    case Length::Unit::fraction:
      return fmt::format("{:.4f}fr", length.value);
    case Length::Unit::automatic:
      return "auto";
    default:
      return pixels(length.value);
  }
}

std::string colour(Rgb rgb) {
  return fmt::format("rgb({}, {}, {})", rgb.r, rgb.g, rgb.b);
}

/// What text takes over from the element around it.
Json inherited(const Computed& c) {
  std::string families;
  for (const std::string& family : c.font_family) families += (families.empty() ? "" : ", ") + family;
  return {{"font-family", families},
          {"font-size", pixels(c.font_size)},
          {"font-weight", fmt::format("{}", c.font_weight)},
          {"font-style", c.italic ? "italic" : "normal"},
          {"line-height", pixels(c.line_height)},
          {"letter-spacing", pixels_or("normal", c.letter_spacing)},
          {"color", colour(c.color)},
          {"text-align", word(aligns, c.text_align)},
          {"text-wrap-style", word(wraps, c.text_wrap)},
          {"font-variant-numeric", c.tabular_figures ? "tabular-nums" : "normal"},
          {"white-space", c.preserve_space ? "pre-wrap"
                          : c.no_wrap      ? "nowrap"
                                           : "normal"},
          {"hyphens", word(hyphens, c.hyphens)},
          {"orphans", fmt::format("{}", c.orphans)},
          {"widows", fmt::format("{}", c.widows)},
          {"list-style-type", word(markers, c.list_style)},
          {"border-collapse", c.collapse_borders ? "collapse" : "separate"},
          {"text-underline-offset", pixels_or("auto", c.underline_offset)}};
}

Json own(const Computed& c) {
  Json out{{"display", word(displays, c.display)},
           {"background-color", c.background ? colour(*c.background) : "rgba(0, 0, 0, 0)"},
           {"width", length(c.width)},
           {"vertical-align", word(vertical_aligns, c.vertical_align)},
           {"text-decoration-line", c.underline ? (c.strike ? "underline line-through" : "underline")
                                    : c.strike  ? "line-through"
                                                : "none"},
           {"text-decoration-thickness", pixels_or("auto", c.underline_thickness)},
           {"break-before", word(breaks, c.break_before)},
           {"break-after", word(breaks, c.break_after)},
           {"break-inside", c.avoid_break_inside ? "avoid" : "auto"},
           {"grid-column-start", c.grid_full_row      ? "1"
                                 : c.grid_column == 0 ? "auto"
                                                      : fmt::format("{}", c.grid_column)},
           {"grid-column-end", c.grid_full_row ? "-1" : "auto"},
           {"column-gap", pixels_or("normal", c.column_gap)},
           {"page", c.page.empty() ? "auto" : c.page}};
  std::string columns;
  for (const Length& track : c.grid_columns) columns += (columns.empty() ? "" : " ") + length(track);
  out["grid-template-columns"] = columns.empty() ? "none" : columns;
  for (std::size_t side = 0; side < sides.size(); ++side) {
    out[fmt::format("margin-{}", sides.at(side))] = length(c.margin.at(side));
    out[fmt::format("padding-{}", sides.at(side))] = pixels(c.padding.at(side));
    const style::Border& border = c.border.at(side);
    out[fmt::format("border-{}-width", sides.at(side))] = pixels(border.width);
    out[fmt::format("border-{}-style", sides.at(side))] = word(lines, border.style);
    out[fmt::format("border-{}-color", sides.at(side))] = colour(border.colour);
  }
  if (c.display == style::Display::list_item) out["::marker color"] = colour(c.marker_color);
  return out;
}

Json node(const style::Node& node, std::uint32_t value) {
  const bool has_parent = node.parent != style::no_node;
  return {{"name", to_string(node.name)}, {"parent", has_parent ? static_cast<int>(node.parent) : -1},
          {"id", node.particulars->id},   {"alias", node.particulars->alias},
          {"classes", node.classes},      {"value", value}};
}

/// The root's values are the first, for the tree begins with body.
Json nodes_and_values(const style::ElementTree& tree, const style::Styles& styles) {
  Json out{{"nodes", Json::array()}, {"values", Json::array()}};
  for (style::NodeId id = 0; id < tree.nodes.size(); ++id) out["nodes"].push_back(node(tree.nodes[id], styles.of[id]));
  for (const Computed& each : styles.values) out["values"].push_back({{"inherited", inherited(each)}, {"own", own(each)}});
  return out;
}

Settings settings(const std::vector<std::string_view>& options) {
  Settings out;
  for (std::size_t i = 0; i + 1 < options.size(); i += 2) {
    if (options[i] == "--house") out.house = options[i + 1];
    if (options[i] == "--meeting") out.meeting = options[i + 1];
    if (options[i] == "--lang") out.language = options[i + 1];
    if (options[i] == "--edition") out.exempt = options[i + 1] == "exempt";
  }
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string_view> words(arguments + 1, arguments + count);
  if (words.empty()) return 1;
  const Settings wanted = settings({words.begin() + 1, words.end()});
  Outcome outcome;
  Run run(words.front(), wanted, outcome);
  const bool ready = run.model() && run.house() && run.edition() && run.view() && run.expand() && run.style() && run.markdown() && run.document() &&
                     run.elements() && run.cascade();
  if (!ready) {
    std::cerr << "the report has faults: townclerk check " << words.front() << " tells them\n";
    return 2;
  }
  std::cout << nodes_and_values(run.tree(), run.styles()).dump() << '\n';
  return 0;
}
