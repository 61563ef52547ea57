#include "model/freeze.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "unit/model/report_reading.hpp"

using namespace townclerk;
using namespace townclerk::model;

namespace {

struct Frozen {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<std::string> text;

  explicit Frozen(const std::string& report, const std::string& appendix = "annex", bool replace = false) {
    const FileId file = sources.add("report.xml", report);
    text = freeze(sources, file, {appendix, {2013, 4, 19}, replace}, diagnostics);
  }
  [[nodiscard]] const std::string& whole() const {
    for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.code.id << " " << d.message);
    REQUIRE(text);
    return *text;
  }
  [[nodiscard]] const Diagnostic& fault() const {
    REQUIRE_FALSE(text);
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all().front();
  }
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

/// The part that the copy is, without what stands before and behind it in the report.
std::string copy_in(const Frozen& frozen, const std::string& report) {
  const std::string& text = frozen.whole();
  const std::size_t begin = text.find("<as-published");
  const std::size_t end = text.find("</as-published>");
  REQUIRE(end != std::string::npos);
  const std::string inserted = text.substr(begin, end + 15 - begin);
  const std::size_t line = text.rfind('\n', begin);
  CHECK(text.substr(0, line) + text.substr(end + 15) == report);
  return inserted;
}

struct Differences {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<std::string> messages;

  explicit Differences(const std::string& report) {
    const FileId file = sources.add("report.xml", report);
    report_differences(sources, file, diagnostics);
    for (const Diagnostic& warning : diagnostics.all()) {
      CHECK(warning.code.id == "M131");
      CHECK(warning.at.known());
      CHECK(warning.notes.at(0).at.known());
      messages.push_back(std::string(sources.slice(warning.at)) + ": " + warning.message);
    }
  }
};

const std::string small = R"(<report xmlns="urn:townclerk:report:1" id="r" house="h">
  <title>T</title>
  <authority id="council" nation="england"><name>C</name></authority>
  <section id="s" role="x"><body>Live.</body></section>
  <organisation>
    <!-- kept -->
    <post id="p" grade="9">
      <title>P</title>
      <description><![CDATA[
        Words
          - and a list

flush left
      ]]></description>
    </post>
  </organisation>
  <changes>
    <set id="first"><regrade id="c1" subject="p" grade="10"/></set>
    <set id="second" from="first"><regrade id="c2" subject="p" grade="11"/></set>
    <set id="third">
      <delete id="c3" subject="p"/>
    </set>
  </changes>
  <timetable>
    <event id="e" date="2013-04-19"><title>E</title></event>
  </timetable>
  <appendices>
    <appendix id="annex">
      <title>Annex</title> <!-- heading -->
      <section id="a1" role="x"><generated part="posts-changed" set="second"/><generated part="timetable"/></section>
    </appendix>
    <appendix id="file" kind="attached" file="a.pdf"><title>F</title></appendix>
  </appendices>
</report>
)";

}  // namespace

TEST_CASE("a frozen appendix holds a copy in the source's own words") {
  const Frozen frozen(small);
  CHECK(copy_in(frozen, small) == R"(<as-published date="2013-04-19">
        <organisation>
          <!-- kept -->
          <post id="p" grade="9">
            <title>P</title>
            <description><![CDATA[
              Words
                - and a list

      flush left
            ]]></description>
          </post>
        </organisation>
        <changes>
          <set id="first"><regrade id="c1" subject="p" grade="10"/></set>
          <set id="second" from="first"><regrade id="c2" subject="p" grade="11"/></set>
        </changes>
        <timetable>
          <event id="e" date="2013-04-19"><title>E</title></event>
        </timetable>
      </as-published>)");
  const Reads reads(frozen.whole());
  const Report& report = reads.whole();
  const AsPublished& copy = *report.appendices.at(0).as_published;
  CHECK(copy.organisation.posts.at(0).description.in("en")->text() == report.organisation.posts.at(0).description.in("en")->text());
  CHECK(structure(copy, "second").posts.at(0).grade == "11");
}

TEST_CASE("a part without a set, a chart or a value prints the last set") {
  const auto sets = [](const std::string& content) {
    const Frozen frozen(replaced(small, "<generated part=\"posts-changed\" set=\"second\"/>", content));
    const Reads reads(frozen.whole());
    std::string ids;
    for (const ChangeSet& set : reads.whole().appendices.at(0).as_published->changes) ids += set.id + " ";
    return ids;
  };
  CHECK(sets("<generated part=\"posts-changed\"/>") == "third ");
  CHECK(sets("<generated part=\"posts-changed\" set=\"first\"/>") == "first ");
  CHECK(sets("<body>Only words.</body>").empty());
  CHECK(sets("<body>A value: {{posts.count.deleted.words}}.</body>") == "third ");
  CHECK(sets("<body>Counts: {{ sets.first.deleted }}, {{{sets.second.deleted}}}.</body>") == "first second ");
  CHECK(sets("<body>The {{post.p}}.</body>").empty());
  CHECK(sets("<body>Counts: {{sets.first.deleted}}, {{posts.count.deleted}}.</body>") == "first third ");
  CHECK(sets("<body>\n```chart proposed\n```\n</body>") == "third ");
  CHECK(sets("<body>\n```chart proposed set=second\n```\n</body>") == "first second ");
}

TEST_CASE("a copy holds what its appendix prints") {
  std::string more = replaced(small, "  <timetable>",
                              "  <staffing><impact id=\"i\" post=\"p\"/></staffing>\n  <consultation id=\"staff\"><theme id=\"t\"/></consultation>\n"
                              "  <finance><line id=\"l\" kind=\"cost\" amount=\"1\"><title>L</title></line></finance>\n  <timetable>");
  more = replaced(more, "<generated part=\"posts-changed\" set=\"second\"/><generated part=\"timetable\"/>", "{content}");
  const auto held = [&more](const std::string& content) {
    const Frozen frozen(replaced(more, "{content}", content));
    const Reads reads(frozen.whole());
    const AsPublished& copy = *reads.whole().appendices.at(0).as_published;
    CHECK(copy.organisation.posts.size() == 1);
    return std::string(copy.staffing.empty() ? "" : "staffing ") + (!copy.consultations.empty() ? "consultation " : "") +
           (copy.timetable.empty() ? "" : "timetable ") + (copy.finance.empty() ? "" : "finance ");
  };
  CHECK(held("<generated part=\"posts-current\"/>").empty());
  CHECK(held("<generated part=\"impact\"/>") == "staffing ");
  CHECK(held("<generated part=\"themes\"/>") == "consultation ");
  CHECK(held("<generated part=\"consultation\"/><generated part=\"finance-tables\"/>") == "consultation finance ");
  CHECK(held("<body>From {{ event.e.long }}: {{{finance.l.exact}}}.</body>") == "timetable finance ");
  CHECK(held("<body>Until {{consultation.end.long}}.</body>") == "consultation ");
  CHECK(held("<body>Until {{consultations.staff.end.long}}.</body>") == "consultation ");
}

TEST_CASE("a copy holds the registers and documents that its appendix prints or cites") {
  std::string more =
      replaced(small, "  <timetable>",
               "  <risks><risk id=\"r1\" owner=\"late\"><risk-text>Until {{event.e.long}}.</risk-text></risk></risks>\n"
               "  <equality id=\"q1\" population=\"9\"><group><title>G</title><row id=\"w\" count=\"3\"><title>W</title></row></group></equality>\n"
               "  <equality id=\"q2\" population=\"9\"><group><title>G</title><row count=\"3\"><title>W</title></row></group></equality>\n"
               "  <options><option id=\"o\"><title>O</title><text>See [](doc:plan).</text></option></options>\n"
               "  <principles><principle id=\"pr\"><title>P</title></principle></principles>\n"
               "  <cycle id=\"cy\"><phase id=\"ph\"><title>P</title></phase></cycle>\n"
               "  <documents><group id=\"g\"><title>G</title><document id=\"plan\"><title>Plan</title></document></group></documents>\n"
               "  <timetable>");
  more = replaced(more, "<delete id=\"c3\" subject=\"p\"/>", "<create id=\"c3\"><post id=\"late\"><title>L</title></post></create>");
  more = replaced(more, "<generated part=\"posts-changed\" set=\"second\"/><generated part=\"timetable\"/>", "{content}");
  const auto held = [&more](const std::string& content) {
    const Frozen frozen(replaced(more, "{content}", content));
    const Reads reads(frozen.whole());
    const AsPublished& copy = *reads.whole().appendices.at(0).as_published;
    CHECK(Differences(frozen.whole()).messages.empty());
    return std::string(copy.risks.empty() ? "" : "risks ") + (copy.equality.size() == 2 ? "equality " : "") +
           (copy.options.empty() ? "" : "options ") + (copy.principles.empty() ? "" : "principles ") + (copy.cycles.empty() ? "" : "cycle ") +
           (copy.documents.empty() ? "" : "documents ") + (copy.document_groups.empty() ? "" : "groups ") +
           (copy.timetable.empty() ? "" : "timetable ") + (copy.changes.empty() ? "" : copy.changes.front().id);
  };
  CHECK(held("<generated part=\"posts-vacant\" set=\"first\"/>") == "first");
  CHECK(held("<generated part=\"risks\"/>") == "risks timetable third");
  CHECK(held("<generated part=\"equality\" of=\"q1\"/>") == "equality ");
  CHECK(held("<body>{{equality.q1.w.share}} per cent.</body>") == "equality ");
  CHECK(held("<generated part=\"options\"/>") == "options documents groups ");
  CHECK(held("<generated part=\"principles\"/><generated part=\"cycle\"/>") == "principles cycle ");
  CHECK(held("<generated part=\"background-papers\"/>") == "documents groups ");
  CHECK(held("<body>See [the plan](doc:plan).</body>") == "documents groups ");
  CHECK(held("<body>See [](doc:file).</body>").empty());
  more = replaced(more, "  - and a list", "  - and [](doc:plan)");
  CHECK(held("<generated part=\"posts-described\" set=\"first\"/>") == "documents groups first");
  CHECK(held("<generated part=\"posts-vacant\" set=\"first\"/>") == "first");
  more = replaced(more, "<post id=\"late\">", "<post id=\"late\" job-description=\"plan\">");
  CHECK(held("<generated part=\"posts-vacant\" set=\"third\"/>") == "documents groups third");
}

TEST_CASE("a copy holds the sets that staffing and themes name") {
  const std::string more = replaced(small, "  <timetable>",
                                    "  <staffing set=\"first\"><impact id=\"i\" post=\"p\"/></staffing>\n"
                                    "  <consultation><theme id=\"t\" changes=\"c3\"/></consultation>\n  <timetable>");
  const Frozen frozen(
      replaced(more, "<generated part=\"posts-changed\" set=\"second\"/>", "<generated part=\"themes\"/><generated part=\"impact\" set=\"first\"/>"));
  const Reads reads(frozen.whole());
  const AsPublished& copy = *reads.whole().appendices.at(0).as_published;
  REQUIRE(copy.changes.size() == 2);
  CHECK(copy.changes[0].id == "first");
  CHECK(copy.changes[1].id == "third");
}

TEST_CASE("a copy holds the sets of every staffing and of the posts that act") {
  const std::string changes =
      "<changes><set id=\"one\"><create id=\"c\"><post id=\"new\"><title>N</title></post></create></set><set id=\"two\"/><set "
      "id=\"three\"/></changes>";
  const auto sets = [&changes](const std::string& model, const std::string& part) {
    const Frozen frozen(report_with("<organisation><post id='p'><title>P</title></post></organisation>" + changes + model +
                                    "<appendices><appendix id='annex-1'><title>A</title><section id='s'><title>S</title><generated part='" + part +
                                    "'/></section></appendix></appendices>"),
                        "annex-1");
    const Reads reads(frozen.whole());
    std::string out;
    for (const ChangeSet& set : reads.whole().appendices.at(0).as_published->changes) out += set.id + " ";
    return out;
  };
  CHECK(sets("<timetable><event id='e' date='2013-04' actor='new'><title>E</title></event></timetable>", "timetable") == "one ");
  CHECK(sets("<staffing set='one'/><staffing set='two'/>", "impact") == "one two three ");
  CHECK(sets("", "establishment-proposed") == "three ");
  CHECK(sets("", "lines-current") == "three ");
}

TEST_CASE("the whole vocabulary can be frozen") {
  std::ifstream in(std::string(TOWNCLERK_SOURCE_DIR) + "/tests/data/model/valid/everything.xml", std::ios::binary);
  const std::string everything{std::istreambuf_iterator<char>(in), {}};
  const Frozen frozen(everything, "impact");
  const Reads reads(frozen.whole());
  CHECK(reads.whole().appendices.at(2).as_published->organisation.posts.size() == reads.whole().organisation.posts.size());
  CHECK(copy_in(Frozen(everything, "impact"), everything).size() > 1'000);
}

TEST_CASE("line ends, tabs and prefixes are the file's own") {
  std::string windows;
  for (const char c : small) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const std::string text = Frozen(windows).whole();
  std::size_t bare = 0;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) bare += text[at - 1] == '\r' ? 0 : 1;
  CHECK(bare == 0);
  CHECK_FALSE(Reads(text).diagnostics.has_errors());

  const std::string prefixed =
      "<t:report xmlns:t='urn:townclerk:report:1' id='r' house='h'><t:title>T</t:title>"
      "<t:authority id='c' nation='england'><t:name>C</t:name></t:authority>\n\t\t<t:organisation>\n\t\t\t<t:post id='p'><t:title>P</t:title>"
      "</t:post>\n\t\t</t:organisation>\n<t:appendices><t:appendix id='annex'><t:title>A</t:title></t:appendix></t:appendices></t:report>";
  const Frozen frozen(prefixed);
  CHECK(frozen.whole().find("<t:as-published date=\"2013-04-19\">\n    <t:organisation>\n    \t<t:post id='p'>") != std::string::npos);
  CHECK(Reads(frozen.whole()).whole().appendices.at(0).as_published->organisation.posts.size() == 1);
}

TEST_CASE("an appendix is frozen once, unless its copy is replaced") {
  const std::string once = Frozen(small).whole();
  const Frozen again(once);
  CHECK(again.fault().code.id == "M129");
  CHECK(Frozen(once, "annex", true).whole() == once);
  const std::string regraded = replaced(once, "grade=\"9\"", "grade=\"8\"");
  const std::string anew = Frozen(regraded, "annex", true).whole();
  CHECK(anew == replaced(regraded, "grade=\"9\"", "grade=\"8\""));
  const Frozen inner(replaced(once, "    </appendix>\n    <appendix id=\"file\"",
                              "      <appendix id=\"inner\"><title>I</title></appendix>\n    </appendix>\n    <appendix id=\"file\""),
                     "inner", true);
  CHECK(inner.fault().code.id == "M129");
}

TEST_CASE("what is not printed from the model is not frozen") {
  CHECK(Frozen(small, "file").fault().code.id == "M130");
  const Frozen unknown(small, "anex");
  CHECK(unknown.fault().code.id == "M104");
  CHECK(unknown.fault().hints.at(0) == "did you mean 'annex'?");
  CHECK(Frozen(replaced(small, "role=\"x\"", "role=\"\"")).fault().code.id == "M118");
}

TEST_CASE("nothing differs when an appendix has just been frozen") {
  CHECK(Differences(Frozen(small).whole()).messages.empty());
  CHECK(Differences(small).messages.empty());
}

TEST_CASE("live values that differ from the published ones are found where they are") {
  std::string text = Frozen(small).whole();
  text = replaced(text, "grade=\"9\">\n      <title>P</title>", "tier=\"2\">\n      <title>Post</title>");
  text = replaced(text, "Words", "Other words");
  text = replaced(text, "grade=\"10\"", "grade=\"12\"");
  text = replaced(text, "    <event id=\"e\" date=\"2013-04-19\"><title>E</title></event>\n",
                  "    <event id=\"f\" date=\"2013-04-19\"><title>F</title></event>\n");
  const Differences differences(text);
  CHECK(differences.messages == std::vector<std::string>{
                                    "post: 'grade' of post 'p' was published as '9', but is not given any more",
                                    "2: 'tier' of post 'p' was not published",
                                    "title: 'title' of post 'p' is 'Post', but was published as 'P'",
                                    "description: 'description' of post 'p' is 'Other words - and a list flush left', but was published as 'Words "
                                    "- and a list flush left'",
                                    "12: 'grade' of regrade 'c1' is '12', but was published as '10'",
                                    "timetable: event 'e' was published, but the model does not hold it any more",
                                    "event: event 'f' was not published",
                                });
}

TEST_CASE("each staffing and consultation is held against its own") {
  const std::string report = report_with(
      "<organisation><post id='p'><title>P</title></post></organisation><changes><set id='one'/><set id='two'/></changes>"
      "<staffing set='one'><impact id='i' post='p'><text>Was</text></impact></staffing><staffing set='two'/>"
      "<consultation id='staff' invited='9'/><consultation responses='3'/>"
      "<appendices><appendix id='annex'><title>A</title><section id='s'><title>S</title><generated part='impact' set='one'/>"
      "<generated part='consultation'/></section></appendix></appendices>");
  std::string frozen = Frozen(report).whole();
  CHECK(Differences(frozen).messages.empty());
  frozen = replaced(frozen, "<text>Was</text>", "<text>Is</text>");
  frozen = replaced(frozen, "responses='3'", "responses='4'");
  frozen = replaced(frozen, "<staffing set='one'>", "<staffing set='two'/><staffing set='one'>");
  frozen = replaced(frozen, "</staffing><staffing set='two'/>", "</staffing>");
  CHECK(Differences(frozen).messages == std::vector<std::string>{"text: 'text' of impact 'i' is 'Is', but was published as 'Was'",
                                                                 "4: 'responses' of 'consultation' is '4', but was published as '3'"});
}

TEST_CASE("a consultation that is gone is not held against another") {
  const std::string report = report_with(
      "<consultation id='staff' kind='staff' invited='9'/><consultation id='public' kind='public'/><consultation responses='3'/>"
      "<appendices><appendix id='annex'><title>A</title><section id='s'><title>S</title><generated part='consultation'/></section></appendix>"
      "</appendices>");
  std::string frozen = Frozen(report).whole();
  frozen = replaced(frozen, "<consultation id='staff' kind='staff' invited='9'/>", "<consultation id='later' kind='public' invited='8'/>");
  frozen = replaced(frozen, "responses='3'", "responses='4'");
  CHECK(Differences(frozen).messages ==
        std::vector<std::string>{"report: consultation 'staff' was published, but the model does not hold it any more",
                                 "4: 'responses' of 'consultation' is '4', but was published as '3'",
                                 "consultation: consultation 'later' was not published"});
}

TEST_CASE("registers, tables and documents of a copy are compared with the live ones") {
  const std::string held = R"(<risks><risk id="r1"><risk-text>Then</risk-text></risk></risks>
    <equality id="q" population="9"><group><title>G</title><row count="3"><title>W</title></row></group></equality>
    <options><option id="o"><title>O</title><advantage>Cheap</advantage></option></options>
    <documents><document id="d"><title>D</title></document></documents>)";
  std::string now = replaced(held, "Then", "Now");
  now = replaced(now, "population=\"9\"", "population=\"8\"");
  now = replaced(now, "Cheap", "Dear");
  now = replaced(now, "<title>D</title>", "<title>E</title>");
  now = replaced(now, "<options>",
                 "<equality id=\"new\" population=\"1\"><group><title>G</title><row count=\"0\"><title>W</title></row></group></equality><options>");
  std::string text = replaced(small, "<section id=\"a1\"", "<as-published date=\"2013-04-19\">" + held + "</as-published><section id=\"a1\"");
  text = replaced(text, "  <timetable>", now + "<cycle id=\"c\"><phase id=\"ph\"><title>P</title></phase></cycle>\n  <timetable>");
  CHECK(Differences(text).messages == std::vector<std::string>{
                                          "risk-text: 'risk-text' of risk 'r1' is 'Now', but was published as 'Then'",
                                          "advantage: 'advantage' of option 'o' is 'Dear', but was published as 'Cheap'",
                                          "title: 'title' of document 'd' is 'E', but was published as 'D'",
                                          "8: 'population' of equality 'q' is '8', but was published as '9'",
                                          "equality: equality 'new' was not published",
                                      });
}
