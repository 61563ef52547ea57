#include <catch2/catch.hpp>

#include "layout/describe.hpp"
#include "unit/layout/paper.hpp"

namespace townclerk::layout {
namespace {

using document::Drawing;
using document::Polyline;
using document::Rectangle;
using document::TextLine;

/// A page of these tests holds 200 by 100 points, the chart page 360 by 160.
constexpr const char* css =
    "@page chart { size: 400pt 200pt; margin: 20pt } .chart-page { page: chart } h2, h3 { break-after: avoid } figure { break-inside: avoid }";

Drawing blank(float width, float height) {
  return {.width = width, .height = height, .font_family = {"Liberation Sans"}};
}

Drawing saying(TextLine line) {
  Drawing drawing = blank(100, 40);
  drawing.shapes.emplace_back(std::move(line));
  return drawing;
}

struct Placed {
  std::size_t page = 0;
  const Artwork* artwork = nullptr;
};

std::vector<Placed> drawings(const Paper& paper) {
  std::vector<Placed> placed;
  for (std::size_t page = 0; page < paper.pages.pages.size(); ++page) {
    for (const Item& item : paper.pages.pages[page].items) {
      if (const auto* artwork = std::get_if<Artwork>(&item)) placed.push_back({page, artwork});
    }
  }
  return placed;
}

std::vector<const TextRun*> runs(const Paper& paper) {
  std::vector<const TextRun*> found;
  for (const Artwork::Shape& shape : drawings(paper).at(0).artwork->shapes) {
    if (const auto* run = std::get_if<TextRun>(&shape)) found.push_back(run);
  }
  return found;
}

/// Without the space behind its last word.
float width_of(const TextRun& run) {
  const text::Shaped& last = *run.pieces.back().shaped;
  const auto units = static_cast<float>(last.width - last.glyphs.back().advance);
  return run.pieces.back().x - run.pieces.front().x + units * run.scaling * run.size / static_cast<float>(run.font->metrics().units_per_em);
}

}  // namespace

TEST_CASE("a drawing is a block of its own size, with its shapes in their order") {
  Drawing drawing = blank(100, 40);
  drawing.shapes = {Rectangle{1, 2, 30, 20, 4, Rgb{1, 2, 3}, {0.5F, {}}}, TextLine{5, 15, 40, 8, true, {9, 9, 9}, "Head of £ & \"ŵ\""},
                    Polyline{{{1, 1}, {9, 9}}, false, {}, {1, {}, {2, 1}, true}}};
  const Paper paper("<p>above</p><figure><svg/><figcaption>Chart 1</figcaption></figure><p>below</p>", "figure { margin: 0 0 0 10pt }", {},
                    {drawing});
  CHECK(paper.codes().empty());
  REQUIRE(drawings(paper).size() == 1);
  const Artwork& artwork = *drawings(paper)[0].artwork;
  CHECK(artwork.rect.x == Approx(60));
  CHECK(artwork.rect.y == Approx(62));
  CHECK(artwork.rect.width == 100);
  CHECK(artwork.rect.height == 40);
  CHECK(paper.find("Chart 1").y() == Approx(62 + 40 + 9.465).margin(0.05));
  REQUIRE(artwork.shapes.size() == 3);
  CHECK(std::get<Rectangle>(artwork.shapes[0]) == std::get<Rectangle>(drawing.shapes[0]));
  CHECK(std::get<Polyline>(artwork.shapes[2]) == std::get<Polyline>(drawing.shapes[2]));
  const auto& words = std::get<TextRun>(artwork.shapes[1]);
  CHECK(words_of(words) == "Head of £ & \"ŵ\" ");
  CHECK(words.pieces.front().x == 5);
  CHECK(words.baseline == 15);
  CHECK(words.size == 8);
  CHECK(words.colour == Rgb{9, 9, 9});
  CHECK(words.font->metrics().weight == 700);
  CHECK(describe(paper.pages, paper.tree)
            .find("  drawing 60.0 62.0 100.0 x 40.0\n    rectangle 1.0 2.0 30.0 x 20.0 rounded filled #010203 line 0.5 "
                  "#000000\n    words 5.0 15.0 8.0pt \"Head of £ & \"ŵ\" \"\n    line 1.0,1.0 9.0,9.0 dashes 1.0 "
                  "#000000\n") != std::string::npos);
}

TEST_CASE("words are squeezed only when they are wider than they were measured") {
  const Paper natural("<svg/>", "", {}, {saying({0, 10, 100, 10, false, {}, "Director of People"})});
  REQUIRE(runs(natural).size() == 1);
  CHECK(runs(natural)[0]->scaling == 1);
  const float width = width_of(*runs(natural)[0]);
  const Paper rounded("<svg/>", "", {}, {saying({0, 10, width - 0.09F, 10, false, {}, "Director of People"})});
  CHECK(runs(rounded)[0]->scaling == 1);
  const Paper narrow("<svg/>", "", {}, {saying({0, 10, width * 0.9F, 10, false, {}, "Director of People"})});
  CHECK(runs(narrow)[0]->scaling == Approx(0.9F));
  CHECK(width_of(*runs(narrow)[0]) == Approx(width * 0.9F).margin(0.01));
  REQUIRE(runs(narrow)[0]->pieces.size() == 3);
  CHECK(runs(narrow)[0]->pieces[1].x == Approx(0.9F * runs(natural)[0]->pieces[1].x).margin(0.01));
}

TEST_CASE("a character without a sign and a family that is not there are reported at the figure") {
  const Paper sign("<p>x</p><figure><svg/></figure>", "", {}, {saying({0, 10, 100, 10, false, {}, "Eye \U00013080"})});
  REQUIRE(sign.codes() == std::vector<std::string>{"L102"});
  CHECK(sign.sources.slice(sign.diagnostics.all().front().at) == "<svg/>");
  Drawing drawing = saying({0, 10, 100, 10, false, {}, "words"});
  drawing.font_family = {"Nosuchfont"};
  const Paper family("<figure><svg/></figure>", "", {}, {drawing});
  REQUIRE(family.codes() == std::vector<std::string>{"L101"});
  CHECK(family.sources.slice(family.diagnostics.all().front().at) == "<svg/>");
}

TEST_CASE("a drawing stands with its caption on one page, whichever is first") {
  const std::string open = "figure { break-inside: auto }";
  const Paper behind(paragraphs(5) + "<figure><svg/><figcaption>Caption</figcaption></figure>", open, {}, {blank(100, 40)});
  CHECK(drawings(behind)[0].page == 1);
  CHECK(behind.find("Caption").page == 1);
  const Paper before(paragraphs(5) + "<figure><figcaption>Caption</figcaption><svg/></figure>", open, {}, {blank(100, 40)});
  CHECK(drawings(before)[0].page == 1);
  CHECK(before.find("Caption").page == 1);
  const Paper list(paragraphs(5) + "<figure><svg/><figcaption>Caption</figcaption><ul><li>item</li></ul></figure>", open, {}, {blank(100, 40)});
  CHECK(drawings(list)[0].page == 1);
  CHECK(before.codes().empty());
  CHECK(list.codes().empty());
}

TEST_CASE("a box on a named page begins and ends it") {
  const Paper paper("<p>before</p><figure class=\"chart-page\"><svg/><figcaption>Caption</figcaption></figure><p class=\"in\">after</p>",
                    std::string(css) + "figure { margin: 0 } .in { margin-left: 7pt }", {}, {blank(360, 140)});
  CHECK(paper.codes().empty());
  REQUIRE(paper.pages.pages.size() == 3);
  CHECK(paper.pages.pages[0].width == 300);
  CHECK(paper.pages.pages[1].width == 400);
  CHECK(paper.pages.pages[1].height == 200);
  CHECK(paper.pages.pages[2].width == 300);
  REQUIRE(drawings(paper).size() == 1);
  CHECK(drawings(paper)[0].page == 1);
  CHECK(drawings(paper)[0].artwork->rect.x == 20);
  CHECK(drawings(paper)[0].artwork->rect.y == 20);
  CHECK(paper.find("Caption").page == 1);
  CHECK(paper.find("after").page == 2);
  CHECK(paper.find("after").x() == Approx(57));
}

TEST_CASE("two charts share a page where both fit") {
  const std::string two = "<p>x</p><figure class=\"chart-page\"><svg/></figure><figure class=\"chart-page\"><svg/></figure>";
  const Paper both(two, css, {}, {blank(360, 70), blank(360, 70)});
  CHECK(both.pages.pages.size() == 2);
  const Paper each(two, css, {}, {blank(360, 90), blank(360, 90)});
  REQUIRE(each.pages.pages.size() == 3);
  CHECK(each.pages.pages[2].width == 400);
  CHECK(each.codes().empty());
}

TEST_CASE("headings go with the chart that they announce to its page, where both fit") {
  const std::string text = "<p>before</p><h2>Head</h2><h3>Sub</h3><div><figure class=\"chart-page\"><svg/></figure></div><p>after</p>";
  const Paper fits(text, std::string(css) + "h2 { border-left: 2pt solid #ff0000; padding-left: 4pt }", {}, {blank(360, 136)});
  CHECK(fits.codes().empty());
  REQUIRE(fits.pages.pages.size() == 3);
  CHECK(fits.find("Head").page == 1);
  CHECK(fits.find("Sub").page == 1);
  CHECK(fits.find("Sub").x() == Approx(20));
  CHECK(fits.find("Head").x() == Approx(26));
  CHECK(describe(fits.pages, fits.tree).find("fill 20.0 20.0 2.0 x 12.0 #ff0000") != std::string::npos);
  CHECK(drawings(fits)[0].artwork->rect.y == Approx(44));
  CHECK(fits.find("after").page == 2);
  const Paper tall(text, css, {}, {blank(360, 150)});
  REQUIRE(tall.codes() == std::vector<std::string>{"L111"});
  CHECK(tall.sources.slice(tall.diagnostics.all().front().at) == "<h3>");
  CHECK(tall.find("Sub").page == 0);
  CHECK(drawings(tall)[0].page == 1);
}

TEST_CASE("what a chart says in words stands on its page where all of it fits") {
  const auto chart_with_list = [](int items) {
    std::string all = "<figure class=\"chart-page\"><svg/></figure><div class=\"chart-list\">";
    for (int i = 1; i <= items; ++i) all += "<p>item" + std::to_string(i) + "</p>";
    return all + "</div>";
  };
  const Paper fits("<p>before</p>" + chart_with_list(5) + "<p>after</p>", css, {}, {blank(360, 100)});
  CHECK(fits.codes().empty());
  REQUIRE(fits.pages.pages.size() == 3);
  CHECK(fits.words(1) == "item1\nitem2\nitem3\nitem4\nitem5");
  CHECK(fits.find("item1").x() == Approx(20));
  CHECK(fits.find("after").page == 2);
  const Paper longer("<p>before</p>" + chart_with_list(6) + "<p>after</p>", css, {}, {blank(360, 100)});
  REQUIRE(longer.pages.pages.size() == 3);
  CHECK(longer.find("item1").page == 2);
  CHECK(longer.find("after").page == 2);
  const Paper two("<p>before</p>" + chart_with_list(5) + chart_with_list(5), css, {}, {blank(360, 100), blank(360, 100)});
  REQUIRE(two.pages.pages.size() == 3);
  CHECK(two.words(1) == two.words(2));
  const std::string upright = std::string(css) + "@page { size: 300pt 500pt }";
  const Paper few(paragraphs(6) + chart_with_list(5) + "<p>after</p>" + chart_with_list(5), upright, {}, {blank(360, 100), blank(360, 160)});
  CHECK(few.codes().empty());
  REQUIRE(few.pages.pages.size() == 5);
  CHECK(few.words(2) == "item1\nitem2\nitem3\nitem4\nitem5\nafter");
  const Paper above(paragraphs(6) + chart_with_list(5) + "<p>after</p>" + chart_with_list(1), upright, {}, {blank(360, 100), blank(360, 100)});
  REQUIRE(above.pages.pages.size() == 3);
  CHECK(above.words(2) == "after\nitem1");
}

TEST_CASE("numbered headings in columns go along too, words between stay behind") {
  const std::string grid = std::string(css) + "h2 { display: grid; grid-template-columns: 20pt 1fr }";
  const Paper paper("<p>before</p><h2><span>1</span><span>Head</span></h2><figure class=\"chart-page\"><svg/></figure>", grid, {}, {blank(360, 140)});
  REQUIRE(paper.pages.pages.size() == 2);
  CHECK(paper.find("Head").page == 1);
  CHECK(paper.find("Head").x() == Approx(40));
  const Paper between("<p>before</p><h2>Head</h2><p>words</p><figure class=\"chart-page\"><svg/></figure>", css, {}, {blank(360, 140)});
  CHECK(between.find("Head").page == 0);
  CHECK(between.find("words").page == 0);
  CHECK(between.codes().empty());
}

TEST_CASE("a part that begins a page begins with its chart") {
  const Paper paper("<p>before</p><h2>Stays</h2><div class=\"part\"><h2>Annex</h2><figure class=\"chart-page\"><svg/></figure></div>",
                    std::string(css) + ".part { break-before: page }", {}, {blank(360, 140)});
  REQUIRE(paper.pages.pages.size() == 2);
  CHECK(paper.find("Stays").page == 0);
  CHECK(paper.find("Annex").page == 1);
  CHECK(paper.pages.pages[1].width == 400);
}

TEST_CASE("a border round text and a chart goes on beside both") {
  const Paper paper("<div class=\"bar\"><p>before</p><figure class=\"chart-page\"><svg/></figure><p>after</p></div>",
                    std::string(css) + ".bar { margin-left: -8pt; padding-left: 6pt; border-left: 2pt solid #ff0000 }", {}, {blank(360, 140)});
  const std::string all = describe(paper.pages, paper.tree);
  CHECK(all.find("fill 12.0 20.0 2.0 x 140.0 #ff0000") != std::string::npos);
  CHECK(all.find("fill 42.0 50.0 2.0 x 12.0 #ff0000") != std::string::npos);
}

TEST_CASE("a drawing that is larger than its page is placed and reported once") {
  const Paper high("<p>x</p><figure><svg/><figcaption>Caption</figcaption></figure><p>after</p>", css, {}, {blank(100, 500)});
  REQUIRE(high.codes() == std::vector<std::string>{"L118"});
  CHECK(high.diagnostics.all().front().message == "this drawing is 100 by 500 points, but there is room for 200 by 100");
  CHECK(high.sources.slice(high.diagnostics.all().front().at) == "<svg/>");
  CHECK(drawings(high)[0].page == 1);
  CHECK(drawings(high)[0].artwork->rect.height == 500);
  CHECK(high.find("Caption").page == 2);
  CHECK(high.find("after").page == 2);
  CHECK(Paper("<figure><svg/></figure>", css, {}, {blank(201, 10)}).codes() == std::vector<std::string>{"L118"});
  const Paper caption("<figure><svg/><figcaption>Caption</figcaption></figure>", css, {}, {blank(100, 95)});
  REQUIRE(caption.codes() == std::vector<std::string>{"L118"});
  CHECK(caption.sources.slice(caption.diagnostics.all().front().at) == "<figure>");
  CHECK(caption.find("Caption").page == 1);
  const Paper chart("<p>x</p><figure class=\"chart-page\"><svg/></figure><p>after</p>", css, {}, {blank(500, 300)});
  CHECK(chart.codes() == std::vector<std::string>{"L118"});
  CHECK(chart.pages.pages.size() == 3);
}

TEST_CASE("in a table's cell a drawing has no page of its own") {
  const Paper paper("<table><tr><td><figure class=\"chart-page\"><svg/></figure></td><td>x</td></tr></table>", css, {}, {blank(80, 30)});
  CHECK(paper.codes().empty());
  REQUIRE(paper.pages.pages.size() == 1);
  CHECK(drawings(paper)[0].artwork->rect.x == Approx(50));
  CHECK(paper.find("x").x() >= 130);
}

TEST_CASE("auto margins centre a drawing") {
  const Paper paper("<svg/>", "svg { margin: 0 auto }", {}, {blank(100, 30)});
  CHECK(drawings(paper)[0].artwork->rect.x == Approx(100));
}

TEST_CASE("the bullet of an item that begins with a drawing stands beside its top, and is drawn before it") {
  const Paper paper("<ul><li><figure><svg/></figure><p>below</p></li></ul>", css, {}, {blank(100, 40)});
  const std::vector<Item>& items = paper.pages.pages.at(0).items;
  REQUIRE(items.size() == 3);
  const auto* bullet = std::get_if<TextRun>(&items[0]);
  REQUIRE(bullet != nullptr);
  CHECK(bullet->marker);
  const auto* artwork = std::get_if<Artwork>(&items[1]);
  REQUIRE(artwork != nullptr);
  CHECK(bullet->baseline > artwork->rect.y);
  CHECK(bullet->baseline < artwork->rect.y + 20);
}

}  // namespace townclerk::layout
