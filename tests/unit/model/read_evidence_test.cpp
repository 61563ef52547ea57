// Staffing, money, equality, options, principles, cycles, appendices and frozen copies, as the reader gives them.

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "model/read.hpp"
#include "unit/model/report_reading.hpp"

using namespace townclerk;
using namespace townclerk::model;

namespace {

const Report& everything() {
  static const Reads reads = [] {
    std::ifstream in(std::string(TOWNCLERK_SOURCE_DIR) + "/tests/data/model/valid/everything.xml", std::ios::binary);
    return Reads({std::istreambuf_iterator<char>(in), {}});
  }();
  return reads.whole();
}

const Post& post(const std::string& id) {
  const auto& posts = everything().organisation.posts;
  const auto found = std::find_if(posts.begin(), posts.end(), [&](const Post& each) { return each.id == id; });
  REQUIRE(found != posts.end());
  return *found;
}

const Change& change(std::size_t set, const std::string& id) {
  const auto& changes = everything().changes.at(set).changes;
  const auto found = std::find_if(changes.begin(), changes.end(), [&](const Change& each) { return each.id == id; });
  REQUIRE(found != changes.end());
  return *found;
}

std::string ids_of(const auto& things) {
  std::string out;
  for (const auto& thing : things) out += thing.id + " ";
  return out;
}

}  // namespace

TEST_CASE("recommendations have their reasons") {
  const Prose& reason = everything().recommendations.at(0).reason;
  CHECK(reason.in("en")->text() == "The views of staff shape the *final* proposals.");
  CHECK(reason.in("cy")->text() == "Mae barn staff yn llunio'r cynigion.");
  CHECK(everything().recommendations.at(1).reason.empty());
}

TEST_CASE("posts have descriptions, mappings and secondments") {
  const Post& growth = post("head-of-growth");
  CHECK(growth.part_time);
  CHECK(growth.description.in("cy")->text() == "Yn arwain ar dwf.");
  REQUIRE(growth.mappings.size() == 2);
  CHECK(growth.mappings[0].to == "outcomes");
  CHECK(growth.mappings[0].prose.in("en")->text() == "Jobs and skills");
  CHECK(growth.mappings[0].prose.in("cy")->text() == "Swyddi a sgiliau");
  CHECK(growth.mappings[1].prose.in("en")->text() == "- Growth\n- Homes");
  CHECK(post("lawyer").seconded_to == "delivery-company");
  CHECK(post("lawyer").term == "two years");
  CHECK(post("lawyer").count == 2);
  CHECK_FALSE(post("lawyer").chief_officer);
  CHECK(post("chief-executive").count == 1);
  CHECK(post("chief-executive").tier_name == "1");
  CHECK(post("exec-director").statutory.at(1).note.in("cy").text == "tan 2018");
  CHECK_FALSE(post("lawyer").part_time);
  const Organisation& organisation = everything().organisation;
  CHECK(ids_of(organisation.schemes) == "outcomes priorities ");
  CHECK(organisation.schemes[0].title.in("cy").text == "Canlyniad");
  CHECK(organisation.functions.at(3).exemption.paragraphs == std::vector<int>{7});
}

TEST_CASE("changes may stay, be undecided, second and split functions") {
  CHECK(change(0, "fraud-stays").kind == ChangeKind::stay);
  const Change& open = change(0, "libraries-open");
  CHECK(open.kind == ChangeKind::undecided);
  CHECK(open.subjects == std::vector<std::string>{"libraries", "head-of-growth"});
  CHECK(open.owner == "chief-executive");
  CHECK(open.due == Date{2017, 12, 0});
  CHECK(change(0, "lawyer-open").due == Date{2017, 12, 1});
  CHECK(change(0, "second-growth").term == "one year");
  CHECK(ids_of(change(0, "split-care").functions) == "care-homes day-care ");
  CHECK(change(1, "dass").due == Date{2017, 9, 0});
}

TEST_CASE("staffing compares holders with posts") {
  const Staffing& staffing = everything().staffing.at(0);
  CHECK(staffing.set == "consulted");
  CHECK(ids_of(staffing.impacts) == "impact-planning impact-sd-pcc impact-growth impact-lawyer impact-adults ");
  const Impact& planning = staffing.impacts[0];
  CHECK(planning.post == "head-of-planning");
  CHECK(planning.exemption.paragraphs == std::vector<int>{1, 2});
  CHECK(planning.text.in("en")->text() == "The post is deleted.");
  REQUIRE(planning.outcomes.size() == 3);
  CHECK(planning.outcomes[0].result == Result::at_risk);
  CHECK(planning.outcomes[0].to.empty());
  CHECK(planning.outcomes[1].result == Result::ring_fence);
  CHECK(planning.outcomes[1].to == std::vector<std::string>{"head-of-growth", "sd-adults"});
  CHECK(planning.outcomes[1].to_at.size() == 2);
  CHECK(planning.outcomes[2].reason.in("cy")->text() == "Mae'r radd yn wahanol.");
  CHECK(planning.summary.in("en")->text() == "The holder is at risk.");
}

TEST_CASE("events have phases and notes") {
  const Event& interviews = everything().timetable.at(1);
  CHECK(interviews.phase == "2");
  CHECK(interviews.note.in("en")->text() == "Held in *both* councils.");
  CHECK(interviews.note.in("cy")->text() == "Yn y ddau gyngor.");
}

TEST_CASE("finance tables are rows of lines and totals of rows") {
  REQUIRE(everything().finance_tables.size() == 2);
  const FinanceTable& table = everything().finance_tables[0];
  CHECK(table.by_year);
  CHECK(table.thousands);
  CHECK(table.exemption.exempt());
  CHECK(table.title.in("cy").text == "Arbedion");
  REQUIRE(table.rows.size() == 5);
  CHECK(table.rows[0].lines == std::vector<std::string>{"saving"});
  CHECK_FALSE(table.rows[0].minus);
  CHECK(table.rows[1].lines == std::vector<std::string>{"one-off", "pension"});
  CHECK(table.rows[1].minus);
  CHECK(table.rows[2].total);
  CHECK(table.rows[2].of.empty());
  CHECK(table.rows[4].of == std::vector<std::string>{"row-posts", "row-plus", "net"});
  CHECK(table.rows[4].named_at.size() == 3);
  CHECK_FALSE(everything().finance_tables[1].by_year);
  CHECK(everything().finance.at(2).exemption.exempt());
}

TEST_CASE("equality tables have groups, comparators and milestones") {
  const Equality& table = everything().equality.at(0);
  CHECK(table.groups.at(0).rows.at(0).id == "women");
  CHECK(everything().finance_tables.at(0).number == "auto");
  CHECK(table.population == 95);
  CHECK(table.comparator.in("cy").text == "Pob aelod o staff");
  CHECK(ids_of(table.milestones) == "after-selection after-a-year ");
  REQUIRE(table.groups.size() == 2);
  CHECK(table.groups[0].total);
  CHECK_FALSE(table.groups[1].total);
  const EqualityRow& women = table.groups[0].rows.at(0);
  CHECK(women.count == 60);
  CHECK(women.comparator == 6350);
  REQUIRE(women.milestones.size() == 1);
  CHECK(women.milestones[0].milestone == "after-selection");
  CHECK(women.milestones[0].count == 58);
  CHECK(table.groups[1].rows.at(0).comparator == 10'000);
  CHECK_FALSE(everything().equality.at(1).groups.at(0).rows.at(0).comparator);
}

TEST_CASE("rows and totals of an equality table may say how they are printed instead of their count") {
  const Equality& table = everything().equality.at(2);
  const std::vector<EqualityRow>& ages = table.groups.at(0).rows;
  CHECK(table.groups[0].sum == 40);
  CHECK(ages.at(0).shown == Shown::few);
  CHECK(ages.at(1).shown == Shown::hidden);
  CHECK(ages[1].milestones.at(0).shown == Shown::hidden);
  CHECK(ages.at(2).shown == Shown::count);
  CHECK(ages[2].count == 20);
  CHECK(table.groups.at(1).shown == Shown::hidden);
}

TEST_CASE("options, principles and cycles are read in order") {
  const Report& report = everything();
  CHECK(ids_of(report.options) == "option-none option-share ");
  CHECK(report.options[0].number == "1");
  REQUIRE(report.options[0].advantages.size() == 1);
  CHECK(report.options[0].advantages[0].in("cy").text == "Dim tarfu");
  CHECK(report.options[0].disadvantages.size() == 2);
  CHECK(report.options[0].reason.in("en")->text() == "It saves nothing.");
  CHECK(report.options[1].preferred);
  CHECK(report.principles.at(0).number == "P1");
  CHECK(report.principles.at(0).text.in("en")->text() == "Services come before structures.");
  CHECK(report.principles.at(2).title.empty());
  CHECK(report.cycles.at(0).both_ways);
  CHECK(ids_of(report.cycles.at(0).phases) == "analyse plan ");
  CHECK_FALSE(report.cycles.at(1).both_ways);
}

TEST_CASE("documents of a group stay in order with the others") {
  const Report& report = everything();
  CHECK(ids_of(report.documents) == "constitution assurance paper-1 paper-2 paper-3 ");
  CHECK(report.documents[2].group == "council-papers");
  CHECK(report.documents[4].group.empty());
  CHECK(report.document_groups.at(0).title.in("cy").text == "Papurau'r Cyngor Sir");
}

TEST_CASE("appendices have labels, numbers and other titles in lists") {
  const auto& appendices = everything().appendices;
  CHECK(appendices.at(1).listed_as.in("cy").text == "Disgrifiadau swydd");
  const Appendix& annex = appendices.at(3);
  CHECK(annex.label == "Annex {n}");
  CHECK(annex.numbers == "A");
  CHECK(annex.appendices.at(0).numbers == "(i)");
}

TEST_CASE("what stands in an appendix before its sections is a section without heading") {
  const auto& sections = everything().appendices.at(2).appendices.at(0).sections;
  REQUIRE(sections.size() == 2);
  CHECK_FALSE(sections[0].headed);
  REQUIRE(sections[0].parts.size() == 2);
  CHECK(sections[0].parts[0].prose.in("cy")->text() == "Mae'r rhain yn gynnar.");
  CHECK(sections[0].parts[1].generated == "timetable");
  CHECK(sections[1].headed);
  CHECK(sections[1].id == "notes");
}

TEST_CASE("a frozen copy repeats the ids of the live model") {
  const Appendix& annex = everything().appendices.at(3);
  REQUIRE(annex.as_published);
  const AsPublished& copy = *annex.as_published;
  CHECK(copy.date == Date{2017, 4, 3});
  CHECK(copy.organisation.posts.at(0).title.in("en").text == "Interim Executive Director");
  CHECK(ids_of(copy.changes) == "first-draft consulted ");
  CHECK(copy.staffing.at(0).impacts.size() == 1);
  CHECK(copy.consultations.at(0).themes.size() == 1);
  CHECK(copy.timetable.size() == 1);
  CHECK(copy.finance.at(0).amount.pence == 25'000'000);
  CHECK(copy.finance_tables.at(0).rows.size() == 2);
  CHECK_FALSE(everything().appendices.at(0).as_published);
}

TEST_CASE("what is nearly named in a frozen copy is suggested from it") {
  const Reads reads(
      report_with("<organisation><post id='chief-executive-now'><title>C</title></post></organisation>"
                  "<appendices><appendix id='a'><title>A</title><as-published date='2013-04-19'><organisation>"
                  "<post id='chief-executive'><title>C</title></post><line from='chief-executive' to='chief-executives'/>"
                  "</organisation></as-published></appendix></appendices>"));
  CHECK(reads.fault().message == "'to' of 'line' names the unknown post or unit 'chief-executives'");
  CHECK(reads.fault().hints == std::vector<std::string>{"did you mean 'chief-executive'?"});
}

TEST_CASE("what only the live model has is not named by a frozen copy") {
  const Reads reads(
      report_with("<organisation><post id='live'><title>L</title></post></organisation>"
                  "<appendices><appendix id='a'><title>A</title><as-published date='2013-04-19'><organisation>"
                  "<function id='f' held-by='live'><name>F</name></function></organisation></as-published></appendix></appendices>"));
  CHECK(reads.fault().code.id == "M104");
  CHECK(reads.fault().hints.at(0) == "what was published is named as the copy in <as-published> holds it");
}

TEST_CASE("a row of another table is of another kind") {
  const Reads reads(
      report_with("<finance><line id='l' kind='cost' amount='1'><title>L</title></line><table id='t'><row id='r1' lines='l'/></table>"
                  "<table id='u'><row id='r2' lines='l'/><total of='r1'><title>T</title></total></table></finance>"));
  CHECK(reads.fault().code.id == "M121");
  CHECK(reads.fault().message == "'of' of 'total' names 'r1', a row of a finance table elsewhere");
  CHECK(reads.slice(reads.fault().notes.at(0).at) == "r1");
}

TEST_CASE("rows of a group may differ from the population, one row may not exceed it") {
  const auto table = [](const std::string& rows) {
    return report_with("<equality id='e' population='9'><group><title>G</title>" + rows + "</group></equality>");
  };
  CHECK(Reads(table("<row count='9'><title>R</title></row><row count='9'><title>R</title></row>")).whole().equality.size() == 1);
  const Reads reads(table("<row count='10'><title>R</title></row>"));
  CHECK(reads.fault().code.id == "M127");
  CHECK(reads.fault().message == "the row counts 10 of 9 people");
}

TEST_CASE("frozen copies of sets without end are refused too") {
  std::string sets;
  for (int i = 0; i < 3'000; ++i) {
    sets += "<set id='s" + std::to_string(i) + "'";
    if (i > 0) sets += " from='s" + std::to_string(i - 1) + "'";
    sets += "/>";
  }
  const Reads reads(report_with("<appendices><appendix id='a'><title>A</title><as-published date='2013-04-19'><changes>" + sets +
                                "</changes></as-published></appendix></appendices>"));
  CHECK(reads.fault().code.id == "M126");
}

TEST_CASE("posts say what they cost, how they are filled and who deputises") {
  const Post& adults = post("sd-adults-ccc");
  REQUIRE(adults.cost);
  CHECK(adults.cost->pence == 4'525'050);
  CHECK(adults.tupe == false);
  CHECK(adults.advertised == Advertised::both);
  CHECK(adults.job_description == "jobs");
  CHECK_FALSE(post("lawyer").tupe);
  CHECK(post("lawyer").advertised == Advertised::unsaid);
  const StatutoryRole& role = post("exec-director").statutory.at(1);
  CHECK(role.deputy == "sd-adults-pcc");
  CHECK(role.designated_by.in("cy").text == "y Cyngor");
  CHECK(role.date->date == Date{2013, 3, 5});
}

TEST_CASE("units and lines have periods, units former names and lines labels") {
  const Organisation& organisation = everything().organisation;
  const Unit& adults = organisation.units.at(1);
  CHECK(adults.period.since->date == Date{2014, 4, 0});
  CHECK(adults.period.until->date == Date{2018, 3, 31});
  REQUIRE(adults.former_names.size() == 2);
  CHECK(adults.former_names[0].in("cy").text == "Gofal Cymdeithasol");
  const Line& dotted = organisation.lines.at(2);
  CHECK(dotted.label.in("cy").text == "ar gyfer diogelu");
  CHECK(dotted.period.until->date == Date{2018, 3, 0});
  CHECK_FALSE(organisation.units.at(0).period.since);
}

TEST_CASE("changes are effective from a day or month and may change the employer") {
  const Change& growth = change(1, "growth-line");
  CHECK(growth.employer == "delivery-company");
  CHECK(growth.effective->date == Date{2017, 10, 0});
  CHECK(change(1, "dass").if_met.at(0).employer == "ccc");
  CHECK_FALSE(change(0, "adults-shared").effective);
}

TEST_CASE("there are staffing impacts of several sets, and several consultations") {
  CHECK(everything().staffing.at(1).set.empty());
  const auto& consultations = everything().consultations;
  REQUIRE(consultations.size() == 2);
  CHECK(consultations[0].id == "staff");
  CHECK(consultations[0].kind == "staff");
  CHECK(consultations[0].minimum_days == 30);
  CHECK(consultations[0].scope.in("cy").text == "Rheolwyr y ddau gyngor");
  REQUIRE(consultations[0].meetings.size() == 2);
  CHECK(consultations[0].meetings[0].name.in("en").text == "Managers' forum");
  CHECK(consultations[0].meetings[1].when.precision == Precision::week_commencing);
  CHECK(consultations[1].id.empty());
}

TEST_CASE("events, money, risks, equality tables and documents say more") {
  const auto& events = everything().timetable;
  CHECK(events.at(0).actor_words.in("cy").text == "Adnoddau dynol");
  CHECK(events.at(0).done == true);
  CHECK(events.at(1).actor == "gb");
  CHECK(events.at(1).done == false);
  CHECK_FALSE(events.at(2).done);
  CHECK(events.back().when.precision == Precision::quarter);
  CHECK(everything().finance.at(0).source.in("cy").text == "Cyflogres, Mawrth 2017");
  CHECK(everything().finance.at(0).confidence == "medium");
  CHECK(everything().risks.at(0).likelihood == 3);
  CHECK(everything().risks.at(0).impact == 4);
  CHECK(everything().equality.at(1).suppress_below == 5);
  CHECK_FALSE(everything().equality.at(0).suppress_below);
  CHECK(everything().documents.at(0).body.in("cy").text == "y Cyngor");
  CHECK(everything().documents.at(0).location.in("en").text == "Town Hall, room 4");
}
