#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/document/tree.hpp"

namespace townclerk::document {
namespace {

using namespace tree;  // NOLINT(google-build-using-namespace)

Block drawn(std::vector<TextLine> lines, const std::string& id = "place") {
  Block figure = chart("Place", "#" + id + " number=auto");
  figure.particulars.edit().drawing = std::make_shared<const Drawing>(Drawing{10, 20, {}, "Place", {lines.begin(), lines.end()}});
  return figure;
}
TextLine line(std::string words, std::string figure) {
  return {1, 2, 3, 8, false, {}, std::move(words), std::move(figure)};
}
std::string words_of(const Block& figure, std::size_t shape) {
  return std::get<TextLine>(figure.particulars->drawing->shapes.at(shape)).words;
}

TEST_CASE("words of a drawing name other charts as references do", "[document]") {
  const Block figure = drawn({line("See {chart}", "people"), line("{chart}", "people"), line("{chart} as it stands", ""), line("People", "people")});
  const Document d = resolved({figure, chart("People", "#people number=auto")});
  CHECK(words_of(d.blocks[0], 0) == "See chart\u00A02");
  CHECK(words_of(d.blocks[0], 1) == "Chart\u00A02");
  CHECK(words_of(d.blocks[0], 2) == "{chart} as it stands");
  CHECK(words_of(d.blocks[0], 3) == "People");
  CHECK(std::get<TextLine>(d.blocks[0].particulars->drawing->shapes[0]).figure == "people");
  CHECK(words_of(figure, 0) == "See {chart}");
}

TEST_CASE("a chart in an appendix is named with it from elsewhere", "[document]") {
  const Document d =
      resolved({drawn({line("See {chart}", "people")}),
                container(".appendix", {heading(2, "Plan"), chart("People", "#people number=auto"), chart("Posts", "#posts number=auto"),
                                        block(BlockKind::quote, "", {drawn({line("See {chart}", "posts")}, "inner")})})});
  CHECK(words_of(d.blocks[0], 0) == "See chart\u00A01 of Annex\u00A01");
  CHECK(words_of(d.blocks[1].blocks[3].blocks[0], 0) == "See chart\u00A02");
}

TEST_CASE("a drawing without words that wait stays the same", "[document]") {
  const Block figure = drawn({line("Director", "")});
  CHECK(resolved({figure}).blocks[0].particulars->drawing == figure.particulars->drawing);
}

TEST_CASE("a drawing that names a chart without a number is a bug", "[document]") {
  CHECK_THROWS_AS(resolved({drawn({line("See {chart}", "none")})}), InternalError);
  CHECK_THROWS_AS(resolved({drawn({line("See {chart}", "people")}), chart("People", "#people")}), InternalError);
}

}  // namespace
}  // namespace townclerk::document
