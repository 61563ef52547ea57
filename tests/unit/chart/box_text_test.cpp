#include "chart/box_text.hpp"

#include "unit/chart/paper.hpp"

namespace townclerk::chart::test {
namespace {

/// The lines of a box with these words, set to the width of some of them.
std::vector<std::string> lines_of(const std::string& words, const std::string& as_wide_as, bool bold = false) {
  Sources sources;
  Diagnostics diagnostics;
  const house::House house = standard(sources);
  const std::array<FileId, 1> sheets{load(sources, "styles/base.css")};
  const style::StyleSheet sheet = style::StyleSheet::parse(sources, sheets, diagnostics);
  const Look look(sheet);
  text::FontBook fonts({}, false);
  const Chart none;
  const auto report =
      model::read(sources, sources.add("report.xml", R"(<report xmlns="urn:townclerk:report:1" id="r" house="standard"><title>T</title>
      <authority id="council" nation="england"><name>Council</name></authority></report>)"),
                  diagnostics);
  REQUIRE(report);
  const Words names(none, *report, house, "en");
  BoxText text(look, fonts, names);
  BoxParagraph paragraph;
  paragraph.words = words;
  paragraph.bold = bold;
  text.add({paragraph});
  const float width = text.width(as_wide_as, bold) + 2 * look.padding_x();
  std::vector<std::string> out;
  for (const BoxLine& line : text.lines(0, width, false)) {
    std::string all;
    for (const LinePiece& piece : line) {
      all += piece.words;
      CHECK(piece.x + piece.width <= width - look.padding_x() + 0.001F);
      CHECK(piece.width == Approx(text.width(piece.words, bold)).margin(0.001));
    }
    out.push_back(all);
  }
  CHECK(text.height(0, width, false) == Approx(static_cast<float>(out.size()) * look.line_height() + 2 * look.padding_y()));
  return out;
}

using Lines = std::vector<std::string>;

TEST_CASE("a word that is broken at a soft hyphen shows a hyphen there", "[chart]") {
  const std::string words = "Head of regen\u00ADer\u00ADation";
  CHECK(lines_of(words, "Head of regener-") == Lines{"Head of regen\u00ADer-", "ation"});
  CHECK(lines_of(words, "Head of regener") == Lines{"Head of regen-", "er\u00ADation"});
  CHECK(lines_of(words, "Head of regeneration") == Lines{words});
  CHECK(lines_of(words, "Head of re") == Lines{"Head of", "regen\u00ADer-", "ation"});
  CHECK(lines_of(words, "Head of regener-", true).size() == 2);
}

}  // namespace
}  // namespace townclerk::chart::test
