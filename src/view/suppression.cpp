#include "view/suppression.hpp"

#include <algorithm>
#include <numeric>

namespace townclerk::view {
namespace {

/// What a reader knows of the counts that are not printed: how many are small, how many are not, and their sum.
struct Unknown {
  std::int64_t few = 0;
  std::int64_t hidden = 0;
  std::int64_t sum = 0;

  /// Whether the small ones follow from that: each has but one value left. A small count is below `below`, a hidden one is not.
  [[nodiscard]] bool tells(std::int64_t below) const {
    if (few == 0) return false;
    const std::int64_t most = std::min(below - 1, sum - hidden * below);
    const std::int64_t least = hidden > 0 ? 0 : std::max<std::int64_t>(0, sum - (few - 1) * (below - 1));
    return least >= most;
  }
};

/// The rows whose counts are printed, the smallest first.
std::vector<std::size_t> printed_rows(const model::EqualityGroup& group, const std::vector<Shown>& shown) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < shown.size(); ++i)
    if (shown[i] == Shown::count) rows.push_back(i);
  std::stable_sort(rows.begin(), rows.end(), [&group](std::size_t a, std::size_t b) { return group.rows[a].count < group.rows[b].count; });
  return rows;
}

}  // namespace

Shown shown_count(const model::Equality& table, int count) {
  return table.suppress_below && count < *table.suppress_below ? Shown::few : Shown::count;
}

ShownGroup shown_counts(const model::Equality& table, const model::EqualityGroup& group) {
  ShownGroup out;
  for (const model::EqualityRow& row : group.rows) out.rows.push_back(shown_count(table, row.count));
  if (!table.suppress_below) return out;
  const std::int64_t below = *table.suppress_below;
  const auto add = [](std::int64_t sum, const model::EqualityRow& row) { return sum + row.count; };
  const std::int64_t total = std::accumulate(group.rows.begin(), group.rows.end(), std::int64_t{0}, add);
  const std::int64_t others = table.population - total;  // who are in no row
  const bool few_others = others > 0 && others < below;
  out.total = total < below ? Shown::few : few_others ? Shown::hidden : Shown::count;
  const bool sum_is_known = others == 0 || few_others || (group.total && out.total == Shown::count);
  if (!sum_is_known || table.population < below) return out;
  Unknown unknown;
  unknown.few = few_others ? 1 : 0;
  unknown.sum = few_others ? others : 0;
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    if (out.rows[i] != Shown::few) continue;
    ++unknown.few;
    unknown.sum += group.rows[i].count;
  }
  for (const std::size_t next : printed_rows(group, out.rows)) {
    if (!unknown.tells(below)) return out;
    out.rows[next] = Shown::hidden;
    ++unknown.hidden;
    unknown.sum += group.rows[next].count;
  }
  if (unknown.tells(below)) std::fill(out.rows.begin(), out.rows.end(), Shown::hidden);
  return out;
}

}  // namespace townclerk::view
