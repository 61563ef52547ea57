#include "chart/fronts.hpp"

#include <algorithm>
#include <limits>

#include "chart/head.hpp"
#include "chart/tier.hpp"

namespace townclerk::chart {
namespace {

constexpr float tolerance = 1e-3F;

/// The boxes below a parent, without it.
struct Block {
  ShapeForm form = ShapeForm::alone;
  float bound = 0;
  float width = 0;
  float height = 0;
  float axis = 0;
  std::size_t count = 0;  // of boxes
};

class Finder {
 public:
  explicit Finder(Scene& scene) : scene_(scene), tier_(scene) {}

  void find(BoxId box) {
    if (scene_.is_leaf(box)) {
      scene_.fronts[box].assign(1, alone(box));
      return;
    }
    candidates_.clear();
    blocks_.clear();
    read_blocks(box);
    if (box == scene_.hierarchy.whole()) {
      for (const Block& block : blocks_) candidates_.push_back({block.width, block.height, block.axis, block.bound, block.form});
    } else {
      arounds(scene_, box, arounds_);
      for (const Around& around : arounds_) combine(box, around);
    }
    keep_best(candidates_, scene_.fronts[box]);
  }

 private:
  [[nodiscard]] Shape alone(BoxId box) const {
    Shape shape{scene_.widths[box], scene_.heights[box], scene_.widths[box] / 2};
    shape.hangs = shape.clear_left = true;
    return shape;
  }
  void read_blocks(BoxId box);
  void add_spine();
  void combine(BoxId box, const Around& around);
  /// False where the block cannot stand under that head.
  [[nodiscard]] bool join(BoxId box, const Head& head, const Block& block, Shape& shape) const;

  Scene& scene_;
  Tier tier_;
  Row row_;
  std::vector<Block> blocks_;
  std::vector<Around> arounds_;
  std::vector<Shape> candidates_;
};

void Finder::read_blocks(BoxId box) {
  tier_.enter(box);
  const std::size_t count = tier_.boxes().size();
  if (count == 0) {
    blocks_.push_back({});
    return;
  }
  float narrowest = std::numeric_limits<float>::max();
  for (const float bound : tier_.bounds()) {
    if (!tier_.row(bound, row_, narrowest)) continue;
    narrowest = row_.width;
    const bool stacked = tier_.is_forest() && row_.groups.size() < count;
    blocks_.push_back({stacked ? ShapeForm::column : ShapeForm::row, bound, row_.width, row_.height, row_.axis, count});
  }
  for (const Step& step : tier_.column()) {
    const Group all{0, count, 0, step.width};
    blocks_.push_back({ShapeForm::column, step.width, step.width, tier_.height(all), 0, count});
  }
  add_spine();
}

/// Leaves right and left of a stem in the middle.
void Finder::add_spine() {
  const std::span<const BoxId> boxes = tier_.boxes();
  if (boxes.size() < 2 || tier_.has_team() || tier_.is_forest()) return;
  if (!std::all_of(boxes.begin(), boxes.end(), [&](BoxId box) { return scene_.is_leaf(box); })) return;
  Block spine{ShapeForm::spine, 0, 2 * scene_.widths[boxes[0]] + scene_.gaps.row, -scene_.gaps.stack, 0, boxes.size()};
  for (std::size_t i = 0; i < boxes.size(); i += 2) {
    const float right = i + 1 < boxes.size() ? scene_.heights[boxes[i + 1]] : 0;
    spine.height += scene_.gaps.stack + std::max(scene_.heights[boxes[i]], right);
  }
  spine.axis = spine.width / 2;
  blocks_.push_back(spine);
}

bool Finder::join(BoxId box, const Head& head, const Block& block, Shape& shape) const {
  const float half = scene_.widths[box] / 2;
  shape.form = block.form;
  shape.bound = block.bound;
  shape.axis = head.left;
  switch (block.form) {
    case ShapeForm::alone:
      shape.width = head.left + head.right;
      shape.height = head.bottom;
      break;
    case ShapeForm::column:
      if (head.blocks_stem || head.left > half + tolerance) return false;
      shape.width = std::max(head.left + head.right, block.width);
      shape.height = head.bottom + scene_.gaps.stem + block.height;
      break;
    case ShapeForm::row:
    case ShapeForm::spine: {
      const float gap = block.form == ShapeForm::spine || block.count == 1 ? scene_.gaps.stem : scene_.gaps.level;
      shape.axis = std::max(head.left, block.axis);
      shape.width = shape.axis + std::max(head.right, block.width - block.axis);
      shape.height = head.bottom + gap + block.height;
      break;
    }
  }
  const bool reads_as_siblings = block.form == ShapeForm::spine || (block.form == ShapeForm::row && block.count > 1);
  shape.hangs = !reads_as_siblings && shape.axis <= half + tolerance;
  shape.clear_left = head.blocks_stem || head.left <= half + tolerance;
  return true;
}

void Finder::combine(BoxId box, const Around& around) {
  const Head head = head_of(scene_, box, around);
  for (const Block& block : blocks_) {
    Shape shape;
    shape.around = around;
    if (!join(box, head, block, shape)) continue;
    if (!scene_.partners(box).empty()) {
      const Company company = company_of(scene_, box, shape);
      shape.width += company.left + company.right;
      shape.axis += company.left;
      shape.height = std::max(shape.height, company.height);
      if (company.left > 0) shape.hangs = shape.clear_left = false;
    }
    candidates_.push_back(shape);
  }
}

}  // namespace

void find_shapes(Scene& scene) {
  Finder finder(scene);
  for (auto box = scene.members.rbegin(); box != scene.members.rend(); ++box) {
    if (!scene.is_panel(*box)) finder.find(*box);
  }
}

}  // namespace townclerk::chart
