#include "markdown/figures.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace townclerk::markdown {

using document::Block;
using document::BlockKind;
using document::InlineKind;

namespace {

bool is_picture(const Block& block) {
  return block.kind == BlockKind::paragraph && !block.inlines.empty() && document::is_wordless(block.inlines);
}

void enclose(Block& block) {
  Block picture;
  picture.at = block.at;
  picture.inlines = std::move(block.inlines);
  block.kind = BlockKind::figure;
  block.inlines.clear();
  block.blocks.push_back(std::move(picture));
}

}  // namespace

void make_figure(Block& block) {
  const auto given = [&block](std::string_view name) {
    const std::string* value = block.attributes->key(name);
    return value != nullptr && !value->empty();
  };
  if (is_picture(block) && (given("number") || given("caption"))) enclose(block);
  if (block.kind != BlockKind::figure || !given("caption")) return;
  Block caption;
  caption.kind = BlockKind::caption;
  caption.at = block.attributes->at;
  caption.inlines.push_back({InlineKind::text, *block.attributes->key("caption"), {}, caption.at});
  block.blocks.push_back(std::move(caption));
  std::erase_if(block.attributes.edit().keys, [](const auto& key) { return key.first == "caption"; });
}

}  // namespace townclerk::markdown
