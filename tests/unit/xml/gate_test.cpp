#include <catch2/catch.hpp>
#include <string>

#include "xml/codes.hpp"
#include "xml/xml.hpp"

using namespace townclerk;

namespace {

struct Run {
  Sources sources;
  Diagnostics diagnostics;
  bool accepted = false;

  explicit Run(std::string text, const xml::Limits& limits = {}) {
    const FileId file = sources.add("report.xml", std::move(text));
    accepted = xml::Document::parse(sources, file, limits, diagnostics).has_value();
  }
  [[nodiscard]] const Diagnostic& fault() const {
    REQUIRE_FALSE(accepted);
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all().front();
  }
  [[nodiscard]] std::string code() const { return std::string(fault().code.id); }
  /// The source that the fault is about.
  [[nodiscard]] std::string slice() const { return std::string(sources.slice(fault().at)); }
  [[nodiscard]] std::string place() const {
    const Place place = sources.place(fault().at.file, fault().at.begin);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  }
};

}  // namespace

TEST_CASE("a closing tag that does not match names the tag that is open and where") {
  const Run run("<report>\n  <section>\n    <body>words\n  </section>\n</report>");
  CHECK(run.code() == "X101");
  CHECK(run.place() == "4:3");
  CHECK(run.slice() == "</section>");
  CHECK(run.fault().message == "'</section>' stands here, but 'body' is still open");
  REQUIRE(run.fault().notes.size() == 1);
  CHECK(run.sources.slice(run.fault().notes[0].at) == "body");
  CHECK(run.fault().hints.at(0) == "close 'body' with '</body>' before this tag");
}

TEST_CASE("a misspelt closing tag is suggested") {
  const Run run("<report><section></sectoin></report>");
  CHECK(run.code() == "X101");
  CHECK(run.fault().hints.at(0) == "did you mean '</section>'?");
}

TEST_CASE("an element that is never closed is named where it opens") {
  const Run run("<report>\n <section>\n</report");
  CHECK(run.code() == "X116");
  const Run open("<report>\n <section>\n");
  CHECK(open.code() == "X102");
  CHECK(open.place() == "2:3");
  CHECK(open.slice() == "section");
}

TEST_CASE("an unescaped ampersand is placed") {
  for (const std::string text : {"R & D", "R&D costs", "R&D", "R&", "R&;", "R&1;"}) {
    INFO(text);
    const Run run("<p>" + text + "</p>");
    CHECK(run.code() == "X103");
    CHECK(run.slice() == "&");
  }
  CHECK(Run("<p a='R & D'/>").code() == "X103");
  CHECK(Run("<p a='R & D'/>").place() == "1:9");
}

TEST_CASE("an unescaped less-than sign is placed and explained") {
  const Run run("<p>staff < 5</p>");
  CHECK(run.code() == "X104");
  CHECK(run.place() == "1:10");
  CHECK(run.fault().hints.at(0).find("CDATA") != std::string::npos);
  CHECK(Run("<p>x <5 y</p>").code() == "X104");
  CHECK(Run("<p>x <</p>").code() == "X104");
}

TEST_CASE("a malformed tag is named") {
  const Run text("<p>when a <b and c</p>");
  CHECK(text.code() == "X115");
  CHECK(text.fault().message.find("'b'") != std::string::npos);
  CHECK(Run("<p a=5/>").code() == "X115");
  CHECK(Run("<p a/>").code() == "X115");
  CHECK(Run("<p a='x'b='y'/>").code() == "X115");
  const Run quote("<p a='x>\n<q b='y'/></p>");
  CHECK(quote.code() == "X115");
  CHECK(quote.slice() == "<");
}

TEST_CASE("an attribute given twice is refused, with a note where it is first") {
  const Run run("<p id='a' b='c' id='d'/>");
  CHECK(run.code() == "X105");
  CHECK(run.place() == "1:17");
  REQUIRE(run.fault().notes.size() == 1);
  CHECK(run.fault().notes[0].at.begin == 3);
  CHECK(Run("<p xmlns:a='u' xmlns:b='u' a:id='1' b:id='2'/>").code() == "X105");
}

TEST_CASE("a second root and text outside the root are refused") {
  const Run second("<a/>\n<b/>");
  CHECK(second.code() == "X106");
  CHECK(second.slice() == "b");
  CHECK(Run("<a/>words").code() == "X106");
  CHECK(Run("words<a/>").code() == "X106");
}

TEST_CASE("document types and entities are refused") {
  const Run run("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a>&x;</a>");
  CHECK(run.code() == "X107");
  CHECK(run.place() == "2:1");
  CHECK(Run("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>").code() == "X107");
  const Run entity("<a>fish&nbsp;chips</a>");
  CHECK(entity.code() == "X112");
  CHECK(entity.slice() == "&nbsp;");
}

TEST_CASE("only UTF-8 is read") {
  CHECK(Run("\xEF\xBB\xBF<a/>").accepted);
  CHECK(Run("<?xml version='1.0' encoding='utf-8'?><a/>").accepted);
  CHECK(Run("<?xml version='1.0' encoding='ISO-8859-1'?><a/>").code() == "X108");
  CHECK(Run(std::string("\xFF\xFE<\0a\0", 6)).code() == "X108");
  CHECK(Run(std::string("\0<\0a", 4)).code() == "X108");
  CHECK(Run("<?xml version='1.1'?><a/>").code() == "X117");
}

TEST_CASE("invalid UTF-8 is placed") {
  const Run run("<a>\n  caf\xE9 bar</a>");
  CHECK(run.code() == "X109");
  CHECK(run.place() == "2:6");
  CHECK(Run("<a b='\xC0\x80'/>").code() == "X109");
  CHECK(Run("<a>\xED\xA0\x80</a>").code() == "X109");
  CHECK(Run("<a><!-- \xFF --></a>").code() == "X109");
}

TEST_CASE("control characters are refused, also as references") {
  const Run run("<a>x\x01y</a>");
  CHECK(run.code() == "X110");
  CHECK(run.place() == "1:5");
  const Run reference("<a>x&#1;y</a>");
  CHECK(reference.code() == "X110");
  CHECK(reference.slice() == "&#1;");
  CHECK(Run("<a b='&#xFFFF;'/>").code() == "X110");
  CHECK(Run("<a>\xEF\xBF\xBF</a>").code() == "X110");
  CHECK(Run("<a>\t\r\n&#9;</a>").accepted);
}

TEST_CASE("token delimiters are refused, also as references") {
  const Run text("<a>x\xEE\x80\x80y</a>");
  CHECK(text.code() == "X111");
  CHECK(text.place() == "1:5");
  CHECK(text.slice() == "\xEE\x80\x80");
  const Run reference("<a>x&#xE001;y</a>");
  CHECK(reference.code() == "X111");
  CHECK(reference.slice() == "&#xE001;");
  CHECK(Run("<a>&#57344;</a>").code() == "X111");
  CHECK(Run("<a><![CDATA[\xEE\x80\x81]]></a>").code() == "X111");
  CHECK(Run("<a b='x' c='y\xEE\x80\x80'/>").slice() == "\xEE\x80\x80");
  CHECK(Run("<a b='x' c='y&#xe000;'/>").slice() == "y&#xe000;");
  CHECK(Run("<a>\xEE\x80\x82</a>").accepted);
  CHECK(Run("<a><![CDATA[&#xE000;]]></a>").accepted);
}

TEST_CASE("an undeclared prefix is refused") {
  CHECK(Run("<a><x:b/></a>").code() == "X113");
  CHECK(Run("<a x:b='c'/>").code() == "X113");
}

TEST_CASE("nothing and blanks are no XML") {
  CHECK(Run("").code() == "X114");
  CHECK(Run(" \n ").code() == "X114");
  CHECK(Run("<!-- nothing -->").code() == "X114");
}

TEST_CASE("what has no end is placed where it starts") {
  const Run comment("<a>\n<!-- x </a>");
  CHECK(comment.code() == "X116");
  CHECK(comment.place() == "2:1");
  const Run cdata("<a>\n <![CDATA[ x </a>");
  CHECK(cdata.code() == "X116");
  CHECK(cdata.place() == "2:2");
  CHECK(Run("<a><b c='x'").code() == "X116");
  CHECK(Run("<a><?pi x").code() == "X116");
}

TEST_CASE("other slips in the markup") {
  CHECK(Run("<a>x]]>y</a>").code() == "X117");
  CHECK(Run("<a><!-- a -- b --></a>").code() == "X117");
  CHECK(Run("\n<?xml version='1.0'?><a/>").code() == "X117");
}

TEST_CASE("limits stop the reading early") {
  xml::Limits limits;
  limits.bytes = 100;
  CHECK(Run("<a>" + std::string(200, 'x') + "</a>", limits).code() == "X120");

  limits = {};
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  const Run nested(deep);
  CHECK(nested.code() == "X121");
  CHECK(nested.fault().at.begin == 100 * 3 + 1);

  limits.elements = 3;
  CHECK(Run("<a><b/><b/></a>", limits).accepted);
  CHECK(Run("<a><b/><b/><b/></a>", limits).code() == "X122");

  limits.attributes = 2;
  CHECK(Run("<a b='1' c='2'/>", limits).accepted);
  CHECK(Run("<a b='1' c='2' d='3'/>", limits).code() == "X123");
  CHECK(Run("<a b='1' c='2' xmlns:x='y'/>", limits).code() == "X123");
}
