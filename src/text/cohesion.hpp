// What a council paper keeps on one line although UAX #14 would break it.
#pragma once

#include <cstddef>
#include <string_view>

namespace townclerk::text {

/// Whether the words on both sides of an opportunity of UAX #14 at `offset` belong together: amount and unit, abbreviation and number,
/// day and month, initial and name, both ends of a range, nested brackets. Looks at the two words beside the offset only.
[[nodiscard]] bool holds_together(std::string_view text, std::size_t offset);

}  // namespace townclerk::text
