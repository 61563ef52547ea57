#include "edition/bands.hpp"

#include <string>
#include <vector>

#include "model/evidence.hpp"
#include "model/values.hpp"
#include "view/suppression.hpp"

namespace townclerk::edition {
namespace {

using model::Shown;

int number(const Node& node, std::string_view attribute) {
  return model::parse_count(model::collapse(node.value(attribute))).value_or(0);
}

bool states_band(const Node& node) {
  return node.find("shown") != nullptr;
}

/// The last reason not to show a count that is not shown itself says nothing.
Shown at_milestone(const model::Equality& table, int count, Shown row) {
  const Shown own = view::shown_count(table, count);
  return own == Shown::count && row != Shown::count ? Shown::hidden : own;
}

void say(Node& node, std::string_view counted, Shown shown) {
  if (shown == Shown::count) return;
  node.drop({counted});
  node.set("shown", shown == Shown::few ? "fewer-than" : "not-shown");
}

void group(Node& node, const model::Equality& table) {
  std::vector<Node*> rows;
  model::EqualityGroup counted;
  counted.total = node.value("total") == "yes";
  int sum = 0;
  for (Node& each : node.children) {
    if (each.name != "row") continue;
    if (states_band(each)) return;  // they are stated
    rows.push_back(&each);
    counted.rows.emplace_back().count = number(each, "count");
    sum += counted.rows.back().count;
  }
  if (states_band(node) || node.find("sum") != nullptr) return;
  const view::ShownGroup shown = view::shown_counts(table, counted);
  bool all = true;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (Node& at : rows[i]->children)
      if (at.name == "at" && !states_band(at)) say(at, "count", at_milestone(table, number(at, "count"), shown.rows[i]));
    say(*rows[i], "count", shown.rows[i]);
    all = all && shown.rows[i] == Shown::count;
  }
  if (all || !counted.total) return;
  say(node, "sum", shown.total);
  if (shown.total == Shown::count) node.set("sum", std::to_string(sum));
}

}  // namespace

void state_bands(Node& root) {
  if (root.name != "equality") {
    for (Node& each : root.children) state_bands(each);
    return;
  }
  if (root.find("suppress-below") == nullptr) return;
  model::Equality table;
  table.population = number(root, "population");
  table.suppress_below = number(root, "suppress-below");
  for (Node& each : root.children)
    if (each.name == "group") group(each, table);
  if (view::shown_count(table, table.population) != Shown::count) root.replace("population", "1");
}

}  // namespace townclerk::edition
