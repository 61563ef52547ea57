// Amounts of money of which a paper prints only what they add up to, or thousands.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "edition/candidates.hpp"

namespace townclerk::edition {

[[nodiscard]] bool has_amounts(const Node& root);

/// Which lines may be one: all of a report's, or those of a row, of one certainty or alike in all but their amounts.
enum class Alike : std::uint8_t { all, in_certainty, in_everything };

/// For each row of several lines whose amounts `words`, what the paper says, does not hold: the sum of those that are alike in one of them, and
/// nought in the others.
[[nodiscard]] std::vector<Spare> sum_spares(Node& root, std::string_view words, Alike alike);

/// For each amount that `words` does not hold, the nearest thousand.
[[nodiscard]] std::vector<Spare> thousand_spares(Node& root, std::string_view words);

}  // namespace townclerk::edition
