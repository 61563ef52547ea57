#include "view/addressed.hpp"

#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view::test;

namespace {

Reading two_committees() {
  return Reading(R"xml(<report xmlns="urn:townclerk:report:1" id="r" house="standard"><title>On posts</title>
    <authority id="aton" nation="england"><name>Aton Council</name></authority>
    <authority id="beton" nation="england"><name>Beton Council</name></authority>
    <meeting id="a" date="2017-06-16"><name>Staff Committee</name></meeting>
    <meeting id="b" authority="beton" date="2017-06-19"><name>Appeals Committee</name></meeting>
    <section id="shared" role="background"><body>For both.</body><body meetings="a">For Aton.</body>
      <generated part="decision-route" meetings="b"/>
      <section id="inner" meetings="a"><title>Inner</title><body>Words.</body></section></section>
    <section id="own" meetings="a"><title>Own</title><section id="deep"><title>Deep</title><body>Words.</body></section></section>
    <appendices><appendix id="annex" meetings="a b"><title>Annex</title>
      <section id="in-annex" meetings="b"><title>In it</title><body>Words.</body></section></appendix></appendices></report>)xml");
}

}  // namespace

TEST_CASE("a paper has what is for its meeting, and what is for all") {
  Reading r = two_committees();
  CHECK(view::address_to(*r.report, r.report->meetings.at(1)) == std::vector<std::string>{"own", "deep", "inner"});
  REQUIRE(r.report->sections.size() == 1);
  REQUIRE(r.report->sections[0].parts.size() == 2);
  CHECK(r.report->sections[0].parts[1].generated == "decision-route");
  CHECK(r.report->sections[0].sections.empty());
  CHECK(r.report->appendices.at(0).sections.size() == 1);
}

TEST_CASE("another meeting's paper has its own parts") {
  Reading r = two_committees();
  CHECK(view::address_to(*r.report, r.report->meetings.at(0)) == std::vector<std::string>{"in-annex"});
  CHECK(r.report->sections.size() == 2);
  CHECK(r.report->sections.at(0).parts.at(1).prose.in("en")->text() == "For Aton.");
}

TEST_CASE("the council of a paper is the one whose meeting it is for") {
  Reading r = two_committees();
  CHECK(words(r.view(), "authority.name") == "Beton Council");
  CHECK(words(r.view(for_meeting("a")), "authority.name") == "Aton Council");
  CHECK(words(r.view(), "meetings.1.council") == "Beton Council");
  CHECK(words(r.view(), "meetings.0.council").empty());
}
