#include "chart/clutter.hpp"

#include "chart/grid.hpp"

namespace townclerk::chart {
namespace {

float clutter(const Route& route, const Piece& line) {
  float sum = 0;
  for (std::size_t i = 1; i < route.points.size(); ++i) sum += disturbance(piece_between(route.points[i - 1], route.points[i]), line);
  return sum;
}

}  // namespace

float clutter(const Route& one, const Route& other) {
  float sum = 0;
  for (std::size_t i = 1; i < other.points.size(); ++i) sum += clutter(one, piece_between(other.points[i - 1], other.points[i]));
  return sum;
}

float clutter(const Route& route, std::span<const Connector> connectors) {
  float sum = 0;
  for (const Connector& each : connectors) sum += clutter(route, piece_between(each.from, each.to));
  return sum;
}

}  // namespace townclerk::chart
