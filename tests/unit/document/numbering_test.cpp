#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "document/codes.hpp"
#include "document/sequence.hpp"
#include "unit/document/tree.hpp"

namespace townclerk::document {
namespace {

using namespace tree;  // NOLINT(google-build-using-namespace)
using Labels = std::vector<std::string>;
using house::Figures;
using house::Numbering;

TEST_CASE("sections and paragraphs count", "[document]") {
  const Document d = resolved({heading(1, "Title"), paragraph("Before"), heading(2, "A"), paragraph(), paragraph(), heading(2, "B"), paragraph()});
  CHECK(labels(d) == Labels{"", "1", "1.1", "1.2", "2", "2.1"});
}

TEST_CASE("continued and unnumbered paragraphs, quotations, boxes and pictures take no number", "[document]") {
  Block picture = paragraph({Inline{InlineKind::image, "crest.png", {text("Crest")}, {}}});
  const Document d = resolved({heading(2, "A"), paragraph(), paragraph("More", ".cont"), paragraph("Aside", ".unnumbered"),
                               block(BlockKind::quote, "", {paragraph("Quoted", ".q")}), container(".note", {paragraph("Boxed", ".b")}), picture,
                               container(".section", {paragraph()}), paragraph()});
  CHECK(labels(d) == Labels{"1", "1.1", "", "", "", "", "1.2", "1.3"});
}

TEST_CASE("a section says how its paragraphs are numbered", "[document]") {
  const Document d = resolved({heading(2, "A", "paragraphs=a)"), paragraph(), paragraph(), heading(2, "B", "paragraphs=none"), paragraph("x", ".p"),
                               heading(2, "C", ".unnumbered"), paragraph("x", ".p"), heading(2, "D"), paragraph()});
  CHECK(labels(d) == Labels{"1", "a)", "b)", "2", "", "", "", "3", "3.1"});
}

TEST_CASE("stated numbers are printed as they are and counted on from", "[document]") {
  const Document d = resolved({heading(2, "A", "number=7."), paragraph(), paragraph("x", "number=7.5"), paragraph(), paragraph("x", "number=7.6A"),
                               paragraph(), paragraph("x", "number=9"), paragraph(), heading(2, "B")});
  CHECK(labels(d) == Labels{"7.", "7.1", "7.5", "7.6", "7.6A", "7.7", "9", "7.8", "8"});
}

TEST_CASE("what is inserted between stated numbers takes a letter", "[document]") {
  const Document d = resolved({heading(2, "A", "number=4"), paragraph("x", "number=4.3"), paragraph(), paragraph(), paragraph("x", "number=4.4"),
                               paragraph(), heading(2, "B"), paragraph(), heading(2, "C", "number=5"), paragraph("x", "number=5.1")});
  CHECK(labels(d) == Labels{"4", "4.3", "4.3A", "4.3B", "4.4", "4.5", "4A", "4A.1", "5", "5.1"});
}

TEST_CASE("a house that the report was not written for counts itself", "[document]") {
  house::House guest = house();
  guest.is_guest = true;
  const Document d = resolved({heading(2, "A"), paragraph(), heading(2, "B", "number=1"), paragraph("x", "number=5.5"), paragraph()}, guest);
  CHECK(labels(d) == Labels{"1", "1.1", "2", "2.1", "2.2"});
}

TEST_CASE("paragraphs may stand below the one before them", "[document]") {
  const Document d =
      resolved({heading(2, "A"), paragraph("x", ".sub"), paragraph(), paragraph("x", ".sub"), paragraph("More", ".cont"), paragraph("x", ".sub #b"),
                paragraph("Aside", ".sub .unnumbered"), paragraph("x", ".sub number=1.1.5"), paragraph("x", ".sub"), paragraph(),
                paragraph("x", ".sub"), heading(2, "B", "paragraphs=a)"), paragraph(), paragraph("x", ".sub")});
  CHECK(labels(d) == Labels{"1", "", "1.1", "1.1.1", "", "1.1.2", "", "1.1.5", "1.1.6", "1.2", "1.2.1", "2", "a)", "a.1"});
  CHECK(d.blocks[5].particulars->alias == "p-1.1.2");
}

TEST_CASE("paragraphs may stand below a heading that is numbered in turn with them", "[document]") {
  house::House h = house();
  h.numbering.sub_headings = Numbering::SubHeadings::shared;
  const Document d = resolved({heading(2, "A"), paragraph(), heading(3, "B"), paragraph("x", ".sub"), paragraph()}, h);
  CHECK(labels(d) == Labels{"1", "1.1", "1.2", "1.2.1", "1.3"});
}

TEST_CASE("sections in appendices may have a form of their own", "[document]") {
  house::House h = house();
  h.appendices.sections = house::NumberForm{"", Figures::decimal, "."};
  const Document d =
      resolved({heading(2, "A"), container(".appendix", {heading(2, "First"), heading(3, "Introduction"), heading(3, "Cycle")}), heading(2, "B")}, h);
  CHECK(d.blocks[1].blocks[1].label == "1.");
  CHECK(d.blocks[1].blocks[2].label == "2.");
  CHECK(d.blocks[2].label == "2");
}

TEST_CASE("a house may number paragraphs through the report", "[document]") {
  house::House h = house();
  h.numbering.sections_numbered = false;
  h.numbering.paragraphs = Numbering::Paragraphs::continuous;
  const Document d =
      resolved({heading(2, "A"), paragraph(), paragraph(), heading(2, "Reasons", "paragraphs=1."), paragraph(), heading(2, "B"), paragraph()}, h);
  CHECK(labels(d) == Labels{"", "1", "2", "", "1.", "", "3"});
  CHECK(d.blocks[6].attributes->id == "p-3");
}

TEST_CASE("a house may number nothing", "[document]") {
  house::House h = house();
  h.numbering.sections.figures = Figures::none;
  h.numbering.paragraphs = Numbering::Paragraphs::none;
  CHECK(labels(resolved({heading(2, "A"), paragraph("x", ".p")}, h)) == Labels{"", ""});
}

TEST_CASE("sub-headings have no number unless the house or the text gives one", "[document]") {
  const std::vector<Block> blocks{heading(2, "A"), paragraph(), heading(3, "Sub"), paragraph(), heading(3, "Sub"), paragraph()};
  CHECK(labels(resolved(blocks)) == Labels{"1", "1.1", "", "1.2", "", "1.3"});

  house::House h = house();
  h.numbering.sub_headings = Numbering::SubHeadings::shared;
  CHECK(labels(resolved(blocks, h)) == Labels{"1", "1.1", "1.2", "1.3", "1.4", "1.5"});
  h.numbering.paragraph_levels = 3;
  CHECK(labels(resolved(blocks, h)) == Labels{"1", "1.1", "1.2", "1.2.1", "1.3", "1.3.1"});
  h.numbering.sub_headings_restart = true;
  CHECK(labels(resolved(blocks, h)) == Labels{"1", "1.1", "1.1", "1.1.1", "1.2", "1.2.1"});
}

TEST_CASE("one sub-heading may be numbered, its paragraphs not", "[document]") {
  const Document d = resolved({heading(2, "A"), paragraph(), heading(3, "Sub", "number=1.4 paragraphs=none"), paragraph("x", ".p"),
                               heading(3, "Sub", ".numbered"), paragraph(), heading(3, "Legal", "paragraphs=a)"), paragraph()});
  CHECK(labels(d) == Labels{"1", "1.1", "1.4", "", "1.5", "1.6", "", "a)"});
}

TEST_CASE("lists take the house's form, their own, and nest", "[document]") {
  const Document d = resolved({ordered({item(), item({paragraph(), ordered({item(), item({paragraph(), ordered({item()})})})})}),
                               ordered({item(), item("x", "number=iv."), item(), item("x", ".unnumbered")}, "form=i. start=2"), bullets({item()})});
  CHECK(labels(d) == Labels{"(a)", "(b)", "(i)", "(ii)", "(A)", "ii.", "iv.", "v.", "", ""});
}

TEST_CASE("recommendations have their own form", "[document]") {
  const Document d =
      resolved({container("#recommendations .recommendations", {heading(2, "RECOMMENDATIONS", ".unnumbered"), paragraph("FROM", ".from"),
                                                                ordered({item({paragraph(), ordered({item()})}), item()}, ".recommendation-list")}),
                heading(2, "A"), paragraph()});
  CHECK(labels(d) == Labels{"", "", "1.", "a.", "2.", "1", "1.1"});
}

TEST_CASE("appendices begin again, nest and bring their labels", "[document]") {
  const Document d = resolved(
      {heading(2, "A"), paragraph(),
       container("#consultation .appendix", {heading(2, "Consultation"), heading(3, "Purpose"), paragraph(),
                                             container(".appendix label=Appendix_{n} form=A", {heading(3, "Paper"), heading(4, "Aim"), paragraph()}),
                                             heading(3, "Next"), paragraph()}),
       container(".appendix", {heading(2, "Responses"), paragraph("x", ".p")}), heading(2, "B"), paragraph()});
  CHECK(labels(d) == Labels{"1", "1.1", "Annex 1:", "1", "1.1", "Appendix A:", "1", "1.1", "2", "2.1", "Annex 2:", "", "2", "2.1"});
  const Block& annex = d.blocks[2];
  CHECK(annex.blocks[2].attributes->id == "annex-1-p-1.1");
  CHECK(annex.blocks[3].attributes->id == "annex-1-appendix-a");
  CHECK(annex.blocks[3].blocks[2].attributes->id == "annex-1-appendix-a-p-1.1");
  CHECK(annex.blocks[0].attributes->id == "annex-1-title");
}

TEST_CASE("appendices go on from a stated number, and the house words their headings", "[document]") {
  house::House h = house();
  h.appendices.heading = words("{title} ({label})");
  const Document d = resolved({container(".appendix number=2a", {heading(2, "One")}), container(".appendix", {heading(2, "Two")})}, h);
  CHECK(d.blocks[0].attributes->id == "annex-2a");
  CHECK(plain_text(d.blocks[0].blocks[0].inlines) == "One (Annex 2a)");
  CHECK(plain_text(d.blocks[1].blocks[0].inlines) == "Two (Annex 3)");
}

TEST_CASE("tables and figures are numbered where they ask for it", "[document]") {
  const Document d = resolved(
      {table("Savings", "number=auto"), table("Costs"), table("Posts", "number=4"), table("Risks", "number=auto"), table("Votes", "number=")});
  CHECK(d.blocks[0].label == "Table 1:");
  CHECK(d.blocks[1].label.empty());
  CHECK(d.blocks[2].label == "Table 4:");
  CHECK(d.blocks[3].label == "Table 5:");
  CHECK(d.blocks[4].label.empty());
}

TEST_CASE("charts are counted by themselves, in each appendix anew", "[document]") {
  const auto figure = [](const std::string& caption) { return block(BlockKind::figure, "number=auto", {table(caption).blocks}); };
  const Document d = resolved({figure("A"), container(".chart", {chart("Place", "#a number=auto"), chart("People", "#b number=auto")}),
                               chart("Alone", "#c"), figure("B"), container(".appendix", {heading(2, "X"), chart("", "#d number=auto")})});
  CHECK(d.blocks[0].label == "Figure 1:");
  CHECK(d.blocks[1].blocks[0].label == "Chart 1:");
  CHECK(d.blocks[1].blocks[1].label == "Chart 2:");
  CHECK(d.blocks[2].label.empty());
  CHECK(d.blocks[3].label == "Figure 2:");
  CHECK(d.blocks[4].blocks[1].label == "Chart 1");
}

TEST_CASE("the label of a table without words of its own ends in no colon", "[document]") {
  CHECK(resolved({block(BlockKind::table, "number=auto", {})}).blocks[0].label == "Table 1");
}

TEST_CASE("a numbering that cannot be read is an error", "[document]") {
  Diagnostics diagnostics;
  resolved({heading(2, "A", "paragraphs=fancy"), heading(2, "B", ".unnumbered paragraphs=1.1"), ordered({item()}, "form=zz"),
            ordered({item()}, "start=x"), container(".appendix form=??", {})},
           house(), diagnostics);
  REQUIRE(diagnostics.errors() == 5);
  for (const Diagnostic& d : diagnostics.all()) CHECK(d.code.id == codes::N105.id);
  CHECK(diagnostics.all()[0].message == "'fancy' is no numbering of paragraphs");
}

TEST_CASE("a directive that nothing has replaced is an error", "[document]") {
  Diagnostics diagnostics;
  resolved({directive("content depth=1")}, house(), diagnostics);
  REQUIRE(diagnostics.errors() == 1);
  CHECK(diagnostics.all()[0].code.id == codes::N107.id);
  CHECK(diagnostics.all()[0].hints == std::vector<std::string>{"did you mean 'contents'?"});
}

TEST_CASE("numbers lose the punctuation round them", "[document]") {
  CHECK(bare("7.") == "7");
  CHECK(bare("(a)") == "a");
  CHECK(bare("b)") == "b");
  CHECK(bare("3.13.2(g)") == "3.13.2(g)");
  CHECK(bare("").empty());
}

TEST_CASE("figures have values", "[document]") {
  CHECK(value_of(Figures::decimal, "12") == 12);
  CHECK(value_of(Figures::lower_alpha, "ab") == 28);
  CHECK(value_of(Figures::upper_alpha, "C") == 3);
  CHECK(value_of(Figures::lower_roman, "xiv") == 14);
  CHECK(value_of(Figures::upper_roman, "IV") == 4);
  CHECK_FALSE(value_of(Figures::lower_roman, "iix"));
  CHECK_FALSE(value_of(Figures::decimal, "4x"));
  CHECK_FALSE(value_of(Figures::none, "1"));
}

}  // namespace
}  // namespace townclerk::document
