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

/// What is neither wider nor higher than another of its kind.
void keep_undominated(const std::vector<Shape>& sorted, Front& kept) {
  kept.clear();
  float lowest = unlimited;
  float lowest_hanging = unlimited;
  float lowest_clear = unlimited;
  for (const Shape& shape : sorted) {
    const float height = shape.height + tolerance;
    if (height >= lowest && !(shape.hangs && height < lowest_hanging) && !(shape.clear_left && height < lowest_clear)) continue;
    lowest = std::min(lowest, shape.height);
    if (shape.hangs) lowest_hanging = std::min(lowest_hanging, shape.height);
    if (shape.clear_left) lowest_clear = std::min(lowest_clear, shape.height);
    kept.push_back(shape);
  }
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
Front thinned(const Front& all) {
  std::vector<std::size_t> hanging;
  std::vector<std::size_t> standing;
  for (std::size_t i = 0; i < all.size(); ++i) (all[i].hangs ? hanging : standing).push_back(i);
  const std::size_t half = most_shapes / 2;
  const std::size_t for_hanging = std::max(std::min(hanging.size(), half), most_shapes - std::min(standing.size(), most_shapes));
  std::vector<std::size_t> kept;
  spread(hanging, for_hanging, kept);
  spread(standing, most_shapes - std::min(for_hanging, hanging.size()), kept);
  if (std::none_of(kept.begin(), kept.end(), [&](std::size_t i) { return all[i].clear_left; })) {
    const auto clear = std::find_if(all.begin(), all.end(), [](const Shape& shape) { return shape.clear_left; });
    if (clear != all.end()) kept.back() = static_cast<std::size_t>(clear - all.begin());
  }
  std::sort(kept.begin(), kept.end());
  Front front;
  for (const std::size_t i : kept) front.push_back(all[i]);
  return front;
}

}  // namespace

void keep_best(std::vector<Shape>& candidates, Front& kept) {
  if (candidates.size() > 1) std::stable_sort(candidates.begin(), candidates.end(), narrower);
  keep_undominated(candidates, kept);
  if (kept.size() > most_shapes) kept = thinned(kept);
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
