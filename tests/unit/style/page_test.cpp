#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "unit/style/sheet.hpp"

using namespace townclerk;
using namespace townclerk::style;

namespace {

Styles pages(const std::string& css) {
  const Path path({{Name::p, {}}});
  return Sheet(css).style.cascade(path.tree);
}

const std::optional<MarginBox>& box(const PageStyle& page, MarginBoxPlace place) {
  return page.boxes.at(static_cast<std::size_t>(place));
}

}  // namespace

TEST_CASE("size and margins of pages") {
  const Styles styles =
      pages("@page { size: A4; margin: 24mm 22mm 10% } @page :first { margin-top: 18mm } @page chart { size: A4 landscape; margin: 10mm }");
  CHECK(styles.page.width == Approx(595.276F));
  CHECK(styles.page.height == Approx(841.89F));
  CHECK(styles.page.margin[Side::top] == Approx(68.031F));
  CHECK(styles.page.margin[Side::left] == Approx(62.362F));
  CHECK(styles.page.margin[Side::bottom] == Approx(84.189F));
  CHECK(styles.first_page.margin[Side::top] == Approx(51.024F));
  CHECK(styles.first_page.margin[Side::left] == Approx(62.362F));
  REQUIRE(styles.named_pages.count("chart") == 1);
  CHECK(styles.named_pages.at("chart").width == Approx(841.89F));
  CHECK(styles.named_pages.at("chart").margin[Side::top] == Approx(28.3465F));
}

TEST_CASE("margin boxes: content, style from the root, :first takes them away") {
  const Styles styles = pages(
      "html { color: red; font-size: 10pt } @page { @top-left { content: \"A \" string(title); font-size: 9pt } @bottom-right { content: \"Page \" "
      "counter(page) \" of \" "
      "counter(pages) } @top-center { content: none } } @page :first { @top-left { content: none } @bottom-right { font-weight: bold } }");
  const auto& head = box(styles.page, MarginBoxPlace::top_left);
  REQUIRE(head.has_value());
  REQUIRE(head->content.size() == 2);
  CHECK(head->content[0].text == "A ");
  CHECK(head->content[1].kind == ContentPiece::Kind::string);
  CHECK(head->content[1].text == "title");
  CHECK(head->style.font_size == 9);
  CHECK(head->style.color == Colour{255, 0, 0});
  CHECK(head->style.text_align == TextAlign::left);
  CHECK_FALSE(box(styles.first_page, MarginBoxPlace::top_left).has_value());
  CHECK_FALSE(box(styles.page, MarginBoxPlace::top_center).has_value());
  const auto& foot = box(styles.first_page, MarginBoxPlace::bottom_right);
  REQUIRE(foot.has_value());
  CHECK(foot->content[1].kind == ContentPiece::Kind::page);
  CHECK(foot->content[3].kind == ContentPiece::Kind::pages);
  CHECK(foot->style.font_weight == 700);
  CHECK(foot->style.text_align == TextAlign::right);
  CHECK(box(styles.page, MarginBoxPlace::bottom_right)->style.font_weight == 400);
}

TEST_CASE("without @page a page is A4") {
  const Styles styles = pages("");
  CHECK(styles.page.width == Approx(595.276F));
  CHECK(styles.page.margin == std::array<float, 4>{});
}

TEST_CASE("every house has a page for charts: a sheet across with one line in its upper margin") {
  std::ifstream in(std::string(TOWNCLERK_SOURCE_DIR) + "/styles/base.css", std::ios::binary);
  const Sheet sheet(std::string{std::istreambuf_iterator<char>(in), {}});
  CHECK(sheet.faults().empty());
  const Path path({{Name::figure, {"chart", "chart-page"}}, {Name::svg, {}}});
  const Styles styles = sheet.style.cascade(path.tree);
  REQUIRE(styles.named_pages.count("chart") == 1);
  const PageStyle& page = styles.named_pages.at("chart");
  CHECK(page.width == Approx(841.89F));
  CHECK(page.height == Approx(595.276F));
  CHECK(page.width - page.margin[Side::left] - page.margin[Side::right] == Approx(785.2F).margin(0.01));
  CHECK(page.height - page.margin[Side::top] - page.margin[Side::bottom] == Approx(532.9F).margin(0.02));
  CHECK(box(page, MarginBoxPlace::top_left)->content.front().text == "title");
  CHECK(box(page, MarginBoxPlace::top_center)->content.front().text == "marking");
  CHECK(box(page, MarginBoxPlace::top_right)->content.front().text == "page-before");
  CHECK_FALSE(box(page, MarginBoxPlace::bottom_left).has_value());
  CHECK_FALSE(box(page, MarginBoxPlace::bottom_right).has_value());
  CHECK(styles[path.last].display == Display::block);
  const Computed& figure = styles[path.tree.nodes[path.last].parent];
  CHECK(figure.page == "chart");
  for (const Side side : {Side::top, Side::right, Side::left}) CHECK(figure.margin[side] == Length{});
}
