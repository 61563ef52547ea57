#include <algorithm>
#include <utility>

#include "layout/codes.hpp"
#include "layout/flow.hpp"

namespace townclerk::layout {
namespace {

using style::Display;
using style::Length;
using style::NodeId;
using style::VerticalAlign;

}  // namespace

std::vector<CellMeasure> StripBuilder::measure_cells(const TableGrid& grid, NodeId table) {
  std::vector<CellMeasure> measures;
  measures.reserve(grid.cells.size());
  for (const TableCell& cell : grid.cells) {
    const style::Computed& style = styles_[boxes_[cell.box].node];
    CellMeasure measure{.row = cell.row, .column = cell.column, .colspan = cell.colspan, .extent = measure_children(cell.box), .width = style.width};
    measure.padding = style.padding[style::left] + style.padding[style::right] +
                      (line_left(grid, table, cell.row, cell.column).width + line_left(grid, table, cell.row, cell.column + cell.colspan).width) / 2;
    measure.extent.min += measure.padding;
    measure.extent.max += measure.padding + 0.02F;  // so that a text just as wide as its column does not break
    measures.push_back(measure);
  }
  return measures;
}

MeasuredTable StripBuilder::read_measured(std::uint32_t index) {
  TableGrid grid = read_table(boxes_, index, tree_, styles_);
  std::vector<CellMeasure> cells = measure_cells(grid, boxes_[index].node);
  return {std::move(grid), std::move(cells)};
}

void StripBuilder::table(std::uint32_t index, const MeasuredTable& measured, Galley& galley, float x, float width) {
  const Box box = boxes_[index];
  const style::Computed& style = styles_[box.node];
  const TableGrid& grid = measured.grid;
  bool overfull = false;
  const bool fill = style.width.unit != Length::Unit::automatic;
  const std::vector<float> columns =
      column_widths(measured.cells, static_cast<std::uint32_t>(grid.rows.size()), grid.columns, used_width(style.width, width), fill, overfull);
  if (overfull) warn(codes::L117, box.node, "the longest words of this table's columns do not fit side by side, so some are broken anywhere");
  const Told outer = std::exchange(overlong_words_, overfull ? Told::already : Told::once);
  TableFrame frame{.grid = grid, .node = box.node, .x = x, .edges = {x}};
  for (const float column : columns) frame.edges.push_back(frame.edges.back() + column);
  for (const std::uint32_t caption : grid.captions) {
    block(caption, galley, x, grid.columns > 0 ? frame.edges.back() - x : width);
    galley.keep = std::max(galley.keep, Keep::heading);
  }
  if (!grid.rows.empty()) rows(frame, galley);
  overlong_words_ = outer;
}

void StripBuilder::rows(const TableFrame& table, Galley& galley) {
  const std::vector<TableRow>& all = table.grid.rows;
  resolve(galley);
  std::size_t head_rows = 0;
  while (head_rows < all.size() && all[head_rows].kind == Display::table_header_group) ++head_rows;
  if (head_rows == all.size()) head_rows = 0;
  std::uint32_t head = unset;
  if (head_rows > 0) {
    repeat_head(table, galley, head_rows);
    galley.keep = std::max(galley.keep, Keep::heading);
    if (strip_.heads.back().height() < page_height_ / 2) head = static_cast<std::uint32_t>(strip_.heads.size()) - 1;
  }
  std::uint32_t above = head;       // with the heading of the group
  std::vector<std::size_t> starts;  // first pieces of bands
  for (std::size_t row = head_rows; row < all.size();) {
    if (row > head_rows && all[row].group != all[row - 1].group) {
      above = head;
      const bool totals = all[row].group != style::no_node && tree_.nodes[all[row].group].name == style::Name::tfoot;
      if (totals) galley.keep = std::max(galley.keep, Keep::together);
    }
    const bool heading = heads_group(table, row);
    if (starts.size() == 1 && is_short(galley, starts.front())) galley.keep = std::max(galley.keep, Keep::opening);
    starts.push_back(galley.pieces.size());
    const Band set = band(table, row, galley);
    continue_band(table, set, std::span(galley.pieces).subspan(starts.back()), heading ? head : above);
    if (heading) {
      above = continue_group(table, row, head);
      galley.keep = std::max(galley.keep, Keep::heading);
    }
    row = set.end;
  }
  keep_tail(galley, starts);
}

void StripBuilder::repeat_head(const TableFrame& table, Galley& galley, std::size_t head_rows) {
  Head head{.set_on = page_type_};
  head.top = galley.y;
  head.first_content = static_cast<std::uint32_t>(strip_.contents.size());
  head.first_decoration = static_cast<std::uint32_t>(strip_.decorations.size());
  const bool outer = in_head_;
  in_head_ = true;
  for (std::size_t row = 0; row < head_rows;) {
    if (row > 0) galley.keep = std::max(galley.keep, Keep::heading);
    row = band(table, row, galley).end;
  }
  in_head_ = outer;
  head.bottom = galley.y;
  head.last_content = static_cast<std::uint32_t>(strip_.contents.size());
  head.last_decoration = static_cast<std::uint32_t>(strip_.decorations.size());
  strip_.heads.push_back(head);
}

/// Rows that cells span together.
std::size_t StripBuilder::band_end(const TableFrame& table, std::size_t first) const {
  std::size_t end = first + 1;
  for (std::size_t row = first; row < end; ++row) {
    for (std::uint32_t c = table.grid.rows[row].first_cell; c < table.grid.rows[row].last_cell; ++c) {
      end = std::max<std::size_t>(end, row + table.grid.cells[c].rowspan);
    }
  }
  return end;
}

/// What is left of a cell's columns between its paddings and borders.
StripBuilder::Column StripBuilder::cell_column(const TableFrame& table, const TableCell& cell) const {
  const style::Computed& style = styles_[boxes_[cell.box].node];
  const float left = table.edges[cell.column];
  const float width = table.edges[cell.column + cell.colspan] - left;
  const float inset_left = style.padding[style::left] + line_left(table.grid, table.node, cell.row, cell.column).width / 2;
  const float inset_right = style.padding[style::right] + line_left(table.grid, table.node, cell.row, cell.column + cell.colspan).width / 2;
  return {left + inset_left, std::max(1.0F, width - inset_left - inset_right)};
}

std::uint32_t StripBuilder::cell_background(const TableFrame& table, const TableCell& cell, double top) {
  const style::Computed& style = styles_[boxes_[cell.box].node];
  if (!style.background) return unset;
  const float left = table.edges[cell.column];
  Decoration& decoration = add_decoration(left, table.edges[cell.column + cell.colspan] - left);
  decoration.top = top;
  decoration.background = style.background;
  return static_cast<std::uint32_t>(strip_.decorations.size()) - 1;
}

void StripBuilder::place_cells(const TableFrame& table, std::size_t row, double top, std::vector<PlacedCell>& open) {
  const TableGrid& grid = table.grid;
  const NodeId group = grid.rows[row].group;
  if (group != style::no_node && (row == 0 || grid.rows[row - 1].group != group)) anchor(group);
  anchor(boxes_[grid.rows[row].box].node);
  for (std::uint32_t c = grid.rows[row].first_cell; c < grid.rows[row].last_cell; ++c) {
    const TableCell& cell = grid.cells[c];
    const Box box = boxes_[cell.box];
    const style::Computed& style = styles_[box.node];
    PlacedCell placed{.cell = &cell, .galley = take_galley(top), .top = top, .decoration = cell_background(table, cell, top)};
    anchor(box.node);
    placed.from = mark();
    placed.galley.y = top + style.padding[style::top];
    const Column column = cell_column(table, cell);
    children(cell.box, placed.galley, column.x, column.width);
    resolve(placed.galley);
    placed.to = mark();
    placed.bottom = placed.galley.y + style.padding[style::bottom];
    open.push_back(std::move(placed));
  }
}

/// The row as one piece, or as columns that go on side by side when no page can hold it.
PieceId StripBuilder::end_row(const TableFrame& table, std::size_t row, double top, double bottom, std::span<const PlacedCell> cells) {
  const auto id = static_cast<PieceId>(strip_.pieces.size());
  const NodeId node = boxes_[table.grid.rows[row].box].node;
  Piece whole{.top = top, .bottom = bottom, .origin = top, .node = node, .page_type = page_type_, .set_on = page_type_};
  const bool split = bottom - top > page_height_ / 2;  // more than that may not fit below a head, or in another row's cell
  if (split) {
    whole.split = static_cast<std::uint32_t>(strip_.splits.size());
    strip_.splits.emplace_back();
  }
  for (const PlacedCell& placed : cells) {
    if (placed.cell->rowspan > 1) continue;
    if (split) {
      if (placed.galley.pieces.empty()) continue;
      const std::array<float, 4>& padding = styles_[boxes_[placed.cell->box].node].padding;
      strip_.splits.back().columns.push_back({placed.galley.pieces, padding[style::top], boxes_[placed.cell->box].node});
      strip_.splits.back().edge = std::max(strip_.splits.back().edge, padding[style::bottom] + thickness_above(table.grid, table.node, row + 1));
    } else {
      for (const PieceId piece : placed.galley.pieces) strip_.pieces[piece].merged = id;
    }
  }
  strip_.pieces.push_back(whole);
  return id;
}

/// Cells are as high as their row: what room is left stands where their alignment wants it.
void StripBuilder::align_cell(const PlacedCell& placed, double row_bottom) {
  const double slack = row_bottom - placed.bottom;
  const VerticalAlign align = styles_[boxes_[placed.cell->box].node].vertical_align;
  if (slack <= 0 || row_bottom - placed.top > page_height_ / 2) return;
  if (align == VerticalAlign::middle) shift(placed.from, placed.to, slack / 2);
  if (align == VerticalAlign::bottom) shift(placed.from, placed.to, slack);
}

/// Lays out a row below what the galley holds. Cells that end with it leave `open`, those that span rows for the columns of the band.
PieceId StripBuilder::row(const TableFrame& table, std::size_t index, Galley& galley, std::vector<PlacedCell>& open, Band& band) {
  const double top = galley.y;
  band.tops.push_back(top);
  const std::size_t first_decoration = strip_.decorations.size();
  open_row_decorations(table, index);
  const std::size_t last_decoration = strip_.decorations.size();
  const double text_top = top + (index == 0 ? thickness_above(table.grid, table.node, 0) : 0);
  place_cells(table, index, text_top, open);
  const auto ends_here = [&](const PlacedCell& placed) { return placed.cell->row + placed.cell->rowspan == index + 1; };
  double text_bottom = text_top;
  for (const PlacedCell& placed : open) {
    if (ends_here(placed)) text_bottom = std::max(text_bottom, placed.bottom);
  }
  for (const PlacedCell& placed : open) {
    if (ends_here(placed)) align_cell(placed, text_bottom);
  }
  galley.y = text_bottom + thickness_above(table.grid, table.node, index + 1);
  const PieceId piece = end_row(table, index, top, galley.y, open);
  const auto past = static_cast<PieceId>(strip_.pieces.size());
  for (std::size_t i = first_decoration; i < last_decoration; ++i) {
    strip_.decorations[i].top = top;
    strip_.decorations[i].bottom = galley.y;
    strip_.decorations[i].last = past;
  }
  for (PlacedCell& placed : open) {
    if (!ends_here(placed)) continue;
    if (placed.decoration != unset) {
      strip_.decorations[placed.decoration].bottom = text_bottom;
      strip_.decorations[placed.decoration].last = past;
    }
    if (placed.cell->rowspan > 1) {
      band.spans.push_back({placed.cell, placed.bottom, galley.y});
      band.columns.push_back(std::move(placed.galley));
    } else {
      give_back(std::move(placed.galley));
    }
  }
  std::erase_if(open, ends_here);
  return piece;
}

/// Lays out a row with those that its cells span; a page may end between them where that cuts no spanning cell's lines. Rows that would fill
/// half a page and more need not stay together.
StripBuilder::Band StripBuilder::band(const TableFrame& table, std::size_t first, Galley& galley) {
  Band band{.first = first, .end = band_end(table, first)};
  std::vector<PlacedCell> open;
  resolve(galley);
  if (band.end == first + 1) {
    const PieceId piece = row(table, first, galley, open, band);
    commit(galley, piece);
    return band;
  }
  for (std::size_t index = first; index < band.end; ++index) {
    const PieceId piece = row(table, index, galley, open, band);
    band.columns.front().pieces.push_back(piece);
  }
  const std::vector<PieceId>& rows = band.columns.front().pieces;
  const bool together = galley.y - band.tops.front() <= static_cast<double>(page_height_ / 2);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    strip_.pieces[rows[i]].keep = together ? Keep::together : i == 1 || i + 1 == rows.size() ? Keep::tail : Keep::free;
  }
  merge(band.columns, galley, table.node);
  return band;
}

}  // namespace townclerk::layout
