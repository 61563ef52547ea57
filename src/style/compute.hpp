// From settings to computed values.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "style/computed.hpp"
#include "style/property.hpp"

namespace townclerk::style {

/// The settings that won the cascade, by property.
using Winners = std::array<const Setting*, property_count>;

/// CSS's initial values; `line-height: normal` is taken as 1.15, `medium` as 12 pt.
[[nodiscard]] const Computed& initial_values();
/// What an element without rules computes to inside `parent`.
[[nodiscard]] Computed inherited(const Computed& parent);
/// Applies the winners on top of `inherited(parent)`. `root_size` is the root's font size, for rem; 0 while the root itself is computed.
[[nodiscard]] Computed compute(const Computed& parent, Display display, const Winners& winners, float root_size);

}  // namespace townclerk::style
