#include "pdf/syntax.hpp"

#include <catch2/catch.hpp>

#include "pdf/save.hpp"

using namespace townclerk::pdf;

namespace {

template <class Append, class... Values>
std::string written(Append append, const Values&... values) {
  std::string out;
  append(out, values...);
  return out;
}

}  // namespace

TEST_CASE("numbers are short and never have an exponent") {
  CHECK(written(append_number, 0.0, 2) == "0");
  CHECK(written(append_number, -0.001, 2) == "0");
  CHECK(written(append_number, 0.5, 2) == ".5");
  CHECK(written(append_number, -12.345, 2) == "-12.35");
  CHECK(written(append_number, 841.89, 2) == "841.89");
  CHECK(written(append_number, 1e7, 2) == "10000000");
  CHECK(written(append_number, 0.0404, 3) == ".04");
}

TEST_CASE("strings and names are escaped") {
  CHECK(written(append_bytes, "a(b)\\c\r") == "(a\\(b\\)\\\\c\\r)");
  CHECK(written(append_text, "Wŷl") == "<FEFF00570177006C>");
  CHECK(written(append_text, "\U0001F600") == "<FEFFD83DDE00>");
  CHECK(written(append_name, "a b/c#") == "/a#20b#2Fc#23");
}

TEST_CASE("addresses are of seven bits") {
  CHECK(ascii_uri("https://a.b/ŵ?x=1&y=%20") == "https://a.b/%C5%B5?x=1&y=%20");
}
