// Establishment lists, reporting lines, statutory roles, employers and the history of units.
#include "unit/view/reading.hpp"
#include "view/edition.hpp"

using namespace townclerk;
using namespace townclerk::view::test;

namespace {

std::string with_parts(const std::string& parts, const std::string& changes = "") {
  return report_xml(R"xml(<organisation>
    <unit id="firm" kind="company" since="2014-04"><name>Firm</name></unit>
    <unit id="repairs" kind="team" until="2015-03-31"><name>Repairs</name><former-name>Works</former-name><former-name>Upkeep</former-name></unit>
    <post id="chief" grade="CE"><title>Chief</title>
      <statutory code="hops" deputy="lawyer" date="2013-03-05"><designated-by>Council</designated-by><note>since 2012</note></statutory></post>
    <post id="lawyer" fte="0.5" holder="vacant"><title>Lawyer</title><former-title>Solicitor</former-title><statutory code="mo" date="2014-05-06"/></post>
    <post id="foreman" unit="repairs" tupe="yes"><title>Foreman</title></post>
    <post id="secret" employer="firm" cost="99000" exempt="1" public-interest="x"><title>Secret</title></post>
    <line from="lawyer" to="chief"/>
    <line from="foreman" to="lawyer" kind="professional" since="2013-04-01"><label>safety</label></line>
    <line from="secret" to="chief" since="2011-02"><label>hidden words</label></line>
    <line from="chief" to="secret" kind="dotted"><label>hidden words</label></line></organisation>
  <changes><set id="s">)xml" +
                    changes + R"xml(</set></changes><section id="s1"><title>S</title>)xml" + parts + "</section>");
}

const std::string transfer = R"xml(<change id="c" subject="repairs" employer="firm" phase="2" effective="2014-04"/>)xml";

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("an establishment list has a column for what some post says, and no other") {
  Reading r(with_parts(R"xml(<generated part="establishment-current"/><generated part="establishment-proposed" of="repairs"/>)xml", transfer));
  const std::string out = expanded(r);
  CHECK(holds(out, "| Post | Unit | Grade | FTE | State | Formerly |\n|---|---|---|---:|---|---|\n"));
  CHECK(holds(out, "| Chief |  | CE |  |  |  |\n"));
  CHECK(holds(out, "| Lawyer |  |  | 0.5 | vacant | Solicitor |\n"));
  CHECK(holds(out, "| Exempt: see Part II |  |  |  |  |  |\n"));
  CHECK(holds(out, "| Post | TUPE |\n|---|---|\n| Foreman | Yes |\n"));
  CHECK(holds(out, "| Post | Unit | Employer |\n|---|---|---|\n| Foreman | Repairs | Firm |\n"));
  CHECK_FALSE(holds(out, "99,000"));
  CHECK(holds(expanded(r, exempt_edition()), "| Secret | £99,000 |"));
}

TEST_CASE("a job description is an appendix or a document") {
  Reading r(report_xml(R"xml(<organisation><post id="a" job-description="jd" advertised="internal"><title>A</title></post>
      <post id="b" job-description="paper"><title>B</title></post></organisation>
    <section id="s"><title>S</title><generated part="establishment-current"/></section>
    <documents><document id="paper"><title>Paper</title></document></documents>
    <appendices><appendix id="jd"><title>Job</title><body>Words.</body></appendix></appendices>)xml"));
  CHECK(holds(expanded(r), "| A | internally | [](#jd) |\n| B |  | [](doc:paper) |"));
}

TEST_CASE("lines say who answers to whom, how and since when") {
  Reading r(with_parts(R"xml(<generated part="lines-current"/>)xml"));
  const std::string out = expanded(r);
  CHECK(holds(out, "| Post or unit | Answers to | Line | When |\n|---|---|---|---|\n"));
  CHECK(holds(out, "| Lawyer | Chief | line management |  |\n"));
  CHECK(holds(out, "| Foreman | Lawyer | professional: safety | from 1 April 2013 |\n"));
  CHECK(holds(out, "| Exempt: see Part II |  |  |  |\n"));
  CHECK(holds(out, "| Chief | Exempt: see Part II | dotted line |  |\n"));
  CHECK_FALSE(holds(out, "hidden words"));
}

TEST_CASE("a change of employer is in the list of changes and in the posts") {
  Reading r(with_parts(R"xml(<generated part="changes"/>)xml", transfer + R"xml(
    <change id="both" subject="lawyer" employer="firm"><reason>It is shared.</reason><line from="lawyer" to="foreman"/></change>
    <delete id="d" subject="chief" effective="2015-01-31"/>)xml"));
  const std::string out = expanded(r);
  CHECK(holds(out, "- Change employer: Repairs (employer: Firm) (phase: 2, effective April 2014)\n"));
  CHECK(holds(out, "- Change responsibilities: Lawyer (employer: Firm). It is shared.\n"));
  CHECK(holds(out, "- Delete: Chief (effective 31 January 2015)\n"));
  const mustache::Value v = r.view();
  CHECK(words(v, "posts.proposed.1.employer") == "Firm");
  CHECK(left_out(v, "posts.proposed.1", "employer-before"));
  CHECK(words(v, "posts.tupe.0.title") == "Foreman");
  CHECK(words(v, "posts.count.tupe.words") == "one");
}

TEST_CASE("a public edition does not tell where a withheld team goes") {
  Reading r(with_parts(R"xml(<generated part="changes"/><generated part="establishment-proposed" of="repairs"/>)xml",
                       R"xml(<change id="c" subject="repairs" employer="firm" exempt="3" public-interest="x"/>)xml"));
  const model::Report open = view::public_edition(*r.report, *r.house, "en");
  CHECK(open.changes.at(0).changes.at(0).employer.empty());
  CHECK(model::structure(open, "s").posts.at(2).employer.empty());
  CHECK(model::structure(*r.report, "s").posts.at(2).employer == "firm");
}

TEST_CASE("a public edition draws of a withheld change only the lines of what it makes") {
  Reading r(with_parts("", R"xml(<create id="c" exempt="3" public-interest="x"><post id="new"><title>New</title></post>
    <line from="new" to="foreman"><label>L</label></line><line from="foreman" to="new"><label>L</label></line></create>
    <change id="d" subject="lawyer" exempt="3" public-interest="x"><line from="lawyer" to="foreman"/></change>)xml"));
  const model::Report open = view::public_edition(*r.report, *r.house, "en");
  const auto& lines = open.changes.at(0).changes.at(0).lines;
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].from == "new");
  CHECK(lines[0].label.empty());
  CHECK(open.changes.at(0).changes.at(1).lines.empty());
}

TEST_CASE("statutory roles say who designated their holders and who deputises") {
  Reading r(with_parts(R"xml(<generated part="statutory-posts"/><generated part="statutory-posts-current"/>)xml",
                       R"xml(<create id="n"><post id="new"><title>New</title><statutory code="mo" deputy="foreman"/></post></create>
    <delete id="d" subject="lawyer"/>)xml"));
  const std::string out = expanded(r);
  CHECK(holds(out, "| Statutory role | Current | Proposed | Deputy |\n|---|---|---|---|\n"));
  CHECK(holds(out, "| Head of Paid Service | Chief (designated by Council, 5 March 2013) | Chief |  (formerly Lawyer) |"));
  CHECK(holds(out, "| Monitoring Officer | Lawyer (designated 6 May 2014) | New | Foreman |"));
  CHECK(holds(out, "Head of Paid Service (since 2012; designated by Council, 5 March 2013; deputy: Lawyer)"));
}

TEST_CASE("units have a history") {
  Reading r(with_parts(R"xml(<generated part="units-current"/>)xml"));
  const std::string out = expanded(r);
  CHECK(holds(out, "Firm (from April 2014)\n"));
  CHECK(holds(out, "Repairs (formerly Works, Upkeep) (until 31 March 2015)\n"));
  CHECK(words(r.view(), "units.1.former-names.1") == "Upkeep");
}
