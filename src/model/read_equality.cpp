#include <utility>

#include "model/codes.hpp"
#include "model/parts.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

Milestone read_milestone(Reading& reading, const xml::Element& element, Span table) {
  Tag tag(reading, element);
  Milestone milestone;
  milestone.at = tag.at();
  milestone.id = tag.id(Thing::milestone, Need::required, table);
  tag.children({lines(reading, "title", Occurs::at_least_once, milestone.title)});
  return milestone;
}

void add_count(Reading& reading, const xml::Element& element, Span table, EqualityRow& row) {
  Tag tag(reading, element);
  Span at;
  std::string milestone = tag.reference("milestone", Thing::milestone, Need::required, &at, table);
  const auto count = tag.count("count", Need::required);
  tag.children({});
  row.milestones.emplace_back(std::move(milestone), count.value_or(0));
  row.milestones_at.push_back(at);
}

EqualityRow read_row(Reading& reading, const xml::Element& element, const Equality& table) {
  Tag tag(reading, element);
  EqualityRow row;
  row.at = tag.at();
  row.count = tag.count("count", Need::required).value_or(0);
  const auto fits = [](std::string_view text) { return parse_percent_hundredths(text).has_value(); };
  row.comparator = parse_percent_hundredths(tag.formed("comparator", Need::optional, fits, "a percentage as 48 or 48.25"));
  const auto at = [&](const xml::Element& child) { add_count(reading, child, table.at, row); };
  tag.children({lines(reading, "title", Occurs::at_least_once, row.title, 0), {"at", Occurs::any, at, 1}});
  return row;
}

EqualityGroup read_group(Reading& reading, const xml::Element& element, const Equality& table) {
  Tag tag(reading, element);
  EqualityGroup group;
  group.at = tag.at();
  group.total = tag.yes("total", false);
  const auto row = [&](const xml::Element& child) { group.rows.push_back(read_row(reading, child, table)); };
  tag.children({lines(reading, "title", Occurs::at_least_once, group.title, 0), {"row", Occurs::at_least_once, row, 1}});
  return group;
}

}  // namespace

Equality read_equality(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Equality equality;
  equality.at = tag.at();
  equality.id = tag.id(Thing::equality);
  equality.population = tag.count("population", Need::required).value_or(0);
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
