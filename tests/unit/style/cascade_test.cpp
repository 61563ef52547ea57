#include <catch2/catch.hpp>

#include "style/property.hpp"
#include "unit/style/sheet.hpp"

using namespace townclerk;
using namespace townclerk::style;

namespace {
const Colour red{255, 0, 0};
const Colour blue{0, 0, 255};
const Colour black{};
}  // namespace

TEST_CASE("the more specific rule wins, then the later one") {
  const Path path({{Name::div, {"a"}}, {Name::p, {"x", "y"}}});
  CHECK(computed(".x { color: red } p { color: blue }", path).color == red);
  CHECK(computed("p { color: blue } p { color: red }", path).color == red);
  CHECK(computed("div p { color: red } p { color: blue }", path).color == red);
  CHECK(computed(".x.y { color: red } .a .x { color: blue }", path).color == blue);
  CHECK(computed("p:first-child { color: red } div p { color: blue }", path).color == red);
  const Sheet sheets({"p { color: red }", "p { color: blue }"});
  CHECK(sheets.style.cascade(path.tree)[path.last].color == blue);
}

TEST_CASE("combinators") {
  const Path path({{Name::div, {"a"}}, {Name::section, {}}, {Name::div, {}}, {Name::p, {}}});
  CHECK(computed("main .a p { color: red }", path).color == red);
  CHECK(computed(".a > p { color: red }", path).color == black);
  CHECK(computed(".a > section p { color: red }", path).color == red);
  CHECK(computed("html > body > main p { color: red }", path).color == red);
  CHECK(computed(":root p { color: red }", path).color == red);
  CHECK(computed("p main { color: red }", path).color == black);
}

TEST_CASE("a child combinator is tried at every ancestor") {
  const Path path({{Name::section, {}}, {Name::div, {"a"}}, {Name::div, {"a"}}, {Name::p, {}}});
  CHECK(computed("section > .a p { color: red }", path).color == red);
}

TEST_CASE("first children are counted among elements only") {
  ElementTree tree = Path({{Name::p, {}}}).tree;
  for (const Name name : {Name::text_node, Name::em, Name::strong}) {
    Node node;
    node.name = name;
    node.parent = 2;
    node.end = static_cast<NodeId>(tree.nodes.size() + 1);
    tree.nodes.push_back(node);
  }
  const Styles styles = Sheet("p > :first-child { color: red }").style.cascade(tree);
  CHECK(styles[3].color == black);
  CHECK(styles[4].color == red);
  CHECK(styles[5].color == black);
}

TEST_CASE("text takes over what is inherited and nothing else") {
  ElementTree tree = Path({{Name::p, {}}, {Name::text_node, {}}}).tree;
  const Styles styles = Sheet("p { color: red; margin: 4pt; background: blue }").style.cascade(tree);
  CHECK(styles[3].color == red);
  CHECK(styles[3].margin[0] == Length{});
  CHECK_FALSE(styles[3].background.has_value());
  CHECK(styles[3].display == Display::inline_);
}

TEST_CASE("lengths are in points; em is the element's own size, of the size itself the parent's") {
  const Computed c =
      computed("html { font-size: 10pt } p { margin: 1in 96px 25.4mm 2.54cm; font-size: 2em; padding: 1em 1rem; width: 50%; letter-spacing: -1pt }");
  CHECK(c.font_size == 20);
  CHECK(c.margin[0].value == Approx(72));
  CHECK(c.margin[1].value == Approx(72));
  CHECK(c.margin[2].value == Approx(72));
  CHECK(c.margin[3].value == Approx(72));
  CHECK(c.padding == std::array<float, 4>{20, 10, 20, 10});
  CHECK(c.width == Length{50, Length::Unit::percent});
  CHECK(c.letter_spacing == -1);
  CHECK(computed("html { font-size: 10pt } p { font-size: 150% }").font_size == 15);
  CHECK(computed("p { margin: auto }").margin[1] == Length{0, Length::Unit::automatic});
}

TEST_CASE("a line height stated as a number is taken over as a number, one stated as a length as a length") {
  CHECK(computed("html { font-size: 10pt; line-height: 1.5 } p { font-size: 20pt }").line_height == 30);
  CHECK(computed("html { font-size: 10pt; line-height: 150% } p { font-size: 20pt }").line_height == 15);
  CHECK(computed("html { font-size: 10pt; line-height: 1.5em } p { font-size: 20pt }").line_height == 15);
  CHECK(computed("p { line-height: 1.25; font-size: 8pt }").line_height == 10);
}

TEST_CASE("the font shorthand sets all of its parts") {
  const Computed c = computed("p { font: italic 700 10pt/2 \"Liberation Sans\", Times New Roman }");
  CHECK(c.font_size == 10);
  CHECK(c.line_height == 20);
  CHECK(c.italic);
  CHECK(c.font_weight == 700);
  CHECK(c.font_family == std::vector<std::string>{"Liberation Sans", "Times New Roman"});
  CHECK(computed("html { font-weight: bold } p { font: 10pt x }").font_weight == 400);
}

TEST_CASE("borders: shorthands, one side, current colour, no width without a style") {
  const Computed c = computed("p { color: red; border: 1pt solid; border-top: 2pt dashed blue; border-left: none }");
  CHECK(c.border[Side::top] == Border{2, LineStyle::dashed, blue});
  CHECK(c.border[Side::right] == Border{1, LineStyle::solid, red});
  CHECK(c.border[Side::left] == Border{0, LineStyle::none, red});
  CHECK(computed("p { border-width: 3pt }").border[0].width == 0);
  CHECK(computed("p { border-style: solid none }").border[0].width == 2.25F);
  CHECK(computed("p { border-style: solid none }").border[1].width == 0);
  CHECK(computed("p { border: 1pt solid; border-color: red blue }").border[3].colour == blue);
}

TEST_CASE("inherit and initial") {
  const Path path({{Name::div, {}}, {Name::p, {}}});
  CHECK(computed("div { margin: 4pt; color: red } p { margin: inherit; color: initial }", path).margin[2].value == 4);
  CHECK(computed("div { color: red } p { color: initial }", path).color == black);
  CHECK(computed("div { padding: 1pt } p { padding: 3pt; padding-top: inherit }", path).padding[0] == 1);
  CHECK(computed("p { display: grid } p { display: initial }").display == Display::inline_);
}

TEST_CASE("every property reaches its value") {
  const Computed c = computed(
      "p { text-align: right; text-wrap: balance; font-variant-numeric: tabular-nums; white-space: nowrap; hyphens: auto; hyphenate-limit-chars: 6 "
      "3; orphans: 3; widows: 4;"
      " list-style: square; border-collapse: collapse; display: grid; vertical-align: top; text-decoration: underline line-through;"
      " text-decoration-thickness: .6pt; text-underline-offset: 2pt; break-before: page; break-after: avoid; break-inside: avoid;"
      " grid-template-columns: 11mm 1fr; grid-column: 1 / -1; column-gap: 4pt; page: chart; background: #0000ff }\n@page chart { size: A5 }");
  CHECK(c.text_align == TextAlign::right);
  CHECK(c.text_wrap == TextWrap::balance);
  CHECK(c.tabular_figures);
  CHECK(c.no_wrap);
  CHECK_FALSE(c.preserve_space);
  CHECK(c.hyphens == Hyphens::automatic);
  CHECK(c.hyphen_limits == std::array<int, 3>{6, 3, 3});
  CHECK(c.orphans == 3);
  CHECK(c.widows == 4);
  CHECK(c.list_style == ListStyle::square);
  CHECK(c.collapse_borders);
  CHECK(c.display == Display::grid);
  CHECK(c.vertical_align == VerticalAlign::top);
  CHECK(c.underline);
  CHECK(c.strike);
  CHECK(c.underline_thickness == Approx(.6F));
  CHECK(c.underline_offset == 2);
  CHECK(c.break_before == BreakBetween::page);
  CHECK(c.break_after == BreakBetween::avoid);
  CHECK(c.avoid_break_inside);
  REQUIRE(c.grid_columns.size() == 2);
  CHECK(c.grid_columns[0].value == Approx(31.181F));
  CHECK(c.grid_columns[1] == Length{1, Length::Unit::fraction});
  CHECK(c.grid_full_row);
  CHECK(c.column_gap == 4);
  CHECK(c.page == "chart");
  CHECK(c.background == blue);
  CHECK(computed("p { grid-column: 2 }").grid_column == 2);
  CHECK(computed("p { white-space: pre-wrap }").preserve_space);
  CHECK(computed("p { gap: 0 3pt }").column_gap == 3);
}

TEST_CASE("the marker has a colour of its own, else the item's") {
  const Path path({{Name::ul, {}}, {Name::li, {}}});
  CHECK(computed("li { color: blue } li::marker { color: red }", path).marker_color == red);
  CHECK(computed("li { color: blue } li::marker { color: red }", path).color == blue);
  CHECK(computed("ul { color: blue }", path).marker_color == blue);
}

TEST_CASE("custom properties: the last declaration counts, fallbacks stand in") {
  const Sheet sheets({":root { --a: red; --b: var(--a) }\np { color: var(--b) }", ":root { --a: blue }"});
  const Path path({{Name::p, {}}});
  CHECK(sheets.style.cascade(path.tree)[path.last].color == blue);
  CHECK(computed("p { border: var(--w, 1pt) solid var(--c, rgb(255 0 0)) }").border[0] == Border{1, LineStyle::solid, red});
}

TEST_CASE("media: print and all are read, screen is not") {
  CHECK(computed("@media print { p { color: red } } @media screen { p { color: blue } }").color == red);
  CHECK(computed("@media screen { @media print { p { color: blue } } } @media all { @media print { p { color: red } } }").color == red);
}

TEST_CASE("elements have their natural display and equal values are shared") {
  const Path table({{Name::table, {}}, {Name::tbody, {}}, {Name::tr, {}}, {Name::td, {}}});
  const Styles styles = Sheet("").style.cascade(table.tree);
  CHECK(styles[2].display == Display::table);
  CHECK(styles[3].display == Display::table_row_group);
  CHECK(styles[4].display == Display::table_row);
  CHECK(styles[5].display == Display::table_cell);
  CHECK(styles.of[0] == styles.of[1]);
}

TEST_CASE("where a colour is written that an element has") {
  const Path path({{Name::div, {"a"}}, {Name::p, {}}, {Name::text_node, {}}});
  const auto at = [&path](const Sheet& sheet, Property property) { return sheet.style.declared(path.tree, path.last, property); };
  const auto begins = [](std::string_view css, std::string_view value) { return static_cast<std::uint32_t>(css.find(value)); };
  const std::string own = "p { margin: 0; color: red }";
  CHECK(at(Sheet(own), Property::color).begin == begins(own, "red"));
  const std::string inherited = ".a { color: blue } p { margin: 0 }";
  CHECK(at(Sheet(inherited), Property::color).begin == begins(inherited, "blue"));
  const std::string custom = ":root { --a: var(--b); --b: #123456 } p { color: var(--a) }";
  CHECK(at(Sheet(custom), Property::color).begin == begins(custom, "#123456"));
  CHECK_FALSE(at(Sheet("p { margin: 0 }"), Property::color).known());
  CHECK_FALSE(at(Sheet(".a { background: red }"), Property::background_color).known());
}

TEST_CASE("an item of a grid is a block") {
  const Path path({{Name::p, {}}, {Name::span, {}}, {Name::em, {}}});
  const Sheet sheet("p { display: grid }");
  const Styles styles = sheet.style.cascade(path.tree);
  CHECK(styles[path.last - 1].display == Display::block);
  CHECK(styles[path.last].display == Display::inline_);
  CHECK(computed("p { display: grid } span { display: none }", Path({{Name::p, {}}, {Name::span, {}}})).display == Display::none);
}
