#include "layout/artwork.hpp"

#include <array>

namespace townclerk::layout {
namespace {

constexpr std::uint16_t bold_weight = 700;
constexpr float tolerance = 0.01F;  // em: what rounding may add to a width

class Setter {
 public:
  Setter(const style::ElementTree& tree, style::NodeId node, FaceFinder& faces, InlineReader& inlines)
      : node_(tree.nodes[node]), inlines_(inlines), art_{.node = node} {
    for (Type& type : types_) {
      type.style.font_family = node_.particulars->drawing->font_family;
      if (&type == &types_.back()) type.style.font_weight = bold_weight;
      type.faces = faces.find(type.style, node_.at);
    }
  }

  Artwork set() {
    art_.rect = {0, 0, node_.particulars->drawing->width, node_.particulars->drawing->height};
    art_.shapes.reserve(node_.particulars->drawing->shapes.size());
    for (const document::Shape& shape : node_.particulars->drawing->shapes) std::visit([this](const auto& s) { add(s); }, shape);
    return std::move(art_);
  }

 private:
  struct Type {
    style::Computed style;
    Faces faces;  // of the style beside it
  };

  void add(const document::Rectangle& rectangle) { art_.shapes.emplace_back(rectangle); }
  void add(const document::Polyline& line) { art_.shapes.emplace_back(line); }

  /// As everywhere a space stands behind the last word, so that whoever extracts the text keeps lines apart.
  void add(const document::TextLine& line) {
    Type& type = types_.at(line.bold ? 1 : 0);
    type.style.font_size = line.size;
    inlines_.read({{line.words + ' ', &type.style, &type.faces}}, text_, art_.node);
    const float scaling = scaling_of(line);
    float pen = line.x;
    const text::Font* font = nullptr;
    for (const InlineItem& item : text_.items) {
      if (item.font != font) {
        font = item.font;
        art_.shapes.emplace_back(
            TextRun{.node = art_.node, .font = font, .size = line.size, .baseline = line.baseline, .scaling = scaling, .colour = line.colour});
      }
      std::get<TextRun>(art_.shapes.back()).pieces.push_back({item.shaped, pen});
      pen += item.width * scaling;
    }
  }

  [[nodiscard]] float scaling_of(const document::TextLine& line) const {
    float width = text_.items.empty() ? 0 : -text_.items.back().trail;
    for (const InlineItem& item : text_.items) width += item.width;
    return line.width <= 0 || width <= line.width + tolerance * line.size ? 1 : line.width / width;
  }

  const style::Node& node_;
  InlineReader& inlines_;
  Artwork art_;
  std::array<Type, 2> types_;  // regular, bold
  Paragraph text_;
};

}  // namespace

Artwork artwork(const style::ElementTree& tree, style::NodeId node, FaceFinder& faces, InlineReader& inlines) {
  return Setter(tree, node, faces, inlines).set();
}

}  // namespace townclerk::layout
