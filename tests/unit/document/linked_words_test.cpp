#include "document/linked_words.hpp"

#include <catch2/catch.hpp>

#include "unit/document/tree.hpp"

namespace townclerk::document {
namespace {

using namespace tree;  // NOLINT(google-build-using-namespace)

TEST_CASE("links stand in words where their marks stood", "[document]") {
  LinkedWords links{Span{}};
  const std::string first = links.add("a", "1");
  const std::string second = links.add("b", "2");
  CHECK(links.set("sections " + second + " and " + first) == std::vector<Inline>{text("sections "), link("#b", "2"), text(" and "), link("#a", "1")});
  CHECK(links.set("none") == std::vector<Inline>{text("none")});
  CHECK(links.set("").empty());
}

TEST_CASE("the first letter becomes a capital, in a link too", "[document]") {
  LinkedWords links{Span{}};
  std::string words = links.add("a", "section 1") + " there";
  links.capitalise(words);
  CHECK(links.set(words) == std::vector<Inline>{link("#a", "Section 1"), text(" there")});
  std::string plain = "as it is";
  links.capitalise(plain);
  CHECK(plain == "As it is");
}

}  // namespace
}  // namespace townclerk::document
