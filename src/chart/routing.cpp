#include "chart/routing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>
#include <unordered_map>

#include "chart/clutter.hpp"
#include "chart/grid.hpp"

namespace townclerk::chart {
namespace {

using document::Point;

constexpr float bend = 2;                       // cost
constexpr float at_stem = 12;                   // cost more, where a route beside the stem of a box would look like part of its lines
constexpr float corner = 0.25F;                 // em: routes do not leave a box nearer to one
constexpr std::size_t ways = 4;                 // right, down, left, up
constexpr std::size_t most_steps = 20'000'000;  // on one sheet, against sheets that nobody could read
constexpr std::size_t several = 24;             // ties
constexpr std::size_t hasty_steps = 30'000;     // for each of more
constexpr float crowding_haste = 20;
constexpr int most_orders = 3;   // of ties, when one finds no way after the others
constexpr int most_pairs = 8;    // of routes that are found anew
constexpr float in_the_way = 6;  // of each other: the clutter of such a pair

/// Where a route may leave a box.
struct Port {
  std::size_t node = 0;
  std::size_t way = 0;  // outwards
  Point at;             // on the edge of the box
  float cost = 0;
};

struct Reached {
  float expected = 0;  // with what is left at least
  float cost = 0;
  std::size_t state = 0;
  bool operator<(const Reached& other) const { return expected != other.expected ? expected > other.expected : state > other.state; }
};

class Router {
 public:
  Router(Sheet& sheet, const Diagram& diagram, std::span<const std::uint32_t> ties, int lanes, bool crowds)
      : sheet_(sheet), diagram_(diagram), lanes_(lanes), crowds_(crowds) {
    for (const PlacedBox& box : sheet.boxes) boxes_.emplace(box.box, &box);
    for (const std::uint32_t tie : ties) {
      ++ends_[diagram.ties[tie].from];
      ++ends_[diagram.ties[tie].to];
      order_.push_back(tie);
    }
    if (ties.size() > several) haste_ = 4;
    std::stable_sort(order_.begin(), order_.end(), [this](std::uint32_t left, std::uint32_t right) { return length(left) < length(right); });
  }

  std::size_t run() {
    std::vector<Route> best;
    std::vector<std::uint32_t> failed = order_;
    for (int n = 0; n < (haste_ > 1 ? 1 : most_orders) && !failed.empty() && steps_ < most_steps; ++n) {
      std::vector<Route> routes;
      const std::vector<std::uint32_t> missing = route_all(routes);
      if (n == 0 || missing.size() < failed.size()) {
        failed = missing;
        best = std::move(routes);
      }
      // Those first that found no way behind the others.
      std::stable_partition(order_.begin(), order_.end(),
                            [&missing](std::uint32_t tie) { return std::find(missing.begin(), missing.end(), tie) != missing.end(); });
    }
    std::sort(best.begin(), best.end(), [](const Route& left, const Route& right) { return left.tie < right.tie; });
    sheet_.routes = std::move(best);
    return failed.size();
  }

 private:
  [[nodiscard]] float length(std::uint32_t tie) const {
    const PlacedBox& from = *boxes_.at(diagram_.ties[tie].from);
    const PlacedBox& to = *boxes_.at(diagram_.ties[tie].to);
    return std::abs(from.x + from.width / 2 - to.x - to.width / 2) + std::abs(from.y + from.height / 2 - to.y - to.height / 2);
  }
  [[nodiscard]] std::size_t ports_of_side(BoxId box) const { return std::max<std::size_t>(3, 2 + (ends_.at(box) + 3) / 4); }
  std::vector<std::uint32_t> route_all(std::vector<Route>& routes);
  /// Routes that are in each other's way are found anew, the later one first, where that is better for all.
  void improve(const Grid& empty, std::vector<Route>& routes);
  void improve(const Grid& empty, std::vector<Route>& routes, std::size_t one, std::size_t other);
  /// The cost of a route beside what others add to it.
  [[nodiscard]] float own_cost(const Route& route) const;
  std::vector<std::uint32_t> route_these(Grid& grid, const std::vector<std::uint32_t>& ties, std::vector<Route>& routes);
  /// What a cost is in the search in hand.
  [[nodiscard]] float allowed(float cost) const {
    constexpr float dearer = 3;
    if (cost < crowded) return cost;
    return crowding_ && cost != no_way ? (cost - crowded) * dearer : no_way;
  }
  void add_ports(Grid& grid) const;
  [[nodiscard]] bool has_stem(const PlacedBox& box) const;
  [[nodiscard]] std::vector<Port> ports(const Grid& grid, const PlacedBox& box) const;
  [[nodiscard]] bool search(const Grid& grid, const PlacedBox& to, const std::vector<Port>& starts, const std::vector<Port>& goals, Route& route);
  void relax(const Grid& grid, const PlacedBox& to, const Reached& from, std::size_t way);
  void reach(const Grid& grid, const PlacedBox& to, std::size_t state, float cost, std::size_t before);
  [[nodiscard]] Route traced(const Grid& grid, std::size_t state, const std::vector<Port>& starts, const Port& goal, std::uint32_t tie) const;

  Sheet& sheet_;
  const Diagram& diagram_;
  int lanes_ = 1;
  bool crowds_ = false;    // what finds no way otherwise may share a stretch
  bool crowding_ = false;  // the search in hand may
  float haste_ = 1;        // more: found sooner, and not always the best
  std::unordered_map<BoxId, const PlacedBox*> boxes_;
  std::unordered_map<BoxId, std::size_t> ends_;
  std::vector<std::uint32_t> order_;
  std::size_t steps_ = 0;
  // Of the search in hand, by node and way.
  std::vector<float> cost_;
  std::vector<std::size_t> before_;
  std::vector<std::uint32_t> seen_;
  std::vector<std::uint32_t> is_goal_;  // by node
  std::uint32_t search_ = 0;
  std::priority_queue<Reached> open_;
};

constexpr std::size_t nothing = static_cast<std::size_t>(-1);

void add(const Route& route, Grid& grid) {
  for (std::size_t i = 1; i < route.points.size(); ++i) grid.add(piece_between(route.points[i - 1], route.points[i]));
}

std::vector<std::uint32_t> Router::route_all(std::vector<Route>& routes) {
  Grid grid(sheet_, lanes_, haste_ <= 1);
  add_ports(grid);
  grid.close();
  const std::size_t states = grid.columns() * grid.rows() * ways;
  cost_.assign(states, 0);
  before_.assign(states, nothing);
  seen_.assign(states, 0);
  is_goal_.assign(states / ways, 0);
  search_ = 0;
  if (states == 0) return order_;
  const Grid empty = grid;
  std::vector<std::uint32_t> missing = route_these(grid, order_, routes);
  if (missing.empty() && haste_ <= 1) improve(empty, routes);
  if (!crowds_) return missing;
  crowding_ = true;
  missing = route_these(grid, missing, routes);
  crowding_ = false;
  return missing;
}

/// Those that found no way.
std::vector<std::uint32_t> Router::route_these(Grid& grid, const std::vector<std::uint32_t>& ties, std::vector<Route>& routes) {
  std::vector<std::uint32_t> missing;
  for (const std::uint32_t tie : ties) {
    const PlacedBox& to = *boxes_.at(diagram_.ties[tie].to);
    Route route{tie, {}};
    if (!search(grid, to, ports(grid, *boxes_.at(diagram_.ties[tie].from)), ports(grid, to), route)) {
      missing.push_back(tie);
      continue;
    }
    add(route, grid);
    routes.push_back(std::move(route));
  }
  return missing;
}

float Router::own_cost(const Route& route) const {
  float cost = clutter(route, sheet_.connectors) + bend * static_cast<float>(route.points.size());
  for (std::size_t i = 1; i < route.points.size(); ++i) {
    const Piece piece = piece_between(route.points[i - 1], route.points[i]);
    cost += std::max(piece.to.x - piece.from.x, piece.to.y - piece.from.y);
  }
  return cost;
}

void Router::improve(const Grid& empty, std::vector<Route>& routes) {
  int pairs = 0;
  for (std::size_t n = 0; n < 2 * routes.size(); ++n) {  // twice: what is better for one pair may be worse for another
    const std::size_t one = n % routes.size();
    for (std::size_t other = 0; other < routes.size(); ++other) {
      if (one == other || clutter(routes[one], routes[other]) < in_the_way) continue;
      if (++pairs > most_pairs || steps_ >= most_steps) return;
      improve(empty, routes, one, other);
    }
  }
}

void Router::improve(const Grid& empty, std::vector<Route>& routes, std::size_t one, std::size_t other) {
  constexpr float worth = 0.5F;
  const auto cost = [&] {
    float sum = own_cost(routes[one]) + own_cost(routes[other]) + clutter(routes[one], routes[other]);
    for (std::size_t i = 0; i < routes.size(); ++i) {
      if (i != one && i != other) sum += clutter(routes[one], routes[i]) + clutter(routes[other], routes[i]);
    }
    return sum;
  };
  Grid grid = empty;
  for (std::size_t i = 0; i < routes.size(); ++i) {
    if (i != one && i != other) add(routes[i], grid);
  }
  const float before = cost();
  const Route way = routes[other];
  // The later one first, where it would go by itself; where that is the way that it has, by another.
  for (const bool elsewhere : {false, true}) {
    Grid first = grid;
    if (elsewhere) add(way, first);
    std::vector<Route> found;
    if (!route_these(first, {way.tie}, found).empty()) continue;
    Grid second = grid;
    add(found[0], second);
    if (!route_these(second, {routes[one].tie}, found).empty()) continue;
    std::swap(routes[other], found[0]);
    std::swap(routes[one], found[1]);
    if (cost() < before - worth) return;
    std::swap(routes[other], found[0]);
    std::swap(routes[one], found[1]);
  }
}

void Router::add_ports(Grid& grid) const {
  for (const PlacedBox& box : sheet_.boxes) {
    if (!ends_.contains(box.box)) continue;
    const std::size_t count = ports_of_side(box.box);
    for (std::size_t i = 1; i <= count; ++i) {
      const float part = static_cast<float>(i) / static_cast<float>(count + 1);
      grid.add_column(box.x + box.width * part);
      grid.add_row(box.y + box.height * part);
    }
  }
}

/// Whether its own lines begin under it.
bool Router::has_stem(const PlacedBox& box) const {
  return std::any_of(sheet_.connectors.begin(), sheet_.connectors.end(), [&box](const Connector& line) {
    return line.owner == box.box && line.kind != ConnectorKind::works_with && line.from.x == line.to.x && line.from.y == box.y + box.height;
  });
}

std::vector<Port> Router::ports(const Grid& grid, const PlacedBox& box) const {
  std::vector<Port> found;
  const std::size_t left = grid.column(box.x - distance::first_lane);
  const std::size_t right = grid.column(box.x + box.width + distance::first_lane);
  const std::size_t over = grid.row(box.y - distance::first_lane);
  const std::size_t under = grid.row(box.y + box.height + distance::first_lane);
  const auto add = [&](std::size_t column, std::size_t row, std::size_t way, Point at) {
    Port port{row * grid.columns() + column, way, at, 0};
    const Point end = grid.point(port.node);
    const bool outwards = (way == 0 && end.x > at.x) || (way == 1 && end.y > at.y) || (way == 2 && end.x < at.x) || (way == 3 && end.y < at.y);
    if (!outwards) return;
    port.cost = allowed(grid.cost(piece_between(at, end), box.box));
    if (port.cost == no_way) return;
    if (way == 1 && has_stem(box)) port.cost += at_stem;
    found.push_back(port);
  };
  // Wherever the grid meets the box, so that a line that could go straight does.
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    const float y = grid.point(row * grid.columns()).y;
    if (y < box.y + corner || y > box.y + box.height - corner) continue;
    add(right, row, 0, {box.x + box.width, y});
    add(left, row, 2, {box.x, y});
  }
  for (std::size_t column = 0; column < grid.columns(); ++column) {
    const float x = grid.point(column).x;
    if (x < box.x + corner || x > box.x + box.width - corner) continue;
    add(column, under, 1, {x, box.y + box.height});
    add(column, over, 3, {x, box.y});
  }
  return found;
}

/// How far it is at least from a point to a box.
float left_to(const PlacedBox& box, Point point) {
  const float x = std::max({box.x - point.x, point.x - box.x - box.width, 0.0F});
  const float y = std::max({box.y - point.y, point.y - box.y - box.height, 0.0F});
  return x + y;
}

void Router::reach(const Grid& grid, const PlacedBox& to, std::size_t state, float cost, std::size_t before) {
  if (seen_[state] == search_ && cost_[state] <= cost) return;
  seen_[state] = search_;
  cost_[state] = cost;
  before_[state] = before;
  open_.push({cost + (crowding_ ? crowding_haste : haste_) * left_to(to, grid.point(state / ways)), cost, state});
}

void Router::relax(const Grid& grid, const PlacedBox& to, const Reached& from, std::size_t way) {
  const std::size_t node = from.state / ways;
  const std::size_t column = node % grid.columns();
  if ((way == 2 && column == 0) || (way == 3 && node < grid.columns())) return;
  const std::array<std::size_t, ways> next{node + 1, node + grid.columns(), node - 1, node - grid.columns()};
  const float step = allowed(way == 0 ? grid.right(node) : (way == 1 ? grid.down(node) : (way == 2 ? grid.right(next[2]) : grid.down(next[3]))));
  if (step == no_way) return;
  reach(grid, to, next[way] * ways + way, from.cost + step + (from.state % ways == way ? 0 : bend), from.state);
}

bool Router::search(const Grid& grid, const PlacedBox& to, const std::vector<Port>& starts, const std::vector<Port>& goals, Route& route) {
  ++search_;
  open_ = {};
  for (const Port& port : goals) is_goal_[port.node] = search_;
  for (const Port& port : starts) reach(grid, to, port.node * ways + port.way, port.cost, nothing);
  float least = no_way;
  std::size_t last = nothing;
  const Port* goal = nullptr;
  const std::size_t most = steps_ + (haste_ > 1 && !crowding_ ? hasty_steps : most_steps);
  while (!open_.empty() && open_.top().expected < least && steps_ < std::min(most, most_steps)) {
    ++steps_;
    const Reached reached = open_.top();
    open_.pop();
    if (reached.cost > cost_[reached.state]) continue;
    const std::size_t way = reached.state % ways;
    if (is_goal_[reached.state / ways] == search_) {
      for (const Port& port : goals) {
        if (port.node != reached.state / ways || port.way == way) continue;
        const float cost = reached.cost + port.cost + ((port.way + 2) % ways == way ? 0 : bend);
        if (cost >= least) continue;
        least = cost;
        last = reached.state;
        goal = &port;
      }
    }
    for (std::size_t next = 0; next < ways; ++next) {
      if ((next + 2) % ways != way) relax(grid, to, reached, next);
    }
  }
  if (goal == nullptr) return false;
  route = traced(grid, last, starts, *goal, route.tie);
  return true;
}

Route Router::traced(const Grid& grid, std::size_t state, const std::vector<Port>& starts, const Port& goal, std::uint32_t tie) const {
  std::vector<Point> backwards{goal.at};
  std::size_t first = state;
  for (; state != nothing; state = before_[state]) {
    first = state;
    backwards.push_back(grid.point(state / ways));
  }
  const auto port = std::find_if(starts.begin(), starts.end(), [&](const Port& start) { return start.node * ways + start.way == first; });
  backwards.push_back(port->at);
  Route route{tie, {}};
  for (auto point = backwards.rbegin(); point != backwards.rend(); ++point) {
    std::vector<Point>& points = route.points;
    if (!points.empty() && points.back() == *point) continue;
    if (points.size() > 1) {
      const Point one = points[points.size() - 2];
      const Point two = points.back();
      if ((one.x == two.x && two.x == point->x) || (one.y == two.y && two.y == point->y)) points.pop_back();
    }
    points.push_back(*point);
  }
  return route;
}

}  // namespace

std::size_t find_routes(Sheet& sheet, const Diagram& diagram, std::span<const std::uint32_t> ties, int lanes, bool crowds) {
  return ties.empty() ? 0 : Router(sheet, diagram, ties, lanes, crowds).run();
}

}  // namespace townclerk::chart
