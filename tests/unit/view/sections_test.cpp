#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view::test;

TEST_CASE("sections have the role's title and numbering, or their own") {
  Reading r(report_xml(R"xml(
    <section id="a" role="background-papers" number="9."><body>One.</body><generated part="risks"/>
      <section id="b"><title>Own</title></section></section>
    <section id="c" role="risks"><title>Own risks</title></section>)xml"));
  const mustache::Value v = r.view();
  CHECK(words(v, "sections.0.title") == "Background papers");
  CHECK(words(v, "sections.0.number") == "9.");
  CHECK(words(v, "sections.0.paragraphs") == "none");
  CHECK(words(v, "sections.0.is.background-papers") == "yes");
  CHECK(words(v, "sections.0.is.risks") == "no");
  CHECK(words(v, "sections.0.level.h2") == "yes");
  CHECK(words(v, "sections.0.parts.0.is.prose") == "yes");
  CHECK(words(v, "sections.0.parts.0.prose") == "One.");
  CHECK(words(v, "sections.0.parts.1.is.risks") == "yes");
  CHECK(words(v, "sections.0.parts.1.is-empty") == "yes");
  CHECK(words(v, "sections.0.sections.0.level.h3") == "yes");
  CHECK(words(v, "sections.1.title") == "Own risks");
}

TEST_CASE("a role whose title is empty has no heading, and its parts stand under the one around it") {
  Reading r(report_xml(R"xml(<section id="a" role="text"><generated part="options"/></section>
    <section id="b"><title>B</title><section id="c" role="text"><section id="d"><title>D</title></section></section></section>
    <section id="e" role="text"><title>Own</title></section>
    <options><option id="o"><title>One</title></option></options>)xml"));
  const mustache::Value v = r.view();
  CHECK(codes(r.diagnostics).empty());
  CHECK(words(v, "sections.0.has-heading") == "no");
  CHECK(words(v, "sections.0.level.h1") == "yes");
  CHECK(words(v, "sections.1.has-heading") == "yes");
  CHECK(words(v, "sections.1.sections.0.level.h2") == "yes");
  CHECK(words(v, "sections.1.sections.0.sections.0.level.h3") == "yes");
  CHECK(words(v, "sections.2.has-heading") == "yes");
  const std::string text = expanded(r);
  CHECK(text.find("\n## One\n") != std::string::npos);
  CHECK(text.find("{#o .unnumbered paragraphs=\"none\"}") != std::string::npos);
  CHECK(text.find("\n### D\n") != std::string::npos);
}

TEST_CASE("titles and prose are printed in the language that is asked for") {
  Reading r(report_xml(R"xml(<section id="a" role="background"><body>Hello</body><body xml:lang="cy">Helo</body></section>)xml"));
  const mustache::Value v = r.view(in_language("cy"));
  CHECK(words(v, "sections.0.title") == "Cefndir");
  CHECK(words(v, "sections.0.parts.0.prose") == "Helo");
  CHECK(words(v, "label.none") == "Dim");
  CHECK(words(v, "meeting.date.long") == "16 Mehefin 2017");
}

TEST_CASE("exempt sections and parts leave a gap") {
  Reading r(report_xml(R"xml(
    <section id="a" exempt="1" public-interest="p"><title>Secret title</title><body>Secret</body><section id="x"><title>Secret</title></section></section>
    <section id="b"><title>Open</title><body exempt="2" public-interest="p">Secret</body><body>Said</body></section>
    <appendices><appendix id="z" exempt="3" public-interest="p" kind="attached" file="secret.pdf"><title>Secret</title></appendix></appendices>)xml"));
  const mustache::Value v = r.view();
  CHECK(words(v, "sections.0.title") == "Exempt: see Part II");
  // The document puts the words of a gap here, once the numbers are known.
  CHECK(words(v, "sections.0.parts.0.prose").rfind("<div class=\"withheld\">", 0) == 0);
  CHECK(words(v, "sections.1.parts.0.prose").rfind("<div class=\"withheld\">", 0) == 0);
  CHECK(words(v, "sections.0.sections") == "0");
  CHECK(words(v, "sections.1.parts.0.is-exempt") == "yes");
  CHECK(words(v, "sections.1.parts.1.prose") == "Said");
  CHECK(words(v, "appendices.0.name") == "Appendix 1");
  CHECK(words(v, "appendices.0.file").empty());
  const std::string all = view::inspect(view::schema(*r.house, *r.report), v) + expanded(r);
  CHECK(all.find("Secret title") == std::string::npos);
  CHECK(all.find("secret.pdf") == std::string::npos);
  CHECK(words(r.view(exempt_edition()), "sections.0.title") == "Secret title");
}

TEST_CASE("an appendix with nothing in it is a fault") {
  Reading r(report_xml(R"xml(<appendices><appendix id="x"><title>X</title></appendix></appendices>)xml"));
  static_cast<void>(r.view());
  CHECK(codes(r.diagnostics) == "V220");
}

TEST_CASE("appendices are numbered in the house's form, or as stated") {
  Reading r(report_xml(R"xml(<appendices><appendix id="x"><title>X</title><section id="xs"><title>In</title></section></appendix>
    <appendix id="y" number="2a" kind="separate" address="https://example.org/"><title>Y</title></appendix></appendices>)xml"),
            R"xml(<house xmlns="urn:townclerk:house:1" code="own"><appendices numbers="A"><label>Annex {n}</label></appendices></house>)xml");
  const mustache::Value v = r.view();
  CHECK(words(v, "appendices.0.name") == "Annex A");
  CHECK(words(v, "appendices.0.is-in-report") == "yes");
  CHECK(words(v, "appendices.0.sections.0.level.h3") == "yes");
  CHECK(words(v, "appendices.1.number") == "2a");
  CHECK(words(v, "appendices.1.is-separate") == "yes");
  CHECK(words(v, "appendices.1.is-in-report") == "no");
}

TEST_CASE("faults of sections are located") {
  Reading r(report_xml(R"xml(<section id="a" role="backgruond"/><section id="b"><title>B</title><generated part="rissk"/></section>)xml"));
  static_cast<void>(r.view());
  CHECK(codes(r.diagnostics) == "V202 V207");
  CHECK(r.sources.slice(r.diagnostics.all().at(0).at) == "backgruond");
  CHECK(r.diagnostics.all().at(0).hints.at(0) == "did you mean 'background'?");
  CHECK(r.sources.slice(r.diagnostics.all().at(1).at) == "rissk");
}

TEST_CASE("sections nest five deep") {
  std::string open;
  std::string close;
  for (int i = 1; i <= 6; ++i) {
    open += "<section id=\"s" + std::to_string(i) + "\"><title>T</title>";
    close += "</section>";
  }
  Reading r(report_xml(open + close));
  static_cast<void>(r.view());
  CHECK(codes(r.diagnostics) == "V206");
}

TEST_CASE("sections and implications that the house requires must be there") {
  const std::string house = R"xml(<house xmlns="urn:townclerk:house:1" code="own">
    <roles><role code="risks" required="yes"><title>Risks</title></role></roles>
    <implications><implication code="legal" required="yes"><title>Legal</title></implication></implications></house>)xml";
  Reading without(report_xml(""), house);
  static_cast<void>(without.view());
  CHECK(codes(without.diagnostics) == "V204 V211");
  Reading with(report_xml(R"xml(<section id="a" role="risks"><section id="b" role="legal"/></section>)xml"), house);
  CHECK(words(with.view(), "sections.0.sections.0.title") == "Legal");
  CHECK(codes(with.diagnostics).empty());
}

TEST_CASE("a section has a title in every language that is printed") {
  Reading r(report_xml(R"xml(<section id="a" role="risks"/>)xml"), R"xml(<house xmlns="urn:townclerk:house:1" code="own">
    <roles><role code="risks"><title>Risks</title></role></roles></house>)xml");
  r.house->roles.front().title = {};
  static_cast<void>(r.view());
  CHECK(codes(r.diagnostics) == "V205");
}

TEST_CASE("a generated part may name a set that is not there") {
  Reading r(report_xml(R"xml(<organisation><post id="p"><title>P</title></post></organisation>
    <changes><set id="one"><delete id="d" subject="p"/></set></changes>
    <section id="a"><title>A</title><generated part="posts-deleted" set="one"/></section>)xml"));
  r.report->sections.front().parts.front().set = "tow";
  static_cast<void>(r.view());
  CHECK(codes(r.diagnostics) == "V209");
}
