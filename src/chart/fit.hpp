// The largest type at which a branch fits a sheet: box widths and shapes are tried, and gaps widened until every tie has a way.
#pragma once

#include <optional>
#include <vector>

#include "chart/scene.hpp"

namespace townclerk::chart {

class Fit {
 public:
  Fit(const Diagram& diagram, const Measure& measure, const Limits& limits) : scene_(diagram, measure), limits_(limits) {}

  [[nodiscard]] const Hierarchy& hierarchy() const { return scene_.hierarchy; }
  /// Boxes whose branches are on sheets of their own.
  void set_stubs(std::span<const BoxId> boxes, bool are_stubs);

  /// The sheet of that root, its size of type the least or more; nothing where it cannot be.
  [[nodiscard]] std::optional<Sheet> sheet(BoxId root) { return find(root, limits_.least); }
  /// The same, however small its type.
  [[nodiscard]] std::optional<Sheet> small_sheet(BoxId root) { return find(root, 0); }

 private:
  struct Candidate {
    float type_size = 0;  // points
    float room = 0;       // type_size if it could be larger than the most
    bool is_row = false;
    float width = 0;  // em, of boxes
    std::size_t shape = 0;
  };
  [[nodiscard]] std::optional<Sheet> find(BoxId root, float least);
  [[nodiscard]] std::vector<std::uint32_t> ties_here() const;
  /// Best first.
  [[nodiscard]] std::vector<Candidate> candidates(float least, std::size_t most);
  /// No sheet of the members can have larger type at these sizes, in points.
  [[nodiscard]] float largest_type() const;
  /// The shapes that boxes of that width make; where they are not in hand, found.
  void shape(float width);
  void add_candidates(float width, std::vector<Candidate>& found) const;
  [[nodiscard]] Sheet placed(const Candidate& candidate);

  Scene scene_;
  Limits limits_;
  float shaped_ = 0;  // em, the width of boxes whose shapes the scene has
};

}  // namespace townclerk::chart
