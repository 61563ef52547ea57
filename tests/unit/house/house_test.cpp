#include "house/house.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

#include "house/codes.hpp"

using namespace townclerk;

namespace {

struct Reading {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<house::House> house;

  explicit Reading(const std::string& text, const house::House* base = nullptr) {
    const FileId file = sources.add("house.xml", text);
    house = house::read(sources, file, base, diagnostics);
  }
  [[nodiscard]] std::string codes() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) out += (out.empty() ? "" : " ") + std::string(d.code.id);
    return out;
  }
  [[nodiscard]] std::string_view at(std::size_t index = 0) const { return sources.slice(diagnostics.all().at(index).at); }
};

std::string wrapped(const std::string& inside, const std::string& attributes = R"xml(code="mine")xml") {
  return R"xml(<house xmlns="urn:townclerk:house:1" )xml" + attributes + ">" + inside + "</house>";
}

std::string file(const std::string& name) {
  std::ifstream stream(std::string(TOWNCLERK_SOURCE_DIR) + "/templates/" + name + "/house.xml", std::ios::binary);
  REQUIRE(stream.good());
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("a house is read") {
  const Reading r(wrapped(R"xml(
    <name>Test</name>
    <header form="pairs">
      <field code="contact" position="grid 2" required="yes"><label>Contact:</label><label xml:lang="cy">Cyswllt:</label></field>
      <field code="mark" position="banner"><label>Mark</label></field>
      <field code="plan" position="section timescale"><label>Plan?</label></field>
    </header>
    <roles><role code="risks" required="yes" numbered="no" paragraphs="a)"><title>Risks</title></role></roles>
    <implications><implication code="legal" required="yes"><title>Legal</title></implication></implications>
    <clearances><clearance code="hr">People</clearance></clearances>
    <labels><label code="none">None</label><label code="none" xml:lang="cy">Dim</label><label code="gone"/></labels>
    <numbering sections="1." paragraphs="1" paragraph-levels="3" sub-headings="restart" lists="i)" recommendations="none"/>
    <references><paragraph>para {n}</paragraph><chart>diagram {n}</chart><charts>diagrams {n}</charts><paragraphs>paras {n}</paragraphs><several>{list} &amp; {last}</several></references>
    <dates><day>{weekday} {d}{th} {month}</day><day-of-year>{d}{th} {month}</day-of-year><month-of-year>{mon}</month-of-year></dates>
    <money negative="-£{n}" thousands="full"><about>c. {amount}</about></money>
    <people><line>{name} ({post})</line></people>
    <recommendations verb="third-person" position="both">
      <heading>Asks</heading><lead-in>The {body}:</lead-in><actor/><item>{text}</item><third-person verb="be">is</third-person>
      <participle verb="set">set</participle>
    </recommendations>
    <appendices numbers="A" sections="1)"><label>Annex {n}</label><heading>{label}: {title}</heading>
      <entry>{label} – {title}</entry></appendices>)xml",
                          R"xml(code="mine" lang="en-GB" nation="wales" contents="yes")xml"));
  INFO(r.codes());
  REQUIRE(r.house);
  const house::House& h = *r.house;
  CHECK(h.code == "mine");
  CHECK(h.name.in("en") == "Test");
  CHECK(h.nation == "wales");
  CHECK(h.contents);
  CHECK(h.header == house::HeaderForm::pairs);
  REQUIRE(h.field("contact") != nullptr);
  CHECK(h.field("contact")->required);
  CHECK(h.field("contact")->position.grid == 2);
  CHECK(h.field("contact")->label.in("cy") == "Cyswllt:");
  CHECK(h.field("contact")->label.in("gd") == "Contact:");
  CHECK(h.field("mark")->position.area == house::FieldPosition::Area::banner);
  CHECK(h.field("plan")->position.role == "timescale");
  CHECK(h.field("none") == nullptr);
  CHECK(h.role("risks")->paragraphs == "a)");
  CHECK_FALSE(h.role("risks")->numbered);
  CHECK(h.implication("legal")->required);
  CHECK(h.clearances.at(0).words.in("en") == "People");
  CHECK(h.label("none", "cy") == "Dim");
  CHECK(h.label("none", "en") == "None");
  CHECK(h.label("gone", "en").empty());
  CHECK(h.numbering.sections.after == ".");
  CHECK(h.numbering.paragraphs == house::Numbering::Paragraphs::continuous);
  CHECK(h.numbering.paragraph_levels == 3);
  CHECK(h.numbering.sub_headings == house::Numbering::SubHeadings::shared);
  CHECK(h.numbering.sub_headings_restart);
  CHECK(h.numbering.lists.figures == house::Figures::lower_roman);
  CHECK(h.numbering.recommendations.figures == house::Figures::none);
  CHECK(h.references.paragraph.in("en") == "para {n}");
  CHECK(h.references.paragraphs.in("en") == "paras {n}");
  CHECK(h.references.chart.in("en") == "diagram {n}");
  CHECK(h.references.charts.in("en") == "diagrams {n}");
  CHECK(h.references.several.in("en") == "{list} & {last}");
  CHECK(h.money.negative == "-£{n}");
  CHECK_FALSE(h.money.thousands_as_k);
  CHECK(h.recommendations.verb == house::RecommendationForms::Verb::third_person);
  CHECK(h.recommendations.position == house::RecommendationForms::Position::both);
  CHECK_FALSE(h.recommendations.actor.empty());
  CHECK(h.recommendations.actor.in("en").empty());
  CHECK(h.recommendations.irregular.at(0).second == "is");
  CHECK(h.recommendations.participles.at(0).second == "set");
  CHECK(h.dates.day_of_year.in("en") == "{d}{th} {month}");
  CHECK(h.dates.month_of_year.in("en") == "{mon}");
  CHECK(h.appendices.figures.figures == house::Figures::upper_alpha);
  CHECK(h.appendices.label.in("en") == "Annex {n}");
  CHECK(h.appendices.entry.in("en") == "{label} – {title}");
  REQUIRE(h.appendices.sections);
  CHECK(h.appendices.sections->after == ")");
}

TEST_CASE("what a house does not say is its base's") {
  const Reading standard(wrapped(R"xml(
    <header><field code="a" required="yes"><label>A</label></field><field code="b" position="end"><label>B</label><label xml:lang="cy">Bi</label></field></header>
    <labels><label code="none">None</label><label code="page">Page</label></labels>
    <dates><day>{d}</day><by>by {date}</by></dates>)xml",
                                 R"xml(code="standard")xml"));
  REQUIRE(standard.house);
  const Reading r(wrapped(R"xml(
    <header><field code="c"><label>C</label></field><field code="b"><label>Own B</label></field></header>
    <labels><label code="none">Nil</label></labels>
    <dates><day>{dd}</day></dates>)xml",
                          R"xml(code="mine" base="standard")xml"),
                  &*standard.house);
  INFO(r.codes());
  REQUIRE(r.house);
  const house::House& h = *r.house;
  CHECK(h.base == "standard");
  REQUIRE(h.fields.size() == 3);
  CHECK(h.fields[0].code == "c");
  CHECK(h.fields[1].code == "b");
  CHECK(h.fields[1].label.in("cy") == "Own B");  // the base's words in all languages give way
  CHECK(h.fields[1].position.area == house::FieldPosition::Area::end);
  CHECK(h.fields[2].code == "a");
  CHECK(h.fields[2].required);
  CHECK(h.label("none", "en") == "Nil");
  CHECK(h.label("page", "en") == "Page");
  CHECK(h.dates.day.in("en") == "{dd}");
  CHECK(h.dates.by.in("en") == "by {date}");
}

TEST_CASE("the houses that townclerk brings are read") {
  const Reading standard(file("standard"));
  INFO(standard.codes());
  REQUIRE(standard.house);
  const Reading peterborough(file("peterborough"), &*standard.house);
  INFO(peterborough.codes());
  REQUIRE(peterborough.house);
  const house::House& h = *peterborough.house;
  CHECK(h.field("contact")->label.in("en") == "Contact Officer(s):");
  CHECK(h.role("implications")->paragraphs == "a)");
  CHECK(h.role("text")->title.in("en").empty());
  CHECK(h.role("consultation")->title.in("en") == "CONSULTATION AND ASSURANCE");
  CHECK(h.references.paragraph.in("cy") == "paragraff {n}");
  CHECK(h.recommendations.lead_in.in("en").empty());
}

TEST_CASE("the base of a house can be asked for before it is read") {
  Sources sources;
  CHECK(house::naming_of(sources, sources.add("a", wrapped("", R"xml(code="a" base="standard")xml"))).base == "standard");
  CHECK(house::naming_of(sources, sources.add("b", wrapped(""))).base.empty());
  const FileId nothing = sources.add("c", "<nothing/>");
  CHECK(house::naming_of(sources, nothing).base.empty());
  CHECK(house::naming_of(sources, nothing).code_at == Span{nothing, 0, 0});
}

TEST_CASE("faults of a house are located") {
  struct Case {
    std::string xml;
    std::string codes;
    std::string at;
  };
  const std::vector<Case> cases{
      {"<report/>", "H101", "report"},
      {wrapped("<roels/>"), "H102", "roels"},
      {wrapped("<name>a<b/></name>"), "H102", "b"},
      {wrapped(R"xml(<numbering section="1"/>)xml"), "H103", "section"},
      {wrapped("<header><field><label>A</label></field></header>"), "H104", "<field>"},
      {wrapped(R"xml(<recommendations verb="thrid-person"/>)xml"), "H105", "thrid-person"},
      {wrapped(R"xml(<header><field code="a" position="grid 0"><label>A</label></field></header>)xml"), "H105", "grid 0"},
      {wrapped(R"xml(<header><field code="A b"><label>A</label></field></header>)xml"), "H105", "A b"},
      {wrapped(R"xml(<crest file="../up.svg"/>)xml"), "H105", "../up.svg"},
      {wrapped(R"xml(<money negative="minus"/>)xml"), "H105", "minus"},
      {wrapped(R"xml(<name xml:lang="Englsh">x</name>)xml"), "H105", "Englsh"},
      {wrapped(R"xml(<numbering lists="(x)"/>)xml"), "H106", "(x)"},
      {wrapped(R"xml(<roles><role code="a" paragraphs="1.1.1"><title>A</title></role></roles>)xml"), "H106", "1.1.1"},
      {wrapped(R"xml(<roles><role code="a"><title>A</title></role><role code="a"><title>B</title></role></roles>)xml"), "H107", "a"},
      {wrapped(R"xml(<labels><label code="x">A</label><label code="x">B</label></labels>)xml"), "H107", "x"},
      {wrapped("<references><table>Table {m}</table></references>"), "H108", "{m}"},
      {wrapped("<name> </name>"), "H109", "<name>"},
      {wrapped(R"xml(<roles><role code="a"/></roles>)xml"), "H109", R"xml(<role code="a"/>)xml"},
      {wrapped("", R"xml(code="a" base="standrad")xml"), "H110", "standrad"},
      {wrapped("<roles>words</roles>"), "H111", "words"},
      {wrapped("<dates><months>January February</months></dates>"), "H112", "<dates>"},
      {wrapped("<roles/><roles/>"), "H113", "<roles/>"},
      {wrapped("<name>A</name><name>B</name>"), "H113", "<name>"},
  };
  for (const Case& c : cases) {
    const Reading r(c.xml);
    INFO(c.xml);
    CHECK_FALSE(r.house);
    CHECK(r.codes() == c.codes);
    CHECK(r.at() == c.at);
  }
}

TEST_CASE("all faults of a house are found in one run, with suggestions") {
  const Reading r(wrapped(R"xml(<roels/><recommendations verb="imperativ"/><labels><label>x</label></labels>)xml"));
  CHECK(r.codes() == "H102 H105 H104");
  CHECK(r.diagnostics.all().at(0).hints.at(0) == "did you mean 'roles'?");
  CHECK(r.diagnostics.all().at(1).hints.at(0) == "did you mean 'imperative'?");
}

TEST_CASE("a name that is like none of the known ones is answered with those that there are") {
  const Reading r(
      wrapped(R"xml(<crest><picture/></crest><clearances><clearance code="s151"><title>Section 151</title></clearance></clearances>)xml"));
  REQUIRE(r.diagnostics.all().size() >= 2);
  std::string hints;
  for (const Diagnostic& each : r.diagnostics.all())
    for (const std::string& hint : each.hints) hints += hint + '\n';
  CHECK(hints.find("it may have 'alt'") != std::string::npos);
  CHECK(hints.find("the words stand in it alone: <clearance>words</clearance>") != std::string::npos);
}
