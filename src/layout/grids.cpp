#include "layout/grids.hpp"

#include <algorithm>
#include <numeric>

#include "layout/flow.hpp"

namespace townclerk::layout {
namespace {

using style::Length;

}  // namespace

GridPlacer::Place GridPlacer::next(const Box& item, const style::Styles& styles) {
  const style::Computed* style = item.anonymous ? nullptr : &styles[item.node];
  Place place;
  if (style != nullptr && style->grid_full_row) {
    place.full = true;
    place.new_row = true;
    next_ = columns_;
    return place;
  }
  place.new_row = next_ >= columns_;
  if (place.new_row) next_ = 0;
  const std::size_t wanted = style == nullptr || style->grid_column == 0 ? next_ : std::min<std::size_t>(style->grid_column, columns_) - 1;
  if (wanted < next_) place.new_row = true;
  place.column = wanted;
  next_ = wanted + 1;
  return place;
}

/// Track sizes (CSS Grid §12): lengths, then `auto` as wide as its items like, then what is left for `fr`.
std::vector<float> StripBuilder::grid_tracks(std::uint32_t index, const style::Computed& style, float width) {
  const std::size_t count = std::max<std::size_t>(style.grid_columns.size(), 1);
  std::vector<float> tracks(count, 0.0F);
  std::vector<Extent> extents(count);
  const bool measures =
      std::any_of(style.grid_columns.begin(), style.grid_columns.end(), [](const Length& l) { return l.unit == Length::Unit::automatic; });
  if (measures) {
    GridPlacer placer(count);
    for (std::uint32_t child = index + 1; child < boxes_[index].end; child = boxes_[child].end) {
      const GridPlacer::Place place = placer.next(boxes_[child], styles_);
      if (place.full) continue;
      const Extent extent = measure(child);
      extents[place.column].min = std::max(extents[place.column].min, extent.min);
      extents[place.column].max = std::max(extents[place.column].max, extent.max);
    }
  }
  float room = width - style.column_gap * static_cast<float>(count - 1);
  float fractions = 0;
  float fraction_min = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Length track = style.grid_columns.empty() ? Length{1, Length::Unit::fraction} : style.grid_columns[i];
    if (track.unit == Length::Unit::points) tracks[i] = track.value;
    if (track.unit == Length::Unit::percent) tracks[i] = width * track.value / 100;
    if (track.unit == Length::Unit::fraction) {
      fractions += track.value;
      fraction_min += extents[i].min;
    }
    room -= tracks[i];
  }
  for (std::size_t i = 0; i < style.grid_columns.size(); ++i) {
    if (style.grid_columns[i].unit != Length::Unit::automatic) continue;
    tracks[i] = std::min(std::clamp(room - fraction_min, extents[i].min, std::max(extents[i].min, extents[i].max)), std::max(room, 1.0F));
    room -= tracks[i];
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Length track = style.grid_columns.empty() ? Length{1, Length::Unit::fraction} : style.grid_columns[i];
    if (track.unit == Length::Unit::fraction && fractions > 0) tracks[i] = std::max(1.0F, room * track.value / fractions);
  }
  return tracks;
}

void StripBuilder::grid(std::uint32_t index, Galley& galley, float x, float width) {
  const Box box = boxes_[index];
  const style::Computed& style = styles_[box.node];
  const std::vector<float> tracks = grid_tracks(index, style, width);
  GridPlacer placer(tracks.size());
  std::vector<Galley> columns;
  double row_top = 0;
  double row_bottom = 0;
  const auto end_row = [&] {
    if (columns.empty()) return;
    merge(columns, galley, box.node);
    galley.y = row_bottom;
    for (Galley& used : columns) give_back(std::move(used));
    columns.clear();
  };
  for (std::uint32_t child = index + 1; child < box.end; child = boxes_[child].end) {
    const GridPlacer::Place place = placer.next(boxes_[child], styles_);
    if (place.new_row) end_row();
    if (columns.empty()) {
      resolve(galley);
      row_top = row_bottom = galley.y;
    }
    float item_x = x;
    for (std::size_t i = 0; i < place.column; ++i) item_x += tracks[i] + style.column_gap;
    Galley item = take_galley(row_top);
    block(child, item, item_x, place.full ? width : tracks[place.column]);
    resolve(item);  // an item's margins stay inside its area
    row_bottom = std::max(row_bottom, item.y);
    columns.push_back(std::move(item));
  }
  end_row();
}

}  // namespace townclerk::layout
