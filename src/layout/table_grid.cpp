#include "layout/table_grid.hpp"

#include <algorithm>

namespace townclerk::layout {
namespace {

constexpr std::uint32_t no_cell = 0xFFFFFFFF;

void place_row(TableGrid& grid, std::vector<std::uint32_t>& below, const std::vector<Box>& boxes, std::uint32_t row_box,
               const style::ElementTree& tree) {
  const auto row = static_cast<std::uint32_t>(grid.rows.size()) - 1;
  grid.rows[row].first_cell = static_cast<std::uint32_t>(grid.cells.size());
  std::uint32_t column = 0;
  for (std::uint32_t box = row_box + 1; box < boxes[row_box].end; box = boxes[box].end) {
    while (column < below.size() && below[column] > 0) ++column;
    TableCell cell{.box = box, .row = row, .column = column};
    cell.colspan = tree.span(boxes[box].node, "colspan");
    cell.rowspan = tree.span(boxes[box].node, "rowspan");
    if (column + cell.colspan > below.size()) below.resize(column + cell.colspan, 0);
    for (std::uint32_t c = column; c < column + cell.colspan; ++c) below[c] = std::max(below[c], cell.rowspan);
    column += cell.colspan;
    grid.cells.push_back(cell);
  }
  grid.rows[row].last_cell = static_cast<std::uint32_t>(grid.cells.size());
  for (std::uint32_t& rows : below) rows -= rows > 0 ? 1 : 0;
}

}  // namespace

TableGrid read_table(const std::vector<Box>& boxes, std::uint32_t table, const style::ElementTree& tree, const style::Styles& styles) {
  TableGrid grid;
  std::vector<std::uint32_t> below;  // by column: rows that a cell above still covers
  const auto add_row = [&](std::uint32_t box, style::NodeId group, style::Display kind) {
    grid.rows.push_back({.box = box, .group = group, .kind = kind});
    place_row(grid, below, boxes, box, tree);
  };
  for (std::uint32_t box = table + 1; box < boxes[table].end; box = boxes[box].end) {
    if (boxes[box].kind == Box::Kind::row_group) {
      const std::size_t first_row = grid.rows.size();
      for (std::uint32_t row = box + 1; row < boxes[box].end; row = boxes[row].end) add_row(row, boxes[box].node, styles[boxes[box].node].display);
      // A cell ends with its group.
      for (std::size_t row = first_row; row < grid.rows.size(); ++row) {
        for (std::uint32_t c = grid.rows[row].first_cell; c < grid.rows[row].last_cell; ++c) {
          grid.cells[c].rowspan = std::min(grid.cells[c].rowspan, static_cast<std::uint32_t>(grid.rows.size() - row));
        }
      }
      std::fill(below.begin(), below.end(), 0);
    } else if (boxes[box].kind == Box::Kind::row) {
      add_row(box, style::no_node, style::Display::table_row_group);
    } else {
      grid.captions.push_back(box);
    }
  }
  grid.columns = static_cast<std::uint32_t>(below.size());
  grid.slots.assign(grid.rows.size() * grid.columns, no_cell);
  for (std::uint32_t i = 0; i < grid.cells.size(); ++i) {
    TableCell& cell = grid.cells[i];
    cell.rowspan = std::min(cell.rowspan, static_cast<std::uint32_t>(grid.rows.size()) - cell.row);
    for (std::uint32_t row = cell.row; row < cell.row + cell.rowspan; ++row) {
      for (std::uint32_t column = cell.column; column < cell.column + cell.colspan; ++column) grid.slots[row * grid.columns + column] = i;
    }
  }
  return grid;
}

}  // namespace townclerk::layout
