#include "import/establishment.hpp"

#include <catch2/catch.hpp>

#include "list_reading.hpp"

using namespace townclerk;
using intake::ListReading;
using model::Holder;

TEST_CASE("a list becomes units, posts and lines") {
  const ListReading r(
      "Post title,Unit,Reports to,Grade,FTE,Holder\n"
      "Chief Executive,,,CX,1,filled\n"
      "Director of Places,Places,chief  EXECUTIVE,D1,1.0,interim\n"
      "\"Head of Roads, Parks\",places,Director of Places,H2,0.6,vacant\n"
      "Head of Housing,Places,Director of Places,H2,,\"covered by Head of Roads, Parks\"\n");
  REQUIRE(r.codes().empty());
  const model::Organisation& o = *r.organisation;
  REQUIRE(o.units.size() == 1);
  CHECK(o.units[0].id == "places");
  CHECK(o.units[0].kind == model::UnitKind::directorate);
  REQUIRE(o.posts.size() == 4);
  CHECK(o.posts[0].unit.empty());
  CHECK(o.posts[1].grade == "D1");
  CHECK(o.posts[1].holder == Holder::interim);
  CHECK(o.posts[2].id == "head-of-roads-parks");
  CHECK(o.posts[2].unit == "places");
  CHECK(o.posts[2].fte_hundredths == 60);
  CHECK_FALSE(o.posts[3].fte_hundredths);
  CHECK(o.posts[3].holder == Holder::covered_by);
  CHECK(o.posts[3].covered_by == "head-of-roads-parks");
  CHECK(r.lines() == "director-of-places>chief-executive head-of-roads-parks>director-of-places head-of-housing>director-of-places");
}

TEST_CASE("managers may be named by post number, or by title and unit") {
  const ListReading r(
      "Post no;Job title;Directorate;Reports to\n"
      "001;Manager;North;-\n"
      "002;Manager;South;n/a\n"
      "003;Officer;East;002\n"
      "004;Clerk;East;Manager (North)\n"
      "005;Assistant;South;Manager\n");
  REQUIRE(r.codes().empty());
  CHECK(r.organisation->posts[0].id == "manager-north");
  CHECK(r.lines() == "officer>manager-south clerk>manager-north assistant>manager-south");
}

TEST_CASE("posts of one title in one unit are told apart by number, else they are a fault") {
  CHECK(ListReading("Number,Title,Unit\n7,Officer,A\n8,Officer,A\n").organisation->posts[1].id == "officer-8");
  const ListReading r("Title,Unit\nOfficer,A\nOfficer,A\n");
  CHECK(r.codes() == "I110");
  CHECK(r.at() == "Officer");
  CHECK(r.fault().hints.front().find("with their number in a column 'Number of posts'") != std::string::npos);
  CHECK(ListReading("Title,Posts\nOfficer,1\nOfficer,1\n").fault().hints.front().find("in the column 'Posts'") != std::string::npos);
  CHECK(ListReading("Post no,Title\n7,Officer\n7,Clerk\n").codes() == "I110");
}

TEST_CASE("a row may stand for several posts, and its FTE is theirs together") {
  const ListReading r("Title,No. of posts,FTE\nChief,1,1\nOfficer,4,3\nClerk,120,120\nWarden,2.0,\nPorter,,0.5\n");
  REQUIRE(r.codes() == "I122");
  CHECK(r.fault().message == "cell C3: the FTE of a row with several posts is taken for their total: 3 for 4 posts is 0.75 for each");
  const auto& posts = r.organisation->posts;
  CHECK(posts[0].count == 1);
  CHECK(posts[1].count == 4);
  CHECK(posts[1].fte_hundredths == 75);
  CHECK(posts[2].count == 120);
  CHECK(posts[2].fte_hundredths == 100);
  CHECK(posts[3].count == 2);
  CHECK_FALSE(posts[3].fte_hundredths);
  CHECK(posts[4].count == 1);
  CHECK(posts[4].fte_hundredths == 50);
  const ListReading each("Title,Headcount,FTE per post\nOfficer,3,1\n");
  REQUIRE(each.codes().empty());
  CHECK(each.organisation->posts[0].fte_hundredths == 100);
}

TEST_CASE("counts that are none and totals that cannot be shared are faults, by their cells") {
  const ListReading r("Title,Posts,FTE\nOfficer,3,2.5\nClerk,0,1\nWarden,1.5,1\nPorter,x,1\n");
  CHECK(r.codes() == "I121 I120 I120 I120");
  CHECK(r.fault(0).message == "cell C2: 2.5 FTE cannot be divided evenly among the 3 posts of cell B2");
  CHECK(r.fault(2).message == "cell B4: '1.5' is no number of posts");
  CHECK_FALSE(r.organisation);
}

TEST_CASE("a column 'Number' counts posts or numbers them, as its values tell") {
  const ListReading counted("Title,No.\nChief,1\nHead,1\nOfficer,12\n");
  CHECK(counted.codes() == "I122");
  CHECK(counted.fault().message == "the column 'No.' is taken for how many posts each row stands for");
  CHECK(counted.organisation->posts[2].count == 12);
  CHECK(ListReading("Title,Number,FTE\nChief,1,1\nHead,3,3\nOfficer,12,12\n").organisation->posts[2].count == 12);
  for (const char* list : {"Title,Number\nChief,1\nHead,2\nOfficer,3\n", "Title,Number,FTE\nChief,1,1\nHead,2,1\n", "Title,No\nA,001\nB,001\n",
                           "Title,No,Reports to\nA,7,\nB,8,7\nC,8,7\nD,8,7\n", "Title,No\nA,P1\nB,P1\n", "Title,No\nA,4711\nB,4711\n"}) {
    const ListReading numbered(list);
    INFO(list);
    CHECK(numbered.fault().message.find("taken for the posts' own numbers") != std::string::npos);
    if (numbered.organisation) CHECK(numbered.organisation->posts.back().count == 1);
  }
  CHECK(ListReading("Title,Post number,No.\nA,P1,2\nB,P2,2\n").organisation->posts[1].count == 2);
  CHECK(ListReading("Title,Post number,No.\nA,P1,1\nB,P2,2\n").fault().message == "the column 'No.' is not used: 'Post number' says it");
  CHECK(ListReading("Title,No.\nA,\nB,\n").codes().empty());
}

TEST_CASE("ids avoid those of the report and of the units, and do not depend on the order of rows") {
  const ListReading r("Title,Unit\nFinance,Finance\nClerk,Finance\n", {"clerk"});
  CHECK(r.organisation->units[0].id == "finance");
  CHECK(r.organisation->posts[0].id == "finance-post");
  CHECK(r.organisation->posts[1].id == "clerk-post");
  const ListReading a("Title,Unit\nManager,B\nManager,A\n");
  const ListReading b("Title,Unit\nManager,A\nOther,A\nManager,B\n");
  CHECK(a.organisation->posts[0].id == b.organisation->posts[2].id);
}

TEST_CASE("every fault is found in one run, by its cell") {
  const ListReading r(
      "Title,Reports to,FTE,Holder\n"
      "Chief Executive,,1,\n"
      "Director,Cheif Executive,1,\n"
      ",Director,1,\n"
      "Head,Director,37 hours,\n"
      "Officer,Jane Smith,1,Jane Smith\n");
  CHECK(r.codes() == "I107 I111 I112 I108 I108");
  CHECK(r.fault(1).message == "cell C5: '37 hours' is no full-time equivalent");
  CHECK(r.at(1) == "37 hours");
  CHECK(r.at(3) == "Cheif Executive");
  CHECK(r.fault(3).hints.front() == "did you mean 'Chief Executive'?");
  CHECK(r.fault(4).hints.front().find("a person's name is not looked for") != std::string::npos);
  CHECK_FALSE(r.organisation);
}

TEST_CASE("circles of managers are faults, each told once") {
  const ListReading r("Title,Manager\nA,C\nB,A\nC,B\nD,A\nE,E\n");
  CHECK(r.codes() == "I109 I109");
  CHECK(r.fault(0).message == "cell B2: 'A' reports to 'C' reports to 'B' reports to 'A' again");
  CHECK(r.fault(1).message == "cell B6: 'E' reports to 'E' again");
}

TEST_CASE("a manager's title that several posts have needs its unit") {
  const ListReading r("Title,Unit,Reports to\nManager,North,\nManager,South,\nOfficer,East,Manager\n");
  CHECK(r.codes() == "I113");
  CHECK(r.at() == "Manager");
  CHECK(r.fault().notes.size() == 2);
}

TEST_CASE("rounded figures and unused columns are told, and stop nothing") {
  const ListReading r("Title,FTE,Salary\nClerk,0.6757,20000\nOfficer,0.333,1\n");
  CHECK(r.codes() == "I115 I116");
  CHECK(r.fault(1).message == "2 full-time equivalents are rounded to two decimals, the first here");
  REQUIRE(r.organisation);
  CHECK(r.organisation->posts[0].fte_hundredths == 68);
}

TEST_CASE("a list without posts is a fault") {
  CHECK(ListReading("").codes() == "I105");
  CHECK(ListReading("\n\n").codes() == "I105");
  CHECK(ListReading("Title,Unit\n").codes() == "I105");
  CHECK(ListReading("\"Title").codes() == "I103");
}
