#include <catch2/catch.hpp>

#include "unit/style/sheet.hpp"

using namespace townclerk;
using style::Sheet;

namespace {
std::string fault(const std::string& css) {
  return Sheet(css).fault();
}
}  // namespace

TEST_CASE("what is in the subset has no fault") {
  const Sheet sheet(
      "\xEF\xBB\xBF/* c */ :root { --a: #123; --b: var(--a) }\n"
      "html, body > p.x .y:first-child, *, li::marker { color: var(--b) }\n"
      "p { font: italic bold 12pt/1.4 \"Liberation Sans\", Arial, sans-serif; margin: -1pt auto 5% 2em; border: .5pt solid rgb(1, 2, 3);"
      " border-top: none; padding: 1mm 2cm; width: 50%; text-wrap: balance; text-decoration: underline line-through; background: none }\n"
      ".g { display: grid; grid-template-columns: 11mm 1fr; gap: 0 4mm; grid-column: 1 / -1 }\n"
      "@page { size: A4 landscape; margin: 10mm; @top-left { content: \"a\\\"b\" string(title) counter(page); font-size: 9pt } }\n"
      "@page :first { @top-left { content: none } } @page chart { size: 100mm 200mm }\n"
      "@media print { .c { page: chart; break-before: page } }\n"
      "@media screen and (max-width: 40em) { .x:hover > a[href^='x'] { display: flex } @supports (x: y) { a { b: c } } }\n"
      "@font-face { font-family: Town; font-weight: bold; font-style: italic; src: url(town.ttf) }");
  CHECK(sheet.faults() == std::vector<std::string>{});
  REQUIRE(sheet.style.font_faces().size() == 1);
  CHECK(sheet.style.font_faces()[0].family == "Town");
  CHECK(sheet.style.font_faces()[0].weight == 700);
  CHECK(sheet.style.font_faces()[0].italic);
  CHECK(sheet.style.font_faces()[0].file == "town.ttf");
}

TEST_CASE("Y101: broken syntax is found at its place") {
  CHECK(fault("p { color black }") == "Y101 1:5 ':' is missing after 'color'");
  CHECK(fault("p { color: }") == "Y101 1:10 'color' has no value");
  CHECK(fault("p { color: red") == "Y101 1:3 a '{' is not closed");
  CHECK(fault("p { color: red } }") == "Y101 1:18 a '}' closes nothing");
  CHECK(fault("p") == "Y101 1:1 '{' is missing after this selector");
  CHECK(fault("/* x") == "Y101 1:1 a comment is not closed");
  CHECK(fault("p { font-family: \"x\n; color: red }") == "Y101 1:18 a string is not closed on its line");
  CHECK(fault("p { color: red margin { x } }") == "Y101 1:23 a '{' stands in the value of 'color': is a ';' or '}' missing before it?");
  CHECK(fault("p { color: var(red) }") == "Y101 1:12 'var()' needs the name of a custom property (write var(--name) or var(--name, value))");
  CHECK(fault("@media screen { p { color } }") == "Y101 1:21 ':' is missing after 'color'");
  CHECK(fault("p { @top-left { content: none } }") == "Y101 1:5 '@top-left' stands outside of a page");
  CHECK(fault("p { ; !x: y }") == "Y101 1:7 a property is missing here");
}

TEST_CASE("Y102: unknown at-rules") {
  CHECK(fault("@import url(x.css);") == "Y102 1:1 '@import' is outside of the subset");
  CHECK(fault("@pages { x: y }") == "Y102 1:1 '@pages' is outside of the subset (did you mean '@page'?)");
  CHECK(fault("@media print and (color) { p { x: y } }") ==
        "Y102 1:1 '@media print' takes no condition and no second medium (write '@media print' alone)");
}

TEST_CASE("Y103: selectors outside of the subset") {
  CHECK(fault("p + p { color: red }").substr(0, 8) == "Y103 1:3");
  CHECK(fault("#x { color: red }") ==
        "Y103 1:1 selectors by id are outside of the subset (a selector is made of elements, classes, ':first-child', spaces and '>')");
  CHECK(fault("p:first-chld { color: red }") == "Y103 1:3 ':first-chld' is outside of the subset (did you mean ':first-child'?)");
  CHECK(fault("p::before { color: red }") == "Y103 1:4 '::before' is outside of the subset (the subset has ':first-child', ':root' and '::marker')");
  CHECK(fault("p, , b { color: red }").substr(0, 4) == "2 fa");
  CHECK(fault("p, { color: red }") == "Y103 1:2 a selector is missing beside this comma");
  CHECK(fault("{ color: red }") == "Y103 1:1 a selector is missing before this");
  CHECK(fault("p > { color: red }").substr(0, 4) == "Y103");
  CHECK(fault("li::marker.x { color: red }") == "Y103 1:11 '::marker' ends a selector");
  std::string deep;
  for (int i = 0; i < 17; ++i) deep += "p ";
  CHECK(fault(deep + "{ color: red }").find("more than 16 parts") != std::string::npos);
}

TEST_CASE("Y104: unknown properties, every one of them") {
  const Sheet sheet("p { colour: red; margin: 0 }\n.x { flaot: left }");
  CHECK(sheet.faults() ==
        std::vector<std::string>{"Y104 1:5 the property 'colour' is unknown (did you mean 'color'?)", "Y104 2:6 the property 'flaot' is unknown"});
  CHECK(fault("@font-face { font-family: x; scr: url(x) ; src: url(y) }") == "Y104 1:30 'scr' is no part of a font face (did you mean 'src'?)");
}

TEST_CASE("Y105: values that a property does not take") {
  CHECK(fault("p { text-align: middle }") == "Y105 1:17 'text-align' does not take 'middle' (it takes left, right, center or justify)");
  CHECK(fault("p { margin: 4 }") == "Y105 1:13 'margin' does not take this value (it takes a length such as 4pt, 2mm or 1.5em)");
  CHECK(fault("p { padding: -4pt }").substr(0, 9) == "Y105 1:14");
  CHECK(fault("p { font: bold }") ==
        "Y105 1:11 'font' does not take an incomplete value (it takes italic or bold if wanted, a size, a line height behind '/', and families)");
  CHECK(fault("p { color: #12345 }").substr(0, 9) == "Y105 1:12");
  CHECK(fault("p { color: red !important }").substr(0, 39) == "Y105 1:16 'color' does not take '!' (it");
  CHECK(fault("p { border: solid transparent }").substr(0, 9) == "Y105 1:19");
  CHECK(fault("p { display: flex }").substr(0, 9) == "Y105 1:14");
  CHECK(fault("@page { size: B7 }").substr(0, 9) == "Y105 1:15");
  CHECK(fault("@page { size: A4 sideways }").substr(0, 9) == "Y105 1:18");
  CHECK(fault("@page { size: 100pt 14401pt }").substr(0, 9) == "Y105 1:21");
  CHECK(fault("@page { @top-left { content: counter(chapter) } }").substr(0, 9) == "Y105 1:38");
  CHECK(fault("@font-face { font-family: x; src: local(x) }").find("Y105") == std::string::npos);
  CHECK(Sheet("@font-face { font-family: x; src: local(x) }").faults().front() == "Y105 1:35 a font face's 'src' does not take this value");
}

TEST_CASE("Y106: custom properties that are not declared or go in circles") {
  CHECK(fault(":root { --accent: red } p { color: var(--acent) }") ==
        "Y106 1:36 the custom property '--acent' is not declared (did you mean '--accent'?)");
  CHECK(fault(":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }") == "Y106 1:9 the custom property '--a' stands for itself");
  CHECK(fault("p { color: var(--none, red) }") == "0 faults");
}

TEST_CASE("Y107: custom properties outside of the root") {
  CHECK(fault("p { --a: red }") == "Y107 1:5 '--a' is declared outside of ':root' (declare custom properties in a rule for ':root')");
  CHECK(fault("@page { --a: red }") == "Y107 1:9 '--a' is declared outside of ':root'");
}

TEST_CASE("Y108: bounds hold before the work is done") {
  CHECK(fault(std::string((1U << 20) + 1, ' ')) == "Y108 1:1 a style sheet is larger than 1 MB (move pictures and fonts into files of their own)");
  std::string rules;
  for (int i = 0; i < 10'001; ++i) rules += "p{color:red}\n";
  CHECK(fault(rules) == "Y108 10001:1 the style sheets have more than 10,000 rules");
  std::string bomb = ":root{--a0:x x x x x x x x x x";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "var(--a" + std::to_string(i - 1) + ") ";
    bomb += ";--a" + std::to_string(i) + ":" + before + before;
  }
  CHECK(fault(bomb + "} p { color: var(--a29) }").find("Y108 1:") == 0);
  std::string nested;
  for (int i = 0; i < 40; ++i) nested += "@media screen{";
  CHECK(Sheet(nested).faults().front().find("Y108") == 0);
}

TEST_CASE("Y109: font faces need a family and a file") {
  CHECK(fault("@font-face { src: url('a.ttf') }") == "Y109 1:1 this font face names no family (a font face needs font-family and src: url(file))");
  CHECK(fault("@font-face { font-family: x }") == "Y109 1:1 this font face names no file (a font face needs font-family and src: url(file))");
}

TEST_CASE("Y110: properties without effect where they stand") {
  CHECK(fault("li::marker { padding: 0 }") == "Y110 1:14 the property 'padding' has no effect here");
  CHECK(fault("p { content: none }") == "Y110 1:5 the property 'content' has no effect here");
  CHECK(fault("@page { color: red }") == "Y110 1:9 the property 'color' has no effect here");
  CHECK(fault("@page { @top-left { margin: 0 } }") == "Y110 1:21 the property 'margin' has no effect here");
}

TEST_CASE("Y111: selectors of unknown elements") {
  CHECK(fault("tabel td { color: red }") == "Y111 1:1 'tabel' is no element of a report (did you mean 'table'?)");
}

TEST_CASE("Y112: unknown pages and margin boxes") {
  CHECK(fault("@page { @top-lft { content: none } }") == "Y112 1:9 '@top-lft' is no margin box of the subset (did you mean '@top-left'?)");
  CHECK(fault("@page :left { margin: 0 }") ==
        "Y112 1:7 this selector of pages is outside of the subset (write '@page', '@page :first' or '@page name')");
  CHECK(fault("@page chart { margin: 0 } p { page: chrat }") == "Y112 1:37 no '@page chrat' is declared (did you mean 'chart'?)");
}

TEST_CASE("the browser's sheet has no comments and font faces, and knows the running heads' words") {
  const Sheet sheet(
      "/* a */\n@font-face { font-family: x; src: url(y) }\np{margin:0/**/1pt}\n\n\n@page { @top-left { content: string(title) \"x\" } }\n");
  document::Metadata metadata;
  metadata.strings = {{"title", "A \"great\" plan\\"}};
  CHECK(sheet.style.for_browser(sheet.sources, metadata) == "p{margin:0 1pt}\n@page { @top-left { content: \"A \\\"great\\\" plan\\\\\" \"x\" } }\n");
}
