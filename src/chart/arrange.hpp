// The tip-over layout: places boxes of a hierarchy on sheets, with the largest type that fits. Knows neither words nor colours.
//
// Each subtree keeps a small front of shapes of which none is both narrower and lower than another; the box width is scanned for the largest
// type. What does not fit a sheet at the least size is cut by branch: the cut box stays as a stub, and its branch gets a sheet of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "document/drawing.hpp"

namespace townclerk::chart {

using BoxId = std::uint32_t;
inline constexpr BoxId no_box = 0xFFFFFFFF;

/// Where a box stands, seen from its parent.
enum class Stand : std::uint8_t {
  below,     // in the row or column under it
  beside,    // an assistant: beside the stem, or level with the parent
  partner,   // level with it, at the side, joined by a thick horizontal line
  attached,  // a panel: directly under it, as wide; a parent has one at most, and it has no boxes of its own
};

/// A box to place. Parents stand before their children, siblings in the order that is kept.
struct Box {
  BoxId parent = no_box;
  Stand stand = Stand::below;
  bool is_team = false;     // of the top team: its boxes stand in one row and have one height
  bool is_gone = false;     // deleted: may hang with its like where others stand in a row, and counts for no common height
  bool is_unlined = false;  // nobody says that it answers to its parent: what leads to it alone, or to its like, is a line of another kind
};

/// A line that is none of the hierarchy (dotted, statutory, …), from box to box.
struct Tie {
  BoxId from = no_box;
  BoxId to = no_box;
};

struct Diagram {
  std::vector<Box> boxes;
  std::vector<Tie> ties;
};

/// How large boxes are, in em (the size of the type).
class Measure {
 public:
  virtual ~Measure() = default;
  /// The narrowest width that no word of the box is broken in.
  [[nodiscard]] virtual float least_width(BoxId box) const = 0;
  /// The height at a width; `cut`: with the line that names the sheet on which it goes on.
  [[nodiscard]] virtual float height(BoxId box, float width, bool cut) const = 0;
};

struct Limits {
  float width = 0;  // points, of the drawing's area
  float height = 0;
  float least = 8;  // points, size of the type
  float most = 11;
};

struct PlacedBox {
  BoxId box = no_box;
  float x = 0, y = 0, width = 0, height = 0;  // em
  bool cut = false;                           // its branch is on a sheet of its own
};

enum class ConnectorKind : std::uint8_t { reports, unlined, works_with };

/// Of what leads to a box alone.
[[nodiscard]] constexpr ConnectorKind line_to(const Box& box) {
  if (box.stand == Stand::partner) return ConnectorKind::works_with;
  return box.is_unlined ? ConnectorKind::unlined : ConnectorKind::reports;
}

/// A straight piece of the lines under one parent (or to one partner), in em.
struct Connector {
  BoxId owner = no_box;   // the parent
  BoxId branch = no_box;  // the one box that it leads to; no_box: several
  ConnectorKind kind = ConnectorKind::reports;
  document::Point from;
  document::Point to;
};

struct Route {
  std::uint32_t tie = 0;  // index in Diagram::ties
  std::vector<document::Point> points;
};

struct Sheet {
  BoxId root = no_box;  // no_box: all that stand under no other
  BoxId on = no_box;    // the root of the sheet that has its stub; no_box for the first
  float type_size = 0;  // points
  float width = 0;      // em
  float height = 0;
  std::vector<PlacedBox> boxes;  // in reading order
  std::vector<Connector> connectors;
  std::vector<Route> routes;  // of the ties that have both ends here
};

/// Sheets in reading order: the whole first, then the branches as they stand there. One sheet where all fits. A sheet whose boxes do not fit
/// although everything is cut has the size of type that it needs, less than the least: the caller reports it.
[[nodiscard]] std::vector<Sheet> arrange(const Diagram& diagram, const Measure& measure, const Limits& limits);

/// All on one sheet, as `arrange` has it where it needs no more; nothing where it does not fit in the least size of type.
[[nodiscard]] std::optional<Sheet> arrange_on_one(const Diagram& diagram, const Measure& measure, const Limits& limits);

}  // namespace townclerk::chart
