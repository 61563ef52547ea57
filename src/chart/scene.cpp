#include "chart/scene.hpp"

#include <algorithm>

namespace townclerk::chart {

Scene::Scene(const Diagram& shown, const Measure& measuring)
    : diagram(shown),
      measure(measuring),
      hierarchy(shown),
      stubs(shown.boxes.size() + 1, 0),
      widths(shown.boxes.size() + 1, 0),
      heights(shown.boxes.size() + 1, 0),
      fronts(shown.boxes.size() + 1),
      origins(shown.boxes.size() + 1),
      team_heights_(shown.boxes.size() + 1, 0) {}

void Scene::enter(BoxId root) {
  members.clear();
  std::vector<BoxId> open{root};
  while (!open.empty()) {
    const BoxId box = open.back();
    open.pop_back();
    members.push_back(box);
    if (stubs[box] != 0) continue;
    const std::span<const BoxId> branch = hierarchy.branch(box);
    open.insert(open.end(), branch.rbegin(), branch.rend());
    if (hierarchy.panel(box) != no_box) open.push_back(hierarchy.panel(box));
  }
}

float Scene::least_width() const {
  float least = 0;
  for (const BoxId box : members) {
    if (box != hierarchy.whole()) least = std::max(least, measure.least_width(box));
  }
  return least;
}

void Scene::size_boxes(float width) {
  constexpr float wide = 1.5F;  // boxes beside may be, where that makes them lower: they have room
  for (const BoxId box : members) {
    if (box == hierarchy.whole()) continue;
    const Box& each = diagram.boxes[box];
    const bool cut = stubs[box] != 0;
    widths[box] = is_panel(box) ? widths[each.parent] : width;
    heights[box] = measure.height(box, widths[box], cut);
    if (each.stand != Stand::beside || each.parent >= box) continue;
    const float low = measure.height(box, width * wide, cut);
    if (low >= heights[box]) continue;
    widths[box] = width * wide;
    heights[box] = low;
  }
  level_teams();
}

void Scene::level_teams() {
  const auto parent_of = [&](BoxId box) { return diagram.boxes[box].parent < box ? diagram.boxes[box].parent : hierarchy.whole(); };
  const auto levels = [&](BoxId box) {
    return box != hierarchy.whole() && is_team(box) && (diagram.boxes[box].stand == Stand::below || parent_of(box) == hierarchy.whole());
  };
  for (const BoxId box : members) team_heights_[box] = 0;
  team_heights_[hierarchy.whole()] = 0;
  // The parent of the root of a sheet is not on it: the root has no siblings here.
  for (std::size_t i = 1; i < members.size(); ++i) {
    float& height = team_heights_[parent_of(members[i])];
    if (levels(members[i])) height = std::max(height, heights[members[i]]);
  }
  for (std::size_t i = 1; i < members.size(); ++i) {
    if (levels(members[i])) heights[members[i]] = team_heights_[parent_of(members[i])];
  }
}

}  // namespace townclerk::chart
