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
  CHECK(open.strings.at(4).second == "Public report");
  CHECK(view::facts(*r.report, *r.house, exempt_edition()).strings.at(4).second == "NOT FOR PUBLICATION");
  CHECK(view::facts(*r.report, *r.house, in_language("cy")).language == "cy");
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
