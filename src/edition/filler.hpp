// Neutral prose in the place of what is withheld.
#pragma once

#include <string>
#include <string_view>

#include "base/placed_text.hpp"

namespace townclerk::edition {

/// What stands for words, names and files that an edition withholds: its paper prints the house's words for a gap instead.
inline constexpr std::string_view filler = "withheld";

enum class Ids : bool { left_out, kept };

/// Markdown without a word of `prose`, whose paragraphs, headings and tables take the same numbers when it is withheld, and which has the same
/// ids where they are kept: references lead to them. What neither counts nor can be referred to is left out. Empty for empty prose.
[[nodiscard]] std::string filler_for(const PlacedText& prose, Ids ids = Ids::kept);

}  // namespace townclerk::edition
