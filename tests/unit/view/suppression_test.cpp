// Small counts of equality tables, and what they could be worked out from.
#include "view/suppression.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view;
using namespace townclerk::view::test;

namespace {

ShownGroup shown_group(int population, int below, const std::vector<int>& counts, bool total) {
  model::Equality table;
  table.population = population;
  table.suppress_below = below;
  model::EqualityGroup group;
  group.total = total;
  for (const int count : counts) group.rows.emplace_back().count = count;
  return shown_counts(table, group);
}

/// How rows and total are printed with counts under 5 suppressed: "c" the count, "f" fewer than 5, "h" not shown.
std::string shown(int population, const std::vector<int>& counts, bool total = false) {
  const ShownGroup got = shown_group(population, 5, counts, total);
  std::string out;
  for (const Shown row : got.rows) out += "cfh"[static_cast<std::size_t>(row)];
  return total ? out + "/" + "cfh"[static_cast<std::size_t>(got.total)] : out;
}

/// Tables of a number of rows whose people are in one row each, or in none, by what is printed of them.
using Tables = std::map<std::string, std::vector<std::vector<int>>>;

void add_tables(Tables& tables, int population, int below, std::vector<int>& counts, std::size_t rows, bool total, bool everybody) {
  const int sum = std::accumulate(counts.begin(), counts.end(), 0);
  if (counts.size() < rows) {
    for (int count = 0; count <= population - sum; ++count) {
      counts.push_back(count);
      add_tables(tables, population, below, counts, rows, total, everybody);
      counts.pop_back();
    }
    return;
  }
  if (everybody && sum != population) return;
  const auto print = [](int count, Shown how) { return how == Shown::count ? std::to_string(count) : how == Shown::few ? "few" : "hidden"; };
  const ShownGroup got = shown_group(population, below, counts, total);
  std::string printed = population < below ? "few:" : std::to_string(population) + ":";
  for (std::size_t i = 0; i < rows; ++i) printed += " " + print(counts[i], got.rows[i]);
  if (total) printed += " = " + print(sum, got.total);
  std::vector<int> table = counts;
  if (population >= below) table.push_back(population - sum);
  tables[printed].push_back(table);
}

/// Small counts that have one value in all tables that are printed so. That nobody is in no row is no secret.
std::string told(const Tables& tables, int below, std::size_t rows) {
  for (const auto& [printed, alike] : tables) {
    for (std::size_t i = 0; i < alike.front().size(); ++i) {
      const int count = alike.front()[i];
      if (count >= below || (i == rows && count == 0)) continue;
      const auto same = [&](const std::vector<int>& other) { return other[i] == count; };
      if (std::all_of(alike.begin(), alike.end(), same)) return printed + " tells " + std::to_string(i);
    }
  }
  return {};
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
  CHECK(shown(20, {0, 5, 5, 10}) == "fcch");
  CHECK(shown(20, {0, 5, 10, 5}) == "fchh");
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

TEST_CASE("no small count follows from what is printed, whoever knows how that is chosen") {
  constexpr std::array<int, 5> largest{0, 26, 18, 14, 12};
  for (const int below : {3, 4, 5}) {
    for (std::size_t rows = 1; rows < largest.size(); ++rows) {
      for (const bool total : {false, true}) {
        for (const bool everybody : {false, true}) {
          if (everybody && rows == 1) continue;
          Tables tables;
          std::vector<int> counts;
          for (int population = 0; population <= largest.at(rows); ++population)
            add_tables(tables, population, below, counts, rows, total, everybody);
          INFO(below << (total ? " with total" : "") << (everybody ? ", everybody in a row" : ""));
          CHECK(told(tables, below, rows) == "");
        }
      }
    }
  }
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
