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
  CHECK(ListReading("Number,Title\n7,Officer\n7,Clerk\n").codes() == "I110");
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
