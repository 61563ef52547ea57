// The rules of the published form, one by one.
#include <memory>

#include <catch2/catch.hpp>

#include "document/resolve.hpp"

using namespace townclerk::document;

namespace {

Inline text(std::string words) {
  return {InlineKind::text, std::move(words), {}, {}};
}
Inline leaf(InlineKind kind, std::string words = {}) {
  return {kind, std::move(words), {}, {}};
}
Inline around(InlineKind kind, std::vector<Inline> children, std::string words = {}) {
  return {kind, std::move(words), std::move(children), {}};
}

Block block(BlockKind kind, std::vector<Block> blocks = {}) {
  Block out;
  out.kind = kind;
  out.blocks = std::move(blocks);
  return out;
}
Block paragraph(std::vector<Inline> inlines) {
  Block out;
  out.inlines = std::move(inlines);
  return out;
}
Block paragraph(std::string words) {
  return paragraph(std::vector<Inline>{text(std::move(words))});
}
Block heading(int level, std::string words) {
  Block out = paragraph(std::move(words));
  out.kind = BlockKind::heading;
  out.level = level;
  return out;
}
Block labelled(Block out, std::string label) {
  out.label = std::move(label);
  return out;
}
Block named(Block out, std::string id) {
  out.attributes.edit().id = std::move(id);
  return out;
}
Block ordered(int start, std::vector<Block> items) {
  Block out = block(BlockKind::list, std::move(items));
  out.ordered = true;
  out.start = start;
  return out;
}
Block item(std::string label, std::vector<Block> blocks) {
  return labelled(block(BlockKind::item, std::move(blocks)), std::move(label));
}
Block row(std::vector<std::string> cells, bool head) {
  Block out = block(BlockKind::row);
  for (std::string& words : cells) {
    Block cell = block(BlockKind::cell);
    if (!words.empty()) cell.blocks.push_back(paragraph(std::move(words)));
    cell.header = head;
    cell.scope = head ? Scope::column : Scope::none;
    out.blocks.push_back(std::move(cell));
  }
  return out;
}
Block group(Group which, std::vector<Block> rows) {
  Block out = block(BlockKind::row_group, std::move(rows));
  out.group = which;
  return out;
}
Block table() {
  return block(BlockKind::table, {group(Group::head, {row({"A", "B"}, true)}), group(Group::body, {row({"c", ""}, false)})});
}

std::vector<Block> publish(std::vector<Block> blocks) {
  Document document;
  document.blocks = std::move(blocks);
  return published(document).blocks;
}
std::vector<Inline> publish_inlines(std::vector<Inline> inlines) {
  const std::vector<Block> out = publish({paragraph(std::move(inlines))});
  return out.empty() ? std::vector<Inline>{} : out.at(0).inlines;
}
Inline anchor(std::string id) {
  return leaf(InlineKind::anchor, std::move(id));
}

using Blocks = std::vector<Block>;
using Inlines = std::vector<Inline>;

}  // namespace

TEST_CASE("printed numbers stand in the text") {
  CHECK(publish({labelled(heading(2, "Background"), "4")}) == Blocks{heading(2, "4 Background")});
  CHECK(publish({labelled(paragraph("Text."), "5.1")}) == Blocks{paragraph("5.1 Text.")});
}

TEST_CASE("ids and aliases are anchors at the beginning") {
  Block p = labelled(named(paragraph("Text."), "here"), "5.1");
  p.particulars.edit().alias = "p-5.1";
  CHECK(publish({p}) == Blocks{paragraph({anchor("here"), anchor("p-5.1"), text("5.1 Text.")})});
  CHECK(publish({named(block(BlockKind::rule), "r")}) == Blocks{paragraph(Inlines{anchor("r")}), block(BlockKind::rule)});
  const Block list = named(block(BlockKind::list, {named(item("", {paragraph("a")}), "i")}), "l");
  CHECK(publish({list}).at(0).blocks.at(0).blocks.at(0).inlines == Inlines{anchor("l"), anchor("i"), text("a")});
  CHECK(publish({named(block(BlockKind::quote, {paragraph("q")}), "q")}).at(0).blocks.at(0).inlines.at(0) == anchor("q"));
  CHECK(publish({named(table(), "t")}).at(0).blocks.at(0).blocks.at(0).blocks.at(0).blocks.at(0).inlines.at(0) == anchor("t"));
}

TEST_CASE("classes and keys go, except in the tags of containers") {
  Block p = paragraph("a");
  p.attributes.edit().classes = {"cont"};
  p.attributes.edit().keys = {{"number", "1"}};
  Block box = named(block(BlockKind::container, {p}), "b");
  box.attributes.edit().classes = {"front", "two words"};
  box.attributes.edit().keys = {{"data-x", "1"}, {"not a key", "2"}};
  const Blocks out = publish({box});
  CHECK(out.at(0).attributes->id == "b");
  CHECK(out.at(0).attributes->classes == std::vector<std::string>{"front"});
  CHECK(out.at(0).attributes->keys.size() == 1);
  CHECK(out.at(0).blocks == Blocks{paragraph("a")});
}

TEST_CASE("lists that count 1. 2. 3. stay ordered, others carry their labels") {
  CHECK(publish({ordered(1, {item("7.", {paragraph("a")}), item("8.", {paragraph("b")})})}) ==
        Blocks{ordered(7, {item("", {paragraph("a")}), item("", {paragraph("b")})})});
  CHECK(publish({ordered(3, {item("", {paragraph("a")})})}).at(0).start == 3);
  const Blocks lettered = publish({ordered(1, {item("(a)", {paragraph("a")}), item("(b)", {block(BlockKind::quote)})})});
  CHECK_FALSE(lettered.at(0).ordered);
  CHECK(lettered.at(0).blocks.at(0).blocks == Blocks{paragraph("(a) a")});
  CHECK(lettered.at(0).blocks.at(1).blocks == Blocks{paragraph("(b)"), block(BlockKind::quote)});
  CHECK_FALSE(publish({ordered(1, {item("1.", {}), item("3.", {})})}).at(0).ordered);
  CHECK_FALSE(publish({ordered(1, {item("1)", {})})}).at(0).ordered);
  CHECK(publish({block(BlockKind::list)}).empty());
}

TEST_CASE("contents are nested lists of links") {
  Block contents = block(BlockKind::contents);
  contents.particulars.edit().entries = {{"1", "One", "s-1", 1}, {"", "Sub", "s-sub", 2}, {"2", "Two", "s-2", 1}};
  const Blocks out = publish({contents});
  REQUIRE(out.size() == 1);
  REQUIRE(out[0].blocks.size() == 2);
  CHECK(out[0].blocks[0].blocks.at(0).inlines == Inlines{around(InlineKind::link, {text("1 One")}, "#s-1")});
  CHECK(out[0].blocks[0].blocks.at(1).blocks.at(0).blocks.at(0).inlines == Inlines{around(InlineKind::link, {text("Sub")}, "#s-sub")});
}

TEST_CASE("a drawing is a picture with its alternative; the figure's number begins the caption") {
  const auto drawing = std::make_shared<Drawing>(Drawing{10, 20, {}, "Posts\nand lines", {}});
  Block figure = named(labelled(block(BlockKind::figure), "Chart 1:"), "chart-a/b");
  figure.particulars.edit().drawing = drawing;
  Block caption = paragraph("Posts");
  caption.kind = BlockKind::caption;
  figure.blocks = {caption, paragraph("Key")};
  Document document;
  document.blocks = {figure, figure};
  document.blocks[1].attributes.edit().id.clear();
  document.blocks[1].blocks.clear();
  const auto picture = [](std::string file) { return around(InlineKind::image, {text("Posts and lines")}, std::move(file)); };
  const Published made = publish(document, "pcc-1");
  CHECK(made.document.blocks == Blocks{paragraph({leaf(InlineKind::anchor, "chart-a/b"), picture("pcc-1-chart-a-b.svg")}),
                                       paragraph("Chart 1: Posts"), paragraph("Key"), paragraph({picture("pcc-1-drawing-2.svg")}),
                                       paragraph("Chart 1:")});
  REQUIRE(made.drawings.size() == 2);
  CHECK(made.drawings[0].name == "pcc-1-chart-a-b.svg");
  CHECK(made.drawings[0].drawing == drawing);
  CHECK(made.drawings[0].title == "Chart 1: Posts");
  CHECK(published(document).blocks[0].inlines[1].text == "chart-a-b.svg");
}

TEST_CASE("the list behind a drawing describes it, numbered by depth; without a caption its name is its title") {
  Block figure = named(block(BlockKind::figure), "a");
  Drawing drawing{10, 20, {}, "Posts. Below in words.", {}};
  drawing.name = "Posts";
  drawing.description = "Posts.";
  figure.particulars.edit().drawing = std::make_shared<Drawing>(drawing);
  const auto chart_list = [](Blocks items) {
    Block list = block(BlockKind::container, {block(BlockKind::list, std::move(items))});
    list.attributes.edit().classes = {"chart-list"};
    return list;
  };
  const Block inner = block(BlockKind::list, {block(BlockKind::item, {paragraph("c")})});
  const Block list = chart_list(
      {block(BlockKind::item, {paragraph("a")}), block(BlockKind::item, {paragraph("b"), inner}), block(BlockKind::item, {paragraph("d")})});
  Document document;
  document.blocks = {figure, list, chart_list({block(BlockKind::item, {paragraph("of no drawing")})})};
  const Published made = publish(document, "r");
  REQUIRE(made.drawings.size() == 1);
  CHECK(made.drawings[0].title == "Posts");
  CHECK(made.drawings[0].description == "Posts.\n1 a\n2 b\n2.1 c\n3 d");
}

TEST_CASE("figures are their picture and their list") {
  CHECK(publish({block(BlockKind::figure, {paragraph("a"), paragraph("b")})}) == Blocks{paragraph("a"), paragraph("b")});
}

TEST_CASE("a simple table loses classes and keeps its shape") {
  Block classed = table();
  classed.attributes.edit().classes = {"grid"};
  classed.blocks[1].blocks[0].attributes.edit().classes = {"total"};
  CHECK(publish({classed}) == Blocks{table()});
}

TEST_CASE("a table that pipes cannot hold keeps what its tags carry") {
  Block rich = named(table(), "t");
  rich.blocks[1].blocks[0].blocks[0].colspan = 2;
  rich.blocks[1].blocks[0].attributes.edit().classes = {"total"};
  rich.attributes.edit().keys = {{"caption", "spent"}, {"data-x", "1"}};
  const Blocks out = publish({rich});
  CHECK(out.at(0).attributes->id == "t");
  CHECK(out.at(0).attributes->keys.size() == 1);
  CHECK(out.at(0).blocks.at(1).blocks.at(0).attributes->has("total"));
  CHECK(publish({labelled(table(), "Table 1")}).at(0).blocks.at(0).inlines == Inlines{text("Table 1")});
  Block unscoped = rich;
  unscoped.blocks[1].blocks[0].blocks[0].header = true;
  CHECK(publish({unscoped}).at(0).blocks.at(1).blocks.at(0).blocks.at(0).scope == Scope::row);
}

TEST_CASE("white space is single spaces, none at the ends or beside line breaks") {
  CHECK(publish_inlines({text(" a \n b"), leaf(InlineKind::soft_break), text("c\t")}) == Inlines{text("a b c")});
  CHECK(publish_inlines({leaf(InlineKind::line_break), text("a "), leaf(InlineKind::line_break), text(" b"), leaf(InlineKind::line_break)}) ==
        Inlines{text("a"), leaf(InlineKind::line_break), text("b")});
  CHECK(publish({paragraph(" \n ")}).empty());
  Block broken = heading(1, "a");
  broken.inlines.push_back(leaf(InlineKind::line_break));
  broken.inlines.push_back(text("b"));
  CHECK(publish({broken}) == Blocks{heading(1, "a b")});
}

TEST_CASE("emphasis has one form") {
  const auto strong = [](Inlines children) { return around(InlineKind::strong, std::move(children)); };
  CHECK(publish_inlines({text("a"), strong({text(" b ")}), text("c")}) == Inlines{text("a "), strong({text("b")}), text(" c")});
  CHECK(publish_inlines({strong({text("a")}), strong({text("b")})}) == Inlines{strong({text("ab")})});
  CHECK(publish_inlines({strong({text("a"), around(InlineKind::emphasis, {strong({text("b")})})})}) ==
        Inlines{strong({text("a"), around(InlineKind::emphasis, {text("b")})})});
  CHECK(publish_inlines({text("a"), strong({text("")})}) == Inlines{text("a")});
}

TEST_CASE("code has one form") {
  CHECK(publish_inlines({leaf(InlineKind::code, "a\n"), leaf(InlineKind::code, "b"), leaf(InlineKind::code)}) ==
        Inlines{leaf(InlineKind::code, "a b")});
  Block code = block(BlockKind::code);
  code.particulars.edit().text = "a\r\nb";
  code.particulars.edit().info = "contents";
  const Blocks out = publish({code});
  CHECK(out.at(0).particulars->text == "a\nb\n");
  CHECK(out.at(0).particulars->info.empty());
}

TEST_CASE("links that may not be leave their words") {
  CHECK(publish_inlines({around(InlineKind::link, {text("a")}, "javascript:x")}) == Inlines{text("a")});
  CHECK(publish_inlines({around(InlineKind::link, {text("a"), around(InlineKind::link, {text("b")}, "#y")}, "#x")}) ==
        Inlines{around(InlineKind::link, {text("ab")}, "#x")});
  CHECK(publish_inlines({text("a"), around(InlineKind::link, {}, "#x")}) == Inlines{text("a")});
  CHECK(publish_inlines({leaf(InlineKind::reference, "#x"), leaf(InlineKind::reference, "https://x.org")}) ==
        Inlines{leaf(InlineKind::reference, "#x")});
  CHECK(publish_inlines({around(InlineKind::link, {leaf(InlineKind::code, "a]: b")}, "#x")}) ==
        Inlines{around(InlineKind::link, {text("a]: b")}, "#x")});
}

TEST_CASE("pictures say what they show") {
  CHECK(publish_inlines({around(InlineKind::image, {around(InlineKind::strong, {text("A map")})}, "m.png")}) ==
        Inlines{around(InlineKind::image, {text("A map")}, "m.png")});
  CHECK(publish_inlines({around(InlineKind::image, {text("A map")}, "../m.png")}) == Inlines{text("A map")});
  CHECK(publish_inlines({leaf(InlineKind::image, "m.png")}).empty());
  Block crest = paragraph(Inlines{leaf(InlineKind::image, "m.png")});
  crest.attributes.edit().classes = {"decorative"};
  const Blocks out = publish({crest});
  REQUIRE(out.size() == 1);
  CHECK(out[0].attributes->has("decorative"));
  CHECK(out[0].blocks.at(0).inlines.at(0).kind == InlineKind::image);
}
