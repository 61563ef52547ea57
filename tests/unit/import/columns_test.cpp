#include "import/columns.hpp"

#include <catch2/catch.hpp>

using namespace townclerk;
using intake::Asks;
using intake::Column;

namespace {

struct Header {
  Sources sources;
  Diagnostics diagnostics;
  intake::Columns columns;

  explicit Header(std::string text) {
    const auto rows = intake::read_csv(sources, sources.add("list.csv", std::move(text)), diagnostics);
    columns = intake::find_columns(rows, diagnostics);
  }
  [[nodiscard]] std::string codes() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) out += (out.empty() ? "" : " ") + std::string(d.code.id);
    return out;
  }
};

}  // namespace

TEST_CASE("headings are matched without regard to case, blanks and punctuation") {
  const Header h("JOB_TITLE, Line manager ,directorate,Pay-Band,F.T.E.,Vacant?,Post No.,Tier");
  CHECK(h.codes().empty());
  CHECK(h.columns.of(Column::title) == 0);
  CHECK(h.columns.of(Column::manager) == 1);
  CHECK(h.columns.of(Column::unit) == 2);
  CHECK(h.columns.of(Column::grade) == 3);
  CHECK(h.columns.of(Column::fte) == 4);
  CHECK(h.columns.of(Column::holder) == 5);
  CHECK(h.columns.of(Column::number) == 6);
  CHECK(h.columns.of(Column::tier) == 7);
  CHECK(h.columns.asks == Asks::vacant);
  CHECK(Header("Title,Filled (Y/N)").columns.asks == Asks::nothing);
  CHECK(Header("Title,Filled?").columns.asks == Asks::filled);
  CHECK(Header("Title,Vacancy status").columns.asks == Asks::nothing);
}

TEST_CASE("the best of several columns is used, and the others are named") {
  const Header h("Post title,Team,Directorate,Cost centre");
  CHECK(h.columns.of(Column::unit) == 2);
  CHECK(h.codes() == "I115 I115");
  CHECK(h.diagnostics.all().front().message == "the column 'Team' is not used: 'Directorate' says it");
  CHECK_FALSE(h.diagnostics.has_errors());
}

TEST_CASE("a slip in a heading is pointed out") {
  const Header h("Post title,Line manger");
  CHECK(h.codes() == "I115");
  CHECK(h.diagnostics.all().front().hints.front() == "if it is 'line manager', head it so");
}

TEST_CASE("a list needs a column of titles, and one of each heading") {
  CHECK(Header("Name,Salary").codes() == "I115 I115 I105");
  CHECK(Header("Title,Grade,grade").codes() == "I106 I115");
}

TEST_CASE("names are folded") {
  CHECK(intake::folded("Head  of\tIT") == "head of\tit");
  CHECK(intake::folded("Children\xE2\x80\x99s & Adults ") == "children's and adults");
}

TEST_CASE("headings that count posts, and those that number them") {
  for (const char* heading : {"No. of posts", "Number of posts", "Posts", "Headcount", "Head count", "ESTABLISHMENT"}) {
    INFO(heading);
    const Header h(std::string("Title,") + heading);
    CHECK(h.columns.of(Column::count) == 1);
    CHECK_FALSE(h.columns.of(Column::number));
  }
  for (const char* heading : {"Post number", "Post no.", "Ref", "Position ID", "Number"}) {
    INFO(heading);
    const Header h(std::string("Title,") + heading);
    CHECK(h.columns.of(Column::number) == 1);
    CHECK_FALSE(h.columns.of(Column::count));
  }
  CHECK(Header("Title,FTE per post").columns.fte_of_one);
  CHECK_FALSE(Header("Title,Post FTE").columns.fte_of_one);
}
