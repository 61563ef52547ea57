#include <catch2/catch.hpp>

#include "unit/markdown/reading_fixture.hpp"

using namespace townclerk;
using document::BlockKind;
using markdown::Read;

TEST_CASE("a paragraph's last line holds its attributes") {
  const Read r("One\ntwo\n{#id .a .b key=\"v \\\" \\\\ *w*\" bare=1 flag}\n");
  REQUIRE(r.faults.empty());
  const auto& p = r.blocks.at(0);
  CHECK(p.attributes->id == "id");
  CHECK(p.attributes->classes == std::vector<std::string>{"a", "b"});
  CHECK(*p.attributes->key("key") == "v \" \\ *w*");
  CHECK(*p.attributes->key("bare") == "1");
  CHECK(p.attributes->key("flag")->empty());
  CHECK(p.inlines.size() == 3);
  CHECK(r.slice(p.attributes->at) == "{#id .a .b key=\"v \\\" \\\\ *w*\" bare=1 flag}");
}

TEST_CASE("attributes of other blocks are a paragraph of their own") {
  const Read r("## H\n\n{#h}\n\n- a\n- b\n\n{.l}\n\n> q\n\n{.q}\n\n| a |\n| - |\n| b |\n\n{.t}\n\n```\nx\n```\n\n{.c}\n");
  REQUIRE(r.faults.empty());
  REQUIRE(r.blocks.size() == 5);
  CHECK(r.blocks[0].attributes->id == "h");
  CHECK(r.blocks[1].attributes->has("l"));
  CHECK(r.blocks[2].attributes->has("q"));
  CHECK(r.blocks[3].attributes->has("t"));
  CHECK(r.blocks[4].attributes->has("c"));
}

TEST_CASE("in an item's first paragraph they are the item's, tight or loose") {
  for (const char* text : {"- a\n  {#x}\n- b\n", "- a\n  {#x}\n\n- b\n\n  c\n  {.p}\n", "- {#x}\n- b\n"}) {
    INFO(text);
    const Read r(text);
    CHECK(r.faults.empty());
    CHECK(r.blocks.at(0).blocks.at(0).attributes->id == "x");
  }
  const Read r("- a\n\n  c\n  {.p}\n");
  CHECK(r.blocks.at(0).blocks.at(0).attributes->classes.empty());
  CHECK(r.blocks.at(0).blocks.at(0).blocks.at(1).attributes->has("p"));
}

TEST_CASE("an id that is an empty value is none") {
  const Read r("a\n{#{{0}} .x number={{0}}}\n", {""});
  CHECK(r.faults.empty());
  CHECK(r.blocks.at(0).attributes->id.empty());
}

TEST_CASE("lines in braces inside code stay as they are") {
  const Read r("```\n{#x}\n  {.y}\n```\n\n> ```\n> {{0}}{#z}\n> {#z}\n> ```\n", {"v"});
  CHECK(r.faults.empty());
  CHECK(r.blocks.at(0).particulars->text == "{#x}\n  {.y}\n");
  CHECK(r.blocks.at(1).blocks.at(0).particulars->text == "v{#z}\n{#z}\n");
}

TEST_CASE("faults of attribute lines") {
  CHECK(Read("a\n{#x\"}\n").faults == "K101@2:1 ");
  CHECK(Read("a\n{words in braces, as text}\n").faults == "K101@2:1 ");
  CHECK(Read("a\n{}\n").faults == "K101@2:1 ");
  CHECK(Read("a\n{k=\"v}\n").faults == "K101@2:1 ");
  CHECK(Read("a\n\\{words in braces}\n").faults.empty());
  CHECK(Read("{#x}\n\na\n").faults == "K102@1:1 ");
  CHECK(Read("<div>\n\n{#x}\n\n</div>\n").faults == "K102@3:1 ");
  CHECK(Read("<div>\n\na\n\n</div>\n\n{#x}\n").faults == "K102@7:1 ");
  CHECK(Read("[a]:\n{#x}\n").faults == "K102@2:1 ");
  CHECK(Read("a\n{#x}\nb\n").faults == "K103@2:1 ");
  CHECK(Read("| a |\n| - |\n| b |\n{#x}\n").faults == "K103@4:1 ");
  CHECK(Read("a\n{#x}\n---\n").faults == "K103@2:1 ");
  CHECK(Read("a\n{#x #y}\n").faults == "K104@2:5 ");
  CHECK(Read("a\n{k=1 k=2}\n").faults == "K104@2:6 ");
  CHECK(Read("a\n{#x}\n\n{#y}\n").faults == "K104@4:1 ");
  CHECK(Read("a\n{id=\"x y\"}\n").faults == "K105@2:2 ");
  CHECK(Read("a\n{#x\"}\n").hints_given);
}

TEST_CASE("a person's attribute that has no effect is reported with what was meant") {
  const auto faults = [](std::string_view text) { return Read(text, {}, markdown::Limits{}, true).faults; };
  CHECK(faults("One.\n{unnumbered}\n") == "K106@2:1 ");
  CHECK(faults("One.\n{colour=red}\n") == "K106@2:1 ");
  CHECK(faults("One.\n{.unnumberd}\n") == "K107@2:1 ");
  CHECK(faults("One. {#mine}\n") == "K108@1:1 ");
  CHECK(faults("One.\n{#mine .sub number=\"4\"}\n").empty());
  CHECK(faults("One \\{#mine}\n").empty());
}

TEST_CASE("a person's attribute that its block cannot have is reported") {
  const auto faults = [](std::string_view text) { return Read(text, {}, markdown::Limits{}, true).faults; };
  for (const char* lost : {"One.\n{caption=\"C\"}\n", "One.\n{.cont number=4}\n", "- a\n  {caption=C}\n", "> q\n\n{number=4}\n", "- a\n\n{form=1.}\n",
                           "### H\n\n{start=2}\n", "| a | b |\n|---|---|\n| c | d |\n\n{label=x}\n", "<div align=\"right\">\n\nOne.\n\n</div>\n",
                           "```contents\n```\n\n{caption=C}\n", "![a](a.png)\n{.decorative number=1}\n"}) {
    INFO(lost);
    CHECK(faults(lost).starts_with("K109@"));
  }
  for (const char* automatic : {"One.\n{number=auto}\n", "### H\n\n{number=auto}\n", "1. a\n   {number=auto}\n"}) {
    INFO(automatic);
    CHECK(faults(automatic).starts_with("K105@"));
  }
  for (const char* kept : {"1. a\n\n{start=2 form=i)}\n", "### H\n\n{paragraphs=a)}\n", "```chart current\n```\n\n{number=auto caption=C}\n",
                           "| a | b |\n|---|---|\n| c | d |\n\n{number=auto caption=C total=last}\n", "![a](a.png)\n{number=auto caption=C}\n"}) {
    INFO(kept);
    CHECK(faults(kept).empty());
  }
}

TEST_CASE("a picture with a number or a caption is a figure, whether its attributes stand below it or alone") {
  for (const char* text : {"![a](a.png)\n{#f number=auto caption=\"A caption\"}\n", "![a](a.png)\n\n{#f number=auto}\n\n{caption=\"A caption\"}\n"}) {
    INFO(text);
    const Read r(text);
    REQUIRE(r.blocks.size() == 1);
    const document::Block& figure = r.blocks[0];
    CHECK(figure.kind == BlockKind::figure);
    CHECK(figure.attributes->id == "f");
    CHECK(*figure.attributes->key("number") == "auto");
    REQUIRE(figure.blocks.size() == 2);
    CHECK(figure.blocks[0].inlines.at(0).kind == document::InlineKind::image);
    CHECK(figure.blocks[1].kind == BlockKind::caption);
    CHECK(document::plain_text(figure.blocks[1].inlines) == "A caption");
  }
  CHECK(Read("![a](a.png)\n{#p}\n").blocks.at(0).kind == BlockKind::paragraph);
}

TEST_CASE("bullets of a word processor make no list") {
  CHECK(Read("\u2022 one\n\u2022 two\n", {}, markdown::Limits{}, true).faults == "K146@1:1 K146@2:1 ");
}
