#include "chart/draw.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "chart/key.hpp"

namespace townclerk::chart {
namespace {

using document::Drawing;
using document::Point;
using document::Polyline;
using document::Rectangle;
using document::Stroke;
using document::TextLine;

constexpr float ascent = 0.92F;      // of a line's baseline from its top, em
constexpr float hatch_width = 3.4F;  // points
constexpr float hatch_step = 4;
constexpr float hatch_stroke = 0.6F;
constexpr float rounding = 7;       // points, corners of companies and partners
constexpr float fate_above = 0.1F;  // what a change's tint leaves of its line, em: no tail of a letter hangs out of it
constexpr float fate_below = 0.02F;

bool is_rounded(BoxKind kind) {
  return kind == BoxKind::company || kind == BoxKind::partner;
}

Rectangle shrunk(Rectangle place, float by) {
  place.x += by;
  place.y += by;
  place.width -= 2 * by;
  place.height -= 2 * by;
  place.radius = std::max(0.0F, place.radius - by);
  return place;
}

void hatch(Drawing& drawing, const Rectangle& place, Rgb colour) {
  const float wide = std::min(hatch_width, place.width / 4);
  const float right = place.x + place.width;
  const float bottom = place.y + place.height;
  for (float y = place.y + wide; y <= bottom; y += hatch_step)
    drawing.shapes.emplace_back(Polyline{{{right - wide, y}, {right, y - wide}}, false, {}, {hatch_stroke, colour, {}, false}});
}

class SheetDrawer {
 public:
  SheetDrawer(const Sheet& sheet, const Boxes& boxes, const BoxText& text, const Look& look, const Frame& frame)
      : sheet_(sheet), boxes_(boxes), text_(text), look_(look), frame_(frame), em_(sheet.type_size) {}

  Drawing draw(const Key& key) {
    const Styles styles = styles_of(sheet_, boxes_);
    drawing_.font_family = look_.font_family();
    drawing_.width = std::max(sheet_.width * em_, std::min(key.width(styles), frame_.width - 2 * drawing_edge));
    drawing_.height = sheet_.height * em_ + key.height(styles, drawing_.width);
    left_ = (drawing_.width - sheet_.width * em_) / 2;
    connectors();
    routes();
    for (const PlacedBox& each : sheet_.boxes) box(each);
    key.draw(styles, drawing_);
    inset(drawing_);
    return std::move(drawing_);
  }

 private:
  [[nodiscard]] float across(float em) const { return left_ + em * em_; }
  [[nodiscard]] Point at(const Point& em) const { return {across(em.x), em.y * em_}; }

  void connectors() {
    for (const Connector& each : sheet_.connectors) {
      Stroke stroke = look_.line(drawn_as(each.kind));
      stroke.round = stroke.round || stroke.dashes.empty();
      drawing_.shapes.emplace_back(Polyline{{at(each.from), at(each.to)}, false, {}, std::move(stroke)});
    }
  }

  void routes() {
    for (const Route& each : sheet_.routes) {
      Polyline line{{}, false, {}, look_.line(drawn_as(boxes_.ties[each.tie].kind))};
      for (const Point& point : each.points) line.points.push_back(at(point));
      drawing_.shapes.emplace_back(std::move(line));
    }
  }

  void box(const PlacedBox& placed) {
    const BoxMeaning& meaning = boxes_.meanings[placed.box];
    const BoxLook& look = look_.box(meaning.kind, meaning.fate);
    draw_box(drawing_, {across(placed.x), placed.y * em_, placed.width * em_, placed.height * em_}, look, meaning.kind, meaning.fate);
    const Point corner{across(placed.x), placed.y * em_};
    draw_words(drawing_, text_.lines(placed.box, placed.width, placed.cut), corner, em_, look.colour, look_,
               {frame_.see, frame_.figures[placed.box], text_.width("0", true)});
  }

  const Sheet& sheet_;
  const Boxes& boxes_;
  const BoxText& text_;
  const Look& look_;
  const Frame& frame_;
  float em_;
  float left_ = 0;  // of the boxes, points
  Drawing drawing_;
};

}  // namespace

void draw_box(Drawing& drawing, const Rectangle& place, const BoxLook& look, BoxKind kind, Fate fate) {
  Rectangle box = place;
  if (is_rounded(kind)) box.radius = std::min(rounding, box.height / 2);
  const style::Border& edge = look.border[style::top];
  box.fill = look.background;
  box.stroke = stroke_of(edge);
  if (edge.style == style::LineStyle::double_) {
    constexpr float third = 1.0F / 3;
    box.stroke.width = edge.width * third;
    drawing.shapes.emplace_back(box);
    Rectangle inner = shrunk(box, 2 * edge.width * third);
    inner.fill.reset();
    drawing.shapes.emplace_back(std::move(inner));
  } else {
    drawing.shapes.emplace_back(box);
  }
  const style::Border& bar = look.border[style::left];
  if (bar.width > edge.width && bar.style != style::LineStyle::none)
    drawing.shapes.emplace_back(Rectangle{place.x, place.y, bar.width, place.height, 0, bar.colour, {}});
  if (fate == Fate::deleted) hatch(drawing, place, edge.colour);
}

void draw_words(Drawing& drawing, const std::vector<BoxLine>& lines, Point corner, float em, Rgb colour, const Look& look,
                const Reference& reference) {
  float top = corner.y + look.padding_y() * em;
  for (const BoxLine& line : lines) {
    for (const LinePiece& piece : line) {
      float x = corner.x + piece.x * em;
      float width = piece.width * em;
      Rgb ink = colour;
      if (piece.fate != Fate::stays) {
        const BoxLook& tint = look.word(piece.fate);
        const float height = (look.line_height() - fate_above - fate_below) * em;
        draw_box(drawing, {x, top + fate_above * em, width, height}, tint, BoxKind::post, Fate::stays);
        x += word_padding * em;
        width -= 2 * word_padding * em;
        ink = tint.colour;
      }
      TextLine words{x, top + ascent * em, width, em, piece.bold, ink, piece.words, {}};
      if (piece.is_reference) {
        words.words = reference.words;
        words.figure = reference.figure;
        words.digit = reference.digit * em;
      }
      drawing.shapes.emplace_back(std::move(words));
    }
    top += look.line_height() * em;
  }
}

void inset(Drawing& drawing) {
  drawing.width += 2 * drawing_edge;
  drawing.height += 2 * drawing_edge;
  struct Mover {
    void operator()(Rectangle& shape) const {
      shape.x += drawing_edge;
      shape.y += drawing_edge;
    }
    void operator()(TextLine& shape) const {
      shape.x += drawing_edge;
      shape.baseline += drawing_edge;
    }
    void operator()(Polyline& shape) const {
      for (Point& point : shape.points) point = {point.x + drawing_edge, point.y + drawing_edge};
    }
  };
  for (document::Shape& shape : drawing.shapes) std::visit(Mover{}, shape);
}

Drawing draw(const Sheet& sheet, const Boxes& boxes, const BoxText& text, const Look& look, const Key& key, const Frame& frame) {
  return SheetDrawer(sheet, boxes, text, look, frame).draw(key);
}

}  // namespace townclerk::chart
