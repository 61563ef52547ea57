#include "pdf/page_count.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace townclerk::pdf {
namespace {

tl::expected<int, std::string> count(std::string_view text) {
  return page_count(std::as_bytes(std::span(text)));
}

const std::string two_pages =
    "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>> endobj\n"
    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj\n4 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj\n"
    "trailer <</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n";

TEST_CASE("the pages of a PDF are counted, also where its table of objects has to be found") {
  CHECK(count(two_pages) == 2);
}

TEST_CASE("what no reader could open is no PDF") {
  CHECK_FALSE(count("%PDF-1.7\nand no more"));
  CHECK_FALSE(count("plain text").has_value());
  const auto empty = count(
      "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n"
      "trailer <</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n");
  REQUIRE_FALSE(empty);
  CHECK(empty.error() == "it has no pages");
}

}  // namespace
}  // namespace townclerk::pdf
