// A shape of a subtree: how wide and high it is when its boxes stand in one of the possible ways. em throughout.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace townclerk::chart {

/// Distances between boxes, in em.
struct Gaps {
  float row = 0;     // between boxes side by side
  float level = 0;   // between a parent and the row under it; the bus is in its middle
  float stack = 0;   // between boxes of a column
  float stem = 0;    // between a parent and the column or the one box under it
  float indent = 0;  // of a column, its stem in the middle
  float margin = 0;  // around the sheet
};

/// How the boxes below a parent stand.
enum class ShapeForm : std::uint8_t { alone, row, column, spine };

/// How the boxes at the side of a parent stand.
struct Around {
  bool level = false;            // beside the parent, not beside its stem
  bool narrow = false;           // boxes beside it have their narrowest shapes, not their lowest
  bool stacked = false;          // partners in a column at the right
  bool narrow_partners = false;  // as for boxes beside
};

struct Shape {
  float width = 0;
  float height = 0;
  float axis = 0;   // from its left to the middle of its topmost box
  float bound = 0;  // row: how high its items may be; column: how wide it may be
  ShapeForm form = ShapeForm::alone;
  Around around{};
  bool hangs = false;       // may stand in a column: its topmost box is at its left, and nothing under it reads as a sibling
  bool clear_left = false;  // a line can reach its topmost box from the left
};

/// Shapes of one subtree, by width; each is lower than the narrower ones, or hangs where they do not.
using Front = std::vector<Shape>;

inline constexpr std::size_t most_shapes = 16;

/// Which of the candidates are worth keeping, at most most_shapes. `candidates` are put in order.
void keep_best(std::vector<Shape>& candidates, Front& kept);

/// The lowest shape no wider than that; -1 where there is none.
[[nodiscard]] int lowest_within(std::span<const Shape> front, float width, bool hanging);

/// The lowest or the narrowest shape; where `clear_left` is asked for, of those that are.
[[nodiscard]] std::size_t extreme(std::span<const Shape> front, bool narrowest, bool clear_left);

}  // namespace townclerk::chart
