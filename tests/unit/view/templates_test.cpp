#include <map>
#include <string>

#include "unit/view/reading.hpp"
#include "view/generated.hpp"

using namespace townclerk;
using namespace townclerk::view::test;

namespace {

/// A report in which every generated part has something to show.
std::string everything() {
  std::string parts;
  for (const view::Generated& part : view::generated_parts) parts += "<generated part=\"" + std::string(part.name) + "\"/>";
  return report_xml(R"xml(
    <authority id="other" nation="england"><name>Beton Council</name></authority>
    <people><person id="p" name="Ann Lee" post="Director" phone="123" email="a@b.example"/></people>
    <front><field code="contact"><person ref="p"/></field><field code="summary"><value>Short</value></field>
      <field code="author"><person ref="p"/></field><signature name="Ann" role="Director"/><clearance area="legal" initials="PL"/></front>
    <delegations><delegation id="dg" citation="3.13.2(g)" holder="CE"><power>to decide</power></delegation></delegations>
    <revisions><revision version="1" date="2017-05-01"><reason>Typing</reason></revision></revisions>
    <recommendations><recommendation id="rec" in="both"><text><verb name="agree"/> to this:</text>
      <item id="rec-a"><text>first;</text><item id="rec-a-i"><text>deeper;</text></item></item></recommendation></recommendations>
    <organisation><unit id="u" kind="team"><name>U</name></unit><unit id="u2" kind="company"><name>V</name></unit>
      <post id="one" unit="u" tier="Head" holder="vacant"><title>One</title><statutory code="mo"/></post>
      <post id="two" unit="u" tier="Head" grade="A"><title>Two</title><description>Does *this*.</description><mapping to="aims">- Aim</mapping></post>
      <post id="six" unit="u" seconded-to="u" term="a year"><title>Six</title></post>
      <post id="seven" unit="u" grade="B" fte="0.5" count="2" holder="covered-by" covered-by="two" employer="u" cost="20000" tupe="yes" advertised="both"
        job-description="ap"><title>Seven</title><share authority="council" percent="60"/><share authority="other" percent="40"/></post>
      <post id="eight" job-description="doc" exempt="1" public-interest="x"><title>Eight</title></post><post id="nine" job-description="doc"><title>Nine</title></post>
      <function id="f1" held-by="one"><name>Roads</name></function><function id="f2" held-by="two"><name>Parks</name></function>
      <function id="f3" held-by="one"><name>Ponds</name></function>
      <scheme id="aims"><title>Aims</title></scheme></organisation>
    <changes><set id="set"><delete id="del" subject="one"/><regrade id="reg" subject="seven" grade="C"/><move id="mov" subject="seven" to="u2"/>
      <change id="emp" subject="seven" employer="u2"/><rename id="ren" subject="two"><title>Zwei</title></rename>
      <create id="cre"><post id="three" unit="u" tier="Chief"><title>Three</title><statutory code="mo"/><statutory code="s151"/></post></create>
      <transfer id="tra" subject="f1" to="three"/><stay id="sta" subject="f2"/><undecided id="und" subject="f3" owner="p" due="2017-09"/>
      <contingent id="con" due="2017-10"><condition>funds are found</condition><then><create id="cre4"><post id="four"><title>Four</title></post></create></then>
        <else><create id="cre5"><post id="five" part-time="yes"><title>Five</title></post></create></else></contingent></set></changes>
    <staffing><impact id="im" post="one"><text>It goes.</text><outcome result="ring-fence" to="two three"><reason>Much alike.</reason></outcome>
      <outcome result="at-risk"/><summary>In short, gone.</summary></impact></staffing>
    <consultation start="2017-04-03" end="2017-05-12"><consultee>Unions</consultee>
      <theme id="t"><title>Pay</title><said>Low.</said><response>No.</response></theme></consultation>
    <timetable><event id="e" date="2017-06-05"><title>Begin</title></event>
      <event id="e2" date="2017-07" precision="by" phase="Stage 2"><title>End</title><note>At last.</note></event></timetable>
    <finance><line id="f" kind="saving" amount="200000" year="2017/18"><title>Sharing</title></line>
      <line id="f-cost" kind="cost" amount="50000" certainty="about" year="2018/19"><title>Advice</title></line>
      <table id="net" by="year" unit="thousands"><title>Net</title><row id="plus" lines="f"/><row lines="f-cost" sign="minus"/>
        <total id="left"><title>Left</title></total></table></finance>
    <risks><risk id="k" owner="p"><risk-text>Fire</risk-text><response>Water</response></risk></risks>
    <equality id="eq" population="3"><title>People</title><comparator>Borough (%)</comparator><milestone id="ms"><title>May</title></milestone>
      <group total="yes"><title>Sex</title><row count="1" comparator="50"><title>Women</title></row>
        <row count="2"><title>Men</title><at milestone="ms" count="2"/></row></group></equality>
    <options><option id="o1" number="1" preferred="yes"><title>Share</title><text>To share.</text><advantage>Cheap</advantage>
      <disadvantage>Slow</disadvantage><reason>It is best.</reason></option></options>
    <principles><principle id="pr"><title>Clear</title><text>Say it.</text></principle><principle id="pr2"><text>Only said.</text></principle></principles>
    <cycle id="cy"><title>Year</title><phase id="ph1"><title>Plan</title><text>Think.</text></phase><phase id="ph2"><title>Do</title></phase></cycle>
    <documents><document id="doc" background="yes" address="https://example.org/d"><title>Paper</title></document>
      <group id="gr"><title>Old papers:</title><document id="old" background="yes"><title>Old</title></document></group></documents>
    <section id="s"><title>Everything</title>)xml" +
                    parts + R"xml(<section id="s2"><title>Deeper</title><body>Text.</body></section></section>
    <appendices><appendix id="ap"><title>Written</title><body>First words.</body><section id="ap-s"><title>Inside</title><body>Words.</body></section></appendix>
      <appendix id="ap2" kind="to-follow" due="2017-07"><title>Later</title></appendix></appendices>)xml");
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Holds names and types of a value against those that the schema declares.
class Agreement {
 public:
  void agree(const mustache::Schema& schema, const mustache::Value& value, const std::string& path, const mustache::Schema* around = nullptr) {
    if (std::holds_alternative<std::monostate>(value.data)) return;
    INFO(path);
    switch (schema.type) {
      case mustache::Type::text:
        CHECK(std::holds_alternative<mustache::Text>(value.data));
        return;
      case mustache::Type::prose:
        CHECK(std::holds_alternative<mustache::Prose>(value.data));
        return;
      case mustache::Type::boolean:
        CHECK(std::holds_alternative<bool>(value.data));
        return;
      case mustache::Type::list:
        return entries(schema, value, path, around);
      case mustache::Type::object:
        return members(schema, value, path, around);
    }
  }

  /// Entries of lists may leave out what is absent: what one of them says is enough.
  void check_entries() const {
    for (const auto& [names, seen] : shapes_) {
      INFO(names);
      for (const auto& [name, is_seen] : seen) {
        INFO(name);
        CHECK(is_seen);
      }
    }
  }

 private:
  void entries(const mustache::Schema& schema, const mustache::Value& value, const std::string& path, const mustache::Schema* around) {
    const auto* list = std::get_if<std::shared_ptr<const mustache::List>>(&value.data);
    REQUIRE(list != nullptr);
    const mustache::Schema* shape = schema.members.empty() ? around : &schema;
    for (const mustache::Value& entry : **list) {
      if (schema.members.empty() && std::holds_alternative<mustache::Text>(entry.data)) continue;
      REQUIRE(shape != nullptr);
      std::string names;
      for (const mustache::Schema& member : shape->members) names += member.name + ' ';
      std::map<std::string, bool>& seen = shapes_[names];
      for (const mustache::Schema& member : shape->members) {
        const mustache::Value* found = entry.find(member.name);
        seen[member.name] |= found != nullptr;
        if (found != nullptr) agree(member, *found, path + "[]." + member.name, shape);
      }
      declared(*shape, entry);
    }
  }
  void members(const mustache::Schema& schema, const mustache::Value& value, const std::string& path, const mustache::Schema* around) {
    declared(schema, value);
    for (const mustache::Schema& member : schema.members) {
      const mustache::Value* found = value.find(member.name);
      INFO(member.name);
      REQUIRE(found != nullptr);
      agree(member, *found, path + "." + member.name, around);
    }
  }
  static void declared(const mustache::Schema& schema, const mustache::Value& value) {
    const auto* object = std::get_if<std::shared_ptr<const mustache::Object>>(&value.data);
    REQUIRE(object != nullptr);
    for (const auto& [name, member] : **object) {
      INFO(name);
      CHECK(schema.find(name) != nullptr);
    }
  }

  std::map<std::string, std::map<std::string, bool>> shapes_;  // by the names of their members
};

}  // namespace

TEST_CASE("every declared name is in the view, and nothing else") {
  Reading r(everything());
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  REQUIRE_FALSE(r.diagnostics.has_errors());
  Agreement agreement;
  agreement.agree(view::schema(*r.house, *r.report), v, "");
  agreement.check_entries();
}

TEST_CASE("names are declared once") {
  const Reading r(everything());
  const auto once = [](const auto& self, const mustache::Schema& schema) -> void {
    for (const mustache::Schema& member : schema.members) {
      INFO(schema.name << "." << member.name);
      CHECK(schema.find(member.name) == &member);
      self(self, member);
    }
  };
  once(once, view::schema(*r.house, *r.report));
}

TEST_CASE("the standard templates print every generated part") {
  Reading r(everything());
  const std::string out = expanded(r);
  for (const std::string_view part : {"Staff Committee\n{.body}",
                                      "Agenda item 3\n{.item}",
                                      "16 June 2017\n{.date}",
                                      "Public report\n{.status}",
                                      "Contact officer\n\nAnn Lee, Director\n\nTel. 123\n{.phone}",
                                      "# On posts",
                                      "The Staff Committee is asked to\\:",
                                      "1.\n   Agree to this:\n   {#rec number=\"\" lang=\"\"}",
                                      "   1.\n      first;\n      {#rec-a",
                                      "      1.\n         deeper;\n         {#rec-a-i",

                                      "{#rec-closing number",
                                      "## Everything\n\n{#s .section number=\"\"",
                                      "### Deeper\n\n{#s2",
                                      "```contents\n```",
                                      "- One (vacant)",
                                      "- Zwei (formerly Two)",
                                      "- Six (seconded to U, a year)",
                                      "- Four (if funds are found; decision by October 2017)",
                                      "- Five (part-time) (unless funds are found; decision by October 2017)",
                                      "### One\n\n{#im}\n\nIt goes.\n\n- Ring-fence: Zwei, Three.\n  Much alike.\n\n- At risk\n",
                                      "In short, gone.",
                                      "<th>\n\nZwei\n\n</th>\n<th>\n\nThree\n\n</th>",
                                      "<td>\n\n- Parks\n\n</td>\n<td>\n\n- Roads\n\n</td>",
                                      "| Roads | One | Three |",
                                      "| Parks | Two | Stays |",
                                      "| Ponds | One | To be decided: Ann Lee, by September 2017 |",
                                      "<td>\n\nDoes *this*.\n\n</td>",
                                      "<th>\n\nAims\n\n</th>",
                                      "<td>\n\n- Aim\n\n</td>",
                                      "| One | Monitoring Officer |",
                                      "| Three | Monitoring Officer, Chief Finance Officer (section 151) |",
                                      "| Head | 2 | 1 |\n| Chief | 0 | 1 |\n| Other | 5 | 6 |",
                                      "| Total | 7 | 8 |",
                                      "| Unit | Head | Chief | Other | Total |\n|---|---:|---:|---:|---:|\n| U | 1 | 1 | 1 | 3 |",
                                      "<table class=\"finance-table\" id=\"net\" header-columns=\"1\" number=\"\" caption=\"Net\">",
                                      "<td align=\"right\">\n\n£200k\n\n</td>\n<td align=\"right\">\n\nabout (£50k)\n\n</td>\n<td "
                                      "align=\"right\">\n\nabout £150k\n\n</td>",
                                      "<th scope=\"rowgroup\" rowspan=\"3\">\n\nSex\n\n</th>",
                                      "33.33\n\n</td>\n<td align=\"right\">\n\n50.00\n\n</td>\n<td align=\"right\">\n\n−16.67\n",
                                      "### Option 1: Share\n\n{#o1}\n\nPreferred option\n{.preferred .unnumbered}\n\nTo share.\n",
                                      "Disadvantages\n{.list-heading .unnumbered}\n\n- Slow\n\nIt is best.\n",
                                      "1. **Clear**\n   {#pr number=\"\"}\n\n   Say it.\n",
                                      "1.\n   Only said.\n   {#pr2 number=\"\"}\n",
                                      "### Year\n\n{#cy}\n\n1. **Plan**\n   {#ph1}\n\n   Think.\n\n1. **Do**\n   {#ph2}\n",
                                      "<th scope=\"rowgroup\" colspan=\"2\">\n\nStage 2\n\n</th>",
                                      "<td>\n\nBy July 2017\n\n</td>\n<td>\n\nEnd\n\nAt last.\n\n</td>",
                                      "Old papers:\n{#gr .list-heading .unnumbered}\n\n- Old\n  {#old}",
                                      "- Delete: One",
                                      "- Create: Three",
                                      "- Rename: Two → Zwei",
                                      "| Monitoring Officer | One | Three |",
                                      "| Sharing | Saving | 2017/18 | £200,000 |",
                                      "<th>\n\nA\n\n</th>",
                                      "Fire",
                                      "Water",
                                      "<td>\n\n5 June 2017\n\n</td>",
                                      "### Pay\n\n{#t}",
                                      "Unions",
                                      "- 3.13.2(g) (CE): to decide\n  {#dg}",
                                      "- [Paper](https://example.org/d) (https://example.org/d)\n  {#doc}",
                                      "| 1 | 1 May 2017 | Typing |",
                                      "| 16 June 2017 | Staff Committee |",
                                      "[](#ap): Written\n{.appendix-entry",
                                      "[](#ap2): Later (To follow, July 2017)\n{.appendix-entry",
                                      "<div class=\"appendix\" id=\"ap\" number=\"1\">\n\n## Written\n\nFirst words.\n\n### Inside\n\n{#ap-s",
                                      "{.signatory}",
                                      "Summary\n\nShort",
                                      "PL"}) {
    INFO(part);
    CHECK(has(out, part));
  }
  CHECK_FALSE(has(out, "id=\"recommendations-closing\""));  // a section places them
  CHECK_FALSE(has(out, "{{"));
}

TEST_CASE("closing recommendations that no section places come at the end") {
  Reading r(
      report_xml(R"xml(<recommendations><recommendation id="rec" in="closing"><text><verb name="agree"/></text></recommendation></recommendations>
    <section id="s"><title>S</title></section>)xml"));
  const std::string out = expanded(r);
  CHECK(out.find("id=\"recommendations-closing\"") > out.find("## S"));
  CHECK(has(out, "   Agree\n   {#rec number"));
  CHECK_FALSE(has(out, "id=\"recommendations\""));
}

TEST_CASE("the sample is set as Peterborough sets it") {
  Reading r(file_text("samples/peterborough-2017/report.xml"), "peterborough");
  const std::string out = expanded(r);
  const std::string_view start = R"(<div class="front">

<div class="banner">

EMPLOYMENT COMMITTEE
{.body}

AGENDA ITEM No. 3
{.item}

16 JUNE 2017
{.date}

PUBLIC REPORT
{.status}

</div>

<div class="fields rows">

<div class="field" id="front-contact">

Contact Officer(s):

Gillian Beasley: Chief Executive

Tel. 452302
{.phone}

</div>

</div>

</div>

# SHARED MANAGEMENT PROPOSALS

<div class="recommendations" id="recommendations">

## RECOMMENDATIONS: Chief Executive

{.unnumbered}

FROM : Chief Executive
{#front-from .from}

1.
   That Employment Committee consider )";
  CHECK(out.substr(0, start.size()) == start);
  CHECK(has(out, "Is this a Major Policy Item/Statutory Plan?\n\nNO\n"));
  CHECK(has(out, "If Yes, date for relevant Cabinet Meeting\n\nN/A\n"));
  CHECK(
      has(out, "## BACKGROUND DOCUMENTS\n\n{#background-documents .section number=\"13.\" paragraphs=\"none\" lang=\"\"}\n\nNone\n{.unnumbered}\n"));
  CHECK(has(out, "## IMPLICATIONS\n\n{#implications .section number=\"12.\" paragraphs=\"a)\" lang=\"\"}\n"));
  CHECK_FALSE(has(out, "{{"));
}

TEST_CASE("the templates hold for the schema of a house alone") {
  for (const std::string code : {"standard", "peterborough"}) {
    Reading r(report_xml(""), code);
    Templates templates(r.sources, r.diagnostics);
    const mustache::Template* root = templates.load(code + "/report");
    REQUIRE(root != nullptr);
    CHECK(mustache::check(*root, view::schema(*r.house), templates.loader(), r.diagnostics));
    INFO(listed(r.diagnostics));
    CHECK_FALSE(r.diagnostics.has_errors());
  }
}

TEST_CASE("fields of the banner and of the recommendations' box need no template") {
  Reading r(
      report_xml(R"xml(<front><field code="mark"><value>Red</value><value>Blue</value></field><field code="asker"><value>Ann</value></field></front>
    <recommendations><recommendation id="rec"><text><verb name="agree"/></text></recommendation></recommendations>)xml"),
      R"xml(<house xmlns="urn:townclerk:house:1" code="own"><header><field code="mark" position="banner"><label>Mark</label></field>
    <field code="asker" position="section recommendations"><label>From:</label></field></header></house>)xml");
  r.house->code = "standard";  // its templates
  const std::string out = expanded(r);
  CHECK(has(out, "<div class=\"fields lines\">\n\n<div class=\"field\" id=\"front-mark\">\n\nMark\n\nRed\n\nBlue\n"));
  CHECK(out.find("From\\: Ann\n{#front-asker .from}") > out.find("## Recommendations"));
}

TEST_CASE("a field that nobody foresaw needs no template") {
  Reading r(
      report_xml(R"xml(<front><field code="new-one"><value>Here</value></field></front>)xml"),
      R"xml(<house xmlns="urn:townclerk:house:1" code="own"><header><field code="new-one"><label>Brand new:</label></field></header></house>)xml");
  r.house->code = "standard";  // its templates
  CHECK(has(expanded(r), "<div class=\"field\" id=\"front-new-one\">\n\nBrand new:\n\nHere\n"));
}
