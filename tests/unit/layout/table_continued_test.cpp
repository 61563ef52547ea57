#include <catch2/catch.hpp>

#include "unit/layout/paper.hpp"

namespace townclerk::layout {
namespace {

// A page of these tests holds eight lines of 12 points.
constexpr std::string_view quiet = ".continued { font-size: 8pt; line-height: 10pt }";

std::string row(const std::string& cells) {
  return "<tr>" + cells + "</tr>";
}

std::string rows(int count, const std::string& name = "r") {
  std::string all;
  for (int i = 1; i <= count; ++i) all += row("<td>" + name + std::to_string(i) + "</td><td>words</td>");
  return all;
}

std::string lines(int count) {
  std::string all;
  for (int i = 1; i <= count; ++i) all += "<p>l" + std::to_string(i) + "</p>";
  return all;
}

struct Repeated {
  std::string words;
  float x = 0;
  float y = 0;
};

/// What a page has that is no part of the report: repeated heads and labels.
std::vector<Repeated> repeated(const Paper& paper, std::size_t page) {
  std::vector<Repeated> found;
  for (const Item& item : paper.pages.pages.at(page).items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && run->node == style::no_node) found.push_back({words_of(*run), run->pieces.front().x, run->baseline});
  }
  return found;
}

std::string repeated_words(const Paper& paper, std::size_t page) {
  std::string all;
  for (const Repeated& each : repeated(paper, page)) all += (all.empty() ? "" : "|") + each.words;
  return all;
}

/// The first of the rows r1, r2 … that stands on a page.
std::string first_row_on(const Paper& paper, std::size_t page) {
  int i = 1;
  while (paper.find("r" + std::to_string(i)).page < page) ++i;
  return "r" + std::to_string(i);
}

const std::string head = "<thead>" + row("<th>Post</th><th>Cost</th>") + "</thead>";

}  // namespace

TEST_CASE("a head of several rows with spans is repeated whole, each cell in its place") {
  const std::string tall = "<thead>" + row("<th rowspan=\"2\">Post</th><th colspan=\"2\">Costs</th>") + row("<th>now</th><th>then</th>") + "</thead>";
  std::string body;
  for (int i = 1; i <= 9; ++i) body += row("<td>r" + std::to_string(i) + "</td><td>1</td><td>2</td>");
  const Paper paper("<table>" + tall + body + "</table>", "");
  REQUIRE(paper.pages.pages.size() == 2);
  CHECK(paper.codes().empty());
  const std::vector<Repeated> again = repeated(paper, 1);
  REQUIRE(again.size() == 4);
  for (const Repeated& each : again) {
    CHECK(each.x == Approx(paper.find(each.words).x()));
    CHECK(each.y == Approx(paper.find(each.words).y()));
  }
  CHECK(paper.find("r7").y() == Approx(paper.find("r1").y()));
}

TEST_CASE("the heading of a group is never last on a page") {
  const std::string table = "<table>" + head + "<tbody>" + row("<th colspan=\"2\">First</th>") + rows(5) + "</tbody><tbody>" +
                            row("<th colspan=\"2\">Second</th>") + rows(2, "s") + "</tbody></table>";
  const Paper paper(table, std::string(quiet));
  REQUIRE(paper.pages.pages.size() == 2);
  CHECK(paper.find("Second").page == 1);
  CHECK(paper.find("s1").page == 1);
  CHECK(repeated_words(paper, 1) == "Post|Cost");
  CHECK(paper.codes().empty());
}

TEST_CASE("a group that goes on has its heading again below the table's, and the page counts its height") {
  const std::string table = "<table>" + head + "<tbody>" + row("<th colspan=\"2\">First</th>") + rows(12) + "</tbody><tfoot>" +
                            row("<td>sum</td><td>1</td>") + "</tfoot></table>";
  const Paper paper(table, std::string(quiet) + "tbody > tr > th { background: #eeeeee; padding: 2pt }");
  REQUIRE(paper.pages.pages.size() == 3);
  CHECK(repeated_words(paper, 1) == "Post|Cost|First |(continued)");
  const std::vector<Repeated> again = repeated(paper, 1);
  CHECK(again[2].x == paper.find("First").x());
  CHECK(again[2].y == Approx(paper.find("First").y()));
  CHECK(again[3].y == Approx(again[2].y));
  CHECK(paper.find(first_row_on(paper, 1)).y() == Approx(paper.find("r1").y()));
  int fills = 0;
  for (const Item& item : paper.pages.pages[1].items) fills += std::holds_alternative<Fill>(item) ? 1 : 0;
  CHECK(fills == 1);
}

TEST_CASE("a row taller than a page has its label again on each page that it goes on to") {
  const std::string body = row("<th scope=\"row\">Risk one</th><td>" + lines(18) + "</td>") + row("<th scope=\"row\">Two</th><td>next</td>");
  const Paper paper("<table>" + head + "<tbody>" + body + "</tbody></table>", std::string(quiet) + "th { padding: 0 2pt }");
  CHECK(paper.codes() == std::vector<std::string>{"L115"});
  REQUIRE(paper.pages.pages.size() == 3);
  CHECK(repeated_words(paper, 0).empty());
  CHECK(repeated_words(paper, 1) == "Post|Cost|Risk one |(continued)");
  CHECK(repeated_words(paper, 2) == "Post|Cost|Risk one |(continued)");
  CHECK(repeated(paper, 1)[2].x == paper.find("Risk").x());
  CHECK(repeated(paper, 1)[2].y == Approx(paper.find("l8").y()));
  CHECK(paper.find("next").y() > repeated(paper, 2)[3].y + 5);
}

TEST_CASE("a column too narrow for the word has the short one, or none") {
  const auto label = [](const std::string& width) {
    const std::string body = row("<th scope=\"row\">R1</th><td>" + lines(12) + "</td>");
    const Paper paper("<table>" + head + "<tbody>" + body + "</tbody></table>", std::string(quiet) + "tbody th { width: " + width + " }");
    return repeated_words(paper, 1);
  };
  CHECK(label("60pt") == "Post|Cost|R1 |(continued)");
  CHECK(label("30pt") == "Post|Cost|R1 |(cont.)");
  CHECK(label("22pt") == "Post|Cost|R1");
}

TEST_CASE("a label that needs more room than what is left of its row keeps the next row clear") {
  const std::string body = row("<th scope=\"row\">alpha<br/>beta</th><td>" + lines(9) + "</td>") + row("<th scope=\"row\">Two</th><td>next</td>");
  const Paper paper("<table><tbody>" + body + "</tbody></table>", std::string(quiet) + "th { width: 30pt }");
  REQUIRE(paper.find("l9").page == 1);
  const std::vector<Repeated> again = repeated(paper, 1);
  REQUIRE(repeated_words(paper, 1) == "alpha |beta |(cont.)");
  CHECK(paper.find("next").y() >= again.back().y + 11);
}

TEST_CASE("a cell over many rows has its words again where they go on") {
  std::string body = row("<th rowspan=\"14\">Unit</th><td>r1</td>");
  for (int i = 2; i <= 14; ++i) body += row("<td>r" + std::to_string(i) + "</td>");
  const Paper paper("<table>" + head + "<tbody>" + body + row("<th>Last</th><td>end</td>") + "</tbody></table>", std::string(quiet));
  REQUIRE(paper.pages.pages.size() == 3);
  CHECK(paper.codes().empty());
  CHECK(repeated_words(paper, 1) == "Post|Cost|Unit |(continued)");
  CHECK(repeated(paper, 1)[2].y == Approx(paper.find(first_row_on(paper, 1)).y()));
  CHECK(repeated_words(paper, 2) == (paper.find("r14").page == 2 ? "Post|Cost|Unit |(continued)" : "Post|Cost"));
}

TEST_CASE("few rows that a cell spans stay together") {
  const std::string body = rows(5) + row("<th rowspan=\"3\">Unit</th><td>s1</td>") + row("<td>s2</td>") + row("<td>s3</td>");
  const Paper paper("<table>" + head + "<tbody>" + body + "</tbody></table>", "");
  CHECK(paper.find("s1").page == 1);
  CHECK(paper.find("s3").page == 1);
  CHECK(repeated_words(paper, 1) == "Post|Cost");
}

}  // namespace townclerk::layout
