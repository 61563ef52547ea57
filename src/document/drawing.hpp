// A drawing: shapes and lines of text, which know neither what they show nor the format that they are written in. Points; origin at the top
// left, y downwards. What fits and what is split was decided before it was made: no output scales it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/rgb.hpp"

namespace townclerk::document {

struct Point {
  float x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Stroke {
  float width = 0;  // 0: none
  Rgb colour{};
  std::vector<float> dashes{};  // lengths of dash and gap in turn; empty: unbroken
  bool round = false;           // the ends of the line and of its dashes
  friend bool operator==(const Stroke&, const Stroke&) = default;
};

struct Rectangle {
  float x = 0, y = 0, width = 0, height = 0;
  float radius = 0;  // of its corners
  std::optional<Rgb> fill{};
  Stroke stroke{};
  friend bool operator==(const Rectangle&, const Rectangle&) = default;
};

/// A line from point to point; closed it is an area.
struct Polyline {
  std::vector<Point> points{};
  bool closed = false;
  std::optional<Rgb> fill{};
  Stroke stroke{};
  friend bool operator==(const Polyline&, const Polyline&) = default;
};

/// Words on one baseline. Another font than the one they were measured in must be squeezed into their width.
struct TextLine {
  float x = 0;  // of the left end
  float baseline = 0;
  float width = 0;
  float size = 0;
  bool bold = false;
  Rgb colour{};
  std::string words{};
  /// Id of a figure: resolve puts its number, as references print it, in the place of "{chart}". `width` has room for three digits.
  std::string figure{};
  float digit = 0;  // points: what a figure of that number is wide
  friend bool operator==(const TextLine&, const TextLine&) = default;
};

using Shape = std::variant<Rectangle, Polyline, TextLine>;

struct Drawing {
  float width = 0;
  float height = 0;
  std::vector<std::string> font_family{};
  std::string alternative{};    // what is said to who does not see it, in a document; plain words
  std::vector<Shape> shapes{};  // the later lies above the earlier
  // Of the drawing by itself, as a file.
  std::string name{};         // what it is of
  std::string description{};  // what is said to who does not see it
  /// That it is not for publication: lines above the drawing, their baselines below the top of `mark_height`.
  std::vector<TextLine> mark{};
  float mark_height = 0;
  friend bool operator==(const Drawing&, const Drawing&) = default;
};

}  // namespace townclerk::document
