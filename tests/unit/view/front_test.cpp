#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view::test;

namespace {

const std::string own_house = R"xml(<house xmlns="urn:townclerk:house:1" code="own" base="standard">
  <header form="pairs">
    <field code="mark" position="banner"><label>Mark</label></field>
    <field code="second" position="grid 3"><label>Second:</label></field>
    <field code="plan" position="section purpose"><label>Plan?</label></field>
    <field code="asker" position="section recommendations"><label>From</label></field>
  </header>
  <people><line>{name} ({post})</line></people>
</house>)xml";

}  // namespace

TEST_CASE("header fields stand where the house puts them, in its order") {
  Reading r(report_xml(R"xml(
    <people><person id="p" name="Ann Lee" post="Director" phone="123" email="a@b.example"/><person id="q" name="Bo"/>
      <person id="z" name="Zoe" post="Clerk" line="Zoe Clerk"/></people>
    <front>
      <field code="contact"><person ref="p"/><person ref="q"/><person ref="z"/></field>
      <field code="wards" blank="yes"/>
      <field code="report-of"><label>By:</label><value>Director</value><value>Leader</value></field>
      <field code="second"><value>2</value></field>
      <field code="mark"><value>M</value></field>
      <field code="plan"><value>NO</value></field>
      <field code="asker"><value>Ann</value></field>
      <signature name="Ann Lee" role="Director"/>
      <clearance area="legal" initials="PL" date="2017-06-01"/>
    </front>
    <section id="s" role="purpose"/><section id="t" role="background"/>)xml"),
            own_house);
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  REQUIRE_FALSE(r.diagnostics.has_errors());
  CHECK(words(v, "front.form") == "pairs");
  CHECK(words(v, "front.has-banner") == "yes");
  CHECK(words(v, "front.banner.0.value") == "M");
  CHECK(words(v, "front.grids") == "2");
  CHECK(words(v, "front.grids.0.fields.0.term") == "By:");
  CHECK(words(v, "front.grids.0.fields.0.values.1") == "Leader");
  CHECK(words(v, "front.grids.0.fields.0.value") == "Director, Leader");
  CHECK(words(v, "front.grids.0.fields.1.code") == "contact");
  CHECK(words(v, "front.grids.0.fields.1.id") == "front-contact");
  CHECK(words(v, "front.grids.0.fields.1.people.0.line") == "Ann Lee (Director)");
  CHECK(words(v, "front.grids.0.fields.1.people.0.phone-line") == "Tel. 123");
  CHECK(words(v, "front.grids.0.fields.1.people.1.line") == "Bo");
  CHECK(words(v, "front.grids.0.fields.1.people.2.line") == "Zoe Clerk");
  CHECK(words(v, "front.grids.0.fields.1.people.1.phone-line").empty());
  CHECK(words(v, "front.grids.0.fields.2.is-blank") == "yes");
  CHECK(words(v, "front.grids.1.number") == "3");
  CHECK(words(v, "front.grids.1.fields.0.value") == "2");
  CHECK(words(v, "front.has-end") == "no");
  CHECK(words(v, "field.plan.value") == "NO");
  CHECK(words(v, "recommendations.fields") == "1");
  CHECK(words(v, "recommendations.fields.0.value") == "Ann");
  CHECK(words(v, "field.summary.is-present") == "no");
  CHECK(words(v, "sections.0.has-fields") == "yes");
  CHECK(words(v, "sections.0.fields.0.term") == "Plan?");
  CHECK(words(v, "sections.1.has-fields") == "no");
  CHECK(words(v, "signatures.0.role") == "Director");
  CHECK(words(v, "clearances.0.area-label") == "Legal");
  CHECK(words(v, "clearances.0.date.long") == "1 June 2017");
}

TEST_CASE("a meeting's own fields stand instead of the report's") {
  Reading r(R"xml(<report xmlns="urn:townclerk:report:1" id="r" house="standard"><title>T</title>
    <authority id="a" nation="england"><name>A</name></authority>
    <meeting id="one" date="2017-06-01"><name>One</name><front><field code="wards"><value>North</value></field></front></meeting>
    <meeting id="two" date="2017-07-01"><name>Two</name></meeting>
    <front><field code="wards"><value>All</value></field></front></report>)xml");
  CHECK(words(r.view(), "field.wards.value") == "All");
  CHECK(words(r.view(), "meeting.body") == "Two");
  const mustache::Value first = r.view(for_meeting("one"));
  CHECK(words(first, "field.wards.value") == "North");
  CHECK(words(first, "meeting.body-caps") == "ONE");
  CHECK(words(first, "meetings.0.is-this") == "yes");
  CHECK(words(first, "meetings.1.is-this") == "no");
}

TEST_CASE("people who are not public are in the exempt edition only") {
  Reading r(report_xml(R"xml(<people><person id="p" name="Secret Name" public="no"/><person id="q" name="Bo"/></people>
    <front><field code="contact"><person ref="p"/><person ref="q"/></field></front>
    <risks><risk id="k" owner="p"><risk-text>R</risk-text></risk></risks>)xml"));
  const mustache::Value open = r.view();
  CHECK(words(open, "field.contact.value") == "Bo");
  CHECK(words(open, "risks.0.owner") == "Exempt: see Part II");
  CHECK(view::inspect(view::schema(*r.house, *r.report), open).find("Secret") == std::string::npos);
  const mustache::Value exempt = r.view(exempt_edition());
  CHECK(words(exempt, "field.contact.value") == "Secret Name, Bo");
  CHECK(words(exempt, "risks.0.owner") == "Secret Name");
}

TEST_CASE("fields and clearances that the house does not have are faults with a suggestion") {
  Reading r(report_xml(R"xml(<front><field code="contcat"><value>x</value></field><clearance area="leagl"/></front>)xml"));
  static_cast<void>(r.view());
  CHECK(codes(r.diagnostics) == "V201 V210");
  CHECK(r.sources.slice(r.diagnostics.all().at(0).at) == "contcat");
  CHECK(r.diagnostics.all().at(0).hints.at(0) == "did you mean 'contact'?");
  CHECK(r.sources.slice(r.diagnostics.all().at(1).at) == "leagl");
}

TEST_CASE("a field that the house requires must be there, blank or not") {
  Reading missing(report_xml(R"xml(<section id="s" role="purpose"/>)xml"), "peterborough");
  static_cast<void>(missing.view());
  CHECK(codes(missing.diagnostics) == "V203");
  Reading blank(report_xml(R"xml(<front><field code="contact" blank="yes"/></front><section id="s" role="purpose"/>)xml"), "peterborough");
  static_cast<void>(blank.view());
  CHECK(codes(blank.diagnostics).empty());
}

TEST_CASE("a meeting or set that the report does not have is a fault") {
  Reading r(report_xml(""));
  static_cast<void>(r.view(for_meeting("n")));
  static_cast<void>(r.view(of_set("s")));
  CHECK(codes(r.diagnostics) == "V208 V209");
  CHECK(r.diagnostics.all().at(0).hints.at(0) == "did you mean 'm'?");
}

TEST_CASE("a language that the report is not written in is a fault") {
  Reading r(report_xml(""));
  static_cast<void>(r.view(in_language("cy")));
  CHECK(codes(r.diagnostics) == "V213");
}

TEST_CASE("what is not translated is named") {
  Reading r(report_xml(R"xml(<title xml:lang="cy">Adroddiad</title><section id="a"><title>A</title><body>Said</body></section>)xml"));
  static_cast<void>(r.view(in_language("cy")));
  CHECK(codes(r.diagnostics) == "V221");
  CHECK_FALSE(r.diagnostics.has_errors());
}

TEST_CASE("what is not translated is named in lines, consultations, events and documents too") {
  Reading r(report_xml(R"xml(<title xml:lang="cy">Adroddiad</title>
    <organisation><unit id="u" kind="team"><name>U</name><name xml:lang="cy">U</name><former-name>A</former-name></unit>
      <post id="p"><title>P</title><title xml:lang="cy">P</title><statutory code="mo"><designated-by>B</designated-by></statutory></post>
      <line from="p" to="u"><label>C</label></line></organisation>
    <consultation><scope>D</scope><meeting-held date="2013-04"><name>E</name></meeting-held></consultation>
    <timetable><event id="e" date="2013-04"><title>F</title><title xml:lang="cy">F</title><actor>G</actor></event></timetable>
    <finance><line id="l" kind="cost" amount="1"><title>H</title><title xml:lang="cy">H</title><source>I</source></line></finance>
    <documents><document id="d"><title>J</title><title xml:lang="cy">J</title><body>K</body><location>L</location></document></documents>)xml"));
  static_cast<void>(r.view(in_language("cy")));
  REQUIRE(codes(r.diagnostics) == "V221");
  constexpr std::size_t places_more = 10;  // the council and the meeting, which report_xml gives, are among them
  CHECK(r.diagnostics.all().front().notes.size() == places_more);
}

TEST_CASE("what is not translated is named in conditions, functions, former titles and what posts are mapped to") {
  Reading r(report_xml(R"xml(<title xml:lang="cy">Adroddiad</title>
    <organisation><post id="p"><title>P</title><title xml:lang="cy">P</title><former-title>A</former-title><mapping to="sch">B</mapping></post>
      <scheme id="sch"><title>C</title></scheme></organisation>
    <changes><set id="s"><contingent id="c"><condition>D</condition><then><create id="n"><function id="f"><name>E</name></function></create></then>
      <else><rename id="t" subject="p"><title>F</title></rename></else></contingent></set></changes>)xml"));
  static_cast<void>(r.view(in_language("cy")));
  REQUIRE(codes(r.diagnostics) == "V221");
  constexpr std::size_t places_more = 7;  // two of them in what report_xml gives
  CHECK(r.diagnostics.all().front().notes.size() == places_more);
}

TEST_CASE("recommendations to a meeting need one") {
  std::string xml = report_xml(
      R"xml(<recommendations><recommendation id="r"><text>That <actor/> <verb name="note"/> it.</text></recommendation></recommendations>)xml");
  const std::size_t begin = xml.find("<meeting");
  const std::size_t end = xml.find("</meeting>", begin) + std::string_view("</meeting>").size();
  REQUIRE(begin != std::string::npos);
  Reading r(xml.erase(begin, end - begin));
  static_cast<void>(r.view());
  CHECK(codes(r.diagnostics) == "V212");
}

TEST_CASE("a header field stands once") {
  Reading r(report_xml(R"xml(
    <front><field code="wards"><value>A</value></field><field code="wards"><value>B</value></field></front>)xml"));
  CHECK(r.view().find("field") != nullptr);
  CHECK(codes(r.diagnostics) == "V215");
}

TEST_CASE("a header field may list the appendices as they are listed") {
  Reading r(report_xml(R"xml(<front><field code="enclosures"><generated part="appendices"/></field></front>
    <appendices>
      <appendix id="a" kind="to-follow" due="2017-07"><title>Equality</title></appendix>
      <appendix id="b" number="2a" kind="not-held"><listed-as>Units</listed-as><title>Functions of units</title></appendix>
      <appendix id="c" number="2b" kind="not-held"><listed-as>Units</listed-as><title>Commissioners</title></appendix>
      <appendix id="d" label="Annex {n}" numbers="A" kind="not-held"><listed-as>Units</listed-as><title>Elsewhere</title></appendix>
      <appendix id="e" kind="not-held" exempt="1" public-interest="x"><listed-as>Secret</listed-as><title>Secret</title></appendix>
      <appendix id="f" kind="not-held"><title>Equality</title></appendix>
    </appendices>)xml"),
            R"xml(<house xmlns="urn:townclerk:house:1" code="own" base="standard">
              <appendices><entry>{label} – {title}</entry></appendices></house>)xml");
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  CHECK(words(v, "field.enclosures.values") == "5");
  CHECK(words(v, "field.enclosures.values.0") == "Appendix 1 – Equality");
  CHECK(words(v, "field.enclosures.values.1") == "Appendix 2a & 2b – Units");
  CHECK(words(v, "field.enclosures.values.2") == "Annex A – Units");
  CHECK(words(v, "field.enclosures.values.3") == "Appendix 4 – Exempt: see Part II");
  CHECK(words(r.view(exempt_edition()), "field.enclosures.values.3") == "Appendix 4 – Secret");
  CHECK(words(v, "appendices.1.name") == "Appendix 2a");
}

TEST_CASE("a meeting says whose function it is in the house's words") {
  Reading r(R"xml(<report xmlns="urn:townclerk:report:1" id="r" house="standard"><title>T</title>
    <authority id="a" nation="england"><name>A</name></authority>
    <meeting id="m" date="2017-06-01" function-of="executive"><name>Cabinet</name></meeting>
    <meeting id="n" date="2017-06-02"><name>Board</name></meeting></report>)xml");
  CHECK(words(r.view(for_meeting("m")), "meeting.function-of") == "Executive");
  CHECK(words(r.view(for_meeting("n")), "meeting.function-of").empty());
}
