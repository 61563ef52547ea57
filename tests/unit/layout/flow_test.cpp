#include "layout/flow.hpp"

#include <catch2/catch.hpp>

#include "layout/describe.hpp"
#include "unit/layout/paper.hpp"

namespace townclerk::layout {

// The first baseline of a line at the page's top, 50 points down.
constexpr float first = 59.465F;

TEST_CASE("margins of siblings and of parents with their first and last children collapse") {
  const Paper paper("<div class=\"o\"><p>one</p><p>two</p></div><p class=\"l\">three</p>",
                    ".o { margin-bottom: 10pt } .o p { margin-top: 4pt; margin-bottom: 6pt } .l { margin-top: 8pt }");
  CHECK(paper.find("one").y() == Approx(first + 4).margin(0.05));
  CHECK(paper.find("two").y() - paper.find("one").y() == Approx(12 + 6));
  CHECK(paper.find("three").y() - paper.find("two").y() == Approx(12 + 10));
}

TEST_CASE("padding and borders keep margins in, negative margins draw together") {
  const Paper paper("<div class=\"o\"><p>one</p></div><p class=\"u\">two</p>",
                    ".o { padding-top: 3pt; padding-bottom: 3pt; background: #eeeeee } .o p { margin: 5pt 0 } .u { margin-top: -2pt }");
  CHECK(paper.find("one").y() == Approx(first + 8).margin(0.05));
  CHECK(paper.find("two").y() - paper.find("one").y() == Approx(12 + 8 - 2));
  const auto& fill = std::get<Fill>(paper.pages.pages[0].items.front());
  CHECK(fill.rect.y == Approx(50));
  CHECK(fill.rect.height == Approx(28));
  CHECK(fill.rect.width == Approx(200));
}

TEST_CASE("an empty block's margins collapse through it") {
  const Paper paper("<p>one</p><div class=\"e\"></div><p>two</p>", ".e { margin: 9pt 0 5pt } ");
  CHECK(paper.find("two").y() - paper.find("one").y() == Approx(12 + 9));
}

TEST_CASE("borders are fills and dashes on the box's edges") {
  const Paper paper(
      "<p class=\"a\">a</p><hr/><p class=\"b\">b</p>",
      ".a { border-left: 3pt solid #112233; padding-left: 5pt } hr { border-top: 1pt dashed #000000 } .b { border-bottom: 3pt double #000000 }");
  CHECK(paper.find("a").x() == Approx(58));
  const std::string pages = describe(paper.pages, paper.tree);
  CHECK(pages.find("fill 50.0 50.0 3.0 x 12.0 #112233") != std::string::npos);
  CHECK(pages.find("dashes 50.0 62.5 to 250.0 62.5 width 1.0") != std::string::npos);
  CHECK(pages.find("fill 50.0 75.0 200.0 x 1.0 #000000") != std::string::npos);
  CHECK(pages.find("fill 50.0 77.0 200.0 x 1.0 #000000") != std::string::npos);
}

TEST_CASE("a grid hangs numbers in a column of their own") {
  const Paper paper("<p class=\"n\"><span>4.1</span> <span>Some words that go on over the end of their line</span></p><p>next</p>",
                    ".n { display: grid; grid-template-columns: 30pt 1fr; margin-bottom: 6pt }");
  CHECK(paper.find("4.1").x() == Approx(50));
  CHECK(paper.find("Some").x() == Approx(80));
  CHECK(paper.find("4.1").y() == paper.find("Some").y());
  CHECK(paper.find("next").y() - paper.find("Some").y() == Approx(12 * 2 + 6));
}

TEST_CASE("white space between grid items takes no place, but parts their words") {
  const std::string css = ".n { display: grid; grid-template-columns: 1fr auto }";
  const Paper paper("<p class=\"n\"><span>1.1</span> <span>text</span></p>", css);
  CHECK(paper.words(0) == "1.1 text");
  const Paper close("<p class=\"n\"><span>1.1</span><span>text</span></p>", css);
  CHECK(close.words(0) == "1.1text");
  CHECK(paper.find("text").x() == close.find("text").x());
}

TEST_CASE("grid items fill rows, an auto column is as wide as its words, and an item may take the whole row") {
  const Paper paper("<div class=\"g\"><p>left</p><p>right end</p><p class=\"f\">all of it</p><p>under</p></div>",
                    ".g { display: grid; grid-template-columns: 1fr auto } .f { grid-column: 1 / -1 }");
  const TextRun& right = *paper.find("right").run;
  float end = right.pieces.back().x;
  end += static_cast<float>(right.pieces.back().shaped->width) * 10 / static_cast<float>(right.font->metrics().units_per_em);
  CHECK(end == Approx(250).margin(0.1));
  CHECK(paper.find("right").y() == paper.find("left").y());
  CHECK(paper.find("all").y() - paper.find("left").y() == Approx(12));
  CHECK(paper.find("under").x() == Approx(50));
}

TEST_CASE("bullets hang on their item's first line and belong to it") {
  const Paper paper("<ul><li>one</li><li><p>two</p><ul class=\"plain\"><li>inner</li></ul></li></ul>",
                    "ul { padding-left: 20pt } .plain { list-style: none } li::marker { color: #ff0000 }");
  std::vector<TextRun> markers;
  for (const Item& item : paper.pages.pages[0].items) {
    if (const auto* run = std::get_if<TextRun>(&item); run != nullptr && run->marker) markers.push_back(*run);
  }
  REQUIRE(markers.size() == 2);
  CHECK(paper.tree.nodes[markers[0].node].name == style::Name::li);
  CHECK(markers[0].colour == style::Colour{255, 0, 0});
  CHECK(markers[1].baseline == paper.find("two").y());
  CHECK(markers[1].pieces.front().x < paper.find("two").x());
}

TEST_CASE("pictures take their size at 96 dpi, no wider than their column") {
  const Paper paper("<figure><img src=\"a.png\" alt=\"x\"/></figure><figure><img src=\"b.png\" alt=\"y\"/></figure>", "",
                    {{"a.png", 80, 40}, {"b.png", 800, 40}});
  std::vector<Picture> pictures;
  for (const Item& item : paper.pages.pages[0].items) {
    if (const auto* picture = std::get_if<Picture>(&item)) pictures.push_back(*picture);
  }
  REQUIRE(pictures.size() == 2);
  CHECK(pictures[0].rect.width == Approx(60));
  CHECK(pictures[0].rect.height == Approx(30));
  CHECK(pictures[1].rect.width == Approx(200));
  CHECK(pictures[1].rect.height == Approx(10));
}

}  // namespace townclerk::layout
