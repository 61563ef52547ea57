// What one sheet shows at one width of boxes: who is on it, how large each box is, which shapes each subtree can take.
#pragma once

#include <span>
#include <vector>

#include "chart/arrange.hpp"
#include "chart/hierarchy.hpp"
#include "chart/shape.hpp"

namespace townclerk::chart {

/// The top left of the shape that a box has.
struct Origin {
  float x = 0;
  float y = 0;
  std::size_t shape = 0;
};

/// Vectors have a place for every box of the diagram, and one for the whole; only those of members are of use.
class Scene {
 public:
  Scene(const Diagram& shown, const Measure& measuring);

  const Diagram& diagram;
  const Measure& measure;
  const Hierarchy hierarchy;
  Gaps gaps;
  std::vector<char> stubs;     // boxes whose branches are on sheets of their own
  std::vector<BoxId> members;  // in reading order, parents before their children
  std::vector<float> widths;   // em
  std::vector<float> heights;
  std::vector<Front> fronts;
  std::vector<Origin> origins;  // once a shape is chosen

  [[nodiscard]] std::span<const BoxId> beside(BoxId box) const { return stubs[box] != 0 ? std::span<const BoxId>() : hierarchy.beside(box); }
  [[nodiscard]] std::span<const BoxId> below(BoxId box) const { return stubs[box] != 0 ? std::span<const BoxId>() : hierarchy.below(box); }
  [[nodiscard]] std::span<const BoxId> partners(BoxId box) const { return stubs[box] != 0 ? std::span<const BoxId>() : hierarchy.partners(box); }
  [[nodiscard]] BoxId panel(BoxId box) const { return stubs[box] != 0 ? no_box : hierarchy.panel(box); }
  [[nodiscard]] bool is_leaf(BoxId box) const { return stubs[box] != 0 || (hierarchy.branch(box).empty() && hierarchy.panel(box) == no_box); }
  /// Of the box and its panel.
  [[nodiscard]] float full_height(BoxId box) const { return heights[box] + (panel(box) == no_box ? 0 : heights[panel(box)]); }
  [[nodiscard]] bool is_panel(BoxId box) const {
    return box != hierarchy.whole() && diagram.boxes[box].parent < box && hierarchy.panel(diagram.boxes[box].parent) == box;
  }
  [[nodiscard]] bool is_team(BoxId box) const { return diagram.boxes[box].is_team && !diagram.boxes[box].is_gone; }

  /// Who is on the sheet of that root.
  void enter(BoxId root);
  /// The narrowest width of boxes that no word of a member is broken in.
  [[nodiscard]] float least_width() const;
  /// Sizes of the members where boxes have that width.
  void size_boxes(float width);

 private:
  void level_teams();
  std::vector<float> team_heights_;  // by parent
};

}  // namespace townclerk::chart
