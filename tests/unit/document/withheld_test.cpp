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

TEST_CASE("a withheld chart takes the number that it has where it is drawn, and is not listed") {
  Block hidden = directive("chart proposed root=place");
  hidden.attributes = attributes("#hidden number=auto");
  Document d = resolved({heading(2, "A"), directive("contents depth=3"), chart("First", "#first number=auto"),
                         block(BlockKind::container, ".withheld", {hidden}), chart("Third", "#third number=auto"),
                         paragraph({reference("#hidden")}, ".unnumbered")});
  CHECK(printed(d.blocks).find("Chart 3:") != std::string::npos);
  CHECK(plain_text(d.blocks[5].inlines).find('2') != std::string::npos);
  for (const ContentsEntry& entry : d.blocks[1].particulars->entries) CHECK(entry.anchor != "hidden");
  CHECK(d.blocks[1].particulars->entries.size() == 2);
}

TEST_CASE("a gap is one paragraph with the first number, and the ids that others refer to") {
  std::vector<Block> blocks{block(BlockKind::container, ".withheld", {words("Secret", "#a"), words("Secret", "#b"), words("Secret", "#c")}),
                            paragraph({{InlineKind::link, "#b", {text("See")}, {}}}, "")};
  blocks[0].blocks[0].label = "7";
  blocks[0].blocks[0].particulars.edit().alias = "p-7";
  blocks[0].blocks[1].label = "8";
  withhold(blocks, "Gap");
  close_gaps(blocks, "Gap");
  CHECK(printed(blocks) == "[7|Gap][|See]");
  CHECK(blocks[0].attributes->id == "p-7");
  CHECK(blocks[0].inlines.at(0).text == "b");
  CHECK(blocks[0].inlines.at(1).kind == InlineKind::text);
}

}  // namespace
}  // namespace townclerk::document
