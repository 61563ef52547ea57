#include "document/withheld.hpp"

#include <catch2/catch.hpp>

#include "tree.hpp"

namespace townclerk::document {
namespace {

using namespace tree;

Block words(std::string text, const std::string& written = {}) {
  Block made = block(BlockKind::paragraph, written, {});
  made.inlines = {tree::text(std::move(text)), anchor("inside")};
  return made;
}

std::string printed(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& b : blocks) out += "[" + b.label + "|" + plain_text(b.inlines) + printed(b.blocks) + "]";
  return out;
}

TEST_CASE("withheld blocks keep their place without their words") {
  std::vector<Block> blocks{words("Open"), block(BlockKind::container, ".withheld", {words("Secret", "#a"), heading(3, "Secret")})};
  withhold(blocks, "Gap");
  CHECK(printed(blocks) == "[|Open][|[|Gap][|Gap]]");
  CHECK(blocks[1].blocks[1].attributes->has("unlisted"));
}

TEST_CASE("a gap is one paragraph with the first number and all ids") {
  std::vector<Block> blocks{block(BlockKind::container, ".withheld", {words("Secret", "#a"), words("Secret", "#b")})};
  blocks[0].blocks[0].label = "7";
  blocks[0].blocks[1].label = "8";
  withhold(blocks, "Gap");
  close_gaps(blocks, "Gap");
  CHECK(printed(blocks) == "[7|Gap]");
  CHECK(blocks[0].attributes->id == "a");
  CHECK(blocks[0].inlines.at(1).text == "b");
}

}  // namespace
}  // namespace townclerk::document
