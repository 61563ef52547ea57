#include "xml/xml.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace townclerk;

namespace {

struct Parsed {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<xml::Document> document;

  explicit Parsed(std::string text) {
    const FileId file = sources.add("report.xml", std::move(text));
    document = xml::Document::parse(sources, file, {}, diagnostics);
    REQUIRE(document);
  }
  [[nodiscard]] xml::Element root() const { return document->root(); }
  [[nodiscard]] std::string slice(Span span) const { return std::string(sources.slice(span)); }
};

}  // namespace

TEST_CASE("elements have names, namespaces and places") {
  const Parsed xml("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- c --><r xmlns='urn:a' xmlns:b=\"urn:b\"><b:x y='>'  /><z xmlns=''/></r>");
  const xml::Element root = xml.root();
  CHECK(root.name() == "r");
  CHECK(root.space() == "urn:a");
  CHECK(xml.slice(root.name_at()) == "r");
  CHECK(root.attributes().empty());
  const auto x = root.first();
  REQUIRE(x);
  CHECK(x->name() == "x");
  CHECK(x->space() == "urn:b");
  CHECK(xml.slice(x->at()) == "<b:x y='>'  />");
  CHECK(xml.slice(x->name_at()) == "b:x");
  const auto z = x->next();
  REQUIRE(z);
  CHECK(z->name() == "z");
  CHECK(z->space().empty());
  CHECK_FALSE(z->next());
  CHECK_FALSE(z->first());
}

TEST_CASE("attributes are decoded and placed") {
  const Parsed xml("<r a = \"R&amp;D &#8217;&#x41;\"\n b='x\ty\r\nz' xml:lang='cy' xmlns:p='urn:p' p:c=''/>");
  const auto& attributes = xml.root().attributes();
  REQUIRE(attributes.size() == 4);
  CHECK(attributes[0].name == "a");
  CHECK(attributes[0].value ==
        "R&D \xE2\x80\x99"
        "A");
  CHECK(xml.slice(attributes[0].name_at) == "a");
  CHECK(xml.slice(attributes[0].value_at) == "R&amp;D &#8217;&#x41;");
  CHECK(attributes[1].value == "x y z");
  CHECK(attributes[2].name == "lang");
  CHECK(attributes[2].space == xml::xml_space);
  CHECK(attributes[3].space == "urn:p");
  CHECK(attributes[3].value.empty());
  REQUIRE(xml.root().attribute("b") != nullptr);
  CHECK(xml.root().attribute("lang") == nullptr);
  CHECK(xml.root().attribute("none") == nullptr);
}

TEST_CASE("text is decoded, with places, without comments and instructions") {
  const Parsed xml("<r>a &lt;<!-- &x <y> -->b\r\nc<?pi > ?><k>no</k><![CDATA[<&amp;]]>\rd</r>");
  const PlacedText text = xml.root().text();
  CHECK(text.text() == "a <b\nc<&amp;\nd");
  CHECK(xml.slice(text.place(0, 1)) == "a");
  CHECK(xml.slice(text.place(2, 3)) == "&lt;");
  CHECK(xml.slice(text.place(3, 4)) == "b");
  CHECK(xml.slice(text.place(4, 5)) == "\r\n");
  CHECK(xml.slice(text.place(6, 12)) == "<&amp;");
  CHECK(xml.slice(text.place(13, 14)) == "d");
}

TEST_CASE("children are elements and runs of text in order") {
  const Parsed xml("<r>one<a/>two<b>inner</b><c/>\n</r>");
  const auto& children = xml.root().children();
  REQUIRE(children.size() == 6);
  CHECK(children[0].text.text() == "one");
  CHECK(children[1].element->name() == "a");
  CHECK(children[2].text.text() == "two");
  CHECK(children[3].element->text().text() == "inner");
  CHECK(children[4].element->name() == "c");
  CHECK(children[5].text.text() == "\n");
}

TEST_CASE("text that strays between elements is found") {
  const Parsed clean("<r> <a/> <!-- x --> <b>words</b>&#32;</r>");
  CHECK_FALSE(clean.root().stray_text().known());
  const Parsed stray("<r> <a/>\n  two words\n <b/></r>");
  CHECK(stray.slice(stray.root().stray_text()) == "two words");
  const Parsed cdata("<r><a/><![CDATA[ x ]]></r>");
  CHECK(cdata.slice(cdata.root().stray_text()) == "x");
}

TEST_CASE("an element that closes itself ends where its tag ends") {
  const Parsed xml("<r><a/></r>");
  CHECK(xml.root().children().size() == 1);
  CHECK(xml.root().first()->text().empty());
  const Parsed nested("<r><a><b/></a>t</r>");
  CHECK(nested.root().text().text() == "t");
  CHECK(nested.slice(nested.root().first()->whole()) == "<a><b/></a>");
  CHECK(nested.slice(nested.root().first()->first()->whole()) == "<b/>");
  CHECK(nested.slice(nested.root().whole()) == "<r><a><b/></a>t</r>");
}

TEST_CASE("a big file is walked in linear time and little memory") {
  std::string text = "<r>";
  for (int i = 0; i < 50'000; ++i) text += "<post id='p" + std::to_string(i) + "'><title>Officer</title></post>";
  text += "</r>";
  const Parsed xml(std::move(text));
  std::size_t count = 0;
  for (auto post = xml.root().first(); post; post = post->next()) {
    count += post->read_attributes().size();
    count += post->first()->text().text().size();
  }
  CHECK(count == 50'000 * 8);
}
