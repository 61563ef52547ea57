#include "chart/place.hpp"

#include "unit/chart/paper.hpp"

namespace townclerk::chart::test {
namespace {

TEST_CASE("a chart in words has who answers to whom, and what else is said of each", "[chart]") {
  CHECK(drawn(small, "chart current") ==
        "Chief Executive (Head of Paid Service)\n"
        "  Director (grade D1; 0.5 FTE; vacant). Unit: Place. Works with Works Ltd\n"
        "    Engineer (covered by Director). Unit: Roads. Functions: Paving. Dotted line to Chief Executive (budgets)\n"
        "  Adviser (× 2)\n"
        "Top Team (board). Members: Chief Executive; Director\n"
        "Works Ltd (company)\n");
}

TEST_CASE("a chart may begin at a post or unit, end at a level and leave functions out", "[chart]") {
  CHECK(drawn(small, "chart current root=place functions=none") ==
        "Director (grade D1; 0.5 FTE; vacant). Unit: Place. Reports to Chief Executive. Member of Top Team. Works with Works Ltd\n"
        "  Engineer (covered by Director). Unit: Roads. Dotted line to Chief Executive (budgets)\n"
        "Works Ltd (company)\n");
  CHECK(drawn(small, "chart current root=chief depth=2") ==
        "Chief Executive (Head of Paid Service). Member of Top Team. Dotted line from Engineer (budgets)\n"
        "  Director (grade D1; 0.5 FTE; vacant). Unit: Place. Member of Top Team. Works with Works Ltd\n"
        "  Adviser (× 2)\n"
        "Works Ltd (company)\n");
}

TEST_CASE("a chart of a board shows its members", "[chart]") {
  CHECK(drawn(small, "chart current root=team") ==
        "Chief Executive (Head of Paid Service). Dotted line from Engineer (budgets)\n"
        "  Director (grade D1; 0.5 FTE; vacant). Unit: Place. Works with Works Ltd\n");
}

TEST_CASE("charts show the structure as it becomes, or what happens to it", "[chart]") {
  CHECK(drawn(small, "chart proposed root=chief functions=none") ==
        "Chief Executive (Head of Paid Service). Member of Top Team\n"
        "  Director of Place (grade D1; 0.5 FTE; vacant). Unit: Place. Member of Top Team. Works with Works Ltd\n"
        "    Planner (seconded to Works Ltd, a year)\n"
        "  Engineer (covered by Director of Place). Unit: Roads. Dotted line to Chief Executive (budgets)\n"
        "  Clerk (if funds are found)\n"
        "Works Ltd (company)\n");
  CHECK(drawn(small, "chart changes root=chief functions=none") ==
        "Chief Executive (Head of Paid Service). Member of Top Team\n"
        "  [Changed] Director of Place (formerly Director; grade D1; 0.5 FTE; vacant). Unit: Place. Member of Top Team. Works with Works Ltd\n"
        "    [New] Planner (seconded to Works Ltd, a year)\n"
        "  [Moved] Engineer (formerly reporting to Director; covered by Director of Place). Unit: Roads. Dotted line to Chief Executive "
        "(budgets)\n"
        "  [If needed] Clerk (if funds are found)\n"
        "  [Deleted] Adviser (× 2)\n"
        "  [If needed] Assistant (unless funds are found)\n"
        "Works Ltd (company)\n");
}

TEST_CASE("charts stop at a phase, and show what comes where a condition is not met", "[chart]") {
  const std::string phased = R"(<organisation><post id="p"><title>P</title></post></organisation><changes><set id="s">
    <rename id="r1" subject="p" phase="Stage 1"><title>Q</title></rename><rename id="r2" subject="p" phase="second"><title>R</title></rename>
    <contingent id="k" phase="second"><condition>it rains</condition><then><create id="c1"><post id="a"><title>A</title></post></create></then>
      <else><create id="c2"><unit id="b" kind="team"><name>B</name></unit><post id="c" unit="b"><title>C</title></post></create></else></contingent></set></changes>)";
  CHECK(drawn(phased, "chart proposed phase=stage-1") == "Q\n");
  CHECK(drawn(phased, "chart proposed") == "R\nA (if it rains)\n");
  CHECK(drawn(phased, "chart proposed otherwise=k") == "R\nB (unless it rains)\n  C (unless it rains)\n");
  CHECK(drawn(phased, "chart changes") ==
        "[Changed] R (formerly P)\n[If needed] A (if it rains)\n[If needed] B (unless it rains)\n  [If needed] C (unless it rains)\n");
  CHECK(drawn(phased, "chart proposed phase=third") == "C102: there is no phase 'third'\n");
  CHECK(drawn(phased, "chart proposed otherwise=r1") == "C102: there is no contingent change 'r1'\n");
}

TEST_CASE("what is changed or deleted under a condition says so", "[chart]") {
  const std::string report = R"(<organisation><post id="p"><title>P</title></post><post id="q"><title>Q</title></post></organisation>
    <changes><set id="s"><contingent id="k"><condition>it rains</condition><then><delete id="d" subject="q"/>
      <rename id="r" subject="p"><title>R</title></rename></then></contingent></set></changes>)";
  CHECK(drawn(report, "chart changes") == "[Changed] R (formerly P; if it rains)\n[Deleted] Q (if it rains)\n");
  CHECK(drawn(report, "chart proposed") == "R (if it rains)\n");
}

TEST_CASE("a unit is led by the one post that its lines say, and a post without a line says so", "[chart]") {
  const std::string people = R"(<organisation><unit id="u" kind="directorate"><name>People</name></unit>
    <unit id="v" kind="team" parent="u"><name>Care</name></unit><post id="c"><title>Chief</title></post>
    <post id="d" unit="u"><title>Director</title></post><post id="a" unit="u"><title>Assistant</title></post><post id="h" unit="v"><title>Head</title></post>
    <line from="d" to="c"/><line from="h" to="d"/></organisation><changes><set id="s"><delete id="x" subject="d"/></set></changes>)";
  CHECK(drawn(people, "chart current") == "Chief\n  Director. Unit: People\n    Assistant (line not stated)\n    Head. Unit: Care\n");
  CHECK(drawn(people, "chart proposed") == "Chief\nPeople\n  Assistant\n  Care\n    Head\n");
}

TEST_CASE("whoever moves into a unit does not unseat its head, and a post beside the hierarchy says why it stands there", "[chart]") {
  const std::string unit =
      R"(<organisation><unit id="u" kind="directorate"><name>People</name></unit><unit id="v" kind="directorate"><name>Place</name></unit>
    <post id="c"><title>Chief</title></post><post id="d" unit="u"><title>Director</title></post><post id="e" unit="v"><title>Other</title></post>
    <post id="m" unit="v"><title>Mover</title></post><post id="loose"><title>Loose</title></post>
    <line from="d" to="c"/><line from="e" to="c"/><line from="m" to="e"/></organisation>
    <changes><set id="s"><move id="x" subject="m" to="u"/></set></changes>)";
  CHECK(drawn(unit, "chart proposed") == "Chief\n  Director. Unit: People\n  Other. Unit: Place\n    Mover\nLoose (line not stated)\n");
  CHECK(drawn(unit, "chart changes") ==
        "Chief\n  Director. Unit: People\n  Other. Unit: Place\n    [Moved] Mover (formerly in Place)\nLoose (line not stated)\n");
}

TEST_CASE("a chart of the changes says what posts, units and functions were, and what becomes of them", "[chart]") {
  const std::string report = R"(<organisation><unit id="u" kind="team"><name>Roads</name></unit><post id="c"><title>Chief</title></post>
    <post id="a" grade="7"><title>A</title></post><post id="b"><title>B</title></post><post id="d"><title>D</title></post><post id="e" unit="u" grade="6"><title>E</title></post>
    <line from="a" to="c"/><line from="b" to="c"/><line from="d" to="c"/><line from="e" to="c"/>
    <function id="f" held-by="a"><name>Paving</name></function><function id="g" held-by="a"><name>Lights</name></function>
    <function id="h" held-by="e"><name>Signs</name></function></organisation><changes><set id="s">
    <merge id="m" subject="a b"><post id="ab" grade="9"><title>AB</title></post><line from="ab" to="c"/></merge>
    <split id="p" subject="d"><post id="d1"><title>D one</title></post><post id="d2"><title>D two</title></post><line from="d1" to="c"/><line from="d2" to="ab"/></split>
    <rename id="r" subject="u"><title>Highways</title></rename><regrade id="q" subject="e" grade="8"/><change id="l" subject="e"><line from="e" to="ab"/></change>
    <transfer id="t" subject="f" to="ab"/><delete id="x" subject="g"/><create id="n"><function id="k" held-by="ab"><name>Trees</name></function></create>
    <rename id="y" subject="h"><title>Signals</title></rename></set></changes>)";
  CHECK(drawn(report, "chart changes") ==
        "Chief\n"
        "  [New] AB (brings together A; B; grade 9). Functions: [Moved] Paving (formerly with A); [New] Trees\n"
        "    [Changed] E (formerly reporting to Chief; grade 8, formerly 6). Unit: Highways (formerly Roads). "
        "Functions: [Changed] Signals (formerly Signs)\n"
        "    [New] D two (split from D)\n"
        "  [New] D one (split from D)\n"
        "  [Deleted] A (merged into AB; grade 7). Functions: [Deleted] Lights\n"
        "  [Deleted] B (merged into AB)\n"
        "  [Deleted] D (split into D one; D two)\n");
}

TEST_CASE("the team of a post is no board", "[chart]") {
  const std::string report = R"(<organisation><post id="c"><title>Chief</title></post><post id="d"><title>Director</title></post>
    <post id="h"><title>Head</title></post><line from="d" to="c"/><line from="h" to="c"/><line from="h" to="d" kind="membership"/></organisation>)";
  CHECK(drawn(report, "chart current") == "Chief\n  Director. Team: Head\n  Head\n");
  CHECK(drawn(report, "chart current root=d") == "Director. Reports to Chief. Team: Head\n");
  CHECK(drawn(report, "chart current root=h") == "Head. Reports to Chief. In the team of Director\n");
}

TEST_CASE("whoever goes is no member of a board in a chart of the changes", "[chart]") {
  const std::string report = R"(<organisation><unit id="b" kind="board"><name>Board</name></unit><post id="c"><title>Chief</title></post>
    <post id="d"><title>Director</title></post><line from="d" to="c"/><line from="c" to="b" kind="membership"/><line from="d" to="b" kind="membership"/>
    </organisation><changes><set id="s"><delete id="x" subject="d"/></set></changes>)";
  CHECK(drawn(report, "chart changes") == "Chief\n  [Deleted] Director\nBoard (board). Members: Chief\n");
}

TEST_CASE("a unit that stays is not led by a post that goes, and what is deleted is shown with what it held", "[chart]") {
  const std::string report =
      R"(<organisation><unit id="u" kind="directorate"><name>Place</name></unit><unit id="t" kind="team"><name>Team</name></unit>
    <unit id="b" kind="board"><name>Board</name></unit><post id="c"><title>Chief</title></post><post id="d" unit="u"><title>Director</title></post>
    <post id="h" unit="u"><title>Head</title></post><line from="d" to="c"/><line from="h" to="d"/><line from="c" to="b" kind="membership"/>
    <function id="f" held-by="t"><name>Lamps</name></function><function id="g" held-by="b"><name>Plans</name></function></organisation><changes><set id="s">
    <delete id="x" subject="d"/><delete id="y" subject="t"/><delete id="z" subject="b"/></set></changes>)";
  CHECK(drawn(report, "chart changes") ==
        "Chief\n  [Deleted] Director\nPlace\n  [Moved] Head (formerly reporting to Director)\n"
        "[Deleted] Team. Functions: [Deleted] Lamps\n[Deleted] Board (board). Functions: [Deleted] Plans. Members: Chief\n");
  CHECK(drawn(report, "chart current root=b") == "Chief\nBoard (board). Functions: Plans\n");
}

TEST_CASE("a led unit that moves, a condition, a secondment and what is undecided show", "[chart]") {
  const std::string report =
      R"(<organisation><unit id="u" kind="directorate"><name>People</name></unit><unit id="v" kind="directorate"><name>Place</name></unit>
    <unit id="w" kind="team" parent="v"><name>Parks</name></unit><post id="c"><title>Chief</title></post><post id="h" unit="w"><title>Head</title></post>
    <post id="a" holder="acting"><title>Actor</title></post><post id="n"><title>Nobody</title></post><line from="h" to="c"/><line from="a" to="c"/><line from="n" to="c"/>
    <function id="f" held-by="h"><name>Lamps</name></function><function id="g" held-by="h"><name>Signs</name></function></organisation><changes><set id="s">
    <move id="x" subject="w" to="u"/><make-permanent id="y" subject="a"/><undecided id="z" subject="n" owner="c"/>
    <contingent id="k"><condition>it rains</condition><then><transfer id="t" subject="f" to="c"/></then></contingent>
    <split id="sp" subject="g"><function id="g1" held-by="h"><name>Left</name></function><function id="g2" held-by="h"><name>Right</name></function></split></set></changes>)";
  const std::string changes = drawn(report, "chart changes root=c");
  INFO(changes);
  for (const char* words :
       {"[Moved] Lamps (formerly with Head; if it rains)", "[Moved] Head (formerly in Place). Unit: Parks", "[Changed] Actor (formerly acting)",
        "Nobody (undecided)", "[New] Left (split from Signs)", "[Deleted] Signs (split into Left; Right)"})
    CHECK(changes.find(words) != std::string::npos);
  CHECK(drawn(report, "chart proposed root=c").find("Lamps (if it rains)") != std::string::npos);
}

TEST_CASE("a chart of new posts that are all withheld stays closed", "[chart]") {
  const std::string report = R"(<organisation><post id="c"><title>Chief</title></post></organisation><changes><set id="s">
    <create id="x"><post id="q" exempt="1" public-interest="x"><title>Hidden</title></post></create></set></changes>)";
  CHECK(drawn(report, "chart proposed posts=new") == "(withheld)\n");
  CHECK(drawn(report, "chart proposed posts=new", true).find("Hidden") != std::string::npos);
}

TEST_CASE("units that the changes empty are left out, and units that are moved into each other come to an end", "[chart]") {
  const std::string units = R"(<organisation><unit id="a" kind="team"><name>A</name></unit><unit id="b" kind="team"><name>B</name></unit>
    <unit id="e" kind="team"><name>E</name></unit><post id="p" unit="e"><title>P</title></post></organisation>
    <changes><set id="s"><move id="m1" subject="p" to="a"/><move id="m2" subject="a" to="b"/></set></changes>)";
  CHECK(drawn(units, "chart proposed") == "B\n  A\n    P\n");
  CHECK(drawn(units, "chart changes") == "B\n  [Moved] A\n    [Moved] P (formerly in E)\n");
  const std::string circle = R"(<organisation><unit id="a" kind="team"><name>A</name></unit><unit id="b" kind="team"><name>B</name></unit>
    <unit id="c" kind="team"><name>C</name></unit></organisation>
    <changes><set id="s"><move id="m1" subject="a" to="b"/><move id="m2" subject="b" to="a"/></set></changes>)";
  CHECK(drawn(circle, "chart proposed root=c") == "C\n");
}

TEST_CASE("a chart of more levels than lists may nest is an error", "[chart]") {
  std::string chain = "<organisation>";
  for (int i = 0; i < 60; ++i) chain += "<post id='p" + std::to_string(i) + "'><title>P</title></post>";
  for (int i = 1; i < 60; ++i) chain += "<line from='p" + std::to_string(i) + "' to='p" + std::to_string(i - 1) + "'/>";
  chain += "</organisation>";
  CHECK(drawn(chain, "chart current") == "C104: this chart has more than 40 levels\n");
  CHECK(drawn(chain, "chart current depth=2") == "P\n  P\n");
}

TEST_CASE("posts of a unit that nobody leads stand in it", "[chart]") {
  const std::string two = R"(<organisation><unit id="u" kind="team"><name>Unit</name></unit><post id="p" unit="u"><title>P</title></post>
    <post id="q" unit="u"><title>Q</title></post></organisation>)";
  CHECK(drawn(two, "chart current") == "Unit\n  P\n  Q\n");
  CHECK(drawn(two, "chart current root=u") == "Unit\n  P\n  Q\n");
}

TEST_CASE("a circle of lines ends", "[chart]") {
  const std::string circle = R"(<organisation><post id="p"><title>P</title></post><post id="q"><title>Q</title></post>
    <line from="p" to="q"/><line from="q" to="p"/></organisation>)";
  CHECK(drawn(circle, "chart current") == "Q. Reports to P\n  P\n");
}

TEST_CASE("the public edition's charts leave out what is exempt, and the lines to it", "[chart]") {
  const std::string secret = R"(<organisation><post id="p"><title>P</title></post>
    <post id="q" exempt="1" public-interest="x"><title>Secret</title></post><post id="r"><title>R</title></post>
    <line from="q" to="p"/><line from="r" to="q"/><line from="p" to="q" kind="dotted"/>
    <function id="f" held-by="q"><name>Hidden</name></function></organisation>)";
  CHECK(drawn(secret, "chart current") == "P\nR\n");
  CHECK(drawn(secret, "chart current root=q") == "(withheld)\n");
  CHECK(drawn(secret, "chart current", true) == "P. Dotted line to Secret\n  Secret. Functions: Hidden\n    R\n");
}

TEST_CASE("a chart does not tell that something public becomes part of what is withheld", "[chart]") {
  const std::string body = R"(<organisation><unit id="u" kind="team"><name>Team</name></unit><post id="head" unit="u"><title>Head</title></post>
    <post id="secret" exempt="1" public-interest="x"><title>Hidden</title></post>
    <post id="a" unit="u"><title>Away</title></post><post id="b"><title>Both</title></post><post id="f" unit="u"><title>Far</title></post>
    <line from="a" to="head"/><line from="b" to="head"/><line from="f" to="secret"/></organisation>
    <changes><set id="s"><move id="m" subject="a" to="secret"/>
      <merge id="g" subject="b secret"><post id="one" exempt="1" public-interest="x"><title>Merged</title></post></merge></set></changes>)";
  const std::string other_way =
      R"(<organisation><post id="p"><title>Public</title></post><post id="q" exempt="1" public-interest="x"><title>Hidden</title></post>
    <post id="r"><title>Report</title></post><line from="r" to="q"/><function id="f" held-by="q"><name>Veiled</name></function></organisation>
    <changes><set id="s"><change id="c" subject="r"><line from="r" to="p"/></change><transfer id="t" subject="f" to="p"/></set></changes>)";
  const std::string moved = drawn(other_way, "chart changes");
  INFO(moved);
  CHECK(moved.find("Moved") == std::string::npos);
  CHECK(moved.find("[New] Veiled") == std::string::npos);
  CHECK(moved.find("Hidden") == std::string::npos);
  const std::string current = drawn(body, "chart current");
  CHECK(current.find("Far\n") != std::string::npos);
  CHECK(current.find("line not stated") == std::string::npos);
  const std::string changes = drawn(body, "chart changes");
  for (const char* hint : {"[", "line not stated", "Hidden", "Merged"}) {
    INFO(hint << " in " << changes);
    CHECK(changes.find(hint) == std::string::npos);
  }
}

TEST_CASE("what a chart cannot find is an error at its directive", "[chart]") {
  CHECK(drawn(small, "chart proposed set=two") == "C102: there is no set of changes 'two'\n");
  CHECK(drawn(small, "chart current root=new") == "C102: the structure that this chart shows has no post or unit 'new'\n");
  CHECK(drawn("", "chart current") == "C103: the structure has no posts or units, so that this chart would be empty\n");
}

TEST_CASE("a chart is a figure with the caption and id of its directive; a withheld one stays closed", "[chart]") {
  Block asked = directive("chart current");
  asked.attributes.edit().id = "chart-1";
  asked.attributes.edit().keys = {{"caption", "Who answers to whom"}, {"number", "auto"}};
  Block gap;
  gap.kind = BlockKind::container;
  gap.attributes.edit().classes = {"withheld"};
  gap.blocks = {directive("chart current root=nobody")};
  Paper paper;
  paper.drawn(small, {asked, gap});
  CHECK(paper.diagnostics.all().empty());
  const Block& figure = paper.document.blocks[0];
  CHECK(figure.kind == BlockKind::figure);
  CHECK(figure.attributes->id == "chart-1");
  CHECK(figure.attributes->key("caption") == nullptr);
  REQUIRE(figure.blocks.size() == 1);
  CHECK(document::plain_text(figure.blocks[0].inlines) == "Who answers to whom");
  REQUIRE(figure.particulars->drawing != nullptr);
  CHECK(figure.particulars->drawing->alternative == "Structure chart of today’s posts and units. The list that follows says the same in words.");
  CHECK(figure.particulars->drawing->name == "Structure chart of today’s posts and units");
  CHECK(figure.particulars->drawing->description == "Structure chart of today’s posts and units.");
  CHECK(paper.document.blocks[1].attributes->has("chart-list"));
  CHECK(paper.document.blocks[2].blocks[0].kind == BlockKind::directive);
}

TEST_CASE("a drawing is said to be of its root, and of its set where there are several", "[chart]") {
  const std::string sets = R"(<organisation><post id="p"><title>Chief</title></post></organisation><changes><set id="one"><title>Consulted</title>
      <rename id="a" subject="p"><title>Head</title></rename></set><set id="two" from="one"><title>Decided</title></set></changes>)";
  const auto said = [&sets](std::string info) {
    Paper paper;
    paper.drawn(sets, {directive(std::move(info))});
    return paper.document.blocks.front().particulars->drawing->description;
  };
  CHECK(said("chart current root=p") == "Chief. Structure chart of today’s posts and units.");
  CHECK(said("chart proposed root=p") == "Head. Structure chart of the posts and units proposed. Set of changes: Decided.");
  CHECK(said("chart changes set=one") == "Structure chart of what changes. Set of changes: Consulted.");
}

TEST_CASE("a chart by itself answers for what is withheld as for what is not there", "[chart]") {
  const std::string secret = R"(<organisation><post id="p"><title>P</title></post>
    <post id="secret" exempt="1" public-interest="x"><title>Secret</title></post></organisation>)";
  std::vector<std::string> answers;
  for (const std::string id : {"secret", "terces"}) {
    Paper paper;
    paper.gaps = false;
    paper.drawn(secret, {directive("chart current root=" + id)});
    REQUIRE(paper.diagnostics.all().size() == 1);
    const Diagnostic& fault = paper.diagnostics.all().front();
    CHECK(fault.code.id == "C102");
    CHECK(fault.hints.empty());
    answers.push_back(fault.message);
  }
  CHECK(answers[0].find("'secret'") != std::string::npos);
  CHECK(answers[0].size() == answers[1].size());
}

TEST_CASE("a drawing of the exempt edition bears its mark", "[chart]") {
  Paper paper;
  paper.marking = "NOT FOR PUBLICATION under Schedule 12A of the Local Government Act 1972: paragraph 1 (information about an individual)";
  paper.drawn(small, {directive("chart current")}, true);
  const document::Drawing& drawing = *paper.document.blocks.front().particulars->drawing;
  REQUIRE(drawing.mark.size() > 1);
  std::string words;
  for (const document::TextLine& line : drawing.mark) {
    words += line.words + ' ';
    CHECK(line.baseline > 0);
    CHECK(line.baseline < drawing.mark_height);
  }
  CHECK(words == std::string(paper.marking) + ' ');
}

TEST_CASE("new posts stand by the unit that they are in, with their number", "[chart]") {
  const std::string body =
      R"(<organisation><unit id="u" kind="directorate"><name>Place</name></unit><unit id="v" kind="team" parent="u"><name>Roads</name></unit>
    <unit id="w" kind="team"><name>Empty</name></unit><post id="head" unit="u"><title>Head</title></post></organisation>
    <changes><set id="s"><create id="c"><post id="a" unit="v" count="3"><title>Engineer</title></post><post id="b" unit="u"><title>Deputy</title></post>
      <post id="d"><title>Adviser</title></post><line from="a" to="head"/><line from="b" to="head"/></create></set></changes>)";
  CHECK(drawn(body, "chart proposed form=blocks posts=new") ==
        "Place (new posts: 4)\n  Deputy\n  Roads (new posts: 3)\n    Engineer (× 3)\nAdviser\n");
  CHECK(drawn(body, "chart changes posts=new").find("Head") == std::string::npos);
  CHECK(drawn("<organisation><post id=\"p\"><title>P</title></post></organisation>", "chart proposed posts=new") ==
        "C103: no post is new, so that this chart would be empty\n");
}

TEST_CASE("charts in a frozen appendix show what was published", "[chart]") {
  Block annex;
  annex.kind = BlockKind::container;
  annex.attributes.edit().id = "annex";
  annex.attributes.edit().classes = {"appendix"};
  annex.blocks = {directive("chart current")};
  Paper paper;
  CHECK(paper.drawn(R"(<organisation><post id="p"><title>Now</title></post></organisation><appendices><appendix id="annex"><title>A</title>
      <as-published date="2013-04-19"><organisation><post id="p"><title>Then</title></post></organisation></as-published>
      <body>Text</body></appendix></appendices>)",
                    {annex, directive("chart current")}) == "Then\nNow\n");
}

}  // namespace
}  // namespace townclerk::chart::test
