#include "chart/figure_block.hpp"

#include <memory>
#include <utility>

namespace townclerk::chart {

using document::Block;
using document::BlockKind;

std::string Standing::caption() const {
  const std::string* words = attributes.key("caption");
  return words == nullptr ? std::string() : *words;
}

Block figure_block(const Standing& standing, const FigureWords& words, document::Drawing drawing, bool on_page) {
  Block out;
  out.kind = BlockKind::figure;
  out.at = standing.at;
  out.attributes = standing.attributes;
  std::erase_if(out.attributes.keys, [](const auto& key) { return key.first == "caption"; });
  out.attributes.id = words.id;
  out.attributes.classes.emplace_back("chart");
  if (on_page) out.attributes.classes.emplace_back("chart-page");
  drawing.alternative = words.alternative;
  out.drawing = std::make_shared<const document::Drawing>(std::move(drawing));
  if (words.caption.empty()) return out;
  Block caption;
  caption.kind = BlockKind::caption;
  caption.at = standing.at;
  caption.inlines = {{document::InlineKind::text, words.caption, {}, standing.at}};
  out.blocks.push_back(std::move(caption));
  return out;
}

Block list_block(const Standing& standing, Block list) {
  Block out;
  out.kind = BlockKind::container;
  out.at = standing.at;
  out.attributes.classes = {"chart-list"};
  out.blocks.push_back(std::move(list));
  return out;
}

}  // namespace townclerk::chart
