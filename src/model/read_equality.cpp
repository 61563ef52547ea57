#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "model/codes.hpp"
#include "model/parts.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

constexpr int most_people = 999'999'999;  // stands for a population that is at fault, so that its rows are not

Milestone read_milestone(Reading& reading, const xml::Element& element, Span table) {
  Tag tag(reading, element);
  Milestone milestone;
  milestone.at = tag.at();
  milestone.id = tag.id(Thing::milestone, Need::required, table);
  tag.children({lines(reading, "title", Occurs::at_least_once, milestone.title)});
  return milestone;
}

/// What a table says of a number that it does not show.
constexpr Words<Shown, 2> bands{{{"fewer-than", Shown::few}, {"not-shown", Shown::hidden}}};

/// A count, or how it is printed in its stead; nought where it is not told.
int read_count(Tag& tag, const Equality& table, Shown& shown) {
  shown = tag.choice("shown", bands, Shown::count);
  if (shown == Shown::count) return tag.count("count", tag.has("shown") ? Need::optional : Need::required).value_or(0);
  if (!table.suppress_below) tag.refuse("shown", "'shown' goes with suppress-below of the table");
  tag.refuse("count", "a number that is not shown is not told");
  return 0;
}

/// Where a row counts each milestone.
using Counted = std::unordered_map<std::string, Span>;

void add_count(Reading& reading, const xml::Element& element, const Equality& table, Counted& counted, EqualityRow& row) {
  Tag tag(reading, element);
  Span at;
  MilestoneCount counts;
  counts.milestone = tag.reference("milestone", Thing::milestone, Need::required, &at, table.at);
  counts.count = read_count(tag, table, counts.shown);
  counts.count_at = tag.value_at("count");
  tag.children({});
  const auto [first, added] = counted.emplace(counts.milestone, at);
  if (!added && !counts.milestone.empty())
    reading.fault(Diagnostic(codes::M106, at, fmt::format("the row counts the milestone '{}' twice", counts.milestone))
                      .note("it is counted here", first->second));
  row.milestones.push_back(std::move(counts));
}

/// A row that counts more people than there are is a slip of the pen; whether the rows of a group add up is the proof-reader's question.
void check_count(Tag& tag, const EqualityRow& row, const Equality& table) {
  if (row.count <= table.population) return;
  tag.reading().fault(Diagnostic(codes::M127, tag.value_at("count"), fmt::format("the row counts {} of {} people", row.count, table.population))
                          .note("the table is of this population", table.at)
                          .hint("correct the row's count or the table's population"));
}

EqualityRow read_row(Reading& reading, const xml::Element& element, const Equality& table) {
  Tag tag(reading, element);
  EqualityRow row;
  row.at = tag.at();
  row.id = tag.id(Thing::equality_row, Need::optional, table.at);
  row.count = read_count(tag, table, row.shown);
  row.count_at = tag.value_at("count");
  const auto fits = [](std::string_view text) { return parse_percent_hundredths(text).has_value(); };
  row.comparator = parse_percent_hundredths(tag.formed("comparator", Need::optional, fits, "a percentage as 48 or 48.25"));
  row.comparator_at = tag.value_at("comparator");
  Counted counted;
  const auto at = [&](const xml::Element& child) { add_count(reading, child, table, counted, row); };
  check_count(tag, row, table);
  tag.children({lines(reading, "title", Occurs::at_least_once, row.title, 0), {"at", Occurs::any, at, 1}});
  return row;
}

EqualityGroup read_group(Reading& reading, const xml::Element& element, const Equality& table) {
  Tag tag(reading, element);
  EqualityGroup group;
  group.at = tag.at();
  group.total = tag.yes("total", false);
  group.sum = tag.count("sum");
  group.shown = tag.choice("shown", bands, Shown::count);
  if (!group.total && (group.sum || group.shown != Shown::count)) tag.refuse(group.sum ? "sum" : "shown", "it goes with total=\"yes\"");
  const auto row = [&](const xml::Element& child) { group.rows.push_back(read_row(reading, child, table)); };
  tag.children({lines(reading, "title", Occurs::at_least_once, group.title, 0), {"row", Occurs::at_least_once, row, 1}});
  const bool told = group.sum || group.shown != Shown::count;
  if (group.total && !told && std::any_of(group.rows.begin(), group.rows.end(), [](const auto& each) { return each.shown != Shown::count; }))
    tag.missing("sum");
  return group;
}

}  // namespace

Equality read_equality(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Equality equality;
  equality.at = tag.at();
  equality.id = tag.id(Thing::equality);
  const auto fits = [](std::string_view text) { return parse_count(text).value_or(0) > 0; };
  equality.population = parse_count(tag.formed("population", Need::required, fits, "the number of people in it, at least one")).value_or(most_people);
  const auto least = [](std::string_view text) { return parse_count(text).value_or(0) > 1; };
  const std::string below = tag.formed("suppress-below", Need::optional, least, "the least count that is printed, at least 2");
  if (!below.empty()) equality.suppress_below = parse_count(below);
  equality.population_at = tag.value_at("population");
  equality.exemption = tag.exemption();
  const auto milestone = [&](const xml::Element& child) { equality.milestones.push_back(read_milestone(reading, child, equality.at)); };
  const auto group = [&](const xml::Element& child) { equality.groups.push_back(read_group(reading, child, equality)); };
  tag.children({lines(reading, "title", Occurs::any, equality.title, 0),
                lines(reading, "comparator", Occurs::any, equality.comparator, 1),
                {"milestone", Occurs::any, milestone, 2},
                {"group", Occurs::at_least_once, group, 3}});
  return equality;
}

}  // namespace townclerk::model
