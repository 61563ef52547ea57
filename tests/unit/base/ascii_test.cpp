#include "base/ascii.hpp"

#include <catch2/catch.hpp>

namespace townclerk {
namespace {

TEST_CASE("letters of ASCII change their case, others do not", "[base]") {
  CHECK(lower(std::string_view("Ab-1 Ŵ")) == "ab-1 Ŵ");
  CHECK(upper('z') == 'Z');
  CHECK(upper('[') == '[');
  std::string words = "reports to";
  capitalise(words);
  CHECK(words == "Reports to");
  std::string none;
  capitalise(none);
  CHECK(none.empty());
}

TEST_CASE("blanks at both ends go", "[base]") {
  CHECK(trimmed(" \t a b\r\n") == "a b");
  CHECK(trimmed(" \n").empty());
}

}  // namespace
}  // namespace townclerk
