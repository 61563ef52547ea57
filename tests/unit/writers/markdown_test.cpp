// What the Markdown looks like. That it reads back is held by tests/roundtrip.
#include <catch2/catch.hpp>

#include "writers/svg.hpp"
#include "writers/writers.hpp"

using namespace townclerk::document;

namespace {

Block paragraph(std::vector<Inline> inlines) {
  Block out;
  out.inlines = std::move(inlines);
  return out;
}
Inline text(std::string words) {
  return {InlineKind::text, std::move(words), {}, {}};
}
Inline around(InlineKind kind, std::string words, std::string destination = {}) {
  return {kind, std::move(destination), {text(std::move(words))}, {}};
}
Block block(BlockKind kind, std::vector<Block> blocks) {
  Block out;
  out.kind = kind;
  out.blocks = std::move(blocks);
  return out;
}
Block words(std::string w) {
  return paragraph({text(std::move(w))});
}
Block item(std::vector<Block> blocks) {
  return block(BlockKind::item, std::move(blocks));
}
Block list(std::vector<Block> items) {
  return block(BlockKind::list, std::move(items));
}

std::string written(std::vector<Block> blocks) {
  Document document;
  document.blocks = std::move(blocks);
  return townclerk::writers::markdown(document);
}
std::string line(std::vector<Inline> inlines) {
  std::string out = written({paragraph(std::move(inlines))});
  return out.substr(0, out.size() - 1);
}
std::string line(std::string w) {
  return line(std::vector<Inline>{text(std::move(w))});
}

}  // namespace

TEST_CASE("ordinary words are written as they are") {
  for (const char* plain : {"The Council’s budget is £1.2 m – (net) of R&D; 50% + 3 = 53!", "snake_case_name", "www.x.org: a@b.c", "5.1 Text",
                            "-5 °C", "#1 choice", "a > b", "a | b"})
    CHECK(line(plain) == plain);
}

TEST_CASE("what Markdown would read is escaped, and nothing else") {
  CHECK(line("1986. A year") == "1986\\. A year");
  CHECK(line("1) one") == "1\\) one");
  CHECK(line("- a") == "\\- a");
  CHECK(line("+ a") == "\\+ a");
  CHECK(line("# a") == "\\# a");
  CHECK(line("> a") == "\\> a");
  CHECK(line("{#id}") == "\\{#id}");
  CHECK(line("a * b _c_ `d` ~e [f] <g>") == "a \\* b \\_c\\_ \\`d\\` \\~e \\[f] \\<g>");
  CHECK(line("&amp; & &x") == "\\&amp; & &x");
  CHECK(line("\"a\" 'b' -- ...") == "\\\"a\\\" \\'b\\' -\\- .\\.\\.");
  CHECK(line("C:\\x") == "C:\\\\x");
}

TEST_CASE("emphasis, code, links, images, anchors and breaks") {
  CHECK(line({text("a "), around(InlineKind::emphasis, "b"), text(" "), around(InlineKind::strong, "c"), text("d "),
              around(InlineKind::strikethrough, "e")}) == "a _b_ **c**d ~~e~~");
  CHECK(line({text("un"), around(InlineKind::emphasis, "believ"), text("able")}) == "u&#110;_believ_&#97;ble");
  CHECK(line({{InlineKind::code, "a`b", {}, {}}}) == "``a`b``");
  CHECK(line({{InlineKind::code, "`", {}, {}}}) == "`` ` ``");
  CHECK(line({text("Oh!"), around(InlineKind::link, "a]", "https://x.org/(b)")}) == "Oh\\![a\\]](https://x.org/\\(b\\))");
  CHECK(line({around(InlineKind::image, "A map", "my map.png")}) == "![A map](<my map.png>)");
  CHECK(line({{InlineKind::anchor, "a\"<", {}, {}}, text("b")}) == "<a id=\"a&quot;&lt;\"></a>b");
  CHECK(line({text("a"), {InlineKind::line_break, {}, {}, {}}, text("- b")}) == "a\\\n\\- b");
  CHECK(line({{InlineKind::reference, "#x", {}, {}}}) == "[](#x)");
  CHECK(line({text("a"), around(InlineKind::span, "b", "cy"), text("c")}) == "a<span lang=\"cy\">b</span>c");
}

TEST_CASE("a heading's last number sign is its own") {
  Block heading = words("C#");
  heading.kind = BlockKind::heading;
  heading.level = 2;
  CHECK(written({heading}) == "## C\\#\n");
}

TEST_CASE("lists are tight where they can be, and neighbours differ") {
  CHECK(written({list({item({words("a"), list({item({words("b")})})}), item({words("c")})})}) == "- a\n  - b\n- c\n");
  CHECK(written({list({item({words("a"), words("b")}), item({words("c")})})}) == "- a\n\n  b\n\n- c\n");
  CHECK(written({list({item({words("a")})}), list({item({words("b")})})}) == "- a\n\n* b\n");
  CHECK(written({list({item({list({item({list({item({})})})})})})}) == "- * -\n");
  Block ordered = list({item({words("a")}), item({words("b")})});
  ordered.ordered = true;
  ordered.start = 9;
  CHECK(written({ordered}) == "9. a\n10. b\n");
}

TEST_CASE("quotations, rules and code") {
  CHECK(written({block(BlockKind::quote, {words("a"), words("b")}), block(BlockKind::quote, {})}) == "> a\n>\n> b\n\n>\n");
  CHECK(written({block(BlockKind::rule, {})}) == "___\n");
  Block code = block(BlockKind::code, {});
  code.particulars.edit().text = "```\n\n x\n";
  code.particulars.edit().info = "c";
  CHECK(written({list({item({code})})}) == "- ````c\n  ```\n\n   x\n  ````\n");
}

TEST_CASE("simple tables are pipes, others are tags") {
  const auto cell = [](std::string w, bool head) {
    Block out = block(BlockKind::cell, {words(std::move(w))});
    out.header = head;
    return out;
  };
  Block head = block(BlockKind::row_group, {block(BlockKind::row, {cell("A|B", true), cell("C", true)})});
  head.group = Group::head;
  const Block body = block(BlockKind::row_group, {block(BlockKind::row, {cell("1. a", false), cell("", false)})});
  CHECK(written({block(BlockKind::table, {head, body})}) == "| A\\|B | C |\n| --- | --- |\n| 1. a |  |\n");
  CHECK(written({block(BlockKind::table, {body})}) == "<table>\n<tbody>\n<tr>\n<td>\n\n1\\. a\n\n</td>\n<td>\n</td>\n</tr>\n</tbody>\n</table>\n");
}

TEST_CASE("containers carry their attributes") {
  Block box = block(BlockKind::container, {words("a")});
  box.attributes = Attributes{"x", {"front", "b"}, {{"data-n", "1 & \"2\""}}, {}};
  CHECK(written({box}) == "<div id=\"x\" class=\"front b\" data-n=\"1 &amp; &quot;2&quot;\">\n\na\n\n</div>\n");
}

TEST_CASE("a drawing is a picture in a file beside the Markdown") {
  const auto drawing = std::make_shared<Drawing>(Drawing{10, 20, {}, "Posts [all]", {}});
  Block figure = block(BlockKind::figure, {});
  figure.attributes.edit().id = "chart-1";
  figure.label = "Chart 1:";
  figure.particulars.edit().drawing = drawing;
  Block caption = words("Posts");
  caption.kind = BlockKind::caption;
  figure.blocks = {caption};
  Document document;
  document.blocks = {figure, list({item({words("a")})})};
  const auto files = townclerk::writers::markdown_files(document, "pcc-1.cy");
  REQUIRE(files.size() == 2);
  CHECK(files[0].name == "pcc-1.cy.md");
  CHECK(files[0].bytes == "<a id=\"chart-1\"></a>![Posts \\[all\\]](pcc-1.cy-chart-1.svg)\n\nChart 1: Posts\n\n- a\n");
  CHECK(files[1].name == "pcc-1.cy-chart-1.svg");
  CHECK(files[1].bytes == townclerk::writers::svg_file({{}, drawing, "Chart 1: Posts", {}}, document.metadata));
}
