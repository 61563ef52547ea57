#include "layout/lines.hpp"

#include <algorithm>
#include <cmath>
#include <random>

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

std::vector<Line> broken(const std::vector<InlineItem>& words, const Measure& measure) {
  std::vector<Line> lines;
  LineBreaker().run(words, {}, measure, lines);
  return lines;
}

std::vector<std::uint32_t> ends(const std::vector<Line>& lines) {
  std::vector<std::uint32_t> all;
  for (const Line& line : lines) all.push_back(line.end);
  return all;
}

/// What a last line costs that is shorter than three tenths of the width: as if another line left of its room what this one lacks.
double stub_cost(float length, float width) {
  return std::pow(std::max(0.3 * static_cast<double>(width) - static_cast<double>(length), 0.0), 2);
}

/// The sum of the squares of what all lines but the last leave of their room.
double unevenness(const std::vector<Line>& lines, float width) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) sum += std::pow(static_cast<double>(width - lines[i].width), 2);
  return sum + (lines.size() > 1 ? stub_cost(lines.back().width, width) : 0);
}

std::vector<InlineItem> random_words(std::mt19937& random, std::size_t count) {
  std::vector<float> widths;
  for (std::size_t i = 0; i < count; ++i) widths.push_back(4 + static_cast<float>(random() % 40));
  return items(widths);
}

/// The least unevenness of any way to break words into that many lines, from a word on; the last line is free.
double least_unevenness(const std::vector<InlineItem>& words, std::size_t from, std::size_t lines, float width) {
  float used = 0;
  double least = 1e30;
  for (std::size_t i = from; i < words.size(); ++i) {
    const float inked = used + words[i].width - words[i].trail;
    if (inked > width) break;
    used += words[i].width;
    if (i + 1 == words.size()) return lines == 1 ? (from > 0 ? stub_cost(inked, width) : 0) : least;
    if (lines < 2) continue;
    const double rest = least_unevenness(words, i + 1, lines - 1, width);
    least = std::min(least, rest + std::pow(static_cast<double>(width - inked), 2));
  }
  return least;
}

}  // namespace

TEST_CASE("a line takes the words that fit, its last space not counted") {
  std::vector<Line> lines = broken(items({10, 10, 10, 10}), {.width = 22});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].end == 2);
  CHECK(lines[0].width == Approx(22));
  CHECK_FALSE(lines[0].last);
  CHECK(lines[1].last);
  lines = broken(items({10, 10, 10, 10}), {.width = 21});
  CHECK(lines.size() == 4);
}

TEST_CASE("a word wider than the line stands alone, and a mandatory break ends a line") {
  std::vector<InlineItem> words = items({5, 30, 5, 5});
  words[2].brk = Break::mandatory;
  const auto breaking = GENERATE(Breaking::greedy, Breaking::whole);
  const bool justified = GENERATE(false, true);
  const std::vector<Line> lines = broken(words, {20, breaking, justified});
  REQUIRE(lines.size() == 4);
  CHECK(lines[1].begin == 1);
  CHECK(lines[1].end == 2);
  CHECK(lines[2].last);
}

TEST_CASE("items without a break between them stay on one line") {
  std::vector<InlineItem> words = items({10, 10, 10});
  words[1].brk = Break::none;
  const std::vector<Line> lines = broken(words, {25, GENERATE(Breaking::greedy, Breaking::whole)});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].end == 1);
}

TEST_CASE("balanced lines are as even as they can be in the same number of lines") {
  const std::vector<Line> lines = broken(items({10, 10, 10, 10, 10}), {50, Breaking::balanced});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].end == 3);
}

TEST_CASE("over the whole paragraph, lines are as even as they can be in no more lines") {
  std::mt19937 random(6);
  constexpr float width = 90;
  int better = 0;
  for (int round = 0; round < 300; ++round) {
    const std::vector<InlineItem> words = random_words(random, 6 + random() % 14);
    const std::vector<Line> first = broken(words, {width, Breaking::greedy});
    const std::vector<Line> lines = broken(words, {width, Breaking::whole});
    REQUIRE(lines.size() == first.size());
    REQUIRE(lines.back().end == words.size());
    CHECK(std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.width <= width + 0.02F; }));
    CHECK(unevenness(lines, width) == Approx(least_unevenness(words, 0, lines.size(), width)).margin(0.1));
    better += unevenness(lines, width) < unevenness(first, width) - 0.1 ? 1 : 0;
  }
  CHECK(better > 60);
}

TEST_CASE("a short last line gets company where it costs little, the shorter the sooner") {
  const auto last_words = [](const std::vector<float>& widths) {
    const std::vector<Line> lines = broken(items(widths), {100, Breaking::whole});
    CHECK(lines.size() == broken(items(widths), {100, Breaking::greedy}).size());
    return lines.back().end - lines.back().begin;
  };
  CHECK(last_words({60, 34, 4, 5}) == 2);     // what the first line leaves for it is little
  CHECK(last_words({60, 30, 4, 2, 5}) == 3);  // two words are short too
  CHECK(last_words({76, 22, 5}) == 2);        // a line that leaves a quarter is better than a word of a twentieth of the width
  CHECK(last_words({76, 22, 12}) == 1);       // but not than one of an eighth
  CHECK(last_words({50, 48, 5}) == 1);        // nor is half a line
  CHECK(last_words({60, 30, 6, 30}) == 1);    // a long word may stand alone
  CHECK(last_words({60, 38, 60, 30, 6, 5}) == 2);
}

TEST_CASE("justified lines end where spaces stretch and shrink least") {
  const Measure measure{62, Breaking::whole, true};
  // The spaces of the first line shrink by a quarter to take a word more.
  const std::vector<Line> lines = broken(items({20, 20, 19, 30, 29, 30, 20}), measure);
  CHECK(ends(lines) == std::vector<std::uint32_t>{3, 5, 7});
  CHECK(lines[0].spread == Approx(-0.25));
  CHECK(lines[1].spread == Approx(0.5));
  CHECK(lines[2].spread == 0);
}

TEST_CASE("a justified line whose spaces would grow too far stays ragged") {
  const std::vector<Line> lines = broken(items({10, 10, 60, 10}), {62, GENERATE(Breaking::greedy, Breaking::whole), true});
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].spread == 0);
}

TEST_CASE("a long paragraph takes time in proportion to its words") {
  std::mt19937 random(7);
  const std::vector<InlineItem> words = random_words(random, 200'000);
  const std::vector<Line> lines = broken(words, {400, Breaking::whole, GENERATE(false, true)});
  CHECK(lines.back().end == words.size());
}

TEST_CASE("words are broken where their text says so, with a hyphen that is no part of them") {
  const std::string markup = "<p>the re\u00ADorganisation of</p>";
  const std::string css = "p { width: 58pt; hyphens: manual }";
  const Paper paper(markup, css);
  CHECK(paper.words(0) == "the re\u00AD\norganisation\nof");
  const TextRun& run = *paper.find("the").run;
  REQUIRE(run.pieces.size() == 3);
  CHECK(run.pieces[2].shaped == &run.font->line_end_hyphen());
  CHECK(run.pieces[2].x > run.pieces[1].x);
  CHECK(Paper(markup, "p { width: 80pt }").words(0) == "the re\u00AD\norganisation of");
  CHECK(Paper(markup, "p { width: 90pt }").words(0) == "the re\u00ADorganisation\nof");
  CHECK(Paper(markup, "p { width: 66pt; hyphens: none }").words(0) == "the\nre\u00ADorganisation\nof");
  CHECK(paper.codes().empty());
}

TEST_CASE("the language's patterns break words where the style asks for it") {
  const std::string markup = "<p>the reorganisation of responsibilities</p>";
  const std::string css = "p { width: 66pt; hyphens: auto }";
  const Paper paper(markup, css);
  CHECK(paper.words(0) == "the reorgan\u00AD\nisation of re\u00AD\nsponsibilities");
  CHECK(Paper(markup, css + " p { hyphenate-limit-chars: 15 }").words(0) == "the\nreorganisation\nof responsibil\u00AD\nities");
  CHECK(Paper(markup, css + " p { hyphens: manual; width: 80pt }").words(0) == "the\nreorganisation of\nresponsibilities");
  const Paper wide(markup, css + " p { width: 200pt; text-wrap: pretty }");
  CHECK(wide.words(0) == "the reorganisation of responsibilities");
}

TEST_CASE("patterns that nobody has are a fault at the text of that language, once") {
  const Paper paper("<div lang=\"cy\"><p id=\"here\">ad-drefnu</p><p>gwasanaethau</p></div><p>services</p>", "p { hyphens: auto }");
  REQUIRE(paper.codes() == std::vector<std::string>{"L104"});
  const Diagnostic& fault = paper.diagnostics.all().front();
  CHECK(fault.message.find("'cy'") != std::string::npos);
  CHECK(paper.sources.slice(fault.at) == "<p id=\"here\">");
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
