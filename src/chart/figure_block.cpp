#include "chart/figure_block.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "chart/codes.hpp"
#include "chart/look.hpp"

namespace townclerk::chart {

using document::Block;
using document::BlockKind;

std::string Standing::caption() const {
  const std::string* words = attributes.key("caption");
  return words == nullptr ? std::string() : *words;
}

namespace {

Block figure_block(const Standing& standing, const FigureWords& words, std::optional<FittedDrawing> fitted) {
  Block out;
  out.kind = BlockKind::figure;
  out.at = standing.at;
  out.attributes = standing.attributes;
  std::erase_if(out.attributes.keys, [](const auto& key) { return key.first == "caption"; });
  if (words.numbered && out.attributes.key("number") == nullptr) out.attributes.keys.emplace_back("number", "auto");
  out.attributes.id = words.id;
  out.attributes.classes.emplace_back("chart");
  if (fitted) {
    if (fitted->on_page) out.attributes.classes.emplace_back("chart-page");
    fitted->drawing.alternative = words.alternative;
    out.drawing = std::make_shared<const document::Drawing>(std::move(fitted->drawing));
  }
  if (words.caption.empty()) return out;
  Block caption;
  caption.kind = BlockKind::caption;
  caption.at = standing.at;
  caption.inlines = {{document::InlineKind::text, words.caption, {}, standing.at}};
  out.blocks.push_back(std::move(caption));
  return out;
}

}  // namespace

std::vector<Block> figure_and_list(const Standing& standing, const FigureWords& words, std::optional<FittedDrawing> fitted, Block list,
                                   Diagnostics& diagnostics) {
  if (!fitted) {
    diagnostics.add(Diagnostic(codes::C105, standing.at,
                               fmt::format("{} does not fit a page in type of {} pt, and is given in words only",
                                           words.caption.empty() ? "this chart" : fmt::format("the chart '{}'", words.caption), Look::least_size))
                        .hint("show less of it with root= or depth=, leave functions out with functions=none, or shorten its words"));
  }
  Block in_words;
  in_words.kind = BlockKind::container;
  in_words.at = standing.at;
  in_words.attributes.classes = {"chart-list"};
  in_words.blocks.push_back(std::move(list));
  std::vector<Block> out;
  if (fitted || !words.caption.empty()) {
    out.push_back(figure_block(standing, words, std::move(fitted)));
  } else {
    in_words.attributes.id = words.id;
  }
  out.push_back(std::move(in_words));
  return out;
}

}  // namespace townclerk::chart
