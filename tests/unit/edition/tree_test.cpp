#include "edition/tree.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "edition/filler.hpp"

namespace townclerk::edition {
namespace {

std::string canonical(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("report.xml", text);
  const auto document = xml::Document::parse(sources, file, {}, diagnostics);
  REQUIRE(document);
  return write(read(document->root()), "urn:x");
}

std::string body(const std::string& inside) {
  const std::string out = canonical("<report xmlns='urn:x'><body>" + inside + "</body></report>");
  const std::size_t begin = out.find("<body>");
  return begin == std::string::npos ? out : out.substr(begin, out.find("\n</report>") - begin);
}

std::string filled(std::string_view prose) {
  PlacedText text;
  text.append(prose, {});
  return filler_for(text);
}

TEST_CASE("canonical XML: the id first, then attributes by name, without comments, in one indentation") {
  CHECK(canonical("<?pi x?><r:report xmlns:r='urn:x' lang='en' id='a'><!-- c -->\n\n<r:front >\n</r:front><r:title  xml:lang = 'cy' "
                  ">T</r:title></r:report>") ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:x\" id=\"a\" lang=\"en\">\n  <front/>\n  <title "
        "xml:lang=\"cy\">T</title>\n</report>\n");
}

TEST_CASE("canonical XML keeps every character of a text, and is its own canonical form") {
  CHECK(body("\n  One.\n\n    Two &amp; <![CDATA[<b>]]> three.\n") == "<body><![CDATA[\n  One.\n\n    Two & <b> three.\n]]></body>");
  CHECK(body("a <!-- gone -->b") == "<body>a b</body>");
  CHECK(body("]]&gt; &lt;") == "<body><![CDATA[]]]]><![CDATA[> <]]></body>");
  CHECK(body("]]&gt;") == "<body><![CDATA[]]]]><![CDATA[>]]></body>");
  CHECK(body("a&#13;b &lt; \"c\" &gt;") == "<body>a&#13;b &lt; \"c\" &gt;</body>");
  CHECK(body("  \n ") == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:x\">\n  <body/>\n</report>\n");
  for (const char* text : {"\n  One.\n\n    Two &amp; <![CDATA[<b>]]> three.\n", "]]&gt; &lt;", "a&#13;b &lt; \"c\" &gt;", "x"}) {
    const std::string once = canonical("<report xmlns='urn:x' a='&lt;&#10;&#9;&quot;&amp;&#13;'><body>" + std::string(text) + "</body></report>");
    CHECK(canonical(once) == once);
    CHECK(once.find("a=\"&lt;&#10;&#9;&quot;&amp;&#13;\"") != std::string::npos);
  }
}

TEST_CASE("blanks between the slots of a recommendation count") {
  const std::string xml = "<report xmlns='urn:x'><recommendation><text> That <actor/> <verb name=\"note\"/>\n it.</text></recommendation></report>";
  CHECK(canonical(xml).find("<text> That <actor/> <verb name=\"note\"/>\n it.</text>") != std::string::npos);
}

TEST_CASE("a filler has as many paragraphs, and no words") {
  CHECK(filled("One.\n\nTwo **words**\nand more.") == "withheld\n\nwithheld");
  CHECK(filled("### A heading\n\n{#there .unnumbered .secret}\n\nText.\n{.cont number=\"4.3\" secret=\"x\"}") ==
        "### withheld\n\n{#there .unnumbered}\n\nwithheld\n{.cont number=\"4.3\"}");
  CHECK(filled("![secret](secret.png)") == "withheld\n{.unnumbered}");
  CHECK(filled("{{finance.secret.exact}}\n\nEnd.") == "withheld\n\nwithheld");
  CHECK(filled("").empty());
}

TEST_CASE("a filler keeps ids, and what else counts") {
  CHECK(filled("- secret\n- secret\n\nAfter.") == "withheld");
  CHECK(filled("- secret\n\n  ```chart current\n  ```\n\n  {#drawn number=\"auto\"}") ==
        "\n- withheld\n\n  ```chart current\n  ```\n\n  {#drawn number=\"auto\"}");
  CHECK(filled("![secret](secret.png)\n{#seen caption=\"secret\"}") == "![withheld](withheld.png)\n{#seen caption=\"withheld\"}");
  CHECK(filled("1. secret\n2. secret\n   {#second}\n\n{start=3}") == "1. withheld\n\n2. withheld\n   {#second}\n\n{start=\"3\"}");
  CHECK(filled("> <a id=\"quoted\"></a>secret") == "<a id=\"quoted\"></a>withheld\n{.unnumbered}");
  CHECK(filled("| secret |\n|---|\n| secret |\n\n{#t number=\"auto\" caption=\"secret\"}") ==
        "| withheld |\n|---|\n\n{#t number=\"auto\" caption=\"withheld\"}");
  CHECK(filled("<div class=\"secret\" id=\"box\">\n\nsecret\n\n</div>") == "<div id=\"box\" class=\"box\">\n\nwithheld\n\n</div>");
  CHECK(filled("```\nsecret\n```") == "withheld\n{.unnumbered}");
}

TEST_CASE("a filler is its own filler") {
  for (const char* prose : {"One.\n\n### H\n\n- a\n  - <a id=\"x\"></a>b\n\nText.\n{.cont}", "1. a\n   {#i}\n2. b\n\n{start=3}",
                            "> <a id=\"q\"></a>s", "| a |\n|---|\n| <a id=\"c\"></a>b |\n\n{#t number=\"auto\" caption=\"s\"}",
                            "<div class=\"s\" id=\"b\">\n\n- a\n\n</div>", "[a]: b\n", "</div>"}) {
    const std::string once = filled(prose);
    CHECK(filled(once) == once);
  }
}

}  // namespace
}  // namespace townclerk::edition
