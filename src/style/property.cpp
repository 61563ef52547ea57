#include "style/property.hpp"

#include <algorithm>
#include <array>

#include "style/value_reader.hpp"

namespace townclerk::style {

namespace {

using P = Property;

constexpr std::uint8_t E = static_cast<std::uint8_t>(Where::element);
constexpr std::uint8_t M = static_cast<std::uint8_t>(Where::marker);
constexpr std::uint8_t B = static_cast<std::uint8_t>(Where::margin_box);
constexpr std::uint8_t G = static_cast<std::uint8_t>(Where::page);

constexpr unsigned percent = ValueReader::percent;
constexpr unsigned automatic = ValueReader::automatic;
constexpr unsigned negative = ValueReader::negative;
constexpr unsigned fraction = ValueReader::fraction;

template <typename Enum>
constexpr int num(Enum value) {
  return static_cast<int>(value);
}

constexpr std::array<Word, 12> display_words{{{"block", num(Display::block)},
                                              {"inline", num(Display::inline_)},
                                              {"grid", num(Display::grid)},
                                              {"list-item", num(Display::list_item)},
                                              {"table", num(Display::table)},
                                              {"table-caption", num(Display::table_caption)},
                                              {"table-header-group", num(Display::table_header_group)},
                                              {"table-row-group", num(Display::table_row_group)},
                                              {"table-footer-group", num(Display::table_footer_group)},
                                              {"table-row", num(Display::table_row)},
                                              {"table-cell", num(Display::table_cell)},
                                              {"none", num(Display::none)}}};
constexpr std::array<Word, 4> align_words{
    {{"left", num(TextAlign::left)}, {"right", num(TextAlign::right)}, {"center", num(TextAlign::center)}, {"justify", num(TextAlign::justify)}}};
constexpr std::array<Word, 6> vertical_words{{{"baseline", num(VerticalAlign::baseline)},
                                              {"top", num(VerticalAlign::top)},
                                              {"middle", num(VerticalAlign::middle)},
                                              {"bottom", num(VerticalAlign::bottom)},
                                              {"sub", num(VerticalAlign::sub)},
                                              {"super", num(VerticalAlign::super)}}};
constexpr std::array<Word, 3> break_words{
    {{"auto", num(BreakBetween::automatic)}, {"avoid", num(BreakBetween::avoid)}, {"page", num(BreakBetween::page)}}};
constexpr std::array<Word, 2> inside_words{{{"auto", 0}, {"avoid", 1}}};
constexpr std::array<Word, 4> list_words{
    {{"none", num(ListStyle::none)}, {"disc", num(ListStyle::disc)}, {"circle", num(ListStyle::circle)}, {"square", num(ListStyle::square)}}};
constexpr std::array<Word, 5> line_words{{{"none", num(LineStyle::none)},
                                          {"solid", num(LineStyle::solid)},
                                          {"dashed", num(LineStyle::dashed)},
                                          {"dotted", num(LineStyle::dotted)},
                                          {"double", num(LineStyle::double_)}}};
constexpr std::array<Word, 2> weight_words{{{"normal", 400}, {"bold", 700}}};
constexpr std::array<Word, 2> style_words{{{"normal", 0}, {"italic", 1}}};
constexpr std::array<Word, 3> wrap_words{{{"wrap", num(TextWrap::wrap)}, {"pretty", num(TextWrap::pretty)}, {"balance", num(TextWrap::balance)}}};
constexpr std::array<Word, 2> figures_words{{{"normal", 0}, {"tabular-nums", 1}}};
constexpr std::array<Word, 3> space_words{{{"normal", 0}, {"nowrap", 1}, {"pre-wrap", 2}}};
constexpr std::array<Word, 3> hyphens_words{{{"none", num(Hyphens::none)}, {"manual", num(Hyphens::manual)}, {"auto", num(Hyphens::automatic)}}};
constexpr std::array<Word, 2> collapse_words{{{"separate", 0}, {"collapse", 1}}};
constexpr std::array<Word, 1> caption_words{{{"top", 0}}};
constexpr std::array<Word, 1> sizing_words{{{"border-box", 0}}};
constexpr std::array<Word, 2> adjust_words{{{"economy", 0}, {"exact", 1}}};
constexpr std::array<Word, 1> height_words{{{"auto", 0}}};
constexpr std::array<Word, 2> decoration_words{{{"underline", 1}, {"line-through", 2}}};

struct Info;
using Read = bool (*)(ValueReader&, const Info&, std::vector<Setting>&);

struct Info {
  std::string_view name;
  Property property;    // the longhand, or a shorthand's first one
  std::uint8_t count;   // longhands
  std::uint8_t stride;  // from one to the next
  Read read;
  std::uint8_t where;
  std::string_view accepts;
  std::span<const Word> words = {};
  unsigned allow = 0;

  [[nodiscard]] Property longhand(int i) const { return static_cast<Property>(num(property) + i * stride); }
};

bool one_word(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  int value = 0;
  if (!in.word(info.words, value)) return false;
  out.push_back({info.property, value});
  return true;
}

bool one_length(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  Dimension value;
  if (!in.length(info.allow, value)) return false;
  out.push_back({info.property, value});
  return true;
}

bool one_colour(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  Value value;
  if (!in.colour(value)) return false;
  const bool transparent = std::holds_alternative<Keyword>(value) && std::get<Keyword>(value) == Keyword::transparent;
  if (transparent && info.property != P::background_color) return in.refuse_last();
  out.push_back({info.property, std::move(value)});
  return true;
}

bool background(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  if (!in.ident("none")) return one_colour(in, info, out);
  out.push_back({info.property, Keyword::transparent});
  return true;
}

/// One to four values for top, right, bottom, left.
template <typename ReadOne>
bool four_sides(ValueReader& in, const Info& info, std::vector<Setting>& out, ReadOne read_one) {
  std::vector<Value> values;
  while (values.size() < 4 && (values.empty() || !in.done())) {
    Value value;
    if (!read_one(value)) return false;
    values.push_back(std::move(value));
  }
  constexpr std::array<std::array<std::size_t, 4>, 4> from{{{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}}};
  for (int side = 0; side < 4; ++side) out.push_back({info.longhand(side), values[from.at(values.size() - 1).at(static_cast<std::size_t>(side))]});
  return true;
}

bool side_lengths(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  return four_sides(in, info, out, [&](Value& value) {
    Dimension length;
    if (!in.length(info.allow, length)) return false;
    value = length;
    return true;
  });
}

bool side_words(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  return four_sides(in, info, out, [&](Value& value) {
    int word = 0;
    if (!in.word(info.words, word)) return false;
    value = word;
    return true;
  });
}

bool side_colours(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  return four_sides(in, info, out, [&](Value& value) {
    if (!in.colour(value)) return false;
    return value != Value(Keyword::transparent) || in.refuse_last();
  });
}

/// Width, style and colour in any order; `border` sets four sides, `border-top` one.
bool border(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  Value width = Dimension{2.25F, Dimension::Unit::points};
  Value style = num(LineStyle::none);
  Value colour = Keyword::current_color;
  bool has_width = false;
  bool has_style = false;
  bool has_colour = false;
  while (!in.done()) {
    Dimension length;
    int word = 0;
    if (!has_width && in.length(0, length)) {
      width = length;
      has_width = true;
    } else if (!has_style && in.word(line_words, word)) {
      style = word;
      has_style = true;
    } else if (!has_colour && in.colour(colour)) {
      if (colour == Value(Keyword::transparent)) return in.refuse_last();
      has_colour = true;
    } else {
      return false;
    }
  }
  const int sides = info.count == 12 ? 4 : 1;
  const int first = info.count == 12 ? 0 : num(info.property) - num(P::border_top_style);
  for (int side = first; side < first + sides; ++side) {
    out.push_back({static_cast<Property>(num(P::border_top_style) + side), style});
    out.push_back({static_cast<Property>(num(P::border_top_width) + side), width});
    out.push_back({static_cast<Property>(num(P::border_top_color) + side), colour});
  }
  return has_width || has_style || has_colour;
}

bool font_weight(ValueReader& in, const Info& /*info*/, std::vector<Setting>& out) {
  int weight = 0;
  if (!in.word(weight_words, weight) && !(in.integer(100, 900, weight) && (weight % 100 == 0 || in.refuse_last()))) return false;
  out.push_back({P::font_weight, weight});
  return true;
}

bool line_height(ValueReader& in, const Info& /*info*/, std::vector<Setting>& out) {
  Dimension value;
  if (in.ident("normal")) {
    out.push_back({P::line_height, Keyword::normal});
    return true;
  }
  if (!in.number(value) && !in.length(percent, value)) return false;
  out.push_back({P::line_height, value});
  return true;
}

bool font_family(ValueReader& in, const Info& /*info*/, std::vector<Setting>& out) {
  std::vector<std::string> families;
  do {
    std::string family;
    if (!in.family(family)) return false;
    families.push_back(std::move(family));
  } while (in.mark(TokenKind::comma));
  out.push_back({P::font_family, std::move(families)});
  return true;
}

/// [style || weight]? size [/ line-height]? family#
bool font(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  int style = 0;
  int weight = 400;
  for (int i = 0; i < 2; ++i) {
    if (in.ident("italic")) {
      style = 1;
    } else if (in.ident("bold")) {
      weight = 700;
    } else if (!in.ident("normal") && in.at_integer()) {
      if (!in.integer(100, 900, weight)) return false;
    }
  }
  Dimension size;
  if (!in.length(percent, size)) return false;
  out.push_back({P::font_size, size});
  out.push_back({P::font_style, style});
  out.push_back({P::font_weight, weight});
  if (!in.slash()) {
    out.push_back({P::line_height, Keyword::normal});
  } else if (!line_height(in, info, out)) {
    return false;
  }
  return font_family(in, info, out);
}

bool letter_spacing(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  if (!in.ident("normal")) return one_length(in, info, out);
  out.push_back({info.property, Dimension{}});
  return true;
}

bool line_count(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  int lines = 0;
  if (!in.integer(1, 99, lines)) return false;
  out.push_back({info.property, lines});
  return true;
}

/// One to three numbers; without the last one it is the second.
bool hyphen_limits(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  constexpr int most = 99;
  std::vector<Dimension> limits;
  for (const int usual : usual_hyphen_limits) {
    int limit = usual;
    if (limits.size() == 2 && in.done()) limit = static_cast<int>(limits.back().value);
    if (!(in.done() && !limits.empty()) && !in.ident("auto") && !in.integer(1, most, limit)) return false;
    limits.push_back({static_cast<float>(limit), Dimension::Unit::factor});
  }
  out.push_back({info.property, std::move(limits)});
  return true;
}

bool decoration(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  int lines = 0;
  if (!in.ident("none")) {
    int line = 0;
    if (!in.word(decoration_words, line)) return false;
    lines = line;
    if (in.word(decoration_words, line)) lines |= line;
  }
  if (info.count == 2) out.push_back({P::text_decoration_thickness, Dimension{0, Dimension::Unit::automatic}});
  out.push_back({P::text_decoration_line, lines});
  return true;
}

bool columns(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  std::vector<Dimension> tracks;
  if (!in.ident("none")) {
    for (int i = 0; i < 2; ++i) {
      Dimension track;
      if (!in.length(automatic | fraction, track)) return false;
      tracks.push_back(track);
    }
  }
  out.push_back({info.property, std::move(tracks)});
  return true;
}

bool grid_column(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  int line = 0;
  if (in.ident("auto")) {
    out.push_back({info.property, 0});
    return true;
  }
  if (!in.integer(1, 2, line)) return false;
  if (in.slash()) {
    if (line != 1 || !in.integer(-1, -1, line)) return false;
    line = full_row;
  }
  out.push_back({info.property, line});
  return true;
}

/// Rows have no gap of their own: margins and padding make it.
bool gap(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  Dimension row;
  if (!in.length(0, row) || row.value != 0) return in.refuse_last();
  return one_length(in, info, out);
}

bool page_name(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  std::string name;
  if (!in.any_ident(name)) return false;
  if (name == "auto") name.clear();
  out.push_back({info.property, std::vector<std::string>{std::move(name)}});
  return true;
}

/// What layout does to every picture, and browsers have to be told.
bool whole_width(ValueReader& in, const Info& info, std::vector<Setting>& out) {
  Dimension value;
  if (!in.length(percent, value)) return false;
  if (value.unit != Dimension::Unit::percent || value.value != 100) return in.refuse_last();
  out.push_back({info.property, 0});
  return true;
}

/// Read by those who know pages: page_rules.cpp.
bool of_page(ValueReader& in, const Info& /*info*/, std::vector<Setting>& /*out*/) {
  in.skip_all();
  return true;
}

constexpr std::string_view length_hint = "a length such as 4pt, 2mm or 1.5em";
constexpr std::string_view border_hint = "a width, a style (solid, dashed, dotted, double, none) and a colour";
constexpr std::string_view colour_hint = "a colour such as #12406b, rgb(18, 64, 107), black or currentcolor";

constexpr auto infos = std::to_array<Info>({
    {"background", P::background_color, 1, 1, background, E | B, colour_hint},
    {"background-color", P::background_color, 1, 1, one_colour, E | B, colour_hint},
    {"border", P::border_top_style, 12, 1, border, E | B, border_hint},
    {"border-bottom", P::border_bottom_style, 3, 4, border, E | B, border_hint},
    {"border-bottom-color", P::border_bottom_color, 1, 1, one_colour, E | B, colour_hint},
    {"border-bottom-style", P::border_bottom_style, 1, 1, one_word, E | B, border_hint, line_words},
    {"border-bottom-width", P::border_bottom_width, 1, 1, one_length, E | B, length_hint},
    {"border-collapse", P::border_collapse, 1, 1, one_word, E, "collapse or separate", collapse_words},
    {"border-color", P::border_top_color, 4, 1, side_colours, E | B, colour_hint},
    {"border-left", P::border_left_style, 3, 4, border, E | B, border_hint},
    {"border-left-color", P::border_left_color, 1, 1, one_colour, E | B, colour_hint},
    {"border-left-style", P::border_left_style, 1, 1, one_word, E | B, border_hint, line_words},
    {"border-left-width", P::border_left_width, 1, 1, one_length, E | B, length_hint},
    {"border-right", P::border_right_style, 3, 4, border, E | B, border_hint},
    {"border-right-color", P::border_right_color, 1, 1, one_colour, E | B, colour_hint},
    {"border-right-style", P::border_right_style, 1, 1, one_word, E | B, border_hint, line_words},
    {"border-right-width", P::border_right_width, 1, 1, one_length, E | B, length_hint},
    {"border-style", P::border_top_style, 4, 1, side_words, E | B, border_hint, line_words},
    {"border-top", P::border_top_style, 3, 4, border, E | B, border_hint},
    {"border-top-color", P::border_top_color, 1, 1, one_colour, E | B, colour_hint},
    {"border-top-style", P::border_top_style, 1, 1, one_word, E | B, border_hint, line_words},
    {"border-top-width", P::border_top_width, 1, 1, one_length, E | B, length_hint},
    {"border-width", P::border_top_width, 4, 1, side_lengths, E | B, length_hint},
    {"box-sizing", P::ignored, 1, 1, one_word, E, "border-box", sizing_words},
    {"break-after", P::break_after, 1, 1, one_word, E, "auto, avoid or page", break_words},
    {"break-before", P::break_before, 1, 1, one_word, E, "auto, avoid or page", break_words},
    {"break-inside", P::break_inside, 1, 1, one_word, E, "auto or avoid", inside_words},
    {"caption-side", P::ignored, 1, 1, one_word, E, "top", caption_words},
    {"color", P::color, 1, 1, one_colour, E | M | B, colour_hint},
    {"column-gap", P::column_gap, 1, 1, one_length, E, length_hint},
    {"content", P::ignored, 1, 1, of_page, B, "strings, string(name), counter(page), counter(pages) or none"},
    {"display", P::display, 1, 1, one_word, E, "block, inline, grid, list-item, none or a part of a table", display_words},
    {"font", P::font_size, 5, 1, font, E | B, "italic or bold if wanted, a size, a line height behind '/', and families"},
    {"font-family", P::font_family, 1, 1, font_family, E | B, "families with commas between them, those of several words in quotes"},
    {"font-size", P::font_size, 1, 1, one_length, E | B, length_hint, {}, percent},
    {"font-style", P::font_style, 1, 1, one_word, E | B, "normal or italic", style_words},
    {"font-variant-numeric", P::font_variant_numeric, 1, 1, one_word, E | B, "normal or tabular-nums", figures_words},
    {"font-weight", P::font_weight, 1, 1, font_weight, E | B, "normal, bold or a hundred from 100 to 900"},
    {"gap", P::column_gap, 1, 1, gap, E, "0 for the rows and a length for the columns"},
    {"grid-column", P::grid_column, 1, 1, grid_column, E, "1, 2, 1 / -1 or auto"},
    {"grid-template-columns", P::grid_template_columns, 1, 1, columns, E, "two columns, each a length, 1fr or auto"},
    {"height", P::ignored, 1, 1, one_word, E, "auto", height_words},
    {"hyphenate-limit-chars", P::hyphenate_limit_chars, 1, 1, hyphen_limits, E, "one to three numbers of letters, or auto"},
    {"hyphens", P::hyphens, 1, 1, one_word, E, "none, manual or auto", hyphens_words},
    {"letter-spacing", P::letter_spacing, 1, 1, letter_spacing, E | B, length_hint, {}, negative},
    {"line-height", P::line_height, 1, 1, line_height, E | B, "a number, a length or normal"},
    {"list-style", P::list_style_type, 1, 1, one_word, E, "none, disc, circle or square", list_words},
    {"list-style-type", P::list_style_type, 1, 1, one_word, E, "none, disc, circle or square", list_words},
    {"margin", P::margin_top, 4, 1, side_lengths, E | G, length_hint, {}, percent | automatic | negative},
    {"margin-bottom", P::margin_bottom, 1, 1, one_length, E | G, length_hint, {}, percent | automatic | negative},
    {"margin-left", P::margin_left, 1, 1, one_length, E | G, length_hint, {}, percent | automatic | negative},
    {"margin-right", P::margin_right, 1, 1, one_length, E | G, length_hint, {}, percent | automatic | negative},
    {"margin-top", P::margin_top, 1, 1, one_length, E | G, length_hint, {}, percent | automatic | negative},
    {"max-width", P::ignored, 1, 1, whole_width, E, "100%"},
    {"orphans", P::orphans, 1, 1, line_count, E, "a number of lines"},
    {"padding", P::padding_top, 4, 1, side_lengths, E | B, length_hint},
    {"padding-bottom", P::padding_bottom, 1, 1, one_length, E | B, length_hint},
    {"padding-left", P::padding_left, 1, 1, one_length, E | B, length_hint},
    {"padding-right", P::padding_right, 1, 1, one_length, E | B, length_hint},
    {"padding-top", P::padding_top, 1, 1, one_length, E | B, length_hint},
    {"page", P::page, 1, 1, page_name, E, "the name of an @page, or auto"},
    {"print-color-adjust", P::ignored, 1, 1, one_word, E, "exact or economy", adjust_words},
    {"size", P::ignored, 1, 1, of_page, G, "A4, A4 landscape, or a width and a height"},
    {"text-align", P::text_align, 1, 1, one_word, E | B, "left, right, center or justify", align_words},
    {"text-decoration", P::text_decoration_line, 2, 1, decoration, E, "none, underline, line-through or both"},
    {"text-decoration-line", P::text_decoration_line, 1, 1, decoration, E, "none, underline, line-through or both"},
    {"text-decoration-thickness", P::text_decoration_thickness, 1, 1, one_length, E, length_hint, {}, automatic},
    {"text-underline-offset", P::text_underline_offset, 1, 1, one_length, E, length_hint, {}, automatic | negative},
    {"text-wrap", P::text_wrap, 1, 1, one_word, E, "wrap, pretty or balance", wrap_words},
    {"vertical-align", P::vertical_align, 1, 1, one_word, E | B, "baseline, top, middle, bottom, sub or super", vertical_words},
    {"white-space", P::white_space, 1, 1, one_word, E | B, "normal, nowrap or pre-wrap", space_words},
    {"widows", P::widows, 1, 1, line_count, E, "a number of lines"},
    {"width", P::width, 1, 1, one_length, E | B, length_hint, {}, percent | automatic},
});

constexpr auto names = [] {
  std::array<std::string_view, infos.size()> result;
  for (std::size_t i = 0; i < infos.size(); ++i) result.at(i) = infos.at(i).name;
  return result;
}();

const Info* find(std::string_view name) {
  const auto found = std::find_if(infos.begin(), infos.end(), [name](const Info& info) { return info.name == name; });
  return found == infos.end() ? nullptr : &*found;
}

}  // namespace

bool is_property(std::string_view name) {
  return find(name) != nullptr;
}

bool allowed(std::string_view name, Where where) {
  const Info* info = find(name);
  return info != nullptr && (info->where & static_cast<std::uint8_t>(where)) != 0;
}

std::span<const std::string_view> property_names() {
  return names;
}

std::string_view accepts(std::string_view property) {
  const Info* info = find(property);
  return info == nullptr ? std::string_view() : info->accepts;
}

bool settings(std::string_view property, std::span<const Token> value, std::vector<Setting>& out, std::size_t& bad) {
  const Info& info = *find(property);
  ValueReader in(value);
  const bool inherit = value.size() == 1 && value[0].is(TokenKind::ident, "inherit");
  const bool initial = value.size() == 1 && value[0].is(TokenKind::ident, "initial");
  if ((inherit || initial) && info.read != of_page) {
    for (int i = 0; i < info.count; ++i) out.push_back({info.longhand(i), inherit ? Keyword::inherit : Keyword::initial});
    return true;
  }
  const std::size_t before = out.size();
  if (info.read(in, info, out) && in.done()) return true;
  out.resize(before);
  bad = in.position();
  return false;
}

}  // namespace townclerk::style
