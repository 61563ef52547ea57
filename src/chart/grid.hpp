// The lines that routes may follow on a sheet: sparse, beside the boxes, each piece with what it costs to go there.
#pragma once

#include <limits>
#include <vector>

#include "chart/arrange.hpp"

namespace townclerk::chart {

namespace distance {                        // em
inline constexpr float box = 0.4F;          // least, between a route and a box that is not its end
inline constexpr float line = 0.3F;         // least, between lines side by side
inline constexpr float first_lane = 0.42F;  // from a box
inline constexpr float next_lane = 0.36F;
inline constexpr float near = 0.9F;  // lines nearer than that, side by side, are followed less easily
inline constexpr float end = 0.2F;   // a line that comes nearer to the end of another seems to touch it
}  // namespace distance

inline constexpr float no_way = std::numeric_limits<float>::max();
/// Added to the cost of what would share a stretch with another line: more than any way costs.
inline constexpr float crowded = 10'000;

/// A level or upright piece; from is at the left or the top.
struct Piece {
  document::Point from;
  document::Point to;
  [[nodiscard]] bool is_level() const { return from.y == to.y; }
};
[[nodiscard]] Piece piece_between(document::Point one, document::Point other);
/// What a piece costs more because another line is where it is: they cross, run side by side, or share a stretch.
[[nodiscard]] float disturbance(const Piece& piece, const Piece& line);

class Grid {
 public:
  /// `lanes`: how many lines beside each box. `spaced`: ways near other lines cost more.
  Grid(const Sheet& sheet, int lanes, bool spaced);

  /// The lines through those, beside the lanes. Before `close`.
  void add_column(float x) { xs_.push_back(x); }
  void add_row(float y) { ys_.push_back(y); }
  /// Puts columns and rows in order, and takes boxes and connectors into the costs.
  void close();
  /// Takes a line into the costs of those to come.
  void add(const Piece& line);

  [[nodiscard]] std::size_t columns() const { return xs_.size(); }
  [[nodiscard]] std::size_t rows() const { return ys_.size(); }
  [[nodiscard]] std::size_t column(float x) const;
  [[nodiscard]] std::size_t row(float y) const;
  [[nodiscard]] document::Point point(std::size_t node) const { return {xs_[node % xs_.size()], ys_[node / xs_.size()]}; }
  /// From a node to the right, and down; no_way where there is none.
  [[nodiscard]] float right(std::size_t node) const { return right_[node]; }
  [[nodiscard]] float down(std::size_t node) const { return down_[node]; }
  /// Of a piece from a box to the grid; no_way where another box is in its way.
  [[nodiscard]] float cost(const Piece& piece, BoxId owner) const;

 private:
  void block(const PlacedBox& box);

  const Sheet& sheet_;
  bool spaced_ = true;
  std::vector<float> xs_, ys_;
  std::vector<float> right_, down_;
  std::vector<Piece> lines_;
};

}  // namespace townclerk::chart
