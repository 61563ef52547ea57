#include <catch2/catch.hpp>

#include "layout/column_widths.hpp"
#include "layout/describe.hpp"
#include "unit/layout/paper.hpp"

namespace townclerk::layout {
namespace {

CellMeasure cell(std::uint32_t row, std::uint32_t column, float min, float max, std::uint32_t colspan = 1) {
  return {.row = row, .column = column, .colspan = colspan, .extent = {min, max, max}};
}

constexpr std::string_view landscape = "@page wide { size: 500pt 200pt } h2 { break-after: avoid } .wide { page: wide }";
constexpr std::string_view long_words =
    "<table><caption>Table "
    "1</caption><thead><tr><th>incomprehensibilities</th><th>disproportionateness</th><th>internationalisation</th></tr></thead>"
    "<tr><td>a</td><td>b</td><td>c</td></tr></table>";

std::string marked(std::string_view words) {
  return "<p>" + std::string(words) + "</p>";
}

std::string rows(int count) {
  std::string all;
  for (int i = 1; i <= count; ++i) all += "<tr><td>r" + std::to_string(i) + "</td><td>words</td></tr>";
  return all;
}

}  // namespace

TEST_CASE("columns with room to spare grow with their wishes") {
  bool overfull = false;
  const std::vector<CellMeasure> cells{cell(0, 0, 10, 30), cell(0, 1, 10, 10)};
  const std::vector<float> filled = column_widths(cells, 1, 2, 80, true, overfull);
  CHECK(filled[0] == Approx(60));
  CHECK(filled[1] == Approx(20));
  const std::vector<float> fitted = column_widths(cells, 1, 2, 80, false, overfull);
  CHECK(fitted[0] == Approx(30));
  CHECK_FALSE(overfull);
}

TEST_CASE("columns short of room keep their longest words and share so that rows come out low") {
  bool overfull = false;
  std::vector<CellMeasure> cells{cell(0, 0, 8, 8), cell(0, 1, 30, 900), cell(0, 2, 30, 300), cell(0, 3, 25, 60)};
  const std::vector<float> widths = column_widths(cells, 1, 4, 400, true, overfull);
  CHECK(widths[0] == Approx(8));
  CHECK(widths[0] + widths[1] + widths[2] + widths[3] == Approx(400).margin(0.1));
  CHECK(widths[1] > widths[2]);
  CHECK(widths[2] > widths[3]);
  // No column is a tower beside empty ones.
  CHECK(900 / widths[1] < 5);
  CHECK(300 / widths[2] < 5);
  CHECK(60 / widths[3] < 3);
  CHECK(widths[3] <= 60.01F);
}

TEST_CASE("a short text beside very long ones keeps room for two or three words a line") {
  bool overfull = false;
  const std::vector<CellMeasure> cells{cell(0, 0, 30, 400), cell(0, 1, 30, 9000)};
  const std::vector<float> widths = column_widths(cells, 1, 2, 400, true, overfull);
  CHECK(widths[0] >= 79);
  const std::vector<float> narrow = column_widths(cells, 1, 2, 100, true, overfull);
  CHECK(narrow[0] >= 30);
  CHECK(narrow[0] < 40);
}

TEST_CASE("stated widths hold, percentages too, unless others' words need the room") {
  bool overfull = false;
  std::vector<CellMeasure> cells{cell(0, 0, 8, 8), cell(0, 1, 30, 900), cell(0, 2, 30, 300)};
  cells[0].width = {50, style::Length::Unit::points};
  cells[2].width = {25, style::Length::Unit::percent};
  const std::vector<float> widths = column_widths(cells, 1, 3, 400, true, overfull);
  CHECK(widths[0] == Approx(50));
  CHECK(widths[2] == Approx(100));
  CHECK(widths[1] == Approx(250).margin(0.1));
}

TEST_CASE("a spanning cell widens what it spans; words that cannot stand side by side are overfull") {
  bool overfull = false;
  const std::vector<float> widths =
      column_widths(std::vector{cell(0, 0, 80, 80, 2), cell(1, 0, 10, 10), cell(1, 1, 30, 30)}, 2, 2, 100, false, overfull);
  CHECK(widths[0] + widths[1] == Approx(80));
  CHECK_FALSE(overfull);
  const std::vector<float> narrow = column_widths(std::vector{cell(0, 0, 80, 80), cell(0, 1, 80, 80)}, 1, 2, 100, true, overfull);
  CHECK(overfull);
  CHECK(narrow[0] == Approx(50));
}

TEST_CASE("a table too wide for the page is reported") {
  const Paper paper("<table><tr><td>incomprehensibilities</td><td>disproportionateness</td><td>internationalisation</td></tr></table>", "");
  CHECK(paper.codes() == std::vector<std::string>{"L117"});
}

TEST_CASE("cells stand side by side, spans cover their slots, and lines are drawn once") {
  const Paper paper(
      "<table><caption>Table 1</caption><tr><th rowspan=\"2\">R</th><td>uno</td><td>due</td></tr><tr><td colspan=\"2\">wide</td></tr></table>",
      "td, th { border-bottom: 1pt solid #000000; border-top: 1pt solid #000000; padding: 2pt }");
  CHECK(paper.find("uno").y() == paper.find("R").y());
  CHECK(paper.find("wide").x() == paper.find("uno").x());
  CHECK(paper.find("wide").y() - paper.find("uno").y() == Approx(12 + 4 + 1));
  CHECK(paper.find("uno").y() - paper.find("Table").y() == Approx(12 + 2 + 1));
  int fills = 0;
  for (const Item& item : paper.pages.pages[0].items) fills += std::holds_alternative<Fill>(item) ? 1 : 0;
  CHECK(fills == 3);
}

TEST_CASE("links lead to rows and row groups too") {
  const Paper paper("<table><tbody id=\"all\"><tr id=\"first\"><td>uno</td></tr><tr id=\"second\"><td>due</td></tr></tbody></table>", "");
  std::vector<std::string> ids;
  for (const Anchor& anchor : paper.pages.anchors) ids.push_back(anchor.id);
  CHECK(ids == std::vector<std::string>{"all", "first", "second"});
  CHECK(paper.pages.anchors[2].y - paper.pages.anchors[1].y == Approx(12));
}

TEST_CASE("vertical alignment moves a cell's words") {
  const Paper paper("<table><tr><td>a<br/>b<br/>c</td><td class=\"m\">mid</td><td class=\"b\">low</td></tr></table>",
                    "td { vertical-align: top } .m { vertical-align: middle } .b { vertical-align: bottom }");
  CHECK(paper.find("mid").y() == Approx(paper.find("b").y()));
  CHECK(paper.find("low").y() == Approx(paper.find("c").y()));
}

TEST_CASE("head rows are repeated on each page as artifacts, and rows stay whole") {
  const Paper paper("<table><thead><tr><th>Ref</th><th>Risk</th></tr></thead><tbody>" + rows(12) + "</tbody></table>", "th { background: #eeeeee }");
  REQUIRE(paper.pages.pages.size() == 2);
  CHECK(paper.find("r7").page == 0);
  CHECK(paper.find("r8").page == 1);
  CHECK(paper.find("r8").y() == Approx(paper.find("r1").y()));
  std::string repeated;
  for (const Item& item : paper.pages.pages[1].items) {
    if (const auto* run = std::get_if<TextRun>(&item); run != nullptr && run->node == style::no_node) repeated += words_of(*run);
  }
  CHECK(repeated == "RefRisk");
  CHECK(std::holds_alternative<Fill>(paper.pages.pages[1].items.front()));
  CHECK(paper.codes().empty());
}

TEST_CASE("a row taller than a page is broken inside its cells and reported") {
  std::string lines;
  for (int i = 1; i <= 12; ++i) lines += "<p>l" + std::to_string(i) + "</p>";
  const Paper paper("<p>before</p><table><thead><tr><th>H</th><th>I</th></tr></thead><tr><td>" + lines +
                        "</td><td>side</td></tr><tr><td>after</td><td>x</td></tr></table>",
                    "td, th { border-bottom: 1pt solid #000000; padding: 2pt }");
  CHECK(paper.codes() == std::vector<std::string>{"L115"});
  REQUIRE(paper.pages.pages.size() == 3);
  CHECK(paper.find("l1").page == 0);
  CHECK(paper.find("side").y() == paper.find("l1").y());
  CHECK(paper.find("l6").page == 1);
  CHECK(paper.find("l12").page == 2);
  CHECK(paper.find("after").page == 2);
  CHECK(paper.find("after").y() - paper.find("l12").y() == Approx(12 + 4 + 1).margin(0.1));
  // Reading order on each page is the document's.
  CHECK(paper.words(2) == "l12\nafterx");
  float lowest = 0;
  for (const Item& item : paper.pages.pages[0].items) {
    if (const auto* run = std::get_if<TextRun>(&item)) lowest = std::max(lowest, run->baseline);
  }
  CHECK(lowest < 150);
}

TEST_CASE("a table whose words do not fit side by side turns to the wide page, and takes heading, lead-in and caption along") {
  std::string after;
  for (int i = 0; i < 5; ++i) after += marked("after");
  const Paper paper(marked("before") + "<h2>Head</h2>" + marked("as follows:") + std::string(long_words) + after, std::string(landscape));
  REQUIRE(paper.pages.pages.size() == 3);
  CHECK(paper.codes().empty());
  CHECK(paper.pages.pages[0].width == 300);
  CHECK(paper.pages.pages[1].width == 500);
  CHECK(paper.pages.pages[2].width == 300);
  CHECK(paper.words(0) == "before");
  for (const char* words : {"Head", "as follows", "Table 1", "incomprehensibilities"}) CHECK(paper.find(words).page == 1);
  CHECK(paper.find("after").page == 2);
}

TEST_CASE("words that a table breaks anywhere are told of once") {
  const Paper fixed("<table><tr><td><p>incomprehensibilities</p><p>disproportionateness</p></td></tr></table>" + marked("internationalisation"),
                    "p { width: 40pt }");
  CHECK(fixed.codes() == std::vector<std::string>{"L110", "L110"});
}

TEST_CASE("a table without a head does not leave one row at a page's foot") {
  std::string before;
  for (int i = 0; i < 7; ++i) before += marked("before");
  const Paper paper(before + "<table>" + rows(5) + "</table>", "");
  CHECK(paper.find("r1").page == paper.find("r2").page);
  CHECK(paper.codes().empty());
}

TEST_CASE("without a wide page, or with one that is no wider, the table stays and its words are broken") {
  const Paper none{std::string(long_words), ""};
  CHECK(none.pages.pages.size() == 1);
  CHECK(none.codes().front() == "L117");
  const Paper narrow{std::string(long_words), "@page wide { size: 300pt 400pt }"};
  CHECK(narrow.pages.pages[0].height == 200);
  CHECK(narrow.codes().front() == "L117");
  const Paper still{std::string(long_words), "@page wide { size: 320pt 200pt }"};
  CHECK(still.pages.pages[0].width == 320);
  CHECK(still.codes().front() == "L117");
}

TEST_CASE("a class turns a table that would fit; neighbours share the wide page") {
  const std::string table = "<table class=\"wide\"><tr><td>one</td></tr></table>";
  const Paper paper(table + table, std::string(landscape));
  REQUIRE(paper.pages.pages.size() == 1);
  CHECK(paper.pages.pages[0].width == 500);
}

TEST_CASE("a few lines beside a wide table do not get a page to themselves") {
  const std::string table = "<table class=\"wide\"><tr><td>one</td></tr></table>";
  const Paper between(table + marked("between") + table + marked("end"), std::string(landscape));
  REQUIRE(between.pages.pages.size() == 1);
  CHECK(between.find("between").y() > between.find("one").y());
  const Paper forced(table + marked("short") + "<h2 class=\"n\">next</h2>" + marked("text"), std::string(landscape) + ".n { break-before: page }");
  REQUIRE(forced.pages.pages.size() == 2);
  CHECK(forced.find("short").page == 0);
  CHECK(forced.pages.pages[1].width == 300);
  const Paper before(marked("text") + "<h2 class=\"n\">next</h2>" + marked("short.") + table, std::string(landscape) + ".n { break-before: page }");
  REQUIRE(before.pages.pages.size() == 2);
  CHECK(before.pages.pages[1].width == 500);
  CHECK(before.find("short").page == 1);
  std::string full;
  for (int i = 0; i < 7; ++i) full += "<tr><td>row</td></tr>";
  const Paper no_room("<table class=\"wide\">" + full + "</table>" + marked("short") + marked("short") + "<h2 class=\"n\">next</h2>",
                      std::string(landscape) + ".n { break-before: page }");
  REQUIRE(no_room.pages.pages.size() == 3);
  CHECK(no_room.find("short").page == 1);
  CHECK(no_room.pages.pages[0].width == 500);
  CHECK(no_room.pages.pages[1].width == 300);
  const Paper more(table + marked("x") + marked("x") + marked("x"), std::string(landscape));
  CHECK(more.pages.pages.size() == 2);
}

}  // namespace townclerk::layout
