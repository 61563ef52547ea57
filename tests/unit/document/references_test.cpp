#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "document/codes.hpp"
#include "unit/document/tree.hpp"

namespace townclerk::document {
namespace {

using namespace tree;  // NOLINT(google-build-using-namespace)

/// What a reference prints that stands alone behind the blocks.
std::string printed(std::vector<Block> blocks, const std::string& target, const house::House& by = house()) {
  blocks.push_back(paragraph({reference(target)}));
  const Document d = resolved(std::move(blocks), by);
  const Inline& made = d.blocks.back().inlines.at(0);
  CHECK(made.kind == InlineKind::link);
  CHECK(made.text == target);
  return plain_text({made});
}

std::vector<Block> sample() {
  return {heading(2, "Purpose", "#purpose number=7."),
          paragraph("x", "#first"),
          ordered({item("x", "#point"), item({paragraph(), ordered({item("x", "#deep")})})}),
          heading(3, "Posts proposed for deletion", "#posts"),
          paragraph({anchor("inside"), text("x")}),
          paragraph("more", "#more .cont"),
          heading(2, "Implications", "#implications paragraphs=a)"),
          paragraph("x", "#legal"),
          container("#box .note", {heading(3, "In short"), paragraph()}),
          table("Savings", "#savings number=auto"),
          table("Costs", "#costs"),
          container(".recommendations",
                    {heading(2, "RECOMMENDATIONS", ".unnumbered"),
                     ordered({item(), item({paragraph(), ordered({item("x", "#rec-2a")}, "form=(a)")}, "#rec-2")}, ".recommendation-list")})};
}

TEST_CASE("references to charts print their numbers, or the words of a caption", "[document]") {
  const std::vector<Block> charts{chart("Place", "#place number=auto"), chart("People", "#people number=auto"), chart("All posts", "#all")};
  CHECK(printed(charts, "#people") == "chart\u00A02");
  CHECK(printed(charts, "#all") == "\u2018All posts\u2019");
  std::vector<Block> several = charts;
  several.push_back(paragraph({reference("#place,#people")}));
  CHECK(plain_text(resolved(several).blocks.back().inlines) == "charts\u00A01 and 2");
}

TEST_CASE("references print the house's words with a no-break space", "[document]") {
  CHECK(printed(sample(), "#purpose") == "section\u00A07");
  CHECK(printed(sample(), "#first") == "paragraph\u00A07.1");
  CHECK(printed(sample(), "#p-7.1") == "paragraph\u00A07.1");
  CHECK(printed(sample(), "#p-7.2") == "paragraph\u00A07.2");
  CHECK(printed(sample(), "#inside") == "paragraph\u00A07.2");
  CHECK(printed(sample(), "#more") == "paragraph\u00A07.2");
  CHECK(printed(sample(), "#point") == "paragraph\u00A07.1(a)");
  CHECK(printed(sample(), "#deep") == "paragraph\u00A07.1(b)(i)");
  CHECK(printed(sample(), "#legal") == "paragraph\u00A08\u00A0a)");
  CHECK(printed(sample(), "#p-8.a") == "paragraph\u00A08\u00A0a)");
  CHECK(printed(sample(), "#rec-2") == "recommendation\u00A02");
  CHECK(printed(sample(), "#rec-2a") == "recommendation\u00A02(a)");
  CHECK(printed(sample(), "#savings") == "Table\u00A01");
}

TEST_CASE("a heading that is numbered in turn with paragraphs is named as a paragraph", "[document]") {
  house::House h = house();
  h.numbering.sub_headings = house::Numbering::SubHeadings::shared;
  CHECK(printed(sample(), "#purpose", h) == "section\u00A07");
  CHECK(printed(sample(), "#posts", h) == "paragraph\u00A07.2");
  h.numbering.paragraph_levels = 3;
  CHECK(printed(sample(), "#posts", h) == "section\u00A07.2");
  h.numbering.paragraph_levels = 2;
  h.numbering.sub_headings_restart = true;
  CHECK(printed(sample(), "#posts", h) == "section\u00A07.1");
}

TEST_CASE("numbers of items stand under their paragraph's or section's", "[document]") {
  const auto blocks = [](const std::string& form) {
    return std::vector<Block>{heading(2, "A", "number=9"), ordered({item("x", "#point")}, form), heading(2, "B", "paragraphs=1."),
                              paragraph("x", "#reason")};
  };
  CHECK(printed(blocks("form=a)"), "#point") == "paragraph\u00A09\u00A0a)");
  CHECK(printed(blocks("form=a."), "#point") == "paragraph\u00A09\u00A0a");
  CHECK(printed(blocks("form=1."), "#point") == "paragraph\u00A09(1)");
  CHECK(printed(blocks("form=1."), "#reason") == "paragraph\u00A010(1)");
}

TEST_CASE("what has a title but no number is named by its title", "[document]") {
  CHECK(printed(sample(), "#posts") == "‘Posts proposed for deletion’");
  CHECK(printed(sample(), "#costs") == "‘Costs’");
  CHECK(printed(sample(), "#box") == "‘In short’");
}

TEST_CASE("a house without words for references prints the number", "[document]") {
  house::House silent = house();
  silent.references = {};
  CHECK(printed(sample(), "#first", silent) == "7.1");
}

TEST_CASE("a reference that leaves its scope prints the scope", "[document]") {
  const auto pointing = [](const std::string& target) { return paragraph({text("x"), reference(target)}, ".unnumbered"); };
  const Document d =
      resolved({heading(2, "A"), paragraph("x", "#main"),
                container("#annex .appendix", {heading(2, "Consultation"), heading(3, "B"), paragraph("x", "#inner"),
                                               container("#nested .appendix label=Appendix_{n} form=A",
                                                         {heading(3, "Paper"), heading(4, "C"), paragraph("x", "#deep"), pointing("#inner")}),
                                               pointing("#inner"), pointing("#deep"), pointing("#main"), pointing("#nested"), pointing("#annex")}),
                pointing("#inner"), pointing("#deep"), pointing("#nested"), pointing("#annex")});
  const auto at = [](const std::vector<Block>& blocks, std::size_t i) { return plain_text({blocks.at(i).inlines.at(1)}); };
  const std::vector<Block>& annex = d.blocks[2].blocks;
  CHECK(at(annex[3].blocks, 3) == "paragraph\u00A01.1 of Annex\u00A01");
  CHECK(at(annex, 4) == "paragraph\u00A01.1");
  CHECK(at(annex, 5) == "paragraph\u00A01.1 of Appendix\u00A0A");
  CHECK(at(annex, 6) == "paragraph\u00A01.1 of the report");
  CHECK(at(annex, 7) == "Appendix\u00A0A");
  CHECK(at(annex, 8) == "Annex\u00A01");
  CHECK(at(d.blocks, 3) == "paragraph\u00A01.1 of Annex\u00A01");
  CHECK(at(d.blocks, 4) == "paragraph\u00A01.1 of Appendix\u00A0A of Annex\u00A01");
  CHECK(at(d.blocks, 5) == "Appendix\u00A0A of Annex\u00A01");
  CHECK(at(d.blocks, 6) == "Annex\u00A01");
}

TEST_CASE("a list of appendices that are not in the report numbers them", "[document]") {
  const Document d =
      resolved({bullets({item({paragraph({reference("#jobs"), text(": Job descriptions")})}, "#jobs .appendix"), item("x", "#other .appendix")}),
                paragraph({text("See "), reference("#other")})});
  CHECK(plain_text(d.blocks[0].blocks[0].blocks[0].inlines) == "Annex\u00A01: Job descriptions");
  CHECK(plain_text(d.blocks[1].inlines) == "See Annex\u00A02");
}

/// The words that a reference to several makes, and where its links lead.
struct Several {
  std::string words;
  std::vector<std::string> links;
};

Several several(std::vector<Block> blocks, const std::string& target, const house::House& by = house()) {
  blocks.push_back(paragraph({text("See "), reference(target)}, ".unnumbered"));
  const Document d = resolved(std::move(blocks), by);
  Several made{plain_text(d.blocks.back().inlines), {}};
  for (const Inline& piece : d.blocks.back().inlines)
    if (piece.kind == InlineKind::link) made.links.push_back(piece.text);
  return made;
}

TEST_CASE("a reference to several says their word once and links each number", "[document]") {
  const Several two = several(sample(), "#first,#p-7.2");
  CHECK(two.words == "See paragraphs\u00A07.1 and 7.2");
  CHECK(two.links == std::vector<std::string>{"#first", "#p-7.2"});
  CHECK(several(sample(), "#purpose, #implications").words == "See sections\u00A07 and 8");
  CHECK(several(sample(), "#first,#p-7.2,#legal").words == "See paragraphs\u00A07.1, 7.2 and 8\u00A0a)");
  CHECK(several(sample(), "#point,#deep").words == "See paragraphs\u00A07.1(a) and 7.1(b)(i)");
}

TEST_CASE("a range names its ends", "[document]") {
  const auto blocks = [] {
    return std::vector<Block>{
        container(".recommendations",
                  {ordered({item({paragraph()}, "#rec-1"), item({paragraph()}, "#rec-2"), item({paragraph()}, "#rec-3")}, ".recommendation-list")})};
  };
  const Several range = several(blocks(), "#rec-1..#rec-3");
  CHECK(range.words == "See recommendations\u00A01 to 3");
  CHECK(range.links == std::vector<std::string>{"#rec-1", "#rec-3"});
  CHECK(several(sample(), "#purpose..#implications,#first").words == "See sections\u00A07 to 8 and paragraph\u00A07.1");
}

TEST_CASE("what has no word in common is named one by one", "[document]") {
  const Several mixed = several(sample(), "#purpose,#first,#savings");
  CHECK(mixed.words == "See section\u00A07, paragraph\u00A07.1 and Table\u00A01");
  CHECK(mixed.links == std::vector<std::string>{"#purpose", "#first", "#savings"});
  CHECK(several(sample(), "#posts,#costs").words == "See ‘Posts proposed for deletion’ and ‘Costs’");
  CHECK(several(sample(), "#purpose..#first").words == "See section\u00A07 to paragraph\u00A07.1");
  house::House silent = house();
  silent.references = {};
  CHECK(several(sample(), "#first,#p-7.2", silent).words == "See 7.1, 7.2");
  CHECK(several(sample(), "#first..#p-7.2", silent).words == "See 7.1\u20137.2");
}

TEST_CASE("several of an appendix name it once", "[document]") {
  const auto blocks = [](const std::string& form) {
    return std::vector<Block>{heading(2, "A"), paragraph("x", "#main"),
                              container("#one .appendix" + form, {heading(2, "One"), heading(3, "B"), paragraph("x", "#a"), paragraph("x", "#b")}),
                              container("#two .appendix" + form, {heading(2, "Two"), heading(3, "C"), paragraph("x", "#c")})};
  };
  CHECK(several(blocks(""), "#a,#b").words == "See paragraphs\u00A01.1 and 1.2 of Annex\u00A01");
  CHECK(several(blocks(""), "#main,#a").words == "See paragraph\u00A01.1 and paragraph\u00A01.1 of Annex\u00A01");
  CHECK(several(blocks(""), "#one,#two").words == "See Annexes\u00A01 and 2");
  CHECK(several(blocks(" label=Paper_{n}"), "#one,#two").words == "See Paper\u00A01 and Paper\u00A02");
}

TEST_CASE("a reference to several begins a sentence with a capital", "[document]") {
  const auto words = [](const std::string& target) {
    const Document d =
        resolved({heading(2, "A", "#s"), paragraph("x", "#a"), paragraph("x", "#b"), paragraph({reference(target), text(" say so.")})});
    return plain_text(d.blocks.back().inlines);
  };
  CHECK(words("#a,#b") == "Paragraphs\u00A01.1 and 1.2 say so.");
  CHECK(words("#s,#b") == "Section\u00A01 and paragraph\u00A01.2 say so.");
}

TEST_CASE("each of several must name something that can be printed", "[document]") {
  const auto faults = [](const std::string& target) {
    Diagnostics diagnostics;
    resolved({heading(2, "A"), paragraph("x", "#a"), bullets({item("x", "#bullet")}), paragraph({reference(target)})}, house(), diagnostics);
    std::vector<std::string> messages;
    for (const Diagnostic& each : diagnostics.all()) messages.push_back(std::string(each.code.id) + ": " + each.message);
    return messages;
  };
  CHECK(faults("#a,#d") == std::vector<std::string>{"N102: nothing in the report has the id 'd'"});
  CHECK(faults("#d..#e").size() == 2);
  CHECK(faults("#a,a") == std::vector<std::string>{"N102: '#a,a' names nothing in the report"});
  CHECK(faults("#a..") == std::vector<std::string>{"N102: '#a..' names nothing in the report"});
  CHECK(faults("#a,#bullet") == std::vector<std::string>{"N103: 'bullet' has neither a number nor a title that could be printed"});
}

TEST_CASE("a reference that begins a sentence begins with a capital", "[document]") {
  const auto words = [](std::vector<Inline> inlines) {
    const Document d = resolved({heading(2, "A"), paragraph("x", "#first"), paragraph(std::move(inlines))});
    return plain_text(d.blocks.back().inlines);
  };
  CHECK(words({reference("#first"), text(" says so.")}) == "Paragraph\u00A01.1 says so.");
  CHECK(words({text("It does. "), reference("#first"), text(" says so.")}) == "It does. Paragraph\u00A01.1 says so.");
  CHECK(words({text("It does."), Inline{InlineKind::soft_break, {}, {}, {}}, reference("#first")}) == "It does. Paragraph\u00A01.1");
  CHECK(words({text("See para. "), reference("#first")}) == "See para. paragraph\u00A01.1");
  CHECK(words({text("As in "), reference("#first")}) == "As in paragraph\u00A01.1");
}

TEST_CASE("a reference to what the model has and the paper does not print says what it is", "[document]") {
  Diagnostics diagnostics;
  Document made;
  made.blocks = {heading(2, "A", "#a"), paragraph({reference("#head"), reference("#heads")})};
  const house::House by = house();
  resolve(made, by, "en-GB", diagnostics, {},
          [](std::string_view id) { return id == "head" ? std::string("the id of a post that this paper does not print") : std::string(); });
  REQUIRE(diagnostics.errors() == 2);
  CHECK(diagnostics.all()[0].message == "'head' is the id of a post that this paper does not print");
  CHECK(diagnostics.all()[0].hints.size() == 1);
  CHECK(diagnostics.all()[1].message == "nothing in the report has the id 'heads'");
}

TEST_CASE("a reference or link to an unknown id is an error with a suggestion", "[document]") {
  const Span at{static_cast<FileId>(1), 10, 20};
  const Span later{static_cast<FileId>(1), 30, 40};
  Diagnostics diagnostics;
  resolved({heading(2, "A", "#consultation"),
            paragraph({reference("#consultaton", at), link("#nowhere-near", "there", later), link("https://example.org/#x", "out")})},
           house(), diagnostics);
  REQUIRE(diagnostics.errors() == 2);
  CHECK(diagnostics.all()[0].code.id == codes::N102.id);
  CHECK(diagnostics.all()[0].at == at);
  CHECK(diagnostics.all()[0].message == "nothing in the report has the id 'consultaton'");
  CHECK(diagnostics.all()[0].hints == std::vector<std::string>{"did you mean 'consultation'?"});
  CHECK(diagnostics.all()[1].at == later);
  CHECK(diagnostics.all()[1].hints.empty());
}

TEST_CASE("a reference needs a number sign or a document", "[document]") {
  Diagnostics diagnostics;
  resolved({paragraph({reference("x")}), paragraph({reference("#")})}, house(), diagnostics);
  REQUIRE(diagnostics.errors() == 2);
  CHECK(diagnostics.all()[0].message == "'x' names nothing in the report");
}

TEST_CASE("a reference to what has neither number nor title is an error", "[document]") {
  Diagnostics diagnostics;
  resolved({bullets({item("x", "#bullet")}), paragraph({reference("#bullet")})}, house(), diagnostics);
  REQUIRE(diagnostics.errors() == 1);
  CHECK(diagnostics.all()[0].code.id == codes::N103.id);
  CHECK(diagnostics.all()[0].hints == std::vector<std::string>{"write the words yourself: [words](#bullet)"});
}

TEST_CASE("declared documents are cited", "[document]") {
  const std::vector<ExternalDocument> documents{{"constitution", "the Constitution", "Constitution of the Council", "https://example.org/c"},
                                                {"minutes", "", "Minutes of May", ""}};
  Diagnostics diagnostics;
  const Document d = resolved({paragraph({reference("doc:constitution#8.1.2"), text(", "), reference("doc:minutes"), text(", "),
                                          link("doc:constitution", "here"), text(", "), link("doc:minutes", "there")})},
                              house(), diagnostics, documents);
  CHECK_FALSE(diagnostics.has_errors());
  const std::vector<Inline>& inlines = d.blocks[0].inlines;
  CHECK(plain_text(inlines) == "the Constitution, paragraph\u00A08.1.2, Minutes of May, here, there");
  CHECK(inlines[0].kind == InlineKind::link);
  CHECK(inlines[0].text == "https://example.org/c");
  CHECK(inlines[2].kind == InlineKind::text);
  CHECK(inlines[4].text == "https://example.org/c");
  CHECK(inlines[6] == text("there"));
}

TEST_CASE("in an appendix that prints from a copy, references name what the copy prints", "[document]") {
  const std::vector<ExternalDocument> documents{
      {"plan", "", "Plan of today", ""}, {"other", "", "Other", ""}, {"plan", "", "Plan of then", "", "annex-"}};
  const std::vector<PublishedCopy> copies{{"annex", "annex-"}};
  const auto sentence = [] {
    return paragraph({reference("doc:plan"), text(", "), reference("doc:other"), text(", "), reference("#wait"), text(", "), reference("#wait,#live"),
                      text(", "), link("#wait", "here")});
  };
  Document d;
  d.blocks = {heading(3, "Wait now", "#wait"), heading(3, "Live", "#live"), sentence(),
              block(BlockKind::container, "#annex .appendix", {heading(2, "Annex"), heading(3, "Wait then", "#annex-wait"), sentence()}), sentence()};
  Diagnostics diagnostics;
  resolve(d, house(), "en-GB", diagnostics, documents, {}, {}, copies);
  REQUIRE_FALSE(diagnostics.has_errors());
  const std::string live = "Plan of today, Other, \u2018Wait now\u2019, \u2018Wait now\u2019 and \u2018Live\u2019, here";
  CHECK(plain_text(d.blocks[2].inlines) == live);
  CHECK(plain_text(d.blocks[4].inlines) == live);
  const std::vector<Inline>& frozen = d.blocks[3].blocks[2].inlines;
  CHECK(plain_text(frozen) == "Plan of then, Other, section\u00A01, section\u00A01 and \u2018Live\u2019, here");
  CHECK(frozen.back().text == "#annex-wait");
}

TEST_CASE("a document that is not declared is an error", "[document]") {
  Diagnostics diagnostics;
  resolved({paragraph({reference("doc:constituton#1")})}, house(), diagnostics, {{"constitution", "the Constitution", "", ""}});
  REQUIRE(diagnostics.errors() == 1);
  CHECK(diagnostics.all()[0].code.id == codes::N104.id);
  CHECK(diagnostics.all()[0].hints == std::vector<std::string>{"did you mean 'constitution'?"});
}

}  // namespace
}  // namespace townclerk::document
