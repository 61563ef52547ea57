#include "layout/furniture.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>

#include <fmt/format.h>

#include "layout/lines.hpp"

namespace townclerk::layout {
namespace {

using style::ContentPiece;
using style::MarginBox;
using style::MarginBoxPlace;
using style::PageStyle;
using style::TextAlign;

/// Three boxes of one edge, from left to right.
struct Edge {
  std::array<MarginBoxPlace, 3> places;
  bool above;
};
constexpr std::array<Edge, 2> edges{{
    {{MarginBoxPlace::top_left, MarginBoxPlace::top_center, MarginBoxPlace::top_right}, true},
    {{MarginBoxPlace::bottom_left, MarginBoxPlace::bottom_center, MarginBoxPlace::bottom_right}, false},
}};

/// The number that a page has in the agenda, whose first one is stated with the last ("23-58", "A7 to A9"); empty where none is.
std::string agenda_page(std::string_view stated, std::size_t index) {
  const std::size_t begin = std::min(stated.find_first_of("0123456789"), stated.size());
  std::size_t first = 0;
  const auto [end, error] = std::from_chars(stated.data() + begin, stated.data() + stated.size(), first);
  if (error != std::errc{} || end == stated.data() + begin) return {};
  constexpr std::size_t longest = 1000000;
  return first > longest ? std::string() : fmt::format("{}{}", stated.substr(0, begin), first + index);
}

class Furnisher {
 public:
  Furnisher(Pages& pages, const style::ElementTree& tree, FaceFinder& faces, InlineReader& inlines)
      : pages_(pages), tree_(tree), faces_(faces), inlines_(inlines) {}

  void furnish(std::size_t index, const PageStyle& style) {
    for (const Edge& edge : edges) furnish_edge(index, style, edge);
  }

 private:
  [[nodiscard]] std::string words(const MarginBox& box, std::size_t index) const {
    std::string all;
    for (const ContentPiece& piece : box.content) {
      switch (piece.kind) {
        case ContentPiece::Kind::text:
          all += piece.text;
          break;
        case ContentPiece::Kind::page:
          all += fmt::format("{}", index + 1);
          break;
        case ContentPiece::Kind::pages:
          all += fmt::format("{}", pages_.pages.size());
          break;
        case ContentPiece::Kind::agenda_page:
          all += agenda_page(tree_.metadata.string("agenda-pages"), index);
          break;
        case ContentPiece::Kind::string:
          all += tree_.metadata.string(piece.text);
          break;
      }
    }
    return all;
  }

  Faces& faces_of(const MarginBox& box) {
    const auto known = known_.find(&box);
    return known != known_.end() ? known->second : known_.emplace(&box, faces_.find(box.style, {})).first->second;
  }

  void furnish_edge(std::size_t index, const PageStyle& style, const Edge& edge) {
    std::array<float, 3> wishes{};
    for (std::size_t i = 0; i < 3; ++i) {
      texts_[i].clear();
      const auto& box = style.boxes[static_cast<std::size_t>(edge.places[i])];
      if (!box || box->content.empty()) continue;
      const std::string all = words(*box, index);
      if (all.empty()) continue;
      inlines_.read({{all, &box->style, &faces_of(*box)}}, texts_[i]);
      wishes[i] = extent(texts_[i]).max;
    }
    const float left = style.margin[style::left];
    const float width = style.width - left - style.margin[style::right];
    const std::array<float, 3> widths = share(wishes, width);
    for (std::size_t i = 0; i < 3; ++i) {
      if (texts_[i].items.empty()) continue;
      const TextAlign align = i == 0 ? TextAlign::left : i == 1 ? TextAlign::center : TextAlign::right;
      const float x = i == 0 ? left : i == 1 ? left + (width - widths[1]) / 2 : left + width - widths[2];
      const float top = edge.above ? 0 : style.height - style.margin[style::bottom];
      const float height = style.margin[edge.above ? style::top : style::bottom];
      set(texts_[i], x, widths[i], top, height, align, pages_.pages[index].furniture);
    }
  }

  /// What they wish where it fits, with a gap between; else in proportion to the wishes.
  static std::array<float, 3> share(const std::array<float, 3>& wishes, float width) {
    constexpr float gap = 12;
    std::array<float, 3> widths = wishes;
    int boxes = 0;
    float all = 0;
    for (const float wish : wishes) {
      boxes += wish > 0 ? 1 : 0;
      all += wish;
    }
    const float room = width - gap * static_cast<float>(std::max(boxes - 1, 0));
    if (all > room) {
      // Short ones (a page number) keep their line, long ones break.
      const float fair = room / static_cast<float>(boxes);
      float rest = room;
      float long_wishes = 0;
      for (const float wish : wishes) (wish <= fair ? rest : long_wishes) += wish <= fair ? -wish : wish;
      for (float& w : widths) {
        if (w > fair) w = rest * w / long_wishes;
      }
    }
    return widths;
  }

  void set(Paragraph& text, float x, float width, float top, float height, TextAlign align, std::vector<Item>& items) {
    inlines_.split_overlong(text, width);
    breaker_.run(text.items, text.points, {.width = width + 0.05F}, lines_);
    InlineReader::break_words(text, lines_);
    const style::Computed& style = *text.style;
    float y = top + (height - style.line_height * static_cast<float>(lines_.size())) / 2;
    for (const Line& line : lines_) {
      const float slack = width - line.width;
      float pen = x + (align == TextAlign::left ? 0 : align == TextAlign::right ? slack : slack / 2);
      const float baseline = y + text.stretches.front().above;
      for (std::uint32_t i = line.begin; i < line.end; ++i) {
        const InlineItem& item = text.items[i];
        auto* run = items.empty() || i == line.begin ? nullptr : std::get_if<TextRun>(&items.back());
        if (run == nullptr || run->font != item.font) {
          TextRun next{
              .font = item.font, .size = style.font_size, .baseline = baseline, .letter_spacing = style.letter_spacing, .colour = style.color};
          run = &std::get<TextRun>(items.emplace_back(std::move(next)));
          run->pieces.reserve(line.end - i);
        }
        run->pieces.push_back({item.shaped, pen});
        pen += item.width;
      }
      y += style.line_height;
    }
  }

  Pages& pages_;
  const style::ElementTree& tree_;
  FaceFinder& faces_;
  InlineReader& inlines_;
  std::map<const MarginBox*, Faces> known_;
  std::array<Paragraph, 3> texts_;
  LineBreaker breaker_;
  std::vector<Line> lines_;
};

}  // namespace

void furnish(Pages& pages, const Placement& placement, const style::ElementTree& tree, FaceFinder& faces, InlineReader& inlines) {
  Furnisher furnisher(pages, tree, faces, inlines);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) furnisher.furnish(i, *placement.pages[i]);
}

}  // namespace townclerk::layout
