#include "view/suppression.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace townclerk::view {
namespace {

/// What a count that is not printed may be.
struct Range {
  std::int64_t least = 0;
  std::int64_t most = 0;
};
constexpr std::int64_t endless = std::int64_t{1} << 40U;
/// Fewer values would not be enough to choose from: which of two it is could be told by what else is hidden, or is not.
constexpr std::int64_t choice = 2;

/// Counts that are not printed, and their sum, which a reader knows: those of rows that are below `below`, of rows that are not, and of people
/// who are in no row.
struct Unknown {
  std::int64_t sum = 0;
  std::int64_t below = 0;
  std::int64_t few = 0;
  std::int64_t hidden = 0;
  Range others;

  [[nodiscard]] Range all() const { return {hidden * below + others.least, hidden * endless + few * (below - 1) + others.most}; }
  [[nodiscard]] bool possible() const { return all().least <= sum && sum <= all().most; }
  /// What remains of a range if the others are what they may be.
  [[nodiscard]] Range left(Range own) const {
    return {std::max(own.least, sum - (all().most - own.most)), std::min(own.most, sum - (all().least - own.least))};
  }
  [[nodiscard]] bool tells_few() const {
    const Range each = left({0, below - 1});
    return few > 0 && possible() && each.most - each.least < std::min(choice, below - 1);
  }
  /// That nobody, or not few, are in no row may be known.
  [[nodiscard]] bool tells_others() const {
    const Range each = left(others);
    return possible() && each.most > 0 && each.least < below && each.most - each.least < choice;
  }
};

/// How a group is printed, as far as that is decided.
class Group {
 public:
  Group(const model::Equality& table, const model::EqualityGroup& group);
  /// Hides rows until the small counts cannot be worked out from what is printed. Which ones does not depend on what is not printed.
  ShownGroup shown() &&;

 private:
  [[nodiscard]] bool tells() const;
  void hide(std::size_t row);
  void hide_all();

  const model::EqualityGroup& group_;
  std::int64_t below_;
  std::int64_t population_;
  std::int64_t total_ = 0;
  std::int64_t printed_ = 0;
  std::int64_t few_ = 0;
  std::int64_t hidden_ = 0;
  bool few_others_ = false;
  ShownGroup out_;
};

Group::Group(const model::Equality& table, const model::EqualityGroup& group)
    : group_(group), below_(*table.suppress_below), population_(table.population) {
  for (const model::EqualityRow& row : group.rows) {
    out_.rows.push_back(shown_count(table, row.count));
    total_ += row.count;
    if (out_.rows.back() == Shown::count) printed_ += row.count;
    if (out_.rows.back() == Shown::few) ++few_;
  }
  const std::int64_t others = population_ - total_;
  few_others_ = others > 0 && others < below_ && population_ >= below_;
  out_.total = few_others_ ? Shown::hidden : total_ < below_ ? Shown::few : Shown::count;
}

bool Group::tells() const {
  if (group_.total && out_.total == Shown::few) return false;
  const std::int64_t all = group_.total && out_.total == Shown::count ? total_ : population_;
  Unknown unknown{all - printed_, below_, few_, hidden_, {}};
  // Rows may be known to hold everybody.
  if (!(group_.total && out_.total == Shown::hidden) && unknown.tells_few()) return true;
  if (group_.total && out_.total == Shown::count) return false;
  const bool somebody = group_.total || (unknown.few == 0 && unknown.hidden > 0);
  unknown.others = {somebody ? 1 : 0, group_.total ? below_ - 1 : endless};
  return unknown.tells_few() || unknown.tells_others();
}

void Group::hide(std::size_t row) {
  out_.rows[row] = Shown::hidden;
  printed_ -= group_.rows[row].count;
  ++hidden_;
}

void Group::hide_all() {
  std::fill(out_.rows.begin(), out_.rows.end(), Shown::hidden);
  out_.total = Shown::hidden;
}

ShownGroup Group::shown() && {
  if (population_ < below_ || (few_ == 0 && !few_others_)) return std::move(out_);
  const auto rows = static_cast<std::int64_t>(out_.rows.size());
  // Where all rows may be as small, or nearly as small, as they can be, nothing but hiding everything keeps that secret.
  const bool all_small = population_ < 2 * below_ || population_ == rows * (below_ - 1) || population_ == rows * below_ + 1;
  for (std::size_t row = out_.rows.size(); row > 0 && !all_small && below_ > choice && tells(); --row)
    if (out_.rows[row - 1] == Shown::count) hide(row - 1);
  if (all_small || tells()) hide_all();
  return std::move(out_);
}

}  // namespace

Shown shown_count(const model::Equality& table, int count) {
  return table.suppress_below && count < *table.suppress_below ? Shown::few : Shown::count;
}

ShownGroup shown_counts(const model::Equality& table, const model::EqualityGroup& group) {
  const auto states = [](const model::EqualityRow& row) { return row.shown != Shown::count; };
  if (group.shown != Shown::count || group.sum || std::any_of(group.rows.begin(), group.rows.end(), states)) {
    ShownGroup stated{{}, group.shown};
    for (const model::EqualityRow& row : group.rows) stated.rows.push_back(row.shown);
    return stated;
  }
  if (table.suppress_below) return Group(table, group).shown();
  ShownGroup out;
  out.rows.assign(group.rows.size(), Shown::count);
  return out;
}

}  // namespace townclerk::view
