#include "chart/tier.hpp"

#include <algorithm>
#include <limits>

namespace townclerk::chart {
namespace {

constexpr std::size_t longest_run = 24;     // boxes of a column in a row
constexpr std::size_t longest_column = 40;  // boxes of a column that stands alone
constexpr std::size_t most_steps = 16;
constexpr std::size_t most_bounds = 14;
constexpr std::size_t bounds_from = 64;  // boxes; the others of a longer row are like them
constexpr float nearly = 0.05F;          // em: bounds nearer to each other are one
constexpr float unlimited = std::numeric_limits<float>::max();
constexpr float tolerance = 1e-4F;

template <typename Value>
void thin(std::vector<Value>& values, std::size_t most) {
  if (values.size() <= most) return;
  for (std::size_t i = 0; i < most; ++i) values[i] = values[i * (values.size() - 1) / (most - 1)];
  values.resize(most);
}

}  // namespace

void Tier::enter(BoxId parent) {
  boxes_ = scene_.below(parent);
  forest_ = parent == scene_.hierarchy.whole();
  team_ = std::any_of(boxes_.begin(), boxes_.end(), [&](BoxId box) { return scene_.is_team(box); });
  runs_known_ = false;
}

bool Tier::joins(std::size_t at) const {
  if (!team_) return true;
  const auto kind = [&](BoxId box) { return scene_.is_team(box) ? 0 : (scene_.diagram.boxes[box].is_gone ? 1 : 2); };
  return kind(boxes_[at]) != 0 && kind(boxes_[at]) == kind(boxes_[at + 1]);
}

void Tier::read_single(BoxId box) {
  float lowest = unlimited;
  item_.clear();
  for (const Shape& shape : scene_.fronts[box]) {
    if (shape.height >= lowest - tolerance) continue;
    lowest = shape.height;
    item_.push_back({shape.width, shape.height});
  }
}

/// Adds a box under the column in hand; false where it cannot hang.
bool Tier::extend(BoxId box) {
  float lowest = unlimited;
  item_.clear();
  for (const Shape& shape : scene_.fronts[box]) {
    if ((!shape.hangs && !forest_) || shape.height >= lowest - tolerance) continue;
    lowest = shape.height;
    item_.push_back({shape.width, shape.height});
  }
  if (item_.empty()) return false;
  if (column_.empty()) {
    column_ = item_;
    return true;
  }
  extended_.clear();
  std::size_t i = 0;
  std::size_t j = 0;
  for (;;) {
    extended_.push_back({std::max(column_[i].width, item_[j].width), column_[i].height + stack() + item_[j].height});
    const float next_column = i + 1 < column_.size() ? column_[i + 1].width : unlimited;
    const float next_item = j + 1 < item_.size() ? item_[j + 1].width : unlimited;
    if (next_column == unlimited && next_item == unlimited) break;
    const float next = std::min(next_column, next_item);
    if (next_column <= next) ++i;
    if (next_item <= next) ++j;
    // As wide, and lower: in place of the one before.
    if (next <= extended_.back().width) extended_.pop_back();
  }
  thin(extended_, most_steps);
  column_.swap(extended_);
  return true;
}

void Tier::read_runs() {
  if (runs_known_) return;
  runs_known_ = true;
  pool_.clear();
  runs_.clear();
  runs_from_.clear();
  longest_ = forest_ ? longest_column : longest_run;
  for (std::size_t first = 0; first < boxes_.size(); ++first) {
    runs_from_.push_back(runs_.size());
    read_single(boxes_[first]);
    runs_.push_back({pool_.size(), item_.size()});
    pool_.insert(pool_.end(), item_.begin(), item_.end());
    column_.clear();
    if (!extend(boxes_[first])) continue;
    for (std::size_t last = first + 1; last < boxes_.size() && last - first < longest_ && joins(last - 1) && extend(boxes_[last]); ++last) {
      runs_.push_back({pool_.size(), column_.size()});
      for (const Step& step : column_) pool_.push_back({step.width + indent(), step.height});
    }
  }
  runs_from_.push_back(runs_.size());
}

/// unlimited where the boxes cannot be as low as that.
float Tier::width(const Run& run, float bound) const {
  const std::span<const Step> all = steps(run);
  if (all.back().height > bound + nearly) return unlimited;
  return std::find_if(all.begin(), all.end(), [bound](const Step& step) { return step.height <= bound + nearly; })->width;
}

std::span<const float> Tier::bounds() {
  read_runs();
  bounds_.clear();
  float least = 0;
  for (std::size_t first = 0; first < boxes_.size(); ++first) {
    least = std::max(least, steps(runs(first).front()).back().height);
    if (first >= bounds_from) continue;
    for (const Run& run : runs(first))
      for (const Step& step : steps(run)) bounds_.push_back(step.height);
  }
  std::erase_if(bounds_, [&](float height) { return height < least; });
  bounds_.push_back(least);
  std::sort(bounds_.begin(), bounds_.end());
  bounds_.erase(std::unique(bounds_.begin(), bounds_.end(), [](float left, float right) { return right - left < nearly; }), bounds_.end());
  thin(bounds_, most_bounds);
  return bounds_;
}

bool Tier::row(float bound, Row& row, float narrower_than) {
  read_runs();
  const std::size_t count = boxes_.size();
  narrowest_.assign(count + 1, unlimited);
  from_.assign(count + 1, 0);
  narrowest_[0] = 0;
  for (std::size_t first = 0; first < count; ++first) {
    if (narrowest_[first] == unlimited) continue;
    const float start = narrowest_[first] + (first == 0 ? 0 : scene_.gaps.row);
    std::size_t last = first;
    for (const Run& run : runs(first)) {
      const float wide = width(run, bound);
      if (wide == unlimited) break;  // a longer run is no lower
      ++last;
      if (start + wide >= narrowest_[last] - tolerance) continue;
      narrowest_[last] = start + wide;
      from_[last] = first;
    }
  }
  if (narrowest_[count] == unlimited || narrowest_[count] >= narrower_than - tolerance) return false;
  row.groups.clear();
  for (std::size_t last = count; last > 0; last = from_[last]) row.groups.push_back({from_[last], last, 0, 0});
  std::reverse(row.groups.begin(), row.groups.end());
  if (row.groups.size() == 1 && count > 1 && !forest_) return false;  // that is a column
  place(bound, row);
  return true;
}

void Tier::place(float bound, Row& row) const {
  float x = 0;
  row.height = 0;
  for (Group& group : row.groups) {
    group.x = x;
    group.width = width(runs(group.first)[group.last - group.first - 1], bound);
    row.height = std::max(row.height, height(group));
    x += group.width + scene_.gaps.row;
  }
  row.width = x - scene_.gaps.row;
  row.axis = (left_of_top(row.groups.front()) + left_of_top(row.groups.back()) + scene_.widths[boxes_[row.groups.back().first]]) / 2;
}

float Tier::left_of_top(const Group& group) const {
  const BoxId top = boxes_[group.first];
  const float inset = group.last - group.first > 1 ? indent() : 0;
  return group.x + inset + scene_.fronts[top][shape(group, group.first)].axis - scene_.widths[top] / 2;
}

std::size_t Tier::shape(const Group& group, std::size_t at) const {
  const bool hanging = group.last - group.first > 1;
  const int found = lowest_within(scene_.fronts[boxes_[at]], group.width - (hanging ? indent() : 0), hanging && !forest_);
  return found < 0 ? 0 : static_cast<std::size_t>(found);
}

float Tier::height(const Group& group) const {
  float height = stack() * static_cast<float>(group.last - group.first - 1);
  for (std::size_t at = group.first; at < group.last; ++at) height += scene_.fronts[boxes_[at]][shape(group, at)].height;
  return height;
}

std::span<const Step> Tier::column() {
  column_.clear();
  if (forest_ || team_ || boxes_.size() < 2 || boxes_.size() > longest_column) return {};
  for (const BoxId box : boxes_) {
    if (!extend(box)) return {};
  }
  for (Step& step : column_) step.width += indent();
  return column_;
}

}  // namespace townclerk::chart
