#include "chart/head.hpp"

#include <algorithm>

namespace townclerk::chart {
namespace {

/// At the left a line comes from the right: what has boxes at its sides would be crossed.
bool can_stand_left(const Scene& scene, BoxId box) {
  return scene.beside(box).empty() && scene.partners(box).empty();
}

void place_at_level(const Scene& scene, BoxId box, bool narrow, Head& head) {
  const float away = scene.widths[box] / 2 + 2 * scene.gaps.row;
  for (const BoxId each : scene.beside(box)) {
    const std::size_t shape = extreme(scene.fronts[each], narrow, true);
    const Shape& taken = scene.fronts[each][shape];
    const bool at_left = !head.beside.empty();
    head.beside.push_back({each, shape, at_left ? -away - taken.width : away, 0});
    (at_left ? head.left : head.right) = away + taken.width;
    head.bottom = std::max(head.bottom, taken.height);
  }
}

/// In pairs, right then left of the stem.
void place_at_stem(const Scene& scene, BoxId box, bool narrow, Head& head) {
  float y = head.bottom + scene.gaps.stem;
  bool right_taken = false;
  const float away = scene.gaps.row;
  for (const BoxId each : scene.beside(box)) {
    const std::size_t shape = extreme(scene.fronts[each], narrow, true);
    const Shape& taken = scene.fronts[each][shape];
    const bool at_left = right_taken && can_stand_left(scene, each);
    if (!at_left && right_taken) y = head.bottom + scene.gaps.stack;
    head.beside.push_back({each, shape, at_left ? -away - taken.width : away, y});
    (at_left ? head.left : head.right) = std::max(at_left ? head.left : head.right, away + taken.width);
    head.bottom = std::max(head.bottom, y + taken.height);
    right_taken = !at_left;
    if (at_left) y = head.bottom + scene.gaps.stack;
  }
}

bool has_choice(const Scene& scene, std::span<const BoxId> boxes) {
  return std::any_of(boxes.begin(), boxes.end(), [&](BoxId box) { return scene.fronts[box].size() > 1; });
}

}  // namespace

Head head_of(const Scene& scene, BoxId box, const Around& around) {
  Head head;
  head.left = head.right = scene.widths[box] / 2;
  head.bottom = scene.full_height(box);
  if (scene.beside(box).empty()) return head;
  if (around.level) {
    place_at_level(scene, box, around.narrow, head);
  } else {
    head.blocks_stem = true;
    place_at_stem(scene, box, around.narrow, head);
  }
  return head;
}

Company company_of(const Scene& scene, BoxId box, const Shape& alone) {
  Company company;
  const Gaps& gaps = scene.gaps;
  const float left = -alone.axis;
  const float right = alone.width - alone.axis;
  float y = 0;
  for (const BoxId each : scene.partners(box)) {
    const std::size_t number = extreme(scene.fronts[each], alone.around.narrow_partners, true);
    const Shape& taken = scene.fronts[each][number];
    if (alone.around.stacked) {
      company.partners.push_back({each, number, right + gaps.row + gaps.indent, y});
      company.right = std::max(company.right, gaps.row + gaps.indent + taken.width);
      y += taken.height + gaps.stack;
      company.height = y - gaps.stack;
      continue;
    }
    const bool at_left = !company.partners.empty();
    const float room = 2 * gaps.row + taken.width;
    company.partners.push_back({each, number, at_left ? left - room : right + 2 * gaps.row, 0});
    (at_left ? company.left : company.right) = room;
    company.height = std::max(company.height, taken.height);
  }
  return company;
}

void arounds(const Scene& scene, BoxId box, std::vector<Around>& all) {
  all.assign(1, {});
  const auto add = [&all](auto change) {
    const std::size_t count = all.size();
    for (std::size_t i = 0; i < count; ++i) {
      all.push_back(all[i]);
      change(all.back());
    }
  };
  const std::span<const BoxId> beside = scene.beside(box);
  const std::span<const BoxId> partners = scene.partners(box);
  const auto fit_both_sides = [&](std::span<const BoxId> boxes) {
    return boxes.size() == 1 || (boxes.size() == 2 && can_stand_left(scene, boxes[1]));
  };
  if (partners.empty() && fit_both_sides(beside)) add([](Around& around) { around.level = true; });
  if (has_choice(scene, beside)) add([](Around& around) { around.narrow = true; });
  if (partners.empty()) return;
  if (fit_both_sides(partners)) {
    add([](Around& around) { around.stacked = true; });
  } else {
    for (Around& around : all) around.stacked = true;
  }
  if (has_choice(scene, partners)) add([](Around& around) { around.narrow_partners = true; });
}

}  // namespace townclerk::chart
