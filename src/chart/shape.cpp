#include "chart/shape.hpp"

#include <algorithm>
#include <limits>

namespace townclerk::chart {
namespace {

constexpr float tolerance = 1e-3F;
constexpr float unlimited = std::numeric_limits<float>::max();

bool narrower(const Shape& left, const Shape& right) {
  return left.width != right.width ? left.width < right.width : left.height < right.height;
}

/// Marks what is neither wider nor higher than another of its kind.
std::vector<std::size_t> undominated(const std::vector<Shape>& sorted) {
  std::vector<std::size_t> kept;
  float lowest = unlimited;
  float lowest_hanging = unlimited;
  float lowest_clear = unlimited;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Shape& shape = sorted[i];
    const float height = shape.height + tolerance;
    if (height >= lowest && !(shape.hangs && height < lowest_hanging) && !(shape.clear_left && height < lowest_clear)) continue;
    lowest = std::min(lowest, shape.height);
    if (shape.hangs) lowest_hanging = std::min(lowest_hanging, shape.height);
    if (shape.clear_left) lowest_clear = std::min(lowest_clear, shape.height);
    kept.push_back(i);
  }
  return kept;
}

/// Of `all`, `count` evenly spread, the first and the last among them.
void spread(const std::vector<std::size_t>& all, std::size_t count, std::vector<std::size_t>& kept) {
  if (all.size() <= count) {
    kept.insert(kept.end(), all.begin(), all.end());
    return;
  }
  for (std::size_t i = 0; i < count; ++i) kept.push_back(all[i * (all.size() - 1) / (count - 1)]);
}

/// Too many: those that hang and the others are thinned apart, so that neither kind is lost.
std::vector<std::size_t> thinned(const std::vector<Shape>& sorted, const std::vector<std::size_t>& all) {
  std::vector<std::size_t> hanging;
  std::vector<std::size_t> standing;
  for (const std::size_t i : all) (sorted[i].hangs ? hanging : standing).push_back(i);
  const std::size_t half = most_shapes / 2;
  const std::size_t for_hanging = std::max(std::min(hanging.size(), half), most_shapes - std::min(standing.size(), most_shapes));
  std::vector<std::size_t> kept;
  spread(hanging, for_hanging, kept);
  spread(standing, most_shapes - std::min(for_hanging, hanging.size()), kept);
  const auto is_clear = [&](std::size_t i) { return sorted[i].clear_left; };
  if (std::none_of(kept.begin(), kept.end(), is_clear)) {
    const auto clear = std::find_if(all.begin(), all.end(), is_clear);
    if (clear != all.end()) kept.back() = *clear;
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace

void keep_best(std::vector<Shape>& candidates, Front& kept) {
  std::stable_sort(candidates.begin(), candidates.end(), narrower);
  std::vector<std::size_t> best = undominated(candidates);
  if (best.size() > most_shapes) best = thinned(candidates, best);
  kept.clear();
  for (const std::size_t i : best) kept.push_back(candidates[i]);
}

int lowest_within(std::span<const Shape> front, float width, bool hanging) {
  int found = -1;
  for (std::size_t i = 0; i < front.size() && front[i].width <= width + tolerance; ++i) {
    if (hanging && !front[i].hangs) continue;
    if (found < 0 || front[i].height < front[static_cast<std::size_t>(found)].height) found = static_cast<int>(i);
  }
  return found;
}

std::size_t extreme(std::span<const Shape> front, bool narrowest, bool clear_left) {
  std::size_t found = front.size();
  for (std::size_t i = 0; i < front.size(); ++i) {
    if (clear_left && !front[i].clear_left) continue;
    if (found == front.size() || (!narrowest && front[i].height < front[found].height)) found = i;
  }
  return found == front.size() ? 0 : found;
}

}  // namespace townclerk::chart
