// The key of a chart: one entry for each style that is used, and none for others.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "chart/arrange.hpp"
#include "chart/box_text.hpp"
#include "chart/boxes.hpp"
#include "chart/look.hpp"
#include "chart/words.hpp"
#include "document/drawing.hpp"

namespace townclerk::chart {

/// The styles on a sheet, or on several.
struct Styles {
  std::set<BoxKind> kinds;
  std::set<Fate> fates;
  std::set<DrawnLine> lines;
};

[[nodiscard]] DrawnLine drawn_as(ConnectorKind kind);
[[nodiscard]] Styles styles_of(const Sheet& sheet, const Boxes& boxes);
/// All that any sheet of the boxes could have.
[[nodiscard]] Styles styles_of(const Boxes& boxes);

class Key {
 public:
  /// `size`: of its type, points.
  Key(const Words& words, const BoxText& text, const Look& look, float size) : words_(words), text_(text), look_(look), size_(size) {}

  /// In points, on one line.
  [[nodiscard]] float width(const Styles& styles) const;
  /// Its height in points with the space above it, where lines are no wider than `width`.
  [[nodiscard]] float height(const Styles& styles, float width) const;
  /// Adds it at the bottom of a drawing.
  void draw(const Styles& styles, document::Drawing& drawing) const;

 private:
  struct Entry {
    enum class Shows : std::uint8_t { title, kind, fate, line } shows = Shows::title;
    BoxKind kind = BoxKind::post;
    Fate fate = Fate::stays;
    DrawnLine line = DrawnLine::solid;
    std::string words;
    float x = 0;
    int row = 0;
  };
  [[nodiscard]] std::vector<Entry> entries(const Styles& styles, float width) const;
  void draw(const Entry& entry, float top, document::Drawing& drawing) const;
  [[nodiscard]] std::string name(BoxKind kind) const;
  [[nodiscard]] std::string name(DrawnLine line) const;

  const Words& words_;
  const BoxText& text_;
  const Look& look_;
  float size_;
};

}  // namespace townclerk::chart
