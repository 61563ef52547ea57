#include "layout/lines.hpp"

#include <catch2/catch.hpp>

#include "unit/layout/paper.hpp"

namespace townclerk::layout {
namespace {

using Break = InlineItem::Break;

/// Words of these widths, a space of 2 behind each but the last.
std::vector<InlineItem> items(const std::vector<float>& widths) {
  std::vector<InlineItem> all;
  for (const float width : widths) {
    InlineItem item;
    item.brk = Break::soft;
    item.width = width + 2;
    item.trail = 2;
    all.push_back(item);
  }
  all.back() = InlineItem{};
  all.back().width = widths.back();
  all.back().brk = Break::mandatory;
  return all;
}

}  // namespace

TEST_CASE("a line takes the words that fit, its last space not counted") {
  std::vector<Line> lines;
  break_lines(items({10, 10, 10, 10}), 22, Breaking::greedy, lines);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].end == 2);
  CHECK(lines[0].width == Approx(22));
  CHECK_FALSE(lines[0].last);
  CHECK(lines[1].last);
  break_lines(items({10, 10, 10, 10}), 21, Breaking::greedy, lines);
  CHECK(lines.size() == 4);
}

TEST_CASE("a word wider than the line stands alone, and a mandatory break ends a line") {
  std::vector<Line> lines;
  std::vector<InlineItem> words = items({5, 30, 5, 5});
  words[2].brk = Break::mandatory;
  break_lines(words, 20, Breaking::greedy, lines);
  REQUIRE(lines.size() == 4);
  CHECK(lines[1].begin == 1);
  CHECK(lines[1].end == 2);
  CHECK(lines[2].last);
}

TEST_CASE("items without a break between them stay on one line") {
  std::vector<Line> lines;
  std::vector<InlineItem> words = items({10, 10, 10});
  words[1].brk = Break::none;
  break_lines(words, 25, Breaking::greedy, lines);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].end == 1);
}

TEST_CASE("balanced lines are as even as they can be in the same number of lines") {
  std::vector<Line> lines;
  break_lines(items({10, 10, 10, 10, 10}), 50, Breaking::balanced, lines);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].end == 3);
}

TEST_CASE("white space collapses over element borders, and a space at a line's end stays in its run") {
  const Paper paper("<p>  one \n <strong> two</strong>   three <em>four</em> </p>", "p { width: 50pt }");
  CHECK(words_of(*paper.find("one").run) == "one ");
  CHECK(words_of(*paper.find("two").run) == "two");
  CHECK(words_of(*paper.find("three").run) == "three ");
  CHECK(paper.words(0) == "one two\nthree four");
  CHECK(paper.find("two").x() > paper.find("one").x() + 15);
}

TEST_CASE("line breaks and preserved space") {
  const Paper paper("<p>one<br/>two</p><pre>a  b\n  c</pre>", "pre { white-space: pre-wrap }");
  CHECK(paper.words(0) == "one\ntwo\na  b\n  c");
}

TEST_CASE("a forced break leaves a space at its line's end, which takes no room") {
  const Paper paper("<p class=\"r\">one<br/>two</p><pre>three\n\nfour</pre>", ".r { text-align: right } pre { white-space: pre-wrap }");
  CHECK(words_of(*paper.find("one").run) == "one ");
  CHECK(words_of(*paper.find("two").run) == "two");
  CHECK(words_of(*paper.find("three").run) == "three ");
  CHECK(words_of(*paper.find("four").run) == "four");
  const text::Shaped& one = *paper.find("one").run->pieces.back().shaped;
  const text::Metrics& metrics = paper.find("one").run->font->metrics();
  const auto inked = static_cast<float>(one.width - one.glyphs.back().advance) * 10 / static_cast<float>(metrics.units_per_em);
  CHECK(paper.find("one").x() + inked == Approx(250).margin(0.05));
}

TEST_CASE("text aligns left, right, centred and justified") {
  const Paper paper(
      "<p class=\"r\">right</p><p class=\"c\">centre</p><p class=\"j\">several words that will surely go on over one line of this page</p>",
      ".r { text-align: right } .c { text-align: center } .j { text-align: justify }");
  const TextRun& right = *paper.find("right").run;
  const float width = static_cast<float>(right.pieces.back().shaped->width) * 10 / static_cast<float>(right.font->metrics().units_per_em);
  CHECK(right.pieces.front().x + width == Approx(250).margin(0.01));
  CHECK(paper.find("centre").x() > 120);
  const TextRun& justified = *paper.find("several").run;
  const text::Shaped& last = *justified.pieces.back().shaped;
  const float space = static_cast<float>(last.glyphs.back().advance);
  const float end =
      justified.pieces.back().x + (static_cast<float>(last.width) - space) * 10 / static_cast<float>(justified.font->metrics().units_per_em);
  CHECK(end == Approx(250).margin(0.05));
}

TEST_CASE("a word wider than its column breaks anywhere and is reported with its place") {
  const Paper paper("<p>Llanfairpwllgwyngyll</p>", "p { width: 40pt }");
  CHECK(paper.codes() == std::vector<std::string>{"L110"});
  CHECK(paper.diagnostics.all().front().at.known());
  CHECK(paper.words(0).find('\n') != std::string::npos);
  std::string joined = paper.words(0);
  std::erase(joined, '\n');
  CHECK(joined == "Llanfairpwllgwyngyll");
}

TEST_CASE("a very long word stays whole where its line can hold it") {
  const std::string word = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
  const Paper paper("<p>so " + word + "</p>", "p { font-size: 7pt; width: 184pt }");
  CHECK(paper.words(0) == "so\n" + word);
  CHECK(paper.codes().empty());
}

TEST_CASE("nowrap holds words together while the line can hold them") {
  const std::string markup = "<p>one <span class=\"n\">two three</span> four</p>";
  const Paper held(markup, ".n { white-space: nowrap } p { width: 60pt }");
  CHECK(held.words(0) == "one\ntwo three\nfour");
  const Paper narrow(markup, ".n { white-space: nowrap } p { width: 30pt }");
  CHECK(narrow.words(0) == "one\ntwo\nthree\nfour");
  CHECK(narrow.codes().empty());
}

TEST_CASE("sizes of one line share a baseline; superscripts stand above it") {
  const Paper paper("<p>x<span class=\"b\">big</span><sup>2</sup></p>", ".b { font-size: 20pt; line-height: 24pt } sup { vertical-align: super }");
  CHECK(paper.find("x").y() == paper.find("big").y());
  CHECK(paper.find("2").y() < paper.find("x").y() - 2);
}

TEST_CASE("underlines and links follow their words over the lines, without the space at a line's end") {
  const Paper paper("<p>See <a href=\"#here\">the third appendix of the annual report</a>.</p><p id=\"here\">here</p>",
                    "a { text-decoration: underline; text-underline-offset: 2pt; text-decoration-thickness: 1pt } p { width: 100pt }");
  const Page& page = paper.pages.pages[0];
  REQUIRE(page.links.size() == 3);
  CHECK(page.links[1].rect.x == Approx(50));
  std::vector<Fill> fills;
  for (const Item& item : page.items) {
    if (const auto* fill = std::get_if<Fill>(&item)) fills.push_back(*fill);
  }
  REQUIRE(fills.size() == 3);
  CHECK(fills[0].rect.y == Approx(paper.find("See").y() + 2));
  CHECK(fills[0].rect.height == Approx(1));
  CHECK(fills[0].rect.x + fills[0].rect.width <= 150.01F);
  REQUIRE(paper.pages.anchors.size() == 1);
  CHECK(paper.pages.anchors[0].id == "here");
}

TEST_CASE("a family that the machine does not have is a fault that names it") {
  const Paper paper("<p>text</p>", "p { font-family: \"No Such Family\" }");
  REQUIRE(paper.codes() == std::vector<std::string>{"L101"});
  CHECK(paper.diagnostics.all().front().message.find("'No Such Family'") != std::string::npos);
}

TEST_CASE("a character that no listed family has is a fault at its place") {
  const Paper paper("<p>a \xF0\x93\x80\x80 b</p>", "");
  REQUIRE(paper.codes() == std::vector<std::string>{"L102"});
  const Diagnostic& fault = paper.diagnostics.all().front();
  CHECK(fault.message.find("U+13000") != std::string::npos);
  CHECK(paper.sources.slice(fault.at) == "\xF0\x93\x80\x80");
}

}  // namespace townclerk::layout
