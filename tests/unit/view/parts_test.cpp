#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view::test;

namespace {

/// A report with one section that holds generated parts; their values are under "sections.0.parts.N".
std::string with_parts(const std::string& model, const std::string& parts) {
  return report_xml(model + R"xml(<section id="s"><title>S</title>)xml" + parts + "</section>");
}

const std::string budget = R"xml(<finance>
  <line id="base" kind="budget" amount="9535000"><title>Present structure</title></line>
  <line id="m1" kind="saving" amount="582000" year="2012/13"><title>First</title></line>
  <line id="m2" kind="saving" amount="263000" year="2013/14"><title>Second</title></line>
  <line id="m3" kind="saving" amount="270000" year="2014/15"><title>Third</title></line>
  <line id="tupe" kind="saving" amount="2146000"><title>Transfers</title></line>
  <line id="rough" kind="cost" amount="50000" certainty="about"><title>Advice</title></line>
  <table id="plan" by="year" unit="thousands" number="auto"><row id="plan-row" lines="m1 m2 m3"><title>Savings</title></row></table>
  <table id="net"><title>Net</title><row lines="base"/><row id="less" lines="m1 m2 m3" sign="minus"><title>Less savings</title></row>
    <row lines="tupe" sign="minus"/><total id="left"><title>Left</title></total><row id="advice" lines="rough"/>
    <total id="after" of="left advice"><title>After</title></total></table></finance>)xml";

}  // namespace

TEST_CASE("finance tables add up") {
  Reading r(with_parts(budget, R"xml(<generated part="finance-tables"/><generated part="finance-tables" of="net"/>
    <body>It leaves {{finance.net.left.thousands}} of {{finance.base.thousands}}.</body>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  REQUIRE_FALSE(r.diagnostics.has_errors());
  const std::string plan = "sections.0.parts.0.finance-tables.0.";
  CHECK(words(v, "sections.0.parts.0.finance-tables") == "2");
  CHECK(words(v, plan + "columns.1") == "2013/14");
  CHECK(words(v, plan + "rows.0.cells.0") == "£582k");
  CHECK(words(v, plan + "rows.0.cells.2") == "£270k");
  CHECK(words(v, plan + "rows.0.total") == "£1,115k");
  CHECK(words(v, plan + "number") == "auto");
  const std::string net = "sections.0.parts.1.finance-tables.0.";
  CHECK(words(v, "sections.0.parts.1.finance-tables") == "1");
  CHECK(words(v, net + "rows.0.title") == "Present structure");
  CHECK(words(v, net + "rows.1.total") == "(£1,115,000)");
  CHECK(words(v, net + "number").empty());
  CHECK(words(v, net + "rows.3.total") == "£6,274,000");
  CHECK(words(v, "finance.net.less.thousands") == "£1,115k");
  CHECK(words(v, net + "rows.3.is-total") == "yes");
  CHECK(words(v, net + "rows.5.total") == "about £6,324,000");
  CHECK(words(v, "finance.net.after.exact") == "about £6,324,000");
  CHECK(words(v, "finance.plan.plan-row.exact") == "£1,115,000");
  CHECK(expanded(r).find("It leaves £6,274k of £9,535k.") != std::string::npos);
}

TEST_CASE("what is withheld is in no sum") {
  Reading r(with_parts(R"xml(<finance><line id="a" kind="cost" amount="10"><title>A</title></line>
    <line id="b" kind="cost" amount="20" exempt="3" public-interest="x"><title>Hidden</title></line>
    <table id="t"><row lines="a"/><row lines="b"/><total id="all"><title>All</title></total></table>
    <table id="u" exempt="3" public-interest="x"><title>Hidden</title><row id="x" lines="a"><title>X</title></row></table></finance>)xml",
                       R"xml(<generated part="finance-tables"/>)xml"));
  const mustache::Value v = r.view();
  const std::string table = "sections.0.parts.0.finance-tables.0.";
  CHECK(words(v, table + "rows.0.total") == "£10");
  CHECK(words(v, table + "rows.1.total") == "Exempt: see Part II");
  CHECK(words(v, table + "rows.1.title") == "Exempt: see Part II");
  CHECK(words(v, table + "rows.2.total") == "Exempt: see Part II");
  CHECK(words(v, "finance.t.all.exact") == "[exempt: see Part II]");
  CHECK(words(v, "finance-totals.cost.exact") == "[exempt: see Part II]");
  CHECK(words(v, "sections.0.parts.0.finance-tables.1.is-exempt") == "yes");
  CHECK(words(v, "sections.0.parts.0.finance-tables.1.rows") == "0");
  CHECK(words(v, "finance.u.x.exact") == "[exempt: see Part II]");
  const mustache::Value exempt = r.view(exempt_edition());
  CHECK(words(exempt, table + "rows.0.total") == "£10");
  CHECK(words(exempt, table + "rows.1.total") == "£20 [exempt:\u00A03]");
  CHECK(words(exempt, table + "rows.2.total") == "£30 [exempt:\u00A03]");
  CHECK(words(exempt, "finance-totals.cost.thousands") == "£0k [exempt:\u00A03]");
  CHECK(words(exempt, "sections.0.parts.0.finance-tables.1.rows.0.total") == "£10");
}

TEST_CASE("shares of an equality table are worked out over the population") {
  Reading r(with_parts(R"xml(<equality id="eq" population="95"><title>Managers</title><milestone id="april"><title>Mid April</title></milestone>
    <group total="yes"><title>In post</title><row count="79"><title>Permanent</title></row><row count="16"><title>Other</title></row></group>
    <group><title>Gender</title><row count="41" comparator="63.48"><title>Female</title></row>
      <row count="54" comparator="36.52"><title>Male</title><at milestone="april" count="50"/></row></group></equality>)xml",
                       R"xml(<generated part="equality" of="eq"/>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  const std::string groups = "sections.0.parts.0.equality-tables.0.groups.";
  CHECK(words(v, groups + "0.size") == "3");
  CHECK(words(v, groups + "0.rows.0.share") == "83.16");
  CHECK(words(v, groups + "0.rows.0.variance").empty());
  CHECK(words(v, groups + "0.rows.2.count") == "95");
  CHECK(words(v, groups + "0.rows.2.share") == "100.00");
  CHECK(words(v, groups + "0.rows.2.is-total") == "yes");
  CHECK(words(v, groups + "1.size") == "2");
  CHECK(words(v, groups + "1.rows.0.share") == "43.16");
  CHECK(words(v, groups + "1.rows.0.variance") == "−20.32");
  CHECK(words(v, groups + "1.rows.1.variance") == "+20.32");
  CHECK(words(v, groups + "1.rows.0.cells.0").empty());
  CHECK(words(v, groups + "1.rows.1.cells.0") == "50");
  CHECK(words(v, "sections.0.parts.0.equality-tables.0.comparator") == "Comparison (%)");
}

TEST_CASE("sentences name rows of equality tables") {
  const std::string table = R"xml( population="95"><group><title>Gender</title>
    <row id="women" count="41" comparator="63.48"><title>Women</title></row><row count="54"><title>Men</title></row></group></equality>)xml";
  const std::string sentence = R"xml(<body>{{equality.eq.women.count}} women are {{equality.eq.women.share}}%, of all
    {{equality.eq.women.comparator}}%: {{equality.eq.women.variance}}.</body>)xml";
  Reading r(with_parts("<equality id=\"eq\"" + table, sentence));
  CHECK(expanded(r).find("41 women are 43.16%, of all\n63.48%: −20.32.") != std::string::npos);
  Reading withheld(with_parts(R"xml(<equality id="eq" exempt="1" public-interest="x")xml" + table, sentence));
  CHECK(expanded(withheld).find("[exempt: see Part II] women are [exempt: see Part II]%") != std::string::npos);
}

TEST_CASE("heads of an equality table may be empty") {
  Reading r(
      with_parts(R"xml(<equality id="eq" population="1"><group><title>Sex</title><row count="1"><title>Men</title></row></group></equality>)xml",
                 R"xml(<generated part="equality"/>)xml"));
  for (house::Label& label : r.house->labels)
    if (label.code == "equality-category" || label.code == "equality-value") label.words = {};
  CHECK(expanded(r).find("<tr>\n<td>\n</td>\n<td>\n</td>\n<th align=\"right\">") != std::string::npos);
}

TEST_CASE("a post may stand for several alike") {
  Reading r(with_parts(R"xml(<organisation><unit id="u" kind="board"><name>Core</name></unit>
      <post id="old" tier="Level 4" count="69"><title>Manager</title></post></organisation>
    <changes><set id="new"><delete id="d" subject="old"/><create id="c"><post id="head" unit="u" tier="Level 4" count="26"><title>Head</title></post>
      <post id="ad" tier="Level 5"><title>Assistant</title></post></create></set></changes>)xml",
                       R"xml(<generated part="posts-created"/><generated part="post-numbers-created"/><generated part="post-numbers"/>
    <body>{{posts.count.created.figures}} new, {{posts.tier.level-4.created.figures}} and {{posts.tier.level-5.created.words}};
    {{posts.tier.level-4.deleted.figures}} gone; {{sets.new.created.figures}}.</body>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  CHECK(words(v, "sections.0.parts.0.listed-posts.0.count") == "26");
  CHECK(left_out(v, "sections.0.parts.0.listed-posts.1", "count"));
  const std::string units = "sections.0.parts.1.unit-numbers.rows.";
  CHECK(words(v, units + "0.unit") == "Core");
  CHECK(words(v, units + "0.cells.0") == "26");
  CHECK(words(v, units + "2.total") == "27");
  CHECK(words(v, "sections.0.parts.2.numbers.rows.2.current") == "69");
  const std::string out = expanded(r);
  CHECK(out.find("- Head (26)\n- Assistant\n") != std::string::npos);
  CHECK(out.find("27 new, 26 and one;\n69 gone; 27.") != std::string::npos);
}

TEST_CASE("a number that holds a withheld post which stands for several is a gap, and so is every number of its tiers") {
  Reading r(with_parts(R"xml(<organisation><post id="p" tier="Level 9" count="3" exempt="1" public-interest="x"><title>Secret</title></post>
    </organisation>)xml",
                       R"xml(<body>{{posts.tier.level-9.current.figures}} of {{posts.count.current.figures}}</body>)xml"));
  CHECK(expanded(r).find("[exempt: see Part II] of [exempt: see Part II]") != std::string::npos);
  CHECK(expanded(r, exempt_edition()).find("3 of 3") != std::string::npos);
}

TEST_CASE("units say what they are responsible for") {
  Reading r(
      with_parts(R"xml(<organisation><unit id="people" kind="directorate"><name>People</name><description>All *people*.</description></unit>
      <unit id="adults" kind="division" parent="people"><name>Adults</name><description>Adult care.</description></unit>
      <unit id="learning" kind="division" parent="people"><name>Learning</name></unit>
      <unit id="place" kind="directorate" exempt="1" public-interest="x"><name>Secret</name><description>Secret.</description></unit></organisation>
    <changes><set id="new"><delete id="d" subject="learning"/></set></changes>)xml",
                 R"xml(<generated part="units-current"/><generated part="units-proposed" of="adults"/><generated part="posts-described"/>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  const std::string columns = "sections.0.parts.0.unit-tables.0.columns";
  CHECK(words(v, columns) == "2");
  CHECK(words(v, columns + ".0.description") == "All *people*.");
  CHECK(words(v, columns + ".0.units") == "2");
  CHECK(words(v, columns + ".1.name") == "Exempt: see Part II");
  CHECK(words(v, "sections.0.parts.1.unit-tables.0.columns.0.name") == "Adults");
  CHECK(words(v, "sections.0.parts.2.described-posts") == "3");
  CHECK(words(v, "sections.0.parts.2.described-posts.1.title") == "Adults");
  const std::string out = expanded(r);
  CHECK(out.find("**Responsible for:**\n\n**Adults:**\nAdult care.\n\n**Learning**\n") != std::string::npos);
  CHECK(out.find("Secret") == std::string::npos);
}

TEST_CASE("chief officers are listed with or without a statutory role, and with what is said of it") {
  Reading r(with_parts(R"xml(<organisation><post id="a" chief-officer="yes"><title>A</title></post><post id="b"><title>B</title></post>
    <post id="c"><title>C</title><statutory code="mo"/><statutory code="dph"><note>from April</note></statutory></post></organisation>)xml",
                       R"xml(<generated part="statutory-posts-current"/>)xml"));
  const mustache::Value v = r.view();
  const std::string rows = "sections.0.parts.0.statutory-rows";
  CHECK(words(v, rows) == "2");
  CHECK(words(v, rows + ".0.title") == "A");
  CHECK(words(v, rows + ".1.role-line") == "Monitoring Officer, Director of Public Health (from April)");
}

TEST_CASE("a house may print the characteristic in each row") {
  Reading r(with_parts(
      R"xml(<equality id="eq" population="1"><group total="yes"><title>Sex</title><row count="1"><title>Men</title></row></group></equality>)xml",
      R"xml(<generated part="equality"/>)xml"));
  CHECK(expanded(r).find("<th scope=\"rowgroup\" rowspan=\"2\">\n\nSex\n") != std::string::npos);
  for (house::Label& label : r.house->labels)
    if (label.code == "equality-each-row") label.words = {{{"en", "yes"}}};
  const std::string out = expanded(r);
  CHECK(out.find("<th scope=\"row\">\n\nSex\n") != std::string::npos);
  CHECK(out.find("rowspan") == std::string::npos);
}

TEST_CASE("numbers of posts are counted by tier and unit") {
  std::string posts;
  const auto add = [&posts](int level, int count) {
    for (int i = 0; i < count; ++i)
      posts += "<post id=\"l" + std::to_string(level) + "-" + std::to_string(i) + "\" unit=\"u\" tier=\"Level " + std::to_string(level) +
               "\"><title>P</title></post>";
  };
  add(7, 3);
  add(6, 5);
  add(5, 14);
  add(4, 26);
  Reading r(
      with_parts(R"xml(<organisation><unit id="u" kind="board"><name>Core</name></unit><unit id="v" kind="team" parent="u"><name>Team</name></unit>
      <post id="old" unit="v" tier="Level 7"><title>Old</title></post></organisation>
    <changes><set id="new"><delete id="d" subject="old"/><create id="c">)xml" +
                     posts + "</create></set></changes>",
                 R"xml(<generated part="post-numbers"/><generated part="post-numbers-by-unit"/><generated part="posts-deleted" of="u"/>
    <body>{{posts.count.created.figures}} new posts, {{posts.count.deleted.words}} goes; {{sets.new.current.words}}.</body>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  REQUIRE_FALSE(r.diagnostics.has_errors());
  const std::string rows = "sections.0.parts.0.numbers.rows.";
  CHECK(words(v, rows + "0.tier") == "Level 7");
  CHECK(words(v, rows + "0.current") == "1");
  CHECK(words(v, rows + "0.proposed") == "3");
  CHECK(words(v, rows + "0.deleted") == "1");
  CHECK(words(v, rows + "3.created") == "26");
  CHECK(words(v, rows + "4.tier") == "Total");
  CHECK(words(v, rows + "4.proposed") == "48");
  CHECK(words(v, "sections.0.parts.1.unit-numbers.rows.0.total") == "48");
  CHECK(words(v, "sections.0.parts.1.unit-numbers.columns.3") == "Level 4");
  CHECK(words(v, "sections.0.parts.2.listed-posts") == "1");
  CHECK(expanded(r).find("48 new posts, one goes; one.") != std::string::npos);
}

TEST_CASE("functions move, stay, cease or are undecided") {
  Reading r(with_parts(R"xml(<organisation><post id="a"><title>A</title></post><post id="b"><title>B</title></post>
      <function id="f1" held-by="a"><name>F1</name></function><function id="f2" held-by="a"><name>F2</name></function>
      <function id="f3" held-by="a"><name>F3</name></function><function id="f4" held-by="a"><name>F4</name></function>
      <function id="f5" held-by="b"><name>F5</name></function></organisation>
    <changes><set id="set"><transfer id="t" subject="f1" to="b"/><delete id="d" subject="f2"/><undecided id="u" subject="f3" owner="b" due="2017-09-01"/>
      <split id="p" subject="f4"><function id="f4a" held-by="a"><name>F4a</name></function><function id="f4b" held-by="b"><name>F4b</name></function></split>
      <create id="c"><function id="f6" held-by="b"><name>F6</name></function></create></set></changes>)xml",
                       R"xml(<generated part="functions-moved"/><generated part="functions"/>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  REQUIRE_FALSE(r.diagnostics.has_errors());
  const auto row = [&v](int i, const std::string& name) { return words(v, "sections.0.parts.0.function-moves." + std::to_string(i) + "." + name); };
  CHECK(words(v, "sections.0.parts.0.function-moves") == "6");
  CHECK(row(0, "from") == "A");
  CHECK(row(0, "to") == "B");
  CHECK(row(1, "is-ceasing") == "yes");
  CHECK(row(2, "is-undecided") == "yes");
  CHECK(row(2, "owner") == "B");
  CHECK(row(2, "due.long") == "by 1 September 2017");
  CHECK(row(3, "function") == "F4a");
  CHECK(row(4, "from") == "A");
  CHECK(row(4, "to") == "B");
  CHECK(row(5, "from").empty());
  CHECK(row(5, "function") == "F6");
  CHECK(words(v, "sections.0.parts.1.function-tables.0.columns.1.holder") == "B");
  CHECK(words(v, "sections.0.parts.1.function-tables.0.columns.1.functions") == "4");
}

TEST_CASE("a statutory role that the house words as nothing makes a row") {
  Reading r(with_parts(R"xml(<organisation><post id="a"><title>A</title><statutory code="chief"/></post><post id="b"><title>B</title></post>
      <post id="c"><title>C</title><statutory code="mo"/><statutory code="unheard-of"/></post></organisation>)xml",
                       R"xml(<generated part="statutory-posts-current"/><generated part="statutory-posts"/>)xml"),
            R"xml(<house xmlns="urn:townclerk:house:1" code="own"><labels><label code="statutory-chief"/></labels></house>)xml");
  const mustache::Value v = r.view();
  CHECK(words(v, "sections.0.parts.0.statutory-rows") == "2");
  CHECK(words(v, "sections.0.parts.0.statutory-rows.0.role-line").empty());
  CHECK(words(v, "sections.0.parts.0.statutory-rows.1.role-line") == "Monitoring Officer, UNHEARD-OF");
  CHECK(words(v, "sections.0.parts.1.statutory") == "2");
}

TEST_CASE("parts with nothing to show say so") {
  std::string parts;
  constexpr std::array<std::string_view, 20> kinds{"cycle",
                                                   "equality",
                                                   "finance-tables",
                                                   "functions",
                                                   "functions-moved",
                                                   "impact",
                                                   "options",
                                                   "post-numbers",
                                                   "post-numbers-by-unit",
                                                   "post-numbers-created",
                                                   "posts-contingent",
                                                   "posts-described",
                                                   "posts-mapped",
                                                   "posts-seconded",
                                                   "posts-vacant",
                                                   "principles",
                                                   "statutory-posts-current",
                                                   "statutory-posts-proposed",
                                                   "units-current",
                                                   "units-proposed"};
  for (const std::string_view kind : kinds) parts += "<generated part=\"" + std::string(kind) + "\"/>";
  Reading r(with_parts("", parts));
  const mustache::Value v = r.view();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    INFO(kinds.at(i));
    CHECK(words(v, "sections.0.parts." + std::to_string(i) + ".is-empty") == "yes");
  }
}

TEST_CASE("a part shows only what it can") {
  const std::string model = R"xml(<organisation><unit id="unit-one" kind="team"><name>U</name></unit></organisation>)xml";
  Reading wrong(with_parts(model + budget, R"xml(<generated part="finance-tables" of="unit-one"/>)xml"));
  static_cast<void>(wrong.view());
  REQUIRE(wrong.diagnostics.all().size() == 1);
  CHECK(wrong.diagnostics.all().front().code.id == "V214");
  CHECK(wrong.sources.slice(wrong.diagnostics.all().front().at) == "unit-one");
  Reading whole(with_parts(model, R"xml(<generated part="principles" of="unit-one"/>)xml"));
  static_cast<void>(whole.view());
  CHECK(listed(whole.diagnostics) == "V214: the part 'principles' shows everything and takes no 'of'\n");
  Reading other(with_parts(R"xml(<consultation id="staff"/><consultation/>)xml", R"xml(<generated part="consultation" of="s"/>)xml"));
  static_cast<void>(other.view());
  CHECK(listed(other.diagnostics) == "V214: 'of' names 's' where the part 'consultation' needs a consultation with an id\n");
}

TEST_CASE("impacts belong to their set, or to the one that is asked for") {
  const std::string model = R"xml(<organisation><post id="a"><title>A</title></post></organisation>
    <changes><set id="first"><rename id="n" subject="a"><title>B</title></rename></set><set id="second" from="first"/></changes>
    <staffing set="first"><impact id="i" post="a"><text>T</text><outcome result="slot" to="a"/></impact></staffing>)xml";
  Reading r(
      with_parts(model, R"xml(<generated part="impact"/><generated part="impact" set="second"/><generated part="impact" of="i" set="first"/>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  CHECK(words(v, "sections.0.parts.0.impacts.0.title") == "A");
  CHECK(words(v, "sections.0.parts.0.impacts.0.outcomes.0.post-line") == "B");
  CHECK(words(v, "sections.0.parts.0.impacts.0.outcomes.0.result-label") == "Slot");
  CHECK(words(v, "sections.0.parts.1.is-empty") == "yes");
  CHECK(words(v, "sections.0.parts.2.impacts") == "1");
}

TEST_CASE("an exempt option, impact or table leaves a gap") {
  Reading r(with_parts(R"xml(<organisation><post id="a"><title>A</title></post></organisation>
    <staffing><impact id="i" post="a" exempt="1" public-interest="x"><text>Secret</text><outcome result="at-risk"/></impact></staffing>
    <options><option id="o" exempt="3" public-interest="x" preferred="yes"><title>Secret</title><text>Secret</text></option></options>
    <equality id="e" population="9" exempt="1" public-interest="x"><title>Secret</title><group><title>Secret</title><row count="9"><title>S</title></row></group></equality>)xml",
                       R"xml(<generated part="impact"/><generated part="options"/><generated part="equality"/>)xml"));
  view::Options public_edition;
  public_edition.gaps_only = true;
  CHECK(expanded(r, public_edition).find("ecret") == std::string::npos);
  CHECK(expanded(r, exempt_edition()).find("Secret") != std::string::npos);
}

TEST_CASE("a house prints the reasons of recommendations, unless it has no word for them") {
  const std::string xml = report_xml(
      R"xml(<recommendations><recommendation id="rec"><text><verb name="agree"/></text><reason>It saves.</reason></recommendation></recommendations>)xml");
  Reading silent(xml);
  for (house::Label& label : silent.house->labels)
    if (label.code == "recommendation-reason") label.words = {};
  CHECK(expanded(silent).find("It saves.") == std::string::npos);
  Reading r(xml);
  CHECK(expanded(r).find("   Reason:\n   It saves.\n") != std::string::npos);
}

TEST_CASE("a new post may own a risk, and a condition has a day by which it is decided") {
  Reading r(with_parts(R"xml(<changes><set id="new"><create id="made"><post id="director"><title>Director</title></post></create>
      <contingent id="choice" due="2026-09-15"><condition>if the grant comes</condition><then><create id="then-made"><post id="planner"><title>Planner</title></post></create></then>
      </contingent></set></changes>
    <risks><risk id="nobody" owner="director"><risk-text>Nobody applies.</risk-text></risk></risks>)xml",
                       R"xml(<generated part="risks"/><generated part="changes"/>)xml"));
  CHECK(words(r.view(), "risks.0.owner") == "Director");
  CHECK(expanded(r).find("15 September 2026") != std::string::npos);
}
