#include "chart/positions.hpp"

#include <algorithm>

#include "chart/head.hpp"
#include "chart/tier.hpp"

namespace townclerk::chart {
namespace {

using document::Point;

constexpr float tolerance = 1e-4F;

class Placing {
 public:
  explicit Placing(Scene& scene) : scene_(scene), tier_(scene) {}

  Sheet place(std::size_t shape) {
    const BoxId root = scene_.members.front();
    const float margin = scene_.gaps.margin;
    scene_.origins[root] = {margin, margin, shape};
    sheet_.width = scene_.fronts[root][shape].width + 2 * margin;
    sheet_.height = scene_.fronts[root][shape].height + 2 * margin;
    sheet_.boxes.reserve(scene_.members.size());
    for (const BoxId box : scene_.members) place(box);
    return std::move(sheet_);
  }

 private:
  /// The box in hand.
  struct Parent {
    BoxId box = no_box;
    Shape shape{};  // without partners
    float x = 0;    // its left, without partners
    float axis = 0;
    float top = 0;
    float foot = 0;   // of the box and its panel
    float lined = 0;  // how far down its stem something beside it is known to answer to it
  };

  [[nodiscard]] float left_of(BoxId box) const {
    return scene_.origins[box].x + scene_.fronts[box][scene_.origins[box].shape].axis - scene_.widths[box] / 2;
  }
  [[nodiscard]] float middle_of(BoxId box) const { return scene_.origins[box].y + scene_.heights[box] / 2; }
  /// Where a line between two boxes with one top goes.
  [[nodiscard]] float common_middle(BoxId one, BoxId other) const {
    return scene_.origins[one].y + std::min(scene_.heights[one], scene_.heights[other]) / 2;
  }
  [[nodiscard]] ConnectorKind kind_to(BoxId box) const { return line_to(scene_.diagram.boxes[box]); }
  [[nodiscard]] bool is_lined(BoxId box) const { return kind_to(box) == ConnectorKind::reports; }
  void connect(BoxId owner, BoxId branch, Point from, Point to, ConnectorKind kind);
  /// What several boxes share: as far as one that is known to answer to the parent, the line of those.
  void share(const Parent& parent, Point from, Point lined, Point to);
  [[nodiscard]] bool has_lined(const Group& group) const;
  /// A level line from an x to the nearer side of a box.
  void reach(const Parent& parent, BoxId box, float x, float y);
  void place(BoxId box);
  void place_forest(const Shape& shape);
  void place_company(Parent& parent);
  void place_beside(Parent& parent, const Head& head);
  void place_row(const Parent& parent, float bottom);
  /// Boxes of one column and the lines to them from its stem, which starts at an y.
  void place_column(const Parent& parent, const Group& group, Point top, float stem_top);
  void place_spine(const Parent& parent, float bottom);

  Scene& scene_;
  Tier tier_;
  Sheet sheet_;
};

void Placing::connect(BoxId owner, BoxId branch, Point from, Point to, ConnectorKind kind) {
  if (from == to) return;
  sheet_.connectors.push_back({owner, branch, kind, from, to});
}

void Placing::share(const Parent& parent, Point from, Point lined, Point to) {
  connect(parent.box, no_box, from, lined, ConnectorKind::reports);
  connect(parent.box, no_box, lined, to, ConnectorKind::unlined);
}

bool Placing::has_lined(const Group& group) const {
  const std::span<const BoxId> boxes = tier_.boxes().subspan(group.first, group.last - group.first);
  return std::any_of(boxes.begin(), boxes.end(), [this](BoxId box) { return is_lined(box); });
}

void Placing::reach(const Parent& parent, BoxId box, float x, float y) {
  const float left = left_of(box);
  connect(parent.box, box, {x, y}, {left > x ? left : left + scene_.widths[box], y}, kind_to(box));
}

void Placing::place(BoxId box) {
  const Origin& origin = scene_.origins[box];
  if (box == scene_.hierarchy.whole()) {
    place_forest(scene_.fronts[box][origin.shape]);
    return;
  }
  if (scene_.is_panel(box)) {
    const BoxId over = scene_.diagram.boxes[box].parent;
    sheet_.boxes.push_back({box, left_of(over), scene_.origins[over].y + scene_.heights[over], scene_.widths[box], scene_.heights[box], false});
    return;
  }
  Parent parent{box, scene_.fronts[box][origin.shape], origin.x, 0, origin.y, origin.y + scene_.full_height(box), 0};
  parent.axis = origin.x + parent.shape.axis;
  parent.lined = parent.foot;
  sheet_.boxes.push_back({box, left_of(box), origin.y, scene_.widths[box], scene_.heights[box], scene_.stubs[box] != 0});
  if (!scene_.partners(box).empty()) place_company(parent);
  const Head head = head_of(scene_, box, parent.shape.around);
  place_beside(parent, head);
  const float bottom = parent.top + head.bottom;
  tier_.enter(box);
  switch (parent.shape.form) {
    case ShapeForm::alone:
      break;
    case ShapeForm::row:
      place_row(parent, bottom);
      break;
    case ShapeForm::spine:
      place_spine(parent, bottom);
      break;
    case ShapeForm::column: {
      const Group all{0, tier_.boxes().size(), 0, parent.shape.bound};
      place_column(parent, all, {left_of(box), bottom + scene_.gaps.stem}, parent.foot);
      break;
    }
  }
}

void Placing::place_forest(const Shape& shape) {
  tier_.enter(scene_.hierarchy.whole());
  Row row;
  if (!tier_.row(shape.bound, row)) return;
  const Origin origin = scene_.origins[scene_.hierarchy.whole()];
  for (const Group& group : row.groups) {
    float y = origin.y;
    for (std::size_t at = group.first; at < group.last; ++at) {
      const BoxId box = tier_.boxes()[at];
      scene_.origins[box] = {origin.x + group.x, y, tier_.shape(group, at)};
      y += scene_.fronts[box][scene_.origins[box].shape].height + tier_.stack();
    }
  }
}

void Placing::place_company(Parent& parent) {
  Company company = company_of(scene_, parent.box, parent.shape);
  parent.x += company.left;
  parent.shape.axis -= company.left;
  parent.shape.width -= company.left + company.right;
  company = company_of(scene_, parent.box, parent.shape);
  const float half = scene_.widths[parent.box] / 2;
  const float trunk = parent.x + parent.shape.width + scene_.gaps.row + scene_.gaps.indent / 2;
  float last = 0;
  for (const Aside& aside : company.partners) {
    scene_.origins[aside.box] = {parent.axis + aside.x, parent.top + aside.y, aside.shape};
    const bool is_first = aside.box == company.partners.front().box;
    const float y = is_first || !parent.shape.around.stacked ? common_middle(parent.box, aside.box) : middle_of(aside.box);
    if (!parent.shape.around.stacked) {
      reach(parent, aside.box, aside.x < 0 ? parent.axis - half : parent.axis + half, y);
      continue;
    }
    if (is_first) {
      connect(parent.box, no_box, {parent.axis + half, y}, {trunk, y}, ConnectorKind::works_with);
    } else {
      connect(parent.box, no_box, {trunk, last}, {trunk, y}, ConnectorKind::works_with);
    }
    reach(parent, aside.box, trunk, y);
    last = y;
  }
}

void Placing::place_beside(Parent& parent, const Head& head) {
  const float half = scene_.widths[parent.box] / 2;
  float last = parent.foot;
  for (const Aside& aside : head.beside) {
    scene_.origins[aside.box] = {parent.axis + aside.x, parent.top + aside.y, aside.shape};
    if (head.blocks_stem) {
      last = std::max(last, middle_of(aside.box));
      if (is_lined(aside.box)) parent.lined = std::max(parent.lined, middle_of(aside.box));
      reach(parent, aside.box, parent.axis, middle_of(aside.box));
    } else {
      reach(parent, aside.box, aside.x < 0 ? parent.axis - half : parent.axis + half, common_middle(parent.box, aside.box));
    }
  }
  if (parent.shape.form == ShapeForm::alone && head.blocks_stem)
    share(parent, {parent.axis, parent.foot}, {parent.axis, parent.lined}, {parent.axis, last});
}

void Placing::place_row(const Parent& parent, float bottom) {
  Row row;
  if (!tier_.row(parent.shape.bound, row)) return;
  const bool is_single = tier_.boxes().size() == 1;
  const float bus = is_single ? bottom : bottom + scene_.gaps.level / 2;
  const float top = bottom + (is_single ? scene_.gaps.stem : scene_.gaps.level);
  const float start = parent.axis - row.axis;
  struct Span {
    float left = 0;
    float right = 0;
  };
  Span lined{parent.axis, parent.axis};
  Span all = lined;
  const bool any_lined = std::any_of(row.groups.begin(), row.groups.end(), [this](const Group& group) { return has_lined(group); });
  share(parent, {parent.axis, parent.foot}, {parent.axis, any_lined ? bus : parent.lined}, {parent.axis, bus});
  for (const Group& group : row.groups) {
    const float x = start + group.x;
    float drop = x + tier_.indent() / 2;
    if (group.last - group.first > 1) {
      place_column(parent, group, {x, top}, bus);
    } else {
      const BoxId box = tier_.boxes()[group.first];
      scene_.origins[box] = {x, top, tier_.shape(group, group.first)};
      drop = is_single ? parent.axis : x + scene_.fronts[box][scene_.origins[box].shape].axis;
      connect(parent.box, box, {drop, bus}, {drop, top}, kind_to(box));
    }
    Span& span = has_lined(group) ? lined : all;
    span = {std::min(span.left, drop), std::max(span.right, drop)};
  }
  if (std::max(lined.right, all.right) - std::min(lined.left, all.left) <= tolerance) return;
  connect(parent.box, no_box, {lined.left, bus}, {lined.right, bus}, ConnectorKind::reports);
  if (all.left < lined.left) connect(parent.box, no_box, {all.left, bus}, {lined.left, bus}, ConnectorKind::unlined);
  if (all.right > lined.right) connect(parent.box, no_box, {lined.right, bus}, {all.right, bus}, ConnectorKind::unlined);
}

void Placing::place_column(const Parent& parent, const Group& group, Point top, float stem_top) {
  const float stem = top.x + tier_.indent() / 2;
  float y = top.y;
  float last = stem_top;
  float lined = stem_top;
  for (std::size_t at = group.first; at < group.last; ++at) {
    const BoxId box = tier_.boxes()[at];
    scene_.origins[box] = {top.x + tier_.indent(), y, tier_.shape(group, at)};
    last = middle_of(box);
    if (is_lined(box)) lined = last;
    reach(parent, box, stem, last);
    y += scene_.fronts[box][scene_.origins[box].shape].height + tier_.stack();
  }
  share(parent, {stem, stem_top}, {stem, lined}, {stem, last});
}

void Placing::place_spine(const Parent& parent, float bottom) {
  const std::span<const BoxId> boxes = tier_.boxes();
  const float away = scene_.gaps.row / 2;
  float y = bottom + scene_.gaps.stem;
  float last = y;
  float lined = parent.lined;
  for (std::size_t i = 0; i < boxes.size(); i += 2) {
    float low = 0;
    for (std::size_t at = i; at < std::min(i + 2, boxes.size()); ++at) {
      const BoxId box = boxes[at];
      scene_.origins[box] = {at == i ? parent.axis - away - scene_.widths[box] : parent.axis + away, y, 0};
      last = std::max(last, middle_of(box));
      if (is_lined(box)) lined = std::max(lined, middle_of(box));
      reach(parent, box, parent.axis, middle_of(box));
      low = std::max(low, scene_.heights[box]);
    }
    y += low + scene_.gaps.stack;
  }
  share(parent, {parent.axis, parent.foot}, {parent.axis, lined}, {parent.axis, last});
}

}  // namespace

Sheet put_in_place(Scene& scene, std::size_t shape) {
  return Placing(scene).place(shape);
}

}  // namespace townclerk::chart
