#include "chart/cycle.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "chart/box_text.hpp"
#include "chart/draw.hpp"

namespace townclerk::chart {
namespace {

using document::Drawing;
using document::Point;
using document::Polyline;
using document::Rectangle;

// In em.
constexpr float between = 2.4F;      // boxes that follow each other, at least
constexpr float before_box = 0.35F;  // what an arrow stays away
constexpr float head_length = 0.75F;
constexpr float head_width = 0.3F;
constexpr float narrowest = 6;
constexpr float flatness = 0.62F;  // of the ring: papers are read across
constexpr float widen = 1.06F;
constexpr int most_rings = 80;
constexpr float size_step = 0.25F;  // points

Point centre(const Rectangle& box) {
  return {box.x + box.width / 2, box.y + box.height / 2};
}

/// Where the way from a box's centre to a point leaves the box, and so much further on.
Point leaving(const Rectangle& box, Point to, float further) {
  const Point from = centre(box);
  const float dx = to.x - from.x;
  const float dy = to.y - from.y;
  const float length = std::hypot(dx, dy);
  const float by_x = dx == 0 ? length : box.width / 2 / std::abs(dx) * length;
  const float by_y = dy == 0 ? length : box.height / 2 / std::abs(dy) * length;
  const float out = std::min(by_x, by_y) + further;
  return {from.x + dx / length * out, from.y + dy / length * out};
}

class Ring {
 public:
  Ring(const model::Cycle& cycle, const Words& words, const Look& look, text::FontBook& fonts) : look_(look), text_(look, fonts, words) {
    float width = narrowest;
    for (std::size_t i = 0; i < cycle.phases.size(); ++i) {
      text_.add({{words.in(cycle.phases[i].title), true}});
      width = std::max(width, text_.least_width(static_cast<BoxId>(i)));
    }
    float height = 0;
    for (std::size_t i = 0; i < cycle.phases.size(); ++i) height = std::max(height, text_.height(static_cast<BoxId>(i), width, false));
    boxes_.assign(cycle.phases.size(), {0, 0, width, height});
    place();
    both_ways_ = cycle.both_ways;
  }

  [[nodiscard]] float width() const { return width_; }
  [[nodiscard]] float height() const { return height_; }

  [[nodiscard]] Drawing draw(float size) const {
    Drawing drawing;
    drawing.font_family = look_.font_family();
    drawing.width = width_ * size;
    drawing.height = height_ * size;
    const std::size_t arrows = boxes_.size() < 2 ? 0 : boxes_.size() == 2 && both_ways_ ? 1 : boxes_.size();
    for (std::size_t i = 0; i < arrows; ++i) arrow(boxes_[i], boxes_[(i + 1) % boxes_.size()], size, drawing);
    const BoxLook& look = look_.box(BoxKind::unit, Fate::stays);
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      const Rectangle& box = boxes_[i];
      draw_box(drawing, {box.x * size, box.y * size, box.width * size, box.height * size}, look, BoxKind::unit, Fate::stays);
      const auto id = static_cast<BoxId>(i);
      const float slack = (box.height - text_.height(id, box.width, false)) / 2;
      draw_words(drawing, text_.lines(id, box.width, false), {box.x * size, (box.y + slack) * size}, size, look.colour, look_);
    }
    inset(drawing);
    return drawing;
  }

 private:
  /// On the smallest ring, first phase on top and then clockwise, that keeps the boxes apart.
  void place() {
    const auto count = static_cast<float>(boxes_.size());
    float radius = boxes_.front().width * 0.75F;
    for (int tries = 0; tries < most_rings; ++tries, radius *= widen) {
      for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / count - std::numbers::pi_v<float> / 2;
        boxes_[i].x = radius * std::cos(angle) - boxes_[i].width / 2;
        boxes_[i].y = radius * flatness * std::sin(angle) - boxes_[i].height / 2;
      }
      if (boxes_.size() < 2 || is_apart()) break;
    }
    const auto left = std::min_element(boxes_.begin(), boxes_.end(), [](const auto& a, const auto& b) { return a.x < b.x; })->x;
    const auto top = std::min_element(boxes_.begin(), boxes_.end(), [](const auto& a, const auto& b) { return a.y < b.y; })->y;
    for (Rectangle& each : boxes_) {
      each.x -= left;
      each.y -= top;
      width_ = std::max(width_, each.x + each.width);
      height_ = std::max(height_, each.y + each.height);
    }
  }

  [[nodiscard]] bool is_apart() const {
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      for (std::size_t j = i + 1; j < boxes_.size(); ++j) {
        const float gap_x = std::abs(boxes_[i].x - boxes_[j].x) - boxes_[i].width;
        const float gap_y = std::abs(boxes_[i].y - boxes_[j].y) - boxes_[i].height;
        if (std::max(gap_x, gap_y) < between) return false;
      }
    }
    return true;
  }

  void arrow(const Rectangle& from, const Rectangle& to, float size, Drawing& drawing) const {
    const Point begin = leaving(from, centre(to), before_box);
    const Point end = leaving(to, centre(from), before_box);
    const document::Stroke stroke = look_.line(DrawnLine::partnership);
    const auto at = [size](Point em) { return Point{em.x * size, em.y * size}; };
    const Point tail = both_ways_ ? behind(begin, end) : begin;
    drawing.shapes.emplace_back(Polyline{{at(tail), at(behind(end, begin))}, false, {}, stroke});
    head(end, begin, size, stroke.colour, drawing);
    if (both_ways_) head(begin, end, size, stroke.colour, drawing);
  }

  /// Where the head of an arrow begins.
  static Point behind(Point tip, Point from) {
    const float length = std::hypot(tip.x - from.x, tip.y - from.y);
    return {tip.x - (tip.x - from.x) / length * head_length, tip.y - (tip.y - from.y) / length * head_length};
  }

  static void head(Point tip, Point from, float size, Rgb colour, Drawing& drawing) {
    const Point base = behind(tip, from);
    const float dx = (tip.x - base.x) / head_length * head_width;
    const float dy = (tip.y - base.y) / head_length * head_width;
    Polyline shape{{}, true, colour, {}};
    for (const Point& each : {tip, Point{base.x - dy, base.y + dx}, Point{base.x + dy, base.y - dx}})
      shape.points.push_back({each.x * size, each.y * size});
    drawing.shapes.emplace_back(std::move(shape));
  }

  const Look& look_;
  BoxText text_;
  std::vector<Rectangle> boxes_;
  float width_ = 0;
  float height_ = 0;
  bool both_ways_ = false;
};

}  // namespace

std::optional<Drawing> draw_cycle(const model::Cycle& cycle, const Words& words, const Look& look, text::FontBook& fonts, Room room, float least,
                                  float most) {
  const Ring ring(cycle, words, look, fonts);
  const float fitting = std::min((room.width - 2 * drawing_edge) / ring.width(), (room.height - 2 * drawing_edge) / ring.height());
  if (fitting < least) return std::nullopt;
  return ring.draw(std::min(most, std::floor(fitting / size_step) * size_step));
}

}  // namespace townclerk::chart
