#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "document/codes.hpp"
#include "unit/document/tree.hpp"

namespace townclerk::document {
namespace {

using namespace tree;  // NOLINT(google-build-using-namespace)
using Entries = std::vector<ContentsEntry>;

std::vector<Block> report(const std::string& info) {
  return {heading(1, "Title"),
          heading(2, "Contents", ".unnumbered"),
          directive(info),
          heading(2, "Purpose", "#purpose"),
          heading(3, "Posts"),
          heading(4, "Deeper"),
          block(BlockKind::quote, "", {heading(2, "Quoted")}),
          heading(2, "Secret", ".unlisted"),
          container(".appendix", {heading(2, "Consultation"), heading(3, "Aim")})};
}

TEST_CASE("contents list sections, sub-headings and appendices, never themselves", "[document]") {
  const Document d = resolved(report("contents"));
  CHECK(d.blocks[2].kind == BlockKind::contents);
  CHECK(d.blocks[2].particulars->entries == Entries{{"1", "Purpose", "purpose", 1},
                                                    {"", "Posts", "posts", 2},
                                                    {"Annex 1", "Consultation", "annex-1-title", 1},
                                                    {"1", "Aim", "annex-1-s-1", 2}});
}

TEST_CASE("contents are as deep as they are asked to be", "[document]") {
  CHECK(resolved(report("contents depth=1")).blocks[2].particulars->entries.size() == 2);
  CHECK(resolved(report("contents depth=\"3\"")).blocks[2].particulars->entries.size() == 5);
}

TEST_CASE("contents list numbered charts below the section that holds them", "[document]") {
  const std::vector<Block> report{
      directive("contents depth=3"),
      chart("Before", "#x number=auto"),
      heading(2, "Structure"),
      container(".chart", {chart("Place", "#place number=auto"), chart("People", "#people number=auto"), chart("Alone", "#alone")}),
      heading(3, "Posts"),
      chart("", "#y number=auto"),
      block(BlockKind::quote, "", {chart("Quoted", "#z number=auto")}),
      container(".appendix", {heading(2, "Plan"), chart("Plan", "#p number=auto")}),
      container(".front", {chart("Front", "#f number=auto")})};
  CHECK(resolved(report).blocks[0].particulars->entries == Entries{{"Chart 1", "Before", "x", 1},
                                                                   {"1", "Structure", "s-1", 1},
                                                                   {"Chart 2", "Place", "place", 2},
                                                                   {"Chart 3", "People", "people", 2},
                                                                   {"", "Posts", "posts", 2},
                                                                   {"Chart 4", "", "y", 3},
                                                                   {"Annex 1", "Plan", "annex-1-title", 1},
                                                                   {"Chart 1", "Plan", "p", 2}});
}

TEST_CASE("titles in contents have the words of their references", "[document]") {
  Block title = heading(2, "Changes to ");
  title.inlines.push_back(reference("#purpose"));
  const Document d = resolved({directive("contents"), heading(2, "Purpose", "#purpose"), title});
  CHECK(d.blocks[0].particulars->entries.at(1).title == "Changes to section\u00A01");
}

TEST_CASE("contents take no other argument and are few", "[document]") {
  Diagnostics diagnostics;
  resolved({directive("contents depth=9"), directive("contents all")}, house(), diagnostics);
  REQUIRE(diagnostics.errors() == 2);
  CHECK(diagnostics.all()[0].code.id == codes::N106.id);
  CHECK(diagnostics.all()[1].message == "'all' is no argument of a list of contents");

  Diagnostics many;
  resolved(std::vector<Block>(9, directive("contents")), house(), many);
  CHECK(many.errors() == 1);
}

}  // namespace
}  // namespace townclerk::document
