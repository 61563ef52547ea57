#include "chart/hierarchy.hpp"

namespace townclerk::chart {
namespace {

constexpr std::size_t places = 3;

/// Whose place in the order of kin a box takes: beside, below, partner.
std::size_t place_of(const Box& box, bool is_root) {
  if (is_root) return 1;
  if (box.stand == Stand::beside) return 0;
  return box.stand == Stand::partner ? 2 : 1;
}

}  // namespace

Hierarchy::Hierarchy(const Diagram& diagram)
    : whole_(static_cast<BoxId>(diagram.boxes.size())),
      panels_(diagram.boxes.size() + 1, no_box),
      start_(places * (diagram.boxes.size() + 1) + 1, 0) {
  std::vector<bool> has_kin(whole_ + std::size_t{1}, false);
  const auto parent_of = [&](BoxId box) { return diagram.boxes[box].parent < box ? diagram.boxes[box].parent : whole_; };
  for (BoxId box = 0; box < whole_; ++box) has_kin[parent_of(box)] = true;
  std::vector<std::size_t> slots(whole_, 0);
  constexpr std::size_t no_slot = static_cast<std::size_t>(-1);
  for (BoxId box = 0; box < whole_; ++box) {
    const BoxId parent = parent_of(box);
    const Box& each = diagram.boxes[box];
    if (each.stand == Stand::attached && parent != whole_ && panels_[parent] == no_box && !has_kin[box]) {
      panels_[parent] = box;
      slots[box] = no_slot;
    } else {
      slots[box] = places * parent + place_of(each, parent == whole_);
      ++start_[slots[box] + 1];
    }
  }
  for (std::size_t slot = 1; slot < start_.size(); ++slot) start_[slot] += start_[slot - 1];
  kin_.resize(start_.back());
  std::vector<std::uint32_t> next(start_.begin(), start_.end());
  for (BoxId box = 0; box < whole_; ++box) {
    if (slots[box] != no_slot) kin_[next[slots[box]]++] = box;
  }
}

std::span<const BoxId> Hierarchy::kin(BoxId box, std::size_t from, std::size_t to) const {
  const std::size_t slot = places * box;
  return std::span(kin_).subspan(start_[slot + from], start_[slot + to] - start_[slot + from]);
}

}  // namespace townclerk::chart
