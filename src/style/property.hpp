// Properties of the subset and their values: a declaration becomes settings of single properties.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "style/computed.hpp"
#include "style/css_token.hpp"

namespace townclerk::style {

/// Longhands in the order in which they are computed: what others depend on (size, colour, border styles) stands first.
enum class Property : std::uint8_t {
  font_size,
  font_family,
  font_weight,
  font_style,
  line_height,
  color,
  letter_spacing,
  text_align,
  text_wrap,
  font_variant_numeric,
  white_space,
  hyphens,
  hyphenate_limit_chars,
  orphans,
  widows,
  list_style_type,
  border_collapse,
  text_underline_offset,
  display,
  margin_top,
  margin_right,
  margin_bottom,
  margin_left,
  padding_top,
  padding_right,
  padding_bottom,
  padding_left,
  border_top_style,
  border_right_style,
  border_bottom_style,
  border_left_style,
  border_top_width,
  border_right_width,
  border_bottom_width,
  border_left_width,
  border_top_color,
  border_right_color,
  border_bottom_color,
  border_left_color,
  background_color,
  width,
  vertical_align,
  text_decoration_line,
  text_decoration_thickness,
  break_before,
  break_after,
  break_inside,
  grid_template_columns,
  grid_column,
  column_gap,
  page,
  ignored,
  count
};
inline constexpr std::size_t property_count = static_cast<std::size_t>(Property::count);

/// A number with its unit; `factor` is a bare number.
struct Dimension {
  enum class Unit : std::uint8_t { points, em, rem, percent, fraction, automatic, factor };
  float value = 0;
  Unit unit = Unit::points;
  friend bool operator==(const Dimension&, const Dimension&) = default;
};

enum class Keyword : std::uint8_t { inherit, initial, current_color, transparent, normal };

/// Enumerators of computed.hpp are stored as int.
using Value = std::variant<Keyword, int, Dimension, Colour, std::vector<std::string>, std::vector<Dimension>>;

struct Setting {
  Property property = Property::ignored;
  Value value;
  Span at = {};  // of the value as it is written, where a custom property stands for it: in its declaration
};

/// The value of grid-column for `1 / -1`; else a column, or 0 for auto.
inline constexpr int full_row = -1;

/// Where a declaration stands.
enum class Where : std::uint8_t { element = 1, marker = 2, margin_box = 4, page = 8 };

[[nodiscard]] bool is_property(std::string_view name);
[[nodiscard]] bool allowed(std::string_view name, Where where);
/// Names for "did you mean".
[[nodiscard]] std::span<const std::string_view> property_names();

/// Appends the settings of a declaration. False when the value does not fit; `bad` is then the index of the token at fault (its size: something is
/// missing).
[[nodiscard]] bool settings(std::string_view property, std::span<const Token> value, std::vector<Setting>& out, std::size_t& bad);
/// What a property takes, in words, for a hint.
[[nodiscard]] std::string_view accepts(std::string_view property);

/// A length, percentage or `auto` in tokens; also used for `size` and margins of pages.
[[nodiscard]] bool read_dimension(const Token& token, Dimension& out);

}  // namespace townclerk::style
