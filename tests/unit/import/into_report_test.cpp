#include "import/import.hpp"

#include <catch2/catch.hpp>

#include "base/print.hpp"
#include "import/starter.hpp"
#include "model/read.hpp"

using namespace townclerk;
using intake::Standing;

namespace {

const std::string list = "Title,Unit,Reports to,FTE,Holder\nChief,,,1,\nHead of A & B,\"Say \"\"x\"\"\",Chief,0.5,vacant\n";
const std::string expected =
    "<organisation>\n"
    "    <unit id=\"say-x\" kind=\"directorate\"><name>Say &quot;x&quot;</name></unit>\n"
    "    <post id=\"chief\" fte=\"1\"><title>Chief</title></post>\n"
    "    <post id=\"head-of-a-and-b\" unit=\"say-x\" fte=\"0.5\" holder=\"vacant\"><title>Head of A &amp; B</title></post>\n"
    "    <line from=\"head-of-a-and-b\" to=\"chief\"/>\n"
    "  </organisation>";

std::string report(const std::string& inside, const std::string& root = "report") {
  return "<?xml version=\"1.0\"?>\n<" + root + " xmlns=\"urn:townclerk:report:1\" id=\"r\" house=\"standard\">\n  <title>T</title>\n" +
         "  <authority id=\"c\" nation=\"england\"><name>C</name></authority>\n" + inside + "</" + root + ">\n<!-- end -->\n";
}

struct Import {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<std::string> text;

  explicit Import(const std::string& into, Standing standing = Standing::keep, const std::string& posts = list) {
    const FileId csv = sources.add("posts.csv", posts);
    text = intake::posts_into_report(sources, csv, sources.add("report.xml", into), standing, diagnostics);
  }
  [[nodiscard]] std::string codes() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) out += (out.empty() ? "" : " ") + std::string(d.code.id);
    return out;
  }
};

}  // namespace

TEST_CASE("the posts stand behind the sections, and every other byte stays") {
  const std::string section = "  <section id=\"s\"><title>a &lt; b</title><body><![CDATA[</section>]]></body><!-- </section> --></section>";
  const Import import(report(section + "\n  <!-- what follows -->\n  <timetable/>\n"));
  REQUIRE(import.codes().empty());
  CHECK(*import.text == report(section + "\n\n  " + expected + "\n  <!-- what follows -->\n  <timetable/>\n"));
}

TEST_CASE("line ends are those of the report") {
  std::string windows = report("");
  for (std::size_t at = 0; (at = windows.find('\n', at)) != std::string::npos; at += 2) windows.replace(at, 1, "\r\n");
  const Import import(windows);
  REQUIRE(import.codes().empty());
  for (std::size_t at = import.text->find('\n'); at != std::string::npos; at = import.text->find('\n', at + 1))
    REQUIRE(import.text->at(at - 1) == '\r');
}

TEST_CASE("an organisation that is there is kept unless it is to be replaced") {
  const std::string old = "  <organisation >\n    <post id=\"chief\"><title>Old &gt; chief</title></post><!-- > --></organisation>\n";
  const Import kept(report(old));
  CHECK(kept.codes() == "I117");
  CHECK_FALSE(kept.text);
  const Import replaced(report(old), Standing::replace);
  REQUIRE(replaced.codes().empty());
  CHECK(*replaced.text == report("  " + expected + "\n"));
  CHECK(*Import(report("  <organisation/>\n"), Standing::replace).text == report("  " + expected + "\n"));
  CHECK(*Import(*replaced.text, Standing::replace).text == *replaced.text);
}

TEST_CASE("a report that would have faults is left alone, and they are shown") {
  const Import import(report("  <changes><set id=\"s\"><delete id=\"d\" subject=\"cheif\"/></set></changes>\n"));
  CHECK(import.codes() == "I118 M104");
  CHECK_FALSE(import.text);
  CHECK(import.sources.name(import.diagnostics.all().back().at.file) == "report.xml");
  CHECK(import.sources.slice(import.diagnostics.all().back().at) == "cheif");
}

TEST_CASE("what still names the posts that would be replaced is shown where it stands") {
  const std::string old =
      "  <organisation><unit id=\"u\" kind=\"team\"><name>U</name></unit><post id=\"clerk\"><title>Clerk</title></post></organisation>\n";
  const std::string changes =
      "  <changes><set id=\"s\"><title>S</title><delete id=\"d\" subject=\"clerk\"/><create id=\"new\"><post id=\"n\" "
      "unit=\"u\"><title>N</title></post></create></set></changes>\n";
  for (const std::string& whole : {report(old + changes), report(changes + old)}) {
    const Import import(whole, Standing::replace);
    REQUIRE(import.codes() == "I118 M104 M104");
    CHECK(import.diagnostics.all().front().message ==
          "2 places of 'report.xml' still name posts or units that the list does not have, so it is left as it was");
    for (const std::size_t one : {1U, 2U}) {
      const Diagnostic& place = import.diagnostics.all().at(one);
      CHECK(import.sources.name(place.at.file) == "report.xml");
      CHECK(import.sources.slice(place.at) == (one == 1 ? "clerk" : "u"));
      REQUIRE(place.hints.size() == 1);
      CHECK(place.hints.front().find("or take the element out") != std::string::npos);
    }
  }
}

TEST_CASE("the example of a new report is replaced with its changes, and nothing else") {
  for (const model::Kind kind : {model::Kind::decision, model::Kind::consultation, model::Kind::response}) {
    Sources sources;
    Diagnostics diagnostics;
    const std::string before = *intake::starter("standard", kind, "begin", Assets({}), sources, diagnostics);
    CHECK(Import(before).diagnostics.all().front().hints.front().find("the example's changes go too") != std::string::npos);
    const Import import(before, Standing::replace, "Title,Reports to\nHead of Improvement,\nClerk,Head of Improvement\n");
    REQUIRE(import.codes() == "I123");
    CHECK(import.text->find("<post id=\"head-of-improvement\"") != std::string::npos);
    CHECK(import.text->find("head-of-support") == std::string::npos);
    CHECK(import.text->find("create-head-of-improvement") == std::string::npos);
    const std::size_t same = before.find("<organisation>");
    CHECK(import.text->substr(0, same) == before.substr(0, same));
    CHECK(import.text->ends_with(before.substr(before.find("  <timetable>"))));
    CHECK(Import(*import.text, Standing::replace).codes().empty());

    std::string changed = before;
    changed.replace(changed.find("The post is vacant"), 18, "It is not needed");
    CHECK(Import(changed, Standing::replace).codes().starts_with("I118 M104"));
  }
}

TEST_CASE("ids of the report are not given to posts") {
  const Import import(report("  <people><person id=\"chief\" name=\"N\"/></people>\n"));
  REQUIRE(import.codes().empty());
  CHECK(import.text->find("<post id=\"chief-post\"") != std::string::npos);
}

TEST_CASE("faults of the report and of the list are told in one run") {
  const Import broken("<report", Standing::keep, "Title,FTE\nA,x\n");
  REQUIRE(broken.diagnostics.errors() == 2);
  CHECK(broken.diagnostics.all().front().code.id.front() == 'X');
  CHECK(broken.diagnostics.all().back().code.id == "I111");
  CHECK(Import(report("", "house")).codes() == "M110");
  CHECK(Import("<report xmlns=\"urn:townclerk:report:1\"/>").codes() == "I118");
}

TEST_CASE("hostile titles are text") {
  const Import import(report(""), Standing::keep, "Title\n\"</title><x a='\"\"'>&amp;]]>\"\n");
  REQUIRE(import.codes().empty());
  Diagnostics diagnostics;
  Sources sources;
  const auto read = model::read(sources, sources.add("r.xml", *import.text), diagnostics);
  REQUIRE(read);
  CHECK(read->organisation.posts.at(0).title.in("en").text == "</title><x a='\"'>&amp;]]>");
}

TEST_CASE("a starter reads without fault in each built-in house") {
  const Assets assets({});
  for (const std::string& house : assets.houses()) {
    for (const model::Kind kind : {model::Kind::decision, model::Kind::consultation, model::Kind::response}) {
      Sources sources;
      Diagnostics diagnostics;
      const auto text = intake::starter(house, kind, "begin", assets, sources, diagnostics);
      const auto read = text ? model::read(sources, sources.add("report.xml", *text), diagnostics) : std::nullopt;
      INFO(house << '\n' << to_text(diagnostics, sources, Colour::never));
      REQUIRE(diagnostics.all().empty());
      REQUIRE(read);
      CHECK(read->kind == kind);
      CHECK(read->recommendations.empty() == (kind == model::Kind::consultation));
      REQUIRE(read->consultations.size() == 1);
      CHECK(read->consultations.at(0).themes.empty() == (kind != model::Kind::response));
    }
  }
}

TEST_CASE("a starter in a house that is not there is a fault") {
  Sources sources;
  Diagnostics diagnostics;
  CHECK_FALSE(intake::starter("nowhere", model::Kind::decision, "begin", Assets({}), sources, diagnostics));
  CHECK(diagnostics.all().front().code.id == "A106");
  CHECK(intake::report_id("Senior management 2027") == "senior-management-2027");
  CHECK(intake::report_id("...") == "report");
}
