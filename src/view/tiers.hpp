// Tiers of posts as sentences name them: posts.tier.level-7.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "model/report.hpp"

namespace townclerk::view {

using TierNames = std::vector<std::pair<std::string_view, std::string_view>>;

/// Names of tiers in templates, each with its tier, in the order in which the report's posts have them, those of frozen appendices last. They
/// live as long as the report.
[[nodiscard]] TierNames tier_names(const model::Report& report);

}  // namespace townclerk::view
