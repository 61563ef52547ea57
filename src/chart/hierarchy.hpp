// The boxes of a diagram as a tree that is walked without recursion.
#pragma once

#include <span>
#include <vector>

#include "chart/arrange.hpp"

namespace townclerk::chart {

class Hierarchy {
 public:
  explicit Hierarchy(const Diagram& diagram);

  /// Stands above the boxes without parent: the id after the last.
  [[nodiscard]] BoxId whole() const { return whole_; }
  [[nodiscard]] std::span<const BoxId> beside(BoxId box) const { return kin(box, 0, 1); }
  [[nodiscard]] std::span<const BoxId> below(BoxId box) const { return kin(box, 1, 2); }
  [[nodiscard]] std::span<const BoxId> partners(BoxId box) const { return kin(box, 2, 3); }
  /// All but the panel: beside, below, partners.
  [[nodiscard]] std::span<const BoxId> branch(BoxId box) const { return kin(box, 0, 3); }
  /// no_box where there is none.
  [[nodiscard]] BoxId panel(BoxId box) const { return panels_[box]; }

 private:
  [[nodiscard]] std::span<const BoxId> kin(BoxId box, std::size_t from, std::size_t to) const;

  BoxId whole_ = 0;
  std::vector<BoxId> panels_;
  std::vector<BoxId> kin_;            // by parent, then by where they stand, then as given
  std::vector<std::uint32_t> start_;  // in kin_: three for each box
};

}  // namespace townclerk::chart
