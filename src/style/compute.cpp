#include "style/compute.hpp"

namespace townclerk::style {

namespace {

using P = Property;
constexpr float normal_line_height = 1.15F;

std::size_t side_of(Property property, Property first) {
  return static_cast<std::size_t>(property) - static_cast<std::size_t>(first);
}

bool between(Property property, Property first, Property last) {
  return property >= first && property <= last;
}

/// One property's value from another element's values (`inherit`, `initial`).
void copy(Computed& to, const Computed& from, Property property) {
  if (between(property, P::margin_top, P::margin_left)) {
    to.margin.at(side_of(property, P::margin_top)) = from.margin.at(side_of(property, P::margin_top));
  } else if (between(property, P::padding_top, P::padding_left)) {
    to.padding.at(side_of(property, P::padding_top)) = from.padding.at(side_of(property, P::padding_top));
  } else if (between(property, P::border_top_style, P::border_left_style)) {
    to.border.at(side_of(property, P::border_top_style)).style = from.border.at(side_of(property, P::border_top_style)).style;
  } else if (between(property, P::border_top_width, P::border_left_width)) {
    to.border.at(side_of(property, P::border_top_width)).width = from.border.at(side_of(property, P::border_top_width)).width;
  } else if (between(property, P::border_top_color, P::border_left_color)) {
    to.border.at(side_of(property, P::border_top_color)).colour = from.border.at(side_of(property, P::border_top_color)).colour;
  }
  switch (property) {
    case P::font_size:
      to.font_size = from.font_size;
      break;
    case P::font_family:
      to.font_family = from.font_family;
      break;
    case P::font_weight:
      to.font_weight = from.font_weight;
      break;
    case P::font_style:
      to.italic = from.italic;
      break;
    case P::line_height:
      to.line_height = from.line_height;
      to.line_height_factor = from.line_height_factor;
      break;
    case P::color:
      to.color = from.color;
      break;
    case P::letter_spacing:
      to.letter_spacing = from.letter_spacing;
      break;
    case P::text_align:
      to.text_align = from.text_align;
      break;
    case P::text_wrap:
      to.text_wrap = from.text_wrap;
      break;
    case P::font_variant_numeric:
      to.tabular_figures = from.tabular_figures;
      break;
    case P::white_space:
      to.no_wrap = from.no_wrap;
      to.preserve_space = from.preserve_space;
      break;
    case P::hyphens:
      to.hyphens = from.hyphens;
      break;
    case P::hyphenate_limit_chars:
      to.hyphen_limits = from.hyphen_limits;
      break;
    case P::orphans:
      to.orphans = from.orphans;
      break;
    case P::widows:
      to.widows = from.widows;
      break;
    case P::list_style_type:
      to.list_style = from.list_style;
      break;
    case P::border_collapse:
      to.collapse_borders = from.collapse_borders;
      break;
    case P::text_underline_offset:
      to.underline_offset = from.underline_offset;
      break;
    case P::display:
      to.display = from.display;
      break;
    case P::background_color:
      to.background = from.background;
      break;
    case P::width:
      to.width = from.width;
      break;
    case P::vertical_align:
      to.vertical_align = from.vertical_align;
      break;
    case P::text_decoration_line:
      to.underline = from.underline;
      to.strike = from.strike;
      break;
    case P::text_decoration_thickness:
      to.underline_thickness = from.underline_thickness;
      break;
    case P::break_before:
      to.break_before = from.break_before;
      break;
    case P::break_after:
      to.break_after = from.break_after;
      break;
    case P::break_inside:
      to.avoid_break_inside = from.avoid_break_inside;
      break;
    case P::grid_template_columns:
      to.grid_columns = from.grid_columns;
      break;
    case P::grid_column:
      to.grid_full_row = from.grid_full_row;
      to.grid_column = from.grid_column;
      break;
    case P::column_gap:
      to.column_gap = from.column_gap;
      break;
    case P::page:
      to.page = from.page;
      break;
    default:
      break;
  }
}

class Computation {
 public:
  Computation(Computed& to, const Computed& parent, float root_size) : to_(to), parent_(parent), root_size_(root_size) {}

  void apply(const Setting& setting) {
    const Property property = setting.property;
    if (const auto* keyword = std::get_if<Keyword>(&setting.value)) return this->keyword(property, *keyword);
    if (const auto* word = std::get_if<int>(&setting.value)) return this->word(property, *word);
    if (const auto* dimension = std::get_if<Dimension>(&setting.value)) return this->dimension(property, *dimension);
    if (const auto* colour = std::get_if<Colour>(&setting.value)) return this->colour(property, *colour);
    if (const auto* words = std::get_if<std::vector<std::string>>(&setting.value)) {
      if (property == P::font_family) to_.font_family = *words;
      if (property == P::page) to_.page = words->front();
      return;
    }
    const auto& dimensions = std::get<std::vector<Dimension>>(setting.value);
    if (property == P::hyphenate_limit_chars) {
      for (std::size_t i = 0; i < to_.hyphen_limits.size(); ++i) to_.hyphen_limits.at(i) = static_cast<int>(dimensions.at(i).value);
      return;
    }
    to_.grid_columns.clear();
    for (const Dimension& track : dimensions) to_.grid_columns.push_back(length(track));
  }

  void finish(const Winners& winners) {
    for (std::size_t side = 0; side < 4; ++side) {
      Border& border = to_.border.at(side);
      if (border.style == LineStyle::none) border.width = 0;
      if (winners.at(static_cast<std::size_t>(P::border_top_color) + side) == nullptr) border.colour = to_.color;
    }
    // An item of a grid is a block (CSS Grid 1 §4).
    if (parent_.display == Display::grid && to_.display == Display::inline_) to_.display = Display::block;
    to_.marker_color = to_.color;
  }

 private:
  [[nodiscard]] float points(const Dimension& d) const {
    if (d.unit == Dimension::Unit::em) return d.value * to_.font_size;
    if (d.unit == Dimension::Unit::rem) return d.value * (root_size_ > 0 ? root_size_ : to_.font_size);
    return d.value;
  }

  [[nodiscard]] Length length(const Dimension& d) const {
    switch (d.unit) {
      case Dimension::Unit::percent:
        return {d.value, Length::Unit::percent};
      case Dimension::Unit::fraction:
        return {d.value, Length::Unit::fraction};
      case Dimension::Unit::automatic:
        return {0, Length::Unit::automatic};
      default:
        return {points(d), Length::Unit::points};
    }
  }

  void keyword(Property property, Keyword keyword) {
    switch (keyword) {
      case Keyword::inherit:
        copy(to_, parent_, property);
        break;
      case Keyword::initial:
        copy(to_, initial_values(), property);
        if (between(property, P::border_top_color, P::border_left_color)) colour(property, to_.color);
        break;
      case Keyword::current_color:
        colour(property, property == P::color ? parent_.color : to_.color);
        break;
      case Keyword::transparent:
        to_.background.reset();
        break;
      case Keyword::normal:
        to_.line_height_factor = normal_line_height;
        break;
    }
    if (property == P::line_height || property == P::font_size) settle_line_height();
  }

  void settle_line_height() {
    if (to_.line_height_factor > 0) to_.line_height = to_.line_height_factor * to_.font_size;
  }

  void word(Property property, int word) {
    if (between(property, P::border_top_style, P::border_left_style)) {
      to_.border.at(side_of(property, P::border_top_style)).style = static_cast<LineStyle>(word);
    }
    switch (property) {
      case P::font_weight:
        to_.font_weight = static_cast<std::uint16_t>(word);
        break;
      case P::font_style:
        to_.italic = word != 0;
        break;
      case P::text_align:
        to_.text_align = static_cast<TextAlign>(word);
        break;
      case P::text_wrap:
        to_.text_wrap = static_cast<TextWrap>(word);
        break;
      case P::font_variant_numeric:
        to_.tabular_figures = word != 0;
        break;
      case P::white_space:
        to_.no_wrap = word == 1;
        to_.preserve_space = word == 2;
        break;
      case P::hyphens:
        to_.hyphens = static_cast<Hyphens>(word);
        break;
      case P::orphans:
        to_.orphans = word;
        break;
      case P::widows:
        to_.widows = word;
        break;
      case P::list_style_type:
        to_.list_style = static_cast<ListStyle>(word);
        break;
      case P::border_collapse:
        to_.collapse_borders = word != 0;
        break;
      case P::display:
        to_.display = static_cast<Display>(word);
        break;
      case P::vertical_align:
        to_.vertical_align = static_cast<VerticalAlign>(word);
        break;
      case P::text_decoration_line:
        to_.underline = (word & 1) != 0;
        to_.strike = (word & 2) != 0;
        break;
      case P::break_before:
        to_.break_before = static_cast<BreakBetween>(word);
        break;
      case P::break_after:
        to_.break_after = static_cast<BreakBetween>(word);
        break;
      case P::break_inside:
        to_.avoid_break_inside = word != 0;
        break;
      case P::grid_column:
        to_.grid_full_row = word == full_row;
        to_.grid_column = word == full_row ? std::uint8_t{0} : static_cast<std::uint8_t>(word);
        break;
      default:
        break;
    }
  }

  void dimension(Property property, const Dimension& d) {
    if (between(property, P::margin_top, P::margin_left)) {
      to_.margin.at(side_of(property, P::margin_top)) = length(d);
    } else if (between(property, P::padding_top, P::padding_left)) {
      to_.padding.at(side_of(property, P::padding_top)) = points(d);
    } else if (between(property, P::border_top_width, P::border_left_width)) {
      to_.border.at(side_of(property, P::border_top_width)).width = points(d);
    } else if (property == P::font_size) {
      font_size(d);
    } else if (property == P::line_height) {
      line_height(d);
    } else if (property == P::letter_spacing) {
      to_.letter_spacing = points(d);
    } else if (property == P::text_underline_offset) {
      to_.underline_offset = points(d);
    } else if (property == P::text_decoration_thickness) {
      to_.underline_thickness = points(d);
    } else if (property == P::width) {
      to_.width = length(d);
    } else if (property == P::column_gap) {
      to_.column_gap = points(d);
    }
  }

  void font_size(const Dimension& d) {
    switch (d.unit) {
      case Dimension::Unit::em:
        to_.font_size = d.value * parent_.font_size;
        break;
      case Dimension::Unit::percent:
        to_.font_size = d.value / 100 * parent_.font_size;
        break;
      case Dimension::Unit::rem:
        to_.font_size = d.value * (root_size_ > 0 ? root_size_ : parent_.font_size);
        break;
      default:
        to_.font_size = d.value;
    }
    settle_line_height();
  }

  void line_height(const Dimension& d) {
    if (d.unit == Dimension::Unit::factor) {
      to_.line_height_factor = d.value;
      to_.line_height = d.value * to_.font_size;
      return;
    }
    to_.line_height_factor = 0;
    to_.line_height = d.unit == Dimension::Unit::percent ? d.value / 100 * to_.font_size : points(d);
  }

  void colour(Property property, Colour colour) {
    if (property == P::color) to_.color = colour;
    if (property == P::background_color) to_.background = colour;
    if (between(property, P::border_top_color, P::border_left_color)) to_.border.at(side_of(property, P::border_top_color)).colour = colour;
  }

  Computed& to_;
  const Computed& parent_;
  float root_size_;
};

}  // namespace

const Computed& initial_values() {
  static const Computed initial = [] {
    Computed c;
    c.font_family = {"serif"};
    c.line_height_factor = normal_line_height;
    c.line_height = normal_line_height * c.font_size;
    return c;
  }();
  return initial;
}

Computed inherited(const Computed& parent) {
  const Computed& initial = initial_values();
  Computed c = parent;
  for (auto p = static_cast<std::size_t>(P::display); p < static_cast<std::size_t>(P::ignored); ++p) copy(c, initial, static_cast<Property>(p));
  for (Border& border : c.border) border = {0, LineStyle::none, c.color};
  c.marker_color = c.color;
  return c;
}

Computed compute(const Computed& parent, Display display, const Winners& winners, float root_size) {
  Computed c = inherited(parent);
  c.display = display;
  // The initial width of a border is `medium`; it shows only where its style is set without it.
  for (Border& border : c.border) border.width = 2.25F;
  Computation computation(c, parent, root_size);
  for (const Setting* setting : winners) {
    if (setting != nullptr) computation.apply(*setting);
  }
  computation.finish(winners);
  return c;
}

}  // namespace townclerk::style
