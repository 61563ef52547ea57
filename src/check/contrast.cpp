#include "check/contrast.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "check/codes.hpp"
#include "check/words.hpp"
#include "style/property.hpp"

namespace townclerk::checks {

using style::Computed;
using style::Name;
using style::no_node;
using style::NodeId;
using style::Property;

namespace {

constexpr Rgb paper{255, 255, 255};
constexpr double for_text = 4.5;
constexpr double for_large_text = 3;

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Rgb colour) {
  return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

std::string hex(Rgb colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
}

double needed(float size, bool bold) {
  constexpr float large = 18;
  constexpr float large_in_bold = 14;
  return size >= (bold ? large_in_bold : large) ? for_large_text : for_text;
}

double needed(const Computed& style) {
  constexpr int bold = 600;
  return needed(style.font_size, style.font_weight >= bold);
}

/// Cut, not rounded: 4.49 must not read as 4.5.
std::string ratio(double value) {
  return fmt::format("{:.2f}", std::floor(value * 100) / 100);
}

using Colour = std::tuple<std::uint8_t, std::uint8_t, std::uint8_t>;
Colour key(Rgb colour) {
  return {colour.r, colour.g, colour.b};
}

class ContrastCheck {
 public:
  ContrastCheck(const Look& look, Record& record) : look_(look), record_(record) {}

  void run() {
    read_text();
    for (const auto& [pair, nodes] : weak_) tell(nodes);
    page(look_.styles.first_page);
    page(look_.styles.page);
    for (const auto& [name, style] : look_.styles.named_pages) page(style);
  }

 private:
  /// Colour, background, what is needed (in tenths).
  using Pair = std::tuple<Colour, Colour, int>;

  void read_text() {
    const std::vector<style::Node>& nodes = look_.tree.nodes;
    painted_.assign(nodes.size(), no_node);
    for (NodeId id = 0; id < nodes.size(); ++id) {
      const bool text = nodes[id].name == Name::text_node;
      if (!text && look_.styles[id].background) {
        painted_[id] = id;
      } else if (nodes[id].parent != no_node) {
        painted_[id] = painted_[nodes[id].parent];
      }
      if (nodes[id].particulars->drawing != nullptr) drawing(id);
      if (!text || is_bare(nodes[id].text)) continue;
      record_.saw(codes::B05);
      const Computed& style = look_.styles[id];
      const Rgb behind = background(id);
      if (contrast(style.color, behind) >= needed(style)) continue;
      weak_[{key(style.color), key(behind), static_cast<int>(needed(style) * 10)}].push_back(id);
    }
  }

  [[nodiscard]] Rgb background(NodeId id) const { return painted_[id] == no_node ? paper : look_.styles[painted_[id]].background.value_or(paper); }

  static std::string message(std::string_view what, Rgb colour, Rgb behind, double need) {
    return fmt::format("{} in {} on {} has a contrast of {} : 1, not {:g} : 1", what, hex(colour), hex(behind), ratio(contrast(colour, behind)),
                       need);
  }

  /// Words of one pair may have their colour from several rules.
  void tell(const std::vector<NodeId>& nodes) {
    std::map<std::uint32_t, std::vector<NodeId>> by_style;
    for (const NodeId node : nodes) by_style[look_.styles.of[node]].push_back(node);
    std::map<Span, std::vector<NodeId>> by_place;
    for (const auto& [style, alike] : by_style) {
      std::vector<NodeId>& place = by_place[look_.sheet.declared(look_.tree, alike.front(), Property::color)];
      place.insert(place.end(), alike.begin(), alike.end());
    }
    for (const auto& [at, alike] : by_place) {
      const NodeId first = *std::min_element(alike.begin(), alike.end());
      const Computed& style = look_.styles[first];
      Diagnostic what(codes::B05, at.known() ? at : record_.place(first), message("text", style.color, background(first), needed(style)));
      what.notes.push_back({fmt::format("{}it is the colour of “{}”", alike.size() > 1 ? fmt::format("in {} places, ", alike.size()) : "",
                                        shortened(look_.tree.nodes[first].text)),
                            record_.place(first)});
      if (painted_[first] != no_node) {
        const Span behind = look_.sheet.declared(look_.tree, painted_[first], Property::background_color);
        if (behind.known()) what.notes.push_back({"the background is", behind});
      }
      what.hints.emplace_back("make the colour darker or its background lighter");
      record_.found(std::move(what), alike);
    }
  }

  static std::string shortened(std::string_view words) {
    constexpr std::size_t longest = 40;
    std::string out = bare(words);
    if (out.size() <= longest) return out;
    std::size_t end = out.rfind(' ', longest);
    return (end == std::string::npos ? out.substr(0, out.find(' ')) : out.substr(0, end)) + " …";
  }

  void page(const style::PageStyle& style) {
    for (const auto& box : style.boxes) {
      if (!box || box->content.empty()) continue;
      record_.saw(codes::B05);
      const double need = needed(box->style);
      const Rgb behind = box->style.background.value_or(paper);
      if (contrast(box->style.color, behind) >= need || std::exchange(told_[box->color_at], true)) continue;
      record_.found(Diagnostic(codes::B05, box->color_at, message("a running head", box->style.color, behind, need))
                        .hint("make the colour darker or its background lighter"),
                    {});
    }
  }

  void drawing(NodeId svg) {
    const std::vector<document::Shape>& shapes = look_.tree.nodes[svg].particulars->drawing->shapes;
    for (auto shape = shapes.begin(); shape != shapes.end(); ++shape) {
      const auto* line = std::get_if<document::TextLine>(&*shape);
      if (line == nullptr) continue;
      record_.saw(codes::B05);
      const Rgb behind = fill_under(shapes.begin(), shape, *line).value_or(background(svg));
      const double need = needed(line->size, line->bold);
      if (contrast(line->colour, behind) >= need) continue;
      record_.found(codes::B05, svg, message(fmt::format("“{}” in a drawing", line->words), line->colour, behind, need),
                    "change the colour of that kind of box in the style, or its background");
    }
  }

  using Shapes = std::vector<document::Shape>::const_iterator;
  /// The last area before a line of text that holds the middle of it.
  static std::optional<Rgb> fill_under(Shapes begin, Shapes line_at, const document::TextLine& line) {
    const float x = line.x + line.width / 2;
    const float y = line.baseline - line.size / 3;
    for (Shapes shape = line_at; shape != begin;) {
      --shape;
      const auto* area = std::get_if<document::Rectangle>(&*shape);
      if (area == nullptr || !area->fill) continue;
      if (x >= area->x && x <= area->x + area->width && y >= area->y && y <= area->y + area->height) return area->fill;
    }
    return std::nullopt;
  }

  const Look& look_;
  Record& record_;
  std::vector<NodeId> painted_;  // by node: the nearest element round it whose background is painted
  std::map<Pair, std::vector<NodeId>> weak_;
  std::map<Span, bool> told_;
};

bool is_block(Name name) {
  constexpr std::array blocks{Name::p, Name::li, Name::dd, Name::dt, Name::td, Name::th, Name::caption, Name::figcaption, Name::div};
  return std::find(blocks.begin(), blocks.end(), name) != blocks.end();
}

/// Words of its paragraph that are not the link's.
bool has_words_beside(const style::ElementTree& tree, NodeId link) {
  const NodeId block = tree.nodes[link].parent;
  for (NodeId child = tree.first_child(block); child != no_node; child = tree.next_sibling(child))
    if (tree.nodes[child].name == Name::text_node && says_something(tree.nodes[child].text)) return true;
  return false;
}

bool differs_in_form(const Computed& link, const Computed& around) {
  return link.underline || link.strike || link.font_weight != around.font_weight || link.italic != around.italic || link.background ||
         link.border.at(style::Side::bottom).style != style::LineStyle::none || link.font_size != around.font_size;
}

}  // namespace

double contrast(Rgb one, Rgb other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void check_contrast(const Look& look, Record& record) {
  ContrastCheck(look, record).run();
}

void check_colour_alone(const Look& look, Record& record) {
  for (NodeId id = 1; id < look.tree.nodes.size(); ++id) {
    const style::Node& node = look.tree.nodes[id];
    const Computed& own = look.styles[id];
    if (node.name == Name::del) {
      record.saw(codes::B13);
      if (!own.strike)
        record.found(codes::B13, id, "words that are struck out have no line through them", "give `del` its line-through in the style");
    }
    if (node.name != Name::a || (!is_block(look.tree.nodes[node.parent].name) && !look.tree.has_class(node.parent, "text"))) continue;
    if (!has_words_beside(look.tree, id)) continue;
    record.saw(codes::B13);
    if (differs_in_form(own, look.styles[node.parent])) continue;
    Diagnostic what(codes::B13, look.sheet.declared(look.tree, id, Property::text_decoration_line), "a link in a sentence shows by its colour alone");
    if (!what.at.known()) what.at = record.place(id);
    what.notes.push_back({fmt::format("it is the link “{}”", words_of(look.tree, id)), record.place(id)});
    what.hints.emplace_back("underline links in the style");
    record.found(std::move(what), {id});
  }
}

}  // namespace townclerk::checks
