// "Did you mean …": the nearest of the known names.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace townclerk {

/// The candidate with the smallest edit distance (transpositions count one), if it is near enough to be a slip; ties go to the first.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace townclerk
