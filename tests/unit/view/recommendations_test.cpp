#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view::test;

namespace {

const std::string two = R"xml(<delegations><delegation id="d" citation="3.1" holder="Chief Executive"/></delegations><recommendations>
    <recommendation id="r-1" delegation="d"><text>That <actor/> <verb name="ratify"/> the *plan*;</text>
      <item id="r-1a"><text><verb name="note"/> this</text></item></recommendation>
    <recommendation id="r-2" form="as-written" in="both" number="7"><text>The matter is deferred.</text></recommendation></recommendations>)xml";

std::string own_house(const std::string& recommendations) {
  return R"xml(<house xmlns="urn:townclerk:house:1" code="own" base="standard">)xml" + recommendations + "</house>";
}

}  // namespace

TEST_CASE("recommendations are worded as the house words them") {
  Reading imperative(report_xml(two));
  const mustache::Value v = imperative.view();
  CHECK(words(v, "recommendations.lead-in") == "The Staff Committee is asked to\\:");
  CHECK(words(v, "recommendations.form") == "1.");
  CHECK(words(v, "recommendations.front.0.text") == "Ratify the *plan*;");
  CHECK(words(v, "recommendations.front.0.items.0.text") == "note this");
  CHECK(words(v, "recommendations.front.0.delegation.citation") == "3.1");
  CHECK(words(v, "recommendations.front.1.text") == "The matter is deferred.");
  CHECK(words(v, "recommendations.front.1.number") == "7");

  Reading base(report_xml(two), own_house(R"xml(<recommendations verb="base"><item>That {actor} {text}</item></recommendations>)xml"));
  CHECK(words(base.view(), "recommendations.front.0.text") == "That the Staff Committee ratify the *plan*;");

  Reading third(report_xml(two), own_house(R"xml(<recommendations verb="third-person"/>)xml"));
  CHECK(words(third.view(), "recommendations.front.0.text") == "Ratifies the *plan*;");
}

TEST_CASE("houses that say That print a sentence with an object in the passive") {
  const std::string xml = report_xml(R"xml(<recommendations><recommendation id="r-1">
    <text>That <actor/> <verb name="authorise" object="the *Chief* Executive"/>, when it is time, to act.</text></recommendation></recommendations>)xml");
  const auto in_house = [&xml](const std::string& forms) {
    Reading r(xml, own_house(forms));
    return words(r.view(), "recommendations.front.0.text");
  };
  CHECK(in_house(R"xml(<recommendations verb="base"><item>That {actor} {text}</item></recommendations>)xml") ==
        R"(That the \*Chief\* Executive be authorised, when it is time, to act.)");
  CHECK(in_house(R"xml(<recommendations verb="base"><item>To {text}</item></recommendations>)xml") ==
        R"(To authorise the \*Chief\* Executive, when it is time, to act.)");
  CHECK(in_house(R"xml(<recommendations verb="third-person"/>)xml") == R"(Authorises the \*Chief\* Executive, when it is time, to act.)");
  CHECK(in_house("") == R"(Authorise the \*Chief\* Executive, when it is time, to act.)");
}

TEST_CASE("a sentence with another subject keeps it, and its slots are filled") {
  Reading r(report_xml(R"xml(<recommendations><recommendation id="r-1">
    <text>In May <actor/> <verb name="meet"/>.</text></recommendation></recommendations>)xml"));
  CHECK(words(r.view(), "recommendations.front.0.text") == "In May the Staff Committee meet.");
}

TEST_CASE("a recommendation may have no number, and the next one counts on") {
  Reading r(report_xml(R"xml(<recommendations><recommendation id="r-1"><text><verb name="note"/> this</text></recommendation>
    <recommendation id="r-2" number="none"><text><verb name="note"/> that</text></recommendation></recommendations>)xml"));
  const mustache::Value v = r.view();
  CHECK(words(v, "recommendations.front.0.is-unnumbered") == "no");
  CHECK(words(v, "recommendations.front.1.is-unnumbered") == "yes");
  CHECK(words(v, "recommendations.front.1.number").empty());
  const std::string text = expanded(r);
  CHECK(text.find("{#r-1 number") != std::string::npos);
  CHECK(text.find("{#r-2 .unnumbered number") != std::string::npos);
}

TEST_CASE("the name of a body cannot become markup") {
  Reading r(R"xml(<report xmlns="urn:townclerk:report:1" id="r" house="standard"><title>T</title>
    <authority id="a" nation="england"><name>A</name></authority>
    <meeting id="m" date="2017-06-01"><name>*A* {{b}} &lt;c&gt;</name></meeting>
    <recommendations><recommendation id="r-1"><text><verb name="ask"/> <actor/> twice</text></recommendation></recommendations></report>)xml");
  CHECK(words(r.view(), "recommendations.front.0.text") == R"(Ask the \*A\* \{\{b\}\} \<c\> twice)");
  CHECK(expanded(r).find(R"(Ask the \*A\* \{\{b\}\} \<c\> twice)") != std::string::npos);
}

TEST_CASE("recommendations are printed first, last or both") {
  Reading first(report_xml(two));
  CHECK(words(first.view(), "recommendations.front") == "2");
  CHECK(words(first.view(), "recommendations.closing") == "1");
  CHECK(words(first.view(), "recommendations.closing.0.anchor") == "r-2-closing");
  Reading last(report_xml(two), own_house(R"xml(<recommendations position="last"/>)xml"));
  CHECK(words(last.view(), "recommendations.front") == "1");
  CHECK(words(last.view(), "recommendations.closing") == "2");
  CHECK(words(last.view(), "recommendations.closing.0.anchor") == "r-1");
  CHECK(words(last.view(), "recommendations.closing.1.anchor") == "r-2-closing");
  Reading both(report_xml(two), own_house(R"xml(<recommendations position="both"/>)xml"));
  CHECK(words(both.view(), "recommendations.closing.0.anchor") == "r-1-closing");
}

TEST_CASE("an exempt recommendation leaves its number and the house's words for a gap") {
  Reading r(report_xml(R"xml(<recommendations><recommendation id="r-1" number="3" exempt="1" public-interest="p">
    <text><verb name="dismiss"/> somebody</text></recommendation></recommendations>)xml"));
  CHECK(words(r.view(), "recommendations.front.0.text") == "Exempt\\: see Part II");
  CHECK(words(r.view(), "recommendations.front.0.number") == "3");
  CHECK(words(r.view(exempt_edition()), "recommendations.front.0.text") == "Dismiss somebody");
}

TEST_CASE("a sentence that is not translated is whole in the report's own language") {
  Reading r(report_xml(R"xml(<title xml:lang="cy">Am swyddi</title><recommendations><recommendation id="rec">
    <text>That <actor/> <verb name="agree"/> it.</text></recommendation></recommendations>)xml"),
            R"xml(<house xmlns="urn:townclerk:house:1" code="own" base="standard" lang="en-GB" nation="wales"><name>Own</name>
    <recommendations verb="base"><heading>R</heading><actor>the {body}</actor><actor xml:lang="cy">y {body}</actor>
      <item>That {actor} {text}</item><item xml:lang="cy">Bod {actor} yn {text}</item></recommendations></house>)xml");
  CHECK(words(r.view(in_language("cy")), "recommendations.front.0.text") == "That the Staff Committee agree it.");
  CHECK(words(r.view(in_language("cy")), "recommendations.front.0.language") == "en");
}
