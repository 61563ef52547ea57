#include <algorithm>

#include "layout/flow.hpp"
#include "layout/grids.hpp"

namespace townclerk::layout {
namespace {

using style::Length;

float points(const Length& length) {
  return length.unit == Length::Unit::points ? length.value : 0;
}

}  // namespace

/// Words are measured once: what is read here waits for its lines.
Paragraph& StripBuilder::measured(std::uint32_t index) {
  Box& box = boxes_[index];
  if (box.measured == unset) {
    if (spare_measured_.empty()) {
      box.measured = static_cast<std::uint32_t>(measured_.size());
      measured_.emplace_back();
    } else {
      box.measured = spare_measured_.back();
      spare_measured_.pop_back();
    }
    inlines_.read(box, measured_[box.measured], page_width_, page_height_);
  }
  return measured_[box.measured];
}

void StripBuilder::release(std::uint32_t index) {
  spare_measured_.push_back(boxes_[index].measured);
  boxes_[index].measured = unset;
}

Extent StripBuilder::measure_children(std::uint32_t index) {
  const Box box = boxes_[index];
  Extent all;
  if (box.kind == Box::Kind::drawing) all.min = all.max = all.length = tree_.nodes[box.node].particulars->drawing->width;
  if (box.kind == Box::Kind::grid) {
    const style::Computed& style = styles_[box.node];
    const std::size_t count = std::max<std::size_t>(style.grid_columns.size(), 1);
    std::vector<Extent> tracks(count);
    GridPlacer placer(count);
    for (std::uint32_t child = index + 1; child < box.end; child = boxes_[child].end) {
      const Extent item = measure(child);
      const GridPlacer::Place place = placer.next(boxes_[child], styles_);
      Extent& into = place.full ? all : tracks[place.column];
      into = {std::max(into.min, item.min), std::max(into.max, item.max), into.length + item.length};
    }
    Extent row{style.column_gap * static_cast<float>(count - 1), style.column_gap * static_cast<float>(count - 1), 0};
    for (std::size_t i = 0; i < count; ++i) {
      const bool fixed = i < style.grid_columns.size() && style.grid_columns[i].unit == Length::Unit::points;
      row.min += fixed ? style.grid_columns[i].value : tracks[i].min;
      row.max += fixed ? style.grid_columns[i].value : tracks[i].max;
      row.length = std::max(row.length, tracks[i].length);
    }
    return {std::max(all.min, row.min), std::max(all.max, row.max), all.length + row.length};
  }
  for (std::uint32_t child = index + 1; child < box.end; child = boxes_[child].end) {
    const Extent part = measure(child);
    all.min = std::max(all.min, part.min);
    all.max = std::max(all.max, part.max);
    all.length += part.length;
  }
  return all;
}

Extent StripBuilder::measure_table(std::uint32_t index) {
  const MeasuredTable table = read_measured(index);
  std::vector<Extent> columns(table.grid.columns);
  Extent all;
  for (const CellMeasure& cell : table.cells) {
    all.length += cell.extent.length;
    const float share = 1.0F / static_cast<float>(cell.colspan);
    for (std::uint32_t column = cell.column; column < cell.column + cell.colspan; ++column) {
      columns[column].min = std::max(columns[column].min, cell.extent.min * share);
      columns[column].max = std::max(columns[column].max, cell.extent.max * share);
    }
  }
  for (const Extent& column : columns) {
    all.min += column.min;
    all.max += column.max;
  }
  return all;
}

Extent StripBuilder::measure(std::uint32_t index) {
  const Box box = boxes_[index];
  if (box.kind == Box::Kind::paragraph) return extent(measured(index));
  if (box.anonymous) return measure_children(index);
  const style::Computed& style = styles_[box.node];
  Extent inner = box.kind == Box::Kind::table ? measure_table(index) : measure_children(index);
  const float edges = style.padding[style::left] + style.padding[style::right] + style.border[style::left].width + style.border[style::right].width;
  const float margins = points(style.margin[style::left]) + points(style.margin[style::right]);
  if (style.width.unit == Length::Unit::points && box.kind != Box::Kind::drawing) inner.min = inner.max = std::max(0.0F, style.width.value - edges);
  return {inner.min + edges + margins, inner.max + edges + margins, inner.length};
}

}  // namespace townclerk::layout
