#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view::test;

namespace {

const std::string reorganised = R"xml(
  <people/>
  <organisation>
    <unit id="u" kind="directorate"><name>People</name></unit><unit id="w" kind="directorate" parent="u"><name>Place</name></unit>
    <post id="ce"><title>Chief Executive</title><statutory code="hops"/></post>
    <post id="ops" unit="u" holder="vacant"><title>Director of Operations</title></post>
    <post id="ed" unit="u" grade="A" fte="0.5"><title>Strategic Resources</title><former-title>Treasurer</former-title><statutory code="s151"/></post>
    <post id="ad" unit="u" holder="covered-by" covered-by="ed"><title>Assistant</title></post>
  </organisation>
  <changes>
    <set id="consulted"><delete id="d-ops" subject="ops"><reason>Duty ends</reason></delete><delete id="d-ad" subject="ad"/></set>
    <set id="decided" from="consulted">
      <withdraw id="keep" subject="d-ad"/>
      <rename id="rn" subject="ed"><title>Resources</title></rename>
      <regrade id="rg" subject="ed" grade="B"/>
      <create id="cr"><post id="gov" unit="w"><title>Governance</title><share authority="a" percent="50"/><share authority="b" percent="50"/><statutory code="mo"/></post></create>
      <move id="mv" subject="ad" to="w"/>
    </set>
  </changes>
  <section id="s"><title>S</title><generated part="posts-deleted" set="consulted"/><generated part="posts-deleted"/>
    <generated part="changes"/><generated part="statutory-posts"/><generated part="posts-shared" set="consulted"/></section>)xml";

std::string two_councils(const std::string& inside) {
  return R"xml(<report xmlns="urn:townclerk:report:1" id="r" house="standard"><title>T</title>
    <authority id="a" nation="england"><name>Aton</name></authority><authority id="b" nation="england"><name>Beton</name></authority>)xml" +
         inside + "</report>";
}

}  // namespace

TEST_CASE("lists of posts follow from the changes") {
  Reading r(two_councils(reorganised));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  REQUIRE_FALSE(r.diagnostics.has_errors());
  CHECK(words(v, "posts.current") == "4");
  CHECK(words(v, "posts.current.1.is-vacant") == "yes");
  CHECK(words(v, "posts.current.1.holder") == "vacant");
  CHECK(words(v, "posts.current.2.fte") == "0.5");
  CHECK(words(v, "posts.current.2.former-titles.0") == "Treasurer");
  CHECK(words(v, "posts.current.3.covered-by") == "Strategic Resources");
  CHECK(words(v, "post.ad") == words(v, "posts.current.3.title"));
  CHECK(words(v, "post.gov") == "Governance");
  CHECK(words(v, "posts.deleted") == "1");
  CHECK(words(v, "posts.deleted.0.title") == "Director of Operations");
  CHECK(words(v, "posts.created") == "1");
  CHECK(words(v, "posts.created.0.title") == "Governance");
  CHECK(words(v, "posts.created.0.unit") == "Place");
  CHECK(words(v, "posts.renamed") == "1");
  CHECK(words(v, "posts.renamed.0.title") == "Resources");
  CHECK(words(v, "posts.renamed.0.title-before") == "Strategic Resources");
  CHECK(words(v, "posts.regraded.0.grade") == "B");
  CHECK(words(v, "posts.regraded.0.grade-before") == "A");
  CHECK(words(v, "posts.moved") == "1");
  CHECK(words(v, "posts.moved.0.unit-before") == "People");
  CHECK(words(v, "posts.moved.0.unit") == "Place");
  CHECK(words(v, "posts.changed") == "1");
  CHECK(words(v, "posts.changed.0.title") == "Resources");
  CHECK(words(v, "posts.shared") == "1");
  CHECK(words(v, "posts.shared.0.shares.1.council") == "Beton");
  CHECK(words(v, "units.1.parent") == "People");
}

TEST_CASE("statutory roles are followed from post to post") {
  Reading r(two_councils(reorganised));
  const mustache::Value v = r.view();
  CHECK(words(v, "statutory") == "3");
  CHECK(words(v, "statutory.0.title") == "Head of Paid Service");
  CHECK(words(v, "statutory.1.current") == "Strategic Resources");
  CHECK(words(v, "statutory.1.proposed") == "Resources");
  CHECK(words(v, "statutory.2.current").empty());
  CHECK(words(v, "statutory.2.proposed") == "Governance");
}

TEST_CASE("changes are those in force, withdrawn ones left out") {
  Reading r(two_councils(reorganised));
  const mustache::Value v = r.view();
  CHECK(words(v, "changes") == "5");
  CHECK(words(v, "changes.0.kind") == "delete");
  CHECK(words(v, "changes.0.subject-line") == "Director of Operations");
  CHECK(words(v, "changes.0.reason") == "Duty ends");
  CHECK(words(v, "changes.1.result-line") == "Resources");
  CHECK(words(v, "changes.3.kind-label") == "Create");
  CHECK(words(v, "changes.3.results.0") == "Governance");
  CHECK(words(v, "changes.4.result-line") == "Place");
}

TEST_CASE("a generated part shows its own set") {
  Reading r(two_councils(reorganised));
  const mustache::Value v = r.view();
  CHECK(words(v, "sections.0.parts.0.listed-posts") == "2");
  CHECK(words(v, "sections.0.parts.0.is.posts") == "yes");
  CHECK(words(v, "sections.0.parts.1.listed-posts") == "1");
  CHECK(words(v, "sections.0.parts.2.changes") == "5");
  CHECK(words(v, "sections.0.parts.3.statutory") == "3");
  CHECK(words(v, "sections.0.parts.4.is-empty") == "yes");
  CHECK(words(r.view(of_set("consulted")), "posts.deleted") == "2");
}

TEST_CASE("a contingent change shows both branches") {
  Reading r(two_councils(R"xml(<organisation><post id="p"><title>P</title></post><post id="q"><title>Q</title></post></organisation>
    <changes><set id="one"><contingent id="c" due="2017-06-30"><condition>If P leaves</condition><then><delete id="x" subject="p"/></then>
      <else><delete id="y" subject="q"/></else></contingent></set></changes>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  CHECK(words(v, "changes.0.condition") == "If P leaves");
  CHECK(words(v, "changes.0.then.0.subject-line") == "P");
  CHECK(words(v, "changes.0.else.0.subject-line") == "Q");
  CHECK(words(v, "posts.deleted") == "0");
  CHECK(words(v, "posts.contingent") == "2");
  CHECK(words(v, "posts.contingent.0.title") == "P");
  CHECK(words(v, "posts.contingent.0.condition") == "If P leaves");
  CHECK(left_out(v, "posts.contingent.0", "is-otherwise"));
  CHECK(words(v, "posts.contingent.0.due.long") == "by 30 June 2017");
  CHECK(words(v, "posts.contingent.1.is-otherwise") == "yes");
}

TEST_CASE("a post that only moves, is seconded or depends on a condition is not a changed one") {
  Reading r(two_councils(R"xml(<organisation><unit id="u" kind="team"><name>U</name></unit><post id="moved"><title>Moved</title></post>
    <post id="lent"><title>Lent</title></post><post id="new-line"><title>New line</title></post><post id="into"><title>Into</title></post>
    <post id="gone"><title>Gone</title></post><post id="perhaps"><title>Perhaps</title></post></organisation>
    <changes><set id="one"><move id="m" subject="moved" to="u"/><second id="s" subject="lent" to="u"/>
      <change id="c" subject="new-line"><line from="new-line" to="into"/></change><merge id="g" subject="into gone" to="into"/>
      <contingent id="k"><condition>If so</condition><then><rename id="n" subject="perhaps"><title>Certain</title></rename></then></contingent>
    </set></changes>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  CHECK(words(v, "posts.changed") == "2");
  CHECK(words(v, "posts.changed.0.title") == "New line");
  CHECK(words(v, "posts.changed.1.title") == "Into");
}

TEST_CASE("the posts of a board are its members") {
  Reading r(
      two_councils(R"xml(<organisation><unit id="team" kind="board"><name>Top team</name></unit><unit id="u" kind="directorate"><name>U</name></unit>
    <post id="ce"><title>Chief Executive</title></post><post id="ops" unit="u"><title>Operations</title></post><post id="ad" unit="u"><title>AD</title></post>
    <line from="ce" to="team" kind="membership"/><line from="ops" to="team" kind="membership"/><line from="ad" to="team" kind="dotted"/></organisation>
    <changes><set id="one"><delete id="d" subject="ops"/>
      <create id="c"><post id="place"><title>Place</title></post><line from="place" to="team" kind="membership"/></create></set></changes>
    <section id="s"><title>S</title><generated part="posts-current" of="team"/><generated part="posts-proposed" of="team"/></section>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  CHECK(words(v, "sections.0.parts.0.listed-posts") == "2");
  CHECK(words(v, "sections.0.parts.0.listed-posts.1.title") == "Operations");
  CHECK(words(v, "sections.0.parts.1.listed-posts") == "2");
  CHECK(words(v, "sections.0.parts.1.listed-posts.1.title") == "Place");
}

TEST_CASE("posts that are not decided yet are listed by who decides") {
  const std::string model = R"xml(<people><person id="clerk" name="C"/></people>
    <organisation><post id="ce"><title>Chief Executive</title></post><post id="p"><title>P</title></post><post id="q"><title>Q</title></post></organisation>
    <changes><set id="one"><undecided id="x" subject="p" owner="ce"/><undecided id="y" subject="q" owner="clerk"/></set>
      <set id="two" from="one"><withdraw id="w" subject="y"/></set></changes>)xml";
  Reading r(two_councils(model + R"xml(<section id="s"><title>S</title><generated part="posts-undecided" set="one"/>
    <generated part="posts-undecided" set="one" of="clerk"/><generated part="posts-undecided" of="clerk"/></section>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  CHECK(words(v, "sections.0.parts.0.listed-posts") == "2");
  CHECK(words(v, "sections.0.parts.1.listed-posts") == "1");
  CHECK(words(v, "sections.0.parts.1.listed-posts.0.title") == "Q");
  CHECK(words(v, "sections.0.parts.2.is-empty") == "yes");
  CHECK(words(v, "posts.count.undecided.figures") == "1");

  Reading wrong(two_councils(model + R"xml(<section id="s"><title>S</title><generated part="posts-undecided" of="one"/></section>)xml"));
  static_cast<void>(wrong.view());
  CHECK(codes(wrong.diagnostics) == "V214");
}

TEST_CASE("an exempt post leaves a gap") {
  Reading r(two_councils(R"xml(<organisation><post id="p" grade="Z" exempt="1" public-interest="x"><title>Hidden</title></post></organisation>
    <changes><set id="one"><delete id="d" subject="p"/></set></changes>)xml"));
  const mustache::Value v = r.view();
  CHECK(words(v, "posts.deleted.0.title") == "Exempt: see Part II");
  CHECK(left_out(v, "posts.deleted.0", "grade"));
  CHECK(words(v, "changes.0.subject-line") == "Exempt: see Part II");
}

TEST_CASE("what is withdrawn from a condition is neither made nor listed, and a condition may take a change back") {
  const std::string model =
      R"xml(<organisation><post id="p"><title>Head of Parks</title></post><post id="q"><title>Head of Quays</title></post></organisation>
    <changes><set id="first">
      <contingent id="k"><condition>If the grant comes</condition>
        <then><create id="made"><post id="n"><title>Ranger</title></post></create><delete id="gone" subject="q"/></then></contingent>
      <delete id="parks" subject="p"/></set>
    <set id="second" from="first"><withdraw id="w" subject="made"/>
      <contingent id="l"><condition>If the park stays</condition><then><withdraw id="v" subject="parks"/></then></contingent></set></changes>)xml";
  Reading r(two_councils(model));
  const mustache::Value v = r.view();
  CHECK(words(v, "posts.contingent") == "1");
  CHECK(words(v, "posts.contingent.0.title") == "Head of Quays");
  CHECK(words(v, "changes.0.then") == "1");
  CHECK(words(v, "changes.0.then.0.subject-line") == "Head of Quays");
  CHECK(words(v, "changes.1.subject-line") == "Head of Parks");
  CHECK(words(v, "changes.2.then.0.kind-label") == "Not made");
  CHECK(words(v, "changes.2.then.0.subject-line") == "Delete Head of Parks");
  CHECK(words(r.view(of_set("first")), "posts.contingent") == "2");
}

TEST_CASE("a rename says what a post was called until then, though an earlier set made it") {
  Reading r(two_councils(R"xml(<changes>
    <set id="first"><create id="c"><post id="n"><title>Director of Homes</title></post></create></set>
    <set id="second" from="first"><rename id="d" subject="n"><title>Director of Housing</title></rename></set></changes>)xml"));
  const mustache::Value v = r.view();
  CHECK(words(v, "changes.1.subject-line") == "Director of Homes");
  CHECK(words(v, "changes.1.result-line") == "Director of Housing");
}
