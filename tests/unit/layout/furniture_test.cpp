#include "layout/furniture.hpp"

#include <catch2/catch.hpp>

#include "unit/layout/paper.hpp"

namespace townclerk::layout {
namespace {

std::vector<TextRun> furniture(const Paper& paper, std::size_t page) {
  std::vector<TextRun> runs;
  for (const Item& item : paper.pages.pages.at(page).furniture) runs.push_back(std::get<TextRun>(item));
  return runs;
}

std::string many() {
  std::string all;
  for (int i = 0; i < 20; ++i) all += "<p>p</p>";
  return all;
}

}  // namespace

TEST_CASE("running heads and feet know their strings, page and pages") {
  const Paper paper(many(),
                    "@page { @top-left { content: string(title); font: 8pt \"Liberation Sans\" } @bottom-right { font: 10pt \"Liberation Sans\"; "
                    "content: \"Page \" counter(page) \" of \" counter(pages) } }"
                    "@page :first { @top-left { content: none } }");
  REQUIRE(paper.pages.pages.size() == 3);
  REQUIRE(furniture(paper, 0).size() == 1);
  CHECK(words_of(furniture(paper, 0)[0]) == "Page 1 of 3");
  REQUIRE(furniture(paper, 2).size() == 2);
  CHECK(words_of(furniture(paper, 2)[0]) == "A title");
  CHECK(furniture(paper, 2)[0].node == style::no_node);
  CHECK(furniture(paper, 2)[0].size == 8);
  CHECK(furniture(paper, 2)[0].pieces.front().x == Approx(50));
  CHECK(words_of(furniture(paper, 2)[1]) == "Page 3 of 3");
  const TextRun foot = furniture(paper, 2)[1];
  const float end =
      foot.pieces.back().x + static_cast<float>(foot.pieces.back().shaped->width) * foot.size / static_cast<float>(foot.font->metrics().units_per_em);
  CHECK(end == Approx(250).margin(0.05));
  CHECK(foot.baseline > 170);
  CHECK(foot.baseline < 182);
}

TEST_CASE("pages know their numbers in the agenda where these are stated") {
  const std::string css = "@page { @bottom-right { font: 10pt \"Liberation Sans\"; content: counter(agenda-page) \" / \" string(agenda-pages) } }";
  const auto foot = [&](const std::string& stated) {
    Paper paper(many(), css);
    paper.tree.metadata.strings = {{"agenda-pages", stated}};
    paper.pages = place(paper.tree, paper.styles, paper.fonts, {}, paper.diagnostics);
    return words_of(furniture(paper, 2).front());
  };
  CHECK(foot("23-58") == "25 / 23-58");
  CHECK(foot("A7 to A9") == "A9 / A7 to A9");
  CHECK(foot("to follow") == " / to follow");
  CHECK(foot("99999999999999999999") == " / 99999999999999999999");
}

TEST_CASE("a long running head breaks rather than run into its neighbour") {
  const Paper paper("<p>p</p>",
                    "@page { @top-left { font: 10pt \"Liberation Sans\"; content: \"A very long title of a report that nobody has had the time to "
                    "make shorter\" } @top-right { font: 10pt \"Liberation Sans\"; "
                    "content: \"Item 3\" } }");
  const std::vector<TextRun> runs = furniture(paper, 0);
  REQUIRE(runs.size() == 4);
  CHECK(words_of(runs[3]) == "Item 3");
  CHECK(runs[1].baseline > runs[0].baseline);
}

TEST_CASE("contents entries have leaders and page numbers, which are artifacts and move nothing") {
  const std::string entry =
      "<nav class=\"contents\"><ol><li><a href=\"#x\">The first section</a></li><li><a href=\"#y\">A title that is so long that it needs a second "
      "line</a></li></ol></nav>";
  const std::string css = "nav li { list-style: none } h2 { break-before: page }";
  const Paper paper(entry + "<h2 id=\"x\">First</h2><h2 id=\"y\">Second</h2>", css);
  std::vector<TextRun> artifacts;
  for (const Item& item : paper.pages.pages[0].items) {
    if (const auto* run = std::get_if<TextRun>(&item); run != nullptr && run->node == style::no_node) artifacts.push_back(*run);
  }
  REQUIRE(artifacts.size() == 2);
  CHECK(words_of(artifacts[0]).ends_with(". 2"));
  CHECK(words_of(artifacts[1]).ends_with(". 3"));
  CHECK(artifacts[0].baseline == paper.find("first section").y());
  CHECK(artifacts[1].baseline > paper.find("A title").y());
  CHECK(artifacts[0].pieces.back().x == Approx(250 - 5.56).margin(0.05));
  CHECK(paper.words(0).find(". .") == std::string::npos);
}

TEST_CASE("contents of more than 9,999 pages keep room for their numbers") {
  constexpr int pages = 10000;
  std::string report = "<nav class=\"contents\"><ol><li><a href=\"#end\">A section whose title just fills the line of it</a></li></ol></nav>";
  for (int i = 1; i < pages; ++i) report += "<h2>x</h2>";
  const Paper paper(report + "<h2 id=\"end\">y</h2>", "nav li { list-style: none } h2 { break-before: page }");
  REQUIRE(paper.pages.pages.size() == pages + 1);
  CHECK(paper.codes().empty());
  std::string artifacts;
  for (const Item& item : paper.pages.pages[0].items) {
    if (const auto* run = std::get_if<TextRun>(&item); run != nullptr && run->node == style::no_node) artifacts += words_of(*run);
  }
  CHECK(artifacts.ends_with("10001"));
}

TEST_CASE("a page number that has no room beside its entry is reported") {
  std::string report = "<nav class=\"contents\"><ol><li><a href=\"#end\">W</a></li></ol></nav>";
  for (int i = 0; i < 99; ++i) report += "<h2>x</h2>";
  const Paper paper(report + "<h2 id=\"end\">y</h2>",
                    "nav li { list-style: none } a { font-size: 90pt; line-height: 90pt } h2 { break-before: page }");
  CHECK(paper.codes() == std::vector<std::string>{"L119"});
}

}  // namespace townclerk::layout
