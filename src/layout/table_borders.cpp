// Borders of neighbouring cells, rows and groups become one line; the widest wins, a cell before a row before a group before the table.
#include <algorithm>

#include "layout/flow.hpp"

namespace townclerk::layout {
namespace {

using style::Border;
using style::NodeId;

void consider(Border& best, const Border& other) {
  if (other.style != style::LineStyle::none && other.width > best.width) best = other;
}

}  // namespace

Border StripBuilder::line_above(const TableGrid& grid, NodeId table, std::size_t row, std::size_t column) const {
  const std::uint32_t above = row > 0 ? grid.cell_at(row - 1, column) : unset;
  const std::uint32_t below = row < grid.rows.size() ? grid.cell_at(row, column) : unset;
  Border line;
  if (above != unset && above == below) return line;
  const auto border = [&](NodeId node, style::Side side) { consider(line, styles_[node].border[side]); };
  const TableRow* upper = row > 0 ? &grid.rows[row - 1] : nullptr;
  const TableRow* lower = row < grid.rows.size() ? &grid.rows[row] : nullptr;
  if (above != unset) border(boxes_[grid.cells[above].box].node, style::bottom);
  if (below != unset) border(boxes_[grid.cells[below].box].node, style::top);
  if (upper != nullptr) border(boxes_[upper->box].node, style::bottom);
  if (lower != nullptr) border(boxes_[lower->box].node, style::top);
  if (upper == nullptr || lower == nullptr || upper->group != lower->group) {
    if (upper != nullptr && upper->group != style::no_node) border(upper->group, style::bottom);
    if (lower != nullptr && lower->group != style::no_node) border(lower->group, style::top);
  }
  if (upper == nullptr) border(table, style::top);
  if (lower == nullptr) border(table, style::bottom);
  return line;
}

Border StripBuilder::line_left(const TableGrid& grid, NodeId table, std::size_t row, std::size_t column) const {
  const std::uint32_t before = column > 0 ? grid.cell_at(row, column - 1) : unset;
  const std::uint32_t behind = column < grid.columns ? grid.cell_at(row, column) : unset;
  Border line;
  if (before != unset && before == behind) return line;
  if (before != unset) consider(line, styles_[boxes_[grid.cells[before].box].node].border[style::right]);
  if (behind != unset) consider(line, styles_[boxes_[grid.cells[behind].box].node].border[style::left]);
  if (column == 0) consider(line, styles_[table].border[style::left]);
  if (column == grid.columns) consider(line, styles_[table].border[style::right]);
  return line;
}

float StripBuilder::thickness_above(const TableGrid& grid, NodeId table, std::size_t row) const {
  float thickness = 0;
  for (std::size_t column = 0; column < grid.columns; ++column) thickness = std::max(thickness, line_above(grid, table, row, column).width);
  return thickness;
}

/// A line over columns [from, to) at one side of a row; the row's height is not known yet.
void StripBuilder::rule(const TableFrame& table, std::size_t from, std::size_t to, const Border& line, style::Side side) {
  Decoration& decoration = add_decoration(table.edges[from], table.edges[to] - table.edges[from]);
  if (side == style::left) {
    const std::size_t last = table.edges.size() - 1;
    decoration.x -= from == 0 ? 0 : from == last ? line.width : line.width / 2;
    decoration.width = line.width;
  }
  decoration.border[side] = line;
}

/// Backgrounds, then lines: a row has the line below it, the first one the line above it too.
void StripBuilder::open_row_decorations(const TableFrame& table, std::size_t row) {
  const TableGrid& grid = table.grid;
  const auto background = [&](NodeId node) {
    if (node == style::no_node || !styles_[node].background) return;
    add_decoration(table.edges.front(), table.edges.back() - table.edges.front()).background = styles_[node].background;
  };
  background(grid.rows[row].group);
  background(boxes_[grid.rows[row].box].node);
  const auto lines = [&](std::size_t boundary, style::Side side) {
    for (std::size_t from = 0; from < grid.columns;) {
      const Border line = line_above(grid, table.node, boundary, from);
      std::size_t to = from + 1;
      while (to < grid.columns && line_above(grid, table.node, boundary, to) == line) ++to;
      if (line.width > 0) rule(table, from, to, line, side);
      from = to;
    }
  };
  if (row == 0) lines(0, style::top);
  lines(row + 1, style::bottom);
  for (std::size_t column = 0; column <= grid.columns; ++column) {
    const Border line = line_left(grid, table.node, row, column);
    if (line.width > 0) rule(table, column, column, line, style::left);
  }
}

}  // namespace townclerk::layout
