#include "chart/grid.hpp"

#include <algorithm>
#include <cmath>

namespace townclerk::chart {
namespace {

using document::Point;

constexpr float crossing = 7;  // cost
constexpr float touching = 8;  // more, where a line is crossed at its end
constexpr float tolerance = 1e-3F;
constexpr float edge = 0.1F;                   // em, kept free at the edge of the sheet
constexpr std::size_t most_nodes = 4'000'000;  // a sheet with more cannot be read

/// Sorted, inside the sheet, none twice.
void settle(std::vector<float>& values, float most) {
  std::erase_if(values, [most](float value) { return value < edge || value > most - edge; });
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end(), [](float left, float right) { return right - left < tolerance; }), values.end());
}

std::size_t first_above(const std::vector<float>& values, float value) {
  return static_cast<std::size_t>(std::upper_bound(values.begin(), values.end(), value) - values.begin());
}

std::size_t nearest(const std::vector<float>& values, float value) {
  std::size_t at = first_above(values, value);
  if (at == values.size() || (at > 0 && value - values[at - 1] < values[at] - value)) --at;
  return at;
}

/// Do two stretches of one direction overlap, or come nearer than lines should?
bool is_beside(float from, float to, float other_from, float other_to) {
  return std::min(to, other_to) - std::max(from, other_from) > -distance::end;
}

float overlap(float from, float to, float other_from, float other_to) {
  return std::max(0.0F, std::min(to, other_to) - std::max(from, other_from));
}

/// What an em beside another line costs at a distance.
float nearness(float apart) {
  constexpr float dear = 1.2F;
  return dear * std::clamp((distance::near - apart) / (distance::near - distance::line), 0.0F, 1.0F);
}

/// What crossing a line costs that goes from..to, at a place along it.
float crossing_cost(float from, float to, float at) {
  if (at <= from - distance::end || at >= to + distance::end) return 0;
  const bool at_end = at < from + distance::end || at > to - distance::end;
  return crossing + (at_end ? touching : 0);
}

}  // namespace

Piece piece_between(Point one, Point other) {
  const bool in_order = one.x < other.x || (one.x == other.x && one.y <= other.y);
  return in_order ? Piece{one, other} : Piece{other, one};
}

float disturbance(const Piece& piece, const Piece& line) {
  const bool level = piece.is_level();
  const float from = line.is_level() ? line.from.x : line.from.y;
  const float to = line.is_level() ? line.to.x : line.to.y;
  if (level != line.is_level()) {
    const float place = level ? line.from.x : line.from.y;
    const bool reaches = level ? (piece.from.x < place && place < piece.to.x) : (piece.from.y < place && place < piece.to.y);
    return reaches ? crossing_cost(from, to, level ? piece.from.y : piece.from.x) : 0;
  }
  const float own_from = level ? piece.from.x : piece.from.y;
  const float own_to = level ? piece.to.x : piece.to.y;
  const float apart = std::abs(level ? piece.from.y - line.from.y : piece.from.x - line.from.x);
  const float near = nearness(apart) * overlap(own_from, own_to, from, to);
  return near + (apart < distance::line - tolerance && is_beside(own_from, own_to, from, to) ? crowded : 0);
}

Grid::Grid(const Sheet& sheet, int lanes, bool spaced) : sheet_(sheet), spaced_(spaced) {
  for (const PlacedBox& box : sheet.boxes) {
    for (int lane = 0; lane < lanes; ++lane) {
      const float away = distance::first_lane + distance::next_lane * static_cast<float>(lane);
      xs_.insert(xs_.end(), {box.x - away, box.x + box.width + away});
      ys_.insert(ys_.end(), {box.y - away, box.y + box.height + away});
    }
  }
}

void Grid::close() {
  settle(xs_, sheet_.width);
  settle(ys_, sheet_.height);
  if (xs_.size() * ys_.size() > most_nodes) xs_.clear();
  right_.assign(xs_.size() * ys_.size(), no_way);
  down_.assign(xs_.size() * ys_.size(), no_way);
  for (std::size_t node = 0; node < right_.size(); ++node) {
    const std::size_t i = node % xs_.size();
    const std::size_t j = node / xs_.size();
    if (i + 1 < xs_.size()) right_[node] = xs_[i + 1] - xs_[i];
    if (j + 1 < ys_.size()) down_[node] = ys_[j + 1] - ys_[j];
  }
  if (xs_.empty() || ys_.empty()) return;
  for (const PlacedBox& box : sheet_.boxes) block(box);
  for (const Connector& connector : sheet_.connectors) add(piece_between(connector.from, connector.to));
}

void Grid::block(const PlacedBox& box) {
  const float left = box.x - distance::box;
  const float right = box.x + box.width + distance::box;
  const float top = box.y - distance::box;
  const float bottom = box.y + box.height + distance::box;
  const std::size_t first_column = first_above(xs_, left);
  const std::size_t first_row = first_above(ys_, top);
  for (std::size_t j = first_row > 0 ? first_row - 1 : 0; j < ys_.size() && ys_[j] < bottom; ++j) {
    for (std::size_t i = first_column > 0 ? first_column - 1 : 0; i < xs_.size() && xs_[i] < right; ++i) {
      const std::size_t node = j * xs_.size() + i;
      if (j >= first_row) right_[node] = no_way;
      if (i >= first_column) down_[node] = no_way;
    }
  }
}

void Grid::add(const Piece& line) {
  lines_.push_back(line);
  const bool level = line.is_level();
  const std::vector<float>& along = level ? xs_ : ys_;
  const std::vector<float>& across = level ? ys_ : xs_;
  std::vector<float>& beside = level ? right_ : down_;
  std::vector<float>& over = level ? down_ : right_;
  const float from = level ? line.from.x : line.from.y;
  const float to = level ? line.to.x : line.to.y;
  const float at = level ? line.from.y : line.from.x;
  const auto node = [&](std::size_t one, std::size_t other) { return level ? other * xs_.size() + one : one * xs_.size() + other; };
  // Beside it, as far as lines must stay away.
  const std::size_t start = first_above(along, from - distance::end);
  const float away = spaced_ ? distance::near : distance::line;
  for (std::size_t other = first_above(across, at - away); other < across.size() && across[other] < at + away; ++other) {
    const float apart = std::abs(across[other] - at);
    const float each = spaced_ ? nearness(apart) : 0;
    for (std::size_t one = start > 0 ? start - 1 : 0; one + 1 < along.size() && along[one] < to + distance::end; ++one) {
      float& cost = beside[node(one, other)];
      if (cost == no_way) continue;
      cost += each * overlap(along[one], along[one + 1], from, to);
      if (apart < distance::line - tolerance && cost < crowded && is_beside(along[one], along[one + 1], from, to)) cost += crowded;
    }
  }
  // Over it.
  const std::size_t after = static_cast<std::size_t>(std::lower_bound(across.begin(), across.end(), at) - across.begin());
  if (after == 0 || after == across.size()) return;
  for (std::size_t one = first_above(along, from - distance::end); one < along.size() && along[one] < to + distance::end; ++one) {
    float& cost = over[node(one, after - 1)];
    if (cost != no_way) cost += crossing_cost(from, to, along[one]);
  }
}

std::size_t Grid::column(float x) const {
  return nearest(xs_, x);
}
std::size_t Grid::row(float y) const {
  return nearest(ys_, y);
}

float Grid::cost(const Piece& piece, BoxId owner) const {
  for (const PlacedBox& box : sheet_.boxes) {
    if (box.box == owner) continue;
    const float away = distance::box;
    if (piece.to.x > box.x - away && piece.from.x < box.x + box.width + away && piece.to.y > box.y - away && piece.from.y < box.y + box.height + away)
      return no_way;
  }
  float cost = std::max(piece.to.x - piece.from.x, piece.to.y - piece.from.y);
  float crowding = 0;
  for (const Piece& line : lines_) {
    const float more = disturbance(piece, line);
    if (more >= crowded) crowding = crowded;
    cost += more < crowded ? more : more - crowded;
  }
  return cost + crowding;
}

}  // namespace townclerk::chart
