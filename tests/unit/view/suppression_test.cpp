// Small counts of equality tables, and what they could be worked out from.
#include "view/suppression.hpp"

#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view;
using namespace townclerk::view::test;

namespace {

/// How rows and total are printed with counts under 5 suppressed: "c" the count, "f" fewer than 5, "h" not shown.
std::string shown(int population, const std::vector<int>& counts, bool total = false) {
  model::Equality table;
  table.population = population;
  table.suppress_below = 5;
  model::EqualityGroup group;
  group.total = total;
  for (const int count : counts) group.rows.emplace_back().count = count;
  const ShownGroup got = shown_counts(table, group);
  std::string out;
  for (const Shown row : got.rows) out += "cfh"[static_cast<std::size_t>(row)];
  return total ? out + "/" + "cfh"[static_cast<std::size_t>(got.total)] : out;
}

const std::string team = R"xml(<equality id="eq" population="95" suppress-below="5"><milestone id="later"><title>M</title></milestone>
  <group total="yes"><title>Sex</title><row id="men" count="90" comparator="50"><title>Men</title><at milestone="later" count="88"/></row>
    <row id="women" count="3" comparator="50"><title>Women</title><at milestone="later" count="2"/></row>
    <row id="other" count="2"><title>Other</title></row></group></equality>)xml";

}  // namespace

TEST_CASE("small counts are not printed, nought is one of them") {
  CHECK(shown(95, {60, 4, 5}) == "cfc");
  CHECK(shown(95, {60, 0, 5}) == "cfc");
  CHECK(shown(95, {2}, true) == "f/f");
}

TEST_CASE("a single small count does not follow from the total or the population") {
  CHECK(shown(95, {92, 3}) == "hf");
  CHECK(shown(95, {60, 32, 3}) == "chf");
  CHECK(shown(195, {60, 32, 3}) == "ccf");
  CHECK(shown(195, {60, 32, 3}, true) == "chf/c");
}

TEST_CASE("several small counts hide each other, unless their sum leaves them no choice") {
  CHECK(shown(95, {90, 3, 2}) == "cff");
  CHECK(shown(95, {60, 27, 4, 4}) == "chff");
  CHECK(shown(95, {60, 35, 0, 0}) == "chff");
  CHECK(shown(8, {4, 4}) == "hh");
  CHECK(shown(20, {0, 5, 5, 10}) == "fhhh");
}

TEST_CASE("people in no row are a small count too") {
  CHECK(shown(95, {92}) == "h");
  CHECK(shown(95, {60, 32}, true) == "ch/h");
  CHECK(shown(95, {60, 32, 1}, true) == "ccf/h");
  CHECK(shown(95, {60, 20}, true) == "cc/c");
  CHECK(shown(95, {60, 50}, true) == "cc/c");
}

TEST_CASE("in a table of fewer people everything is a small count") {
  CHECK(shown(4, {3, 1}, true) == "ff/f");
}

TEST_CASE("nothing is hidden where nothing is said") {
  model::Equality table;
  table.population = 3;
  model::EqualityGroup group;
  group.rows.emplace_back().count = 0;
  CHECK(shown_counts(table, group).rows == std::vector<Shown>{Shown::count});
  CHECK(shown_count(table, 0) == Shown::count);
}

TEST_CASE("what is not shown has neither share nor variance, in tables as in sentences") {
  Reading r(report_xml(team + R"xml(<section id="s"><title>S</title><generated part="equality"/>
    <body>{{equality.eq.women.count}}, {{equality.eq.women.share}}; {{equality.eq.men.share}}.</body></section>)xml"));
  const mustache::Value v = r.view();
  INFO(listed(r.diagnostics));
  const std::string rows = "sections.0.parts.0.equality-tables.0.groups.0.rows.";
  CHECK(words(v, rows + "0.count") == "90");
  CHECK(words(v, rows + "0.share") == "94.74");
  CHECK(words(v, rows + "0.cells.0") == "88");
  CHECK(words(v, rows + "1.count") == "fewer than 5");
  CHECK(words(v, rows + "1.share") == "not shown");
  CHECK(words(v, rows + "1.variance") == "not shown");
  CHECK(words(v, rows + "1.comparator") == "50.00");
  CHECK(words(v, rows + "1.cells.0") == "fewer than 5");
  CHECK(words(v, rows + "2.variance").empty());
  CHECK(words(v, rows + "3.count") == "95");
  CHECK(expanded(r).find("fewer than 5, not shown; 94.74.") != std::string::npos);
  CHECK(words(r.view(exempt_edition()), rows + "1.count") == "fewer than 5");
}
