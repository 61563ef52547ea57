#include "markdown/read.hpp"

#include <catch2/catch.hpp>

#include "unit/markdown/reading_fixture.hpp"

using namespace townclerk;
using document::Block;
using document::BlockKind;
using document::InlineKind;
using markdown::Read;

TEST_CASE("CommonMark becomes the document tree") {
  const Read r("# Title\n\nOne *two* **three** ~~four~~ `five`\nsix\\\nseven\n\n3. a\n4. b\n\n> q\n\n---\n\n```c\nx\n```\n");
  REQUIRE(r.faults.empty());
  REQUIRE(r.blocks.size() == 6);
  CHECK(r.blocks[0].kind == BlockKind::heading);
  CHECK(r.blocks[0].level == 1);
  const auto& inlines = r.blocks[1].inlines;
  REQUIRE(inlines.size() == 12);
  CHECK(inlines[1].kind == InlineKind::emphasis);
  CHECK(inlines[3].kind == InlineKind::strong);
  CHECK(inlines[5].kind == InlineKind::strikethrough);
  CHECK(inlines[7].text == "five");
  CHECK(inlines[8].kind == InlineKind::soft_break);
  CHECK(inlines[10].kind == InlineKind::line_break);
  CHECK(r.blocks[2].ordered);
  CHECK(r.blocks[2].start == 3);
  CHECK(r.blocks[2].blocks.size() == 2);
  CHECK(r.blocks[3].kind == BlockKind::quote);
  CHECK(r.blocks[4].kind == BlockKind::rule);
  CHECK(r.blocks[5].particulars->text == "x\n");
}

TEST_CASE("prose is typeset: quotes, dashes and dots; single tildes are text") {
  const Read r("\"a\" -- it's... ~5 or ~6\n");
  CHECK(document::plain_text(r.blocks.at(0).inlines) == "“a” – it’s… ~5 or ~6");
}

TEST_CASE("directives are fences with a known name") {
  const Read r("```contents\n```\n\n```chart proposed root=x\n```\n\n```charter\n```\n");
  CHECK(r.blocks.at(0).kind == BlockKind::directive);
  CHECK(r.blocks.at(1).particulars->info == "chart proposed root=x");
  CHECK(r.blocks.at(2).kind == BlockKind::code);
}

TEST_CASE("links, references, images and anchors") {
  const Read r("[a](https://x.org) [](#b) [](doc:law#8) ![map](images/m.png) <a id=\"here\"></a>x\n");
  REQUIRE(r.faults.empty());
  const auto& inlines = r.blocks.at(0).inlines;
  CHECK(inlines.at(0).text == "https://x.org");
  CHECK(inlines.at(2).kind == InlineKind::reference);
  CHECK(inlines.at(2).text == "#b");
  CHECK(inlines.at(4).text == "doc:law#8");
  CHECK(inlines.at(6).kind == InlineKind::image);
  CHECK(document::plain_text(inlines.at(6).children) == "map");
  CHECK(inlines.at(8).kind == InlineKind::anchor);
  CHECK(inlines.at(8).text == "here");
}

TEST_CASE("links that a report may not use are faults") {
  for (const char* to :
       {"javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "page.html", "//x.org", "#", "x:y"}) {
    INFO(to);
    CHECK(Read("[a](" + std::string(to) + ")\n").faults == "K120@1:1 ");
  }
  CHECK(Read("[a](https://x.org \"t\")\n").faults == "K122@1:1 ");
  for (const char* file : {"../x.png", "/x.png", "a/../x.png", "https://x.org/x.png", "c:x.png", "a\\\\b.png"}) {
    INFO(file);
    CHECK(Read("![a](" + std::string(file) + ")\n").faults == "K123@1:1 ");
  }
}

TEST_CASE("raw HTML is a fault") {
  CHECK(Read("a\n\nb <b>x</b>\n").faults == "K110@3:1 K110@3:1 ");
  CHECK(Read("<!-- x -->\n").faults == "K110@1:1 ");
}

TEST_CASE("a span says the language of words") {
  const Read r("A <span lang=\"cy\">*b* <span lang='fr'>c</span></span> d\n");
  REQUIRE(r.faults.empty());
  const auto& inlines = r.blocks.at(0).inlines;
  REQUIRE(inlines.size() == 3);
  CHECK(inlines[1].kind == InlineKind::span);
  CHECK(inlines[1].text == "cy");
  REQUIRE(inlines[1].children.size() == 3);
  CHECK(inlines[1].children[2].text == "fr");
  CHECK(inlines[1].children[2].children.at(0).text == "c");
  CHECK(inlines[2].text == " d");
}

TEST_CASE("a span without a language, or without its end, is a fault") {
  CHECK(Read("a <span>b</span>\n").faults == "K110@1:1 ");
  CHECK(Read("a <span class=\"x\" lang=\"cy\">b</span>\n").faults == "K110@1:1 ");
  CHECK(Read("a <span lang=\"\">b</span>\n").faults == "K110@1:1 ");
  CHECK(Read("a\n<span lang=\"cy\">b\n").faults == "K113@2:1 ");
  CHECK(Read("a *<span lang=\"cy\">b* c</span>\n").faults == "K113@1:1 K114@1:1 ");
  CHECK(Read("a </span>\n").faults == "K114@1:1 ");
}

TEST_CASE("places are exact") {
  const Read r("One *two* three\n  four\n\n> - five\n>   six\n");
  const auto& first = r.blocks.at(0);
  CHECK(r.slice(first.at) == "One *two* three\n  four");
  CHECK(r.slice(first.inlines.at(0).at) == "One ");
  CHECK(r.slice(first.inlines.at(1).children.at(0).at) == "two");
  CHECK(r.slice(first.inlines.at(4).at) == "four");
  const auto& item = r.blocks.at(1).blocks.at(0).blocks.at(0).blocks.at(0);
  CHECK(r.slice(item.inlines.at(0).at) == "five");
  CHECK(r.slice(item.inlines.at(2).at) == "six");
}

TEST_CASE("values are swapped everywhere and never read as Markdown") {
  const std::string nasty = "*x* <b> [a](javascript:b) {#id}";
  const Read r(
      "a {{0}} **{{0}}**\n{#{{1}} key=\"{{0}}\"}\n\n[w](https://x.org/{{1}})\n\n```chart {{1}}\n{{0}}\n```\n\n`{{0}}` ![{{0}}]({{1}}.png)\n\n| {{0}} "
      "|\n| --- |\n",
      {nasty, "v-1"});
  REQUIRE(r.faults.empty());
  const auto& p = r.blocks.at(0);
  CHECK(p.inlines.at(1).text == nasty);
  CHECK(p.inlines.at(3).children.at(0).text == nasty);
  CHECK(p.attributes->id == "v-1");
  CHECK(*p.attributes->key("key") == nasty);
  CHECK(r.blocks.at(1).inlines.at(0).text == "https://x.org/v-1");
  CHECK(r.blocks.at(2).particulars->info == "chart v-1");
  CHECK(r.blocks.at(2).particulars->text == nasty + "\n");
  CHECK(r.blocks.at(3).inlines.at(0).text == nasty);
  CHECK(r.blocks.at(3).inlines.at(2).text == "v-1.png");
  CHECK(document::plain_text(r.blocks.at(4).blocks.at(0).blocks.at(0).blocks.at(0).blocks.at(0).inlines) == nasty);
}

TEST_CASE("a value keeps its own place, or its tag's") {
  const Read r("a {{0}}\n", {"words"});
  CHECK(r.slice(r.blocks.at(0).inlines.at(1).at) == "{{0}}");
}

TEST_CASE("a value cannot lead a link astray") {
  CHECK(Read("[a]({{0}})\n", {"javascript:x"}).faults == "K120@1:1 ");
  CHECK(Read("![a]({{0}})\n", {"../../etc/passwd"}).faults == "K123@1:1 ");
}

TEST_CASE("a link that cannot be read is a fault, brackets with a backslash are text") {
  CHECK(Read("See [the map](my map.pdf) now.\n", {}, markdown::Limits{}, true).faults == "K125@1:1 ");
  CHECK(Read("It's \\[a](b c).\n", {}, markdown::Limits{}, true).faults.empty());
  CHECK(Read("See [the map](<my map.pdf>).\n", {}, markdown::Limits{}, true).faults.find("K125") == std::string::npos);
}

TEST_CASE("what is a barrier but no fault is read as it is") {
  CHECK(Read("## A\n\n#### C\n", {}, markdown::Limits{}, true).faults.empty());
  const Read link("[](https://x.org)\n");
  CHECK(link.faults.empty());
  CHECK(link.blocks.at(0).inlines.at(0).kind == InlineKind::link);
  const Read picture("![](a.png)\n");
  CHECK(picture.faults.empty());
  CHECK(picture.blocks.at(0).inlines.at(0).children.empty());
}

TEST_CASE("headings of prose stand below their section's") {
  CHECK(Read("# A\n\n### C\n").faults.empty());  // a published form is taken as it is
  CHECK(Read("## A\n\n### B\n", {}, markdown::Limits{}, true).faults.empty());
  CHECK(Read("# A\n", {}, markdown::Limits{}, true).faults == "K119@1:1 ");
}
