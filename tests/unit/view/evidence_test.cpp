#include <algorithm>
#include <utility>

#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view::test;

TEST_CASE("consultation, timetable, money, risks and papers are in the view") {
  Reading r(report_xml(R"xml(
    <delegations><delegation id="dg" citation="3.13.2(g)" holder="CE"><power>to decide</power></delegation></delegations>
    <revisions><revision version="1" date="2017-05-01"><reason>Typing</reason></revision></revisions>
    <consultation start="2017-04-03" end="2017-05-12" invited="9" responses="11"><consultee>Unions</consultee>
      <theme id="t"><title>Pay</title><said>Too *low*.</said><response>No.</response></theme></consultation>
    <timetable><event id="e" date="2017-06-05" precision="week-commencing"><title>Start</title></event></timetable>
    <finance><line id="saving" kind="saving" amount="200000" year="2017/18"><title>Sharing</title></line>
      <line id="more" kind="saving" amount="-1000.50" one-off="yes"><title>More</title></line>
      <line id="cost" kind="cost" amount="1000" certainty="about"><title>Cost</title></line></finance>
    <risks><risk id="k1"><risk-text>R1</risk-text><response>A</response></risk><risk id="k2" number="Z"><risk-text>R2</risk-text></risk></risks>
    <documents><document id="d1" date="2016-12-01" background="yes"><title>Test</title></document>
      <document id="d2"><short-name>Scheme</short-name><title>Long</title></document></documents>
    <section id="s"><title>S</title><body>Saves {{finance.saving.thousands}}.</body></section>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  REQUIRE_FALSE(r.diagnostics.has_errors());
  CHECK(words(v, "consultation.days") == "40");
  CHECK(words(v, "consultation.start.long") == "3 April 2017");
  CHECK(words(v, "consultation.themes.0.said") == "Too *low*.");
  CHECK(words(v, "timetable.0.date.long") == "week commencing 5 June 2017");
  CHECK(words(v, "finance.saving.thousands") == "£200k");
  CHECK(words(v, "finance-lines.1.amount.exact") == "(£1,000.50)");
  CHECK(words(v, "finance-lines.1.is-one-off") == "yes");
  CHECK(words(v, "finance-lines.0.kind-label") == "Saving");
  CHECK(words(v, "finance-totals.saving.exact") == "£198,999.50");
  CHECK(words(v, "finance-totals.cost.exact") == "about £1,000");
  CHECK(words(v, "risks.0.letter") == "A");
  CHECK(words(v, "risks.1.letter") == "Z");
  CHECK(words(v, "background.papers") == "1");
  CHECK(words(v, "background.is-none") == "no");
  CHECK(words(v, "documents.1.short-name") == "Scheme");
  CHECK(words(v, "documents.0.short-name") == "Test");
  CHECK(words(v, "delegations.0.power") == "to decide");
  CHECK(words(v, "revisions.0.date.iso") == "2017-05-01");
  CHECK(expanded(r).find("Saves £200k.") != std::string::npos);
}

TEST_CASE("prose may name what the report has, and no more") {
  Reading r(report_xml(R"xml(<section id="s"><title>S</title><body>{{finance.none.exact}}</body></section>)xml"));
  const mustache::Schema names = view::schema(*r.house, *r.report);
  Templates templates(r.sources, r.diagnostics);
  Plain plain;
  mustache::Options strict;
  strict.schema = &names;
  CHECK_FALSE(mustache::render(*templates.load("standard/report"), r.view(), templates.loader(), plain, strict, r.diagnostics));
  REQUIRE(r.diagnostics.has_errors());
  CHECK(r.sources.slice(r.diagnostics.all().front().at).find("finance.none.exact") != std::string::npos);
}

TEST_CASE("facts for metadata and running heads") {
  Reading r(report_xml("", R"xml(reference="EC/17")xml"));
  const view::Facts open = view::facts(*r.report, *r.house, {});
  CHECK(open.id == "r");
  CHECK(open.title == "On posts");
  CHECK(open.language == "en-GB");
  CHECK(open.author == "Aton Council");
  CHECK(open.subject == "Staff Committee, 16 June 2017");
  CHECK(open.date == "2017-06-16");
  CHECK(open.strings.at(1) == std::pair<std::string, std::string>("meeting", "Staff Committee, 16 June 2017"));
  CHECK(open.strings.at(2).second == "EC/17");
  CHECK(open.strings.at(5).second == "Public report");
  CHECK(view::facts(*r.report, *r.house, exempt_edition()).strings.at(5).second == "NOT FOR PUBLICATION");
  const view::Facts welsh = view::facts(*r.report, *r.house, in_language("cy"));
  CHECK(welsh.language == "cy");
  const auto page = std::find(welsh.strings.begin(), welsh.strings.end(), std::pair<std::string, std::string>("page-before", "Tudalen "));
  REQUIRE(page != welsh.strings.end());
  CHECK((page + 1)->second == " o ");
  CHECK((page + 2)->second.empty());
}

TEST_CASE("inspect prints every name with type and value") {
  Reading r(report_xml(R"xml(<risks><risk id="k"><risk-text>Fire</risk-text></risk></risks>)xml"));
  const std::string out = view::inspect(view::schema(*r.house, *r.report), r.view());
  CHECK(out.find("report.title : text = On posts    # its title\n") != std::string::npos);
  CHECK(out.find("edition.is-open : boolean = yes") != std::string::npos);
  CHECK(out.find("risks : list = 1 entry") != std::string::npos);
  CHECK(out.find("risks[1].risk : prose = Fire") != std::string::npos);
  CHECK(out.find("report.version : text = (none)") != std::string::npos);
  CHECK(out.find("label.none : text = None") != std::string::npos);
}

TEST_CASE("several consultations are printed one by one, and the first is the consultation") {
  Reading r(report_xml(R"xml(
    <consultation id="staff" kind="staff" start="2013-03-04" minimum-days="30"><scope>Managers</scope>
      <meeting-held date="2013-03-05"><name>Forum</name></meeting-held><theme id="pay"><title>Pay</title><said>Too low.</said></theme></consultation>
    <consultation id="unions" kind="trade-union" end="2013-04-01"><theme id="hours"><title>Hours</title><said>Too long.</said></theme></consultation>
    <consultation kind="public"/>
    <section id="s"><title>S</title><generated part="consultation"/><generated part="consultation" of="unions"/><generated part="themes" of="unions"/>
      <generated part="themes" of="pay"/><generated part="themes"/><body>Until {{consultations.unions.end.long}}.</body></section>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  REQUIRE_FALSE(r.diagnostics.has_errors());
  const std::string parts = "sections.0.parts.";
  CHECK(words(v, parts + "0.held-consultations") == "3");
  CHECK(words(v, parts + "0.held-consultations.0.is-headed") == "yes");
  CHECK(words(v, parts + "0.held-consultations.1.title") == "Trade unions");
  CHECK(words(v, parts + "0.held-consultations.2.is-headed") == "no");
  CHECK(words(v, parts + "1.held-consultations") == "1");
  CHECK(words(v, parts + "1.held-consultations.0.is-headed") == "no");
  CHECK(words(v, parts + "2.themes.0.title") == "Hours");
  CHECK(words(v, parts + "3.themes.0.title") == "Pay");
  CHECK(words(v, parts + "4.themes") == "2");
  CHECK(words(v, "consultation.start.long") == "4 March 2013");
  CHECK(words(v, "consultation.themes") == "1");
  const std::string out = expanded(r);
  CHECK(out.find("### Managers\n\n{#staff}") != std::string::npos);
  CHECK(out.find("Minimum days\n\n30\n") != std::string::npos);
  CHECK(out.find("Meetings held\n\nForum, 5 March 2013\n") != std::string::npos);
  CHECK(out.find("Until 1 April 2013.") != std::string::npos);
}

TEST_CASE("each set of changes has its own impacts") {
  Reading r(report_xml(R"xml(<organisation><post id="p"><title>P</title></post><post id="q"><title>Q</title></post></organisation>
    <changes><set id="one"/><set id="two"/></changes>
    <staffing set="one"><impact id="i" post="p"/></staffing><staffing><impact id="j" post="q"/></staffing>
    <section id="s"><title>S</title><generated part="impact"/><generated part="impact" set="one"/><generated part="impact" of="i"/></section>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  CHECK(words(v, "sections.0.parts.0.impacts.0.title") == "Q");
  CHECK(words(v, "sections.0.parts.1.impacts.0.title") == "P");
  CHECK(words(v, "sections.0.parts.2.impacts.0.title") == "P");
}

TEST_CASE("events say who acts and whether it is done") {
  Reading r(report_xml(R"xml(<people><person id="x" name="X" public="no"/></people>
    <organisation><post id="p"><title>Chief</title></post></organisation>
    <timetable><event id="a" date="2013-04" precision="quarter" actor="p" done="yes"><title>A</title></event>
      <event id="b" date="2013-10" done="no"><title>B</title><actor>Unions</actor></event>
      <event id="c" date="2013-11" actor="x"><title>C</title></event></timetable>
    <section id="s"><title>S</title><generated part="timetable"/></section>)xml"));
  const std::string out = expanded(r);
  CHECK(out.find("April to June 2013\n") != std::string::npos);
  CHECK(out.find("A (Chief) – done\n") != std::string::npos);
  CHECK(out.find("B (Unions) – planned\n") != std::string::npos);
  CHECK(out.find("C (Exempt: see Part II)\n") != std::string::npos);
}

TEST_CASE("the list of amounts has columns for what some line says") {
  const std::string lines = R"xml(<line id="l" kind="cost" amount="10" fund="Reserve" confidence="low"><title>L</title>
      <basis>Grades</basis><source>Payroll</source></line><line id="other" kind="cost" amount="5"><title>M</title></line>)xml";
  const std::string section = R"xml(<section id="s"><title>S</title><generated part="finance"/></section>)xml";
  Reading r(report_xml("<finance>" + lines + "</finance>" + section));
  const std::string out = expanded(r);
  CHECK(out.find("| Item | Kind | Year | Basis | Fund | Confidence | Amount |\n|---|---|---|---|---|---|---:|\n") != std::string::npos);
  CHECK(out.find("| L | Cost |  | Grades (source: Payroll) | Reserve | Low | £10 |") != std::string::npos);
}

TEST_CASE("risks have scores and documents say who issued them and where they are") {
  Reading r(report_xml(R"xml(<risks><risk id="k" likelihood="3" impact="4"><risk-text>R</risk-text></risk>
      <risk id="l"><risk-text>S</risk-text></risk></risks>
    <documents><document id="d" background="yes"><title>Census</title><body>Government</body><location>Library</location></document></documents>
    <section id="s"><title>S</title><generated part="risks"/><generated part="background-papers"/></section>)xml"));
  const mustache::Value v = r.view();
  CHECK(words(v, "has-risk-scores") == "yes");
  CHECK(words(v, "risks.0.score") == "12");
  CHECK(words(v, "risks.1.score").empty());
  CHECK(expanded(r).find("- Census (Government). Available: Library\n") != std::string::npos);
}
