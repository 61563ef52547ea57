// What is drawn on one page, kept until the codes of all fonts are known, and its content stream (ISO 32000-1 §7.8.2).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "pdf/embedded_font.hpp"
#include "pdf/file.hpp"

namespace townclerk::pdf {

struct BeginMark {
  Type type;
  std::uint32_t mcid;
};
struct BeginArtifact {
  File::Artifact kind;
};
struct EndMarked {};
struct ShowText {
  std::uint32_t font;
  float size;
  float baseline;
  float letter_spacing;
  float scaling;
  Colour colour;
  std::uint32_t first;  // piece
  std::uint32_t count;
  friend bool same_line(const ShowText& a, const ShowText& b) {
    return a.font == b.font && a.size == b.size && a.baseline == b.baseline && a.letter_spacing == b.letter_spacing && a.scaling == b.scaling &&
           a.colour == b.colour;
  }
};
struct FillRectangle {
  float x, y, width, height;
  Colour colour;
};
struct DrawShape {
  std::uint32_t shape;
};
struct DrawImage {
  std::uint32_t image;
  float x, y, width, height;
};

struct RoundedRectangle {
  float x, y, width, height;
  float radius;  // at most half of a side
};
struct Polyline {
  std::vector<Point> points;
  bool closed;
};
/// An area or a line that is more than a filled rectangle.
struct Shape {
  std::variant<RoundedRectangle, Polyline> outline;
  Paint paint;
};

struct PageContent {
  using Operation = std::variant<BeginMark, BeginArtifact, EndMarked, ShowText, FillRectangle, DrawShape, DrawImage>;
  struct Piece {
    std::uint32_t text;  // of its font
    float x;
  };
  std::vector<Operation> operations;
  std::vector<Piece> pieces;
  std::vector<Shape> shapes;
};

/// The page's content stream. Fonts are named F0, F1, … and images I0, I1, …
[[nodiscard]] std::string content_stream(const PageContent& content, float page_height, std::span<const EmbeddedFont> fonts);

}  // namespace townclerk::pdf
