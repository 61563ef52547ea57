#include "layout/pagination.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "layout/describe.hpp"
#include "unit/layout/paper.hpp"

namespace townclerk::layout {
namespace {

/// A paragraph of as many lines.
std::string lines(int count) {
  std::string all = "<p>";
  for (int i = 1; i <= count; ++i) all += "line" + std::to_string(i) + (i < count ? "<br/>" : "");
  return all + "</p>";
}

/// Upright pages of 33 lines, wide ones of 16.
constexpr std::string_view turning = "@page { size: 300pt 500pt } @page wide { size: 600pt 300pt } .wide { page: wide }";

std::string wide_table(int rows) {
  std::string all = "<table class=\"wide\">";
  for (int i = 1; i <= rows; ++i) all += "<tr><td>row" + std::to_string(i) + "</td></tr>";
  return all + "</table>";
}

std::ptrdiff_t lines_on(const Paper& paper, std::size_t page) {
  const std::string words = paper.words(page);
  return std::count(words.begin(), words.end(), '\n') + 1;
}

/// Paragraphs, headings, what stays together, and tables and charts that turn the page, in any order; each word a line.
class AnyReport {
 public:
  explicit AnyReport(unsigned seed) : random_(seed) {
    for (unsigned blocks = 3 + any(12); blocks > 0; --blocks) add_block();
  }

  std::string markup;
  std::string words;

 private:
  unsigned any(unsigned past) { return static_cast<unsigned>(random_()) % past; }

  void add(unsigned count, const std::string& open, const std::string& close) {
    for (; count > 0; --count) {
      const std::string word = "w" + std::to_string(++words_);
      markup.append(open).append(word).append(close);
      words.append(word).append("\n");
    }
  }

  void add_inside(const std::string& open, unsigned count, const std::string& close) {
    markup += open;
    const bool rows = close == "</table>";
    add(count, rows ? "<tr><td>" : "<p>", rows ? "</td></tr>" : "</p>");
    markup += close;
  }

  void add_block() {
    switch (any(7)) {
      case 0:
        return add_inside("<table class=\"wide\">", 1 + any(20), "</table>");
      case 1:
        add_inside("<div class=\"chart k\">", 1 + any(15), "</div>");
        return add_inside("<div class=\"chart-list\">", 1 + any(8), "</div>");
      case 2:
        return add(1, any(3) == 0 ? "<h2 class=\"n\">" : "<h2>", "</h2>");
      case 3:
        return add_inside("<div class=\"k\">", 1 + any(12), "</div>");
      default:
        return add(1 + any(any(2) == 0 ? 4 : 40), "<p>", "</p>");
    }
  }

  std::mt19937 random_;
  int words_ = 0;
};

}  // namespace

// A page of these tests holds eight lines of 12 points.

TEST_CASE("pages fill up, and margins at a page's top are cut off") {
  const Paper paper(paragraphs(8), "p { margin: 3pt 0 }");
  REQUIRE(paper.pages.pages.size() == 2);
  CHECK(paper.find("p1").y() == Approx(62.465).margin(0.05));
  CHECK(paper.find("p7").page == 1);
  CHECK(paper.find("p7").y() == Approx(59.465).margin(0.05));
}

TEST_CASE("orphans and widows") {
  const std::string css = "p { orphans: 2; widows: 2 }";
  const Paper orphan("<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>f</p><p>g</p>" + lines(4), css);
  CHECK(orphan.find("line1").page == 1);
  const Paper widow("<p>a</p><p>b</p><p>c</p>" + lines(6), css);
  CHECK(widow.find("line4").page == 0);
  CHECK(widow.find("line5").page == 1);
  CHECK(widow.codes().empty());
  const Paper impossible(lines(9), "p { orphans: 9; widows: 9 }");
  CHECK(impossible.codes() == std::vector<std::string>{"L113"});
  CHECK(impossible.find("line8").page == 0);
}

TEST_CASE("a heading stays with what follows it, in chains too") {
  const std::string css = "h2, h3 { break-after: avoid }";
  const Paper one(paragraphs(7) + "<h2>head</h2><p>text</p>", css);
  CHECK(one.find("head").page == 1);
  CHECK(one.codes().empty());
  const Paper chain(paragraphs(5) + "<h2>head</h2><h3>sub</h3><p>as follows:</p><ul><li>item</li></ul>", css);
  CHECK(chain.find("head").page == 1);
  CHECK(chain.find("item").page == 1);
}

TEST_CASE("a heading that cannot be kept is reported at its place") {
  std::string heads;
  for (int i = 1; i <= 9; ++i) heads += "<h2>head" + std::to_string(i) + "</h2>";
  const Paper paper(heads + "<p>text</p>", "h2 { break-after: avoid }");
  REQUIRE(paper.codes() == std::vector<std::string>{"L111"});
  CHECK(paper.sources.slice(paper.diagnostics.all().front().at) == "<h2>");
}

TEST_CASE("a lead-in stays with its list or table") {
  const Paper list(paragraphs(7) + "<p>These:</p><ul><li>item</li></ul>", "");
  CHECK(list.find("These").page == 1);
  const Paper typed(paragraphs(7) + "<p>These: -</p><ul><li>item</li></ul>", "");
  CHECK(typed.find("These").page == 1);
  const Paper table(paragraphs(6) + "<p>These:</p><table><thead><tr><th>H</th></tr></thead><tr><td>row</td></tr></table>", "");
  CHECK(table.find("These").page == 1);
  const Paper figure(paragraphs(7) + "<p>Thus:</p><figure><p>drawn</p></figure>", "");
  CHECK(figure.find("Thus").page == 1);
  const Paper plain(paragraphs(7) + "<p>These.</p><ul><li>item</li></ul>", "");
  CHECK(plain.find("These").page == 0);
  const Paper long_chain("<p>These:</p><div><ul><li><p>" + std::string("a<br/>b<br/>c<br/>d<br/>e<br/>f<br/>g<br/>h<br/>i") + "</p></li></ul></div>",
                         "p { orphans: 8; widows: 2 }");
  CHECK(long_chain.codes() == std::vector<std::string>{"L113"});
  const Paper broken("<p>These:</p><ul><li><div class=\"k\">" + lines(8) + "</div></li></ul>", ".k { break-inside: avoid }");
  CHECK(broken.codes() == std::vector<std::string>{"L114"});
  const Paper row("<p>These:</p><table><tr><td>" + lines(8) + "</td></tr></table>", "");
  CHECK(row.codes() == std::vector<std::string>{"L112"});
}

TEST_CASE("breaks asked for and avoided") {
  const Paper forced("<p>one</p><p class=\"n\">two</p><p>three</p>", ".n { break-before: page; margin-top: 5pt; break-after: page }");
  REQUIRE(forced.pages.pages.size() == 3);
  CHECK(forced.find("two").page == 1);
  CHECK(forced.find("two").y() == Approx(64.465).margin(0.05));
  CHECK(forced.find("three").page == 2);
  const Paper together(paragraphs(5) + "<div class=\"k\"><p>x1</p><p>x2</p><p>x3</p><p>x4</p></div>", ".k { break-inside: avoid }");
  CHECK(together.find("x1").page == 1);
  CHECK(together.codes().empty());
  const Paper tall("<div class=\"k\">" + paragraphs(10) + "</div>", ".k { break-inside: avoid }");
  CHECK(tall.codes() == std::vector<std::string>{"L114"});
  CHECK(tall.find("p8").page == 0);
}

TEST_CASE("a box over two pages is cut: background on both, a little beyond the words, borders at its ends only") {
  const Paper paper("<div class=\"k\">" + paragraphs(10) + "</div>", ".k { border: 2pt solid #112233; background: #eeeeee }");
  const std::string text = describe(paper.pages, paper.tree);
  CHECK(text.find("fill 50.0 50.0 200.0 x 2.0 #112233") != std::string::npos);
  CHECK(text.find("fill 50.0 50.0 2.0 x 102.0 #112233") != std::string::npos);  // eight lines and the upper edge
  CHECK(text.find("fill 50.0 46.0 2.0 x 30.0 #112233") != std::string::npos);   // two lines and the lower edge
  CHECK(text.find("fill 50.0 74.0 200.0 x 2.0 #112233") != std::string::npos);
  const Paper cell("<table><thead><tr><th>H</th></tr></thead><tr><td><div class=\"k\">" + paragraphs(10) + "</div></td></tr></table>",
                   ".k { border-left: 2pt solid #112233; background: #eeeeee }");
  CHECK(cell.find("p8").page == 1);
  CHECK(describe(cell.pages, cell.tree).find("fill 50.0 62.0 2.0 x 36.0 #112233") != std::string::npos);  // it begins below the table's head
}

TEST_CASE("a short last item or row takes its neighbour to the next page") {
  const std::string items = "<ul><li>i1</li><li>i2</li><li>i3</li></ul>";
  const Paper list(paragraphs(6) + items, "");
  CHECK(list.find("i1").page == 0);
  CHECK(list.find("i2").page == 1);
  CHECK(list.codes().empty());
  const Paper table(paragraphs(5) + "<table><tr><td>r1</td></tr><tr><td>r2</td></tr><tr><td>r3</td></tr><tr><td>r4</td></tr></table>", "");
  CHECK(table.find("r2").page == 0);
  CHECK(table.find("r3").page == 1);
}

TEST_CASE("the first page has its own margins") {
  const Paper paper(paragraphs(12), "@page :first { margin-top: 74pt }");
  CHECK(paper.find("p1").y() == Approx(83.465).margin(0.05));
  CHECK(paper.find("p6").page == 0);
  CHECK(paper.find("p7").y() == Approx(59.465).margin(0.05));
}

TEST_CASE("a named page has its own size, and starts and ends with a page") {
  const Paper paper("<p>before</p><div class=\"w\"><p>wide</p></div><p>after</p>",
                    "@page chart { size: 400pt 150pt; margin: 20pt } .w { page: chart; text-align: right }");
  REQUIRE(paper.pages.pages.size() == 3);
  CHECK(paper.pages.pages[1].width == 400);
  CHECK(paper.pages.pages[1].height == 150);
  CHECK(paper.find("wide").page == 1);
  CHECK(paper.find("wide").x() > 350);
  CHECK(paper.find("after").page == 2);
  CHECK(paper.find("after").x() == Approx(50));
}

TEST_CASE("no few lines stand alone before a page that turns") {
  for (const int rows : {1, 12, 15, 16, 17, 31, 32, 40}) {
    const int alone = (rows + 15) / 16;
    for (int count = 20; count <= 75; ++count) {
      INFO(count << " lines before " << rows << " rows");
      const Paper paper(paragraphs(count) + wide_table(rows), std::string(turning));
      CHECK(paper.codes().empty());
      const std::size_t turned = paper.find("row1").page;
      REQUIRE(turned > 0);
      CHECK(paper.pages.pages[turned].width == 600);
      CHECK(lines_on(paper, turned - 1) >= 4);
      CHECK(paper.pages.pages.size() <= static_cast<std::size_t>((count + 32) / 33 + alone));
    }
  }
}

TEST_CASE("the short rest of a text stands above the wide table behind it, or takes lines from the page before") {
  const Paper above(paragraphs(36) + wide_table(5), std::string(turning));
  REQUIRE(above.pages.pages.size() == 2);
  CHECK(above.find("p33").page == 0);
  CHECK(above.words(1) == "p34\np35\np36\nrow1\nrow2\nrow3\nrow4\nrow5");
  const Paper whole(paragraphs(36) + wide_table(16), std::string(turning));
  REQUIRE(whole.pages.pages.size() == 3);
  CHECK(whole.find("row1").page == 2);
  CHECK(lines_on(whole, 1) > 5);
  const Paper longer(paragraphs(45) + wide_table(2), std::string(turning));
  REQUIRE(longer.pages.pages.size() == 3);
  CHECK(longer.find("p34").page == 1);
  const Paper paragraph(paragraphs(31) + lines(4) + wide_table(5), std::string(turning));
  CHECK(paragraph.find("line1").page == 1);
  const Paper heading(paragraphs(32) + "<h2>head</h2><p>text</p>" + wide_table(5), std::string(turning) + "h2 { break-after: avoid }");
  CHECK(heading.find("head").page == 1);
  const Paper table(paragraphs(30) + "<table><thead><tr><th>H</th></tr></thead><tr><td>r1</td></tr><tr><td>r2</td></tr><tr><td>r3</td></tr></table>" +
                        wide_table(5),
                    std::string(turning));
  CHECK(table.pages.pages[table.find("r3").page].width == 300);
}

TEST_CASE("few lines alone before a page that turns are told of where they stand") {
  const std::string block = "<div class=\"k\">" + paragraphs(33) + "</div>";
  const std::string css = std::string(turning) + ".k { break-inside: avoid } td { line-height: 190pt }";
  const Paper paper(block + "<p>alone</p><p>with this</p>" + wide_table(1), css);
  REQUIRE(paper.codes() == std::vector<std::string>{"L120"});
  CHECK(paper.sources.slice(paper.diagnostics.all().front().at) == "<p>");
  REQUIRE(paper.pages.pages.size() == 3);
  CHECK(paper.words(1) == "alone\nwith this");
  CHECK(Paper(block + paragraphs(5) + wide_table(1), css).codes().empty());
  const Paper between(wide_table(1) + "<p>between</p>" + wide_table(1), css);
  CHECK(between.codes() == std::vector<std::string>{"L120"});
  CHECK(between.words(1) == "between");
}

TEST_CASE("whatever turns the pages, all words stand on them once, in their order") {
  const std::string css =
      "@page { size: 300pt 350pt } @page wide { size: 600pt 300pt } @page chart { size: 500pt 280pt } .wide { page: wide } "
      ".chart { page: chart } .n { break-before: page } .k { break-inside: avoid } h2 { break-after: avoid }";
  for (unsigned round = 0; round < 300; ++round) {
    INFO("round " << round);
    const AnyReport report(round);
    const Paper paper(report.markup, css);
    std::string found;
    for (std::size_t page = 0; page < paper.pages.pages.size(); ++page) {
      CHECK_FALSE(paper.words(page).empty());
      found += paper.words(page) + "\n";
    }
    CHECK(found == report.words);
  }
}

TEST_CASE("what is taller than a page and cannot be broken is reported") {
  const Paper paper("<p>big</p>", "p { font-size: 120pt; line-height: 120pt }");
  CHECK(paper.codes() == std::vector<std::string>{"L116"});
  CHECK(paper.words(0) == "big");
}

TEST_CASE("a page smaller than its margins is a fault") {
  const Paper paper("<p>text</p>", "@page { size: 300pt 200pt; margin: 80pt }");
  CHECK(paper.codes().front() == "L103");
  CHECK(paper.pages.pages.empty());
}

TEST_CASE("anchors name the page and place of their element, aliases too") {
  const Paper paper(paragraphs(8) + "<p id=\"x\" alias=\"p-1.1\">target</p>", "");
  REQUIRE(paper.pages.anchors.size() == 2);
  CHECK(paper.pages.anchors[0].id == "x");
  CHECK(paper.pages.anchors[1].id == "p-1.1");
  CHECK(paper.pages.anchors[1].page == 1);
  CHECK(paper.pages.anchors[1].y == Approx(50));
}

TEST_CASE("two runs give the same pages") {
  const std::string markup =
      paragraphs(5) + "<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><td>one two three</td><td>four</td></tr></table>" + lines(9);
  const Paper one(markup, "td { border-bottom: 1pt solid #000000 }");
  const Paper two(markup, "td { border-bottom: 1pt solid #000000 }");
  CHECK(describe(one.pages, one.tree) == describe(two.pages, two.tree));
}

}  // namespace townclerk::layout
