#include "base/escape.hpp"

#include <catch2/catch.hpp>

TEST_CASE("what XML and HTML read as markup is escaped") {
  std::string out = "x";
  townclerk::append_xml_text(out, R"(a & b <c> "d" 'e')");
  CHECK(out == "xa &amp; b &lt;c&gt; &quot;d&quot; 'e'");
}
