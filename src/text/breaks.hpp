// Where a line may end: UAX #14 by ICU, with the tailorings that council papers need.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace townclerk::text {

struct Break {
  std::uint32_t offset;  // byte behind which the line may end
  bool mandatory;
};

/// Opportunities of a paragraph's text, in order, its end included. Never inside "£1 m", "3.13.2(g)", "2012/13", "5 – 7", "No. 3", an initial
/// and its name ("D. Blackie"), or before a closing bracket; a run of more than 40 letters without an opportunity may break anywhere.
[[nodiscard]] std::vector<Break> line_breaks(std::string_view text, std::string_view language);

}  // namespace townclerk::text
