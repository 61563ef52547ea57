#include "model/read.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "unit/model/report_reading.hpp"

using namespace townclerk;
using namespace townclerk::model;

namespace {

std::string everything() {
  std::ifstream in(std::string(TOWNCLERK_SOURCE_DIR) + "/tests/data/model/valid/everything.xml", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("head, meetings and front matter are read") {
  const Reads reads(everything());
  const Report& report = reads.whole();
  CHECK(report.id == "example-2017");
  CHECK(report.house == "peterborough");
  CHECK(reads.slice(report.house_at) == "peterborough");
  CHECK(report.language == "en");
  CHECK(report.version == "3");
  CHECK(report.date->date == Date{2017, 6, 8});
  CHECK(report.reference.text == "EC/17/03");
  CHECK(report.title.in("en").text == "Shared management proposals");
  CHECK(report.title.in("cy").text == "Cynigion rheoli ar y cyd");
  CHECK(report.title.in("gd").text == "Shared management proposals");
  REQUIRE(report.authorities.size() == 2);
  CHECK(report.authorities[0].short_name.in("en").text == "PCC");
  CHECK(report.authorities[1].type == "county");
  REQUIRE(report.meetings.size() == 2);
  const Meeting& meeting = report.meetings[1];
  CHECK(meeting.body.in("en").text == "Employment Committee");
  CHECK(meeting.item.text == "3");
  CHECK(meeting.pages.text == "1 - 28");
  CHECK(meeting.function_of == "council");
  CHECK(meeting.front.fields.at(0).values.at(0).in("en").text == "All");
  CHECK(report.meetings[0].role == MeetingRole::consider);
  CHECK(report.meetings[0].recommendations.size() == 1);
  CHECK_FALSE(report.people.at(1).is_public);
  REQUIRE(report.front.fields.size() == 5);
  CHECK(report.front.fields[0].people == std::vector<std::string>{"gb"});
  CHECK(reads.slice(report.front.fields[0].code_at) == "contact");
  CHECK(report.front.fields[1].appendices);
  CHECK_FALSE(report.front.fields[2].appendices);
  CHECK(report.front.fields[3].blank);
  const FrontField& status = report.front.fields[4];
  CHECK(status.label.in("en").text == "Status (public or exempt)");
  REQUIRE(status.values.size() == 2);
  CHECK(status.values[0].in("cy").text == "Cyhoeddus");
  CHECK(status.values[1].in("en").text == "Part II: exempt");
  CHECK(report.front.signatures.at(0).role.text == "Chief Executive");
  CHECK(report.front.clearances.at(0).date->date == Date{2017, 6, 2});
  CHECK(report.revisions.at(0).supersedes == "1");
  CHECK(report.acknowledgements.at(0).of == "feedback");
}

TEST_CASE("recommendations are words and slots") {
  const Reads reads(everything());
  const Report& report = reads.whole();
  REQUIRE(report.recommendations.size() == 3);
  const Recommendation& first = report.recommendations[0];
  CHECK(first.in == PlaceOfRecommendation::both);
  CHECK(first.delegation == "committee-terms");
  REQUIRE(first.text.size() == 2);
  std::string shown;
  for (const RecommendationPiece& piece : first.text[0].second) {
    if (piece.kind == RecommendationPiece::Kind::actor) shown += "<actor>";
    if (piece.kind == RecommendationPiece::Kind::verb) shown += "<" + piece.verb + ">";
    if (piece.markdown) shown += piece.markdown->text();
  }
  CHECK(shown == "That <actor> <consider> the feedback to the proposals and <note> the *next* steps;");
  CHECK(reads.slice(first.text[0].second[1].at) == "<actor/>");
  CHECK(first.text[1].first == "cy");
  CHECK(report.recommendations[1].number == "2a");
  CHECK(report.recommendations[1].text[0].second.at(3).object == "the following");
  REQUIRE(report.recommendations[1].items.size() == 2);
  CHECK(report.recommendations[1].items[1].items.at(0).id == "rec-2-b-i");
  CHECK(report.recommendations[2].as_written);
  CHECK(report.recommendations[2].exemption.paragraphs == std::vector<int>{1, 2});
  CHECK(report.recommendations[2].exemption.public_interest.text == "Individuals could be identified.");
}

TEST_CASE("sections hold prose and generated parts in order") {
  const Reads reads(everything());
  const Report& report = reads.whole();
  REQUIRE(report.sections.size() == 3);
  const Section& purpose = report.sections[0];
  CHECK(purpose.role == "purpose");
  REQUIRE(purpose.parts.size() == 1);
  const auto prose = purpose.parts[0].prose.in("en");
  CHECK(prose->text() == "The report sets out proposals for *shared* posts.\n\nIt asks the Committee for its views; see [](#feedback).");
  CHECK(reads.slice(prose->place(34, 42)) == "*shared*");
  CHECK(purpose.parts[0].prose.in("cy")->text() == "Mae'r adroddiad yn nodi cynigion.");
  const Section& feedback = report.sections[1];
  CHECK(feedback.number == "7.");
  CHECK(feedback.title.in("en").text == "Consultation feedback");
  REQUIRE(feedback.parts.size() == 3);
  CHECK(feedback.parts[0].prose.in("en")->text() ==
        "Eleven responses were received.\n\n<div class=\"note\">\n\nAll of them were read by R&D.\n\n</div>");
  CHECK(feedback.parts[1].generated == "consultation");
  CHECK(feedback.parts[1].set == "decided");
  CHECK(feedback.parts[2].exemption.paragraphs == std::vector<int>{4});
  CHECK(feedback.sections.at(0).id == "feedback-staff");
}

TEST_CASE("the organisation is read") {
  const Reads reads(everything());
  const Organisation& organisation = reads.whole().organisation;
  CHECK(organisation.units.at(1).parent == "people");
  CHECK(organisation.units.at(1).description.by_language.size() == 2);
  CHECK(organisation.units.at(2).kind == UnitKind::company);
  const Post& chief = organisation.posts.at(0);
  CHECK(chief.fte_hundredths == 100);
  CHECK(chief.shares.at(1).percent == 50);
  CHECK(chief.statutory.at(0).code == "hops");
  CHECK(organisation.posts.at(1).former_titles.at(0).in("en").text == "Corporate Director");
  CHECK(organisation.posts.at(2).covered_by == "exec-director");
  CHECK(organisation.posts.at(3).fte_hundredths == 50);
  CHECK(organisation.lines.at(2).kind == LineKind::dotted);
  CHECK(reads.slice(organisation.lines.at(2).to_at) == "exec-director");
  CHECK(organisation.functions.at(0).held_by == "sd-adults-ccc");
}

TEST_CASE("changes are read") {
  const Reads reads(everything());
  const Report& report = reads.whole();
  REQUIRE(report.changes.size() == 2);
  CHECK(report.changes[1].from == "consulted");
  const Change& merge = report.changes[0].changes.at(1);
  CHECK(merge.kind == ChangeKind::merge);
  CHECK(merge.subjects == std::vector<std::string>{"sd-adults-pcc", "sd-adults-ccc"});
  CHECK(reads.slice(merge.subjects_at.at(1)) == "sd-adults-ccc");
  CHECK(merge.phase == "1");
  CHECK(merge.posts.at(0).id == "sd-adults");
  const Change& contingent = report.changes[1].changes.back();
  CHECK(contingent.if_met.at(0).kind == ChangeKind::move);
  CHECK(contingent.if_not.at(0).posts.size() == 2);
}

TEST_CASE("consultation, timetable, money, risks and papers are read") {
  const Reads reads(everything());
  const Report& report = reads.whole();
  REQUIRE(report.consultations.size() == 2);
  CHECK(report.consultations[0].responses == 11);
  REQUIRE(report.consultations[0].consultees.size() == 2);
  CHECK(report.consultations[0].consultees[0].in("cy").text == "Cyfarwyddwyr Gwasanaeth");
  CHECK(report.consultations[0].themes.at(0).response.in("en")->text() == "Agreed.");
  REQUIRE(report.timetable.size() == 6);
  CHECK(report.timetable[0].when.precision == Precision::day);
  CHECK(report.timetable[1].when.precision == Precision::week_commencing);
  CHECK(report.timetable[2].when.precision == Precision::by);
  CHECK(report.timetable[3].when.precision == Precision::range);
  CHECK(report.timetable[3].when.to == Date{2018, 3, 0});
  CHECK(report.timetable[4].when.precision == Precision::month);
  CHECK(report.finance.at(0).amount.pence == 20'000'000);
  CHECK(report.finance.at(0).amount.certainty == Certainty::about);
  CHECK(report.finance.at(1).amount.to_pence == 1'500'050);
  CHECK(report.finance.at(1).one_off);
  CHECK_FALSE(report.finance.at(1).full_year);
  CHECK(report.risks.at(0).response.in("en")->text() == "Job descriptions have been prepared.\n\nSupport will be given.");
  CHECK(report.documents.at(1).background);
  REQUIRE(report.appendices.size() == 6);
  CHECK(report.appendices[1].file == "papers/job-descriptions.pdf");
  CHECK(report.appendices[2].appendices.at(0).sections.at(1).id == "notes");
  CHECK(report.appendices[5].due->date == Date{2017, 6, 12});
}

TEST_CASE("names that are nearly right are suggested") {
  CHECK(Reads(report_with("<sectoin id='s' role='x'/>")).fault().hints.at(0) == "did you mean 'section'?");
  CHECK(Reads(report_with("<section id='s' roel='x'><title>T</title></section>")).fault().hints.at(0) == "did you mean 'role'?");
  CHECK(Reads(report_with("<organisation><unit id='u' kind='taem'><name>U</name></unit></organisation>")).fault().hints ==
        std::vector<std::string>{"did you mean 'team'?", "it is 'directorate', 'division', 'team', 'board', 'company' or 'partner'"});
}

TEST_CASE("an unknown reference is placed, with the nearest name and where such things are declared") {
  const Reads reads(
      report_with("<organisation><post id='head-of-paid-service'><title>H</title></post><post id='p'><title>P</title></post>"
                  "<line from='p' to='head-of-payed-service'/></organisation>"));
  CHECK(reads.fault().message == "'to' of 'line' names the unknown post or unit 'head-of-payed-service'");
  CHECK(reads.slice(reads.fault().at) == "head-of-payed-service");
  CHECK(reads.fault().hints.at(0) == "did you mean 'head-of-paid-service'?");
  CHECK(reads.slice(reads.fault().notes.at(0).at) == "head-of-paid-service");
}

TEST_CASE("an id used twice is noted where it is first") {
  const Reads reads(report_with("<section id='s' role='x'/><section id='s' role='y'/>"));
  CHECK(reads.fault().code.id == "M105");
  CHECK(reads.slice(reads.fault().notes.at(0).at) == "s");
  CHECK(reads.fault().notes.at(0).at < reads.fault().at);
}

TEST_CASE("ids of the report that are paths say why they are refused") {
  std::string text = report_with("");
  text.replace(text.find("id='r'"), 6, "id='../../r'");
  const Reads reads(text);
  CHECK(reads.fault().code.id == "M112");
  CHECK(reads.slice(reads.fault().at) == "../../r");
  CHECK(reads.fault().message == "'id' of 'report' names the output files and may not lead out of its folder, as '../../r' could");
}

TEST_CASE("markup in prose is a fault that names Markdown") {
  const Reads reads(report_with("<section id='s' role='x'><body>Some <b>bold</b> words</body></section>"));
  CHECK(reads.fault().code.id == "M109");
  CHECK(reads.slice(reads.fault().at) == "b");
  CHECK(reads.fault().hints.at(0).find("**bold**") != std::string::npos);
  CHECK(reads.fault().hints.at(0).find("CDATA") != std::string::npos);
}

TEST_CASE("of a tag that Markdown takes the hint says where it may stand") {
  const char* const taken =
      GENERATE("<span lang='cy'>bore da</span>", "<div class='note'>Words</div>", "<table><tr><td>1</td></tr></table>", "<a id='here'/>");
  const Reads reads(report_with("<section id='s' role='x'><body>He said " + std::string(taken) + ".</body></section>"));
  CHECK(reads.fault().code.id == "M109");
  CHECK(reads.fault().hints.at(0).find("put the whole text between '<![CDATA[' and ']]>'") != std::string::npos);
  CHECK(reads.fault().hints.at(0).find("bold") == std::string::npos);
}

TEST_CASE("of a tag that Markdown does not take the hint does not say that it may stand") {
  const char* const refused = GENERATE("<br/>", "<a href='https://example.org'>x</a>", "<i>x</i>");
  const Reads reads(report_with("<section id='s' role='x'><body>He said " + std::string(refused) + ".</body></section>"));
  CHECK(reads.fault().hints.at(0).find("**bold**") != std::string::npos);
}

TEST_CASE("every fault is found in one run") {
  const Reads reads(
      report_with("<organisation><post id='p' holder='gone'/><line from='p' to='q'/><post id='P'><title/></post></organisation><sections/>"));
  std::vector<std::string> codes;
  for (const Diagnostic& fault : reads.diagnostics.all()) codes.emplace_back(fault.code.id);
  std::sort(codes.begin(), codes.end());
  CHECK(codes == std::vector<std::string>{"M101", "M103", "M104", "M111", "M113", "M118"});
}

TEST_CASE("a file of faults only is not reported without end") {
  std::string many;
  for (int i = 0; i < 60'000; ++i) many += "<x" + std::to_string(i) + "/>";
  const Reads reads(report_with(many));
  CHECK(reads.diagnostics.all().size() == 100);
  CHECK(reads.diagnostics.errors() < 1'200);
}

TEST_CASE("change sets that build on each other without end are refused") {
  std::string sets;
  for (int i = 0; i < 3'000; ++i) {
    sets += "<set id='s" + std::to_string(i) + "'";
    if (i > 0) sets += " from='s" + std::to_string(i - 1) + "'";
    sets += "/>";
  }
  const Reads reads(report_with("<changes>" + sets + "</changes>"));
  CHECK(reads.fault().code.id == "M126");
}

TEST_CASE("a hundred thousand posts are read") {
  std::string posts = "<organisation>";
  for (int i = 0; i < 100'000; ++i) {
    const std::string id = "p" + std::to_string(i);
    posts += "<post id='" + id + "'><title>Officer</title></post>";
    if (i > 0) posts += "<line from='" + id + "' to='p" + std::to_string(i / 8) + "'/>";
  }
  const Reads reads(report_with(posts + "</organisation>"));
  CHECK(reads.whole().organisation.posts.size() == 100'000);
}
