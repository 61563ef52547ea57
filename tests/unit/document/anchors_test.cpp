#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "document/anchors.hpp"
#include "document/codes.hpp"
#include "unit/document/tree.hpp"

namespace townclerk::document {
namespace {

using namespace tree;  // NOLINT(google-build-using-namespace)

TEST_CASE("numbered blocks get ids", "[document]") {
  const Document d = resolved(
      {heading(1, "The title"), heading(2, "A"), paragraph(), paragraph("x", "#own"), heading(2, "B", "#b"), heading(3, "Council's posts & people")});
  CHECK(d.blocks[0].attributes->id == "title");
  CHECK(d.blocks[1].attributes->id == "s-1");
  CHECK(d.blocks[2].attributes->id == "p-1.1");
  CHECK(d.blocks[2].particulars->alias.empty());
  CHECK(d.blocks[3].attributes->id == "own");
  CHECK(d.blocks[3].particulars->alias == "p-1.2");
  CHECK(d.blocks[4].attributes->id == "b");
  CHECK(d.blocks[5].attributes->id == "council-s-posts-people");
}

TEST_CASE("only the first bearer of a number gets its id", "[document]") {
  const Document d = resolved(
      {heading(2, "A"), paragraph("x", "number=1.5"), paragraph("x", "number=1.5"), paragraph("x", "#own number=1.5"), heading(2, "B", "number=1")});
  CHECK(d.blocks[1].attributes->id == "p-1.5");
  CHECK(d.blocks[2].attributes->id.empty());
  CHECK(d.blocks[3].particulars->alias.empty());
  CHECK(d.blocks[4].attributes->id == "s-1-2");
}

TEST_CASE("a stated id goes before a generated one, wherever it stands", "[document]") {
  const Document d =
      resolved({heading(2, "A"), paragraph(), heading(3, "Posts"), heading(3, "Posts"), paragraph("x", "#p-1.1"), paragraph("x", "#posts")});
  CHECK(d.blocks[1].attributes->id.empty());
  CHECK(d.blocks[2].attributes->id == "posts-2");
  CHECK(d.blocks[3].attributes->id == "posts-3");
}

TEST_CASE("an id that is used twice is an error that shows the first", "[document]") {
  const Span first{static_cast<FileId>(1), 10, 20};
  const Span second{static_cast<FileId>(1), 30, 40};
  Block one = paragraph("x", "#same");
  one.at = first;
  Inline two = anchor("same");
  two.at = second;
  Diagnostics diagnostics;
  resolved({one, paragraph({two})}, house(), diagnostics);
  REQUIRE(diagnostics.errors() == 1);
  const Diagnostic& fault = diagnostics.all()[0];
  CHECK(fault.code.id == codes::N101.id);
  CHECK(fault.at == second);
  REQUIRE(fault.notes.size() == 1);
  CHECK(fault.notes[0].at == first);
}

TEST_CASE("titles and numbers become parts of ids", "[document]") {
  CHECK(slug("  Café & bar: 2012/13 ") == "caf-bar-2012-13");
  CHECK(number_slug("3.13.2(g)") == "3.13.2-g");
}

TEST_CASE("the same title ten thousand times stays cheap", "[document]") {
  std::vector<Block> blocks;
  for (int i = 0; i < 10000; ++i) {
    blocks.push_back(heading(3, "Posts"));
    blocks.push_back(paragraph({reference("#posts"), text("x"), reference("#absent-" + std::to_string(i))}));
  }
  Diagnostics diagnostics;
  const Document d = resolved(std::move(blocks), house(), diagnostics);
  CHECK(d.blocks[19998].attributes->id == "posts-10000");
  CHECK(diagnostics.errors() == 10000);
}

}  // namespace
}  // namespace townclerk::document
