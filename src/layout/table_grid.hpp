// A table's rows and cells in their slots (HTML's table model: col- and rowspans pushed right and down).
#pragma once

#include <cstdint>
#include <vector>

#include "layout/boxes.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"

namespace townclerk::layout {

struct TableCell {
  std::uint32_t box = 0;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t colspan = 1;
  std::uint32_t rowspan = 1;
};

struct TableRow {
  std::uint32_t box = 0;
  style::NodeId group = style::no_node;
  style::Display kind = style::Display::table_row_group;  // of its group
  std::uint32_t first_cell = 0;
  std::uint32_t last_cell = 0;
};

struct TableGrid {
  std::vector<std::uint32_t> captions;  // boxes
  std::vector<TableRow> rows;
  std::vector<TableCell> cells;  // in document order
  std::uint32_t columns = 0;
  std::vector<std::uint32_t> slots;  // rows × columns: index of the cell that covers it, or 0xFFFFFFFF

  [[nodiscard]] std::uint32_t cell_at(std::size_t row, std::size_t column) const { return slots[row * columns + column]; }
};

[[nodiscard]] TableGrid read_table(const std::vector<Box>& boxes, std::uint32_t table, const style::ElementTree& tree, const style::Styles& styles);

}  // namespace townclerk::layout
