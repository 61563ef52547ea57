#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "unit/model/report_reading.hpp"

using namespace townclerk;
using namespace townclerk::model;

namespace {

const std::string current =
    "<organisation>"
    "<unit id='people' kind='directorate'><name>People</name></unit><unit id='adults' kind='division' parent='people'><name>Adults</name></unit>"
    "<unit id='company' kind='company'><name>Company</name></unit>"
    "<post id='chief'><title>Chief</title></post><post id='ed' unit='people' holder='interim' grade='1'><title>ED</title></post>"
    "<post id='sd1' unit='adults'><title>SD 1</title></post><post id='sd2' unit='adults'><title>SD 2</title></post>"
    "<post id='officer' unit='adults' holder='covered-by' covered-by='sd1'><title>Officer</title></post>"
    "<line from='ed' to='chief'/><line from='sd1' to='ed'/><line from='sd2' to='ed'/><line from='sd2' to='chief' kind='dotted'/><line from='officer' "
    "to='sd1'/>"
    "<function id='care' held-by='sd2'><name>Care</name></function>"
    "</organisation>";

/// What is seen of a structure: "post@unit" and "from>to", in order.
std::string shown(const Organisation& organisation) {
  std::string out;
  for (const Post& post : organisation.posts) out += post.id + "@" + post.unit + " ";
  for (const Line& line : organisation.lines) out += line.from + (line.kind == LineKind::dotted ? "~" : ">") + line.to + " ";
  for (const Function& function : organisation.functions) out += function.id + "=" + function.held_by + " ";
  return out;
}

Organisation after(const std::string& changes, const std::string& set = "s") {
  const Reads reads(report_with(current + "<changes><set id='s'>" + changes + "</set></changes>"));
  return structure(reads.whole(), set);
}

const std::string lines_before = "ed>chief sd1>ed sd2>ed sd2~chief officer>sd1 ";

}  // namespace

TEST_CASE("without a set the structure is the current one") {
  CHECK(shown(after("", "")) == "chief@ ed@people sd1@adults sd2@adults officer@adults " + lines_before + "care=sd2 ");
}

TEST_CASE("what is deleted goes with its lines") {
  const Organisation result = after("<delete id='c' subject='sd1 care'/>");
  CHECK(shown(result) == "chief@ ed@people sd2@adults officer@adults ed>chief sd2>ed sd2~chief ");
  CHECK(result.posts.back().holder == Holder::vacant);
  CHECK(result.posts.back().covered_by.empty());
}

TEST_CASE("the posts of a deleted unit belong to the unit around it") {
  const Organisation result = after("<delete id='c' subject='adults'/>");
  CHECK(result.units.size() == 2);
  CHECK(shown(result).find("sd1@people sd2@people") != std::string::npos);
}

TEST_CASE("created posts and lines come last") {
  CHECK(shown(after("<create id='c'><post id='new' unit='people'><title>N</title></post><line from='new' to='ed'/></create>")) ==
        "chief@ ed@people sd1@adults sd2@adults officer@adults new@people " + lines_before + "new>ed care=sd2 ");
}

TEST_CASE("who answered to merged posts answers to what they became") {
  const Organisation result = after(
      "<merge id='c' subject='sd1 sd2'><post id='sd' unit='adults'><title>SD</title></post><line from='sd' to='ed'/></merge>"
      "<create id='d'><post id='dd'><title>D</title></post><post id='other'><title>O</title></post></create>"
      "<merge id='e' subject='sd other' to='dd'/>");
  CHECK(shown(result) == "chief@ ed@people officer@adults dd@ ed>chief officer>dd care=dd ");
  CHECK(result.posts[2].covered_by == "dd");
}

TEST_CASE("posts merged into one of them keep that one") {
  CHECK(shown(after("<merge id='c' subject='sd1 sd2' to='sd1'/>")) ==
        "chief@ ed@people sd1@adults officer@adults ed>chief sd1>ed officer>sd1 care=sd1 ");
}

TEST_CASE("new lines stand instead of those of the same kind") {
  CHECK(shown(after("<change id='c' subject='sd2'><line from='sd2' to='chief'/></change>")) ==
        "chief@ ed@people sd1@adults sd2@adults officer@adults ed>chief sd1>ed sd2~chief officer>sd1 sd2>chief care=sd2 ");
}

TEST_CASE("posts and units move") {
  CHECK(shown(after("<move id='c' subject='sd1' to='company'/>")).find("sd1@company") != std::string::npos);
  CHECK(shown(after("<move id='c' subject='sd1' to='chief'/>")).find("sd1>chief") != std::string::npos);
  CHECK(after("<move id='c' subject='adults' to='company'/>").units[1].parent == "company");
  CHECK(shown(after("<transfer id='c' subject='care' to='ed'/>")).find("care=ed") != std::string::npos);
}

TEST_CASE("a seconded post stays in its unit") {
  const Organisation result = after("<second id='c' subject='sd1' to='company' term='two years'/>");
  CHECK(result.posts[2].unit == "adults");
  CHECK(result.posts[2].seconded_to == "company");
  CHECK(result.posts[2].term == "two years");
}

TEST_CASE("posts change their title, grade and holder") {
  const Organisation result = after(
      "<rename id='c' subject='ed'><title>Executive Director</title></rename><regrade id='d' subject='ed' grade='2'/>"
      "<make-permanent id='e' subject='ed'/><rename id='f' subject='adults'><title>Adult Care</title></rename>"
      "<rename id='g' subject='care'><title>Caring</title></rename>");
  CHECK(result.posts[1].title.in("en").text == "Executive Director");
  CHECK(result.posts[1].former_titles.at(0).in("en").text == "ED");
  CHECK(result.posts[1].grade == "2");
  CHECK(result.posts[1].holder == Holder::filled);
  CHECK(result.units[1].name.in("en").text == "Adult Care");
  CHECK(result.functions[0].name.in("en").text == "Caring");
}

TEST_CASE("a split post gives way to its parts") {
  CHECK(
      shown(after(
          "<split id='c' subject='sd2'><post id='x'><title>X</title></post><post id='y'><title>Y</title></post><line from='x' to='ed'/></split>")) ==
      "chief@ ed@people sd1@adults officer@adults x@ y@ ed>chief sd1>ed officer>sd1 x>ed care= ");
}

TEST_CASE("of a contingent change the first branch is shown") {
  const Organisation result = after(
      "<contingent id='c'><condition>C</condition><then><regrade id='d' subject='ed' grade='2'/></then>"
      "<else><delete id='e' subject='ed'/></else></contingent>");
  CHECK(result.posts[1].grade == "2");
}

TEST_CASE("a set adds to the one that it builds on and withdraws from it") {
  const Reads reads(report_with(current +
                                "<changes><set id='s'><delete id='c' subject='sd1'/><regrade id='d' subject='ed' grade='2'/></set>"
                                "<set id='t' from='s'><withdraw id='e' subject='c'/><regrade id='f' subject='sd1' grade='3'/></set></changes>"));
  const Report& report = reads.whole();
  CHECK(structure(report, "s").posts.size() == 4);
  const Organisation decided = structure(report, "t");
  REQUIRE(decided.posts.size() == 5);
  CHECK(decided.posts[1].grade == "2");
  CHECK(decided.posts[2].grade == "3");
}

TEST_CASE("what stays or is undecided changes nothing") {
  CHECK(shown(after("<stay id='c' subject='care'/><undecided id='d' subject='sd1 care' owner='chief' due='2013-06'/>")) == shown(after("")));
}

TEST_CASE("schemes are those of the current structure") {
  const Reads reads(
      report_with("<organisation><post id='p'><title>P</title><mapping to='o'>M</mapping></post><scheme id='o'><title>O</title></scheme>"
                  "</organisation><changes><set id='s'><regrade id='c' subject='p' grade='2'/></set></changes>"));
  CHECK(structure(reads.whole(), "s").schemes.size() == 1);
}

TEST_CASE("a split function gives way to its parts") {
  CHECK(shown(after("<split id='c' subject='care'><function id='homes' held-by='sd1'><name>H</name></function>"
                    "<function id='day'><name>D</name></function></split>"))
            .ends_with("homes=sd1 day= "));
}

TEST_CASE("a secondment ends with the unit that it leads to") {
  const Organisation result = after("<second id='c' subject='sd1' to='company' term='two years'/><delete id='d' subject='company'/>");
  CHECK(result.posts[2].seconded_to.empty());
  CHECK(result.posts[2].term.empty());
}

TEST_CASE("the structure of a frozen copy is made of the copy's changes") {
  const Reads reads(
      report_with("<organisation><post id='p' grade='9'><title>P</title></post></organisation>"
                  "<changes><set id='s'><regrade id='c' subject='p' grade='10'/></set></changes>"
                  "<appendices><appendix id='a'><title>A</title><as-published date='2013-04-19'>"
                  "<organisation><post id='p' grade='1'><title>P</title></post></organisation>"
                  "<changes><set id='s'><regrade id='c' subject='p' grade='2'/></set></changes></as-published></appendix></appendices>"));
  const Report& report = reads.whole();
  CHECK(structure(report, "s").posts[0].grade == "10");
  const AsPublished& copy = *report.appendices[0].as_published;
  CHECK(structure(copy, "").posts[0].grade == "1");
  CHECK(structure(copy, "s").posts[0].grade == "2");
}

TEST_CASE("a change of employer is of a post, or of all posts that are in a unit then") {
  const auto employers = [](const std::string& changes) {
    std::string out;
    for (const Post& post : after("<create id='n'><unit id='firm' kind='company'><name>F</name></unit></create>" + changes).posts)
      out += post.employer + " ";
    return out;
  };
  CHECK(employers("<change id='c' subject='sd1' employer='firm'/>") == "  firm   ");
  CHECK(employers("<change id='c' subject='people' employer='firm'/>") == " firm firm firm firm ");
  CHECK(employers("<move id='m' subject='sd1' to='firm'/><change id='c' subject='adults' employer='firm'/>") == "   firm firm ");
  CHECK(employers("<change id='c' subject='adults' employer='firm'/><move id='m' subject='sd1' to='people'/>") == "  firm firm firm ");
  CHECK(employers("<move id='m' subject='adults' to='firm' employer='firm'/>") == "  firm firm firm ");
  CHECK(employers("<change id='c' subject='sd1' employer='firm'/><delete id='d' subject='firm'/>") == "     ");
}

TEST_CASE("nobody else employs the posts of a deleted company, or has those lent to it") {
  const std::string firm = "<create id='n'><unit id='firm' kind='company' parent='people'><name>F</name></unit></create>";
  const Organisation result = after(firm +
                                    "<change id='c' subject='sd1' employer='firm'/><second id='e' subject='sd2' to='firm' term='a year'/>"
                                    "<delete id='d' subject='firm'/>");
  CHECK(result.posts[2].employer.empty());
  CHECK(result.posts[3].seconded_to.empty());
  CHECK(result.posts[3].term.empty());
}

TEST_CASE("a renamed unit keeps its former name") {
  const Unit adults = after("<rename id='c' subject='adults'><title>Care</title></rename>").units.at(1);
  CHECK(adults.name.in("en").text == "Care");
  REQUIRE(adults.former_names.size() == 1);
  CHECK(adults.former_names[0].in("en").text == "Adults");
}

TEST_CASE("who deputises for a statutory role may be merged or go") {
  const auto deputy = [](const std::string& change) {
    const std::string made = "<create id='n'><post id='law'><title>L</title><statutory code='mo' deputy='sd1'/></post></create>";
    const Organisation result = after(made + change);
    for (const Post& post : result.posts)
      if (post.id == "law") return post.statutory.at(0).deputy;
    return std::string("nobody");
  };
  CHECK(deputy("") == "sd1");
  CHECK(deputy("<merge id='m' subject='sd1 sd2' to='sd2'/>") == "sd2");
  CHECK(deputy("<delete id='d' subject='sd1'/>").empty());
}
