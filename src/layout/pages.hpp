// Placed pages: what layout makes and the PDF writer draws without a decision of its own. Points; origin at the page's top left, y downwards.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "document/drawing.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"
#include "text/font.hpp"

namespace townclerk::layout {

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
};

/// One piece of shaped text on a baseline. Pieces of one line that belong to the same text node stand in one run; a piece's glyphs include
/// the space behind it where one is printed, so that text extraction keeps words apart (at a line's soft end too).
struct TextRun {
  struct Piece {
    const text::Shaped* shaped;
    float x;  // of its origin
  };
  style::NodeId node = style::no_node;  // the text node, or the list item for its marker; no_node: furniture
  const text::Font* font = nullptr;
  float size = 0;
  float baseline = 0;
  float letter_spacing = 0;
  float scaling = 1;  // of its letters across; pieces stand where they are wanted with it
  style::Colour colour{};
  bool marker = false;  // a bullet: the Lbl of its item
  std::vector<Piece> pieces{};
};

/// Background, rule or border; always an artifact.
struct Fill {
  Rect rect;
  style::Colour colour{};
};

/// A line drawn with dashes (a dashed or dotted border); always an artifact.
struct Dashes {
  float x1, y1, x2, y2;
  float width;
  bool round;
  style::Colour colour{};
};

struct Picture {
  style::NodeId node;
  Rect rect;
};

/// A drawing: shapes and shaped text, the later above the earlier, at distances from the rectangle's top left.
struct Artwork {
  using Shape = std::variant<document::Rectangle, document::Polyline, TextRun>;
  style::NodeId node = style::no_node;  // the <svg>
  Rect rect{};
  std::vector<Shape> shapes{};
};

/// A rectangle that follows a link; one per line that the link stands on.
struct LinkArea {
  style::NodeId node;  // the <a>
  Rect rect;
};

using Item = std::variant<TextRun, Fill, Dashes, Picture, Artwork>;

struct Page {
  float width = 0;
  float height = 0;
  std::vector<Item> items;  // in reading order; fills stand before what they lie under
  std::vector<LinkArea> links;
  std::vector<Item> furniture;  // running heads and feet: artifacts
};

struct Anchor {
  std::string id;
  std::uint32_t page = 0;
  float y = 0;
};

struct Pages {
  std::vector<Page> pages;
  std::vector<Anchor> anchors;  // in document order, aliases too
};

}  // namespace townclerk::layout
