// Computed values (CSS 2.2 §6.1): what the cascade gives each element, lengths in points.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/diagnostic.hpp"
#include "base/rgb.hpp"
#include "base/source.hpp"
#include "style/element.hpp"

namespace townclerk::style {

using Colour = Rgb;

/// A length that may still depend on the containing box.
struct Length {
  enum class Unit : std::uint8_t { points, percent, fraction, automatic };
  float value = 0;
  Unit unit = Unit::points;
  friend bool operator==(const Length&, const Length&) = default;
};

enum class Display : std::uint8_t {
  block,
  inline_,
  grid,
  list_item,
  table,
  table_caption,
  table_header_group,
  table_row_group,
  table_footer_group,
  table_row,
  table_cell,
  none
};
enum class TextAlign : std::uint8_t { left, right, center, justify };
enum class VerticalAlign : std::uint8_t { baseline, top, middle, bottom, sub, super };
enum class BreakBetween : std::uint8_t { automatic, avoid, page };
/// wrap: each line takes the words that fit; pretty: lines are broken over the whole paragraph; balance: in lines as even as can be.
enum class TextWrap : std::uint8_t { wrap, pretty, balance };
enum class Hyphens : std::uint8_t { none, manual, automatic };
enum class ListStyle : std::uint8_t { none, disc, circle, square };
enum class LineStyle : std::uint8_t { none, solid, dashed, dotted, double_ };

/// What `auto` of hyphenate-limit-chars stands for.
inline constexpr std::array<int, 3> usual_hyphen_limits{5, 2, 2};

struct Border {
  float width = 0;
  LineStyle style = LineStyle::none;
  Colour colour;
  friend bool operator==(const Border&, const Border&) = default;
};

enum Side : std::uint8_t { top, right, bottom, left };

struct Computed {
  // inherited
  std::vector<std::string> font_family;
  float font_size = 12;
  std::uint16_t font_weight = 400;
  bool italic = false;
  float line_height = 16.5F;
  float line_height_factor = 0;  // of a line height stated as a number, which is what elements inside take over; 0: stated as a length
  float letter_spacing = 0;
  Colour color;
  TextAlign text_align = TextAlign::left;
  TextWrap text_wrap = TextWrap::wrap;
  bool tabular_figures = false;
  bool preserve_space = false;  // white-space: pre-wrap
  bool no_wrap = false;         // white-space: nowrap
  Hyphens hyphens = Hyphens::manual;
  std::array<int, 3> hyphen_limits = usual_hyphen_limits;  // the fewest letters of a broken word, before and behind its hyphen
  int orphans = 2;
  int widows = 2;
  ListStyle list_style = ListStyle::disc;
  bool collapse_borders = false;  // border-collapse: collapse
  float underline_offset = 0;     // 0: auto, the font's own
  // not inherited
  Display display = Display::inline_;
  std::array<Length, 4> margin{};
  std::array<float, 4> padding{};
  std::array<Border, 4> border{};
  std::optional<Colour> background;
  Length width{0, Length::Unit::automatic};
  VerticalAlign vertical_align = VerticalAlign::baseline;
  bool underline = false;
  bool strike = false;
  float underline_thickness = 0;  // 0: auto, the font's own; of `underline` and `strike`
  BreakBetween break_before = BreakBetween::automatic;
  BreakBetween break_after = BreakBetween::automatic;
  bool avoid_break_inside = false;
  std::vector<Length> grid_columns;  // of a grid: two of them
  bool grid_full_row = false;        // grid-column: 1 / -1
  std::uint8_t grid_column = 0;      // grid-column: 1 or 2, in a further row when this row's column is taken; 0: the next free place
  float column_gap = 0;
  std::string page;     // named page
  Colour marker_color;  // ::marker
  friend bool operator==(const Computed&, const Computed&) = default;
};

/// One piece of a margin box's content.
struct ContentPiece {
  enum class Kind : std::uint8_t { text, page, pages, agenda_page, string };
  Kind kind = Kind::text;
  std::string text;  // of a text; the name of a string (Metadata::strings)
};

struct MarginBox {
  std::vector<ContentPiece> content;  // empty: none
  Computed style;
  Span color_at = {};  // where its colour is written; unknown: it is the root's
};

enum class MarginBoxPlace : std::uint8_t { top_left, top_center, top_right, bottom_left, bottom_center, bottom_right };

struct PageStyle {
  float width = 595.276F;  // points
  float height = 841.89F;
  std::array<float, 4> margin{};
  std::array<std::optional<MarginBox>, 6> boxes;

  [[nodiscard]] float text_width() const { return width - margin[left] - margin[right]; }
  [[nodiscard]] float text_height() const { return height - margin[top] - margin[bottom]; }
};

class StyleSheet;  // parsed rules; in stylesheet.hpp

/// The computed values of a whole tree: equal ones are shared.
struct Styles {
  std::vector<Computed> values;
  std::vector<std::uint32_t> of;  // by NodeId
  std::uint32_t continued = 0;    // index of those of the words that say that a part of a table goes on: class `continued` in a header cell
  PageStyle first_page;
  PageStyle page;
  std::map<std::string, PageStyle> named_pages;

  [[nodiscard]] const Computed& operator[](NodeId node) const { return values[of[node]]; }
};

}  // namespace townclerk::style
