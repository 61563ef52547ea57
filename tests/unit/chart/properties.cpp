#include "properties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <set>

namespace townclerk::chart {
namespace {

using document::Point;

constexpr float tolerance = 5e-3F;

/// An upright rectangle; a line is one without breadth.
struct Area {
  float left = 0, top = 0, right = 0, bottom = 0;
};
Area area(const PlacedBox& box) {
  return {box.x, box.y, box.x + box.width, box.y + box.height};
}
Area area(Point one, Point other) {
  return {std::min(one.x, other.x), std::min(one.y, other.y), std::max(one.x, other.x), std::max(one.y, other.y)};
}

/// How far apart in the direction in which they are furthest; negative: they overlap.
float apart(const Area& one, const Area& other) {
  return std::max(std::max(one.left, other.left) - std::min(one.right, other.right),
                  std::max(one.top, other.top) - std::min(one.bottom, other.bottom));
}
bool is_level(const Area& line) {
  return line.bottom - line.top < tolerance;
}

class Check {
 public:
  Check(const Diagram& diagram, const Limits& limits, const Sheet& sheet, const Distances& distances, std::vector<std::string>& found)
      : diagram_(diagram), limits_(limits), sheet_(sheet), distances_(distances), found_(found) {
    for (const PlacedBox& box : sheet.boxes) boxes_.emplace(box.box, &box);
    for (const PlacedBox& box : sheet.boxes) {
      const Box& each = diagram.boxes[box.box];
      if (box.box == sheet.root || each.parent == no_box) continue;
      if (is_panel(box.box)) continue;
      kin_[each.parent].push_back(box.box);
    }
  }

  void all() {
    fits();
    boxes_apart();
    connectors_clear();
    routes_clear();
    teams();
    rows();
    connected();
    solid_lines();
    unlined();
    dotted_lines();
    ties();
  }

 private:
  template <typename... Values>
  void fault(fmt::format_string<Values...> words, Values&&... values) {
    found_.push_back(fmt::format(words, std::forward<Values>(values)...) + fmt::format(" (sheet of {})", sheet_.root));
  }
  /// A panel hangs on its parent without a gap.
  [[nodiscard]] bool is_panel(BoxId box) const {
    const Box& each = diagram_.boxes[box];
    if (each.stand != Stand::attached || !boxes_.contains(each.parent) || each.parent == no_box) return false;
    const PlacedBox& over = *boxes_.at(each.parent);
    const PlacedBox& panel = *boxes_.at(box);
    return std::abs(panel.x - over.x) < tolerance && std::abs(panel.width - over.width) < tolerance &&
           std::abs(panel.y - over.y - over.height) < tolerance;
  }
  [[nodiscard]] bool is_panel_of(BoxId panel, BoxId box) const { return diagram_.boxes[panel].parent == box && is_panel(panel); }
  [[nodiscard]] std::vector<BoxId> kin(BoxId box, Stand stand) const {
    std::vector<BoxId> found;
    const auto known = kin_.find(box);
    if (known == kin_.end()) return found;
    for (const BoxId each : known->second) {
      const Stand its = diagram_.boxes[each].stand;
      if (its == stand || (stand == Stand::below && its == Stand::attached)) found.push_back(each);
    }
    return found;
  }

  void fits();
  void boxes_apart();
  void connectors_clear();
  void routes_clear();
  void teams();
  void rows();
  void row_of(BoxId parent, const std::vector<BoxId>& children);
  void connected();
  void solid_lines();
  void unlined();
  void dotted_lines();
  void ties();
  [[nodiscard]] std::vector<Area> reached_from(BoxId parent, bool by_stated_lines_only) const;
  [[nodiscard]] bool touches_kin(const Connector& line, Point end) const;

  const Diagram& diagram_;
  const Limits& limits_;
  const Sheet& sheet_;
  const Distances& distances_;
  std::vector<std::string>& found_;
  std::map<BoxId, const PlacedBox*> boxes_;
  std::map<BoxId, std::vector<BoxId>> kin_;
  float indent_ = -1;
};

void Check::fits() {
  const float size = sheet_.type_size;
  if (size > limits_.most * 1.0001F) fault("4 type of {} is larger than {}", size, limits_.most);
  if (sheet_.width * size > limits_.width + 0.01F || sheet_.height * size > limits_.height + 0.01F) fault("5 larger than the page at {}", size);
  if (size < limits_.least * 0.9999F) {
    // Only where nothing more can be cut.
    const bool alone = sheet_.root == no_box && std::count_if(sheet_.boxes.begin(), sheet_.boxes.end(),
                                                              [&](const PlacedBox& box) { return diagram_.boxes[box.box].parent == no_box; }) == 1;
    for (const auto& [parent, kin] : kin_) {
      if (parent == sheet_.root || (alone && diagram_.boxes[parent].parent == no_box)) continue;
      fault("4 type of {} though {} could be cut", size, parent);
    }
  }
  const Area inside{0, 0, sheet_.width, sheet_.height};
  const auto check = [&](const Area& each, std::string_view what) {
    if (each.left < -tolerance || each.top < -tolerance || each.right > inside.right + tolerance || each.bottom > inside.bottom + tolerance)
      fault("5 {} outside the margins", what);
  };
  for (const PlacedBox& box : sheet_.boxes) check(area(box), "box");
  for (const Connector& line : sheet_.connectors) check(area(line.from, line.to), "connector");
  for (const Route& route : sheet_.routes) {
    for (const Point point : route.points) check(area(point, point), "route");
  }
}

void Check::boxes_apart() {
  for (std::size_t i = 0; i < sheet_.boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < sheet_.boxes.size(); ++j) {
      const float gap = apart(area(sheet_.boxes[i]), area(sheet_.boxes[j]));
      if (gap >= distances_.boxes - tolerance) continue;
      const BoxId one = sheet_.boxes[i].box;
      const BoxId other = sheet_.boxes[j].box;
      const float least = is_panel_of(one, other) || is_panel_of(other, one) ? 0 : distances_.boxes;
      if (gap < least - tolerance) fault("1 boxes {} and {} are {} apart", one, other, gap);
    }
  }
}

void Check::connectors_clear() {
  for (const Connector& line : sheet_.connectors) {
    const Area piece = area(line.from, line.to);
    for (const PlacedBox& box : sheet_.boxes) {
      if (apart(piece, area(box)) >= distances_.line - tolerance) continue;
      const bool own = box.box == line.owner || box.box == line.branch || is_panel_of(box.box, line.owner);
      // Its own may be touched at the edge, never entered.
      if (apart(piece, area(box)) < (own ? 0 : distances_.line) - tolerance) fault("2 connector of {} at box {}", line.owner, box.box);
    }
  }
}

void Check::routes_clear() {
  for (const Route& route : sheet_.routes) {
    const Tie& tie = diagram_.ties[route.tie];
    for (std::size_t i = 1; i < route.points.size(); ++i) {
      for (const PlacedBox& box : sheet_.boxes) {
        const bool own = box.box == tie.from || box.box == tie.to;
        const float gap = apart(area(route.points[i - 1], route.points[i]), area(box));
        if (gap < (own ? 0 : distances_.line) - tolerance) fault("2 route {} at box {}: {}", route.tie, box.box, gap);
      }
    }
  }
}

void Check::teams() {
  std::map<BoxId, std::vector<const PlacedBox*>> teams;
  for (const PlacedBox& box : sheet_.boxes) {
    const Box& each = diagram_.boxes[box.box];
    if (each.is_team && !each.is_gone && (each.stand == Stand::below || each.parent == no_box)) teams[each.parent].push_back(&box);
  }
  for (const auto& [parent, boxes] : teams) {
    for (const PlacedBox* box : boxes) {
      if (std::abs(box->y - boxes[0]->y) > tolerance) fault("6 tops of the team under {}", parent);
      if (std::abs(box->height - boxes[0]->height) > tolerance) fault("6 heights of the team under {}", parent);
    }
  }
}

void Check::rows() {
  for (const PlacedBox& box : sheet_.boxes) {
    const std::vector<BoxId> children = kin(box.box, Stand::below);
    if (children.empty()) continue;
    row_of(box.box, children);
    for (std::size_t i = 1; i < children.size(); ++i) {
      const PlacedBox& before = *boxes_.at(children[i - 1]);
      const PlacedBox& after = *boxes_.at(children[i]);
      if (after.x <= before.x + tolerance && after.y <= before.y + tolerance) fault("8 {} before {}", children[i - 1], children[i]);
    }
  }
}

void Check::row_of(BoxId parent, const std::vector<BoxId>& children) {
  const PlacedBox& over = *boxes_.at(parent);
  const PlacedBox& first = *boxes_.at(children.front());
  const bool column = children.size() > 1 &&
                      std::all_of(children.begin(), children.end(), [&](BoxId box) { return std::abs(boxes_.at(box)->x - first.x) < tolerance; });
  if (column) {
    const float indent = first.x - over.x;
    if (indent_ < 0) indent_ = indent;
    if (std::abs(indent - indent_) > tolerance || indent < tolerance) fault("7 indent of {} under {}, elsewhere {}", indent, parent, indent_);
    return;
  }
  float top = first.y;
  for (const BoxId box : children) top = std::min(top, boxes_.at(box)->y);
  float left = sheet_.width;
  float right = 0;
  for (const BoxId box : children) {
    const PlacedBox& each = *boxes_.at(box);
    if (each.y > top + tolerance) continue;
    left = std::min(left, each.x);
    right = std::max(right, each.x + each.width);
  }
  if (std::abs((left + right) / 2 - over.x - over.width / 2) > 2 * tolerance) fault("7 {} is not over the middle of its row", parent);
}

/// The parent, its panel and the lines of it that lead away from there.
std::vector<Area> Check::reached_from(BoxId parent, bool by_stated_lines_only) const {
  std::vector<Area> open{area(*boxes_.at(parent))};
  for (const PlacedBox& box : sheet_.boxes) {
    if (is_panel_of(box.box, parent)) open.push_back(area(box));
  }
  std::vector<Area> left;
  for (const Connector& line : sheet_.connectors) {
    if (line.owner == parent && (!by_stated_lines_only || line.kind != ConnectorKind::unlined)) left.push_back(area(line.from, line.to));
  }
  std::vector<Area> reached;
  while (!open.empty()) {
    const Area from = open.back();
    open.pop_back();
    reached.push_back(from);
    const auto touching = std::partition(left.begin(), left.end(), [&](const Area& line) { return apart(from, line) > tolerance; });
    open.insert(open.end(), touching, left.end());
    left.erase(touching, left.end());
  }
  return reached;
}

/// Is each box joined to its parent by the parent's lines, by such as say how?
void Check::connected() {
  for (const auto& [parent, kin] : kin_) {
    if (!boxes_.contains(parent)) {
      fault("11 the parent {} is not here", parent);
      continue;
    }
    const std::vector<Area> reached = reached_from(parent, false);
    const std::vector<Area> stated = reached_from(parent, true);
    for (const BoxId box : kin) {
      const auto meets = [&](const Area& line) { return apart(line, area(*boxes_.at(box))) <= tolerance; };
      if (std::none_of(reached.begin(), reached.end(), meets)) fault("11 {} is not joined to {}", box, parent);
      if (std::any_of(stated.begin(), stated.end(), meets) == diagram_.boxes[box].is_unlined)
        fault("15 the line from {} to {} says what the model does not", parent, box);
    }
  }
}

bool Check::touches_kin(const Connector& line, Point end) const {
  const Area point = area(end, end);
  const auto touches = [&](BoxId box) { return boxes_.contains(box) && std::abs(apart(point, area(*boxes_.at(box)))) <= tolerance; };
  if (touches(line.owner)) return true;
  for (const PlacedBox& box : sheet_.boxes) {
    if (is_panel_of(box.box, line.owner) && touches(box.box)) return true;
  }
  const auto kin = kin_.find(line.owner);
  return kin != kin_.end() && std::any_of(kin->second.begin(), kin->second.end(), touches);
}

void Check::solid_lines() {
  const std::vector<Connector>& lines = sheet_.connectors;
  const auto is_company = [](const Connector& line) { return line.kind == ConnectorKind::works_with; };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Area one = area(lines[i].from, lines[i].to);
    if (one.right - one.left > tolerance && one.bottom - one.top > tolerance) fault("12 a slanting connector of {}", lines[i].owner);
    bool from_joined = touches_kin(lines[i], lines[i].from);
    bool to_joined = touches_kin(lines[i], lines[i].to);
    for (std::size_t j = 0; j < lines.size(); ++j) {
      if (i == j) continue;
      const Area other = area(lines[j].from, lines[j].to);
      if (lines[j].owner != lines[i].owner || is_company(lines[j]) != is_company(lines[i])) {
        if (j > i && apart(one, other) <= tolerance) fault("12 connectors of {} and {} cross", lines[i].owner, lines[j].owner);
        continue;
      }
      from_joined = from_joined || apart(area(lines[i].from, lines[i].from), other) <= tolerance;
      to_joined = to_joined || apart(area(lines[i].to, lines[i].to), other) <= tolerance;
    }
    if (!from_joined || !to_joined) fault("14 a connector of {} ends nowhere", lines[i].owner);
  }
}

/// A line of that kind leads to such a box, and to none else.
void Check::unlined() {
  const std::vector<Connector>& lines = sheet_.connectors;
  for (const Connector& line : lines) {
    const bool is_unlined = line.kind == ConnectorKind::unlined;
    if (line.branch != no_box && line.kind != line_to(diagram_.boxes[line.branch])) fault("15 the line of {} to {}", line.owner, line.branch);
    if (line.branch != no_box || !is_unlined) continue;
    const auto leads_on = [&](const Connector& other) { return other.owner == line.owner && other.branch != no_box && other.kind == line.kind; };
    if (std::none_of(lines.begin(), lines.end(), leads_on)) fault("15 a line of {} leads to no box without a stated line", line.owner);
  }
}

void Check::dotted_lines() {
  struct Line {
    Area area;
    std::size_t route;
  };
  std::vector<Line> lines;
  for (std::size_t n = 0; n < sheet_.routes.size(); ++n) {
    const std::vector<Point>& points = sheet_.routes[n].points;
    for (std::size_t i = 1; i < points.size(); ++i) lines.push_back({area(points[i - 1], points[i]), n});
  }
  const std::size_t routed = lines.size();
  for (const Connector& line : sheet_.connectors) lines.push_back({area(line.from, line.to), sheet_.routes.size()});
  for (std::size_t i = 0; i < routed; ++i) {
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      const Area& one = lines[i].area;
      const Area& other = lines[j].area;
      if (lines[i].route == lines[j].route || is_level(one) != is_level(other)) continue;
      const float across = is_level(one) ? std::abs(one.top - other.top) : std::abs(one.left - other.left);
      const float along = is_level(one) ? std::min(one.right, other.right) - std::max(one.left, other.left)
                                        : std::min(one.bottom, other.bottom) - std::max(one.top, other.top);
      if (across < distances_.lines - tolerance && along > tolerance) fault("13 route {} shares a stretch", sheet_.routes[lines[i].route].tie);
    }
  }
}

void Check::ties() {
  std::multiset<std::uint32_t> routed;
  for (const Route& route : sheet_.routes) {
    routed.insert(route.tie);
    const Tie& tie = diagram_.ties[route.tie];
    const auto on_edge = [&](Point point, BoxId box) {
      return boxes_.contains(box) && std::abs(apart(area(point, point), area(*boxes_.at(box)))) < tolerance;
    };
    if (route.points.size() < 2 || !on_edge(route.points.front(), tie.from) || !on_edge(route.points.back(), tie.to)) {
      fault("11 route {} does not go from edge to edge", route.tie);
    }
    for (std::size_t i = 1; i < route.points.size(); ++i) {
      const Area piece = area(route.points[i - 1], route.points[i]);
      if ((piece.right - piece.left > 0) == (piece.bottom - piece.top > 0)) fault("11 a piece of route {} slants or is nothing", route.tie);
    }
  }
  for (std::uint32_t tie = 0; tie < diagram_.ties.size(); ++tie) {
    const Tie& each = diagram_.ties[tie];
    const bool here = each.from != each.to && boxes_.contains(each.from) && boxes_.contains(each.to);
    if (routed.count(tie) != (here ? 1U : 0U)) fault("11 tie {} has {} routes", tie, routed.count(tie));
  }
}

/// Each box once; stubs and their sheets belong together; sheets in reading order.
void check_sheets(const Diagram& diagram, const std::vector<Sheet>& sheets, std::vector<std::string>& found) {
  std::vector<int> drawn(diagram.boxes.size(), 0);
  std::map<BoxId, BoxId> stubs;  // and the root of the sheet that has it
  std::map<BoxId, std::size_t> roots;
  for (std::size_t n = 0; n < sheets.size(); ++n) {
    const Sheet& sheet = sheets[n];
    if ((sheet.root == no_box) != (n == 0)) found.push_back("19 the first sheet alone is of the whole");
    if (sheet.root != no_box && !roots.emplace(sheet.root, n).second) found.push_back(fmt::format("19 two sheets of {}", sheet.root));
    for (const PlacedBox& box : sheet.boxes) {
      if (!box.cut) ++drawn[box.box];
      if (box.cut && !stubs.emplace(box.box, sheet.root).second) found.push_back(fmt::format("9 two stubs of {}", box.box));
    }
  }
  for (BoxId box = 0; box < drawn.size(); ++box) {
    if (drawn[box] != 1) found.push_back(fmt::format("9 box {} is drawn {} times", box, drawn[box]));
  }
  for (const auto& [box, on] : stubs) {
    const auto own = roots.find(box);
    if (own == roots.end()) {
      found.push_back(fmt::format("19 {} has no sheet of its own", box));
    } else if (sheets[own->second].on != on) {
      found.push_back(fmt::format("19 the sheet of {} names another than its stub's", box));
    }
  }
  if (stubs.size() != roots.size()) found.push_back("19 more sheets than stubs");
  // In order of their stubs, each before its own.
  std::vector<BoxId> expected;
  std::vector<BoxId> open{no_box};
  while (!open.empty() && expected.size() <= sheets.size()) {
    const BoxId root = open.back();
    open.pop_back();
    expected.push_back(root);
    const auto own = roots.find(root);
    if (root != no_box && own == roots.end()) continue;
    const std::vector<PlacedBox>& boxes = sheets[root == no_box ? 0 : own->second].boxes;
    for (auto box = boxes.rbegin(); box != boxes.rend(); ++box) {
      if (box->cut) open.push_back(box->box);
    }
  }
  std::vector<BoxId> order;
  for (const Sheet& sheet : sheets) order.push_back(sheet.root);
  if (order != expected) found.push_back("19 sheets are not in reading order");
}

/// On one sheet the boxes that have branches are all cut at one level, and at no other.
void check_cuts(const Diagram& diagram, const std::vector<Sheet>& sheets, std::vector<std::string>& found) {
  std::vector<bool> has_branch(diagram.boxes.size(), false);
  std::vector<int> depth(diagram.boxes.size(), 0);
  for (BoxId box = 0; box < diagram.boxes.size(); ++box) {
    const Box& each = diagram.boxes[box];
    if (each.parent == no_box) continue;
    depth[box] = depth[each.parent] + 1;
    if (each.stand != Stand::attached) has_branch[each.parent] = true;
  }
  for (const Sheet& sheet : sheets) {
    int level = -1;
    for (const PlacedBox& box : sheet.boxes) {
      if (!box.cut) continue;
      if (level >= 0 && depth[box.box] != level) found.push_back(fmt::format("cuts at two levels on the sheet of {}", sheet.root));
      level = depth[box.box];
    }
    for (const PlacedBox& box : sheet.boxes) {
      if (box.box != sheet.root && !box.cut && level >= 0 && has_branch[box.box] && depth[box.box] == level)
        found.push_back(fmt::format("{} is not cut as others of its level are", box.box));
    }
  }
}

}  // namespace

std::vector<std::string> violations(const Diagram& diagram, const Limits& limits, const std::vector<Sheet>& sheets, const Distances& distances) {
  std::vector<std::string> found;
  check_sheets(diagram, sheets, found);
  check_cuts(diagram, sheets, found);
  for (const Sheet& sheet : sheets) Check(diagram, limits, sheet, distances, found).all();
  return found;
}

std::string exact(const Sheet& sheet) {
  std::string out = fmt::format("{} {} {:a} {:a} {:a}\n", sheet.root, sheet.on, sheet.type_size, sheet.width, sheet.height);
  for (const PlacedBox& box : sheet.boxes) out += fmt::format("{} {:a} {:a} {:a} {:a} {}\n", box.box, box.x, box.y, box.width, box.height, box.cut);
  for (const Connector& line : sheet.connectors) {
    out += fmt::format("{} {} {} {:a} {:a} {:a} {:a}\n", line.owner, line.branch, static_cast<int>(line.kind), line.from.x, line.from.y, line.to.x,
                       line.to.y);
  }
  for (const Route& route : sheet.routes) {
    out += fmt::format("{}", route.tie);
    for (const document::Point point : route.points) out += fmt::format(" {:a},{:a}", point.x, point.y);
    out += '\n';
  }
  return out;
}

}  // namespace townclerk::chart
