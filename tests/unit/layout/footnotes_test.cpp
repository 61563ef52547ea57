#include "layout/footnotes.hpp"

#include <catch2/catch.hpp>

#include "unit/layout/paper.hpp"

namespace townclerk::layout {
namespace {

std::string reference(int number) {
  const std::string n = std::to_string(number);
  return "<a id=\"fnref-" + n + "\" href=\"#fn-" + n + "\" role=\"doc-noteref\">" + n + "</a>";
}

std::string note(int number, const std::string& words) {
  const std::string n = std::to_string(number);
  return "<aside id=\"fn-" + n + "\"><a href=\"#fnref-" + n + "\" role=\"doc-backlink\">" + n + "</a> " + words + "</aside>";
}

std::string lines(const std::string& word, int count) {
  std::string all;
  for (int i = 1; i <= count; ++i) all += word + std::to_string(i) + (i < count ? "<br/>" : "");
  return all;
}

constexpr const char* css = "aside { margin-top: 4pt; padding-top: 2pt; border-top: 1pt solid #112233 }";

}  // namespace

// A page of these tests holds eight lines of 12 points.

TEST_CASE("a footnote stands at the foot of the page with its reference, below a short rule") {
  const Paper paper("<p>text" + reference(1) + "</p>" + note(1, "words") + paragraphs(9), css);
  CHECK(paper.find("words").page == 0);
  CHECK(paper.find("words").y() == Approx(147.465).margin(0.05));
  CHECK(paper.find("p1").y() == Approx(71.465).margin(0.05));  // the note takes no room in the column
  CHECK(paper.find("p5").page == 0);
  CHECK(paper.find("p6").page == 1);
  bool ruled = false;
  for (const Item& item : paper.pages.pages[0].items) {
    const auto* fill = std::get_if<Fill>(&item);
    ruled = ruled || (fill != nullptr && fill->rect.width == Approx(50) && fill->rect.y == Approx(135));
  }
  CHECK(ruled);
}

TEST_CASE("a line goes to the next page with its footnote where both do not fit") {
  const Paper paper(paragraphs(7) + "<p>text" + reference(1) + "</p>" + note(1, "words"), css);
  CHECK(paper.find("text").page == 1);
  CHECK(paper.find("words").page == 1);
}

TEST_CASE("footnotes of one page stand one below the other") {
  const Paper paper("<p>a" + reference(1) + " b" + reference(2) + "</p>" + note(1, "first") + note(2, "second") + "<p>end</p>", css);
  CHECK(paper.find("first").y() == Approx(135.465).margin(0.05));
  CHECK(paper.find("second").y() == Approx(147.465).margin(0.05));
  CHECK(paper.pages.pages.size() == 1);
}

TEST_CASE("a footnote too long for its page goes on at the foot of the next") {
  const Paper paper("<p>text" + reference(1) + "</p>" + note(1, lines("n", 12)) + paragraphs(6), css);
  CHECK(paper.find("n1").page == 0);
  CHECK(paper.find("n12").page == 1);
  CHECK(paper.find("p6").page <= 2);
  const Paper alone("<p>text" + reference(1) + "</p>" + note(1, lines("n", 20)), css);
  CHECK(alone.find("n1").page == 0);
  CHECK(alone.find("n20").page == 2);
  CHECK(alone.find("n20").y() == Approx(147.465).margin(0.05));
}

TEST_CASE("a footnote of a row that goes on over pages stands where the row ends") {
  const Paper paper("<table><tr><td>" + lines("r", 12) + reference(1) + "</td><td>x</td></tr></table>" + note(1, "words") + "<p>end</p>", css);
  CHECK(paper.find("words").page == paper.find("r12").page);
  CHECK(paper.find("words").y() == Approx(147.465).margin(0.05));
}

TEST_CASE("a forced break waits for the footnotes before it") {
  const Paper paper("<p>text" + reference(1) + "</p>" + note(1, lines("n", 9)) + "<p class=\"n\">next</p>",
                    std::string(css) + " .n { break-before: page }");
  CHECK(paper.find("n9").page == 1);
  CHECK(paper.find("next").page == 2);
}

TEST_CASE("the ends of references and notes are anchors where they stand") {
  const Paper paper(paragraphs(3) + "<p>" + lines("l", 2) + reference(1) + "</p>" + note(1, "words"), css);
  REQUIRE(paper.pages.anchors.size() == 2);
  CHECK(paper.pages.anchors[0].id == "fnref-1");
  CHECK(paper.pages.anchors[0].y == Approx(98));
  CHECK(paper.pages.anchors[1].id == "fn-1");
  CHECK(paper.pages.anchors[1].y == Approx(138));
}

}  // namespace townclerk::layout
