#include "writers/svg.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace townclerk;
using document::Drawing;
using document::Polyline;
using document::Rectangle;
using document::Stroke;
using document::TextLine;

namespace {

Drawing drawing(std::vector<document::Shape> shapes) {
  return {200, 100.5F, {"Liberation Sans"}, "A chart", std::move(shapes)};
}

/// What stands in the group of shapes.
std::string shapes(std::vector<document::Shape> shapes) {
  const std::string svg = writers::svg_element(drawing(std::move(shapes)), "t");
  const std::size_t group = svg.find("<g ");
  const std::size_t begin = svg.find(">\n", group) + 2;
  return svg.substr(begin, svg.find("</g>") - begin);
}

std::string file(Drawing drawing, std::string title = {}, std::string description = {}) {
  document::Metadata report;
  report.title = "Report";
  report.language = "cy";
  return writers::svg_file({{}, std::make_shared<const Drawing>(std::move(drawing)), std::move(title), std::move(description)}, report);
}

TextLine words(std::string text) {
  return {10, 20, 30, 8, false, {}, std::move(text), {}};
}

}  // namespace

TEST_CASE("a file is SVG by itself, on white, with the title of its report and its own") {
  CHECK(file(drawing({words("a")}), "Chart 1: A & <b>", "A chart.\n1\tChief") ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" xml:lang=\"cy\" lang=\"cy\" width=\"200pt\" height=\"100.5pt\" viewBox=\"0 0 200 "
        "100.5\" role=\"img\""
        " aria-labelledby=\"title\" aria-describedby=\"description\">\n<title id=\"title\">Report: Chart 1: A &amp; &lt;b&gt;</title>\n"
        "<desc id=\"description\">A chart.\n1 Chief</desc>\n"
        "<g aria-hidden=\"true\" font-family=\"'Liberation Sans',sans-serif\" font-size=\"8\">\n"
        "<rect x=\"0\" y=\"0\" width=\"200\" height=\"100.5\" fill=\"#fff\"/>\n"
        "<text x=\"10\" y=\"20\" textLength=\"30\" lengthAdjust=\"spacingAndGlyphs\">a</text>\n</g>\n</svg>\n");
}

TEST_CASE("the mark of a file stands above its drawing, which grows to hold it") {
  Drawing marked = drawing({words("a")});
  marked.mark = {{2, 9, 250, 9, true, {}, "NOT FOR PUBLICATION", {}}};
  marked.mark_height = 12;
  const std::string svg = file(std::move(marked));
  CHECK(svg.find("viewBox=\"0 -12 252 112.5\"") != std::string::npos);
  CHECK(svg.find("<rect x=\"0\" y=\"-12\" width=\"252\" height=\"112.5\" fill=\"#fff\"/>\n<text x=\"2\" y=\"-3\"") != std::string::npos);
}

TEST_CASE("within a page a drawing is named by its title, and its shapes are hidden") {
  CHECK(writers::svg_element(drawing({}), "chart-1-title") ==
        "<svg width=\"200pt\" height=\"100.5pt\" viewBox=\"0 0 200 100.5\" role=\"img\" aria-labelledby=\"chart-1-title\">\n"
        "<title id=\"chart-1-title\">A chart</title>\n<g aria-hidden=\"true\" font-family=\"'Liberation Sans',sans-serif\">\n</g>\n</svg>");
}

TEST_CASE("boxes have fill, stroke, dashes and corners") {
  CHECK(shapes({Rectangle{1, 2.126F, 30, 40, 0, Rgb{0x1f, 0x4e, 0x5f}, {}}}) ==
        "<rect x=\"1\" y=\"2.13\" width=\"30\" height=\"40\" fill=\"#1f4e5f\"/>\n");
  CHECK(shapes({Rectangle{0, -0.001F, 3, 4, 2.5F, {}, Stroke{0.75F, {0xff, 0xff, 0xff}, {3, 1.5F}, true}}}) ==
        "<rect x=\"0\" y=\"0\" width=\"3\" height=\"4\" rx=\"2.5\" fill=\"none\" stroke=\"#fff\" stroke-width=\".75\""
        " stroke-dasharray=\"3 1.5\" stroke-linecap=\"round\"/>\n");
}

TEST_CASE("lines on the edge of a drawing are not cut") {
  const std::string wider = "<svg width=\"202pt\" height=\"102.5pt\" viewBox=\"-1 -1 202 102.5\"";
  const auto begins = [&](document::Shape shape) { return writers::svg_element(drawing({std::move(shape)}), "t").substr(0, wider.size()); };
  CHECK(begins(Rectangle{0, 10, 50, 50, 0, {}, Stroke{2, {}, {}, false}}) == wider);
  CHECK(begins(Polyline{{{5, 5}, {199.5F, 5}}, false, {}, Stroke{3, {}, {}, false}}) == wider);
}

TEST_CASE("lines are open or areas") {
  CHECK(shapes({Polyline{{{1, 2}, {3, 4.5F}}, false, {}, Stroke{1, {}, {}, false}}}) ==
        "<polyline points=\"1,2 3,4.5\" fill=\"none\" stroke=\"#000\"/>\n");
  CHECK(shapes({Polyline{{{1, 2}, {3, 4}, {5, 6}}, true, Rgb{1, 2, 3}, {}}}) == "<polygon points=\"1,2 3,4 5,6\" fill=\"#010203\"/>\n");
}

TEST_CASE("every line of text has its width, and its own size, weight and colour where they differ") {
  CHECK(shapes({words("a"), TextLine{1, 2, 3.25F, 9, true, {0x33, 0x33, 0x33}, "b", {}}}) ==
        "<text x=\"10\" y=\"20\" textLength=\"30\" lengthAdjust=\"spacingAndGlyphs\">a</text>\n"
        "<text x=\"1\" y=\"2\" font-size=\"9\" font-weight=\"700\" fill=\"#333\" textLength=\"3.25\" lengthAdjust=\"spacingAndGlyphs\">b</text>\n");
  CHECK(shapes({words("")}).empty());
}

TEST_CASE("text of a drawing stays text") {
  const std::string word(60, 'w');
  for (const auto& [given, printed] : std::vector<std::pair<std::string, std::string>>{{"R&D <\"x\">", "R&amp;D &lt;&quot;x&quot;&gt;"},
                                                                                       {"T\u0175r", "T\u0175r"},
                                                                                       {word, word},
                                                                                       {"a\tb\x01"
                                                                                        "c\x7f",
                                                                                        "a b c "}})
    CHECK(shapes({words(given)}).find('>' + printed + "</text>") != std::string::npos);
  Drawing named = drawing({});
  named.alternative = "A & <b>\n";
  CHECK(writers::svg_element(named, "t").find("<title id=\"t\">A &amp; &lt;b&gt;\n</title>") != std::string::npos);
}

TEST_CASE("families are quoted and end in a generic one") {
  Drawing d = drawing({});
  d.font_family = {"O'Neill \"Sans\"", "sans-serif", "Arial"};
  CHECK(file(d).find(" font-family=\"'O\\'Neill &quot;Sans&quot;','Arial',sans-serif\"") != std::string::npos);
  d.font_family.clear();
  CHECK(file(d).find(" font-family=\"sans-serif\"") != std::string::npos);
}
