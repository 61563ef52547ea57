// Which counts of an equality table are printed: small ones are not, nor what they could be worked out from.
#pragma once

#include <cstdint>
#include <vector>

#include "model/evidence.hpp"

namespace townclerk::view {

using model::Shown;

struct ShownGroup {
  std::vector<Shown> rows;
  Shown total = Shown::count;
};

/// A count by itself; all are shown where the table suppresses none.
[[nodiscard]] Shown shown_count(const model::Equality& table, int count);

/// The counts of a group. A reader knows the population, and the rows' sum where the total is printed or where everybody is in a row: then as
/// many of the smallest other rows are hidden as it takes that no small count follows. People who are in no row are such a count too, and a
/// total that would tell how few they are is hidden.
[[nodiscard]] ShownGroup shown_counts(const model::Equality& table, const model::EqualityGroup& group);

}  // namespace townclerk::view
